/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawings: channel and lane icons, faces, star, portrait.
 *
 * An icon is a line of path commands about its centre, in px at scale 1: M x y, L x y, C x1 y1 x2
 * y2 x y, O x y r (a full circle), Z. A picture has an outline, a filled part, or both. They are
 * paths and no font, so that they are crisp at every zoom and the same in every export. */
#include "config.h"

#include "scene/tl-icons.h"

#include <math.h>

typedef struct
{
  const char *outline;
  const char *filled;
  double      width; /* of the outline */
} Drawing;

static const Drawing channels[TL_N_CHANNELS] = {
  [TL_CHANNEL_NONE] = { "M 0 5.6 C -3.2 2 -4.2 .4 -4.2 -1.4 C -4.2 -3.8 -2.4 -5.6 0 -5.6 C 2.4 "
                        "-5.6 4.2 -3.8 4.2 -1.4 "
                        "C 4.2 .4 3.2 2 0 5.6 Z",
                        "O 0 -1.4 1.5",
                        1.4 },
  [TL_CHANNEL_WEB] = { "O 0 0 5.4 M -5.4 0 L 5.4 0 M 0 -5.4 C 3.2 -2.6 3.2 2.6 0 5.4 C -3.2 2.6 "
                       "-3.2 -2.6 0 -5.4 Z",
                       NULL,
                       1.3 },
  [TL_CHANNEL_SEARCH] = { "O -1.2 -1.2 3.8 M 1.6 1.6 L 5 5", NULL, 1.6 },
  [TL_CHANNEL_SOCIAL] = { "M -2.2 -.9 L 1.8 -2.9 M -2.2 .9 L 1.8 2.9",
                          "O -3.6 0 2 O 3.4 -3.6 2 O 3.4 3.6 2",
                          1.4 },
  [TL_CHANNEL_EMAIL] = { "M -5.2 -3.8 L 5.2 -3.8 L 5.2 3.8 L -5.2 3.8 Z M -5.2 -3.4 L 0 .8 L 5.2 "
                         "-3.4",
                         NULL,
                         1.4 },
  [TL_CHANNEL_CHAT] = { "M -5.2 -4.2 L 5.2 -4.2 L 5.2 2.4 L .2 2.4 L -2.8 5.2 L -2.8 2.4 L -5.2 "
                        "2.4 Z",
                        "O -2.5 -.9 .8 O 0 -.9 .8 O 2.5 -.9 .8",
                        1.4 },
  [TL_CHANNEL_PHONE] = { "M -4.4 -4.6 C -5 .6 -.4 5.2 4.8 4.6 L 5.4 2 L 2.6 .8 L 1.1 2.1 C -.5 1.3 "
                         "-1.5 .3 -2.3 -1.3 "
                         "L -1 -2.8 L -2.2 -5.6 Z",
                         NULL,
                         1.4 },
  [TL_CHANNEL_IN_PERSON] = { "M -5.8 4.6 C -5.8 1.6 -4.4 .8 -2.6 .8 C -.8 .8 .6 1.6 .6 4.6 M 2.4 1 "
                             "C 4.6 .8 5.8 2 5.8 4.2 "
                             "M 1.8 -4.2 C 3.4 -4.8 4.8 -3.6 4.8 -2.4 C 4.8 -1.2 3.6 -.2 2.2 -.6 O "
                             "-2.6 -2.6 2",
                             NULL,
                             1.4 },
  [TL_CHANNEL_SHOP] = { "M -5.2 -1.2 L -4 -5 L 4 -5 L 5.2 -1.2 Z M -4.2 -1 L -4.2 5 L 4.2 5 L 4.2 "
                        "-1 M -1.4 5 L -1.4 1.6 L 1.4 1.6 L 1.4 5",
                        NULL,
                        1.4 },
  [TL_CHANNEL_POST] = { "M -5 -2.6 L 0 -5.4 L 5 -2.6 L 5 2.8 L 0 5.6 L -5 2.8 Z M -5 -2.6 L 0 .2 L "
                        "5 -2.6 M 0 .2 L 0 5.6",
                        NULL,
                        1.3 },
  [TL_CHANNEL_APP] = { "M -3.2 -5.6 L 3.2 -5.6 L 3.2 5.6 L -3.2 5.6 Z", "O 0 3.5 .9", 1.5 },
  [TL_CHANNEL_PRINT] = { "M -4 -5.4 L 1.4 -5.4 L 4 -2.8 L 4 5.4 L -4 5.4 Z M -1.8 -1 L 1.8 -1 M "
                         "-1.8 2 L 1.8 2",
                         NULL,
                         1.4 },
  [TL_CHANNEL_EVENT] = { "M -5 -3.6 L 5 -3.6 L 5 5 L -5 5 Z M -5 -.6 L 5 -.6 M -2.4 -5.4 L -2.4 "
                         "-3.6 M 2.4 -5.4 L 2.4 -3.6",
                         "O 2 2.2 1",
                         1.4 },
  [TL_CHANNEL_DEVICE] = { "M -4.2 -4.2 L 4.2 -4.2 L 4.2 2 L -4.2 2 Z M -5.8 4.6 L 5.8 4.6",
                          NULL,
                          1.5 },
  [TL_CHANNEL_PARTNER] = { "O -2.1 0 3.5 O 2.1 0 3.5", NULL, 1.4 },
  [TL_CHANNEL_CUSTOM] = { "M -5 -5 L .2 -5 L 5.4 .2 L .2 5.4 L -5 .2 Z", "O -2.3 -2.3 1", 1.4 },
};

