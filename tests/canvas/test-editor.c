/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The in-place editor as a widget: when words reach the document, how it grows, what it is called,
 * and that every way out keeps the words. */
#include "config.h"

#include "canvas-hands.h"

static void
wait_ms (guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      hands_settle ();
      g_usleep (5000);
    }
}

/* Words are in the document 300 ms after a pause, while the editor stays open. */
static void
test_words_enter_after_a_pause (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_type (f, "Web chat");
  g_assert_null (hands_card (f, "Web chat"));
  wait_ms (400);
  g_assert_nonnull (hands_card (f, "Web chat"));
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, " at night");
  wait_ms (400);
  g_assert_nonnull (hands_card (f, "Web chat at night"));
  g_assert_true (tl_canvas_commit_writing (f->canvas));
  g_assert_false (tl_canvas_commit_writing (f->canvas));
  hands_assert_one_step (f, before, "Add Card");
}

static void
test_undo_takes_all_words (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Return, 0);
  hands_type (f, " at night");
  wait_ms (400);
  hands_type (f, " and day");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_nonnull (hands_card (f, "Hotline at night and day"));
  hands_assert_one_step (f, before, "Edit Card");
}

static void
test_losing_focus_keeps_words (Hands *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Elsewhere");

  g_object_ref (f->canvas);
  gtk_window_set_child (GTK_WINDOW (f->window), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->canvas));
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  g_object_unref (f->canvas);
  wait_ms (50);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  hands_focus (f, f->first);
  hands_type (f, "Kept");
  gtk_widget_grab_focus (button);
  wait_ms (50);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_nonnull (hands_card (f, "Kept"));
  g_assert_true (gtk_widget_has_focus (button));
}

static void
test_setting_another_document_keeps_words (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_type (f, "Kept");
  tl_canvas_set_document (f->canvas, NULL, NULL);
  g_assert_nonnull (hands_card (f, "Kept"));
}

/* A frame comes when the machine has time for it. */
static int
wait_for_height (Hands *f, int least)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (gtk_widget_get_height (f->canvas->editor_widget) < least &&
         g_get_monotonic_time () < deadline)
    wait_ms (10);
  return gtk_widget_get_height (f->canvas->editor_widget);
}

static void
test_grows_with_its_words (Hands *f, gconstpointer data)
{
  int before, after;

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Return, 0);
  before = wait_for_height (f, 21);
  hands_type (f, " with a name that is much longer than one line of a card can be");
  after = wait_for_height (f, before + 11);
  g_assert_cmpint (before, >, 20);
  g_assert_cmpint (after, >, before + 10);
}

/* The editor stands over its card, as wide as it, wherever the view is. */
static void
test_stands_on_its_card (Hands *f, gconstpointer data)
{
  static const double zooms[] = { 1, 1.6 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      graphene_rect_t bounds;
      TlRect          card;
      double          wx, wy;

      tl_canvas_set_zoom (f->canvas, zooms[i]);
      hands_focus (f, f->first);
      hands_key (f, GDK_KEY_Return, 0);
      wait_ms (50);
      g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->first, &card));
      tl_canvas_from_document (f->canvas, card.x, card.y, &wx, &wy);
      g_assert_true (
        gtk_widget_compute_bounds (f->canvas->editor_widget, GTK_WIDGET (f->canvas), &bounds));
      g_assert_cmpfloat_with_epsilon (bounds.origin.x, wx, 1);
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, wy, 1);
      g_assert_cmpfloat_with_epsilon (bounds.size.width, card.width * zooms[i], 2);
      tl_canvas_commit_writing (f->canvas);
    }
}

static void
assert_label (Hands *f, const char *expected)
{
  GtkAccessible *view = GTK_ACCESSIBLE (tl_editor_get_view (f->canvas));

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
}

static void
test_names (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[1], f->touchpoints);
  hands_type (f, "x");
  assert_label (f, "New card in Touchpoints, Consideration");
  tl_canvas_commit_writing (f->canvas);
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F4, 0);
  assert_label (f, "New pain point in Awareness");
  tl_canvas_commit_writing (f->canvas);
  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_F2, 0);
  assert_label (f, "Name of the stage");
  tl_canvas_commit_writing (f->canvas);
  hands_focus_cell (f, f->stages[1], f->emotions);
  hands_type (f, "1");
  assert_label (f, "Score and label in Consideration");
  tl_canvas_commit_writing (f->canvas);
}

static void
test_title_has_one_line (Hands *f, gconstpointer data)
{
  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_F2, 0);
  tl_editor_insert (f->canvas, " and\nmore");
  hands_key (f, GDK_KEY_Return, SHIFT);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->stages[0]),
                                       TL_STAGE_TITLE),
                   ==,
                   "Awareness and more");
}

static void
paste (Hands *f, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), text);
  g_signal_emit_by_name (tl_editor_get_view (f->canvas), "paste-clipboard");
  wait_ms (300);
}

/* Several lines in an empty new card are cards; in a card with words they are text. */
static void
test_paste (Hands *f, gconstpointer data)
{
  g_autofree char *cell = NULL;
  const TlRecord  *card;

  hands_focus_cell (f, f->stages[2], f->actions);
  hands_key (f, GDK_KEY_Return, 0);
  paste (f, "One\nTwo\n");
  g_assert_false (tl_canvas_is_writing (f->canvas));
  cell = hands_cell (f, f->stages[2], f->actions);
  g_assert_cmpstr (cell, ==, "One|Two");
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Return, 0);
  paste (f, "\nnine to five\nclosed on Monday");
  hands_key (f, GDK_KEY_Return, 0);
  card = tl_table_get (hands_table (f), f->first);
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TITLE), ==, "Hotline");
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TEXT), ==, "nine to five\nclosed on Monday");
}

/* Shorthand that may still be coming is not yet a card. */
static void
test_pending_shorthand_waits (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_type (f, "!!");
  wait_ms (400);
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_nonnull (hands_card (f, "!!"));
}

static void
test_chips (Hands *f, gconstpointer data)
{
  GtkTextBuffer   *buffer;
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  hands_focus (f, f->first);
  hands_type (f, "!!! @phone On");
  buffer = gtk_text_view_get_buffer (tl_editor_get_view (f->canvas));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "On");
  g_assert_cmpuint (tl_editor_get_writing (f->canvas)->tokens->len, ==, 2);
  wait_ms (50);
  tl_canvas_commit_writing (f->canvas);
}

static void
test_record_gone_ends_writing (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Return, 0);
  hands_type (f, "!");
  tl_document_begin (f->document, "Delete");
  tl_edit_delete (f->document, (const char *const[]){ f->first, NULL }, FALSE);
  tl_document_commit (f->document);
  wait_ms (20);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_null (tl_table_get (hands_table (f), f->first));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/editor/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("words-enter-after-a-pause", test_words_enter_after_a_pause);
  ADD ("undo-takes-all-words", test_undo_takes_all_words);
  ADD ("losing-focus-keeps-words", test_losing_focus_keeps_words);
  ADD ("setting-another-document-keeps-words", test_setting_another_document_keeps_words);
  ADD ("grows-with-its-words", test_grows_with_its_words);
  ADD ("stands-on-its-card", test_stands_on_its_card);
  ADD ("names", test_names);
  ADD ("title-has-one-line", test_title_has_one_line);
  ADD ("pending-shorthand-waits", test_pending_shorthand_waits);
  ADD ("paste", test_paste);
  ADD ("chips", test_chips);
  ADD ("record-gone-ends-writing", test_record_gone_ends_writing);
  return g_test_run ();
}
