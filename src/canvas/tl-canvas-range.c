/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Selecting many at once: with Shift all that lies between two places, with Ctrl+A all that stands
 * around the focus, a rung wider with each press. A range grows and shrinks from where it began as
 * long as each Shift starts where the last one ended. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "compat/tl-compat.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static const char *const *
get_ids (GPtrArray *ids)
{
  return (const char *const *) ids->pdata;
}

/* GTK 4.8 cannot announce: there the states of the children are all that is heard. */
static void
announce_count (TlCanvas *self)
{
  guint            n = self->selection->len - 1;
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", n), n);

  if (n > 1)
    tl_compat_announce (GTK_WIDGET (self), text);
}

static void
add_new_ids (GPtrArray *ids, const char *const *more)
{
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, more[i], g_str_equal, NULL))
      g_ptr_array_add (ids, (char *) more[i]);
}

/* --- Ranges --- */

/* Whether this Shift goes on from where the last one ended. */
static gboolean
continues_range (TlCanvas *self, const TlPlace *from)
{
  return self->range_to.type != TL_PLACE_NONE && tl_place_is_same (&self->range_to, from) &&
         tl_canvas_get_selection (self)[0] != NULL;
}

/**
 * tl_canvas_extend_selection:
 * @self: the canvas
 * @from: what had the focus before
 * @to: where Shift leads now
 * @add: keep what is selected besides
 *
 * Selects what lies between where the range began (@from, unless it goes on from there) and @to.
 */
void
tl_canvas_extend_selection (TlCanvas *self, const TlPlace *from, const TlPlace *to, gboolean add)
{
  g_autoptr (GPtrArray) range = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (TlPlace) end = { 0 };

  tl_place_hold (&end, to);
  if (!continues_range (self, from))
    {
      tl_place_release (&self->range_from);
      tl_place_hold (&self->range_from, from->type != TL_PLACE_NONE ? from : to);
    }
  tl_place_release (&self->range_to);
  tl_place_hold (&self->range_to, &end);
  range = tl_scene_find_range (self->scene, &self->range_from, &end);
  g_ptr_array_add (range, NULL);
  if (add)
    add_new_ids (ids, tl_canvas_get_selection (self));
  add_new_ids (ids, get_ids (range));
  g_ptr_array_add (ids, NULL);
  tl_canvas_select (self, get_ids (ids));
  announce_count (self);
}

/* Also what ends a range: the next Shift begins a new one. */
void
tl_canvas_end_range (TlCanvas *self)
{
  tl_place_release (&self->range_from);
  tl_place_release (&self->range_to);
}

/* --- All --- */

/* How far "all" reaches, from near to far. Each place starts on a rung of its own. */
typedef enum
{
  REACH_CELL,
  REACH_POINTS, /* of the line */
  REACH_COLUMN,
  REACH_STAGE,
  REACH_LANE,
  REACH_PARKED,
  REACH_MAP,
} Reach;

static const char *
get_focused_lane (TlCanvas *self)
{
  return self->focus.type == TL_PLACE_LANE ? self->focus.id : self->focus.lane;
}

static const char *
get_focused_column (TlCanvas *self)
{
  return self->focus.type == TL_PLACE_STEP ? self->focus.id : self->focus.column;
}

static const char *
get_focused_stage (TlCanvas *self)
{
  const char     *column = get_focused_column (self);
  const TlRecord *stage;

  if (self->focus.type == TL_PLACE_STAGE)
    return self->focus.id;
  stage = column != NULL ? tl_query_stage_of (get_table (self), column) : NULL;
  return stage != NULL ? tl_record_get_id (stage) : NULL;
}

static gboolean
is_in_reach (TlCanvas *self, Reach reach, const char *column, const char *lane)
{
  const TlRecord *stage;

  switch (reach)
    {
    case REACH_CELL:
      return g_strcmp0 (lane, get_focused_lane (self)) == 0 &&
             g_strcmp0 (column, get_focused_column (self)) == 0;
    case REACH_COLUMN:
      return g_strcmp0 (column, get_focused_column (self)) == 0;
    case REACH_STAGE:
      stage = tl_query_stage_of (get_table (self), column);
      return stage != NULL && g_strcmp0 (tl_record_get_id (stage), get_focused_stage (self)) == 0;
    case REACH_LANE:
      return g_strcmp0 (lane, get_focused_lane (self)) == 0;
    case REACH_MAP:
      return TRUE;
    case REACH_POINTS:
    case REACH_PARKED:
    default:
      return FALSE;
    }
}

static void
add_records (GPtrArray *ids, const GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (ids, (char *) tl_record_get_id (g_ptr_array_index (records, i)));
}

