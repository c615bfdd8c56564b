/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walking: which place comes next for an arrow key.
 *
 * The map is walked as a grid: title block, stages, steps, then lanes, with lane titles before the
 * first column and the parking lot at the bottom. Within a cell up and down go card by card; an
 * empty cell is a place; in an emotions lane left and right go point by point along the active
 * line. Left and right are what the eye sees, so right-to-left documents swap them once, at the
 * door. On a dial they go round it, right being clockwise, and the last column is followed by the
 * first. */
#include "config.h"

#include "scene/tl-walk-private.h"

/* Logical middle of a place; 0, 0 when it is nowhere. */
static TlPoint
middle (TlScene *self, const TlPlace *place)
{
  TlRect rect;

  if (!tl_scene_get_place_rect (self, place, &rect))
    return (TlPoint){ 0, 0 };
  rect = tl_scene_mirror_rect (self, &rect);
  return (TlPoint){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

static TlPlace
leave_downwards (TlScene *self, const TlPlace *from, int lane, int column)
{
  int next = tl_walk_next_lane (self, lane, 1);

  if (next >= 0)
    return tl_walk_enter_cell (self, next, column, FALSE);
  return tl_walk_enter_parking (self, from, middle (self, from).x);
}

static TlPlace
leave_upwards (TlScene *self, int lane, int column)
{
  int next = tl_walk_next_lane (self, lane, -1);

  if (next >= 0)
    return tl_walk_enter_cell (self, next, column, TRUE);
  return tl_walk_heading_place (self, column);
}

/* --- Cells and cards --- */

/* On a dial the last column is followed by the first; titles of lanes are between them, on the way
 * back. */
static TlPlace
walk_round (TlScene *self, int lane, int next, int step)
{
  if (next < 0)
    return tl_walk_lane_place (self, lane);
  return tl_walk_enter_cell (self, lane, next % (int) self->columns->len, step < 0);
}

/* `step` is along the reading direction. */
static TlPlace
walk_sideways (TlScene *self, const TlPlace *from, int lane, int column, int span, int step)
{
  int next = step > 0 ? column + span : column - 1;

  if (self->round)
    return walk_round (self, lane, next, step);
  if (next >= (int) self->columns->len)
    return *from;
  if (next < 0)
    return tl_walk_lane_place (self, lane);
  return tl_walk_enter_beside (self, lane, next, middle (self, from).y);
}

static TlPlace
walk_card (TlScene *self, const TlPlace *from, TlSceneCard *card, int dx, int dy)
{
  TlSceneLane *lane = TL_SCENE_LANE (self, card->lane);
  guint        index = 0;

  if (dx != 0)
    return walk_sideways (self, from, card->lane, card->column, card->span, dx);
  g_ptr_array_find (lane->cells[card->column], card, &index);
  if (dy > 0)
    return index + 1 < tl_walk_cell_length (self, card->lane, card->column)
             ? tl_scene_card_place (self, g_ptr_array_index (lane->cells[card->column], index + 1))
             : leave_downwards (self, from, card->lane, card->column);
  if (index > 0)
    return tl_scene_card_place (self, g_ptr_array_index (lane->cells[card->column], index - 1));
  if (lane->curves != NULL)
    {
      TlSceneCurve *curve;
      TlScenePoint *point = tl_walk_point_in_column (self, lane, card->column, TRUE, &curve);

      if (point != NULL)
        return tl_scene_point_place (self, lane, curve, point);
    }
  return leave_upwards (self, card->lane, card->column);
}

static TlPlace
walk_parked (TlScene *self, const TlPlace *from, TlSceneCard *card, int dx, int dy)
{
  guint        index = 0;
  TlSceneCard *best = NULL;

  g_ptr_array_find (self->parked, card, &index);
  if (dx != 0)
    return (int) index + dx < 0 || (int) index + dx >= (int) self->parked->len
             ? *from
             : tl_scene_card_place (self, g_ptr_array_index (self->parked, index + dx));
  for (int i = (int) index + dy; i >= 0 && i < (int) self->parked->len && best == NULL; i += dy)
    {
      TlSceneCard *other = g_ptr_array_index (self->parked, i);

      /* The row above or beneath, at the same x or the nearest before. */
      if (other->rect.y != card->rect.y && other->rect.x <= card->rect.x &&
          (dy < 0 || other->rect.x == card->rect.x || i + 1 == (int) self->parked->len))
        best = other;
    }
  if (best != NULL)
    return tl_scene_card_place (self, best);
  if (dy < 0 && self->columns->len > 0)
    {
      int lane = tl_walk_next_lane (self, self->lanes->len, -1);
      int column = self->round ? 0 : tl_scene_column_at (self, card->rect.x + card->rect.width / 2);

      return lane >= 0 ? tl_walk_enter_cell (self, lane, column, TRUE)
                       : tl_walk_heading_place (self, column);
    }
  return *from;
}

static TlPlace
walk_cell (TlScene *self, const TlPlace *from, int lane, int column, int dx, int dy)
{
  if (dx != 0)
    return walk_sideways (self, from, lane, column, 1, dx);
  if (dy > 0)
    return leave_downwards (self, from, lane, column);
  /* The place after a cell's last card: up is that card. */
  if (tl_walk_cell_length (self, lane, column) > 0)
    return tl_walk_enter_cell (self, lane, column, TRUE);
  return leave_upwards (self, lane, column);
}

static TlPlace
walk_point (TlScene *self, const TlPlace *from, int dx, int dy)
{
  TlSceneLane  *lane = NULL;
  TlSceneCurve *curve = NULL;
  TlScenePoint *point = tl_scene_find_point (self, from->id, &lane, &curve);
  int           index, column;

  if (point == NULL)
    return *from;
  index = tl_scene_find_lane (self, tl_record_get_id (lane->record));
  column = point->column;
  if (dy < 0)
    return leave_upwards (self, index, column);
  if (dy > 0)
    return tl_walk_cell_length (self, index, column) > 0
             ? tl_scene_card_place (self, g_ptr_array_index (lane->cells[column], 0))
             : leave_downwards (self, from, index, column);
  for (guint i = 0; i < curve->points->len; i++)
    {
      int next = (int) i + dx;

      if (TL_SCENE_POINT (curve, i) != point)
        continue;
      if (next >= 0 && next < (int) curve->points->len &&
          TL_SCENE_POINT (curve, next)->column == column)
        return tl_scene_point_place (self, lane, curve, TL_SCENE_POINT (curve, next));
    }
  if (self->round)
    return walk_round (self, index, column + dx, dx);
  if (column + dx < 0)
    return tl_walk_lane_place (self, index);
  if (column + dx >= (int) self->columns->len)
    return *from;
  return tl_walk_enter_cell (self, index, column + dx, dx < 0);
}

/* --- Headings --- */

/* On a dial headings go round. */
static int
wrap (int index, int n)
{
  return (index + n) % n;
}

static TlPlace
walk_stage (TlScene *self, const TlPlace *from, int dx, int dy)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlSceneStage *stage = TL_SCENE_STAGE (self, i);
      int                 lane;

      if (g_strcmp0 (tl_record_get_id (stage->record), from->id) != 0)
        continue;
      if (dx != 0 && self->round)
        return tl_walk_stage_place (self, wrap ((int) i + dx, (int) self->stages->len));
      if (dx != 0)
        return (int) i + dx < 0 || (int) i + dx >= (int) self->stages->len
                 ? *from
                 : tl_walk_stage_place (self, i + dx);
      if (dy < 0)
        return (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map_id };
      if (tl_record_get_kind (TL_SCENE_COLUMN (self, stage->first)->record) == TL_KIND_STEP)
        return tl_walk_heading_place (self, stage->first);
      lane = tl_walk_next_lane (self, -1, 1);
      return lane < 0 ? tl_walk_enter_parking (self, from, stage->x)
                      : tl_walk_enter_cell (self, lane, stage->first, FALSE);
    }
  return *from;
}

