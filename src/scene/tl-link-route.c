/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Routes of links: through the gutters between columns and along the boundaries between lanes.
 *
 * First each link chooses where it turns: an alternation of gutters (vertical runs) and boundaries
 * (horizontal runs), free of cards. Boundaries never hold a card; a gutter holds one where a card
 * spans it. Then runs that share a gutter or a boundary get tracks side by side. At last corners
 * become points. What never changes: a route begins and ends on the edges of its own cards and
 * touches no other card, as long as some way around exists. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <math.h>
#include <string.h>

#define MAX_TURNS 4
#define GUTTER_CENTRE 8.0 /* left of the next column */
#define GUTTER_REACH 16.0 /* room for tracks within a gutter */
#define TRACK_STEP 6.0
#define BOUNDARY_OFFSET -5.0 /* above the rule: markers reach down from beneath it */
#define BOUNDARY_STEP 4.0
#define BOUNDARY_REACH 8.0
#define LOOP_OFFSET 20.0
#define LOOP_STEP 14.0
#define LOOP_REACH 28.0

/* Where a link turns: gutter[0], boundary[0], gutter[1], ... gutter[n]. */
typedef struct
{
  TlSceneLink *link;
  TlRect       from;
  TlRect       to;
  gboolean     leaves_forward; /* at its trailing edge */
  gboolean     enters_forward; /* at the target's trailing edge */
  double       y1;
  double       y2;
  guint        n;
  int          gutter[MAX_TURNS + 1];
  int          boundary[MAX_TURNS];
  double       gutter_offset[MAX_TURNS + 1];
  double       boundary_offset[MAX_TURNS];
} Plan;

static double
gutter_x (TlScene *self, int gutter)
{
  if (gutter < (int) self->columns->len)
    return TL_SCENE_COLUMN (self, gutter)->x - GUTTER_CENTRE;
  return self->columns_right - GUTTER_CENTRE;
}

static double
boundary_y (TlScene *self, int boundary)
{
  if (boundary < (int) self->lanes->len)
    return TL_SCENE_LANE (self, boundary)->top + (boundary == 0 ? TL_GRID - BOUNDARY_OFFSET : 0);
  return self->lanes_bottom;
}

/* Whether a spanning card stands in a gutter between two heights of one lane. */
static gboolean
is_spanned (TlScene *self, TlSceneLane *lane, int gutter, double y1, double y2)
{
  int column = gutter - 1;

  if (gutter <= 0 || gutter >= (int) lane->n_columns || lane->cross[gutter] == 0 || lane->collapsed)
    return FALSE;
  for (; column >= 0 && lane->cross[column + 1] > 0; column--)
    for (guint i = 0; lane->cells[column] != NULL && i < lane->cells[column]->len; i++)
      {
        const TlSceneCard *card = g_ptr_array_index (lane->cells[column], i);
        double             top = lane->top + card->rect.y;

        if (column + card->span > gutter && !card->lifted && top < y2 + 2 &&
            top + card->rect.height > y1 - 2)
          return TRUE;
      }
  return FALSE;
}

static gboolean
gutter_is_free (TlScene *self, int gutter, double y1, double y2)
{
  if (y1 > y2)
    return gutter_is_free (self, gutter, y2, y1);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->top + lane->height >= y1 && lane->top <= y2 &&
          is_spanned (self, lane, gutter, y1, y2))
        return FALSE;
    }
  return TRUE;
}

static int
leave_gutter (const TlSceneCard *card, gboolean forward)
{
  return forward ? card->column + card->span : card->column;
}

/* One vertical run, no boundary. */
static gboolean
try_direct (TlScene *self, Plan *plan, int g1, int g2)
{
  if (g1 != g2 || !gutter_is_free (self, g1, plan->y1, plan->y2))
    return FALSE;
  plan->n = 0;
  plan->gutter[0] = g1;
  return TRUE;
}

