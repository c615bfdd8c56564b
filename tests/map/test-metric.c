/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers: how they are read from a line, what they say, and that they stay with their cards
 * through all verbs. */
#include "config.h"

#include "map-support.h"

#include "map/tl-edit-structure.h"
#include "map/tl-excerpt.h"
#include "map/tl-metric.h"
#include "map/tl-search.h"

#include <math.h>

typedef struct
{
  const char *line;
  const char *title; /* NULL = no number is read */
  double      value;
  const char *unit;
  double      target;
  const char *series;
} Case;

static const Case cases[] = {
  { "NPS 42", "NPS", 42, "", NAN, "" },
  { "Conversion 3.4 %", "Conversion", 3.4, "%", NAN, "" },
  { "Conversion 3,4%", "Conversion", 3.4, "%", NAN, "" },
  { "NPS 42/50", "NPS", 42, "", 50, "" },
  { "NPS: 42 / 50", "NPS", 42, "", 50, "" },
  { "Wait -> 9 days", "Wait ->", 9, "days", NAN, "" },
  { "Wait 9 days -> 3", "Wait", 9, "days", 3, "" },
  { "NPS 30 35 42", "NPS", 42, "", NAN, "30,35" },
  { "Calls 30, 35, 42 a", "Calls", 42, "a", NAN, "30,35" },
  { "Visits 1,200", "Visits", 1200, "", NAN, "" },
  { "Visits 1.200.000", "Visits", 1200000, "", NAN, "" },
  { "Visits 12 400", "Visits", 12400, "", NAN, "" },
  { "Visits 12\u202f400", "Visits", 12400, "", NAN, "" },
  { "Visits 1 200 000 a year", NULL, 0, NULL, 0, NULL },
  { "Visits 1 200 000 pageviews", "Visits", 1200000, "pageviews", NAN, "" },
  { "Visits 350 400 420", "Visits", 420, "", NAN, "350,400" },
  { "Share 0,125", "Share", 0.125, "", NAN, "" },
  { "Basket $120", "Basket", 120, "$", NAN, "" },
  { "Basket 120€", "Basket", 120, "€", NAN, "" },
  { "Margin −4.5", "Margin", -4.5, "", NAN, "" },
  { "Time to first ride 11min", "Time to first ride", 11, "min", NAN, "" },
  { "Rating 4.2 of 5", "Rating", 4.2, "of 5", NAN, "" },
  { "Rating 3.9 4,2 of 5 stars / 4.5", "Rating", 4.2, "of 5 stars", 4.5, "3.9" },
  { "Out of 5", "Out of", 5, "", NAN, "" },
  /* Words. */
  { "NPS", NULL, 0, NULL, 0, NULL },
  { "42", NULL, 0, NULL, 0, NULL },
  { "42 %", NULL, 0, NULL, 0, NULL },
  { "", NULL, 0, NULL, 0, NULL },
  { "Counted in 2026-03", NULL, 0, NULL, 0, NULL },
  { "Opens at 12:30", NULL, 0, NULL, 0, NULL },
  { "Found 3 bugs and more", NULL, 0, NULL, 0, NULL },
  { "B2B", NULL, 0, NULL, 0, NULL },
  { "Version v2", NULL, 0, NULL, 0, NULL },
  { "Of 10 people nine-and-a-half", NULL, 0, NULL, 0, NULL },
};

static void
test_read_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_auto (TlMetricWords) words = { 0 };
      gboolean         read = tl_metric_read_words (one->line, &words);
      g_autofree char *series = words.series != NULL ? g_strjoinv (",", words.series) : NULL;

      g_test_message ("%s", one->line);
      g_assert_cmpint (read, ==, one->title != NULL);
      g_assert_cmpstr (words.title, ==, one->title);
      if (!read)
        continue;
      g_assert_cmpfloat_with_epsilon (words.value, one->value, 1e-9);
      g_assert_cmpstr (words.unit, ==, one->unit);
      g_assert_cmpint (isnan (words.target), ==, isnan (one->target));
      if (!isnan (one->target))
        g_assert_cmpfloat (words.target, ==, one->target);
      g_assert_cmpstr (series != NULL ? series : "", ==, one->series);
    }
}

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *lane;
  char       *card;
} Fixture;

