/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The faces of what stands around the cards: sheet, title block, stage arrows, step headings, lane
 * titles and rules, the scale of faces, the parking lot.
 *
 * All are few and small, so each is built when first asked for and kept until what it shows
 * changes. A lane's rule and levels are groups of their own with their own origin: when lanes
 * shift, only origins change. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DISC_DISTANCE 16.0
#define CHIP_HEIGHT 24.0
#define CHIP_PAD 14.0
#define LANE_TITLE_Y                                                                               \
  20.0 /* its text's top, from the lane's top: level with the first card's words */
#define LANE_TITLE_X 22.0
#define COLLAPSED_TITLE_Y 10.0

static TlGroupBuilder *
begin (TlScene *self, TlRole role, TlBand band, const char *id)
{
  self->counters.n_groups_built++;
  return tl_group_builder_new (role, band, id);
}

/* A horizontal hairline on a whole pixel row. */
static void
hairline (
  TlGroupBuilder *builder, double x1, double x2, double y, const TlColor *color, TlDash dash)
{
  TlPaint paint = { .stroke = *color, .stroke_width = 1, .dash = dash };

  tl_group_builder_move_to (builder, x1, y + .5);
  tl_group_builder_line_to (builder, x2, y + .5);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* Where the columns of a lane part, up from its rule. */
static void
column_lines (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane, const TlColor *color)
{
  TlPaint paint = { .stroke = *color, .stroke_width = 1 };

  for (guint i = 1; i < self->columns->len; i++)
    {
      double x = tl_scene_inner_x (self, self->sheet.width, TL_SCENE_COLUMN (self, i)->x, 0);

      tl_group_builder_move_to (builder, floor (x) + .5, -lane->height);
      tl_group_builder_line_to (builder, floor (x) + .5, -1);
      tl_group_builder_end_path (builder, &paint, FALSE);
    }
}

/* The paper; its origin is the sheet's. */
TlGroup *
tl_scene_sheet_group (TlScene *self)
{
  TlGroupBuilder *builder;
  TlPaint         paint = { .stroke_width = 1 };
  TlRect          rect = tl_rect_inset (&self->sheet, .5);

  if (self->sheet_group != NULL)
    return self->sheet_group;
  builder = begin (self, TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  paint.fill = tl_theme_get_paper (self->theme);
  paint.stroke = tl_theme_get_rule (self->theme);
  tl_group_builder_rect (builder, &rect, TL_SHEET_RADIUS, &paint);
  self->sheet_group = tl_group_builder_end (builder);
  return self->sheet_group;
}

/* Chips stand at the title block's trailing end, the state before the share. */
static void
draw_chips (TlScene *self, TlGroupBuilder *builder)
{
  static const TlInk inks[TL_N_CHIPS] = { TL_INK_ACCENT, TL_INK_OPPORTUNITY, TL_INK_SECONDARY };
  double             end = self->header.width;

  for (int i = G_N_ELEMENTS (self->chips) - 1; i >= 0; i--)
    {
      TlTextBlock *text = self->chips[i];
      TlColor      color = tl_theme_get_ink (self->theme, inks[i]);
      TlPaint      paint = { 0 };
      TlColor      ink;
      double       width, height, x;
      TlRect       rect;

      if (text == NULL)
        continue;
      width = ceil (text->width) + 2 * CHIP_PAD;
      height = MAX (CHIP_HEIGHT, text->height + 8);
      x = tl_scene_inner_x (self, self->header.width, end - width, width);
      rect =
        TL_RECT_INIT (x,
                      floor (
                        MAX (0, (MIN (self->header.height, 2 * TL_ACTOR_RADIUS) - height) / 2)),
                      width,
                      height);
      tl_theme_get_chip (self->theme, &color, &paint.fill, &ink);
      if (tl_color_equal (&paint.fill, &(TlColor){ 0 }) ||
          tl_theme_get_text_contrast (self->theme) > 5)
        {
          paint.stroke = ink;
          paint.stroke_width = 1;
        }
      tl_group_builder_rect (builder, &rect, height / 2, &paint);
      tl_group_builder_text (builder,
                             x + CHIP_PAD,
                             rect.y + floor ((height - text->height) / 2),
                             text,
                             &ink);
      end -= width + 8;
    }
}

/* The title block; its origin is the header's place. */
TlGroup *
tl_scene_header_group (TlScene *self)
{
  TlGroupBuilder *builder;
  TlColor         ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor         secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor         faint = { secondary.red, secondary.green, secondary.blue, secondary.alpha / 2 };
  const char     *title;
  double          x = 0, y = 0;

  if (self->header_group != NULL)
    return self->header_group;
  title = tl_record_get_text (self->map, TL_MAP_TITLE);
  builder = begin (self, TL_ROLE_HEADER, TL_BAND_HEADER, self->map_id);
  tl_group_builder_set_title (builder, title);
  if (self->actors->len == 1)
    x = 2 * TL_ACTOR_RADIUS + DISC_DISTANCE;
  if (self->title != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self, self->header.width, x, self->title->box_width),
                             y,
                             self->title,
                             *title != '\0' ? &ink : &faint);
      y += self->title->height + 4;
    }
  if (self->lead != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self, self->header.width, x, self->lead->box_width),
                           y,
                           self->lead,
                           &secondary);
  draw_chips (self, builder);
  self->header_group = tl_group_builder_end (builder);
  return self->header_group;
}

