/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas: the paper that belongs to a heading, for looking at one stage or lane alone. Of a stage or
 * step it is the strip from its heading down through all lanes, of a lane the whole row with its
 * title; on a dial the panels of a stage with its part of the emotions, and a lane's cells in all
 * panels. On a grid areas of neighbours touch and never overlap. */
#include "config.h"

#include "scene/tl-round.h"

static TlRect
strip (TlScene *self, double x, double width)
{
  return TL_RECT_INIT (x, self->stages_top, width, self->lanes_bottom - self->stages_top);
}

static void
add_area (GArray *areas, const TlRect *rect)
{
  if (!tl_rect_is_empty (rect))
    g_array_append_val (areas, *rect);
}

/* Around a column's sector of the emotions. */
static TlRect
sector_of (TlScene *self, int column)
{
  TlRect rect = { 0 };

  for (guint i = 0; i <= 8; i++)
    for (guint end = 0; end < 2; end++)
      {
        TlPoint at = tl_round_point (self,
                                     tl_round_angle (self, column + i / 8.0),
                                     end == 0 ? self->ring_outer / 4 : self->ring_outer);
        TlRect  one = TL_RECT_INIT (at.x - 1, at.y - 1, 2, 2);

        rect = i + end == 0 ? one : tl_rect_union (&rect, &one);
      }
  return rect;
}

static void
add_column_areas (TlScene *self, int column, GArray *areas)
{
  TlRect sector = sector_of (self, column);

  add_area (areas, &TL_SCENE_COLUMN (self, column)->panel);
  add_area (areas, &sector);
}

static GArray *
list_dial_areas (TlScene *self, const char *id)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (TlRect));
  int     lane = tl_scene_find_lane (self, id);
  int     column = tl_scene_find_column (self, id);

  for (guint i = 0; lane >= 0 && i < self->columns->len; i++)
    if (tl_round_has_cells (TL_SCENE_LANE (self, lane)))
      add_area (areas, &TL_SCENE_LANE (self, lane)->areas[i]);
  if (lane >= 0 && TL_SCENE_LANE (self, lane)->curves != NULL)
    {
      double r = TL_SCENE_LANE (self, lane)->outer;
      TlRect ring = TL_RECT_INIT (self->centre.x - r, self->centre.y - r, 2 * r, 2 * r);

      add_area (areas, &ring);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlSceneStage *stage = TL_SCENE_STAGE (self, i);

      if (g_strcmp0 (tl_record_get_id (stage->record), id) != 0)
        continue;
      for (int k = stage->first; k < stage->first + stage->n_columns; k++)
        add_column_areas (self, k, areas);
      add_area (areas, &stage->title_rect);
      column = -1;
    }
  if (column >= 0)
    add_column_areas (self, column, areas);
  return areas;
}

static TlRect
find_dial_area (TlScene *self, const char *id)
{
  g_autoptr (GArray) areas = list_dial_areas (self, id);
  TlRect all = { 0 };

  for (guint i = 0; i < areas->len; i++)
    all = i == 0 ? g_array_index (areas, TlRect, i)
                 : tl_rect_union (&all, &g_array_index (areas, TlRect, i));
  return all;
}

static TlRect
find_area (TlScene *self, const char *id)
{
  int index = tl_scene_find_lane (self, id);

  if (self->round)
    return find_dial_area (self, id);
  if (index >= 0)
    return TL_RECT_INIT (0,
                         TL_SCENE_LANE (self, index)->top,
                         self->sheet.width,
                         TL_SCENE_LANE (self, index)->height);
  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlSceneStage *stage = TL_SCENE_STAGE (self, i);

      if (g_str_equal (tl_record_get_id (stage->record), id))
        return strip (self, stage->x, stage->width);
    }
  index = tl_scene_find_column (self, id);
  if (index >= 0)
    return strip (self, TL_SCENE_COLUMN (self, index)->x, TL_SCENE_COLUMN (self, index)->width);
  return (TlRect){ 0 };
}

/**
 * tl_scene_get_area:
 * @self: a scene
 * @id: a stage, step or lane
 * @rect: (out): document px
 *
 * The paper that belongs to a heading.
 *
 * Returns: %FALSE, with @rect untouched, when nothing of it is shown
 */
gboolean
tl_scene_get_area (TlScene *self, const char *id, TlRect *rect)
{
  TlRect logical;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  if (self->table == NULL || id == NULL)
    return FALSE;
  logical = find_area (self, id);
  if (tl_rect_is_empty (&logical))
    return FALSE;
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

/**
 * tl_scene_dup_areas:
 * @self: a scene
 * @id: a stage, step or lane
 *
 * The paper that belongs to a heading, in as many pieces as it has.
 *
 * Returns: (transfer full) (element-type TlRect): document px; empty when nothing of it is shown
 */
GArray *
tl_scene_dup_areas (TlScene *self, const char *id)
{
  GArray *areas;
  TlRect  one;

  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  if (self->table == NULL || id == NULL || !self->round)
    {
      areas = g_array_new (FALSE, FALSE, sizeof (TlRect));
      if (tl_scene_get_area (self, id, &one))
        g_array_append_val (areas, one);
      return areas;
    }
  areas = list_dial_areas (self, id);
  for (guint i = 0; i < areas->len; i++)
    g_array_index (areas, TlRect, i) =
      tl_scene_mirror_rect (self, &g_array_index (areas, TlRect, i));
  return areas;
}
