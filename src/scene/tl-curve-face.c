/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The faces of emotion curves: the line with its fill and name, its points with markers and labels,
 * and the chips that name the lines.
 *
 * A line is cut into items a few columns wide at its points, so that a painter may cache and upload
 * small pieces. Group origins: a line at the sheet's leading edge and the lane's top, a point at
 * its own place, a chip at its corner. Nothing here computes places; it mirrors them for
 * right-to-left documents. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <math.h>

#define PIECE_WIDTH 480.0
#define FILL_ALPHA 0.09
#define POINT_RADIUS 5.5
#define MARKER_RADIUS 9.5
/* Of the sign where something critical hurts. */
#define CRITICAL_GROWTH 1.3
#define STAR_RADIUS 10.0
/* On a chip: where the sample of the line begins, and how long it is. */
#define SAMPLE_X 11.0
#define SAMPLE 18.0
/* How far a line that is not edited fades towards the paper. */
#define QUIET 0.55

static gboolean
is_quiet (TlScene *self, const TlSceneCurve *curve)
{
  return !curve->active && !self->on_paper;
}

/* On screens the lines that are not edited step back, no further than they can be seen. */
static TlColor
quieten (TlScene *self, const TlSceneCurve *curve, TlColor color)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor faded = tl_color_mix (&color, &paper, QUIET);

  return is_quiet (self, curve) ? tl_theme_mark_on (self->theme, &faded, &paper) : color;
}

/* x of a place on the sheet as it is seen. */
static double
seen_x (TlScene *self, double x)
{
  return tl_scene_mirror_x (self, x);
}

static void
trace_piece (TlScene *self, TlGroupBuilder *builder, const TlCurve *line, guint first, guint last)
{
  tl_group_builder_move_to (builder, seen_x (self, line->knots[first].x), line->knots[first].y);
  for (guint i = first; i < last; i++)
    {
      TlBezier b = tl_curve_get_bezier (line, i);

      tl_group_builder_curve_to (builder,
                                 seen_x (self, b.p1.x),
                                 b.p1.y,
                                 seen_x (self, b.p2.x),
                                 b.p2.y,
                                 seen_x (self, b.p3.x),
                                 b.p3.y);
    }
}

/* The end of a piece that begins at a knot: a few columns on, always at least one knot further. */
static guint
next_cut (const TlCurve *line, guint first)
{
  guint last = first + 1;

  while (last + 1 < line->n_knots && line->knots[last + 1].x - line->knots[first].x <= PIECE_WIDTH)
    last++;
  return last;
}

/* In one piece: two faint fills that meet within a pixel show a hair between them. */
static void
draw_fill (TlScene            *self,
           TlGroupBuilder     *builder,
           const TlSceneCurve *curve,
           const TlCurve      *line,
           double              neutral)
{
  TlPaint paint = { .fill = curve->color };
  guint   last = line->n_knots - 1;

  paint.fill.alpha = FILL_ALPHA;
  trace_piece (self, builder, line, 0, last);
  tl_group_builder_line_to (builder, seen_x (self, line->knots[last].x), neutral);
  tl_group_builder_line_to (builder, seen_x (self, line->knots[0].x), neutral);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static void
draw_line (TlScene *self, TlGroupBuilder *builder, const TlSceneCurve *curve, const TlCurve *line)
{
  TlPaint paint = { .stroke = quieten (self, curve, curve->color),
                    .stroke_width = curve->width,
                    .dash = curve->dash };

  for (guint first = 0, last; first + 1 < line->n_knots; first = last)
    {
      last = next_cut (line, first);
      trace_piece (self, builder, line, first, last);
      tl_group_builder_end_path (builder, &paint, FALSE);
    }
}

static void
draw_run (TlScene            *self,
          TlGroupBuilder     *builder,
          TlSceneLane        *lane,
          const TlSceneCurve *curve,
          guint               first,
          guint               last)
{
  guint               n = last - first + 1;
  g_autofree TlPoint *knots = g_new (TlPoint, n);
  TlCurve             line;

  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    knots[i] =
      (TlPoint){ TL_SCENE_POINT (curve, first + i)->x, TL_SCENE_POINT (curve, first + i)->y };
  tl_curve_init (&line, knots, n);
  if (curve->active && !curve->target)
    draw_fill (self, builder, curve, &line, tl_scene_score_y (lane, 0));
  draw_line (self, builder, curve, &line);
  tl_curve_clear (&line);
}

/* A line with its fill and name. NULL when it is not drawn. */
TlGroup *
tl_scene_curve_group (TlScene *self, TlSceneLane *lane, TlSceneCurve *curve, TlPoint *origin)
{
  TlGroupBuilder  *builder;
  g_autofree char *title = NULL;
  TlColor          paper = tl_theme_get_paper (self->theme);

  if (!tl_scene_curve_is_drawn (lane, curve) || curve->points->len == 0)
    return NULL;
  *origin = self->round ? tl_round_origin (self) : (TlPoint){ 0, lane->top };
  if (curve->group != NULL)
    return curve->group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_CURVE, TL_BAND_CURVES, tl_record_get_id (curve->record));
  title = tl_scene_curve_name (self, curve);
  tl_group_builder_set_title (builder, title);
  if (self->round)
    {
      TlColor ink = quieten (self, curve, curve->color);

      tl_round_draw_curve (self, builder, lane, curve, &ink);
    }
  for (guint first = 0; !self->round && first < curve->points->len;)
    {
      guint last = tl_scene_curve_piece_end (curve, first);

      draw_run (self, builder, lane, curve, first, last);
      first = last + 1;
    }
  if (!tl_rect_is_empty (&curve->name_rect))
    {
      TlRect  rect = tl_scene_mirror_rect (self, &curve->name_rect);
      TlColor ink = quieten (self, curve, curve->color);

      ink = tl_theme_text_on (self->theme, &ink, &paper);

      tl_group_builder_text (builder,
                             rect.x - origin->x - tl_scene_ink_left (curve->name),
                             rect.y + lane->top - origin->y,
                             curve->name,
                             &ink);
    }
  curve->group = tl_group_builder_end (builder);
  return curve->group;
}

