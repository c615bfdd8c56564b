/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody else edits the same document, in a second window or the inspector, while here a card is
 * being written or dragged: what they removed stays removed, and nothing that is meant here refers
 * to it. */
#include "config.h"

#include "canvas-hands.h"

static void
remove_elsewhere (Hands *f, const char *id)
{
  const char *ids[] = { id, NULL };

  tl_document_begin (f->document, "Delete Elsewhere");
  tl_edit_delete (f->document, ids, FALSE);
  tl_document_commit (f->document);
}

static void
test_edited_card_goes (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  remove_elsewhere (f, f->first);
  hands_settle ();
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_null (tl_table_get (hands_table (f), f->first));
  /* One step, the other one's. */
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Delete Elsewhere");
  g_assert_true (tl_document_undo (f->document));
  g_assert_nonnull (tl_table_get (hands_table (f), f->first));
}

static void
test_typed_words_do_not_bring_it_back (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, "!");
  remove_elsewhere (f, f->first);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_null (tl_table_get (hands_table (f), f->first));
}

static void
test_lane_of_a_new_card_goes (Hands *f, gconstpointer data)
{
  const TlRecord *card;

  hands_focus_cell (f, f->stages[1], f->actions);
  hands_type (f, "Compares");
  remove_elsewhere (f, f->actions);
  hands_key (f, GDK_KEY_Escape, 0);
  card = hands_card (f, "Compares");
  g_assert_nonnull (card);
  g_assert_null (tl_record_get_ref (card, TL_CARD_COLUMN));
}

static void
test_column_of_a_new_point_goes (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[3], f->emotions);
  hands_type (f, "-1 Waits");
  remove_elsewhere (f, f->stages[3]);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
}

static void
test_dragged_card_goes (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->actions);
  g_autoptr (TlTable) before = NULL;

  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 30, from.y + 20, 0);
  hands_move (f, to.x, to.y, 0);
  remove_elsewhere (f, f->first);
  before = hands_snapshot (f);
  hands_release (f, to.x, to.y, 0);
  g_assert_false (tl_canvas_is_in_gesture (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

/* Pressing on empty paper adds a point at once; its undo, elsewhere, takes it from under the hand.
 */
static void
test_dragged_point_goes (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[1], 0);
  TlPoint          from = hands_middle (f, point);
  g_autoptr (TlTable) before = NULL;

  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x, from.y - 12, 0);
  g_assert_true (tl_document_undo (f->document));
  before = hands_snapshot (f);
  hands_release (f, from.x, from.y - 20, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

/* What others add or rename does not take the card out of the hand. */
static void
test_drag_goes_on (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->actions);

  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, from.x + 30, from.y + 20, 0);
  tl_document_begin (f->document, "Edit Elsewhere");
  tl_edit_set_text (f->document, f->second, TL_CARD_TITLE, "Said elsewhere");
  tl_document_commit (f->document);
  hands_move (f, to.x, to.y, 0);
  hands_release (f, to.x, to.y, 0);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN),
                   ==,
                   f->stages[2]);
}

/* The Menu key on a place that was scrolled away: it comes back into view, and so does the menu. */
static void
test_menu_of_a_hidden_place (Hands *f, gconstpointer data)
{
  TlRect rect, there;

  hands_focus (f, f->first);
  tl_canvas_set_zoom (f->canvas, 4);
  tl_canvas_set_offset (f->canvas, 1400, 700);
  hands_key (f, GDK_KEY_Menu, 0);
  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->first, &rect));
  there = tl_canvas_rect_to_widget (f->canvas, &rect);
  g_assert_cmpfloat (there.x + there.width, >, 0);
  g_assert_cmpfloat (there.y + there.height, >, 0);
  g_assert_nonnull (f->canvas->menu);
  tl_canvas_dispose_menu (f->canvas);
}

#define add(name_, function_)                                                                      \
  g_test_add ("/canvas/elsewhere/" name_, Hands, NULL, hands_set_up, function_, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("edited-card-goes", test_edited_card_goes);
  add ("typed-words-do-not-bring-it-back", test_typed_words_do_not_bring_it_back);
  add ("lane-of-a-new-card-goes", test_lane_of_a_new_card_goes);
  add ("column-of-a-new-point-goes", test_column_of_a_new_point_goes);
  add ("dragged-card-goes", test_dragged_card_goes);
  add ("dragged-point-goes", test_dragged_point_goes);
  add ("drag-goes-on", test_drag_goes_on);
  add ("menu-of-a-hidden-place", test_menu_of_a_hidden_place);
  return g_test_run ();
}
