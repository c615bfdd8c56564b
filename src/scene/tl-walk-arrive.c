/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a walk arrives: which place stands for a cell, a heading or the parking lot when somebody
 * comes to it from above, from below or from the side. Which of them is next is tl-walk.c's. */
#include "config.h"

#include "scene/tl-walk-private.h"

#include <math.h>

/* Whether a lane shows its cells. */
gboolean
tl_walk_is_open (TlScene *self, int lane)
{
  return !TL_SCENE_LANE (self, lane)->collapsed;
}

/* The next lane that shows its cells; -1 when there is none that way. */
int
tl_walk_next_lane (TlScene *self, int lane, int step)
{
  for (lane += step; lane >= 0 && lane < (int) self->lanes->len; lane += step)
    if (tl_walk_is_open (self, lane))
      return lane;
  return -1;
}

/* How many cards a cell has. */
guint
tl_walk_cell_length (TlScene *self, int lane, int column)
{
  const GPtrArray *cell = TL_SCENE_LANE (self, lane)->cells[column];

  return cell == NULL ? 0 : cell->len;
}

/* The active line's first or last point in a column; NULL without one. */
TlScenePoint *
tl_walk_point_in_column (
  TlScene *self, TlSceneLane *lane, int column, gboolean last, TlSceneCurve **curve)
{
  TlScenePoint *found = NULL;

  *curve = tl_scene_active_curve_of (self, lane);
  if (*curve == NULL || !tl_scene_curve_is_drawn (lane, *curve))
    return NULL;
  for (guint i = 0; i < (*curve)->points->len; i++)
    {
      TlScenePoint *point = TL_SCENE_POINT (*curve, i);

      if (point->column == column && (last || found == NULL))
        found = point;
    }
  return found;
}

/* Where one arrives in a cell: at a point, its first or last card, or the cell itself. */
TlPlace
tl_walk_enter_cell (TlScene *self, int lane, int column, gboolean last)
{
  TlSceneLane *at = TL_SCENE_LANE (self, lane);
  guint        n = tl_walk_cell_length (self, lane, column);

  if (at->curves != NULL)
    {
      TlSceneCurve *curve;
      TlScenePoint *point = tl_walk_point_in_column (self, at, column, last, &curve);

      /* From above one meets the line first, from below the cards. */
      if (point != NULL && (n == 0 || !last))
        return tl_scene_point_place (self, at, curve, point);
    }
  if (n > 0)
    return tl_scene_card_place (self, g_ptr_array_index (at->cells[column], last ? n - 1 : 0));
  return tl_scene_cell_place (self, lane, column);
}

/* Coming from the side: the card whose middle is nearest in height. */
TlPlace
tl_walk_enter_beside (TlScene *self, int lane, int column, double y)
{
  TlSceneLane *at = TL_SCENE_LANE (self, lane);
  TlSceneCard *best = NULL;
  double       distance = G_MAXDOUBLE;

  for (guint i = 0; i < tl_walk_cell_length (self, lane, column); i++)
    {
      TlSceneCard *card = g_ptr_array_index (at->cells[column], i);
      double       d = fabs (at->top + card->rect.y + card->rect.height / 2 - y);

      if (d >= distance)
        continue;
      distance = d;
      best = card;
    }
  return best != NULL ? tl_scene_card_place (self, best)
                      : tl_walk_enter_cell (self, lane, column, FALSE);
}

/* The heading of a stage. */
TlPlace
tl_walk_stage_place (TlScene *self, int stage)
{
  return (TlPlace){ .type = TL_PLACE_STAGE,
                    .id = tl_record_get_id (TL_SCENE_STAGE (self, stage)->record) };
}

/* The title of a lane. */
TlPlace
tl_walk_lane_place (TlScene *self, int lane)
{
  TlPlace place = { .type = TL_PLACE_LANE,
                    .id = tl_record_get_id (TL_SCENE_LANE (self, lane)->record) };

  place.lane = place.id;
  return place;
}

/* The heading right above a column's cells. */
TlPlace
tl_walk_heading_place (TlScene *self, int column)
{
  const TlSceneColumn *at = TL_SCENE_COLUMN (self, column);

  if (tl_record_get_kind (at->record) == TL_KIND_STEP)
    return (TlPlace){ .type = TL_PLACE_STEP, .id = tl_record_get_id (at->record) };
  return tl_walk_stage_place (self, at->stage);
}

/* The parked card nearest beneath a place on the sheet. */
TlPlace
tl_walk_enter_parking (TlScene *self, const TlPlace *from, double x)
{
  TlSceneCard *best = NULL;
  double       distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->parked->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (self->parked, i);
      double       d = fabs (card->rect.x + card->rect.width / 2 - x) + 10 * card->rect.y;

      if (d >= distance)
        continue;
      distance = d;
      best = card;
    }
  return best == NULL ? *from : tl_scene_card_place (self, best);
}
