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

#include "canvas/tl-canvas-link.h"
#include "canvas/tl-canvas-pen.h"
#include "canvas/tl-canvas-plus.h"

#include <math.h>

/* A tile of the picture is 512 device px. */
#define DESK_MARGIN 512

typedef struct
{
  TlCanvas       *self;
  GPtrArray      *nodes; /* owned nodes in widget px */
  graphene_rect_t view;
} Frame;

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
  double             lift = tl_canvas_get_lift (self, self->zoom);

  if (tl_rect_is_empty (&sheet))
    return;
  rect.y -= lift;
  rect.height += lift;
  for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
    {
      TlColor color = { 0, 0, 0, alphas[i] };
      double  width = 1.5;
      TlRect  frame = tl_rect_inset (&rect, -width * (i + 0.5));

      frame.y += 1;
      tl_gsk_append_border (nodes,
                            &color,
                            &frame,
                            TL_CANVAS_SHEET_RADIUS * self->zoom + width * i,
                            width);
    }
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
  tl_canvas_append_headings (self, snapshot, &pinned);
  tl_canvas_overlay_append (self, nodes, TRUE);
  append_list (snapshot, nodes);
  tl_canvas_overlay_append_lifted (self, nodes);
  tl_canvas_append_signs (self, nodes);
  tl_canvas_append_bubble (self, nodes);
  append_list (snapshot, nodes);
  tl_canvas_links_append (self, nodes);
  append_list (snapshot, nodes);
  tl_canvas_pen_append (self, nodes);
  append_list (snapshot, nodes);
  if (gtk_widget_get_visible (self->hint))
    gtk_widget_snapshot_child (widget, self->hint, snapshot);
  if (self->editor_widget != NULL)
    gtk_widget_snapshot_child (widget, self->editor_widget, snapshot);
  tl_canvas_bar_snapshot (self, snapshot);
}
