/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a panel of a dial looks like: paper with a hairline and a line to the dial, the names of its
 * lanes with their signs, tiles where a lane is collapsed, and under a card over several columns
 * where it ends. In the first panel the names are groups of their own: there a lane is focused and
 * named. Groups stand at the panel's corner or at their own. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <math.h>

#define RADIUS 12.0
#define SIGN_X 8.0
#define NAME_X 20.0
#define TILE_WIDTH 18.0
#define TILE_HEIGHT 12.0
#define TILE_GAP 4.0
#define ARROW_X 6.0
#define ARROW_LENGTH 14.0
#define CHEVRON_X 12.0
#define CHANNEL_GAP 6.0

/* From a place in the panel to where it is seen in its group. */
static double
seen_x (TlScene *self, const TlSceneColumn *column, double x, double width)
{
  return tl_scene_inner_x (self, column->panel.width, x - column->panel.x, width);
}

/* --- Names --- */

static void
draw_name (
  TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane, double x, double width, double y)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  double  scale = tl_scene_sign_scale (self);
  double  line = lane->title == NULL ? 16 : lane->title->height / MAX (1, lane->title->n_lines);
  double  name = NAME_X * scale;

  tl_icon_draw_lane (builder,
                     lane->kind,
                     x + tl_scene_inner_x (self, width, SIGN_X * scale, 0),
                     y + floor (line / 2),
                     scale * .9,
                     &ink);
  if (lane->title != NULL)
    tl_group_builder_text (builder,
                           x + tl_scene_inner_x (self, width, name, lane->title->box_width),
                           y,
                           lane->title,
                           &ink);
}

static void
draw_chevron (TlScene *self, TlGroupBuilder *builder, double width, double y, const TlColor *ink)
{
  TlPaint paint = { .stroke = *ink, .stroke_width = 1.5 };
  double  x = tl_scene_inner_x (self, width, width - CHEVRON_X, 0), way = self->rtl ? -1 : 1;

  tl_group_builder_move_to (builder, x - 2 * way, y - 4);
  tl_group_builder_line_to (builder, x + 2 * way, y);
  tl_group_builder_line_to (builder, x - 2 * way, y + 4);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* A lane's name in the first panel; the origin is its own corner. */
TlGroup *
tl_round_title_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  double          width = tl_round_card_width (self);

  if (lane->title_group != NULL)
    return lane->title_group;
  self->counters.n_groups_built++;
  builder =
    tl_group_builder_new (TL_ROLE_LANE, TL_BAND_LANE_TITLES, tl_record_get_id (lane->record));
  tl_group_builder_set_title (builder, tl_scene_lane_name (self, lane->record));
  draw_name (self, builder, lane, 0, width, 0);
  if (lane->collapsed && !self->on_paper)
    draw_chevron (self, builder, width, 8, &ink);
  lane->title_group = tl_group_builder_end (builder);
  return lane->title_group;
}

/* --- Cells --- */

static void
draw_tile (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, double x, double y)
{
  TlPaint   paint = { .stroke_width = 1 };
  TlRect    tile = TL_RECT_INIT (x + .5, y + .5, TILE_WIDTH - 1, TILE_HEIGHT - 1);
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
  paint.stroke = tl_theme_mark_on (self->theme, &paint.stroke, &paper);
  tl_group_builder_rect (builder, &tile, 3, &paint);
}

static void
draw_tiles (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane, int index)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  const GPtrArray     *cell = lane->cells[index];
  const TlRect        *area = &lane->areas[index];
  guint                room = (guint) ((area->width + TILE_GAP) / (TILE_WIDTH + TILE_GAP));

  for (guint i = 0; cell != NULL && i < MIN (cell->len, room); i++)
    draw_tile (self,
               builder,
               g_ptr_array_index (cell, i),
               seen_x (self, column, area->x + i * (TILE_WIDTH + TILE_GAP), TILE_WIDTH),
               area->y + tl_round_label_height (lane) - column->panel.y);
}

/* An arrow and the name of the column where a card ends. */
static void
draw_until (TlScene             *self,
            TlGroupBuilder      *builder,
            const TlSceneColumn *column,
            const TlSceneCard   *card)
{
  int              last = MIN (card->column + card->span, (int) self->columns->len) - 1;
  g_autofree char *name = tl_scene_dup_column_title (self, last);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint          paint = { .stroke = ink, .stroke_width = 1.5 };
  double           x = card->rect.x + ARROW_X;
  double           y = card->rect.y + card->rect.height + floor (9 * self->scale) - column->panel.y;
  double           way = self->rtl ? -1 : 1, tip = seen_x (self, column, x + ARROW_LENGTH, 0);
  TlTextBlock     *words = tl_scene_set_text (self,
                                          name,
                                          TL_FONT_SMALL,
                                          card->rect.width - ARROW_LENGTH - 3 * ARROW_X,
                                          1,
                                          TL_TEXT_START);

  tl_group_builder_move_to (builder, seen_x (self, column, x, 0), y);
  tl_group_builder_line_to (builder, tip, y);
  tl_group_builder_end_path (builder, &paint, FALSE);
  tl_group_builder_move_to (builder, tip - 4 * way, y - 3);
  tl_group_builder_line_to (builder, tip, y);
  tl_group_builder_line_to (builder, tip - 4 * way, y + 3);
  tl_group_builder_end_path (builder, &paint, FALSE);
  if (words != NULL)
    tl_group_builder_text (builder,
                           seen_x (self, column, x + ARROW_LENGTH + ARROW_X, words->box_width),
                           floor (y - words->height / 2),
                           words,
                           &ink);
  tl_scene_clear_block (&words);
}

