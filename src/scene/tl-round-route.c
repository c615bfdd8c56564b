/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways for links on a dial. A link leaves its card sideways into the corridor beside the cards,
 * follows it up or down, and leaves the panel; between panels it goes straight from corner to
 * corner of the panels in its way, the shortest way around them, the words and the dial. Links that
 * turn at the same corner turn side by side.
 *
 * The net of corners that see each other is made once for all links; its size follows the columns
 * and not the cards. What never changes: a way begins and ends on the edges of its own cards and
 * crosses no other. */
#include "config.h"

#include "scene/tl-round-route.h"

#include <math.h>

#define OUTSET 9.0 /* of a turn around a panel */
#define TRACK 5.0
#define MAX_TRACKS 3
#define CORRIDOR 6.0 /* from the cards */
#define CORRIDOR_TRACK 2.5
#define CLEARANCE 3.0
#define TURN_COST 12.0
#define MAX_EXITS 8

typedef struct
{
  TlPoint at;
  TlPoint way; /* outwards, where others that turn here go */
  guint   n_used;
} Corner;

/* A way out of a panel: the places from the card's edge to where the panel is left. */
typedef struct
{
  TlPoint points[4];
  guint   n;
  double  length;
} Exit;

struct _TlRoundNet
{
  TlScene  *self;
  GArray   *corners; /* Corner */
  GArray   *walls;   /* TlRect: what no way crosses */
  gboolean *sees;    /* corner by corner */
};

static Corner *
corner_at (TlRoundNet *net, guint i)
{
  return &g_array_index (net->corners, Corner, i);
}

/* --- What is in the way --- */

/* Whether a segment touches a rectangle: clipped at its four sides. */
static gboolean
crosses_rect (TlPoint a, TlPoint b, const TlRect *rect)
{
  double from = 0, to = 1, d[2] = { b.x - a.x, b.y - a.y };
  double low[2] = { rect->x - a.x, rect->y - a.y };
  double high[2] = { low[0] + rect->width, low[1] + rect->height };

  for (guint i = 0; i < 2; i++)
    {
      double t1, t2;

      if (fabs (d[i]) < 1e-9)
        {
          if (low[i] >= 0 || high[i] <= 0)
            return FALSE;
          continue;
        }
      t1 = MIN (low[i] / d[i], high[i] / d[i]);
      t2 = MAX (low[i] / d[i], high[i] / d[i]);
      from = MAX (from, t1);
      to = MIN (to, t2);
    }
  return from < to;
}

static gboolean
crosses_dial (TlScene *self, TlPoint a, TlPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double x = self->centre.x - a.x, y = self->centre.y - a.y;
  double t = length <= 0 ? 0 : CLAMP ((x * dx + y * dy) / length, 0, 1);

  return hypot (t * dx - x, t * dy - y) < self->arc_radius + TL_ROUND_ARC_WIDTH / 2 + CLEARANCE;
}

static gboolean
is_free (TlRoundNet *net, TlPoint a, TlPoint b)
{
  if (crosses_dial (net->self, a, b))
    return FALSE;
  for (guint i = 0; i < net->walls->len; i++)
    if (crosses_rect (a, b, &g_array_index (net->walls, TlRect, i)))
      return FALSE;
  return TRUE;
}

/* --- The net --- */

static void
add_wall (TlRoundNet *net, const TlRect *rect)
{
  TlRect wall = tl_rect_inset (rect, -CLEARANCE);

  g_array_append_val (net->walls, wall);
}

static void
add_corners (TlRoundNet *net, const TlRect *rect)
{
  for (int i = 0; i < 4; i++)
    {
      Corner corner = { .way = { i % 2 == 0 ? -1 : 1, i < 2 ? -1 : 1 } };

      corner.at.x = (i % 2 == 0 ? rect->x : rect->x + rect->width) + corner.way.x * OUTSET;
      corner.at.y = (i < 2 ? rect->y : rect->y + rect->height) + corner.way.y * OUTSET;
      g_array_append_val (net->corners, corner);
    }
}

static void
find_sights (TlRoundNet *net)
{
  guint n = net->corners->len;

  net->sees = g_new0 (gboolean, n * n + 1);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      net->sees[i * n + k] = net->sees[k * n + i] =
        is_free (net, corner_at (net, i)->at, corner_at (net, k)->at);
}

