/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is dragged here from other programs: a table or a list as HTML, files, a link, a picture,
 * text; taken in this order, and put where a dragged card would land, under the same preview. Files
 * that are no pictures are the window's (::files-dropped). Nothing is read before the drop. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"

#include <glib/gi18n-lib.h>

/* A drop that is being read, and where it lands. */
typedef struct
{
  TlCanvas *canvas;
  GdkDrop  *drop;
  char     *column;
  char     *lane;
  char     *before;
} Landing;

static void
landing_free (Landing *landing)
{
  g_object_unref (landing->canvas);
  g_object_unref (landing->drop);
  g_free (landing->column);
  g_free (landing->lane);
  g_free (landing->before);
  g_free (landing);
}

static void
end (Landing *landing, gboolean taken)
{
  gdk_drop_finish (landing->drop, taken ? GDK_ACTION_COPY : 0);
  landing_free (landing);
}

/* From here on it is as if pasted at the place of the drop. FALSE when there is no map any more. */
static gboolean
begin_landing (Landing *landing)
{
  TlCanvas *self = landing->canvas;
  TlPlace   place = { .type = TL_PLACE_CELL, .column = landing->column, .lane = landing->lane };

  if (!tl_canvas_can_edit (self) || tl_document_in_transaction (self->document))
    return FALSE;
  if (tl_query_column_index (tl_document_get_table (self->document), self->map, landing->column) <
      0)
    place = (TlPlace){ .type = TL_PLACE_PARKING };
  tl_canvas_commit_writing (self);
  tl_canvas_select_one (self, NULL);
  tl_canvas_set_focus_place (self, &place, FALSE, FALSE);
  self->landing_before = landing->before;
  return TRUE;
}

static void
end_landing (Landing *landing)
{
  landing->canvas->landing_before = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (landing->canvas));
}

static const char *const text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

static gboolean
has_words (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_mime_type (formats, text_types[0]) ||
         gdk_content_formats_contain_mime_type (formats, text_types[1]);
}

static gboolean
has_files (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

/* --- What it has, best first --- */

/* The drop's stream is open, or there is none. */
static void
read_opened (
  GObject *source, GAsyncResult *result, gsize most, GAsyncReadyCallback read_cb, Landing *landing)
{
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL);

  if (stream != NULL)
    tl_canvas_read_async (source, stream, most, read_cb, landing);
  else
    end (landing, FALSE);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Landing *landing = user_data;
  g_autoptr (GBytes) bytes = tl_canvas_read_finish (result);
  gboolean taken = bytes != NULL && begin_landing (landing);

  if (taken)
    {
      gsize            length;
      const char      *data = g_bytes_get_data (bytes, &length);
      g_autofree char *text = g_utf8_make_valid (length > 0 ? data : "", (gssize) length);

      tl_canvas_paste_text (landing->canvas, text);
      end_landing (landing);
    }
  end (landing, taken);
}

static void
text_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  read_opened (source, result, TL_IMPORT_MAX_BYTES, text_read_cb, user_data);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Landing *landing = user_data;
  g_autoptr (GBytes) bytes = tl_canvas_read_finish (result);
  gboolean taken = bytes != NULL && begin_landing (landing);

  if (taken)
    {
      tl_canvas_paste_picture (landing->canvas, bytes);
      end_landing (landing);
    }
  end (landing, taken);
}

static void
picture_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  read_opened (source, result, TL_CANVAS_MAX_PICTURE, picture_read_cb, user_data);
}

static void
read_words (Landing *landing)
{
  GdkContentFormats *formats = gdk_drop_get_formats (landing->drop);

  if (has_words (formats))
    gdk_drop_read_async (landing->drop,
                         (const char **) text_types,
                         G_PRIORITY_DEFAULT,
                         NULL,
                         text_opened_cb,
                         landing);
  else if (tl_canvas_is_picture_only (formats))
    gdk_drop_read_async (landing->drop,
                         (const char **) tl_canvas_picture_types,
                         G_PRIORITY_DEFAULT,
                         NULL,
                         picture_opened_cb,
                         landing);
  else
    end (landing, FALSE);
}

/* A link from a browser: a card that is called so and opens it. */
static gboolean
land_link (Landing *landing, GFile *file)
{
  TlCanvas        *self = landing->canvas;
  g_autofree char *scheme = g_file_get_uri_scheme (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (TlPasteTarget) target = { 0 };
  char *id;

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return FALSE;
  tl_canvas_find_paste_target (self, &target);
  tl_canvas_begin_paste (self, 1);
  id = tl_edit_add_card (self->document, self->map, target.column, target.lane, uri, target.before);
  if (id != NULL)
    {
      tl_edit_set_text (self->document, id, TL_CARD_URL, uri);
      g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
  return TRUE;
}

static void
land_files (Landing *landing, GdkFileList *files)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (files);

  if (list == NULL || tl_canvas_paste_files (landing->canvas, files) ||
      land_link (landing, list->data))
    return;
  tl_canvas_emit_files_dropped (landing->canvas, files);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Landing      *landing = user_data;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);

  if (value == NULL)
    {
      read_words (landing);
      return;
    }
  if (!begin_landing (landing))
    {
      end (landing, FALSE);
      return;
    }
  land_files (landing, g_value_get_boxed (value));
  end_landing (landing);
  end (landing, TRUE);
}

