/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The emotion curve by hand and by key: what is shown while it is drawn, pen and finger, gaps,
 * target lines and several lines. Plain drawing and dragging are in test-tools.c. */
#include "config.h"

#include "canvas-hands.h"
#include "canvas/tl-canvas-pen.h"

static TlPoint
on_curve (Hands *f, double column, double score)
{
  TlPoint point;

  g_assert_true (tl_scene_curve_to_point (tl_canvas_get_scene (f->canvas),
                                          f->emotions,
                                          column,
                                          score,
                                          &point.x,
                                          &point.y));
  return point;
}

static TlToolEvent
event_at (Hands *f, TlSource source, double column, double score)
{
  TlPoint     point = on_curve (f, column, score);
  TlToolEvent event = { .pressure = 1, .n_press = 1, .source = source };

  tl_canvas_from_document (f->canvas, point.x, point.y, &event.x, &event.y);
  return event;
}

/* Presses and moves on without letting go; the last event. */
static TlToolEvent
draw_with (Hands *f, TlSource source, double from, double to, double score)
{
  TlToolEvent event = event_at (f, source, from, score);

  tl_canvas_press (f->canvas, &event);
  for (guint i = 1; i <= 20; i++)
    {
      event = event_at (f, source, from + (to - from) * i / 20, score);
      tl_canvas_motion (f->canvas, &event);
    }
  return event;
}

static guint
get_n_points (Hands *f, const char *curve)
{
  const GPtrArray *points = tl_table_get_children (hands_table (f), curve, TL_KIND_POINT);

  return points == NULL ? 0 : points->len;
}

static const char *
get_only_curve (Hands *f)
{
  const GPtrArray *curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);

  g_assert_nonnull (curves);
  g_assert_cmpuint (curves->len, ==, 1);
  return tl_record_get_id (g_ptr_array_index (curves, 0));
}

static void
test_score_is_shown (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = on_curve (f, 2.5, 0), to = on_curve (f, 2.5, 1.24);

  hands_press (f, from.x, from.y, 0, 1);
  g_assert_null (tl_canvas_get_score (f->canvas));
  hands_move (f, to.x, to.y, 0);
  g_assert_nonnull (tl_canvas_get_score (f->canvas));
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_score (f->canvas)->score, 1.2, 1e-9);
  g_assert_false (tl_canvas_get_score (f->canvas)->snaps);
  hands_move (f, to.x, to.y, SHIFT);
  g_assert_cmpfloat (tl_canvas_get_score (f->canvas)->score, ==, 1);
  g_assert_true (tl_canvas_get_score (f->canvas)->snaps);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (tl_canvas_get_score (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_drag (f, &from, &to, 0);
  g_assert_null (tl_canvas_get_score (f->canvas));
  hands_assert_one_step (f, before, "Move Point");
}

static void
test_keys_show_the_score (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0);

  hands_focus (f, point);
  hands_key (f, GDK_KEY_Up, ALT);
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_score (f->canvas)->score, 0.1, 1e-9);
  g_assert_cmpstr (tl_canvas_get_score (f->canvas)->lane, ==, f->emotions);
}

/* With a mouse the press is over a point and drags it; a pen draws all the same. */
static void
test_pen_always_draws (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[1], 1);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlToolEvent last = draw_with (f, TL_SOURCE_PEN, 1.5, 4.5, 1);

  last.pressure = 0.2;
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_score (f->canvas)->score, 1, 0.02);
  tl_canvas_release (f->canvas, &last);
  g_assert_cmpuint (get_n_points (f, get_only_curve (f)), ==, 4);
  hands_assert_one_step (f, before, "Draw Curve");

  /* A tap chooses the point. */
  last = event_at (f, TL_SOURCE_PEN, 1.5, 1);
  tl_canvas_press (f->canvas, &last);
  tl_canvas_release (f->canvas, &last);
  g_assert_true (tl_canvas_is_selected (f->canvas, point));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_finger_draws_with_the_tool (Hands *f, gconstpointer data)
{
  g_autofree char *point G_GNUC_UNUSED = hands_add_point (f, f->stages[0], 0);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlToolEvent last = draw_with (f, TL_SOURCE_TOUCH, 1.5, 3.5, -1);

  tl_canvas_release (f->canvas, &last);
  g_assert_true (tl_table_equal (hands_table (f), before));
  tl_canvas_set_offset (f->canvas, 0, 0);
  tl_canvas_set_drawing (f->canvas, TRUE);
  g_assert_true (gtk_widget_get_visible (f->canvas->hint));
  last = draw_with (f, TL_SOURCE_TOUCH, 1.5, 3.5, -1);
  tl_canvas_release (f->canvas, &last);
  g_assert_cmpuint (get_n_points (f, get_only_curve (f)), ==, 4);
  g_assert_false (tl_canvas_is_drawing (f->canvas));
  g_assert_false (gtk_widget_get_visible (f->canvas->hint));
  hands_assert_one_step (f, before, "Draw Curve");
}

