/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is seen while a hand draws the emotion curve: the ink that follows it, the score beside the
 * pointer, the face of the scale that lights up, and marks where Shift snaps to.
 *
 * The ink is smoothed as it comes: it runs through the middles between what the hand passed, with a
 * straight end to the pointer, so that it never lags. What lies behind is baked into short nodes
 * that stay the same from frame to frame; only the last of them is drawn anew. Nothing here touches
 * the document. */
#include "config.h"

#include "canvas/tl-canvas-pen.h"

#include <math.h>

/* Screen px. */
#define INK_WIDTH 3.0
#define INK_STEP 2.0 /* the hand must go this far to count */
#define BUBBLE_AWAY 16.0
#define BUBBLE_AWAY_TOUCH 56.0 /* above the finger, not under it */
#define HALO_GAP 2.5
#define HALO_WIDTH 2.5
#define SNAP_LENGTH 22.0
#define SNAP_WIDTH 3.0
/* So many bends in a baked node. */
#define CHUNK 8
#define FLASH_MS 1200

struct _TlPen
{
  gboolean   drawing;
  TlColor    color;
  GArray    *points; /* TlPoint, document px */
  GPtrArray *baked;  /* GskRenderNode, document px */

  char          *lane; /* of the score that is shown; NULL = none */
  TlScoreShown   shown;
  GskRenderNode *bubble;
  TlRect         bubble_bounds;
  double         bubble_score; /* that the node says, in tenths */
  guint          flash_id;
};

static TlPoint
point_at (const TlPen *pen, guint i)
{
  return g_array_index (pen->points, TlPoint, i);
}

