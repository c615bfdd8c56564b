/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs: what each does beyond the obvious. */
#include "config.h"

#include "map-support.h"

#include <math.h>
#include <string.h>

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *a;
  char       *b;
  char       *c;
  char       *touch;
  char       *feel;
  char       *pain;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->doc = map_new_document (1);
  self->map = g_strdup (map_find (self->doc, "Map"));
  self->a = g_strdup (map_find (self->doc, "A"));
  self->b = g_strdup (map_find (self->doc, "B"));
  self->c = g_strdup (map_find (self->doc, "C"));
  self->touch = g_strdup (map_find (self->doc, "Touch"));
  self->feel = g_strdup (map_find (self->doc, "Feel"));
  self->pain = g_strdup (map_find (self->doc, "Pain"));
  tl_document_begin (self->doc, "Test");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (tl_document_in_transaction (self->doc))
    tl_document_commit (self->doc);
  map_assert_whole (tl_document_get_table (self->doc));
  g_assert_finalize_object (self->doc);
  g_free (self->map);
  g_free (self->a);
  g_free (self->b);
  g_free (self->c);
  g_free (self->touch);
  g_free (self->feel);
  g_free (self->pain);
}

static const TlRecord *
get (const Fixture *self, const char *id)
{
  return tl_table_get (tl_document_get_table (self->doc), id);
}

static void
assert_place (const Fixture *self, const char *card, const char *column, const char *lane)
{
  g_assert_cmpstr (tl_record_get_ref (get (self, card), TL_CARD_COLUMN), ==, column);
  g_assert_cmpstr (tl_record_get_ref (get (self, card), TL_CARD_LANE), ==, lane);
}

static char *
add_card (Fixture *self, const char *column, const char *lane, const char *title)
{
  return tl_edit_add_card (self->doc, self->map, column, lane, title, NULL);
}

static guint
delete_one (Fixture *self, const char *id)
{
  const char *ids[] = { id, NULL };

  return tl_edit_delete (self->doc, ids, FALSE);
}

static void
move_one (Fixture *self, const char *card, const char *column, const char *lane)
{
  const char *ids[] = { card, NULL };

  tl_edit_move_cards (self->doc, ids, column, lane, NULL);
}

static void
test_set_text (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *long_code = g_strnfill (100, 'x');

  g_assert_false (tl_edit_set_text (self->doc, card, TL_CARD_TITLE, " one "));
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_TITLE, "two\nlines"));
  g_assert_cmpstr (tl_record_get_text (get (self, card), TL_CARD_TITLE), ==, "two lines");
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_TEXT, "two\r\nlines"));
  g_assert_cmpstr (tl_record_get_text (get (self, card), TL_CARD_TEXT), ==, "two\nlines");
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_CODE, long_code));
  g_assert_cmpuint (strlen (tl_record_get_text (get (self, card), TL_CARD_CODE)), ==, 16);

  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_COLOR, "teal"));
  g_assert_false (tl_edit_set_text (self->doc, card, TL_CARD_COLOR, "mauve"));
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_COLOR, "#00ff7A"));
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_COLOR, ""));
  g_assert_true (tl_edit_set_text (self->doc, card, TL_CARD_DUE, "2024-02-29"));
  g_assert_false (tl_edit_set_text (self->doc, card, TL_CARD_DUE, "2023-02-29"));
  g_assert_false (tl_edit_set_text (self->doc, card, TL_CARD_DUE, "soon"));
  g_assert_cmpstr (tl_record_get_text (get (self, card), TL_CARD_DUE), ==, "2024-02-29");
}

