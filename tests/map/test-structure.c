/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs for stages, steps and lanes, table-driven: what is there, one verb, what is there then.
 * After every row undo must give the start and redo the end, field for field.
 *
 * A map is written as "A:x,y B[b:z c:] C: parked:": stages with their cards of the lane "Touch", or
 * with their steps. */
#include "config.h"

#include "map-support.h"

#include "map/tl-edit-structure.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *before;
  const char *verb; /* the verb and the titles it is about */
  const char *after;
} Row;

static const Row rows[] = {
  { "split/last-step", "A[a:x b:y]", "split b", "A[a:x] b:y" },
  { "split/middle", "A[a:x b:y c:z] B:", "split b", "A[a:x] b[b:y c:z] B:" },
  { "split/first-step", "A[a:x b:y]", "split a", "A[a:x b:y]" },
  { "split/dissolves-what-repeats", "A[A:x b:y]", "split b", "A:x b:y" },
  { "merge/two-columns", "A:x B:y C:", "merge A B", "A & B[A:x B:y] C:" },
  { "merge/step-into-steps", "A[a:x] B:y", "merge A B", "A & B[a:x B:y]" },
  { "merge/steps-into-column", "A:x B[a:y b:z]", "merge A B", "A & B[A:x a:y b:z]" },
  { "merge/any-order", "A:x B:y C:z", "merge C A", "A & C[A:x C:z] B:y" },
  { "merge/three", "A:x B: C[c:z]", "merge A B C", "A & B & C[A:x B: c:z]" },
  { "merge/same-title", "A:x A[c:z]", "merge A all", "A[A:x c:z]" },
  { "merge/one-is-none", "A:x B:y", "merge A", "A:x B:y" },
  { "merge/undoes-split", "A & b[A:x b:y]", "split b", "A & b[A:x] b:y" },
  { "step/along", "A[a:x b:y]", "step b A a", "A[b:y a:x]" },
  { "step/into-steps", "A[a:x b:y] B[c:z]", "step b B c", "A[a:x] B[b:y c:z]" },
  { "step/to-the-end", "A[a:x b:y] B[c:z]", "step a B -", "A[b:y] B[c:z a:x]" },
  { "step/into-column", "A[a:x b:y] B:z", "step b B B", "A[a:x] B[b:y B:z]" },
  { "step/after-column", "A[a:x b:y] B:z", "step b B -", "A[a:x] B[B:z b:y]" },
  { "step/into-empty-column", "A[a:x b:y] B:", "step b B -", "A[a:x] B[b:y]" },
  { "step/last-one-goes", "A[a:x] B[b:y]", "step a B -", "A: B[b:y a:x]" },
  { "reorder/two-to-the-front", "A:x B: C: D:y", "reorder A - B D", "B: D:y A:x C:" },
  { "reorder/to-the-end", "A:x B: C: D:", "reorder - - A C", "B: D: A:x C:" },
  { "reorder/before-one-of-them", "A: B: C: D:", "reorder C - A C", "B: A: C: D:" },
  { "reorder/as-they-are", "A: B: C: D:", "reorder C - A B", "A: B: C: D:" },
  { "duplicate/stage", "A:x,y B:z", "duplicate A", "A:x,y A:x,y B:z" },
  { "duplicate/with-steps", "A[a:x b:y] B:", "duplicate A", "A[a:x b:y] A[a:x b:y] B:" },
  { "duplicate/step", "A[a:x b:y]", "duplicate a", "A[a:x a:x b:y]" },
};

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *lane;
} Map;

static const TlTable *
table_of (const Map *self)
{
  return tl_document_get_table (self->doc);
}

/* Adds cards "x,y" to a column. */
static void
read_cards (Map *self, const char *column, const char *cards)
{
  g_auto (GStrv) titles = g_strsplit (cards, ",", -1);

  for (guint i = 0; titles[i] != NULL; i++)
    if (*titles[i] != '\0')
      g_free (tl_edit_add_card (self->doc, self->map, column, self->lane, titles[i], NULL));
}

static const char *
read_title (const char *at, const char *end, char **title)
{
  const char *stop = at + strcspn (at, end);

  *title = g_strndup (at, stop - at);
  return stop;
}

