/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words into the document, without any widget: one act of writing is one undo step, and what comes
 * to nothing leaves no trace. */
#include "config.h"

#include "canvas/tl-writing.h"
#include "map/tl-metric.h"

typedef struct
{
  TlDocument *document;
  char       *map;
  char       *stage;
  char       *touchpoints;
  char       *emotions;
  char       *hotline;
  guint       n_steps; /* undo steps at the start */
} Fixture;

static const TlTable *
get_table (Fixture *f)
{
  return tl_document_get_table (f->document);
}

static char *
dup_lane (Fixture *f, TlLaneKind kind)
{
  const TlRecord *lane = tl_query_lane_of_kind (get_table (f), f->map, kind);

  return lane != NULL ? g_strdup (tl_record_get_id (lane)) : NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const GPtrArray *maps, *stages;

  f->document = tl_edit_new_document (tl_id_source_new_seeded (7), "Repair", TRUE);
  maps = tl_table_get_children (get_table (f), tl_document_get_id (f->document), TL_KIND_MAP);
  f->map = g_strdup (tl_record_get_id (g_ptr_array_index (maps, 0)));
  stages = tl_table_get_children (get_table (f), f->map, TL_KIND_STAGE);
  f->stage = g_strdup (tl_record_get_id (g_ptr_array_index (stages, 0)));
  f->touchpoints = dup_lane (f, TL_LANE_KIND_TOUCHPOINTS);
  f->emotions = dup_lane (f, TL_LANE_KIND_EMOTIONS);
  tl_document_begin (f->document, "Set up");
  f->hotline = tl_edit_add_card (f->document, f->map, f->stage, f->touchpoints, "Hotline", NULL);
  tl_document_commit (f->document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->map);
  g_free (f->stage);
  g_free (f->touchpoints);
  g_free (f->emotions);
  g_free (f->hotline);
  g_assert_finalize_object (f->document);
}

static TlWriting *
new_card (Fixture *f)
{
  TlWriting *writing = tl_writing_new (f->document, f->map, TL_WRITING_NEW_CARD);

  writing->column = g_strdup (f->stage);
  writing->lane = g_strdup (f->touchpoints);
  writing->about = g_strdup (f->hotline);
  return writing;
}

static TlWriting *
write_on (Fixture *f, TlWritingKind kind, const char *id)
{
  TlWriting *writing = tl_writing_new (f->document, f->map, kind);

  writing->id = g_strdup (id);
  writing->field = TL_STAGE_TITLE; /* only titles read it */
  tl_writing_get_text (writing);
  return writing;
}

/* Reads all shorthand off the front of a text and returns the rest. */
static const char *
read_all (TlWriting *writing, const char *text)
{
  TlShorthandType type;
  gsize           length;

  while ((length = tl_writing_read_shorthand (writing, text, &type)) > 0)
    text += length;
  return text;
}

static const TlRecord *
get_card (Fixture *f, const TlWriting *writing)
{
  return tl_table_get_kind (get_table (f), writing->id, TL_KIND_CARD);
}

static void
assert_undone (Fixture *f, TlTable *before)
{
  g_assert_true (tl_document_undo (f->document));
  g_assert_true (tl_table_equal (get_table (f), before));
}

static void
test_new_card_is_one_step (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = new_card (f);
  const TlRecord *card;

  tl_writing_apply (writing, "Work");
  tl_writing_apply (writing, "Workshop\nOn hold for");
  g_assert_true (tl_writing_finish (writing, "Workshop\nOn hold for 11 minutes"));
  card = get_card (f, writing);
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TITLE), ==, "Workshop");
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TEXT), ==, "On hold for 11 minutes");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Card");
  assert_undone (f, before);
}

static void
test_emptied_card_vanishes (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autofree char *undo_name = g_strdup (tl_document_get_undo_name (f->document));
  g_autoptr (TlWriting) writing = new_card (f);

  tl_writing_apply (writing, "Workshop");
  g_assert_nonnull (get_card (f, writing));
  tl_writing_apply (writing, "  ");
  g_assert_true (tl_table_equal (get_table (f), before));
  g_assert_false (tl_writing_finish (writing, " \n"));
  g_assert_true (tl_table_equal (get_table (f), before));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, undo_name);
  g_assert_false (tl_document_can_redo (f->document));
}

