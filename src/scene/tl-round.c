/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The geometry of a dial: which angle a column has, which sector a place is in, and how far out an
 * upright box must stand to fit into its sector.
 *
 * A box that keeps its distance from both edges of a sector has its middle within a narrower wedge,
 * whose tip follows from the box's size; the box is moved out along the middle of that wedge until
 * it clears what is within. So boxes of neighbouring sectors never overlap, whatever their sizes.
 */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>

/* Between the last sector and the first, on either side of 12 o'clock. */
#define SEAM 0.08
#define CARD_WIDTH 188.0
#define SECTOR_PAD 12.0
#define STEPS 40
/* Sectors wider than this are narrowed around their middle, so that their edges meet. */
#define MAX_HALF 1.5

/* Width of a card: words that grow need more of it. */
double
tl_round_card_width (TlScene *self)
{
  return tl_scene_grid (CARD_WIDTH + 48 * (self->scale - 1));
}

static double
sweep (TlScene *self)
{
  return (2 * G_PI - 2 * SEAM) / MAX (1, self->columns->len);
}

/* The angle of a place in columns. */
double
tl_round_angle (TlScene *self, double column)
{
  return SEAM + CLAMP (column, 0, self->columns->len) * sweep (self);
}

/* The place in columns of an angle from 0 to 2 pi, within the columns. */
double
tl_round_column (TlScene *self, double angle)
{
  return CLAMP ((angle - SEAM) / sweep (self), 0, self->columns->len);
}

/* Where an angle and a radius meet, logical. */
TlPoint
tl_round_point (TlScene *self, double angle, double radius)
{
  return (TlPoint){ self->centre.x + radius * sin (angle), self->centre.y - radius * cos (angle) };
}

double
tl_round_radius_at (TlScene *self, double x, double y)
{
  return hypot (x - self->centre.x, y - self->centre.y);
}

/* From 0 to 2 pi. */
double
tl_round_angle_at (TlScene *self, double x, double y)
{
  double angle = atan2 (x - self->centre.x, self->centre.y - y);

  return angle < 0 ? angle + 2 * G_PI : angle;
}

/* Index of the column whose sector a place is in; -1 without columns. */
int
tl_round_column_at (TlScene *self, double x, double y)
{
  double column = tl_round_column (self, tl_round_angle_at (self, x, y));

  return MIN ((int) floor (column), (int) self->columns->len - 1);
}

/* The sector of a column. */
TlRoundSector
tl_round_sector (TlScene *self, int column)
{
  TlRoundSector sector = { tl_round_angle (self, column),
                           tl_round_angle (self, column + 1),
                           SECTOR_PAD };
  double        middle = (sector.from + sector.to) / 2;

  sector.from = MAX (sector.from, middle - MAX_HALF);
  sector.to = MIN (sector.to, middle + MAX_HALF);
  return sector;
}

/* The nearest and the farthest that a box reaches, from the dial's centre. `middle` is relative to
 * it. */
double
tl_round_near (TlPoint middle, double width, double height)
{
  return hypot (MAX (fabs (middle.x) - width / 2, 0), MAX (fabs (middle.y) - height / 2, 0));
}

double
tl_round_far (TlPoint middle, double width, double height)
{
  return hypot (fabs (middle.x) + width / 2, fabs (middle.y) + height / 2);
}

/* The box around a middle, its corner on whole px. */
TlRect
tl_round_box (TlPoint middle, double width, double height)
{
  return TL_RECT_INIT (floor (middle.x - width / 2 + .5),
                       floor (middle.y - height / 2 + .5),
                       width,
                       height);
}

