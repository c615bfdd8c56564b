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
/* A diamond where a way branches off, from the card's edge. */
#define DIAMOND 5.0
#define DIAMOND_AT 8.0
/* A sign in the gap of a line that goes back. */
#define LOOP_RADIUS 5.5
#define LOOP_GAP 10.0
#define LOOP_RUN 48.0
/* Runs at least this long say on their way which way they go. */
#define CHEVRON_RUN 150.0
#define CHEVRON_LENGTH 5.0
#define CHEVRON_HALF 4.0

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

/* Where one way of several begins: as a decision is drawn. */
static void
draw_diamond (TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, const TlColor *ink)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlPaint paint = { .fill = paper, .stroke = *ink, .stroke_width = WIDTH };
  TlPoint at = toward (seen (self, link, 0), seen (self, link, 1), DIAMOND_AT);

  tl_group_builder_move_to (builder, at.x - DIAMOND, at.y);
  tl_group_builder_line_to (builder, at.x, at.y - DIAMOND);
  tl_group_builder_line_to (builder, at.x + DIAMOND, at.y);
  tl_group_builder_line_to (builder, at.x, at.y + DIAMOND);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* Whether something of this size on the line would lie on the link's own words. */
static gboolean
is_on_label (TlScene *self, const TlSceneLink *link, TlPoint at, double reach)
{
  double width, height;

  if (link->label == NULL || !link->label_drawn)
    return FALSE;
  width = ceil (link->label->width) / 2 + 8 + reach;
  height = link->label->height / 2 + reach;
  return fabs (at.x - (self->rtl ? -link->label_at.x : link->label_at.x)) < width &&
         fabs (at.y - link->label_at.y) < height;
}

/* On a long run, an arrow head on the way, where the words leave room. */
static void
draw_chevron (
  TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, guint run, const TlColor *ink)
{
  static const double places[] = { .5, .75, .25 };
  TlPoint             a = seen (self, link, run), b = seen (self, link, run + 1);
  double              length = hypot (b.x - a.x, b.y - a.y);
  TlPaint             paint = { .stroke = *ink, .stroke_width = WIDTH };

  for (guint i = 0; length >= CHEVRON_RUN && i < G_N_ELEMENTS (places); i++)
    {
      TlPoint tip = toward (a, b, floor (length * places[i]));
      TlPoint back = toward (tip, a, CHEVRON_LENGTH);
      double  dx = (b.x - a.x) / length, dy = (b.y - a.y) / length;

      if (is_on_label (self, link, tip, 2 * LOOP_GAP))
        continue;
      tl_group_builder_move_to (builder, back.x + dy * CHEVRON_HALF, back.y - dx * CHEVRON_HALF);
      tl_group_builder_line_to (builder, tip.x, tip.y);
      tl_group_builder_line_to (builder, back.x - dy * CHEVRON_HALF, back.y + dx * CHEVRON_HALF);
      tl_group_builder_end_path (builder, &paint, FALSE);
      return;
    }
}

static guint
find_longest_run (const TlSceneLink *link)
{
  guint  best = 0;
  double longest = -1;

  for (guint i = 0; i + 1 < link->route->len; i++)
    {
      TlPoint a = g_array_index (link->route, TlPoint, i);
      TlPoint b = g_array_index (link->route, TlPoint, i + 1);

      if (hypot (b.x - a.x, b.y - a.y) <= longest)
        continue;
      longest = hypot (b.x - a.x, b.y - a.y);
      best = i;
    }
  return best;
}

/* An arrow that goes round, in a gap of the longest run of a line that goes back. */
static void
draw_loop_sign (TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, const TlColor *ink)
{
  static const double places[] = { .5, .25, .75 };
  guint               run = find_longest_run (link);
  TlPoint             a = seen (self, link, run), b = seen (self, link, run + 1);
  double              length = hypot (b.x - a.x, b.y - a.y), r = LOOP_RADIUS;
  TlColor             paper = tl_theme_get_paper (self->theme);
  TlPaint             gap = { .fill = paper }, paint = { .stroke = *ink, .stroke_width = WIDTH };

  for (guint i = 0; length >= LOOP_RUN && i < G_N_ELEMENTS (places); i++)
    {
      TlPoint at = toward (a, b, floor (length * places[i]));
      TlRect  rect = TL_RECT_INIT (at.x - LOOP_GAP, at.y - LOOP_GAP, 2 * LOOP_GAP, 2 * LOOP_GAP);

      if (is_on_label (self, link, at, LOOP_GAP))
        continue;
      tl_group_builder_rect (builder, &rect, LOOP_GAP, &gap);
      /* Three quarters of a circle, against the clock. */
      tl_group_builder_move_to (builder, at.x + r, at.y);
      tl_group_builder_curve_to (builder,
                                 at.x + r,
                                 at.y + r * .552,
                                 at.x + r * .552,
                                 at.y + r,
                                 at.x,
                                 at.y + r);
      tl_group_builder_curve_to (builder,
                                 at.x - r * .552,
                                 at.y + r,
                                 at.x - r,
                                 at.y + r * .552,
                                 at.x - r,
                                 at.y);
      tl_group_builder_curve_to (builder,
                                 at.x - r,
                                 at.y - r * .552,
                                 at.x - r * .552,
                                 at.y - r,
                                 at.x,
                                 at.y - r);
      tl_group_builder_end_path (builder, &paint, FALSE);
      tl_group_builder_move_to (builder, at.x - 2.5, at.y - r - 3);
      tl_group_builder_line_to (builder, at.x + 1, at.y - r);
      tl_group_builder_line_to (builder, at.x - 2.5, at.y - r + 3);
      tl_group_builder_end_path (builder, &paint, FALSE);
      return;
    }
}

/* What tells the kinds of links apart without their colour, and which way they go. */
static void
draw_signs (TlScene *self, TlGroupBuilder *builder, const TlSceneLink *link, const TlColor *ink)
{
  gint64 kind = tl_record_get_integer (link->record, TL_LINK_KIND);

  if (kind == TL_LINK_KIND_ALTERNATIVE)
    draw_diamond (self, builder, link, ink);
  for (guint i = 0; i + 1 < link->route->len; i++)
    if (kind != TL_LINK_KIND_LOOP_BACK || i != find_longest_run (link))
      draw_chevron (self, builder, link, i, ink);
  if (kind == TL_LINK_KIND_LOOP_BACK)
    draw_loop_sign (self, builder, link, ink);
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
  draw_signs (self, builder, link, &ink);
  if (link->label != NULL && link->label_drawn)
    draw_label (self, builder, link, &ink);
  link->group = tl_group_builder_end (builder);
  return link->group;
}
