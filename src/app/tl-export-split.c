/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two children: the picture has what the options leave, at the start; in a narrow window it stands
 * above them and has a third of the height. */
#include "config.h"

#include "app/tl-export-split.h"

/* px from which on both stand side by side */
#define WIDE 680
#define OPTIONS_WIDTH 360
/* px of the picture's height when it stands above */
#define LEAST_HEIGHT 130
#define MOST_HEIGHT 320

struct _TlExportSplit
{
  GtkWidget parent_instance;

  GtkWidget *picture;
  GtkWidget *options;
};

G_DEFINE_FINAL_TYPE (TlExportSplit, tl_export_split, GTK_TYPE_WIDGET)

static void
tl_export_split_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  TlExportSplit *self = TL_EXPORT_SPLIT (widget);
  int            picture, options, picture_natural, options_natural;

  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (self->picture, orientation, -1, &picture, &picture_natural, NULL, NULL);
  gtk_widget_measure (self->options, orientation, -1, &options, &options_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (picture, options);
      *natural = MAX (picture_natural, options_natural);
      return;
    }
  /* Narrow or wide, the window may be as low as both above each other need at least. */
  *minimum = LEAST_HEIGHT + options;
  *natural = MAX (*minimum, options_natural);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (child, width, height, -1, transform);
}

static void
tl_export_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlExportSplit *self = TL_EXPORT_SPLIT (widget);
  gboolean       rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int            above = CLAMP (height * 2 / 5, LEAST_HEIGHT, MOST_HEIGHT);
  int            beside;

  if (width < WIDE)
    {
      allocate (self->picture, 0, 0, width, above);
      allocate (self->options, 0, above, width, height - above);
      return;
    }
  gtk_widget_measure (self->options, GTK_ORIENTATION_HORIZONTAL, -1, &beside, NULL, NULL, NULL);
  beside = MAX (beside, OPTIONS_WIDTH);
  allocate (self->picture, rtl ? beside : 0, 0, width - beside, height);
  allocate (self->options, rtl ? 0 : width - beside, 0, beside, height);
}

static void
tl_export_split_dispose (GObject *object)
{
  TlExportSplit *self = TL_EXPORT_SPLIT (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->options, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_export_split_parent_class)->dispose (object);
}

static void
tl_export_split_class_init (TlExportSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_export_split_dispose;
  widget_class->measure = tl_export_split_measure;
  widget_class->size_allocate = tl_export_split_size_allocate;
}

static void
tl_export_split_init (TlExportSplit *self)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * tl_export_split_new:
 * @picture: what is shown
 * @options: what is chosen
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
tl_export_split_new (GtkWidget *picture, GtkWidget *options)
{
  TlExportSplit *self = g_object_new (TL_TYPE_EXPORT_SPLIT, NULL);

  self->picture = picture;
  self->options = options;
  gtk_widget_set_parent (picture, GTK_WIDGET (self));
  gtk_widget_set_parent (options, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
