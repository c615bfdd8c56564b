/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One frame of the canvas.
 *
 * Bottom to top: the desk, the shadow of the sheet, the groups in view (tl-canvas-picture.c), what
 * is marked among them, the pinned strips with their headings, what is
 * marked there, lifted cards, and the children that draw (hint, editor, bar). The whole list is
 * made anew for each frame, which is cheap; GSK compares it with the last one node by node and
 * repaints only where they differ, so what did not move must be the same node.
 *
 * What never changes: nothing here lays out, and no node spans the map but plain rectangles. */
#include "config.h"

#include "canvas/tl-canvas-plus.h"

#include <math.h>

/* A tile of the picture is 512 device px. */
#define DESK_MARGIN 512

typedef struct
{
  TlCanvas       *self;
  GPtrArray      *nodes; /* owned nodes in widget px */
  graphene_rect_t view;
  const TlPinned *pinned;
} Frame;

static void
add_transformed (GPtrArray *nodes, GskRenderNode *node, double scale, double x, double y)
{
  g_ptr_array_add (nodes, tl_node_place (node, scale, scale, x, y));
}

/* A node of its own for what `nodes` holds, so that a difference in one list cannot misalign the
 * comparison of the next. */
static void
append_list (GtkSnapshot *snapshot, GPtrArray *nodes)
{
  g_autoptr (GskRenderNode) list = NULL;

  list = gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
  gtk_snapshot_append_node (snapshot, list);
  g_ptr_array_set_size (nodes, 0);
}

/* On the screen only: three thin frames around the sheet, fainter outwards, a little lower. Frames
 * and not a blur, because a blur as large as the view is painted anew with every pan. */
static void
add_sheet_shadow (TlCanvas *self, GPtrArray *nodes)
{
  static const float alphas[] = { 0.055f, 0.03f, 0.015f };
  TlRect             sheet = tl_scene_get_sheet (self->scene);
  TlRect             rect = tl_canvas_rect_to_widget (self, &sheet);

  if (tl_rect_is_empty (&sheet))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
    {
      TlColor color = { 0, 0, 0, alphas[i] };
      double  width = 1.5;
      TlRect  frame = tl_rect_inset (&rect, -width * (i + 0.5));

      frame.y += 1;
      tl_gsk_append_border (nodes, &color, &frame, 12 * self->zoom + width * i, width);
    }
}

/* Zoomed in, a heading is lower than its column is wide: its arrow is as wide as the column and its
 * words stay in sight within it. */
static void
add_wide_heading (Frame *frame, GskRenderNode *node, double x, double right, double y)
{
  const TlPinned *pinned = frame->pinned;
  double          zoom = frame->self->zoom;
  double          left = pinned->lanes && pinned->lane_strip.x <= 0 ? pinned->lane_strip.width : 0;

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode  *part = gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;
      double          text_x = x;

      gsk_render_node_get_bounds (part, &bounds);
      if (gsk_render_node_get_node_type (part) == GSK_TEXT_NODE)
        {
          double end = (bounds.origin.x + bounds.size.width) * pinned->scale;

          text_x = MIN (MAX (x, left), MAX (x, right - end - bounds.origin.x * pinned->scale));
          add_transformed (frame->nodes, part, pinned->scale, text_x, y);
        }
      else
        g_ptr_array_add (frame->nodes, tl_node_place (part, zoom, pinned->scale, x, y));
    }
}

