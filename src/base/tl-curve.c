/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The emotion curve's mathematics. Knots come in with rising x, slopes are computed once, and every
 * painter takes the same Bézier pieces. Between two knots the curve never leaves the span of their
 * two values: a journey must not look happier or sadder than anybody said. */
#include "config.h"

#include "base/tl-curve.h"

#include <math.h>

/* The slope at an end knot, from the first two pieces, kept monotone. */
static double
find_end_slope (double width, double next_width, double secant, double next_secant)
{
  double slope = ((2 * width + next_width) * secant - width * next_secant) / (width + next_width);

  if (slope * secant <= 0)
    return 0;
  if (secant * next_secant <= 0 && fabs (slope) > 3 * fabs (secant))
    return 3 * secant;
  return slope;
}

static double
get_secant (const TlCurve *curve, guint i)
{
  const TlPoint *a = &curve->knots[i];
  const TlPoint *b = &curve->knots[i + 1];

  return (b->y - a->y) / (b->x - a->x);
}

/* A weighted harmonic mean of the secants; 0 where the curve turns. */
static double
find_inner_slope (const TlCurve *curve, guint i)
{
  double before = get_secant (curve, i - 1);
  double after = get_secant (curve, i);
  double width_before = curve->knots[i].x - curve->knots[i - 1].x;
  double width_after = curve->knots[i + 1].x - curve->knots[i].x;
  double weight_before = 2 * width_after + width_before;
  double weight_after = width_after + 2 * width_before;

  if (before * after <= 0)
    return 0;
  return (weight_before + weight_after) / (weight_before / before + weight_after / after);
}

static void
compute_slopes (TlCurve *curve)
{
  guint last = curve->n_knots - 1;

  if (curve->n_knots == 2)
    {
      curve->slopes[0] = curve->slopes[1] = get_secant (curve, 0);
      return;
    }
  for (guint i = 1; i < last; i++)
    curve->slopes[i] = find_inner_slope (curve, i);
  curve->slopes[0] = find_end_slope (curve->knots[1].x - curve->knots[0].x,
                                     curve->knots[2].x - curve->knots[1].x,
                                     get_secant (curve, 0),
                                     get_secant (curve, 1));
  curve->slopes[last] = find_end_slope (curve->knots[last].x - curve->knots[last - 1].x,
                                        curve->knots[last - 1].x - curve->knots[last - 2].x,
                                        get_secant (curve, last - 1),
                                        get_secant (curve, last - 2));
}

/**
 * tl_curve_init:
 * @curve: (out caller-allocates): a curve to set up
 * @knots: (array length=n_knots): with strictly rising x
 * @n_knots: how many, 0 allowed
 *
 * Computes the monotone cubic through the knots.
 *
 * Shape: piecewise cubic through every knot, once continuously differentiable, never beyond the
 * neighbouring knots, flat where it turns.
 *
 * Source: Fritsch and Carlson 1980, monotone piecewise cubic interpolation, with the weighted
 * harmonic mean of Fritsch and Butland 1984 for the slopes.
 */
void
tl_curve_init (TlCurve *curve, const TlPoint *knots, guint n_knots)
{
  curve->n_knots = n_knots;
  curve->knots = g_memdup2 (knots, n_knots * sizeof (TlPoint));
  curve->slopes = g_new0 (double, n_knots);
  for (guint i = 1; i < n_knots; i++)
    g_return_if_fail (knots[i].x > knots[i - 1].x);
  if (n_knots >= 2)
    compute_slopes (curve);
}

/**
 * tl_curve_clear:
 * @curve: a curve
 *
 * Frees what the curve holds.
 */
void
tl_curve_clear (TlCurve *curve)
{
  g_clear_pointer (&curve->knots, g_free);
  g_clear_pointer (&curve->slopes, g_free);
  curve->n_knots = 0;
}

static guint
find_piece (const TlCurve *curve, double x)
{
  guint low = 0;
  guint high = curve->n_knots - 2;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (curve->knots[middle].x <= x)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/**
 * tl_curve_eval:
 * @curve: a curve
 * @x: in the units of the knots
 *
 * The curve's value at a place.
 *
 * Errors: none; outside the first and last knot the end value is returned, without knots 0.
 *
 * Returns: y
 */
double
tl_curve_eval (const TlCurve *curve, double x)
{
  const TlPoint *a;
  const TlPoint *b;
  double         width;
  double         t;
  double         y;
  guint          piece;

  if (curve->n_knots == 0)
    return 0;
  if (curve->n_knots == 1 || x <= curve->knots[0].x)
    return curve->knots[0].y;
  if (x >= curve->knots[curve->n_knots - 1].x)
    return curve->knots[curve->n_knots - 1].y;
  piece = find_piece (curve, x);
  a = &curve->knots[piece];
  b = a + 1;
  width = b->x - a->x;
  t = (x - a->x) / width;
  /* Hermite form, as differences from a, so that rounding cannot leave a flat piece. */
  y = a->y + (b->y - a->y) * t * t * (3 - 2 * t) +
      width * t * (1 - t) * (curve->slopes[piece] * (1 - t) - curve->slopes[piece + 1] * t);
  return CLAMP (y, MIN (a->y, b->y), MAX (a->y, b->y));
}

/**
 * tl_curve_get_bezier:
 * @curve: a curve
 * @piece: from 0 to n_knots - 2
 *
 * The piece between two knots as a cubic Bézier: the same curve exactly.
 *
 * Returns: the four points
 */
TlBezier
tl_curve_get_bezier (const TlCurve *curve, guint piece)
{
  TlBezier bezier = { 0 };
  double   third;

  g_return_val_if_fail (piece + 1 < curve->n_knots, bezier);

  bezier.p0 = curve->knots[piece];
  bezier.p3 = curve->knots[piece + 1];
  third = (bezier.p3.x - bezier.p0.x) / 3;
  bezier.p1 = (TlPoint){ bezier.p0.x + third, bezier.p0.y + third * curve->slopes[piece] };
  bezier.p2 = (TlPoint){ bezier.p3.x - third, bezier.p3.y - third * curve->slopes[piece + 1] };
  return bezier;
}

/**
 * tl_curve_find_extremes:
 * @stroke: (array length=n_points): a freehand line
 * @n_points: how many
 * @prominence: how far y must come back before a turn counts, > 0
 * @n_found: (out): how many there are
 *
 * Finds where a freehand line clearly turns, passing over the hand's tremble: a highest (lowest)
 * point counts once the line has fallen (risen) by @prominence since. The ends are no extremes.
 *
 * Returns: (transfer full) (array length=n_found) (nullable): indices into @stroke, rising
 */
guint *
tl_curve_find_extremes (const TlPoint *stroke, guint n_points, double prominence, guint *n_found)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint highest = 0;
  guint lowest = 0;
  int   direction = 0;

  g_return_val_if_fail (prominence > 0, NULL);

  for (guint i = 1; i < n_points; i++)
    {
      if (stroke[i].y > stroke[highest].y)
        highest = i;
      if (stroke[i].y < stroke[lowest].y)
        lowest = i;
      if (direction >= 0 && stroke[highest].y - stroke[i].y >= prominence)
        {
          if (highest > 0)
            g_array_append_val (found, highest);
          direction = -1;
          lowest = highest = i;
        }
      else if (direction <= 0 && stroke[i].y - stroke[lowest].y >= prominence)
        {
          if (lowest > 0)
            g_array_append_val (found, lowest);
          direction = 1;
          lowest = highest = i;
        }
    }
  *n_found = found->len;
  return (guint *) (gpointer) g_array_free (g_steal_pointer (&found), FALSE);
}