/* Two vertical runs and the boundary between them that makes the way shortest. */
static gboolean
try_boundary (TlScene *self, Plan *plan, int g1, int g2, int only)
{
  double best = G_MAXDOUBLE;

  for (int k = 0; k <= (int) self->lanes->len; k++)
    {
      double y = boundary_y (self, k);
      double cost = fabs (plan->y1 - y) + fabs (plan->y2 - y);

      /* Beneath the lanes is for loops: others only when there is no other way. */
      if (only >= 0 ? k != only : k == (int) self->lanes->len)
        cost += only >= 0 ? G_MAXDOUBLE / 2 : 1e6;
      if (cost >= best || cost >= G_MAXDOUBLE / 2 || !gutter_is_free (self, g1, plan->y1, y) ||
          !gutter_is_free (self, g2, y, plan->y2))
        continue;
      best = cost;
      plan->n = 1;
      plan->gutter[0] = g1;
      plan->boundary[0] = k;
      plan->gutter[1] = g2;
    }
  return best < G_MAXDOUBLE;
}

/* The gutter nearest to `near` that is free between two boundaries; -1 without one. */
static int
find_bypass (TlScene *self, int near, double y1, double y2)
{
  int n = self->columns->len;

  for (int d = 0; d <= n; d++)
    {
      if (near + d <= n && gutter_is_free (self, near + d, y1, y2))
        return near + d;
      if (near - d >= 0 && gutter_is_free (self, near - d, y1, y2))
        return near - d;
    }
  return -1;
}

/* Out to the boundary next to the card, along it to a free gutter, down or up there, back along the
 * boundary next to the target. */
