/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline's edits: each is one undo step, whatever the number of rows, and undone leaves the
 * very bytes that were there. */
#include "config.h"

#include "outline-fixture.h"

#include <math.h>

static void
test_parse_score (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
    double      score;
  } cases[] = {
    { "-1.8", TRUE, -1.8 }, { "−1,8", TRUE, -1.8 }, { "+2", TRUE, 2 },   { " 0 ", TRUE, 0 },
    { "1.25", TRUE, 1.3 },  { "", TRUE, NAN },      { "  ", TRUE, NAN }, { "2.1", FALSE, 0 },
    { "-3", FALSE, 0 },     { "good", FALSE, 0 },   { "1 2", FALSE, 0 }, { "-", FALSE, 0 },
    { "1e0", FALSE, 0 },    { "nan", FALSE, 0 },    { "0x1", FALSE, 0 }, { "1.2.3", FALSE, 0 },
    { "--1", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double score = 77;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (tl_outline_parse_score (cases[i].text, &score), ==, cases[i].good);
      if (!cases[i].good)
        g_assert_cmpfloat (score, ==, 77);
      else if (isnan (cases[i].score))
        g_assert_true (isnan (score));
      else
        g_assert_cmpfloat_with_epsilon (score, cases[i].score, 1e-9);
    }
}

static char *
begin_step (Fixture *fixture)
{
  tl_document_forget_history (fixture->document);
  return dup_bytes (fixture);
}

/* One step of that name; undone, the file is byte for byte what it was. */
static void
assert_one_step (Fixture *fixture, const char *name, char *before)
{
  g_autofree char *held = before;
  g_autofree char *changed = dup_bytes (fixture);
  g_autofree char *after = NULL;

  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, name);
  g_assert_cmpstr (changed, !=, before);
  assert_fresh (fixture);
  g_assert_true (tl_document_undo (fixture->document));
  g_assert_false (tl_document_can_undo (fixture->document));
  after = dup_bytes (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_fresh (fixture);
  g_assert_true (tl_document_redo (fixture->document));
}

static void
test_edits_are_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *pain = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *point = NULL;
  g_autofree char *added = NULL;
  char            *before;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  b = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_ACTIONS, "b");
  pain = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_PAIN_POINTS, "p");
  curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
  point = tl_edit_add_point (fixture->document, curve, get_stage (fixture, 2), 0.5, 1);
  tl_document_commit (fixture->document);
  {
    const char *all[] = { a, b, pain, point, NULL };
    const char *one[] = { a, NULL };

    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_CHANNEL, 3),
                      ==,
                      3);
    assert_one_step (fixture, "Set Channel of 3 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_EVIDENCE, 2),
                      ==,
                      1);
    assert_one_step (fixture, "Set Evidence", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_RATING, 5),
                      ==,
                      1);
    assert_one_step (fixture, "Rate", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_SECOND, 4),
                      ==,
                      1);
    assert_one_step (fixture, "Rate", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_WORK, 2),
                      ==,
                      3);
    assert_one_step (fixture, "Set Status of 3 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_DUE, "2026-03-31"),
                      ==,
                      1);
    assert_one_step (fixture, "Set Due Date", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_COUNT, " 12 "),
                      ==,
                      1);
    assert_one_step (fixture, "Set People Asked", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_owner (fixture->model, all, "Jo"), ==, 3);
    assert_one_step (fixture, "Set Owner of 3 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_column (fixture->model, all, get_stage (fixture, 3)), ==, 4);
    assert_one_step (fixture, "Move 4 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_lane (fixture->model,
                                            one,
                                            get_lane (fixture, TL_LANE_KIND_ACTIONS)),
                      ==,
                      1);
    assert_one_step (fixture, "Move Card", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_score (fixture->model, all, 1.5), ==, 4);
    assert_one_step (fixture, "Set Score of 4 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_score (fixture->model, one, NAN), ==, 1);
    assert_one_step (fixture, "Remove Score", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_TAGS, "x, y,, z "),
                      ==,
                      1);
    assert_one_step (fixture, "Set Tags", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, point, TL_OUTLINE_COLUMN_CARD, "Hm"),
                      ==,
                      1);
    assert_one_step (fixture, "Label Point", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_moment (fixture->model, all), ==, 4);
    assert_one_step (fixture, "Moment of Truth", before);
    before = begin_step (fixture);
    added = tl_outline_edit_add (fixture->model, a);
    assert_one_step (fixture, "Add Card", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_column (fixture->model, all, NULL), ==, 3);
    assert_one_step (fixture, "Park", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_delete (fixture->model, all), ==, 4);
    assert_one_step (fixture, "Delete 4 Cards", before);
  }
}

