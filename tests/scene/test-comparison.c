/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of two maps compared, and what else several maps show: the sign of a card that opens
 * one, the to-be map's line. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-comparison-picture.h"
#include "scene/tl-scene-private.h"

#include <string.h>

/* A map of three stages with a line, and a to-be copy of it. */
typedef struct
{
  Fixture *fixture;
  char    *first, *second; /* cards */
  char    *to_be;
} Two;

static const TlTable *
table_of (const Two *two)
{
  return tl_document_get_table (two->fixture->doc);
}

static void
two_init (Two *two)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_TOUCHPOINTS,
                                      TL_LANE_KIND_EMOTIONS,
                                      TL_N_LANE_KINDS };
  TlDocument             *doc;
  g_autofree char        *curve = NULL;

  two->fixture = fixture_new (3, kinds);
  doc = two->fixture->doc;
  two->first = fixture_add_card (two->fixture, 0, 0, "Hotline");
  two->second = fixture_add_card (two->fixture, 1, 0, "Counter");
  tl_document_begin (doc, "Line");
  curve = tl_edit_ensure_curve (doc, two->fixture->map, NULL, FALSE);
  g_free (tl_edit_set_card_score (doc, curve, two->first, -1));
  g_free (tl_edit_set_card_score (doc, curve, two->second, 1));
  two->to_be = tl_edit_copy_map (doc, two->fixture->map, TL_MAP_STATE_TO_BE, "To be");
  tl_document_commit (doc);
}

static void
two_clear (Two *two)
{
  fixture_free (two->fixture);
  g_free (two->first);
  g_free (two->second);
  g_free (two->to_be);
}

static char *
find_twin (const Two *two, const char *id)
{
  const GPtrArray *cards = tl_table_get_children (table_of (two), two->to_be, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (tl_record_get_text (cards->pdata[i], TL_CARD_FROM), id))
      return g_strdup (tl_record_get_id (cards->pdata[i]));
  g_error ("%s has no twin", id);
}

static TlPicture *
new_picture (const Two *two)
{
  return tl_comparison_picture_new (fixed_measurer (),
                                    tl_theme_get (TL_THEME_LIGHT),
                                    table_of (two),
                                    two->fixture->map,
                                    two->to_be,
                                    0);
}

static guint
count_marks (const TlPicture *picture)
{
  guint n = 0;

  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = g_array_index (picture->groups, TlPlacedGroup, i).group;

      n += group->role == TL_ROLE_MARKER && g_str_has_prefix (group->id, TL_COMPARISON_MARK);
    }
  return n;
}

static const TlPlacedGroup *
find_mark (const TlPicture *picture, const char *id)
{
  g_autofree char *mark = g_strconcat (TL_COMPARISON_MARK, id, NULL);

  return tl_picture_find (picture, TL_ROLE_MARKER, mark);
}

static void
test_same (void)
{
  Two two;
  g_autoptr (TlPicture) picture = NULL;

  two_init (&two);
  picture = new_picture (&two);
  g_assert_cmpuint (count_marks (picture), ==, 0);
  g_assert_cmpfloat (picture->sheet.width, >, 600);
  two_clear (&two);
}

/* Everything that differs is marked where it is, and what is gone is where it was. */
static void
test_marks (void)
{
  Two                  two;
  g_autofree char     *first = NULL;
  g_autofree char     *second = NULL;
  g_autofree char     *ghost = NULL;
  const TlPlacedGroup *mark, *card;
  g_autoptr (TlPicture) picture = NULL;
  g_autoptr (GArray) painted = NULL;

  two_init (&two);
  painted = list_painted (two.fixture->scene, NULL);
  first = find_twin (&two, two.first);
  second = find_twin (&two, two.second);
  tl_document_begin (two.fixture->doc, "Edit");
  tl_edit_set_text (two.fixture->doc, first, TL_CARD_TITLE, "Chat");
  tl_edit_delete (two.fixture->doc, (const char *const[]){ second, NULL }, TRUE);
  tl_document_commit (two.fixture->doc);
  picture = new_picture (&two);
  g_assert_cmpuint (count_marks (picture), ==, 2);
  mark = find_mark (picture, first);
  card = tl_picture_find (picture, TL_ROLE_CARD, first);
  g_assert_nonnull (mark);
  g_assert_cmpstr (mark->group->title, ==, "title");
  g_assert_cmpfloat (mark->origin.x, ==, card->origin.x);
  g_assert_cmpfloat (mark->origin.y, ==, card->origin.y);
  ghost = g_strconcat ("ghost-", two.second, NULL);
  mark = find_mark (picture, ghost);
  g_assert_nonnull (mark);
  g_assert_cmpstr (mark->group->title, ==, "Removed");
  /* In the column of the card that it was. */
  card = tl_picture_find (picture, TL_ROLE_CARD, ghost);
  g_assert_cmpfloat (card->origin.x,
                     ==,
                     find_painted (painted, TL_ROLE_CARD, two.second)->origin.x);
  /* The document was only looked at. */
  g_assert_null (tl_table_get (table_of (&two), ghost));
  two_clear (&two);
}

