/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several maps in one document: copies that remember where each part came from, two maps compared,
 * and cards that open a map. */
#include "config.h"

#include "map-support.h"

#include "map/tl-compare.h"
#include "map/tl-edit-structure.h"
#include "map/tl-excerpt.h"
#include "map/tl-opens.h"

#include <math.h>

/* "Map" with a card x in A that hurts and is linked with y in B, and a line through both. */
typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *x, *y, *pain, *curve, *link;
  char       *copy;
} Maps;

static const TlTable *
table_of (const Maps *self)
{
  return tl_document_get_table (self->doc);
}

/* The first map's stage of a title; copies have the same. */
static const char *
find_stage (const Maps *self, const char *title)
{
  const GPtrArray *stages = tl_table_get_children (table_of (self), self->map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    if (g_str_equal (tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE), title))
      return tl_record_get_id (stages->pdata[i]);
  g_error ("no stage %s", title);
}

static void
maps_init (Maps *self)
{
  *self = (Maps){ .doc = map_new_document (7) };
  self->map = g_strdup (map_find (self->doc, "Map"));
  tl_document_begin (self->doc, "Set up");
  self->x = tl_edit_add_card (self->doc,
                              self->map,
                              map_find (self->doc, "A"),
                              map_find (self->doc, "Touch"),
                              "x",
                              NULL);
  self->y = tl_edit_add_card (self->doc,
                              self->map,
                              map_find (self->doc, "B"),
                              map_find (self->doc, "Touch"),
                              "y",
                              NULL);
  self->pain = tl_edit_add_about (self->doc,
                                  self->map,
                                  self->x,
                                  map_find (self->doc, "A"),
                                  TL_LANE_KIND_PAIN_POINTS,
                                  "hurts");
  tl_edit_set_integer (self->doc, self->x, TL_CARD_VOTES, 4);
  self->link = tl_edit_link_cards (self->doc, self->map, self->x, self->y);
  self->curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  g_free (tl_edit_set_card_score (self->doc, self->curve, self->x, -2));
  g_free (tl_edit_add_point (self->doc, self->curve, map_find (self->doc, "C"), .5, 2));
  tl_document_commit (self->doc);
}

static void
copy (Maps *self, TlMapState state)
{
  tl_document_begin (self->doc, "Copy");
  self->copy = tl_edit_copy_map (self->doc, self->map, state, "Copy");
  tl_document_commit (self->doc);
  map_assert_whole (table_of (self));
}

static void
maps_clear (Maps *self)
{
  g_free (self->map);
  g_free (self->x);
  g_free (self->y);
  g_free (self->pain);
  g_free (self->curve);
  g_free (self->link);
  g_free (self->copy);
  g_object_unref (self->doc);
}

/* The twin, in the copy, of a record of the map. */
static const TlRecord *
find_twin (const Maps *self, const char *id, TlKind kind, guint from)
{
  const GPtrArray *all = tl_table_get_children (table_of (self), self->copy, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (tl_record_get_text (all->pdata[i], from), id))
      return all->pdata[i];
  g_error ("%s has no twin", id);
}

