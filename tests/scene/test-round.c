/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every dial: cards, words and panels stand apart, what is seen is hit, places on
 * the curve are read as they are written, walking goes round. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-round.h"

#include <math.h>

static const TlLaneKind lanes[] = {
  TL_LANE_KIND_ACTIONS, TL_LANE_KIND_EMOTIONS, TL_LANE_KIND_TOUCHPOINTS, TL_N_LANE_KINDS
};

static gboolean
overlap (const TlRect *a, const TlRect *b)
{
  return a->x + .01 < b->x + b->width && b->x + .01 < a->x + a->width &&
         a->y + .01 < b->y + b->height && b->y + .01 < a->y + a->height;
}

static void
add_rect (GArray *rects, TlScene *scene, const char *id)
{
  TlRect rect;

  if (tl_scene_get_record_rect (scene, id, &rect))
    g_array_append_val (rects, rect);
}

/* Cards, words of stages, titles of lanes that have cells, and the title block. */
static void
assert_apart (Fixture *fixture)
{
  TlScene       *scene = fixture->scene;
  const TlTable *table = tl_document_get_table (fixture->doc);
  TlRect         sheet = tl_scene_get_sheet (scene);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  static const TlKind kinds[] = { TL_KIND_CARD, TL_KIND_STAGE };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GPtrArray *all = tl_table_get_children (table, fixture->map, kinds[k]);

      for (guint i = 0; all != NULL && i < all->len; i++)
        add_rect (rects, scene, tl_record_get_id (all->pdata[i]));
    }
  add_rect (rects, scene, fixture->map);
  for (guint i = 0; i < rects->len; i++)
    for (guint k = 0; k < i; k++)
      if (overlap (&g_array_index (rects, TlRect, i), &g_array_index (rects, TlRect, k)))
        g_error ("%u and %u of %u overlap", k, i, rects->len);
  for (guint i = 0; i < scene->columns->len; i++)
    {
      TlRect panel = TL_SCENE_COLUMN (scene, i)->panel;

      g_assert_cmpfloat (panel.x, >=, 0);
      g_assert_cmpfloat (panel.y, >=, 0);
      g_assert_cmpfloat (panel.x + panel.width, <=, sheet.width);
      g_assert_cmpfloat (panel.y + panel.height, <=, sheet.height);
      for (guint k = 0; k < i; k++)
        g_assert_false (overlap (&panel, &TL_SCENE_COLUMN (scene, k)->panel));
      for (guint k = 0; k < scene->stages->len; k++)
        g_assert_false (overlap (&panel, &TL_SCENE_STAGE (scene, k)->title_rect));
      g_assert_cmpfloat (hypot (MAX (fabs (panel.x + panel.width / 2 - scene->centre.x) -
                                       panel.width / 2,
                                     0),
                                MAX (fabs (panel.y + panel.height / 2 - scene->centre.y) -
                                       panel.height / 2,
                                     0)),
                         >,
                         scene->arc_radius);
    }
}

static void
test_apart (void)
{
  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (20 + 20 * n);

      fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      assert_apart (fixture);
      for (guint edit = 0; edit < 20; edit++)
        {
          fixture_edit_randomly (fixture);
          if (tl_scene_is_round (fixture->scene))
            assert_apart (fixture);
        }
    }
}

/* From one stage to many. */
static void
test_few_and_many (void)
{
  for (guint n = 1; n < 26; n += n < 4 ? 1 : 7)
    {
      g_autoptr (Fixture) fixture = fixture_new (n, lanes);

      fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      g_assert_true (tl_scene_is_round (fixture->scene));
      assert_apart (fixture);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < 5; k++)
          g_free (
            fixture_add_card (fixture, i, k % 2 == 0 ? 0 : 2, "Somebody waits for a long time"));
      assert_apart (fixture);
    }
}

static Fixture *
new_dial (void)
{
  Fixture *fixture = fixture_new (5, lanes);

  fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
  for (guint i = 0; i < 5; i++)
    {
      g_free (fixture_add_card (fixture, i, 0, "Asks"));
      g_free (fixture_add_card (fixture, i, 0, "Waits"));
      g_free (fixture_add_card (fixture, i, 2, "Counter"));
    }
  return fixture;
}

/* Every card is hit in its middle, and a card that is held there would land where it is. */
static void
test_hit_and_drop (void)
{
  g_autoptr (Fixture) fixture = new_dial ();
  const GPtrArray *cards =
    tl_table_get_children (tl_document_get_table (fixture->doc), fixture->map, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *ids[] = { tl_record_get_id (cards->pdata[i]), NULL };
      TlRect      rect;
      TlPlace     hit;
      TlDrop      drop;

      g_assert_true (tl_scene_get_record_rect (fixture->scene, ids[0], &rect));
      hit = tl_scene_hit (fixture->scene, rect.x + rect.width / 2, rect.y + rect.height / 2, 8);
      g_assert_cmpint (hit.type, ==, TL_PLACE_CARD);
      g_assert_cmpstr (hit.id, ==, ids[0]);
      drop =
        tl_scene_find_drop (fixture->scene, rect.x + rect.width / 2, rect.y + rect.height / 2, ids);
      g_assert_cmpstr (drop.column, ==, tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN));
      g_assert_cmpstr (drop.lane, ==, tl_record_get_ref (cards->pdata[i], TL_CARD_LANE));
    }
}

