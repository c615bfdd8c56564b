/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards over several columns: by their edges and by keys. */
#include "config.h"

#include "canvas-hands.h"

static int
get_span (Hands *f)
{
  return (int) tl_record_get_integer (tl_table_get (hands_table (f), f->first), TL_CARD_SPAN);
}

static TlRect
get_rect (Hands *f)
{
  TlRect rect;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->first, &rect));
  return rect;
}

static void
test_draw_the_far_edge (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlRect  rect = get_rect (f);
  TlPoint from = { rect.x + rect.width - 4, rect.y + 12 };
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  to.x += rect.width / 2;
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, (from.x + to.x) / 2, from.y, 0);
  hands_move (f, to.x, to.y, 0);
  /* Seen before it is so. */
  g_assert_cmpfloat (get_rect (f).width, >, 2 * rect.width);
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_release (f, to.x, to.y, 0);
  g_assert_cmpint (get_span (f), ==, 3);
  g_assert_cmpfloat (get_rect (f).width, >, 2 * rect.width);
  hands_assert_one_step (f, before, "Resize Card");
}

static void
test_draw_the_near_edge (Hands *f, gconstpointer data)
{
  TlRect  rect;
  TlPoint to = hands_cell_middle (f, f->stages[0], f->touchpoints);

  tl_document_begin (f->document, "Move");
  tl_edit_move_cards (f->document,
                      (const char *const[]){ f->first, NULL },
                      f->stages[2],
                      f->touchpoints,
                      NULL);
  tl_document_commit (f->document);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  rect = get_rect (f);
  hands_drag (f,
              &(TlPoint){ rect.x + 3, rect.y + 12 },
              &(TlPoint){ to.x - rect.width / 2, to.y },
              0);
  g_assert_cmpint (get_span (f), ==, 3);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN),
                   ==,
                   f->stages[0]);
}

/* Only a selected card has edges to draw; Escape puts it back; a click is a click. */
static void
test_edges_of_others (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlRect  rect = get_rect (f);
  TlPoint from = { rect.x + rect.width - 4, rect.y + 12 };

  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 300, from.y, 0);
  g_assert_true (tl_canvas_is_lifting (f->canvas));
  g_assert_true (hands_press_key (f, GDK_KEY_Escape, 0, 0));
  hands_release (f, from.x + 300, from.y, 0);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 300, from.y, 0);
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  g_assert_true (hands_press_key (f, GDK_KEY_Escape, 0, 0));
  g_assert_cmpfloat (get_rect (f).width, ==, rect.width);
  hands_release (f, from.x + 300, from.y, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_click (f, from.x, from.y, 0);
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 1);
}

static void
test_keys (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Right, ALT | SHIFT);
  g_assert_cmpint (get_span (f), ==, 2);
  hands_assert_one_step (f, before, "Make Wider");
  for (guint i = 0; i < 9; i++)
    hands_key (f, GDK_KEY_Right, ALT | SHIFT);
  g_assert_cmpint (get_span (f), ==, 5);
  for (guint i = 0; i < 9; i++)
    hands_key (f, GDK_KEY_Left, ALT | SHIFT);
  g_assert_cmpint (get_span (f), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/span/" name, Hands, NULL, hands_set_up, func, hands_tear_down)
  ADD ("far-edge", test_draw_the_far_edge);
  ADD ("near-edge", test_draw_the_near_edge);
  ADD ("edges-of-others", test_edges_of_others);
  ADD ("keys", test_keys);
  return g_test_run ();
}
