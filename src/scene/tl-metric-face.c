/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn of a metric besides its number: the arrow of its trend, a bar, a gauge, a line.
 *
 * Better and worse are told apart by shape before colour: the arrow of a good trend stands on a
 * disc, that of a bad one on a square with sharp corners, any other stands alone. A target is a
 * mark across what is drawn. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#include "map/tl-metric.h"

#define BAR_HEIGHT 8.0

/* A place in the card, from its leading edge. */
double
tl_metric_mirror (const TlMetricDrawing *drawing, double x, double width)
{
  return tl_scene_inner_x (drawing->self, drawing->card->rect.width, x, width);
}

/* A value's share of the scale, 0 to 1. */
static double
share (const TlMetricDrawing *drawing, double value)
{
  return CLAMP ((value - drawing->minimum) / (drawing->maximum - drawing->minimum), 0, 1);
}

static void
stroke (const TlMetricDrawing *drawing, const TlColor *color, double width, TlDash dash)
{
  TlPaint paint = { .stroke = *color, .stroke_width = width, .dash = dash };

  tl_group_builder_end_path (drawing->builder, &paint, FALSE);
}

/* Up, down or level, about a centre. */
static void
draw_arrow (
  const TlMetricDrawing *drawing, TlMetricTrend trend, double x, double y, const TlColor *color)
{
  double scale = tl_scene_sign_scale (drawing->self);
  double up = trend == TL_METRIC_TREND_UP ? -1 : 1;
  double reach = 3.2 * scale;
  double way = drawing->self->rtl ? -1 : 1;

  if (trend == TL_METRIC_TREND_FLAT)
    {
      tl_group_builder_move_to (drawing->builder, x - way * reach, y);
      tl_group_builder_line_to (drawing->builder, x + way * reach, y);
      tl_group_builder_move_to (drawing->builder, x + way * reach * .2, y - reach * .8);
      tl_group_builder_line_to (drawing->builder, x + way * reach, y);
      tl_group_builder_line_to (drawing->builder, x + way * reach * .2, y + reach * .8);
    }
  else
    {
      tl_group_builder_move_to (drawing->builder, x, y - up * reach);
      tl_group_builder_line_to (drawing->builder, x, y + up * reach);
      tl_group_builder_move_to (drawing->builder, x - reach * .8, y + up * reach * .2);
      tl_group_builder_line_to (drawing->builder, x, y + up * reach);
      tl_group_builder_line_to (drawing->builder, x + reach * .8, y + up * reach * .2);
    }
  stroke (drawing, color, 1.6 * scale, TL_DASH_NONE);
}

/* The arrow on its sign: a disc is good, a square is not. */
void
tl_metric_draw_trend (const TlMetricDrawing *drawing, double x, double y)
{
  const TlRecord *metric = drawing->card->related;
  TlMetricTrend   trend = tl_metric_get_trend (metric);
  gboolean        lower = tl_record_get_integer (metric, TL_METRIC_BETTER) == TL_METRIC_LOWER;
  gboolean        good = (trend == TL_METRIC_TREND_UP) != lower;
  double          radius = TL_METRIC_TREND_RADIUS * tl_scene_sign_scale (drawing->self);
  TlColor         paper = tl_theme_get_paper (drawing->self->theme);
  TlPaint         paint = { 0 };
  TlRect          square = TL_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);

  if (trend == TL_METRIC_TREND_FLAT)
    {
      draw_arrow (drawing, trend, x, y, &drawing->ink);
      return;
    }
  paint.fill = tl_theme_get_ink (drawing->self->theme, good ? TL_INK_OPPORTUNITY : TL_INK_PAIN);
  paint.fill = tl_theme_mark_on (drawing->self->theme, &paint.fill, drawing->fill);
  if (good)
    tl_icon_draw_disc (drawing->builder, x, y, radius, &paint.fill, NULL, 0);
  else
    tl_group_builder_rect (drawing->builder, &square, 1.5, &paint);
  draw_arrow (drawing, trend, x, y, &paper);
}