static const TlTable *
get_table (Fixture *f)
{
  return tl_document_get_table (f->doc);
}

static const char *
get_stage (Fixture *f, guint index)
{
  const GPtrArray *stages = tl_table_get_children (get_table (f), f->map, TL_KIND_STAGE);

  return tl_record_get_id (stages->pdata[index]);
}

static void
fixture_init (Fixture *f, const char *line)
{
  f->doc = tl_edit_new_document (tl_id_source_new_seeded (3), "Numbers", TRUE);
  f->map = g_strdup (tl_record_get_id (
    tl_table_get_children (get_table (f), tl_document_get_id (f->doc), TL_KIND_MAP)->pdata[0]));
  tl_document_begin (f->doc, "Fill");
  f->lane = tl_edit_add_lane (f->doc, f->map, TL_LANE_KIND_METRICS, "", NULL);
  f->card = tl_edit_add_card (f->doc, f->map, get_stage (f, 0), f->lane, line, NULL);
  tl_edit_set_metric_words (f->doc, f->card, line);
  tl_document_commit (f->doc);
}

static void
fixture_clear (Fixture *f)
{
  map_assert_whole (get_table (f));
  g_object_unref (f->doc);
  g_free (f->map);
  g_free (f->lane);
  g_free (f->card);
}

static const TlRecord *
get_metric (Fixture *f, const char *about)
{
  return tl_metric_find (get_table (f), about);
}

static void
assert_value (Fixture *f, const char *about, double value)
{
  const TlRecord *metric = get_metric (f, about);

  g_assert_nonnull (metric);
  g_assert_cmpfloat (tl_record_get_number (metric, TL_METRIC_VALUE), ==, value);
  g_assert_cmpstr (tl_record_get_parent (metric), ==, tl_query_map_of (get_table (f), about));
}

static guint
count_metrics (Fixture *f)
{
  return tl_table_get_children (get_table (f), f->map, TL_KIND_METRIC)->len;
}

static void
test_set_words (void)
{
  Fixture          f;
  g_autofree char *words = NULL;

  fixture_init (&f, "NPS 30 42 / 50");
  assert_value (&f, f.card, 42);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (get_table (&f), f.card), TL_CARD_TITLE),
                   ==,
                   "NPS");
  words = tl_metric_dup_words (get_metric (&f, f.card), "NPS");
  g_assert_cmpstr (words, ==, "NPS 42 / 50");

  /* Another number keeps the past; no number leaves only what else is said. */
  tl_document_begin (f.doc, "Edit");
  g_assert_true (tl_edit_set_metric_words (f.doc, f.card, "NPS 47 points"));
  tl_document_commit (f.doc);
  assert_value (&f, f.card, 47);
  g_assert_cmpstr (tl_record_get_list (get_metric (&f, f.card), TL_METRIC_HISTORY)[0], ==, "30");
  g_assert_true (isnan (tl_record_get_number (get_metric (&f, f.card), TL_METRIC_TARGET)));
  g_assert_cmpint (tl_metric_get_trend (get_metric (&f, f.card)), ==, TL_METRIC_TREND_UP);
  tl_document_begin (f.doc, "Edit");
  g_assert_false (tl_edit_set_metric_words (f.doc, f.card, "NPS"));
  tl_document_commit (f.doc);
  g_assert_false (tl_metric_has_value (get_metric (&f, f.card)));
  fixture_clear (&f);

  fixture_init (&f, "Calls 12");
  tl_document_begin (f.doc, "Edit");
  tl_edit_set_metric_words (f.doc, f.card, "Calls");
  tl_document_commit (f.doc);
  g_assert_null (get_metric (&f, f.card));
  fixture_clear (&f);
}

