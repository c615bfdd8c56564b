/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A column seen at another width than the document says, while its border is in the hand. The map
 * is laid out anew at each width; only the column's own words are measured again, for all else is
 * carried over. What never changes: a preview leaves no trace in the document, and ending it gives
 * the picture from before. */
#include "config.h"

#include "scene/tl-round.h"
#include "scene/tl-scene-resize.h"

/* Of the line between two columns on a dial: where their arrows meet. */
#define ROUND_BAR 44.0

/**
 * tl_scene_get_column_width:
 * @self: a scene
 * @column: the id of a step, or of a stage without steps
 *
 * Returns: the width it is drawn with, in document px; 0 when the map has no such column
 */
double
tl_scene_get_column_width (TlScene *self, const char *column)
{
  int index;

  g_return_val_if_fail (TL_IS_SCENE (self), 0);

  index = self->table == NULL ? -1 : tl_scene_find_column (self, column);
  return index < 0 ? 0 : TL_SCENE_COLUMN (self, index)->width;
}

/**
 * tl_scene_has_scaled_widths:
 * @self: a scene
 *
 * Returns: whether columns are as wide as they are long
 */
gboolean
tl_scene_has_scaled_widths (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);

  return self->table != NULL && tl_scene_is_to_scale (self);
}

/**
 * tl_scene_get_gutter:
 * @self: a scene
 * @heading: the id of a stage or step
 * @after: the gutter after it in reading direction, not the one before
 * @gutter: (out): a rectangle without width, in document px
 *
 * Where a line beside a column stands: in the middle between its cards and the neighbour's; on a
 * dial, where the arrows of the stages pass from the one to the other.
 *
 * Returns: FALSE when the map shows no such heading
 */
gboolean
tl_scene_get_gutter (TlScene *self, const char *heading, gboolean after, TlRect *gutter)
{
  const TlSceneColumn *column;
  const TlRecord      *record;
  TlRect               line;
  int                  index;

  g_return_val_if_fail (TL_IS_SCENE (self) && gutter != NULL, FALSE);

  index = self->table == NULL ? -1 : tl_scene_find_column (self, heading);
  if (index < 0)
    return FALSE;
  record = tl_table_get (self->table, heading);
  if (after && tl_record_get_kind (record) == TL_KIND_STAGE)
    index += TL_SCENE_STAGE (self, TL_SCENE_COLUMN (self, index)->stage)->n_columns - 1;
  column = TL_SCENE_COLUMN (self, index);
  if (self->round)
    {
      TlPoint at =
        tl_round_point (self, tl_round_angle (self, index + (after ? 1 : 0)), self->arc_radius);

      line = TL_RECT_INIT (at.x, at.y - ROUND_BAR / 2, 0, ROUND_BAR);
      *gutter = tl_scene_mirror_rect (self, &line);
      return TRUE;
    }
  line =
    TL_RECT_INIT (column->card_x - TL_GUTTER / 2,
                  tl_record_get_kind (record) == TL_KIND_STAGE ? self->stages_top : self->steps_top,
                  0,
                  0);
  if (after)
    line.x += column->width;
  line.height = self->lanes_bottom - line.y;
  *gutter = tl_scene_mirror_rect (self, &line);
  return TRUE;
}

/* The width that a record's column is to have: what the hand says, else what the document says. */
double
tl_scene_wanted_width (TlScene *self, const TlRecord *record, double width)
{
  return g_strcmp0 (self->resized, tl_record_get_id (record)) == 0 ? self->resized_width : width;
}

/* Ends the preview without telling. Returns whether there was one: the layout is to be made anew.
 */
gboolean
tl_scene_forget_width_preview (TlScene *self)
{
  gboolean had = self->resized != NULL;

  g_clear_pointer (&self->resized, g_free);
  return had;
}

/**
 * tl_scene_set_width_preview:
 * @self: a scene
 * @column: (nullable): the id of a step, or of a stage without steps; %NULL ends the preview
 * @width: document px
 *
 * Shows a column at another width until the document changes.
 */
void
tl_scene_set_width_preview (TlScene *self, const char *column, double width)
{
  g_autofree char *id = g_strdup (column);
  TlRect           bounds;

  g_return_if_fail (TL_IS_SCENE (self));

  if (self->table == NULL ||
      (g_strcmp0 (self->resized, id) == 0 && (id == NULL || self->resized_width == width)))
    return;
  bounds = tl_scene_get_bounds (self);
  tl_scene_add_damage (self, &bounds);
  tl_scene_forget_width_preview (self);
  self->resized = g_steal_pointer (&id);
  self->resized_width = width;
  tl_scene_layout_all (self);
  bounds = tl_scene_get_bounds (self);
  tl_scene_add_damage (self, &bounds);
  tl_scene_emit_changed (self);
}
