/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A freehand stroke over the emotions lane becomes few points that mean something. The stroke is
 * first made a line with rising x, whichever way it was drawn. In every column it covers, knots are
 * wanted at the touchpoints it passes (else in mid-column), at cards that already have a point
 * there, and where the line clearly turns. The points of those columns are then brought to these
 * knots: one that is there already is moved and keeps its words, what is left over goes, what is
 * missing is made. */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-curve.h"

#include <math.h>

/* In columns: how far beyond its ends a stroke still counts as passing something. A hand starts a
 * little late and stops a little early. */
#define REACH 0.25
/* In columns: less than this of a column is a slip over its edge. */
#define LEAST_COVER 0.15
/* In columns: a turn nearer to a knot than this is that knot's. */
#define LEAST_DISTANCE 0.15
/* In score: a fall and rise that is meant and not a tremble. */
#define PROMINENCE 0.4

typedef struct
{
  double      x;     /* columns from the map's left */
  const char *card;  /* NULL = a place */
  char       *point; /* the point that is brought here, NULL = to be made */
} Knot;

typedef struct
{
  TlDocument *doc;
  const char *map;
  const char *curve;
  GPtrArray  *columns;
  GArray     *line;  /* of TlPoint, x rising */
  GArray     *knots; /* of Knot */
  GArray     *loose; /* of Knot: present points at places that the stroke replaces */
} Stroke;

static void
clear_knot (gpointer data)
{
  Knot *knot = data;

  g_free (knot->point);
}

static double
get_start (const Stroke *stroke)
{
  return g_array_index (stroke->line, TlPoint, 0).x;
}

static double
get_end (const Stroke *stroke)
{
  return g_array_index (stroke->line, TlPoint, stroke->line->len - 1).x;
}

/* Rising x; where the hand went back, what it had drawn first stays; straight up or down counts
 * where it ends. */
static void
read_line (Stroke *stroke, const TlStrokePoint *points, guint n_points)
{
  gboolean backwards = points[n_points - 1].column < points[0].column;

  for (guint i = 0; i < n_points; i++)
    {
      const TlStrokePoint *from = &points[backwards ? n_points - 1 - i : i];
      TlPoint              point;

      point.x = CLAMP (from->column, 0.0, (double) stroke->columns->len);
      point.y = CLAMP (from->score, -2.0, 2.0);
      if (stroke->line->len == 0 || point.x > get_end (stroke))
        g_array_append_val (stroke->line, point);
      else if (point.x == get_end (stroke))
        g_array_index (stroke->line, TlPoint, stroke->line->len - 1).y = point.y;
    }
}

/* Score of the stroke at a place, to a hundredth: finer than a hand or an eye. */
static double
get_score (const Stroke *stroke, double x)
{
  const TlPoint *points = (const TlPoint *) (gpointer) stroke->line->data;
  guint          last = stroke->line->len - 1;
  guint          i = 0;
  double         score;

  if (x <= points[0].x)
    score = points[0].y;
  else if (x >= points[last].x)
    score = points[last].y;
  else
    {
      while (points[i + 1].x < x)
        i++;
      score = points[i].y +
              (points[i + 1].y - points[i].y) * (x - points[i].x) / (points[i + 1].x - points[i].x);
    }
  return round (score * 100) / 100;
}

static gboolean
is_passed (const Stroke *stroke, double x)
{
  return x >= get_start (stroke) - REACH && x <= get_end (stroke) + REACH;
}

static gboolean
is_covered (const Stroke *stroke, guint column)
{
  double overlap = MIN (get_end (stroke), column + 1.0) - MAX (get_start (stroke), column);
  double middle = (get_start (stroke) + get_end (stroke)) / 2;

  return overlap >= LEAST_COVER || (guint) CLAMP (middle, 0, stroke->columns->len - 1) == column;
}

static void
add_knot (Stroke *stroke, double x, const char *card)
{
  Knot knot = { x, card, NULL };

  g_array_append_val (stroke->knots, knot);
}

/* Touchpoints of other personas are not this curve's. */
static gboolean
is_touchpoint_of (const TlRecord *card, const TlRecord *curve)
{
  const char *persona = tl_record_get_ref (card, TL_CARD_PERSONA);
  const char *own = tl_record_get_ref (curve, TL_CURVE_PERSONA);

  return persona == NULL || own == NULL || g_str_equal (persona, own);
}

