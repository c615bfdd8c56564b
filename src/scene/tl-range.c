/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies between two places, as Shift selects it: between two cards of a cell the run of them,
 * between two cells all cards of the rectangle that they span, as in a spreadsheet; between two
 * headings of a kind, two points of a line or two parked cards the run of those. Only what is shown
 * is found. */
#include "config.h"

#include "scene/tl-scene-private.h"

/* A place in the grid: `index` is the card's within its cell, -1 for the empty place after all. */
typedef struct
{
  int lane;
  int column;
  int index;
} GridPlace;

static void
add_record (GPtrArray *ids, const TlRecord *record)
{
  g_ptr_array_add (ids, (char *) tl_record_get_id (record));
}

static int
find_in_cards (const GPtrArray *cards, const char *id)
{
  for (guint i = 0; cards != NULL && id != NULL && i < cards->len; i++)
    if (g_str_equal (tl_record_get_id (((TlSceneCard *) cards->pdata[i])->record), id))
      return (int) i;
  return -1;
}

static gboolean
find_grid_place (TlScene *self, const TlPlace *place, GridPlace *found)
{
  const TlSceneCard *card =
    place->type == TL_PLACE_CARD ? g_hash_table_lookup (self->cards, place->id) : NULL;

  found->index = -1;
  if (card != NULL)
    {
      found->lane = card->lane;
      found->column = card->column;
      if (card->lane >= 0)
        found->index =
          find_in_cards (TL_SCENE_LANE (self, card->lane)->cells[card->column], place->id);
    }
  else
    {
      found->lane = tl_scene_find_lane (self, place->lane);
      found->column = tl_scene_find_column (self, place->column);
    }
  return found->lane >= 0 && found->column >= 0;
}

static void
add_run (GPtrArray *ids, const GPtrArray *cards, int from, int to)
{
  int last = cards == NULL ? -1 : (int) cards->len - 1;

  for (int i = MAX (MIN (from, to), 0); i <= MIN (MAX (from, to), last); i++)
    add_record (ids, ((TlSceneCard *) cards->pdata[i])->record);
}

static void
add_cells (TlScene *self, const GridPlace *from, const GridPlace *to, GPtrArray *ids)
{
  if (from->lane == to->lane && from->column == to->column)
    {
      /* The empty place of a cell stands after its last card. */
      add_run (ids,
               TL_SCENE_LANE (self, from->lane)->cells[from->column],
               from->index < 0 ? G_MAXINT : from->index,
               to->index < 0 ? G_MAXINT : to->index);
      return;
    }
  for (int lane = MIN (from->lane, to->lane); lane <= MAX (from->lane, to->lane); lane++)
    for (int i = MIN (from->column, to->column); i <= MAX (from->column, to->column); i++)
      add_run (ids, TL_SCENE_LANE (self, lane)->cells[i], 0, G_MAXINT);
}

/* Headings in the order in which they stand: stages, steps or lanes. */
static GPtrArray *
list_headings (TlScene *self, TlPlaceType type)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; type == TL_PLACE_LANE && i < self->lanes->len; i++)
    add_record (all, TL_SCENE_LANE (self, i)->record);
  for (guint i = 0; type == TL_PLACE_STAGE && i < self->stages->len; i++)
    add_record (all, TL_SCENE_STAGE (self, i)->record);
  for (guint i = 0; type == TL_PLACE_STEP && i < self->columns->len; i++)
    if (tl_record_get_kind (TL_SCENE_COLUMN (self, i)->record) == TL_KIND_STEP)
      add_record (all, TL_SCENE_COLUMN (self, i)->record);
  return all;
}

static GPtrArray *
list_points (TlScene *self, const char *point)
{
  GPtrArray    *all = g_ptr_array_new ();
  TlSceneLane  *lane;
  TlSceneCurve *curve;

  if (tl_scene_find_point (self, point, &lane, &curve) != NULL)
    for (guint i = 0; i < curve->points->len; i++)
      add_record (all, TL_SCENE_POINT (curve, i)->record);
  return all;
}

static GPtrArray *
list_parked (TlScene *self)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < self->parked->len; i++)
    add_record (all, ((TlSceneCard *) self->parked->pdata[i])->record);
  return all;
}

static int
find_id (const GPtrArray *all, const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (all->pdata[i], id))
      return (int) i;
  return -1;
}

/* The run between two of a row; FALSE when one of them is not in it. */
static gboolean
add_between (const GPtrArray *all, const char *from, const char *to, GPtrArray *ids)
{
  int first = find_id (all, from), last = find_id (all, to);

  if (first < 0 || last < 0)
    return FALSE;
  for (int i = MIN (first, last); i <= MAX (first, last); i++)
    g_ptr_array_add (ids, all->pdata[i]);
  return TRUE;
}

/* What stands in a row of its own, outside the cells. */
static GPtrArray *
list_row (TlScene *self, const TlPlace *place)
{
  switch ((int) place->type)
    {
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
      return list_headings (self, place->type);
    case TL_PLACE_POINT:
      return list_points (self, place->id);
    case TL_PLACE_CARD:
      return list_parked (self);
    default:
      return g_ptr_array_new ();
    }
}

/**
 * tl_scene_find_range:
 * @self: a scene
 * @from: where a range begins
 * @to: where it ends
 *
 * What lies between two places, both included. Places that have no row in common give @to alone.
 *
 * Returns: (transfer container) (element-type utf8): borrowed ids in reading order
 */
GPtrArray *
tl_scene_find_range (TlScene *self, const TlPlace *from, const TlPlace *to)
{
  GPtrArray *ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) row = NULL;
  GridPlace first, last;

  g_return_val_if_fail (TL_IS_SCENE (self), ids);
  if (self->table == NULL)
    return ids;
  row = list_row (self, to);
  if (to->id != NULL && from->id != NULL && from->type == to->type &&
      add_between (row, from->id, to->id, ids))
    return ids;
  if ((to->type == TL_PLACE_CARD || to->type == TL_PLACE_CELL) &&
      find_grid_place (self, from, &first) && find_grid_place (self, to, &last))
    add_cells (self, &first, &last, ids);
  else if (to->id != NULL && tl_table_get (self->table, to->id) != NULL)
    add_record (ids, tl_table_get (self->table, to->id));
  return ids;
}
