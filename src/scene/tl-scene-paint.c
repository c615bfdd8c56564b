/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Listing groups for painters: band by band, only what touches a rectangle.
 *
 * The layout is regular, so it is its own index: lanes and columns that the rectangle touches are
 * found by their places, and within a cell the first card by bisection. A card's group is built
 * when it is first listed. What never changes: the order of groups in a list does not depend on the
 * rectangle. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>
#include <string.h>

/* Markers, and the sign of a persona, stand a little outside of their card. */
#define MARKER_REACH 16.0
/* And the words of the axis of time, at 200 %, outside of their column. */
#define AXIS_REACH 80.0

typedef struct
{
  TlScene      *self;
  const TlRect *rect; /* physical; NULL = all */
  TlGroupFunc   func;
  gpointer      user_data;
} Listing;

/* The first card of a cell that reaches below y (from the lane's top). */
static guint
first_below (TlScene *self, const GPtrArray *cell, double y)
{
  guint low = 0, high = cell->len;

  /* Lifted cards keep the place they left: no order to bisect by. */
  if (self->lifted->len > 0)
    return 0;
  while (low < high)
    {
      guint        mid = (low + high) / 2;
      TlSceneCard *card = g_ptr_array_index (cell, mid);

      if (card->rect.y + card->rect.height < y)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

static void
visit_cell (TlScene        *self,
            TlSceneLane    *lane,
            int             column,
            const TlRect   *rect,
            TlSceneCardFunc func,
            gpointer        data)
{
  const GPtrArray *cell = lane->cells[column];

  for (guint i = cell == NULL ? 0 : first_below (self, cell, rect->y - lane->top);
       cell != NULL && i < cell->len;
       i++)
    {
      TlSceneCard *card = g_ptr_array_index (cell, i);
      TlRect       place = tl_scene_card_rect (self, card);

      if (self->lifted->len == 0 && place.y > rect->y + rect->height)
        return;
      if (!card->lifted && tl_rect_intersects (&place, rect))
        func (card, data);
    }
}

static void
visit_sector (
  TlScene *self, const GPtrArray *cell, const TlRect *rect, TlSceneCardFunc func, gpointer data)
{
  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (cell, i);

      if (!card->lifted && tl_rect_intersects (&card->rect, rect))
        func (card, data);
    }
}

/* Calls func for the cards of a lane within a logical rectangle, column by column. */
void
tl_scene_foreach_card_of (
  TlScene *self, TlSceneLane *lane, const TlRect *rect, TlSceneCardFunc func, gpointer data)
{
  int first = 0, last = (int) lane->n_columns - 1;

  if (lane->collapsed || lane->n_cards == 0 || lane->top > rect->y + rect->height ||
      lane->top + lane->height < rect->y)
    return;
  for (int column = first; self->round && column <= last; column++)
    visit_sector (self, lane->cells[column], rect, func, data);
  if (self->round)
    return;
  while (first < last &&
         TL_SCENE_COLUMN (self, first)->x + TL_SCENE_COLUMN (self, first)->width < rect->x)
    first++;
  while (last > first && TL_SCENE_COLUMN (self, last)->x > rect->x + rect->width)
    last--;
  /* Cards that span into the first column begin before it. */
  while (first > 0 && lane->cross[first] > 0)
    first--;
  for (int column = first; column <= last; column++)
    visit_cell (self, lane, column, rect, func, data);
}

/* Calls func for the cards within a logical rectangle, lane by lane. */
void
tl_scene_foreach_card (TlScene *self, const TlRect *rect, TlSceneCardFunc func, gpointer data)
{
  for (guint i = 0; i < self->lanes->len; i++)
    tl_scene_foreach_card_of (self, TL_SCENE_LANE (self, i), rect, func, data);
}

static void
list_group (Listing *listing, TlGroup *group, TlPoint origin)
{
  TlRect bounds;

  if (group == NULL)
    return;
  bounds = tl_rect_offset (&group->bounds, origin.x, origin.y);
  if (listing->rect == NULL || tl_rect_intersects (&bounds, listing->rect))
    listing->func (group, &origin, listing->user_data);
}

/* Whether a logical rectangle may be seen, before a group is built for it. */
static gboolean
may_show (Listing *listing, const TlRect *logical)
{
  TlRect rect = tl_scene_mirror_rect (listing->self, logical);

  return listing->rect == NULL || tl_rect_intersects (&rect, listing->rect);
}

static TlPoint
corner (TlScene *self, TlRect logical)
{
  TlRect rect = tl_scene_mirror_rect (self, &logical);

  return (TlPoint){ rect.x, rect.y };
}

/* Column by column, so that only what is in view is drawn. */
static void
list_channels (Listing *listing, TlSceneLane *lane)
{
  for (guint i = 0; i < lane->n_columns; i++)
    {
      const TlSceneColumn *column = TL_SCENE_COLUMN (listing->self, i);
      TlRect               rect = TL_RECT_INIT (column->x - TL_GUTTER,
                                  lane->top,
                                  column->width + 2 * TL_GUTTER,
                                  lane->height);

      if (may_show (listing, &rect))
        list_group (listing,
                    tl_scene_channel_group (listing->self, lane, i),
                    (TlPoint){ 0, lane->top });
    }
}

static void
list_sheet (Listing *listing)
{
  TlScene *self = listing->self;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       rect = TL_RECT_INIT (0, lane->top - 1, self->sheet.width, lane->height + 2);

      if (!may_show (listing, &rect))
        continue;
      if (lane->kind == TL_LANE_KIND_EMOTIONS && !lane->collapsed)
        list_group (listing, tl_scene_level_group (self, lane), (TlPoint){ 0, lane->top });
      if (lane->kind == TL_LANE_KIND_CHANNELS && !lane->collapsed)
        list_channels (listing, lane);
      if (lane->collapsed)
        list_group (listing, tl_scene_collapsed_group (self, lane), (TlPoint){ 0, lane->top });
      list_group (listing,
                  tl_scene_lane_rule_group (self, lane),
                  (TlPoint){ 0, lane->top + lane->height });
    }
}

