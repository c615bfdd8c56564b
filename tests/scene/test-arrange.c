/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many cards at once: what lies between two places, and where cards of several cells land. */
#include "config.h"

#include "scene-fixture.h"

#include "scene/tl-scene-private.h"

static const TlLaneKind lanes[] = { TL_LANE_KIND_ACTIONS,
                                    TL_LANE_KIND_EMOTIONS,
                                    TL_LANE_KIND_THOUGHTS,
                                    TL_LANE_KIND_PAIN_POINTS,
                                    TL_N_LANE_KINDS };

/* Actions (0), thoughts (2) and pain points (3): two cards in each of the first two columns. */
typedef struct
{
  Fixture *fixture;
  char    *cards[4][2][2]; /* lane, column, place */
} Grid;

static void
grid_init (Grid *grid, guint n_columns)
{
  grid->fixture = fixture_new (n_columns, lanes);
  for (guint lane = 0; lane < 4; lane++)
    for (guint column = 0; column < 2; column++)
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *title = g_strdup_printf ("%u%u%u", lane, column, i);

          grid->cards[lane][column][i] =
            lane == 1 ? NULL : fixture_add_card (grid->fixture, column, lane, title);
        }
}

static void
grid_clear (Grid *grid)
{
  for (guint i = 0; i < 16; i++)
    g_free (((char **) grid->cards)[i]);
  fixture_free (grid->fixture);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static char *
join_titles (Fixture *fixture, const GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? " " : "",
                            tl_record_get_text (tl_table_get (tl_document_get_table (fixture->doc),
                                                              g_ptr_array_index (ids, i)),
                                                TL_CARD_TITLE));
  return g_string_free (text, FALSE);
}

static void
assert_range (Grid *grid, const TlPlace *from, const TlPlace *to, const char *titles)
{
  g_autoptr (GPtrArray) there = tl_scene_find_range (grid->fixture->scene, from, to);
  g_autofree char *found = join_titles (grid->fixture, there);

  g_assert_cmpstr (found, ==, titles);
}

static void
test_range (void)
{
  g_auto (Grid) grid = { 0 };
  TlScene *scene;
  TlPlace  first, second, far, stage, cell;

  grid_init (&grid, 4);
  scene = grid.fixture->scene;
  first = tl_scene_place_of (scene, grid.cards[0][0][0]);
  second = tl_scene_place_of (scene, grid.cards[0][0][1]);
  far = tl_scene_place_of (scene, grid.cards[2][1][0]);
  stage = tl_scene_place_of (scene, g_ptr_array_index (grid.fixture->columns, 0));
  cell = (TlPlace){ .type = TL_PLACE_CELL,
                    .column = g_ptr_array_index (grid.fixture->columns, 1),
                    .lane = g_ptr_array_index (grid.fixture->lanes, 0) };
  assert_range (&grid, &first, &first, "000");
  assert_range (&grid, &second, &first, "000 001");
  /* Whole cells of the rectangle, whichever corner comes first. */
  assert_range (&grid, &first, &far, "000 001 010 011 200 201 210 211");
  assert_range (&grid, &far, &first, "000 001 010 011 200 201 210 211");
  assert_range (&grid, &second, &cell, "000 001 010 011");
  assert_range (&grid, &stage, &far, "210");
}

static void
test_range_of_headings (void)
{
  g_auto (Grid) grid = { 0 };
  TlScene *scene;
  TlPlace  from, to;
  g_autoptr (GPtrArray) found = NULL;

  grid_init (&grid, 4);
  scene = grid.fixture->scene;
  from = tl_scene_place_of (scene, g_ptr_array_index (grid.fixture->columns, 3));
  to = tl_scene_place_of (scene, g_ptr_array_index (grid.fixture->columns, 1));
  found = tl_scene_find_range (scene, &from, &to);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, g_ptr_array_index (grid.fixture->columns, 1));
}

/* "lane.column: titles before title", one a landing. */
static char *
dump_landings (Grid *grid, const GPtrArray *landings)
{
  Fixture       *fixture = grid->fixture;
  const TlTable *table = tl_document_get_table (fixture->doc);
  GString       *text = g_string_new (NULL);

  for (guint i = 0; i < landings->len; i++)
    {
      const TlLanding *landing = g_ptr_array_index (landings, i);
      guint            lane = 9, column = 9;

      g_ptr_array_find_with_equal_func (fixture->lanes, landing->drop.lane, g_str_equal, &lane);
      g_ptr_array_find_with_equal_func (fixture->columns,
                                        landing->drop.column,
                                        g_str_equal,
                                        &column);
      g_string_append_printf (text, "%s%u.%u:", i > 0 ? "; " : "", lane, column);
      for (guint k = 0; landing->cards[k] != NULL; k++)
        g_string_append_printf (text,
                                " %s",
                                tl_record_get_text (tl_table_get (table, landing->cards[k]),
                                                    TL_CARD_TITLE));
      if (landing->drop.before != NULL)
        g_string_append_printf (text,
                                " < %s",
                                tl_record_get_text (tl_table_get (table, landing->drop.before),
                                                    TL_CARD_TITLE));
    }
  return g_string_free (text, FALSE);
}

