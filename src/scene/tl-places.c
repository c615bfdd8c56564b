/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Places: what they are made of, and where things are.
 *
 * A place names a thing or a cell by borrowed ids; this file makes places of laid-out parts, finds
 * the rectangle of any of them, and lists what a rectangle touches. Rectangles are logical inside
 * and mirrored where they leave the room. */
#include "config.h"

#include "scene/tl-round.h"

/**
 * tl_place_equal:
 * @a: a place
 * @b: a place
 *
 * Whether two places are the same to focus: type, id, column, lane and curve. Parts and positions
 * within do not count.
 *
 * Returns: whether they are
 */
gboolean
tl_place_equal (const TlPlace *a, const TlPlace *b)
{
  return a->type == b->type && g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->column, b->column) == 0 && g_strcmp0 (a->lane, b->lane) == 0 &&
         g_strcmp0 (a->curve, b->curve) == 0;
}

/* The place of a cell, with the position in an emotions lane. */
TlPlace
tl_scene_cell_place (TlScene *self, int lane, int column)
{
  TlPlace place = { .type = TL_PLACE_CELL };

  place.lane = tl_record_get_id (TL_SCENE_LANE (self, lane)->record);
  if (column >= 0)
    place.column = tl_record_get_id (TL_SCENE_COLUMN (self, column)->record);
  return place;
}

TlPlace
tl_scene_card_place (TlScene *self, const TlSceneCard *card)
{
  TlPlace place = { .type = TL_PLACE_CARD, .id = tl_record_get_id (card->record) };

  if (card->lane >= 0)
    {
      place.lane = tl_record_get_id (TL_SCENE_LANE (self, card->lane)->record);
      place.column = tl_record_get_id (TL_SCENE_COLUMN (self, card->column)->record);
    }
  return place;
}

TlPlace
tl_scene_point_place (TlScene            *self,
                      const TlSceneLane  *lane,
                      const TlSceneCurve *curve,
                      const TlScenePoint *point)
{
  TlPlace place = { .type = TL_PLACE_POINT, .id = tl_record_get_id (point->record) };
  double  column = self->round ? point->position : tl_scene_x_column (self, point->x);

  place.curve = tl_record_get_id (curve->record);
  place.lane = tl_record_get_id (lane->record);
  if (self->columns->len > 0)
    place.column = tl_record_get_id (TL_SCENE_COLUMN (self, point->column)->record);
  place.at = CLAMP (column - point->column, 0, 1);
  place.score = point->score;
  return place;
}

/* The place of a line's chip: its persona, or the line itself where it has none. */
TlPlace
tl_scene_chip_place (const TlSceneLane *lane, const TlSceneCurve *curve)
{
  TlPlace place = { .type = TL_PLACE_PERSONA };

  place.curve = tl_record_get_id (curve->record);
  place.id = curve->persona == NULL ? place.curve : tl_record_get_id (curve->persona);
  place.lane = tl_record_get_id (lane->record);
  return place;
}

/* --- Where things are --- */

static TlRect
cell_rect (TlScene *self, int lane_index, int column_index)
{
  TlSceneLane         *lane = TL_SCENE_LANE (self, lane_index);
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, column_index);
  const GPtrArray     *cell = lane->cells[column_index];
  double               top;

  if (self->round)
    return tl_round_cell_rect (self, lane_index, column_index);
  if (lane->collapsed)
    return TL_RECT_INIT (column->card_x, lane->top, column->card_width, lane->height);
  if (lane->curves != NULL && (cell == NULL || cell->len == 0))
    return TL_RECT_INIT (column->card_x, lane->top + 8, column->card_width, lane->height - 16);
  top = tl_scene_cell_bottom (self, lane, column_index);
  /* An empty cell is as large as the lane leaves it; after the last card there may be little room.
   */
  return TL_RECT_INIT (column->card_x,
                       lane->top + top,
                       column->card_width,
                       MAX (lane->height - TL_LANE_PAD - top,
                            cell == NULL || cell->len == 0 ? TL_CARD_MIN_HEIGHT : 12));
}

