/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bubbles of comments: where they stand, what they count, how they are hit, and that no paper has
 * them unasked. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

#include "map/tl-edit-comment.h"

#include <string.h>

static const TlLaneKind lanes[] = {
  TL_LANE_KIND_ACTIONS, TL_LANE_KIND_TOUCHPOINTS, TL_LANE_KIND_EMOTIONS, TL_N_LANE_KINDS
};

static char *
add (Fixture *fixture, TlCommentPlace place)
{
  char *id;

  tl_document_begin (fixture->doc, "Comment");
  id = tl_edit_add_comment (fixture->doc, fixture->map, &place, "Mia", "So?", "2026-01-31");
  tl_document_commit (fixture->doc);
  g_assert_nonnull (id);
  return id;
}

static guint
count_bubbles (TlScene *scene)
{
  g_autoptr (GArray) painted = list_painted (scene, NULL);
  guint n = 0;

  for (guint i = 0; i < painted->len; i++)
    n += g_array_index (painted, Painted, i).group->role == TL_ROLE_COMMENT;
  return n;
}

static TlPlace
hit_bubble (Fixture *fixture, const char *comment)
{
  TlRect rect;

  g_assert_true (tl_scene_get_comment_rect (fixture->scene, comment, &rect));
  return tl_scene_hit (fixture->scene, rect.x + rect.width / 2, rect.y + rect.height / 3, 2);
}

/* A bubble is hit where it is seen and leads to its place; for both directions of reading. */
static void
test_places (gconstpointer direction)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *card = fixture_add_card (fixture, 1, 1, "Hotline");
  const char      *column = g_ptr_array_index (fixture->columns, 1);
  const char      *touch = g_ptr_array_index (fixture->lanes, 1);
  const char      *actions = g_ptr_array_index (fixture->lanes, 0);
  g_autofree char *on_card = add (fixture, (TlCommentPlace){ .about = card });
  g_autofree char *on_stage = add (fixture, (TlCommentPlace){ .about = column });
  g_autofree char *on_lane = add (fixture, (TlCommentPlace){ .about = touch });
  g_autofree char *in_full = add (fixture, (TlCommentPlace){ .column = column, .lane = touch });
  g_autofree char *in_empty = add (fixture, (TlCommentPlace){ .column = column, .lane = actions });
  g_autofree char *on_map = add (fixture, (TlCommentPlace){ 0 });
  const struct
  {
    const char *comment;
    TlPlaceType type;
    const char *id;
    const char *lane;
  } rows[] = {
    { on_card, TL_PLACE_CARD, card, touch },    { on_stage, TL_PLACE_STAGE, column, NULL },
    { on_lane, TL_PLACE_LANE, touch, touch },   { in_full, TL_PLACE_CELL, NULL, touch },
    { in_empty, TL_PLACE_CELL, NULL, actions }, { on_map, TL_PLACE_HEADER, fixture->map, NULL }
  };

  tl_document_begin (fixture->doc, "Direction");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       GPOINTER_TO_INT (direction));
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_bubbles (fixture->scene), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TlPlace place = hit_bubble (fixture, rows[i].comment);
      TlPlace found = tl_scene_place_of_comment (fixture->scene, rows[i].comment);

      g_test_message ("%u", i);
      g_assert_cmpint (place.part, ==, TL_PART_COMMENT);
      g_assert_cmpint (place.type, ==, rows[i].type);
      g_assert_cmpstr (place.id, ==, rows[i].id);
      g_assert_cmpstr (place.lane, ==, rows[i].lane);
      g_assert_true (tl_place_equal (&place, &found));
    }
}

/* No bubble lies on a card other than its own, nor on words of a heading. */
static void
test_beside_cards (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *one = fixture_add_card (fixture, 0, 1, "One");
  g_autofree char *two = fixture_add_card (fixture, 0, 1, "Two");
  const char      *column = g_ptr_array_index (fixture->columns, 0);
  const char      *touch = g_ptr_array_index (fixture->lanes, 1);
  g_autofree char *in_full = add (fixture, (TlCommentPlace){ .column = column, .lane = touch });
  TlRect           bubble, card;

  g_assert_true (tl_scene_get_comment_rect (fixture->scene, in_full, &bubble));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, one, &card));
  g_assert_false (tl_rect_intersects (&bubble, &card));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, two, &card));
  g_assert_false (tl_rect_intersects (&bubble, &card));
}

static guint
said (Fixture *fixture, const char *card)
{
  TlPlace          place = tl_scene_place_of (fixture->scene, card);
  g_autofree char *words = tl_scene_dup_description (fixture->scene, &place);

  return strstr (words, "2 comments") != NULL ? 2 : strstr (words, "1 comment") != NULL ? 1 : 0;
}

static void
test_counts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *card = fixture_add_card (fixture, 0, 1, "One");
  g_autofree char *thread = add (fixture, (TlCommentPlace){ .about = card });

  g_assert_cmpuint (said (fixture, card), ==, 1);
  tl_document_begin (fixture->doc, "Reply");
  g_free (tl_edit_reply (fixture->doc, thread, "Jonas", "Yes", "2026-01-31"));
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (said (fixture, card), ==, 2);
  tl_document_begin (fixture->doc, "Resolve");
  tl_edit_resolve (fixture->doc, thread, TRUE);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (said (fixture, card), ==, 0);
  g_assert_cmpuint (count_bubbles (fixture->scene), ==, 0);
  g_assert_cmpint (tl_scene_place_of_comment (fixture->scene, thread).type, ==, TL_PLACE_CARD);
  tl_document_undo (fixture->doc);
  g_assert_cmpuint (said (fixture, card), ==, 2);
  tl_document_begin (fixture->doc, "Hide");
  tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_SHOW_COMMENTS, FALSE);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_bubbles (fixture->scene), ==, 0);
}

static void
test_paper (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *card = fixture_add_card (fixture, 0, 1, "One");
  g_autofree char *thread = add (fixture, (TlCommentPlace){ .about = card });
  g_autofree char *other = add (fixture, (TlCommentPlace){ 0 });

  tl_scene_set_on_paper (fixture->scene, TRUE);
  g_assert_cmpuint (count_bubbles (fixture->scene), ==, 0);
  tl_scene_set_comments_on_paper (fixture->scene, TRUE);
  g_assert_cmpuint (count_bubbles (fixture->scene), ==, 2);
}

/* Talking about one card draws nothing else anew. */
static void
test_price (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *card = fixture_add_card (fixture, 0, 1, "One");
  TlSceneCounters  before;
  guint            n;

  for (guint i = 0; i < 30; i++)
    g_free (fixture_add_card (fixture, i % 3, i % 2, "Other"));
  count_bubbles (fixture->scene);
  before = *tl_scene_get_counters (fixture->scene);
  g_free (add (fixture, (TlCommentPlace){ .about = card }));
  n = count_bubbles (fixture->scene);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_groups_built,
                    ==,
                    before.n_groups_built + 1);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_full_layouts,
                    ==,
                    before.n_full_layouts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/scene/comments/places/ltr",
                        GINT_TO_POINTER (TL_DIRECTION_LTR),
                        test_places);
  g_test_add_data_func ("/scene/comments/places/rtl",
                        GINT_TO_POINTER (TL_DIRECTION_RTL),
                        test_places);
  g_test_add_func ("/scene/comments/beside-cards", test_beside_cards);
  g_test_add_func ("/scene/comments/counts", test_counts);
  g_test_add_func ("/scene/comments/paper", test_paper);
  g_test_add_func ("/scene/comments/price", test_price);
  return g_test_run ();
}