/* In a channels lane that nobody filled: the channels of the touchpoints in the order of time. */
static void
draw_channels (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane, int index)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  const TlRect        *area = &lane->areas[index];
  TlColor              paper = tl_theme_get_paper (self->theme);
  double               r = tl_card_channel_radius (self);
  double               y = area->y + tl_round_label_height (lane) + r + 1 - column->panel.y;
  g_autoptr (GArray) channels = g_array_new (FALSE, FALSE, sizeof (TlChannel));

  tl_scene_list_channels (self, (guint) index, channels);
  for (guint i = 0; i < channels->len && (i + 1) * (2 * r + CHANNEL_GAP) <= area->width; i++)
    {
      TlChannel channel = g_array_index (channels, TlChannel, i);
      double    x = seen_x (self, column, area->x + r + i * (2 * r + CHANNEL_GAP), 0);
      TlColor   badge = tl_theme_get_channel (self->theme, channel);

      badge = tl_theme_mark_on (self->theme, &badge, &paper);
      tl_icon_draw_disc (builder, x, y, r, &badge, &paper, 2);
      tl_icon_draw_channel (builder, channel, x, y, r / TL_CARD_BADGE_RADIUS, &paper);
    }
}

static void
draw_cell (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane, int index)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  const GPtrArray     *cell = lane->cells[index];
  const TlRect        *area = &lane->areas[index];

  if (index > 0 || lane->curves != NULL)
    draw_name (self,
               builder,
               lane,
               seen_x (self, column, area->x, area->width),
               area->width,
               area->y - column->panel.y);
  if (lane->collapsed)
    draw_tiles (self, builder, lane, index);
  else if (lane->kind == TL_LANE_KIND_CHANNELS && (cell == NULL || cell->len == 0))
    draw_channels (self, builder, lane, index);
  for (guint i = 0; !lane->collapsed && cell != NULL && i < cell->len; i++)
    {
      const TlSceneCard *card = g_ptr_array_index (cell, i);

      if (card->span > 1 && !card->lifted)
        draw_until (self, builder, column, card);
    }
}

/* --- Panels --- */

/* From the dial's arrow to the panel, in the colour of the stage. */
static void
draw_stalk (TlScene *self, TlGroupBuilder *builder, int index, const TlColor *color)
{
  const TlRect *panel = &TL_SCENE_COLUMN (self, index)->panel;
  double        angle = (tl_round_angle (self, index) + tl_round_angle (self, index + 1)) / 2;
  TlPoint       from = tl_round_point (self, angle, self->arc_radius + TL_ROUND_ARC_WIDTH / 2);
  TlPoint       to = { CLAMP (from.x, panel->x + RADIUS, panel->x + panel->width - RADIUS),
                       CLAMP (from.y, panel->y + RADIUS, panel->y + panel->height - RADIUS) };
  TlPaint       paint = { .stroke = *color, .stroke_width = 1.5 };

  to.x = from.x < panel->x                  ? panel->x
         : from.x > panel->x + panel->width ? panel->x + panel->width
                                            : to.x;
  to.y = from.y < panel->y                   ? panel->y
         : from.y > panel->y + panel->height ? panel->y + panel->height
                                             : to.y;
  tl_group_builder_move_to (builder,
                            seen_x (self, TL_SCENE_COLUMN (self, index), from.x, 0),
                            from.y - panel->y);
  tl_group_builder_line_to (builder,
                            seen_x (self, TL_SCENE_COLUMN (self, index), to.x, 0),
                            to.y - panel->y);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* A panel with all that is between its cards; the origin is its corner. */
TlGroup *
tl_round_panel_group (TlScene *self, TlSceneColumn *column)
{
  int             index = tl_scene_find_column (self, tl_record_get_id (column->record));
  TlRect          frame = TL_RECT_INIT (.5, .5, column->panel.width - 1, column->panel.height - 1);
  TlPaint         paint = { .stroke_width = 1 };
  TlGroupBuilder *builder;
  TlColor         fill, ink;

  if (column->panel_group != NULL)
    return column->panel_group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  tl_theme_get_stage (self->theme,
                      tl_record_get_text (TL_SCENE_STAGE (self, column->stage)->record,
                                          TL_STAGE_COLOR),
                      &fill,
                      &ink);
  paint.fill = tl_theme_get_paper (self->theme);
  paint.stroke = tl_color_mix (&fill, &ink, .12);
  draw_stalk (self, builder, index, &paint.stroke);
  tl_group_builder_rect (builder, &frame, RADIUS, &paint);
  for (guint i = 0; i < self->lanes->len; i++)
    if (tl_round_has_cells (TL_SCENE_LANE (self, i)))
      draw_cell (self, builder, TL_SCENE_LANE (self, i), index);
  column->panel_group = tl_group_builder_end (builder);
  return column->panel_group;
}

/* A step's words at the top of its panel; the origin is the corner of their box. */
TlGroup *
tl_round_step_group (TlScene *self, TlSceneColumn *column)
{
  TlGroupBuilder  *builder;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor          secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  g_autofree char *name = NULL;
  double           y;

  if (column->step_group != NULL)
    return column->step_group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_STEP, TL_BAND_STAGES, tl_record_get_id (column->record));
  name = tl_scene_record_title (self, column->record);
  tl_group_builder_set_title (builder, name);
  y = floor ((column->step_rect.height - tl_scene_step_words_height (self, column)) / 2);
  if (column->step_title != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self,
                                               column->step_rect.width,
                                               4,
                                               column->step_title->box_width),
                             y,
                             column->step_title,
                             &ink);
      y += column->step_title->height + 2;
    }
  if (column->duration != NULL)
    tl_scene_draw_time (self, builder, column->step_rect.width, 4, y, column->duration, &secondary);
  column->step_group = tl_group_builder_end (builder);
  return column->step_group;
}
