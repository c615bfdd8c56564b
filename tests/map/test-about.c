/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chains of cards about cards, evidence about them, and codes. */
#include "config.h"

#include "map-support.h"

#include "map/tl-about.h"
#include "map/tl-pains.h"
#include "map/tl-search.h"

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *touch; /* cards */
  char       *pain;
  char       *chance;
} Fixture;

static const TlTable *
get_table (const Fixture *self)
{
  return tl_document_get_table (self->doc);
}

static const TlRecord *
get (const Fixture *self, const char *id)
{
  return tl_table_get (get_table (self), id);
}

/* A touchpoint, a pain point about it, and the opportunity made of that. */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->doc = map_new_document (1);
  self->map = g_strdup (map_find (self->doc, "Map"));
  tl_document_begin (self->doc, "Test");
  self->touch = tl_edit_add_card (self->doc,
                                  self->map,
                                  map_find (self->doc, "B"),
                                  map_find (self->doc, "Touch"),
                                  "Hotline",
                                  NULL);
  self->pain =
    tl_edit_add_about (self->doc, self->map, self->touch, NULL, TL_LANE_KIND_PAIN_POINTS, "Slow");
  self->chance = tl_edit_add_answer (self->doc,
                                     (const char *const[]){ self->pain, NULL },
                                     TL_LANE_KIND_OPPORTUNITIES,
                                     "How might we be quick?");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (tl_document_in_transaction (self->doc))
    tl_document_commit (self->doc);
  map_assert_whole (get_table (self));
  g_assert_finalize_object (self->doc);
  g_free (self->map);
  g_free (self->touch);
  g_free (self->pain);
  g_free (self->chance);
}

static void
test_answer (Fixture *self, gconstpointer data)
{
  const TlRecord  *chance = get (self, self->chance);
  g_autofree char *other =
    tl_edit_add_about (self->doc, self->map, self->touch, NULL, TL_LANE_KIND_PAIN_POINTS, "Dear");
  g_autofree char *both = tl_edit_add_answer (self->doc,
                                              (const char *const[]){ other, self->pain, NULL },
                                              TL_LANE_KIND_OPPORTUNITIES,
                                              NULL);
  g_autofree char *solution = tl_edit_add_answer (self->doc,
                                                  (const char *const[]){ both, NULL },
                                                  TL_LANE_KIND_SOLUTIONS,
                                                  "A robot");

  g_assert_cmpstr (tl_record_get_list (chance, TL_CARD_ABOUT)[0], ==, self->pain);
  g_assert_null (tl_record_get_list (chance, TL_CARD_ABOUT)[1]);
  g_assert_cmpstr (tl_record_get_ref (chance, TL_CARD_COLUMN), ==, map_find (self->doc, "B"));
  g_assert_cmpint (tl_query_card_kind (get_table (self), chance), ==, TL_LANE_KIND_OPPORTUNITIES);
  g_assert_cmpstr (tl_record_get_list (get (self, both), TL_CARD_ABOUT)[1], ==, self->pain);
  g_assert_cmpint (tl_query_card_kind (get_table (self), get (self, solution)),
                   ==,
                   TL_LANE_KIND_SOLUTIONS);
  g_assert_true (tl_about_reaches (get_table (self), solution, self->touch));
  g_assert_false (tl_about_reaches (get_table (self), self->touch, solution));
}

static void
test_list_answers (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  /* Once, though it is about both. */
  g_assert_true (tl_edit_set_about (self->doc, self->chance, self->touch, TRUE));
  all = tl_about_list_answers (get_table (self), self->touch);
  g_assert_cmpuint (all->len, ==, 2);
  g_clear_pointer (&all, g_ptr_array_unref);
  g_assert_true (tl_edit_set_about (self->doc, self->chance, self->touch, FALSE));
  all = tl_about_list_answers (get_table (self), self->touch);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (all->pdata[0] == get (self, self->pain));
  g_assert_true (all->pdata[1] == get (self, self->chance));
}