/* Under a pointer that rests the answer stays when the gap has opened, and the centre stays. */
static void
test_steady_drop (void)
{
  g_autoptr (Fixture) fixture = new_dial ();
  const GPtrArray *cards =
    tl_table_get_children (tl_document_get_table (fixture->doc), fixture->map, TL_KIND_CARD);
  const char *ids[] = { tl_record_get_id (cards->pdata[0]), NULL };
  TlPoint     centre = tl_scene_get_anchor (fixture->scene);

  for (guint i = 1; i < cards->len; i++)
    for (guint half = 0; half < 2; half++)
      {
        TlRect  rect;
        TlDrop  first, later;
        TlPoint at;
        char   *before;

        g_assert_true (
          tl_scene_get_record_rect (fixture->scene, tl_record_get_id (cards->pdata[i]), &rect));
        at = (TlPoint){ rect.x + 20, rect.y + (half == 0 ? 4 : rect.height - 4) };
        first = tl_scene_find_drop (fixture->scene, at.x, at.y, ids);
        before = g_strdup (first.before);
        tl_scene_set_drop_preview (fixture->scene, ids, &first);
        later = tl_scene_find_drop (fixture->scene, at.x, at.y, ids);
        g_assert_cmpstr (later.column, ==, first.column);
        g_assert_cmpstr (later.lane, ==, first.lane);
        g_assert_cmpstr (later.before, ==, before);
        g_free (before);
        g_assert_cmpfloat (tl_scene_get_anchor (fixture->scene).x, ==, centre.x);
        g_assert_cmpfloat (tl_scene_get_anchor (fixture->scene).y, ==, centre.y);
        tl_scene_set_drop_preview (fixture->scene, NULL, NULL);
      }
}

static void
test_curve_places (void)
{
  g_autoptr (Fixture) fixture = new_dial ();
  const char *lane = g_ptr_array_index (fixture->lanes, 1);

  for (double column = .1; column < 5; column += .35)
    for (double score = -2; score <= 2; score += .5)
      {
        double  x, y, read_column, read_score;
        TlPlace hit;

        g_assert_true (tl_scene_curve_to_point (fixture->scene, lane, column, score, &x, &y));
        g_assert_true (
          tl_scene_curve_from_point (fixture->scene, lane, x, y, &read_column, &read_score));
        g_assert_cmpfloat (fabs (read_column - column), <, 1e-6);
        g_assert_cmpfloat (fabs (read_score - score), <, 1e-6);
        hit = tl_scene_hit (fixture->scene, x, y, 4);
        g_assert_cmpint (hit.type, ==, TL_PLACE_CELL);
        g_assert_cmpstr (hit.lane, ==, lane);
        g_assert_cmpstr (hit.column, ==, g_ptr_array_index (fixture->columns, (guint) column));
        g_assert_cmpfloat (fabs (hit.score - score), <, 1e-6);
      }
}

/* A line goes on from the last point to the first and stays between the radii of its points. */
static void
test_closed_line (void)
{
  static const double scores[5] = { 1, -2, .5, 2, -1 };
  g_autoptr (Fixture) fixture = new_dial ();
  g_autofree char *curve = NULL;
  TlSceneLane     *lane;
  TlSceneCurve    *drawn;
  g_autoptr (GArray) pieces = NULL;
  guint n_closing = 0;

  tl_document_begin (fixture->doc, "Line");
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  for (guint i = 0; i < 5; i++)
    g_free (tl_edit_add_point (fixture->doc,
                               curve,
                               g_ptr_array_index (fixture->columns, i),
                               .5,
                               scores[i]));
  tl_document_commit (fixture->doc);
  drawn = tl_scene_find_curve (fixture->scene, curve, &lane);
  pieces = tl_round_trace_curve (fixture->scene, lane, drawn);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TlRoundPiece *piece = &g_array_index (pieces, TlRoundPiece, i);
      double              a = scores[piece->first], b = scores[(piece->first + 1) % 5];

      n_closing += piece->closing;
      for (double t = 0; t <= 1; t += .25)
        {
          TlPoint at = tl_round_piece_point (piece, t);
          double  score =
            tl_round_radius_score (lane, tl_round_radius_at (fixture->scene, at.x, at.y));

          g_assert_cmpfloat (score, >, MIN (a, b) - .04);
          g_assert_cmpfloat (score, <, MAX (a, b) + .04);
        }
      if (i > 0)
        g_assert_cmpfloat (hypot (piece->bezier.p0.x -
                                    g_array_index (pieces, TlRoundPiece, i - 1).bezier.p3.x,
                                  piece->bezier.p0.y -
                                    g_array_index (pieces, TlRoundPiece, i - 1).bezier.p3.y),
                           <,
                           1.5);
    }
  g_assert_cmpuint (n_closing, >, 0);
}

