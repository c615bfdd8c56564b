/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Applying change sets: laying out again only what a change can move.
 *
 * A change of structure (stages, lanes, curves, what the whole map depends on) lays out everything,
 * measuring nothing that was measured. Changes of cards are gathered (tl-scene-gather.c) as the
 * cells they leave and enter; those cells are stacked, the heights of their lanes compared, and
 * lanes beneath shifted by their origins alone. Then markers, curves and links that hang on these
 * cells. What never changes: the cost of a card's move follows its cells, its lanes and the links,
 * not the map's cards. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-scene-gather.h"

static void
damage_links (TlScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    tl_scene_damage_link (self, g_ptr_array_index (self->links, i));
}

static void
damage_lane (TlScene *self, const TlSceneLane *lane)
{
  /* Markers stand a little outside of the lane's cards. */
  TlRect rect = TL_RECT_INIT (0, lane->top - 12, self->sheet.width, lane->height + 24);

  tl_scene_add_damage (self, &rect);
}

static void
damage_columns (TlScene *self, const TlSceneLane *lane, int first, int last)
{
  const TlSceneColumn *a = TL_SCENE_COLUMN (self, first), *b = TL_SCENE_COLUMN (self, last);
  TlRect               rect =
    TL_RECT_INIT (a->x - 16, lane->top - 12, b->x + b->width - a->x + 32, lane->height + 24);

  rect = tl_scene_mirror_rect (self, &rect);
  tl_scene_add_damage (self, &rect);
}

/* Cards whose place in the cell changed take their points along. */
static void
touch_points_of_cell (TlScene *self, TlSceneLane *lane, int column, TlGathered *out)
{
  const GPtrArray *cell = lane->cells[column];

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    tl_scene_touch_curve (self,
                          tl_record_get_id (((TlSceneCard *) g_ptr_array_index (cell, i))->record),
                          out);
}

/* Stacks the cells touched. Returns whether a lane's height changed. */
static gboolean
stack_cells (TlScene *self, TlGathered *out)
{
  GHashTableIter iter;
  gpointer       key;
  gboolean       moved = FALSE;

  g_hash_table_iter_init (&iter, out->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint        cell = GPOINTER_TO_UINT (key) - 1;
      int          first = cell & 0xffff, last = first;
      TlSceneLane *lane = TL_SCENE_LANE (self, cell >> 16);

      touch_points_of_cell (self, lane, first, out);
      tl_scene_connected_columns (self, lane, &first, &last);
      tl_scene_stack_columns (self, lane, first, last);
      moved = tl_scene_update_lane_height (self, lane) || moved;
      /* Frames further on have other numbers. */
      if (lane->kind == TL_LANE_KIND_IMAGES)
        last = (int) lane->n_columns - 1;
      damage_columns (self, lane, first, last);
    }
  return moved;
}

static void
recount_abouts (TlScene *self, TlGathered *out)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, out->about);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, id);

      if (card == NULL)
        continue;
      if (tl_scene_count_about (self, card))
        tl_scene_touch_curve (self, id, out);
      if (card->parked)
        tl_scene_add_damage (self, &self->parking);
      if (card->measured_width < 0)
        tl_scene_touch_cell (self, card, out);
      if (card->lane >= 0)
        damage_columns (self,
                        TL_SCENE_LANE (self, card->lane),
                        card->column,
                        card->column + card->span - 1);
    }
}

static void
layout_touched_curves (TlScene *self, TlGathered *out)
{
  GHashTableIter iter;
  gpointer       lane;

  g_hash_table_iter_init (&iter, out->curves);
  while (g_hash_table_iter_next (&iter, &lane, NULL))
    {
      tl_scene_layout_curves (self, lane);
      damage_lane (self, lane);
    }
}

/* Places again what stands beneath, after heights have changed. */
void
tl_scene_shift_lanes (TlScene *self)
{
  TlRect  bounds = tl_scene_get_bounds (self);
  TlPoint centre = self->centre;

  tl_scene_add_damage (self, &bounds);
  tl_scene_place_lanes (self);
  /* A dial's curves go where its centre goes. */
  for (guint i = 0; self->round && i < self->lanes->len; i++)
    if ((centre.x != self->centre.x || centre.y != self->centre.y) &&
        TL_SCENE_LANE (self, i)->curves != NULL)
      tl_scene_layout_curves (self, TL_SCENE_LANE (self, i));
  bounds = tl_scene_get_bounds (self);
  tl_scene_add_damage (self, &bounds);
}

