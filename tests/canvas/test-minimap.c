/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The minimap: when it is there, what it shows, and where a drag of it leads. */
#include "config.h"

#include "canvas-hands.h"
#include "canvas/tl-minimap.h"

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static TlMinimap *
put_minimap (Hands *f)
{
  GtkWidget *overlay = gtk_overlay_new ();
  gint64     deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint      tick = g_timeout_add (20, tick_cb, NULL);
  GtkWidget *minimap =
    g_object_new (TL_TYPE_MINIMAP, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_END, NULL);

  g_object_ref (f->canvas);
  gtk_window_set_child (GTK_WINDOW (f->window), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (f->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), minimap);
  gtk_window_set_child (GTK_WINDOW (f->window), overlay);
  g_object_unref (f->canvas);
  while (gtk_widget_get_width (GTK_WIDGET (f->canvas)) == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  tl_minimap_set_canvas (TL_MINIMAP (minimap), f->canvas);
  return TL_MINIMAP (minimap);
}

/* Frames and idle work until the minimap is there or not, at most ten seconds. */
static gboolean
wait_visible (TlMinimap *minimap, gboolean visible)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint  tick = g_timeout_add (20, tick_cb, NULL);

  while (gtk_widget_get_visible (GTK_WIDGET (minimap)) != visible &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  return gtk_widget_get_visible (GTK_WIDGET (minimap)) == visible;
}

static void
test_shown_when_large (Hands *f, gconstpointer data)
{
  TlMinimap *minimap = put_minimap (f);

  hands_settle ();
  tl_canvas_fit (f->canvas);
  g_assert_true (wait_visible (minimap, FALSE));
  tl_canvas_set_zoom (f->canvas, 3);
  g_assert_true (wait_visible (minimap, TRUE));
  tl_minimap_set_wanted (minimap, FALSE);
  g_assert_true (wait_visible (minimap, FALSE));
  tl_minimap_set_wanted (minimap, TRUE);
  g_assert_true (wait_visible (minimap, TRUE));
  tl_canvas_fit (f->canvas);
  g_assert_true (wait_visible (minimap, FALSE));
}

/* It never lies over what is being written. */
static void
test_leaves_writing_alone (Hands *f, gconstpointer data)
{
  TlMinimap *minimap = put_minimap (f);
  TlPlace    place;
  TlRect     rect;

  hands_settle ();
  tl_canvas_set_zoom (f->canvas, 3);
  g_assert_true (wait_visible (minimap, TRUE));
  place = tl_scene_place_of (f->canvas->scene, f->first);
  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, f->first, &rect));
  tl_canvas_set_offset (f->canvas,
                        rect.x - (gtk_widget_get_width (GTK_WIDGET (f->canvas)) - 260) / 3.0,
                        rect.y - (gtk_widget_get_height (GTK_WIDGET (f->canvas)) - 180) / 3.0);
  tl_canvas_edit (f->canvas, &place);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_settle ();
  tl_canvas_set_offset (f->canvas,
                        rect.x - (gtk_widget_get_width (GTK_WIDGET (f->canvas)) - 260) / 3.0,
                        rect.y - (gtk_widget_get_height (GTK_WIDGET (f->canvas)) - 180) / 3.0);
  g_assert_true (wait_visible (minimap, FALSE));
  tl_canvas_commit_writing (f->canvas);
  g_assert_true (wait_visible (minimap, TRUE));
}

/* The listed blocks are where the scene says that things are. */
static void
check_block (const TlBlock *block, gpointer user_data)
{
  Hands *f = user_data;
  TlRect rect;

  if (block->role != TL_ROLE_CARD)
    return;
  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, block->id, &rect));
  g_assert_true (tl_rect_equal (&rect, &block->rect));
  f->n_keys++;
}

static void
count_line (const TlPoint *points, guint n_points, const TlColor *color, gpointer user_data)
{
  *(guint *) user_data += n_points;
}

static void
test_blocks (Hands *f, gconstpointer data)
{
  g_autofree char *one = hands_add_point (f, f->stages[0], 1);
  g_autofree char *two = hands_add_point (f, f->stages[2], -1);
  guint            n_points = 0;

  f->n_keys = 0;
  tl_scene_foreach_block (f->canvas->scene, check_block, f);
  g_assert_cmpuint (f->n_keys, ==, 2);
  tl_scene_foreach_line (f->canvas->scene, count_line, &n_points);
  g_assert_cmpuint (n_points, ==, 2);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/canvas/minimap/" path, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("shown-when-large", test_shown_when_large);
  ADD ("leaves-writing-alone", test_leaves_writing_alone);
  ADD ("blocks", test_blocks);
  return g_test_run ();
}