static void
test_set_numbers (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_set_card_score (self->doc, curve, card, 9);

  g_assert_true (tl_edit_set_integer (self->doc, card, TL_CARD_SEVERITY, 5));
  g_assert_false (tl_edit_set_integer (self->doc, card, TL_CARD_SEVERITY, 6));
  g_assert_false (tl_edit_set_integer (self->doc, card, TL_CARD_SEVERITY, -1));
  g_assert_false (tl_edit_set_integer (self->doc, card, TL_CARD_SPAN, 0));
  g_assert_false (tl_edit_set_integer (self->doc, card, TL_CARD_CHANNEL, TL_N_CHANNELS));
  g_assert_true (tl_edit_set_integer (self->doc, card, TL_CARD_CHANNEL, TL_CHANNEL_PHONE));
  g_assert_true (tl_edit_set_boolean (self->doc, card, TL_CARD_MOMENT_OF_TRUTH, 7));
  g_assert_cmpint (tl_record_get_integer (get (self, card), TL_CARD_MOMENT_OF_TRUTH), ==, 1);
  g_assert_cmpint (tl_record_get_integer (get (self, card), TL_CARD_SEVERITY), ==, 5);

  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_SCORE), ==, 2);
  g_assert_true (tl_edit_set_number (self->doc, point, TL_POINT_SCORE, -7));
  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_SCORE), ==, -2);
  g_assert_false (tl_edit_set_number (self->doc, point, TL_POINT_SCORE, NAN));
  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_SCORE), ==, -2);
}

static void
test_set_lists (Fixture *self, gconstpointer data)
{
  g_autofree char   *card = add_card (self, self->a, self->touch, "one");
  g_autofree char   *other = add_card (self, self->a, self->touch, "two");
  g_autofree char   *far_map = tl_edit_add_map (self->doc, "Far");
  g_autofree char   *far = tl_edit_add_card (self->doc, far_map, NULL, NULL, "far", NULL);
  const char *const  tags[] = { " web ", "", "late\n", NULL };
  const char *const  about[] = { other, card, other, far, NULL };
  const char *const *list;

  g_assert_true (tl_edit_set_list (self->doc, card, TL_CARD_TAGS, tags));
  g_assert_false (tl_edit_set_list (self->doc, card, TL_CARD_TAGS, tags));
  list = tl_record_get_list (get (self, card), TL_CARD_TAGS);
  g_assert_cmpuint (g_strv_length ((char **) list), ==, 2);
  g_assert_cmpstr (list[1], ==, "late");
  g_assert_true (tl_edit_set_list (self->doc, card, TL_CARD_ABOUT, about));
  list = tl_record_get_list (get (self, card), TL_CARD_ABOUT);
  g_assert_cmpuint (g_strv_length ((char **) list), ==, 1);
  g_assert_cmpstr (list[0], ==, other);
}

