/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tl-geometry.h"

G_BEGIN_DECLS

/* A monotone piecewise cubic through knots sorted by strictly increasing x. */
typedef struct
{
  guint    n_knots;
  TlPoint *knots;
  double  *slopes;
} TlCurve;

/* One cubic Bézier piece: from p0 to p3 with handles p1 and p2. */
typedef struct
{
  TlPoint p0;
  TlPoint p1;
  TlPoint p2;
  TlPoint p3;
} TlBezier;

void     tl_curve_init (TlCurve *curve, const TlPoint *knots, guint n_knots);
void     tl_curve_clear (TlCurve *curve);
double   tl_curve_eval (const TlCurve *curve, double x);
TlBezier tl_curve_get_bezier (const TlCurve *curve, guint piece);

guint *tl_curve_find_extremes (const TlPoint *stroke,
                               guint          n_points,
                               double         prominence,
                               guint         *n_found);

G_END_DECLS