static void
test_copy (void)
{
  Maps               self;
  const TlRecord    *map, *x, *y, *pain, *link;
  const GPtrArray   *curves, *points;
  const char *const *about;
  g_autofree char   *start = NULL;
  g_autofree char   *end = NULL;
  g_autofree char   *now = NULL;

  maps_init (&self);
  start = map_dump (table_of (&self));
  copy (&self, TL_MAP_STATE_TO_BE);
  map = tl_table_get (table_of (&self), self.copy);
  g_assert_cmpstr (tl_record_get_ref (map, TL_MAP_BASE), ==, self.map);
  g_assert_cmpint (tl_record_get_integer (map, TL_MAP_STATE), ==, TL_MAP_STATE_TO_BE);
  g_assert_cmpstr (tl_record_get_text (map, TL_MAP_TITLE), ==, "Copy");
  x = find_twin (&self, self.x, TL_KIND_CARD, TL_CARD_FROM);
  y = find_twin (&self, self.y, TL_KIND_CARD, TL_CARD_FROM);
  pain = find_twin (&self, self.pain, TL_KIND_CARD, TL_CARD_FROM);
  g_assert_cmpint (tl_record_get_integer (x, TL_CARD_VOTES), ==, 0);
  g_assert_true (tl_record_field_equal (x, tl_table_get (table_of (&self), self.x), TL_CARD_CODE));
  /* What is within stays within. */
  about = tl_record_get_list (pain, TL_CARD_ABOUT);
  g_assert_cmpstr (about[0], ==, tl_record_get_id (x));
  g_assert_null (about[1]);
  link = tl_table_get_children (table_of (&self), self.copy, TL_KIND_LINK)->pdata[0];
  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_FROM), ==, tl_record_get_id (x));
  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_TO), ==, tl_record_get_id (y));
  curves = tl_table_get_children (table_of (&self), self.copy, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  points =
    tl_table_get_children (table_of (&self), tl_record_get_id (curves->pdata[0]), TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpstr (tl_record_get_ref (points->pdata[0], TL_POINT_CARD), ==, tl_record_get_id (x));
  end = map_dump (table_of (&self));
  g_assert_true (tl_document_undo (self.doc));
  now = map_dump (table_of (&self));
  g_assert_cmpstr (now, ==, start);
  g_assert_true (tl_document_redo (self.doc));
  g_free (now);
  now = map_dump (table_of (&self));
  g_assert_cmpstr (now, ==, end);
  maps_clear (&self);
}

/* Where a target line says where it should go, the to-be map's line begins there. */
static void
test_copy_target (void)
{
  Maps             self;
  g_autofree char *target = NULL;
  const GPtrArray *curves;
  const TlRecord  *curve;

  maps_init (&self);
  tl_document_begin (self.doc, "Target");
  target = tl_edit_ensure_curve (self.doc, self.map, NULL, TRUE);
  g_free (tl_edit_add_point (self.doc, target, find_stage (&self, "A"), .5, 1));
  tl_document_commit (self.doc);
  copy (&self, TL_MAP_STATE_VARIANT);
  g_assert_cmpuint (tl_table_get_children (table_of (&self), self.copy, TL_KIND_CURVE)->len, ==, 2);
  g_assert_true (tl_document_undo (self.doc));
  g_free (self.copy);
  copy (&self, TL_MAP_STATE_TO_BE);
  curves = tl_table_get_children (table_of (&self), self.copy, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  curve = curves->pdata[0];
  g_assert_false (tl_record_get_boolean (curve, TL_CURVE_TARGET));
  g_assert_cmpuint (tl_table_get_children (table_of (&self),
                                           tl_record_get_id (curve),
                                           TL_KIND_POINT)
                      ->len,
                    ==,
                    1);
  maps_clear (&self);
}

static void
test_delete (void)
{
  Maps        self;
  const char *ids[] = { NULL, NULL };

  maps_init (&self);
  copy (&self, TL_MAP_STATE_TO_BE);
  tl_document_begin (self.doc, "Link");
  tl_edit_set_text (self.doc, self.x, TL_CARD_OPENS, self.copy);
  tl_document_commit (self.doc);
  ids[0] = self.copy;
  tl_document_begin (self.doc, "Delete");
  tl_edit_delete (self.doc, ids, FALSE);
  tl_document_commit (self.doc);
  map_assert_whole (table_of (&self));
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table_of (&self), self.x), TL_CARD_OPENS),
                   ==,
                   "");
  g_assert_true (tl_document_undo (self.doc));
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table_of (&self), self.x), TL_CARD_OPENS),
                   ==,
                   self.copy);
  /* The base goes: the copy stands for itself. */
  ids[0] = self.map;
  tl_document_begin (self.doc, "Delete");
  tl_edit_delete (self.doc, ids, FALSE);
  tl_document_commit (self.doc);
  map_assert_whole (table_of (&self));
  g_assert_null (tl_record_get_ref (tl_table_get (table_of (&self), self.copy), TL_MAP_BASE));
  maps_clear (&self);
}

static void
test_opens (void)
{
  static const char *const rows[][3] = {
    /* text, file, map */
    { "abc-1", NULL, "abc-1" },
    { "other.journey", "other.journey", NULL },
    { "sub/other.journey#m2", "sub/other.journey", "m2" },
    { "a#b.journey", "a#b.journey", NULL },
    { "a#b.journey#m", "a#b.journey", "m" },
    { "a#b#", "a#b", NULL },
    { "./name", "./name", NULL },
  };
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;
  g_autofree char *odd = tl_opens_write ("name", NULL);

  g_assert_false (tl_opens_read ("", &file, &map));
  g_assert_cmpstr (odd, ==, "./name");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *back = NULL;

      g_clear_pointer (&file, g_free);
      g_clear_pointer (&map, g_free);
      g_assert_true (tl_opens_read (rows[i][0], &file, &map));
      g_assert_cmpstr (file, ==, rows[i][1]);
      g_assert_cmpstr (map, ==, rows[i][2]);
      back = tl_opens_write (file, map);
      if (i != 3)
        g_assert_cmpstr (back, ==, rows[i][0]);
      else
        g_assert_cmpstr (back, ==, "a#b.journey#");
    }
}

