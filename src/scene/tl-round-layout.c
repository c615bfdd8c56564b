/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Placing everything on a dial, from the inside out: the emotions, the arrows of the stages with
 * their words, and a panel for each column.
 *
 * A panel first stands where its sector is wide enough for it, and so is certainly free of its
 * neighbours; then all are drawn in towards the dial as far as they can come without touching what
 * is there. All texts were measured before, so a dial is placed as a whole after every change.
 * While a drag lasts the dial and the panels' corners stay where they are. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>

#define MARGIN 32.0 /* around what is farthest out */
#define HOLE 60.0   /* least radius of the middle */
#define LEVELS_INNER 26.0
#define LEVELS_OUTER 30.0
#define COLLAPSED_RING 28.0
#define TITLE_GAP 10.0
#define PANEL_GAP 24.0
#define COVERAGE_WIDTH 136.0 /* a bar with its number */
#define PULL 4.0             /* a step inwards */
#define MAX_ROUNDS 4

/* --- The middle --- */

/* Radius of the middle, where the titles of emotions stand. */
static double
find_hole (TlScene *self)
{
  double width = 0, height = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->curves == NULL)
        continue;
      width = MAX (width, lane->title == NULL ? 0 : lane->title->width);
      height += (lane->title == NULL ? 0 : lane->title->height) + 24 * tl_scene_sign_scale (self);
    }
  return tl_scene_grid (MAX (HOLE, hypot (width, height) / 2 + 8));
}

/* The rings of the emotions, the last lane innermost. Groups that show their radii are dropped with
 * them. */
static double
place_rings (TlScene *self)
{
  double radius = find_hole (self);

  for (guint i = self->lanes->len; i > 0; i--)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i - 1);
      double       inner = lane->inner, outer = lane->outer;

      lane->top = 0;
      if (lane->curves == NULL)
        continue;
      lane->inner = radius;
      lane->curve_inner = radius + LEVELS_INNER * self->scale;
      radius =
        lane->collapsed
          ? radius + COLLAPSED_RING
          : tl_scene_grid (lane->curve_inner + 4 * lane->level_step + LEVELS_OUTER * self->scale);
      lane->outer = radius;
      if (lane->inner == inner && lane->outer == outer)
        continue;
      tl_scene_clear_group (&lane->title_group);
      tl_scene_clear_group (&lane->level_group);
      tl_scene_clear_group (&lane->collapsed_group);
    }
  return radius;
}

/* --- Stages --- */

/* The words of a stage stand outside of its arrow, like the numbers of a clock. */
static void
place_stages (TlScene *self)
{
  double inner = self->arc_radius + TL_ROUND_ARC_WIDTH / 2 + TITLE_GAP;

  for (guint i = 0; i < self->stages->len; i++)
    {
      TlSceneStage *stage = TL_SCENE_STAGE (self, i);
      double        angle = (tl_round_angle (self, stage->first) +
                      tl_round_angle (self, stage->first + stage->n_columns)) /
                     2;
      double  width = stage->title == NULL ? 80 : ceil (stage->title->width) + 16;
      double  height = MAX (tl_scene_stage_words_height (self, stage), 20 * self->scale) + 8;
      double  way = inner;
      TlPoint middle = { 0, 0 };

      if (self->coverage_height > 0)
        width = MAX (width, COVERAGE_WIDTH);
      height += self->coverage_height;

      while (tl_round_near (middle, width, height) < inner)
        {
          middle = (TlPoint){ way * sin (angle), -way * cos (angle) };
          way += 2;
        }
      stage->title_rect = tl_round_box (middle, width, height);
    }
}

/* Stages' words need room side by side, whatever is within. */
static double
least_arc (TlScene *self)
{
  double least = 0;

  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlSceneStage *stage = TL_SCENE_STAGE (self, i);
      double              width = MAX (stage->title == NULL ? 80 : stage->title->width + 16,
                          self->coverage_height > 0 ? COVERAGE_WIDTH : 0);
      double angle = tl_round_angle (self, stage->first + stage->n_columns) -
                     tl_round_angle (self, stage->first);

      least = MAX (least, (width + 8) / MIN (angle, 2));
    }
  return least;
}

/* --- Panels --- */

static TlRect
panel_box (TlPoint middle, const TlSceneColumn *column)
{
  return tl_round_box (middle, column->panel.width, column->panel.height);
}