/* Returns whether the column has any touchpoint, passed or not. */
static gboolean
add_touchpoints (Stroke *stroke, guint column)
{
  const TlTable  *table = tl_document_get_table (stroke->doc);
  const TlRecord *curve = tl_table_get (table, stroke->curve);
  const TlRecord *lane = tl_query_lane_of_kind (table, stroke->map, TL_LANE_KIND_TOUCHPOINTS);
  g_autoptr (GPtrArray) cell = NULL;
  gboolean found = FALSE;

  if (lane == NULL)
    return FALSE;
  cell = tl_query_cell (table,
                        stroke->map,
                        tl_record_get_id (stroke->columns->pdata[column]),
                        tl_record_get_id (lane));
  for (guint i = 0; i < cell->len; i++)
    {
      double x = column + (i + 0.5) / cell->len;

      if (!is_touchpoint_of (cell->pdata[i], curve))
        continue;
      found = TRUE;
      if (is_passed (stroke, x))
        add_knot (stroke, x, tl_record_get_id (cell->pdata[i]));
    }
  return found;
}

static Knot *
find_card_knot (Stroke *stroke, const char *card)
{
  for (guint i = 0; i < stroke->knots->len; i++)
    {
      Knot *knot = &g_array_index (stroke->knots, Knot, i);

      if (g_strcmp0 (knot->card, card) == 0)
        return knot;
    }
  return NULL;
}

/* A present point in a covered column: it is a card's and stays, or it is replaced. */
static void
take_point (Stroke *stroke, const TlRecord *point, double x)
{
  const char *card = tl_record_get_ref (point, TL_POINT_CARD);
  Knot        knot = { x, card, NULL };
  Knot       *wanted = card != NULL ? find_card_knot (stroke, card) : NULL;

  if (!is_passed (stroke, x))
    return;
  if (wanted != NULL && wanted->point != NULL)
    return;
  if (wanted != NULL)
    {
      wanted->point = g_strdup (tl_record_get_id (point));
      return;
    }
  knot.point = g_strdup (tl_record_get_id (point));
  g_array_append_val (card != NULL ? stroke->knots : stroke->loose, knot);
}

static void
take_points (Stroke *stroke)
{
  const TlTable *table = tl_document_get_table (stroke->doc);
  g_autoptr (GArray) points = tl_query_placed_points (table, stroke->map, stroke->curve);

  for (guint i = 0; i < points->len; i++)
    {
      const TlPlacedPoint *placed = &g_array_index (points, TlPlacedPoint, i);

      if (is_covered (stroke, (guint) placed->column))
        take_point (stroke, placed->point, placed->column + placed->at);
    }
}

static gboolean
has_knot_near (const Stroke *stroke, double x)
{
  for (guint i = 0; i < stroke->knots->len; i++)
    if (fabs (g_array_index (stroke->knots, Knot, i).x - x) < LEAST_DISTANCE)
      return TRUE;
  return FALSE;
}

static gboolean
has_knot_in (const Stroke *stroke, guint column)
{
  for (guint i = 0; i < stroke->knots->len; i++)
    if (floor (g_array_index (stroke->knots, Knot, i).x) == column)
      return TRUE;
  return FALSE;
}

static void
add_extremes (Stroke *stroke)
{
  const TlPoint    *points = (const TlPoint *) (gpointer) stroke->line->data;
  guint             n_found = 0;
  g_autofree guint *found =
    tl_curve_find_extremes (points, stroke->line->len, PROMINENCE, &n_found);

  for (guint i = 0; i < n_found; i++)
    {
      double x = points[found[i]].x;

      if (!has_knot_near (stroke, x) && is_covered (stroke, (guint) x))
        add_knot (stroke, x, NULL);
    }
}

/* Gives every knot at a place the nearest of the points that are to be replaced. */
static void
match_loose (Stroke *stroke)
{
  for (guint i = 0; i < stroke->knots->len; i++)
    {
      Knot  *knot = &g_array_index (stroke->knots, Knot, i);
      Knot  *nearest = NULL;
      double least = REACH;

      if (knot->card != NULL || knot->point != NULL)
        continue;
      for (guint j = 0; j < stroke->loose->len; j++)
        {
          Knot  *loose = &g_array_index (stroke->loose, Knot, j);
          double distance = fabs (loose->x - knot->x);

          if (loose->point != NULL && distance <= least)
            {
              nearest = loose;
              least = distance;
            }
        }
      if (nearest != NULL)
        knot->point = g_steal_pointer (&nearest->point);
    }
}

static void
put_knot (Stroke *stroke, const Knot *knot)
{
  guint            column = MIN ((guint) knot->x, stroke->columns->len - 1);
  const char      *id = tl_record_get_id (stroke->columns->pdata[column]);
  double           at = round ((knot->x - column) * 100) / 100;
  double           score = get_score (stroke, knot->x);
  g_autofree char *made = NULL;

  if (knot->point != NULL)
    {
      tl_edit_set_number (stroke->doc, knot->point, TL_POINT_SCORE, score);
      if (knot->card != NULL)
        return;
      tl_edit_set_ref (stroke->doc, knot->point, TL_POINT_COLUMN, id);
      tl_edit_set_number (stroke->doc, knot->point, TL_POINT_AT, at);
    }
  else if (knot->card != NULL)
    made = tl_edit_set_card_score (stroke->doc, stroke->curve, knot->card, score);
  else
    made = tl_edit_add_point (stroke->doc, stroke->curve, id, at, score);
}