static TlPoint
cell_point (Grid *grid, guint lane, guint column)
{
  TlPlace place = { .type = TL_PLACE_CELL,
                    .column = g_ptr_array_index (grid->fixture->columns, column),
                    .lane = g_ptr_array_index (grid->fixture->lanes, lane) };
  TlRect  rect;

  g_assert_true (tl_scene_get_place_rect (grid->fixture->scene, &place, &rect));
  return (TlPoint){ rect.x + rect.width / 2, rect.y + rect.height - 2 };
}

static void
assert_landings (Grid              *grid,
                 const char *const *dragged,
                 guint              lane,
                 guint              column,
                 gboolean           copy,
                 const char        *expected)
{
  TlPoint at = cell_point (grid, lane, column);
  g_autoptr (GPtrArray) landings =
    tl_scene_find_landings (grid->fixture->scene, at.x, at.y, dragged, dragged[0], copy);
  g_autofree char *dump = dump_landings (grid, landings);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_landings (void)
{
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, 4);
  {
    const char *const dragged[] = {
      grid.cards[0][0][1], grid.cards[2][1][0], grid.cards[0][0][0], NULL
    };

    /* One column on; one lane down, over the emotions. */
    assert_landings (&grid, dragged, 0, 1, FALSE, "0.1: 000 001; 2.2: 210");
    assert_landings (&grid, dragged, 2, 0, FALSE, "2.0: 000 001; 3.1: 210");
    /* The edge holds all back: the one in lane 2 cannot go two lanes down. */
    assert_landings (&grid, dragged, 3, 3, FALSE, "2.2: 000 001; 3.3: 210");
    /* Home: every card before the one that it stands before. */
    assert_landings (&grid, dragged, 0, 0, FALSE, "0.0: 000 001; 2.1: 210 < 211");
    assert_landings (&grid, dragged, 0, 0, TRUE, "0.0: 000 001; 2.1: 210");
  }
  {
    /* Of one cell: together, wherever the pointer is. */
    const char *const dragged[] = { grid.cards[0][0][1], grid.cards[0][0][0], NULL };

    assert_landings (&grid, dragged, 3, 3, FALSE, "3.3: 001 000");
  }
}

