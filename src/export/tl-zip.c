/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files -> one ZIP archive, with libzip, in memory.
 *
 * The files are collected first and written in one go by tl_zip_finish(). Nothing of the machine
 * comes in: every file has the same time (the first that the format knows) and the same rights,
 * names are UTF-8. What is packed already, such as pictures, is stored as it stands. */
#include "config.h"

#include "export/tl-zip.h"

#include "export/tl-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/* 1980-01-01, midnight, as MS-DOS counts: where the times of ZIP begin. */
#define FIRST_DATE 0x21
#define FIRST_TIME 0
/* A plain file that everybody may read: S_IFREG | 0644 in the upper half. */
#define ATTRIBUTES (0100644u << 16)

typedef struct
{
  char   *name;
  GBytes *bytes;
} File;

struct _TlZip
{
  GArray *files; /* of File */
};

static void
clear_file (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
}

/**
 * tl_zip_new:
 *
 * Returns: (transfer full): an archive without files
 */
TlZip *
tl_zip_new (void)
{
  TlZip *self = g_new0 (TlZip, 1);

  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self->files, clear_file);
  return self;
}

/**
 * tl_zip_free:
 * @self: (transfer full) (nullable): an archive
 *
 * Frees an archive, finished or not.
 */
void
tl_zip_free (TlZip *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->files);
  g_free (self);
}

/**
 * tl_zip_add:
 * @self: an archive
 * @name: UTF-8, with slashes between folders and none before the first
 * @bytes: what the file holds; the archive takes its own reference
 *
 * Adds a file behind those added before. Each name once.
 */
void
tl_zip_add (TlZip *self, const char *name, GBytes *bytes)
{
  File file = { g_strdup (name), g_bytes_ref (bytes) };

  g_return_if_fail (*name != '\0' && *name != '/');
  g_array_append_val (self->files, file);
}

/**
 * tl_zip_take_text:
 * @self: an archive
 * @name: as of tl_zip_add()
 * @text: (transfer full): what the file holds
 *
 * Adds a file of text, which is not copied.
 */
void
tl_zip_take_text (TlZip *self, const char *name, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  tl_zip_add (self, name, bytes);
}

/**
 * tl_zip_prepend_text:
 * @self: an archive
 * @name: as of tl_zip_add()
 * @text: (transfer full): what the file holds
 *
 * Adds a file of text before all others: by the first file some formats are known.
 */
void
tl_zip_prepend_text (TlZip *self, const char *name, GString *text)
{
  File file = { g_strdup (name), g_string_free_to_bytes (text) };

  g_array_prepend_val (self->files, file);
}

static gboolean
is_packed (const char *name)
{
  static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".pptx", ".xlsx", ".zip" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
add_file (zip_t *zip, const File *file)
{
  gsize         size;
  const void   *data = g_bytes_get_data (file->bytes, &size);
  zip_source_t *source = zip_source_buffer (zip, data, size, 0);
  zip_int64_t   index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (zip, file->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (zip,
                                   (zip_uint64_t) index,
                                   is_packed (file->name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                   0) == 0 &&
         zip_file_set_dostime (zip, (zip_uint64_t) index, FIRST_TIME, FIRST_DATE, 0) == 0 &&
         zip_file_set_external_attributes (zip,
                                           (zip_uint64_t) index,
                                           0,
                                           ZIP_OPSYS_UNIX,
                                           ATTRIBUTES) == 0;
}

/* Closing is when libzip packs and writes. FALSE leaves the reason in `zip`, which is then still
 * open. */
static gboolean
add_files (zip_t *zip, const GArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!add_file (zip, &g_array_index (files, File, i)))
      return FALSE;
  return zip_close (zip) == 0;
}

static GBytes *
read_source (zip_source_t *source)
{
  zip_stat_t         stat;
  g_autofree guint8 *data = NULL;
  zip_int64_t        got;

  zip_stat_init (&stat);
  if (zip_source_stat (source, &stat) < 0 || zip_source_open (source) < 0)
    return NULL;
  data = g_malloc (stat.size);
  got = zip_source_read (source, data, stat.size);
  zip_source_close (source);
  if (got < 0 || (zip_uint64_t) got != stat.size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), stat.size);
}

static void
set_error (GError **error, zip_error_t *reason)
{
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_FAILED,
               _ ("The archive could not be put together: %s"),
               zip_error_strerror (reason));
}

/**
 * tl_zip_finish:
 * @self: an archive with at least one file
 * @error: where to put what went wrong
 *
 * Packs the files.
 *
 * Errors: %TL_EXPORT_ERROR_FAILED, for two files of one name or when memory runs out.
 *
 * Returns: (transfer full): the archive, or %NULL with @error set
 */
GBytes *
tl_zip_finish (TlZip *self, GError **error)
{
  zip_error_t   reason;
  zip_source_t *source;
  zip_t        *zip;
  GBytes       *bytes = NULL;

  g_return_val_if_fail (self->files->len > 0, NULL);
  zip_error_init (&reason);
  source = zip_source_buffer_create (NULL, 0, 0, &reason);
  zip = source != NULL ? zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, &reason) : NULL;
  if (zip == NULL)
    {
      set_error (error, &reason);
      zip_source_free (source);
      zip_error_fini (&reason);
      return NULL;
    }
  zip_source_keep (source);
  if (add_files (zip, self->files))
    {
      bytes = read_source (source);
      if (bytes == NULL)
        set_error (error, zip_source_error (source));
    }
  else
    {
      set_error (error, zip_get_error (zip));
      zip_discard (zip);
    }
  zip_source_free (source);
  zip_error_fini (&reason);
  return bytes;
}