static void
test_pain_point_about_its_card (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = new_card (f);
  const char        *rest = read_all (writing, "!!! @phone #wait #price On hold");
  const TlRecord    *card;
  const char *const *list;

  g_assert_cmpstr (rest, ==, "On hold");
  g_assert_true (tl_writing_finish (writing, rest));
  card = get_card (f, writing);
  g_assert_cmpint (tl_query_card_kind (get_table (f), card), ==, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_SEVERITY), ==, 3);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_CHANNEL), ==, TL_CHANNEL_PHONE);
  list = tl_record_get_list (card, TL_CARD_ABOUT);
  g_assert_cmpstr (list[0], ==, f->hotline);
  list = tl_record_get_list (card, TL_CARD_TAGS);
  g_assert_cmpstr (list[0], ==, "wait");
  g_assert_cmpstr (list[1], ==, "price");
  g_assert_null (list[2]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Pain Point");
  assert_undone (f, before);
}

static void
test_shorthand_comes_late (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = new_card (f);

  tl_writing_apply (writing, "On hold");
  g_assert_cmpint (tl_query_card_kind (get_table (f), get_card (f, writing)),
                   ==,
                   TL_LANE_KIND_TOUCHPOINTS);
  tl_writing_apply (writing, read_all (writing, "! On hold"));
  g_assert_cmpint (tl_query_card_kind (get_table (f), get_card (f, writing)),
                   ==,
                   TL_LANE_KIND_PAIN_POINTS);
  tl_writing_finish (writing, "On hold");
  assert_undone (f, before);
}

static void
test_backspace_makes_plain (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_card (f);
  g_autofree char *source = NULL;
  TlShorthandType  type;

  read_all (writing, "! @phone On hold");
  tl_writing_apply (writing, "On hold");
  source = tl_writing_unread_shorthand (writing);
  g_assert_cmpstr (source, ==, "@phone ");
  g_assert_cmpuint (tl_writing_read_shorthand (writing, "@phone On hold", &type), ==, 0);
  g_free (g_steal_pointer (&source));
  source = tl_writing_unread_shorthand (writing);
  g_assert_cmpstr (source, ==, "! ");
  g_assert_null (tl_writing_unread_shorthand (writing));
  tl_writing_finish (writing, "! @phone On hold");
  g_assert_cmpstr (tl_record_get_text (get_card (f, writing), TL_CARD_TITLE),
                   ==,
                   "! @phone On hold");
  g_assert_cmpint (tl_query_card_kind (get_table (f), get_card (f, writing)),
                   ==,
                   TL_LANE_KIND_TOUCHPOINTS);
}

static void
test_one_kind_only (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_card (f);

  g_assert_cmpstr (read_all (writing, "! + Better"), ==, "+ Better");
  tl_writing_finish (writing, "+ Better");
}

static void
test_about (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_card (f);
  const TlRecord *card;

  writing->is_about = TRUE;
  writing->about_kind = TL_LANE_KIND_OPPORTUNITIES;
  tl_writing_finish (writing, "Call back");
  card = get_card (f, writing);
  g_assert_cmpint (tl_query_card_kind (get_table (f), card), ==, TL_LANE_KIND_OPPORTUNITIES);
  g_assert_cmpstr (tl_record_get_list (card, TL_CARD_ABOUT)[0], ==, f->hotline);
  g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_COLUMN), ==, f->stage);
}

static void
test_old_card (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = write_on (f, TL_WRITING_CARD, f->hotline);
  TlShorthandType type;

  g_assert_cmpuint (tl_writing_read_shorthand (writing, "! Hotline", &type), ==, 0);
  tl_writing_apply (writing, "! Hotline");
  tl_writing_finish (writing, "! Hotline\nnine to five");
  g_assert_cmpstr (tl_record_get_text (get_card (f, writing), TL_CARD_TITLE), ==, "! Hotline");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Edit Card");
  assert_undone (f, before);
}

static void
test_unchanged_is_no_step (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autofree char *undo_name = g_strdup (tl_document_get_undo_name (f->document));
  g_autoptr (TlWriting) writing = write_on (f, TL_WRITING_CARD, f->hotline);

  tl_writing_apply (writing, "Hotl");
  g_assert_true (tl_writing_finish (writing, "Hotline"));
  g_assert_true (tl_table_equal (get_table (f), before));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, undo_name);
}

static void
test_stage_title (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = write_on (f, TL_WRITING_TITLE, f->stage);

  tl_writing_finish (writing, " First\nride ");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (get_table (f), f->stage), TL_STAGE_TITLE),
                   ==,
                   "First ride");
}

static void
test_nameless_stage_vanishes (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = tl_writing_new (f->document, f->map, TL_WRITING_TITLE);

  tl_document_begin (f->document, "Add Stage");
  writing->id = tl_edit_add_stage (f->document, f->map, "", NULL);
  tl_document_commit (f->document);
  writing->field = TL_STAGE_TITLE;
  writing->new_record = TRUE;
  g_assert_false (tl_writing_finish (writing, ""));
  g_assert_true (tl_table_equal (get_table (f), before));
}

