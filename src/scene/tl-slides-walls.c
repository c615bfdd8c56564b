/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a scene knows of slides while it lays out: walls, which are places across that no word of a
 * curve or link crosses, because the map is cut there; and how wide the columns of a summary are.
 */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <math.h>

/* A word keeps this far off a wall. */
#define DISTANCE 3.0
/* In a summary a stage with several steps is this much wider for each more of them. */
#define STEP_WEIGHT 0.25

/* Adds a wall before a stage; counts when the map is laid out next. */
void
tl_scene_add_wall (TlScene *self, guint stage)
{
  if (self->walls == NULL)
    self->walls = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->walls, stage);
}

/* Where a wall is, logical; columns are laid out. */
double
tl_scene_get_wall (TlScene *self, guint i)
{
  guint stage = g_array_index (self->walls, guint, i);

  return stage < self->stages->len ? TL_SCENE_STAGE (self, stage)->x : self->columns_right;
}

/* Whether a logical rectangle reaches over a wall. */
gboolean
tl_scene_crosses_wall (TlScene *self, const TlRect *rect)
{
  for (guint i = 0; self->walls != NULL && i < self->walls->len; i++)
    {
      double x = tl_scene_get_wall (self, i);

      if (rect->x < x + DISTANCE && rect->x + rect->width > x - DISTANCE)
        return TRUE;
    }
  return FALSE;
}

/* Whether two logical x come to be on different slides. */
gboolean
tl_scene_has_wall_between (TlScene *self, double a, double b)
{
  for (guint i = 0; self->walls != NULL && i < self->walls->len; i++)
    {
      double x = tl_scene_get_wall (self, i);

      if ((a < x) != (b < x))
        return TRUE;
    }
  return FALSE;
}

static guint
count_columns (TlScene *self, const TlRecord *stage)
{
  return MAX (1, tl_table_get_children (self->table, tl_record_get_id (stage), TL_KIND_STEP)->len);
}

/* Of a summary: all of its sheet, whatever the map says. */
static double *
dup_summary_widths (TlScene *self)
{
  const GPtrArray *stages = tl_table_get_children (self->table, self->map_id, TL_KIND_STAGE);
  double           room, weight = 0;
  GArray          *widths = g_array_new (FALSE, TRUE, sizeof (double));

  room = self->summary_width - TL_SHEET_PAD - TL_RIGHT_MARGIN - self->columns_left;
  for (guint i = 0; i < stages->len; i++)
    weight += 1 + STEP_WEIGHT * (count_columns (self, stages->pdata[i]) - 1);
  for (guint i = 0; i < stages->len; i++)
    {
      guint  n = count_columns (self, stages->pdata[i]);
      double width = floor (room * (1 + STEP_WEIGHT * (n - 1)) / weight / n);

      for (guint k = 0; k < n; k++)
        g_array_append_val (widths, width);
    }
  return (double *) (gpointer) g_array_free (widths, FALSE);
}

/* How wide the columns are that become slides, px (transfer full); NULL = as in any map. */
double *
tl_scene_dup_slide_widths (TlScene *self)
{
  if (self->summary_width > 0)
    return dup_summary_widths (self);
  if (self->slide_widths != NULL)
    return g_memdup2 (self->slide_widths->data, self->slide_widths->len * sizeof (double));
  return NULL;
}
