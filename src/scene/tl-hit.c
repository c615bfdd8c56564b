/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is at a place.
 *
 * Hits ask the small and precise things first (points, markers, links, chips), with a tolerance
 * that the caller makes from screen pixels; then cards, lines, headings, cells. Distances decide
 * among neighbours. The regular layout is the index: no list of all cards is walked. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-round.h"
#include "scene/tl-walk-private.h"

#include <math.h>

/* A card's trailing edge, where a link begins. */
#define EDGE 6.0
/* Of the tolerance, which is half the least hit area: 8 screen px of a card belong to its edge. */
#define EDGE_PART (2.0 / 3.0)
/* Where the border between two headings is seen, from the column's end: stage arrows reach into
 * their neighbour, between step headings there is a gutter. */
#define STAGE_BORDER 4.0
#define STEP_BORDER (TL_CARD_LEFT - TL_GUTTER / 2)

static double
distance_to_rect (const TlRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

static void
set_curve_position (TlScene *self, const TlSceneLane *lane, double x, double y, TlPlace *place)
{
  double column = self->round ? tl_round_column (self, tl_round_angle_at (self, x, y))
                              : tl_scene_x_column (self, x);

  place->at = column - floor (column);
  if (self->round)
    {
      column = MIN (column, self->columns->len - 1e-6);
      place->at = column - floor (column);
      place->score = tl_round_radius_score (lane, tl_round_radius_at (self, x, y));
      return;
    }
  place->score = CLAMP (2 - (y - lane->top - lane->level_top) / lane->level_step, -2, 2);
}

/* --- Emotions --- */

/* Points of the active line: quiet ones catch no pointer. */
static gboolean
hit_point (TlScene *self, TlSceneLane *lane, double x, double y, double tolerance, TlPlace *place)
{
  double        best = MAX (tolerance, 8);
  TlScenePoint *found = NULL;
  TlSceneCurve *curve = tl_scene_active_curve_of (self, lane);

  if (curve == NULL || !tl_scene_curve_is_drawn (lane, curve))
    return FALSE;
  for (guint k = 0; k < curve->points->len; k++)
    {
      TlScenePoint *point = TL_SCENE_POINT (curve, k);
      double        d = hypot (point->x - x, point->y - (y - lane->top));

      if (d > best)
        continue;
      best = d;
      found = point;
    }
  if (found == NULL)
    return FALSE;
  *place = tl_scene_point_place (self, lane, curve, found);
  return TRUE;
}

static double
distance_to_run (const TlSceneCurve *curve, guint first, guint last, double x, double y)
{
  guint               n = last - first + 1;
  g_autofree TlPoint *knots = g_new (TlPoint, n);
  TlCurve             line;
  double              best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    knots[i] =
      (TlPoint){ TL_SCENE_POINT (curve, first + i)->x, TL_SCENE_POINT (curve, first + i)->y };
  tl_curve_init (&line, knots, n);
  for (double at = MAX (x - 24, knots[0].x); at <= MIN (x + 24, knots[n - 1].x); at += 2)
    best = MIN (best, hypot (at - x, tl_curve_eval (&line, at) - y));
  tl_curve_clear (&line);
  return best;
}

static void
set_line_place (
  TlScene *self, TlSceneLane *lane, const TlSceneCurve *curve, double x, double y, TlPlace *place)
{
  int column = self->round ? tl_round_column_at (self, x, y) : tl_scene_column_at (self, x);

  *place =
    tl_scene_cell_place (self, tl_scene_find_lane (self, tl_record_get_id (lane->record)), column);
  place->type = TL_PLACE_CURVE;
  place->id = place->curve = tl_record_get_id (curve->record);
  set_curve_position (self, lane, x, y, place);
}

/* The active line only, too. */
static gboolean
hit_line (TlScene *self, TlSceneLane *lane, double x, double y, double tolerance, TlPlace *place)
{
  TlSceneCurve *curve = tl_scene_active_curve_of (self, lane);
  double        reach = MAX (tolerance / 2, 4);

  if (curve == NULL || !tl_scene_curve_is_drawn (lane, curve))
    return FALSE;
  if (self->round)
    {
      if (tl_round_distance_to_curve (self, lane, curve, x, y) > reach)
        return FALSE;
      set_line_place (self, lane, curve, x, y, place);
      return TRUE;
    }
  for (guint first = 0; first < curve->points->len;)
    {
      guint last = tl_scene_curve_piece_end (curve, first);

      if (last > first && TL_SCENE_POINT (curve, first)->x <= x + reach &&
          TL_SCENE_POINT (curve, last)->x >= x - reach &&
          distance_to_run (curve, first, last, x, y - lane->top) <= reach)
        {
          set_line_place (self, lane, curve, x, y, place);
          return TRUE;
        }
      first = last + 1;
    }
  return FALSE;
}

static gboolean
hit_chip (TlScene *self, TlSceneLane *lane, double x, double y, double tolerance, TlPlace *place)
{
  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);
      TlRect        rect = tl_rect_offset (&curve->chip, 0, lane->top);

      if (curve->foreign || tl_rect_is_empty (&curve->chip) || distance_to_rect (&rect, x, y) > 2)
        continue;
      *place = tl_scene_chip_place (lane, curve);
      place->part = x > rect.x + rect.width - TL_CHIP_EYE_WIDTH ? TL_PART_EYE : TL_PART_BODY;
      return TRUE;
    }
  return FALSE;
}

