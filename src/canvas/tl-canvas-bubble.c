/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A few words beside the pointer while something is dragged: a width, a score. They are drawn in
 * the system's font, over everything, and never leave the view. */
#include "config.h"

#include "canvas/tl-tools.h"

/* Screen px: above and after the pointer, clear of it; paper around the words. */
#define BUBBLE_UP 34.0
#define BUBBLE_AFTER 14.0
#define BUBBLE_PAD_X 9.0
#define BUBBLE_PAD_Y 4.0
#define BUBBLE_RADIUS 8.0
#define VIEW_MARGIN 4.0

/**
 * tl_canvas_set_bubble:
 * @self: the canvas
 * @words: (nullable): what is said beside the pointer; %NULL = nothing
 *
 * Says something beside the pointer until told otherwise.
 */
void
tl_canvas_set_bubble (TlCanvas *self, const char *words)
{
  if (g_strcmp0 (self->bubble, words) == 0 && words == NULL)
    return;
  if (g_strcmp0 (self->bubble, words) != 0)
    {
      g_free (self->bubble);
      self->bubble = g_strdup (words);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_append_words:
 * @nodes: (element-type GskRenderNode): what is drawn, in widget px
 * @layout: words in the system's font
 * @ink: their colour
 * @x: widget px
 * @y: widget px
 *
 * Adds words that are none of the map's to a frame.
 */
void
tl_canvas_append_words (
  GPtrArray *nodes, PangoLayout *layout, const TlColor *ink, double x, double y)
{
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GdkRGBA        color = { ink->red, ink->green, ink->blue, ink->alpha };
  GskRenderNode *node;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    g_ptr_array_add (nodes, node);
}

/**
 * tl_canvas_append_bubble:
 * @self: the canvas
 * @nodes: (element-type GskRenderNode): what is drawn, in widget px
 *
 * Adds the bubble to a frame.
 */
void
tl_canvas_append_bubble (TlCanvas *self, GPtrArray *nodes)
{
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  TlColor        fill = tl_theme_get_ink (theme, TL_INK_PRIMARY);
  TlColor        ink = tl_theme_get_paper (theme);
  g_autoptr (PangoLayout) layout = NULL;
  TlRect box;
  int    width, height;

  if (self->bubble == NULL || self->gestures == NULL)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->bubble);
  pango_layout_get_pixel_size (layout, &width, &height);
  box = TL_RECT_INIT (self->gestures->last.x + BUBBLE_AFTER,
                      self->gestures->last.y - BUBBLE_UP,
                      width + 2 * BUBBLE_PAD_X,
                      height + 2 * BUBBLE_PAD_Y);
  box.x =
    CLAMP (box.x,
           VIEW_MARGIN,
           MAX (VIEW_MARGIN, gtk_widget_get_width (GTK_WIDGET (self)) - box.width - VIEW_MARGIN));
  box.y = MAX (box.y, VIEW_MARGIN);
  tl_gsk_append_round (nodes, &fill, &box, BUBBLE_RADIUS);
  tl_canvas_append_words (nodes, layout, &ink, box.x + BUBBLE_PAD_X, box.y + BUBBLE_PAD_Y);
}
