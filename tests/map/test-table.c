/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table and its two indices, and snapshots read elsewhere while the original goes on. */
#include "config.h"

#include "map-support.h"

#include "base/tl-order.h"

#include <string.h>

static void
put_card (TlTable *table, const char *id, const char *parent, const char *order, const char *lane)
{
  g_autoptr (TlRecord) card = tl_record_new (TL_KIND_CARD, id);

  tl_record_set_ref (card, TL_FIELD_PARENT, parent);
  tl_record_set_text (card, TL_FIELD_ORDER, order);
  tl_record_set_ref (card, TL_CARD_LANE, lane);
  tl_table_put (table, card);
}

static char *
join_ids (const GPtrArray *records)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", tl_record_get_id (records->pdata[i]));
  return g_string_free (out, FALSE);
}

static void
assert_children (const TlTable *table, const char *parent, const char *expected)
{
  g_autofree char *ids = join_ids (tl_table_get_children (table, parent, TL_KIND_CARD));

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_children_in_order (void)
{
  g_autoptr (TlTable) table = tl_table_new ();

  assert_children (table, "m", "");
  assert_children (table, NULL, "");
  put_card (table, "c", "m", "3", NULL);
  put_card (table, "a", "m", "1", NULL);
  put_card (table, "b", "m", "2", NULL);
  /* On a tie the id decides. */
  put_card (table, "b2", "m", "2", NULL);
  put_card (table, "x", "n", "1", NULL);
  assert_children (table, "m", "a b b2 c");
  put_card (table, "a", "m", "4", NULL);
  assert_children (table, "m", "b b2 c a");
  put_card (table, "b", "n", "0V", NULL);
  assert_children (table, "m", "b2 c a");
  assert_children (table, "n", "b x");
  tl_table_remove (table, "c");
  tl_table_remove (table, "nobody");
  assert_children (table, "m", "b2 a");
  g_assert_cmpuint (tl_table_get_size (table), ==, 4);
}

static void
test_lookups (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autoptr (TlRecord) document = tl_record_new (TL_KIND_DOCUMENT, "d");

  g_assert_null (tl_table_get_document (table));
  tl_table_put (table, document);
  put_card (table, "a", "m", "1", NULL);
  g_assert_true (tl_table_get_document (table) == document);
  g_assert_nonnull (tl_table_get (table, "a"));
  g_assert_null (tl_table_get (table, "b"));
  g_assert_null (tl_table_get (table, NULL));
  g_assert_nonnull (tl_table_get_kind (table, "a", TL_KIND_CARD));
  g_assert_null (tl_table_get_kind (table, "a", TL_KIND_LANE));
}

static void
test_referrers (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autoptr (TlRecord) link = tl_record_new (TL_KIND_LINK, "l");

  put_card (table, "a", "m", "1", "lane");
  put_card (table, "b", "m", "2", "lane");
  g_assert_cmpuint (tl_table_get_referrers (table, "lane")->len, ==, 2);
  g_assert_cmpuint (tl_table_get_referrers (table, "m")->len, ==, 0);
  g_assert_cmpuint (tl_table_get_referrers (table, NULL)->len, ==, 0);
  put_card (table, "a", "m", "1", "other");
  g_assert_cmpuint (tl_table_get_referrers (table, "lane")->len, ==, 1);
  g_assert_true (tl_table_get_referrers (table, "other")->pdata[0] == tl_table_get (table, "a"));
  tl_table_remove (table, "a");
  g_assert_cmpuint (tl_table_get_referrers (table, "other")->len, ==, 0);
  /* Twice from one record is one referrer. */
  tl_record_set_ref (link, TL_LINK_FROM, "b");
  tl_record_set_ref (link, TL_LINK_TO, "b");
  tl_table_put (table, link);
  g_assert_cmpuint (tl_table_get_referrers (table, "b")->len, ==, 1);
  tl_table_remove (table, "l");
  g_assert_cmpuint (tl_table_get_referrers (table, "b")->len, ==, 0);
}

static void
test_copy_is_apart (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autoptr (TlTable) copy = NULL;

  put_card (table, "a", "m", "1", "lane");
  put_card (table, "b", "m", "2", "lane");
  copy = tl_table_copy (table);
  g_assert_true (tl_table_equal (table, copy));
  g_assert_true (tl_table_get (table, "a") == tl_table_get (copy, "a"));
  put_card (table, "c", "m", "0V", "lane");
  tl_table_remove (table, "b");
  g_assert_false (tl_table_equal (table, copy));
  assert_children (copy, "m", "a b");
  assert_children (table, "m", "c a");
  g_assert_cmpuint (tl_table_get_referrers (copy, "lane")->len, ==, 2);
  put_card (copy, "b", "m", "2", "other");
  g_assert_null (tl_table_get (table, "b"));
}

/* 10,000 in order and 10,000 in any order: the same table, and both quick. */
static void
test_many (void)
{
  g_autoptr (TlTable) in_order = tl_table_new ();
  g_autoptr (TlTable) in_disorder = tl_table_new ();

  for (guint i = 0; i < 10000; i++)
    {
      /* 7919 has no factor in common with 10,000, so every card comes once. */
      guint            j = i * 7919 % 10000;
      g_autofree char *id = g_strdup_printf ("card-%u", i);
      g_autofree char *order = tl_order_nth (i, 10000);
      g_autofree char *other_id = g_strdup_printf ("card-%u", j);
      g_autofree char *other_order = tl_order_nth (j, 10000);

      put_card (in_order, id, "m", order, "lane");
      put_card (in_disorder, other_id, "m", other_order, "lane");
    }
  g_assert_true (tl_table_equal (in_order, in_disorder));
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("card-%u", i);

      g_assert_cmpstr (tl_record_get_id (
                         tl_table_get_children (in_disorder, "m", TL_KIND_CARD)->pdata[i]),
                       ==,
                       id);
    }
}