static TlRect
link_rect (const TlSceneLink *link)
{
  TlRect rect = { 0 };

  for (guint i = 0; link->route != NULL && i < link->route->len; i++)
    {
      TlPoint p = g_array_index (link->route, TlPoint, i);
      TlRect  one = TL_RECT_INIT (p.x - 1, p.y - 1, 2, 2);

      rect = i == 0 ? one : tl_rect_union (&rect, &one);
    }
  return rect;
}

static TlRect
curve_rect (TlScene *self, const TlSceneLane *lane, const TlSceneCurve *curve)
{
  double x1, x2, r = tl_round_score_radius (lane, 2) + 8;

  if (curve->points->len == 0)
    return (TlRect){ 0 };
  if (self->round)
    return TL_RECT_INIT (self->centre.x - r, self->centre.y - r, 2 * r, 2 * r);
  x1 = TL_SCENE_POINT (curve, 0)->x;
  x2 = TL_SCENE_POINT (curve, curve->points->len - 1)->x;
  return TL_RECT_INIT (x1 - 8,
                       lane->top + lane->level_top - 8,
                       x2 - x1 + 16,
                       4 * lane->level_step + 16);
}

static TlRect
point_rect (const TlSceneLane *lane, const TlScenePoint *point)
{
  return TL_RECT_INIT (point->x - 10, lane->top + point->y - 10, 20, 20);
}

/* Any record that is drawn; logical, empty when it is not. */
static TlRect
record_rect (TlScene *self, const char *id)
{
  TlSceneCard  *card = g_hash_table_lookup (self->cards, id);
  TlSceneLane  *lane = NULL;
  TlSceneCurve *curve = NULL;
  TlScenePoint *point;
  int           index;

  if (card != NULL)
    return tl_scene_card_rect (self, card);
  if (g_strcmp0 (id, self->map_id) == 0)
    return self->header;
  if (tl_scene_find_actor (self, id) != NULL)
    return tl_scene_find_actor (self, id)->rect;
  for (guint i = 0; i < self->stages->len; i++)
    if (g_str_equal (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), id))
      return tl_scene_stage_rect (self, TL_SCENE_STAGE (self, i));
  index = tl_scene_find_column (self, id);
  if (index >= 0)
    return tl_scene_step_rect (self, TL_SCENE_COLUMN (self, index));
  index = tl_scene_find_lane (self, id);
  if (index >= 0)
    return tl_scene_lane_title_rect (self, TL_SCENE_LANE (self, index));
  point = tl_scene_find_point (self, id, &lane, &curve);
  if (point != NULL)
    return tl_scene_curve_is_drawn (lane, curve) && tl_scene_curve_shows_points (curve)
             ? point_rect (lane, point)
             : (TlRect){ 0 };
  curve = tl_scene_find_curve (self, id, &lane);
  if (curve != NULL)
    return tl_scene_curve_is_drawn (lane, curve) ? curve_rect (self, lane, curve) : (TlRect){ 0 };
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (g_str_equal (tl_record_get_id (link->record), id))
        return link_rect (link);
    }
  return tl_scene_thread_rect (self, id);
}

/* A number is seen at what it is about. */
static const char *
follow_metric (TlScene *self, const char *id)
{
  const TlRecord *metric = id == NULL ? NULL : tl_table_get_kind (self->table, id, TL_KIND_METRIC);

  if (metric == NULL)
    return id;
  id = tl_record_get_ref (metric, TL_METRIC_ABOUT);
  return id == NULL ? self->map_id : id;
}

/**
 * tl_scene_get_record_rect:
 * @self: a scene
 * @id: id of a card, heading, point, curve, link, persona (in the title block) or the map (the
 *   block); a metric stands at what it is about
 * @rect: (out): document px
 *
 * Where a record stands.
 *
 * Returns: %FALSE, with @rect untouched, when it is not drawn
 */