/* Where the target stands on a bar: a mark that is higher than the bar. */
void
tl_metric_draw_bar (const TlMetricDrawing *drawing, double y)
{
  const TlRecord *metric = drawing->card->related;
  double          width = tl_metric_inner_width (drawing->card->rect.width);
  double          target = tl_record_get_number (metric, TL_METRIC_TARGET);
  double  value = share (drawing, tl_record_get_number (metric, TL_METRIC_VALUE)) * (width - 1);
  double  top = y + (TL_METRIC_BAR_ROOM - BAR_HEIGHT) / 2;
  TlPaint track = { .fill = drawing->track, .stroke = drawing->accent, .stroke_width = 1 };
  TlPaint bar = { .fill = drawing->accent };
  TlRect  whole = TL_RECT_INIT (tl_metric_mirror (drawing, TL_CARD_PAD, width) + .5,
                               top + .5,
                               width - 1,
                               BAR_HEIGHT - 1);
  TlRect  filled = TL_RECT_INIT (tl_metric_mirror (drawing, TL_CARD_PAD + .5, value),
                                top + .5,
                                value,
                                BAR_HEIGHT - 1);

  tl_group_builder_rect (drawing->builder, &whole, 2, &track);
  if (value >= 1)
    tl_group_builder_rect (drawing->builder, &filled, MIN (2, value / 2), &bar);
  if (isnan (target))
    return;
  target = tl_metric_mirror (drawing, TL_CARD_PAD + 1 + share (drawing, target) * (width - 2), 0);
  tl_group_builder_move_to (drawing->builder, target, y + 1);
  tl_group_builder_line_to (drawing->builder, target, y + TL_METRIC_BAR_ROOM - 1);
  stroke (drawing, &drawing->fill[0], 5, TL_DASH_NONE);
  tl_group_builder_move_to (drawing->builder, target, y + 1);
  tl_group_builder_line_to (drawing->builder, target, y + TL_METRIC_BAR_ROOM - 1);
  stroke (drawing, &drawing->ink, 2, TL_DASH_NONE);
}

/* A point of the gauge's half circle, from its leading end (0) to its trailing one (1). */
static TlPoint
gauge_point (const TlMetricDrawing *drawing, TlPoint centre, double radius, double at)
{
  double angle = G_PI * (1 + (drawing->self->rtl ? 1 - at : at));

  return (TlPoint){ centre.x + radius * cos (angle), centre.y + radius * sin (angle) };
}

/* A part of the half circle, as curves of at most an eighth of a circle. */
static void
gauge_arc (const TlMetricDrawing *drawing, TlPoint centre, double radius, double from, double to)
{
  guint   n = MAX (1, (guint) ceil ((to - from) * 4));
  double  step = (to - from) / n;
  double  way = drawing->self->rtl ? -1 : 1;
  double  handle = 4.0 / 3 * tan (G_PI * step / 4) * way;
  TlPoint a = gauge_point (drawing, centre, radius, from);

  tl_group_builder_move_to (drawing->builder, a.x, a.y);
  for (guint i = 0; i < n; i++)
    {
      TlPoint b = gauge_point (drawing, centre, radius, from + (i + 1) * step);

      tl_group_builder_curve_to (drawing->builder,
                                 a.x - handle * (a.y - centre.y),
                                 a.y + handle * (a.x - centre.x),
                                 b.x + handle * (b.y - centre.y),
                                 b.y - handle * (b.x - centre.x),
                                 b.x,
                                 b.y);
      a = b;
    }
}

