/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+V: looks at what the clipboard offers and takes the best of it: our own records
 * (tl-canvas-clipboard.c), a table or list in HTML, files, text, a picture. The clipboard answers
 * later, so each step hands on to the next one when there was nothing in it. What all of them share
 * stands here too: where things land, and what comes after they have. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

/**
 * tl_paste_target_clear:
 * @target: a place found by tl_canvas_find_paste_target()
 *
 * Frees what it holds.
 */
void
tl_paste_target_clear (TlPasteTarget *target)
{
  g_free (target->column);
  g_free (target->lane);
  g_free (target->before);
}

static char *
dup_next_in_cell (TlCanvas *self, const TlPlace *place)
{
  g_autoptr (GPtrArray) cell = NULL;

  if (place->type != TL_PLACE_CARD || place->column == NULL || place->lane == NULL)
    return NULL;
  cell =
    tl_query_cell (tl_document_get_table (self->document), self->map, place->column, place->lane);
  for (guint i = 0; i + 1 < cell->len; i++)
    if (g_str_equal (tl_record_get_id (g_ptr_array_index (cell, i)), place->id))
      return g_strdup (tl_record_get_id (g_ptr_array_index (cell, i + 1)));
  return NULL;
}

static TlLaneKind
get_lane_kind (TlCanvas *self, const char *lane)
{
  const TlRecord *record =
    lane != NULL ? tl_table_get_kind (tl_document_get_table (self->document), lane, TL_KIND_LANE)
                 : NULL;

  return record != NULL ? (TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND)
                        : TL_LANE_KIND_TEXT;
}

/**
 * tl_canvas_find_paste_target:
 * @self: the canvas
 * @target: (out caller-allocates): where pasted cards land
 *
 * After the focused card, in the focused cell, else parked.
 */
void
tl_canvas_find_paste_target (TlCanvas *self, TlPasteTarget *target)
{
  TlPlace place = self->focus;

  if ((place.column == NULL || place.lane == NULL) && place.type != TL_PLACE_CARD &&
      place.type != TL_PLACE_PARKING)
    {
      place = tl_scene_get_first_place (self->scene);
      if (place.type != TL_PLACE_CELL && place.type != TL_PLACE_CARD)
        place = tl_scene_walk (self->scene, &place, TL_WALK_DOWN);
    }
  if (get_lane_kind (self, place.lane) == TL_LANE_KIND_EMOTIONS)
    place = (TlPlace){ 0 };
  target->column = g_strdup (place.column);
  target->lane = g_strdup (place.column != NULL ? place.lane : NULL);
  target->before = self->landing_before != NULL ? g_strdup (self->landing_before)
                                                : dup_next_in_cell (self, &place);
}

/**
 * tl_canvas_begin_paste:
 * @self: the canvas
 * @n: how many cards are coming
 *
 * Opens the transaction "Paste 3 Cards".
 */
void
tl_canvas_begin_paste (TlCanvas *self, guint n)
{
  g_autofree char *name = tl_canvas_dup_paste_name (n);

  tl_document_begin (self->document, name);
}

/**
 * tl_canvas_dup_paste_name:
 * @n: how many cards are coming
 *
 * Returns: (transfer full): "Paste 3 Cards"
 */
