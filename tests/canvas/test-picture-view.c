/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The view of pictures that are not maps: how large it shows them, and what lies under a point. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "canvas/tl-picture-view.h"

static TlGroup *
new_box (const char *id, double width, double height)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, id);
  TlRect          rect = { 0, 0, width, height };
  TlPaint         paint = { .fill = { 0, 0, 1, 1 } };

  tl_group_builder_rect (builder, &rect, 0, &paint);
  return tl_group_builder_end (builder);
}

/* A red sheet of 400 x 300 from (-20, -10) with two blue cards, one of them over the other. */
static TlPicture *
new_picture (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  TlPicture *picture = tl_picture_new (table);

  tl_picture_set_title (picture, "Two boxes");
  picture->sheet = (TlRect){ -20, -10, 400, 300 };
  picture->paper = (TlColor){ 1, 0, 0, 1 };
  tl_picture_add (picture, new_box ("below", 100, 100), 0, 0);
  tl_picture_add (picture, new_box ("above", 100, 100), 50, 50);
  return picture;
}

static void
test_pick (void)
{
  g_autoptr (TlPicture) picture = new_picture ();

  g_assert_cmpstr (tl_picture_pick (picture, 10, 10)->group->id, ==, "below");
  g_assert_cmpstr (tl_picture_pick (picture, 60, 60)->group->id, ==, "above");
  g_assert_null (tl_picture_pick (picture, 200, 60));
  g_assert_cmpfloat (tl_picture_find (picture, TL_ROLE_CARD, "above")->origin.x, ==, 50);
  g_assert_null (tl_picture_find (picture, TL_ROLE_STAGE, "above"));
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 200 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
show_view (GtkWindow **window, int width)
{
  g_autoptr (TlPicture) picture = new_picture ();
  GtkWidget *view = tl_picture_view_new ();

  *window = GTK_WINDOW (gtk_window_new ());
  tl_picture_view_set_picture (TL_PICTURE_VIEW (view), picture);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_window_set_child (*window, view);
  gtk_window_set_default_size (*window, width, 900);
  gtk_window_present (*window);
  settle ();
  return view;
}

/* It fills the width up to twice its size, and then stands in the middle. */
static void
test_size (void)
{
  GtkWindow *window;
  GtkWidget *view = show_view (&window, 600);
  TlRect     rect;
  TlPoint    at;

  g_assert_cmpfloat_with_epsilon (tl_picture_view_get_scale (TL_PICTURE_VIEW (view)),
                                  gtk_widget_get_width (view) / 400.0,
                                  0.001);
  g_assert_cmpint (gtk_widget_get_height (view),
                   ==,
                   (int) ceil (300 * tl_picture_view_get_scale (TL_PICTURE_VIEW (view))));
  at = tl_picture_view_to_picture (TL_PICTURE_VIEW (view), 0, 0);
  g_assert_cmpfloat (at.x, ==, -20);
  g_assert_cmpfloat (at.y, ==, -10);
  rect = tl_picture_view_from_picture (TL_PICTURE_VIEW (view), &(TlRect){ 60, 60, 10, 10 });
  g_assert_cmpstr (tl_picture_view_pick (TL_PICTURE_VIEW (view), rect.x + 1, rect.y + 1)->group->id,
                   ==,
                   "above");
  tl_picture_view_set_zoom (TL_PICTURE_VIEW (view), 0.5);
  settle ();
  g_assert_cmpfloat (tl_picture_view_get_scale (TL_PICTURE_VIEW (view)), ==, 0.5);
  rect = tl_picture_view_from_picture (TL_PICTURE_VIEW (view), &(TlRect){ -20, -10, 400, 300 });
  g_assert_cmpfloat (rect.width, ==, 200);
  g_assert_cmpfloat_with_epsilon (rect.x, (gtk_widget_get_width (view) - 200) / 2.0, 1);
  gtk_window_destroy (window);
  settle ();
}

static cairo_surface_t *
paint (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 450);
  cairo_t         *cr = cairo_create (image);
  GskRenderNode   *node;

  gdk_paintable_snapshot (paintable,
                          snapshot,
                          gtk_widget_get_width (view),
                          gtk_widget_get_height (view));
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static guint32
get_pixel (cairo_surface_t *image, const TlRect *rect)
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (image);

  return pixels[((int) rect->y + 5) * 600 + (int) rect->x + 5];
}

/* Paper and cards stand where they were said to stand; a picture may bring its own paper. */
static void
test_frame (void)
{
  GtkWindow *window;
  GtkWidget *view = show_view (&window, 600);
  TlRect     card =
    tl_picture_view_from_picture (TL_PICTURE_VIEW (view), &(TlRect){ 120, 120, 20, 20 });
  TlRect bare = tl_picture_view_from_picture (TL_PICTURE_VIEW (view), &(TlRect){ 200, 20, 20, 20 });
  cairo_surface_t *image = paint (view);

  g_assert_cmphex (get_pixel (image, &card), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (image, &bare), ==, 0xffff0000);
  cairo_surface_destroy (image);
  tl_picture_view_set_bare (TL_PICTURE_VIEW (view), TRUE);
  settle ();
  image = paint (view);
  g_assert_cmphex (get_pixel (image, &card), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (image, &bare), ==, 0);
  cairo_surface_destroy (image);
  gtk_window_destroy (window);
  settle ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/canvas/picture-view/pick", test_pick);
  g_test_add_func ("/canvas/picture-view/size", test_size);
  g_test_add_func ("/canvas/picture-view/frame", test_frame);
  return g_test_run ();
}
