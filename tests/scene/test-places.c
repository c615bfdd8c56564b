/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Places: hits, drops, walking, and what is said of them. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

#include <math.h>
#include <string.h>

static const TlLaneKind lanes[] = { TL_LANE_KIND_ACTIONS,
                                    TL_LANE_KIND_TOUCHPOINTS,
                                    TL_LANE_KIND_EMOTIONS,
                                    TL_LANE_KIND_PAIN_POINTS,
                                    TL_N_LANE_KINDS };

static TlPlace
hit_middle (TlScene *scene, const char *id)
{
  TlRect rect;

  g_assert_true (tl_scene_get_record_rect (scene, id, &rect));
  return tl_scene_hit (scene, rect.x + rect.width / 2, rect.y + rect.height / 2, 6);
}

/* --- Hits --- */

static gboolean
is_edited (TlScene *scene, const TlPlace *point)
{
  TlSceneCurve *curve = tl_scene_find_curve (scene, point->curve, NULL);

  return curve != NULL && curve->active;
}

/* The middle of every card, point, stage, step and lane title hits itself, or what lies on it. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (150);
      g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
      guint n_cards = 0;

      for (guint i = 0; i < painted->len; i++)
        {
          const TlGroup *group = g_array_index (painted, Painted, i).group;
          TlPlace        place;

          if (group->role != TL_ROLE_CARD && group->role != TL_ROLE_POINT &&
              group->role != TL_ROLE_STAGE && group->role != TL_ROLE_STEP)
            continue;
          place = hit_middle (fixture->scene, group->id);
          /* Only the points of the line that is edited are hit. */
          if (group->role == TL_ROLE_POINT)
            {
              TlPlace at = tl_scene_place_of (fixture->scene, group->id);

              g_assert_cmpint (at.type, ==, TL_PLACE_POINT);
              if (is_edited (fixture->scene, &at))
                g_assert_cmpint (place.type, ==, TL_PLACE_POINT);
              continue;
            }
          /* A marker of the card beneath or a link's end may lie over a low card. */
          if (group->role == TL_ROLE_CARD && place.type != TL_PLACE_CARD)
            g_assert_true (place.type == TL_PLACE_POINT || place.type == TL_PLACE_CURVE ||
                           place.type == TL_PLACE_PERSONA);
          else
            {
              g_assert_cmpstr (place.id, ==, group->id);
              n_cards++;
            }
          place = tl_scene_place_of (fixture->scene, group->id);
          g_assert_cmpstr (place.id, ==, group->id);
        }
      g_assert_cmpuint (n_cards, >, 5);
    }
}

static void
test_cells_and_headings (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *card = fixture_add_card (fixture, 1, 1, "Hotline");
  TlRect           rect;
  TlPlace          place;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &rect));
  place = tl_scene_hit (fixture->scene, rect.x + rect.width + TL_COLUMN_WIDTH / 2, rect.y + 5, 2);
  g_assert_cmpint (place.type, ==, TL_PLACE_CELL);
  g_assert_cmpstr (place.column, ==, g_ptr_array_index (fixture->columns, 2));
  g_assert_cmpstr (place.lane, ==, g_ptr_array_index (fixture->lanes, 1));
  place = hit_middle (fixture->scene, g_ptr_array_index (fixture->lanes, 1));
  g_assert_cmpint (place.type, ==, TL_PLACE_LANE);
  place = hit_middle (fixture->scene, fixture->map);
  g_assert_cmpint (place.type, ==, TL_PLACE_HEADER);
  place = tl_scene_hit (fixture->scene, -40, -40, 2);
  g_assert_cmpint (place.type, ==, TL_PLACE_NONE);
  place = tl_scene_hit (fixture->scene, rect.x + rect.width - 2, rect.y + rect.height - 8, 2);
  g_assert_cmpint (place.part, ==, TL_PART_EDGE);
}

/* A touchpoint's marker belongs to the touchpoint, and has a part of its own. */
static void
test_marker (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *card = fixture_add_card (fixture, 0, 1, "Hotline");
  TlPlace          place;
  TlRect           rect;

  tl_document_begin (fixture->doc, "Pain");
  g_free (tl_edit_add_about (fixture->doc,
                             fixture->map,
                             card,
                             g_ptr_array_index (fixture->columns, 0),
                             TL_LANE_KIND_PAIN_POINTS,
                             "On hold"));
  tl_document_commit (fixture->doc);
  place = (TlPlace){ .type = TL_PLACE_CARD, .part = TL_PART_MARKER, .id = card };
  g_assert_true (tl_scene_get_place_rect (fixture->scene, &place, &rect));
  g_assert_cmpfloat (rect.width, ==, 18);
  place = tl_scene_hit (fixture->scene, rect.x + 9, rect.y + 4, 2);
  g_assert_cmpint (place.part, ==, TL_PART_MARKER);
  g_assert_cmpstr (place.id, ==, card);
}