/* As few stacks as keep the panel's farthest corner nearest. */
static TlPoint
choose_stacks (TlScene *self, int index, double inner)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  TlRoundSector        sector = tl_round_sector (self, index);
  double               best = G_MAXDOUBLE;
  guint                chosen = 1;

  for (guint n = 1; n <= TL_ROUND_MAX_STACKS; n++)
    {
      TlPoint middle;
      double  far;

      tl_round_measure_panel (self, index, n);
      if (column->n_stacks < n)
        break;
      middle = tl_round_fit (&sector, column->panel.width, column->panel.height, inner);
      far = tl_round_far (middle, column->panel.width, column->panel.height);
      if (far >= best)
        continue;
      best = far;
      chosen = n;
    }
  tl_round_measure_panel (self, index, chosen);
  return tl_round_fit (&sector, column->panel.width, column->panel.height, inner);
}

/* Whether a panel there would touch the arrows, words of stages or another panel. */
static gboolean
is_taken (TlScene *self, int index, const TlRect *box, double inner)
{
  TlPoint middle = { box->x + box->width / 2, box->y + box->height / 2 };
  TlRect  words = tl_rect_inset (box, -8);
  TlRect  wide = tl_rect_inset (box, -PANEL_GAP + 1);

  if (tl_round_near (middle, box->width, box->height) < inner)
    return TRUE;
  for (guint i = 0; i < self->stages->len; i++)
    if (tl_rect_intersects (&TL_SCENE_STAGE (self, i)->title_rect, &words))
      return TRUE;
  for (int i = 0; i < (int) self->columns->len; i++)
    if (i != index && tl_rect_intersects (&TL_SCENE_COLUMN (self, i)->panel, &wide))
      return TRUE;
  return FALSE;
}

/* One panel a step inwards as long as it can; sideways where it cannot go straight. */
static gboolean
pull_in (TlScene *self, int index, double inner)
{
  TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  gboolean       moved = FALSE;

  for (guint guard = 0; guard < 2000; guard++)
    {
      TlPoint middle = { column->panel.x + column->panel.width / 2,
                         column->panel.y + column->panel.height / 2 };
      double  length = hypot (middle.x, middle.y);
      TlRect  next = column->panel;

      if (length < 1)
        return moved;
      next.x = floor (next.x - middle.x / length * PULL + .5);
      next.y = floor (next.y - middle.y / length * PULL + .5);
      if (is_taken (self, index, &next, inner))
        return moved;
      column->panel = next;
      moved = TRUE;
    }
  return moved;
}

static void
place_panels (TlScene *self)
{
  double inner = self->arc_radius + TL_ROUND_ARC_WIDTH / 2 + PANEL_GAP;

  for (int i = 0; i < (int) self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      TlPoint        middle = choose_stacks (self, i, inner);
      double         angle = (tl_round_angle (self, i) + tl_round_angle (self, i + 1)) / 2;

      column->panel = panel_box (middle, column);
      /* Beyond the words of the stages. */
      for (guint k = 0; k < self->stages->len;)
        {
          TlRect words = tl_rect_inset (&TL_SCENE_STAGE (self, k)->title_rect, -8);

          k++;
          if (!tl_rect_intersects (&words, &column->panel))
            continue;
          middle.x += PULL * sin (angle);
          middle.y -= PULL * cos (angle);
          column->panel = panel_box (middle, column);
          k = 0;
        }
    }
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      gboolean moved = FALSE;

      for (int i = 0; i < (int) self->columns->len; i++)
        moved = pull_in (self, i, inner) || moved;
      if (!moved)
        return;
    }
}

/* While a drag lasts: each keeps the corner that is nearest to the dial. */
static void
keep_panels (TlScene *self)
{
  for (int i = 0; i < (int) self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      double         bottom = column->panel.y + column->panel.height;

      tl_round_measure_panel (self, i, 0);
      if (bottom <= self->centre.y)
        column->panel.y = bottom - column->panel.height;
    }
}

/* --- The whole --- */

/* What the dial takes up, relative to its centre. */
static TlRect
find_extent (TlScene *self)
{
  double r = self->arc_radius + TL_ROUND_ARC_WIDTH;
  TlRect extent = TL_RECT_INIT (-r, -r, 2 * r, 2 * r);

  for (guint i = 0; i < self->stages->len; i++)
    extent = tl_rect_union (&extent, &TL_SCENE_STAGE (self, i)->title_rect);
  for (guint i = 0; i < self->columns->len; i++)
    extent = tl_rect_union (&extent, &TL_SCENE_COLUMN (self, i)->panel);
  return extent;
}

