/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From pain point to opportunity to solution, how cards are known, codes and coverage: by key and
 * by action, each one step of undo. */
#include "config.h"

#include "canvas-hands.h"

#include "map/tl-about.h"

/* A pain point about the first touchpoint, with the focus on it. */
static char *
add_pain (Hands *f, const char *title)
{
  char *pain;

  tl_document_begin (f->document, "Add");
  pain = tl_edit_add_about (f->document, f->map, f->first, NULL, TL_LANE_KIND_PAIN_POINTS, title);
  tl_document_commit (f->document);
  hands_settle ();
  hands_focus (f, pain);
  return pain;
}

static const char *
get_title (const TlRecord *card)
{
  return tl_record_get_text (card, TL_CARD_TITLE);
}

static const TlRecord *
get_answer (Hands *f, const char *card)
{
  g_autoptr (GPtrArray) answers = tl_query_about (hands_table (f), card);

  g_assert_cmpuint (answers->len, ==, 1);
  return answers->pdata[0];
}

/* Words typed at once replace what is selected of the question, and nothing else of it. */
static void
test_how_might_we (Hands *f, gconstpointer data)
{
  g_autofree char *pain = add_pain (f, "Nobody calls back");
  g_autoptr (TlTable) before = hands_snapshot (f);
  const TlRecord *answer;

  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "call back within a day");
  hands_key (f, GDK_KEY_Return, 0);
  answer = get_answer (f, pain);
  g_assert_cmpstr (get_title (answer), ==, "How might we call back within a day?");
  g_assert_cmpint (tl_query_card_kind (hands_table (f), answer), ==, TL_LANE_KIND_OPPORTUNITIES);
  g_assert_true (tl_about_reaches (hands_table (f), tl_record_get_id (answer), f->first));
  g_assert_cmpstr (f->canvas->focus.id, ==, pain);
  hands_assert_one_step (f, before, "How Might We");
}

/* Who writes the whole question, with its mark, gets one mark. */
static void
test_one_question_mark (Hands *f, gconstpointer data)
{
  g_autofree char *pain = add_pain (f, "Nobody calls back");

  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  hands_type (f, "call back today");
  hands_type (f, "?");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (get_title (get_answer (f, pain)), ==, "How might we call back today?");
}

/* What is offered is kept as it is, too. */
static void
test_offered_words (Hands *f, gconstpointer data)
{
  g_autofree char *pain = add_pain (f, "Nobody calls back");

  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_cmpstr (get_title (get_answer (f, pain)), ==, "How might we solve “Nobody calls back”?");
}

/* Several pain points become one opportunity, which becomes a solution by the same key. */
static void
test_several (Hands *f, gconstpointer data)
{
  g_autofree char *one = add_pain (f, "Nobody calls back");
  g_autofree char *two = add_pain (f, "On hold");
  const char      *both[] = { one, two, NULL };
  g_autofree char *chance = NULL;
  const TlRecord  *solution;

  tl_canvas_select (f->canvas, both);
  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_true (get_answer (f, one) == get_answer (f, two));
  g_assert_cmpstr (get_title (get_answer (f, one)), ==, "How might we …?");
  chance = g_strdup (tl_record_get_id (get_answer (f, one)));
  tl_canvas_select_one (f->canvas, NULL);
  hands_focus (f, chance);
  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  hands_type (f, "Call-back button");
  hands_key (f, GDK_KEY_Return, 0);
  solution = get_answer (f, chance);
  g_assert_cmpint (tl_query_card_kind (hands_table (f), solution), ==, TL_LANE_KIND_SOLUTIONS);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Solution");
}

/* A touchpoint is no question. */
static void
test_only_for_pains (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  g_assert_false (hands_is_enabled (f, "canvas.how-might-we"));
  hands_key (f, GDK_KEY_h, CTRL | SHIFT);
  g_assert_false (tl_canvas_is_writing (f->canvas));
}

/* An opportunity that is started on a pain point is about that, a pain point about its touchpoint.
 */
static void
test_started_on_a_pain (Hands *f, gconstpointer data)
{
  g_autofree char *pain = add_pain (f, "Nobody calls back");

  hands_key (f, GDK_KEY_F4, SHIFT);
  hands_type (f, "Call first");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (get_title (get_answer (f, pain)), ==, "Call first");
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "Twice");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_list (hands_card (f, "Twice"), TL_CARD_ABOUT)[0], ==, f->first);
}

static const char *const *
get_about (Hands *f, const char *card)
{
  return tl_record_get_list (tl_table_get (hands_table (f), card), TL_CARD_ABOUT);
}

