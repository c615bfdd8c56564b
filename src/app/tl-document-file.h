/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "map/tl-document.h"
#include "store/tl-store.h"

G_BEGIN_DECLS

/* An open document and the file it lives in: loading, saving, and whether anything would be lost.
 * Knows no window.
 *
 * Signal "changed": file, title, modified, saving or read-only may be different. */
#define TL_TYPE_DOCUMENT_FILE (tl_document_file_get_type ())
G_DECLARE_FINAL_TYPE (TlDocumentFile, tl_document_file, TL, DOCUMENT_FILE, GObject)

TlDocumentFile *tl_document_file_new (TlDocument *document);

typedef enum
{
  TL_OPEN_NORMAL,
  TL_OPEN_COPY,     /* an untitled copy: the file is only read */
  TL_OPEN_TEMPLATE, /* untitled work that begins with a template */
} TlOpenMode;

void            tl_document_file_open_async (GFile              *file,
                                             TlOpenMode          mode,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean        tl_document_file_is_picture (GFile *file);
TlDocumentFile *tl_document_file_open_finish (GAsyncResult *result, GError **error);

void     tl_document_file_save_async (TlDocumentFile     *self,
                                      GFile              *target,
                                      TlSaveFlags         flags,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean tl_document_file_save_finish (TlDocumentFile *self, GAsyncResult *result, GError **error);

TlDocument      *tl_document_file_get_document (TlDocumentFile *self);
GFile           *tl_document_file_get_file (TlDocumentFile *self);
gboolean         tl_document_file_is_at (TlDocumentFile *self, GFile *file);
gboolean         tl_document_file_is_modified (TlDocumentFile *self);
gboolean         tl_document_file_is_saving (TlDocumentFile *self);
gboolean         tl_document_file_is_read_only (TlDocumentFile *self);
const GPtrArray *tl_document_file_get_repairs (TlDocumentFile *self);
gboolean         tl_document_file_is_pristine (TlDocumentFile *self);
const char      *tl_document_file_get_first_map (TlDocumentFile *self);
char            *tl_document_file_dup_title (TlDocumentFile *self);
char            *tl_document_file_dup_file_name (TlDocumentFile *self);
char            *tl_document_file_dup_proposed_name (TlDocumentFile *self, const char *suffix);

G_END_DECLS