static void
test_set_refs (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *other = add_card (self, self->b, self->touch, "two");
  g_autofree char *step = tl_edit_add_step (self->doc, self->c, "c1", NULL);
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_add_point (self->doc, curve, self->a, 0.3, 1);
  g_autofree char *second = tl_edit_add_point (self->doc, curve, self->a, 0.6, 1);
  g_autofree char *link =
    tl_edit_add_link (self->doc, self->map, card, other, TL_LINK_KIND_NEXT, NULL);

  g_assert_false (tl_edit_set_ref (self->doc, card, TL_CARD_COLUMN, self->c));
  g_assert_true (tl_edit_set_ref (self->doc, card, TL_CARD_COLUMN, step));
  assert_place (self, card, step, self->touch);
  g_assert_true (tl_edit_set_ref (self->doc, card, TL_CARD_LANE, self->pain));
  assert_place (self, card, step, self->pain);

  g_assert_true (tl_edit_set_ref (self->doc, point, TL_POINT_CARD, card));
  g_assert_null (tl_record_get_ref (get (self, point), TL_POINT_COLUMN));
  g_assert_false (tl_edit_set_ref (self->doc, second, TL_POINT_CARD, card));
  g_assert_false (tl_edit_set_ref (self->doc, point, TL_POINT_CARD, NULL));
  g_assert_false (tl_edit_set_ref (self->doc, point, TL_POINT_COLUMN, self->c));
  g_assert_true (tl_edit_set_ref (self->doc, point, TL_POINT_COLUMN, self->b));
  g_assert_null (tl_record_get_ref (get (self, point), TL_POINT_CARD));

  g_assert_false (tl_edit_set_ref (self->doc, link, TL_LINK_TO, card));
  g_assert_false (tl_edit_set_ref (self->doc, link, TL_LINK_TO, NULL));
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->b, self->touch, "one");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_add_point (self->doc, curve, self->b, 0.25, 1);
  g_autofree char *first = tl_edit_add_step (self->doc, self->b, "b1", NULL);
  g_autofree char *zeroth = tl_edit_add_step (self->doc, self->b, "b0", first);

  assert_place (self, card, first, self->touch);
  g_assert_cmpstr (tl_record_get_ref (get (self, point), TL_POINT_COLUMN), ==, first);
  g_assert_cmpint (tl_query_column_index (tl_document_get_table (self->doc), self->map, zeroth),
                   ==,
                   1);
  g_assert_cmpuint (delete_one (self, zeroth), ==, 0);
  /* The last step gives everything back: nothing is parked. */
  g_assert_cmpuint (delete_one (self, first), ==, 0);
  assert_place (self, card, self->b, self->touch);
  g_assert_cmpstr (tl_record_get_ref (get (self, point), TL_POINT_COLUMN), ==, self->b);
  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_AT), ==, 0.25);
}

static void
test_delete_stage_parks (Fixture *self, gconstpointer data)
{
  g_autofree char *one = add_card (self, self->b, self->touch, "one");
  g_autofree char *two = add_card (self, self->b, self->pain, "two");
  g_autofree char *other = add_card (self, self->c, self->touch, "other");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *anchored = tl_edit_set_card_score (self->doc, curve, one, 1);
  g_autofree char *placed = tl_edit_add_point (self->doc, curve, self->b, 0.5, 1);
  g_autofree char *link =
    tl_edit_add_link (self->doc, self->map, one, other, TL_LINK_KIND_LOOP_BACK, "again");

  g_assert_cmpuint (delete_one (self, self->b), ==, 2);
  assert_place (self, one, NULL, self->touch);
  assert_place (self, two, NULL, self->pain);
  g_assert_cmpstr (tl_record_get_ref (get (self, anchored), TL_POINT_CARD), ==, one);
  g_assert_null (get (self, placed));
  g_assert_nonnull (get (self, link));
  /* Brought back, the card has its emotion again. */
  move_one (self, one, self->c, NULL);
  assert_place (self, one, self->c, self->touch);
}

static void
test_delete_lane_parks (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->pain, "hurts");
  g_autofree char *parked = add_card (self, NULL, self->pain, "parked");
  g_autofree char *lane = NULL;

  g_assert_cmpuint (delete_one (self, self->pain), ==, 1);
  assert_place (self, card, NULL, NULL);
  assert_place (self, parked, NULL, NULL);
  g_assert_cmpint (tl_query_card_kind (tl_document_get_table (self->doc), get (self, card)),
                   ==,
                   TL_LANE_KIND_PAIN_POINTS);
  /* Bringing it back makes the lane again, below the emotions. */
  move_one (self, card, self->b, NULL);
  lane = g_strdup (tl_record_get_ref (get (self, card), TL_CARD_LANE));
  g_assert_cmpint (tl_record_get_integer (get (self, lane), TL_LANE_KIND),
                   ==,
                   TL_LANE_KIND_PAIN_POINTS);
  assert_place (self, card, self->b, lane);
}

static void
test_delete_emotions (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_set_card_score (self->doc, curve, card, 1);

  g_assert_cmpuint (delete_one (self, self->feel), ==, 0);
  g_assert_null (get (self, curve));
  g_assert_null (get (self, point));
  g_assert_nonnull (get (self, card));
}

