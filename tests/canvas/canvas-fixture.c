/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "places.h"

#include "canvas-fixture.h"

#include "store/tl-store.h"

static TlDocument *
load_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    g_build_filename (TL_SOURCE_DATA_DIR, "samples", "first-e-bike.journey", NULL);
  g_autoptr (TlTable) table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return tl_document_new_for_table (table);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = load_sample ();
  fixture->window = gtk_window_new ();
  fixture->canvas = TL_CANVAS (tl_canvas_new ());
  tl_canvas_set_document (fixture->canvas, fixture->document, NULL);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->canvas)))
    g_main_context_iteration (NULL, TRUE);
  wait_frame (GTK_WIDGET (fixture->canvas));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->canvas)), ==, 1400);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->canvas);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_ms (20);
  g_assert_finalize_object (fixture->canvas);
  g_assert_finalize_object (fixture->document);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
wait_ms (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

void
wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       painted = FALSE;
  gulong         id;

  gtk_widget_queue_draw (widget);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

GskRenderNode *
take_node (TlCanvas *canvas)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (canvas)->snapshot (GTK_WIDGET (canvas), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}
