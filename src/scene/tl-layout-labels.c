/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of an emotions lane stand: names at the ends of lines, labels at points.
 *
 * Each word tries a list of places, nearest first, and takes the first that is within the lane and
 * free of every line, point, chip and word placed before. A label that finds none is set narrower,
 * then further off with a thin leader to its point. What still has no free place is not drawn (its
 * point's spoken name has it): words never cross. Obstacles are kept in buckets along x and lines
 * as ranges of every third px, so that a long lane costs no more a label than a short one. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>
#include <string.h>

#define BUCKET 256.0
#define LINE_CLEARANCE 3.0
#define SAMPLE 3.0
#define ROUND_SAMPLES 10
/* A label nearer than this to its point needs no leader. */
#define LEADER_FROM 24.0

static const double label_widths[TL_N_LABEL_WIDTHS] = { 148, 92, 66 };

/* How high a line reaches within SAMPLE px. */
typedef struct
{
  double low;
  double high;
} Range;

/* A run of a drawn line, cut into n ranges from x1 to x2. */
typedef struct
{
  double x1;
  double x2;
  guint  n;
  Range *ranges;
} Run;

typedef struct
{
  TlScene     *self;
  TlSceneLane *lane;
  double       at;      /* x of what is named */
  GArray      *runs;    /* Run */
  GPtrArray   *buckets; /* GArray of TlRect */
} Field;

static void
clear_run (gpointer data)
{
  g_free (((Run *) data)->ranges);
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
add_run (Field *field, const TlPoint *knots, guint n)
{
  Run     run = { .x1 = knots[0].x, .x2 = knots[n - 1].x };
  TlCurve line;

  run.n = MAX (1, (guint) ceil ((run.x2 - run.x1) / SAMPLE));
  run.ranges = g_new (Range, run.n);
  tl_curve_init (&line, knots, n);
  for (guint i = 0; i < run.n; i++)
    {
      double a = tl_curve_eval (&line, run.x1 + i * SAMPLE);
      double b = tl_curve_eval (&line, run.x1 + (i + 1) * SAMPLE);

      run.ranges[i] = (Range){ MIN (a, b), MAX (a, b) };
    }
  /* Between two knots a line only rises or only falls: turns are at knots. */
  for (guint i = 0; i < n; i++)
    {
      Range *range = &run.ranges[MIN (run.n - 1, (guint) ((knots[i].x - run.x1) / SAMPLE))];

      range->low = MIN (range->low, knots[i].y);
      range->high = MAX (range->high, knots[i].y);
    }
  tl_curve_clear (&line);
  g_array_append_val (field->runs, run);
}

/* A line that goes round is no function of x: small boxes along it stand for it. */
static void
add_round_runs (Field *field, const TlSceneCurve *curve)
{
  g_autoptr (GArray) pieces = tl_round_trace_curve (field->self, field->lane, curve);

  for (guint i = 0; i < pieces->len; i++)
    for (guint k = 0; k < ROUND_SAMPLES; k++)
      {
        TlPoint at = tl_round_piece_point (&g_array_index (pieces, TlRoundPiece, i),
                                           k / (double) ROUND_SAMPLES);

        occupy (field,
                TL_RECT_INIT (at.x - LINE_CLEARANCE,
                              at.y - LINE_CLEARANCE,
                              2 * LINE_CLEARANCE,
                              2 * LINE_CLEARANCE));
      }
}

static void
add_runs (Field *field, const TlSceneCurve *curve)
{
  if (field->self->round)
    {
      add_round_runs (field, curve);
      return;
    }
  for (guint first = 0; first < curve->points->len;)
    {
      guint               last = tl_scene_curve_piece_end (curve, first);
      guint               n = last - first + 1;
      g_autofree TlPoint *knots = g_new (TlPoint, n);

      for (guint i = 0; i < n; i++)
        knots[i] =
          (TlPoint){ TL_SCENE_POINT (curve, first + i)->x, TL_SCENE_POINT (curve, first + i)->y };
      if (n > 1)
        add_run (field, knots, n);
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

static gboolean
crosses_run (const Run *run, const TlRect *rect, double clearance)
{
  double x1 = MAX (rect->x - clearance, run->x1);
  double x2 = MIN (rect->x + rect->width + clearance, run->x2);
  double top = rect->y - clearance, bottom = rect->y + rect->height + clearance;
  guint  last;

  if (x1 > x2)
    return FALSE;
  last = MIN (run->n - 1, (guint) ((x2 - run->x1) / SAMPLE));
  for (guint i = MIN (run->n - 1, (guint) ((x1 - run->x1) / SAMPLE)); i <= last; i++)
    if (run->ranges[i].high > top && run->ranges[i].low < bottom)
      return TRUE;
  return FALSE;
}

static gboolean
is_occupied (Field *field, const TlRect *rect)
{
  for (double x = floor (rect->x / BUCKET) * BUCKET; x <= rect->x + rect->width; x += BUCKET)
    {
      const GArray *bucket = bucket_at (field, x);

      for (guint i = 0; i < bucket->len; i++)
        if (tl_rect_intersects (&g_array_index (bucket, TlRect, i), rect))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_crossed (Field *field, const TlRect *rect, double clearance)
{
  for (guint i = 0; i < field->runs->len; i++)
    if (crosses_run (&g_array_index (field->runs, Run, i), rect, clearance))
      return TRUE;
  return FALSE;
}

/* Within the ring of the levels, and off the scale of faces. */
static gboolean
is_within_ring (Field *field, const TlRect *rect)
{
  TlScene           *self = field->self;
  const TlSceneLane *lane = field->lane;
  TlPoint            middle = { rect->x + rect->width / 2 - self->centre.x,
                                rect->y + rect->height / 2 - self->centre.y };
  double             face = TL_FACE_RADIUS * tl_scene_sign_scale (self) + 3;

  if (middle.y < 0 && fabs (middle.x) < rect->width / 2 + face)
    return FALSE;
  return tl_round_near (middle, rect->width, rect->height) >= lane->inner + 2 &&
         tl_round_far (middle, rect->width, rect->height) <= lane->outer + 2;
}

static gboolean
is_free (Field *field, const TlRect *rect)
{
  TlScene *self = field->self;

  if (self->round)
    return is_within_ring (field, rect) && !is_occupied (field, rect);
  if (rect->y < 4 || rect->y + rect->height > field->lane->cells_top - 4 ||
      rect->x < self->columns_left - 8 ||
      rect->x + rect->width > self->rules_right + TL_SHEET_PAD - 8)
    return FALSE;
  return !tl_scene_crosses_wall (self, rect) &&
         !tl_scene_has_wall_between (self, field->at, rect->x) && !is_occupied (field, rect) &&
         !is_crossed (field, rect, LINE_CLEARANCE);
}

static TlRect
place_at (double x, double y, double width, double height)
{
  return TL_RECT_INIT (floor (x + .5), floor (y + .5), width, height);
}

/* Right before or after a point: free where the line is steep or ends. */
static gboolean
try_beside (Field *field, const TlScenePoint *point, double width, double height, TlRect *found)
{
  static const double rises[] = { -.5, -.9, -.1 };
  double              away = point_radius (point) + 4;

  for (guint i = 0; i < G_N_ELEMENTS (rises); i++)
    for (int side = 1; side >= -1; side -= 2)
      {
        *found = place_at (side > 0 ? point->x + away : point->x - away - width,
                           point->y + rises[i] * height,
                           width,
                           height);
        if (is_free (field, found))
          return TRUE;
      }
  return FALSE;
}

/* On a dial: further out or further in than the point, as its score wants. */
static gboolean
try_along_spoke (Field              *field,
                 const TlScenePoint *point,
                 double              width,
                 double              height,
                 gboolean            outwards,
                 TlRect             *found)
{
  static const double turns[] = { 0, .5, -.5, .9, -.9 };
  TlScene            *self = field->self;
  double              angle = tl_round_angle_at (self, point->x, point->y);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
      {
        double way = angle + turns[i] + ((outwards == (side == 0)) ? 0 : G_PI);
        double x = sin (way), y = -cos (way), off = point_radius (point) + 4;

        /* From the point to the box's nearest edge, then half of the box. */
        *found = place_at (point->x + x * off + (x * .5 - .5) * width,
                           point->y + y * off + (y * .5 - .5) * height,
                           width,
                           height);
        if (is_free (field, found))
          return TRUE;
      }
  return FALSE;
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
  static const double distances[] = { 3, 8, 14, 22 };
  static const double shifts[] = { 0, -.25, .25, -.5, .5, -.75, .75 };
  double              r = point_radius (point) + (point_radius (point) > 10 ? 0 : 1);

  if (field->self->round && try_along_spoke (field, point, width, height, above, found))
    return TRUE;
  for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
    for (guint side = 0; side < 2; side++)
      for (guint s = 0; s < G_N_ELEMENTS (shifts); s++)
        {
          gboolean up = above == (side == 0);
          double   y = up ? point->y - r - distances[d] - height : point->y + r + distances[d];

          *found = place_at (point->x + (shifts[s] - .5) * width, y, width, height);
          if (is_free (field, found))
            return TRUE;
        }
  return try_beside (field, point, width, height, found);
}

/* The straight way from a point's sign to the nearest place of its label. */
static void
set_leader (const TlScenePoint *point, const TlRect *label, TlPoint leader[2])
{
  TlPoint end = { CLAMP (point->x, label->x + 4, label->x + label->width - 4),
                  label->y > point->y ? label->y - 1 : label->y + label->height + 1 };
  double  length = hypot (end.x - point->x, end.y - point->y);
  double  r = point_radius (point) + 1;

  leader[0] = (TlPoint){ point->x + (end.x - point->x) * r / length,
                         point->y + (end.y - point->y) * r / length };
  leader[1] = end;
}

/* A leader touches no word, no sign and, away from its point, no line. Occupies its way if so. */
static gboolean
take_leader (Field *field, const TlPoint leader[2])
{
  double length = hypot (leader[1].x - leader[0].x, leader[1].y - leader[0].y);

  for (guint take = 0; take < 2; take++)
    for (double at = 6; at < length; at += 4)
      {
        TlRect rect = TL_RECT_INIT (leader[0].x + (leader[1].x - leader[0].x) * at / length - 2,
                                    leader[0].y + (leader[1].y - leader[0].y) * at / length - 2,
                                    4,
                                    4);

        if (take == 1)
          occupy (field, rect);
        else if (is_occupied (field, &rect) || is_crossed (field, &rect, 0))
          return FALSE;
      }
  return TRUE;
}

/* Further off, where there is room, with a leader. */
static gboolean
try_afar (
  Field *field, TlScenePoint *point, double width, double height, gboolean above, TlRect *found)
{
  static const double distances[] = { LEADER_FROM + 6, 44, 58, 74, 92, 112, 136 };
  static const double shifts[] = { 0, -.4, .4, -.8, .8, -1.2, 1.2 };
  double              r = point_radius (point);

  for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
    for (guint side = 0; side < 2; side++)
      for (guint s = 0; s < G_N_ELEMENTS (shifts); s++)
        {
          gboolean up = above == (side == 0);
          double   y = up ? point->y - r - distances[d] - height : point->y + r + distances[d];

          *found = place_at (point->x + (shifts[s] - .5) * width, y, width, height);
          if (!is_free (field, found))
            continue;
          set_leader (point, found, point->leader);
          if (take_leader (field, point->leader))
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

/* The words of a label, as wide as they like (0) or narrower. */
static TlTextBlock *
get_label (TlScene *self, TlScenePoint *point, guint width)
{
  if (point->labels[width] == NULL)
    point->labels[width] = tl_scene_set_text (self,
                                              tl_record_get_text (point->record, TL_POINT_LABEL),
                                              TL_FONT_LABEL,
                                              label_widths[width] * self->scale,
                                              4,
                                              TL_TEXT_MIDDLE);
  return point->labels[width];
}

/* Near its point before far from it, wide before narrow. */
static gboolean
find_label_place (Field *field, TlSceneCurve *curve, guint i)
{
  TlScenePoint *point = TL_SCENE_POINT (curve, i);
  gboolean      above = prefers_above (curve, i);

  field->at = point->x;
  for (guint afar = 0; afar < 2; afar++)
    for (guint w = 0; w < TL_N_LABEL_WIDTHS; w++)
      {
        TlTextBlock *label = get_label (field->self, point, w);
        double       width = label == NULL ? 0 : ceil (label->width);

        if (label == NULL)
          return FALSE;
        point->label = label;
        if (afar ? try_afar (field, point, width, label->height, above, &point->label_rect)
                 : try_around (field, point, width, label->height, above, &point->label_rect))
          return TRUE;
      }
  return FALSE;
}

static void
place_label (Field *field, TlSceneCurve *curve, guint i)
{
  TlScenePoint *point = TL_SCENE_POINT (curve, i);
  TlScenePoint  old = *point;

  memset (point->leader, 0, sizeof point->leader);
  if (*tl_record_get_text (point->record, TL_POINT_LABEL) != '\0' &&
      find_label_place (field, curve, i))
    occupy (field, tl_rect_inset (&point->label_rect, -3));
  else
    {
      point->label_rect = (TlRect){ 0 };
      memset (point->leader, 0, sizeof point->leader);
    }
  if (!tl_rect_equal (&old.label_rect, &point->label_rect) || old.label != point->label ||
      memcmp (old.leader, point->leader, sizeof old.leader) != 0)
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
      field->at = last->x;
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
      if (tl_rect_is_empty (&curve->name_rect) &&
          !try_around (field, last, width, height, last->score >= 0, &curve->name_rect))
        curve->name_rect = (TlRect){ 0 };
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
      /* It comes again on every slide. */
      for (guint k = 0; self->walls != NULL && k < self->walls->len; k++)
        occupy (&field,
                tl_rect_offset (&curve->chip, tl_scene_get_wall (self, k) - self->columns_left, 0));
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

      for (guint k = 0;
           !curve->foreign && tl_scene_curve_is_drawn (lane, curve) && k < curve->points->len;
           k++)
        place_label (&field, curve, k);
    }
  g_array_unref (field.runs);
  g_ptr_array_unref (field.buckets);
}
