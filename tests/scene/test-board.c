/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The board of priorities: nothing overlaps, everything stands where its scores are, the same cards
 * always give the same picture, and a place means the scores that are drawn there. */
#include "config.h"

#include "scene-fixture.h"

#include "scene/tl-board.h"

#include <math.h>

static const TlLaneKind lanes[] = {
  TL_LANE_KIND_OPPORTUNITIES, TL_LANE_KIND_SOLUTIONS, TL_LANE_KIND_PAIN_POINTS, TL_N_LANE_KINDS
};

static char *
add_card (Fixture *fixture, guint lane, int impact, int effort)
{
  char *card = fixture_add_card (fixture, 0, lane, "Callback within the hour, also on Saturdays");

  tl_document_begin (fixture->doc, "Rate");
  tl_edit_rate_card (fixture->doc, card, impact, effort);
  tl_document_commit (fixture->doc);
  return card;
}

static TlBoard *
new_board (Fixture *fixture, gboolean on_paper, double text_scale)
{
  TlBoardOptions options = { .query = { .map = fixture->map },
                             .on_paper = on_paper,
                             .text_scale = text_scale };

  return tl_board_new (fixed_measurer (),
                       tl_theme_get (TL_THEME_LIGHT),
                       tl_document_get_table (fixture->doc),
                       &options);
}

static void
set_rtl (Fixture *fixture)
{
  tl_document_begin (fixture->doc, "Direction");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->doc);
}

static TlPoint
get_middle (const TlBoardItem *item)
{
  return (TlPoint){ item->rect.x + item->rect.width / 2, item->rect.y + item->rect.height / 2 };
}

static void
assert_apart (TlBoard *board)
{
  const TlRect *sheet = &tl_board_get_picture (board)->sheet;
  guint         n = tl_board_get_n_items (board);

  for (guint i = 0; i < n; i++)
    {
      const TlRect *rect = &tl_board_get_item (board, i)->rect;

      g_assert_cmpfloat (rect->width, >, 0);
      g_assert_true (rect->x >= 0 && rect->x + rect->width <= sheet->width);
      g_assert_true (rect->y >= 0 && rect->y + rect->height <= sheet->height);
      for (guint k = 0; k < i; k++)
        g_assert_false (tl_rect_intersects (rect, &tl_board_get_item (board, k)->rect));
    }
}

/* A card stands in the quadrant of its scores; in its own cell unless that is full. */
static guint
assert_in_place (TlBoard *board)
{
  guint n_moved = 0;

  for (guint i = 0; i < tl_board_get_n_items (board); i++)
    {
      const TlBoardItem *item = tl_board_get_item (board, i);
      TlPoint            at = get_middle (item);
      int                impact = -1, effort = -1;

      g_assert_true (tl_board_hit (board, at.x, at.y) == item);
      g_assert_true (tl_board_find_item (board, item->id) == item);
      g_assert_true (tl_board_find_scores (board, at.x, at.y, &impact, &effort));
      g_assert_cmpint (tl_rank_get_quadrant (impact, effort), ==, item->quadrant);
      if (item->quadrant != TL_QUADRANT_NONE)
        n_moved += impact != item->impact || effort != item->effort;
      else
        g_assert_cmpint (impact, ==, 0);
    }
  return n_moved;
}

static void
assert_same (TlBoard *a, TlBoard *b)
{
  const GArray *left = tl_board_get_picture (a)->groups;
  const GArray *right = tl_board_get_picture (b)->groups;

  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    {
      const TlPlacedGroup *one = &g_array_index (left, TlPlacedGroup, i);
      const TlPlacedGroup *other = &g_array_index (right, TlPlacedGroup, i);

      g_assert_true (group_equal (one->group, other->group));
      g_assert_cmpfloat (one->origin.x, ==, other->origin.x);
      g_assert_cmpfloat (one->origin.y, ==, other->origin.y);
    }
}

