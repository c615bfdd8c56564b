/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer, finger and pen: tools driven by the three functions that the gesture handlers call. */
#include "config.h"

#include "canvas-hands.h"

#define assert_cell(f, column, lane, titles)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = hands_cell (f, column, lane);                                         \
    g_assert_cmpstr (cell_, ==, titles);                                                           \
  }                                                                                                \
  G_STMT_END

static guint
get_n_selected (Hands *f)
{
  return g_strv_length ((char **) tl_canvas_get_selection (f->canvas));
}

static void
test_click_selects (Hands *f, gconstpointer data)
{
  TlPoint first = hands_middle (f, f->first), second = hands_middle (f, f->second);
  TlPoint empty = hands_cell_middle (f, f->stages[3], f->actions);

  hands_click (f, first.x, first.y, 0);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->first);
  hands_click (f, second.x, second.y, CTRL);
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  hands_click (f, second.x, second.y, CTRL);
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  hands_click (f, first.x, first.y, 0);
  hands_click (f, second.x, second.y, SHIFT);
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  /* A click on one of several selects it alone. */
  hands_click (f, first.x, first.y, 0);
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  hands_click (f, empty.x + 70, empty.y, 0);
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).lane, ==, f->actions);
  g_assert_false (tl_canvas_is_writing (f->canvas));
}

static void
test_double_click_writes (Hands *f, gconstpointer data)
{
  TlPoint first = hands_middle (f, f->first);
  TlPoint empty = hands_cell_middle (f, f->stages[3], f->actions);

  hands_click (f, first.x, first.y, 0);
  hands_press (f, first.x, first.y, 0, 2);
  hands_release (f, first.x, first.y, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "!");
  /* Clicking away keeps the words. */
  hands_click (f, empty.x + 70, empty.y, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_nonnull (hands_card (f, "Hotline!"));
  hands_press (f, empty.x + 70, empty.y, 0, 2);
  hands_release (f, empty.x + 70, empty.y, 0);
  hands_type (f, "Pays");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[3], f->actions, "Pays");
}

static void
test_plus_writes (Hands *f, gconstpointer data)
{
  TlRect rect;

  g_assert_true (tl_scene_get_new_card_rect (tl_canvas_get_scene (f->canvas),
                                             f->stages[2],
                                             f->actions,
                                             NULL,
                                             &rect));
  hands_click (f, rect.x + rect.width / 2, rect.y + rect.height / 2, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "Rides");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[2], f->actions, "Rides");
}

static void
test_drag_a_card (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  hands_drag (f, &from, &to, 0);
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  assert_cell (f, f->stages[0], f->touchpoints, "Counter");
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
  hands_assert_one_step (f, before, "Move Card");
}

static void
test_drag_within_a_cell (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->second);
  TlRect  first;
  TlPoint to;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->first, &first));
  to = (TlPoint){ first.x + first.width / 2, first.y + 2 };
  hands_drag (f, &from, &to, 0);
  assert_cell (f, f->stages[0], f->touchpoints, "Counter|Hotline");
}

static void
test_drag_home_is_nothing (Hands *f, gconstpointer data)
{
  g_autofree char *name = g_strdup (tl_document_get_undo_name (f->document));
  TlPoint          home = hands_middle (f, f->first);
  TlPoint          near = { home.x + 5, home.y };

  hands_press (f, home.x, home.y, 0, 1);
  hands_move (f, home.x + 60, home.y + 30, 0);
  hands_move (f, near.x, near.y, 0);
  hands_release (f, near.x, near.y, 0);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, name);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
}

static void
test_drag_several (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->second);
  TlPoint to = hands_cell_middle (f, f->stages[1], f->actions);

  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_drag (f, &from, &to, 0);
  assert_cell (f, f->stages[1], f->actions, "Hotline|Counter");
  hands_assert_one_step (f, before, "Move 2 Cards");
}

static void
test_drag_copies (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  hands_drag (f, &from, &to, CTRL);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  hands_assert_one_step (f, before, "Copy Card");
}

