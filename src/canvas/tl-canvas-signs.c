/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs on the frame of the map that only the screen shows: the lock in the corner between stage
 * headings and lane titles, and the chevron of the lane title under the pointer (of a collapsed
 * lane the scene draws it). Both follow the pinned strips. */
#include "config.h"

#include "canvas/tl-canvas-plus.h"

#include "scene/tl-icons.h"
#include "scene/tl-scene-resize.h"

#include <glib/gi18n-lib.h>

/* Screen px. */
#define LOCK_HEIGHT 24.0
#define LOCK_PAD 8.0
#define LOCK_ICON 12.0
#define LOCK_GAP 5.0
#define CORNER_MARGIN 4.0

/* --- The lock --------------------------------------------------------------------------------- */

/* The corner between headings and titles, widget px. */
static TlRect
get_corner (TlCanvas *self)
{
  TlRect   stages = tl_scene_get_band (self->scene, TL_BAND_STAGES);
  TlRect   lanes = tl_scene_get_band (self->scene, TL_BAND_LANE_TITLES);
  TlRect   corner = TL_RECT_INIT (lanes.x, stages.y, lanes.width, stages.height);
  TlRect   header = tl_scene_get_band (self->scene, TL_BAND_HEADER);
  TlRect   at;
  TlPinned pinned;

  /* A dial has no such corner: above its title block. */
  if (tl_scene_is_round (self->scene))
    corner = TL_RECT_INIT (header.x, header.y - header.y, 160, header.y);
  at = tl_canvas_rect_to_widget (self, &corner);
  tl_canvas_get_pinned (self, &pinned);
  if (pinned.stages)
    {
      at.y = pinned.stage_y;
      at.height = corner.height * pinned.scale;
    }
  if (pinned.lanes)
    {
      at.x = pinned.lane_strip.x;
      at.width = pinned.lane_strip.width;
    }
  return at;
}

static PangoLayout *
make_lock_words (TlCanvas *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), _ ("Locked"));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* The sign: a chip in the corner, as wide as its word, at the side where the titles begin; without
 * the word where that has no room. */
static gboolean
get_lock_rect (TlCanvas *self, PangoLayout *words, TlRect *rect, gboolean *has_words)
{
  TlRect corner = get_corner (self);
  int    width, height;

  if (!tl_canvas_is_locked (self) || tl_rect_is_empty (&corner))
    return FALSE;
  pango_layout_get_pixel_size (words, &width, &height);
  *rect = TL_RECT_INIT (corner.x + CORNER_MARGIN,
                        corner.y + (corner.height - LOCK_HEIGHT) / 2,
                        LOCK_ICON + 2 * LOCK_PAD + LOCK_GAP + width,
                        LOCK_HEIGHT);
  *has_words = rect->width + 2 * CORNER_MARGIN <= corner.width;
  if (!*has_words)
    rect->width = LOCK_ICON + 2 * LOCK_PAD;
  rect->x = MAX (rect->x, corner.x + (corner.width - rect->width) / 4);
  return TRUE;
}

static GskRenderNode *
make_lock_icon (TlCanvas *self, const TlColor *ink)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, NULL);
  g_autoptr (TlGroup) group = NULL;

  tl_icon_draw (builder, TL_ICON_LOCK, LOCK_ICON / 2, LOCK_ICON / 2, 1, ink);
  group = tl_group_builder_end (builder);
  return tl_gsk_painter_paint (self->painter, group, TL_DETAIL_FULL);
}

static void
append_lock (TlCanvas *self, GPtrArray *nodes)
{
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  g_autoptr (PangoLayout) words = NULL;
  g_autoptr (GskRenderNode) icon = NULL;
  TlColor  ink = tl_theme_get_ink (theme, TL_INK_SECONDARY);
  TlColor  fill, on_fill;
  TlRect   chip;
  gboolean has_words;
  int      width, height;

  if (!tl_canvas_is_locked (self))
    return;
  words = make_lock_words (self);
  if (!get_lock_rect (self, words, &chip, &has_words))
    return;
  tl_theme_get_chip (theme, &ink, &fill, &on_fill);
  tl_gsk_append_round (nodes, &fill, &chip, LOCK_HEIGHT / 2);
  icon = make_lock_icon (self, &on_fill);
  if (icon != NULL)
    g_ptr_array_add (nodes,
                     tl_node_place (icon,
                                    1,
                                    1,
                                    chip.x + LOCK_PAD,
                                    chip.y + (LOCK_HEIGHT - LOCK_ICON) / 2));
  if (!has_words)
    return;
  pango_layout_get_pixel_size (words, &width, &height);
  tl_canvas_append_words (nodes,
                          words,
                          &on_fill,
                          chip.x + LOCK_PAD + LOCK_ICON + LOCK_GAP,
                          chip.y + (LOCK_HEIGHT - height) / 2);
}

/**
 * tl_canvas_is_on_lock:
 * @self: the canvas
 * @wx: widget px
 * @wy: widget px
 *
 * Returns: whether the sign of the lock is shown there
 */
gboolean
tl_canvas_is_on_lock (TlCanvas *self, double wx, double wy)
{
  g_autoptr (PangoLayout) words = NULL;
  TlRect   chip;
  gboolean has_words;

  if (!tl_canvas_is_locked (self))
    return FALSE;
  words = make_lock_words (self);
  return get_lock_rect (self, words, &chip, &has_words) && tl_rect_contains (&chip, wx, wy);
}

/* --- The chevron ------------------------------------------------------------------------------ */

static void
append_chevron (TlCanvas *self, GPtrArray *nodes)
{
  TlColor        ink = tl_theme_get_ink (tl_scene_get_theme (self->scene), TL_INK_SECONDARY);
  TlPlace        place = { .type = TL_PLACE_LANE, .id = self->hover.id };
  TlRect         box;
  GskRenderNode *node;
  cairo_t       *cr;
  double         x, y, s;

  if (self->hover.type != TL_PLACE_LANE || tl_canvas_is_in_gesture (self) ||
      !tl_scene_get_chevron_rect (self->scene, self->hover.id, &box))
    return;
  box = tl_canvas_place_to_widget (self, &place, &box);
  x = box.x + box.width / 2;
  y = box.y + box.height / 2;
  s = box.width / 16; /* as the scene draws it: tl-collapsed-face.c */
  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (x - 6 * s, y - 4 * s, 12 * s, 8 * s));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_move_to (cr, x - 4 * s, y - 2 * s);
  cairo_line_to (cr, x, y + 2 * s);
  cairo_line_to (cr, x + 4 * s, y - 2 * s);
  cairo_set_line_width (cr, 1.5 * s);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
  cairo_stroke (cr);
  cairo_destroy (cr);
  g_ptr_array_add (nodes, node);
}

/**
 * tl_canvas_append_signs:
 * @self: the canvas
 * @nodes: (element-type GskRenderNode): what is drawn, in widget px
 *
 * Adds the signs to a frame.
 */
void
tl_canvas_append_signs (TlCanvas *self, GPtrArray *nodes)
{
  if (self->document == NULL || self->map == NULL)
    return;
  append_lock (self, nodes);
  append_chevron (self, nodes);
  tl_canvas_append_plus (self, nodes);
}