/* Routes links again where there are any, with what they cover as damage. */
void
tl_scene_update_links (TlScene *self)
{
  if (self->links->len == 0)
    return;
  damage_links (self);
  tl_scene_route_links (self);
  damage_links (self);
}

/* The title block again; when its height changes, everything under it moves. */
static gboolean
layout_header (TlScene *self)
{
  double lanes_top = self->lanes_top;
  TlRect rect;

  tl_scene_layout_header (self);
  rect = tl_scene_mirror_rect (self, &self->header);
  tl_scene_add_damage (self, &rect);
  return lanes_top != self->lanes_top;
}

static void
update (TlScene *self, TlGathered *out)
{
  gboolean moved;

  /* First what is about cards, because a card's foot tells how much evidence is. */
  recount_abouts (self, out);
  moved = stack_cells (self, out);
  if (out->comments)
    tl_scene_update_signs (self);
  if (out->links)
    {
      gboolean had_loops = self->has_loops;

      damage_links (self);
      tl_scene_collect_links (self);
      moved = moved || had_loops != self->has_loops;
    }
  else if (self->links->len > 0)
    moved = tl_scene_update_loops (self) || moved;
  if (out->header)
    moved = layout_header (self) || moved;
  if (out->coverage && self->coverage_height > 0)
    tl_scene_add_damage (self,
                         &TL_RECT_INIT (0,
                                        self->coverage_top,
                                        self->sheet.width,
                                        self->coverage_height));
  if (moved)
    tl_scene_shift_lanes (self);
  if (out->parking || moved)
    {
      tl_scene_add_damage (self, &self->parking);
      tl_scene_place_parking (self);
      tl_scene_add_damage (self, &self->parking);
    }
  tl_scene_update_links (self);
  if (out->companion)
    tl_scene_read_companion (self);
  /* Words among the curves make way for links. */
  if (self->links_moved || out->links || out->companion)
    tl_scene_touch_all_curves (self, out);
  self->links_moved = FALSE;
  layout_touched_curves (self, out);
}

static gboolean
take_map_record (TlScene *self)
{
  const TlRecord *map = tl_table_get_kind (self->table, self->map_id, TL_KIND_MAP);

  if (map == NULL)
    return FALSE;
  if (map != self->map)
    {
      tl_record_unref ((TlRecord *) self->map);
      self->map = tl_record_ref (map);
    }
  return TRUE;
}

/**
 * tl_scene_apply:
 * @self: a scene
 * @table: the table as it is now
 * @set: what has changed since the last call
 *
 * Follows a commit, an undo or a redo. Previews are dropped first. Groups of what did not change
 * keep their address.
 */
void
tl_scene_apply (TlScene *self, const TlTable *table, TlChangeSet *set)
{
  TlGathered out = { 0 };

  g_return_if_fail (TL_IS_SCENE (self));
  g_return_if_fail (table != NULL && set != NULL);
  if (self->map_id == NULL)
    return;
  self->table = table;
  if (!take_map_record (self))
    {
      tl_scene_set_map (self, NULL, NULL);
      return;
    }
  tl_scene_end_previews (self);
  out.structure = tl_scene_forget_width_preview (self);
  out.cells = g_hash_table_new (NULL, NULL);
  out.about = g_hash_table_new (g_str_hash, g_str_equal);
  out.curves = g_hash_table_new (NULL, NULL);
  tl_scene_gather (self, set, &out);
  if (out.structure)
    {
      TlRect bounds = tl_scene_get_bounds (self);

      tl_scene_add_damage (self, &bounds);
      tl_scene_layout_all (self);
      bounds = tl_scene_get_bounds (self);
      tl_scene_add_damage (self, &bounds);
    }
  else
    update (self, &out);
  g_hash_table_unref (out.cells);
  g_hash_table_unref (out.about);
  g_hash_table_unref (out.curves);
  tl_scene_emit_changed (self);
}