static TlPlace
walk_step (TlScene *self, const TlPlace *from, int dx, int dy)
{
  int column = tl_scene_find_column (self, from->id);
  int lane = tl_walk_next_lane (self, -1, 1);

  if (column < 0)
    return *from;
  if (dx != 0 && self->round)
    return tl_walk_heading_place (self, wrap (column + dx, (int) self->columns->len));
  if (dx != 0)
    return column + dx < 0 || column + dx >= (int) self->columns->len
             ? *from
             : tl_walk_heading_place (self, column + dx);
  if (dy < 0)
    return tl_walk_stage_place (self, TL_SCENE_COLUMN (self, column)->stage);
  return lane < 0 ? tl_walk_enter_parking (self, from, TL_SCENE_COLUMN (self, column)->x)
                  : tl_walk_enter_cell (self, lane, column, FALSE);
}

static TlPlace
walk_header (TlScene *self, const TlPlace *from, int dy)
{
  if (dy <= 0)
    return *from;
  if (self->stages->len > 0)
    return tl_walk_stage_place (self, 0);
  return self->lanes->len > 0 ? tl_walk_lane_place (self, 0)
                              : tl_walk_enter_parking (self, from, 0);
}

/* Chips stand between an emotions lane's title and its first column. */
static TlPlace
chip_at (TlSceneLane *lane, int index, int step, gboolean *found)
{
  for (; lane->curves != NULL && index >= 0 && index < (int) lane->curves->len; index += step)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, index);

      if (curve->foreign || tl_rect_is_empty (&curve->chip) || lane->collapsed)
        continue;
      *found = TRUE;
      return tl_scene_chip_place (lane, curve);
    }
  *found = FALSE;
  return (TlPlace){ 0 };
}

