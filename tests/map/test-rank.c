/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list: scores, order, filters and quadrants. */
#include "config.h"

#include "map-support.h"

#include "map/tl-rank.h"

#include <math.h>

static void
add (TlDocument  *doc,
     const char  *column,
     const char  *lane,
     const char  *title,
     const gint64 scores[4],
     const char  *owner)
{
  g_autofree char *card = tl_edit_add_card (doc,
                                            map_find (doc, "Map"),
                                            map_find (doc, column),
                                            map_find (doc, lane),
                                            title,
                                            NULL);

  tl_edit_rate_card (doc, card, (int) scores[0], (int) scores[1]);
  tl_edit_set_integer (doc, card, TL_CARD_REACH, scores[2]);
  tl_edit_set_integer (doc, card, TL_CARD_CONFIDENCE, scores[3]);
  tl_edit_set_text (doc, card, TL_CARD_OWNER, owner);
}

static TlDocument *
make_document (void)
{
  TlDocument *doc = map_new_document (3);

  tl_document_begin (doc, "Fill");
  g_free (tl_edit_add_lane (doc, map_find (doc, "Map"), TL_LANE_KIND_OPPORTUNITIES, "Ideas", NULL));
  g_free (tl_edit_add_lane (doc, map_find (doc, "Map"), TL_LANE_KIND_SOLUTIONS, "Plans", NULL));
  g_free (tl_edit_add_step (doc, map_find (doc, "B"), "B1", NULL));
  add (doc, "A", "Ideas", "unrated", (gint64[]){ 4, 0, 500, 80 }, "Zoe");
  add (doc, "A", "Ideas", "half", (gint64[]){ 2, 4, 1000, 100 }, "");
  add (doc, "B1", "Plans", "win", (gint64[]){ 4, 2, 100, 50 }, "Bob");
  add (doc, "B1", "Ideas", "equal", (gint64[]){ 2, 1, 0, 80 }, "Bob");
  add (doc, "C", "Ideas", "bet", (gint64[]){ 5, 5, 2000, 80 }, "Zoe");
  add (doc, "C", "Pain", "pain", (gint64[]){ 5, 1, 10, 100 }, "Zoe");
  add (doc, "C", "Ideas", "parked", (gint64[]){ 5, 1, 10, 100 }, "Amy");
  tl_edit_park_cards (doc, (const char *[]){ map_find (doc, "parked"), NULL });
  tl_document_commit (doc);
  return doc;
}

static char *
list_ranked (TlDocument *doc, const TlRankQuery *query)
{
  g_autoptr (GArray) ranked = tl_rank_cards (tl_document_get_table (doc), query);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranked->len; i++)
    {
      const TlRankedCard *item = &g_array_index (ranked, TlRankedCard, i);

      g_string_append_printf (out,
                              "%u %s %g %s\n",
                              item->rank,
                              tl_record_get_text (item->card, TL_CARD_TITLE),
                              isnan (item->score) ? -1 : item->score,
                              tl_quadrant_get_word (item->quadrant));
    }
  return g_string_free (out, FALSE);
}

#define assert_ranked(doc_, query_, wanted_)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = list_ranked (doc_, query_);                                          \
    g_assert_cmpstr (found_, ==, wanted_);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_methods (void)
{
  g_autoptr (TlDocument) doc = make_document ();

  /* Of the two with the same score the one with more impact is first; they share their rank. */
  assert_ranked (doc,
                 (&(TlRankQuery){ .method = TL_RANK_VALUE_EFFORT }),
                 "1 win 2 quick-win\n"
                 "1 equal 2 fill-in\n"
                 "3 bet 1 big-bet\n"
                 "4 half 0.5 time-sink\n"
                 "0 unrated -1 \n");
  assert_ranked (doc,
                 (&(TlRankQuery){ .method = TL_RANK_RICE }),
                 "1 bet 1600 big-bet\n"
                 "2 half 500 time-sink\n"
                 "3 win 100 quick-win\n"
                 "0 unrated -1 \n"
                 "0 equal -1 fill-in\n");
}

static void
test_filter (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autoptr (GPtrArray) owners = tl_rank_list_owners (tl_document_get_table (doc), NULL);
  TlRankQuery query = { .map = map_find (doc, "Map"), .owner = "Bob" };

  assert_ranked (doc, &query, "1 win 2 quick-win\n1 equal 2 fill-in\n");
  query.owner = "";
  assert_ranked (doc, &query, "1 half 0.5 time-sink\n");
  query.owner = NULL;
  query.stage = map_find (doc, "B");
  assert_ranked (doc, &query, "1 win 2 quick-win\n1 equal 2 fill-in\n");
  query.owner = "Zoe";
  assert_ranked (doc, &query, "");
  g_assert_cmpuint (owners->len, ==, 3);
  g_assert_cmpstr (owners->pdata[0], ==, "");
  g_assert_cmpstr (owners->pdata[1], ==, "Bob");
  g_assert_cmpstr (owners->pdata[2], ==, "Zoe");
}

static void
test_quadrants (void)
{
  static const char *const wanted[6] = {
    "......", ".FFTTT", ".FFTTT", ".QQBBB", ".QQBBB", ".QQBBB", /* a row for each impact */
  };
  static const char letters[] = ".QBFT";

  for (int impact = 0; impact <= 5; impact++)
    for (int effort = 0; effort <= 5; effort++)
      g_assert_cmpint (letters[tl_rank_get_quadrant (impact, effort)], ==, wanted[impact][effort]);
}

static void
test_words (void)
{
  g_assert_cmpint (tl_rank_method_find ("rice"), ==, TL_RANK_RICE);
  g_assert_cmpint (tl_rank_method_find ("value-effort"), ==, TL_RANK_VALUE_EFFORT);
  g_assert_cmpint (tl_rank_method_find ("best"), ==, -1);
  g_assert_cmpstr (tl_rank_method_get_word (TL_RANK_RICE), ==, "rice");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/rank/methods", test_methods);
  g_test_add_func ("/map/rank/filter", test_filter);
  g_test_add_func ("/map/rank/quadrants", test_quadrants);
  g_test_add_func ("/map/rank/words", test_words);
  return g_test_run ();
}
