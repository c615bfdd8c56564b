/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the middle of a dial looks like: the circles of the emotion levels with their faces, spokes
 * between the columns, and the arrows of the stages that run clockwise around them, with their
 * words. All groups stand at the dial's centre, so that a dial that moves keeps them. Long lines
 * are cut into pieces that a painter may cache and upload. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <math.h>

#define PIECE 400.0
#define ARC_STEP 0.25
#define ARC_GAP 3.0 /* between two arrows */
#define ARC_TIP 11.0
#define LINE_PAD 6.0
#define HIGH_CONTRAST 5
#define CLOCK_ROOM 15.0 /* before what is said of a stage's time */
/* Of a collapsed lane, from the end and the top of its title: tl_scene_chevron_rect (). */
#define CHEVRON_X 12.0
#define CHEVRON_Y 8.0

/* Where the dial's centre is seen. */
TlPoint
tl_round_origin (TlScene *self)
{
  return (TlPoint){ tl_scene_mirror_x (self, self->centre.x), self->centre.y };
}

/* A place around the origin as it is seen. */
static TlPoint
polar (TlScene *self, double angle, double radius)
{
  return (TlPoint){ (self->rtl ? -1 : 1) * radius * sin (angle), -radius * cos (angle) };
}

static void
move_to (TlScene *self, TlGroupBuilder *builder, double angle, double radius)
{
  TlPoint at = polar (self, angle, radius);

  tl_group_builder_move_to (builder, at.x, at.y);
}

static void
line_to (TlScene *self, TlGroupBuilder *builder, double angle, double radius)
{
  TlPoint at = polar (self, angle, radius);

  tl_group_builder_line_to (builder, at.x, at.y);
}

/* An arc from where the path is; cubics of a quarter radian are round to a hundredth of a px. */
static void
arc_to (TlScene *self, TlGroupBuilder *builder, double radius, double from, double to)
{
  guint  n = MAX (1, (guint) ceil (fabs (to - from) / ARC_STEP));
  double step = (to - from) / n;
  double handle = 4.0 / 3 * tan (step / 4) * radius * (self->rtl ? -1 : 1);

  for (guint i = 0; i < n; i++)
    {
      double  a = from + i * step, b = a + step;
      TlPoint p = polar (self, a, radius), q = polar (self, b, radius);
      double  way = self->rtl ? -1 : 1;

      tl_group_builder_curve_to (builder,
                                 p.x + handle * cos (a),
                                 p.y + way * handle * sin (a),
                                 q.x - handle * cos (b),
                                 q.y - way * handle * sin (b),
                                 q.x,
                                 q.y);
    }
}

static void
draw_circle (TlScene        *self,
             TlGroupBuilder *builder,
             double          radius,
             const TlColor  *color,
             double          width,
             TlDash          dash)
{
  TlPaint paint = { .stroke = *color, .stroke_width = width, .dash = dash };
  guint   n = MAX (4, (guint) ceil (2 * G_PI * radius / PIECE));

  for (guint i = 0; i < n; i++)
    {
      move_to (self, builder, 2 * G_PI * i / n, radius);
      arc_to (self, builder, radius, 2 * G_PI * i / n, 2 * G_PI * (i + 1) / n);
      tl_group_builder_end_path (builder, &paint, FALSE);
    }
}

static void
draw_spoke (TlScene        *self,
            TlGroupBuilder *builder,
            double          angle,
            double          inner,
            double          outer,
            const TlColor  *color)
{
  TlPaint paint = { .stroke = *color, .stroke_width = 1 };

  move_to (self, builder, angle, inner);
  line_to (self, builder, angle, outer);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static TlGroupBuilder *
begin_sheet (TlScene *self)
{
  self->counters.n_groups_built++;
  return tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
}

/* The circles of the emotion levels, and the spokes between the columns. */
TlGroup *
tl_round_level_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         level = tl_theme_get_level_rule (self->theme);
  TlColor         neutral = tl_theme_get_neutral_rule (self->theme);

  if (lane->level_group != NULL)
    return lane->level_group;
  builder = begin_sheet (self);
  for (guint i = 1; i < self->columns->len; i++)
    draw_spoke (self, builder, tl_round_angle (self, i), lane->inner, lane->outer, &level);
  for (int score = 2; score >= -2; score--)
    draw_circle (self,
                 builder,
                 tl_round_score_radius (lane, score),
                 score == 0 ? &neutral : &level,
                 1,
                 TL_DASH_NONE);
  lane->level_group = tl_group_builder_end (builder);
  return lane->level_group;
}