static gboolean
hit_emotions (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->curves == NULL || lane->collapsed || y < lane->top - tolerance ||
          y > lane->top + lane->height + tolerance)
        continue;
      if (hit_point (self, lane, x, y, tolerance, place) ||
          hit_chip (self, lane, x, y, tolerance, place) ||
          hit_line (self, lane, x, y, tolerance, place))
        return TRUE;
    }
  return FALSE;
}

/* --- Links --- */

static double
distance_to_segment (TlPoint a, TlPoint b, double x, double y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length <= 0 ? 0 : CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1);

  return hypot (a.x + t * dx - x, a.y + t * dy - y);
}

static gboolean
hit_link (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  int    lane = self->round ? -1 : tl_scene_lane_at (self, y);
  double best = MAX (tolerance, 4);

  /* Among curves the paper is for drawing. */
  if (lane >= 0 && TL_SCENE_LANE (self, lane)->curves != NULL)
    best = MAX (tolerance / 2, 4);
  place->id = NULL;
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *link = g_ptr_array_index (self->links, i);
      TlRect             words = tl_link_label_rect (link);

      if (tl_rect_contains (&words, x, y))
        {
          *place = (TlPlace){ .type = TL_PLACE_LINK, .id = tl_record_get_id (link->record) };
          return TRUE;
        }
      for (guint k = 1; link->route != NULL && k < link->route->len; k++)
        {
          double d = distance_to_segment (g_array_index (link->route, TlPoint, k - 1),
                                          g_array_index (link->route, TlPoint, k),
                                          x,
                                          y);

          if (d > best)
            continue;
          best = d;
          *place = (TlPlace){ .type = TL_PLACE_LINK, .id = tl_record_get_id (link->record) };
        }
    }
  return place->id != NULL;
}

/* --- Cards --- */

typedef struct
{
  TlScene     *self;
  double       x;
  double       y;
  TlSceneCard *card;
  TlSceneCard *marked;
  TlSceneCard *commented;
} CardHit;

static void
test_card (TlSceneCard *card, gpointer data)
{
  CardHit *hit = data;
  TlRect   rect = tl_scene_card_rect (hit->self, card);
  TlRect   marker = tl_scene_marker_rect (hit->self, card);
  TlRect   sign = tl_scene_card_sign_rect (hit->self, card);

  if (tl_rect_contains (&rect, hit->x, hit->y))
    hit->card = card;
  if (!tl_rect_is_empty (&marker) && tl_rect_contains (&marker, hit->x, hit->y))
    hit->marked = card;
  if (!tl_rect_is_empty (&sign) && tl_rect_contains (&sign, hit->x, hit->y))
    hit->commented = card;
}

static gboolean
hit_card (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  CardHit hit = { self, x, y, NULL, NULL, NULL };
  TlRect  around = TL_RECT_INIT (x - 16, y - 16, 32, 32);
  TlRect  rect;
  double  edge;

  tl_scene_foreach_card (self, &around, test_card, &hit);
  for (guint i = 0; i < self->parked->len && hit.card == NULL; i++)
    if (!((TlSceneCard *) g_ptr_array_index (self->parked, i))->lifted)
      test_card (g_ptr_array_index (self->parked, i), &hit);
  if (hit.commented != NULL)
    {
      *place = tl_scene_card_place (self, hit.commented);
      place->part = TL_PART_COMMENT;
      return TRUE;
    }
  if (hit.marked == NULL && hit.card == NULL)
    return FALSE;
  *place = tl_scene_card_place (self, hit.marked != NULL ? hit.marked : hit.card);
  if (hit.marked != NULL)
    {
      place->part = TL_PART_MARKER;
      return TRUE;
    }
  rect = tl_scene_journey_rect (self, hit.card);
  if (tl_rect_contains (&rect, x, y))
    {
      place->part = TL_PART_JOURNEY;
      return TRUE;
    }
  rect = tl_scene_card_rect (self, hit.card);
  edge = MIN (MAX (tolerance * EDGE_PART, EDGE), rect.width / 4);
  place->part = x > rect.x + rect.width - edge ? TL_PART_EDGE
                : x < rect.x + edge            ? TL_PART_START
                                               : TL_PART_BODY;
  return TRUE;
}

