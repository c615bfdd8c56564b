/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve's promises: through every knot, never beyond its neighbours, the same for all painters.
 */
#include "config.h"

#include "base/tl-curve.h"

#include <math.h>

#define N_SAMPLES 50

static GArray *
make_random_knots (guint n_knots)
{
  GArray *knots = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  TlPoint point = { 0, 0 };

  for (guint i = 0; i < n_knots; i++)
    {
      point.x += g_test_rand_double_range (0.001, 3);
      /* A third of the pieces are level. */
      if (g_test_rand_int_range (0, 3) > 0)
        point.y = g_test_rand_double_range (-2, 2);
      g_array_append_val (knots, point);
    }
  return knots;
}

static TlPoint
eval_bezier (const TlBezier *bezier, double t)
{
  double a = (1 - t) * (1 - t) * (1 - t);
  double b = 3 * t * (1 - t) * (1 - t);
  double c = 3 * t * t * (1 - t);
  double d = t * t * t;

  return (TlPoint){ a * bezier->p0.x + b * bezier->p1.x + c * bezier->p2.x + d * bezier->p3.x,
                    a * bezier->p0.y + b * bezier->p1.y + c * bezier->p2.y + d * bezier->p3.y };
}

static void
check_piece (const TlCurve *curve, guint piece)
{
  const TlPoint *a = &curve->knots[piece];
  const TlPoint *b = &curve->knots[piece + 1];
  TlBezier       bezier = tl_curve_get_bezier (curve, piece);
  double         last = a->y;

  g_assert_cmpfloat (tl_curve_eval (curve, a->x), ==, a->y);
  g_assert_cmpfloat (tl_curve_eval (curve, b->x), ==, b->y);
  for (guint i = 0; i <= N_SAMPLES; i++)
    {
      double  t = (double) i / N_SAMPLES;
      TlPoint point = eval_bezier (&bezier, t);
      double  y = tl_curve_eval (curve, point.x);

      g_assert_cmpfloat_with_epsilon (point.y, y, 1e-9);
      if (b->y >= a->y)
        g_assert_cmpfloat (y, >=, last - 1e-12);
      else
        g_assert_cmpfloat (y, <=, last + 1e-12);
      last = y;
    }
}

static void
test_monotone_and_bezier (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n_knots = 2 + (guint) g_test_rand_int_range (0, 12);
      g_autoptr (GArray) knots = make_random_knots (n_knots);
      TlCurve curve;

      tl_curve_init (&curve, (const TlPoint *) (gpointer) knots->data, n_knots);
      for (guint i = 0; i + 1 < n_knots; i++)
        check_piece (&curve, i);
      tl_curve_clear (&curve);
    }
}

/* No corner at a knot: the two handles and the knot lie on one line. */
static void
test_smooth (void)
{
  const TlPoint knots[] = { { 0, 0 }, { 1, 1 }, { 3, 1.5 }, { 4, -2 }, { 5, -1 } };
  TlCurve       curve;

  tl_curve_init (&curve, knots, G_N_ELEMENTS (knots));
  for (guint i = 1; i + 1 < G_N_ELEMENTS (knots); i++)
    {
      TlBezier left = tl_curve_get_bezier (&curve, i - 1);
      TlBezier right = tl_curve_get_bezier (&curve, i);
      double   before = (left.p3.y - left.p2.y) / (left.p3.x - left.p2.x);
      double   after = (right.p1.y - right.p0.y) / (right.p1.x - right.p0.x);

      g_assert_cmpfloat_with_epsilon (before, after, 1e-9);
    }
  /* Rising into the second knot and on from it: not flat there. Turning at the third: flat. */
  g_assert_cmpfloat (curve.slopes[1], >, 0.1);
  g_assert_cmpfloat (curve.slopes[2], ==, 0);
  tl_curve_clear (&curve);
}

static void
test_few_knots (void)
{
  const TlPoint knots[] = { { 1, 0.5 }, { 3, -0.5 } };
  TlCurve       curve;

  tl_curve_init (&curve, knots, 0);
  g_assert_cmpfloat (tl_curve_eval (&curve, 2), ==, 0);
  tl_curve_clear (&curve);
  tl_curve_init (&curve, knots, 1);
  g_assert_cmpfloat (tl_curve_eval (&curve, 2), ==, 0.5);
  tl_curve_clear (&curve);
  tl_curve_init (&curve, knots, 2);
  g_assert_cmpfloat (tl_curve_eval (&curve, -1), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (tl_curve_eval (&curve, 2), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (tl_curve_eval (&curve, 1.5), 0.25, 1e-12);
  g_assert_cmpfloat (tl_curve_eval (&curve, 9), ==, -0.5);
  tl_curve_clear (&curve);
}

typedef struct
{
  const char *name;
  guint       n_points;
  double      ys[12];
  guint       n_expected;
  guint       expected[4];
} Extremes;

static const Extremes extremes[] = {
  { "rising", 5, { 0, 1, 2, 3, 4 }, 0, { 0 } },
  { "one-peak", 5, { 0, 1, 2, 1, 0 }, 1, { 2 } },
  { "one-valley", 5, { 0, -1, -2, -1, 0 }, 1, { 2 } },
  { "peak-and-valley", 7, { 0, 2, 1, 0, -1, 0, 1 }, 2, { 1, 4 } },
  { "tremble", 8, { 0, 0.2, 0.1, 0.3, 0.2, 0.4, 0.3, 0.5 }, 0, { 0 } },
  { "tremble-on-a-peak", 9, { 0, 1, 1.9, 1.8, 2, 1.9, 1, 0.9, 0 }, 1, { 4 } },
  { "ends-are-none", 4, { 2, 1, 0, -1 }, 0, { 0 } },
  { "plateau", 6, { 0, 1, 1, 1, 0, 0 }, 1, { 1 } },
  { "single", 1, { 1 }, 0, { 0 } },
};

static void
test_extremes (gconstpointer data)
{
  const Extremes   *row = data;
  TlPoint           points[12];
  guint             n_found = 99;
  g_autofree guint *found = NULL;

  for (guint i = 0; i < row->n_points; i++)
    points[i] = (TlPoint){ i, row->ys[i] };
  found = tl_curve_find_extremes (points, row->n_points, 0.5, &n_found);
  g_assert_cmpuint (n_found, ==, row->n_expected);
  for (guint i = 0; i < n_found; i++)
    g_assert_cmpuint (found[i], ==, row->expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/curve/monotone-and-bezier", test_monotone_and_bezier);
  g_test_add_func ("/base/curve/smooth", test_smooth);
  g_test_add_func ("/base/curve/few-knots", test_few_knots);
  for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
    {
      g_autofree char *path = g_strconcat ("/base/curve/extremes/", extremes[i].name, NULL);

      g_test_add_data_func (path, &extremes[i], test_extremes);
    }
  return g_test_run ();
}
