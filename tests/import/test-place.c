/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables and lists onto a map: where words land, what is a heading, what waits. */
#include "config.h"

#include "import-support.h"

#include <string.h>

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *stages[3];
  char       *lanes[3]; /* touchpoints, emotions, pain points */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  static const TlLaneKind  kinds[] = { TL_LANE_KIND_TOUCHPOINTS,
                                       TL_LANE_KIND_EMOTIONS,
                                       TL_LANE_KIND_PAIN_POINTS };
  static const char *const titles[] = { "Plan", "Ride", "Return" };
  const GPtrArray         *maps;

  f->doc = tl_edit_new_document (tl_id_source_new_seeded (7), "Trip", FALSE);
  maps = tl_table_get_children (tl_document_get_table (f->doc),
                                tl_document_get_id (f->doc),
                                TL_KIND_MAP);
  f->map = g_strdup (tl_record_get_id (maps->pdata[0]));
  tl_document_begin (f->doc, "Set up");
  for (guint i = 0; i < 3 && GPOINTER_TO_UINT (data) == 0; i++)
    {
      f->stages[i] = tl_edit_add_stage (f->doc, f->map, titles[i], NULL);
      f->lanes[i] = tl_edit_add_lane (f->doc, f->map, kinds[i], "", NULL);
    }
  tl_document_commit (f->doc);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_free (f->stages[i]);
      g_free (f->lanes[i]);
    }
  g_free (f->map);
  g_assert_finalize_object (f->doc);
}

static TlImportResult *
put (Fixture *f, TlGrid *grid, const TlImportTarget *target)
{
  TlImportResult *result;

  g_assert_nonnull (grid);
  tl_document_begin (f->doc, "Paste");
  result = tl_import_put_grid (f->doc, f->map, grid, target);
  tl_document_commit (f->doc);
  tl_grid_free (grid);
  return result;
}

static void
assert_map (Fixture *f, const char *expected)
{
  g_autofree char *dump = import_dump_map (f->doc, f->map);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_from_focus (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[1], .lane = f->lanes[0] };
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->doc);
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("map\tbus\n-1 late\t2\n\"- lost\n- cold\"\t"), &target);

  assert_map (f, "[Plan][Ride]0=map;2=lost,cold;[Return]0=bus; -1late 2");
  g_assert_cmpuint (result->n_cards, ==, 4);
  g_assert_cmpuint (result->n_scores, ==, 2);
  g_assert_cmpuint (result->n_missing_columns, ==, 0);
  g_assert_true (tl_document_undo (f->doc));
  g_assert_true (tl_table_equal (tl_document_get_table (f->doc), before));
}

/* Nothing is lost: what has no column or lane is parked, until they are made. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[2], .lane = f->lanes[1] };
  g_autoptr (TlTable) before = tl_document_dup_snapshot (f->doc);
  guint mark = tl_document_mark (f->doc);
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("1\t-2 worse\ta\nb\tc\td\ne\tf\tg"), &target);

  assert_map (f, "[Plan][Ride][Return]2=b; 1[parked]-2 worse,a,c,d,e,f,g");
  g_assert_cmpuint (result->n_missing_columns, ==, 2);
  g_assert_cmpuint (result->n_missing_lanes, ==, 1);
  tl_document_begin (f->doc, "Add");
  tl_import_put_missing (f->doc, result);
  tl_document_commit (f->doc);
  tl_document_squash_to_mark (f->doc, mark, "Paste");
  assert_map (f, "[Plan][Ride][Return]2=b;3=e;[]2=c;3=f;[]2=d;3=g; 1 -2worse 0a");
  g_assert_true (tl_document_undo (f->doc));
  g_assert_true (tl_table_equal (tl_document_get_table (f->doc), before));
}

static void
test_heads (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[2], .lane = f->lanes[2] };
  g_autoptr (TlImportResult) result =
    put (f,
         tl_import_parse_table ("\tride\tPay\tPlan\nPains:\tx\ty\tz\nMood\t1\t2\t-1\nTools\tq\t\t"),
         &target);

  assert_map (f, "[Plan]2=z;[Ride]2=x;[Return] -1 1[parked]y,2,q");
  g_assert_cmpuint (result->n_missing_columns, ==, 1);
  g_assert_cmpuint (result->n_missing_lanes, ==, 1);
  tl_document_begin (f->doc, "Add");
  tl_import_put_missing (f->doc, result);
  tl_document_commit (f->doc);
  /* "Pay" stands beside "Ride", its neighbour in the table, and "Tools" below the mood. */
  assert_map (f, "[Plan]3=z;[Ride]2=q;3=x;[Pay]3=y;[Return] -1 1 2");
}