/* Where a stage's arrow stands, logical. */
TlRect
tl_scene_stage_rect (TlScene *self, const TlSceneStage *stage)
{
  if (self->round)
    return stage->title_rect;
  return TL_RECT_INIT (stage->x, self->stages_top, stage->width + 4, self->stage_height);
}

/* An arrow: the first has a straight back, the others are notched by the tip before them. */
static void
arrow_path (TlScene *self, TlGroupBuilder *builder, const TlSceneStage *stage)
{
  double        w = stage->width + 4, h = self->stage_height;
  const TlPoint corners[] = {
    { 0, 0 }, { w - TL_ARROW_TIP, 0 }, { w, h / 2 }, { w - TL_ARROW_TIP, h },
    { 0, h }, { TL_ARROW_TIP, h / 2 },
  };
  guint n_corners = stage->first == 0 ? 5 : 6;

  for (guint i = 0; i < n_corners; i++)
    {
      double x = self->rtl ? w - corners[i].x : corners[i].x;

      if (i == 0)
        tl_group_builder_move_to (builder, x, corners[i].y);
      else
        tl_group_builder_line_to (builder, x, corners[i].y);
    }
  tl_group_builder_close (builder);
}

/* A stage's arrow; its origin is its rectangle's corner. */
TlGroup *
tl_scene_stage_group (TlScene *self, TlSceneStage *stage)
{
  TlGroupBuilder  *builder;
  TlPaint          paint = { 0 };
  TlColor          ink;
  g_autofree char *name = NULL;
  double           width = stage->width + 4, x = tl_scene_stage_text_x (self, stage), y;

  if (stage->group != NULL)
    return stage->group;
  builder = begin (self, TL_ROLE_STAGE, TL_BAND_STAGES, tl_record_get_id (stage->record));
  name = tl_scene_record_title (self, stage->record);
  tl_group_builder_set_title (builder, name);
  tl_theme_get_stage (self->theme,
                      tl_record_get_text (stage->record, TL_STAGE_COLOR),
                      &paint.fill,
                      &ink);
  if (tl_theme_get_text_contrast (self->theme) > 5)
    {
      paint.stroke = ink;
      paint.stroke_width = 1;
    }
  arrow_path (self, builder, stage);
  tl_group_builder_end_path (builder, &paint, FALSE);
  y = floor ((self->stage_height - tl_scene_stage_words_height (self, stage)) / 2);
  if (stage->title != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self, width, x, stage->title->box_width),
                             y,
                             stage->title,
                             &ink);
      y += stage->title->height + 2;
    }
  if (stage->duration != NULL)
    tl_scene_draw_time (self, builder, width, x, y, stage->duration, &ink);
  stage->group = tl_group_builder_end (builder);
  return stage->group;
}