/* --- Collapsed rings --- */

static void
draw_thin_lines (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane)
{
  TlSceneLane thin = *lane;

  thin.curve_inner = lane->inner + LINE_PAD;
  thin.level_step = (lane->outer - lane->inner - 2 * LINE_PAD) / 4;
  for (guint i = 0; lane->curves != NULL && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);
      TlSceneCurve  quiet = *curve;

      quiet.active = FALSE;
      quiet.width = 2;
      if (!curve->hidden)
        tl_round_draw_curve (self, builder, &thin, &quiet, &curve->color);
    }
}

/* What a collapsed emotions lane shows: its lines in a thin ring. */
TlGroup *
tl_round_collapsed_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;

  if (lane->collapsed_group != NULL)
    return lane->collapsed_group;
  builder = begin_sheet (self);
  draw_thin_lines (self, builder, lane);
  lane->collapsed_group = tl_group_builder_end (builder);
  return lane->collapsed_group;
}

/* --- Stages and steps --- */

/* A piece of an arrow's band, with its tip where it ends. */
static void
draw_band (TlScene        *self,
           TlGroupBuilder *builder,
           double          from,
           double          to,
           gboolean        first,
           gboolean        last,
           const TlPaint  *paint)
{
  double r = self->arc_radius, half = TL_ROUND_ARC_WIDTH / 2, tip = ARC_TIP / r;

  move_to (self, builder, from, r + half);
  arc_to (self, builder, r + half, from, to);
  if (last)
    line_to (self, builder, to + tip, r);
  line_to (self, builder, to, r - half);
  arc_to (self, builder, r - half, to, from);
  if (first)
    line_to (self, builder, from + tip, r);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, paint, FALSE);
}

/* Opaque pieces that lie a px over each other: no hair is seen between them. */
static void
draw_arrow (TlScene *self, TlGroupBuilder *builder, const TlSceneStage *stage, const TlPaint *paint)
{
  double r = self->arc_radius;
  double from = tl_round_angle (self, stage->first) + ARC_GAP / r;
  double to = tl_round_angle (self, stage->first + stage->n_columns) - ARC_TIP / r;
  guint  n = paint->stroke_width > 0 ? 1 : MAX (1, (guint) ceil ((to - from) * r / PIECE));

  for (guint i = 0; i < n; i++)
    draw_band (self,
               builder,
               from + (to - from) * i / n,
               from + (to - from) * (i + 1) / n + (i + 1 < n ? 1 / r : 0),
               i == 0,
               i + 1 == n,
               paint);
}

/* A stage: its arrow, and its words outside of it; the origin is the dial's centre. */
TlGroup *
tl_round_stage_group (TlScene *self, TlSceneStage *stage)
{
  TlGroupBuilder  *builder;
  TlPaint          paint = { 0 };
  TlColor          words = tl_theme_get_ink (self->theme, TL_INK_PRIMARY), ink;
  TlRect           rect = tl_rect_offset (&stage->title_rect, -self->centre.x, -self->centre.y);
  TlColor          quiet = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  g_autofree char *name = NULL;
  TlRect           words_box;
  double           y;

  if (stage->group != NULL)
    return stage->group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_STAGE, TL_BAND_STAGES, tl_record_get_id (stage->record));
  name = tl_scene_record_title (self, stage->record);
  tl_group_builder_set_title (builder, name);
  tl_theme_get_stage (self->theme,
                      tl_record_get_text (stage->record, TL_STAGE_COLOR),
                      &paint.fill,
                      &ink);
  if (tl_theme_get_text_contrast (self->theme) > HIGH_CONTRAST)
    {
      paint.stroke = ink;
      paint.stroke_width = 1;
    }
  draw_arrow (self, builder, stage, &paint);
  /* The line from the arrow to the panel stops at the words. */
  paint = (TlPaint){ .fill = tl_theme_get_paper (self->theme) };
  words_box =
    TL_RECT_INIT (self->rtl ? -rect.x - rect.width : rect.x, rect.y, rect.width, rect.height);
  tl_group_builder_rect (builder, &words_box, 4, &paint);
  y = rect.y +
      floor ((rect.height - self->coverage_height - tl_scene_stage_words_height (self, stage)) / 2);
  if (stage->title != NULL)
    {
      tl_group_builder_text (builder,
                             floor ((self->rtl ? -rect.x - rect.width : rect.x) +
                                    (rect.width - stage->title->box_width) / 2),
                             y,
                             stage->title,
                             &words);
      y += stage->title->height + 2;
    }
  /* Mirrored at the centre, where the group has its origin. */
  if (stage->duration != NULL)
    tl_scene_draw_time (self,
                        builder,
                        0,
                        floor (rect.x + (rect.width - stage->duration->width -
                                         CLOCK_ROOM * tl_scene_sign_scale (self)) /
                                          2),
                        floor (y),
                        stage->duration,
                        &quiet);
  stage->group = tl_group_builder_end (builder);
  return stage->group;
}