char *
tl_canvas_dup_paste_name (guint n)
{
  if (n == 1)
    return g_strdup (_ ("Paste Card"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Paste %u Card", "Paste %u Cards", n), n);
}

/* Where one goes on: the last card that has a place on the map, else whatever has, else the last.
 */
static const char *
find_last_placed (TlCanvas *self, GPtrArray *ids)
{
  const char *other = ids->pdata[ids->len - 2];

  for (guint i = ids->len - 1; i-- > 0;)
    {
      TlPlace place = tl_scene_place_of (self->scene, ids->pdata[i]);

      if (place.type == TL_PLACE_CARD && place.column != NULL)
        return ids->pdata[i];
      if (place.type != TL_PLACE_NONE && place.type != TL_PLACE_CARD)
        other = ids->pdata[i];
    }
  return other;
}

/**
 * tl_canvas_show_pasted:
 * @self: the canvas
 * @ids: (element-type utf8): what was made; becomes NULL-terminated
 *
 * Selects what came in, puts the focus on the last of it and marks it for a second.
 */
void
tl_canvas_show_pasted (TlCanvas *self, GPtrArray *ids)
{
  const char *last;
  TlPlace     place;

  g_ptr_array_add (ids, NULL);
  if (ids->len < 2)
    return;
  last = find_last_placed (self, ids);
  place = tl_scene_place_of (self->scene, last);
  if (tl_table_get_kind (tl_document_get_table (self->document), last, TL_KIND_STAGE) == NULL)
    tl_canvas_select (self, (const char *const *) ids->pdata);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  tl_canvas_mark (self, (const char *const *) ids->pdata);
}

static void
count_kinds (TlCanvas *self, GPtrArray *ids, TlPasteCount *count)
{
  const TlTable *table = tl_document_get_table (self->document);

  for (guint i = 0; i < ids->len; i++)
    {
      const TlRecord *record = tl_table_get (table, ids->pdata[i]);

      switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
        {
        case TL_KIND_CARD:
          count->n_cards++;
          break;
        case TL_KIND_POINT:
          count->n_scores++;
          break;
        case TL_KIND_STAGE:
          count->n_stages++;
          break;
        case TL_KIND_LANE:
          count->n_lanes++;
          break;
        default:
          break;
        }
    }
}

/**
 * tl_canvas_finish_paste:
 * @self: the canvas
 * @ids: (element-type utf8): what was made; becomes NULL-terminated
 *
 * Commits, shows what came in and says what it was.
 */
void
tl_canvas_finish_paste (TlCanvas *self, GPtrArray *ids)
{
  TlPasteCount     count = { 0 };
  g_autofree char *said = NULL;

  tl_document_commit (self->document);
  count_kinds (self, ids, &count);
  tl_canvas_show_pasted (self, ids);
  said = tl_paste_count_dup_sentence (&count);
  if (said != NULL)
    tl_canvas_notice (self, said, TRUE);
}

/* "3 stages, 2 lanes and 14 cards" */
static char *
join_parts (GPtrArray *parts)
{
  GString *out;

  if (parts->len == 1)
    return g_strdup (parts->pdata[0]);
  out = g_string_new (parts->pdata[0]);
  for (guint i = 1; i < parts->len; i++)
    {
      g_autofree char *before = g_strdup (out->str);

      if (i + 1 < parts->len)
        /* Translators: one more part of an enumeration that goes on */
        g_string_printf (out, _ ("%s, %s"), before, (char *) parts->pdata[i]);
      else
        /* Translators: the last part of an enumeration */
        g_string_printf (out, _ ("%s and %s"), before, (char *) parts->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

#define ADD_PART(parts, one, many, n)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((n) > 0)                                                                                   \
      g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, many, n), n));   \
  }                                                                                                \
  G_STMT_END

/**
 * tl_paste_count_dup_parts:
 * @count: what came in
 *
 * Returns: (transfer full) (nullable): "3 stages and 14 cards", NULL for nothing
 */
char *
tl_paste_count_dup_parts (const TlPasteCount *count)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  ADD_PART (parts, "%u stage", "%u stages", count->n_stages);
  ADD_PART (parts, "%u lane", "%u lanes", count->n_lanes);
  ADD_PART (parts, "%u card", "%u cards", count->n_cards);
  ADD_PART (parts, "%u score", "%u scores", count->n_scores);
  ADD_PART (parts, "%u picture", "%u pictures", count->n_pictures);
  return parts->len > 0 ? join_parts (parts) : NULL;
}

/**
 * tl_paste_count_dup_sentence:
 * @count: what came in
 *
 * Returns: (transfer full) (nullable): "3 stages and 14 cards pasted", NULL for nothing
 */
char *
tl_paste_count_dup_sentence (const TlPasteCount *count)
{
  g_autofree char *parts = tl_paste_count_dup_parts (count);

  /* Translators: %s is what came in, such as "3 stages and 14 cards" */
  return parts != NULL ? g_strdup_printf (_ ("%s pasted"), parts) : NULL;
}

/* --- What the clipboard has, best first --- */

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    tl_canvas_paste_text (self, text);
}

static void
read_text (TlCanvas *self, GdkClipboard *clipboard)
{
  if (tl_canvas_is_picture_only (gdk_clipboard_get_formats (clipboard)))
    tl_canvas_read_picture (self, clipboard);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL || !tl_canvas_paste_files (self, g_value_get_boxed (value)))
    read_text (self, GDK_CLIPBOARD (source));
}

static void
read_files (TlCanvas *self, GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard,
                                    GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    files_read_cb,
                                    g_object_ref (self));
  else
    read_text (self, clipboard);
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autoptr (GBytes) html = tl_canvas_read_finish (result);

  if (html == NULL || !tl_canvas_paste_html (self, html))
    read_files (self, GDK_CLIPBOARD (source));
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    tl_canvas_read_async (source, stream, TL_IMPORT_MAX_BYTES, html_read_cb, g_object_ref (self));
  else
    read_files (self, GDK_CLIPBOARD (source));
}

/**
 * tl_canvas_paste:
 * @self: the canvas
 *
 * Ctrl+V while walking. The clipboard answers later.
 */
void
tl_canvas_paste (TlCanvas *self)
{
  static const char *const html[] = { "text/html", NULL };
  GdkClipboard            *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (!tl_canvas_can_edit (self) || tl_canvas_paste_own (self, clipboard))
    return;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), html[0]))
    gdk_clipboard_read_async (clipboard,
                              (const char **) html,
                              G_PRIORITY_DEFAULT,
                              NULL,
                              html_opened_cb,
                              g_object_ref (self));
  else
    read_files (self, clipboard);
}
