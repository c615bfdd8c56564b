/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many cards at once: selecting them, and moving them with their places to each other kept. */
#include "config.h"

#include "canvas-hands.h"

#define assert_cell(f, column, lane, titles)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = hands_cell (f, column, lane);                                         \
    g_assert_cmpstr (cell_, ==, titles);                                                           \
  }                                                                                                \
  G_STMT_END

#define assert_selected(f, titles)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *selected_ = dup_selected (f);                                                 \
    g_assert_cmpstr (selected_, ==, titles);                                                       \
  }                                                                                                \
  G_STMT_END

static char *
dup_selected (Hands *f)
{
  const char *const *ids = tl_canvas_get_selection (f->canvas);
  GString           *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "|" : "",
                            tl_record_get_text (tl_table_get (hands_table (f), ids[i]),
                                                TL_CARD_TITLE));
  return g_string_free (text, FALSE);
}

static const char *
get_id (Hands *f, const char *title)
{
  return tl_record_get_id (hands_card (f, title));
}

/* Beside the two touchpoints of the first stage: an action there, and a touchpoint and an action in
 * the second. */
static void
add_more (Hands *f)
{
  tl_document_begin (f->document, "Add");
  g_free (tl_edit_add_card (f->document, f->map, f->stages[0], f->actions, "Calls", NULL));
  g_free (tl_edit_add_card (f->document, f->map, f->stages[1], f->touchpoints, "Mail", NULL));
  g_free (tl_edit_add_card (f->document, f->map, f->stages[1], f->actions, "Waits", NULL));
  tl_document_commit (f->document);
}

static void
click (Hands *f, const char *title, guint modifiers)
{
  TlPoint at = hands_middle (f, get_id (f, title));

  hands_click (f, at.x, at.y, modifiers);
}

static void
test_shift_click (Hands *f, gconstpointer data)
{
  TlPoint cell;

  add_more (f);
  click (f, "Hotline", 0);
  click (f, "Counter", SHIFT);
  assert_selected (f, "Hotline|Counter");
  /* On from there: the range begins where it began. */
  click (f, "Waits", SHIFT);
  assert_selected (f, "Calls|Waits|Hotline|Counter|Mail");
  click (f, "Mail", SHIFT);
  assert_selected (f, "Hotline|Counter|Mail");
  /* Ctrl keeps what is selected besides. */
  click (f, "Calls", 0);
  click (f, "Mail", CTRL);
  click (f, "Waits", CTRL | SHIFT);
  assert_selected (f, "Calls|Mail|Waits");
  cell = hands_cell_middle (f, f->stages[2], f->touchpoints);
  click (f, "Mail", 0);
  hands_click (f, cell.x + 70, cell.y, SHIFT);
  assert_selected (f, "Mail");
}

static void
test_shift_arrows (Hands *f, gconstpointer data)
{
  add_more (f);
  hands_focus (f, f->first);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  hands_key (f, GDK_KEY_Down, SHIFT);
  assert_selected (f, "Hotline|Counter");
  hands_key (f, GDK_KEY_Up, SHIFT);
  assert_selected (f, "Hotline");
  hands_key (f, GDK_KEY_Right, SHIFT);
  assert_selected (f, "Hotline|Counter|Mail");
  hands_key (f, GDK_KEY_Left, SHIFT);
  assert_selected (f, "Hotline");
  /* Through an empty cell and back. */
  hands_key (f, GDK_KEY_Right, SHIFT);
  hands_key (f, GDK_KEY_Right, SHIFT);
  assert_selected (f, "Hotline|Counter|Mail");
  hands_key (f, GDK_KEY_Right, 0);
  hands_key (f, GDK_KEY_Left, SHIFT);
  assert_selected (f, "");
}

static void
test_band_adds (Hands *f, gconstpointer data)
{
  TlRect mail;

  add_more (f);
  g_assert_true (
    tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), get_id (f, "Mail"), &mail));
  click (f, "Calls", 0);
  hands_press (f, mail.x + mail.width + 40, mail.y + 4, CTRL, 1);
  hands_move (f, mail.x + mail.width + 20, mail.y + 10, CTRL);
  hands_move (f, mail.x + 10, mail.y + 14, CTRL);
  hands_release (f, mail.x + 10, mail.y + 14, CTRL);
  assert_selected (f, "Calls|Mail");
}

static void
test_select_in_headings (Hands *f, gconstpointer data)
{
  add_more (f);
  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_a, CTRL);
  assert_selected (f, "Calls|Hotline|Counter");
  hands_key (f, GDK_KEY_a, CTRL);
  assert_selected (f, "Calls|Waits|Hotline|Counter|Mail");
  hands_focus (f, f->touchpoints);
  hands_key (f, GDK_KEY_a, CTRL);
  assert_selected (f, "Hotline|Counter|Mail");
  hands_focus (f, f->stages[1]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.select-stage", NULL);
  assert_selected (f, "Waits|Mail");
  hands_focus (f, f->actions);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.select-lane", NULL);
  assert_selected (f, "Calls|Waits");
}

