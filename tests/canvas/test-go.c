/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Going about the map: from stage to stage, in a window of another size, with larger words. */
#include "config.h"

#include "canvas-hands.h"

static void
activate (Hands *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), action, NULL);
}

/* Page Down keeps the lane, ends at the last stage, and brings the stage into view. */
static void
test_stages (Hands *f, gconstpointer data)
{
  TlRect visible, rect;

  tl_canvas_set_zoom (f->canvas, 2);
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (f->canvas->focus.type, ==, TL_PLACE_CELL);
  g_assert_cmpstr (f->canvas->focus.column, ==, f->stages[1]);
  g_assert_cmpstr (f->canvas->focus.lane, ==, f->touchpoints);
  for (guint i = 0; i < 9; i++)
    hands_key (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (f->canvas->focus.column, ==, f->stages[4]);
  visible = tl_canvas_get_visible (f->canvas);
  g_assert_true (tl_scene_get_place_rect (f->canvas->scene, &f->canvas->focus, &rect));
  g_assert_true (tl_rect_intersects (&rect, &visible));
  for (guint i = 0; i < 9; i++)
    hands_key (f, GDK_KEY_Page_Up, 0);
  g_assert_cmpstr (f->canvas->focus.id, ==, f->first);
  g_assert_cmpstr (tl_canvas_get_selection (f->canvas)[0], ==, f->first);
}

/* From nowhere it leads to the heading; the strip stands where reading begins. */
static void
test_go_to_stage (Hands *f, gconstpointer data)
{
  TlPinned pinned;
  TlRect   area;
  double   wx, wy;

  tl_canvas_set_zoom (f->canvas, 2);
  tl_canvas_set_offset (f->canvas, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.go-to-stage", "s", f->stages[2]);
  g_assert_cmpint (f->canvas->focus.type, ==, TL_PLACE_STAGE);
  g_assert_cmpstr (f->canvas->focus.id, ==, f->stages[2]);
  g_assert_true (tl_scene_get_area (f->canvas->scene, f->stages[2], &area));
  tl_canvas_from_document (f->canvas, area.x, area.y, &wx, &wy);
  tl_canvas_get_pinned (f->canvas, &pinned);
  g_assert_cmpfloat (wx, >=, pinned.lane_strip.width);
  g_assert_cmpfloat (wx, <, pinned.lane_strip.width + 60);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.go-to-stage", "s", "gone");
  g_assert_cmpstr (f->canvas->focus.id, ==, f->stages[2]);
}

static void
resize (Hands *f, int width, int height)
{
  GtkAllocation to = { 0, 0, width, height };

  gtk_widget_size_allocate (GTK_WIDGET (f->canvas), &to, -1);
}

static gboolean
is_whole (Hands *f, const char *id)
{
  TlRect visible = tl_canvas_get_visible (f->canvas);
  TlRect rect;

  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, id, &rect));
  return rect.x >= visible.x && rect.x + rect.width <= visible.x + visible.width &&
         rect.y >= visible.y && rect.y + rect.height <= visible.y + visible.height;
}

/* What has the focus stays in view in a smaller window, fitted or not. */
static void
test_resize (Hands *f, gconstpointer data)
{
  g_autofree char *last = NULL;

  tl_document_begin (f->document, "Add");
  last = tl_edit_add_card (f->document, f->map, f->stages[4], f->touchpoints, "Last", NULL);
  tl_document_commit (f->document);
  tl_canvas_view_reset (f->canvas);
  hands_focus (f, last);
  g_assert_true (is_whole (f, last));
  resize (f, 420, 500);
  g_assert_true (is_whole (f, last));
  resize (f, 1400, 900);
  tl_canvas_set_zoom (f->canvas, 1);
  hands_focus (f, last);
  g_assert_true (is_whole (f, last));
  resize (f, 700, 500);
  g_assert_true (is_whole (f, last));
}

/* Larger words, in steps, within their limits; one undo each; what has the focus stays. */
static void
test_text_size (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const TlRecord *map;
  TlRect          first, later;

  hands_focus (f, f->second);
  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, f->second, &first));
  first = tl_canvas_rect_to_widget (f->canvas, &first);
  activate (f, "canvas.text-larger");
  map = tl_table_get (hands_table (f), f->map);
  g_assert_cmpint (tl_record_get_integer (map, TL_MAP_TEXT_SCALE), ==, 110);
  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, f->second, &later));
  later = tl_canvas_rect_to_widget (f->canvas, &later);
  g_assert_cmpfloat (ABS (first.y - later.y), <, 1.01);
  hands_assert_one_step (f, before, "Change Text Size");
  for (guint i = 0; i < 15; i++)
    hands_key (f, GDK_KEY_greater, CTRL | SHIFT);
  map = tl_table_get (hands_table (f), f->map);
  g_assert_cmpint (tl_record_get_integer (map, TL_MAP_TEXT_SCALE), ==, 200);
  hands_key (f, GDK_KEY_less, CTRL);
  map = tl_table_get (hands_table (f), f->map);
  g_assert_cmpint (tl_record_get_integer (map, TL_MAP_TEXT_SCALE), ==, 190);
  activate (f, "canvas.text-reset");
  map = tl_table_get (hands_table (f), f->map);
  g_assert_cmpint (tl_record_get_integer (map, TL_MAP_TEXT_SCALE), ==, 100);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/canvas/go/" path, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("stages", test_stages);
  ADD ("go-to-stage", test_go_to_stage);
  ADD ("resize", test_resize);
  ADD ("text-size", test_text_size);
  return g_test_run ();
}
