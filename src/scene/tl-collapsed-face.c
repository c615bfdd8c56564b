/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The face of a collapsed lane: one thin row that still says where its cards are. Each cell shows
 * its cards as small tiles in their own tints (touchpoints in their channel's), with a number where
 * there is no room for all of them; an emotions lane shows its lines without points or words. At
 * the lane's title a chevron says that there is more; it is for hands and is not on paper.
 *
 * What never changes: tiles stand within the width of their column's cards. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <math.h>

#define TILE_WIDTH 18.0
#define TILE_HEIGHT 12.0
#define TILE_GAP 4.0
#define TILE_RADIUS 3.0
#define NUMBER_ROOM 28.0
#define LINE_WIDTH 2.0
#define LINE_STEP 6.0 /* a chord this long is seen as round */
#define LINE_PAD 7.0  /* above and beneath the lines */
/* Of the chevron: its middle, in the sheet's margin beside the title. */
#define CHEVRON_X -8.0
#define ROUND_CHEVRON_X 12.0 /* from the end of a title on a dial */

/* Without the room for a line beneath. */
static double
row_height (const TlSceneLane *lane)
{
  return lane->height - lane->line_room;
}

static void
draw_tile (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, double x, double y)
{
  TlPaint   paint = { .stroke_width = 1 };
  TlRect    tile = TL_RECT_INIT (tl_scene_inner_x (self, self->sheet.width, x, TILE_WIDTH) + .5,
                              y + .5,
                              TILE_WIDTH - 1,
                              TILE_HEIGHT - 1);
  TlChannel channel = (TlChannel) tl_record_get_integer (card->record, TL_CARD_CHANNEL);
  TlColor   paper = tl_theme_get_paper (self->theme);
  TlColor   ink;

  tl_theme_get_card (self->theme,
                     card->kind,
                     tl_record_get_text (card->record, TL_CARD_COLOR),
                     &paint.fill,
                     &paint.stroke,
                     &ink);
  if (card->kind == TL_LANE_KIND_TOUCHPOINTS && channel != TL_CHANNEL_NONE)
    paint.fill = tl_theme_get_channel (self->theme, channel);
  /* Smaller than a card, so that its edge must carry more. */
  paint.stroke = tl_theme_mark_on (self->theme, &paint.stroke, &paper);
  tl_group_builder_rect (builder, &tile, TILE_RADIUS, &paint);
}

static void
draw_number (TlScene *self, TlGroupBuilder *builder, TlSceneLane *lane, guint n, double x)
{
  g_autofree char *words = g_strdup_printf ("%u", n);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlTextBlock     *block = tl_scene_set_text (self, words, TL_FONT_SMALL, -1, 1, TL_TEXT_START);

  if (block != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self, self->sheet.width, x, ceil (block->width)),
                           floor ((row_height (lane) - block->height) / 2),
                           block,
                           &ink);
  tl_scene_clear_block (&block);
}

static void
draw_cell (TlScene *self, TlGroupBuilder *builder, TlSceneLane *lane, guint index)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  const GPtrArray     *cell = lane->cells[index];
  guint                n = cell == NULL ? 0 : cell->len;
  guint                room = (guint) ((column->card_width + TILE_GAP) / (TILE_WIDTH + TILE_GAP));
  guint                shown = n;
  double               x = column->card_x;
  double               y = floor ((row_height (lane) - TILE_HEIGHT) / 2);

  if (n > room)
    shown = (guint) MAX (1, (column->card_width - NUMBER_ROOM) / (TILE_WIDTH + TILE_GAP));
  for (guint i = 0; i < shown; i++, x += TILE_WIDTH + TILE_GAP)
    draw_tile (self, builder, g_ptr_array_index (cell, i), x, y);
  if (shown < n)
    draw_number (self, builder, lane, n, x + 2);
}

static double
line_y (const TlSceneLane *lane, double score)
{
  return row_height (lane) / 2 - CLAMP (score, -2, 2) / 2 * (row_height (lane) / 2 - LINE_PAD);
}