static TlWriting *
new_point (Fixture *f)
{
  TlWriting *writing = tl_writing_new (f->document, f->map, TL_WRITING_NEW_POINT);

  writing->column = g_strdup (f->stage);
  writing->lane = g_strdup (f->emotions);
  return writing;
}

static void
test_score_and_label (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->document);
  g_autoptr (TlWriting) writing = new_point (f);
  const char     *rest = read_all (writing, "-2 Left hanging");
  const TlRecord *point;

  g_assert_cmpstr (rest, ==, "Left hanging");
  tl_writing_apply (writing, "Left");
  g_assert_true (tl_writing_finish (writing, rest));
  point = tl_table_get_kind (get_table (f), writing->id, TL_KIND_POINT);
  g_assert_cmpfloat (tl_record_get_number (point, TL_POINT_SCORE), ==, -2);
  g_assert_cmpstr (tl_record_get_text (point, TL_POINT_LABEL), ==, "Left hanging");
  /* The column has one touchpoint, so its emotion is the point anchored to it. */
  g_assert_cmpstr (tl_record_get_ref (point, TL_POINT_CARD), ==, f->hotline);
  assert_undone (f, before);
}

static void
test_score_alone (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_point (f);
  const TlRecord *point;

  g_assert_cmpstr (read_all (writing, "1.5"), ==, "1.5");
  g_assert_true (tl_writing_finish (writing, "1.5"));
  point = tl_table_get_kind (get_table (f), writing->id, TL_KIND_POINT);
  g_assert_cmpfloat (tl_record_get_number (point, TL_POINT_SCORE), ==, 1.5);
  g_assert_cmpstr (tl_record_get_text (point, TL_POINT_LABEL), ==, "");
}

static void
test_score_of_a_point (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) first = new_point (f);
  g_autoptr (TlWriting) second = NULL;
  const TlRecord *point;

  tl_writing_finish (first, read_all (first, "-1 Waits"));
  second = write_on (f, TL_WRITING_SCORE, first->id);
  tl_writing_finish (second, "2");
  point = tl_table_get_kind (get_table (f), first->id, TL_KIND_POINT);
  g_assert_cmpfloat (tl_record_get_number (point, TL_POINT_SCORE), ==, 2);
  g_assert_cmpstr (tl_record_get_text (point, TL_POINT_LABEL), ==, "Waits");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Set Score");
  /* A sign alone is no label: the one that is there stays. */
  g_clear_pointer (&second, tl_writing_free);
  second = write_on (f, TL_WRITING_SCORE, first->id);
  tl_writing_finish (second, "-");
  point = tl_table_get_kind (get_table (f), first->id, TL_KIND_POINT);
  g_assert_cmpstr (tl_record_get_text (point, TL_POINT_LABEL), ==, "Waits");
}

static void
test_card_gone_meanwhile (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = write_on (f, TL_WRITING_CARD, f->hotline);
  const char *ids[] = { f->hotline, NULL };

  tl_document_begin (f->document, "Delete");
  tl_edit_delete (f->document, ids, FALSE);
  tl_document_commit (f->document);
  tl_writing_apply (writing, "Hotline 2");
  g_assert_null (tl_table_get (get_table (f), f->hotline));
}

/* In a lane of metrics what is typed is title and number, one step, and is edited as it was typed.
 */
static void
test_number (Fixture *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autoptr (TlWriting) writing = NULL;
  g_autoptr (TlWriting) again = NULL;
  g_auto (GStrv) chips = NULL;
  g_autofree char *lane = NULL;
  const TlRecord  *metric;

  tl_document_begin (f->document, "Lane");
  lane = tl_edit_add_lane (f->document, f->map, TL_LANE_KIND_METRICS, "", NULL);
  tl_document_commit (f->document);
  before = tl_document_dup_snapshot (f->document);
  writing = new_card (f);
  g_free (writing->lane);
  writing->lane = g_strdup (lane);
  chips = tl_writing_dup_numbers (writing, "Conversion 2.9 3,4 % / 5");
  g_assert_cmpstr (chips[0], ==, "2.9, 3.4 %");
  g_assert_cmpstr (chips[1], ==, "Target 5");
  tl_writing_apply (writing, "Conversion 3");
  tl_writing_apply (writing, "Conversion 3.4");
  g_assert_true (tl_writing_finish (writing, "Conversion 3.4 %"));
  g_assert_cmpstr (tl_record_get_text (get_card (f, writing), TL_CARD_TITLE), ==, "Conversion");
  metric = tl_metric_find (get_table (f), writing->id);
  g_assert_cmpfloat (tl_record_get_number (metric, TL_METRIC_VALUE), ==, 3.4);
  g_assert_cmpstr (tl_record_get_text (metric, TL_METRIC_UNIT), ==, "%");

  again = write_on (f, TL_WRITING_CARD, writing->id);
  g_assert_cmpstr (tl_writing_get_text (again), ==, "Conversion 3.4 %");
  g_assert_true (tl_writing_finish (again, "Conversion 4 %"));
  metric = tl_metric_find (get_table (f), writing->id);
  g_assert_cmpfloat (tl_record_get_number (metric, TL_METRIC_VALUE), ==, 4);
  g_assert_true (tl_document_undo (f->document));
  assert_undone (f, before);
}

