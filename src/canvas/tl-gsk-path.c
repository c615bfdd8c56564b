/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths as render nodes. GSK at our floor has no path and no dash, so paths are cairo nodes.
 *
 * A small path (an icon, a marker) is one node. A path as wide as the map (a curve, a loop back) is
 * cut: its stroke into runs of segments, its fill into upright strips, each a node with bounds of
 * its own, so that a frame touches only those in view and no renderer uploads a surface as wide as
 * the map. Runs join under their round caps; a dash pattern goes on across them by its offset.
 *
 * What never changes: every node is opaque to its neighbours, drawn in the group's coordinates. */
#include "config.h"

#include "canvas/tl-gsk-path.h"

#include "canvas/tl-node-cache.h"

#include <math.h>

/* A run is closed when it is larger than this: about two columns of a curve. */
#define RUN_SIZE 256.0
/* From here on a small picture has an origin of its own; nearer, a transform costs more than it
 * gains. The runs of a line always have one: they must meet. */
#define FAR 256.0f
/* Straight pieces a Bézier's length is taken from: within 0.01 px for a curve across one column. */
#define LENGTH_STEPS 24
/* Paths that follow each other within a square of this side are one node: 24 px badges, rows of
 * dots. */
#define ICON_SIZE 96.0
/* Strips of a fill fainter than this fade into each other, which two layers of it do not show;
 * stronger ones overlap by a pixel. */
#define SEAM_ALPHA 0.5f
/* How far they fade: cairo replays a scaled node up to a pixel beside its place, and over this many
 * that is too little to be seen. */
#define SEAM_FADE 32.0

/* One straight or curved step of a path. */
typedef struct
{
  TlPoint  p[4];
  gboolean curved;
  gboolean starts; /* does not go on from the step before it */
  double   along;  /* px of the subpath before it, for dashes */
} Step;

static gboolean
is_shown (const TlColor *color)
{
  return color->alpha > 0;
}

