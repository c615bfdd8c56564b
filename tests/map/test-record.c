/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: defaults, copies that share and never touch their original, sealing, threads. */
#include "config.h"

#include "map/tl-table.h"

#include <math.h>
#include <string.h>

#define N_THREADS 4
#define N_ROUNDS 20000

static void
test_defaults (void)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      g_autoptr (TlRecord) record = tl_record_new (kind, "x");

      g_assert_cmpint (tl_record_get_kind (record), ==, kind);
      g_assert_cmpstr (tl_record_get_id (record), ==, "x");
      g_assert_null (tl_record_get_parent (record));
      for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
        g_assert_true (tl_record_is_default (record, i));
    }
}

static void
test_initial_values (void)
{
  g_autoptr (TlRecord) card = tl_record_new (TL_KIND_CARD, "x");
  g_autoptr (TlRecord) point = tl_record_new (TL_KIND_POINT, "y");
  g_autoptr (TlRecord) metric = tl_record_new (TL_KIND_METRIC, "z");

  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_SPAN), ==, 1);
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TITLE), ==, "");
  g_assert_null (tl_record_get_ref (card, TL_CARD_COLUMN));
  g_assert_nonnull (tl_record_get_list (card, TL_CARD_TAGS));
  g_assert_null (tl_record_get_list (card, TL_CARD_TAGS)[0]);
  g_assert_cmpfloat (tl_record_get_number (point, TL_POINT_AT), ==, 0.5);
  g_assert_true (isnan (tl_record_get_number (metric, TL_METRIC_VALUE)));
}

/* One record with every type of field set. */
static TlRecord *
make_card (void)
{
  const char *const tags[] = { "web", "late", NULL };
  const char *const about[] = { "t1", "t2", NULL };
  TlRecord         *card = tl_record_new (TL_KIND_CARD, "card");

  tl_record_set_ref (card, TL_FIELD_PARENT, "map");
  tl_record_set_text (card, TL_CARD_TITLE, "Hotline");
  tl_record_set_list (card, TL_CARD_TAGS, tags);
  tl_record_set_list (card, TL_CARD_ABOUT, about);
  tl_record_set_ref (card, TL_CARD_LANE, "lane");
  tl_record_set_integer (card, TL_CARD_SEVERITY, 4);
  tl_record_set_boolean (card, TL_CARD_MOMENT_OF_TRUTH, TRUE);
  return card;
}

static void
test_copy_leaves_original (void)
{
  g_autoptr (TlRecord) card = make_card ();
  g_autoptr (TlRecord) untouched = make_card ();
  g_autoptr (TlRecord) copy = NULL;
  const char *const tags[] = { "new", NULL };

  tl_record_seal (card);
  copy = tl_record_copy (card);
  g_assert_true (tl_record_equal (card, copy));
  /* Shared, not copied. */
  g_assert_true (tl_record_get_text (card, TL_CARD_TITLE) ==
                 tl_record_get_text (copy, TL_CARD_TITLE));
  g_assert_true (tl_record_get_list (card, TL_CARD_TAGS) ==
                 tl_record_get_list (copy, TL_CARD_TAGS));

  tl_record_set_text (copy, TL_CARD_TITLE, "Other");
  tl_record_set_list (copy, TL_CARD_TAGS, tags);
  tl_record_set_list (copy, TL_CARD_ABOUT, NULL);
  tl_record_set_ref (copy, TL_CARD_LANE, NULL);
  tl_record_set_integer (copy, TL_CARD_SEVERITY, 1);
  tl_record_set_default (copy, TL_CARD_MOMENT_OF_TRUTH);
  g_assert_true (tl_record_equal (card, untouched));
  g_assert_cmphex (tl_record_diff (card, copy),
                   ==,
                   G_GUINT64_CONSTANT (1) << TL_CARD_TITLE |
                     G_GUINT64_CONSTANT (1) << TL_CARD_TAGS |
                     G_GUINT64_CONSTANT (1) << TL_CARD_ABOUT |
                     G_GUINT64_CONSTANT (1) << TL_CARD_LANE |
                     G_GUINT64_CONSTANT (1) << TL_CARD_SEVERITY |
                     G_GUINT64_CONSTANT (1) << TL_CARD_MOMENT_OF_TRUTH);
}