static const Drawing lanes[TL_N_LANE_KINDS] = {
  [TL_LANE_KIND_TOUCHPOINTS] = { NULL,
                                 "M 0 6 C -3.4 2.4 -4.8 .6 -4.8 -1.4 C -4.8 -4 -2.8 -6 0 -6 C 2.8 "
                                 "-6 4.8 -4 4.8 -1.4 C 4.8 .6 3.4 2.4 0 6 Z "
                                 "O 0 -1.4 1.8",
                                 0 },
  [TL_LANE_KIND_ACTIONS] = { "M -6 4.4 L -2.4 -4.4 M -1.8 4.4 L 1.8 -4.4 M 2.4 4.4 L 6 -4.4",
                             NULL,
                             1.8 },
  [TL_LANE_KIND_THOUGHTS] = { NULL,
                              "M -3.6 -5.6 L 3.6 -5.6 C 5.2 -5.6 6.4 -4.4 6.4 -2.8 L 6.4 .2 C 6.4 "
                              "1.8 5.2 3 3.6 3 L .6 3 L -3.2 6 L -3.2 3 "
                              "C -5 3 -6.4 1.8 -6.4 .2 L -6.4 -2.8 C -6.4 -4.4 -5.2 -5.6 -3.6 -5.6 "
                              "Z",
                              0 },
  [TL_LANE_KIND_QUOTES] = { NULL,
                            "M -1 -4.4 C -3.8 -3.2 -5.8 -1 -5.8 1.8 C -5.8 3.6 -4.8 4.6 -3.4 4.6 C "
                            "-2 4.6 -1 3.6 -1 2.2 C -1 .8 -2 -.2 -3.4 -.2 "
                            "C -3.2 -1.6 -2.2 -2.6 -.6 -3.4 Z "
                            "M 5.4 -4.4 C 2.6 -3.2 .6 -1 .6 1.8 C .6 3.6 1.6 4.6 3 4.6 C 4.4 4.6 "
                            "5.4 3.6 5.4 2.2 C 5.4 .8 4.4 -.2 3 -.2 "
                            "C 3.2 -1.6 4.2 -2.6 5.8 -3.4 Z",
                            0 },
  [TL_LANE_KIND_NEEDS] = { "O 0 0 5.2", "O 0 0 2.2", 1.7 },
  [TL_LANE_KIND_EMOTIONS] = { NULL,
                              "M 0 5.8 C -4 2.6 -6.2 .4 -6.2 -2.2 C -6.2 -4.2 -4.8 -5.4 -3.2 -5.4 "
                              "C -1.8 -5.4 -.6 -4.6 0 -3.4 "
                              "C .6 -4.6 1.8 -5.4 3.2 -5.4 C 4.8 -5.4 6.2 -4.2 6.2 -2.2 C 6.2 .4 4 "
                              "2.6 0 5.8 Z",
                              0 },
  [TL_LANE_KIND_PAIN_POINTS] = { NULL,
                                 "M 1.4 -6.6 L -4.4 1.2 L -.4 1.2 L -1.4 6.6 L 4.4 -1.2 L .4 -1.2 "
                                 "Z",
                                 0 },
  [TL_LANE_KIND_OPPORTUNITIES] = { NULL,
                                   "M 0 -6 C -2.8 -6 -4.6 -4 -4.6 -1.6 C -4.6 0 -3.8 1.2 -2.6 2.2 "
                                   "L -2.2 3.2 L 2.2 3.2 L 2.6 2.2 "
                                   "C 3.8 1.2 4.6 0 4.6 -1.6 C 4.6 -4 2.8 -6 0 -6 Z M -2 4.2 L 2 "
                                   "4.2 L 1.4 6 L -1.4 6 Z",
                                   0 },
  [TL_LANE_KIND_SOLUTIONS] = { "O 0 0 5.4 M -2.4 .2 L -.6 2 L 2.6 -1.8", NULL, 1.6 },
  [TL_LANE_KIND_CHANNELS] = { "M -3.4 0 L 3.6 -4 M -3.4 0 L 3.6 4 M -3.4 0 L 3.6 0",
                              "O -4 0 2 O 4.2 -4.2 1.6 O 4.4 0 1.6 O 4.2 4.2 1.6",
                              1.3 },
  [TL_LANE_KIND_FRONTSTAGE] = { NULL,
                                "O 0 -2.8 2.8 M -5.6 6 C -5.6 2.4 -3.4 .9 0 .9 C 3.4 .9 5.6 2.4 "
                                "5.6 6 Z",
                                0 },
  [TL_LANE_KIND_BACKSTAGE] = { "O 0 0 3 M 0 -5.8 L 0 -3.6 M 0 5.8 L 0 3.6 M -5 -2.9 L -3.1 -1.8 M "
                               "5 2.9 L 3.1 1.8 M -5 2.9 L -3.1 1.8 M 5 -2.9 L 3.1 -1.8",
                               NULL,
                               1.8 },
  [TL_LANE_KIND_SUPPORT] = { "M -5.6 1 L 0 3.8 L 5.6 1 M -5.6 3.6 L 0 6.4 L 5.6 3.6",
                             "M 0 -5.6 L 5.6 -2.6 L 0 .4 L -5.6 -2.6 Z",
                             1.4 },
  [TL_LANE_KIND_EVIDENCE] = { "O -1.4 -1.4 4 M 1.6 1.6 L 5.2 5.2", NULL, 1.8 },
  [TL_LANE_KIND_METRICS] = { "M -4.4 5 L -4.4 1 M 0 5 L 0 -4.6 M 4.4 5 L 4.4 -1.6", NULL, 2.4 },
  [TL_LANE_KIND_IMAGES] = { "M -5.8 -4.6 L 5.8 -4.6 L 5.8 4.6 L -5.8 4.6 Z",
                            "M -4.4 3.4 L -1.4 -.8 L .8 1.8 L 2.2 .4 L 4.4 3.4 Z O 2.6 -2 1.1",
                            1.4 },
  [TL_LANE_KIND_TEXT] = { "M -5 -4 L 5 -4 M -5 0 L 5 0 M -5 4 L 1.4 4", NULL, 1.7 },
};

