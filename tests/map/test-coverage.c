/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of a map was observed, and what is still to be found out. */
#include "config.h"

#include "map-support.h"

#include "map/tl-coverage.h"

static char *
add (TlDocument *doc, const char *column, const char *lane, const char *title, int status)
{
  char *id = tl_edit_add_card (doc,
                               map_find (doc, "Map"),
                               column != NULL ? map_find (doc, column) : NULL,
                               map_find (doc, lane),
                               title,
                               NULL);

  tl_edit_set_integer (doc, id, TL_CARD_EVIDENCE_STATUS, status);
  return id;
}

#define assert_counts(coverage, observed, assumed, proposed, unsaid)                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TlCoverage counts_ = (coverage);                                                               \
    g_assert_cmpuint (counts_.n_observed, ==, (observed));                                         \
    g_assert_cmpuint (counts_.n_assumed, ==, (assumed));                                           \
    g_assert_cmpuint (counts_.n_proposed, ==, (proposed));                                         \
    g_assert_cmpuint (counts_.n_unsaid, ==, (unsaid));                                             \
  }                                                                                                \
  G_STMT_END

static void
test_counts (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  const TlTable *table = tl_document_get_table (doc);
  const char    *map = map_find (doc, "Map");
  TlCoverage     coverage = tl_coverage_of_map (table, map);
  char          *step;

  g_assert_cmpint (tl_coverage_get_percent (&coverage), ==, -1);
  tl_document_begin (doc, "Fill");
  g_free (add (doc, "A", "Touch", "one", TL_EVIDENCE_STATUS_OBSERVED));
  g_free (add (doc, "A", "Touch", "two", TL_EVIDENCE_STATUS_NONE));
  g_free (add (doc, "A", "Pain", "three", TL_EVIDENCE_STATUS_ASSUMED));
  g_free (add (doc, "B", "Touch", "four", TL_EVIDENCE_STATUS_PROPOSED));
  g_free (add (doc, NULL, "Touch", "parked", TL_EVIDENCE_STATUS_ASSUMED));
  /* Of what is only proposed nobody asks how it is known. */
  g_free (
    tl_edit_add_about (doc, map, map_find (doc, "one"), NULL, TL_LANE_KIND_OPPORTUNITIES, "idea"));
  assert_counts (tl_coverage_of_map (table, map), 1, 1, 1, 1);
  assert_counts (tl_coverage_of_stage (table, map_find (doc, "A")), 1, 1, 0, 1);
  assert_counts (tl_coverage_of_stage (table, map_find (doc, "B")), 0, 0, 1, 0);
  coverage = tl_coverage_of_stage (table, map_find (doc, "A"));
  g_assert_cmpint (tl_coverage_get_percent (&coverage), ==, 50);
  coverage = tl_coverage_of_map (table, map);
  g_assert_cmpint (tl_coverage_get_percent (&coverage), ==, 33);
  g_assert_cmpuint (tl_coverage_get_n (&coverage), ==, 3);
  /* The cards of a stage's steps are the stage's. */
  step = tl_edit_add_step (doc, map_find (doc, "A"), "Step", NULL);
  g_free (step);
  assert_counts (tl_coverage_of_stage (table, map_find (doc, "A")), 1, 1, 0, 1);
  tl_document_commit (doc);
}

static void
test_assumptions (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) found = NULL;

  tl_document_begin (doc, "Fill");
  g_free (add (doc, "B", "Touch", "second", TL_EVIDENCE_STATUS_ASSUMED));
  g_free (add (doc, "A", "Pain", "first", TL_EVIDENCE_STATUS_ASSUMED));
  g_free (add (doc, "A", "Touch", "zero", TL_EVIDENCE_STATUS_ASSUMED));
  g_free (add (doc, "A", "Touch", "known", TL_EVIDENCE_STATUS_OBSERVED));
  g_free (add (doc, NULL, "Touch", "parked", TL_EVIDENCE_STATUS_ASSUMED));
  tl_document_commit (doc);
  found = tl_coverage_list_assumptions (table, map_find (doc, "Map"));
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (tl_record_get_text (found->pdata[0], TL_CARD_TITLE), ==, "zero");
  g_assert_cmpstr (tl_record_get_text (found->pdata[1], TL_CARD_TITLE), ==, "first");
  g_assert_cmpstr (tl_record_get_text (found->pdata[2], TL_CARD_TITLE), ==, "second");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/coverage/counts", test_counts);
  g_test_add_func ("/map/coverage/assumptions", test_assumptions);
  return g_test_run ();
}