static void
test_escape_takes_the_ink (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  draw_with (f, TL_SOURCE_POINTER, 1.5, 4.5, 1);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (tl_canvas_get_score (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

/* In a right-to-left map the same drawing from the eye's right makes the same points. */
static void
test_right_to_left (Hands *f, gconstpointer data)
{
  const char *document = tl_record_get_id (tl_table_get_document (hands_table (f)));
  TlToolEvent last;
  TlPoint     first, second;

  tl_document_begin (f->document, "Direction");
  tl_edit_set_integer (f->document, document, TL_DOCUMENT_DIRECTION, TL_DIRECTION_RTL);
  tl_document_commit (f->document);
  first = on_curve (f, 0.5, 0);
  second = on_curve (f, 1.5, 0);
  g_assert_cmpfloat (first.x, >, second.x);
  last = draw_with (f, TL_SOURCE_POINTER, 1.2, 3.8, 1);
  tl_canvas_release (f->canvas, &last);
  g_assert_cmpuint (get_n_points (f, get_only_curve (f)), ==, 3);
}

static void
test_gaps (Hands *f, gconstpointer data)
{
  g_autofree char       *point = hands_add_point (f, f->stages[1], 1);
  g_autofree char *other G_GNUC_UNUSED = hands_add_point (f, f->stages[3], 1);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint     middle = on_curve (f, 2.5, 1);
  TlToolEvent last;

  g_assert_cmpint (tl_scene_hit (f->canvas->scene, middle.x, middle.y, 4).type, ==, TL_PLACE_CURVE);
  hands_focus (f, point);
  hands_key (f, GDK_KEY_b, CTRL);
  g_assert_true (tl_canvas_has_gap (f->canvas, point));
  /* The line is not there any more. */
  g_assert_cmpint (tl_scene_hit (f->canvas->scene, middle.x, middle.y, 4).type, ==, TL_PLACE_CELL);
  hands_key (f, GDK_KEY_b, CTRL);
  g_assert_false (tl_canvas_has_gap (f->canvas, point));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Join Line");
  g_assert_true (tl_document_undo (f->document));
  hands_assert_one_step (f, before, "Break Line");

  /* A stroke through a gap closes it. */
  hands_key (f, GDK_KEY_b, CTRL);
  last = draw_with (f, TL_SOURCE_PEN, 1.3, 3.7, 0);
  tl_canvas_release (f->canvas, &last);
  g_assert_false (tl_canvas_has_gap (f->canvas, point));
}

static void
test_target_line (Hands *f, gconstpointer data)
{
  g_autofree char *point G_GNUC_UNUSED = hands_add_point (f, f->stages[1], 1);
  g_autoptr (TlTable) before = hands_snapshot (f);
  const GPtrArray *curves;
  const char      *target;
  TlToolEvent      last;

  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-target-line", NULL);
  curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 2);
  target = tl_scene_get_active_curve (f->canvas->scene);
  g_assert_true (tl_record_get_boolean (tl_table_get (hands_table (f), target), TL_CURVE_TARGET));
  g_assert_true (tl_canvas_is_drawing (f->canvas));
  last = draw_with (f, TL_SOURCE_POINTER, 0.5, 4.5, 1.5);
  tl_canvas_release (f->canvas, &last);
  g_assert_cmpuint (get_n_points (f, target), ==, 6);
  /* Once more edits the one that is there. */
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-target-line", NULL);
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE)->len, ==, 2);
  g_assert_true (tl_document_undo (f->document));
  hands_assert_one_step (f, before, "Add Target Line");
}

static void
test_several_lines (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[1], 1);
  g_autofree char *first = g_strdup (get_only_curve (f));
  g_autofree char *target = NULL;
  TlPoint          at = on_curve (f, 1.5, 1);
  TlPlace          chip = { .type = TL_PLACE_PERSONA };

  tl_document_begin (f->document, "Target");
  target = tl_edit_ensure_curve (f->document, f->map, NULL, TRUE);
  tl_document_commit (f->document);
  tl_canvas_activate_curve (f->canvas, first);
  at = on_curve (f, 1.5, 1);
  g_assert_cmpstr (tl_scene_hit (f->canvas->scene, at.x, at.y, 8).id, ==, point);
  hands_key (f, GDK_KEY_F7, 0);
  g_assert_cmpstr (tl_scene_get_active_curve (f->canvas->scene), ==, target);
  /* A line that is not edited catches no pointer. */
  g_assert_cmpint (tl_scene_hit (f->canvas->scene, at.x, at.y, 8).type, ==, TL_PLACE_CELL);
  hands_key (f, GDK_KEY_F7, 0);
  g_assert_cmpstr (tl_scene_get_active_curve (f->canvas->scene), ==, first);

  /* Delete on a chip deletes its line. */
  chip.id = chip.curve = target;
  chip.lane = f->emotions;
  tl_canvas_focus_place (f->canvas, &chip);
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_cmpstr (get_only_curve (f), ==, first);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Delete Curve");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/curve/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("score-is-shown", test_score_is_shown);
  ADD ("keys-show-the-score", test_keys_show_the_score);
  ADD ("pen-always-draws", test_pen_always_draws);
  ADD ("finger-draws-with-the-tool", test_finger_draws_with_the_tool);
  ADD ("escape-takes-the-ink", test_escape_takes_the_ink);
  ADD ("right-to-left", test_right_to_left);
  ADD ("gaps", test_gaps);
  ADD ("target-line", test_target_line);
  ADD ("several-lines", test_several_lines);
  return g_test_run ();
}
