/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of children, each as wide as it wants to be. A line is full when the next child does not
 * fit; a child that expands takes what its line has left. One walk over the children serves
 * measuring and allocating, so that both break at the same places. */
#include "config.h"

#include "app/tl-wrap-layout.h"

struct _TlWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing_px;
};

G_DEFINE_FINAL_TYPE (TlWrapLayout, tl_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A child's place: `end` is where its line ends when it takes all that is left. */
typedef struct
{
  GtkWidget *child;
  int        x;
  int        y;
  int        width;
  int        height;
} Place;

static gboolean
is_laid_out (GtkWidget *child)
{
  return gtk_widget_should_layout (child);
}

/* Gives the last line its end: who expands takes the rest, everybody is as high as the line. */
static void
end_line (GArray *places, guint first, int width)
{
  int height = 0;

  for (guint i = first; i < places->len; i++)
    height = MAX (height, g_array_index (places, Place, i).height);
  for (guint i = first; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->height = height;
      if (i + 1 == places->len &&
          gtk_widget_compute_expand (place->child, GTK_ORIENTATION_HORIZONTAL))
        place->width = MAX (place->width, width - place->x);
    }
}

static GArray *
place_children (TlWrapLayout *self, GtkWidget *widget, int width, int *height)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint   first = 0;
  int     x = 0;
  int     y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .child = child };
      int   natural;

      if (!is_laid_out (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      place.width = MIN (natural, MAX (width, 1));
      gtk_widget_measure (child,
                          GTK_ORIENTATION_VERTICAL,
                          place.width,
                          NULL,
                          &place.height,
                          NULL,
                          NULL);
      if (x > 0 && x + place.width > width)
        {
          end_line (places, first, width);
          y += g_array_index (places, Place, first).height + self->spacing_px;
          x = 0;
          first = places->len;
        }
      place.x = x;
      place.y = y;
      g_array_append_val (places, place);
      x += place.width + self->spacing_px;
    }
  end_line (places, first, width);
  if (height)
    *height = first < places->len ? y + g_array_index (places, Place, first).height : 0;
  return places;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int most;

      if (!is_laid_out (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
tl_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    {
      int least;
      int width = for_size;
      g_autoptr (GArray) places = NULL;

      if (width < 0)
        measure_width (widget, &least, &width);
      places = place_children (TL_WRAP_LAYOUT (manager), widget, width, minimum);
      *natural = *minimum;
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_wrap_layout_allocate (
  GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  g_autoptr (GArray) places = place_children (TL_WRAP_LAYOUT (manager), widget, width, NULL);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < places->len; i++)
    {
      const Place  *place = &g_array_index (places, Place, i);
      GtkAllocation box = { place->x, place->y, place->width, place->height };

      if (rtl)
        box.x = width - place->x - place->width;
      gtk_widget_size_allocate (place->child, &box, -1);
    }
}

static GtkSizeRequestMode
tl_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_wrap_layout_class_init (TlWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = tl_wrap_layout_measure;
  manager_class->allocate = tl_wrap_layout_allocate;
  manager_class->get_request_mode = tl_wrap_layout_get_request_mode;
}

static void
tl_wrap_layout_init (TlWrapLayout *self)
{
}

/**
 * tl_wrap_layout_new:
 * @spacing_px: between children and between lines
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
tl_wrap_layout_new (int spacing_px)
{
  TlWrapLayout *self = g_object_new (TL_TYPE_WRAP_LAYOUT, NULL);

  self->spacing_px = spacing_px;
  return GTK_LAYOUT_MANAGER (self);
}
