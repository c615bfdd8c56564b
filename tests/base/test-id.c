/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids and the texts they share. */
#include "config.h"

#include "base/tl-id.h"
#include "base/tl-intern.h"

#include <string.h>

#define N_THREADS 4
#define N_ROUNDS 20000

static void
test_validity (void)
{
  char longest[TL_ID_MAX_LENGTH + 2];

  memset (longest, 'a', sizeof longest);
  longest[TL_ID_MAX_LENGTH + 1] = '\0';
  g_assert_false (tl_id_is_valid (longest));
  longest[TL_ID_MAX_LENGTH] = '\0';
  g_assert_true (tl_id_is_valid (longest));
  g_assert_true (tl_id_is_valid ("A-z_09"));
  g_assert_false (tl_id_is_valid (""));
  g_assert_false (tl_id_is_valid (NULL));
  g_assert_false (tl_id_is_valid ("a b"));
  g_assert_false (tl_id_is_valid ("a.b"));
  g_assert_false (tl_id_is_valid ("\xc3\xa4"));
}

static void
test_seeded_repeats (void)
{
  g_autoptr (TlIdSource) one = tl_id_source_new_seeded (7);
  g_autoptr (TlIdSource) same = tl_id_source_new_seeded (7);
  g_autoptr (TlIdSource) other = tl_id_source_new_seeded (8);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *a = tl_id_source_next (one);
      g_autofree char *b = tl_id_source_next (same);
      g_autofree char *c = tl_id_source_next (other);

      g_assert_cmpstr (a, ==, b);
      g_assert_cmpstr (a, !=, c);
    }
}

static void
test_new_ids_differ (void)
{
  g_autoptr (TlIdSource) source = tl_id_source_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20000; i++)
    {
      char *id = tl_id_source_next (source);

      g_assert_true (tl_id_is_valid (id));
      g_assert_true (g_ascii_isalpha (id[0]));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_intern_is_one_pointer (void)
{
  g_autofree char *copy = g_strdup ("lane-1");
  const char      *a = tl_intern ("lane-1");
  const char      *b = tl_intern (copy);
  const char      *c = tl_intern ("lane-2");

  g_assert_true (a == b);
  g_assert_true (a != c);
  g_assert_true (tl_intern_ref (a) == a);
  tl_intern_unref (a);
  tl_intern_unref (a);
  g_assert_cmpstr (b, ==, "lane-1");
  tl_intern_unref (b);
  tl_intern_unref (c);
}

/* The last release of a text and a new look-up of it meet all the time here. */
static gpointer
intern_and_release (gpointer data)
{
  static const char *const texts[] = { "x", "y" };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *text = tl_intern (texts[i % 2]);

      g_assert_cmpstr (text, ==, texts[i % 2]);
      tl_intern_unref (text);
    }
  return NULL;
}

static void
test_intern_in_threads (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("intern", intern_and_release, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/validity", test_validity);
  g_test_add_func ("/base/id/seeded-repeats", test_seeded_repeats);
  g_test_add_func ("/base/id/new-ids-differ", test_new_ids_differ);
  g_test_add_func ("/base/intern/is-one-pointer", test_intern_is_one_pointer);
  g_test_add_func ("/base/intern/in-threads", test_intern_in_threads);
  return g_test_run ();
}