static void
test_random (void)
{
  static const guint sizes[] = { 0, 1, 3, 12, 30, 60, 100, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (1, lanes);

      for (guint k = 0; k < sizes[i]; k++)
        g_free (
          add_card (fixture, k % 2, g_test_rand_int_range (0, 6), g_test_rand_int_range (0, 6)));
      for (guint k = 0; k < 4; k++)
        {
          g_autoptr (TlBoard) board = new_board (fixture, k % 2, k < 2 ? 100 : 160);
          g_autoptr (TlBoard) again = new_board (fixture, k % 2, k < 2 ? 100 : 160);

          g_assert_cmpuint (tl_board_get_n_items (board), ==, sizes[i]);
          assert_apart (board);
          assert_in_place (board);
          assert_same (board, again);
        }
    }
}

/* All with the same scores: they spread around it, and only within the quadrant. */
static void
test_crowded (void)
{
  static const guint sizes[] = { 3, 4, 6, 20, 100 };
  static const guint moved[] = { 0, 1, 3, 5, G_MAXUINT };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (1, lanes);
      g_autoptr (TlBoard) board = NULL;
      guint n_moved;

      for (guint k = 0; k < sizes[i]; k++)
        g_free (add_card (fixture, 0, 1, 2));
      board = new_board (fixture, FALSE, 0);
      assert_apart (board);
      n_moved = assert_in_place (board);
      if (moved[i] != G_MAXUINT)
        g_assert_cmpuint (n_moved, ==, moved[i]);
    }
}

static void
test_mirror (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, lanes);
  g_autoptr (TlBoard) ltr = NULL;
  g_autoptr (TlBoard) rtl = NULL;

  for (int i = 0; i < 25; i++)
    g_free (add_card (fixture, 0, i % 5 + 1, i / 5 + 1));
  ltr = new_board (fixture, TRUE, 0);
  set_rtl (fixture);
  rtl = new_board (fixture, TRUE, 0);
  assert_apart (rtl);
  assert_in_place (rtl);
  for (guint i = 0; i < tl_board_get_n_items (ltr); i++)
    {
      const TlBoardItem *one = tl_board_get_item (ltr, i);
      const TlBoardItem *other = tl_board_find_item (rtl, one->id);

      g_assert_cmpfloat (other->rect.x,
                         ==,
                         tl_board_get_picture (ltr)->sheet.width - one->rect.x - one->rect.width);
    }
}

/* How wide and high a card is drawn says how much is said of it. */
static void
test_forms (void)
{
  static const struct
  {
    guint  n; /* of the fullest cell */
    double width, height;
  } rows[] = { { 3, 182, 38 }, { 4, 182, 20 }, { 5, 182, 20 }, { 6, 52, 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (1, lanes);
      g_autoptr (TlBoard) board = NULL;

      for (guint k = 0; k < rows[i].n; k++)
        g_free (add_card (fixture, 0, 4, 4));
      for (int k = 0; k < 12; k++)
        g_free (add_card (fixture, 0, 2, k % 5 + 1));
      board = new_board (fixture, FALSE, 0);
      g_assert_cmpfloat (tl_board_get_item (board, 0)->rect.width, ==, rows[i].width);
      g_assert_cmpfloat (tl_board_get_item (board, 0)->rect.height, ==, rows[i].height);
      g_assert_cmpuint (assert_in_place (board), ==, 0);
    }
}

/* Rating one card anew leaves all others where they were. */
static void
test_stable (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, lanes);
  g_autofree char *first = add_card (fixture, 0, 2, 2);
  g_autoptr (TlBoard) before = NULL;
  g_autoptr (TlBoard) after = NULL;

  for (int i = 0; i < 12; i++)
    g_free (add_card (fixture, 0, i % 5 + 1, i % 3 + 1));
  before = new_board (fixture, FALSE, 0);
  tl_document_begin (fixture->doc, "Rate");
  tl_edit_rate_card (fixture->doc, first, 5, 5);
  tl_document_commit (fixture->doc);
  after = new_board (fixture, FALSE, 0);
  for (guint i = 0; i < tl_board_get_n_items (before); i++)
    {
      const TlBoardItem *old = tl_board_get_item (before, i);
      const TlBoardItem *new = tl_board_find_item (after, old->id);

      if (old->impact == 2 && old->effort == 2)
        continue; /* those of the cell that it left move up */
      g_assert_true (tl_rect_equal (&old->rect, &new->rect));
    }
}

