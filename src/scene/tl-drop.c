/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things would go: cards that are dragged, a new card, a point of a curve.
 *
 * find_drop reads the picture as it is shown, gap included, so that the answer under a resting
 * pointer stays the same when the gap has opened (tl-drop-preview.c). Cards of several cells are
 * tl-landing.c's. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>

/* Index of the lane at a logical y; the nearest one outside. -1 without lanes. */
int
tl_scene_lane_at (TlScene *self, double y)
{
  int low = 0, high = (int) self->lanes->len - 1;

  while (low < high)
    {
      int          mid = (low + high) / 2;
      TlSceneLane *lane = TL_SCENE_LANE (self, mid);

      if (y < lane->top + lane->height)
        high = mid;
      else
        low = mid + 1;
    }
  return self->lanes->len == 0 ? -1 : low;
}

/* Index of the column at a logical x; the nearest one outside. -1 without columns. */
int
tl_scene_column_at (TlScene *self, double x)
{
  if (self->columns->len == 0)
    return -1;
  return MIN ((int) floor (tl_scene_x_column (self, x)), (int) self->columns->len - 1);
}

/* Beneath the cards that span into a column from before it; from the lane's top. */
double
tl_scene_cell_top (TlScene *self, TlSceneLane *lane, int column)
{
  double top = lane->cells_top + TL_LANE_PAD;

  for (int i = column - 1; i >= 0 && lane->cross[i + 1] > 0; i--)
    for (guint k = 0; lane->cells[i] != NULL && k < lane->cells[i]->len; k++)
      {
        const TlSceneCard *card = g_ptr_array_index (lane->cells[i], k);

        if (!card->lifted && i + card->span > column)
          top = MAX (top, card->rect.y + card->rect.height + TL_CARD_GAP);
      }
  return top;
}

/* Beneath all that stands in a cell's column; from the lane's top. */
double
tl_scene_cell_bottom (TlScene *self, TlSceneLane *lane, int column)
{
  const GPtrArray *cell = lane->cells[column];
  double           bottom = tl_scene_cell_top (self, lane, column);

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      const TlSceneCard *card = g_ptr_array_index (cell, i);

      if (!card->lifted)
        bottom = MAX (bottom, card->rect.y + card->rect.height + TL_CARD_GAP);
    }
  return bottom;
}

static gboolean
is_listed (const char *const *ids, const TlSceneCard *card)
{
  return ids != NULL && g_strv_contains (ids, tl_record_get_id (card->record));
}

/* How high a card will be in another place: measured at most once a place and card. */
static double
height_there (TlScene *self, const TlSceneCard *card, TlLaneKind kind, double width)
{
  TlSceneDropSize *size = g_hash_table_lookup (self->drop_sizes, card->record);
  TlSceneCard     *copy;

  if (card->measured_width == width && card->measured_kind == kind)
    return card->height;
  if (size != NULL && size->kind == kind && size->width == width)
    return size->height;
  copy = tl_scene_card_new (card->record);
  copy->n_evidence = card->n_evidence;
  copy->kind = kind;
  tl_scene_measure_card (self, copy, width);
  size = g_new (TlSceneDropSize, 1);
  *size = (TlSceneDropSize){ .kind = kind, .width = width, .height = copy->height };
  g_hash_table_insert (self->drop_sizes, tl_record_ref (card->record), size);
  tl_scene_card_free (copy);
  return size->height;
}

/* What a card takes up in a cell: columns and height. Of a card from elsewhere nothing is known. */
void
tl_scene_size_there (
  TlScene *self, const char *id, const TlSceneLane *lane, int column, int *span, double *height)
{
  const TlSceneCard *card = id == NULL ? NULL : g_hash_table_lookup (self->cards, id);

  *span = card == NULL ? 1 : (int) tl_record_get_integer (card->record, TL_CARD_SPAN);
  *span = CLAMP (*span, 1, (int) self->columns->len - column);
  *height = TL_CARD_MIN_HEIGHT;
  if (card != NULL)
    *height = height_there (self, card, lane->kind, tl_scene_card_width (self, column, *span));
}