static void
test_escape_puts_back (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autofree char *name = g_strdup (tl_document_get_undo_name (f->document));
  TlPoint          from = hands_middle (f, f->first), after;
  TlPoint          to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, to.x, to.y, 0);
  g_assert_true (tl_canvas_is_lifting (f->canvas));
  g_assert_true (hands_press_key (f, GDK_KEY_Escape, 0, 0));
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  hands_release (f, to.x, to.y, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, name);
  g_assert_false (tl_document_can_redo (f->document));
  /* The picture is what it was, too. */
  after = hands_middle (f, f->first);
  g_assert_cmpfloat (after.x, ==, from.x);
  g_assert_cmpfloat (after.y, ==, from.y);
}

static void
test_trembling_is_a_click (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->first);

  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 2, from.y + 2, 0);
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  hands_release (f, from.x + 2, from.y + 2, 0);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
}

static void
test_rubber_band (Hands *f, gconstpointer data)
{
  TlRect  first, second;
  TlPoint from, to;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->first, &first));
  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->second, &second));
  from = hands_cell_middle (f, f->stages[1], f->touchpoints);
  to = (TlPoint){ first.x + 10, first.y + 10 };
  from.y = second.y + second.height - 4;
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, to.x, to.y, 0);
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  hands_move (f, to.x, second.y + 4, 0);
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  hands_release (f, to.x, second.y + 4, 0);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->second));
  /* Cancelling brings the old selection back. */
  hands_press (f, from.x, from.y, SHIFT, 1);
  hands_move (f, to.x, to.y, SHIFT);
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  g_assert_true (tl_canvas_cancel_gesture (f->canvas));
  g_assert_cmpuint (get_n_selected (f), ==, 1);
}

static void
test_drag_a_stage (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint          from = hands_middle (f, f->stages[0]);
  TlPoint          to = hands_middle (f, f->stages[2]);
  const GPtrArray *stages;

  to.x += 30;
  hands_drag (f, &from, &to, 0);
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (stages, 2)), ==, f->stages[0]);
  hands_assert_one_step (f, before, "Move Stage");
}

static void
test_drag_a_lane (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint          from = hands_middle (f, f->emotions);
  TlPoint          to = hands_middle (f, f->actions);
  const GPtrArray *lanes;

  to.y -= 10;
  hands_drag (f, &from, &to, 0);
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (lanes, 0)), ==, f->emotions);
  hands_assert_one_step (f, before, "Move Lane");
}

/* --- The curve -------------------------------------------------------------------------------- */

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

static const GPtrArray *
get_points (Hands *f)
{
  const GPtrArray *curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);

  g_assert_cmpuint (curves->len, ==, 1);
  return tl_table_get_children (hands_table (f),
                                tl_record_get_id (g_ptr_array_index (curves, 0)),
                                TL_KIND_POINT);
}

static void
draw (Hands *f, double from, double to)
{
  TlPoint point = on_curve (f, from, 0);

  hands_press (f, point.x, point.y, 0, 1);
  for (int i = 1; i <= 40; i++)
    {
      double column = from + (to - from) * i / 40;

      point = on_curve (f, column, 1.8 * (((int) column % 2) ? 1 : -1));
      hands_move (f, point.x, point.y, 0);
    }
  hands_release (f, point.x, point.y, 0);
}

static void
test_draw_freehand (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  guint forward;

  draw (f, 0.2, 4.8);
  forward = get_points (f)->len;
  g_assert_cmpuint (forward, >=, 5);
  hands_assert_one_step (f, before, "Draw Curve");
  draw (f, 4.8, 0.2);
  g_assert_cmpuint (get_points (f)->len, >=, 5);
}