static TlPlace
walk_lane (TlScene *self, const TlPlace *from, int dx, int dy)
{
  int          index = tl_scene_find_lane (self, from->id);
  TlSceneLane *lane;
  gboolean     found;
  TlPlace      chip;

  if (index < 0)
    return *from;
  lane = TL_SCENE_LANE (self, index);
  if (dy != 0)
    {
      if (index + dy < 0)
        return self->stages->len > 0 ? tl_walk_stage_place (self, 0)
                                     : (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map_id };
      if (index + dy >= (int) self->lanes->len)
        return tl_walk_enter_parking (self, from, 0);
      return tl_walk_lane_place (self, index + dy);
    }
  if (dx < 0 && self->round && !lane->collapsed)
    return tl_walk_enter_cell (self, index, (int) self->columns->len - 1, FALSE);
  if (dx < 0 || self->columns->len == 0)
    return *from;
  chip = chip_at (lane, 0, 1, &found);
  if (found)
    return chip;
  return lane->collapsed ? *from : tl_walk_enter_cell (self, index, 0, FALSE);
}

static TlPlace
walk_chip (TlScene *self, const TlPlace *from, int dx, int dy)
{
  int          index = tl_scene_find_lane (self, from->lane);
  TlSceneLane *lane = index < 0 ? NULL : TL_SCENE_LANE (self, index);
  gboolean     found;

  if (lane == NULL || lane->curves == NULL)
    return *from;
  if (dy < 0 || self->columns->len == 0)
    return tl_walk_lane_place (self, index);
  for (guint i = 0; dx != 0 && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);
      TlPlace       next;

      if (g_strcmp0 (tl_record_get_id (curve->record), from->curve) != 0)
        continue;
      next = chip_at (lane, (int) i + dx, dx, &found);
      if (found)
        return next;
    }
  return dx < 0 ? tl_walk_lane_place (self, index) : tl_walk_enter_cell (self, index, 0, FALSE);
}

/* On a link left and right are its ends; up and down the links before and after it. */
static TlPlace
walk_link (TlScene *self, const TlPlace *from, int dx, int dy)
{
  const TlRecord *record = tl_table_get_kind (self->table, from->id, TL_KIND_LINK);
  g_autoptr (GPtrArray) all = NULL;

  if (record == NULL)
    return *from;
  if (dx != 0)
    return tl_scene_place_of (self, tl_record_get_ref (record, dx < 0 ? TL_LINK_FROM : TL_LINK_TO));
  all = tl_scene_find_links (self, NULL);
  for (int i = 0; i < (int) all->len; i++)
    if (g_strcmp0 (all->pdata[i], from->id) == 0 && i + dy >= 0 && i + dy < (int) all->len)
      return tl_scene_place_of (self, all->pdata[i + dy]);
  return *from;
}

static TlPlace
walk_step_of (TlScene *self, const TlPlace *from, int dx, int dy)
{
  TlSceneCard *card;
  int          lane, column;

  switch (from->type)
    {
    case TL_PLACE_HEADER:
    case TL_PLACE_ACTOR:
      return dy > 0 ? walk_header (self, from, dy) : tl_scene_walk_actor (self, from, dx, dy);
    case TL_PLACE_STAGE:
      return walk_stage (self, from, dx, dy);
    case TL_PLACE_STEP:
      return walk_step (self, from, dx, dy);
    case TL_PLACE_LANE:
      return walk_lane (self, from, dx, dy);
    case TL_PLACE_PERSONA:
      return walk_chip (self, from, dx, dy);
    case TL_PLACE_POINT:
      return walk_point (self, from, dx, dy);
    case TL_PLACE_CARD:
      card = from->id == NULL ? NULL : g_hash_table_lookup (self->cards, from->id);
      if (card == NULL || (card->lane < 0 && !card->parked))
        return *from;
      return card->parked ? walk_parked (self, from, card, dx, dy)
                          : walk_card (self, from, card, dx, dy);
    case TL_PLACE_CELL:
    case TL_PLACE_CURVE:
      lane = tl_scene_find_lane (self, from->lane);
      column = tl_scene_find_column (self, from->column);
      return lane < 0 || column < 0 ? *from : walk_cell (self, from, lane, column, dx, dy);
    case TL_PLACE_PARKING:
      return tl_walk_enter_parking (self, from, 0);
    case TL_PLACE_LINK:
      return walk_link (self, from, dx, dy);
    case TL_PLACE_NONE:
    default:
      return *from;
    }
}

/* --- Jumps --- */

