/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The map's drawings outside the map: the scene draws a group, the canvas's painter turns it into
 * render nodes, so that a list shows the very sign that the cards carry. The node is kept until the
 * drawing or the theme changes. */
#include "config.h"

#include "canvas/tl-icon-image.h"

#include <adwaita.h>
#include <math.h>

#include "canvas/tl-gsk-painter.h"
#include "scene/tl-icons.h"
#include "scene/tl-theme.h"

/* An icon of scale 1 fits 12 px, and a badge's icon is as wide as on a card: 12 of 18. */
#define BADGE_SHARE (12.0 / 18.0)
#define ICON_PX 12.0
/* The signs of lanes reach a little farther than 12 px. */
#define LANE_PX 14.0

typedef enum
{
  NOTHING,
  CHANNEL,
  LANE,
  FACE,
  PAIN,
  OPPORTUNITY,
  EVIDENCE,
  STAR,
} Drawing;

struct _TlIconImage
{
  GtkWidget parent_instance;

  int              size_px;
  Drawing          drawing;
  TlChannel        channel;
  TlLaneKind       lane;
  double           score;
  TlEvidenceStatus status;
  GskRenderNode   *node;
};

G_DEFINE_FINAL_TYPE (TlIconImage, tl_icon_image, GTK_TYPE_WIDGET)

static void
draw_channel (TlIconImage *self, TlGroupBuilder *builder, const TlTheme *theme)
{
  double        radius = self->size_px / 2.0;
  TlColor       fill = tl_theme_get_channel (theme, self->channel);
  TlColor       paper = tl_theme_get_paper (theme);
  const TlColor none = { 0 };

  tl_icon_draw_disc (builder, radius, radius, radius, &fill, &none, 0);
  tl_icon_draw_channel (builder,
                        self->channel,
                        radius,
                        radius,
                        self->size_px * BADGE_SHARE / ICON_PX,
                        &paper);
}

static void
draw_lane (TlIconImage *self, TlGroupBuilder *builder, const TlTheme *theme)
{
  double  radius = self->size_px / 2.0;
  TlColor ink = tl_theme_get_ink (theme, TL_INK_SECONDARY);

  tl_icon_draw_lane (builder, self->lane, radius, radius, self->size_px / LANE_PX, &ink);
}

/* As on a card's corner. */
static void
draw_sign (TlIconImage *self, TlGroupBuilder *builder, const TlTheme *theme, TlIcon icon, TlInk ink)
{
  double        radius = self->size_px / 2.0;
  TlColor       fill = tl_theme_get_ink (theme, ink);
  TlColor       paper = tl_theme_get_paper (theme);
  const TlColor none = { 0 };

  tl_icon_draw_disc (builder, radius, radius, radius, &fill, &none, 0);
  tl_icon_draw (builder, icon, radius, radius, self->size_px * BADGE_SHARE / ICON_PX, &paper);
}

/* A card with the outline that says how it is known. */
static void
draw_evidence (TlIconImage *self, TlGroupBuilder *builder, const TlTheme *theme)
{
  TlColor paper = tl_theme_get_paper (theme);
  TlPaint paint = { .stroke = tl_theme_get_status_outline (theme, &paper), .stroke_width = 1.5 };
  double  height = floor (self->size_px * 0.7);
  TlRect  card = TL_RECT_INIT (1, (self->size_px - height) / 2, self->size_px - 2, height);

  if (self->status == TL_EVIDENCE_STATUS_ASSUMED)
    paint.dash = TL_DASH_DASHED;
  else if (self->status == TL_EVIDENCE_STATUS_PROPOSED)
    paint.dash = TL_DASH_DOTTED;
  tl_group_builder_rect (builder, &card, 4, &paint);
  if (self->status == TL_EVIDENCE_STATUS_OBSERVED)
    tl_icon_draw (builder,
                  TL_ICON_EYE,
                  self->size_px / 2.0,
                  self->size_px / 2.0,
                  0.8,
                  &paint.stroke);
}