static TlColor
label_ink (TlScene *self, const TlScenePoint *point)
{
  if (point->score > .25)
    return tl_theme_get_ink (self->theme, TL_INK_OPPORTUNITY);
  if (point->score < -.25)
    return tl_theme_get_ink (self->theme, TL_INK_PAIN);
  return tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
}

static void
draw_point_sign (TlScene            *self,
                 TlGroupBuilder     *builder,
                 const TlSceneCurve *curve,
                 const TlScenePoint *point)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor pain = quieten (self, curve, tl_theme_get_ink (self->theme, TL_INK_PAIN));
  TlColor line = quieten (self, curve, curve->color);

  if (tl_record_get_boolean (point->record, TL_POINT_MOMENT_OF_TRUTH))
    tl_icon_draw_star (builder, 0, 0, STAR_RADIUS, self->theme, &paper);
  else if (point->n_pains > 0)
    {
      double growth = point->n_critical > 0 ? CRITICAL_GROWTH : 1;

      tl_icon_draw_disc (builder, 0, 0, MARKER_RADIUS * growth, &pain, &paper, 2);
      tl_icon_draw (builder, TL_ICON_BOLT, 0, 0, growth, &paper);
    }
  else
    tl_icon_draw_disc (builder, 0, 0, POINT_RADIUS, &paper, &line, 2.6);
}

/* From a point to a label that found its place further off. */
static void
draw_leader (TlScene *self, TlGroupBuilder *builder, const TlScenePoint *point, const TlColor *ink)
{
  TlPaint paint = { .stroke = *ink, .stroke_width = 1 };
  double  x = seen_x (self, point->x);

  if (point->leader[0].x == point->leader[1].x && point->leader[0].y == point->leader[1].y)
    return;
  tl_group_builder_move_to (builder,
                            seen_x (self, point->leader[0].x) - x,
                            point->leader[0].y - point->y);
  tl_group_builder_line_to (builder,
                            seen_x (self, point->leader[1].x) - x,
                            point->leader[1].y - point->y);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static void
draw_label (TlScene            *self,
            TlGroupBuilder     *builder,
            const TlSceneCurve *curve,
            const TlScenePoint *point,
            const TlPoint      *origin,
            double              lane_top)
{
  TlRect  rect = tl_scene_mirror_rect (self, &point->label_rect);
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor ink = quieten (self, curve, label_ink (self, point));

  if (is_quiet (self, curve))
    ink = tl_theme_text_on (self->theme, &ink, &paper);
  draw_leader (self, builder, point, &ink);
  tl_group_builder_text (builder,
                         floor (rect.x - origin->x - tl_scene_ink_left (point->label) + .5),
                         rect.y + lane_top - origin->y,
                         point->label,
                         &ink);
}

/* A point with its marker and label. NULL when it is not drawn. */
TlGroup *
tl_scene_point_group (
  TlScene *self, TlSceneLane *lane, TlSceneCurve *curve, TlScenePoint *point, TlPoint *origin)
{
  TlGroupBuilder  *builder;
  g_autofree char *title = NULL;

  if (!tl_scene_curve_is_drawn (lane, curve) || !tl_scene_curve_shows_points (curve))
    return NULL;
  *origin = (TlPoint){ seen_x (self, point->x), lane->top + point->y };
  if (point->group != NULL)
    return point->group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_POINT, TL_BAND_CURVES, tl_record_get_id (point->record));
  title = tl_scene_point_name (self, point);
  tl_group_builder_set_title (builder, title);
  draw_point_sign (self, builder, curve, point);
  if (point->label != NULL && !tl_rect_is_empty (&point->label_rect))
    draw_label (self, builder, curve, point, origin, lane->top);
  point->group = tl_group_builder_end (builder);
  return point->group;
}