/* Of lanes that are hidden nothing is selected: nobody would see what is about to be deleted. */
static void
add_cells (TlCanvas *self, Reach reach, GPtrArray *ids)
{
  const TlTable   *table = get_table (self);
  const GPtrArray *lanes = tl_table_get_children (table, self->map, TL_KIND_LANE);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);

  for (guint l = 0; l < lanes->len; l++)
    for (guint c = 0; c < columns->len; c++)
      {
        const char *lane = tl_record_get_id (g_ptr_array_index (lanes, l));
        const char *column = tl_record_get_id (g_ptr_array_index (columns, c));
        g_autoptr (GPtrArray) cell = NULL;

        if (tl_record_get_boolean (g_ptr_array_index (lanes, l), TL_LANE_HIDDEN) ||
            !is_in_reach (self, reach, column, lane))
          continue;
        cell = tl_query_cell (table, self->map, column, lane);
        add_records (ids, cell);
      }
}

/* Borrowed ids in reading order, NULL-terminated. */
static GPtrArray *
list_in_reach (TlCanvas *self, Reach reach)
{
  GPtrArray *ids = g_ptr_array_new ();

  if (reach == REACH_POINTS)
    {
      g_autoptr (GPtrArray) points =
        tl_query_points_sorted (get_table (self), self->map, self->focus.curve);

      add_records (ids, points);
    }
  else
    add_cells (self, reach, ids);
  if (reach == REACH_PARKED || reach == REACH_MAP)
    {
      g_autoptr (GPtrArray) parked = tl_query_parked (get_table (self), self->map);

      add_records (ids, parked);
    }
  g_ptr_array_add (ids, NULL);
  return ids;
}

static gboolean
is_whole_selection (TlCanvas *self, GPtrArray *ids)
{
  if (self->selection->len != ids->len)
    return FALSE;
  for (guint i = 0; i + 1 < ids->len; i++)
    if (!tl_canvas_is_selected (self, g_ptr_array_index (ids, i)))
      return FALSE;
  return TRUE;
}

/* The rungs of a place; ends with REACH_MAP. */
static const Reach *
get_ladder (TlCanvas *self)
{
  static const Reach cell[] = { REACH_CELL, REACH_LANE, REACH_MAP };
  static const Reach point[] = { REACH_POINTS, REACH_MAP };
  static const Reach step[] = { REACH_COLUMN, REACH_STAGE, REACH_MAP };
  static const Reach stage[] = { REACH_STAGE, REACH_MAP };
  static const Reach lane[] = { REACH_LANE, REACH_MAP };
  static const Reach parked[] = { REACH_PARKED, REACH_MAP };

  switch ((int) self->focus.type)
    {
    case TL_PLACE_POINT:
      return point;
    case TL_PLACE_STEP:
      return step;
    case TL_PLACE_STAGE:
      return stage;
    case TL_PLACE_LANE:
      return lane;
    case TL_PLACE_PARKING:
      return parked;
    case TL_PLACE_CARD:
      return self->focus.column == NULL ? parked : cell;
    default:
      return cell;
    }
}

/**
 * tl_canvas_select_all:
 * @self: the canvas
 *
 * Ctrl+A: all around the focus, a rung wider with each press: the cards of the cell, then of the
 * lane, then of the map; from a heading the cards beneath or beside it, then of the map; from a
 * point the points of its line. A rung that has nothing more to select is passed over.
 */
void
tl_canvas_select_all (TlCanvas *self)
{
  const Reach *ladder;
  guint        first = 0, top = 0;

  if (self->document == NULL || self->map == NULL)
    return;
  ladder = get_ladder (self);
  while (ladder[top] != REACH_MAP)
    top++;
  for (guint rung = 0; rung < top; rung++)
    {
      g_autoptr (GPtrArray) ids = list_in_reach (self, ladder[rung]);

      if (ids->len > 1 && is_whole_selection (self, ids))
        first = rung + 1;
    }
  for (guint rung = first; rung <= top; rung++)
    {
      g_autoptr (GPtrArray) ids = list_in_reach (self, ladder[rung]);

      if (rung < top && ids->len == 1)
        continue;
      tl_canvas_select (self, get_ids (ids));
      announce_count (self);
      return;
    }
}

static void
select_reach (TlCanvas *self, Reach reach)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->document == NULL || self->map == NULL)
    return;
  ids = list_in_reach (self, reach);
  tl_canvas_select (self, get_ids (ids));
  announce_count (self);
}

/**
 * tl_canvas_select_stage:
 * @self: the canvas
 *
 * Selects the cards of the focused stage; on a step's heading those of the step.
 */
void
tl_canvas_select_stage (TlCanvas *self)
{
  select_reach (self, self->focus.type == TL_PLACE_STEP ? REACH_COLUMN : REACH_STAGE);
}

/**
 * tl_canvas_select_lane:
 * @self: the canvas
 *
 * Selects the cards of the focused lane.
 */
void
tl_canvas_select_lane (TlCanvas *self)
{
  select_reach (self, REACH_LANE);
}