/* Of what is selected each is attached to the nearest on the way back to the touchpoints. */
static void
test_attach (Hands *f, gconstpointer data)
{
  g_autofree char *pains = hands_lane (f, TL_LANE_KIND_PAIN_POINTS);
  g_autofree char *chances = hands_lane (f, TL_LANE_KIND_OPPORTUNITIES);
  g_autofree char *pain = NULL, *chance = NULL;
  g_autoptr (TlTable) before = NULL;
  const char *ids[5] = { NULL };

  tl_document_begin (f->document, "Add");
  pain = tl_edit_add_card (f->document, f->map, f->stages[0], pains, "Slow", NULL);
  chance = tl_edit_add_card (f->document, f->map, f->stages[0], chances, "Quick", NULL);
  tl_document_commit (f->document);
  hands_settle ();
  ids[0] = f->first, ids[1] = f->second;
  tl_canvas_select (f->canvas, ids);
  g_assert_false (hands_is_enabled (f, "canvas.attach"));
  ids[2] = pain, ids[3] = chance;
  tl_canvas_select (f->canvas, ids);
  g_assert_true (hands_is_enabled (f, "canvas.attach"));
  before = hands_snapshot (f);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.attach", NULL);
  g_assert_cmpstr (get_about (f, pain)[0], ==, f->first);
  g_assert_cmpstr (get_about (f, pain)[1], ==, f->second);
  g_assert_cmpstr (get_about (f, chance)[0], ==, pain);
  g_assert_null (get_about (f, chance)[1]);
  hands_assert_one_step (f, before, "Attach Cards");
  /* That took it back; and twice is there and back again. */
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.attach", NULL);
  g_assert_nonnull (get_about (f, pain)[0]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.attach", NULL);
  g_assert_null (get_about (f, pain)[0]);
  g_assert_null (get_about (f, chance)[0]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Detach Cards");
}

static gint64
get_status (Hands *f, const char *card)
{
  return tl_record_get_integer (tl_table_get (hands_table (f), card), TL_CARD_EVIDENCE_STATUS);
}

static void
test_evidence (Hands *f, gconstpointer data)
{
  const char *both[] = { f->first, f->second, NULL };
  g_autoptr (TlTable) before = NULL;

  tl_canvas_select (f->canvas, both);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.evidence", "s", "assumed");
  g_assert_cmpint (get_status (f, f->first), ==, TL_EVIDENCE_STATUS_ASSUMED);
  g_assert_cmpint (get_status (f, f->second), ==, TL_EVIDENCE_STATUS_ASSUMED);
  before = hands_snapshot (f);
  hands_key (f, GDK_KEY_a, CTRL | SHIFT);
  g_assert_cmpint (get_status (f, f->first), ==, TL_EVIDENCE_STATUS_PROPOSED);
  g_assert_cmpint (get_status (f, f->second), ==, TL_EVIDENCE_STATUS_PROPOSED);
  hands_assert_one_step (f, before, "Set Evidence");
  hands_key (f, GDK_KEY_a, CTRL | SHIFT);
  hands_key (f, GDK_KEY_a, CTRL | SHIFT);
  g_assert_cmpint (get_status (f, f->second), ==, TL_EVIDENCE_STATUS_NONE);
}

static void
test_frequency (Hands *f, gconstpointer data)
{
  g_autofree char *pain = add_pain (f, "Nobody calls back");
  const TlRecord  *card;

  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.frequency", "i", 4);
  card = tl_table_get (hands_table (f), pain);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_FREQUENCY), ==, 4);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_SEVERITY), ==, 0);
}

static void
test_shown (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  g_assert_false (tl_canvas_shows_codes (f->canvas));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.show-codes", NULL);
  g_assert_true (tl_canvas_shows_codes (f->canvas));
  hands_assert_one_step (f, before, "Show Codes");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.show-coverage", NULL);
  g_assert_true (tl_canvas_shows_coverage (f->canvas));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Show Coverage");
}

#define ADD(path, test) g_test_add (path, Hands, NULL, hands_set_up, test, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/canvas/answer/how-might-we", test_how_might_we);
  ADD ("/canvas/answer/one-question-mark", test_one_question_mark);
  ADD ("/canvas/answer/offered-words", test_offered_words);
  ADD ("/canvas/answer/several", test_several);
  ADD ("/canvas/answer/only-for-pains", test_only_for_pains);
  ADD ("/canvas/answer/started-on-a-pain", test_started_on_a_pain);
  ADD ("/canvas/answer/attach", test_attach);
  ADD ("/canvas/answer/evidence", test_evidence);
  ADD ("/canvas/answer/frequency", test_frequency);
  ADD ("/canvas/answer/shown", test_shown);
  return g_test_run ();
}
