/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of an emotions lane stand: names at the ends of lines, labels at points.
 *
 * Each word tries a list of places, nearest first, and takes the first that is within the lane and
 * free of every line, point, chip and word placed before. What stays without a free place is not
 * drawn (its point's spoken name has it): words never cross. Obstacles are kept in buckets along x,
 * so that a long lane costs no more a label than a short one. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <math.h>

#define BUCKET 256.0
#define LABEL_WIDTH 148.0
#define LINE_CLEARANCE 3.0
#define SAMPLE 3.0

/* A run of a drawn line. */
typedef struct
{
  TlCurve curve;
  double  x1;
  double  x2;
} Run;

typedef struct
{
  TlScene     *self;
  TlSceneLane *lane;
  GArray      *runs;    /* Run */
  GPtrArray   *buckets; /* GArray of TlRect */
} Field;

static void
clear_run (gpointer data)
{
  tl_curve_clear (&((Run *) data)->curve);
}

static GArray *
bucket_at (Field *field, double x)
{
  guint index = MAX (0, x) / BUCKET;

  while (field->buckets->len <= index)
    g_ptr_array_add (field->buckets, g_array_new (FALSE, FALSE, sizeof (TlRect)));
  return g_ptr_array_index (field->buckets, index);
}

static void
occupy (Field *field, TlRect rect)
{
  for (double x = floor (rect.x / BUCKET) * BUCKET; x <= rect.x + rect.width; x += BUCKET)
    g_array_append_val (bucket_at (field, x), rect);
}

static void
add_runs (Field *field, const TlSceneCurve *curve)
{
  for (guint first = 0; first < curve->points->len;)
    {
      guint               last = tl_scene_curve_piece_end (curve, first);
      guint               n = last - first + 1;
      g_autofree TlPoint *knots = g_new (TlPoint, n);
      Run                 run;

      for (guint i = 0; i < n; i++)
        knots[i] =
          (TlPoint){ TL_SCENE_POINT (curve, first + i)->x, TL_SCENE_POINT (curve, first + i)->y };
      run.x1 = knots[0].x;
      run.x2 = knots[n - 1].x;
      if (n > 1)
        {
          tl_curve_init (&run.curve, knots, n);
          g_array_append_val (field->runs, run);
        }
      first = last + 1;
    }
}

/* Links that run through the lane are no place for words either. */
static void
add_links (Field *field)
{
  TlScene     *self = field->self;
  TlSceneLane *lane = field->lane;

  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *link = g_ptr_array_index (self->links, i);

      for (guint k = 1; link->route != NULL && k < link->route->len; k++)
        {
          TlPoint a = g_array_index (link->route, TlPoint, k - 1);
          TlPoint b = g_array_index (link->route, TlPoint, k);
          TlRect  run = TL_RECT_INIT (MIN (a.x, b.x) - 2,
                                     MIN (a.y, b.y) - lane->top - 2,
                                     fabs (a.x - b.x) + 4,
                                     fabs (a.y - b.y) + 4);

          if (run.y < lane->height && run.y + run.height > 0)
            occupy (field, run);
        }
    }
}

/* Half the height of what is drawn at a point: a marker, a star or a ring. */
static double
point_radius (const TlScenePoint *point)
{
  if (point->n_pains > 0 || tl_record_get_boolean (point->record, TL_POINT_MOMENT_OF_TRUTH))
    return 11;
  return 7;
}

static void
add_points (Field *field, const TlSceneCurve *curve)
{
  for (guint i = 0; tl_scene_curve_shows_points (curve) && i < curve->points->len; i++)
    {
      const TlScenePoint *point = TL_SCENE_POINT (curve, i);
      double              r = point_radius (point);

      occupy (field, TL_RECT_INIT (point->x - r, point->y - r, 2 * r, 2 * r));
    }
}

/* Steep lines pass a word between two samples: what counts is the range from one to the next. */
static gboolean
crosses_run (const Run *run, const TlRect *rect)
{
  double x1 = MAX (rect->x - LINE_CLEARANCE, run->x1);
  double x2 = MIN (rect->x + rect->width + LINE_CLEARANCE, run->x2);
  double top = rect->y - LINE_CLEARANCE, bottom = rect->y + rect->height + LINE_CLEARANCE;
  double before;

  if (x1 > x2)
    return FALSE;
  before = tl_curve_eval (&run->curve, x1);
  for (double x = x1;; x = MIN (x + SAMPLE, x2))
    {
      double y = tl_curve_eval (&run->curve, x);

      if (MAX (y, before) > top && MIN (y, before) < bottom)
        return TRUE;
      if (x >= x2)
        return FALSE;
      before = y;
    }
}

static gboolean
is_free (Field *field, const TlRect *rect)
{
  TlScene *self = field->self;

  if (rect->y < 4 || rect->y + rect->height > field->lane->cells_top - 4 ||
      rect->x < self->columns_left - 8 ||
      rect->x + rect->width > self->rules_right + TL_SHEET_PAD - 8)
    return FALSE;
  for (double x = floor (rect->x / BUCKET) * BUCKET; x <= rect->x + rect->width; x += BUCKET)
    {
      const GArray *bucket = bucket_at (field, x);

      for (guint i = 0; i < bucket->len; i++)
        if (tl_rect_intersects (&g_array_index (bucket, TlRect, i), rect))
          return FALSE;
    }
  for (guint i = 0; i < field->runs->len; i++)
    if (crosses_run (&g_array_index (field->runs, Run, i), rect))
      return FALSE;
  return TRUE;
}