static void
set_color (cairo_t *cr, const TlColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
set_stroke (cairo_t *cr, const TlPaint *paint, double along)
{
  double lengths[2];
  guint  n_lengths = tl_dash_pattern (paint->dash, paint->stroke_width, lengths);

  cairo_set_line_width (cr, paint->stroke_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, lengths, n_lengths, along);
  set_color (cr, &paint->stroke);
}

static void
extend (TlRect *box, gboolean *empty, const TlPoint *point)
{
  TlRect at = TL_RECT_INIT (point->x, point->y, 0, 0);

  if (*empty)
    *box = at;
  else
    {
      double right = MAX (box->x + box->width, point->x);
      double bottom = MAX (box->y + box->height, point->y);

      box->x = MIN (box->x, point->x);
      box->y = MIN (box->y, point->y);
      box->width = right - box->x;
      box->height = bottom - box->y;
    }
  *empty = FALSE;
}

static TlRect
measure_box (const TlItem *item)
{
  TlRect   box = { 0 };
  gboolean empty = TRUE;

  for (guint i = 0; i < item->path.n_points; i++)
    extend (&box, &empty, &item->path.points[i]);
  return box;
}

/* Seen at 62 %: what cairo plays back far from its origin stands up to 2 px beside its place, and
 * an upright line lost half its width at the edge of its node. */
#define RUN_MARGIN 4.0

/* Whole pixels around what a stroke covers, and one more for antialiasing. */
static graphene_rect_t
get_node_bounds (const TlRect *box, double stroke_width)
{
  double reach = stroke_width / 2 + 1;
  double left = floor (box->x - reach);
  double top = floor (box->y - reach);

  return GRAPHENE_RECT_INIT (left,
                             top,
                             ceil (box->x + box->width + reach) - left,
                             ceil (box->y + box->height + reach) - top);
}

static void
trace_path (cairo_t *cr, const TlItem *item)
{
  const TlPoint *point = item->path.points;

  for (guint i = 0; i < item->path.n_ops; i++)
    switch ((TlPathOp) item->path.ops[i])
      {
      case TL_PATH_MOVE:
        cairo_move_to (cr, point->x, point->y);
        point++;
        break;
      case TL_PATH_LINE:
        cairo_line_to (cr, point->x, point->y);
        point++;
        break;
      case TL_PATH_CURVE:
        cairo_curve_to (cr, point[0].x, point[0].y, point[1].x, point[1].y, point[2].x, point[2].y);
        point += 3;
        break;
      case TL_PATH_CLOSE:
        cairo_close_path (cr);
        break;
      }
  cairo_set_fill_rule (cr,
                       item->path.even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
}

static void
draw_whole (cairo_t *cr, const TlItem *item)
{
  trace_path (cr, item);
  if (is_shown (&item->paint.fill))
    {
      set_color (cr, &item->paint.fill);
      cairo_fill_preserve (cr);
    }
  if (is_shown (&item->paint.stroke) && item->paint.stroke_width > 0)
    {
      set_stroke (cr, &item->paint, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* Begins a node for `bounds`, with an origin of its own at their corner when it is `moved`: cairo
 * replays a scaled node in a whole number of pixels, and that error grows with the distance from
 * the origin (pieces of a long line would part). */
static GskRenderNode *
begin_node (const graphene_rect_t *bounds, gboolean moved, cairo_t **cr)
{
  GskRenderNode *node = gsk_cairo_node_new (
    moved ? &GRAPHENE_RECT_INIT (0, 0, bounds->size.width, bounds->size.height) : bounds);

  *cr = gsk_cairo_node_get_draw_context (node);
  if (moved)
    cairo_translate (*cr, -bounds->origin.x, -bounds->origin.y);
  return node;
}

static void
end_node (
  GskRenderNode *node, const graphene_rect_t *bounds, gboolean moved, cairo_t *cr, GPtrArray *nodes)
{
  cairo_destroy (cr);
  if (moved)
    {
      g_ptr_array_add (nodes, tl_node_place (node, 1, 1, bounds->origin.x, bounds->origin.y));
      gsk_render_node_unref (node);
    }
  else
    g_ptr_array_add (nodes, node);
}

static void
append_whole (const TlItem *items, guint n_items, const TlRect *box, double width, GPtrArray *nodes)
{
  graphene_rect_t bounds = get_node_bounds (box, width);
  gboolean        moved = bounds.origin.x > FAR || bounds.origin.y > FAR;
  cairo_t        *cr;
  GskRenderNode  *node = begin_node (&bounds, moved, &cr);

  for (guint i = 0; i < n_items; i++)
    draw_whole (cr, &items[i]);
  end_node (node, &bounds, moved, cr, nodes);
}

/* The fill's color, out of nothing at the leading edge (but of the first strip) and into nothing at
 * the trailing one. */
static void
set_fading_color (cairo_t *cr, const TlColor *color, double x, gboolean is_first)
{
  double           ramp = SEAM_FADE / TL_GSK_PATH_TILE;
  cairo_pattern_t *fade = cairo_pattern_create_linear (x, 0, x + TL_GSK_PATH_TILE, 0);

  cairo_pattern_add_color_stop_rgba (fade,
                                     0,
                                     color->red,
                                     color->green,
                                     color->blue,
                                     is_first ? color->alpha : 0);
  cairo_pattern_add_color_stop_rgba (fade,
                                     ramp,
                                     color->red,
                                     color->green,
                                     color->blue,
                                     color->alpha);
  cairo_pattern_add_color_stop_rgba (fade,
                                     1 - ramp,
                                     color->red,
                                     color->green,
                                     color->blue,
                                     color->alpha);
  cairo_pattern_add_color_stop_rgba (fade, 1, color->red, color->green, color->blue, 0);
  cairo_set_source (cr, fade);
  cairo_pattern_destroy (fade);
}

static void
append_fill_strips (const TlItem *item, const TlRect *box, GPtrArray *nodes)
{
  gboolean fades = item->paint.fill.alpha <= SEAM_ALPHA;
  double   first = floor (box->x) - 1;
  double   step = TL_GSK_PATH_TILE - (fades ? SEAM_FADE : 1);
  double   top = floor (box->y) - 1;
  double   height = ceil (box->y + box->height) + 1 - top;

  for (double x = first; x < box->x + box->width + 1; x += step)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - 2, top, TL_GSK_PATH_TILE + 4, height);
      GskRenderNode  *node = gsk_cairo_node_new (&bounds);
      cairo_t        *cr = gsk_cairo_node_get_draw_context (node);

      /* The node's own bounds clip too: at the same place twice would thin an edge out. */
      cairo_rectangle (cr, x, top, TL_GSK_PATH_TILE, height);
      cairo_clip (cr);
      trace_path (cr, item);
      if (fades)
        set_fading_color (cr, &item->paint.fill, x, x == first);
      else
        set_color (cr, &item->paint.fill);
      cairo_fill (cr);
      cairo_destroy (cr);
      g_ptr_array_add (nodes, node);
    }
}

static TlPoint
eval_bezier (const TlPoint p[4], double t)
{
  double s = 1 - t;
  double w[4] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };

  return (TlPoint){ .x = w[0] * p[0].x + w[1] * p[1].x + w[2] * p[2].x + w[3] * p[3].x,
                    .y = w[0] * p[0].y + w[1] * p[1].y + w[2] * p[2].y + w[3] * p[3].y };
}

static double
measure_step (const Step *step)
{
  double  length = 0;
  TlPoint last = step->p[0];

  if (!step->curved)
    return hypot (step->p[3].x - step->p[0].x, step->p[3].y - step->p[0].y);
  for (int i = 1; i <= LENGTH_STEPS; i++)
    {
      TlPoint next = eval_bezier (step->p, (double) i / LENGTH_STEPS);

      length += hypot (next.x - last.x, next.y - last.y);
      last = next;
    }
  return length;
}

/* Adds a straight line in pieces that fit a tile. */
static void
add_line (GArray *steps, TlPoint from, TlPoint to, gboolean starts, double *along)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  int    n_pieces = MAX (1, (int) ceil (length / TL_GSK_PATH_TILE));

  for (int i = 0; i < n_pieces; i++)
    {
      double  t0 = (double) i / n_pieces;
      double  t1 = (double) (i + 1) / n_pieces;
      TlPoint a = { from.x + (to.x - from.x) * t0, from.y + (to.y - from.y) * t0 };
      TlPoint b = { from.x + (to.x - from.x) * t1, from.y + (to.y - from.y) * t1 };
      Step    step = { .p = { a, a, b, b }, .starts = starts && i == 0, .along = *along };

      g_array_append_val (steps, step);
      *along += length / n_pieces;
    }
}

static GArray *
split_path (const TlItem *item)
{
  GArray        *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  const TlPoint *point = item->path.points;
  TlPoint        start = { 0 };
  TlPoint        at = { 0 };
  gboolean       starts = TRUE;
  double         along = 0;

  for (guint i = 0; i < item->path.n_ops; i++)
    switch ((TlPathOp) item->path.ops[i])
      {
      case TL_PATH_MOVE:
        at = start = *point++;
        starts = TRUE;
        along = 0;
        break;
      case TL_PATH_LINE:
        add_line (steps, at, *point, starts, &along);
        at = *point++;
        starts = FALSE;
        break;
      case TL_PATH_CURVE:
        {
          Step step = { { at, point[0], point[1], point[2] }, TRUE, starts, along };

          along += measure_step (&step);
          g_array_append_val (steps, step);
          at = point[2];
          point += 3;
          starts = FALSE;
          break;
        }
      case TL_PATH_CLOSE:
        add_line (steps, at, start, starts, &along);
        at = start;
        starts = FALSE;
        break;
      }
  return steps;
}

static void
append_run (
  const TlPaint *paint, const Step *steps, guint n_steps, const TlRect *box, GPtrArray *nodes)
{
  graphene_rect_t bounds = get_node_bounds (box, paint->stroke_width + 2 * RUN_MARGIN);
  cairo_t        *cr;
  GskRenderNode  *node = begin_node (&bounds, TRUE, &cr);

  cairo_move_to (cr, steps[0].p[0].x, steps[0].p[0].y);
  for (guint i = 0; i < n_steps; i++)
    {
      const TlPoint *p = steps[i].p;

      if (steps[i].curved)
        cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
      else
        cairo_line_to (cr, p[3].x, p[3].y);
    }
  set_stroke (cr, paint, steps[0].along);
  cairo_stroke (cr);
  end_node (node, &bounds, TRUE, cr, nodes);
}

static void
append_stroke_runs (const TlItem *item, GPtrArray *nodes)
{
  g_autoptr (GArray) steps = split_path (item);
  const Step *all = (const Step *) steps->data;
  guint       first = 0;
  TlRect      box = { 0 };
  gboolean    empty = TRUE;

  for (guint i = 0; i < steps->len; i++)
    {
      gboolean full = !empty && (box.width > RUN_SIZE || box.height > RUN_SIZE);

      if (i > first && (all[i].starts || full))
        {
          append_run (&item->paint, all + first, i - first, &box, nodes);
          first = i;
          empty = TRUE;
        }
      for (guint k = 0; k < 4; k++)
        extend (&box, &empty, &all[i].p[k]);
    }
  if (steps->len > first)
    append_run (&item->paint, all + first, steps->len - first, &box, nodes);
}

/* A solid upright or level hairline needs no cairo: it is a rectangle. */
static gboolean
append_hairline (const TlItem *item, const TlRect *box, GPtrArray *nodes)
{
  double          width = item->paint.stroke_width;
  graphene_rect_t rect;

  if (item->path.n_ops != 2 || item->path.ops[1] != TL_PATH_LINE || width > 2 ||
      item->paint.dash != TL_DASH_NONE || is_shown (&item->paint.fill) ||
      !is_shown (&item->paint.stroke) || (box->width > 0 && box->height > 0))
    return FALSE;
  if (box->height > 0)
    rect = GRAPHENE_RECT_INIT (box->x - width / 2, box->y, width, box->height);
  else
    rect = GRAPHENE_RECT_INIT (box->x, box->y - width / 2, box->width, width);
  g_ptr_array_add (nodes,
                   gsk_color_node_new (&(GdkRGBA){ item->paint.stroke.red,
                                                   item->paint.stroke.green,
                                                   item->paint.stroke.blue,
                                                   item->paint.stroke.alpha },
                                       &rect));
  return TRUE;
}

static void
append_path (const TlItem *item, GPtrArray *nodes)
{
  TlRect box = measure_box (item);

  if (item->path.n_points == 0 || append_hairline (item, &box, nodes))
    return;
  if (box.width <= TL_GSK_PATH_TILE && box.height <= TL_GSK_PATH_TILE)
    {
      append_whole (item, 1, &box, item->paint.stroke_width, nodes);
      return;
    }
  if (is_shown (&item->paint.fill))
    append_fill_strips (item, &box, nodes);
  if (is_shown (&item->paint.stroke) && item->paint.stroke_width > 0)
    append_stroke_runs (item, nodes);
}

/* How many paths from here on make one small picture: an icon, a row of dots. */
static guint
count_icon_parts (const TlItem *items, guint n_items, TlRect *box, double *width)
{
  guint n = 0;

  for (; n < n_items && items[n].type == TL_ITEM_PATH && items[n].path.n_points > 0; n++)
    {
      TlRect one = measure_box (&items[n]);
      TlRect all = one;

      /* Not tl_rect_union(): a level line is an empty rectangle and counts all the same. */
      if (n > 0)
        {
          all.x = MIN (box->x, one.x);
          all.y = MIN (box->y, one.y);
          all.width = MAX (box->x + box->width, one.x + one.width) - all.x;
          all.height = MAX (box->y + box->height, one.y + one.height) - all.y;
        }
      if (all.width > ICON_SIZE || all.height > ICON_SIZE)
        break;
      *box = all;
      *width = n == 0 ? items[n].paint.stroke_width : MAX (*width, items[n].paint.stroke_width);
    }
  return n;
}

/**
 * tl_gsk_path_append:
 * @items: (array length=n_items): items, the first of which is a path
 * @n_items: how many there are
 * @nodes: (element-type GskRenderNode): array that the nodes are added to
 *
 * Adds what the first path looks like: its fill, then its stroke. Paths that follow it are added
 * with it when together they are one small picture, because each cairo node has its price.
 *
 * Shape: nodes at most about %TL_GSK_PATH_TILE wide, or one for a small path.
 *
 * Returns: how many items were added, at least 1.
 */
guint
tl_gsk_path_append (const TlItem *items, guint n_items, GPtrArray *nodes)
{
  TlRect box = { 0 };
  double width = 0;
  guint  n_parts = count_icon_parts (items, n_items, &box, &width);

  if (n_parts < 2)
    {
      append_path (items, nodes);
      return 1;
    }
  append_whole (items, n_parts, &box, width, nodes);
  return n_parts;
}

/* Clockwise from the end of the top left corner, as SVG's <rect> is stroked: dashes agree. */
static void
trace_round_rect (cairo_t *cr, const TlRect *rect, double radius)
{
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;

  cairo_new_sub_path (cr);
  cairo_move_to (cr, rect->x + radius, rect->y);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * tl_gsk_path_append_dashed_rect:
 * @item: a rectangle item with a dashed or dotted stroke
 * @nodes: (element-type GskRenderNode): array that the node is added to
 *
 * Adds the outline of a rectangle; its fill is the caller's.
 */
void
tl_gsk_path_append_dashed_rect (const TlItem *item, GPtrArray *nodes)
{
  graphene_rect_t bounds = get_node_bounds (&item->rect.bounds, item->paint.stroke_width);
  GskRenderNode  *node = gsk_cairo_node_new (&bounds);
  cairo_t        *cr = gsk_cairo_node_get_draw_context (node);

  trace_round_rect (cr, &item->rect.bounds, item->rect.radius);
  set_stroke (cr, &item->paint, 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
  g_ptr_array_add (nodes, node);
}