static void
list_panels (Listing *listing)
{
  TlScene *self = listing->self;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      TlRect         reach = tl_rect_inset (&column->panel, -self->arc_radius);

      /* The stalk reaches to the dial. */
      if (!may_show (listing, &reach))
        continue;
      list_group (listing, tl_round_panel_group (self, column), corner (self, column->panel));
      if (tl_record_get_kind (column->record) == TL_KIND_STEP)
        list_group (listing, tl_round_step_group (self, column), corner (self, column->step_rect));
    }
}

static void
list_title_block (Listing *listing)
{
  TlScene *self = listing->self;

  list_group (listing, tl_scene_header_group (self), corner (self, self->header));
  for (guint i = 0; i < self->actors->len; i++)
    {
      TlSceneActor *actor = TL_SCENE_ACTOR (self, i);

      list_group (listing, tl_scene_actor_group (self, actor), corner (self, actor->rect));
    }
}

/* Of a dial: panels, circles and spokes, arrows and words. */
static void
list_dial (Listing *listing)
{
  TlScene *self = listing->self;
  TlPoint  centre = tl_round_origin (self);

  list_panels (listing);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->curves != NULL && lane->collapsed)
        list_group (listing, tl_round_collapsed_group (self, lane), centre);
      else if (lane->curves != NULL)
        list_group (listing, tl_round_level_group (self, lane), centre);
    }
  list_title_block (listing);
  for (guint i = 0; i < self->stages->len; i++)
    {
      TlSceneStage *stage = TL_SCENE_STAGE (self, i);

      list_group (listing, tl_round_stage_group (self, stage), centre);
      if (self->coverage_height > 0)
        list_group (listing,
                    tl_scene_coverage_group (self, stage),
                    corner (self, tl_scene_coverage_rect (self, stage)));
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->curves != NULL)
        list_group (listing, tl_round_heart_group (self, lane), centre);
      else
        list_group (listing,
                    tl_round_title_group (self, lane),
                    corner (self, tl_scene_lane_title_rect (self, lane)));
    }
}

