/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves things: the end of a drag, and Alt+arrow, which does the same without a pointer. Where
 * "left" or "below" leads is asked of the scene. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Presses of Alt+arrow on a score that follow each other this quickly are one undo step. */
#define NUDGE_TOGETHER_US (G_USEC_PER_SEC)

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static const TlRecord *
get_record (TlCanvas *self, const char *id)
{
  return id != NULL ? tl_table_get (get_table (self), id) : NULL;
}

static const char *const *
get_ids (GPtrArray *targets)
{
  return (const char *const *) targets->pdata;
}

/* What counts: the array without its NULL. */
static guint
get_n (GPtrArray *targets)
{
  return targets->len - 1;
}

/**
 * tl_canvas_drop_cards:
 * @self: the canvas
 * @cards: (array zero-terminated=1): ids
 * @drop: where they land, as tl_scene_find_drop() said
 * @copy: copies land and the cards stay
 *
 * The end of a drag: one undo step; what landed is selected.
 */
void
tl_canvas_drop_cards (TlCanvas *self, const char *const *cards, const TlDrop *drop, gboolean copy)
{
  g_autoptr (GPtrArray) landed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  g_autofree char *column = g_strdup (drop->column);
  g_autofree char *lane = g_strdup (drop->lane);
  g_autofree char *before = g_strdup (drop->before);
  guint            n = g_strv_length ((char **) cards);

  if (!tl_canvas_can_edit (self) || n == 0)
    return;
  if (copy)
    name =
      n == 1
        ? g_strdup (_ ("Copy Card"))
        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copy %u Card", "Copy %u Cards", n), n);
  else
    name =
      n == 1
        ? g_strdup (_ ("Move Card"))
        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Card", "Move %u Cards", n), n);
  tl_document_begin (self->document, name);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (landed,
                     copy ? tl_edit_duplicate_card (self->document, cards[i])
                          : g_strdup (cards[i]));
  g_ptr_array_add (landed, NULL);
  if (column == NULL)
    tl_edit_park_cards (self->document, get_ids (landed));
  else
    tl_edit_move_cards (self->document, get_ids (landed), column, lane, before);
  tl_document_commit (self->document);
  tl_canvas_select_targets (self, landed);
}

/* The cell that way: the walk goes from the cell's own place, and over the emotions lane. */
static gboolean
find_cell (TlCanvas *self, const char *column, const char *lane, TlWalk walk, TlPlace *found)
{
  TlPlace place = { .type = TL_PLACE_CELL, .column = column, .lane = lane };

  for (guint i = 0; i < 1000; i++)
    {
      TlPlace next = tl_scene_walk (self->scene, &place, walk);

      if (next.column == NULL || next.lane == NULL || tl_place_equal (&next, &place))
        return FALSE;
      place = next;
      if ((g_strcmp0 (next.column, column) != 0 || g_strcmp0 (next.lane, lane) != 0) &&
          !tl_canvas_is_emotions_lane (self, next.lane))
        {
          *found = next;
          return TRUE;
        }
    }
  return FALSE;
}

/* Up or down within the cell; FALSE at its end. `before` is the card to stand before then. */
static gboolean
find_step_in_cell (TlCanvas *self, const TlPlace *place, gboolean up, const char **before)
{
  g_autoptr (GPtrArray) cell =
    tl_query_cell (get_table (self), self->map, place->column, place->lane);

  for (guint i = 0; i < cell->len; i++)
    {
      if (!g_str_equal (tl_record_get_id (g_ptr_array_index (cell, i)), place->id))
        continue;
      if (up ? i == 0 : i + 1 == cell->len)
        return FALSE;
      if (up)
        *before = tl_record_get_id (g_ptr_array_index (cell, i - 1));
      else
        *before = i + 2 < cell->len ? tl_record_get_id (g_ptr_array_index (cell, i + 2)) : NULL;
      return TRUE;
    }
  return FALSE;
}

static gboolean
move_card (TlCanvas *self, const char *card, TlWalk direction)
{
  const char *one[] = { card, NULL };
  TlPlace     place = tl_scene_place_of (self->scene, card), found;
  const char *before = NULL;
  g_auto (TlPlace) held = { 0 };

  if (place.column == NULL || place.lane == NULL)
    return FALSE;
  if ((direction == TL_WALK_UP || direction == TL_WALK_DOWN) &&
      find_step_in_cell (self, &place, direction == TL_WALK_UP, &before))
    found = place;
  else if (!find_cell (self, place.column, place.lane, direction, &found))
    return FALSE;
  tl_place_hold (&held, &found);
  tl_edit_move_cards (self->document, one, held.column, held.lane, before);
  return TRUE;
}

