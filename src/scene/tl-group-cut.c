/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a group lies within a rectangle, as a group that painters paint without clipping.
 *
 * Lines are cut where they leave: a cubic is split at the very place where it crosses the border,
 * so that two pieces of a picture meet without a gap. Areas are cut by one side of the rectangle
 * after the other (Sutherland and Hodgman 1974, with cubics for edges). A word, a picture or a sign
 * is never cut: it belongs to the piece that its middle lies in. */
#include "config.h"

#include "scene/tl-group-cut.h"

#include <math.h>
#include <string.h>

/* What is no larger is a sign: an arrow head, a point. */
#define SIGN_SIZE 26.0
/* Of an arc of a quarter circle: how far its handles are from its ends, by its radius. */
#define ARC_HANDLE 0.5522847498
/* Halvings until a crossing is known to less than a millionth of the edge. */
#define HALVINGS 40

typedef struct
{
  TlPoint  p[4]; /* of a line: 0 and 3 count */
  gboolean is_curve;
} Edge;

/* One side of the rectangle, and which half of the plane is inside. */
typedef struct
{
  gboolean vertical; /* of equal x */
  double   at;
  gboolean above; /* inside is what is larger */
} Side;

/* Edges in a row; in an area the last leads to the first. */
typedef GArray Trail;

static Trail *
trail_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Edge));
}

static double
value_of (const Side *side, const TlPoint *point)
{
  return side->vertical ? point->x : point->y;
}

static void
put_value (const Side *side, TlPoint *point, double value)
{
  if (side->vertical)
    point->x = value;
  else
    point->y = value;
}