/* Where a step's heading stands, logical. */
TlRect
tl_scene_step_rect (TlScene *self, const TlSceneColumn *column)
{
  if (self->round)
    return column->step_rect;
  return TL_RECT_INIT (column->card_x, self->steps_top, column->card_width, self->steps_height);
}

/* A step's heading: its words on a hairline. */
TlGroup *
tl_scene_step_group (TlScene *self, TlSceneColumn *column)
{
  TlGroupBuilder  *builder;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor          secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor          rule = tl_theme_get_neutral_rule (self->theme);
  g_autofree char *name = NULL;
  double           y;

  if (column->step_group != NULL)
    return column->step_group;
  builder = begin (self, TL_ROLE_STEP, TL_BAND_STAGES, tl_record_get_id (column->record));
  name = tl_scene_record_title (self, column->record);
  tl_group_builder_set_title (builder, name);
  y = MAX (2, self->steps_height - 10 - tl_scene_step_words_height (self, column));
  if (column->step_title != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self,
                                               column->card_width,
                                               4,
                                               column->step_title->box_width),
                             y,
                             column->step_title,
                             &ink);
      y += column->step_title->height + 2;
    }
  if (column->duration != NULL)
    tl_scene_draw_time (self, builder, column->card_width, 4, y, column->duration, &secondary);
  hairline (builder, 0, column->card_width, self->steps_height - 5, &rule, TL_DASH_NONE);
  column->step_group = tl_group_builder_end (builder);
  return column->step_group;
}

/* Where a lane's title stands, logical: the whole height of the lane. */
TlRect
tl_scene_lane_title_rect (TlScene *self, const TlSceneLane *lane)
{
  if (self->round)
    return tl_round_lane_title_rect (self, lane);
  return TL_RECT_INIT (TL_SHEET_PAD, lane->top, self->columns_left - TL_SHEET_PAD, lane->height);
}

static void
draw_scale (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane)
{
  static const int scores[3] = { 2, 0, -2 };
  double           width = self->columns_left - TL_SHEET_PAD;
  double           face_x = width - TL_FACE_FROM_COLUMNS;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  for (int score = 2; score >= -2; score--)
    tl_icon_draw_face (builder,
                       tl_scene_inner_x (self, width, face_x, 0),
                       tl_scene_score_y (lane, score),
                       TL_FACE_RADIUS * tl_scene_sign_scale (self),
                       score,
                       self->theme);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      TlTextBlock *word = lane->words[i];

      if (word == NULL)
        continue;
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self,
                                               width,
                                               face_x -
                                                 TL_FACE_RADIUS * tl_scene_sign_scale (self) - 8 -
                                                 word->box_width,
                                               word->box_width),
                             floor (tl_scene_score_y (lane, scores[i]) - word->height / 2),
                             word,
                             &ink);
    }
}

/* Where a lane's title begins, from its top. */
double
tl_scene_lane_title_y (const TlSceneLane *lane)
{
  return lane->collapsed ? COLLAPSED_TITLE_Y : LANE_TITLE_Y;
}

/* A lane's sign and title, with the scale of faces where it has one; the origin is the lane's
 * leading top corner. */