static void
test_find_target (Fixture *self, gconstpointer data)
{
  const TlTable          *table = get_table (self);
  g_autofree char        *alone = tl_edit_add_about (self->doc,
                                              self->map,
                                              NULL,
                                              map_find (self->doc, "A"),
                                              TL_LANE_KIND_PAIN_POINTS,
                                              "Alone");
  static const TlLaneKind pain = TL_LANE_KIND_PAIN_POINTS, chance = TL_LANE_KIND_OPPORTUNITIES;

  g_assert_cmpstr (tl_about_find_target (table, self->touch, pain), ==, self->touch);
  g_assert_cmpstr (tl_about_find_target (table, self->touch, chance), ==, self->touch);
  g_assert_cmpstr (tl_about_find_target (table, self->pain, pain), ==, self->touch);
  g_assert_cmpstr (tl_about_find_target (table, self->pain, chance), ==, self->pain);
  g_assert_cmpstr (tl_about_find_target (table, self->chance, TL_LANE_KIND_SOLUTIONS),
                   ==,
                   self->chance);
  g_assert_null (tl_about_find_target (table, alone, pain));
}

/* No edit closes a ring; what is good in a list is kept. */
static void
test_no_rings (Fixture *self, gconstpointer data)
{
  const char *const list[] = { self->touch, self->chance, self->pain, NULL };

  g_assert_false (tl_edit_set_about (self->doc, self->touch, self->chance, TRUE));
  g_assert_false (tl_edit_set_about (self->doc, self->touch, self->touch, TRUE));
  g_assert_false (tl_edit_set_list (self->doc, self->pain, TL_CARD_ABOUT, list));
  g_assert_cmpstr (tl_record_get_list (get (self, self->pain), TL_CARD_ABOUT)[0], ==, self->touch);
  g_assert_null (tl_record_get_list (get (self, self->pain), TL_CARD_ABOUT)[1]);
  g_assert_null (tl_record_get_list (get (self, self->touch), TL_CARD_ABOUT)[0]);
  g_assert_false (tl_edit_set_about (self->doc, self->pain, self->touch, TRUE));
}

/* Both ends of a chain become one card: the middle is still about it. */
static void
test_merged_ends (Fixture *self, gconstpointer data)
{
  g_free (
    tl_edit_merge_cards (self->doc, (const char *const[]){ self->touch, self->chance, NULL }));
  g_assert_null (tl_record_get_list (get (self, self->touch), TL_CARD_ABOUT)[0]);
  g_assert_cmpstr (tl_record_get_list (get (self, self->pain), TL_CARD_ABOUT)[0], ==, self->touch);
}

static void
rate (Fixture *self, const char *id, int severity, int frequency)
{
  tl_edit_set_integer (self->doc, id, TL_CARD_SEVERITY, severity);
  tl_edit_set_integer (self->doc, id, TL_CARD_FREQUENCY, frequency);
}

static void
test_criticality (Fixture *self, gconstpointer data)
{
  g_autofree char *worse =
    tl_edit_add_about (self->doc, self->map, self->touch, NULL, TL_LANE_KIND_PAIN_POINTS, "Lost");
  g_autoptr (GPtrArray) critical = NULL;

  g_assert_cmpint (tl_pains_get_criticality (get (self, self->pain)), ==, 0);
  rate (self, self->pain, 5, 0);
  g_assert_cmpint (tl_pains_get_criticality (get (self, self->pain)), ==, 15);
  g_assert_true (tl_pains_is_critical (get_table (self), get (self, self->pain)));
  rate (self, self->chance, 5, 5);
  g_assert_false (tl_pains_is_critical (get_table (self), get (self, self->chance)));
  rate (self, worse, 4, 4);
  critical = tl_pains_list_critical (get_table (self), self->map);
  g_assert_cmpuint (critical->len, ==, 2);
  g_assert_true (critical->pdata[0] == get (self, worse));
  rate (self, worse, 4, 3);
  g_assert_false (tl_pains_is_critical (get_table (self), get (self, worse)));
}

static void
test_overdue (Fixture *self, gconstpointer data)
{
  g_assert_false (tl_pains_is_overdue (get (self, self->chance), "2026-03-31"));
  tl_edit_set_text (self->doc, self->chance, TL_CARD_DUE, "2026-03-31");
  g_assert_false (tl_pains_is_overdue (get (self, self->chance), "2026-03-31"));
  g_assert_true (tl_pains_is_overdue (get (self, self->chance), "2026-04-01"));
  tl_edit_set_integer (self->doc, self->chance, TL_CARD_STATUS, TL_WORK_STATUS_REJECTED);
  g_assert_false (tl_pains_is_overdue (get (self, self->chance), "2026-04-01"));
}