/* Right goes clockwise and after the last column comes the first; down goes lane by lane, emotions
 * at last. */
static void
test_walk (void)
{
  g_autoptr (Fixture) fixture = new_dial ();
  TlPlace at = tl_scene_get_first_place (fixture->scene);

  for (guint i = 0; i < 5; i++)
    at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
  g_assert_cmpstr (at.id, ==, tl_scene_get_first_place (fixture->scene).id);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_DOWN);
  g_assert_cmpint (at.type, ==, TL_PLACE_CARD);
  for (guint i = 1; i <= 5; i++)
    {
      at = tl_scene_walk (fixture->scene, &at, TL_WALK_RIGHT);
      g_assert_cmpstr (at.column, ==, g_ptr_array_index (fixture->columns, i % 5));
    }
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_LEFT);
  g_assert_cmpint (at.type, ==, TL_PLACE_LANE);
  at = tl_scene_walk (fixture->scene, &at, TL_WALK_LEFT);
  g_assert_cmpstr (at.column, ==, g_ptr_array_index (fixture->columns, 4));
  for (guint i = 0; i < 8 && g_strcmp0 (at.lane, g_ptr_array_index (fixture->lanes, 1)) != 0; i++)
    at = tl_scene_walk (fixture->scene, &at, TL_WALK_DOWN);
  g_assert_cmpstr (at.lane, ==, g_ptr_array_index (fixture->lanes, 1));
}

/* Right to left everything is the mirror image, places on the curve too. */
static void
test_mirrored (void)
{
  g_autoptr (Fixture) fixture = new_dial ();
  const GPtrArray *cards =
    tl_table_get_children (tl_document_get_table (fixture->doc), fixture->map, TL_KIND_CARD);
  const char *card = tl_record_get_id (cards->pdata[4]);
  TlRect      before, after, sheet = tl_scene_get_sheet (fixture->scene);
  TlPlace     hit;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &before));
  tl_document_begin (fixture->doc, "Direction");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->doc);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &after));
  g_assert_cmpfloat (after.x, ==, sheet.width - before.x - before.width);
  g_assert_cmpfloat (after.y, ==, before.y);
  hit = tl_scene_hit (fixture->scene, after.x + 40, after.y + 10, 4);
  g_assert_cmpstr (hit.id, ==, card);
}

/* Links begin and end at their cards and cross no other. */
static void
test_links (void)
{
  for (guint n = 0; n < 6; n++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (120);
      TlScene *scene = fixture->scene;

      fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      for (guint i = 0; i < scene->links->len; i++)
        {
          const TlSceneLink *link = g_ptr_array_index (scene->links, i);
          GHashTableIter     iter;
          gpointer           value;

          g_hash_table_iter_init (&iter, scene->cards);
          while (link->route != NULL && g_hash_table_iter_next (&iter, NULL, &value))
            {
              TlRect rect = tl_scene_card_rect (scene, value);

              rect = tl_rect_inset (&rect, 1);
              for (guint k = 1; !tl_rect_is_empty (&rect) && k < link->route->len; k++)
                {
                  TlPoint a = g_array_index (link->route, TlPoint, k - 1);
                  TlPoint b = g_array_index (link->route, TlPoint, k);

                  for (double t = 0; t <= 1; t += 1 / 64.0)
                    g_assert_false (
                      tl_rect_contains (&rect, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t));
                }
            }
        }
    }
}

/* A map without a stage has nothing to go round: it is a grid. */
static void
test_nothing_to_go_round (void)
{
  g_autoptr (Fixture) fixture = fixture_new (0, lanes);

  fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
  g_assert_false (tl_scene_is_round (fixture->scene));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/round/apart", test_apart);
  g_test_add_func ("/scene/round/few-and-many", test_few_and_many);
  g_test_add_func ("/scene/round/hit-and-drop", test_hit_and_drop);
  g_test_add_func ("/scene/round/steady-drop", test_steady_drop);
  g_test_add_func ("/scene/round/curve-places", test_curve_places);
  g_test_add_func ("/scene/round/closed-line", test_closed_line);
  g_test_add_func ("/scene/round/walk", test_walk);
  g_test_add_func ("/scene/round/mirrored", test_mirrored);
  g_test_add_func ("/scene/round/links", test_links);
  g_test_add_func ("/scene/round/nothing-to-go-round", test_nothing_to_go_round);
  return g_test_run ();
}