/* What priorities are weighed by, and what a card opens. */
static void
test_reach_and_journey (Fixture *fixture, gconstpointer data)
{
  g_autofree char *card = NULL;
  g_autofree char *map = NULL;
  g_autofree char *name = NULL, *renamed = NULL, *gone = NULL, *file = NULL, *confidence = NULL;
  TlOutlineRow    *row;

  tl_document_begin (fixture->document, "Add");
  card = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_OPPORTUNITIES, "a");
  map = tl_edit_add_map (fixture->document, "Repair");
  tl_edit_set_text (fixture->document, card, TL_CARD_OPENS, map);
  tl_document_commit (fixture->document);
  row = tl_outline_model_find (fixture->model, card);
  g_assert_true (tl_outline_column_applies (TL_OUTLINE_COLUMN_REACH, row));
  g_assert_false (tl_outline_column_applies (TL_OUTLINE_COLUMN_JOURNEY, row));
  tl_outline_edit_text (fixture->model, card, TL_OUTLINE_COLUMN_REACH, "1200");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Reach");
  tl_outline_edit_text (fixture->model, card, TL_OUTLINE_COLUMN_CONFIDENCE, "80");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Confidence");
  confidence = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_CONFIDENCE, row);
  g_assert_cmpstr (confidence, ==, "80");
  name = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_JOURNEY, row);
  g_assert_cmpstr (name, ==, "Repair");
  tl_document_begin (fixture->document, "Rename");
  tl_edit_set_text (fixture->document, map, TL_MAP_TITLE, "Mending");
  tl_document_commit (fixture->document);
  renamed = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_JOURNEY, row);
  g_assert_cmpstr (renamed, ==, "Mending");
  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, (const char *const[]){ map, NULL }, TRUE);
  tl_document_commit (fixture->document);
  gone = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_JOURNEY, row);
  g_assert_cmpstr (gone, !=, "Mending");
  tl_document_begin (fixture->document, "Link");
  tl_edit_set_text (fixture->document, card, TL_CARD_OPENS, "other.journey");
  tl_document_commit (fixture->document);
  file = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_JOURNEY, row);
  g_assert_cmpstr (file, ==, "other.journey");
}

static void
test_nothing_is_no_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  const char      *one[2] = { NULL };

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  tl_document_commit (fixture->document);
  tl_document_forget_history (fixture->document);
  one[0] = a;
  tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_CARD, "a");
  tl_outline_edit_score (fixture->model, one, NAN);
  tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_CHANNEL, TL_CHANNEL_NONE);
  /* A touchpoint is not rated. */
  tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_RATING, 5);
  /* No number, no date. */
  tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_COUNT, "many");
  tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_CONFIDENCE, "101");
  tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_DUE, "soon");
  tl_outline_edit_column (fixture->model, one, get_stage (fixture, 0));
  g_assert_false (tl_document_can_undo (fixture->document));
}

static void
test_adding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *c = NULL;
  g_autofree char *b = NULL;
  g_autofree char *pain = NULL;
  g_autofree char *titles = NULL;
  const TlRecord  *record;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "a");
  c = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "c");
  tl_document_commit (fixture->document);
  b = tl_outline_edit_add (fixture->model, a);
  tl_outline_edit_text (fixture->model, b, TL_OUTLINE_COLUMN_CARD, "b");
  pain = tl_outline_edit_add_about (fixture->model, b, TL_LANE_KIND_PAIN_POINTS, "");
  tl_outline_edit_text (fixture->model, pain, TL_OUTLINE_COLUMN_CARD, "p");
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "a b c p");
  record = tl_table_get (get_table (fixture), pain);
  g_assert_cmpstr (*tl_record_get_list (record, TL_CARD_ABOUT), ==, b);
  g_free (tl_outline_edit_add (fixture->model, NULL));
  assert_fresh (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/outline-edits/parse-score", test_parse_score);
  ADD ("/app/outline-edits/one-step", test_edits_are_one_step);
  ADD ("/app/outline-edits/reach-and-journey", test_reach_and_journey);
  ADD ("/app/outline-edits/nothing-is-no-step", test_nothing_is_no_step);
  ADD ("/app/outline-edits/adding", test_adding);
  return g_test_run ();
}