static void
test_codes (Fixture *self, gconstpointer data)
{
  g_autofree char *foreign = tl_edit_add_card (self->doc,
                                               self->map,
                                               map_find (self->doc, "A"),
                                               map_find (self->doc, "Touch"),
                                               "From elsewhere",
                                               NULL);

  g_assert_cmpuint (tl_edit_give_codes (self->doc, self->map), ==, 0);
  tl_edit_set_text (self->doc, foreign, TL_CARD_CODE, "");
  g_assert_true (tl_edit_show_codes (self->doc, self->map, TRUE));
  /* T2 was given already. */
  g_assert_cmpstr (tl_record_get_text (get (self, foreign), TL_CARD_CODE), ==, "T3");
  g_assert_true (tl_record_get_boolean (get (self, self->map), TL_MAP_SHOW_CODES));
  g_assert_false (tl_edit_show_codes (self->doc, self->map, TRUE));
  g_assert_true (tl_edit_show_codes (self->doc, self->map, FALSE));
  g_assert_cmpstr (tl_record_get_text (get (self, foreign), TL_CARD_CODE), ==, "T3");
}

static void
test_evidence (Fixture *self, gconstpointer data)
{
  g_autofree char *survey =
    tl_edit_add_evidence (self->doc, self->map, self->pain, "Spring survey");
  g_autoptr (GPtrArray) found = NULL;
  const char *gone[] = { self->pain, NULL };

  g_assert_true (tl_edit_attach_evidence (self->doc, survey, self->touch, TRUE));
  g_assert_false (tl_edit_attach_evidence (self->doc, survey, self->touch, TRUE));
  found = tl_query_evidence_of (get_table (self), self->touch);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (tl_record_get_id (found->pdata[0]), ==, survey);
  g_assert_true (tl_edit_attach_evidence (self->doc, survey, self->touch, FALSE));
  g_clear_pointer (&found, g_ptr_array_unref);
  found = tl_query_evidence_of (get_table (self), self->touch);
  g_assert_cmpuint (found->len, ==, 0);
  /* Evidence outlives the card. */
  tl_edit_delete (self->doc, gone, TRUE);
  g_assert_null (tl_record_get_list (get (self, survey), TL_EVIDENCE_ABOUT)[0]);
}

/* Found with the first card that it is about, between that card's own words and the next card. */
static void
test_evidence_is_found (Fixture *self, gconstpointer data)
{
  g_autofree char *survey = tl_edit_add_evidence (self->doc, self->map, self->pain, "Slow line");
  g_autoptr (GArray) matches = NULL;
  const TlSearchMatch *match;

  tl_edit_set_text (self->doc, survey, TL_EVIDENCE_TEXT, "It was so slow.");
  matches = tl_search_find (get_table (self), self->map, "slow", NULL);
  g_assert_cmpuint (matches->len, ==, 3);
  match = &g_array_index (matches, TlSearchMatch, 0);
  g_assert_true (match->record == get (self, self->pain) && match->thing == match->record);
  match = &g_array_index (matches, TlSearchMatch, 2);
  g_assert_true (match->record == get (self, survey) && match->thing == get (self, self->pain));
  g_assert_cmpuint (match->start, ==, 10);
  g_clear_pointer (&matches, g_array_unref);
  tl_edit_attach_evidence (self->doc, survey, self->pain, FALSE);
  matches = tl_search_find (get_table (self), self->map, "line", NULL);
  match = &g_array_index (matches, TlSearchMatch, 0);
  g_assert_true (match->record == get (self, survey) && match->thing == get (self, self->map));
}

#define ADD(name, func) g_test_add ("/map/about/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("answer", test_answer);
  ADD ("list-answers", test_list_answers);
  ADD ("find-target", test_find_target);
  ADD ("no-rings", test_no_rings);
  ADD ("merged-ends", test_merged_ends);
  ADD ("criticality", test_criticality);
  ADD ("overdue", test_overdue);
  ADD ("codes", test_codes);
  ADD ("evidence", test_evidence);
  ADD ("evidence-is-found", test_evidence_is_found);
  return g_test_run ();
}