/* Every way to copy a card copies its number, under the copy. */
static void
test_copies (void)
{
  Fixture          f;
  g_autofree char *twin = NULL, *stage = NULL, *lane = NULL, *other_map = NULL;
  const GPtrArray *cards;

  fixture_init (&f, "NPS 42");
  tl_document_begin (f.doc, "Copy");
  twin = tl_edit_duplicate_card (f.doc, f.card);
  assert_value (&f, twin, 42);
  stage = tl_edit_duplicate_column (f.doc, get_stage (&f, 0));
  other_map = tl_edit_add_map (f.doc, "Other");
  lane = tl_edit_copy_lane (f.doc, f.lane, other_map);
  tl_document_commit (f.doc);
  g_assert_cmpuint (count_metrics (&f), ==, 4);
  cards = tl_table_get_children (get_table (&f), other_map, TL_KIND_CARD);
  g_assert_cmpuint (cards->len, ==, 4);
  assert_value (&f, tl_record_get_id (cards->pdata[0]), 42);
  fixture_clear (&f);
}

/* Cut and pasted into another map: the number has gone with the card, and comes with it. */
static void
test_paste (void)
{
  Fixture          f;
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TlTable) excerpt = NULL;
  const char  *cards[] = { NULL, NULL };
  TlPastePlace place = { 0 };

  fixture_init (&f, "NPS 42");
  cards[0] = f.card;
  excerpt = tl_excerpt_new (get_table (&f), TL_EXCERPT_CARDS, cards);
  map_assert_whole (excerpt);
  tl_document_begin (f.doc, "Cut");
  tl_edit_delete (f.doc, cards, FALSE);
  tl_document_commit (f.doc);
  g_assert_cmpuint (count_metrics (&f), ==, 0);
  tl_document_begin (f.doc, "Paste");
  other = tl_edit_add_map (f.doc, "Other");
  tl_edit_paste_cards (f.doc, other, excerpt, &place, ids);
  tl_document_commit (f.doc);
  g_assert_cmpuint (ids->len, ==, 1);
  assert_value (&f, ids->pdata[0], 42);
  fixture_clear (&f);
}

/* A number goes with its card, and comes back with it; one about a stage becomes the map's. */
static void
test_delete (void)
{
  Fixture          f;
  g_autofree char *of_stage = NULL;
  const char      *ids[] = { NULL, NULL };

  fixture_init (&f, "NPS 42");
  tl_document_begin (f.doc, "Stage");
  of_stage = tl_edit_ensure_metric (f.doc, get_stage (&f, 1));
  tl_edit_set_number (f.doc, of_stage, TL_METRIC_VALUE, 7);
  tl_document_commit (f.doc);
  ids[0] = f.card;
  tl_document_begin (f.doc, "Delete");
  tl_edit_delete (f.doc, ids, FALSE);
  tl_document_commit (f.doc);
  g_assert_cmpuint (count_metrics (&f), ==, 1);
  tl_document_undo (f.doc);
  assert_value (&f, f.card, 42);
  ids[0] = get_stage (&f, 1);
  tl_document_begin (f.doc, "Delete");
  tl_edit_delete (f.doc, ids, FALSE);
  tl_document_commit (f.doc);
  g_assert_cmpuint (count_metrics (&f), ==, 2);
  g_assert_null (tl_record_get_ref (tl_table_get (get_table (&f), of_stage), TL_METRIC_ABOUT));
  fixture_clear (&f);
}

static TlRecord *
new_metric (double value, double target, const char *unit)
{
  TlRecord *metric = tl_record_new (TL_KIND_METRIC, "m");

  tl_record_set_number (metric, TL_METRIC_VALUE, value);
  tl_record_set_number (metric, TL_METRIC_TARGET, target);
  tl_record_set_text (metric, TL_METRIC_UNIT, unit);
  return metric;
}

