/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The incremental layout against the full one: after every random edit both must paint the same.
 * And its price: moving a card costs the same on a large map as on a small one. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

static void
assert_same_picture (Fixture *fixture, guint edit)
{
  g_autoptr (TlScene) fresh = fixture_new_scene (fixture);
  g_autoptr (GArray) kept = list_painted (fixture->scene, NULL);
  g_autoptr (GArray) made = list_painted (fresh, NULL);

  for (guint i = 0; i < MIN (kept->len, made->len); i++)
    {
      const Painted *a = &g_array_index (kept, Painted, i), *b = &g_array_index (made, Painted, i);

      if (group_equal (a->group, b->group) && a->origin.x == b->origin.x &&
          a->origin.y == b->origin.y)
        continue;
      g_error ("after edit %u group %u differs: %s “%s” at %g,%g %gx%g, laid out anew %s “%s” at "
               "%g,%g %gx%g (%s)",
               edit,
               i,
               tl_role_get_name (a->group->role),
               a->group->title,
               a->origin.x,
               a->origin.y,
               a->group->bounds.width,
               a->group->bounds.height,
               tl_role_get_name (b->group->role),
               b->group->title,
               b->origin.x,
               b->origin.y,
               b->group->bounds.width,
               b->group->bounds.height,
               group_equal (a->group, b->group) ? "same group" : "another group");
    }
  g_assert_cmpuint (kept->len, ==, made->len);
}

static void
test_random_edits (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (30);

      for (guint edit = 0; edit < 120; edit++)
        {
          fixture_edit_randomly (fixture);
          assert_same_picture (fixture, edit);
        }
    }
}

/* The same on a dial, which now and then becomes a grid and a dial again. */
static void
test_random_edits_round (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (30);

      fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      for (guint edit = 0; edit < 100; edit++)
        {
          if (edit % 25 == 24)
            fixture_set_layout (fixture,
                                edit % 50 == 49 ? TL_MAP_LAYOUT_ROUND : TL_MAP_LAYOUT_GRID);
          else
            fixture_edit_randomly (fixture);
          assert_same_picture (fixture, edit);
        }
    }
}

/* What happens on another map of the document is none of this one's business. */
static void
test_other_map (void)
{
  g_autoptr (Fixture) fixture = fixture_new_random (30);
  g_autofree char *map = NULL;
  g_autofree char *card = NULL;
  const char      *ids[] = { NULL, NULL };

  tl_document_begin (fixture->doc, "Other");
  map = tl_edit_add_map (fixture->doc, "Other");
  ids[0] = card = tl_edit_add_card (fixture->doc, map, NULL, NULL, "Elsewhere", NULL);
  tl_document_commit (fixture->doc);
  assert_same_picture (fixture, 0);
  tl_document_begin (fixture->doc, "Other");
  tl_edit_delete (fixture->doc, ids, FALSE);
  tl_document_commit (fixture->doc);
  assert_same_picture (fixture, 1);
}

/* The lines of a to-be map follow what is done there, and what becomes of the map itself. */
static void
test_companion (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (30);
      g_autofree char *own = g_strdup (fixture->map);
      g_autofree char *to_be = NULL;
      guint            n_full;

      tl_document_begin (fixture->doc, "Copy");
      to_be = tl_edit_copy_map (fixture->doc, own, TL_MAP_STATE_TO_BE, "To be");
      tl_document_commit (fixture->doc);
      tl_document_forget_history (fixture->doc);
      for (guint edit = 0; edit < 100; edit++)
        {
          g_free (fixture->map);
          fixture->map = g_strdup (edit % 4 == 3 ? own : to_be);
          fixture_refresh_ids (fixture);
          fixture_edit_randomly (fixture);
          g_free (fixture->map);
          fixture->map = g_strdup (own);
          assert_same_picture (fixture, edit);
        }
      n_full = tl_scene_get_counters (fixture->scene)->n_full_layouts;
      tl_document_begin (fixture->doc, "State");
      tl_edit_set_integer (fixture->doc, to_be, TL_MAP_STATE, TL_MAP_STATE_VARIANT);
      tl_document_commit (fixture->doc);
      assert_same_picture (fixture, 100);
      g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_full_layouts, >, n_full);
      tl_document_undo (fixture->doc);
      assert_same_picture (fixture, 101);
      tl_document_begin (fixture->doc, "Delete");
      tl_edit_delete (fixture->doc, (const char *const[]){ to_be, NULL }, FALSE);
      tl_document_commit (fixture->doc);
      assert_same_picture (fixture, 102);
    }
}

