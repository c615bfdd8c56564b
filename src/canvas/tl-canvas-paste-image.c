/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures from the clipboard or from files become image cards. Reading, decoding and encoding
 * happen in a worker thread; when all pictures are there, their records and cards enter the
 * document in one step, so that undo takes both away. What cannot be read says why. Where they land
 * is found when they are asked for: the focus may have gone on meanwhile. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/tl-import-image.h"

/* More pictures at once than a map can use. */
#define MAX_PICTURES 50

const char *const tl_canvas_picture_types[] = {
  "image/png", "image/jpeg", "image/webp", "image/svg+xml", NULL
};

/* One batch: what is read, and what became of it. */
typedef struct
{
  TlCanvas     *canvas;
  TlDocument   *document;
  char         *map;
  TlPasteTarget target;
  GPtrArray    *files;    /* GFile, to be read ... */
  GBytes       *bytes;    /* ... or one that has been, or NULL */
  GPtrArray    *pictures; /* TlImportImage */
  GPtrArray    *names;    /* of the files; "" for others */
  char         *failed;   /* why one was not read */
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_object_unref (batch->canvas);
  g_object_unref (batch->document);
  g_free (batch->map);
  tl_paste_target_clear (&batch->target);
  g_ptr_array_unref (batch->files);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  g_ptr_array_unref (batch->pictures);
  g_ptr_array_unref (batch->names);
  g_free (batch->failed);
  g_free (batch);
}

static Batch *
batch_new (TlCanvas *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->canvas = g_object_ref (self);
  batch->document = g_object_ref (self->document);
  batch->map = g_strdup (self->map);
  batch->files = g_ptr_array_new_with_free_func (g_object_unref);
  batch->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_import_image_free);
  batch->names = g_ptr_array_new_with_free_func (g_free);
  tl_canvas_find_paste_target (self, &batch->target);
  return batch;
}

/* No more than is allowed is read, whatever the file claims to be. */
static GBytes *
load_file (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16 * 1024];
  gssize n;

  if (stream == NULL)
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

/* "Photo.of.us.jpg" is called "Photo.of.us". */
static char *
dup_name (GFile *file)
{
  char *name = g_file_get_basename (file);
  char *end = name != NULL ? strrchr (name, '.') : NULL;

  if (end != NULL && end > name)
    *end = '\0';
  return name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
}

/* Takes @bytes over; @error says why there are none. */
static void
read_one (Batch *batch, GBytes *bytes, const char *name, const GError *error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) unreadable = NULL;
  TlImportImage *picture = bytes != NULL ? tl_import_read_image (bytes, &unreadable) : NULL;

  if (picture != NULL)
    {
      g_ptr_array_add (batch->pictures, picture);
      g_ptr_array_add (batch->names, g_strdup (name));
      return;
    }
  g_free (batch->failed);
  batch->failed = g_strdup (unreadable != NULL ? unreadable->message : error->message);
}

static void
read_batch (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Batch *batch = data;

  if (batch->bytes != NULL)
    read_one (batch, g_bytes_ref (batch->bytes), "", NULL);
  for (guint i = 0; i < batch->files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = dup_name (batch->files->pdata[i]);
      GBytes          *bytes = load_file (batch->files->pdata[i], &error);

      read_one (batch, bytes, name, error);
    }
  g_task_return_boolean (task, TRUE);
}

/* The cell may have gone while the pictures were read: then they are parked. */
static void
check_target (Batch *batch)
{
  const TlTable *table = tl_document_get_table (batch->document);

  if (tl_query_column_index (table, batch->map, batch->target.column) < 0 ||
      tl_table_get_kind (table, batch->target.lane, TL_KIND_LANE) == NULL)
    {
      g_clear_pointer (&batch->target.column, g_free);
      g_clear_pointer (&batch->target.lane, g_free);
    }
  if (tl_table_get_kind (table, batch->target.before, TL_KIND_CARD) == NULL)
    g_clear_pointer (&batch->target.before, g_free);
}

static void
add_picture (Batch *batch, const TlImportImage *picture, const char *name, GPtrArray *ids)
{
  g_autofree char *image =
    tl_edit_add_image (batch->document, picture->hash, picture->type, picture->base64, name);
  const char *images[] = { image, NULL };
  char       *id = tl_edit_add_card (batch->document,
                               batch->map,
                               batch->target.column,
                               batch->target.lane,
                               NULL,
                               batch->target.before);

  if (id == NULL)
    return;
  tl_edit_set_list (batch->document, id, TL_CARD_IMAGES, images);
  if (batch->target.lane == NULL)
    tl_edit_set_integer (batch->document, id, TL_CARD_KIND, TL_LANE_KIND_IMAGES);
  g_ptr_array_add (ids, id);
}