static int
compare_knots (gconstpointer a, gconstpointer b)
{
  double left = ((const Knot *) a)->x;
  double right = ((const Knot *) b)->x;

  return (left > right) - (left < right);
}

static void
apply_stroke (Stroke *stroke)
{
  g_autofree gboolean *has_touchpoints = g_new0 (gboolean, stroke->columns->len);

  for (guint i = 0; i < stroke->columns->len; i++)
    has_touchpoints[i] = is_covered (stroke, i) && add_touchpoints (stroke, i);
  take_points (stroke);
  for (guint i = 0; i < stroke->columns->len; i++)
    if (is_covered (stroke, i) && is_passed (stroke, i + 0.5) && !has_touchpoints[i] &&
        !has_knot_in (stroke, i))
      add_knot (stroke, i + 0.5, NULL);
  add_extremes (stroke);
  /* A short stroke beside every touchpoint of its column is still a point. */
  if (stroke->knots->len == 0)
    add_knot (stroke, (get_start (stroke) + get_end (stroke)) / 2, NULL);
  match_loose (stroke);
  g_array_sort (stroke->knots, compare_knots);
  for (guint i = 0; i < stroke->loose->len; i++)
    {
      const char *const ids[] = { g_array_index (stroke->loose, Knot, i).point, NULL };

      tl_edit_delete (stroke->doc, ids, FALSE);
    }
  for (guint i = 0; i < stroke->knots->len; i++)
    put_knot (stroke, &g_array_index (stroke->knots, Knot, i));
}

/* Where the hand went through without a break the line has none. */
static void
close_gaps (Stroke *stroke)
{
  g_autoptr (GArray) points =
    tl_query_placed_points (tl_document_get_table (stroke->doc), stroke->map, stroke->curve);
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < points->len; i++)
    {
      const TlPlacedPoint *a = &g_array_index (points, TlPlacedPoint, i);
      const TlPlacedPoint *b = &g_array_index (points, TlPlacedPoint, i + 1);

      if (tl_record_get_boolean (a->point, TL_POINT_GAP) && is_passed (stroke, a->column + a->at) &&
          is_passed (stroke, b->column + b->at))
        g_ptr_array_add (closed, g_strdup (tl_record_get_id (a->point)));
    }
  for (guint i = 0; i < closed->len; i++)
    tl_edit_set_boolean (stroke->doc, closed->pdata[i], TL_POINT_GAP, FALSE);
}

/**
 * tl_edit_draw_stroke:
 * @doc: a document with a transaction open
 * @curve: the id of a curve
 * @stroke: (array length=n_points): the line drawn, in either direction
 * @n_points: how many
 *
 * Turns a freehand line into points of a curve: at the touchpoints it passes, in mid-column where
 * there are none, and where it clearly turns. Points elsewhere stay, and so do labels of points
 * that are only moved. A gap that the stroke runs through closes.
 *
 * Units: @stroke in columns from the map's left and scores; both are held to the map and to [-2,
 * 2].
 */
void
tl_edit_draw_stroke (TlDocument          *doc,
                     const char          *curve,
                     const TlStrokePoint *stroke,
                     guint                n_points)
{
  const TlTable   *table = tl_document_get_table (doc);
  Stroke           state = { .doc = doc, .curve = curve };
  g_autofree char *map = g_strdup (tl_query_map_of (table, curve));

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (tl_table_get_kind (table, curve, TL_KIND_CURVE));
  g_return_if_fail (stroke != NULL && n_points > 0);
  for (guint i = 0; i < n_points; i++)
    g_return_if_fail (!isnan (stroke[i].column) && !isnan (stroke[i].score));

  state.map = map;
  state.columns = tl_query_columns (table, map);
  state.line = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  state.knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  state.loose = g_array_new (FALSE, FALSE, sizeof (Knot));
  g_array_set_clear_func (state.knots, clear_knot);
  g_array_set_clear_func (state.loose, clear_knot);
  if (state.columns->len > 0)
    {
      read_line (&state, stroke, n_points);
      apply_stroke (&state);
      close_gaps (&state);
    }
  g_array_unref (state.loose);
  g_array_unref (state.knots);
  g_array_unref (state.line);
  g_ptr_array_unref (state.columns);
}
