/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines that two maps are compared by: which line belongs to which, and how high one is in each
 * column. A column with points has their mean; one without has the line at its middle, as far as
 * the line goes. */
#include "config.h"

#include "map/tl-compare.h"

#include "base/tl-curve.h"
#include "map/tl-query.h"

#include <math.h>

static gboolean
is_same_persona (const TlTable *a_table, const char *a, const TlTable *b_table, const char *b)
{
  const TlRecord *one = tl_table_get_kind (a_table, a, TL_KIND_PERSONA);
  const TlRecord *other = tl_table_get_kind (b_table, b, TL_KIND_PERSONA);

  if (one == NULL || other == NULL)
    return one == other;
  return g_str_equal (a, b) || (*tl_record_get_text (one, TL_PERSONA_NAME) != '\0' &&
                                tl_record_field_equal (one, other, TL_PERSONA_NAME));
}

/* The line of the map's actor, else its first. */
static const TlRecord *
find_first (const TlTable *table, const char *map)
{
  const char *const *personas = tl_record_get_list (tl_table_get (table, map), TL_MAP_PERSONAS);
  const GPtrArray   *curves = tl_table_get_children (table, map, TL_KIND_CURVE);
  const TlRecord    *found =
    personas[0] != NULL ? tl_query_curve (table, map, personas[0], FALSE) : NULL;

  for (guint i = 0; found == NULL && i < curves->len; i++)
    if (!tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET))
      found = curves->pdata[i];
  return found;
}

/**
 * tl_compare_find_curve:
 * @table: a table
 * @map: the id of one of its maps
 * @like_table: (nullable): the table of @like
 * @like: (nullable): a line of another map; %NULL = that of the map's actor is wanted
 *
 * Finds the line of the same persona.
 *
 * Returns: (transfer none) (nullable): the line; never a target line
 */
const TlRecord *
tl_compare_find_curve (const TlTable  *table,
                       const char     *map,
                       const TlTable  *like_table,
                       const TlRecord *like)
{
  const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);

  if (like == NULL)
    return find_first (table, map);
  for (guint i = 0; i < curves->len; i++)
    if (!tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET) &&
        is_same_persona (like_table,
                         tl_record_get_ref (like, TL_CURVE_PERSONA),
                         table,
                         tl_record_get_ref (curves->pdata[i], TL_CURVE_PERSONA)))
      return curves->pdata[i];
  return NULL;
}

/* Knots of the unbroken run of points that begins at @first, x in columns; returns where it ends.
 * Of points at one place the first counts. */
static guint
read_run (const GArray *placed, guint first, GArray *knots)
{
  guint i = first;

  g_array_set_size (knots, 0);
  for (; i < placed->len; i++)
    {
      const TlPlacedPoint *at = &g_array_index (placed, TlPlacedPoint, i);
      TlPoint knot = { at->column + at->at, tl_record_get_number (at->point, TL_POINT_SCORE) };

      if (knots->len == 0 || knot.x > g_array_index (knots, TlPoint, knots->len - 1).x)
        g_array_append_val (knots, knot);
      if (tl_record_get_boolean (at->point, TL_POINT_GAP))
        break;
    }
  return i + 1;
}

/* Fills in the columns that a run passes without a point. */
static void
score_run (const GArray *knots, double *scores, guint n_columns)
{
  double  first, last;
  TlCurve line;

  if (knots->len < 2)
    return;
  first = g_array_index (knots, TlPoint, 0).x;
  last = g_array_index (knots, TlPoint, knots->len - 1).x;
  tl_curve_init (&line, (TlPoint *) knots->data, knots->len);
  for (guint i = (guint) MAX (0, first); i < n_columns && i + .5 <= last; i++)
    if (isnan (scores[i]) && i + .5 >= first)
      scores[i] = tl_curve_eval (&line, i + .5);
  tl_curve_clear (&line);
}

static void
score_points (const GArray *placed, double *scores, guint n_columns)
{
  g_autofree guint *counts = g_new0 (guint, n_columns + 1);

  for (guint i = 0; i < placed->len; i++)
    {
      const TlPlacedPoint *at = &g_array_index (placed, TlPlacedPoint, i);
      double               score = tl_record_get_number (at->point, TL_POINT_SCORE);

      if (at->column < 0 || at->column >= (int) n_columns)
        continue;
      scores[at->column] = counts[at->column] == 0 ? score : scores[at->column] + score;
      counts[at->column]++;
    }
  for (guint i = 0; i < n_columns; i++)
    if (counts[i] > 0)
      scores[i] /= counts[i];
}

/**
 * tl_compare_score_columns:
 * @table: a table
 * @map: the id of one of its maps
 * @curve: (nullable): the id of one of its lines
 *
 * How high a line is in each column of its map, from -2 to 2.
 *
 * Returns: (transfer full) (array): one score a column; NAN where the line is not
 */
double *
tl_compare_score_columns (const TlTable *table, const char *map, const char *curve)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  g_autoptr (GArray) placed = NULL;
  g_autoptr (GArray) knots = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  double *scores = g_new (double, columns->len + 1);

  for (guint i = 0; i <= columns->len; i++)
    scores[i] = NAN;
  if (curve == NULL)
    return scores;
  placed = tl_query_placed_points (table, map, curve);
  score_points (placed, scores, columns->len);
  for (guint first = 0; first < placed->len;)
    {
      first = read_run (placed, first, knots);
      score_run (knots, scores, columns->len);
    }
  return scores;
}
