/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards over several columns: which edge is where, what it snaps to, and previews. */
#include "config.h"

#include "scene-fixture.h"

#include "scene/tl-scene-private.h"

static const TlLaneKind lanes[] = { TL_LANE_KIND_ACTIONS,
                                    TL_LANE_KIND_TOUCHPOINTS,
                                    TL_N_LANE_KINDS };

static void
assert_span (Fixture *fixture, const char *card, TlPart edge, double x, guint column, int span)
{
  const char *found;
  int         n;

  g_assert_true (tl_scene_find_span (fixture->scene, card, edge, x, 0, &found, &n));
  g_assert_cmpstr (found, ==, g_ptr_array_index (fixture->columns, column));
  g_assert_cmpint (n, ==, span);
}

static void
test_snap (void)
{
  g_autoptr (Fixture) fixture = fixture_new (4, lanes);
  g_autofree char *card = fixture_add_card (fixture, 1, 0, "Waits");
  g_autofree char *last = fixture_add_card (fixture, 3, 0, "Pays");
  TlRect           own, far;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &own));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, last, &far));
  assert_span (fixture, card, TL_PART_EDGE, own.x + own.width + 20, 1, 1);
  assert_span (fixture, card, TL_PART_EDGE, far.x + far.width - 20, 1, 3);
  assert_span (fixture, card, TL_PART_EDGE, 9999, 1, 3);
  /* Never narrower than a column. */
  assert_span (fixture, card, TL_PART_EDGE, 0, 1, 1);
  assert_span (fixture, card, TL_PART_START, 0, 0, 2);
  assert_span (fixture, card, TL_PART_START, 9999, 1, 1);
  g_assert_cmpint (tl_scene_hit (fixture->scene, own.x + 5, own.y + 20, 12).part,
                   ==,
                   TL_PART_START);
  g_assert_cmpint (tl_scene_hit (fixture->scene, own.x + own.width - 7, own.y + 20, 12).part,
                   ==,
                   TL_PART_EDGE);
  g_assert_cmpint (tl_scene_hit (fixture->scene, own.x + 10, own.y + 20, 12).part,
                   ==,
                   TL_PART_BODY);
}

static char *
dump (TlScene *scene)
{
  g_autoptr (GArray) painted = list_painted (scene, NULL);

  return dump_painted (painted);
}

/* The preview looks as the change will, and leaves no trace. */
static void
test_preview (void)
{
  g_autoptr (Fixture) fixture = fixture_new (4, lanes);
  g_autofree char *below = fixture_add_card (fixture, 2, 0, "Below");
  g_autofree char *card = fixture_add_card (fixture, 1, 0, "Waits for the mechanic to call back");
  g_autofree char *before = dump (fixture->scene), *shown = NULL, *after = NULL, *changed = NULL;

  tl_scene_set_span_preview (fixture->scene, card, g_ptr_array_index (fixture->columns, 0), 3);
  shown = dump (fixture->scene);
  g_assert_cmpstr (shown, !=, before);
  tl_scene_set_span_preview (fixture->scene, card, g_ptr_array_index (fixture->columns, 1), 1);
  tl_scene_set_span_preview (fixture->scene, NULL, NULL, 0);
  after = dump (fixture->scene);
  g_assert_cmpstr (after, ==, before);
  tl_scene_set_span_preview (fixture->scene, card, g_ptr_array_index (fixture->columns, 2), 2);
  /* A change ends the preview. */
  tl_document_begin (fixture->doc, "Span");
  tl_edit_set_span (fixture->doc, card, g_ptr_array_index (fixture->columns, 0), 3);
  tl_document_commit (fixture->doc);
  changed = dump (fixture->scene);
  g_assert_cmpstr (changed, ==, shown);
  /* So does laying out anew. */
  tl_scene_set_span_preview (fixture->scene, card, g_ptr_array_index (fixture->columns, 1), 1);
  tl_scene_set_text_scale (fixture->scene, 150);
  tl_scene_set_text_scale (fixture->scene, 0);
  {
    g_autoptr (TlScene) fresh = fixture_new_scene (fixture);
    g_autofree char *expected = dump (fresh), *is = dump (fixture->scene);

    g_assert_cmpstr (is, ==, expected);
  }
}

static void
test_previews_leave_no_trace (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (80);

      for (guint step = 0; step < 40; step++)
        {
          const TlTable   *table = tl_document_get_table (fixture->doc);
          const GPtrArray *cards = tl_table_get_children (table, fixture->map, TL_KIND_CARD);
          g_autoptr (TlScene) fresh = NULL;
          g_autofree char *expected = NULL, *is = NULL;

          for (guint motion = 0; cards->len > 0 && motion < 6; motion++)
            {
              const char *id =
                tl_record_get_id (cards->pdata[g_test_rand_int_range (0, (gint32) cards->len)]);
              const char *column;
              int         span;

              if (tl_scene_find_span (fixture->scene,
                                      id,
                                      motion % 2 == 0 ? TL_PART_EDGE : TL_PART_START,
                                      g_test_rand_double_range (0, 1500),
                                      g_test_rand_double_range (0, 1500),
                                      &column,
                                      &span))
                tl_scene_set_span_preview (fixture->scene, id, column, span);
            }
          if (step % 3 == 0)
            {
              fixture_edit_randomly (fixture);
              fixture_refresh_ids (fixture);
            }
          tl_scene_set_span_preview (fixture->scene, NULL, NULL, 0);
          fresh = fixture_new_scene (fixture);
          expected = dump (fresh);
          is = dump (fixture->scene);
          g_assert_cmpstr (is, ==, expected);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/span/snap", test_snap);
  g_test_add_func ("/scene/span/preview", test_preview);
  g_test_add_func ("/scene/span/leaves-no-trace", test_previews_leave_no_trace);
  return g_test_run ();
}
