/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All lengths are document pixels: 1/96 inch at zoom 1, y downwards. */

typedef struct
{
  double x;
  double y;
} TlPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TlRect;

#define TL_RECT_INIT(x_, y_, w_, h_)                                                               \
  ((TlRect){ .x = (x_), .y = (y_), .width = (w_), .height = (h_) })

gboolean tl_rect_is_empty (const TlRect *rect);
gboolean tl_rect_contains (const TlRect *rect, double x, double y);
gboolean tl_rect_intersects (const TlRect *a, const TlRect *b);
gboolean tl_rect_equal (const TlRect *a, const TlRect *b);
TlRect   tl_rect_union (const TlRect *a, const TlRect *b);
TlRect   tl_rect_inset (const TlRect *rect, double by);
TlRect   tl_rect_offset (const TlRect *rect, double dx, double dy);

G_END_DECLS
