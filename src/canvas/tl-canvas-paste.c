/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes from other programs: plain lines become cards, one a line (in the emotions lane
 * scores, one a column; on a stage's heading stages). Our own records are tl-canvas-clipboard.c's;
 * both land where tl_canvas_find_paste_target() says. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tl-text.h"

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
  target->before = dup_next_in_cell (self, &place);
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
  g_autofree char *name =
    n == 1
      ? g_strdup (_ ("Paste Card"))
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Paste %u Card", "Paste %u Cards", n), n);

  tl_document_begin (self->document, name);
}

/**
 * tl_canvas_finish_paste:
 * @self: the canvas
 * @ids: (element-type utf8): what was made; becomes NULL-terminated
 *
 * Commits, selects what came in, puts the focus on the last of it and marks it for a second.
 */
void
tl_canvas_finish_paste (TlCanvas *self, GPtrArray *ids)
{
  const char *last;
  TlPlace     place;

  tl_document_commit (self->document);
  g_ptr_array_add (ids, NULL);
  if (ids->len < 2)
    return;
  last = g_ptr_array_index (ids, ids->len - 2);
  place = tl_scene_place_of (self->scene, last);
  if (tl_table_get_kind (tl_document_get_table (self->document), last, TL_KIND_STAGE) == NULL)
    tl_canvas_select (self, (const char *const *) ids->pdata);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  tl_canvas_mark (self, (const char *const *) ids->pdata);
}

/* "- ", "* " and "• " are how other programs begin the lines of a list. */
static const char *
skip_bullet (const char *line)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– " };

  while (*line == ' ' || *line == '\t')
    line++;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      return line + strlen (bullets[i]);
  return line;
}

static GPtrArray *
dup_lines (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);
  g_auto (GStrv) all = tl_text_split_lines (clean);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *line = g_strchomp (g_strdup (skip_bullet (all[i])));

      if (*line != '\0')
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}

static void
paste_cards (TlCanvas *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (TlPasteTarget) target = { 0 };

  tl_canvas_find_paste_target (self, &target);
  tl_canvas_begin_paste (self, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      char *id = tl_edit_add_card (self->document,
                                   self->map,
                                   target.column,
                                   target.lane,
                                   g_ptr_array_index (lines, i),
                                   target.before);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
}

static void
paste_stages (TlCanvas *self, GPtrArray *lines)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *all = tl_table_get_children (table, self->map, TL_KIND_STAGE);
  const TlRecord  *stage = tl_table_get (table, self->focus.id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;
  guint            index;

  if (all != NULL && g_ptr_array_find ((GPtrArray *) all, stage, &index) && index + 1 < all->len)
    before = g_strdup (tl_record_get_id (g_ptr_array_index (all, index + 1)));
  tl_document_begin (self->document, _ ("Paste Stages"));
  for (guint i = 0; i < lines->len; i++)
    {
      char *id =
        tl_edit_add_stage (self->document, self->map, g_ptr_array_index (lines, i), before);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
}

/* "-2 Left hanging", one line a column from the focused one on. */
static void
paste_points (TlCanvas *self, GPtrArray *lines)
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int              first = tl_query_column_index (table, self->map, self->focus.column);
  g_autofree char *curve = NULL;

  for (guint i = (guint) MAX (first, 0); i < columns->len; i++)
    g_ptr_array_add (names, g_strdup (tl_record_get_id (g_ptr_array_index (columns, i))));
  tl_document_begin (self->document, _ ("Paste Scores"));
  curve =
    tl_writing_ensure_curve (self->document, self->map, tl_scene_get_active_curve (self->scene));
  for (guint i = 0; curve != NULL && i < MIN (lines->len, names->len); i++)
    {
      const char      *line = g_ptr_array_index (lines, i);
      TlShorthandToken token;
      char            *id;

      tl_shorthand_parse (line, TL_SHORTHAND_FLAG_SCORES | TL_SHORTHAND_FLAG_FINISHED, &token);
      id =
        tl_edit_add_point (self->document, curve, g_ptr_array_index (names, i), 0.5, token.score);
      if (id != NULL)
        {
          tl_edit_set_text (self->document,
                            id,
                            TL_POINT_LABEL,
                            token.type == TL_SHORTHAND_SCORE ? line + token.length : line);
          g_ptr_array_add (ids, id);
        }
      tl_shorthand_token_clear (&token);
    }
  tl_canvas_finish_paste (self, ids);
}

/**
 * tl_canvas_paste_text:
 * @self: the canvas
 * @text: one line or several
 *
 * Lines become cards, one a line; in the emotions lane scores and labels, one a column; on a
 * stage's heading stages. One undo step.
 */
void
tl_canvas_paste_text (TlCanvas *self, const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  lines = dup_lines (text);
  if (lines->len == 0)
    return;
  if (self->focus.type == TL_PLACE_STAGE)
    paste_stages (self, lines);
  else if (self->focus.lane != NULL &&
           get_lane_kind (self, self->focus.lane) == TL_LANE_KIND_EMOTIONS)
    paste_points (self, lines);
  else
    paste_cards (self, lines);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    tl_canvas_paste_text (self, text);
}

/**
 * tl_canvas_paste:
 * @self: the canvas
 *
 * Ctrl+V while walking: cards, from ourselves or from lines of text. The clipboard answers later.
 */
void
tl_canvas_paste (TlCanvas *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (!tl_canvas_can_edit (self))
    return;
  if (!tl_canvas_paste_own (self, clipboard))
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}