/* --- Headings and cells --- */

/* The column whose far border is within reach, -1 = none. As wide as the hand needs it, but never
 * more than a quarter of a heading. Of stages only the border of the last column counts. */
static int
border_at (TlScene *self, double x, double at, double tolerance, gboolean stages)
{
  int found = -1, near = tl_scene_column_at (self, x);

  /* Widths that follow from time are not in anybody's hand. */
  if (tl_scene_is_to_scale (self))
    return -1;
  for (int i = MAX (near - 1, 0); i <= MIN (near + 1, (int) self->columns->len - 1); i++)
    {
      const TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      const TlSceneColumn *next = i + 1 < (int) self->columns->len ? column + 1 : NULL;
      double               reach = MIN (tolerance, column->width / 4);
      double               off = fabs (x - (column->x + column->width + at));

      if (next != NULL)
        reach = MIN (reach, next->width / 4);
      if (off > reach || (stages && next != NULL && next->stage == column->stage))
        continue;
      tolerance = off;
      found = i;
    }
  return found;
}

static void
set_stage_place (TlScene *self, double x, int column, double tolerance, TlPlace *place)
{
  int border = border_at (self, x, STAGE_BORDER, tolerance, TRUE);
  int stage = TL_SCENE_COLUMN (self, border >= 0 ? border : column)->stage;

  *place = (TlPlace){ .type = TL_PLACE_STAGE,
                      .id = tl_record_get_id (TL_SCENE_STAGE (self, stage)->record),
                      .part = border >= 0 ? TL_PART_EDGE : TL_PART_BODY };
}

static gboolean
set_step_place (TlScene *self, double x, int column, double tolerance, TlPlace *place)
{
  int             border = border_at (self, x, STEP_BORDER, tolerance, FALSE);
  const TlRecord *record = TL_SCENE_COLUMN (self, border >= 0 ? border : column)->record;

  if (tl_record_get_kind (record) != TL_KIND_STEP)
    return FALSE;
  *place = (TlPlace){ .type = TL_PLACE_STEP,
                      .id = tl_record_get_id (record),
                      .part = border >= 0 ? TL_PART_EDGE : TL_PART_BODY };
  return TRUE;
}

/* On a dial: the words of stages and their arrows, the words of steps. */
static gboolean
hit_dial_heading (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  double r = tl_round_radius_at (self, x, y);
  int    stage = -1;

  for (guint i = 0; i < self->stages->len; i++)
    if (tl_rect_contains (&TL_SCENE_STAGE (self, i)->title_rect, x, y))
      stage = (int) i;
  if (fabs (r - self->arc_radius) <= MAX (TL_ROUND_ARC_WIDTH / 2, tolerance))
    stage = TL_SCENE_COLUMN (self, tl_round_column_at (self, x, y))->stage;
  if (stage >= 0)
    *place = tl_walk_stage_place (self, stage);
  for (guint i = 0; stage < 0 && i < self->columns->len; i++)
    if (tl_record_get_kind (TL_SCENE_COLUMN (self, i)->record) == TL_KIND_STEP &&
        tl_rect_contains (&TL_SCENE_COLUMN (self, i)->step_rect, x, y))
      {
        *place = tl_walk_heading_place (self, (int) i);
        return TRUE;
      }
  return stage >= 0;
}

/* A lane's title in the first panel or in the middle. */
static gboolean
hit_dial_title (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       title = tl_round_lane_title_rect (self, lane);
      TlRect       chevron = tl_scene_chevron_rect (self, lane, tolerance);

      if (!tl_rect_contains (&title, x, y))
        continue;
      *place = tl_walk_lane_place (self, (int) i);
      if (tl_rect_contains (&chevron, x, y))
        place->part = TL_PART_CHEVRON;
      return TRUE;
    }
  return FALSE;
}

