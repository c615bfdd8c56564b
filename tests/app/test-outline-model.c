/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline without a widget: rows in reading order, that follow change sets one row a change. */
#include "config.h"

#include "outline-fixture.h"

#include <math.h>

/* --- Rows --------------------------------------------------------------------------------------
 */

static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *titles = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *step = NULL;

  tl_document_begin (fixture->document, "Add");
  g_free (add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "d"));
  g_free (add_card (fixture, NULL, TL_LANE_KIND_ACTIONS, "parked"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "c"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "b"));
  curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
  g_free (tl_edit_add_point (fixture->document, curve, get_stage (fixture, 1), 0.5, -1));
  tl_document_commit (fixture->document);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "a b c d Point of the curve parked");
  g_assert_true (tl_outline_model_has_points (fixture->model));
  g_assert_false (tl_outline_model_has_steps (fixture->model));
  tl_document_begin (fixture->document, "Add Step");
  step = tl_edit_add_step (fixture->document, get_stage (fixture, 1), "First", NULL);
  tl_document_commit (fixture->document);
  g_assert_true (tl_outline_model_has_steps (fixture->model));
  assert_fresh (fixture);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  TlOutlineRow    *row;

  tl_document_begin (fixture->document, "Add");
  id = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "Wörkshop Hotline");
  tl_edit_set_integer (fixture->document, id, TL_CARD_SEVERITY, 4);
  tl_edit_set_integer (fixture->document, id, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_text (fixture->document, get_stage (fixture, 0), TL_STAGE_TITLE, "Service");
  tl_document_commit (fixture->document);
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, -1.8);
  row = tl_outline_model_find (fixture->model, id);
  name = tl_outline_row_dup_name (row);
  description = tl_outline_row_dup_description (row);
  g_assert_cmpstr (name, ==, "Pain Point: Wörkshop Hotline, Service, score -1.8");
  g_assert_cmpstr (description, ==, "severity 4; Phone");
  g_assert_nonnull (strstr (tl_outline_row_get_folded (row), "workshop hotline"));
  g_assert_nonnull (strstr (tl_outline_row_get_folded (row), "service"));
}

/* --- Following ---------------------------------------------------------------------------------
 */

static void
test_one_row_a_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  tl_document_begin (fixture->document, "Add");
  for (guint i = 0; i < 300; i++)
    {
      g_free (id);
      id = add_card (fixture, get_stage (fixture, i % 4), TL_LANE_KIND_ACTIONS, "x");
    }
  tl_document_commit (fixture->document);
  fixture->n_spliced = 0;
  fixture->n_said = 0;
  tl_outline_edit_text (fixture->model, id, TL_OUTLINE_COLUMN_CARD, "y");
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
  g_assert_cmpuint (fixture->n_said, ==, 1);
  /* A score is the point's, and seen in the card's row. */
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, 1);
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, 2);
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
  g_assert_cmpuint (fixture->n_said, ==, 3);
  tl_document_begin (fixture->document, "Add");
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_ACTIONS, "z"));
  tl_document_commit (fixture->document);
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_cmpuint (fixture->n_said, ==, 3);
  assert_fresh (fixture);
}