/* Cards do not land among curves: the nearest other lane takes them. */
static int
landing_lane (TlScene *self, double y)
{
  int          index = tl_scene_lane_at (self, y);
  TlSceneLane *lane = index < 0 ? NULL : TL_SCENE_LANE (self, index);
  int          step;

  if (lane == NULL || lane->kind != TL_LANE_KIND_EMOTIONS)
    return index;
  step = y < lane->top + lane->height / 2 ? -1 : 1;
  for (guint pass = 0; pass < 2; pass++, step = -step)
    for (int i = index + step; i >= 0 && i < (int) self->lanes->len; i += step)
      if (TL_SCENE_LANE (self, i)->kind != TL_LANE_KIND_EMOTIONS)
        return i;
  return -1;
}

TlDrop
tl_scene_park_drop (TlScene *self)
{
  TlDrop drop = { 0 };
  TlRect rect = self->parking;

  if (tl_rect_is_empty (&rect))
    rect = TL_RECT_INIT (0, self->sheet.height + TL_SHEET_PAD, self->sheet.width, 2 * TL_SHEET_PAD);
  drop.gap = tl_scene_mirror_rect (self, &rect);
  return drop;
}

/* The gap for cards at the end of `top` px from the lane's top, physical. */
TlRect
tl_scene_gap_rect (
  TlScene *self, const TlSceneLane *lane, int column, double top, const char *const *cards)
{
  int    span = 1, widest = 1;
  double height = -TL_CARD_GAP, one;
  TlRect rect;

  if (self->round)
    {
      rect = tl_round_gap_rect (self, lane, column, NULL, cards);
      return tl_scene_mirror_rect (self, &rect);
    }
  for (guint i = 0; cards != NULL && cards[i] != NULL; i++)
    {
      tl_scene_size_there (self, cards[i], lane, column, &span, &one);
      widest = MAX (widest, span);
      height += one + TL_CARD_GAP;
    }
  rect = TL_RECT_INIT (TL_SCENE_COLUMN (self, column)->card_x,
                       lane->top + (lane->collapsed ? 0 : top),
                       tl_scene_card_width (self, column, widest),
                       lane->collapsed ? lane->height : MAX (height, TL_CARD_MIN_HEIGHT));
  return tl_scene_mirror_rect (self, &rect);
}

/* The nearest cell of a panel, before the first card whose middle is beneath. */
static TlDrop
drop_on_dial (
  TlScene *self, double x, double y, const char *const *dragged, const char *const *leaving)
{
  TlDrop       drop = { 0 };
  int          index, column;
  TlSceneLane *lane;

  if (!tl_round_find_cell (self, x, y, G_MAXDOUBLE, TRUE, &index, &column))
    return drop;
  lane = TL_SCENE_LANE (self, index);
  drop.column = tl_record_get_id (TL_SCENE_COLUMN (self, column)->record);
  drop.lane = tl_record_get_id (lane->record);
  for (guint i = 0; !lane->collapsed && lane->cells[column] != NULL &&
                    i < lane->cells[column]->len && drop.before == NULL;
       i++)
    {
      const TlSceneCard *card = g_ptr_array_index (lane->cells[column], i);

      if (!card->lifted && !is_listed (leaving, card) && y < card->rect.y + card->rect.height / 2)
        drop.before = tl_record_get_id (card->record);
    }
  drop.gap = tl_round_gap_rect (self, lane, column, drop.before, dragged);
  drop.gap = tl_scene_mirror_rect (self, &drop.gap);
  return drop;
}