static void
add_heading (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame          *frame = user_data;
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  GskRenderNode  *node;
  double          x = (origin->x - self->offset_x) * self->zoom;
  double          right = x + (group->bounds.x + group->bounds.width) * self->zoom;
  double          y = pinned->stage_y + (origin->y - pinned->stage_band.y) * pinned->scale;

  if (group->band != TL_BAND_STAGES || tl_canvas_is_lifted (self, group))
    return;
  node = tl_node_cache_get (self->nodes,
                            group,
                            TL_DETAIL_FULL | tl_canvas_get_variant (self, group, origin));
  if (node == NULL)
    return;
  if (self->zoom > pinned->scale && gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    add_wide_heading (frame, node, x, right, y);
  else
    add_transformed (frame->nodes, node, pinned->scale, x, y);
}

static gboolean
overlap (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.y < b->origin.y + b->size.height && b->origin.y < a->origin.y + a->size.height;
}

/* Zoomed in, a title is drawn smaller than its lane is high. Each row of it (the title; a face with
 * its word) keeps its place in the lane and only its size is limited. */
static void
add_rows (Frame *frame, GskRenderNode *node, double x, double y)
{
  double zoom = frame->self->zoom;
  double scale = frame->pinned->scale;
  guint  n_parts = gsk_container_node_get_n_children (node);

  for (guint i = 0; i < n_parts;)
    {
      graphene_rect_t row;
      guint           end = i + 1;

      gsk_render_node_get_bounds (gsk_container_node_get_child (node, i), &row);
      for (; end < n_parts; end++)
        {
          graphene_rect_t next;

          gsk_render_node_get_bounds (gsk_container_node_get_child (node, end), &next);
          if (!overlap (&row, &next))
            break;
          graphene_rect_union (&row, &next, &row);
        }
      for (guint k = i; k < end; k++)
        {
          double middle = row.origin.y + row.size.height / 2;

          add_transformed (frame->nodes,
                           gsk_container_node_get_child (node, k),
                           scale,
                           x,
                           y + middle * (zoom - scale));
        }
      i = end;
    }
}

static void
add_lane_title (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame          *frame = user_data;
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  GskRenderNode  *node;
  TlPoint         shown = tl_canvas_glide_get (self, group, origin);
  double          x = pinned->lane_x + (origin->x - pinned->lane_band.x) * pinned->scale;
  double          y = (shown.y - self->offset_y) * self->zoom;

  if (group->band != TL_BAND_LANE_TITLES || tl_canvas_is_lifted (self, group))
    return;
  node = tl_node_cache_get (self->nodes,
                            group,
                            TL_DETAIL_FULL | tl_canvas_get_variant (self, group, origin));
  if (node == NULL)
    return;
  if (self->zoom > pinned->scale && gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    add_rows (frame, node, x, y);
  else
    add_transformed (frame->nodes, node, pinned->scale, x, y);
}

static void
append_clipped (GtkSnapshot *snapshot, GPtrArray *nodes, const TlRect *clip)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (clip->x, clip->y, clip->width, clip->height);

  gtk_snapshot_push_clip (snapshot, &bounds);
  append_list (snapshot, nodes);
  gtk_snapshot_pop (snapshot);
}

/* Opaque paper with a hairline towards the picture. */
static void
add_strip (Frame *frame, const TlRect *strip, const TlRect *hairline)
{
  const TlTheme *theme = tl_scene_get_theme (frame->self->scene);
  TlColor        paper = tl_theme_get_paper (theme);
  TlColor        rule = tl_theme_get_rule (theme);

  tl_gsk_append_color (frame->nodes, &paper, strip);
  tl_gsk_append_color (frame->nodes, &rule, hairline);
}

static void
append_lane_strip (Frame *frame, GtkSnapshot *snapshot, const TlRect *sheet)
{
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  TlRect          visible = tl_canvas_get_visible (self);
  double          top = MAX (0, sheet->y);
  double          bottom = MIN (frame->view.size.height, sheet->y + sheet->height);
  TlRect          strip = pinned->lane_strip;
  TlRect          band = pinned->lane_band;
  TlRect          hairline;

  strip.y = top;
  strip.height = bottom - top;
  if (tl_rect_is_empty (&strip))
    return;
  hairline = strip;
  hairline.x = strip.x <= 0 ? strip.width - 1 : strip.x;
  hairline.width = 1;
  add_strip (frame, &strip, &hairline);
  band.y = visible.y;
  band.height = visible.height;
  tl_scene_foreach_in (self->scene, &band, add_lane_title, frame);
  append_clipped (snapshot, frame->nodes, &strip);
}

static void
append_stage_strip (Frame *frame, GtkSnapshot *snapshot, const TlRect *sheet)
{
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  TlRect          visible = tl_canvas_get_visible (self);
  double          left = MAX (0, sheet->x);
  double          right = MIN (frame->view.size.width, sheet->x + sheet->width);
  double          height = pinned->stage_strip.height;
  TlRect          strip = TL_RECT_INIT (left, 0, right - left, height);
  TlRect          hairline = TL_RECT_INIT (left, height - 1, right - left, 1);
  TlRect          band = pinned->stage_band;

  if (tl_rect_is_empty (&strip))
    return;
  add_strip (frame, &strip, &hairline);
  append_list (snapshot, frame->nodes);
  band.x = visible.x;
  band.width = visible.width;
  tl_scene_foreach_in (self->scene, &band, add_heading, frame);
  /* Headings slide beneath the corner that the two strips share. */
  if (pinned->lanes && pinned->lane_strip.x <= 0)
    strip.x = pinned->lane_strip.width;
  if (pinned->lanes)
    strip.width = (pinned->lane_strip.x > 0 ? pinned->lane_strip.x : right) - strip.x;
  append_clipped (snapshot, frame->nodes, &strip);
}

static void
append_strips (Frame *frame, GtkSnapshot *snapshot)
{
  TlRect sheet = tl_scene_get_sheet (frame->self->scene);

  sheet = tl_canvas_rect_to_widget (frame->self, &sheet);
  if (frame->pinned->lanes)
    append_lane_strip (frame, snapshot, &sheet);
  if (frame->pinned->stages)
    append_stage_strip (frame, snapshot, &sheet);
}

static GskRenderNode *
make_desk (Frame *frame)
{
  TlColor        desk = tl_theme_get_desk (tl_scene_get_theme (frame->self->scene));
  TlRect         all = TL_RECT_INIT (0, 0, frame->view.size.width, frame->view.size.height);
  GskRenderNode *node;

  /* Larger than the view: a tile of the picture may reach beyond it. */
  all = tl_rect_inset (&all, -DESK_MARGIN);
  tl_gsk_append_color (frame->nodes, &desk, &all);
  add_sheet_shadow (frame->self, frame->nodes);
  node = gsk_container_node_new ((GskRenderNode **) frame->nodes->pdata, frame->nodes->len);
  g_ptr_array_set_size (frame->nodes, 0);
  return node;
}

/* The widget's snapshot vfunc. */
void
tl_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlCanvas *self = TL_CANVAS (widget);
  TlRect    visible = tl_canvas_get_visible (self);
  TlPinned  pinned;
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  Frame frame = {
    .self = self,
    .nodes = nodes,
    .view =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)),
    .pinned = &pinned
  };
  g_autoptr (GskRenderNode) desk = NULL;

  tl_canvas_use_language (self);
  tl_canvas_get_pinned (self, &pinned);
  tl_canvas_glide_resolve (self, &visible);
  tl_canvas_dim_resolve (self);
  desk = make_desk (&frame);
  tl_canvas_append_picture (self, snapshot, desk);
  tl_canvas_overlay_append (self, nodes, FALSE);
  append_list (snapshot, nodes);
  append_strips (&frame, snapshot);
  tl_canvas_overlay_append (self, nodes, TRUE);
  append_list (snapshot, nodes);
  tl_canvas_overlay_append_lifted (self, nodes);
  tl_canvas_append_signs (self, nodes);
  tl_canvas_append_bubble (self, nodes);
  append_list (snapshot, nodes);
  if (gtk_widget_get_visible (self->hint))
    gtk_widget_snapshot_child (widget, self->hint, snapshot);
  if (self->editor_widget != NULL)
    gtk_widget_snapshot_child (widget, self->editor_widget, snapshot);
  tl_canvas_bar_snapshot (self, snapshot);
}