static gboolean
try_bypass (TlScene *self, Plan *plan, int g1, int g2, int bottom)
{
  for (int a = 0; a < 2; a++)
    for (int b = 0; b < 2; b++)
      {
        int    k1 = plan->link->from->lane + a;
        int    k2 = plan->link->to->lane + b;
        double y1 = boundary_y (self, k1), y2 = boundary_y (self, k2);
        int    m1, m2;

        if (!gutter_is_free (self, g1, plan->y1, y1) || !gutter_is_free (self, g2, y2, plan->y2))
          continue;
        m1 = find_bypass (self, g1, y1, bottom >= 0 ? boundary_y (self, bottom) : y2);
        m2 = bottom >= 0 ? find_bypass (self, g2, y2, boundary_y (self, bottom)) : m1;
        if (m1 < 0 || m2 < 0)
          continue;
        plan->n = bottom >= 0 ? 3 : 2;
        plan->gutter[0] = g1;
        plan->boundary[0] = k1;
        plan->gutter[1] = m1;
        plan->boundary[1] = bottom >= 0 ? bottom : k2;
        plan->gutter[2] = bottom >= 0 ? m2 : g2;
        plan->boundary[2] = k2;
        plan->gutter[3] = g2;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_loop (const TlSceneLink *link)
{
  return tl_record_get_integer (link->record, TL_LINK_KIND) == TL_LINK_KIND_LOOP_BACK;
}

/* Which edges it leaves and enters by, the likeliest pair first. */
static void
choose_edges (const TlSceneLink *link,
              guint              attempt,
              gboolean          *leaves_forward,
              gboolean          *enters_forward)
{
  int first = 0; /* 0: out at the end, in at the beginning */

  if (!is_loop (link) && link->to->column < link->from->column + link->from->span)
    first = link->to->column + link->to->span > link->from->column ? 1 : 2;
  switch ((first + attempt) % 4)
    {
    case 0:
      *leaves_forward = TRUE;
      *enters_forward = FALSE;
      break;
    case 1:
      *leaves_forward = *enters_forward = TRUE;
      break;
    case 2:
      *leaves_forward = FALSE;
      *enters_forward = TRUE;
      break;
    default:
      *leaves_forward = *enters_forward = FALSE;
      break;
    }
}

static gboolean
make_plan (TlScene *self, Plan *plan)
{
  int bottom = is_loop (plan->link) ? (int) self->lanes->len : -1;

  plan->from = tl_scene_card_rect (self, plan->link->from);
  plan->to = tl_scene_card_rect (self, plan->link->to);
  plan->y1 = floor (plan->from.y + plan->from.height / 2);
  plan->y2 = floor (plan->to.y + plan->to.height / 2);
  for (guint attempt = 0; attempt < 4; attempt++)
    {
      int g1, g2;

      choose_edges (plan->link, attempt, &plan->leaves_forward, &plan->enters_forward);
      g1 = leave_gutter (plan->link->from, plan->leaves_forward);
      g2 = leave_gutter (plan->link->to, plan->enters_forward);
      if (bottom < 0 && try_direct (self, plan, g1, g2))
        return TRUE;
      if (try_boundary (self, plan, g1, g2, bottom) || try_bypass (self, plan, g1, g2, bottom))
        return TRUE;
    }
  return FALSE;
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
      Plan *plan = &g_array_index (plans, Plan, i);
      End   out = { plan->link->from, plan->leaves_forward, plan->y2, &plan->y1 };
      End   in = { plan->link->to, plan->enters_forward, plan->y1, &plan->y2 };

      if (plan->n > 0)
        {
          out.toward = boundary_y (self, plan->boundary[0]);
          in.toward = boundary_y (self, plan->boundary[plan->n - 1]);
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
      Plan *plan = &g_array_index (plans, Plan, i);

      for (guint k = 0; k <= plan->n; k++)
        {
          double y1 = k == 0 ? plan->y1 : boundary_y (self, plan->boundary[k - 1]);
          double y2 = k == plan->n ? plan->y2 : boundary_y (self, plan->boundary[k]);

          add_segment (vertical, plan->gutter[k], y1, y2, &plan->gutter_offset[k]);
          if (k < plan->n)
            add_segment (plan->boundary[k] == (int) self->lanes->len ? beneath : level,
                         plan->boundary[k],
                         gutter_x (self, plan->gutter[k]),
                         gutter_x (self, plan->gutter[k + 1]),
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
make_route (TlScene *self, const Plan *plan)
{
  GArray *route = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  double  y = plan->y1;

  add_point (route, plan->leaves_forward ? plan->from.x + plan->from.width : plan->from.x, y);
  for (guint k = 0; k <= plan->n; k++)
    {
      double x = gutter_x (self, plan->gutter[k]) + plan->gutter_offset[k];

      add_point (route, x, y);
      y = k == plan->n ? plan->y2 : boundary_y (self, plan->boundary[k]) + plan->boundary_offset[k];
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

/* --- Labels --- */

static gboolean
crosses_other (TlScene *self, const TlSceneLink *link, const TlRect *rect)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *other = g_ptr_array_index (self->links, i);

      for (guint k = 1; other != link && other->route != NULL && k < other->route->len; k++)
        {
          TlPoint a = g_array_index (other->route, TlPoint, k - 1);
          TlPoint b = g_array_index (other->route, TlPoint, k);
          TlRect  run = TL_RECT_INIT (MIN (a.x, b.x) - 1,
                                     MIN (a.y, b.y) - 1,
                                     fabs (a.x - b.x) + 2,
                                     fabs (a.y - b.y) + 2);

          if (tl_rect_intersects (&run, rect))
            return TRUE;
        }
    }
  return FALSE;
}

/* Along one level run, from its middle outwards: where the label crosses no other link; its middle
 * when it must cross one. */
static TlPoint
find_label_place (TlScene *self, const TlSceneLink *link, TlPoint a, TlPoint b)
{
  double  width = ceil (link->label->width) + 20;
  double  room = (fabs (b.x - a.x) - width - 20) / 2;
  TlPoint middle = { floor ((a.x + b.x) / 2), a.y };

  for (double off = 0; off <= room; off += 12)
    for (int side = -1; side <= 1; side += 2)
      {
        TlRect rect = TL_RECT_INIT (middle.x + side * off - width / 2,
                                    a.y - link->label->height / 2,
                                    width,
                                    link->label->height);

        if (!crosses_other (self, link, &rect))
          return (TlPoint){ middle.x + side * off, a.y };
      }
  return middle;
}

/* The longest level run holds the label, if the label fits on it. */
static void
place_label (TlScene *self, TlSceneLink *link)
{
  gboolean was_drawn = link->label_drawn;
  TlPoint  old = link->label_at, first;
  double   longest = 0;
  TlPoint  from = { 0, 0 }, to = { 0, 0 };

  for (guint i = 2; i + 2 < link->route->len; i++)
    {
      TlPoint a = g_array_index (link->route, TlPoint, i - 1),
              b = g_array_index (link->route, TlPoint, i);

      if (a.y != b.y || fabs (b.x - a.x) <= longest)
        continue;
      longest = fabs (b.x - a.x);
      from = a;
      to = b;
    }
  if (link->label == NULL)
    link->label = tl_scene_set_text (self,
                                     tl_record_get_text (link->record, TL_LINK_LABEL),
                                     is_loop (link) ? TL_FONT_LABEL : TL_FONT_SMALL,
                                     -1,
                                     1,
                                     TL_TEXT_START);
  link->label_drawn = link->label != NULL && ceil (link->label->width) + 40 <= longest;
  if (link->label_drawn)
    {
      /* From the route's beginning: the group holds it there. */
      first = g_array_index (link->route, TlPoint, 0);
      link->label_at = find_label_place (self, link, from, to);
      link->label_at.x -= first.x;
      link->label_at.y -= first.y;
    }
  if (was_drawn != link->label_drawn ||
      (link->label_drawn && (old.x != link->label_at.x || old.y != link->label_at.y)))
    tl_scene_clear_group (&link->group);
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

static gboolean
is_drawn (TlScene *self, const TlSceneCard *card)
{
  return card != NULL && card->lane >= 0 && !card->lifted &&
         !TL_SCENE_LANE (self, card->lane)->collapsed;
}

/* Routes every link anew; links whose shape stays keep their groups. O(links log links). Remembers
 * whether any runs elsewhere now. */
void
tl_scene_route_links (TlScene *self)
{
  g_autoptr (GArray) plans = g_array_new (FALSE, TRUE, sizeof (Plan));
  gboolean changed = FALSE;

  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);
      Plan         plan = { .link = link };

      if (is_drawn (self, link->from) && is_drawn (self, link->to) && make_plan (self, &plan))
        g_array_append_val (plans, plan);
      else
        {
          changed = changed || link->route != NULL;
          tl_scene_clear_group (&link->group);
          g_clear_pointer (&link->route, g_array_unref);
        }
    }
  spread_ends (self, plans);
  set_tracks (self, plans);
  for (guint i = 0; i < plans->len; i++)
    {
      Plan *plan = &g_array_index (plans, Plan, i);

      changed = take_route (self, plan->link, make_route (self, plan)) || changed;
    }
  for (guint i = 0; i < plans->len; i++)
    place_label (self, g_array_index (plans, Plan, i).link);
  self->links_moved = self->links_moved || changed;
}

/* Whether a loop runs beneath the lanes now. Returns whether that changed: the sheet makes room. */
gboolean
tl_scene_update_loops (TlScene *self)
{
  gboolean had_loops = self->has_loops;

  self->has_loops = FALSE;
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (is_loop (link) && is_drawn (self, link->from) && is_drawn (self, link->to))
        self->has_loops = TRUE;
    }
  return had_loops != self->has_loops;
}

/* Reads the map's links. Those between cards of this map are kept, drawn or not. */
void
tl_scene_collect_links (TlScene *self)
{
  const GPtrArray *records = tl_table_get_children (self->table, self->map_id, TL_KIND_LINK);
  g_autoptr (GPtrArray) old = self->links;

  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_link_free);
  self->has_loops = FALSE;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (records, i);
      TlSceneLink    *link = NULL;
      const char     *from = tl_record_get_ref (record, TL_LINK_FROM);
      const char     *to = tl_record_get_ref (record, TL_LINK_TO);

      if (from == NULL || to == NULL || g_str_equal (from, to))
        continue;
      for (guint k = 0; k < old->len && link == NULL; k++)
        if (((TlSceneLink *) g_ptr_array_index (old, k))->record == record)
          link = g_ptr_array_steal_index (old, k);
      if (link == NULL)
        {
          link = g_new0 (TlSceneLink, 1);
          link->record = tl_record_ref (record);
        }
      link->from = g_hash_table_lookup (self->cards, from);
      link->to = g_hash_table_lookup (self->cards, to);
      if (link->from == NULL || link->to == NULL)
        {
          tl_scene_link_free (link);
          continue;
        }
      g_ptr_array_add (self->links, link);
      if (is_loop (link) && is_drawn (self, link->from) && is_drawn (self, link->to))
        self->has_loops = TRUE;
    }
}