static void
test_curve_positions (void)
{
  g_autoptr (Fixture) fixture = fixture_new (4, lanes);
  const char *lane = g_ptr_array_index (fixture->lanes, 2);
  double      x, y, column, score;

  for (double at = 0.05; at < 4; at += .37)
    for (double level = -2; level <= 2; level += .5)
      {
        TlPlace place;

        g_assert_true (tl_scene_curve_to_point (fixture->scene, lane, at, level, &x, &y));
        g_assert_true (tl_scene_curve_from_point (fixture->scene, lane, x, y, &column, &score));
        g_assert_cmpfloat_with_epsilon (column, at, 1e-9);
        g_assert_cmpfloat_with_epsilon (score, level, 1e-9);
        place = tl_scene_hit (fixture->scene, x, y, 1);
        g_assert_cmpint (place.type, ==, TL_PLACE_CELL);
        g_assert_cmpfloat_with_epsilon (place.at, at - floor (at), 1e-6);
        g_assert_cmpfloat_with_epsilon (place.score, level, 1e-9);
        g_assert_cmpstr (place.column,
                         ==,
                         g_ptr_array_index (fixture->columns, (guint) floor (at)));
      }
  g_assert_false (tl_scene_curve_from_point (fixture->scene,
                                             g_ptr_array_index (fixture->lanes, 0),
                                             0,
                                             0,
                                             &column,
                                             &score));
}

/* --- Drops --- */

static void
test_drop (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char  *a = fixture_add_card (fixture, 0, 0, "A");
  g_autofree char  *b = fixture_add_card (fixture, 1, 0, "B");
  g_autofree char  *c = fixture_add_card (fixture, 1, 0, "C");
  const char *const dragged[] = { a, NULL };
  TlRect            rb, rc, moved;
  TlDrop            drop, again;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, b, &rb));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, c, &rc));
  drop = tl_scene_find_drop (fixture->scene, rc.x + 20, rc.y + 2, dragged);
  g_assert_cmpstr (drop.column, ==, g_ptr_array_index (fixture->columns, 1));
  g_assert_cmpstr (drop.lane, ==, g_ptr_array_index (fixture->lanes, 0));
  g_assert_cmpstr (drop.before, ==, c);
  g_assert_cmpfloat (drop.gap.y, ==, rc.y);
  tl_scene_set_drop_preview (fixture->scene, dragged, &drop);
  /* The gap opens, and the pointer rests in it. */
  g_assert_true (tl_scene_get_record_rect (fixture->scene, c, &moved));
  g_assert_cmpfloat (moved.y, ==, rc.y + drop.gap.height + TL_CARD_GAP);
  again = tl_scene_find_drop (fixture->scene, rc.x + 20, rc.y + 2, dragged);
  g_assert_cmpstr (again.before, ==, c);
  g_assert_true (tl_rect_equal (&again.gap, &drop.gap));
  /* The dragged card is not listed. */
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    g_assert_null (find_painted (painted, TL_ROLE_CARD, a));
  }
  drop = tl_scene_find_drop (fixture->scene, rc.x, rb.y + 400, dragged);
  g_assert_cmpstr (drop.lane, !=, g_ptr_array_index (fixture->lanes, 2));
  drop = tl_scene_find_drop (fixture->scene,
                             300,
                             tl_scene_get_sheet (fixture->scene).height + 60,
                             dragged);
  g_assert_null (drop.column);
  tl_scene_set_drop_preview (fixture->scene, NULL, NULL);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, c, &moved));
  g_assert_true (tl_rect_equal (&moved, &rc));
}

/* --- Walking --- */

static char *
key_of (const TlPlace *place)
{
  return g_strdup_printf ("%d|%s|%s|%s|%s",
                          place->type,
                          place->id,
                          place->column,
                          place->lane,
                          place->curve);
}

