/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* show-canvas FILE [--dark] [--size WxH] [--zoom Z] [--at X,Y] [--select ID] [--focus ID] [--shot
 * PNG]
 *
 * A document on the canvas in a plain window, to look at the canvas alone. With --shot it writes
 * the canvas's first picture and ends. */
#include "config.h"

#include "canvas/tl-canvas.h"
#include "store/tl-store.h"

static gboolean dark;
static char    *size;
static double   zoom;
static char    *at;
static char    *shot;
static char   **selected;
static char    *focused;
static char   **files;

static const GOptionEntry options[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark theme", NULL },
  { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Size of the window", "WxH" },
  { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &zoom, "Zoom", "Z" },
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, "Document point at the top left", "X,Y" },
  { "select", 0, 0, G_OPTION_ARG_STRING_ARRAY, &selected, "Select a record", "ID" },
  { "focus", 0, 0, G_OPTION_ARG_STRING, &focused, "Focus a record", "ID" },
  { "shot", 0, 0, G_OPTION_ARG_FILENAME, &shot, "Write a picture and end", "PNG" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE" },
  { NULL },
};

static gboolean
shoot_cb (gpointer user_data)
{
  GtkWidget *canvas = user_data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (canvas);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  int              width = gtk_widget_get_width (canvas);
  int              height = gtk_widget_get_height (canvas);
  cairo_surface_t *surface;
  cairo_t         *cr;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  if (cairo_surface_write_to_png (surface, shot) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: cannot write the picture\n", shot);
  cairo_surface_destroy (surface);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (canvas)));
  return G_SOURCE_REMOVE;
}

static void
place (TlCanvas *canvas)
{
  double x = 0;
  double y = 0;

  if (zoom > 0)
    tl_canvas_set_zoom (canvas, zoom);
  if (at != NULL && sscanf (at, "%lf,%lf", &x, &y) == 2)
    tl_canvas_set_offset (canvas, x, y);
  if (selected != NULL)
    tl_canvas_select (canvas, (const char *const *) selected);
  if (focused != NULL)
    {
      TlPlace focus = tl_scene_place_of (tl_canvas_get_scene (canvas), focused);

      tl_canvas_focus_place (canvas, &focus);
      gtk_widget_grab_focus (GTK_WIDGET (canvas));
    }
}

static gboolean
arranged_cb (gpointer user_data)
{
  place (user_data);
  if (shot != NULL)
    g_timeout_add (300, shoot_cb, user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
closed_cb (GtkWindow *window, GMainLoop *loop)
{
  g_main_loop_quit (loop);
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = NULL;
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *window;
  GtkWidget *canvas;
  int        width = 1400;
  int        height = 900;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || files == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "which file?");
      return 2;
    }
  gtk_init ();
  table = tl_store_load (files[0], NULL, NULL, &error);
  if (table == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  document = tl_document_new_for_table (table);
  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  window = gtk_window_new ();
  canvas = tl_canvas_new ();
  tl_canvas_set_theme (TL_CANVAS (canvas), dark ? TL_THEME_DARK : TL_THEME_LIGHT);
  tl_canvas_set_document (TL_CANVAS (canvas), document, NULL);
  gtk_window_set_title (GTK_WINDOW (window), "show-canvas");
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), canvas);
  g_signal_connect (window, "destroy", G_CALLBACK (closed_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (300, arranged_cb, canvas);
  g_main_loop_run (loop);
  return 0;
}