static void
test_delete_card_reanchors (Fixture *self, gconstpointer data)
{
  g_autofree char *one = add_card (self, self->a, self->touch, "one");
  g_autofree char *two = add_card (self, self->a, self->touch, "two");
  g_autofree char *parked = add_card (self, NULL, self->touch, "parked");
  g_autofree char *about =
    tl_edit_add_about (self->doc, self->map, two, NULL, TL_LANE_KIND_PAIN_POINTS, "hurts");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_set_card_score (self->doc, curve, two, -1);
  g_autofree char *of_parked = tl_edit_set_card_score (self->doc, curve, parked, -1);
  g_autofree char *link =
    tl_edit_add_link (self->doc, self->map, one, two, TL_LINK_KIND_NEXT, NULL);

  g_assert_cmpuint (delete_one (self, two), ==, 0);
  g_assert_null (tl_record_get_ref (get (self, point), TL_POINT_CARD));
  g_assert_cmpstr (tl_record_get_ref (get (self, point), TL_POINT_COLUMN), ==, self->a);
  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_AT), ==, 0.75);
  g_assert_cmpfloat (tl_record_get_number (get (self, point), TL_POINT_SCORE), ==, -1);
  g_assert_null (get (self, link));
  g_assert_nonnull (get (self, about));
  g_assert_null (tl_record_get_list (get (self, about), TL_CARD_ABOUT)[0]);
  /* A parked card's point has no place to keep. */
  delete_one (self, parked);
  g_assert_null (get (self, of_parked));
}

static void
test_delete_with_cards (Fixture *self, gconstpointer data)
{
  g_autofree char *step = tl_edit_add_step (self->doc, self->b, "b1", NULL);
  g_autofree char *card = add_card (self, step, self->touch, "one");
  g_autofree char *other = add_card (self, self->a, self->touch, "other");
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *point = tl_edit_set_card_score (self->doc, curve, card, -1);
  const char      *ids[] = { self->b, NULL };

  g_assert_cmpuint (tl_edit_delete (self->doc, ids, TRUE), ==, 0);
  g_assert_null (get (self, step));
  g_assert_null (get (self, card));
  g_assert_null (get (self, point));
  g_assert_nonnull (get (self, other));
}

static void
test_delete_persona (Fixture *self, gconstpointer data)
{
  g_autofree char   *persona = tl_edit_add_persona (self->doc, "Ada", self->map);
  g_autofree char   *other = tl_edit_add_persona (self->doc, "Ben", self->map);
  g_autofree char   *card = add_card (self, self->a, self->touch, "one");
  g_autofree char   *curve = tl_edit_ensure_curve (self->doc, self->map, persona, FALSE);
  const char *const *shown;

  g_assert_cmpstr (tl_record_get_text (get (self, persona), TL_PERSONA_COLOR),
                   !=,
                   tl_record_get_text (get (self, other), TL_PERSONA_COLOR));
  tl_edit_set_ref (self->doc, card, TL_CARD_PERSONA, persona);
  delete_one (self, persona);
  g_assert_null (get (self, curve));
  g_assert_null (tl_record_get_ref (get (self, card), TL_CARD_PERSONA));
  shown = tl_record_get_list (get (self, self->map), TL_MAP_PERSONAS);
  g_assert_cmpstr (shown[0], ==, other);
  g_assert_null (shown[1]);
}

static void
test_last_map_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *second = tl_edit_add_map (self->doc, "Second");
  const char      *ids[] = { self->map, second, NULL };

  tl_edit_set_ref (self->doc, second, TL_MAP_BASE, self->map);
  tl_edit_delete (self->doc, ids, FALSE);
  g_assert_null (get (self, self->map));
  g_assert_null (get (self, self->a));
  g_assert_nonnull (get (self, second));
  g_assert_null (tl_record_get_ref (get (self, second), TL_MAP_BASE));
  ids[0] = second;
  tl_edit_delete (self->doc, ids, FALSE);
  g_assert_nonnull (get (self, second));
}