/* All that arrows reach from the first place. */
static GHashTable *
walk_everywhere (TlScene *scene)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GQueue      queue = G_QUEUE_INIT;
  TlPlace    *place = g_new (TlPlace, 1);

  *place = tl_scene_get_first_place (scene);
  g_queue_push_tail (&queue, place);
  g_hash_table_insert (seen, key_of (place), place);
  while ((place = g_queue_pop_head (&queue)) != NULL)
    for (int walk = TL_WALK_LEFT; walk <= TL_WALK_DOWN; walk++)
      {
        TlPlace next = tl_scene_walk (scene, place, walk);
        char   *key = key_of (&next);
        TlRect  rect;

        g_assert_cmpint (next.type, !=, TL_PLACE_NONE);
        g_assert_true (tl_scene_get_place_rect (scene, &next, &rect));
        g_assert_false (tl_rect_is_empty (&rect));
        if (g_hash_table_contains (seen, key))
          {
            g_free (key);
            continue;
          }
        g_hash_table_insert (seen, key, g_memdup2 (&next, sizeof next));
        g_queue_push_tail (&queue, g_hash_table_lookup (seen, key));
      }
  return seen;
}

static void
test_walk_reaches_all (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (120);
      g_autoptr (GHashTable) seen = walk_everywhere (fixture->scene);
      g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      GHashTableIter iter;
      gpointer       place;

      g_hash_table_iter_init (&iter, seen);
      while (g_hash_table_iter_next (&iter, NULL, &place))
        if (((TlPlace *) place)->id != NULL)
          g_hash_table_add (ids, (char *) ((TlPlace *) place)->id);
      for (guint i = 0; i < painted->len; i++)
        {
          const TlGroup *group = g_array_index (painted, Painted, i).group;

          if (group->role == TL_ROLE_CARD || group->role == TL_ROLE_STAGE ||
              group->role == TL_ROLE_STEP || group->role == TL_ROLE_LANE)
            g_assert_true (g_hash_table_contains (ids, group->id));
        }
    }
}

static void
test_walk_rules (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *a = fixture_add_card (fixture, 0, 0, "A");
  g_autofree char *b = fixture_add_card (fixture, 0, 0, "B");
  g_autofree char *c = fixture_add_card (fixture, 2, 0, "C");
  TlScene         *scene = fixture->scene;
  TlPlace          at = tl_scene_get_first_place (scene), next;

  g_assert_cmpint (at.type, ==, TL_PLACE_STAGE);
  next = tl_scene_walk (scene, &at, TL_WALK_UP);
  g_assert_cmpint (next.type, ==, TL_PLACE_HEADER);
  next = tl_scene_walk (scene, &at, TL_WALK_DOWN);
  g_assert_cmpstr (next.id, ==, a);
  next = tl_scene_walk (scene, &next, TL_WALK_DOWN);
  g_assert_cmpstr (next.id, ==, b);
  at = tl_scene_walk (scene, &next, TL_WALK_RIGHT);
  g_assert_cmpint (at.type, ==, TL_PLACE_CELL);
  g_assert_cmpstr (at.column, ==, g_ptr_array_index (fixture->columns, 1));
  next = tl_scene_walk (scene, &at, TL_WALK_RIGHT);
  g_assert_cmpstr (next.id, ==, c);
  next = tl_scene_walk (scene, &next, TL_WALK_RIGHT);
  g_assert_cmpstr (next.id, ==, c);
  next = tl_scene_walk (scene, &next, TL_WALK_FIRST_LEFT);
  g_assert_cmpstr (next.id, ==, a);
  next = tl_scene_walk (scene, &next, TL_WALK_LEFT);
  g_assert_cmpint (next.type, ==, TL_PLACE_LANE);
  g_assert_cmpstr (next.id, ==, g_ptr_array_index (fixture->lanes, 0));
  /* Reading order: after the last column the next lane begins. */
  at = tl_scene_place_of (scene, c);
  next = tl_scene_walk (scene, &at, TL_WALK_NEXT);
  g_assert_cmpstr (next.lane, ==, g_ptr_array_index (fixture->lanes, 1));
  g_assert_cmpstr (next.column, ==, g_ptr_array_index (fixture->columns, 0));
  next = tl_scene_walk (scene, &next, TL_WALK_PREVIOUS);
  g_assert_cmpstr (next.id, ==, c);
}