/* A map is not in another document; a file may be beside it. */
static void
test_opens_elsewhere (void)
{
  static const char *const before[] = { NULL, "other.journey#m" };
  static const char *const after[] = { "", "other.journey#m" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      Maps         self;
      TlPastePlace place = { 0 };
      const char  *ids[] = { NULL, NULL };
      g_autoptr (TlDocument) other = map_new_document (9);
      g_autoptr (TlTable) excerpt = NULL;
      g_autoptr (GPtrArray) pasted = g_ptr_array_new_with_free_func (g_free);

      maps_init (&self);
      tl_document_begin (self.doc, "Link");
      tl_edit_set_text (self.doc, self.y, TL_CARD_OPENS, before[i] ? before[i] : self.map);
      tl_document_commit (self.doc);
      ids[0] = self.y;
      excerpt = tl_excerpt_new (table_of (&self), TL_EXCERPT_CARDS, ids);
      place.column = map_find (other, "A");
      place.lane = map_find (other, "Touch");
      tl_document_begin (other, "Paste");
      tl_edit_paste_cards (other, map_find (other, "Map"), excerpt, &place, pasted);
      tl_document_commit (other);
      g_assert_cmpuint (pasted->len, ==, 1);
      g_assert_cmpstr (tl_record_get_text (tl_table_get (tl_document_get_table (other),
                                                         pasted->pdata[0]),
                                           TL_CARD_OPENS),
                       ==,
                       after[i]);
      maps_clear (&self);
    }
}

/* --- Comparing -------------------------------------------------------------------------------- */

static void
test_same (void)
{
  Maps self;
  g_autoptr (TlCompare) compare = NULL;
  double a, b;

  maps_init (&self);
  copy (&self, TL_MAP_STATE_VARIANT);
  compare = tl_compare_new (table_of (&self), self.map, table_of (&self), self.copy);
  g_assert_cmpuint (tl_compare_get_differences (compare)->len, ==, 0);
  g_assert_cmpuint (tl_compare_get_columns (compare)->len, ==, 3);
  tl_compare_get_means (compare, &a, &b);
  g_assert_cmpfloat (a, ==, b);
  maps_clear (&self);
}

static guint
get_flags (const TlCompare *compare, const char *id)
{
  const TlDifference *difference = tl_compare_find (compare, id);

  return difference != NULL ? difference->flags : 0;
}