static void
test_slip_draws_nothing (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint point = on_curve (f, 2.5, 1);

  hands_press (f, point.x, point.y, 0, 1);
  hands_move (f, point.x + 3, point.y + 30, 0);
  hands_release (f, point.x + 3, point.y + 30, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_shift_on_paper_is_a_band (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = on_curve (f, 1.5, 1.5), to = on_curve (f, 3.5, -1.5);

  hands_drag (f, &from, &to, SHIFT);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_drag_a_point (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = on_curve (f, 2.5, 0), to = on_curve (f, 2.5, 1.3);

  hands_drag (f, &from, &to, 0);
  g_assert_cmpfloat_with_epsilon (hands_get_score (f, point), 1.3, 1e-9);
  hands_assert_one_step (f, before, "Move Point");
  hands_drag (f, &from, &to, SHIFT);
  g_assert_cmpfloat (hands_get_score (f, point), ==, 1);
  hands_assert_one_step (f, before, "Move Point");
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, to.x, to.y, 0);
  g_assert_true (tl_canvas_cancel_gesture (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_drag_a_point_sideways (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0);
  TlPoint          from = on_curve (f, 2.5, 0), to = on_curve (f, 3.75, -1);
  const TlRecord  *record;

  hands_drag (f, &from, &to, 0);
  record = tl_table_get (hands_table (f), point);
  g_assert_cmpstr (tl_record_get_ref (record, TL_POINT_COLUMN), ==, f->stages[3]);
  g_assert_cmpfloat_with_epsilon (tl_record_get_number (record, TL_POINT_AT), 0.75, 0.02);
}

static void
test_click_on_the_line_adds (Hands *f, gconstpointer data)
{
  g_autofree char *one G_GNUC_UNUSED = hands_add_point (f, f->stages[1], 1);
  g_autofree char *two G_GNUC_UNUSED = hands_add_point (f, f->stages[3], 1);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint on_line = on_curve (f, 2.5, 1), to = on_curve (f, 2.5, -1);

  hands_click (f, on_line.x, on_line.y, 0);
  g_assert_cmpuint (get_points (f)->len, ==, 3);
  hands_assert_one_step (f, before, "Add Point");
  /* Dragging on goes with it: still one step. */
  hands_drag (f, &on_line, &to, 0);
  g_assert_cmpuint (get_points (f)->len, ==, 3);
  hands_assert_one_step (f, before, "Add Point");
  hands_press (f, on_line.x, on_line.y, 0, 1);
  g_assert_true (tl_canvas_cancel_gesture (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_double_click_labels_a_point (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0);
  TlPoint          at = on_curve (f, 2.5, 0);

  hands_click (f, at.x, at.y, 0);
  hands_press (f, at.x, at.y, 0, 2);
  hands_release (f, at.x, at.y, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "Left hanging");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), point), TL_POINT_LABEL),
                   ==,
                   "Left hanging");
}

/* --- View, fingers, read-only ----------------------------------------------------------------- */

static void
test_space_pans (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->first);
  double  x, y, x2, y2;

  tl_canvas_set_zoom (f->canvas, 2);
  tl_canvas_get_offset (f->canvas, &x, &y);
  g_assert_true (hands_press_key (f, GDK_KEY_space, 65, 0));
  g_assert_false (tl_canvas_is_writing (f->canvas));
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x - 80, from.y - 60, 0);
  hands_release (f, from.x - 80, from.y - 60, 0);
  tl_canvas_hold_space (f->canvas, FALSE);
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x, 80, 2);
  g_assert_cmpfloat_with_epsilon (y2 - y, 60, 2);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static TlToolEvent
finger (Hands *f, double x, double y)
{
  TlToolEvent event = { .pressure = 1, .source = TL_SOURCE_TOUCH, .n_press = 1 };

  tl_canvas_from_document (f->canvas, x, y, &event.x, &event.y);
  return event;
}

static void
test_fingers (Hands *f, gconstpointer data)
{
  TlPoint     first = hands_middle (f, f->first);
  TlPoint     to = hands_cell_middle (f, f->stages[2], f->touchpoints);
  TlToolEvent down = finger (f, first.x, first.y), moved = finger (f, to.x, to.y);
  double      x, y, x2, y2;

  /* One finger pans. */
  tl_canvas_set_zoom (f->canvas, 2);
  tl_canvas_set_offset (f->canvas, 0, 0);
  down = finger (f, first.x, first.y);
  moved = finger (f, first.x - 60, first.y);
  tl_canvas_get_offset (f->canvas, &x, &y);
  g_assert_true (tl_canvas_press (f->canvas, &down));
  tl_canvas_motion (f->canvas, &moved);
  tl_canvas_release (f->canvas, &moved);
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat (x2, >, x);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
  g_assert_cmpuint (get_n_selected (f), ==, 0);

  /* A tap selects, a second one edits. */
  tl_canvas_set_zoom (f->canvas, 1);
  tl_canvas_set_offset (f->canvas, 0, 0);
  down = finger (f, first.x, first.y);
  moved = finger (f, to.x, to.y);
  g_assert_true (tl_canvas_press (f->canvas, &down));
  tl_canvas_release (f->canvas, &down);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_true (tl_canvas_press (f->canvas, &down));
  tl_canvas_release (f->canvas, &down);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  tl_canvas_commit_writing (f->canvas);

  /* Dragging a selected card lifts it. */
  g_assert_true (tl_canvas_press (f->canvas, &down));
  tl_canvas_motion (f->canvas, &moved);
  tl_canvas_release (f->canvas, &moved);
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
}