static gpointer
read_snapshot (gpointer data)
{
  TlTable    *snapshot = data;
  const char *document = tl_record_get_id (tl_table_get_document (snapshot));
  const char *map =
    tl_record_get_id (tl_table_get_children (snapshot, document, TL_KIND_MAP)->pdata[0]);
  guint n_cards = 0;

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GPtrArray) columns = tl_query_columns (snapshot, map);
      const GPtrArray *lanes = tl_table_get_children (snapshot, map, TL_KIND_LANE);

      n_cards = 0;
      for (guint i = 0; i < columns->len; i++)
        for (guint j = 0; j < lanes->len; j++)
          {
            g_autoptr (GPtrArray) cell = tl_query_cell (snapshot,
                                                        map,
                                                        tl_record_get_id (columns->pdata[i]),
                                                        tl_record_get_id (lanes->pdata[j]));

            n_cards += cell->len;
          }
    }
  tl_table_unref (snapshot);
  return GUINT_TO_POINTER (n_cards);
}

/* A worker reads its snapshot while the document goes on being edited. */
static void
test_snapshot_in_thread (void)
{
  g_autoptr (TlDocument) doc = map_new_document (5);
  const char *map = map_find (doc, "Map");
  const char *columns[] = { map_find (doc, "A"), map_find (doc, "B"), map_find (doc, "C") };
  const char *lane = map_find (doc, "Touch");
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);
  GThread *threads[8];

  for (guint i = 0; i < 8; i++)
    {
      tl_document_begin (doc, "Add");
      for (guint j = 0; j < 30; j++)
        g_ptr_array_add (cards, tl_edit_add_card (doc, map, columns[j % 3], lane, "x", NULL));
      tl_document_commit (doc);
      threads[i] = g_thread_new ("read", read_snapshot, tl_document_dup_snapshot (doc));
      for (guint j = 0; j < 30; j++)
        {
          const char *ids[] = { cards->pdata[i * 30 + j], NULL };

          tl_document_begin (doc, "Move");
          tl_edit_move_cards (doc, ids, columns[(j + 1) % 3], lane, NULL);
          tl_document_commit (doc);
        }
    }
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, (i + 1) * 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/table/children-in-order", test_children_in_order);
  g_test_add_func ("/map/table/lookups", test_lookups);
  g_test_add_func ("/map/table/referrers", test_referrers);
  g_test_add_func ("/map/table/copy-is-apart", test_copy_is_apart);
  g_test_add_func ("/map/table/many", test_many);
  g_test_add_func ("/map/table/snapshot-in-thread", test_snapshot_in_thread);
  return g_test_run ();
}