static TlPoint
mix (TlPoint a, TlPoint b, double t)
{
  return (TlPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* The part of an edge between two parameters (de Casteljau). */
static Edge
part_of (const Edge *edge, double from, double to)
{
  Edge    part = *edge;
  TlPoint a, b, c, ab, bc;
  double  t = from < 1 ? (to - from) / (1 - from) : 1;

  if (!edge->is_curve)
    {
      part.p[0] = mix (edge->p[0], edge->p[3], from);
      part.p[3] = mix (edge->p[0], edge->p[3], to);
      return part;
    }
  /* First what comes after `from`, ... */
  a = mix (part.p[0], part.p[1], from);
  b = mix (part.p[1], part.p[2], from);
  c = mix (part.p[2], part.p[3], from);
  ab = mix (a, b, from);
  bc = mix (b, c, from);
  part.p[0] = mix (ab, bc, from);
  part.p[1] = bc;
  part.p[2] = c;
  /* ... then of that what comes before `to`. */
  a = mix (part.p[0], part.p[1], t);
  b = mix (part.p[1], part.p[2], t);
  c = mix (part.p[2], part.p[3], t);
  ab = mix (a, b, t);
  bc = mix (b, c, t);
  part.p[1] = a;
  part.p[2] = ab;
  part.p[3] = mix (ab, bc, t);
  return part;
}

static double
value_at (const Edge *edge, const Side *side, double t)
{
  Edge part = part_of (edge, 0, t);

  return value_of (side, &part.p[3]);
}

/* Where the edge turns: between two turns it only rises or only falls. */
static guint
find_turns (const Edge *edge, const Side *side, double turns[4])
{
  double p0 = value_of (side, &edge->p[0]), p1 = value_of (side, &edge->p[1]);
  double p2 = value_of (side, &edge->p[2]), p3 = value_of (side, &edge->p[3]);
  double a = p3 - 3 * p2 + 3 * p1 - p0, b = 2 * (p2 - 2 * p1 + p0), c = p1 - p0;
  double found[2];
  guint  n_found = 0, n = 0;

  if (fabs (a) < 1e-9)
    {
      if (fabs (b) > 1e-9)
        found[n_found++] = -c / b;
    }
  else if (b * b - 4 * a * c >= 0)
    {
      double root = sqrt (b * b - 4 * a * c);

      found[n_found++] = MIN ((-b - root) / (2 * a), (-b + root) / (2 * a));
      found[n_found++] = MAX ((-b - root) / (2 * a), (-b + root) / (2 * a));
    }
  turns[n++] = 0;
  for (guint i = 0; edge->is_curve && i < n_found; i++)
    if (found[i] > 0 && found[i] < 1)
      turns[n++] = found[i];
  turns[n++] = 1;
  return n;
}

/* The parameters at which an edge crosses a side, with 0 before and 1 after them. */
static guint
find_crossings (const Edge *edge, const Side *side, double at[5])
{
  double turns[4];
  guint  n_turns = find_turns (edge, side, turns), n = 0;

  at[n++] = 0;
  for (guint i = 0; i + 1 < n_turns; i++)
    {
      double low = turns[i], high = turns[i + 1];
      double start = value_at (edge, side, low) - side->at;
      double end = value_at (edge, side, high) - side->at;

      if (start * end >= 0)
        continue;
      for (guint k = 0; k < HALVINGS; k++)
        {
          double middle = (low + high) / 2;

          if ((value_at (edge, side, middle) - side->at) * start > 0)
            low = middle;
          else
            high = middle;
        }
      at[n++] = high;
    }
  at[n++] = 1;
  return n;
}

static gboolean
is_inside (const Edge *edge, const Side *side)
{
  double middle = value_at (edge, side, .5) - side->at;

  return side->above ? middle >= 0 : middle <= 0;
}

static gboolean
meets (const Trail *trail, const TlPoint *point)
{
  const Edge *last = &g_array_index (trail, Edge, trail->len - 1);

  return fabs (last->p[3].x - point->x) < 1e-6 && fabs (last->p[3].y - point->y) < 1e-6;
}

static void
append_line (Trail *trail, TlPoint from, TlPoint to)
{
  Edge edge = { .p = { from, from, to, to } };

  g_array_append_val (trail, edge);
}

/* The parts of a trail inside of a side. Of an area they are joined along the side, of a line each
 * is a trail of its own, added to `out`. */
static void
cut_trail (const Trail *trail, const Side *side, gboolean is_area, GPtrArray *out)
{
  Trail *kept = NULL;

  for (guint i = 0; i < trail->len; i++)
    {
      const Edge *edge = &g_array_index (trail, Edge, i);
      double      at[5];
      guint       n = find_crossings (edge, side, at);

      for (guint k = 0; k + 1 < n; k++)
        {
          Edge part = part_of (edge, at[k], at[k + 1]);

          if (!is_inside (&part, side))
            continue;
          if (k > 0)
            put_value (side, &part.p[0], side->at);
          if (k + 2 < n)
            put_value (side, &part.p[3], side->at);
          if (kept != NULL && !is_area && !meets (kept, &part.p[0]))
            {
              g_ptr_array_add (out, kept);
              kept = NULL;
            }
          if (kept == NULL)
            kept = trail_new ();
          else if (!meets (kept, &part.p[0]))
            append_line (kept, g_array_index (kept, Edge, kept->len - 1).p[3], part.p[0]);
          g_array_append_val (kept, part);
        }
    }
  if (kept == NULL)
    return;
  /* The next side cuts along this one. */
  if (is_area && !meets (kept, &g_array_index (kept, Edge, 0).p[0]))
    append_line (kept,
                 g_array_index (kept, Edge, kept->len - 1).p[3],
                 g_array_index (kept, Edge, 0).p[0]);
  g_ptr_array_add (out, kept);
}

/* The trails inside of all four sides. */
static GPtrArray *
cut_trails (GPtrArray *trails, const TlRect *clip, gboolean is_area)
{
  const Side sides[] = {
    { TRUE, clip->x, TRUE },
    { TRUE, clip->x + clip->width, FALSE },
    { FALSE, clip->y, TRUE },
    { FALSE, clip->y + clip->height, FALSE },
  };
  GPtrArray *now = g_ptr_array_ref (trails);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GPtrArray *next = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

      for (guint k = 0; k < now->len; k++)
        cut_trail (now->pdata[k], &sides[i], is_area, next);
      g_ptr_array_unref (now);
      now = next;
    }
  return now;
}

/* A path as trails. An area's are closed; a line's only where it says so. */
static GPtrArray *
read_path (const TlItem *item, gboolean is_area)
{
  GPtrArray     *trails = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const TlPoint *p = item->path.points;
  TlPoint        start = { 0 }, at = { 0 };
  Trail         *trail = NULL;

  for (guint i = 0; i < item->path.n_ops; i++)
    {
      TlPathOp op = (TlPathOp) item->path.ops[i];
      Edge     edge = { .is_curve = op == TL_PATH_CURVE };

      if (op == TL_PATH_MOVE)
        {
          if (trail != NULL && is_area)
            append_line (trail, at, start);
          trail = trail_new ();
          g_ptr_array_add (trails, trail);
          start = at = *p++;
          continue;
        }
      if (op == TL_PATH_CLOSE)
        {
          append_line (trail, at, start);
          at = start;
          continue;
        }
      edge.p[0] = at;
      edge.p[1] = op == TL_PATH_CURVE ? *p++ : at;
      edge.p[2] = op == TL_PATH_CURVE ? *p++ : *p;
      edge.p[3] = at = *p++;
      g_array_append_val (trail, edge);
    }
  if (trail != NULL && is_area)
    append_line (trail, at, start);
  return trails;
}

static void
write_trails (TlGroupBuilder *builder, const GPtrArray *trails, gboolean is_area)
{
  for (guint i = 0; i < trails->len; i++)
    {
      const Trail *trail = trails->pdata[i];

      for (guint k = 0; k < trail->len; k++)
        {
          const Edge *e = &g_array_index (trail, Edge, k);

          if (k == 0)
            tl_group_builder_move_to (builder, e->p[0].x, e->p[0].y);
          if (e->is_curve)
            tl_group_builder_curve_to (builder,
                                       e->p[1].x,
                                       e->p[1].y,
                                       e->p[2].x,
                                       e->p[2].y,
                                       e->p[3].x,
                                       e->p[3].y);
          else
            tl_group_builder_line_to (builder, e->p[3].x, e->p[3].y);
        }
      if (is_area && trail->len > 0)
        tl_group_builder_close (builder);
    }
}

static void
add_cut_path (TlGroupBuilder *builder, const TlItem *item, const TlRect *clip)
{
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_area = i == 0;
      TlPaint  paint = item->paint;
      g_autoptr (GPtrArray) trails = NULL;
      g_autoptr (GPtrArray) cut = NULL;

      /* The border itself is no edge of what was cut: filled and stroked apart. */
      if (is_area)
        paint.stroke = (TlColor){ 0 };
      else
        paint.fill = (TlColor){ 0 };
      if ((is_area ? paint.fill : paint.stroke).alpha <= 0)
        continue;
      trails = read_path (item, is_area);
      cut = cut_trails (trails, clip, is_area);
      write_trails (builder, cut, is_area);
      tl_group_builder_end_path (builder, &paint, is_area && item->path.even_odd);
    }
}