/* Words that are no names are cards, even in the first row. */
static void
test_no_heads (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[0], .lane = f->lanes[0] };
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("wait\tqueue\nride\t1"), &target);

  assert_map (f, "[Plan]0=wait;[Ride]0=queue;[Return] 0ride 1");
  g_assert_cmpuint (result->n_cards, ==, 2);
}

static void
test_empty_map (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { 0 };
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("Lane\tSee\tBuy\nActions\tad\tpays\nIn my head\thm\t"), &target);

  assert_map (f, "[See]0=ad;1=hm;[Buy]0=pays;");
  g_assert_cmpuint (result->n_stages, ==, 2);
  g_assert_cmpuint (result->n_lanes, ==, 2);
}

static void
test_empty_map_heads (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { 0 };
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("\tSee\tBuy\nActions\tad\tpays\nEmotions\t1\t-2 oh"), &target);

  assert_map (f, "[See]0=ad;[Buy]0=pays; 1 -2oh");
  g_assert_cmpuint (result->n_stages, ==, 2);
  g_assert_cmpuint (result->n_lanes, ==, 2);
  g_assert_cmpuint (result->n_missing_columns, ==, 0);
}

/* Stages over their steps, as people lay out two rows of headings. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { 0 };
  g_autoptr (TlImportResult) result =
    put (f,
         tl_import_parse_table ("\tSee\t\tBuy\n\tAd\tShop\tPay\nActions\ta\tb\tc\nPains\t\tslow\t"),
         &target);
  const TlTable   *table = tl_document_get_table (f->doc);
  const GPtrArray *stages = tl_table_get_children (table, f->map, TL_KIND_STAGE);

  assert_map (f, "[Ad]0=a;[Shop]0=b;1=slow;[Pay]0=c;");
  g_assert_cmpuint (result->n_stages, ==, 2);
  g_assert_cmpstr (tl_record_get_text (stages->pdata[0], TL_STAGE_TITLE), ==, "See");
  g_assert_cmpuint (tl_table_get_children (table, tl_record_get_id (stages->pdata[0]), TL_KIND_STEP)
                      ->len,
                    ==,
                    2);
  g_assert_cmpstr (tl_record_get_text (stages->pdata[1], TL_STAGE_TITLE), ==, "Buy");
}

/* A heading left out is no stage over two columns when a lane stands beside the next row. */
static void
test_no_steps (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { 0 };
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_table ("\tSee\t\tBuy\nActions\ta\tb\tc\nPains\t\tslow\t"), &target);

  g_assert_cmpuint (result->n_stages, ==, 3);
  assert_map (f, "[See]0=a;[]0=b;1=slow;[Buy]0=c;");
}

/* Two rows of headings that the map does not know are headings all the same: what they head waits
 * for its columns, under their names. */
static void
test_steps_on_filled (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[0], .lane = f->lanes[0] };
  g_autoptr (TlImportResult) result =
    put (f,
         tl_import_parse_table (
           "\tSee\t\tBuy\n\tAd\tShop\tPay\nTouchpoints\ta\tb\tc\nPains\t\tslow\t"),
         &target);

  assert_map (f, "[Plan][Ride][Return][parked]a,b,c,slow");
  g_assert_cmpuint (result->n_missing_columns, ==, 3);
  g_assert_cmpuint (result->n_missing_lanes, ==, 0);
  tl_document_begin (f->doc, "Add");
  tl_import_put_missing (f->doc, result);
  tl_document_commit (f->doc);
  assert_map (f, "[Plan][Ride][Return][Ad]0=a;[Shop]0=b;2=slow;[Pay]0=c;");
}