/* A point that stands at a place of its own goes a tenth of a column. */
static gboolean
move_point (TlCanvas *self, const TlRecord *point, TlWalk direction)
{
  const TlTable *table = get_table (self);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  int    column;
  double at;

  if (tl_record_get_ref (point, TL_POINT_CARD) != NULL ||
      (direction != TL_WALK_LEFT && direction != TL_WALK_RIGHT) ||
      !tl_query_point_place (table, self->map, point, &column, &at))
    return FALSE;
  at = column + at + (direction == TL_WALK_LEFT ? -0.1 : 0.1);
  at = CLAMP (at, 0, columns->len - 0.001);
  tl_edit_set_ref (self->document,
                   tl_record_get_id (point),
                   TL_POINT_COLUMN,
                   tl_record_get_id (g_ptr_array_index (columns, (guint) at)));
  tl_edit_set_number (self->document,
                      tl_record_get_id (point),
                      TL_POINT_AT,
                      round ((at - floor (at)) * 1000) / 1000);
  return TRUE;
}

static gboolean
move_one (TlCanvas *self, const char *id, TlWalk direction)
{
  const TlRecord *record = get_record (self, id);

  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_CARD:
      return move_card (self, id, direction);
    case TL_KIND_POINT:
      return move_point (self, record, direction);
    default:
      return FALSE;
    }
}

static const char *
get_move_name (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord *record = get_record (self, g_ptr_array_index (targets, 0));

  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_CARD:
      return get_n (targets) == 1 ? _ ("Move Card") : _ ("Move Cards");
    default:
      return _ ("Move");
    }
}

/**
 * tl_canvas_move:
 * @self: the canvas
 * @direction: %TL_WALK_LEFT, RIGHT, UP or DOWN
 *
 * Alt+arrow: moves the thing: a card one cell, or one place within its cell; stages, steps and
 * lanes past their neighbour; a free point a tenth of a column.
 */
void
tl_canvas_move (TlCanvas *self, TlWalk direction)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  g_autofree char *focus = g_strdup (self->focus.id);
  gboolean         backwards = direction == TL_WALK_DOWN;
  guint            n = get_n (targets), moved = 0;

  if (!tl_canvas_can_edit (self) || n == 0 || tl_canvas_move_headings (self, targets, direction))
    return;
  tl_document_begin (self->document, get_move_name (self, targets));
  for (guint i = 0; i < n; i++)
    moved +=
      move_one (self, g_ptr_array_index (targets, backwards ? n - 1 - i : i), direction) ? 1 : 0;
  tl_document_commit (self->document);
  if (moved > 0 && focus != NULL && get_record (self, focus) != NULL)
    {
      TlPlace place = tl_scene_place_of (self->scene, focus);

      tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
    }
}

/* A row of quick presses on one point is one undo step. */
static gboolean
continues_nudge (TlCanvas *self, const char *point, gint64 now)
{
  return g_strcmp0 (self->nudged, point) == 0 && now - self->nudge_time < NUDGE_TOGETHER_US &&
         self->nudge_revision == tl_document_get_revision (self->document);
}

/**
 * tl_canvas_nudge_score:
 * @self: the canvas
 * @by: how much, in levels
 *
 * Alt+Up/Down and Alt+Page Up/Down on a point: raises or lowers its score within -2 and 2.
 */
void
tl_canvas_nudge_score (TlCanvas *self, double by)
{
  const TlRecord  *record = get_record (self, self->focus.id);
  g_autofree char *id = NULL;
  gint64           now = g_get_monotonic_time ();
  gboolean         together;
  double           score;

  if (!tl_canvas_can_edit (self) || record == NULL || tl_record_get_kind (record) != TL_KIND_POINT)
    return;
  id = g_strdup (tl_record_get_id (record));
  score = round ((tl_record_get_number (record, TL_POINT_SCORE) + by) * 10) / 10;
  together = continues_nudge (self, id, now);
  if (!together)
    self->nudge_mark = tl_document_mark (self->document);
  tl_document_begin (self->document, _ ("Set Score"));
  tl_edit_set_number (self->document, id, TL_POINT_SCORE, CLAMP (score, -2, 2));
  tl_document_commit (self->document);
  if (together)
    tl_document_squash_to_mark (self->document, self->nudge_mark, _ ("Set Score"));
  g_free (self->nudged);
  self->nudged = g_steal_pointer (&id);
  self->nudge_time = now;
  self->nudge_revision = tl_document_get_revision (self->document);
}