static void
test_scale (void)
{
  static const struct
  {
    double      value, target;
    const char *unit;
    double      minimum, maximum;
  } scales[] = {
    { 58, NAN, "%", 0, 100 }, { 3.4, 5, "%", 0, 5 },        { 42, 50, "", 0, 50 },
    { -20, 30, "", -20, 50 }, { 12400, NAN, "", 0, 20000 }, { 0, NAN, "", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (TlRecord) metric = new_metric (scales[i].value, scales[i].target, scales[i].unit);
      double minimum, maximum;

      tl_metric_get_scale (metric, &minimum, &maximum);
      g_assert_cmpfloat (minimum, ==, scales[i].minimum);
      g_assert_cmpfloat (maximum, ==, scales[i].maximum);
    }
}

static void
test_says (void)
{
  static const char *const history[] = { "51", "54", NULL };
  g_autoptr (TlRecord) metric = new_metric (12400, NAN, "€");
  g_autofree char *number = tl_metric_dup_number (metric, 12400);

  g_assert_cmpstr (number, ==, "12\u202f400\u00a0€");
  g_assert_cmpint (tl_metric_get_display (metric), ==, TL_METRIC_DISPLAY_NUMBER);
  g_assert_cmpint (tl_metric_get_trend (metric), ==, TL_METRIC_TREND_AUTO);
  tl_record_set_number (metric, TL_METRIC_TARGET, 15000);
  g_assert_cmpint (tl_metric_get_display (metric), ==, TL_METRIC_DISPLAY_BAR);
  tl_record_set_list (metric, TL_METRIC_HISTORY, history);
  g_assert_cmpint (tl_metric_get_display (metric), ==, TL_METRIC_DISPLAY_SPARK_LINE);
  tl_record_set_number (metric, TL_METRIC_VALUE, 54);
  g_assert_cmpint (tl_metric_get_trend (metric), ==, TL_METRIC_TREND_FLAT);
  tl_record_set_integer (metric, TL_METRIC_TREND, TL_METRIC_TREND_DOWN);
  g_assert_cmpint (tl_metric_get_trend (metric), ==, TL_METRIC_TREND_DOWN);
  tl_record_set_number (metric, TL_METRIC_VALUE, NAN);
  g_assert_cmpint (tl_metric_get_display (metric), ==, TL_METRIC_DISPLAY_NUMBER);
}

/* What is no number is left out of a list of numbers; the others are written as a file has them. */
static void
test_number_list (void)
{
  static const char *const typed[] = { "3,5", "many", "1 200", " 7 ", NULL };
  Fixture                  f;
  g_autofree char         *metric = NULL, *joined = NULL;

  fixture_init (&f, "NPS 42");
  tl_document_begin (f.doc, "Edit");
  metric = tl_edit_ensure_metric (f.doc, f.card);
  g_assert_true (tl_edit_set_list (f.doc, metric, TL_METRIC_HISTORY, typed));
  tl_document_commit (f.doc);
  joined = g_strjoinv (";",
                       (char **) tl_record_get_list (tl_table_get (get_table (&f), metric),
                                                     TL_METRIC_HISTORY));
  g_assert_cmpstr (joined, ==, "3.5;7");
  fixture_clear (&f);
}

static void
test_search (void)
{
  Fixture f;
  g_autoptr (GArray) matches = NULL;
  g_autofree char *metric = NULL;

  fixture_init (&f, "NPS 42");
  tl_document_begin (f.doc, "Edit");
  metric = tl_edit_ensure_metric (f.doc, f.card);
  tl_edit_set_text (f.doc, metric, TL_METRIC_SOURCE, "Brand survey");
  tl_document_commit (f.doc);
  matches = tl_search_find (get_table (&f), f.map, "brand", NULL);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpstr (tl_record_get_id (g_array_index (matches, TlSearchMatch, 0).record), ==, metric);
  fixture_clear (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric/read-words", test_read_words);
  g_test_add_func ("/metric/set-words", test_set_words);
  g_test_add_func ("/metric/copies", test_copies);
  g_test_add_func ("/metric/paste", test_paste);
  g_test_add_func ("/metric/delete", test_delete);
  g_test_add_func ("/metric/scale", test_scale);
  g_test_add_func ("/metric/says", test_says);
  g_test_add_func ("/metric/number-list", test_number_list);
  g_test_add_func ("/metric/search", test_search);
  return g_test_run ();
}