/* The wedge of places where a box's middle may be: its tip, and the way out along its middle. */
static void
find_wedge (
  const TlRoundSector *sector, double width, double height, TlPoint *tip, TlPoint *outwards)
{
  TlPoint from = { cos (sector->from), sin (sector->from) };
  TlPoint to = { -cos (sector->to), -sin (sector->to) };
  double  a = sector->pad + fabs (from.x) * width / 2 + fabs (from.y) * height / 2;
  double  b = sector->pad + fabs (to.x) * width / 2 + fabs (to.y) * height / 2;
  double  det = from.x * to.y - from.y * to.x;
  double  middle = (sector->from + sector->to) / 2;

  *outwards = (TlPoint){ sin (middle), -cos (middle) };
  *tip = (TlPoint){ (a * to.y - b * from.y) / det, (b * from.x - a * to.x) / det };
}

static TlPoint
along (TlPoint tip, TlPoint outwards, double way)
{
  return (TlPoint){ tip.x + outwards.x * way, tip.y + outwards.y * way };
}

static double
find_way (TlPoint tip, TlPoint outwards, double width, double height, double inner)
{
  double low = 0, high = inner + width + height + hypot (tip.x, tip.y);

  if (tl_round_near (tip, width, height) >= inner)
    return 0;
  for (guint i = 0; i < STEPS; i++)
    {
      double way = (low + high) / 2;

      if (tl_round_near (along (tip, outwards, way), width, height) >= inner)
        high = way;
      else
        low = way;
    }
  return high;
}

/* The middle of a box that fits into a sector, as near to the centre as it can be outside of
 * `inner`; relative to the centre. */
TlPoint
tl_round_fit (const TlRoundSector *sector, double width, double height, double inner)
{
  TlPoint tip, outwards;

  find_wedge (sector, width, height, &tip, &outwards);
  return along (tip, outwards, find_way (tip, outwards, width, height, inner));
}

/**
 * tl_scene_is_round:
 * @self: a scene
 *
 * Returns: whether the map is laid out as a dial
 */
gboolean
tl_scene_is_round (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  return self->table != NULL && self->round;
}

/**
 * tl_scene_get_anchor:
 * @self: a scene
 *
 * What stays at its place in the view while a map grows: the corner where a grid begins, the centre
 * of a dial, around which it grows to all sides.
 *
 * Returns: document px
 */
TlPoint
tl_scene_get_anchor (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), (TlPoint){ 0 });
  if (!tl_scene_is_round (self))
    return (TlPoint){ 0, 0 };
  return (TlPoint){ tl_scene_mirror_x (self, self->centre.x), self->centre.y };
}

static const char *
find_column_heading (TlScene *self, TlPlaceType type, double column, gboolean *after)
{
  int                 index = MIN ((int) floor (column), (int) self->columns->len - 1);
  const TlSceneStage *stage = TL_SCENE_STAGE (self, TL_SCENE_COLUMN (self, index)->stage);

  *after = column - index >= .5;
  if (type != TL_PLACE_STAGE)
    return tl_record_get_id (TL_SCENE_COLUMN (self, index)->record);
  *after = column - stage->first >= stage->n_columns / 2.0;
  return tl_record_get_id (stage->record);
}

/**
 * tl_scene_find_heading:
 * @self: a scene whose map is laid out round
 * @type: stage, step (or any column) or lane
 * @x: document px
 * @y: document px
 * @after: (out): whether the place is behind the middle of what it belongs to
 *
 * Which heading a place belongs to.
 *
 * Returns: (nullable): its id, borrowed; %NULL on a grid, or when there is none
 */
const char *
tl_scene_find_heading (TlScene *self, TlPlaceType type, double x, double y, gboolean *after)
{
  int           lane, column;
  const TlRect *area;

  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  if (!tl_scene_is_round (self))
    return NULL;
  x = tl_scene_mirror_x (self, x);
  if (type != TL_PLACE_LANE)
    return find_column_heading (self,
                                type,
                                tl_round_column (self, tl_round_angle_at (self, x, y)),
                                after);
  if (!tl_round_find_cell (self, x, y, G_MAXDOUBLE, TRUE, &lane, &column))
    return NULL;
  area = &TL_SCENE_LANE (self, lane)->areas[column];
  *after = y >= area->y + area->height / 2;
  return tl_record_get_id (TL_SCENE_LANE (self, lane)->record);
}