/* A column at another width is laid out as if the document said so, and then as it does say. */
static void
test_width_preview (void)
{
  g_autoptr (Fixture) fixture = fixture_new_random (60);
  const char *column;

  /* Columns as wide as they are long have no width of their own. */
  tl_document_begin (fixture->doc, "Widths");
  tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_TIME_TO_SCALE, FALSE);
  tl_document_commit (fixture->doc);
  g_assert_false (tl_scene_has_scaled_widths (fixture->scene));
  fixture_refresh_ids (fixture);
  column = g_ptr_array_index (fixture->columns, 0);
  for (guint width = 96; width < 400; width += 52)
    {
      tl_scene_set_width_preview (fixture->scene, column, width);
      g_assert_cmpfloat (tl_scene_get_column_width (fixture->scene, column), ==, width);
    }
  /* A change ends the preview by itself; an edit that changes nothing does not. */
  fixture_edit_randomly (fixture);
  tl_scene_set_width_preview (fixture->scene, NULL, 0);
  assert_same_picture (fixture, 0);
  fixture_refresh_ids (fixture);
  column = g_ptr_array_index (fixture->columns, 0);
  tl_scene_set_width_preview (fixture->scene, column, 120);
  tl_scene_set_width_preview (fixture->scene, NULL, 0);
  assert_same_picture (fixture, 1);
}

/* Previews come and go in between, and leave no trace. */
static void
test_previews_leave_no_trace (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (80);

      if (round % 2 == 1)
        fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      for (guint step = 0; step < 40; step++)
        {
          const TlTable   *table = tl_document_get_table (fixture->doc);
          const GPtrArray *cards = tl_table_get_children (table, fixture->map, TL_KIND_CARD);
          const char      *ids[] = { NULL, NULL };
          TlRect           bounds = tl_scene_get_bounds (fixture->scene);

          if (cards->len == 0)
            continue;
          ids[0] =
            tl_record_get_id (g_ptr_array_index (cards, g_test_rand_int_range (0, cards->len)));
          for (guint motion = 0; motion < 5; motion++)
            {
              TlDrop drop = tl_scene_find_drop (fixture->scene,
                                                g_test_rand_double_range (0, bounds.width),
                                                g_test_rand_double_range (0, bounds.height),
                                                ids);

              tl_scene_set_drop_preview (fixture->scene, ids, &drop);
            }
          /* A change ends the preview by itself; an edit that changes nothing does not. */
          if (step % 3 == 0)
            fixture_edit_randomly (fixture);
          tl_scene_set_drop_preview (fixture->scene, NULL, NULL);
          assert_same_picture (fixture, step);
        }
    }
}

static Fixture *
new_grid (guint n_columns, guint n_in_cell)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS,     TL_LANE_KIND_TOUCHPOINTS,
                                      TL_LANE_KIND_EMOTIONS,    TL_LANE_KIND_THOUGHTS,
                                      TL_LANE_KIND_PAIN_POINTS, TL_N_LANE_KINDS };
  Fixture                *fixture = fixture_new (n_columns, kinds);

  tl_document_begin (fixture->doc, "Fill");
  for (guint column = 0; column < n_columns; column++)
    for (guint lane = 0; lane < 5; lane++)
      for (guint i = 0; lane != 2 && i < n_in_cell; i++)
        g_free (tl_edit_add_card (fixture->doc,
                                  fixture->map,
                                  g_ptr_array_index (fixture->columns, column),
                                  g_ptr_array_index (fixture->lanes, lane),
                                  "A card with a few words",
                                  NULL));
  tl_document_commit (fixture->doc);
  return fixture;
}

static TlSceneCounters
count_move (guint n_columns)
{
  g_autoptr (Fixture) fixture = new_grid (n_columns, 4);
  const TlTable *table = tl_document_get_table (fixture->doc);
  g_autoptr (GPtrArray) cell = tl_query_cell (table,
                                              fixture->map,
                                              g_ptr_array_index (fixture->columns, 1),
                                              g_ptr_array_index (fixture->lanes, 1));
  const char *const ids[] = { tl_record_get_id (g_ptr_array_index (cell, 1)), NULL };
  TlRect            view = TL_RECT_INIT (0, 0, 1400, 900);
  TlSceneCounters   before, after;
  g_autoptr (GArray) shown = list_painted (fixture->scene, &view);
  g_autoptr (GArray) again = NULL;
  guint n_kept = 0;

  before = *tl_scene_get_counters (fixture->scene);
  tl_document_begin (fixture->doc, "Move Card");
  tl_edit_move_cards (fixture->doc,
                      ids,
                      g_ptr_array_index (fixture->columns, 2),
                      g_ptr_array_index (fixture->lanes, 1),
                      NULL);
  tl_document_commit (fixture->doc);
  again = list_painted (fixture->scene, &view);
  after = *tl_scene_get_counters (fixture->scene);
  for (guint i = 0; i < again->len; i++)
    {
      const Painted *one = &g_array_index (again, Painted, i);
      const Painted *old = find_painted (shown, one->group->role, one->group->id);

      n_kept += old != NULL && old->group == one->group;
    }
  /* Cards, headings and titles all keep their groups; the sheet grew by a card. */
  g_assert_cmpuint (n_kept + 12, >=, again->len);
  after.n_measured -= before.n_measured;
  after.n_groups_built -= before.n_groups_built;
  after.n_cards_visited -= before.n_cards_visited;
  after.n_full_layouts -= before.n_full_layouts;
  return after;
}