static GskRenderNode *
draw (TlIconImage *self)
{
  gboolean        dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const TlTheme  *theme = tl_theme_get (dark ? TL_THEME_DARK : TL_THEME_LIGHT);
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, NULL);
  double          radius = self->size_px / 2.0;
  g_autoptr (TlGroup) group = NULL;
  g_autoptr (TlGskPainter) painter = tl_gsk_painter_new (tl_text_get_default ());

  if (self->drawing == CHANNEL && self->channel != TL_CHANNEL_NONE)
    draw_channel (self, builder, theme);
  else if (self->drawing == LANE)
    draw_lane (self, builder, theme);
  else if (self->drawing == FACE)
    tl_icon_draw_face (builder, radius, radius, radius, self->score, theme);
  else if (self->drawing == PAIN)
    draw_sign (self, builder, theme, TL_ICON_BOLT, TL_INK_PAIN);
  else if (self->drawing == OPPORTUNITY)
    draw_sign (self, builder, theme, TL_ICON_BULB, TL_INK_OPPORTUNITY);
  else if (self->drawing == EVIDENCE)
    draw_evidence (self, builder, theme);
  else if (self->drawing == STAR)
    tl_icon_draw_star (builder, radius, radius, radius, theme, NULL);
  group = tl_group_builder_end (builder);
  return group->n_items ? tl_gsk_painter_paint (painter, group, TL_DETAIL_FULL) : NULL;
}

static void
drop_node (TlIconImage *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tl_icon_image_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlIconImage *self = TL_ICON_IMAGE (widget);
  float        x = (gtk_widget_get_width (widget) - self->size_px) / 2;
  float        y = (gtk_widget_get_height (widget) - self->size_px) / 2;

  if (!self->node)
    self->node = draw (self);
  if (!self->node)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
tl_icon_image_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = *natural = TL_ICON_IMAGE (widget)->size_px;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_icon_image_dispose (GObject *object)
{
  g_clear_pointer (&TL_ICON_IMAGE (object)->node, gsk_render_node_unref);
  G_OBJECT_CLASS (tl_icon_image_parent_class)->dispose (object);
}

static void
tl_icon_image_class_init (TlIconImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_icon_image_dispose;
  widget_class->snapshot = tl_icon_image_snapshot;
  widget_class->measure = tl_icon_image_measure;
  gtk_widget_class_set_css_name (widget_class, "mapicon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tl_icon_image_init (TlIconImage *self)
{
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (drop_node),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_icon_image_new:
 * @size_px: its side
 *
 * Returns: (transfer floating): one that shows nothing
 */
GtkWidget *
tl_icon_image_new (int size_px)
{
  TlIconImage *self = g_object_new (TL_TYPE_ICON_IMAGE, NULL);

  self->size_px = size_px;
  return GTK_WIDGET (self);
}

/**
 * tl_icon_image_set_channel:
 * @self: an icon image
 * @channel: what its badge shows; for none it is empty
 */
void
tl_icon_image_set_channel (TlIconImage *self, TlChannel channel)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = CHANNEL;
  self->channel = channel;
  drop_node (self);
}

/**
 * tl_icon_image_set_lane:
 * @self: an icon image
 * @kind: the kind of lane whose sign it shows
 */
void
tl_icon_image_set_lane (TlIconImage *self, TlLaneKind kind)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = LANE;
  self->lane = kind;
  drop_node (self);
}

/**
 * tl_icon_image_set_face:
 * @self: an icon image
 * @score: what the face feels, -2 to 2
 */
void
tl_icon_image_set_face (TlIconImage *self, double score)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = FACE;
  self->score = score;
  drop_node (self);
}

/**
 * tl_icon_image_clear:
 * @self: an icon image
 *
 * Shows nothing, and keeps its place.
 */
void
tl_icon_image_clear (TlIconImage *self)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = NOTHING;
  drop_node (self);
}

/**
 * tl_icon_image_set_pain:
 * @self: an icon image
 *
 * Shows the sign of a pain point.
 */
void
tl_icon_image_set_pain (TlIconImage *self)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = PAIN;
  drop_node (self);
}

/**
 * tl_icon_image_set_opportunity:
 * @self: an icon image
 *
 * Shows the sign of an opportunity.
 */
void
tl_icon_image_set_opportunity (TlIconImage *self)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = OPPORTUNITY;
  drop_node (self);
}

/**
 * tl_icon_image_set_evidence:
 * @self: an icon image
 * @status: how something is known
 *
 * Shows a card as it is drawn when it is known in that way.
 */
void
tl_icon_image_set_evidence (TlIconImage *self, TlEvidenceStatus status)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = EVIDENCE;
  self->status = status;
  drop_node (self);
}

/**
 * tl_icon_image_set_star:
 * @self: an icon image
 *
 * Shows the star of a moment of truth.
 */
void
tl_icon_image_set_star (TlIconImage *self)
{
  g_return_if_fail (TL_IS_ICON_IMAGE (self));

  self->drawing = STAR;
  drop_node (self);
}