/* The outline of a rectangle with round corners, to be cut like any path. */
static void
add_cut_rect (TlGroupBuilder *builder, const TlItem *item, const TlRect *clip)
{
  TlRect  r = item->rect.bounds;
  double  c = item->rect.radius, h = c * (1 - ARC_HANDLE);
  double  x1 = r.x, y1 = r.y, x2 = r.x + r.width, y2 = r.y + r.height;
  TlPoint points[] = {
    { x1 + c, y1 }, { x2 - c, y1 }, { x2 - h, y1 }, { x2, y1 + h }, { x2, y1 + c }, { x2, y2 - c },
    { x2, y2 - h }, { x2 - h, y2 }, { x2 - c, y2 }, { x1 + c, y2 }, { x1 + h, y2 }, { x1, y2 - h },
    { x1, y2 - c }, { x1, y1 + c }, { x1, y1 + h }, { x1 + h, y1 }, { x1 + c, y1 },
  };
  guint8 ops[] = {
    TL_PATH_MOVE, TL_PATH_LINE,  TL_PATH_CURVE, TL_PATH_LINE,  TL_PATH_CURVE,
    TL_PATH_LINE, TL_PATH_CURVE, TL_PATH_LINE,  TL_PATH_CURVE, TL_PATH_CLOSE,
  };
  TlItem path = { .type = TL_ITEM_PATH, .paint = item->paint };

  path.path.n_ops = G_N_ELEMENTS (ops);
  path.path.n_points = G_N_ELEMENTS (points);
  path.path.ops = ops;
  path.path.points = points;
  add_cut_path (builder, &path, clip);
}