static const char *
read_column (Map *self, const char *at, const char *column)
{
  g_autofree char *cards = NULL;

  at = read_title (at + 1, " ]", &cards);
  read_cards (self, column, cards);
  return at;
}

static const char *
read_stage (Map *self, const char *at)
{
  g_autofree char *title = NULL;
  g_autofree char *stage = NULL;

  at = read_title (at, ":[", &title);
  stage = tl_edit_add_stage (self->doc, self->map, title, NULL);
  if (*at == ':')
    return read_column (self, at, stage);
  for (at++; *at != ']' && *at != '\0';)
    {
      g_autofree char *name = NULL;
      g_autofree char *step = NULL;

      at = read_title (at, ":", &name);
      step = tl_edit_add_step (self->doc, stage, name, NULL);
      at = read_column (self, at, step);
      at += *at == ' ';
    }
  return at + 1;
}

static void
read_map (Map *self, const char *text)
{
  self->doc = map_new_document (1);
  tl_document_begin (self->doc, NULL);
  self->map = tl_edit_add_map (self->doc, "Tested");
  self->lane = tl_edit_add_lane (self->doc, self->map, TL_LANE_KIND_TOUCHPOINTS, "Tested", NULL);
  while (*text != '\0')
    {
      text = read_stage (self, text);
      text += *text == ' ';
    }
  tl_document_commit (self->doc);
  tl_document_forget_history (self->doc);
}

static void
clear_map (Map *self)
{
  map_assert_whole (table_of (self));
  g_assert_finalize_object (self->doc);
  g_free (self->map);
  g_free (self->lane);
}

static void
write_cards (const Map *self, GString *out, const char *column)
{
  g_autoptr (GPtrArray) cell = tl_query_cell (table_of (self), self->map, column, self->lane);

  g_string_append_c (out, ':');
  for (guint i = 0; i < cell->len; i++)
    g_string_append_printf (out,
                            "%s%s",
                            i > 0 ? "," : "",
                            tl_record_get_text (cell->pdata[i], TL_CARD_TITLE));
}

static char *
write_map (const Map *self)
{
  GString         *out = g_string_new (NULL);
  const GPtrArray *stages = tl_table_get_children (table_of (self), self->map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = tl_record_get_id (stages->pdata[i]);
      const GPtrArray *steps = tl_table_get_children (table_of (self), id, TL_KIND_STEP);

      g_string_append_printf (out,
                              "%s%s",
                              i > 0 ? " " : "",
                              tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE));
      if (steps->len == 0)
        write_cards (self, out, id);
      for (guint k = 0; k < steps->len; k++)
        {
          g_string_append_printf (out,
                                  "%s%s",
                                  k == 0 ? "[" : " ",
                                  tl_record_get_text (steps->pdata[k], TL_STEP_TITLE));
          write_cards (self, out, tl_record_get_id (steps->pdata[k]));
        }
      g_string_append (out, steps->len > 0 ? "]" : "");
    }
  return g_string_free (out, FALSE);
}

/* A stage or step by its title; "all" = every stage is meant (given as NULL ids before it). */
static const char *
find_column (const Map *self, const char *title)
{
  const GPtrArray *stages = tl_table_get_children (table_of (self), self->map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = tl_record_get_id (stages->pdata[i]);
      const GPtrArray *steps = tl_table_get_children (table_of (self), id, TL_KIND_STEP);

      if (g_str_equal (tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE), title))
        return id;
      for (guint k = 0; k < steps->len; k++)
        if (g_str_equal (tl_record_get_text (steps->pdata[k], TL_STEP_TITLE), title))
          return tl_record_get_id (steps->pdata[k]);
    }
  return NULL;
}

static void
run_verb (Map *self, const char *verb)
{
  g_auto (GStrv) words = g_strsplit (verb, " ", -1);
  const char *ids[8] = { NULL };
  guint       n_words = g_strv_length (words);

  for (guint i = 1; i < n_words; i++)
    ids[i - 1] = find_column (self, words[i]);
  if (g_str_equal (words[n_words - 1], "all"))
    ids[n_words - 2] = tl_record_get_id (
      tl_table_get_children (table_of (self), self->map, TL_KIND_STAGE)->pdata[1]);
  if (g_str_equal (words[0], "split"))
    g_free (tl_edit_split_stage (self->doc, ids[0]));
  else if (g_str_equal (words[0], "merge"))
    tl_edit_merge_stages (self->doc, ids);
  else if (g_str_equal (words[0], "step"))
    tl_edit_move_step (self->doc, ids[0], ids[1], ids[2]);
  else if (g_str_equal (words[0], "reorder"))
    tl_edit_reorder_many (self->doc, ids + 2, ids[0]);
  else
    g_free (tl_edit_duplicate_column (self->doc, ids[0]));
}