/* The map's own columns in the second row, beneath stages that it calls otherwise. */
static void
test_known_steps (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[0], .lane = f->lanes[0] };
  g_autoptr (TlImportResult) result =
    put (f,
         tl_import_parse_table ("\tBefore\t\tAfter\n\tPlan\tRide\tReturn\nTouchpoints\ta\tb\tc\n"),
         &target);

  assert_map (f, "[Plan]0=a;[Ride]0=b;[Return]0=c;");
  g_assert_cmpuint (result->n_missing_columns, ==, 0);
}

static void
test_spans (Fixture *f, gconstpointer data)
{
  const char    *html = "<table><tr><td>a</td><td colspan=2>wide</td></tr></table>";
  TlImportTarget target = { .column = f->stages[0], .lane = f->lanes[0] };
  g_autoptr (TlImportResult) result =
    put (f, tl_import_parse_html_table (html, strlen (html)), &target);

  assert_map (f, "[Plan]0=a;[Ride]0=wide*2;[Return]");
  g_assert_cmpuint (result->n_missing_columns, ==, 0);
}

static void
test_parking (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .parked = TRUE };
  g_autoptr (TlImportResult) result = put (f, tl_import_parse_table ("a\tb\nc\td"), &target);

  assert_map (f, "[Plan][Ride][Return][parked]a,b,c,d");
  g_assert_cmpuint (result->n_missing_columns, ==, 0);
}

static void
put_list (Fixture *f, const char *text, const TlImportTarget *target)
{
  g_autoptr (GArray) list = tl_import_parse_list (text);
  g_autoptr (TlImportResult) result = NULL;

  tl_document_begin (f->doc, "Paste");
  result = tl_import_put_list (f->doc, f->map, list, target);
  tl_document_commit (f->doc);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .stage = f->stages[0] };

  put_list (f, "- Pay\n  - card\n    - in advance\n  - cash\n- ride\n  - bus\n", &target);
  assert_map (f, "[Plan][Pay]0=card+in advance,cash;[Ride]0=bus;[Return]");
}

static void
test_list_with_title (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { 0 };

  put_list (f, "# Trip\n## See\n- ad\n## Buy\n- pays\n", &target);
  assert_map (f, "[See]0=ad;[Buy]0=pays;");
}

/* The column and lane that were to get the rest have gone: it stays parked. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  TlImportTarget target = { .column = f->stages[2], .lane = f->lanes[2] };
  const char    *gone[] = { f->lanes[2], NULL };
  g_autoptr (TlImportResult) result = put (f, tl_import_parse_table ("a\tb"), &target);

  tl_document_begin (f->doc, "Delete");
  tl_edit_delete (f->doc, gone, FALSE);
  tl_document_commit (f->doc);
  tl_document_begin (f->doc, "Add");
  tl_import_put_missing (f->doc, result);
  tl_document_commit (f->doc);
  assert_map (f, "[Plan][Ride][Return][][parked]a,b");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/import/place/" name, Fixture, GUINT_TO_POINTER (0), set_up, function, tear_down)
#define ADD_EMPTY(name, function)                                                                  \
  g_test_add ("/import/place/" name, Fixture, GUINT_TO_POINTER (1), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("from-focus", test_from_focus);
  ADD ("missing", test_missing);
  ADD ("heads", test_heads);
  ADD ("no-heads", test_no_heads);
  ADD_EMPTY ("empty-map", test_empty_map);
  ADD_EMPTY ("empty-map-heads", test_empty_map_heads);
  ADD_EMPTY ("steps", test_steps);
  ADD_EMPTY ("no-steps", test_no_steps);
  ADD ("steps-on-filled", test_steps_on_filled);
  ADD ("known-steps", test_known_steps);
  ADD ("spans", test_spans);
  ADD ("parking", test_parking);
  ADD ("list", test_list);
  ADD_EMPTY ("list-with-title", test_list_with_title);
  ADD ("gone", test_gone);
  return g_test_run ();
}