/* --- Lane titles --- */

/* Where the titles of emotions stand, one beneath the other: in the middle. */
static TlRect
heart_rect (TlScene *self, const TlSceneLane *lane)
{
  double sign = 24 * tl_scene_sign_scale (self), height = 0, y = 0, width = 48;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *at = TL_SCENE_LANE (self, i);

      if (at->curves == NULL)
        continue;
      if (at == lane)
        y = height;
      height += sign + (at->title == NULL ? 0 : at->title->height);
    }
  if (lane->title != NULL)
    width = MAX (width, ceil (lane->title->width) + 8);
  return TL_RECT_INIT (floor (self->centre.x - width / 2),
                       floor (self->centre.y - height / 2 + y),
                       width,
                       sign + (lane->title == NULL ? 0 : lane->title->height));
}

/* Where a lane's title stands, logical: above its cell in the first panel, or in the middle. */
TlRect
tl_round_lane_title_rect (TlScene *self, const TlSceneLane *lane)
{
  TlRect rect;

  if (lane->curves != NULL)
    return heart_rect (self, lane);
  rect = lane->areas[0];
  rect.height = tl_round_label_height (lane) - 2;
  return rect;
}

/* The title of an emotions lane in the middle of the dial, with the scale of faces up from there;
 * the origin is the centre. */
TlGroup *
tl_round_heart_group (TlScene *self, TlSceneLane *lane)
{
  TlGroupBuilder *builder;
  TlColor         ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor         secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlRect          rect = heart_rect (self, lane);
  double          scale = tl_scene_sign_scale (self);
  double          y = rect.y - self->centre.y;

  if (lane->title_group != NULL)
    return lane->title_group;
  self->counters.n_groups_built++;
  builder =
    tl_group_builder_new (TL_ROLE_LANE, TL_BAND_LANE_TITLES, tl_record_get_id (lane->record));
  tl_group_builder_set_title (builder, tl_scene_lane_name (self, lane->record));
  tl_icon_draw_lane (builder, lane->kind, 0, y + 10 * scale, scale * 1.4, &secondary);
  if (lane->title != NULL)
    tl_group_builder_text (builder,
                           floor (-lane->title->width / 2 - tl_scene_ink_left (lane->title)),
                           y + 24 * scale,
                           lane->title,
                           &ink);
  if (lane->collapsed && !self->on_paper)
    {
      TlPaint paint = { .stroke = secondary, .stroke_width = 1.5 };
      double  x = rect.width / 2 - CHEVRON_X, way = self->rtl ? -1 : 1;

      tl_group_builder_move_to (builder, (x - 2) * way, y + CHEVRON_Y - 4);
      tl_group_builder_line_to (builder, (x + 2) * way, y + CHEVRON_Y);
      tl_group_builder_line_to (builder, (x - 2) * way, y + CHEVRON_Y + 4);
      tl_group_builder_end_path (builder, &paint, FALSE);
    }
  for (int score = 2; score >= -2 && !lane->collapsed; score--)
    tl_icon_draw_face (builder,
                       0,
                       -tl_round_score_radius (lane, score),
                       TL_FACE_RADIUS * scale,
                       score,
                       self->theme);
  lane->title_group = tl_group_builder_end (builder);
  return lane->title_group;
}