static void
test_scores (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, lanes);
  g_autofree char *low = add_card (fixture, 0, 1, 1);
  g_autofree char *high = add_card (fixture, 0, 5, 5);
  g_autofree char *pain = add_card (fixture, 2, 5, 1);
  g_autoptr (TlBoard) board = new_board (fixture, FALSE, 0);
  TlPoint from = get_middle (tl_board_find_item (board, low));
  TlPoint to = get_middle (tl_board_find_item (board, high));
  int     impact = -1, effort = -1;

  g_assert_null (tl_board_find_item (board, pain));
  for (int i = 1; i <= 5; i++)
    for (int k = 1; k <= 5; k++)
      {
        g_assert_true (tl_board_find_scores (board,
                                             from.x + (to.x - from.x) * (k - 1) / 4,
                                             from.y + (to.y - from.y) * (i - 1) / 4,
                                             &impact,
                                             &effort));
        g_assert_cmpint (impact, ==, i);
        g_assert_cmpint (effort, ==, k);
      }
  /* The strips with the names belong to the plane, the rest to nothing. */
  g_assert_true (tl_board_find_scores (board, to.x, to.y - 75, &impact, &effort));
  g_assert_cmpint (impact, ==, 5);
  g_assert_false (tl_board_find_scores (board, 1, 1, &impact, &effort));
  g_assert_null (tl_board_hit (board, 1, 1));
}

static void
test_words (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, lanes);
  g_autofree char *card = add_card (fixture, 1, 4, 2);
  g_autoptr (TlBoard) board = new_board (fixture, FALSE, 0);
  const TlBoardItem   *item = tl_board_get_item (board, 0);
  const TlPlacedGroup *group = tl_picture_find (tl_board_get_picture (board), TL_ROLE_CARD, card);
  g_autofree char     *half = tl_board_dup_place (3, 0);
  g_autofree char     *score = tl_board_format_score (2.04);
  g_autofree char     *large = tl_board_format_score (1599.6);
  g_autofree char     *none = tl_board_format_score (NAN);

  g_assert_cmpstr (item->name, ==, "Solution: Callback within the hour, also on Saturdays");
  g_assert_cmpstr (item->place, ==, "impact 4, effort 2, quick win");
  g_assert_cmpstr (item->label, ==, "S1");
  g_assert_nonnull (group);
  g_assert_cmpstr (
    group->group->title,
    ==,
    "Solution: Callback within the hour, also on Saturdays, impact 4, effort 2, quick win");
  g_assert_cmpstr (half, ==, "impact 3, effort not rated");
  g_assert_cmpstr (score, ==, "2");
  g_assert_cmpstr (large, ==, "1600");
  g_assert_cmpstr (none, ==, "–");
}

static void
test_target (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, lanes);
  g_autofree char *card = add_card (fixture, 0, 4, 2);
  g_autoptr (TlBoard) board = new_board (fixture, FALSE, 0);
  TlPoint at = get_middle (tl_board_find_item (board, card));
  TlPoint origin;
  g_autoptr (TlGroup) group = tl_board_new_target (board, 4, 2, &origin);
  TlRect rect = tl_rect_offset (&group->bounds, origin.x, origin.y);

  g_assert_true (tl_rect_contains (&rect, at.x, at.y));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/board/random", test_random);
  g_test_add_func ("/scene/board/crowded", test_crowded);
  g_test_add_func ("/scene/board/mirror", test_mirror);
  g_test_add_func ("/scene/board/forms", test_forms);
  g_test_add_func ("/scene/board/stable", test_stable);
  g_test_add_func ("/scene/board/scores", test_scores);
  g_test_add_func ("/scene/board/words", test_words);
  g_test_add_func ("/scene/board/target", test_target);
  return g_test_run ();
}