static void
test_move_takes_along (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "hotline");
  g_autofree char *here =
    tl_edit_add_about (self->doc, self->map, card, NULL, TL_LANE_KIND_PAIN_POINTS, "here");
  g_autofree char *elsewhere =
    tl_edit_add_about (self->doc, self->map, card, self->c, TL_LANE_KIND_PAIN_POINTS, "elsewhere");
  g_autofree char *idea =
    tl_edit_add_about (self->doc, self->map, here, NULL, TL_LANE_KIND_OPPORTUNITIES, "idea");
  const char *ids[] = { card, NULL };

  move_one (self, card, self->b, NULL);
  assert_place (self, here, self->b, self->pain);
  assert_place (self, elsewhere, self->c, self->pain);
  g_assert_cmpstr (tl_record_get_ref (get (self, idea), TL_CARD_COLUMN), ==, self->b);
  /* Within its column nothing has to follow, and the pain point alone may leave. */
  move_one (self, here, self->c, NULL);
  assert_place (self, card, self->b, self->touch);
  move_one (self, here, self->b, NULL);
  tl_edit_park_cards (self->doc, ids);
  assert_place (self, card, NULL, self->touch);
  assert_place (self, here, NULL, self->pain);
  move_one (self, card, self->a, NULL);
  assert_place (self, here, self->a, self->pain);
}

static void
test_move_keeps_order_where_right (Fixture *self, gconstpointer data)
{
  g_autofree char *one = add_card (self, self->a, self->touch, "one");
  g_autofree char *two = add_card (self, self->b, self->touch, "two");
  g_autofree char *order = g_strdup (tl_record_get_text (get (self, two), TL_FIELD_ORDER));

  move_one (self, two, self->a, self->touch);
  g_assert_cmpstr (tl_record_get_text (get (self, two), TL_FIELD_ORDER), ==, order);
  move_one (self, two, self->c, self->pain);
  g_assert_cmpstr (tl_record_get_text (get (self, two), TL_FIELD_ORDER), ==, order);
  move_one (self, one, self->c, self->pain);
  g_assert_cmpstr (tl_record_get_text (get (self, one), TL_FIELD_ORDER), >, order);
}

static void
test_codes (Fixture *self, gconstpointer data)
{
  g_autofree char *one = add_card (self, self->a, self->touch, "one");
  g_autofree char *two = add_card (self, self->a, self->touch, "two");
  g_autofree char *pain = add_card (self, self->a, self->pain, "hurts");
  g_autofree char *copy = tl_edit_duplicate_card (self->doc, one);
  g_autofree char *next = NULL;

  g_assert_cmpstr (tl_record_get_text (get (self, one), TL_CARD_CODE), ==, "T1");
  g_assert_cmpstr (tl_record_get_text (get (self, two), TL_CARD_CODE), ==, "T2");
  g_assert_cmpstr (tl_record_get_text (get (self, pain), TL_CARD_CODE), ==, "P1");
  g_assert_cmpstr (tl_record_get_text (get (self, copy), TL_CARD_CODE), ==, "T3");
  /* Given once: kept in another lane, and never given again. */
  move_one (self, two, self->a, self->pain);
  g_assert_cmpstr (tl_record_get_text (get (self, two), TL_CARD_CODE), ==, "T2");
  tl_document_commit (self->doc);
  tl_document_begin (self->doc, "Delete");
  delete_one (self, copy);
  tl_document_commit (self->doc);
  tl_document_undo (self->doc);
  tl_document_redo (self->doc);
  tl_document_begin (self->doc, "Add");
  next = add_card (self, self->a, self->touch, "next");
  g_assert_cmpstr (tl_record_get_text (get (self, next), TL_CARD_CODE), ==, "T4");
}