static void
test_read_only (Hands *f, gconstpointer data)
{
  g_autofree char *point G_GNUC_UNUSED = hands_add_point (f, f->stages[2], 0);
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint card = hands_middle (f, f->first), at = on_curve (f, 2.5, 0);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);
  TlPoint stage = hands_middle (f, f->stages[0]);

  tl_canvas_set_read_only (f->canvas, TRUE);
  hands_drag (f, &card, &to, 0);
  hands_drag (f, &at, &to, 0);
  hands_drag (f, &stage, &to, 0);
  hands_press (f, card.x, card.y, 0, 2);
  hands_release (f, card.x, card.y, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_persona_chips (Hands *f, gconstpointer data)
{
  g_autofree char *mia = NULL, *jonas = NULL, *one = NULL, *two = NULL;
  TlScene         *scene = tl_canvas_get_scene (f->canvas);

  tl_document_begin (f->document, "Personas");
  mia = tl_edit_add_persona (f->document, "Mia", f->map);
  jonas = tl_edit_add_persona (f->document, "Jonas", f->map);
  one = tl_edit_ensure_curve (f->document, f->map, mia, FALSE);
  two = tl_edit_ensure_curve (f->document, f->map, jonas, FALSE);
  tl_document_commit (f->document);
  tl_canvas_activate_curve (f->canvas, two);
  g_assert_cmpstr (tl_scene_get_active_curve (scene), ==, two);
  hands_focus_cell (f, f->stages[1], f->emotions);
  hands_type (f, "2");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpuint (tl_table_get_children (hands_table (f), two, TL_KIND_POINT)->len, ==, 1);
  tl_canvas_toggle_curve (f->canvas, one);
  g_assert_true (tl_record_get_boolean (tl_table_get (hands_table (f), one), TL_CURVE_HIDDEN));
  tl_canvas_activate_curve (f->canvas, one);
  g_assert_false (tl_record_get_boolean (tl_table_get (hands_table (f), one), TL_CURVE_HIDDEN));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/tools/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("click-selects", test_click_selects);
  ADD ("double-click-writes", test_double_click_writes);
  ADD ("plus-writes", test_plus_writes);
  ADD ("drag-a-card", test_drag_a_card);
  ADD ("drag-within-a-cell", test_drag_within_a_cell);
  ADD ("drag-home-is-nothing", test_drag_home_is_nothing);
  ADD ("drag-several", test_drag_several);
  ADD ("drag-copies", test_drag_copies);
  ADD ("escape-puts-back", test_escape_puts_back);
  ADD ("trembling-is-a-click", test_trembling_is_a_click);
  ADD ("rubber-band", test_rubber_band);
  ADD ("drag-a-stage", test_drag_a_stage);
  ADD ("drag-a-lane", test_drag_a_lane);
  ADD ("draw-freehand", test_draw_freehand);
  ADD ("slip-draws-nothing", test_slip_draws_nothing);
  ADD ("shift-on-paper-is-a-band", test_shift_on_paper_is_a_band);
  ADD ("drag-a-point", test_drag_a_point);
  ADD ("drag-a-point-sideways", test_drag_a_point_sideways);
  ADD ("click-on-the-line-adds", test_click_on_the_line_adds);
  ADD ("double-click-labels-a-point", test_double_click_labels_a_point);
  ADD ("space-pans", test_space_pans);
  ADD ("fingers", test_fingers);
  ADD ("read-only", test_read_only);
  ADD ("persona-chips", test_persona_chips);
  return g_test_run ();
}
