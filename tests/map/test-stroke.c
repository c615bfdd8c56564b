/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Freehand strokes, table-driven: cards and points that are there, strokes drawn one after another,
 * and the points that must come out: "column.at=score", with the card's title where it is a card's.
 */
#include "config.h"

#include "map-support.h"

#include "base/tl-text.h"

#include <string.h>

/* Points of a straight piece of a stroke: as many as a hand makes in half a second. */
#define N_PIECE 40

typedef struct
{
  const char   *name;
  const char   *cards;      /* "A:one A:two b:three" in the lane of touchpoints */
  const char   *points;     /* "0.25=1" at places, before the stroke */
  TlStrokePoint corners[6]; /* straight lines between these */
  guint         n_corners;
  const char   *expected;
} Row;

static const Row rows[] = {
  { "mid-column-without-touchpoints", "", "", { { 0, 1 }, { 3, 1 } }, 2, "0.5=1 1.5=1 2.5=1" },
  { "right-to-left-is-the-same",
    "",
    "",
    { { 3, 0 }, { 0, 1.5 } },
    2,
    "0.5=1.25 1.5=0.75 2.5=0.25" },
  { "at-the-touchpoints",
    "A:one A:two C:three",
    "",
    { { 0, 0 }, { 3, 0 } },
    2,
    "one0.25=0 two0.75=0 1.5=0 three2.5=0" },
  { "only-what-it-covers",
    "",
    "0.5=-2 1.5=-2 2.5=-2",
    { { 1.1, 1 }, { 1.9, 1 } },
    2,
    "0.5=-2 1.5=1 2.5=-2" },
  { "a-slip-over-the-edge-covers-nothing",
    "",
    "0.5=-2 2.5=-2",
    { { 0.95, 1 }, { 2.05, 1 } },
    2,
    "0.5=-2 1.5=1 2.5=-2" },
  { "starts-late-and-stops-early",
    "A:one C:two",
    "",
    { { 0.6, 1 }, { 2.4, 1 } },
    2,
    "one0.5=1 1.5=1 two2.5=1" },
  { "a-clear-turn-is-a-point",
    "",
    "",
    { { 0, -1 }, { 1, 2 }, { 2, -1 } },
    3,
    "0.5=0.5 1=2 1.5=0.5" },
  { "a-turn-at-a-touchpoint-is-that",
    "A:one B:two",
    "",
    { { 0, -1 }, { 1.5, 2 }, { 2, -1 } },
    3,
    "one0.5=0 two1.5=2" },
  { "replaces-places", "", "0.1=-2 0.4=-1 0.9=0", { { 0, 2 }, { 1, 2 } }, 2, "0.5=2" },
  { "beyond-the-map-is-held", "", "", { { -2, 9 }, { 5, 9 } }, 2, "0.5=2 1.5=2 2.5=2" },
  { "a-dot-is-a-point", "", "", { { 1.3, -1 } }, 1, "1.5=-1" },
  { "a-dot-far-from-everything", "", "", { { 1.05, -1 } }, 1, "1.05=-1" },
  { "straight-up-and-down", "", "", { { 1.5, -2 }, { 1.5, 2 } }, 2, "1.5=2" },
  { "going-back-keeps-what-came-first",
    "",
    "",
    { { 0, 1 }, { 2, 1 }, { 1, -2 }, { 3, 1 } },
    4,
    "0.5=1 1.5=1 2=-0.5 2.5=0.25" },
};

static void
add_cards (TlDocument *doc, const char *cards)
{
  g_auto (GStrv) words = g_strsplit (cards, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);

      g_free (tl_edit_add_card (doc,
                                map_find (doc, "Map"),
                                map_find (doc, parts[0]),
                                map_find (doc, "Touch"),
                                parts[1],
                                NULL));
    }
}

static void
add_points (TlDocument *doc, const char *curve, const char *points)
{
  static const char *const columns[] = { "A", "B", "C" };
  g_auto (GStrv) words = g_strsplit (points, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      double x = g_ascii_strtod (words[i], NULL);
      double score = g_ascii_strtod (strchr (words[i], '=') + 1, NULL);

      g_free (
        tl_edit_add_point (doc, curve, map_find (doc, columns[(guint) x]), x - (guint) x, score));
    }
}

static void
draw (TlDocument *doc, const char *curve, const TlStrokePoint *corners, guint n_corners)
{
  g_autoptr (GArray) stroke = g_array_new (FALSE, FALSE, sizeof (TlStrokePoint));

  g_array_append_val (stroke, corners[0]);
  for (guint i = 1; i < n_corners; i++)
    for (guint j = 1; j <= N_PIECE; j++)
      {
        double        t = (double) j / N_PIECE;
        TlStrokePoint point = {
          corners[i - 1].column + (corners[i].column - corners[i - 1].column) * t,
          corners[i - 1].score + (corners[i].score - corners[i - 1].score) * t,
        };

        g_array_append_val (stroke, point);
      }
  tl_edit_draw_stroke (doc, curve, (const TlStrokePoint *) (gpointer) stroke->data, stroke->len);
}