/* Cards made elsewhere have codes that the map's counters do not know. */
static void
test_codes_of_others (Fixture *self, gconstpointer data)
{
  g_autofree char *foreign = add_card (self, self->a, self->touch, "foreign");
  g_autofree char *next = NULL;

  tl_edit_set_text (self->doc, foreign, TL_CARD_CODE, "T17");
  tl_edit_set_list (self->doc, self->map, TL_MAP_CODES, NULL);
  next = add_card (self, self->a, self->touch, "next");
  g_assert_cmpstr (tl_record_get_text (get (self, next), TL_CARD_CODE), ==, "T18");
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  const TlTable       *table = tl_document_get_table (self->doc);
  g_autofree char     *one = add_card (self, self->a, self->touch, "one");
  g_autofree char *two G_GNUC_UNUSED = add_card (self, self->a, self->touch, "two");
  g_autofree char     *copy = NULL;
  g_autoptr (GPtrArray) cell = NULL;

  tl_edit_set_integer (self->doc, one, TL_CARD_VOTES, 3);
  tl_edit_set_integer (self->doc, one, TL_CARD_SEVERITY, 4);
  copy = tl_edit_duplicate_card (self->doc, one);
  cell = tl_query_cell (table, self->map, self->a, self->touch);
  g_assert_cmpuint (cell->len, ==, 3);
  g_assert_cmpstr (tl_record_get_id (cell->pdata[1]), ==, copy);
  g_assert_cmpstr (tl_record_get_text (get (self, copy), TL_CARD_TITLE), ==, "one");
  g_assert_cmpint (tl_record_get_integer (get (self, copy), TL_CARD_SEVERITY), ==, 4);
  g_assert_cmpint (tl_record_get_integer (get (self, copy), TL_CARD_VOTES), ==, 0);
}

static void
assert_lane_order (const Fixture *self, const char *expected)
{
  const TlTable   *table = tl_document_get_table (self->doc);
  const GPtrArray *lanes = tl_table_get_children (table, self->map, TL_KIND_LANE);
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < lanes->len; i++)
    g_string_append_printf (kinds,
                            "%s%s",
                            i > 0 ? " " : "",
                            tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)
                              ->values[tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND)]);
  g_assert_cmpstr (kinds->str, ==, expected);
}

static void
test_about_makes_lanes (Fixture *self, gconstpointer data)
{
  g_autofree char *text G_GNUC_UNUSED =
    tl_edit_add_lane (self->doc, self->map, TL_LANE_KIND_TEXT, NULL, NULL);
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *idea = NULL;
  g_autofree char *pain = NULL;
  g_autofree char *solution = NULL;

  delete_one (self, self->pain);
  idea = tl_edit_add_about (self->doc, self->map, card, NULL, TL_LANE_KIND_OPPORTUNITIES, "idea");
  assert_lane_order (self, "touchpoints emotions opportunities text");
  pain = tl_edit_add_about (self->doc, self->map, NULL, self->b, TL_LANE_KIND_PAIN_POINTS, "ouch");
  assert_lane_order (self, "touchpoints emotions pain-points opportunities text");
  solution = tl_edit_add_about (self->doc, self->map, idea, NULL, TL_LANE_KIND_SOLUTIONS, "fix");
  assert_lane_order (self, "touchpoints emotions pain-points opportunities solutions text");
  g_assert_cmpstr (tl_record_get_list (get (self, idea), TL_CARD_ABOUT)[0], ==, card);
  g_assert_null (tl_record_get_list (get (self, pain), TL_CARD_ABOUT)[0]);
  g_assert_cmpstr (tl_record_get_ref (get (self, pain), TL_CARD_COLUMN), ==, self->b);
  g_assert_cmpstr (tl_record_get_ref (get (self, solution), TL_CARD_COLUMN), ==, self->a);
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *one = add_card (self, self->a, self->touch, "one");
  g_autofree char *two = add_card (self, self->b, self->touch, "two");
  g_autofree char *link =
    tl_edit_add_link (self->doc, self->map, one, two, TL_LINK_KIND_NEXT, NULL);
  g_autofree char *same =
    tl_edit_add_link (self->doc, self->map, one, two, TL_LINK_KIND_NEXT, "then");
  g_autofree char *back =
    tl_edit_add_link (self->doc, self->map, two, one, TL_LINK_KIND_LOOP_BACK, "again");

  g_assert_cmpstr (link, ==, same);
  g_assert_cmpstr (link, !=, back);
  g_assert_cmpstr (tl_record_get_text (get (self, link), TL_LINK_LABEL), ==, "then");
  g_assert_null (tl_edit_add_link (self->doc, self->map, one, one, TL_LINK_KIND_NEXT, NULL));
}

