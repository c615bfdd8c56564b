/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A painted page on a desk: a texture with a shadow, in the middle; what is clear of it shows
 * squares, as in programs for pictures. Tells when there is room for another size ("room"). */
#include "config.h"

#include "app/tl-export-sheet.h"

#include <math.h>

/* px around the page */
#define MARGIN 18
#define SQUARE 8

struct _TlExportSheet
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  gboolean    clear; /* it may be seen through */
};

G_DEFINE_FINAL_TYPE (TlExportSheet, tl_export_sheet, GTK_TYPE_WIDGET)

enum
{
  ROOM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tl_export_sheet_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 240;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_export_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_signal_emit (widget, signals[ROOM], 0);
}

/* Where the page stands, px: never larger than it was painted, but for a frame or two. */
static void
place_page (TlExportSheet *self, graphene_rect_t *rect)
{
  double room_width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN);
  double room_height = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN);
  double width = gdk_texture_get_width (self->texture);
  double height = gdk_texture_get_height (self->texture);
  double scale = MIN (room_width / width, room_height / height);

  width = MAX (1, round (width * scale));
  height = MAX (1, round (height * scale));
  graphene_rect_init (rect,
                      (float) (MARGIN + floor ((room_width - width) / 2)),
                      (float) (MARGIN + floor ((room_height - height) / 2)),
                      (float) width,
                      (float) height);
}

static void
append_squares (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, grey = { 0.88f, 0.88f, 0.88f, 1 };
  graphene_rect_t      tile =
    GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, 2 * SQUARE, 2 * SQUARE);

  gtk_snapshot_append_color (snapshot, &white, rect);
  gtk_snapshot_push_repeat (snapshot, rect, &tile);
  gtk_snapshot_append_color (snapshot,
                             &grey,
                             &GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, SQUARE, SQUARE));
  gtk_snapshot_append_color (snapshot,
                             &grey,
                             &GRAPHENE_RECT_INIT (rect->origin.x + SQUARE,
                                                  rect->origin.y + SQUARE,
                                                  SQUARE,
                                                  SQUARE));
  gtk_snapshot_pop (snapshot);
}

static void
tl_export_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlExportSheet  *self = TL_EXPORT_SHEET (widget);
  graphene_rect_t rect;
  GskRoundedRect  outline;

  if (!self->texture)
    return;
  place_page (self, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.18f }, 0, 2, 0, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.16f }, 0, 0, 1, 0);
  if (self->clear)
    append_squares (snapshot, &rect);
  gtk_snapshot_append_texture (snapshot, self->texture, &rect);
}

static void
tl_export_sheet_dispose (GObject *object)
{
  g_clear_object (&TL_EXPORT_SHEET (object)->texture);
  G_OBJECT_CLASS (tl_export_sheet_parent_class)->dispose (object);
}

static void
tl_export_sheet_class_init (TlExportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_export_sheet_dispose;
  widget_class->measure = tl_export_sheet_measure;
  widget_class->size_allocate = tl_export_sheet_size_allocate;
  widget_class->snapshot = tl_export_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "exportsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[ROOM] = g_signal_new ("room",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);
}

static void
tl_export_sheet_init (TlExportSheet *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * tl_export_sheet_new:
 *
 * Returns: (transfer floating): a desk without a page
 */
GtkWidget *
tl_export_sheet_new (void)
{
  return g_object_new (TL_TYPE_EXPORT_SHEET, NULL);
}

/**
 * tl_export_sheet_set_texture:
 * @self: a sheet
 * @texture: (nullable): the page from now on
 * @clear: whether it may be seen through
 */
void
tl_export_sheet_set_texture (TlExportSheet *self, GdkTexture *texture, gboolean clear)
{
  g_return_if_fail (TL_IS_EXPORT_SHEET (self));

  g_set_object (&self->texture, texture);
  self->clear = clear;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_export_sheet_get_texture:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the page
 */
GdkTexture *
tl_export_sheet_get_texture (TlExportSheet *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_SHEET (self), NULL);

  return self->texture;
}

/**
 * tl_export_sheet_get_room:
 * @self: a sheet
 * @width: (out): device pixels
 * @height: (out): device pixels
 *
 * Tells how large a page may be painted.
 */
void
tl_export_sheet_get_room (TlExportSheet *self, int *width, int *height)
{
  int scale;

  g_return_if_fail (TL_IS_EXPORT_SHEET (self));

  scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  *width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN) * scale;
  *height = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN) * scale;
}
