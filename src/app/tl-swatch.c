/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A patch of colour. What a palette name means is the theme's to say, so that a swatch is what the
 * map shows. */
#include "config.h"

#include "app/tl-swatch.h"

#include <adwaita.h>

#include "compat/tl-compat.h"
#include "scene/tl-theme.h"

struct _TlSwatch
{
  GtkWidget parent_instance;

  char *color;
  int   size_px;
};

G_DEFINE_FINAL_TYPE (TlSwatch, tl_swatch, GTK_TYPE_WIDGET)

static gboolean
resolve (TlSwatch *self, GdkRGBA *rgba)
{
  gboolean       dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const TlTheme *theme = tl_theme_get (dark ? TL_THEME_DARK : TL_THEME_LIGHT);
  TlColor        color;

  if (!self->color || !*self->color || !tl_theme_resolve_color (theme, self->color, &color))
    return FALSE;
  *rgba = (GdkRGBA){ color.red, color.green, color.blue, color.alpha };
  return TRUE;
}

/* Without a colour: an empty ring, crossed. */
static void
draw_none (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *ink)
{
  g_autoptr (GskRenderNode) node = gsk_cairo_node_new (rect);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double   radius = rect->size.width / 2;
  double   reach = radius * G_SQRT2 / 2;

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, radius, radius, radius - 0.75, 0, 2 * G_PI);
  cairo_move_to (cr, radius - reach, radius + reach);
  cairo_line_to (cr, radius + reach, radius - reach);
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_append_node (snapshot, node);
}

static void
tl_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlSwatch       *self = TL_SWATCH (widget);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, self->size_px, self->size_px);
  GskRoundedRect  round;
  GdkRGBA         rgba;
  float           x = (gtk_widget_get_width (widget) - self->size_px) / 2;
  float           y = (gtk_widget_get_height (widget) - self->size_px) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (resolve (self, &rgba))
    {
      gsk_rounded_rect_init_from_rect (&round, &rect, self->size_px / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &rgba, &rect);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      tl_compat_get_color (widget, &rgba);
      rgba.alpha *= 0.55f;
      draw_none (snapshot, &rect, &rgba);
    }
  gtk_snapshot_restore (snapshot);
}

static void
tl_swatch_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  *minimum = *natural = TL_SWATCH (widget)->size_px;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_swatch_finalize (GObject *object)
{
  g_free (TL_SWATCH (object)->color);
  G_OBJECT_CLASS (tl_swatch_parent_class)->finalize (object);
}

static void
tl_swatch_class_init (TlSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_swatch_finalize;
  widget_class->snapshot = tl_swatch_snapshot;
  widget_class->measure = tl_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tl_swatch_init (TlSwatch *self)
{
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_swatch_new:
 * @color: (nullable): a palette name, #rrggbb or ""
 * @size_px: its diameter
 *
 * Returns: (transfer floating): a patch of it
 */
GtkWidget *
tl_swatch_new (const char *color, int size_px)
{
  TlSwatch *self = g_object_new (TL_TYPE_SWATCH, NULL);

  self->size_px = size_px;
  self->color = g_strdup (color);
  return GTK_WIDGET (self);
}

/**
 * tl_swatch_set_color:
 * @self: a swatch
 * @color: (nullable): a palette name, #rrggbb or ""
 */
void
tl_swatch_set_color (TlSwatch *self, const char *color)
{
  g_return_if_fail (TL_IS_SWATCH (self));

  if (g_strcmp0 (self->color, color) == 0)
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
