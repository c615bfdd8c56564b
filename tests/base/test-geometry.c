/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rectangles. */
#include "config.h"

#include "base/tl-geometry.h"

static const TlRect rect = { 10, 20, 30, 40 };

static void
test_contains (void)
{
  g_assert_true (tl_rect_contains (&rect, 10, 20));
  g_assert_true (tl_rect_contains (&rect, 39.9, 59.9));
  g_assert_false (tl_rect_contains (&rect, 40, 30));
  g_assert_false (tl_rect_contains (&rect, 20, 60));
  g_assert_false (tl_rect_contains (&rect, 9.9, 30));
}

static void
test_intersects (void)
{
  TlRect touching = { 40, 20, 10, 10 };
  TlRect inside = { 15, 25, 1, 1 };
  TlRect empty = { 15, 25, 0, 5 };

  g_assert_false (tl_rect_intersects (&rect, &touching));
  g_assert_true (tl_rect_intersects (&rect, &inside));
  g_assert_true (tl_rect_intersects (&inside, &rect));
  g_assert_false (tl_rect_intersects (&rect, &empty));
  g_assert_true (tl_rect_is_empty (&empty));
  g_assert_false (tl_rect_is_empty (&inside));
}

static void
test_union (void)
{
  TlRect other = { 0, 50, 15, 30 };
  TlRect empty = { -100, -100, 0, 0 };
  TlRect both = tl_rect_union (&rect, &other);
  TlRect same = tl_rect_union (&rect, &empty);

  g_assert_true (tl_rect_equal (&both, &TL_RECT_INIT (0, 20, 40, 60)));
  g_assert_true (tl_rect_equal (&same, &rect));
  same = tl_rect_union (&empty, &rect);
  g_assert_true (tl_rect_equal (&same, &rect));
}

static void
test_inset_and_offset (void)
{
  TlRect smaller = tl_rect_inset (&rect, 5);
  TlRect gone = tl_rect_inset (&rect, 17);
  TlRect moved = tl_rect_offset (&rect, -10, 5);

  g_assert_true (tl_rect_equal (&smaller, &TL_RECT_INIT (15, 25, 20, 30)));
  g_assert_true (tl_rect_equal (&gone, &TL_RECT_INIT (25, 37, 0, 6)));
  g_assert_true (tl_rect_equal (&moved, &TL_RECT_INIT (0, 25, 30, 40)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/geometry/contains", test_contains);
  g_test_add_func ("/base/geometry/intersects", test_intersects);
  g_test_add_func ("/base/geometry/union", test_union);
  g_test_add_func ("/base/geometry/inset-and-offset", test_inset_and_offset);
  return g_test_run ();
}
