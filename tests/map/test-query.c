/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about a map. */
#include "config.h"

#include "map-support.h"

static char *
join_titles (GPtrArray *records, guint field)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (out,
                            "%s%s",
                            i > 0 ? " " : "",
                            tl_record_get_text (records->pdata[i], field));
  g_ptr_array_unref (records);
  return g_string_free (out, FALSE);
}

static void
add (TlDocument *doc, const char *column, const char *lane, const char *title)
{
  const char *ids = column != NULL ? map_find (doc, column) : NULL;

  g_free (tl_edit_add_card (doc, map_find (doc, "Map"), ids, map_find (doc, lane), title, NULL));
}

static TlDocument *
make_document (void)
{
  TlDocument *doc = map_new_document (1);

  tl_document_begin (doc, "Fill");
  g_free (tl_edit_add_step (doc, map_find (doc, "B"), "b1", NULL));
  g_free (tl_edit_add_step (doc, map_find (doc, "B"), "b2", NULL));
  add (doc, "A", "Touch", "one");
  add (doc, "b2", "Touch", "two");
  add (doc, "b2", "Pain", "hurts");
  add (doc, "b2", "Touch", "three");
  add (doc, NULL, "Touch", "parked");
  tl_document_commit (doc);
  return doc;
}

static void
test_columns (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable   *table = tl_document_get_table (doc);
  const char      *map = map_find (doc, "Map");
  g_autofree char *titles = join_titles (tl_query_columns (table, map), TL_STAGE_TITLE);

  g_assert_cmpstr (titles, ==, "A b1 b2 C");
  g_assert_cmpint (tl_query_column_index (table, map, map_find (doc, "b2")), ==, 2);
  g_assert_cmpint (tl_query_column_index (table, map, map_find (doc, "B")), ==, -1);
  g_assert_cmpint (tl_query_column_index (table, map, NULL), ==, -1);
  g_assert_cmpstr (tl_record_get_id (tl_query_stage_of (table, map_find (doc, "b2"))),
                   ==,
                   map_find (doc, "B"));
  g_assert_cmpstr (tl_record_get_id (tl_query_stage_of (table, map_find (doc, "A"))),
                   ==,
                   map_find (doc, "A"));
  g_assert_null (tl_query_stage_of (table, map_find (doc, "one")));
}

static void
test_cells (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable   *table = tl_document_get_table (doc);
  const char      *map = map_find (doc, "Map");
  g_autofree char *cell =
    join_titles (tl_query_cell (table, map, map_find (doc, "b2"), map_find (doc, "Touch")),
                 TL_CARD_TITLE);
  g_autofree char *empty =
    join_titles (tl_query_cell (table, map, map_find (doc, "C"), map_find (doc, "Touch")),
                 TL_CARD_TITLE);
  g_autofree char *nowhere = join_titles (tl_query_cell (table, map, NULL, NULL), TL_CARD_TITLE);
  g_autofree char *parked = join_titles (tl_query_parked (table, map), TL_CARD_TITLE);

  g_assert_cmpstr (cell, ==, "two three");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (nowhere, ==, "");
  g_assert_cmpstr (parked, ==, "parked");
}

static void
test_map_of (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable *table = tl_document_get_table (doc);
  const char    *map = map_find (doc, "Map");

  g_assert_cmpstr (tl_query_map_of (table, map_find (doc, "b1")), ==, map);
  g_assert_cmpstr (tl_query_map_of (table, map_find (doc, "one")), ==, map);
  g_assert_cmpstr (tl_query_map_of (table, map), ==, map);
  g_assert_null (tl_query_map_of (table, tl_document_get_id (doc)));
  g_assert_null (tl_query_map_of (table, "nobody"));
  g_assert_null (tl_query_map_of (table, NULL));
}

