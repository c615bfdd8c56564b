/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One card into several, several into one. While somebody writes a card is split at the caret and
 * writing goes on in its second part; while walking a card of several lines becomes a card a line.
 * Merging keeps the first card of the selection in reading order. Each is one undo step of its own:
 * what was typed before the split is the step before it. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

#include "base/tl-text.h"

/* Whether the open editor has a card of the map under it, or words that will become one. */
static gboolean
is_writing_card (TlCanvas *self)
{
  const TlWriting *writing = tl_editor_get_writing (self);

  return writing != NULL && tl_writing_is_multiline (writing) && !writing->is_about;
}

static void
dup_around_caret (TlCanvas *self, char **before, char **after)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tl_editor_get_view (self));
  GtkTextIter    start, end, from, to;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    from = to;
  *before = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &from, FALSE));
  *after = g_strstrip (gtk_text_buffer_get_text (buffer, &from, &end, FALSE));
}

/* Writing goes on in a card, with the caret before its first letter. */
static void
write_from_start (TlCanvas *self, const char *card)
{
  TlPlace        place = tl_scene_place_of (self->scene, card);
  GtkTextBuffer *buffer;
  GtkTextIter    start;

  tl_canvas_edit (self, &place);
  if (tl_editor_get_view (self) == NULL)
    return;
  buffer = gtk_text_view_get_buffer (tl_editor_get_view (self));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static char *
split (TlCanvas *self, const char *card, const char *text, const char *rest)
{
  char *second;

  tl_document_begin (self->document, _ ("Split Card"));
  second = tl_edit_split_card (self->document, card, text, rest);
  tl_document_commit (self->document);
  return second;
}

static void
split_at_caret (TlCanvas *self)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *card = NULL;
  g_autofree char *second = NULL;

  dup_around_caret (self, &before, &after);
  if (*before == '\0' || *after == '\0')
    return;
  /* The words that stand in the editor make the card: its id is known when writing has ended. */
  tl_editor_end (self, TL_WRITING_END_ESCAPE);
  card = g_strdup (self->focus.type == TL_PLACE_CARD ? self->focus.id : NULL);
  if (card == NULL ||
      tl_table_get_kind (tl_document_get_table (self->document), card, TL_KIND_CARD) == NULL)
    return;
  second = split (self, card, before, after);
  if (second != NULL)
    write_from_start (self, second);
}

/* The lines of a card, its title first; NULL when it has but one. */
static char **
dup_card_lines (TlCanvas *self, const char *card)
{
  const TlRecord *record =
    tl_table_get_kind (tl_document_get_table (self->document), card, TL_KIND_CARD);
  g_autofree char *whole = NULL;
  g_auto (GStrv) lines = NULL;

  if (record == NULL || *tl_record_get_text (record, TL_CARD_TEXT) == '\0')
    return NULL;
  whole = g_strconcat (tl_record_get_text (record, TL_CARD_TITLE),
                       "\n",
                       tl_record_get_text (record, TL_CARD_TEXT),
                       NULL);
  lines = tl_text_split_lines (whole);
  return g_strv_length (lines) > 1 ? g_steal_pointer (&lines) : NULL;
}

/* From the last line to the second, each split off the first card, so that all stand in order. */
static void
split_into_lines (TlCanvas *self, const char *card, GPtrArray *ids)
{
  g_auto (GStrv) lines = dup_card_lines (self, card);
  guint at = ids->len;

  g_ptr_array_add (ids, g_strdup (card));
  if (lines == NULL)
    return;
  for (guint i = g_strv_length (lines) - 1; i > 0; i--)
    g_ptr_array_insert (ids,
                        (int) at + 1,
                        tl_edit_split_card (self->document, card, lines[0], lines[i]));
}

static void
split_targets (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  tl_document_begin (self->document, _ ("Split into Lines"));
  for (guint i = 0; i + 1 < cards->len; i++)
    split_into_lines (self, cards->pdata[i], ids);
  tl_document_commit (self->document);
  g_ptr_array_add (ids, NULL);
  if (ids->len > cards->len)
    tl_canvas_select_targets (self, ids);
}

/**
 * tl_canvas_split:
 * @self: the canvas
 *
 * Ctrl+Alt+Enter: while writing splits the card at the caret; else makes a card of each line of the
 * cards meant.
 */
void
tl_canvas_split (TlCanvas *self)
{
  if (!tl_canvas_can_edit (self) || !tl_canvas_can_split (self))
    return;
  if (is_writing_card (self))
    split_at_caret (self);
  else
    split_targets (self);
}

/**
 * tl_canvas_can_split:
 * @self: the canvas
 *
 * Returns: whether there is a card to split: one being written, or one of several lines
 */
gboolean
tl_canvas_can_split (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = NULL;

  if (tl_canvas_is_writing (self))
    return is_writing_card (self);
  cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  for (guint i = 0; i + 1 < cards->len; i++)
    {
      g_auto (GStrv) lines = dup_card_lines (self, cards->pdata[i]);

      if (lines != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The selected cards as they are read: by column, lane and place, not by the order of clicks. */
static GPtrArray *
dup_in_reading_order (TlCanvas *self)
{
  TlRect bounds = tl_scene_get_bounds (self->scene);
  g_autoptr (GPtrArray) all = tl_scene_find_in (self->scene, &bounds);
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j + 1 < cards->len; j++)
      if (g_str_equal (all->pdata[i], cards->pdata[j]))
        g_ptr_array_add (sorted, g_strdup (all->pdata[i]));
  /* Those of hidden lanes are nowhere. */
  for (guint j = 0; j + 1 < cards->len; j++)
    if (!g_ptr_array_find_with_equal_func (sorted, cards->pdata[j], g_str_equal, NULL))
      g_ptr_array_add (sorted, g_strdup (cards->pdata[j]));
  g_ptr_array_add (sorted, NULL);
  return sorted;
}

/**
 * tl_canvas_merge:
 * @self: the canvas
 *
 * Ctrl+J: merges the selected cards into the first of them. Nothing is lost: words become lines,
 * and what referred to the others refers to it.
 */
void
tl_canvas_merge (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = dup_in_reading_order (self);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  guint            n = cards->len - 1;

  if (!tl_canvas_can_edit (self) || n < 2)
    return;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge %u Card", "Merge %u Cards", n), n);
  tl_document_begin (self->document, name);
  g_ptr_array_add (left, tl_edit_merge_cards (self->document, (const char *const *) cards->pdata));
  tl_document_commit (self->document);
  g_ptr_array_add (left, NULL);
  tl_canvas_select_targets (self, left);
}
