/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Indented lists, the lines of a cell, and scores as people write them. */
#include "config.h"

#include "import-support.h"

static void
assert_list (const char *text, const char *expected)
{
  g_autoptr (GArray) list = tl_import_parse_list (text);
  g_autofree char *dump = import_dump_list (list);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_levels (void)
{
  assert_list ("A\n\tb\n\tc\nD\n", "0:A 1:b 1:c 0:D");
  assert_list ("A\n  b\n    c\n  d\nE", "0:A 1:b 2:c 1:d 0:E");
  assert_list ("  A\n      b\n  C", "0:A 1:b 0:C");
  assert_list ("A\n    b\n  c", "0:A 1:b 1:c");
  assert_list ("\n\nA\r\n\r\n\tb\r\n", "0:A 1:b");
  assert_list ("A\nB", "0:A 0:B");
  assert_list (" \n\t\n", "");
}

static void
test_markers (void)
{
  assert_list ("- A\n  * b\n  • c\n1. D\n  2) e\n  a) f", "0:A 1:b 1:c 0:D 1:e 1:f");
  assert_list ("1.\tA\n\to\tb", "0:A 1:b");
  assert_list ("- [ ] A\n- [x] B", "0:A 0:B");
  /* No marks: words that only look like them. */
  assert_list ("-2 below\no yes\n2024. was good\n-\n*bold*",
               "0:-2 below 0:o yes 0:2024. was good 0:- 0:*bold*");
}

static void
test_headings (void)
{
  assert_list ("## A\n- b\n- c\n## D\ne", "#0:A 1:b 1:c #0:D 1:e");
  assert_list ("# T\n## A\n- b\n  - c", "#0:T #1:A 2:b 3:c");
  assert_list ("#tag", "0:#tag");
}

static void
assert_cards (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) cards = tl_import_split_cell (text);
  g_autofree char *dump = import_dump_texts (cards);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_cells (void)
{
  assert_cards ("one", "one");
  assert_cards ("one\ntwo", "one|two");
  assert_cards ("- one\nmore\n- two", "one\\nmore|two");
  assert_cards ("one\nmore\n\ntwo", "one\\nmore|two");
  assert_cards ("\n\none\n", "one");
  assert_cards ("", "");
  assert_cards ("-2 Left hanging", "-2 Left hanging");
}

static void
assert_score (const char *text, double expected, const char *expected_label)
{
  double      score;
  const char *label;

  g_assert_true (tl_import_read_score (text, &score, &label));
  g_assert_cmpfloat_with_epsilon (score, expected, 1e-9);
  g_assert_cmpstr (label, ==, expected_label);
}

static void
test_scores (void)
{
  double score, fitted[] = { 1, 3, 5 }, percent[] = { 0, 50, 100 }, both[] = { -5, 0, 5 },
                ours[] = { -2, 1.5 };
  const char *label;

  assert_score ("-2 Left hanging", -2, "Left hanging");
  assert_score ("−1,5: waits", -1.5, "waits");
  assert_score ("+1", 1, "");
  assert_score ("0.5", 0.5, "");
  g_assert_false (tl_import_read_score ("nothing", &score, &label));
  g_assert_false (tl_import_read_score ("2nd try", &score, &label));
  g_assert_false (tl_import_read_score ("", &score, &label));
  g_assert_false (tl_import_read_score ("-", &score, &label));
  tl_import_fit_scores (fitted, 3);
  g_assert_cmpfloat (fitted[0], ==, -2);
  g_assert_cmpfloat (fitted[1], ==, 0);
  g_assert_cmpfloat (fitted[2], ==, 2);
  tl_import_fit_scores (percent, 3);
  g_assert_cmpfloat (percent[0], ==, -2);
  g_assert_cmpfloat (percent[2], ==, 2);
  tl_import_fit_scores (both, 3);
  g_assert_cmpfloat (both[0], ==, -2);
  g_assert_cmpfloat (both[1], ==, 0);
  tl_import_fit_scores (ours, 2);
  g_assert_cmpfloat (ours[1], ==, 1.5);
  tl_import_fit_scores (NULL, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/list/levels", test_levels);
  g_test_add_func ("/import/list/markers", test_markers);
  g_test_add_func ("/import/list/headings", test_headings);
  g_test_add_func ("/import/list/cells", test_cells);
  g_test_add_func ("/import/list/scores", test_scores);
  return g_test_run ();
}