static void
test_differences (void)
{
  Maps                self;
  const char         *x, *y, *pain, *stage_c, *lane, *ids[2] = { NULL, NULL };
  g_autofree char    *added = NULL;
  g_autofree char    *step = NULL;
  const TlDifference *difference;
  g_autoptr (TlCompare) compare = NULL;
  g_autoptr (TlCompare) back = NULL;

  maps_init (&self);
  copy (&self, TL_MAP_STATE_TO_BE);
  x = tl_record_get_id (find_twin (&self, self.x, TL_KIND_CARD, TL_CARD_FROM));
  y = tl_record_get_id (find_twin (&self, self.y, TL_KIND_CARD, TL_CARD_FROM));
  pain = tl_record_get_id (find_twin (&self, self.pain, TL_KIND_CARD, TL_CARD_FROM));
  stage_c =
    tl_record_get_id (find_twin (&self, find_stage (&self, "C"), TL_KIND_STAGE, TL_STAGE_FROM));
  tl_document_begin (self.doc, "Edit");
  lane = tl_record_get_ref (tl_table_get (table_of (&self), x), TL_CARD_LANE);
  added = tl_edit_add_card (self.doc, self.copy, stage_c, lane, "new", NULL);
  tl_edit_set_text (self.doc, x, TL_CARD_TITLE, "x, but better");
  ids[0] = y;
  tl_edit_move_cards (self.doc, ids, stage_c, NULL, NULL);
  ids[0] = pain;
  tl_edit_delete (self.doc, ids, FALSE);
  tl_edit_set_text (self.doc, stage_c, TL_STAGE_TITLE, "See");
  step = tl_edit_add_step (self.doc, stage_c, "Step", NULL);
  tl_document_commit (self.doc);
  map_assert_whole (table_of (&self));

  compare = tl_compare_new (table_of (&self), self.map, table_of (&self), self.copy);
  g_assert_cmpuint (get_flags (compare, added), ==, TL_DIFFERENCE_ADDED);
  g_assert_cmpuint (get_flags (compare, self.pain), ==, TL_DIFFERENCE_REMOVED);
  g_assert_cmpuint (get_flags (compare, y), ==, TL_DIFFERENCE_MOVED);
  g_assert_cmpuint (get_flags (compare, self.y), ==, TL_DIFFERENCE_MOVED);
  difference = tl_compare_find (compare, x);
  g_assert_cmpuint (difference->flags, ==, TL_DIFFERENCE_CHANGED);
  g_assert_cmpuint (difference->fields, ==, G_GUINT64_CONSTANT (1) << TL_CARD_TITLE);
  g_assert_cmpuint (get_flags (compare, stage_c), ==, TL_DIFFERENCE_CHANGED);
  g_assert_cmpuint (get_flags (compare, step), ==, TL_DIFFERENCE_ADDED);
  g_assert_cmpuint (tl_compare_get_differences (compare)->len, ==, 6);
  g_assert_cmpstr (tl_compare_find_twin (compare, self.x), ==, x);
  g_assert_cmpuint (tl_compare_count (compare, TL_KIND_CARD, TL_DIFFERENCE_ADDED), ==, 1);
  /* The other way round it is the other way round. */
  back = tl_compare_new (table_of (&self), self.copy, table_of (&self), self.map);
  g_assert_cmpuint (get_flags (back, added), ==, TL_DIFFERENCE_REMOVED);
  g_assert_cmpuint (get_flags (back, self.pain), ==, TL_DIFFERENCE_ADDED);
  g_assert_cmpuint (get_flags (back, y), ==, TL_DIFFERENCE_MOVED);
  maps_clear (&self);
}

/* Two variants of one map know each other through it, even when it is gone; and a card pasted
 * beside its original does not take its place. */
static void
test_cousins (void)
{
  Maps             self;
  g_autofree char *other = NULL;
  g_autofree char *twin = NULL;
  g_autofree char *pasted = NULL;
  const char      *ids[2] = { NULL, NULL };
  g_autoptr (TlCompare) compare = NULL;

  maps_init (&self);
  copy (&self, TL_MAP_STATE_VARIANT);
  tl_document_begin (self.doc, "Copy");
  other = tl_edit_copy_map (self.doc, self.map, TL_MAP_STATE_VARIANT, "Other");
  twin = g_strdup (tl_record_get_id (find_twin (&self, self.x, TL_KIND_CARD, TL_CARD_FROM)));
  pasted = tl_edit_duplicate_card (self.doc, twin);
  tl_edit_set_text (self.doc, pasted, TL_CARD_FROM, twin);
  tl_edit_set_text (self.doc, twin, TL_CARD_TITLE, "called otherwise");
  ids[0] = self.map;
  tl_edit_delete (self.doc, ids, FALSE);
  tl_document_commit (self.doc);
  compare = tl_compare_new (table_of (&self), other, table_of (&self), self.copy);
  g_assert_cmpuint (get_flags (compare, twin), ==, TL_DIFFERENCE_CHANGED);
  g_assert_cmpuint (get_flags (compare, pasted), ==, TL_DIFFERENCE_ADDED);
  g_assert_cmpuint (tl_compare_get_differences (compare)->len, ==, 2);
  maps_clear (&self);
}

/* Maps that are no copies are matched by what things are called. */
static void
test_strangers (void)
{
  Maps             self;
  g_autofree char *lane = NULL;
  g_autofree char *a = NULL;
  g_autofree char *card = NULL;
  g_autoptr (TlCompare) compare = NULL;

  maps_init (&self);
  tl_document_begin (self.doc, "Stranger");
  self.copy = tl_edit_add_map (self.doc, "Stranger");
  a = tl_edit_add_stage (self.doc, self.copy, "a", NULL);
  lane = tl_edit_add_lane (self.doc, self.copy, TL_LANE_KIND_TOUCHPOINTS, "Other name", NULL);
  card = tl_edit_add_card (self.doc, self.copy, a, lane, "X", NULL);
  tl_document_commit (self.doc);
  compare = tl_compare_new (table_of (&self), self.map, table_of (&self), self.copy);
  g_assert_cmpstr (tl_compare_find_twin (compare, card), ==, self.x);
  g_assert_cmpstr (tl_compare_find_twin (compare, lane), ==, map_find (self.doc, "Touch"));
  g_assert_cmpuint (tl_compare_count (compare, TL_KIND_STAGE, TL_DIFFERENCE_REMOVED), ==, 2);
  g_assert_cmpuint (tl_compare_count (compare, TL_KIND_LANE, TL_DIFFERENCE_CHANGED), ==, 1);
  maps_clear (&self);
}