static void
test_walk_points (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *curve = NULL;
  g_autofree char *p = NULL, *q = NULL, *r = NULL;
  TlPlace          at;

  tl_document_begin (fixture->doc, "Draw");
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  p = tl_edit_add_point (fixture->doc, curve, g_ptr_array_index (fixture->columns, 0), .2, 1);
  q = tl_edit_add_point (fixture->doc, curve, g_ptr_array_index (fixture->columns, 0), .8, -1);
  r = tl_edit_add_point (fixture->doc, curve, g_ptr_array_index (fixture->columns, 2), .5, 0);
  tl_document_commit (fixture->doc);
  at = tl_scene_place_of (fixture->scene, p);
  g_assert_cmpint (at.type, ==, TL_PLACE_POINT);
  g_assert_cmpstr (at.curve, ==, curve);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  g_assert_cmpstr (at.id, ==, q);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  g_assert_cmpint (at.type, ==, TL_PLACE_CELL);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  g_assert_cmpstr (at.id, ==, r);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_DOWN);
  g_assert_cmpstr (at.lane, ==, g_ptr_array_index (fixture->lanes, 3));
}

static void
test_walk_mirrored (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *a = fixture_add_card (fixture, 0, 0, "A");
  g_autofree char *b = fixture_add_card (fixture, 1, 0, "B");
  TlPlace          at;
  TlRect           ra, rb;

  tl_document_begin (fixture->doc, "Direction");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->doc);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, a, &ra));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, b, &rb));
  g_assert_cmpfloat (rb.x, <, ra.x);
  at = tl_scene_place_of (fixture->scene, a);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_LEFT);
  g_assert_cmpstr (at.id, ==, b);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  g_assert_cmpint (at.type, ==, TL_PLACE_LANE);
}

/* --- Spoken --- */

static void
assert_said (TlScene *scene, const TlPlace *place, const char *name, const char *description)
{
  g_autofree char *said = tl_scene_dup_name (scene, place);
  g_autofree char *more = tl_scene_dup_description (scene, place);

  g_assert_cmpstr (said, ==, name);
  if (description != NULL)
    g_assert_cmpstr (more, ==, description);
}

static void
test_spoken (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char         *hotline = fixture_add_card (fixture, 1, 1, "Workshop hotline");
  g_autofree char *counter G_GNUC_UNUSED = fixture_add_card (fixture, 1, 1, "Workshop counter");
  g_autofree char         *pain = NULL, *curve = NULL, *point = NULL;
  TlPlace                  place = { 0 };

  tl_document_begin (fixture->doc, "Describe");
  tl_edit_set_integer (fixture->doc, hotline, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_integer (fixture->doc, hotline, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  pain = tl_edit_add_about (fixture->doc,
                            fixture->map,
                            hotline,
                            g_ptr_array_index (fixture->columns, 1),
                            TL_LANE_KIND_PAIN_POINTS,
                            "On hold");
  tl_edit_set_integer (fixture->doc, pain, TL_CARD_SEVERITY, 5);
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  point = tl_edit_set_card_score (fixture->doc, curve, hotline, -1.8);
  g_free (tl_edit_add_point (fixture->doc, curve, g_ptr_array_index (fixture->columns, 0), .5, 1));
  tl_document_commit (fixture->doc);
  place = tl_scene_place_of (fixture->scene, hotline);
  assert_said (fixture->scene,
               &place,
               "Touchpoint: Workshop hotline",
               "Stage 2, 1 of 2; phone; pain point, severity 5; assumed");
  place = tl_scene_place_of (fixture->scene, pain);
  assert_said (fixture->scene,
               &place,
               "Pain point: On hold",
               "Stage 2, 1 of 1; severity 5; critical");
  place = tl_scene_place_of (fixture->scene, point);
  assert_said (fixture->scene, &place, "Point: -1.8 at Workshop hotline", "pain point");
  place = tl_scene_place_of (fixture->scene, curve);
  assert_said (fixture->scene,
               &place,
               "Emotion curve",
               "rises to 1 at Stage 1, falls to -1.8 at Workshop hotline");
  place = tl_scene_place_of (fixture->scene, g_ptr_array_index (fixture->columns, 1));
  assert_said (fixture->scene, &place, "Stage: Stage 2", "2 of 2; 3 cards");
  place = tl_scene_place_of (fixture->scene, g_ptr_array_index (fixture->lanes, 1));
  assert_said (fixture->scene, &place, "Lane: Touchpoints", "2 of 4; 2 cards");
  /* It has a curve, not cards. */
  place = tl_scene_place_of (fixture->scene, g_ptr_array_index (fixture->lanes, 2));
  assert_said (fixture->scene,
               &place,
               "Lane: Emotions",
               "3 of 4; rises to 1 at Stage 1, falls to -1.8 at Workshop hotline");
  place = (TlPlace){ .type = TL_PLACE_CELL,
                     .column = g_ptr_array_index (fixture->columns, 0),
                     .lane = g_ptr_array_index (fixture->lanes, 1) };
  assert_said (fixture->scene, &place, "Empty cell, Touchpoints, Stage 1", "");
}

/* --- New cards --- */

static void
test_new_card (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *a = fixture_add_card (fixture, 0, 0, "A");
  g_autofree char *b = fixture_add_card (fixture, 0, 0, "B");
  TlRect           ra, rb, rect;
  const char      *column = g_ptr_array_index (fixture->columns, 0),
             *lane = g_ptr_array_index (fixture->lanes, 0);

  g_assert_true (tl_scene_get_record_rect (fixture->scene, a, &ra));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, b, &rb));
  g_assert_true (tl_scene_get_new_card_rect (fixture->scene, column, lane, NULL, &rect));
  g_assert_cmpfloat (rect.y, ==, rb.y + rb.height + TL_CARD_GAP);
  g_assert_true (tl_scene_get_new_card_rect (fixture->scene, column, lane, a, &rect));
  g_assert_cmpfloat (rect.y, ==, rb.y);
  g_assert_cmpfloat (rect.x, ==, ra.x);
  g_assert_cmpfloat (rect.width, ==, ra.width);
  g_assert_false (tl_scene_get_new_card_rect (fixture->scene, "no-such", lane, NULL, &rect));
}