static void
test_row (gconstpointer data)
{
  const Row       *row = data;
  Map              map;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;
  g_autofree char *written = NULL;

  read_map (&map, row->before);
  start = map_dump (table_of (&map));
  written = write_map (&map);
  g_assert_cmpstr (written, ==, row->before);
  tl_document_begin (map.doc, "Verb");
  run_verb (&map, row->verb);
  tl_document_commit (map.doc);
  map_assert_whole (table_of (&map));
  g_free (written);
  written = write_map (&map);
  g_assert_cmpstr (written, ==, row->after);
  end = map_dump (table_of (&map));
  g_assert_cmpint (tl_document_undo (map.doc), ==, !g_str_equal (start, end));
  again = map_dump (table_of (&map));
  g_assert_true (g_str_equal (again, start));
  tl_document_redo (map.doc);
  g_free (again);
  again = map_dump (table_of (&map));
  g_assert_true (g_str_equal (again, end));
  clear_map (&map);
}

/* Points, comments and widths follow the column that has the cards. */
static void
test_references (void)
{
  Map              map;
  g_autofree char *curve = NULL;
  g_autofree char *point = NULL;
  const char      *b, *step, *stages[3] = { NULL };

  read_map (&map, "A:x B:y C:");
  tl_document_begin (map.doc, "Verb");
  curve = tl_edit_ensure_curve (map.doc, map.map, NULL, FALSE);
  b = find_column (&map, "B");
  point = tl_edit_add_point (map.doc, curve, b, 0.25, 1);
  tl_edit_set_column_width (map.doc, b, 320);
  stages[0] = find_column (&map, "A");
  stages[1] = b;
  tl_edit_merge_stages (map.doc, stages);
  step = find_column (&map, "B");
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (table_of (&map), point), TL_POINT_COLUMN),
                   ==,
                   step);
  g_assert_cmpuint (tl_edit_get_column_width (table_of (&map), step), ==, 320);
  g_free (tl_edit_split_stage (map.doc, step));
  b = find_column (&map, "B");
  g_assert_nonnull (tl_table_get_kind (table_of (&map), b, TL_KIND_STAGE));
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (table_of (&map), point), TL_POINT_COLUMN),
                   ==,
                   b);
  g_assert_cmpuint (tl_edit_get_column_width (table_of (&map), b), ==, 320);
  tl_document_commit (map.doc);
  clear_map (&map);
}

/* The copies have their own points, links and abouts, and codes of their own. */
static void
test_duplicate_contents (void)
{
  Map              map;
  const char      *about[] = { NULL, NULL };
  g_autofree char *curve = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  const GPtrArray *links, *points;
  g_autoptr (GPtrArray) old = NULL;

  read_map (&map, "A:x,y B:");
  old = tl_query_cell (table_of (&map), map.map, find_column (&map, "A"), map.lane);
  tl_document_begin (map.doc, "Verb");
  curve = tl_edit_ensure_curve (map.doc, map.map, NULL, FALSE);
  g_free (tl_edit_set_card_score (map.doc, curve, tl_record_get_id (old->pdata[0]), -1));
  g_free (tl_edit_add_point (map.doc, curve, find_column (&map, "A"), 0.9, 2));
  g_free (tl_edit_add_link (map.doc,
                            map.map,
                            tl_record_get_id (old->pdata[0]),
                            tl_record_get_id (old->pdata[1]),
                            TL_LINK_KIND_NEXT,
                            "then"));
  about[0] = tl_record_get_id (old->pdata[0]);
  tl_edit_set_list (map.doc, tl_record_get_id (old->pdata[1]), TL_CARD_ABOUT, about);
  tl_edit_set_integer (map.doc, about[0], TL_CARD_SPAN, 2);
  copy = tl_edit_duplicate_column (map.doc, find_column (&map, "A"));
  tl_document_commit (map.doc);
  cards = tl_query_cell (table_of (&map), map.map, copy, map.lane);
  points = tl_table_get_children (table_of (&map), curve, TL_KIND_POINT);
  links = tl_table_get_children (table_of (&map), map.map, TL_KIND_LINK);
  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpuint (points->len, ==, 4);
  g_assert_nonnull (
    tl_query_point_of_card (table_of (&map), curve, tl_record_get_id (cards->pdata[0])));
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (tl_record_get_ref (links->pdata[1], TL_LINK_FROM),
                   ==,
                   tl_record_get_id (cards->pdata[0]));
  g_assert_cmpstr (tl_record_get_list (cards->pdata[1], TL_CARD_ABOUT)[0],
                   ==,
                   tl_record_get_id (cards->pdata[0]));
  g_assert_cmpint (tl_record_get_integer (cards->pdata[0], TL_CARD_SPAN), ==, 1);
  clear_map (&map);
}