void
tl_metric_draw_gauge (const TlMetricDrawing *drawing, double y, double room)
{
  const TlRecord *metric = drawing->card->related;
  double          radius = tl_metric_sign_length (drawing->self, TL_METRIC_GAUGE_RADIUS);
  double          width = 2 * radius + TL_METRIC_GAUGE_WIDTH;
  double          card_width = drawing->card->rect.width;
  double          x = tl_metric_is_beside (drawing->self, card_width)
                        ? card_width - TL_CARD_PAD - width
                        : TL_CARD_PAD + floor ((tl_metric_inner_width (card_width) - width) / 2);
  TlPoint         centre = { tl_metric_mirror (drawing, MAX (x, 0) + width / 2, 0),
                             y + floor ((room - tl_metric_gauge_height (drawing->self)) / 2) + radius +
                               TL_METRIC_GAUGE_WIDTH / 2 };
  double          value = share (drawing, tl_record_get_number (metric, TL_METRIC_VALUE));
  double          target = tl_record_get_number (metric, TL_METRIC_TARGET);

  /* The edge carries the contrast, the track is only there. */
  gauge_arc (drawing, centre, radius, 0, 1);
  stroke (drawing, &drawing->accent, TL_METRIC_GAUGE_WIDTH, TL_DASH_NONE);
  gauge_arc (drawing, centre, radius, 0, 1);
  stroke (drawing, &drawing->track, TL_METRIC_GAUGE_WIDTH - 2, TL_DASH_NONE);
  if (value > 0)
    {
      gauge_arc (drawing, centre, radius, 0, value);
      stroke (drawing, &drawing->accent, TL_METRIC_GAUGE_WIDTH, TL_DASH_NONE);
    }
  if (isnan (target))
    return;
  for (guint i = 0; i < 2; i++)
    {
      TlPoint inner = gauge_point (drawing, centre, radius - 6, share (drawing, target));
      TlPoint outer = gauge_point (drawing, centre, radius + 3, share (drawing, target));

      tl_group_builder_move_to (drawing->builder, inner.x, inner.y);
      tl_group_builder_line_to (drawing->builder, outer.x, outer.y);
      stroke (drawing, i == 0 ? drawing->fill : &drawing->ink, i == 0 ? 5 : 2, TL_DASH_NONE);
    }
}

/* The past in one line; a target is a level that it may reach. */
void
tl_metric_draw_line (const TlMetricDrawing *drawing, double y)
{
  g_autoptr (GArray) series = tl_metric_dup_series (drawing->card->related);
  double target = tl_record_get_number (drawing->card->related, TL_METRIC_TARGET);
  double height = tl_metric_sign_length (drawing->self, TL_METRIC_LINE_HEIGHT) - 8;
  double width = tl_metric_inner_width (drawing->card->rect.width) - 8;
  double low = isnan (target) ? G_MAXDOUBLE : target, high = isnan (target) ? -G_MAXDOUBLE : target;
  double x = TL_CARD_PAD + 4, end_x = 0, end_y = 0;

  y += 4;
  for (guint i = 0; i < series->len; i++)
    {
      low = MIN (low, g_array_index (series, double, i));
      high = MAX (high, g_array_index (series, double, i));
    }
  if (!(high > low))
    {
      low -= 1;
      high += 1;
    }
  if (!isnan (target))
    {
      double level = floor (y + height * (high - target) / (high - low)) + .5;

      tl_group_builder_move_to (drawing->builder, tl_metric_mirror (drawing, x - 4, 0), level);
      tl_group_builder_line_to (drawing->builder,
                                tl_metric_mirror (drawing, x + width + 4, 0),
                                level);
      stroke (drawing, &drawing->ink, 1, TL_DASH_DASHED);
    }
  for (guint i = 0; i < series->len; i++)
    {
      end_x = tl_metric_mirror (drawing, x + width * i / MAX (1, series->len - 1), 0);
      end_y = y + height * (high - g_array_index (series, double, i)) / (high - low);
      if (i == 0)
        tl_group_builder_move_to (drawing->builder, end_x, end_y);
      else
        tl_group_builder_line_to (drawing->builder, end_x, end_y);
    }
  stroke (drawing, &drawing->accent, 2, TL_DASH_NONE);
  tl_icon_draw_disc (drawing->builder, end_x, end_y, 3.5, &drawing->accent, drawing->fill, 1.5);
}
