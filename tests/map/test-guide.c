/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide: each step is undone on a blank map, is done by what it asks for and by nothing less,
 * and says where to go on. */
#include "config.h"

#include "map/tl-guide.h"

#include "map/tl-edit.h"

typedef struct
{
  TlDocument  *doc;
  char        *map;
  TlGuideState states[TL_N_GUIDE_STEPS];
} Fixture;

static void
check (Fixture *fixture)
{
  tl_guide_check (tl_document_get_table (fixture->doc), fixture->map, fixture->states);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  const TlTable *table;

  fixture->doc = tl_edit_new_document (tl_id_source_new_seeded (1), "Trip", TRUE);
  table = tl_document_get_table (fixture->doc);
  fixture->map = g_strdup (tl_record_get_id (
    tl_table_get_children (table, tl_document_get_id (fixture->doc), TL_KIND_MAP)->pdata[0]));
  tl_document_begin (fixture->doc, NULL);
  check (fixture);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  tl_document_commit (fixture->doc);
  g_object_unref (fixture->doc);
  g_free (fixture->map);
}

static char *
add_card (Fixture *fixture, guint column, TlLaneKind kind, const char *title)
{
  const TlTable *table = tl_document_get_table (fixture->doc);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, fixture->map);
  const TlRecord *lane = tl_query_lane_of_kind (table, fixture->map, kind);

  return tl_edit_add_card (fixture->doc,
                           fixture->map,
                           tl_record_get_id (columns->pdata[column]),
                           tl_record_get_id (lane),
                           title,
                           NULL);
}

static void
assert_state (Fixture *fixture, TlGuideStep step, gboolean done, guint have, guint want)
{
  g_autofree char *words = NULL;

  check (fixture);
  words = tl_guide_describe (step, &fixture->states[step]);
  g_test_message ("%s: %s", tl_guide_get_title (step), words);
  g_assert_cmpuint (fixture->states[step].have, ==, have);
  g_assert_cmpuint (fixture->states[step].want, ==, want);
  g_assert_cmpint (fixture->states[step].done, ==, done);
  g_assert_cmpstr (words, !=, "");
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < TL_N_GUIDE_STEPS; i++)
    {
      g_assert_false (fixture->states[i].done);
      g_assert_cmpstr (tl_guide_get_title (i), !=, "");
      g_assert_cmpstr (tl_guide_get_advice (i), !=, "");
    }
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_GOAL, "Arrive");
  tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_SCENARIO, "By train");
  assert_state (fixture, TL_GUIDE_GOALS, FALSE, 2, 3);
  tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_OBJECTIVE, "One way");
  assert_state (fixture, TL_GUIDE_GOALS, TRUE, 3, 3);
}

static void
test_personas (Fixture *fixture, gconstpointer data)
{
  static const char *const some[] = { "x", NULL };
  g_autofree char         *persona = NULL;

  assert_state (fixture, TL_GUIDE_PERSONAS, FALSE, 0, 0);
  persona = tl_edit_add_persona (fixture->doc, "Tomek", fixture->map);
  tl_edit_set_list (fixture->doc, persona, TL_PERSONA_GOALS, some);
  assert_state (fixture, TL_GUIDE_PERSONAS, FALSE, 0, 1);
  g_assert_cmpstr (fixture->states[TL_GUIDE_PERSONAS].record, ==, persona);
  tl_edit_set_list (fixture->doc, persona, TL_PERSONA_CHALLENGES, some);
  assert_state (fixture, TL_GUIDE_PERSONAS, TRUE, 1, 1);
}

/* A card over two columns counts for both; the next empty one is where to go on. */
static void
test_touchpoints (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wide = add_card (fixture, 0, TL_LANE_KIND_TOUCHPOINTS, "Ticket");
  g_autoptr (GPtrArray) columns =
    tl_query_columns (tl_document_get_table (fixture->doc), fixture->map);

  tl_edit_set_span (fixture->doc, wide, NULL, 2);
  assert_state (fixture, TL_GUIDE_TOUCHPOINTS, FALSE, 2, 5);
  g_assert_cmpstr (fixture->states[TL_GUIDE_TOUCHPOINTS].column,
                   ==,
                   tl_record_get_id (columns->pdata[2]));
  g_assert_nonnull (fixture->states[TL_GUIDE_TOUCHPOINTS].lane);
  for (guint i = 2; i < 5; i++)
    g_free (add_card (fixture, i, TL_LANE_KIND_TOUCHPOINTS, "More"));
  assert_state (fixture, TL_GUIDE_TOUCHPOINTS, TRUE, 5, 5);
}