static void
assert_step (Grid *grid, const char *const *cards, TlWalk direction, const char *expected)
{
  g_autoptr (GPtrArray) landings = tl_scene_find_step (grid->fixture->scene, cards, direction);
  g_autofree char *dump = dump_landings (grid, landings);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_steps (void)
{
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, 3);
  {
    const char *const two[] = { grid.cards[0][0][1], grid.cards[2][1][0], NULL };
    const char *const one[] = { grid.cards[0][0][1], NULL };

    assert_step (&grid, two, TL_WALK_RIGHT, "0.1: 001; 2.2: 210");
    assert_step (&grid, two, TL_WALK_DOWN, "2.0: 001; 3.1: 210");
    /* Nowhere for one is nowhere for all. */
    assert_step (&grid, two, TL_WALK_LEFT, "");
    assert_step (&grid, two, TL_WALK_UP, "");
    assert_step (&grid, one, TL_WALK_UP, "0.0: 001 < 000");
    assert_step (&grid, one, TL_WALK_DOWN, "2.0: 001");
  }
  tl_document_begin (grid.fixture->doc, "Turn");
  tl_edit_set_integer (grid.fixture->doc,
                       tl_document_get_id (grid.fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (grid.fixture->doc);
  {
    const char *const two[] = { grid.cards[0][0][1], grid.cards[2][1][0], NULL };

    assert_step (&grid, two, TL_WALK_LEFT, "0.1: 001; 2.2: 210");
  }
}

/* All gaps open where the cards will stand after the drop, and the answer under a resting pointer
 * stays the same although lanes above it have grown. */
static void
test_preview (void)
{
  g_auto (Grid) grid = { 0 };
  Fixture *fixture;
  TlPoint  at;
  g_autoptr (GPtrArray) landings = NULL;
  g_autoptr (GArray) gaps = NULL;
  g_autofree char   *before = NULL;
  const char        *dragged[7] = { NULL };
  guint              n = 0;
  g_autofree TlRect *landed = g_new0 (TlRect, 6);

  grid_init (&grid, 4);
  fixture = grid.fixture;
  /* The lower lane is held; the upper ones grow above the pointer. */
  dragged[n++] = grid.cards[3][0][0];
  for (guint lane = 0; lane < 4; lane += 2)
    for (guint i = 0; i < 2; i++)
      dragged[n++] = grid.cards[lane][0][i];
  at = cell_point (&grid, 3, 1);
  at.y -= 4;
  landings = tl_scene_find_landings (fixture->scene, at.x, at.y, dragged, dragged[0], FALSE);
  before = dump_landings (&grid, landings);
  g_assert_cmpstr (before, ==, "3.1: 300; 0.1: 000 001; 2.1: 200 201");
  tl_scene_set_landing_preview (fixture->scene, dragged, landings);
  gaps = tl_scene_dup_gap_rects (fixture->scene);
  g_assert_cmpuint (gaps->len, ==, 5);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) again =
        tl_scene_find_landings (fixture->scene, at.x, at.y, dragged, dragged[0], FALSE);
      g_autofree char *now = dump_landings (&grid, again);

      g_assert_cmpstr (now, ==, before);
      tl_scene_set_landing_preview (fixture->scene, dragged, again);
    }
  tl_scene_set_landing_preview (fixture->scene, NULL, NULL);
  tl_document_begin (fixture->doc, "Move");
  {
    TlCardMove moves[3];

    for (guint i = 0; i < landings->len; i++)
      {
        const TlLanding *landing = g_ptr_array_index (landings, i);

        moves[i] = (TlCardMove){ (const char *const *) landing->cards,
                                 landing->drop.column,
                                 landing->drop.lane,
                                 landing->drop.before };
      }
    tl_edit_arrange_cards (fixture->doc, moves, landings->len);
  }
  tl_document_commit (fixture->doc);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (tl_scene_get_record_rect (fixture->scene, dragged[i], &landed[i]));
      /* Lanes do not shrink while a drag lasts: only x and size are the same for sure. */
      g_assert_cmpfloat (landed[i].x, ==, g_array_index (gaps, TlRect, i).x);
      g_assert_cmpfloat (landed[i].width, ==, g_array_index (gaps, TlRect, i).width);
      g_assert_cmpfloat (landed[i].height, ==, g_array_index (gaps, TlRect, i).height);
    }
}

/* Previews of many cards come and go, wide ones among them, and leave no trace. */
static void
test_previews_leave_no_trace (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (120);

      for (guint step = 0; step < 40; step++)
        {
          const TlTable   *table = tl_document_get_table (fixture->doc);
          const GPtrArray *cards = tl_table_get_children (table, fixture->map, TL_KIND_CARD);
          g_autoptr (GPtrArray) ids = g_ptr_array_new ();
          g_autoptr (TlScene) fresh = NULL;
          g_autoptr (GArray) shown = NULL, expected = NULL;
          g_autofree char *was = NULL, *is = NULL;
          TlRect           bounds = tl_scene_get_bounds (fixture->scene);

          for (guint i = 0; i < cards->len; i++)
            if (g_test_rand_int_range (0, 4) == 0)
              g_ptr_array_add (ids, (char *) tl_record_get_id (g_ptr_array_index (cards, i)));
          if (ids->len == 0)
            continue;
          g_ptr_array_add (ids, NULL);
          for (guint motion = 0; motion < 5; motion++)
            {
              gboolean copy = g_test_rand_int_range (0, 3) == 0;
              g_autoptr (GPtrArray) landings =
                tl_scene_find_landings (fixture->scene,
                                        g_test_rand_double_range (0, bounds.width),
                                        g_test_rand_double_range (0, bounds.height),
                                        (const char *const *) ids->pdata,
                                        g_ptr_array_index (ids, 0),
                                        copy);

              tl_scene_set_landing_preview (fixture->scene,
                                            copy ? (const char *const[]){ NULL }
                                                 : (const char *const *) ids->pdata,
                                            landings);
            }
          if (step % 3 == 0)
            fixture_edit_randomly (fixture);
          tl_scene_set_landing_preview (fixture->scene, NULL, NULL);
          fresh = fixture_new_scene (fixture);
          shown = list_painted (fixture->scene, NULL);
          expected = list_painted (fresh, NULL);
          is = dump_painted (shown);
          was = dump_painted (expected);
          g_assert_cmpstr (is, ==, was);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/range/cards", test_range);
  g_test_add_func ("/scene/range/headings", test_range_of_headings);
  g_test_add_func ("/scene/landing/offsets", test_landings);
  g_test_add_func ("/scene/landing/steps", test_steps);
  g_test_add_func ("/scene/landing/preview", test_preview);
  g_test_add_func ("/scene/landing/leaves-no-trace", test_previews_leave_no_trace);
  return g_test_run ();
}