static gboolean
meets_dial (TlScene *self, const TlRect *block, TlPoint centre)
{
  TlRect rect = tl_rect_inset (block, -MARGIN);
  double x = CLAMP (centre.x, rect.x, rect.x + rect.width);
  double y = CLAMP (centre.y, rect.y, rect.y + rect.height);

  if (hypot (x - centre.x, y - centre.y) < self->arc_radius + TL_ROUND_ARC_WIDTH)
    return TRUE;
  for (guint i = 0; i < self->stages->len; i++)
    {
      TlRect words = tl_rect_offset (&TL_SCENE_STAGE (self, i)->title_rect, centre.x, centre.y);

      if (tl_rect_intersects (&words, &rect))
        return TRUE;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      TlRect panel = tl_rect_offset (&TL_SCENE_COLUMN (self, i)->panel, centre.x, centre.y);

      if (tl_rect_intersects (&panel, &rect))
        return TRUE;
    }
  return FALSE;
}

/* The title block and, under it, the chips of the lines: what the corner beside the dial holds. */
static TlRect
place_chips (TlScene *self)
{
  TlRect block = self->header;
  double y = block.y + block.height + 12;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      double       x = TL_SHEET_PAD, row = 0;

      for (guint k = 0; lane->curves != NULL && k < lane->curves->len; k++)
        {
          TlSceneCurve *curve = g_ptr_array_index (lane->curves, k);

          if (tl_rect_is_empty (&curve->chip) || lane->collapsed)
            continue;
          if (x > TL_SHEET_PAD && x + curve->chip.width > block.x + block.width)
            {
              x = TL_SHEET_PAD;
              y += row + 8;
            }
          curve->chip.x = x;
          curve->chip.y = y;
          x += curve->chip.width + 8;
          row = curve->chip.height;
          block.height = y + row - block.y;
        }
      if (row > 0)
        y += row + 8;
    }
  return block;
}

/* Where the dial's centre is on the sheet: as high as the title block in the corner lets it. */
static void
place_centre (TlScene *self)
{
  TlRect  extent = find_extent (self);
  TlRect  block = place_chips (self);
  TlPoint centre = { ceil (MARGIN - extent.x), ceil (MARGIN - extent.y) };
  double  lowest = block.y + block.height + MARGIN - extent.y;
  double  right = block.x + block.width + MARGIN;

  centre.x = MAX (centre.x, ceil (right / 2));
  while (centre.y < lowest && meets_dial (self, &block, centre))
    centre.y += TL_GRID;
  self->centre = centre;
  self->sheet.width = tl_scene_grid (MAX (centre.x + extent.x + extent.width + MARGIN, right));
  self->sheet.height = tl_scene_grid (centre.y + extent.y + extent.height + MARGIN);
}

/* From places relative to the centre to places on the sheet. */
static void
move_to_centre (TlScene *self)
{
  double x = self->centre.x, y = self->centre.y;

  for (guint i = 0; i < self->stages->len; i++)
    TL_SCENE_STAGE (self, i)->title_rect =
      tl_rect_offset (&TL_SCENE_STAGE (self, i)->title_rect, x, y);
  for (guint i = 0; i < self->columns->len; i++)
    TL_SCENE_COLUMN (self, i)->panel = tl_rect_offset (&TL_SCENE_COLUMN (self, i)->panel, x, y);
}

static void
place_hub (TlScene *self)
{
  double arc = self->arc_radius;

  self->ring_outer = place_rings (self);
  self->arc_radius =
    tl_scene_grid (MAX (self->ring_outer + 6 + TL_ROUND_ARC_WIDTH / 2, least_arc (self)));
  place_stages (self);
  if (arc == self->arc_radius)
    return;
  for (guint i = 0; i < self->stages->len; i++)
    tl_scene_clear_group (&TL_SCENE_STAGE (self, i)->group);
}

/* Drops what shows a panel's size and where its cells are in it. */
static void
forget_panels (TlScene *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    tl_scene_clear_group (&TL_SCENE_COLUMN (self, i)->panel_group);
}

/* Places all that is on the sheet. O(cards), without measuring anything. */
void
tl_round_place (TlScene *self)
{
  if (self->has_drop_preview)
    keep_panels (self);
  else
    {
      place_hub (self);
      place_panels (self);
      place_centre (self);
      move_to_centre (self);
    }
  for (int i = 0; i < (int) self->columns->len; i++)
    tl_round_put_panel (self, i);
  forget_panels (self);
  for (guint i = 0; i < self->lanes->len; i++)
    TL_SCENE_LANE (self, i)->height = self->sheet.height;
  self->lanes_top = 0;
  self->lanes_bottom = self->sheet.height;
}