static char *
describe (TlDocument *doc, const char *curve)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GArray) placed = tl_query_placed_points (table, map_find (doc, "Map"), curve);
  GString *out = g_string_new (NULL);
  char     buffer[TL_NUMBER_BUFFER];

  for (guint i = 0; i < placed->len; i++)
    {
      const TlPlacedPoint *point = &g_array_index (placed, TlPlacedPoint, i);
      const char          *card = tl_record_get_ref (point->point, TL_POINT_CARD);

      g_string_append (out, i > 0 ? " " : "");
      if (card != NULL)
        g_string_append (out, tl_record_get_text (tl_table_get (table, card), TL_CARD_TITLE));
      g_string_append (out, tl_number_format_places (point->column + point->at, 3, buffer));
      g_string_append_c (out, '=');
      g_string_append (out,
                       tl_number_format_places (tl_record_get_number (point->point, TL_POINT_SCORE),
                                                3,
                                                buffer));
    }
  return g_string_free (out, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *curve = NULL;
  g_autofree char *state = NULL;
  g_autofree char *again = NULL;

  tl_document_begin (doc, "Set up");
  add_cards (doc, row->cards);
  curve = tl_edit_ensure_curve (doc, map_find (doc, "Map"), NULL, FALSE);
  add_points (doc, curve, row->points);
  tl_document_commit (doc);
  tl_document_begin (doc, "Draw");
  draw (doc, curve, row->corners, row->n_corners);
  tl_document_commit (doc);
  state = describe (doc, curve);
  g_assert_cmpstr (state, ==, row->expected);
  map_assert_whole (tl_document_get_table (doc));

  /* The same stroke once more finds everything in place. */
  tl_document_begin (doc, "Draw again");
  draw (doc, curve, row->corners, row->n_corners);
  g_assert_null (tl_document_commit (doc));
  again = describe (doc, curve);
  g_assert_cmpstr (again, ==, row->expected);
}

/* Drawing over a labelled point moves it; its words and its moment of truth stay. */
static void
test_labels_stay (void)
{
  const TlStrokePoint corners[] = { { 0, 1 }, { 3, 1 } };
  g_autoptr (TlDocument) doc = map_new_document (1);
  const TlTable   *table = tl_document_get_table (doc);
  g_autofree char *curve = NULL;
  g_autofree char *place = NULL;
  g_autofree char *of_card = NULL;

  tl_document_begin (doc, "Set up");
  add_cards (doc, "A:one");
  curve = tl_edit_ensure_curve (doc, map_find (doc, "Map"), NULL, FALSE);
  place = tl_edit_add_point (doc, curve, map_find (doc, "B"), 0.4, -1.5);
  tl_edit_set_text (doc, place, TL_POINT_LABEL, "Left hanging");
  of_card = tl_edit_set_card_score (doc, curve, map_find (doc, "one"), -2);
  tl_edit_set_boolean (doc, of_card, TL_POINT_MOMENT_OF_TRUTH, TRUE);
  draw (doc, curve, corners, G_N_ELEMENTS (corners));
  tl_document_commit (doc);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, place), TL_POINT_LABEL),
                   ==,
                   "Left hanging");
  g_assert_cmpfloat (tl_record_get_number (tl_table_get (table, place), TL_POINT_AT), ==, 0.5);
  g_assert_cmpfloat (tl_record_get_number (tl_table_get (table, place), TL_POINT_SCORE), ==, 1);
  g_assert_true (tl_record_get_boolean (tl_table_get (table, of_card), TL_POINT_MOMENT_OF_TRUTH));
  g_assert_cmpfloat (tl_record_get_number (tl_table_get (table, of_card), TL_POINT_SCORE), ==, 1);
}

/* A touchpoint that is another persona's is not passed by this one's line. */
static void
test_other_personas_touchpoint (void)
{
  const TlStrokePoint corners[] = { { 0, 1 }, { 1, 1 } };
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *ada = NULL;
  g_autofree char *ben = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *state = NULL;

  tl_document_begin (doc, "Set up");
  ada = tl_edit_add_persona (doc, "Ada", map_find (doc, "Map"));
  ben = tl_edit_add_persona (doc, "Ben", map_find (doc, "Map"));
  add_cards (doc, "A:hers A:his");
  tl_edit_set_ref (doc, map_find (doc, "hers"), TL_CARD_PERSONA, ada);
  tl_edit_set_ref (doc, map_find (doc, "his"), TL_CARD_PERSONA, ben);
  curve = tl_edit_ensure_curve (doc, map_find (doc, "Map"), ada, FALSE);
  draw (doc, curve, corners, G_N_ELEMENTS (corners));
  tl_document_commit (doc);
  state = describe (doc, curve);
  g_assert_cmpstr (state, ==, "hers0.25=1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/map/stroke/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/map/stroke/labels-stay", test_labels_stay);
  g_test_add_func ("/map/stroke/other-personas-touchpoint", test_other_personas_touchpoint);
  return g_test_run ();
}