/* Both lines, and what the step gains by it. */
static void
test_gain (void)
{
  Two              two;
  const GPtrArray *curves;
  const TlRecord  *point;
  g_autoptr (TlPicture) picture = NULL;
  gboolean found = FALSE;

  two_init (&two);
  curves = tl_table_get_children (table_of (&two), two.to_be, TL_KIND_CURVE);
  point =
    tl_table_get_children (table_of (&two), tl_record_get_id (curves->pdata[0]), TL_KIND_POINT)
      ->pdata[0];
  tl_document_begin (two.fixture->doc, "Score");
  tl_edit_set_number (two.fixture->doc, tl_record_get_id (point), TL_POINT_SCORE, 1.5);
  tl_document_commit (two.fixture->doc);
  picture = new_picture (&two);
  g_assert_nonnull (
    tl_picture_find (picture,
                     TL_ROLE_CURVE,
                     tl_record_get_id (
                       tl_table_get_children (table_of (&two), two.fixture->map, TL_KIND_CURVE)
                         ->pdata[0])));
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = g_array_index (picture->groups, TlPlacedGroup, i).group;

      for (guint k = 0; group->role == TL_ROLE_CARD && k < group->n_items; k++)
        found = found || (group->items[k].type == TL_ITEM_TEXT &&
                          strcmp (group->items[k].text.block->text, "+2.5") == 0);
    }
  g_assert_true (found);
  two_clear (&two);
}

/* The as-is map shows the to-be map's line in the place of its own target, and nobody can touch
 * it. */
static void
test_companion (void)
{
  Two              two;
  g_autofree char *target = NULL;
  const char      *foreign;
  g_autoptr (GArray) painted = NULL;

  two_init (&two);
  tl_document_begin (two.fixture->doc, "Target");
  target = tl_edit_ensure_curve (two.fixture->doc, two.fixture->map, NULL, TRUE);
  g_free (tl_edit_add_point (two.fixture->doc,
                             target,
                             g_ptr_array_index (two.fixture->columns, 0),
                             .5,
                             2));
  tl_document_commit (two.fixture->doc);
  foreign =
    tl_record_get_id (tl_table_get_children (table_of (&two), two.to_be, TL_KIND_CURVE)->pdata[0]);
  painted = list_painted (two.fixture->scene, NULL);
  g_assert_nonnull (find_painted (painted, TL_ROLE_CURVE, foreign));
  g_assert_null (find_painted (painted, TL_ROLE_CURVE, target));
  g_assert_null (tl_scene_find_curve (two.fixture->scene, foreign, NULL));
  two_clear (&two);
}

/* A card that opens a map says so, and the sign is a place of its own. */
static void
test_journey (void)
{
  Two two;
  g_autoptr (GArray) painted = NULL;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  const Painted   *sign;
  TlPlace          place;
  TlRect           rect;

  two_init (&two);
  tl_document_begin (two.fixture->doc, "Link");
  tl_edit_set_text (two.fixture->doc, two.first, TL_CARD_OPENS, two.to_be);
  tl_document_commit (two.fixture->doc);
  painted = list_painted (two.fixture->scene, NULL);
  id = g_strconcat ("opens-", two.first, NULL);
  sign = find_painted (painted, TL_ROLE_MARKER, id);
  g_assert_nonnull (sign);
  g_assert_cmpstr (sign->group->title, ==, "opens “To be”");
  place = tl_scene_place_of (two.fixture->scene, two.first);
  words = tl_scene_dup_description (two.fixture->scene, &place);
  g_assert_nonnull (strstr (words, "opens “To be”"));
  rect = painted_rect (sign);
  place = tl_scene_hit (two.fixture->scene, rect.x + rect.width / 2, rect.y + rect.height / 2, 2);
  g_assert_cmpstr (place.id, ==, two.first);
  g_assert_cmpint (place.part, ==, TL_PART_JOURNEY);
  /* Another name: the sign says it. */
  tl_document_begin (two.fixture->doc, "Rename");
  tl_edit_set_text (two.fixture->doc, two.to_be, TL_MAP_TITLE, "Repair");
  tl_document_commit (two.fixture->doc);
  g_array_unref (painted);
  painted = list_painted (two.fixture->scene, NULL);
  g_assert_cmpstr (find_painted (painted, TL_ROLE_MARKER, id)->group->title, ==, "opens “Repair”");
  two_clear (&two);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/comparison/same", test_same);
  g_test_add_func ("/scene/comparison/marks", test_marks);
  g_test_add_func ("/scene/comparison/gain", test_gain);
  g_test_add_func ("/scene/comparison/companion", test_companion);
  g_test_add_func ("/scene/comparison/journey", test_journey);
  return g_test_run ();
}
