/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Emotion curves on a dial: the angle is the place in the columns, the radius the score, further
 * out is happier. The line has the same shape as on a grid, bent around the centre, and goes on
 * from the last point to the first, because such a journey begins again; a gap after the last point
 * leaves it open. What never changes: between two points the line stays between their radii. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>

#define FILL_ALPHA 0.09
/* A piece as long as this is seen as round. */
#define MAX_ANGLE 0.16
#define SAMPLES 8
#define MIN_CLOSED 3

double
tl_round_score_radius (const TlSceneLane *lane, double score)
{
  return lane->curve_inner + (CLAMP (score, -2, 2) + 2) * lane->level_step;
}

double
tl_round_radius_score (const TlSceneLane *lane, double radius)
{
  return CLAMP ((radius - lane->curve_inner) / lane->level_step - 2, -2, 2);
}

/* Length of a column along the neutral circle. */
static double
column_length (TlScene *self, const TlSceneLane *lane)
{
  return (tl_round_angle (self, 1) - tl_round_angle (self, 0)) * tl_round_score_radius (lane, 0);
}

/* Along the neutral circle from a place in columns. */
double
tl_round_along (TlScene *self, const TlSceneLane *lane, double position)
{
  return position * column_length (self, lane);
}

/* From where a point stands along the neutral circle (its x) to its place on the sheet. */
void
tl_round_put_point (TlScene *self, const TlSceneLane *lane, TlScenePoint *point)
{
  double  length = column_length (self, lane);
  TlPoint at;

  point->position = CLAMP (point->x / length, 0, self->columns->len);
  at = tl_round_point (self,
                       tl_round_angle (self, point->position),
                       tl_round_score_radius (lane, point->score));
  point->x = floor (at.x + .5);
  point->y = floor (at.y + .5);
}

typedef struct
{
  TlScene           *self;
  const TlSceneLane *lane;
  TlCurve            line; /* knots: angle times the neutral radius, radius */
  double             neutral;
} Bend;

static TlPoint
bend_point (const Bend *bend, double along)
{
  return tl_round_point (bend->self, along / bend->neutral, tl_curve_eval (&bend->line, along));
}

/* How the bent line moves on as one goes along. */
static TlPoint
bend_slope (const Bend *bend, double along, double low, double high)
{
  double  a = MAX (low, along - .05), b = MIN (high, along + .05);
  TlPoint p = bend_point (bend, a), q = bend_point (bend, b);

  return (TlPoint){ (q.x - p.x) / (b - a), (q.y - p.y) / (b - a) };
}

static void
add_pieces (const Bend *bend, double from, double to, guint first, gboolean closing, GArray *pieces)
{
  guint n = MAX (1, (guint) ceil ((to - from) / bend->neutral / MAX_ANGLE));

  for (guint i = 0; i < n; i++)
    {
      double       a = from + (to - from) * i / n, b = from + (to - from) * (i + 1) / n;
      TlPoint      p = bend_point (bend, a), q = bend_point (bend, b);
      TlPoint      out = bend_slope (bend, a, from, to), in = bend_slope (bend, b, from, to);
      double       third = (b - a) / 3;
      TlRoundPiece piece = { .first = first, .closing = closing };

      piece.bezier = (TlBezier){ p,
                                 { p.x + out.x * third, p.y + out.y * third },
                                 { q.x - in.x * third, q.y - in.y * third },
                                 q };
      g_array_append_val (pieces, piece);
    }
}

/* Whether a line goes on from its last point to its first. */
static gboolean
is_closed (const TlSceneCurve *curve)
{
  return curve->points->len >= MIN_CLOSED &&
         !tl_record_get_boolean (TL_SCENE_POINT (curve, curve->points->len - 1)->record,
                                 TL_POINT_GAP);
}

static void
add_knot (Bend *bend, const TlSceneCurve *curve, guint i, int turns, GArray *knots)
{
  const TlScenePoint *point = TL_SCENE_POINT (curve, i);
  double              angle = tl_round_angle (bend->self, point->position) + turns * 2 * G_PI;
  TlPoint knot = { angle * bend->neutral, tl_round_score_radius (bend->lane, point->score) };

  if (knots->len == 0 || g_array_index (knots, TlPoint, knots->len - 1).x < knot.x)
    g_array_append_val (knots, knot);
}

/* One unbroken run of a line; where the line is closed its ends know what comes before and after.
 */
static void
trace_run (Bend *bend, const TlSceneCurve *curve, guint first, guint last, GArray *pieces)
{
  g_autoptr (GArray) knots = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  gboolean closed = is_closed (curve);
  gboolean closing = closed && last + 1 == curve->points->len;
  guint    skip = 0;

  if (closed && first == 0)
    add_knot (bend, curve, curve->points->len - 1, -1, knots);
  skip = knots->len;
  for (guint i = first; i <= last; i++)
    add_knot (bend, curve, i, 0, knots);
  if (closing)
    add_knot (bend, curve, 0, 1, knots);
  if (knots->len < skip + 2)
    return;
  tl_curve_init (&bend->line, (const TlPoint *) (gpointer) knots->data, knots->len);
  for (guint i = skip; i + 1 < knots->len; i++)
    add_pieces (bend,
                g_array_index (knots, TlPoint, i).x,
                g_array_index (knots, TlPoint, i + 1).x,
                first + i - skip,
                closing && i + 2 == knots->len,
                pieces);
  tl_curve_clear (&bend->line);
}

