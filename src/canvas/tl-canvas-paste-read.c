/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a stream from another program into memory, never more than allowed: a clipboard or a
 * dragged file may hold anything, and its owner may never stop writing. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"

#define CHUNK (64 * 1024)

typedef struct
{
  GByteArray *bytes;
  gsize       max_bytes;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length = chunk != NULL ? g_bytes_get_size (chunk) : 0;

  if (chunk == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (length == 0)
    g_task_return_pointer (task,
                           g_byte_array_free_to_bytes (g_byte_array_ref (reading->bytes)),
                           (GDestroyNotify) g_bytes_unref);
  else if (reading->bytes->len + length > reading->max_bytes)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "too large");
  else
    {
      g_byte_array_append (reading->bytes, g_bytes_get_data (chunk, NULL), (guint) length);
      g_input_stream_read_bytes_async (G_INPUT_STREAM (source),
                                       CHUNK,
                                       G_PRIORITY_DEFAULT,
                                       NULL,
                                       chunk_read_cb,
                                       g_steal_pointer (&task));
    }
}

/**
 * tl_canvas_read_async:
 * @source: who reads
 * @stream: (transfer none): what is read
 * @max_bytes: the most that is taken; more is an error
 * @callback: calls tl_canvas_read_finish()
 * @user_data: for @callback
 *
 * Reads a stream to its end.
 */
void
tl_canvas_read_async (GObject            *source,
                      GInputStream       *stream,
                      gsize               max_bytes,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask   *task = g_task_new (source, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_byte_array_new ();
  reading->max_bytes = max_bytes;
  g_task_set_source_tag (task, tl_canvas_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, NULL, chunk_read_cb, task);
}

/**
 * tl_canvas_read_finish:
 * @result: of tl_canvas_read_async()
 *
 * Returns: (transfer full) (nullable): all bytes, NULL when they could not be read or were too many
 */
GBytes *
tl_canvas_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