static gboolean
is_filled (TlScene *self, int lane, int column)
{
  TlSceneCurve *curve;
  TlSceneLane  *at = TL_SCENE_LANE (self, lane);

  return tl_walk_is_open (self, lane) &&
         (tl_walk_cell_length (self, lane, column) > 0 ||
          (at->curves != NULL &&
           tl_walk_point_in_column (self, at, column, FALSE, &curve) != NULL));
}

static gboolean
cell_of (TlScene *self, const TlPlace *from, int *lane, int *column)
{
  *lane = tl_scene_find_lane (self, from->lane);
  *column = tl_scene_find_column (self, from->column);
  return *lane >= 0 && *column >= 0;
}

/* Ctrl and an arrow: the last filled cell that way; of headings, the last one. */
static TlPlace
jump (TlScene *self, const TlPlace *from, int dx, int dy)
{
  int     lane, column, i;
  TlPlace at = *from;

  if (!cell_of (self, from, &lane, &column))
    {
      /* In a row or column of headings: to its end. */
      for (guint guard = 0; guard < self->columns->len + self->lanes->len + 2; guard++)
        {
          TlPlace next = walk_step_of (self, &at, dx, dy);

          if (next.type != at.type || tl_place_equal (&next, &at))
            break;
          at = next;
        }
      return at;
    }
  if (dx != 0)
    {
      for (i = dx > 0 ? (int) self->columns->len - 1 : 0; i != column; i -= dx)
        if (is_filled (self, lane, i))
          return tl_walk_enter_cell (self, lane, i, FALSE);
      /* Nothing but empty cells that way: to the map's edge. */
      i = dx > 0 ? (int) self->columns->len - 1 : 0;
      return i == column ? at : tl_walk_enter_cell (self, lane, i, FALSE);
    }
  for (i = dy > 0 ? (int) self->lanes->len - 1 : 0; i != lane; i -= dy)
    if (is_filled (self, i, column))
      return tl_walk_enter_cell (self, i, column, dy > 0);
  return at;
}

/* The next cell in reading order; stages and lane titles go along their row. */
static TlPlace
read_on (TlScene *self, const TlPlace *from, int step)
{
  int     lane, column;
  TlPlace next;

  if (!cell_of (self, from, &lane, &column))
    {
      next = walk_step_of (self,
                           from,
                           from->type == TL_PLACE_LANE ? 0 : step,
                           from->type == TL_PLACE_LANE ? step : 0);
      return next;
    }
  column += step;
  if (column >= 0 && column < (int) self->columns->len)
    return tl_walk_enter_cell (self, lane, column, FALSE);
  lane = tl_walk_next_lane (self, lane, step);
  if (lane < 0)
    return *from;
  return tl_walk_enter_cell (self, lane, step > 0 ? 0 : (int) self->columns->len - 1, FALSE);
}

/**
 * tl_scene_get_first_place:
 * @self: a scene
 *
 * Where walking begins: the first stage, else the title block.
 *
 * Returns: the place; %TL_PLACE_NONE without a map
 */
TlPlace
tl_scene_get_first_place (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), (TlPlace){ 0 });
  if (self->table == NULL)
    return (TlPlace){ 0 };
  if (self->stages->len > 0)
    return tl_walk_stage_place (self, 0);
  return (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map_id };
}

/**
 * tl_scene_walk:
 * @self: a scene
 * @from: where one is; a place that is gone or %TL_PLACE_NONE gives the first place
 * @walk: which way; left and right as seen
 *
 * The next place for a key.
 *
 * Returns: the place; @from itself where the map ends
 */
TlPlace
tl_scene_walk (TlScene *self, const TlPlace *from, TlWalk walk)
{
  int    forward;
  TlRect rect;

  g_return_val_if_fail (TL_IS_SCENE (self), *from);
  if (self->table == NULL || !tl_scene_get_place_rect (self, from, &rect))
    return tl_scene_get_first_place (self);
  forward = self->rtl ? -1 : 1;
  switch (walk)
    {
    case TL_WALK_LEFT:
      return walk_step_of (self, from, -forward, 0);
    case TL_WALK_RIGHT:
      return walk_step_of (self, from, forward, 0);
    case TL_WALK_UP:
      return walk_step_of (self, from, 0, -1);
    case TL_WALK_DOWN:
      return walk_step_of (self, from, 0, 1);
    case TL_WALK_FIRST_LEFT:
      return jump (self, from, -forward, 0);
    case TL_WALK_LAST_RIGHT:
      return jump (self, from, forward, 0);
    case TL_WALK_FIRST_UP:
      return jump (self, from, 0, -1);
    case TL_WALK_LAST_DOWN:
      return jump (self, from, 0, 1);
    case TL_WALK_NEXT:
      return read_on (self, from, 1);
    case TL_WALK_PREVIOUS:
      return read_on (self, from, -1);
    default:
      return *from;
    }
}