static void
test_reorder (Fixture *self, gconstpointer data)
{
  const TlTable *table = tl_document_get_table (self->doc);

  tl_edit_reorder (self->doc, self->c, self->a);
  g_assert_cmpint (tl_query_column_index (table, self->map, self->c), ==, 0);
  tl_edit_reorder (self->doc, self->c, NULL);
  g_assert_cmpint (tl_query_column_index (table, self->map, self->c), ==, 2);
  tl_edit_reorder (self->doc, self->a, self->c);
  g_assert_cmpint (tl_query_column_index (table, self->map, self->a), ==, 1);
  tl_document_commit (self->doc);
  tl_document_begin (self->doc, "Nothing");
  tl_edit_reorder (self->doc, self->a, self->c);
  tl_edit_reorder (self->doc, self->a, self->a);
  tl_edit_reorder (self->doc, self->c, NULL);
  g_assert_null (tl_document_commit (self->doc));
}

static void
test_one_point_a_card (Fixture *self, gconstpointer data)
{
  g_autofree char *card = add_card (self, self->a, self->touch, "one");
  g_autofree char *persona = tl_edit_add_persona (self->doc, "Ada", self->map);
  g_autofree char *curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *again = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_autofree char *hers = tl_edit_ensure_curve (self->doc, self->map, persona, FALSE);
  g_autofree char *target = tl_edit_ensure_curve (self->doc, self->map, NULL, TRUE);
  g_autofree char *first = tl_edit_set_card_score (self->doc, curve, card, 1);
  g_autofree char *second = tl_edit_set_card_score (self->doc, curve, card, -1);
  g_autofree char *other = tl_edit_set_card_score (self->doc, hers, card, 2);

  g_assert_cmpstr (curve, ==, again);
  g_assert_cmpstr (curve, !=, hers);
  g_assert_cmpstr (curve, !=, target);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpfloat (tl_record_get_number (get (self, first), TL_POINT_SCORE), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path_, test_) g_test_add ("/map/edit/" path_, Fixture, NULL, set_up, test_, tear_down)
  ADD ("set-text", test_set_text);
  ADD ("set-numbers", test_set_numbers);
  ADD ("set-lists", test_set_lists);
  ADD ("set-refs", test_set_refs);
  ADD ("steps", test_steps);
  ADD ("delete/stage-parks", test_delete_stage_parks);
  ADD ("delete/lane-parks", test_delete_lane_parks);
  ADD ("delete/emotions", test_delete_emotions);
  ADD ("delete/card-reanchors", test_delete_card_reanchors);
  ADD ("delete/with-cards", test_delete_with_cards);
  ADD ("delete/persona", test_delete_persona);
  ADD ("delete/last-map-stays", test_last_map_stays);
  ADD ("move/takes-along", test_move_takes_along);
  ADD ("move/keeps-order-where-right", test_move_keeps_order_where_right);
  ADD ("codes", test_codes);
  ADD ("codes-of-others", test_codes_of_others);
  ADD ("duplicate", test_duplicate);
  ADD ("about-makes-lanes", test_about_makes_lanes);
  ADD ("links", test_links);
  ADD ("reorder", test_reorder);
  ADD ("one-point-a-card", test_one_point_a_card);
  return g_test_run ();
}
