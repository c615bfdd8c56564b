/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture in a widget: the painter makes a node of each group once, and a frame is those nodes
 * under one scale. GSK leaves out what is scrolled away. */
#include "config.h"

#include "canvas/tl-picture-view.h"

#include <math.h>

#include "canvas/tl-gsk-painter.h"

/* Wider than this, words are larger than anybody needs. */
#define MOST_SCALE 2.0
/* px; a picture is never squeezed to less */
#define LEAST_WIDTH 240

struct _TlPictureView
{
  GtkWidget parent_instance;

  TlPicture    *picture;
  TlGskPainter *painter; /* made with the first frame: it needs a display */
  GPtrArray    *nodes;   /* one a group, NULL = nothing to be seen; NULL = to be made */
  double        zoom;
  gboolean      bare; /* the picture draws its own paper */
};

G_DEFINE_FINAL_TYPE (TlPictureView, tl_picture_view, GTK_TYPE_WIDGET)

static void
unref_node (gpointer node)
{
  if (node != NULL)
    gsk_render_node_unref (node);
}

static double
scale_for_width (TlPictureView *self, double width)
{
  if (self->picture == NULL || self->picture->sheet.width <= 0)
    return 1;
  if (self->zoom > 0)
    return self->zoom;
  return CLAMP (width / self->picture->sheet.width, 0.01, MOST_SCALE);
}

/* px from the widget's left edge: a picture that is smaller stands in the middle. */
static double
get_margin (TlPictureView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->picture == NULL)
    return 0;
  return MAX (0,
              floor ((width - self->picture->sheet.width * tl_picture_view_get_scale (self)) / 2));
}

static GtkSizeRequestMode
tl_picture_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_picture_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  TlPictureView *self = TL_PICTURE_VIEW (widget);
  TlRect         sheet = self->picture != NULL ? self->picture->sheet : (TlRect){ 0 };

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) ceil (sheet.width * (self->zoom > 0 ? self->zoom : 1));
      *minimum = self->zoom > 0 ? *natural : MIN (*natural, LEAST_WIDTH);
      return;
    }
  if (for_size < 0)
    for_size = (int) ceil (sheet.width);
  *minimum = *natural = (int) ceil (sheet.height * scale_for_width (self, for_size));
}

static void
make_nodes (TlPictureView *self)
{
  if (self->painter == NULL)
    self->painter = tl_gsk_painter_new (tl_text_get_default ());
  tl_gsk_painter_set_table (self->painter, self->picture->table);
  self->nodes = g_ptr_array_new_with_free_func (unref_node);
  for (guint i = 0; i < self->picture->groups->len; i++)
    g_ptr_array_add (self->nodes,
                     tl_gsk_painter_paint (self->painter,
                                           g_array_index (self->picture->groups, TlPlacedGroup, i)
                                             .group,
                                           TL_DETAIL_FULL));
}

static void
append_paper (TlPictureView *self, GtkSnapshot *snapshot)
{
  const TlRect  *sheet = &self->picture->sheet;
  const TlColor *paper = &self->picture->paper;
  GdkRGBA        color = { paper->red, paper->green, paper->blue, paper->alpha };

  if (paper->alpha > 0 && !self->bare)
    gtk_snapshot_append_color (snapshot,
                               &color,
                               &GRAPHENE_RECT_INIT (sheet->x,
                                                    sheet->y,
                                                    sheet->width,
                                                    sheet->height));
}

static void
tl_picture_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlPictureView *self = TL_PICTURE_VIEW (widget);
  double         scale = tl_picture_view_get_scale (self);

  if (self->picture == NULL)
    return;
  if (self->nodes == NULL)
    make_nodes (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (get_margin (self), 0));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (-self->picture->sheet.x, -self->picture->sheet.y));
  append_paper (self, snapshot);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (self->picture->groups, TlPlacedGroup, i);

      if (g_ptr_array_index (self->nodes, i) == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (placed->origin.x, placed->origin.y));
      gtk_snapshot_append_node (snapshot, g_ptr_array_index (self->nodes, i));
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_restore (snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
tl_picture_view_dispose (GObject *object)
{
  TlPictureView *self = TL_PICTURE_VIEW (object);

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->painter, tl_gsk_painter_free);
  g_clear_pointer (&self->picture, tl_picture_unref);
  G_OBJECT_CLASS (tl_picture_view_parent_class)->dispose (object);
}

