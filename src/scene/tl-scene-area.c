/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas: the paper that belongs to a heading, for looking at one stage or lane alone. Of a stage or
 * step it is the strip from its heading down through all lanes, of a lane the whole row with its
 * title. Areas of neighbours touch and never overlap. */
#include "config.h"

#include "scene/tl-scene-private.h"

static TlRect
strip (TlScene *self, double x, double width)
{
  return TL_RECT_INIT (x, self->stages_top, width, self->lanes_bottom - self->stages_top);
}

static TlRect
find_area (TlScene *self, const char *id)
{
  int index = tl_scene_find_lane (self, id);

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
