/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a portrait: what pictures on the map go through (bounded, told by content, encoded anew),
 * for a file that was chosen or dropped, or for pixels from the clipboard. */
#include "config.h"

#include "app/tl-portrait-import.h"

#include <string.h>

typedef struct
{
  GFile      *file;
  GdkTexture *texture;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->file);
  g_clear_object (&request->texture);
  g_free (request);
}

/* No more than is looked at, whatever the file claims to be. */
static GBytes *
load (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16 * 1024];
  gssize n;

  if (!stream)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, error)) >
         0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > TL_IMPORT_MAX_PICTURE)
        break;
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
import_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError  *error = NULL;
  g_autoptr (GBytes) bytes = request->texture ? gdk_texture_save_to_png_bytes (request->texture)
                                              : load (request->file, &error);
  TlImportImage *image = bytes ? tl_import_read_image (bytes, &error) : NULL;

  if (image)
    g_task_return_pointer (task, image, (GDestroyNotify) tl_import_image_free);
  else
    g_task_return_error (task, error);
}

/**
 * tl_portrait_import_async:
 * @file: (nullable): a file ...
 * @texture: (nullable): ... or pixels
 * @callback: calls tl_portrait_import_finish()
 * @user_data: for @callback
 *
 * Reads a picture in a worker.
 */
void
tl_portrait_import_async (GFile              *file,
                          GdkTexture         *texture,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail ((file == NULL) != (texture == NULL));

  g_set_object (&request->file, file);
  g_set_object (&request->texture, texture);
  g_task_set_source_tag (task, tl_portrait_import_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, import_cb);
}

/**
 * tl_portrait_import_finish:
 * @result: what the callback got
 * @name: (out) (transfer full): the file's name without its ending, "" for none
 * @error: why there is no picture, one sentence for people
 *
 * Returns: (transfer full): the picture
 */
TlImportImage *
tl_portrait_import_finish (GAsyncResult *result, char **name, GError **error)
{
  const Request   *request = g_task_get_task_data (G_TASK (result));
  g_autofree char *base = request->file ? g_file_get_basename (request->file) : NULL;
  char            *end = base ? strrchr (base, '.') : NULL;

  if (end && end > base)
    *end = '\0';
  *name = base ? g_utf8_make_valid (base, -1) : g_strdup ("");
  return g_task_propagate_pointer (G_TASK (result), error);
}
