/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in the hand as finished pixels. A drag repaints it in every frame, the shadow of many
 * layers and each line of text, and they are the same each time: drawn once, then only copied.
 *
 * What never changes: the pixels are those that its nodes would give at that place, so they are
 * good only for steps of whole device px; at another phase or scale they are made anew. */
#include "config.h"

#include "canvas/tl-lift-image.h"

#include "canvas/tl-node-cache.h"

#include <math.h>

/* Screen px. */
#define SHADOW_LAYERS 9
#define SHADOW_REACH 13.0
#define SHADOW_DROP 4.0
/* Of a device px: nothing seen, only rounding. */
#define SAME_PHASE 0.01

/* Soft and without a blur: rounded rectangles over each other, each larger and lower by a little.
 */
static void
add_shadow (GPtrArray *nodes, const TlRect *rect, double radius)
{
  static const TlColor color = { 0, 0, 0, 0.018f };

  for (guint i = SHADOW_LAYERS; i > 0; i--)
    {
      double reach = i * SHADOW_REACH / SHADOW_LAYERS;
      TlRect layer = tl_rect_inset (rect, -reach);

      layer.y += SHADOW_DROP;
      tl_gsk_append_round (nodes, &color, &layer, radius + reach);
    }
}

static GskRenderNode *
list_look (const TlLiftLook *look)
{
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  if (look->shadow)
    add_shadow (nodes, &look->rect, look->radius);
  if (look->paper != NULL)
    tl_gsk_append_round (nodes, look->paper, &look->rect, look->radius);
  g_ptr_array_add (nodes,
                   tl_node_place (look->node,
                                  look->scale,
                                  look->scale,
                                  look->origin.x,
                                  look->origin.y));
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static TlPoint
get_phase (const TlLiftLook *look)
{
  double x = look->rect.x * look->factor;
  double y = look->rect.y * look->factor;

  return (TlPoint){ x - floor (x), y - floor (y) };
}

static gboolean
is_same_phase (double a, double b)
{
  double way = fabs (a - b);

  return MIN (way, 1 - way) < SAME_PHASE;
}

static gboolean
is_good (const TlLiftImage *self, const TlLiftLook *look)
{
  TlPoint phase = get_phase (look);

  return self->node == look->node && self->scale == look->scale && self->factor == look->factor &&
         is_same_phase (self->phase.x, phase.x) && is_same_phase (self->phase.y, phase.y);
}

static GdkTexture *
draw (GskRenderNode *list, const TlRect *bounds, int factor)
{
  int              width = lround (bounds->width * factor);
  int              height = lround (bounds->height * factor);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (image);
  gsize            stride = cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, factor, factor);
  cairo_translate (cr, -bounds->x, -bounds->y);
  gsk_render_node_draw (list, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image),
                                      stride * height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      image);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
make (TlLiftImage *self, const TlLiftLook *look)
{
  g_autoptr (GskRenderNode) list = list_look (look);
  graphene_rect_t around;
  TlRect          bounds;

  tl_lift_image_clear (self);
  gsk_render_node_get_bounds (list, &around);
  bounds.x = floor (around.origin.x * look->factor) / look->factor;
  bounds.y = floor (around.origin.y * look->factor) / look->factor;
  bounds.width =
    ceil ((around.origin.x + around.size.width) * look->factor) / look->factor - bounds.x;
  bounds.height =
    ceil ((around.origin.y + around.size.height) * look->factor) / look->factor - bounds.y;
  self->node = gsk_render_node_ref (look->node);
  self->scale = look->scale;
  self->factor = look->factor;
  self->phase = get_phase (look);
  self->texture = draw (list, &bounds, look->factor);
  self->bounds = tl_rect_offset (&bounds, -look->rect.x, -look->rect.y);
}

/* `x` on a whole device px. */
static float
snap (double x, int factor)
{
  return round (x * factor) / factor;
}

/**
 * tl_lift_image_append:
 * @self: the image, made when there is none or it is not of this look
 * @nodes: (element-type GskRenderNode): what is drawn, in widget px
 * @look: what is in the hand, and where
 *
 * Adds what is in the hand to a frame.
 */
void
tl_lift_image_append (TlLiftImage *self, GPtrArray *nodes, const TlLiftLook *look)
{
  if (!is_good (self, look))
    make (self, look);
  g_ptr_array_add (nodes,
                   gsk_texture_node_new (self->texture,
                                         &GRAPHENE_RECT_INIT (snap (look->rect.x + self->bounds.x,
                                                                    look->factor),
                                                              snap (look->rect.y + self->bounds.y,
                                                                    look->factor),
                                                              self->bounds.width,
                                                              self->bounds.height)));
}

/**
 * tl_lift_image_clear:
 * @self: an image
 *
 * Drops the pixels.
 */
void
tl_lift_image_clear (TlLiftImage *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->texture);
}
