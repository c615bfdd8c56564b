/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rectangles in document px. A rectangle holds its left and top edge and not its right and bottom
 * one, so that of two that touch only one holds a point on the edge. */
#include "config.h"

#include "base/tl-geometry.h"

/**
 * tl_rect_is_empty:
 * @rect: a rectangle
 *
 * Tells whether it has no area.
 *
 * Returns: whether it has none
 */
gboolean
tl_rect_is_empty (const TlRect *rect)
{
  return !(rect->width > 0 && rect->height > 0);
}

/**
 * tl_rect_contains:
 * @rect: a rectangle
 * @x: document px
 * @y: document px
 *
 * Tells whether a point lies inside, the left and top edge counted.
 *
 * Returns: whether it does
 */
gboolean
tl_rect_contains (const TlRect *rect, double x, double y)
{
  return x >= rect->x && y >= rect->y && x < rect->x + rect->width && y < rect->y + rect->height;
}

/**
 * tl_rect_intersects:
 * @a: a rectangle
 * @b: another
 *
 * Tells whether they share an area; touching is not enough.
 *
 * Returns: whether they do
 */
gboolean
tl_rect_intersects (const TlRect *a, const TlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height && !tl_rect_is_empty (a) && !tl_rect_is_empty (b);
}

/**
 * tl_rect_equal:
 * @a: a rectangle
 * @b: another
 *
 * Tells whether all four numbers are the same.
 *
 * Returns: whether they are
 */
gboolean
tl_rect_equal (const TlRect *a, const TlRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/**
 * tl_rect_union:
 * @a: a rectangle
 * @b: another
 *
 * The smallest rectangle around both; an empty one adds nothing.
 *
 * Returns: the rectangle
 */
TlRect
tl_rect_union (const TlRect *a, const TlRect *b)
{
  double right;
  double bottom;
  TlRect result;

  if (tl_rect_is_empty (a))
    return *b;
  if (tl_rect_is_empty (b))
    return *a;
  right = MAX (a->x + a->width, b->x + b->width);
  bottom = MAX (a->y + a->height, b->y + b->height);
  result.x = MIN (a->x, b->x);
  result.y = MIN (a->y, b->y);
  result.width = right - result.x;
  result.height = bottom - result.y;
  return result;
}

/**
 * tl_rect_inset:
 * @rect: a rectangle
 * @by: document px on every side; negative grows it
 *
 * Moves every edge inwards; one that would turn inside out shrinks to its middle.
 *
 * Returns: the rectangle
 */
TlRect
tl_rect_inset (const TlRect *rect, double by)
{
  double dx = MIN (by, rect->width / 2);
  double dy = MIN (by, rect->height / 2);

  return TL_RECT_INIT (rect->x + dx, rect->y + dy, rect->width - 2 * dx, rect->height - 2 * dy);
}

/**
 * tl_rect_offset:
 * @rect: a rectangle
 * @dx: document px
 * @dy: document px
 *
 * The rectangle moved.
 *
 * Returns: the rectangle
 */
TlRect
tl_rect_offset (const TlRect *rect, double dx, double dy)
{
  return TL_RECT_INIT (rect->x + dx, rect->y + dy, rect->width, rect->height);
}