/* Makes the net of a dial that is placed. */
TlRoundNet *
tl_round_net_new (TlScene *self)
{
  TlRoundNet *net = g_new0 (TlRoundNet, 1);

  net->self = self;
  net->corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  net->walls = g_array_new (FALSE, FALSE, sizeof (TlRect));
  for (guint i = 0; i < self->columns->len; i++)
    {
      add_wall (net, &TL_SCENE_COLUMN (self, i)->panel);
      add_corners (net, &TL_SCENE_COLUMN (self, i)->panel);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      add_wall (net, &TL_SCENE_STAGE (self, i)->title_rect);
      add_corners (net, &TL_SCENE_STAGE (self, i)->title_rect);
    }
  add_wall (net, &self->header);
  find_sights (net);
  return net;
}

void
tl_round_net_free (TlRoundNet *net)
{
  g_array_unref (net->corners);
  g_array_unref (net->walls);
  g_free (net->sees);
  g_free (net);
}

/* --- Out of a panel --- */

static void
add_exit (Exit *exits, guint *n, const TlPoint *points, guint n_points)
{
  Exit *exit = &exits[*n];

  if (*n >= MAX_EXITS)
    return;
  exit->n = n_points;
  exit->length = 0;
  for (guint i = 0; i < n_points; i++)
    {
      exit->points[i] = points[i];
      if (i > 0)
        exit->length +=
          hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y) + TURN_COST;
    }
  (*n)++;
}

static TlPoint
edge_of (const TlSceneCard *card, int side)
{
  return (TlPoint){ side < 0 ? card->rect.x : card->rect.x + card->rect.width,
                    floor (card->rect.y + card->rect.height / 2) };
}

/* The ways out of a card's panel: sideways where its stack is the outermost that way, else along
 * the corridor to the panel's end. */
static guint
find_exits (TlScene *self, const TlSceneCard *card, Exit exits[MAX_EXITS])
{
  const TlRect *panel = &TL_SCENE_COLUMN (self, card->column)->panel;
  guint         n = 0;

  for (int side = -1; side <= 1; side += 2)
    {
      TlPoint  edge = edge_of (card, side);
      double   x = edge.x + side * CORRIDOR;
      double   end = side < 0 ? panel->x : panel->x + panel->width;
      gboolean outermost = fabs (end - edge.x) < TL_ROUND_PANEL_PAD + 2;
      TlPoint  out[2] = { edge, { end + side * OUTSET, edge.y } };

      if (outermost)
        add_exit (exits, &n, out, 2);
      for (int way = -1; way <= 1; way += 2)
        {
          double  y = way < 0 ? panel->y - OUTSET : panel->y + panel->height + OUTSET;
          TlPoint along[3] = { edge, { x, edge.y }, { x, y } };

          /* The words of a step are above the stacks. */
          if (way < 0 && TL_SCENE_COLUMN (self, card->column)->step_rect.height > 0 && !outermost)
            continue;
          add_exit (exits, &n, along, 3);
        }
    }
  return n;
}

/* Between two cards that have a corridor in common. */
static GArray *
find_in_corridor (const TlSceneCard *from, const TlSceneCard *to, guint track)
{
  for (int a = 1; a >= -1; a -= 2)
    for (int b = 1; b >= -1; b -= 2)
      {
        TlPoint p = edge_of (from, a), q = edge_of (to, b);
        double  x = p.x + a * CORRIDOR, off = (track % 2 == 0 ? -1.0 : 1.0) * ((track + 1) / 2);
        TlPoint points[4] = { p, { 0, p.y }, { 0, q.y }, q };
        GArray *route;

        if (from->column != to->column || fabs (x - (q.x + b * CORRIDOR)) > 5)
          continue;
        points[1].x = points[2].x = x + CLAMP (off * CORRIDOR_TRACK, -5, 5);
        route = g_array_new (FALSE, FALSE, sizeof (TlPoint));
        g_array_append_vals (route, points, 4);
        return route;
      }
  return NULL;
}

/* --- Around --- */

typedef struct
{
  double *cost;
  int    *before; /* a corner; -1 - i: the i-th exit of the card that is left */
} Costs;

static void
explore (TlRoundNet *net, const Exit *exits, guint n_exits, Costs *costs)
{
  guint                n = net->corners->len;
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      costs->cost[i] = G_MAXDOUBLE;
      for (guint k = 0; k < n_exits; k++)
        {
          TlPoint from = exits[k].points[exits[k].n - 1], to = corner_at (net, i)->at;
          double  cost = exits[k].length + hypot (to.x - from.x, to.y - from.y) + TURN_COST;

          if (cost >= costs->cost[i] || !is_free (net, from, to))
            continue;
          costs->cost[i] = cost;
          costs->before[i] = -1 - (int) k;
        }
    }
  for (;;)
    {
      int best = -1;

      for (guint i = 0; i < n; i++)
        if (!done[i] && costs->cost[i] < G_MAXDOUBLE &&
            (best < 0 || costs->cost[i] < costs->cost[best]))
          best = (int) i;
      if (best < 0)
        return;
      done[best] = TRUE;
      for (guint i = 0; i < n; i++)
        {
          TlPoint a = corner_at (net, (guint) best)->at, b = corner_at (net, i)->at;
          double  cost = costs->cost[best] + hypot (b.x - a.x, b.y - a.y) + TURN_COST;

          if (!net->sees[(guint) best * n + i] || cost >= costs->cost[i])
            continue;
          costs->cost[i] = cost;
          costs->before[i] = best;
        }
    }
}