static void
test_data (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_card (fixture, 0, TL_LANE_KIND_ACTIONS, "Runs");
  g_autofree char *b = add_card (fixture, 1, TL_LANE_KIND_ACTIONS, "Waits");
  g_autofree char *idea = add_card (fixture, 1, TL_LANE_KIND_OPPORTUNITIES, "A bench");

  assert_state (fixture, TL_GUIDE_DATA, FALSE, 0, 2); /* ideas are no data */
  g_assert_cmpstr (fixture->states[TL_GUIDE_DATA].record, ==, a);
  tl_edit_set_integer (fixture->doc, a, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  tl_edit_set_integer (fixture->doc, b, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  assert_state (fixture, TL_GUIDE_DATA, FALSE, 2, 2);
  tl_edit_set_integer (fixture->doc, b, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_OBSERVED);
  assert_state (fixture, TL_GUIDE_DATA, TRUE, 2, 2);
}

static void
test_current (Fixture *fixture, gconstpointer data)
{
  g_autofree char *curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  g_autofree char *target = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, TRUE);
  g_autoptr (GPtrArray) columns =
    tl_query_columns (tl_document_get_table (fixture->doc), fixture->map);

  g_free (tl_edit_add_point (fixture->doc, target, tl_record_get_id (columns->pdata[4]), 0.5, 1));
  for (guint i = 0; i < 4; i++)
    g_free (tl_edit_add_point (fixture->doc, curve, tl_record_get_id (columns->pdata[i]), 0.5, -1));
  assert_state (fixture, TL_GUIDE_CURRENT, FALSE, 4, 5);
  g_free (tl_edit_add_point (fixture->doc, curve, tl_record_get_id (columns->pdata[4]), 0.5, 1));
  assert_state (fixture, TL_GUIDE_CURRENT, FALSE, 5, 5); /* nobody does anything yet */
  for (guint i = 0; i < 5; i++)
    g_free (add_card (fixture, i, TL_LANE_KIND_THOUGHTS, "Hm"));
  assert_state (fixture, TL_GUIDE_CURRENT, TRUE, 5, 5);
}

static void
test_pain_points (Fixture *fixture, gconstpointer data)
{
  g_autofree char *curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  g_autofree char *low = add_card (fixture, 2, TL_LANE_KIND_TOUCHPOINTS, "Counter");
  g_autofree char *pain = NULL;

  g_free (tl_edit_set_card_score (fixture->doc, curve, low, -1.5));
  assert_state (fixture, TL_GUIDE_PAIN_POINTS, FALSE, 0, 0);
  g_assert_cmpstr (fixture->states[TL_GUIDE_PAIN_POINTS].record, ==, low);
  pain = add_card (fixture, 2, TL_LANE_KIND_PAIN_POINTS, "Closed");
  assert_state (fixture, TL_GUIDE_PAIN_POINTS, FALSE, 0, 1);
  g_assert_cmpstr (fixture->states[TL_GUIDE_PAIN_POINTS].record, ==, pain);
  tl_edit_set_integer (fixture->doc, pain, TL_CARD_SEVERITY, 4);
  assert_state (fixture, TL_GUIDE_PAIN_POINTS, TRUE, 1, 1);
}

/* A target line, or a second map: that one is judged by what it was made from. */
static void
test_ideal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *to_be = tl_edit_add_map (fixture->doc, "Next year");
  TlGuideState     states[TL_N_GUIDE_STEPS];

  tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_GOAL, "Arrive");
  tl_edit_set_integer (fixture->doc, to_be, TL_MAP_STATE, TL_MAP_STATE_TO_BE);
  assert_state (fixture, TL_GUIDE_IDEAL, FALSE, 0, 1);
  tl_edit_set_ref (fixture->doc, to_be, TL_MAP_BASE, fixture->map);
  assert_state (fixture, TL_GUIDE_IDEAL, TRUE, 1, 1);
  g_assert_cmpstr (fixture->states[TL_GUIDE_IDEAL].record, ==, to_be);
  tl_guide_check (tl_document_get_table (fixture->doc), to_be, states);
  g_assert_true (states[TL_GUIDE_IDEAL].done);
  g_assert_cmpuint (states[TL_GUIDE_GOALS].have, ==, 1);
}