/* The whole line as pieces (element-type TlRoundPiece), in order. */
GArray *
tl_round_trace_curve (TlScene *self, const TlSceneLane *lane, const TlSceneCurve *curve)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (TlRoundPiece));
  Bend    bend = { .self = self, .lane = lane, .neutral = tl_round_score_radius (lane, 0) };

  for (guint first = 0; first < curve->points->len;)
    {
      guint last = tl_scene_curve_piece_end (curve, first);

      trace_run (&bend, curve, first, last, pieces);
      first = last + 1;
    }
  return pieces;
}

/* A place on a piece, t from 0 to 1. */
TlPoint
tl_round_piece_point (const TlRoundPiece *piece, double t)
{
  const TlBezier *b = &piece->bezier;
  double          u = 1 - t;
  double          w[4] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };

  return (TlPoint){ w[0] * b->p0.x + w[1] * b->p1.x + w[2] * b->p2.x + w[3] * b->p3.x,
                    w[0] * b->p0.y + w[1] * b->p1.y + w[2] * b->p2.y + w[3] * b->p3.y };
}

/* How far a place is from a line, document px. */
double
tl_round_distance_to_curve (
  TlScene *self, const TlSceneLane *lane, const TlSceneCurve *curve, double x, double y)
{
  g_autoptr (GArray) pieces = tl_round_trace_curve (self, lane, curve);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < pieces->len; i++)
    for (guint k = 0; k <= SAMPLES; k++)
      {
        TlPoint at =
          tl_round_piece_point (&g_array_index (pieces, TlRoundPiece, i), k / (double) SAMPLES);

        best = MIN (best, hypot (at.x - x, at.y - y));
      }
  return best;
}

/* --- Drawing, around the dial's centre --- */

static TlPoint
seen (TlScene *self, TlPoint point)
{
  double x = point.x - self->centre.x;

  return (TlPoint){ self->rtl ? -x : x, point.y - self->centre.y };
}

static void
draw_piece (TlScene *self, TlGroupBuilder *builder, const TlBezier *bezier)
{
  TlPoint p1 = seen (self, bezier->p1), p2 = seen (self, bezier->p2), p3 = seen (self, bezier->p3);

  tl_group_builder_curve_to (builder, p1.x, p1.y, p2.x, p2.y, p3.x, p3.y);
}

static void
move_to (TlScene *self, TlGroupBuilder *builder, TlPoint point)
{
  TlPoint at = seen (self, point);

  tl_group_builder_move_to (builder, at.x, at.y);
}

/* Back along the neutral circle, in straight steps too short to be seen. */
static void
draw_back (TlScene *self, TlGroupBuilder *builder, double radius, TlPoint from, TlPoint to)
{
  double a = tl_round_angle_at (self, from.x, from.y);
  double b = tl_round_angle_at (self, to.x, to.y);
  guint  n;

  while (b > a - 1e-6)
    b -= 2 * G_PI;
  n = MAX (1, (guint) ceil ((a - b) / .03));
  for (guint i = 0; i <= n; i++)
    {
      TlPoint at = seen (self, tl_round_point (self, a + (b - a) * i / n, radius));

      tl_group_builder_line_to (builder, at.x, at.y);
    }
}

/* Between the line and the neutral circle. Of a closed line nothing is filled round its end. */
static void
draw_fill (TlScene            *self,
           TlGroupBuilder     *builder,
           const TlSceneLane  *lane,
           const TlSceneCurve *curve,
           const GArray       *pieces)
{
  TlPaint paint = { .fill = curve->color };

  paint.fill.alpha = FILL_ALPHA;
  for (guint i = 0, end; i < pieces->len; i = end)
    {
      const TlRoundPiece *first = &g_array_index (pieces, TlRoundPiece, i), *last = first;

      end = i + 1;
      if (first->closing)
        continue;
      move_to (self, builder, first->bezier.p0);
      draw_piece (self, builder, &first->bezier);
      for (; end < pieces->len; end++)
        {
          const TlRoundPiece *next = &g_array_index (pieces, TlRoundPiece, end);

          if (next->closing || next->bezier.p0.x != last->bezier.p3.x ||
              next->bezier.p0.y != last->bezier.p3.y)
            break;
          draw_piece (self, builder, &next->bezier);
          last = next;
        }
      draw_back (self, builder, tl_round_score_radius (lane, 0), last->bezier.p3, first->bezier.p0);
      tl_group_builder_close (builder);
      tl_group_builder_end_path (builder, &paint, FALSE);
    }
}

/* The line, and its fill when it is the one that is edited. From the last point round to the first
 * it is thinner and dashed: nobody gave it a score there. */
void
tl_round_draw_curve (TlScene            *self,
                     TlGroupBuilder     *builder,
                     TlSceneLane        *lane,
                     const TlSceneCurve *curve,
                     const TlColor      *ink)
{
  g_autoptr (GArray) pieces = tl_round_trace_curve (self, lane, curve);
  TlPaint line = { .stroke = *ink, .stroke_width = curve->width, .dash = curve->dash };
  TlPaint thin = { .stroke = *ink, .stroke_width = curve->width * .6, .dash = TL_DASH_DASHED };

  if (curve->active && !curve->target)
    draw_fill (self, builder, lane, curve, pieces);
  for (guint i = 0, end; i < pieces->len; i = end)
    {
      const TlRoundPiece *first = &g_array_index (pieces, TlRoundPiece, i);

      move_to (self, builder, first->bezier.p0);
      for (end = i; end < pieces->len; end++)
        {
          const TlRoundPiece *piece = &g_array_index (pieces, TlRoundPiece, end);

          if (piece->first != first->first || piece->closing != first->closing)
            break;
          draw_piece (self, builder, &piece->bezier);
        }
      tl_group_builder_end_path (builder, first->closing ? &thin : &line, FALSE);
    }
}
