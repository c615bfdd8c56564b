/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Order keys: properties that every sequence of insertions must keep. */
#include "config.h"

#include "base/tl-order.h"

#include <string.h>

static void
assert_between (const char *before, const char *after)
{
  g_autofree char *key = tl_order_between (before, after);

  g_assert_true (tl_order_is_valid (key));
  if (before != NULL)
    g_assert_cmpstr (before, <, key);
  if (after != NULL)
    g_assert_cmpstr (key, <, after);
}

static void
test_validity (void)
{
  g_assert_true (tl_order_is_valid ("1"));
  g_assert_true (tl_order_is_valid ("0z"));
  g_assert_false (tl_order_is_valid (NULL));
  g_assert_false (tl_order_is_valid (""));
  g_assert_false (tl_order_is_valid ("0"));
  g_assert_false (tl_order_is_valid ("V0"));
  g_assert_false (tl_order_is_valid ("a-b"));
}

static void
test_nth_rises (void)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < 200000; i++)
    {
      char *key = tl_order_nth (i, 200000);

      if (last != NULL)
        g_assert_cmpstr (last, <, key);
      if (i % 997 == 0)
        g_assert_true (tl_order_is_valid (key));
      g_assert_cmpuint (strlen (key), <=, i < 3781 ? 3 : 6);
      g_free (last);
      last = key;
    }
}

/* Appending goes on with the sequence that the reader deals, and stays short. */
static void
test_append_stays_short (void)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *expected = tl_order_nth (i, 50000);
      char            *next = tl_order_between (key, NULL);

      g_assert_cmpstr (next, ==, expected);
      g_free (key);
      key = next;
    }
  g_assert_cmpuint (strlen (key), <=, 6);
}

static void
test_prepend_stays_short (void)
{
  g_autofree char *key = tl_order_nth (0, 1);

  for (guint i = 0; i < 50000; i++)
    {
      char *next = tl_order_between (NULL, key);

      g_assert_cmpstr (next, <, key);
      g_assert_true (tl_order_is_valid (next));
      g_free (key);
      key = next;
    }
  g_assert_cmpuint (strlen (key), <=, 6);
}

/* The worst place: always between the same neighbour and the newest. */
static void
test_same_place (void)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *low = tl_order_nth (3, 10);
      g_autofree char *high = tl_order_nth (4, 10);

      for (guint i = 0; i < 600; i++)
        {
          char *key = tl_order_between (low, high);

          g_assert_cmpstr (low, <, key);
          g_assert_cmpstr (key, <, high);
          g_free (side == 0 ? low : high);
          *(side == 0 ? &low : &high) = key;
        }
      g_assert_cmpuint (strlen (side == 0 ? low : high), <=, 125);
    }
}

static void
test_edges (void)
{
  static const char *const keys[] = {
    "00000000001", "0001", "001",  "01", "0z", "1",   "10V",
    "1V",          "y",    "yzzz", "z",  "z1", "zzz", "zzzzzzzz"
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_between (NULL, keys[i]);
      assert_between (keys[i], NULL);
      for (guint j = i + 1; j < G_N_ELEMENTS (keys); j++)
        assert_between (keys[i], keys[j]);
    }
}

static void
test_random_insertions (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 5000; i++)
    {
      int   place = g_test_rand_int_range (0, (gint32) keys->len + 1);
      char *key = tl_order_between (place > 0 ? keys->pdata[place - 1] : NULL,
                                    place < (int) keys->len ? keys->pdata[place] : NULL);

      g_assert_true (tl_order_is_valid (key));
      g_ptr_array_insert (keys, place, key);
    }
  for (guint i = 1; i < keys->len; i++)
    g_assert_cmpstr (keys->pdata[i - 1], <, keys->pdata[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/order/validity", test_validity);
  g_test_add_func ("/base/order/nth-rises", test_nth_rises);
  g_test_add_func ("/base/order/append-stays-short", test_append_stays_short);
  g_test_add_func ("/base/order/prepend-stays-short", test_prepend_stays_short);
  g_test_add_func ("/base/order/same-place", test_same_place);
  g_test_add_func ("/base/order/edges", test_edges);
  g_test_add_func ("/base/order/random-insertions", test_random_insertions);
  return g_test_run ();
}