/* Cells: in the panels, or sectors of the emotions. Of a collapsed lane its title. */
static gboolean
hit_dial_cell (TlScene *self, double x, double y, TlPlace *place)
{
  double r = tl_round_radius_at (self, x, y);
  int    lane, column;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *at = TL_SCENE_LANE (self, i);

      if (at->curves == NULL || r < at->inner || r >= at->outer)
        continue;
      if (at->collapsed)
        *place = tl_walk_lane_place (self, (int) i);
      else
        {
          *place = tl_scene_cell_place (self, (int) i, tl_round_column_at (self, x, y));
          set_curve_position (self, at, x, y, place);
        }
      return TRUE;
    }
  if (!tl_round_find_cell (self, x, y, TL_ROUND_PANEL_PAD, FALSE, &lane, &column))
    return FALSE;
  *place = TL_SCENE_LANE (self, lane)->collapsed ? tl_walk_lane_place (self, lane)
                                                 : tl_scene_cell_place (self, lane, column);
  return TRUE;
}

static gboolean
hit_heading (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  int column = tl_scene_column_at (self, x);

  if (tl_scene_hit_actor (self, x, y, place))
    return TRUE;
  if (tl_rect_contains (&self->header, x, y))
    {
      *place = (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map_id };
      return TRUE;
    }
  if (self->round)
    return hit_dial_heading (self, x, y, tolerance, place);
  if (column < 0 || x < self->columns_left || x >= self->columns_right + TL_CARD_LEFT + tolerance)
    return FALSE;
  if (y >= self->stages_top &&
      y < MAX (self->stages_top + self->stage_height, self->coverage_top + self->coverage_height))
    {
      set_stage_place (self, x, column, tolerance, place);
      return x < self->columns_right + TL_CARD_LEFT || place->part == TL_PART_EDGE;
    }
  /* The axis of time belongs to the headings above it. */
  if (y >= self->axis_top && y < self->axis_top + self->axis_height)
    {
      const TlSceneColumn *under = TL_SCENE_COLUMN (self, column);

      *place = (TlPlace){ .id = tl_record_get_id (under->record) };
      place->type =
        tl_record_get_kind (under->record) == TL_KIND_STEP ? TL_PLACE_STEP : TL_PLACE_STAGE;
      return x < self->columns_right;
    }
  if (y >= self->steps_top && y < self->steps_top + self->steps_height)
    return set_step_place (self, x, column, tolerance, place) &&
           (x < self->columns_right + TL_CARD_LEFT || place->part == TL_PART_EDGE);
  return FALSE;
}

static gboolean
hit_lane (TlScene *self, double x, double y, double tolerance, TlPlace *place)
{
  int          index;
  TlSceneLane *lane;

  if (self->round)
    return hit_dial_title (self, x, y, tolerance, place) || hit_dial_cell (self, x, y, place);
  if (y < self->lanes_top || y >= self->lanes_bottom || x < 0 || x >= self->rules_right)
    return FALSE;
  index = tl_scene_lane_at (self, y);
  if (index < 0)
    return FALSE;
  lane = TL_SCENE_LANE (self, index);
  if (x < self->columns_left || lane->collapsed)
    {
      TlRect chevron = tl_scene_chevron_rect (self, lane, tolerance);

      *place = (TlPlace){ .type = TL_PLACE_LANE, .id = tl_record_get_id (lane->record) };
      place->lane = place->id;
      if (tl_rect_contains (&chevron, x, y))
        place->part = TL_PART_CHEVRON;
      return place->part == TL_PART_CHEVRON || x >= TL_SHEET_PAD - 8;
    }
  if (self->columns->len == 0)
    return FALSE;
  *place = tl_scene_cell_place (self, index, tl_scene_column_at (self, x));
  if (lane->curves != NULL)
    {
      set_curve_position (self, lane, x, y, place);
      place->curve = NULL;
    }
  return TRUE;
}

/**
 * tl_scene_hit:
 * @self: a scene
 * @x: document px
 * @y: document px
 * @tolerance: how far small things may be off, document px
 *
 * What is at a place. Points, markers, chips and lines are caught within @tolerance; cards,
 * headings and cells by what they cover.
 *
 * Returns: the place; %TL_PLACE_NONE on the desk and on empty paper
 */
TlPlace
tl_scene_hit (TlScene *self, double x, double y, double tolerance)
{
  TlPlace place = { 0 };

  g_return_val_if_fail (TL_IS_SCENE (self), place);
  if (self->table == NULL)
    return place;
  x = tl_scene_mirror_x (self, x);
  if (tl_scene_hit_sign (self, x, y, &place) || hit_emotions (self, x, y, tolerance, &place) ||
      hit_card (self, x, y, tolerance, &place) || hit_link (self, x, y, tolerance, &place) ||
      hit_heading (self, x, y, tolerance, &place) || hit_lane (self, x, y, tolerance, &place))
    return place;
  if (!tl_rect_is_empty (&self->parking) && tl_rect_contains (&self->parking, x, y))
    return (TlPlace){ .type = TL_PLACE_PARKING };
  return (TlPlace){ 0 };
}