static void
read_files (Landing *landing)
{
  if (has_files (gdk_drop_get_formats (landing->drop)))
    gdk_drop_read_value_async (landing->drop,
                               GDK_TYPE_FILE_LIST,
                               G_PRIORITY_DEFAULT,
                               NULL,
                               files_read_cb,
                               landing);
  else
    read_words (landing);
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Landing *landing = user_data;
  g_autoptr (GBytes) html = tl_canvas_read_finish (result);
  gboolean taken = FALSE;

  if (html != NULL && begin_landing (landing))
    {
      taken = tl_canvas_paste_html (landing->canvas, html);
      end_landing (landing);
    }
  if (taken)
    end (landing, TRUE);
  else
    read_files (landing);
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Landing *landing = user_data;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL);

  if (stream != NULL)
    tl_canvas_read_async (source, stream, TL_IMPORT_MAX_BYTES, html_read_cb, landing);
  else
    read_files (landing);
}

/* --- The drag --- */

static gboolean
accept_cb (GtkDropTargetAsync *target, GdkDrop *drop, TlCanvas *self)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);
  TlExcerptKind      kind;

  /* What is dragged within the program, or from another of its processes, is its own business. */
  return tl_canvas_can_edit (self) && gdk_drop_get_drag (drop) == NULL &&
         !tl_clip_find_kind (formats, &kind) &&
         (has_words (formats) || has_files (formats) || tl_canvas_is_picture_only (formats) ||
          gdk_content_formats_contain_mime_type (formats, "text/html"));
}

/* The place under the pointer. Borrowed ids. */
static TlDrop
find_drop (TlCanvas *self, double wx, double wy)
{
  double x, y;

  tl_canvas_to_document (self, wx, wy, &x, &y);
  return tl_scene_find_drop (self->scene, x, y, NULL);
}

/* The gap of one card, as for a dragged one. */
static GdkDragAction
motion_cb (GtkDropTargetAsync *target, GdkDrop *drop, double wx, double wy, TlCanvas *self)
{
  char     *none[] = { NULL };
  TlLanding landing = { .cards = none, .drop = find_drop (self, wx, wy) };
  g_autoptr (GPtrArray) landings = g_ptr_array_new ();

  g_ptr_array_add (landings, &landing);
  tl_canvas_set_landing_preview (self, (const char *const *) none, landings);
  tl_canvas_edge_scroll (self, wx, wy);
  return GDK_ACTION_COPY;
}

static void
clear_preview (TlCanvas *self)
{
  tl_canvas_stop_edge_scroll (self);
  tl_canvas_set_landing_preview (self, NULL, NULL);
}

static void
left_cb (GtkDropTargetAsync *target, GdkDrop *drop, TlCanvas *self)
{
  clear_preview (self);
}

/**
 * tl_canvas_drop_at:
 * @self: the canvas
 * @drop: what is dropped
 * @wx: widget px
 * @wy: widget px
 *
 * Reads what is dropped and puts it where a card would land.
 */
void
tl_canvas_drop_at (TlCanvas *self, GdkDrop *drop, double wx, double wy)
{
  static const char *const html[] = { "text/html", NULL };
  TlDrop                   where = find_drop (self, wx, wy);
  Landing                 *landing = g_new0 (Landing, 1);

  landing->canvas = g_object_ref (self);
  landing->drop = g_object_ref (drop);
  landing->column = g_strdup (where.column);
  landing->lane = g_strdup (where.lane);
  landing->before = g_strdup (where.before);
  clear_preview (self);
  if (gdk_content_formats_contain_mime_type (gdk_drop_get_formats (drop), html[0]))
    gdk_drop_read_async (drop,
                         (const char **) html,
                         G_PRIORITY_DEFAULT,
                         NULL,
                         html_opened_cb,
                         landing);
  else
    read_files (landing);
}

static gboolean
dropped_cb (GtkDropTargetAsync *target, GdkDrop *drop, double wx, double wy, TlCanvas *self)
{
  tl_canvas_drop_at (self, drop, wx, wy);
  return TRUE;
}

/**
 * tl_canvas_init_drop:
 * @self: the canvas
 *
 * Lets things be dropped here from other programs.
 */
void
tl_canvas_init_drop (TlCanvas *self)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (left_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