/* Tries the places around a point, nearest first, the preferred side before the other. */
static gboolean
try_around (Field              *field,
            const TlScenePoint *point,
            double              width,
            double              height,
            gboolean            above,
            TlRect             *found)
{
  static const double distances[] = { 3, 8, 14, 22, 32, 44, 58 };
  static const double shifts[] = { 0, -.25, .25, -.5, .5, -.75, .75 };
  double              r = point_radius (point) + (point_radius (point) > 10 ? 0 : 1);

  for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
    for (guint side = 0; side < 2; side++)
      for (guint s = 0; s < G_N_ELEMENTS (shifts); s++)
        {
          gboolean up = above == (side == 0);
          double   y = up ? point->y - r - distances[d] - height : point->y + r + distances[d];
          TlRect   rect = TL_RECT_INIT (point->x + (shifts[s] - .5) * width, y, width, height);

          rect.x = floor (rect.x + .5);
          rect.y = floor (rect.y + .5);
          if (!is_free (field, &rect))
            continue;
          *found = rect;
          return TRUE;
        }
  return FALSE;
}

/* Positive extremes are labelled above, negative ones below; others away from their neighbours. */
static gboolean
prefers_above (const TlSceneCurve *curve, guint i)
{
  const TlScenePoint *point = TL_SCENE_POINT (curve, i);
  double              around = 0;
  guint               n = 0;

  if (point->score > .25)
    return TRUE;
  if (point->score < -.25)
    return FALSE;
  if (i > 0)
    around += TL_SCENE_POINT (curve, i - 1)->score, n++;
  if (i + 1 < curve->points->len)
    around += TL_SCENE_POINT (curve, i + 1)->score, n++;
  return n == 0 || point->score >= around / n;
}

static void
place_label (Field *field, TlSceneCurve *curve, guint i)
{
  TlScenePoint *point = TL_SCENE_POINT (curve, i);
  TlRect        old = point->label_rect;

  point->label_rect = (TlRect){ 0 };
  if (point->label == NULL)
    point->label = tl_scene_set_text (field->self,
                                      tl_record_get_text (point->record, TL_POINT_LABEL),
                                      TL_FONT_LABEL,
                                      LABEL_WIDTH * field->self->scale,
                                      3,
                                      TL_TEXT_MIDDLE);
  if (point->label != NULL && try_around (field,
                                          point,
                                          ceil (point->label->width),
                                          point->label->height,
                                          prefers_above (curve, i),
                                          &point->label_rect))
    occupy (field, tl_rect_inset (&point->label_rect, -3));
  if (!tl_rect_equal (&old, &point->label_rect))
    tl_scene_clear_group (&point->group);
}

/* A line's name stands after its last point; if that place is taken, above or below it. */
static void
place_name (Field *field, TlSceneCurve *curve)
{
  static const double shifts[] = { 0, -10, 10, -18, 18, -28, 28, -40, 40 };
  const TlScenePoint *last;
  TlRect              old = curve->name_rect;
  double              width, height;

  curve->name_rect = (TlRect){ 0 };
  if (curve->name != NULL && curve->points->len > 0)
    {
      last = TL_SCENE_POINT (curve, curve->points->len - 1);
      width = ceil (curve->name->width);
      height = curve->name->height;
      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          TlRect rect =
            TL_RECT_INIT (last->x + 12, floor (last->y - height / 2 + shifts[i]), width, height);

          if (!is_free (field, &rect))
            continue;
          curve->name_rect = rect;
          break;
        }
      if (tl_rect_is_empty (&curve->name_rect))
        try_around (field, last, width, height, last->score >= 0, &curve->name_rect);
      if (!tl_rect_is_empty (&curve->name_rect))
        occupy (field, tl_rect_inset (&curve->name_rect, -3));
    }
  if (!tl_rect_equal (&old, &curve->name_rect))
    tl_scene_clear_group (&curve->group);
}

/* Places the names and labels of a lane whose points are placed. */
void
tl_scene_layout_labels (TlScene *self, TlSceneLane *lane)
{
  Field field = { .self = self, .lane = lane };

  field.runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (field.runs, clear_run);
  field.buckets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_links (&field);
  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (!tl_rect_is_empty (&curve->chip))
        occupy (&field, curve->chip);
      if (!tl_scene_curve_is_drawn (lane, curve))
        continue;
      add_runs (&field, curve);
      add_points (&field, curve);
    }
  for (guint i = 0; i < lane->curves->len; i++)
    if (tl_scene_curve_is_drawn (lane, g_ptr_array_index (lane->curves, i)))
      place_name (&field, g_ptr_array_index (lane->curves, i));
  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      for (guint k = 0; tl_scene_curve_is_drawn (lane, curve) && k < curve->points->len; k++)
        place_label (&field, curve, k);
    }
  g_array_unref (field.runs);
  g_ptr_array_unref (field.buckets);
}