static void
list_headings (Listing *listing)
{
  TlScene *self = listing->self;

  list_title_block (listing);
  for (guint i = 0; i < self->stages->len; i++)
    {
      TlSceneStage *stage = TL_SCENE_STAGE (self, i);
      TlRect        rect = tl_scene_stage_rect (self, stage);

      if (may_show (listing, &rect))
        list_group (listing, tl_scene_stage_group (self, stage), corner (self, rect));
      rect = tl_scene_coverage_rect (self, stage);
      if (!tl_rect_is_empty (&rect) && may_show (listing, &rect))
        list_group (listing, tl_scene_coverage_group (self, stage), corner (self, rect));
    }
  for (guint i = 0; self->steps_height > 0 && i < self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      TlRect         rect = tl_scene_step_rect (self, column);

      if (tl_record_get_kind (column->record) == TL_KIND_STEP && may_show (listing, &rect))
        list_group (listing, tl_scene_step_group (self, column), corner (self, rect));
    }
  for (guint i = 0; self->axis_height > 0 && i < self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      TlRect         rect = tl_scene_axis_rect (self, column);
      /* Words stand under the marks at its ends. */
      TlRect around = tl_rect_inset (&rect, -AXIS_REACH);

      if (may_show (listing, &around))
        list_group (listing, tl_scene_axis_group (self, column), corner (self, rect));
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       rect = tl_scene_lane_title_rect (self, lane);

      /* A collapsed lane's chevron stands in the sheet's margin. */
      rect.x -= TL_SHEET_PAD;
      rect.width += TL_SHEET_PAD;
      if (may_show (listing, &rect))
        list_group (listing,
                    tl_scene_lane_title_group (self, lane),
                    corner (self, tl_scene_lane_title_rect (self, lane)));
    }
}

static void
list_card (TlSceneCard *card, gpointer data)
{
  Listing *listing = data;
  TlRect   rect = tl_scene_card_rect (listing->self, card);

  if (tl_scene_card_persona (listing->self, card) != NULL)
    rect = tl_rect_inset (&rect, -MARKER_REACH);
  if (may_show (listing, &rect))
    list_group (listing,
                tl_scene_card_group (listing->self, card),
                tl_scene_card_origin (listing->self, card));
}

/* Bubbles of comments that are not about cards: few. */
static void
list_signs (Listing *listing)
{
  TlScene *self = listing->self;

  for (guint i = 0; i < self->signs->len; i++)
    {
      TlSceneSign *sign = g_ptr_array_index (self->signs, i);
      TlRect       rect = tl_scene_sign_rect (self, sign);
      TlPoint      origin;

      rect = tl_rect_inset (&rect, -2);
      if (may_show (listing, &rect))
        list_group (listing, tl_scene_sign_group (self, sign, &origin), origin);
    }
}

static void
list_card_sign (Listing *listing, TlSceneCard *card)
{
  TlPoint origin;

  if (card->n_comments > 0)
    list_group (listing, tl_scene_card_sign_group (listing->self, card, &origin), origin);
}

static void
list_markers (TlSceneCard *card, gpointer data)
{
  Listing *listing = data;
  TlPoint  origin;

  list_card_sign (listing, card);
  if (card->n_pains > 0 || card->n_opportunities > 0)
    list_group (listing, tl_scene_marker_group (listing->self, card, &origin), origin);
}

static void
list_journey (TlSceneCard *card, gpointer data)
{
  Listing *listing = data;
  TlPoint  origin;

  list_group (listing, tl_scene_journey_group (listing->self, card, &origin), origin);
}