static void
test_price_of_a_move (void)
{
  TlSceneCounters small = count_move (5), large = count_move (60);

  g_assert_cmpuint (large.n_measured, ==, 0);
  g_assert_cmpuint (large.n_full_layouts, ==, 0);
  /* Two cells of four cards: three that stay and five that are there then. */
  g_assert_cmpuint (large.n_cards_visited, <=, 8);
  g_assert_cmpuint (large.n_groups_built, <=, 10);
  g_assert_cmpuint (large.n_cards_visited, ==, small.n_cards_visited);
  g_assert_cmpuint (large.n_groups_built, ==, small.n_groups_built);
}

/* The first layout measures every card and draws none; listing draws what is in view. */
static void
test_lazy_groups (void)
{
  g_autoptr (Fixture) fixture = new_grid (40, 3);
  g_autoptr (TlScene) scene = fixture_new_scene (fixture);
  TlRect view = TL_RECT_INIT (0, 0, 1000, 600);
  g_autoptr (GArray) shown = NULL;

  g_assert_cmpuint (tl_scene_get_counters (scene)->n_groups_built, ==, 0);
  g_assert_cmpuint (tl_scene_get_counters (scene)->n_measured, >=, 40 * 4 * 3);
  shown = list_painted (scene, &view);
  g_assert_cmpuint (tl_scene_get_counters (scene)->n_groups_built, <=, shown->len + 4);
  g_assert_cmpuint (shown->len, <, 80);
}

static void
test_preview_price (void)
{
  g_autoptr (Fixture) fixture = new_grid (60, 4);
  const TlTable *table = tl_document_get_table (fixture->doc);
  g_autoptr (GPtrArray) cell = tl_query_cell (table,
                                              fixture->map,
                                              g_ptr_array_index (fixture->columns, 1),
                                              g_ptr_array_index (fixture->lanes, 1));
  const char *const ids[] = { tl_record_get_id (g_ptr_array_index (cell, 1)), NULL };
  TlSceneCounters   before = *tl_scene_get_counters (fixture->scene);
  TlRect            rect;
  TlDrop            drop;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, ids[0], &rect));
  for (guint i = 0; i < 10; i++)
    {
      drop = tl_scene_find_drop (fixture->scene, rect.x + 60 * i, rect.y + 10, ids);
      tl_scene_set_drop_preview (fixture->scene, ids, &drop);
    }
  tl_scene_set_drop_preview (fixture->scene, NULL, NULL);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_measured, ==, before.n_measured);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_cards_visited -
                      before.n_cards_visited,
                    <,
                    200);
}

/* The head of a PNG of 100 px and the given height; it holds no pixels, and the scene wants none.
 */
static void
put_picture (Fixture *fixture, guint8 height)
{
  guint8           head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x64\0\0\0\0";
  g_autofree char *base64 = NULL;
  g_autoptr (TlRecord) image = tl_record_new (TL_KIND_IMAGE, "picture");

  head[23] = height;
  base64 = g_base64_encode (head, 24);
  tl_record_set_ref (image, TL_FIELD_PARENT, tl_document_get_id (fixture->doc));
  tl_record_set_text (image, TL_FIELD_ORDER, "a1");
  tl_record_set_text (image, TL_IMAGE_DATA, base64);
  tl_document_begin (fixture->doc, "Picture");
  tl_document_put (fixture->doc, image);
  tl_document_commit (fixture->doc);
}

/* A card is as high as its picture asks, within bounds, and follows when that changes. */
static void
test_picture (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS, TL_N_LANE_KINDS };
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *card = NULL;
  const char      *images[] = { "picture", NULL };
  TlRect           flat, square, tall;

  put_picture (fixture, 50);
  card = fixture_add_card (fixture, 0, 0, "Desk");
  tl_document_begin (fixture->doc, "Show");
  tl_edit_set_list (fixture->doc, card, TL_CARD_IMAGES, images);
  tl_document_commit (fixture->doc);
  assert_same_picture (fixture, 0);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &flat));
  put_picture (fixture, 100);
  assert_same_picture (fixture, 1);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &square));
  put_picture (fixture, 250);
  assert_same_picture (fixture, 2);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &tall));
  g_assert_cmpfloat (square.height, >, flat.height + 60);
  g_assert_cmpfloat (tall.height, <, 1.5 * tall.width + 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/incremental/random-edits", test_random_edits);
  g_test_add_func ("/scene/incremental/random-edits-round", test_random_edits_round);
  g_test_add_func ("/scene/incremental/other-map", test_other_map);
  g_test_add_func ("/scene/incremental/companion", test_companion);
  g_test_add_func ("/scene/incremental/width-preview", test_width_preview);
  g_test_add_func ("/scene/incremental/previews-leave-no-trace", test_previews_leave_no_trace);
  g_test_add_func ("/scene/incremental/price-of-a-move", test_price_of_a_move);
  g_test_add_func ("/scene/incremental/lazy-groups", test_lazy_groups);
  g_test_add_func ("/scene/incremental/preview-price", test_preview_price);
  g_test_add_func ("/scene/incremental/picture", test_picture);
  return g_test_run ();
}
