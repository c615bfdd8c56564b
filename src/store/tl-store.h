/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "map/tl-table.h"
#include "store/tl-repair.h"

G_BEGIN_DECLS

#define TL_STORE_ERROR (tl_store_error_quark ())
GQuark tl_store_error_quark (void);

typedef enum
{
  TL_STORE_ERROR_MALFORMED, /* not JSON: line and column */
  TL_STORE_ERROR_NOT_A_MAP, /* JSON, but no Throughline document */
  TL_STORE_ERROR_INVALID,   /* a document with a wrong value: JSON pointer */
  TL_STORE_ERROR_TOO_NEW,   /* a newer version that does not fit */
  TL_STORE_ERROR_TOO_LARGE,
  TL_STORE_ERROR_NOT_FOUND,
  TL_STORE_ERROR_READ,
  TL_STORE_ERROR_WRITE,
  TL_STORE_ERROR_EXISTS,
  TL_STORE_ERROR_CHANGED,  /* the file is not what was loaded: overwrite, save a copy, reload */
  TL_STORE_ERROR_MISMATCH, /* what was written would not read back the same */
} TlStoreError;

#define TL_STORE_VERSION 1

/* `name` is what messages call the input: a file name or "standard input". `version` (nullable)
 * gets the file's version: larger than TL_STORE_VERSION = read-only. */
TlTable *tl_store_parse (GBytes *bytes, const char *name, gint64 *version, GError **error);
/* For what a person opens: bad references are mended, and each is told of in `repairs`, an array of
 * TlRepair that owns them (nullable: then they are errors as above). */
TlTable *tl_store_parse_repaired (
  GBytes *bytes, const char *name, gint64 *version, GPtrArray *repairs, GError **error);
GBytes *tl_store_serialize (const TlTable *table);

/* What a file was when it was loaded or saved, to notice that somebody else changed it. */
typedef struct _TlFileStamp TlFileStamp;
void                        tl_file_stamp_free (TlFileStamp *stamp);
TlFileStamp                *tl_file_stamp_copy (const TlFileStamp *stamp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFileStamp, tl_file_stamp_free)

/* The bytes of a file, or what a crash during its last save should have left in it. */
GBytes *tl_store_read (const char *path, TlFileStamp **stamp, GError **error);
GBytes *tl_store_read_stream (int fd, const char *name, GError **error);

TlTable *tl_store_load (const char *path, gint64 *version, TlFileStamp **stamp, GError **error);
TlTable *tl_store_load_repaired (
  const char *path, gint64 *version, TlFileStamp **stamp, GPtrArray *repairs, GError **error);
/* Loads as a person opens files; tl_store_load_get_repairs() says what was mended. */
void       tl_store_load_async (GFile              *file,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
TlTable   *tl_store_load_finish (GAsyncResult *result,
                                 gint64       *version,
                                 TlFileStamp **stamp,
                                 GError      **error);
GPtrArray *tl_store_load_get_repairs (GAsyncResult *result);

typedef enum
{
  TL_SAVE_FLAG_NONE = 0,
  TL_SAVE_FLAG_OVERWRITE_CHANGED = 1 << 0, /* even if the file is not what `expected` says */
  TL_SAVE_FLAG_REFUSE_EXISTING = 1 << 1,   /* TL_STORE_ERROR_EXISTS when the file is there */
} TlSaveFlags;

/* The one save function: documents and exports. Either the old bytes or the new ones, never less.
 */
gboolean tl_store_save_bytes (const char        *path,
                              GBytes            *bytes,
                              const TlFileStamp *expected,
                              TlSaveFlags        flags,
                              TlFileStamp      **stamp,
                              GError           **error);
gboolean tl_store_save (const char        *path,
                        const TlTable     *table,
                        const TlFileStamp *expected,
                        TlSaveFlags        flags,
                        TlFileStamp      **stamp,
                        GError           **error);
/* The snapshot is taken by the caller; runs in a worker thread. */
void     tl_store_save_async (GFile              *file,
                              TlTable            *snapshot,
                              const TlFileStamp  *expected,
                              TlSaveFlags         flags,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean tl_store_save_finish (GAsyncResult *result, TlFileStamp **stamp, GError **error);

/* Removes temporary files of ours that a crash left in a folder; at start and before each save. */
void tl_store_sweep (const char *directory);

char *tl_store_dup_schema (void);

G_END_DECLS