static const Drawing icons[TL_N_ICONS] = {
  [TL_ICON_BOLT] = { NULL, "M 1.2 -5.2 L -3.2 1 L -.2 1 L -1.2 5.2 L 3.2 -1 L .2 -1 Z", 0 },
  [TL_ICON_BULB] = { "M -1.3 3.9 L 1.3 3.9",
                     "M 0 -5.2 C -2.2 -5.2 -3.6 -3.6 -3.6 -1.7 C -3.6 -.4 -3 .6 -2.1 1.4 L -1.7 "
                     "2.5 L 1.7 2.5 L 2.1 1.4 C 3 .6 3.6 -.4 3.6 -1.7 "
                     "C 3.6 -3.6 2.2 -5.2 0 -5.2 Z",
                     1.2 },
  [TL_ICON_EYE] = { "M -5.6 0 C -3.4 -4.2 3.4 -4.2 5.6 0 C 3.4 4.2 -3.4 4.2 -5.6 0 Z",
                    "O 0 0 1.7",
                    1.2 },
  [TL_ICON_EYE_CLOSED] = { "M -5.6 -1.4 C -3.4 2.8 3.4 2.8 5.6 -1.4 M -3.9 1 L -4.9 2.9 M 0 1.8 L "
                           "0 4 M 3.9 1 L 4.9 2.9",
                           NULL,
                           1.2 },
  [TL_ICON_LOCK] = { "M -2.5 -.6 L -2.5 -2.4 C -2.5 -5.6 2.5 -5.6 2.5 -2.4 L 2.5 -.6",
                     "M -3.9 -.8 L 3.9 -.8 L 3.9 4.8 L -3.9 4.8 Z",
                     1.5 },
  [TL_ICON_FLAG] = { "M -4 6 L -4 -5.6", "M -4 -5.6 L 5.4 -5.6 L 3 -2.4 L 5.4 .8 L -4 .8 Z", 1.6 },
  [TL_ICON_CLOCK] = { "O 0 0 5 M 0 -2.8 L 0 0 L 2.2 1.4", NULL, 1.3 },
  [TL_ICON_CALENDAR] = { "M -4.2 -3.2 L 4.2 -3.2 L 4.2 4.4 L -4.2 4.4 Z M -4.2 -.4 L 4.2 -.4 M -2 "
                         "-4.8 L -2 -3.2 M 2 -4.8 L 2 -3.2",
                         NULL,
                         1.2 },
  [TL_ICON_ALERT] = { NULL,
                      "M 0 -5 L 5.4 4.6 L -5.4 4.6 Z M -.8 -1.8 L .8 -1.8 L .5 1.6 L -.5 1.6 Z O 0 "
                      "3 .8",
                      0 },
  [TL_ICON_IDEA] = { "O 0 0 4.2", NULL, 1.3 },
  [TL_ICON_PLANNED] = { "O 0 0 4.2", "M 0 0 L 0 -4.2 C 2.3 -4.2 4.2 -2.3 4.2 0 Z", 1.3 },
  [TL_ICON_IN_PROGRESS] = { "O 0 0 4.2",
                            "M 0 -4.2 C 2.3 -4.2 4.2 -2.3 4.2 0 C 4.2 2.3 2.3 4.2 0 4.2 Z",
                            1.3 },
  [TL_ICON_DONE] = { "O 0 0 4.2 M -1.9 .2 L -.5 1.6 L 2 -1.4", NULL, 1.3 },
  [TL_ICON_REJECTED] = { "O 0 0 4.2 M -1.6 -1.6 L 1.6 1.6 M -1.6 1.6 L 1.6 -1.6", NULL, 1.3 },
  [TL_ICON_VOTE] = { NULL, "M 0 -4.4 L 4.6 1 L 1.7 1 L 1.7 4.4 L -1.7 4.4 L -1.7 1 L -4.6 1 Z", 0 },
};