/* As find_drop(); cards among `leaving` are not counted as standing in the cell. */
TlDrop
tl_scene_drop_at (
  TlScene *self, double x, double y, const char *const *dragged, const char *const *leaving)
{
  TlDrop           drop = { 0 };
  TlSceneLane     *lane;
  int              column, index;
  double           top;
  const GPtrArray *cell;

  if (y > self->sheet.height)
    return tl_scene_park_drop (self);
  x = tl_scene_mirror_x (self, x);
  if (self->round)
    return drop_on_dial (self, x, y, dragged, leaving);
  column = tl_scene_column_at (self, x);
  index = landing_lane (self, y);
  if (column < 0 || index < 0)
    return drop;
  lane = TL_SCENE_LANE (self, index);
  drop.column = tl_record_get_id (TL_SCENE_COLUMN (self, column)->record);
  drop.lane = tl_record_get_id (lane->record);
  cell = lane->cells[column];
  top = tl_scene_cell_top (self, lane, column);
  for (guint i = 0; !lane->collapsed && cell != NULL && i < cell->len && drop.before == NULL; i++)
    {
      const TlSceneCard *card = g_ptr_array_index (cell, i);

      if (is_listed (leaving, card))
        continue;
      if (y < lane->top + card->rect.y + card->rect.height / 2)
        drop.before = tl_record_get_id (card->record);
      else
        top = card->rect.y + card->rect.height + TL_CARD_GAP;
    }
  drop.gap = tl_scene_gap_rect (self, lane, column, top, dragged);
  return drop;
}

/**
 * tl_scene_find_drop:
 * @self: a scene
 * @x: document px
 * @y: document px
 * @dragged: (nullable) (array zero-terminated=1): ids of the cards being dragged
 *
 * Where dragged cards would land, all in one cell. Beneath the sheet is the parking lot; elsewhere
 * the nearest cell takes them, before the first card whose middle is beneath the pointer.
 *
 * Returns: the place; `gap` empty when there is none (a map without lanes or stages)
 */
TlDrop
tl_scene_find_drop (TlScene *self, double x, double y, const char *const *dragged)
{
  g_return_val_if_fail (TL_IS_SCENE (self), (TlDrop){ 0 });
  if (self->table == NULL)
    return (TlDrop){ 0 };
  return tl_scene_drop_at (self, x, y, dragged, dragged);
}

/* --- A point elsewhere --- */

static void
layout_curve_of_point (TlScene *self, const char *point)
{
  const TlRecord *record = tl_table_get_kind (self->table, point, TL_KIND_POINT);
  TlSceneLane    *lane = NULL;

  if (record == NULL || tl_scene_find_curve (self, tl_record_get_parent (record), &lane) == NULL)
    return;
  tl_scene_layout_curves (self, lane);
  tl_scene_damage_lane (self, lane);
}

/* Puts a previewed point back, without telling. */
void
tl_scene_clear_point_preview (TlScene *self)
{
  g_autofree char *point = g_steal_pointer (&self->preview_point);

  if (point != NULL)
    layout_curve_of_point (self, point);
}

/**
 * tl_scene_set_point_preview:
 * @self: a scene
 * @point: (nullable): id of a point; %NULL = no preview
 * @column: its place in columns, as of tl_scene_curve_from_point()
 * @score: -2 to 2
 *
 * Shows a point somewhere else, with the line through it.
 */
void
tl_scene_set_point_preview (TlScene *self, const char *point, double column, double score)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (self->table == NULL || (point == NULL && self->preview_point == NULL))
    return;
  if (g_strcmp0 (point, self->preview_point) != 0)
    tl_scene_clear_point_preview (self);
  if (point != NULL)
    {
      if (self->preview_point == NULL)
        self->preview_point = g_strdup (point);
      self->preview_column = column;
      self->preview_score = CLAMP (score, -2, 2);
      layout_curve_of_point (self, point);
    }
  tl_scene_emit_changed (self);
}

/**
 * tl_scene_get_new_card_rect:
 * @self: a scene
 * @column: id of a column
 * @lane: id of a lane
 * @after: (nullable): a card of the cell; %NULL = the last one
 * @rect: (out): document px
 *
 * Where a new card's editor stands.
 *
 * Returns: %FALSE, with @rect untouched, when the cell is not shown
 */