/* Backspace at the start keeps a number among the words. */
static void
test_number_made_plain (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_card (f);
  g_autofree char *letters = NULL;

  tl_document_begin (f->document, "Lane");
  g_free (writing->lane);
  writing->lane = tl_edit_add_lane (f->document, f->map, TL_LANE_KIND_METRICS, "", NULL);
  tl_document_commit (f->document);
  writing->mark = tl_document_mark (f->document);
  tl_writing_apply (writing, "Top 10");
  g_assert_cmpstr (tl_record_get_text (get_card (f, writing), TL_CARD_TITLE), ==, "Top");
  letters = tl_writing_unread_shorthand (writing);
  g_assert_cmpstr (letters, ==, "");
  g_assert_true (tl_writing_finish (writing, "Top 10"));
  g_assert_cmpstr (tl_record_get_text (get_card (f, writing), TL_CARD_TITLE), ==, "Top 10");
  g_assert_null (tl_metric_find (get_table (f), writing->id));
}

static void
assert_channel (Fixture *f, TlWriting *writing, const char *text, TlChannel expected)
{
  tl_writing_apply (writing, text);
  g_assert_cmpint (tl_record_get_integer (get_card (f, writing), TL_CARD_CHANNEL), ==, expected);
}

/* What a card in a lane of channels is called is its channel, until somebody says otherwise. */
static void
test_channel (Fixture *f, gconstpointer data)
{
  g_autoptr (TlWriting) writing = new_card (f);
  g_autoptr (TlWriting) again = NULL;
  g_autoptr (TlWriting) touchpoint = new_card (f);

  assert_channel (f, touchpoint, "Web", TL_CHANNEL_NONE);
  tl_document_begin (f->document, "Lane");
  g_free (writing->lane);
  writing->lane = tl_edit_add_lane (f->document, f->map, TL_LANE_KIND_CHANNELS, "", NULL);
  tl_document_commit (f->document);
  writing->mark = tl_document_mark (f->document);
  assert_channel (f, writing, "We", TL_CHANNEL_NONE);
  assert_channel (f, writing, "Web", TL_CHANNEL_WEB);
  assert_channel (f, writing, "Webinar", TL_CHANNEL_NONE);
  assert_channel (f, writing, "hotline", TL_CHANNEL_PHONE);
  g_assert_true (tl_writing_finish (writing, "Web"));
  g_assert_cmpint (tl_record_get_integer (get_card (f, writing), TL_CARD_CHANNEL),
                   ==,
                   TL_CHANNEL_WEB);
  tl_document_begin (f->document, "Channel");
  tl_edit_set_integer (f->document, writing->id, TL_CARD_CHANNEL, TL_CHANNEL_APP);
  tl_document_commit (f->document);
  again = write_on (f, TL_WRITING_CARD, writing->id);
  assert_channel (f, again, "Phone", TL_CHANNEL_APP);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/writing/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-card-is-one-step", test_new_card_is_one_step);
  ADD ("emptied-card-vanishes", test_emptied_card_vanishes);
  ADD ("pain-point-about-its-card", test_pain_point_about_its_card);
  ADD ("shorthand-comes-late", test_shorthand_comes_late);
  ADD ("backspace-makes-plain", test_backspace_makes_plain);
  ADD ("one-kind-only", test_one_kind_only);
  ADD ("about", test_about);
  ADD ("old-card", test_old_card);
  ADD ("unchanged-is-no-step", test_unchanged_is_no_step);
  ADD ("stage-title", test_stage_title);
  ADD ("nameless-stage-vanishes", test_nameless_stage_vanishes);
  ADD ("score-and-label", test_score_and_label);
  ADD ("score-alone", test_score_alone);
  ADD ("score-of-a-point", test_score_of_a_point);
  ADD ("card-gone-meanwhile", test_card_gone_meanwhile);
  ADD ("number", test_number);
  ADD ("number-made-plain", test_number_made_plain);
  ADD ("channel", test_channel);
  return g_test_run ();
}