/* Handle length of a quarter circle of radius 1. */
#define ARC 0.5522847498

static void
circle (TlGroupBuilder *builder, double x, double y, double r)
{
  tl_group_builder_move_to (builder, x + r, y);
  tl_group_builder_curve_to (builder, x + r, y + ARC * r, x + ARC * r, y + r, x, y + r);
  tl_group_builder_curve_to (builder, x - ARC * r, y + r, x - r, y + ARC * r, x - r, y);
  tl_group_builder_curve_to (builder, x - r, y - ARC * r, x - ARC * r, y - r, x, y - r);
  tl_group_builder_curve_to (builder, x + ARC * r, y - r, x + r, y - ARC * r, x + r, y);
  tl_group_builder_close (builder);
}

static guint
read_numbers (const char **at, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (*at, &end);
      if (end == *at)
        return i;
      *at = end;
    }
  return n;
}

/* Adds the commands of one of the tables above to the path being built. */
static void
trace (TlGroupBuilder *builder, const char *commands, double x, double y, double s)
{
  double n[6];

  while (*commands != '\0')
    switch (*commands++)
      {
      case 'M':
        if (read_numbers (&commands, n, 2) == 2)
          tl_group_builder_move_to (builder, x + n[0] * s, y + n[1] * s);
        break;
      case 'L':
        if (read_numbers (&commands, n, 2) == 2)
          tl_group_builder_line_to (builder, x + n[0] * s, y + n[1] * s);
        break;
      case 'C':
        if (read_numbers (&commands, n, 6) == 6)
          tl_group_builder_curve_to (builder,
                                     x + n[0] * s,
                                     y + n[1] * s,
                                     x + n[2] * s,
                                     y + n[3] * s,
                                     x + n[4] * s,
                                     y + n[5] * s);
        break;
      case 'O':
        if (read_numbers (&commands, n, 3) == 3)
          circle (builder, x + n[0] * s, y + n[1] * s, n[2] * s);
        break;
      case 'Z':
        tl_group_builder_close (builder);
        break;
      default:
        break;
      }
}

