/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links side by side: ends along a card's edge, tracks within a gutter or along a boundary, and the
 * points of each route.
 *
 * The plans say where each link turns; here runs that would lie on top of each other get tracks of
 * their own. A route that comes out as it was keeps its group. */
#include "config.h"

#include "scene/tl-link-private.h"

#include <math.h>
#include <string.h>

#define GUTTER_CENTRE 8.0 /* left of the next column */
#define GUTTER_REACH 16.0 /* room for tracks within a gutter */
#define TRACK_STEP 6.0
#define BOUNDARY_OFFSET -5.0 /* above the rule: markers reach down from beneath it */
#define BOUNDARY_STEP 4.0
#define BOUNDARY_REACH 8.0
#define LOOP_OFFSET 20.0
#define LOOP_STEP 14.0
#define LOOP_REACH 28.0

double
tl_link_gutter_x (TlScene *self, int gutter)
{
  if (gutter < (int) self->columns->len)
    return TL_SCENE_COLUMN (self, gutter)->x - GUTTER_CENTRE;
  return self->columns_right - GUTTER_CENTRE;
}

double
tl_link_boundary_y (TlScene *self, int boundary)
{
  if (boundary < (int) self->lanes->len)
    return TL_SCENE_LANE (self, boundary)->top + (boundary == 0 ? TL_GRID - BOUNDARY_OFFSET : 0);
  return self->lanes_bottom;
}

gboolean
tl_link_is_loop (const TlSceneLink *link)
{
  return tl_record_get_integer (link->record, TL_LINK_KIND) == TL_LINK_KIND_LOOP_BACK;
}

/* --- Where several links meet one edge of a card --- */

typedef struct
{
  const TlSceneCard *card;
  gboolean           forward;
  double             toward; /* y that the link comes from: the order of ends along the edge */
  double            *y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  if (p->card != q->card)
    return p->card < q->card ? -1 : 1;
  if (p->forward != q->forward)
    return p->forward ? 1 : -1;
  return p->toward < q->toward ? -1 : p->toward > q->toward;
}

/* Spreads the ends of links along the card edges that they share. */
static void
spread_ends (TlScene *self, GArray *plans)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < plans->len; i++)
    {
      TlLinkPlan *plan = &g_array_index (plans, TlLinkPlan, i);
      End         out = { plan->link->from, plan->leaves_forward, plan->y2, &plan->y1 };
      End         in = { plan->link->to, plan->enters_forward, plan->y1, &plan->y2 };

      if (plan->n > 0)
        {
          out.toward = tl_link_boundary_y (self, plan->boundary[0]);
          in.toward = tl_link_boundary_y (self, plan->boundary[plan->n - 1]);
        }
      g_array_append_val (ends, out);
      g_array_append_val (ends, in);
    }
  g_array_sort (ends, compare_ends);
  for (guint first = 0, last; first < ends->len; first = last)
    {
      const End *end = &g_array_index (ends, End, first);
      TlRect     rect = tl_scene_card_rect (self, end->card);

      for (last = first + 1; last < ends->len; last++)
        if (g_array_index (ends, End, last).card != end->card ||
            g_array_index (ends, End, last).forward != end->forward)
          break;
      for (guint i = first; i < last; i++)
        *g_array_index (ends, End, i).y =
          floor (rect.y + 8 + (rect.height - 16) * (i - first + 1) / (last - first + 1));
    }
}

/* --- Tracks --- */

typedef struct
{
  int     place; /* gutter or boundary */
  double  from;
  double  to;
  guint   track;
  double *offset;
} Segment;

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const Segment *p = a, *q = b;

  if (p->place != q->place)
    return p->place < q->place ? -1 : 1;
  return p->from < q->from ? -1 : p->from > q->from;
}

/* Gives runs that overlap different tracks: the first whose last run has ended. Returns how many
 * tracks the place needs. */
static guint
assign_tracks (Segment *segments, guint n)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    {
      guint track = 0;

      while (track < ends->len &&
             g_array_index (ends, double, track) + TRACK_STEP > segments[i].from)
        track++;
      if (track == ends->len)
        g_array_append_val (ends, segments[i].to);
      else
        g_array_index (ends, double, track) = segments[i].to;
      segments[i].track = track;
    }
  return ends->len;
}

static void
spread_tracks (GArray *segments, double step, double reach, double offset)
{
  g_array_sort (segments, compare_segments);
  for (guint first = 0, last; first < segments->len; first = last)
    {
      Segment *at = &g_array_index (segments, Segment, first);
      guint    n_tracks;
      double   pitch;

      for (last = first + 1; last < segments->len; last++)
        if (g_array_index (segments, Segment, last).place != at->place)
          break;
      n_tracks = assign_tracks (at, last - first);
      pitch = n_tracks < 2 ? 0 : MIN (step, reach / (n_tracks - 1));
      for (guint i = 0; i < last - first; i++)
        *at[i].offset = offset + (at[i].track - (n_tracks - 1) / 2.0) * pitch;
    }
}

static void
add_segment (GArray *segments, int place, double a, double b, double *offset)
{
  Segment segment = { place, MIN (a, b), MAX (a, b), 0, offset };

  g_array_append_val (segments, segment);
}

