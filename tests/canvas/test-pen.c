/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pen: it always draws on the emotions lane, whatever stands there, and elsewhere does what a
 * mouse does. No device can be simulated, so the tools are driven directly. */
#include "config.h"

#include "canvas-hands.h"

static TlToolEvent
pen_at (Hands *f, TlPoint point, double pressure)
{
  TlToolEvent event = { .pressure = pressure, .source = TL_SOURCE_PEN, .n_press = 1 };

  tl_canvas_from_document (f->canvas, point.x, point.y, &event.x, &event.y);
  return event;
}

/* Presses harder and softer on its way, as a hand does. */
static void
draw_with_pen (Hands *f, TlPoint from, TlPoint to, double sag)
{
  TlToolEvent event = pen_at (f, from, 0.1);

  g_assert_true (tl_canvas_press (f->canvas, &event));
  for (int i = 1; i <= 24; i++)
    {
      double at = i / 24.0;

      event = pen_at (f,
                      (TlPoint){ from.x + (to.x - from.x) * at,
                                 from.y + (to.y - from.y) * at + sag * 4 * at * (1 - at) },
                      at);
      tl_canvas_motion (f->canvas, &event);
    }
  tl_canvas_release (f->canvas, &event);
}

static const GPtrArray *
get_points (Hands *f)
{
  const GPtrArray *curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);

  g_assert_cmpuint (curves->len, ==, 1);
  return tl_table_get_children (hands_table (f),
                                tl_record_get_id (g_ptr_array_index (curves, 0)),
                                TL_KIND_POINT);
}

/* One stroke over five columns is one curve with a point in each, in one step. */
static void
test_draws_without_a_tool (Hands *f, gconstpointer data)
{
  TlPoint from = hands_cell_middle (f, f->stages[0], f->emotions);
  TlPoint to = hands_cell_middle (f, f->stages[4], f->emotions);
  g_autoptr (TlTable) before = hands_snapshot (f);

  g_assert_false (tl_canvas_is_drawing (f->canvas));
  draw_with_pen (f, (TlPoint){ from.x - 50, from.y }, (TlPoint){ to.x + 50, to.y }, 50);
  g_assert_cmpuint (get_points (f)->len, >=, 5);
  hands_assert_one_step (f, before, "Draw Curve");
}

/* A mouse that presses there would drag the point, or write. */
static void
test_draws_over_a_point (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[1], 1.5);
  TlPoint          from = hands_middle (f, point);
  TlPoint          to = hands_cell_middle (f, f->stages[3], f->emotions);
  guint            n_before = get_points (f)->len;

  draw_with_pen (f, from, to, 20);
  g_assert_cmpuint (get_points (f)->len, >, n_before);
  /* The stroke replaced the column that it began in. */
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Draw Curve");
}

static void
test_draws_from_right_to_left (Hands *f, gconstpointer data)
{
  TlPoint from = hands_cell_middle (f, f->stages[4], f->emotions);
  TlPoint to = hands_cell_middle (f, f->stages[0], f->emotions);

  draw_with_pen (f, from, to, -40);
  g_assert_cmpuint (get_points (f)->len, >=, 4);
}

static void
test_drags_cards (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->actions);
  g_autoptr (TlTable) before = hands_snapshot (f);

  draw_with_pen (f, from, to, 0);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN),
                   ==,
                   f->stages[2]);
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE)->len, ==, 0);
  hands_assert_one_step (f, before, "Move Card");
}

static void
test_taps (Hands *f, gconstpointer data)
{
  TlToolEvent event = pen_at (f, hands_middle (f, f->first), 0.4);

  g_assert_true (tl_canvas_press (f->canvas, &event));
  tl_canvas_release (f->canvas, &event);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
  event.n_press = 2;
  g_assert_true (tl_canvas_press (f->canvas, &event));
  tl_canvas_release (f->canvas, &event);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  tl_canvas_commit_writing (f->canvas);
}

/* A dot or a tremble is no stroke. */
static void
test_dot_draws_nothing (Hands *f, gconstpointer data)
{
  TlPoint at = hands_cell_middle (f, f->stages[2], f->emotions);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlToolEvent event = pen_at (f, at, 0.3);

  g_assert_true (tl_canvas_press (f->canvas, &event));
  event = pen_at (f, (TlPoint){ at.x + 2, at.y + 1 }, 0.6);
  tl_canvas_motion (f->canvas, &event);
  tl_canvas_release (f->canvas, &event);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_escape_leaves_no_trace (Hands *f, gconstpointer data)
{
  TlPoint from = hands_cell_middle (f, f->stages[0], f->emotions);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlToolEvent event = pen_at (f, from, 0.5);

  g_assert_true (tl_canvas_press (f->canvas, &event));
  event = pen_at (f, (TlPoint){ from.x + 300, from.y + 30 }, 0.5);
  tl_canvas_motion (f->canvas, &event);
  hands_key (f, GDK_KEY_Escape, 0);
  tl_canvas_release (f->canvas, &event);
  g_assert_false (tl_canvas_is_in_gesture (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_read_only (Hands *f, gconstpointer data)
{
  TlPoint from = hands_cell_middle (f, f->stages[0], f->emotions);
  TlPoint to = hands_cell_middle (f, f->stages[3], f->emotions);
  g_autoptr (TlTable) before = hands_snapshot (f);

  tl_canvas_set_read_only (f->canvas, TRUE);
  draw_with_pen (f, from, to, 30);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

#define add(name_, function_)                                                                      \
  g_test_add ("/canvas/pen/" name_, Hands, NULL, hands_set_up, function_, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("draws-without-a-tool", test_draws_without_a_tool);
  add ("draws-over-a-point", test_draws_over_a_point);
  add ("draws-from-right-to-left", test_draws_from_right_to_left);
  add ("drags-cards", test_drags_cards);
  add ("taps", test_taps);
  add ("dot-draws-nothing", test_dot_draws_nothing);
  add ("escape-leaves-no-trace", test_escape_leaves_no_trace);
  add ("read-only", test_read_only);
  return g_test_run ();
}