static char *
write_lane (const Map *self, const char *map, const char *lane)
{
  Map other = { self->doc, (char *) map, (char *) lane };

  return write_map (&other);
}

/* Same title, else same place, else parked. */
static void
test_copy_lane (void)
{
  Map              map;
  g_autofree char *other = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *here = NULL;
  g_autoptr (GPtrArray) parked = NULL;

  read_map (&map, "A:x Buy[a:y b:z] C:u");
  tl_document_begin (map.doc, "Verb");
  other = tl_edit_add_map (map.doc, "To be");
  g_free (tl_edit_add_stage (map.doc, other, "c", NULL));
  g_free (tl_edit_add_stage (map.doc, other, "New", NULL));
  g_free (tl_edit_add_stage (map.doc, other, "A", NULL));
  copy = tl_edit_copy_lane (map.doc, map.lane, other);
  tl_document_commit (map.doc);
  text = write_lane (&map, other, copy);
  g_assert_cmpstr (text, ==, "c:u New:y A:x");
  parked = tl_query_parked (table_of (&map), other);
  g_assert_cmpuint (parked->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (parked->pdata[0], TL_CARD_TITLE), ==, "z");
  g_assert_cmpstr (tl_record_get_text (parked->pdata[0], TL_CARD_FROM), !=, "");

  g_free (g_steal_pointer (&copy));
  tl_document_begin (map.doc, "Verb");
  copy = tl_edit_copy_lane (map.doc, map.lane, map.map);
  tl_document_commit (map.doc);
  here = write_lane (&map, map.map, copy);
  g_assert_cmpstr (here, ==, "A:x Buy[a:y b:z] C:u");
  g_assert_true (tl_document_undo (map.doc));
  clear_map (&map);
}

/* As a lane would bring them, into the lane of the kind. */
static void
test_copy_cards (void)
{
  Map              map;
  g_autofree char *other = NULL;
  g_autofree char *lane = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parked = NULL;
  const GPtrArray *cards;

  read_map (&map, "A:x B:y C:z");
  cards = tl_table_get_children (table_of (&map), map.map, TL_KIND_CARD);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (ids, g_strdup (tl_record_get_id (cards->pdata[i])));
  g_ptr_array_add (ids, NULL);
  tl_document_begin (map.doc, "Verb");
  g_free (tl_edit_link_cards (map.doc, map.map, ids->pdata[0], ids->pdata[1]));
  other = tl_edit_add_map (map.doc, "To be");
  g_free (tl_edit_add_stage (map.doc, other, "b", NULL));
  g_free (tl_edit_add_stage (map.doc, other, "A", NULL));
  lane =
    tl_edit_add_lane (map.doc,
                      other,
                      (TlLaneKind) tl_record_get_integer (tl_table_get (table_of (&map), map.lane),
                                                          TL_LANE_KIND),
                      "Another name",
                      NULL);
  tl_document_commit (map.doc);
  before = write_lane (&map, map.map, map.lane);
  tl_document_begin (map.doc, "Copy");
  g_assert_cmpuint (tl_edit_copy_cards (map.doc, (const char *const *) ids->pdata, other), ==, 1);
  tl_document_commit (map.doc);
  text = write_lane (&map, other, lane);
  g_assert_cmpstr (text, ==, "b:y A:x");
  parked = tl_query_parked (table_of (&map), other);
  g_assert_cmpuint (parked->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (parked->pdata[0], TL_CARD_FROM), ==, ids->pdata[2]);
  g_assert_cmpuint (tl_table_get_children (table_of (&map), other, TL_KIND_LINK)->len, ==, 1);
  g_free (text);
  text = write_lane (&map, map.map, map.lane);
  g_assert_cmpstr (text, ==, before);
  g_assert_true (tl_document_undo (map.doc));
  g_assert_cmpuint (tl_table_get_children (table_of (&map), other, TL_KIND_CARD)->len, ==, 0);
  clear_map (&map);
}