/* One unbroken run of a line, as chords. */
static void
draw_run (TlScene            *self,
          TlGroupBuilder     *builder,
          const TlSceneLane  *lane,
          const TlSceneCurve *curve,
          guint               first,
          guint               last)
{
  guint               n = last - first + 1;
  g_autofree TlPoint *knots = g_new (TlPoint, n);
  TlPaint paint = { .stroke = curve->color, .stroke_width = LINE_WIDTH, .dash = curve->dash };
  TlCurve line;

  for (guint i = 0; i < n; i++)
    knots[i] = (TlPoint){ TL_SCENE_POINT (curve, first + i)->x,
                          line_y (lane, TL_SCENE_POINT (curve, first + i)->score) };
  tl_curve_init (&line, knots, n);
  tl_group_builder_move_to (builder,
                            tl_scene_inner_x (self, self->sheet.width, knots[0].x, 0),
                            knots[0].y);
  for (double x = knots[0].x + LINE_STEP; x < knots[n - 1].x; x += LINE_STEP)
    tl_group_builder_line_to (builder,
                              tl_scene_inner_x (self, self->sheet.width, x, 0),
                              tl_curve_eval (&line, x));
  tl_group_builder_line_to (builder,
                            tl_scene_inner_x (self, self->sheet.width, knots[n - 1].x, 0),
                            knots[n - 1].y);
  tl_group_builder_end_path (builder, &paint, FALSE);
  tl_curve_clear (&line);
}

static void
draw_lines (TlScene *self, TlGroupBuilder *builder, TlSceneLane *lane)
{
  for (guint i = 0; lane->curves != NULL && i < lane->curves->len; i++)
    {
      const TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      for (guint first = 0; !curve->hidden && first < curve->points->len;)
        {
          guint last = tl_scene_curve_piece_end (curve, first);

          if (last > first)
            draw_run (self, builder, lane, curve, first, last);
          first = last + 1;
        }
    }
}

/* What a collapsed lane shows of its cells; the origin is the sheet's leading edge at the lane's
 * top. */
TlGroup *
tl_scene_collapsed_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;

  if (lane->collapsed_group != NULL)
    return lane->collapsed_group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  draw_lines (self, builder, lane);
  for (guint i = 0; i < lane->n_columns; i++)
    draw_cell (self, builder, lane, i);
  lane->collapsed_group = tl_group_builder_end (builder);
  return lane->collapsed_group;
}

/* The chevron of a lane in a group of `width` whose y 0 is the lane's top: to the side while it is
 * collapsed, down while it is open. `y` is the middle of the title's first line. */
void
tl_scene_draw_chevron (TlScene        *self,
                       TlGroupBuilder *builder,
                       double          width,
                       double          y,
                       gboolean        collapsed,
                       const TlColor  *ink)
{
  double  x = tl_scene_inner_x (self, width, CHEVRON_X, 0);
  double  way = self->rtl ? -1 : 1;
  TlPaint paint = { .stroke = *ink, .stroke_width = 1.5 };

  if (collapsed)
    {
      tl_group_builder_move_to (builder, x - 2 * way, y - 4);
      tl_group_builder_line_to (builder, x + 2 * way, y);
      tl_group_builder_line_to (builder, x - 2 * way, y + 4);
    }
  else
    {
      tl_group_builder_move_to (builder, x - 4, y - 2);
      tl_group_builder_line_to (builder, x, y + 2);
      tl_group_builder_line_to (builder, x + 4, y - 2);
    }
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* Where a lane's chevron is pressed, logical: as large as a hand needs it. */
TlRect
tl_scene_chevron_rect (TlScene *self, const TlSceneLane *lane, double tolerance)
{
  double line = lane->title == NULL ? 16 : lane->title->height / MAX (1, lane->title->n_lines);
  double x = TL_SHEET_PAD + CHEVRON_X;
  double y = lane->top + tl_scene_lane_title_y (lane) + floor (line / 2);
  double reach = CLAMP (tolerance, 8, 14);

  if (self->round)
    {
      TlRect title = tl_round_lane_title_rect (self, lane);

      x = title.x + title.width - ROUND_CHEVRON_X;
      y = title.y + 8;
    }
  return TL_RECT_INIT (x - reach, y - reach, 2 * reach, 2 * reach);
}

/**
 * tl_scene_get_chevron_rect:
 * @self: a scene
 * @lane: (nullable): the id of a lane
 * @rect: (out): document px
 *
 * Where the chevron of a lane that is open may be shown; that of a collapsed lane is in the
 * picture.
 *
 * Returns: FALSE for every other lane
 */
gboolean
tl_scene_get_chevron_rect (TlScene *self, const char *lane, TlRect *rect)
{
  int    index;
  TlRect logical;

  g_return_val_if_fail (TL_IS_SCENE (self) && rect != NULL, FALSE);

  index = self->table == NULL ? -1 : tl_scene_find_lane (self, lane);
  if (index < 0 || TL_SCENE_LANE (self, index)->collapsed)
    return FALSE;
  logical = tl_scene_chevron_rect (self, TL_SCENE_LANE (self, index), 0);
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}