/* A piece of the line, as the legend of a chart has it: colour and dash. */
static void
draw_sample (TlScene *self, TlGroupBuilder *builder, const TlSceneCurve *curve)
{
  TlPaint paint = { .stroke = curve->color, .stroke_width = curve->width, .dash = curve->dash };
  double  y = curve->chip.height / 2;

  tl_group_builder_move_to (builder, tl_scene_inner_x (self, curve->chip.width, SAMPLE_X, 0), y);
  tl_group_builder_line_to (builder,
                            tl_scene_inner_x (self, curve->chip.width, SAMPLE_X + SAMPLE, 0),
                            y);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* A chip: a sample of the line, its name and, on screens, an eye that says whether it is shown.
 * NULL without one. */
TlGroup *
tl_scene_chip_group (TlScene *self, TlSceneLane *lane, TlSceneCurve *curve, TlPoint *origin)
{
  TlRect  rect = tl_scene_mirror_rect (self, &curve->chip);
  TlRect  box = TL_RECT_INIT (.5, .5, curve->chip.width - 1, curve->chip.height - 1);
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor ink = tl_theme_get_ink (self->theme, curve->hidden ? TL_INK_SECONDARY : TL_INK_PRIMARY);
  TlColor quiet = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint paint = { .fill = paper, .stroke_width = 1 };
  double  middle = curve->chip.height / 2;
  double  width = curve->chip.width;
  TlGroupBuilder *builder;

  if (lane->collapsed || tl_rect_is_empty (&curve->chip))
    return NULL;
  *origin = (TlPoint){ rect.x, rect.y + lane->top };
  if (curve->chip_group != NULL)
    return curve->chip_group;
  self->counters.n_groups_built++;
  builder =
    tl_group_builder_new (TL_ROLE_PERSONA, TL_BAND_CURVES, tl_record_get_id (curve->record));
  tl_group_builder_set_title (builder, curve->name == NULL ? NULL : curve->name->text);
  paint.stroke = tl_theme_get_rule (self->theme);
  if (curve->active)
    {
      TlColor unused;

      tl_theme_get_chip (self->theme, &curve->color, &paint.fill, &unused);
      paint.stroke = curve->color;
      ink = tl_theme_text_on (self->theme, &ink, &paint.fill);
      quiet = tl_theme_text_on (self->theme, &quiet, &paint.fill);
    }
  tl_group_builder_rect (builder, &box, curve->chip.height / 2, &paint);
  draw_sample (self, builder, curve);
  tl_group_builder_text (builder,
                         tl_scene_inner_x (self, width, TL_CHIP_NAME_X, ceil (curve->name->width)) -
                           tl_scene_ink_left (curve->name),
                         floor (middle - curve->name->height / 2),
                         curve->name,
                         &ink);
  if (!self->on_paper && !curve->foreign)
    tl_icon_draw (builder,
                  curve->hidden ? TL_ICON_EYE_CLOSED : TL_ICON_EYE,
                  tl_scene_inner_x (self, width, width - 16, 0),
                  middle,
                  .95,
                  &quiet);
  curve->chip_group = tl_group_builder_end (builder);
  return curve->chip_group;
}