static void
add_point (GArray *route, double x, double y)
{
  TlPoint point = { floor (x + .5), floor (y + .5) };

  if (route->len > 0)
    {
      const TlPoint *last = &g_array_index (route, TlPoint, route->len - 1);

      if (hypot (last->x - point.x, last->y - point.y) < 2)
        return;
    }
  g_array_append_val (route, point);
}

/* Out, around corners beside those who turned there before, and in. */
static GArray *
trace (TlRoundNet *net, const Exit *out, const Exit *in, const GArray *turns, gboolean keep)
{
  GArray *route = g_array_new (FALSE, FALSE, sizeof (TlPoint));

  for (guint i = 0; i < out->n; i++)
    add_point (route, out->points[i].x, out->points[i].y);
  for (guint i = 0; i < turns->len; i++)
    {
      Corner *corner = corner_at (net, g_array_index (turns, guint, i));
      double  off = TRACK * MIN (corner->n_used, MAX_TRACKS - 1);

      add_point (route, corner->at.x + corner->way.x * off, corner->at.y + corner->way.y * off);
      if (keep)
        corner->n_used++;
    }
  for (guint i = in->n; i > 0; i--)
    add_point (route, in->points[i - 1].x, in->points[i - 1].y);
  return route;
}

/* The shortest way between two exits, straight or around corners. */
static GArray *
find_around (TlRoundNet *net, const TlSceneLink *link, gboolean keep)
{
  Exit               out[MAX_EXITS], in[MAX_EXITS];
  guint              n_out = find_exits (net->self, link->from, out);
  guint              n_in = find_exits (net->self, link->to, in);
  g_autofree double *cost = g_new (double, net->corners->len + 1);
  g_autofree int    *before = g_new (int, net->corners->len + 1);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (guint));
  Costs  costs = { cost, before };
  double best = G_MAXDOUBLE;
  int    last = -1, leave = 0, enter = -1;

  explore (net, out, n_out, &costs);
  for (guint i = 0; i < n_in; i++)
    {
      TlPoint to = in[i].points[in[i].n - 1];

      for (guint k = 0; k < n_out; k++)
        {
          TlPoint from = out[k].points[out[k].n - 1];
          double  length = out[k].length + in[i].length + hypot (to.x - from.x, to.y - from.y);

          if (length >= best || !is_free (net, from, to))
            continue;
          best = length;
          last = -1;
          leave = (int) k;
          enter = (int) i;
        }
      for (guint k = 0; k < net->corners->len; k++)
        {
          TlPoint from = corner_at (net, k)->at;
          double  length = cost[k] + in[i].length + hypot (to.x - from.x, to.y - from.y);

          if (cost[k] == G_MAXDOUBLE || length >= best || !is_free (net, from, to))
            continue;
          best = length;
          last = (int) k;
          enter = (int) i;
        }
    }
  if (enter < 0)
    return NULL;
  for (; last >= 0; last = before[last])
    {
      guint turn = (guint) last;

      g_array_prepend_val (turns, turn);
      if (before[last] < 0)
        leave = -1 - before[last];
    }
  return trace (net, &out[leave], &in[enter], turns, keep);
}

/* The way of a link between two cards that are drawn, logical (element-type TlPoint); NULL when
 * there is none. `track`: how many links went through corridors before it; `keep`: others are to
 * turn beside it. */
GArray *
tl_round_net_find (TlRoundNet *net, const TlSceneLink *link, guint track, gboolean keep)
{
  GArray *route = find_in_corridor (link->from, link->to, track);

  return route != NULL ? route : find_around (net, link, keep);
}

/* The same for a link that is not kept. */
GArray *
tl_round_find_route (TlScene *self, const TlSceneLink *link)
{
  TlRoundNet *net = tl_round_net_new (self);
  GArray     *route = tl_round_net_find (net, link, 0, FALSE);

  tl_round_net_free (net);
  return route;
}