gboolean
tl_scene_get_new_card_rect (
  TlScene *self, const char *column, const char *lane, const char *after, TlRect *rect)
{
  int          column_index, lane_index;
  TlSceneLane *at;
  TlSceneCard *card = after == NULL ? NULL : g_hash_table_lookup (self->cards, after);
  double       top;
  TlRect       logical;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  column_index = tl_scene_find_column (self, column);
  lane_index = tl_scene_find_lane (self, lane);
  if (column_index < 0 || lane_index < 0 || TL_SCENE_LANE (self, lane_index)->collapsed)
    return FALSE;
  at = TL_SCENE_LANE (self, lane_index);
  if (card != NULL && (card->lane != lane_index || card->column != column_index))
    card = NULL;
  if (self->round)
    {
      logical = tl_round_new_card_rect (self, lane_index, column_index, card);
      *rect = tl_scene_mirror_rect (self, &logical);
      return TRUE;
    }
  if (card != NULL)
    top = card->rect.y + card->rect.height + TL_CARD_GAP;
  else
    top = tl_scene_cell_bottom (self, at, column_index);
  logical = TL_RECT_INIT (TL_SCENE_COLUMN (self, column_index)->card_x,
                          at->top + top,
                          TL_SCENE_COLUMN (self, column_index)->card_width,
                          tl_scene_grid (TL_CARD_MIN_HEIGHT + 16 * (self->scale - 1)));
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

static TlSceneLane *
shown_emotions (TlScene *self, const char *lane)
{
  int          index = tl_scene_find_lane (self, lane);
  TlSceneLane *at = index < 0 ? NULL : TL_SCENE_LANE (self, index);

  return at == NULL || at->curves == NULL || at->collapsed ? NULL : at;
}

/**
 * tl_scene_curve_from_point:
 * @self: a scene
 * @lane: id of an emotions lane
 * @x: document px
 * @y: document px
 * @column: (out): place in columns: 2.25 is a quarter into the third; within the columns
 * @score: (out): -2 to 2, clamped
 *
 * Reads a place in an emotions lane.
 *
 * Returns: %FALSE when the lane is no emotions lane that is shown, or the map has no columns
 */
gboolean
tl_scene_curve_from_point (
  TlScene *self, const char *lane, double x, double y, double *column, double *score)
{
  TlSceneLane *at;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  at = shown_emotions (self, lane);
  if (at == NULL || self->columns->len == 0)
    return FALSE;
  if (self->round)
    {
      x = tl_scene_mirror_x (self, x);
      *column = tl_round_column (self, tl_round_angle_at (self, x, y));
      *score = tl_round_radius_score (at, tl_round_radius_at (self, x, y));
      return TRUE;
    }
  *column = tl_scene_x_column (self, tl_scene_mirror_x (self, x));
  *score = CLAMP (2 - (y - at->top - at->level_top) / at->level_step, -2, 2);
  return TRUE;
}

/**
 * tl_scene_curve_to_point:
 * @self: a scene
 * @lane: id of an emotions lane
 * @column: place in columns
 * @score: -2 to 2
 * @x: (out): document px
 * @y: (out): document px
 *
 * The reverse of tl_scene_curve_from_point().
 *
 * Returns: %FALSE when the lane is no emotions lane that is shown, or the map has no columns
 */
gboolean
tl_scene_curve_to_point (
  TlScene *self, const char *lane, double column, double score, double *x, double *y)
{
  TlSceneLane *at;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  at = shown_emotions (self, lane);
  if (at == NULL || self->columns->len == 0)
    return FALSE;
  if (self->round)
    {
      TlPoint point =
        tl_round_point (self, tl_round_angle (self, column), tl_round_score_radius (at, score));

      *x = tl_scene_mirror_x (self, point.x);
      *y = point.y;
      return TRUE;
    }
  *x = tl_scene_mirror_x (self, tl_scene_column_x (self, column));
  *y = at->top + tl_scene_score_y (at, score);
  return TRUE;
}