TlGroup *
tl_scene_lane_title_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor         secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  double          width = self->columns_left - TL_SHEET_PAD;
  double          y = tl_scene_lane_title_y (lane);
  double line = lane->title == NULL ? 16 : lane->title->height / MAX (1, lane->title->n_lines);

  if (lane->title_group != NULL)
    return lane->title_group;
  builder = begin (self, TL_ROLE_LANE, TL_BAND_LANE_TITLES, tl_record_get_id (lane->record));
  tl_group_builder_set_title (builder, tl_scene_lane_name (self, lane->record));
  if (self->summary_width <= 0)
    tl_icon_draw_lane (builder,
                       lane->kind,
                       tl_scene_inner_x (self, width, 7 * tl_scene_sign_scale (self), 0),
                       y + floor (line / 2),
                       tl_scene_sign_scale (self),
                       &secondary);
  if (lane->title != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self,
                                             width,
                                             LANE_TITLE_X * tl_scene_sign_scale (self),
                                             lane->title->box_width),
                           y,
                           lane->title,
                           &ink);
  if (lane->collapsed && !self->on_paper)
    tl_scene_draw_chevron (self, builder, width, y + floor (line / 2), TRUE, &secondary);
  if (!lane->collapsed && lane->kind == TL_LANE_KIND_EMOTIONS)
    draw_scale (self, builder, lane);
  lane->title_group = tl_group_builder_end (builder);
  return lane->title_group;
}

/* The rule beneath a lane, or the line of a blueprint; the origin is the sheet's leading edge at
 * the lane's bottom. */
TlGroup *
tl_scene_lane_rule_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         rule = tl_theme_get_rule (self->theme);

  if (lane->rule_group != NULL)
    return lane->rule_group;
  builder = begin (self, TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  if (self->blank && !lane->collapsed)
    column_lines (self, builder, lane, &rule);
  if (lane->line > TL_LANE_LINE_NONE)
    tl_scene_draw_line (self, builder, lane);
  else
    hairline (builder,
              tl_scene_inner_x (self, self->sheet.width, TL_SHEET_PAD, 0),
              tl_scene_inner_x (self, self->sheet.width, self->rules_right, 0),
              -1,
              &rule,
              TL_DASH_NONE);
  lane->rule_group = tl_group_builder_end (builder);
  return lane->rule_group;
}

/* The lines of the emotion levels; the origin is the sheet's leading edge at the lane's top. */
TlGroup *
tl_scene_level_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         level = tl_theme_get_level_rule (self->theme);
  TlColor         neutral = tl_theme_get_neutral_rule (self->theme);
  double          left = tl_scene_inner_x (self, self->sheet.width, self->columns_left - 8, 0);
  double          right = tl_scene_inner_x (self, self->sheet.width, self->rules_right, 0);

  if (lane->level_group != NULL)
    return lane->level_group;
  builder = begin (self, TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  for (int score = 2; score >= -2; score--)
    hairline (builder,
              left,
              right,
              tl_scene_score_y (lane, score),
              score == 0 ? &neutral : &level,
              TL_DASH_NONE);
  lane->level_group = tl_group_builder_end (builder);
  return lane->level_group;
}

/* The parking lot's paper and title; the origin is its corner. NULL while no card is parked. */
TlGroup *
tl_scene_parking_group (TlScene *self)
{
  TlGroupBuilder *builder;
  TlPaint         paint = { .stroke_width = 1.5, .dash = TL_DASH_DASHED };
  TlColor         desk = tl_theme_get_desk (self->theme);
  TlColor         paper = tl_theme_get_paper (self->theme);
  TlColor         ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlRect rect = TL_RECT_INIT (.75, .75, self->parking.width - 1.5, self->parking.height - 1.5);

  if (self->parked->len == 0)
    return NULL;
  if (self->parking_group != NULL)
    return self->parking_group;
  builder = begin (self, TL_ROLE_PARKING, TL_BAND_PARKING, NULL);
  tl_group_builder_set_title (builder, self->words.parking);
  paint.fill = tl_color_mix (&desk, &paper, .5);
  paint.stroke = tl_theme_get_neutral_rule (self->theme);
  ink = tl_theme_text_on (self->theme, &ink, &paint.fill);
  tl_group_builder_rect (builder, &rect, TL_SHEET_RADIUS, &paint);
  if (self->parking_title != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self,
                                             self->parking.width,
                                             16,
                                             ceil (self->parking_title->width)),
                           14,
                           self->parking_title,
                           &ink);
  self->parking_group = tl_group_builder_end (builder);
  return self->parking_group;
}