static const TlComparedColumn *
get_column (const TlCompare *compare, guint place)
{
  return &g_array_index (tl_compare_get_columns (compare), TlComparedColumn, place);
}

/* Points count where they are; between them the line does; beyond them nothing does. */
static void
test_scores (void)
{
  Maps             self;
  g_autofree char *added = NULL;
  const TlRecord  *curve_a, *curve_b;
  g_autoptr (TlCompare) compare = NULL;

  maps_init (&self);
  copy (&self, TL_MAP_STATE_TO_BE);
  tl_document_begin (self.doc, "Edit");
  added =
    tl_edit_add_stage (self.doc,
                       self.copy,
                       "New",
                       tl_record_get_id (
                         find_twin (&self, find_stage (&self, "B"), TL_KIND_STAGE, TL_STAGE_FROM)));
  tl_edit_set_number (self.doc,
                      tl_record_get_id (
                        tl_table_get_children (table_of (&self),
                                               tl_record_get_id (
                                                 tl_table_get_children (table_of (&self),
                                                                        self.copy,
                                                                        TL_KIND_CURVE)
                                                   ->pdata[0]),
                                               TL_KIND_POINT)
                          ->pdata[0]),
                      TL_POINT_SCORE,
                      1);
  tl_document_commit (self.doc);
  compare = tl_compare_new (table_of (&self), self.map, table_of (&self), self.copy);
  tl_compare_get_curves (compare, &curve_a, &curve_b);
  g_assert_cmpstr (tl_record_get_id (curve_a), ==, self.curve);
  g_assert_cmpuint (tl_compare_get_columns (compare)->len, ==, 4);
  g_assert_cmpfloat (get_column (compare, 0)->score_a, ==, -2);
  g_assert_cmpfloat (get_column (compare, 0)->score_b, ==, 1);
  g_assert_true (isnan (get_column (compare, 1)->score_a));
  g_assert_null (get_column (compare, 1)->a);
  g_assert_cmpfloat (get_column (compare, 1)->score_b, >, 1);
  /* Half-way between -2 and 2 the line is at 0. */
  g_assert_cmpfloat_with_epsilon (get_column (compare, 2)->score_a, 0, 1e-6);
  g_assert_cmpfloat (get_column (compare, 3)->score_a, ==, 2);
  maps_clear (&self);
}

/* A removed column stands where it was. */
static void
test_removed_column (void)
{
  Maps        self;
  const char *ids[2] = { NULL, NULL };
  g_autoptr (TlCompare) compare = NULL;

  maps_init (&self);
  copy (&self, TL_MAP_STATE_TO_BE);
  ids[0] =
    tl_record_get_id (find_twin (&self, find_stage (&self, "B"), TL_KIND_STAGE, TL_STAGE_FROM));
  tl_document_begin (self.doc, "Delete");
  tl_edit_delete (self.doc, ids, TRUE);
  tl_document_commit (self.doc);
  compare = tl_compare_new (table_of (&self), self.map, table_of (&self), self.copy);
  g_assert_cmpuint (tl_compare_get_columns (compare)->len, ==, 3);
  g_assert_null (get_column (compare, 1)->b);
  g_assert_cmpstr (tl_record_get_text (get_column (compare, 1)->a, TL_STAGE_TITLE), ==, "B");
  g_assert_cmpuint (get_flags (compare, self.y), ==, TL_DIFFERENCE_REMOVED);
  maps_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/maps/copy", test_copy);
  g_test_add_func ("/map/maps/copy-target", test_copy_target);
  g_test_add_func ("/map/maps/delete", test_delete);
  g_test_add_func ("/map/maps/opens", test_opens);
  g_test_add_func ("/map/maps/opens-elsewhere", test_opens_elsewhere);
  g_test_add_func ("/map/compare/same", test_same);
  g_test_add_func ("/map/compare/differences", test_differences);
  g_test_add_func ("/map/compare/cousins", test_cousins);
  g_test_add_func ("/map/compare/strangers", test_strangers);
  g_test_add_func ("/map/compare/scores", test_scores);
  g_test_add_func ("/map/compare/removed-column", test_removed_column);
  return g_test_run ();
}