static void
tl_picture_view_class_init (TlPictureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_picture_view_dispose;
  widget_class->get_request_mode = tl_picture_view_get_request_mode;
  widget_class->measure = tl_picture_view_measure;
  widget_class->snapshot = tl_picture_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pictureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tl_picture_view_init (TlPictureView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * tl_picture_view_new:
 *
 * Returns: (transfer floating): a view without a picture
 */
GtkWidget *
tl_picture_view_new (void)
{
  return g_object_new (TL_TYPE_PICTURE_VIEW, NULL);
}

/**
 * tl_picture_view_set_bare:
 * @self: a view
 * @bare: whether no paper is laid beneath the picture: it draws a sheet with corners of its own
 */
void
tl_picture_view_set_bare (TlPictureView *self, gboolean bare)
{
  g_return_if_fail (TL_IS_PICTURE_VIEW (self));

  if (self->bare == bare)
    return;
  self->bare = bare;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_picture_view_set_picture:
 * @self: a view
 * @picture: (nullable): what it shows from now on; its title is the view's accessible name
 */
void
tl_picture_view_set_picture (TlPictureView *self, TlPicture *picture)
{
  g_return_if_fail (TL_IS_PICTURE_VIEW (self));

  if (picture != NULL)
    tl_picture_ref (picture);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->picture, tl_picture_unref);
  self->picture = picture;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  picture != NULL ? picture->title : "",
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tl_picture_view_get_picture:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TlPicture *
tl_picture_view_get_picture (TlPictureView *self)
{
  g_return_val_if_fail (TL_IS_PICTURE_VIEW (self), NULL);

  return self->picture;
}

/**
 * tl_picture_view_set_zoom:
 * @self: a view
 * @zoom: widget px a px of the picture; 0 = as wide as there is room
 */
void
tl_picture_view_set_zoom (TlPictureView *self, double zoom)
{
  g_return_if_fail (TL_IS_PICTURE_VIEW (self));

  self->zoom = MAX (zoom, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tl_picture_view_get_scale:
 * @self: a view
 *
 * Returns: widget px a px of the picture, as it is shown now
 */
double
tl_picture_view_get_scale (TlPictureView *self)
{
  g_return_val_if_fail (TL_IS_PICTURE_VIEW (self), 1);

  return scale_for_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/**
 * tl_picture_view_to_picture:
 * @self: a view
 * @x: widget px
 * @y: widget px
 *
 * Returns: the place in the picture's px
 */
TlPoint
tl_picture_view_to_picture (TlPictureView *self, double x, double y)
{
  double scale = tl_picture_view_get_scale (self);
  TlRect sheet = self->picture != NULL ? self->picture->sheet : (TlRect){ 0 };

  return (TlPoint){ sheet.x + (x - get_margin (self)) / scale, sheet.y + y / scale };
}

/**
 * tl_picture_view_from_picture:
 * @self: a view
 * @rect: in the picture's px
 *
 * Returns: the rectangle in widget px
 */
TlRect
tl_picture_view_from_picture (TlPictureView *self, const TlRect *rect)
{
  double scale = tl_picture_view_get_scale (self);
  TlRect sheet = self->picture != NULL ? self->picture->sheet : (TlRect){ 0 };

  return (TlRect){ get_margin (self) + (rect->x - sheet.x) * scale,
                   (rect->y - sheet.y) * scale,
                   rect->width * scale,
                   rect->height * scale };
}

/**
 * tl_picture_view_pick:
 * @self: a view
 * @x: widget px
 * @y: widget px
 *
 * Returns: (transfer none) (nullable): the topmost group with a record under a point
 */
const TlPlacedGroup *
tl_picture_view_pick (TlPictureView *self, double x, double y)
{
  TlPoint at = tl_picture_view_to_picture (self, x, y);

  return self->picture != NULL ? tl_picture_pick (self->picture, at.x, at.y) : NULL;
}