/* A point's preview moves it and comes back. */
static void
test_point_preview (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *curve = NULL, *point = NULL;
  TlRect           before, during, after;

  tl_document_begin (fixture->doc, "Draw");
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  point = tl_edit_add_point (fixture->doc, curve, g_ptr_array_index (fixture->columns, 0), .5, 0);
  tl_document_commit (fixture->doc);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, point, &before));
  tl_scene_set_point_preview (fixture->scene, point, 1.5, 2);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, point, &during));
  g_assert_cmpfloat (during.x, ==, before.x + TL_COLUMN_WIDTH);
  g_assert_cmpfloat (during.y, <, before.y);
  tl_scene_set_point_preview (fixture->scene, NULL, 0, 0);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, point, &after));
  g_assert_true (tl_rect_equal (&before, &after));
}

/* --- Areas --- */

/* Every card stands in the area of its lane, of its column and of its stage, and in no other. */
static void
test_areas (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char *first = fixture_add_card (fixture, 0, 1, "One");
  g_autofree char *second = fixture_add_card (fixture, 2, 0, "Two");
  TlRect           card, area;

  for (guint column = 0; column < 3; column++)
    {
      g_assert_true (tl_scene_get_area (fixture->scene, fixture->columns->pdata[column], &area));
      g_assert_true (tl_scene_get_record_rect (fixture->scene, first, &card));
      g_assert_cmpint (tl_rect_intersects (&area, &card), ==, column == 0);
      g_assert_true (tl_scene_get_record_rect (fixture->scene, second, &card));
      g_assert_cmpint (tl_rect_intersects (&area, &card), ==, column == 2);
    }
  g_assert_true (tl_scene_get_record_rect (fixture->scene, first, &card));
  for (guint lane = 0; lane < 4; lane++)
    {
      g_assert_true (tl_scene_get_area (fixture->scene, fixture->lanes->pdata[lane], &area));
      g_assert_cmpint (tl_rect_intersects (&area, &card), ==, lane == 1);
    }
  g_assert_false (tl_scene_get_area (fixture->scene, first, &area));
  g_assert_false (tl_scene_get_area (fixture->scene, NULL, &area));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/hit/round-trip", test_round_trip);
  g_test_add_func ("/scene/hit/cells-and-headings", test_cells_and_headings);
  g_test_add_func ("/scene/hit/marker", test_marker);
  g_test_add_func ("/scene/hit/curve-positions", test_curve_positions);
  g_test_add_func ("/scene/areas", test_areas);
  g_test_add_func ("/scene/drop/gap", test_drop);
  g_test_add_func ("/scene/drop/new-card", test_new_card);
  g_test_add_func ("/scene/drop/point-preview", test_point_preview);
  g_test_add_func ("/scene/walk/reaches-all", test_walk_reaches_all);
  g_test_add_func ("/scene/walk/rules", test_walk_rules);
  g_test_add_func ("/scene/walk/points", test_walk_points);
  g_test_add_func ("/scene/walk/mirrored", test_walk_mirrored);
  g_test_add_func ("/scene/spoken", test_spoken);
  return g_test_run ();
}