static void
list_line (Listing *listing, TlSceneLane *lane, TlSceneCurve *curve)
{
  TlPoint  origin;
  TlGroup *group = tl_scene_curve_group (listing->self, lane, curve, &origin);

  if (group != NULL)
    list_group (listing, group, origin);
}

static void
list_points (Listing *listing, TlSceneLane *lane, TlSceneCurve *curve)
{
  for (guint i = 0; i < curve->points->len; i++)
    {
      TlPoint       origin;
      TlScenePoint *point = TL_SCENE_POINT (curve, i);
      /* A label reaches this far from its point. */
      TlRect   rect = TL_RECT_INIT (point->x - 320, lane->top, 640, lane->height);
      TlGroup *group;

      if (!may_show (listing, &rect))
        continue;
      group = tl_scene_point_group (listing->self, lane, curve, point, &origin);
      if (group != NULL)
        list_group (listing, group, origin);
    }
}

/* Quiet lines first, the active one on top; then the points in the same order. */
static void
list_curves (Listing *listing, TlSceneLane *lane)
{
  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlPoint  origin;
      TlGroup *group =
        tl_scene_chip_group (listing->self, lane, g_ptr_array_index (lane->curves, i), &origin);

      if (group != NULL)
        list_group (listing, group, origin);
    }
  for (guint points = 0; points < 2; points++)
    for (guint active = 0; active < 2; active++)
      for (guint i = 0; i < lane->curves->len; i++)
        {
          TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

          if (curve->active != (active == 1))
            continue;
          if (points)
            list_points (listing, lane, curve);
          else
            list_line (listing, lane, curve);
        }
}

static void
list_parking (Listing *listing)
{
  TlScene *self = listing->self;

  if (tl_rect_is_empty (&self->parking) || !may_show (listing, &self->parking))
    return;
  list_group (listing, tl_scene_parking_group (self), corner (self, self->parking));
  for (guint i = 0; i < self->parked->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (self->parked, i);

      if (card->lifted)
        continue;
      list_card (card, listing);
      list_card_sign (listing, card);
      list_journey (card, listing);
    }
}

/**
 * tl_scene_foreach_in:
 * @self: a scene
 * @rect: (nullable): document px; %NULL = everything, parking lot included
 * @func: (scope call): called for each group with where it stands
 * @user_data: for @func
 *
 * Lists the groups that touch a rectangle, in painting order, building those that were not built
 * yet. An export lists tl_scene_get_sheet().
 *
 * Ownership: groups are borrowed; a painter that keeps one takes a reference.
 */
void
tl_scene_foreach_in (TlScene *self, const TlRect *rect, TlGroupFunc func, gpointer user_data)
{
  Listing listing = { self, rect, func, user_data };
  TlRect  cards;

  g_return_if_fail (TL_IS_SCENE (self));
  if (self->table == NULL)
    return;
  cards = rect == NULL ? tl_scene_get_bounds (self) : tl_scene_mirror_rect (self, rect);
  list_group (&listing, tl_scene_sheet_group (self), (TlPoint){ 0, 0 });
  if (self->round)
    list_dial (&listing);
  else
    {
      list_sheet (&listing);
      list_headings (&listing);
    }
  cards = tl_rect_inset (&cards, -MARKER_REACH);
  tl_scene_foreach_card (self, &cards, list_card, &listing);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       lane_rect = TL_RECT_INIT (0, lane->top, self->sheet.width, lane->height);

      if (lane->curves != NULL && may_show (&listing, &lane_rect))
        list_curves (&listing, lane);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      list_group (&listing, tl_scene_link_group (self, link), link->origin);
    }
  tl_scene_foreach_card (self, &cards, list_markers, &listing);
  list_signs (&listing);
  tl_scene_foreach_card (self, &cards, list_journey, &listing);
  list_parking (&listing);
}
