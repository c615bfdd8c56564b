/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cache of render nodes: what is kept, what is dropped, and that what did not move stays the
 * very same node. */
#include "config.h"

#include "canvas/tl-node-cache.h"

static guint n_built;

static GskRenderNode *
build (TlGroup *group, TlDetail detail, gpointer user_data)
{
  n_built++;
  if (group->n_items == 0)
    return NULL;
  return gsk_color_node_new (&(GdkRGBA){ 1, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, 10, 10));
}

static TlGroup *
make_group (gboolean filled)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "card");
  TlPaint         paint = { .fill = { 1, 1, 1, 1 } };

  if (filled)
    tl_group_builder_rect (builder, &TL_RECT_INIT (0, 0, 10, 10), 0, &paint);
  return tl_group_builder_end (builder);
}

static void
test_same_node (void)
{
  g_autoptr (TlNodeCache) cache = tl_node_cache_new (8, build, NULL);
  g_autoptr (TlGroup) group = make_group (TRUE);
  TlPoint        here = { 5, 6 };
  TlPoint        there = { 7, 6 };
  GskRenderNode *node;
  GskRenderNode *placed;

  n_built = 0;
  node = tl_node_cache_get (cache, group, TL_DETAIL_FULL);
  g_assert_nonnull (node);
  g_assert_true (tl_node_cache_get (cache, group, TL_DETAIL_FULL) == node);
  g_assert_cmpuint (n_built, ==, 1);
  tl_node_cache_get (cache, group, TL_DETAIL_BLOCK);
  g_assert_cmpuint (n_built, ==, 2);

  placed = gsk_render_node_ref (tl_node_cache_get_at (cache, group, TL_DETAIL_FULL, 1.5, &here));
  g_assert_true (tl_node_cache_get_at (cache, group, TL_DETAIL_FULL, 1.5, &here) == placed);
  g_assert_false (tl_node_cache_get_at (cache, group, TL_DETAIL_FULL, 1.5, &there) == placed);
  g_assert_false (tl_node_cache_get_at (cache, group, TL_DETAIL_FULL, 1.6, &there) == placed);
  g_assert_cmpuint (n_built, ==, 2);
  gsk_render_node_unref (placed);
}

static void
test_nothing_to_see (void)
{
  g_autoptr (TlNodeCache) cache = tl_node_cache_new (8, build, NULL);
  g_autoptr (TlGroup) group = make_group (FALSE);
  TlPoint here = { 0, 0 };

  n_built = 0;
  g_assert_null (tl_node_cache_get (cache, group, TL_DETAIL_FULL));
  g_assert_null (tl_node_cache_get_at (cache, group, TL_DETAIL_FULL, 1, &here));
  g_assert_cmpuint (n_built, ==, 1); /* that there is nothing is kept as well */
}

static void
test_drops_the_oldest (void)
{
  g_autoptr (TlNodeCache) cache = tl_node_cache_new (3, build, NULL);
  TlGroup *groups[4];

  for (guint i = 0; i < 4; i++)
    groups[i] = make_group (TRUE);
  for (guint i = 0; i < 3; i++)
    tl_node_cache_get (cache, groups[i], TL_DETAIL_FULL);
  tl_node_cache_get (cache, groups[0], TL_DETAIL_FULL); /* used again: not the oldest any more */
  tl_node_cache_get (cache, groups[3], TL_DETAIL_FULL);
  g_assert_cmpuint (tl_node_cache_get_size (cache), ==, 3);

  n_built = 0;
  tl_node_cache_get (cache, groups[0], TL_DETAIL_FULL);
  tl_node_cache_get (cache, groups[2], TL_DETAIL_FULL);
  tl_node_cache_get (cache, groups[3], TL_DETAIL_FULL);
  g_assert_cmpuint (n_built, ==, 0);
  tl_node_cache_get (cache, groups[1], TL_DETAIL_FULL);
  g_assert_cmpuint (n_built, ==, 1);

  tl_node_cache_reserve (cache, 4);
  n_built = 0;
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < 4; i++)
      tl_node_cache_get (cache, groups[i], TL_DETAIL_FULL);
  g_assert_cmpuint (n_built, ==, 1);

  tl_node_cache_clear (cache);
  g_assert_cmpuint (tl_node_cache_get_size (cache), ==, 0);
  tl_node_cache_get (cache, groups[0], TL_DETAIL_FULL);
  g_assert_cmpuint (n_built, ==, 2);
  for (guint i = 0; i < 4; i++)
    tl_group_unref (groups[i]);
}

/* A group that nobody else holds must not have its address taken by another one. */
static void
test_keeps_its_groups (void)
{
  g_autoptr (TlNodeCache) cache = tl_node_cache_new (100, build, NULL);

  n_built = 0;
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (TlGroup) group = make_group (TRUE);

      tl_node_cache_get (cache, group, TL_DETAIL_FULL);
    }
  g_assert_cmpuint (n_built, ==, 100);
  g_assert_cmpuint (tl_node_cache_get_size (cache), ==, 100);
}

static void
test_levels_of_detail (void)
{
  g_assert_cmpint (tl_detail_for_scale (2), ==, TL_DETAIL_FULL);
  g_assert_cmpint (tl_detail_for_scale (0.5), ==, TL_DETAIL_FULL);
  g_assert_cmpint (tl_detail_for_scale (0.49), ==, TL_DETAIL_PLAIN);
  g_assert_cmpint (tl_detail_for_scale (0.25), ==, TL_DETAIL_PLAIN);
  g_assert_cmpint (tl_detail_for_scale (0.24), ==, TL_DETAIL_BARS);
  g_assert_cmpint (tl_detail_for_scale (0.12), ==, TL_DETAIL_BARS);
  g_assert_cmpint (tl_detail_for_scale (0.11), ==, TL_DETAIL_BLOCK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/canvas/node-cache/same-node", test_same_node);
  g_test_add_func ("/canvas/node-cache/nothing-to-see", test_nothing_to_see);
  g_test_add_func ("/canvas/node-cache/drops-the-oldest", test_drops_the_oldest);
  g_test_add_func ("/canvas/node-cache/keeps-its-groups", test_keeps_its_groups);
  g_test_add_func ("/canvas/node-cache/levels-of-detail", test_levels_of_detail);
  return g_test_run ();
}