/* The line goes along as far as the columns do; what was at a card becomes a place. */
static void
test_copy_emotions (void)
{
  Map              map;
  g_autofree char *other = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  const GPtrArray *curves, *points;

  read_map (&map, "A:x B:y");
  cards = tl_query_cell (table_of (&map), map.map, find_column (&map, "B"), map.lane);
  tl_document_begin (map.doc, "Verb");
  curve = tl_edit_ensure_curve (map.doc, map.map, NULL, FALSE);
  g_free (tl_edit_set_card_score (map.doc, curve, tl_record_get_id (cards->pdata[0]), -1));
  g_free (tl_edit_add_point (map.doc, curve, find_column (&map, "A"), 0.25, 2));
  other = tl_edit_add_map (map.doc, "To be");
  g_free (tl_edit_add_stage (map.doc, other, "B", NULL));
  copy =
    tl_edit_copy_lane (map.doc,
                       tl_record_get_ref (tl_table_get (table_of (&map), curve), TL_CURVE_LANE),
                       other);
  tl_document_commit (map.doc);
  curves = tl_table_get_children (table_of (&map), other, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  g_assert_cmpstr (tl_record_get_ref (curves->pdata[0], TL_CURVE_LANE), ==, copy);
  points =
    tl_table_get_children (table_of (&map), tl_record_get_id (curves->pdata[0]), TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpfloat (tl_record_get_number (points->pdata[0], TL_POINT_SCORE), ==, -1);
  g_assert_cmpfloat (tl_record_get_number (points->pdata[0], TL_POINT_AT), ==, 0.5);
  clear_map (&map);
}

/* A locked map gets no lane by the way: the card is parked and keeps its kind. */
static void
test_locked (void)
{
  Map              map;
  g_autofree char *id = NULL;
  const char      *ids[2] = { NULL };
  const TlRecord  *card;

  read_map (&map, "A:x");
  tl_document_begin (map.doc, "Verb");
  tl_edit_set_boolean (map.doc, map.map, TL_MAP_LOCKED, TRUE);
  id = tl_edit_add_about (map.doc,
                          map.map,
                          NULL,
                          find_column (&map, "A"),
                          TL_LANE_KIND_PAIN_POINTS,
                          "Waits");
  card = tl_table_get (table_of (&map), id);
  g_assert_null (tl_record_get_ref (card, TL_CARD_COLUMN));
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_KIND), ==, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_CODE), ==, "P1");
  ids[0] = id;
  tl_edit_move_cards (map.doc, ids, find_column (&map, "A"), NULL, NULL);
  g_assert_null (tl_record_get_ref (tl_table_get (table_of (&map), id), TL_CARD_COLUMN));
  tl_edit_set_boolean (map.doc, map.map, TL_MAP_LOCKED, FALSE);
  tl_edit_move_cards (map.doc, ids, find_column (&map, "A"), NULL, NULL);
  g_assert_nonnull (tl_record_get_ref (tl_table_get (table_of (&map), id), TL_CARD_COLUMN));
  tl_document_commit (map.doc);
  clear_map (&map);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/map/structure/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/map/structure/references", test_references);
  g_test_add_func ("/map/structure/duplicate-contents", test_duplicate_contents);
  g_test_add_func ("/map/structure/copy-lane", test_copy_lane);
  g_test_add_func ("/map/structure/copy-cards", test_copy_cards);
  g_test_add_func ("/map/structure/copy-emotions", test_copy_emotions);
  g_test_add_func ("/map/structure/locked", test_locked);
  return g_test_run ();
}