static void
test_lane_of_kind (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable   *table = tl_document_get_table (doc);
  const char      *map = map_find (doc, "Map");
  g_autofree char *second = NULL;

  g_assert_cmpstr (tl_record_get_id (tl_query_lane_of_kind (table, map, TL_LANE_KIND_PAIN_POINTS)),
                   ==,
                   map_find (doc, "Pain"));
  g_assert_null (tl_query_lane_of_kind (table, map, TL_LANE_KIND_IMAGES));
  tl_document_begin (doc, "Hide");
  tl_edit_set_boolean (doc, map_find (doc, "Pain"), TL_LANE_HIDDEN, TRUE);
  g_assert_cmpstr (tl_record_get_id (tl_query_lane_of_kind (table, map, TL_LANE_KIND_PAIN_POINTS)),
                   ==,
                   map_find (doc, "Pain"));
  second = tl_edit_add_lane (doc, map, TL_LANE_KIND_PAIN_POINTS, "Second", NULL);
  g_assert_cmpstr (tl_record_get_id (tl_query_lane_of_kind (table, map, TL_LANE_KIND_PAIN_POINTS)),
                   ==,
                   second);
  tl_document_commit (doc);
}

/* An anchored point stands at (k + 1/2)/n of its column; one whose card is parked stands nowhere.
 */
static void
test_point_places (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable   *table = tl_document_get_table (doc);
  const char      *map = map_find (doc, "Map");
  g_autofree char *curve = NULL;
  g_autofree char *three = NULL;
  g_autofree char *parked = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  int    column = -7;
  double at = -7;

  tl_document_begin (doc, "Draw");
  curve = tl_edit_ensure_curve (doc, map, NULL, FALSE);
  three = tl_edit_set_card_score (doc, curve, map_find (doc, "three"), 1);
  parked = tl_edit_set_card_score (doc, curve, map_find (doc, "parked"), 1);
  place = tl_edit_add_point (doc, curve, map_find (doc, "b1"), 0.9, -1);
  tl_document_commit (doc);

  g_assert_false (tl_query_point_place (table, map, tl_table_get (table, parked), &column, &at));
  g_assert_cmpint (column, ==, -7);
  g_assert_true (tl_query_point_place (table, map, tl_table_get (table, three), &column, &at));
  g_assert_cmpint (column, ==, 2);
  g_assert_cmpfloat (at, ==, 0.75);
  g_assert_true (tl_query_point_place (table, map, tl_table_get (table, place), &column, &at));
  g_assert_cmpint (column, ==, 1);
  g_assert_cmpfloat (at, ==, 0.9);

  sorted = tl_query_points_sorted (table, map, curve);
  g_assert_cmpuint (sorted->len, ==, 2);
  g_assert_cmpstr (tl_record_get_id (sorted->pdata[0]), ==, place);
  g_assert_cmpstr (tl_record_get_id (sorted->pdata[1]), ==, three);
  g_assert_cmpstr (tl_record_get_id (
                     tl_query_point_of_card (table, curve, map_find (doc, "three"))),
                   ==,
                   three);
  g_assert_null (tl_query_point_of_card (table, curve, map_find (doc, "two")));
}

static void
test_about (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable   *table = tl_document_get_table (doc);
  const char      *map = map_find (doc, "Map");
  const char      *two = map_find (doc, "two");
  g_autofree char *titles = NULL;

  tl_document_begin (doc, "Annotate");
  g_free (tl_edit_add_about (doc, map, two, NULL, TL_LANE_KIND_PAIN_POINTS, "slow"));
  g_free (tl_edit_add_about (doc, map, two, NULL, TL_LANE_KIND_OPPORTUNITIES, "faster"));
  /* A link is no annotation. */
  g_free (tl_edit_add_link (doc, map, map_find (doc, "one"), two, TL_LINK_KIND_NEXT, NULL));
  tl_document_commit (doc);
  titles = join_titles (tl_query_about (table, two), TL_CARD_TITLE);
  g_assert_cmpstr (titles, ==, "slow faster");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/query/columns", test_columns);
  g_test_add_func ("/map/query/cells", test_cells);
  g_test_add_func ("/map/query/map-of", test_map_of);
  g_test_add_func ("/map/query/lane-of-kind", test_lane_of_kind);
  g_test_add_func ("/map/query/point-places", test_point_places);
  g_test_add_func ("/map/query/about", test_about);
  return g_test_run ();
}
