/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Splitting and merging with real keys; parking and duplicating several cards. */
#include "config.h"

#include "canvas-hands.h"

static void
assert_cell (Hands *f, const char *column, const char *lane, const char *expected)
{
  g_autofree char *cell = hands_cell (f, column, lane);

  g_assert_cmpstr (cell, ==, expected);
}

static void
put_caret (Hands *f, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tl_editor_get_view (f->canvas));
  GtkTextIter    caret;

  gtk_text_buffer_get_iter_at_offset (buffer, &caret, offset);
  gtk_text_buffer_place_cursor (buffer, &caret);
}

static void
test_at_caret (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  put_caret (f, 3);
  hands_key (f, GDK_KEY_Return, CTRL | ALT);
  assert_cell (f, f->stages[0], f->touchpoints, "Hot|line|Counter");
  /* Writing goes on in the second part, before its first letter. */
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "On");
  hands_key (f, GDK_KEY_Return, 0);
  assert_cell (f, f->stages[0], f->touchpoints, "Hot|Online|Counter");
  g_assert_true (tl_document_undo (f->document));
  hands_assert_one_step (f, before, "Split Card");
}

/* A card that is just being written: its words stay a step of their own. */
static void
test_new_card (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[1], f->actions);
  hands_type (f, "asks,pays");
  put_caret (f, 5);
  hands_key (f, GDK_KEY_Return, CTRL | ALT);
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[1], f->actions, "asks,|pays");
  g_assert_true (tl_document_undo (f->document));
  assert_cell (f, f->stages[1], f->actions, "asks,pays");
}

/* Before the first letter and after the last there is nothing to split. */
static void
test_nothing_to_split (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  hands_key (f, GDK_KEY_Return, CTRL | ALT);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_key (f, GDK_KEY_Escape, 0);
  hands_key (f, GDK_KEY_Return, CTRL | ALT);
  g_assert_false (hands_is_enabled (f, "canvas.split"));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_into_lines (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;

  tl_document_begin (f->document, "Set up");
  tl_edit_set_text (f->document, f->first, TL_CARD_TEXT, "busy\nclosed");
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  hands_focus (f, f->first);
  g_assert_true (hands_is_enabled (f, "canvas.split"));
  hands_key (f, GDK_KEY_Return, CTRL | ALT);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|busy|closed|Counter");
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 3);
  hands_assert_one_step (f, before, "Split into Lines");
}

static void
test_merge (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  g_assert_false (hands_is_enabled (f, "canvas.merge"));
  /* By place, not in the order of clicks. */
  tl_canvas_select (f->canvas, (const char *const[]){ f->second, f->first, NULL });
  g_assert_true (hands_is_enabled (f, "canvas.merge"));
  hands_key (f, GDK_KEY_j, CTRL);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->first), TL_CARD_TEXT),
                   ==,
                   "Counter");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->first);
  hands_assert_one_step (f, before, "Merge 2 Cards");
}

/* The pain point goes along, is counted, and comes back with its touchpoint. */
static void
test_park (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autofree char *pain = NULL;

  tl_document_begin (f->document, "Set up");
  pain = tl_edit_add_about (f->document, f->map, f->first, NULL, TL_LANE_KIND_PAIN_POINTS, "Ouch");
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_key (f, GDK_KEY_F8, 0);
  g_assert_cmpstr (f->notice, ==, "3 cards parked");
  assert_cell (f, f->stages[0], f->touchpoints, "");
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_key (f, GDK_KEY_F8, 0);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), pain), TL_CARD_COLUMN),
                   ==,
                   tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN));
  g_assert_nonnull (tl_record_get_ref (tl_table_get (hands_table (f), f->second), TL_CARD_COLUMN));
  g_assert_true (tl_document_undo (f->document));
  hands_assert_one_step (f, before, "Park");
}

static void
test_duplicate (Hands *f, gconstpointer data)
{
  const char *const *selection;

  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_key (f, GDK_KEY_d, CTRL);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Hotline|Counter|Counter");
  selection = tl_canvas_get_selection (f->canvas);
  g_assert_cmpuint (g_strv_length ((char **) selection), ==, 2);
  g_assert_cmpstr (selection[0], !=, f->first);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, selection[1]);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/split/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("at-caret", test_at_caret);
  ADD ("new-card", test_new_card);
  ADD ("nothing-to-split", test_nothing_to_split);
  ADD ("into-lines", test_into_lines);
  ADD ("merge", test_merge);
  ADD ("park", test_park);
  ADD ("duplicate", test_duplicate);
  return g_test_run ();
}