static void
say (Batch *batch, guint n)
{
  TlPasteCount     count = { .n_pictures = n };
  g_autofree char *said = tl_paste_count_dup_sentence (&count);

  if (batch->failed != NULL)
    tl_canvas_notice (batch->canvas, batch->failed, FALSE);
  else if (said != NULL)
    tl_canvas_notice (batch->canvas, said, TRUE);
}

static void
batch_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (source);
  Batch    *batch = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint n = batch->pictures->len;

  /* The window may show another document by now, or somebody may be drawing in a transaction. */
  if (self->document != batch->document || !tl_canvas_can_edit (self) ||
      tl_table_get_kind (tl_document_get_table (batch->document), batch->map, TL_KIND_MAP) ==
        NULL ||
      tl_document_in_transaction (batch->document))
    return;
  if (n == 0)
    {
      say (batch, 0);
      return;
    }
  check_target (batch);
  tl_document_begin (batch->document, n == 1 ? _ ("Paste Picture") : _ ("Paste Pictures"));
  for (guint i = 0; i < n; i++)
    add_picture (batch, batch->pictures->pdata[i], batch->names->pdata[i], ids);
  tl_document_commit (batch->document);
  if (!tl_canvas_is_writing (self))
    tl_canvas_show_pasted (self, ids);
  say (batch, n);
}

static void
start (Batch *batch)
{
  GTask *task = g_task_new (batch->canvas, NULL, batch_read_cb, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, batch, batch_free);
  g_task_run_in_thread (task, read_batch);
  g_object_unref (task);
}

static void
bytes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autoptr (GBytes) bytes = tl_canvas_read_finish (result);

  if (bytes != NULL && tl_canvas_can_edit (self))
    tl_canvas_paste_picture (self, bytes);
}

static void
picture_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    tl_canvas_read_async (source,
                          stream,
                          TL_CANVAS_MAX_PICTURE,
                          bytes_read_cb,
                          g_object_ref (self));
}

/**
 * tl_canvas_is_picture_only:
 * @formats: what a clipboard or a drag offers
 *
 * Returns: whether there is a picture among it, and no words
 */
gboolean
tl_canvas_is_picture_only (GdkContentFormats *formats)
{
  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      gdk_content_formats_contain_mime_type (formats, "text/plain") ||
      gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"))
    return FALSE;
  for (guint i = 0; tl_canvas_picture_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, tl_canvas_picture_types[i]))
      return TRUE;
  return FALSE;
}

/**
 * tl_canvas_read_picture:
 * @self: the canvas
 * @clipboard: has a picture
 *
 * Pastes the picture in the clipboard, once its owner has given it.
 */
void
tl_canvas_read_picture (TlCanvas *self, GdkClipboard *clipboard)
{
  gdk_clipboard_read_async (clipboard,
                            (const char **) tl_canvas_picture_types,
                            G_PRIORITY_DEFAULT,
                            NULL,
                            picture_opened_cb,
                            g_object_ref (self));
}

/**
 * tl_canvas_paste_picture:
 * @self: the canvas
 * @bytes: the picture's file
 *
 * Makes an image card of a picture, in a while.
 */
void
tl_canvas_paste_picture (TlCanvas *self, GBytes *bytes)
{
  Batch *batch = batch_new (self);

  batch->bytes = g_bytes_ref (bytes);
  start (batch);
}

/* By name only: which files are worth reading. What they are is told by their content. */
static gboolean
is_picture_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = name != NULL ? g_content_type_guess (name, NULL, 0, NULL) : NULL;

  return type != NULL && g_content_type_is_a (type, "image/*");
}

/**
 * tl_canvas_paste_files:
 * @self: the canvas
 * @files: files that were copied or dropped
 *
 * Makes an image card of each file that is a picture, in a while.
 *
 * Returns: FALSE, and nothing is done, when none is
 */
gboolean
tl_canvas_paste_files (TlCanvas *self, GdkFileList *files)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (files);
  Batch *batch;

  if (!tl_canvas_can_edit (self))
    return FALSE;
  batch = batch_new (self);
  for (GSList *l = list; l != NULL && batch->files->len < MAX_PICTURES; l = l->next)
    if (is_picture_file (l->data))
      g_ptr_array_add (batch->files, g_object_ref (l->data));
  if (batch->files->len == 0)
    {
      batch_free (batch);
      return FALSE;
    }
  start (batch);
  return TRUE;
}
