/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The face of a link: its route with round corners, an arrow head, and the label in a gap of paper.
 *
 * The route is given (tl-link-route.c); this file mirrors it for right-to-left documents and draws
 * it around the group's own origin. */
#include "config.h"

#include "scene/tl-link-private.h"

#include <math.h>

#define CORNER_RADIUS 7.0
#define WIDTH 1.6
#define HEAD_LENGTH 6.0
#define HEAD_HALF 4.0

static TlPoint
seen (TlScene *self, const TlSceneLink *link, guint i)
{
  TlPoint point = g_array_index (link->route, TlPoint, i);

  return (TlPoint){ tl_scene_mirror_x (self, point.x) - link->origin.x, point.y - link->origin.y };
}

/* From `a` towards `b`, a part of the way. */
static TlPoint
toward (TlPoint a, TlPoint b, double distance)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  if (length <= 0)
    return a;
  return (TlPoint){ a.x + (b.x - a.x) * distance / length, a.y + (b.y - a.y) * distance / length };
}

static double
corner_radius (TlPoint a, TlPoint b, TlPoint c)
{
  return MIN (CORNER_RADIUS, MIN (hypot (b.x - a.x, b.y - a.y), hypot (c.x - b.x, c.y - b.y)) / 2);
}

/* The line itself, around the group's origin. */
void
tl_link_draw_route (TlScene           *self,
                    TlGroupBuilder    *builder,
                    const TlSceneLink *link,
                    const TlPaint     *paint)
{
  guint   n = link->route->len;
  TlPoint point = seen (self, link, 0);

  tl_group_builder_move_to (builder, point.x, point.y);
  for (guint i = 1; i + 1 < n; i++)
    {
      TlPoint a = seen (self, link, i - 1), b = seen (self, link, i), c = seen (self, link, i + 1);
      double  r = corner_radius (a, b, c);
      TlPoint in = toward (b, a, r), out = toward (b, c, r);

      tl_group_builder_line_to (builder, in.x, in.y);
      /* A cubic whose handles lie a little over half-way to the corner is close to an arc. */
      tl_group_builder_curve_to (builder,
                                 in.x + (b.x - in.x) * .55,
                                 in.y + (b.y - in.y) * .55,
                                 out.x + (b.x - out.x) * .55,
                                 out.y + (b.y - out.y) * .55,
                                 out.x,
                                 out.y);
    }
  point = seen (self, link, n - 1);
  tl_group_builder_line_to (builder, point.x, point.y);
  tl_group_builder_end_path (builder, paint, FALSE);
}

static void
draw_head (TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, const TlColor *ink)
{
  guint   n = link->route->len;
  TlPoint tip = seen (self, link, n - 1), before = seen (self, link, n - 2);
  double  length = hypot (tip.x - before.x, tip.y - before.y);
  double  dx = length <= 0 ? 1 : (tip.x - before.x) / length;
  double  dy = length <= 0 ? 0 : (tip.y - before.y) / length;
  TlPoint back = { tip.x - dx * HEAD_LENGTH, tip.y - dy * HEAD_LENGTH };
  TlPaint paint = { .stroke = *ink, .stroke_width = WIDTH };

  tl_group_builder_move_to (builder, back.x + dy * HEAD_HALF, back.y - dx * HEAD_HALF);
  tl_group_builder_line_to (builder, tip.x, tip.y);
  tl_group_builder_line_to (builder, back.x - dy * HEAD_HALF, back.y + dx * HEAD_HALF);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static void
draw_label (TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, const TlColor *ink)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlPaint gap = { .fill = paper };
  double  width = ceil (link->label->width);
  double  x = floor ((self->rtl ? -link->label_at.x : link->label_at.x) - width / 2);
  double  y = floor (link->label_at.y - link->label->height / 2);
  TlRect  rect = TL_RECT_INIT (x - 8, y, width + 16, link->label->height);

  tl_group_builder_rect (builder, &rect, 4, &gap);
  tl_group_builder_text (builder, x - tl_scene_ink_left (link->label), y, link->label, ink);
}

static TlDash
link_dash (guint kind)
{
  return kind == TL_LINK_KIND_NEXT          ? TL_DASH_NONE
         : kind == TL_LINK_KIND_ALTERNATIVE ? TL_DASH_DOTTED
                                            : TL_DASH_DASHED;
}

/* A link's group; its origin is set with it. NULL while it is not drawn. */
TlGroup *
tl_scene_link_group (TlScene *self, TlSceneLink *link)
{
  TlGroupBuilder  *builder;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_LINK);
  TlPaint          paint = { .stroke = ink, .stroke_width = WIDTH };
  g_autofree char *title = NULL;
  TlPoint          first;

  if (link->route == NULL || link->route->len < 2)
    return NULL;
  if (link->group != NULL)
    return link->group;
  self->counters.n_groups_built++;
  first = g_array_index (link->route, TlPoint, 0);
  link->origin = (TlPoint){ tl_scene_mirror_x (self, first.x), first.y };
  builder = tl_group_builder_new (TL_ROLE_LINK, TL_BAND_OVERLAY, tl_record_get_id (link->record));
  title = tl_scene_link_name (self, link);
  tl_group_builder_set_title (builder, title);
  paint.dash = link_dash (tl_record_get_integer (link->record, TL_LINK_KIND));
  tl_link_draw_route (self, builder, link, &paint);
  draw_head (self, builder, link, &ink);
  if (link->label != NULL && link->label_drawn)
    draw_label (self, builder, link, &ink);
  link->group = tl_group_builder_end (builder);
  return link->group;
}
