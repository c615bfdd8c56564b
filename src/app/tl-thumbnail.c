/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map's picture on a card of the start page. A map is read from its title down, so the picture
 * keeps its top; GtkPicture would cut top and bottom alike. */
#include "config.h"

#include "app/tl-thumbnail.h"

/* Wide as a column of the start page, in the proportions of a screen. */
#define WIDTH_PX 264
#define HEIGHT_PX 160

struct _TlThumbnail
{
  GtkWidget parent_instance;

  GdkTexture *picture;
};

G_DEFINE_FINAL_TYPE (TlThumbnail, tl_thumbnail, GTK_TYPE_WIDGET)

static void
tl_thumbnail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlThumbnail *self = TL_THUMBNAIL (widget);
  float        width = gtk_widget_get_width (widget);
  float        height = gtk_widget_get_height (widget);
  float        picture_height;
  float        top;

  if (!self->picture || width <= 0)
    return;
  picture_height =
    width * gdk_texture_get_height (self->picture) / gdk_texture_get_width (self->picture);
  top = picture_height < height ? (height - picture_height) / 2 : 0;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (snapshot,
                               self->picture,
                               &GRAPHENE_RECT_INIT (0, top, width, picture_height));
  gtk_snapshot_pop (snapshot);
}

static void
tl_thumbnail_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX / 2 : HEIGHT_PX;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_thumbnail_dispose (GObject *object)
{
  g_clear_object (&TL_THUMBNAIL (object)->picture);
  G_OBJECT_CLASS (tl_thumbnail_parent_class)->dispose (object);
}

static void
tl_thumbnail_class_init (TlThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_thumbnail_dispose;
  widget_class->snapshot = tl_thumbnail_snapshot;
  widget_class->measure = tl_thumbnail_measure;
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tl_thumbnail_init (TlThumbnail *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * tl_thumbnail_new:
 *
 * Returns: (transfer floating): one without a picture
 */
GtkWidget *
tl_thumbnail_new (void)
{
  return g_object_new (TL_TYPE_THUMBNAIL, NULL);
}

/**
 * tl_thumbnail_set_picture:
 * @self: a thumbnail
 * @picture: (nullable): what to show
 */
void
tl_thumbnail_set_picture (TlThumbnail *self, GdkTexture *picture)
{
  g_return_if_fail (TL_IS_THUMBNAIL (self));

  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
