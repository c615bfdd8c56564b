/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves things: the end of a drag, and Alt+arrow, which does the same without a pointer. Where
 * "left" or "below" leads is asked of the scene. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-canvas-pen.h"

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

static char *
dup_drop_name (guint n, gboolean copy)
{
  if (copy)
    return n == 1
             ? g_strdup (_ ("Copy Card"))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copy %u Card", "Copy %u Cards", n),
                                n);
  return n == 1
           ? g_strdup (_ ("Move Card"))
           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Card", "Move %u Cards", n), n);
}

static void
add_ids (GPtrArray *ids, char *const *more)
{
  for (guint i = 0; more[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (more[i]));
}

/* Copies land instead, all made at once: they stay connected among themselves. */
static void
copy_landing (TlCanvas *self, const GPtrArray *landings)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autofree char **copies = NULL;
  guint             n = 0;

  for (guint i = 0; i < landings->len; i++)
    for (char **card = ((TlLanding *) landings->pdata[i])->cards; *card != NULL; card++)
      g_ptr_array_add (cards, *card);
  g_ptr_array_add (cards, NULL);
  copies = tl_edit_duplicate_cards (self->document, get_ids (cards));
  for (guint i = 0; i < landings->len; i++)
    for (char **card = ((TlLanding *) landings->pdata[i])->cards; *card != NULL; card++)
      {
        g_free (*card);
        *card = copies[n++];
      }
}

/* In the parking lot a card keeps its lane. Within a transaction. */
static void
arrange (TlCanvas *self, const GPtrArray *landings)
{
  g_autofree TlCardMove *moves = g_new0 (TlCardMove, landings->len);

  for (guint i = 0; i < landings->len; i++)
    {
      const TlLanding *landing = g_ptr_array_index (landings, i);

      moves[i].cards = (const char *const *) landing->cards;
      moves[i].column = landing->drop.column;
      moves[i].lane = landing->drop.column != NULL ? landing->drop.lane : NULL;
      moves[i].before = landing->drop.before;
    }
  tl_edit_arrange_cards (self->document, moves, landings->len);
}

/**
 * tl_canvas_drop_cards:
 * @self: the canvas
 * @landings: (element-type TlLanding): which cards land where, as tl_scene_find_landings() said
 * @copy: copies land and the cards stay
 *
 * The end of a drag: one undo step; what landed is selected.
 */
void
tl_canvas_drop_cards (TlCanvas *self, const GPtrArray *landings, gboolean copy)
{
  g_autoptr (GPtrArray) landed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  guint            n = 0;

  for (guint i = 0; i < landings->len; i++)
    n += g_strv_length (((TlLanding *) g_ptr_array_index (landings, i))->cards);
  if (!tl_canvas_can_edit (self) || n == 0)
    return;
  name = dup_drop_name (n, copy);
  tl_document_begin (self->document, name);
  if (copy)
    copy_landing (self, landings);
  for (guint i = 0; i < landings->len; i++)
    add_ids (landed, ((TlLanding *) g_ptr_array_index (landings, i))->cards);
  arrange (self, landings);
  tl_document_commit (self->document);
  g_ptr_array_add (landed, NULL);
  tl_canvas_select_targets (self, landed);
}

/* Cards go together and keep their places to each other. */
static guint
move_cards (TlCanvas *self, const char *const *cards, TlWalk direction)
{
  g_autoptr (GPtrArray) landings = tl_scene_find_step (self->scene, cards, direction);

  if (landings->len > 0)
    arrange (self, landings);
  return landings->len;
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
 * Alt+arrow: moves the thing: cards one cell, all by as much, or one place within their cell;
 * stages, steps and lanes past their neighbour; a free point a tenth of a column.
 */
void
tl_canvas_move (TlCanvas *self, TlWalk direction)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  g_autofree char *focus = g_strdup (self->focus.id);
  gboolean         backwards = direction == TL_WALK_DOWN;
  guint            n = get_n (targets), moved = 0;
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  if (!tl_canvas_can_edit (self) || n == 0 || tl_canvas_move_headings (self, targets, direction))
    return;
  tl_document_begin (self->document, get_move_name (self, targets));
  moved = move_cards (self, get_ids (cards), direction);
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
 * tl_canvas_move_to:
 * @self: the canvas
 * @column: the id of a column
 *
 * Moves the cards meant there, each in its lane; parked ones come back.
 */
void
tl_canvas_move_to (TlCanvas *self, const char *column)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autofree char *name = NULL;

  if (!tl_canvas_can_edit (self) || get_n (cards) == 0 ||
      tl_query_column_index (tl_document_get_table (self->document), self->map, column) < 0)
    return;
  name = dup_drop_name (get_n (cards), FALSE);
  tl_document_begin (self->document, name);
  tl_edit_move_cards (self->document, get_ids (cards), column, NULL, NULL);
  tl_document_commit (self->document);
  tl_canvas_select_targets (self, cards);
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
  tl_canvas_flash_score (self, id);
  g_free (self->nudged);
  self->nudged = g_steal_pointer (&id);
  self->nudge_time = now;
  self->nudge_revision = tl_document_get_revision (self->document);
}