static void
test_select_all_passes_hidden (Hands *f, gconstpointer data)
{
  add_more (f);
  tl_document_begin (f->document, "Hide");
  tl_edit_set_boolean (f->document, f->actions, TL_LANE_HIDDEN, TRUE);
  tl_document_commit (f->document);
  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_a, CTRL);
  assert_selected (f, "Hotline|Counter");
}

/* --- Moving --- */

static void
select_three (Hands *f)
{
  add_more (f);
  tl_canvas_select (f->canvas,
                    (const char *const[]){
                      get_id (f, "Waits"), f->first, get_id (f, "Calls"), NULL });
}

static void
test_drag_cells (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  TlPoint from, to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  select_three (f);
  before = hands_snapshot (f);
  from = hands_middle (f, f->first);
  hands_drag (f, &from, &to, 0);
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  assert_cell (f, f->stages[2], f->actions, "Calls");
  assert_cell (f, f->stages[3], f->actions, "Waits");
  assert_cell (f, f->stages[0], f->touchpoints, "Counter");
  hands_assert_one_step (f, before, "Move 3 Cards");
}

static void
test_drag_cells_to_the_edge (Hands *f, gconstpointer data)
{
  TlPoint from, to = hands_cell_middle (f, f->stages[4], f->touchpoints);

  select_three (f);
  from = hands_middle (f, f->first);
  hands_drag (f, &from, &to, 0);
  /* One of them has only three columns to go. */
  assert_cell (f, f->stages[3], f->touchpoints, "Hotline");
  assert_cell (f, f->stages[3], f->actions, "Calls");
  assert_cell (f, f->stages[4], f->actions, "Waits");
}

static void
test_drag_cells_home (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  TlPoint from;

  select_three (f);
  before = hands_snapshot (f);
  from = hands_middle (f, f->first);
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 260, from.y, 0);
  hands_move (f, from.x + 5, from.y - 10, 0);
  hands_release (f, from.x + 5, from.y - 10, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add");
}

static void
test_drag_cells_copies (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  TlPoint from, to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  select_three (f);
  before = hands_snapshot (f);
  from = hands_middle (f, f->first);
  hands_drag (f, &from, &to, CTRL);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
  assert_cell (f, f->stages[1], f->actions, "Waits");
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  assert_cell (f, f->stages[2], f->actions, "Calls");
  assert_cell (f, f->stages[3], f->actions, "Waits");
  hands_assert_one_step (f, before, "Copy 3 Cards");
}

static void
test_drag_cells_cancelled (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  TlPoint from, to = hands_cell_middle (f, f->stages[2], f->touchpoints);
  TlPoint waits, after;

  select_three (f);
  before = hands_snapshot (f);
  from = hands_middle (f, f->first);
  waits = hands_middle (f, get_id (f, "Waits"));
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, to.x, to.y, 0);
  g_assert_true (hands_press_key (f, GDK_KEY_Escape, 0, 0));
  hands_release (f, to.x, to.y, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  after = hands_middle (f, get_id (f, "Waits"));
  g_assert_cmpfloat (after.x, ==, waits.x);
  g_assert_cmpfloat (after.y, ==, waits.y);
}

static void
test_alt_arrows (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;

  add_more (f);
  before = hands_snapshot (f);
  hands_focus (f, f->first);
  tl_canvas_select (f->canvas,
                    (const char *const[]){
                      get_id (f, "Waits"), f->first, get_id (f, "Calls"), NULL });
  hands_key (f, GDK_KEY_Right, ALT);
  assert_cell (f, f->stages[1], f->touchpoints, "Mail|Hotline");
  assert_cell (f, f->stages[1], f->actions, "Calls");
  assert_cell (f, f->stages[2], f->actions, "Waits");
  hands_assert_one_step (f, before, "Move Cards");
  hands_key (f, GDK_KEY_Right, ALT);
  hands_key (f, GDK_KEY_Left, ALT);
  hands_key (f, GDK_KEY_Left, ALT);
  hands_key (f, GDK_KEY_Left, ALT);
  /* At the edge nothing goes further. */
  assert_cell (f, f->stages[0], f->touchpoints, "Counter|Hotline");
  assert_cell (f, f->stages[1], f->actions, "Waits");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/select/" name, Hands, NULL, hands_set_up, func, hands_tear_down)
  ADD ("shift-click", test_shift_click);
  ADD ("shift-arrows", test_shift_arrows);
  ADD ("band-adds", test_band_adds);
  ADD ("in-headings", test_select_in_headings);
  ADD ("all-passes-hidden", test_select_all_passes_hidden);
  ADD ("drag-cells", test_drag_cells);
  ADD ("drag-cells-to-the-edge", test_drag_cells_to_the_edge);
  ADD ("drag-cells-home", test_drag_cells_home);
  ADD ("drag-cells-copies", test_drag_cells_copies);
  ADD ("drag-cells-cancelled", test_drag_cells_cancelled);
  ADD ("alt-arrows", test_alt_arrows);
  return g_test_run ();
}