static void
draw (TlGroupBuilder *builder,
      const Drawing  *drawing,
      double          x,
      double          y,
      double          scale,
      const TlColor  *ink)
{
  TlPaint fill = { .fill = *ink };
  TlPaint stroke = { .stroke = *ink, .stroke_width = drawing->width * scale };

  if (drawing->filled != NULL)
    {
      trace (builder, drawing->filled, x, y, scale);
      tl_group_builder_end_path (builder, &fill, TRUE);
    }
  if (drawing->outline != NULL)
    {
      trace (builder, drawing->outline, x, y, scale);
      tl_group_builder_end_path (builder, &stroke, FALSE);
    }
}

/* Draws a small sign. */
void
tl_icon_draw (
  TlGroupBuilder *builder, TlIcon icon, double x, double y, double scale, const TlColor *ink)
{
  draw (builder, &icons[icon], x, y, scale, ink);
}

/* Draws a channel's sign; none gives a neutral pin. */
void
tl_icon_draw_channel (
  TlGroupBuilder *builder, TlChannel channel, double x, double y, double scale, const TlColor *ink)
{
  g_return_if_fail (channel < TL_N_CHANNELS);
  draw (builder, &channels[channel], x, y, scale, ink);
}

/* Draws the sign of a kind of lane. */
void
tl_icon_draw_lane (
  TlGroupBuilder *builder, TlLaneKind kind, double x, double y, double scale, const TlColor *ink)
{
  g_return_if_fail (kind < TL_N_LANE_KINDS);
  draw (builder, &lanes[kind], x, y, scale, ink);
}