/* One of the edits that people make, on things chosen by chance. */
static void
edit_something (Fixture *fixture, GRand *rand)
{
  const GPtrArray *cards = tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_CARD);
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);
  g_autoptr (GPtrArray) columns = tl_query_columns (get_table (fixture), fixture->map);
  g_autofree char *card =
    cards->len
      ? g_strdup (tl_record_get_id (cards->pdata[g_rand_int_range (rand, 0, (gint32) cards->len)]))
      : NULL;
  g_autofree char *column =
    g_strdup (tl_record_get_id (columns->pdata[g_rand_int_range (rand, 0, (gint32) columns->len)]));
  g_autofree char *stage =
    g_strdup (tl_record_get_id (stages->pdata[g_rand_int_range (rand, 0, (gint32) stages->len)]));
  const char *one[] = { card, NULL };
  TlLaneKind  kind = g_rand_boolean (rand) ? TL_LANE_KIND_TOUCHPOINTS : TL_LANE_KIND_PAIN_POINTS;
  g_autofree char *curve = NULL;

  tl_document_begin (fixture->document, "Something");
  switch (card ? g_rand_int_range (rand, 0, 12) : 0)
    {
    case 0:
    case 1:
      g_free (add_card (fixture, column, kind, "new"));
      break;
    case 2:
      tl_edit_move_cards (fixture->document, one, column, get_lane (fixture, kind), NULL);
      break;
    case 3:
      tl_edit_park_cards (fixture->document, one);
      break;
    case 4:
      tl_edit_delete (fixture->document, one, FALSE);
      break;
    case 5:
      tl_edit_set_text (fixture->document, card, TL_CARD_TITLE, column);
      break;
    case 6:
      curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
      g_free (
        tl_edit_set_card_score (fixture->document, curve, card, g_rand_int_range (rand, -2, 3)));
      break;
    case 7:
      curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
      g_free (tl_edit_add_point (fixture->document, curve, column, g_rand_double (rand), 1));
      break;
    case 8:
      g_free (tl_edit_add_step (fixture->document, stage, "step", NULL));
      break;
    case 9:
      tl_edit_reorder (fixture->document, stage, NULL);
      break;
    case 10:
      tl_edit_reorder (fixture->document, card, NULL);
      break;
    default:
      tl_edit_set_text (fixture->document, stage, TL_STAGE_TITLE, card);
      break;
    }
  tl_document_commit (fixture->document);
}

static void
test_follows_anything (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  g_autofree char *start = dup_list (G_LIST_MODEL (fixture->model));
  g_autofree char *end = NULL;

  for (guint i = 0; i < 250; i++)
    {
      int chance = g_rand_int_range (rand, 0, 10);

      if (chance == 0)
        tl_document_undo (fixture->document);
      else if (chance == 1)
        tl_document_redo (fixture->document);
      else
        edit_something (fixture, rand);
      assert_fresh (fixture);
    }
  while (tl_document_undo (fixture->document))
    assert_fresh (fixture);
  end = dup_list (G_LIST_MODEL (fixture->model));
  g_assert_cmpstr (end, ==, start);
}

static void
test_persona (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *persona = NULL;
  const char      *one[2] = { NULL };
  TlOutlineRow    *row;

  tl_document_begin (fixture->document, "Add");
  id = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  tl_document_commit (fixture->document);
  one[0] = id;
  tl_document_begin (fixture->document, "Add");
  persona = tl_edit_add_persona (fixture->document, "Ana", fixture->map);
  tl_document_commit (fixture->document);
  /* The first persona of the map, until another is chosen. */
  tl_outline_edit_score (fixture->model, one, 1);
  row = tl_outline_model_find (fixture->model, id);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, 1);
  g_assert_nonnull (tl_query_curve (get_table (fixture), fixture->map, persona, FALSE));
  tl_document_begin (fixture->document, "Add");
  g_free (persona);
  persona = tl_edit_add_persona (fixture->document, "Ben", fixture->map);
  tl_document_commit (fixture->document);
  tl_outline_model_set_persona (fixture->model, persona);
  g_assert_true (isnan (tl_outline_row_get_facts (row)->score));
  tl_outline_edit_score (fixture->model, one, -2);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, -2);
  tl_outline_model_set_persona (fixture->model, NULL);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, 1);
}

/* --- Order ---------------------------------------------------------------------------------------
 */

static void
test_sorting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  TlOutlineRow    *left;
  TlOutlineRow    *right;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_PAIN_POINTS, "a");
  b = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "b");
  tl_edit_set_integer (fixture->document, b, TL_CARD_SEVERITY, 5);
  tl_edit_set_text (fixture->document, b, TL_CARD_OWNER, "Jo");
  tl_document_commit (fixture->document);
  tl_outline_edit_score (fixture->model, (const char *const[]){ b, NULL }, -2);
  left = tl_outline_model_find (fixture->model, a);
  right = tl_outline_model_find (fixture->model, b);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_CARD, left, right), <, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_STAGE, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_LANE, left, right), ==, 0);
  /* What is not set comes last. */
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_SCORE, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_OWNER, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_RATING, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_CHANNEL, left, right), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/outline-model/reading-order", test_reading_order);
  ADD ("/app/outline-model/words", test_words);
  ADD ("/app/outline-model/one-row-a-change", test_one_row_a_change);
  ADD ("/app/outline-model/follows-anything", test_follows_anything);
  ADD ("/app/outline-model/persona", test_persona);
  ADD ("/app/outline-model/sorting", test_sorting);
  return g_test_run ();
}