static void
test_take_field (void)
{
  g_autoptr (TlRecord) from = make_card ();
  g_autoptr (TlRecord) to = tl_record_new (TL_KIND_CARD, "card");

  for (guint i = 0; i < tl_kind_get_info (TL_KIND_CARD)->n_fields; i++)
    tl_record_take_field (to, i, from);
  g_assert_true (tl_record_equal (from, to));
  tl_record_take_field (to, TL_CARD_TITLE, to);
  g_assert_cmpstr (tl_record_get_text (to, TL_CARD_TITLE), ==, "Hotline");
}

/* The new value may be the old one, or a part of it. */
static void
test_set_from_itself (void)
{
  g_autoptr (TlRecord) card = make_card ();

  tl_record_set_text (card, TL_CARD_TITLE, tl_record_get_text (card, TL_CARD_TITLE) + 3);
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TITLE), ==, "line");
  tl_record_set_ref (card, TL_CARD_LANE, tl_record_get_ref (card, TL_CARD_LANE));
  g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_LANE), ==, "lane");
  tl_record_set_list (card, TL_CARD_TAGS, tl_record_get_list (card, TL_CARD_TAGS) + 1);
  g_assert_cmpstr (tl_record_get_list (card, TL_CARD_TAGS)[0], ==, "late");
  g_assert_null (tl_record_get_list (card, TL_CARD_TAGS)[1]);
}

static void
test_equality (void)
{
  g_autoptr (TlRecord) a = tl_record_new (TL_KIND_METRIC, "m");
  g_autoptr (TlRecord) b = tl_record_new (TL_KIND_METRIC, "m");
  g_autoptr (TlRecord) other_id = tl_record_new (TL_KIND_METRIC, "n");
  g_autoptr (TlRecord) other_kind = tl_record_new (TL_KIND_STAGE, "m");

  g_assert_true (tl_record_equal (a, b));
  g_assert_false (tl_record_equal (a, other_id));
  g_assert_false (tl_record_equal (a, other_kind));
  tl_record_set_number (a, TL_METRIC_VALUE, 0);
  g_assert_false (tl_record_equal (a, b));
  tl_record_set_number (b, TL_METRIC_VALUE, -0.0);
  g_assert_true (tl_record_equal (a, b));
  g_assert_false (signbit (tl_record_get_number (b, TL_METRIC_VALUE)));
  tl_record_set_text (a, TL_METRIC_UNIT, "");
  tl_record_set_text (b, TL_METRIC_UNIT, NULL);
  g_assert_true (tl_record_equal (a, b));
}

static void
expect_refused (void)
{
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*is_sealed*");
}

static void
test_sealed (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autoptr (TlRecord) card = make_card ();
  g_autoptr (TlRecord) untouched = make_card ();

  tl_table_put (table, card);
  for (guint i = 0; i < 7; i++)
    expect_refused ();
  tl_record_set_text (card, TL_CARD_TITLE, "Other");
  tl_record_set_ref (card, TL_CARD_LANE, "other");
  tl_record_set_list (card, TL_CARD_TAGS, NULL);
  tl_record_set_integer (card, TL_CARD_SEVERITY, 1);
  tl_record_set_boolean (card, TL_CARD_MOMENT_OF_TRUTH, FALSE);
  tl_record_set_default (card, TL_CARD_TITLE);
  tl_record_take_field (card, TL_CARD_TITLE, untouched);
  g_test_assert_expected_messages ();
  g_assert_true (tl_record_equal (card, untouched));
}

static gpointer
copy_and_drop (gpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (TlRecord) held = tl_record_ref (data);
      g_autoptr (TlRecord) copy = tl_record_copy (held);

      tl_record_set_ref (copy, TL_CARD_LANE, i % 2 == 0 ? "lane" : "other-lane");
      g_assert_cmpint (tl_record_equal (copy, held), ==, i % 2 == 0);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TlRecord) card = make_card ();
  GThread *threads[N_THREADS];

  tl_record_seal (card);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("copy", copy_and_drop, card);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_LANE), ==, "lane");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/record/defaults", test_defaults);
  g_test_add_func ("/map/record/initial-values", test_initial_values);
  g_test_add_func ("/map/record/copy-leaves-original", test_copy_leaves_original);
  g_test_add_func ("/map/record/take-field", test_take_field);
  g_test_add_func ("/map/record/set-from-itself", test_set_from_itself);
  g_test_add_func ("/map/record/equality", test_equality);
  g_test_add_func ("/map/record/sealed", test_sealed);
  g_test_add_func ("/map/record/threads", test_threads);
  return g_test_run ();
}