static TlPoint
middle (TlPoint a, TlPoint b)
{
  return (TlPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* The bends from one point to another; `ends` = straight on to the last point. */
static void
trace (const TlPen *pen, cairo_t *cr, guint first, guint last, gboolean ends)
{
  TlPoint at =
    first == 1 ? point_at (pen, 0) : middle (point_at (pen, first - 1), point_at (pen, first));

  cairo_move_to (cr, at.x, at.y);
  if (first == 1)
    {
      at = middle (point_at (pen, 0), point_at (pen, 1));
      cairo_line_to (cr, at.x, at.y);
    }
  for (guint i = first; i <= last; i++)
    {
      TlPoint c = point_at (pen, i), to = middle (c, point_at (pen, i + 1));

      cairo_curve_to (cr,
                      at.x + (c.x - at.x) * 2 / 3,
                      at.y + (c.y - at.y) * 2 / 3,
                      to.x + (c.x - to.x) * 2 / 3,
                      to.y + (c.y - to.y) * 2 / 3,
                      to.x,
                      to.y);
      at = to;
    }
  if (ends)
    cairo_line_to (cr, point_at (pen, last + 1).x, point_at (pen, last + 1).y);
}

static GskRenderNode *
bake (TlCanvas *self, guint first, guint last, gboolean ends)
{
  const TlPen    *pen = self->pen;
  double          width = INK_WIDTH / self->zoom;
  TlPoint         start = point_at (pen, first - 1);
  TlRect          box = TL_RECT_INIT (start.x, start.y, 0.01, 0.01);
  graphene_rect_t bounds;
  GskRenderNode  *node;
  cairo_t        *cr;

  for (guint i = first; i <= last + 1; i++)
    box =
      tl_rect_union (&box, &TL_RECT_INIT (point_at (pen, i).x, point_at (pen, i).y, 0.01, 0.01));
  box = tl_rect_inset (&box, -width);
  bounds = GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  trace (pen, cr, first, last, ends);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, pen->color.red, pen->color.green, pen->color.blue, pen->color.alpha);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return node;
}

/**
 * tl_canvas_pen_begin:
 * @self: the canvas
 * @color: of the ink
 *
 * A stroke begins.
 */
void
tl_canvas_pen_begin (TlCanvas *self, const TlColor *color)
{
  tl_canvas_pen_end (self);
  self->pen->drawing = TRUE;
  self->pen->color = *color;
}

/**
 * tl_canvas_pen_move:
 * @self: the canvas
 * @x: document px
 * @y: document px
 *
 * The stroke goes on to here.
 */
void
tl_canvas_pen_move (TlCanvas *self, double x, double y)
{
  TlPen  *pen = self->pen;
  TlPoint to = { x, y };
  guint   n = pen->points->len;

  if (!pen->drawing)
    return;
  /* The end follows the hand even where it has hardly moved. */
  if (n > 1 &&
      hypot (x - point_at (pen, n - 2).x, y - point_at (pen, n - 2).y) * self->zoom < INK_STEP)
    g_array_index (pen->points, TlPoint, n - 1) = to;
  else
    g_array_append_val (pen->points, to);
  while (pen->points->len >= (pen->baked->len + 1) * CHUNK + 3)
    {
      guint first = pen->baked->len * CHUNK + 1;

      g_ptr_array_add (pen->baked, bake (self, first, first + CHUNK - 1, FALSE));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_pen_end:
 * @self: the canvas
 *
 * The ink goes: the line takes its place, or nothing does.
 */
void
tl_canvas_pen_end (TlCanvas *self)
{
  TlPen *pen = self->pen;

  if (!pen->drawing)
    return;
  pen->drawing = FALSE;
  g_array_set_size (pen->points, 0);
  g_ptr_array_set_size (pen->baked, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_set_score:
 * @self: the canvas
 * @shown: (nullable): the score that a hand is moving; %NULL = none any more
 *
 * Says a score beside the pointer and lights up its face.
 */
void
tl_canvas_set_score (TlCanvas *self, const TlScoreShown *shown)
{
  TlPen *pen = self->pen;

  g_clear_handle_id (&pen->flash_id, g_source_remove);
  if (shown == NULL && pen->lane == NULL)
    return;
  if (shown == NULL)
    {
      g_clear_pointer (&pen->lane, g_free);
      /* The next may be shown in another theme. */
      g_clear_pointer (&pen->bubble, gsk_render_node_unref);
    }
  else
    {
      if (g_strcmp0 (pen->lane, shown->lane) != 0)
        {
          g_free (pen->lane);
          pen->lane = g_strdup (shown->lane);
        }
      pen->shown = *shown;
      pen->shown.lane = pen->lane;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
flash_ends_cb (gpointer user_data)
{
  TlCanvas *self = user_data;

  self->pen->flash_id = 0;
  tl_canvas_set_score (self, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * tl_canvas_flash_score:
 * @self: the canvas
 * @point: id of a point
 *
 * Shows a point's score beside it for a moment: a key has changed it.
 */
void
tl_canvas_flash_score (TlCanvas *self, const char *point)
{
  TlPlace      place = tl_scene_place_of (self->scene, point);
  TlScoreShown shown = { .lane = place.lane, .score = place.score };
  TlRect       rect;

  if (place.type != TL_PLACE_POINT || !tl_scene_get_place_rect (self->scene, &place, &rect))
    return;
  shown.x = rect.x + rect.width / 2;
  shown.y = rect.y + rect.height / 2;
  tl_canvas_set_score (self, &shown);
  self->pen->flash_id = g_timeout_add (FLASH_MS, flash_ends_cb, self);
}

/**
 * tl_canvas_get_score:
 * @self: the canvas
 *
 * Returns: (nullable): the score that is being shown
 */
const TlScoreShown *
tl_canvas_get_score (TlCanvas *self)
{
  return self->pen->lane != NULL ? &self->pen->shown : NULL;
}

static void
add_ink (TlCanvas *self, GPtrArray *nodes)
{
  TlPen *pen = self->pen;
  double x = -self->offset_x * self->zoom, y = -self->offset_y * self->zoom;
  guint  first = pen->baked->len * CHUNK + 1;

  for (guint i = 0; i < pen->baked->len; i++)
    g_ptr_array_add (nodes,
                     tl_node_place (g_ptr_array_index (pen->baked, i),
                                    self->zoom,
                                    self->zoom,
                                    x,
                                    y));
  if (pen->points->len >= 2)
    {
      g_autoptr (GskRenderNode) tail = bake (self, first, pen->points->len - 2, TRUE);

      g_ptr_array_add (nodes, tl_node_place (tail, self->zoom, self->zoom, x, y));
    }
}

static TlColor
get_level_color (TlCanvas *self, double score)
{
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  TlColor        paper = tl_theme_get_paper (theme);
  TlColor        color = tl_theme_get_score (theme, round (score));

  return tl_theme_mark_on (theme, &color, &paper);
}

/* A ring and a glow around the face, wherever the scale is seen. */
static void
add_face (TlCanvas *self, GPtrArray *nodes)
{
  const TlPen *pen = self->pen;
  TlColor      ring = get_level_color (self, pen->shown.score);
  TlColor      glow = ring;
  TlPinned     pinned;
  TlRect       face, at;
  double       scale = self->zoom;

  if (!tl_scene_get_face_rect (self->scene, pen->lane, pen->shown.score, &face))
    return;
  at = tl_canvas_rect_to_widget (self, &face);
  tl_canvas_get_pinned (self, &pinned);
  if (pinned.lanes)
    {
      double y = at.y + at.height / 2;

      scale = pinned.scale;
      at = TL_RECT_INIT (pinned.lane_x + (face.x - pinned.lane_band.x) * scale,
                         y - face.height * scale / 2,
                         face.width * scale,
                         face.height * scale);
    }
  at = tl_rect_inset (&at, -HALO_GAP * scale - HALO_WIDTH);
  glow.alpha = 0.22f;
  tl_gsk_append_round (nodes, &glow, &at, at.height / 2);
  tl_gsk_append_border (nodes, &ring, &at, at.height / 2, HALO_WIDTH);
}

/* Where Shift snaps to, in the point's column. */
static void
add_snaps (TlCanvas *self, GPtrArray *nodes)
{
  const TlPen *pen = self->pen;
  double       x, y;

  for (int level = -2; level <= 2; level++)
    {
      TlColor  color = get_level_color (self, level);
      gboolean chosen = level == (int) round (pen->shown.score);
      double   length = chosen ? SNAP_LENGTH * 1.5 : SNAP_LENGTH;
      TlRect   mark;

      if (!tl_scene_curve_to_point (self->scene, pen->lane, pen->shown.column, level, &x, &y))
        return;
      tl_canvas_from_document (self, x, y, &x, &y);
      color.alpha = chosen ? 0.9f : 0.55f;
      mark = TL_RECT_INIT (x - length / 2, y - SNAP_WIDTH / 2, length, SNAP_WIDTH);
      tl_gsk_append_round (nodes, &color, &mark, SNAP_WIDTH / 2);
    }
}

static void
make_bubble (TlCanvas *self)
{
  TlPen *pen = self->pen;
  double score = round (pen->shown.score * 10);
  g_autoptr (TlGroup) group = NULL;

  if (pen->bubble != NULL && score == pen->bubble_score)
    return;
  g_clear_pointer (&pen->bubble, gsk_render_node_unref);
  group = tl_scene_new_score_bubble (self->scene, pen->shown.score);
  if (group == NULL)
    return;
  pen->bubble = tl_gsk_painter_paint (self->painter, group, TL_DETAIL_FULL);
  pen->bubble_bounds = group->bounds;
  pen->bubble_score = score;
}

/* Above and beside the pointer, where the hand does not cover it; turned over at the edges. */
static void
add_bubble (TlCanvas *self, GPtrArray *nodes)
{
  TlPen *pen = self->pen;
  double scale = tl_canvas_get_natural_zoom (self);
  double view = gtk_widget_get_width (GTK_WIDGET (self));
  double up = pen->shown.source == TL_SOURCE_TOUCH ? BUBBLE_AWAY_TOUCH : BUBBLE_AWAY;
  double width, height, x, y;

  make_bubble (self);
  if (pen->bubble == NULL)
    return;
  width = pen->bubble_bounds.width * scale;
  height = pen->bubble_bounds.height * scale;
  tl_canvas_from_document (self, pen->shown.x, pen->shown.y, &x, &y);
  x += x + BUBBLE_AWAY + width <= view ? BUBBLE_AWAY : -BUBBLE_AWAY - width;
  y += y - up - height >= 0 ? -up - height : up;
  g_ptr_array_add (nodes, tl_node_place (pen->bubble, scale, scale, round (x), round (y)));
}

/**
 * tl_canvas_pen_append:
 * @self: the canvas
 * @nodes: (transfer none): list of nodes in widget px
 *
 * Adds what is drawn with the hand, above everything else.
 */
void
tl_canvas_pen_append (TlCanvas *self, GPtrArray *nodes)
{
  if (self->pen->drawing)
    add_ink (self, nodes);
  if (self->pen->lane == NULL)
    return;
  add_face (self, nodes);
  if (self->pen->shown.snaps)
    add_snaps (self, nodes);
  add_bubble (self, nodes);
}

/**
 * tl_canvas_pen_init:
 * @self: the canvas
 *
 * Nothing is drawn yet.
 */
void
tl_canvas_pen_init (TlCanvas *self)
{
  self->pen = g_new0 (TlPen, 1);
  self->pen->points = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  self->pen->baked = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
}

/**
 * tl_canvas_pen_dispose:
 * @self: the canvas
 *
 * Frees it.
 */
void
tl_canvas_pen_dispose (TlCanvas *self)
{
  if (self->pen == NULL)
    return;
  g_clear_handle_id (&self->pen->flash_id, g_source_remove);
  g_array_unref (self->pen->points);
  g_ptr_array_unref (self->pen->baked);
  g_free (self->pen->lane);
  g_clear_pointer (&self->pen->bubble, gsk_render_node_unref);
  g_clear_pointer (&self->pen, g_free);
}