/* Draws a disc; its stroke is centred on the edge and may be NULL. */
void
tl_icon_draw_disc (TlGroupBuilder *builder,
                   double          x,
                   double          y,
                   double          radius,
                   const TlColor  *fill,
                   const TlColor  *stroke,
                   double          width)
{
  TlPaint paint = { .fill = *fill };

  if (stroke != NULL)
    {
      paint.stroke = *stroke;
      paint.stroke_width = width;
    }
  circle (builder, x, y, radius);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static void
star_path (TlGroupBuilder *builder, double x, double y, double radius)
{
  for (guint i = 0; i < 10; i++)
    {
      double r = i % 2 == 0 ? radius : radius * .45;
      double angle = G_PI * i / 5 - G_PI / 2;

      if (i == 0)
        tl_group_builder_move_to (builder, x + r * cos (angle), y + r * sin (angle));
      else
        tl_group_builder_line_to (builder, x + r * cos (angle), y + r * sin (angle));
    }
  tl_group_builder_close (builder);
}

/* Draws a star: gold inside, an edge that carries the contrast, and a halo that lifts it off what
 * it stands on (NULL = none). */
void
tl_icon_draw_star (TlGroupBuilder *builder,
                   double          x,
                   double          y,
                   double          radius,
                   const TlTheme  *theme,
                   const TlColor  *halo)
{
  TlPaint paint = { .fill = tl_theme_get_gold (theme) };

  if (halo != NULL)
    {
      TlPaint around = { .stroke = *halo, .stroke_width = 4 };

      star_path (builder, x, y, radius);
      tl_group_builder_end_path (builder, &around, FALSE);
    }
  paint.stroke = tl_theme_get_ink (theme, TL_INK_STAR);
  paint.stroke_width = 1;
  star_path (builder, x, y, radius);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* Draws a face: its mouth bends with the score, so that colour is not the only sign. */
void
tl_icon_draw_face (
  TlGroupBuilder *builder, double x, double y, double radius, double score, const TlTheme *theme)
{
  TlColor skin = tl_theme_get_score (theme, score);
  TlColor paper = tl_theme_get_paper (theme);
  TlPaint eyes = { .fill = paper };
  TlPaint mouth = { .stroke = paper, .stroke_width = radius * .18 };
  double  s = radius / 8;
  double  bend = CLAMP (score, -2, 2) * 1.9 * s;
  double  y_mouth = y + 2.9 * s - bend * .35;

  tl_icon_draw_disc (builder, x, y, radius, &skin, NULL, 0);
  circle (builder, x - 2.8 * s, y - 1.9 * s, 1.2 * s);
  circle (builder, x + 2.8 * s, y - 1.9 * s, 1.2 * s);
  tl_group_builder_end_path (builder, &eyes, FALSE);
  tl_group_builder_move_to (builder, x - 3.8 * s, y_mouth);
  tl_group_builder_curve_to (builder,
                             x - 1.6 * s,
                             y_mouth + bend,
                             x + 1.6 * s,
                             y_mouth + bend,
                             x + 3.8 * s,
                             y_mouth);
  tl_group_builder_end_path (builder, &mouth, FALSE);
}

/* Draws head and shoulders in a disc. */
void
tl_icon_draw_person (TlGroupBuilder *builder,
                     double          x,
                     double          y,
                     double          radius,
                     const TlColor  *fill,
                     const TlColor  *ink)
{
  TlPaint paint = { .fill = *ink };
  double  s = radius / 26;
  /* A little over the edge, or a hairline of the disc would shine through at it. */
  double r = radius + 0.7, arc = r / 26;
  /* The shoulders end on the disc's edge: a chord at 17 px below its centre at radius 26. */
  double half = sqrt (r * r - 17 * s * 17 * s);

  tl_icon_draw_disc (builder, x, y, radius, fill, NULL, 0);
  circle (builder, x, y - 7 * s, 9 * s);
  tl_group_builder_end_path (builder, &paint, FALSE);
  tl_group_builder_move_to (builder, x - half, y + 17 * s);
  tl_group_builder_curve_to (builder,
                             x - 17 * s,
                             y + 8 * s,
                             x - 9 * s,
                             y + 4.5 * s,
                             x,
                             y + 4.5 * s);
  tl_group_builder_curve_to (builder,
                             x + 9 * s,
                             y + 4.5 * s,
                             x + 17 * s,
                             y + 8 * s,
                             x + half,
                             y + 17 * s);
  /* Arcs of the disc: control points at 4/3 tan (49.2°/4) of the radius along the tangents. */
  tl_group_builder_curve_to (builder,
                             x + 14.73 * arc,
                             y + 22.72 * arc,
                             x + 7.56 * arc,
                             y + r,
                             x,
                             y + r);
  tl_group_builder_curve_to (builder,
                             x - 7.56 * arc,
                             y + r,
                             x - 14.73 * arc,
                             y + 22.72 * arc,
                             x - half,
                             y + 17 * s);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* Draws five dots from (x, y) on, `step` px apart, the first n_filled of them filled. */
void
tl_icon_draw_dots (TlGroupBuilder *builder,
                   double          x,
                   double          y,
                   double          step,
                   double          radius,
                   guint           n_filled,
                   const TlColor  *ink,
                   const TlColor  *hollow)
{
  for (guint i = 0; i < 5; i++)
    tl_icon_draw_disc (builder, x + i * step, y, radius, i < n_filled ? ink : hollow, ink, 1);
}

/* Draws five bars that rise from (x, bottom) on, `step` px apart, the first n_filled of them
 * filled: how often, or how much work, beside the dots that say how much. */
void
tl_icon_draw_bars (TlGroupBuilder *builder,
                   double          x,
                   double          bottom,
                   double          step,
                   double          scale,
                   guint           n_filled,
                   const TlColor  *ink,
                   const TlColor  *hollow)
{
  for (guint i = 0; i < 5; i++)
    {
      TlPaint paint = { .fill = i < n_filled ? *ink : *hollow, .stroke = *ink, .stroke_width = .8 };
      double  height = (2 + 1.5 * i) * scale;
      TlRect  bar = TL_RECT_INIT (x + i * step - 1.1 * scale, bottom - height, 2.2 * scale, height);

      tl_group_builder_rect (builder, &bar, .6, &paint);
    }
}