gboolean
tl_scene_get_record_rect (TlScene *self, const char *id, TlRect *rect)
{
  TlRect logical;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  if (self->table == NULL || id == NULL)
    return FALSE;
  logical = record_rect (self, follow_metric (self, id));
  if (tl_rect_is_empty (&logical))
    return FALSE;
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

static gboolean
chip_rect (TlScene *self, const TlPlace *place, TlRect *rect)
{
  TlSceneLane  *lane = NULL;
  TlSceneCurve *curve =
    place->curve == NULL ? NULL : tl_scene_find_curve (self, place->curve, &lane);

  if (curve == NULL || tl_rect_is_empty (&curve->chip) || lane->collapsed)
    return FALSE;
  *rect = tl_rect_offset (&curve->chip, 0, lane->top);
  if (place->part == TL_PART_EYE)
    {
      rect->x += rect->width - TL_CHIP_EYE_WIDTH;
      rect->width = TL_CHIP_EYE_WIDTH;
    }
  *rect = tl_scene_mirror_rect (self, rect);
  return TRUE;
}

/**
 * tl_scene_get_place_rect:
 * @self: a scene
 * @place: a place
 * @rect: (out): document px
 *
 * Where a place is: what to outline or scroll into view. Of a cell with cards, the room after its
 * last card.
 *
 * Returns: %FALSE, with @rect untouched, when it is nowhere
 */
gboolean
tl_scene_get_place_rect (TlScene *self, const TlPlace *place, TlRect *rect)
{
  TlRect logical;
  int    lane, column;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  if (self->table == NULL)
    return FALSE;
  switch (place->type)
    {
    case TL_PLACE_CELL:
      lane = tl_scene_find_lane (self, place->lane);
      column = tl_scene_find_column (self, place->column);
      if (lane < 0 || column < 0)
        return FALSE;
      logical = cell_rect (self, lane, column);
      *rect = tl_scene_mirror_rect (self, &logical);
      return TRUE;
    case TL_PLACE_PERSONA:
      return chip_rect (self, place, rect);
    case TL_PLACE_PARKING:
      if (tl_rect_is_empty (&self->parking))
        return FALSE;
      *rect = tl_scene_mirror_rect (self, &self->parking);
      return TRUE;
    case TL_PLACE_CARD:
      if (place->part == TL_PART_MARKER && place->id != NULL)
        {
          TlSceneCard *card = g_hash_table_lookup (self->cards, place->id);

          logical = card == NULL ? (TlRect){ 0 } : tl_scene_marker_rect (self, card);
          if (!tl_rect_is_empty (&logical))
            {
              *rect = tl_scene_mirror_rect (self, &logical);
              return TRUE;
            }
        }
      return tl_scene_get_record_rect (self, place->id, rect);
    case TL_PLACE_HEADER:
    case TL_PLACE_ACTOR:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
    case TL_PLACE_POINT:
    case TL_PLACE_CURVE:
    case TL_PLACE_LINK:
      return tl_scene_get_record_rect (self, place->id, rect);
    case TL_PLACE_NONE:
    default:
      return FALSE;
    }
}

static TlPlaceType
heading_type (TlKind kind)
{
  switch (kind)
    {
    case TL_KIND_MAP:
      return TL_PLACE_HEADER;
    case TL_KIND_STAGE:
      return TL_PLACE_STAGE;
    case TL_KIND_STEP:
      return TL_PLACE_STEP;
    case TL_KIND_LANE:
      return TL_PLACE_LANE;
    case TL_KIND_LINK:
      return TL_PLACE_LINK;
    case TL_KIND_PERSONA:
      return TL_PLACE_ACTOR;
    case TL_KIND_DOCUMENT:
    case TL_KIND_CARD:
    case TL_KIND_CURVE:
    case TL_KIND_POINT:
    case TL_KIND_METRIC:
    case TL_KIND_EVIDENCE:
    case TL_KIND_COMMENT:
    case TL_KIND_EXPERIMENT:
    case TL_KIND_IMAGE:
    case TL_N_KINDS:
    default:
      return TL_PLACE_NONE;
    }
}

/**
 * tl_scene_place_of:
 * @self: a scene
 * @id: (nullable): id of a record
 *
 * The place where a record can be focused.
 *
 * Returns: the place; %TL_PLACE_NONE when it is not drawn
 */
TlPlace
tl_scene_place_of (TlScene *self, const char *id)
{
  TlPlace         none = { 0 }, place = { 0 };
  const TlRecord *record;
  TlSceneCard    *card;
  TlSceneLane    *lane = NULL;
  TlSceneCurve   *curve = NULL;
  TlScenePoint   *point;
  TlRect          rect;

  g_return_val_if_fail (TL_IS_SCENE (self), none);
  if (!tl_scene_get_record_rect (self, id, &rect))
    return none;
  id = follow_metric (self, id);
  card = g_hash_table_lookup (self->cards, id);
  if (card != NULL)
    return tl_scene_card_place (self, card);
  point = tl_scene_find_point (self, id, &lane, &curve);
  if (point != NULL)
    return tl_scene_point_place (self, lane, curve, point);
  record = tl_table_get (self->table, id);
  if (record == NULL)
    return none;
  if (tl_record_get_kind (record) == TL_KIND_COMMENT)
    return tl_scene_place_of_comment (self, id);
  curve = tl_scene_find_curve (self, id, &lane);
  if (curve != NULL)
    {
      place.type = TL_PLACE_CURVE;
      place.id = place.curve = tl_record_get_id (record);
      place.lane = tl_record_get_id (lane->record);
      return place;
    }
  place.type = heading_type (tl_record_get_kind (record));
  place.id = tl_record_get_id (record);
  if (place.type == TL_PLACE_LANE)
    place.lane = place.id;
  return place.type == TL_PLACE_NONE ? none : place;
}

/* --- What is within a rectangle --- */

typedef struct
{
  GPtrArray *ids;
  TlScene   *self;
} Finding;

static void
add_card_id (TlSceneCard *card, gpointer data)
{
  Finding *finding = data;

  g_ptr_array_add (finding->ids, (char *) tl_record_get_id (card->record));
}

static void
find_points (TlScene *self, TlSceneLane *lane, const TlRect *rect, GPtrArray *ids)
{
  for (guint i = 0; lane->curves != NULL && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (!tl_scene_curve_is_drawn (lane, curve) || !tl_scene_curve_shows_points (curve))
        continue;
      for (guint k = 0; k < curve->points->len; k++)
        {
          TlScenePoint *point = TL_SCENE_POINT (curve, k);

          if (tl_rect_contains (rect, point->x, lane->top + point->y))
            g_ptr_array_add (ids, (char *) tl_record_get_id (point->record));
        }
    }
}

/**
 * tl_scene_find_in:
 * @self: a scene
 * @rect: document px
 *
 * The cards and points that a rectangle touches.
 *
 * Returns: (transfer container) (element-type utf8): borrowed ids in reading order: lane by lane,
 *   column by column, then the parking lot
 */
GPtrArray *
tl_scene_find_in (TlScene *self, const TlRect *rect)
{
  Finding finding = { g_ptr_array_new (), self };
  TlRect  logical;

  g_return_val_if_fail (TL_IS_SCENE (self), finding.ids);
  if (self->table == NULL)
    return finding.ids;
  logical = tl_scene_mirror_rect (self, rect);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       part = logical;

      if (lane->top > logical.y + logical.height || lane->top + lane->height < logical.y)
        continue;
      part.y = MAX (part.y, lane->top);
      part.height = MIN (logical.y + logical.height, lane->top + lane->height) - part.y;
      if (part.height <= 0)
        continue;
      tl_scene_foreach_card_of (self, lane, &part, add_card_id, &finding);
      find_points (self, lane, &logical, finding.ids);
    }
  for (guint i = 0; i < self->parked->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (self->parked, i);
      TlRect       place = tl_scene_card_rect (self, card);

      if (tl_rect_intersects (&place, &logical))
        add_card_id (card, &finding);
    }
  return finding.ids;
}