/* Sets side by side what would lie on top of each other. */
static void
set_tracks (TlScene *self, GArray *plans)
{
  g_autoptr (GArray) vertical = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (GArray) level = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (GArray) beneath = g_array_new (FALSE, FALSE, sizeof (Segment));

  for (guint i = 0; i < plans->len; i++)
    {
      TlLinkPlan *plan = &g_array_index (plans, TlLinkPlan, i);

      for (guint k = 0; k <= plan->n; k++)
        {
          double y1 = k == 0 ? plan->y1 : tl_link_boundary_y (self, plan->boundary[k - 1]);
          double y2 = k == plan->n ? plan->y2 : tl_link_boundary_y (self, plan->boundary[k]);

          add_segment (vertical, plan->gutter[k], y1, y2, &plan->gutter_offset[k]);
          if (k < plan->n)
            add_segment (plan->boundary[k] == (int) self->lanes->len ? beneath : level,
                         plan->boundary[k],
                         tl_link_gutter_x (self, plan->gutter[k]),
                         tl_link_gutter_x (self, plan->gutter[k + 1]),
                         &plan->boundary_offset[k]);
        }
    }
  spread_tracks (vertical, TRACK_STEP, GUTTER_REACH, 0);
  spread_tracks (level, BOUNDARY_STEP, BOUNDARY_REACH, BOUNDARY_OFFSET);
  spread_tracks (beneath, LOOP_STEP, LOOP_REACH, self->has_loops ? LOOP_OFFSET : TL_SHEET_PAD / 2);
}

/* --- Points --- */

static void
add_point (GArray *route, double x, double y)
{
  TlPoint point = { floor (x + .5), floor (y + .5) };

  if (route->len > 0)
    {
      TlPoint *last = &g_array_index (route, TlPoint, route->len - 1);

      if (last->x == point.x && last->y == point.y)
        return;
    }
  g_array_append_val (route, point);
}

static GArray *
make_route (TlScene *self, const TlLinkPlan *plan)
{
  GArray *route = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  double  y = plan->y1;

  add_point (route, plan->leaves_forward ? plan->from.x + plan->from.width : plan->from.x, y);
  for (guint k = 0; k <= plan->n; k++)
    {
      double x = tl_link_gutter_x (self, plan->gutter[k]) + plan->gutter_offset[k];

      add_point (route, x, y);
      y = k == plan->n ? plan->y2
                       : tl_link_boundary_y (self, plan->boundary[k]) + plan->boundary_offset[k];
      add_point (route, x, y);
    }
  add_point (route, plan->enters_forward ? plan->to.x + plan->to.width : plan->to.x, plan->y2);
  return route;
}

/* Same shape, perhaps moved as a whole: the group drawn for it still holds. */
static gboolean
same_shape (const GArray *a, const GArray *b)
{
  double dx, dy;

  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  dx = g_array_index (b, TlPoint, 0).x - g_array_index (a, TlPoint, 0).x;
  dy = g_array_index (b, TlPoint, 0).y - g_array_index (a, TlPoint, 0).y;
  for (guint i = 1; i < a->len; i++)
    if (g_array_index (b, TlPoint, i).x - g_array_index (a, TlPoint, i).x != dx ||
        g_array_index (b, TlPoint, i).y - g_array_index (a, TlPoint, i).y != dy)
      return FALSE;
  return TRUE;
}

static gboolean
same_route (const GArray *a, const GArray *b)
{
  return a != NULL && a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (TlPoint)) == 0;
}

/* Returns whether the link runs elsewhere now. */
static gboolean
take_route (TlScene *self, TlSceneLink *link, GArray *route)
{
  TlPoint first = { 0, 0 }, old = { 0, 0 };

  if (same_route (link->route, route))
    {
      g_array_unref (route);
      return FALSE;
    }

  if (same_shape (link->route, route) && link->group != NULL)
    {
      old = g_array_index (link->route, TlPoint, 0);
      first = g_array_index (route, TlPoint, 0);
      link->origin.x += self->rtl ? old.x - first.x : first.x - old.x;
      link->origin.y += first.y - old.y;
    }
  else
    tl_scene_clear_group (&link->group);
  g_clear_pointer (&link->route, g_array_unref);
  link->route = route;
  return TRUE;
}

/* Gives every plan's link its route and label. Returns whether any runs elsewhere now. */
gboolean
tl_link_set_tracks (TlScene *self, GArray *plans)
{
  gboolean changed = FALSE;

  spread_ends (self, plans);
  set_tracks (self, plans);
  for (guint i = 0; i < plans->len; i++)
    {
      TlLinkPlan *plan = &g_array_index (plans, TlLinkPlan, i);

      changed = take_route (self, plan->link, make_route (self, plan)) || changed;
    }
  tl_link_place_labels (self);
  return changed;
}

/* The route that one of the plans would have beside the others; nothing is kept. */
GArray *
tl_link_make_route (TlScene *self, GArray *plans, guint index)
{
  spread_ends (self, plans);
  set_tracks (self, plans);
  return make_route (self, &g_array_index (plans, TlLinkPlan, index));
}