static void
test_target_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, TRUE);
  g_autoptr (GPtrArray) columns =
    tl_query_columns (tl_document_get_table (fixture->doc), fixture->map);

  g_free (tl_edit_add_point (fixture->doc, target, tl_record_get_id (columns->pdata[0]), 0.5, 1));
  assert_state (fixture, TL_GUIDE_IDEAL, FALSE, 0, 1);
  g_free (tl_edit_add_point (fixture->doc, target, tl_record_get_id (columns->pdata[1]), 0.5, 1));
  assert_state (fixture, TL_GUIDE_IDEAL, TRUE, 1, 1);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pain = add_card (fixture, 0, TL_LANE_KIND_PAIN_POINTS, "Small");
  g_autofree char *worse = add_card (fixture, 1, TL_LANE_KIND_PAIN_POINTS, "Large");
  g_autofree char *idea = NULL;

  tl_edit_set_integer (fixture->doc, worse, TL_CARD_SEVERITY, 5);
  assert_state (fixture, TL_GUIDE_CHANGES, FALSE, 0, 0);
  g_assert_cmpstr (fixture->states[TL_GUIDE_CHANGES].record, ==, worse);
  idea = add_card (fixture, 1, TL_LANE_KIND_OPPORTUNITIES, "Open later");
  tl_edit_set_integer (fixture->doc, idea, TL_CARD_IMPACT, 4);
  assert_state (fixture, TL_GUIDE_CHANGES, FALSE, 0, 1);
  tl_edit_set_text (fixture->doc, idea, TL_CARD_OWNER, "Ana");
  assert_state (fixture, TL_GUIDE_CHANGES, TRUE, 1, 1);
}

static void
test_review (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *card = add_card (fixture, 0, TL_LANE_KIND_ACTIONS, "Later");
  const char *const cards[] = { card, NULL };
  g_autoptr (TlRecord) comment = tl_record_new (TL_KIND_COMMENT, "q");
  g_autoptr (TlRecord) answered = NULL;

  tl_record_set_ref (comment, TL_FIELD_PARENT, fixture->map);
  tl_record_set_text (comment, TL_FIELD_ORDER, "V");
  answered = tl_record_copy (comment);
  tl_record_set_boolean (answered, TL_COMMENT_RESOLVED, TRUE);
  tl_edit_park_cards (fixture->doc, cards);
  tl_document_put (fixture->doc, comment);
  assert_state (fixture, TL_GUIDE_REVIEW, FALSE, 0, 3);
  g_assert_cmpstr (fixture->states[TL_GUIDE_REVIEW].record, ==, card);
  tl_document_put (fixture->doc, answered);
  tl_edit_delete (fixture->doc, cards, TRUE);
  assert_state (fixture, TL_GUIDE_REVIEW, FALSE, 2, 3);
  tl_edit_set_integer (fixture->doc, fixture->map, TL_MAP_GOAL_REACHED, TL_REACHED_NO);
  assert_state (fixture, TL_GUIDE_REVIEW, TRUE, 3, 3);
}

#define ADD(name, func) g_test_add ("/map/guide/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("blank", test_blank);
  ADD ("goals", test_goals);
  ADD ("personas", test_personas);
  ADD ("touchpoints", test_touchpoints);
  ADD ("data", test_data);
  ADD ("current", test_current);
  ADD ("pain-points", test_pain_points);
  ADD ("ideal", test_ideal);
  ADD ("target-line", test_target_line);
  ADD ("changes", test_changes);
  ADD ("review", test_review);
  return g_test_run ();
}