/* Adds a path as it is. */
static void
add_path (TlGroupBuilder *builder, const TlItem *item)
{
  g_autoptr (GPtrArray) trails = NULL;
  gboolean is_area = item->path.n_ops > 0 && item->path.ops[item->path.n_ops - 1] == TL_PATH_CLOSE;

  trails = read_path (item, FALSE);
  write_trails (builder, trails, is_area);
  tl_group_builder_end_path (builder, &item->paint, item->path.even_odd);
}

static void
add_whole (TlGroupBuilder *builder, const TlItem *item)
{
  switch (item->type)
    {
    case TL_ITEM_RECT:
      tl_group_builder_rect (builder, &item->rect.bounds, item->rect.radius, &item->paint);
      break;
    case TL_ITEM_PATH:
      add_path (builder, item);
      break;
    case TL_ITEM_IMAGE:
      tl_group_builder_round_image (builder,
                                    &item->image.bounds,
                                    item->image.radius,
                                    item->image.image);
      break;
    case TL_ITEM_TEXT:
    default:
      tl_group_builder_text (builder,
                             item->text.origin.x,
                             item->text.origin.y,
                             item->text.block,
                             &item->paint.fill);
      break;
    }
}

static gboolean
is_within (const TlRect *inner, const TlRect *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

static void
add_item (TlGroupBuilder *builder, const TlItem *item, const TlRect *clip)
{
  TlRect   bounds = tl_item_get_bounds (item);
  double   x = bounds.x + bounds.width / 2, y = bounds.y + bounds.height / 2;
  gboolean is_whole = item->type == TL_ITEM_TEXT || item->type == TL_ITEM_IMAGE ||
                      MAX (bounds.width, bounds.height) <= SIGN_SIZE;

  if (is_whole)
    {
      if (x >= clip->x && x < clip->x + clip->width && y >= clip->y && y < clip->y + clip->height)
        add_whole (builder, item);
    }
  else if (is_within (&bounds, clip))
    add_whole (builder, item);
  else if (item->type == TL_ITEM_RECT)
    add_cut_rect (builder, item, clip);
  else
    add_cut_path (builder, item, clip);
}

/**
 * tl_group_cut:
 * @group: a group
 * @clip: a rectangle, in the group's own coordinates
 *
 * What of a group lies within a rectangle. Lines and areas are cut at its border; words, pictures
 * and signs are in it when their middle is: from the left and top border up to, and without, the
 * right and bottom one.
 *
 * Returns: (transfer full) (nullable): @group itself when all of it is inside, else a group with
 *   its role, band, id and title; %NULL when nothing is left
 */
TlGroup *
tl_group_cut (TlGroup *group, const TlRect *clip)
{
  TlGroupBuilder *builder;
  TlGroup        *cut;

  g_return_val_if_fail (group != NULL && clip != NULL, NULL);
  if (is_within (&group->bounds, clip))
    return tl_group_ref (group);
  builder = tl_group_builder_new (group->role, group->band, group->id);
  tl_group_builder_set_title (builder, group->title);
  for (guint i = 0; i < group->n_items; i++)
    add_item (builder, &group->items[i], clip);
  cut = tl_group_builder_end (builder);
  if (cut->n_items == 0)
    g_clear_pointer (&cut, tl_group_unref);
  return cut;
}
