/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links on a dial: each has its way (tl-round-route.c); ends that meet at one place of an edge part
 * there; words stand in a gap of their own line or beside it, off every card, every word placed
 * before and, where there is any such place, every other line. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-round-route.h"

#include <math.h>
#include <string.h>

#define PART 7.0 /* between two ends on an edge */
#define BESIDE 8.0

static TlPoint
route_point (const GArray *route, guint i)
{
  return g_array_index (route, TlPoint, i);
}

/* --- Side by side --- */

/* The place of an end moves along the edge, and with it the level run that it belongs to. */
static void
move_end (GArray *route, gboolean last, double by)
{
  guint    end = last ? route->len - 1 : 0, next = last ? route->len - 2 : 1;
  TlPoint *at = &g_array_index (route, TlPoint, end), *then = &g_array_index (route, TlPoint, next);

  if (then->y == at->y && route->len > 2)
    then->y += by;
  at->y += by;
}

/* How many ends of earlier routes are where this one is. */
static int
count_there (GPtrArray *routes, guint until, TlPoint at)
{
  int n = 0;

  for (guint i = 0; i < until; i++)
    for (guint end = 0; routes->pdata[i] != NULL && end < 2; end++)
      {
        const GArray *other = routes->pdata[i];
        TlPoint       place = route_point (other, end == 0 ? 0 : other->len - 1);

        n += fabs (place.x - at.x) < 2 && fabs (place.y - at.y) < PART * 2.5;
      }
  return n;
}

static void
part_ends (GPtrArray *routes)
{
  for (guint i = 0; i < routes->len; i++)
    for (guint end = 0; routes->pdata[i] != NULL && end < 2; end++)
      {
        GArray *route = routes->pdata[i];
        int     n = count_there (routes, i, route_point (route, end == 0 ? 0 : route->len - 1));

        if (n > 0)
          move_end (route, end == 1, (n % 2 == 1 ? PART : -PART) * ((n + 1) / 2));
      }
}

/* --- Words --- */

typedef struct
{
  TlScene *self;
  TlRect   rect;
  gboolean found;
} Search;

static void
touch_card (TlSceneCard *card, gpointer data)
{
  Search *search = data;
  TlRect  rect = tl_rect_inset (&card->rect, -3);
  TlRect  marker = tl_scene_marker_rect (search->self, card);

  if (tl_rect_intersects (&rect, &search->rect) || tl_rect_intersects (&marker, &search->rect))
    search->found = TRUE;
}

/* Whether words would lie on the name of a lane, in any panel. */
static gboolean
touches_name (TlScene *self, const TlRect *rect)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (self, i);

      for (guint k = 0; k < lane->n_columns; k++)
        {
          TlRect name = lane->areas[k];

          name.height = MIN (name.height, tl_round_label_height (lane));
          if (tl_round_has_cells (lane) && tl_rect_intersects (&name, rect))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
touches_others (TlScene *self, const TlSceneLink *link, const TlRect *rect, gboolean lines)
{
  Search search = { self, *rect, FALSE };
  TlRect around = tl_rect_inset (rect, -20);

  tl_scene_foreach_card (self, &around, touch_card, &search);
  search.found = search.found || touches_name (self, rect);
  for (guint i = 0; i < self->stages->len && !search.found; i++)
    search.found = tl_rect_intersects (&TL_SCENE_STAGE (self, i)->title_rect, rect);
  for (guint i = 0; i < self->links->len && !search.found; i++)
    {
      const TlSceneLink *other = g_ptr_array_index (self->links, i);
      TlRect             words = tl_link_label_rect (other);

      if (other == link || other->route == NULL)
        continue;
      search.found = other->label_placed && tl_rect_intersects (&words, rect);
      for (guint k = 1; lines && k < other->route->len && !search.found; k++)
        {
          TlPoint a = route_point (other->route, k - 1), b = route_point (other->route, k);
          TlRect  run = TL_RECT_INIT (MIN (a.x, b.x) - 1,
                                     MIN (a.y, b.y) - 1,
                                     fabs (a.x - b.x) + 2,
                                     fabs (a.y - b.y) + 2);

          search.found = tl_rect_intersects (&run, rect);
        }
    }
  return search.found;
}

static TlTextBlock *
get_words (TlScene *self, TlSceneLink *link, guint width)
{
  if (link->labels[width] == NULL)
    link->labels[width] = tl_scene_set_text (self,
                                             tl_record_get_text (link->record, TL_LINK_LABEL),
                                             TL_FONT_LABEL,
                                             width == 0 ? -1 : 104 * self->scale,
                                             width == 0 ? 1 : 3,
                                             width == 0 ? TL_TEXT_START : TL_TEXT_MIDDLE);
  return link->labels[width];
}

static void
stand_at (TlSceneLink *link, TlTextBlock *words, const TlRect *rect)
{
  TlPoint first = route_point (link->route, 0);

  link->label = words;
  link->label_drawn = TRUE;
  link->label_at =
    (TlPoint){ rect->x + rect->width / 2 - first.x, rect->y + rect->height / 2 - first.y };
}

/* In a gap of the line (pass 0), beside it (1, 2 = wrapped), or across other lines (3). */
static gboolean
try_along (TlScene *self, TlSceneLink *link, guint pass)
{
  TlTextBlock *words = get_words (self, link, pass == 2 ? 1 : 0);
  guint        n = link->route->len;

  for (guint i = 0; words != NULL && i + 1 < n; i++)
    {
      /* From the middle outwards. */
      guint   at = (n - 2) / 2 + (i % 2 == 1 ? (i + 1) / 2 : -(i / 2));
      TlPoint a, b;
      double  length, width = ceil (words->width), dx, dy;

      if (at + 1 >= n)
        continue;
      a = route_point (link->route, at);
      b = route_point (link->route, at + 1);
      length = hypot (b.x - a.x, b.y - a.y);
      dx = length <= 0 ? 0 : (b.x - a.x) / length;
      dy = length <= 0 ? 0 : (b.y - a.y) / length;
      for (int side = -1; side <= 1; side += 2)
        {
          double off = pass == 0 || pass == 3
                         ? 0
                         : side * (fabs (dy) * width / 2 + fabs (dx) * words->height / 2 + BESIDE);
          TlRect rect = TL_RECT_INIT (floor ((a.x + b.x) / 2 - dy * off - width / 2),
                                      floor ((a.y + b.y) / 2 + dx * off - words->height / 2),
                                      width,
                                      words->height);

          if (pass == 0 && n == 2 && length < width * fabs (dx) + words->height * fabs (dy) + 24)
            continue;
          if (touches_others (self, link, &rect, pass != 3))
            continue;
          stand_at (link, words, &rect);
          return TRUE;
        }
    }
  return FALSE;
}

static void
place_words (TlScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      link->label_placed = FALSE;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);
      TlPoint      was_at = link->label_at;
      gboolean     was_drawn = link->label_drawn;
      TlTextBlock *was = link->label;

      if (link->route == NULL)
        continue;
      link->label_drawn = FALSE;
      for (guint pass = 0; pass < 4 && !link->label_drawn; pass++)
        try_along (self, link, pass);
      link->label_placed = link->label_drawn;
      if (was_drawn != link->label_drawn ||
          (link->label_drawn &&
           (was != link->label || was_at.x != link->label_at.x || was_at.y != link->label_at.y)))
        tl_scene_clear_group (&link->group);
    }
}

/* --- All of them --- */

static gboolean
same_route (const GArray *a, const GArray *b)
{
  return a == b || (a != NULL && b != NULL && a->len == b->len &&
                    memcmp (a->data, b->data, a->len * sizeof (TlPoint)) == 0);
}

/* Routes every link anew; those that run where they ran keep their groups. */
void
tl_round_route_links (TlScene *self)
{
  g_autoptr (GPtrArray) routes = g_ptr_array_new ();
  TlRoundNet *net = self->links->len == 0 ? NULL : tl_round_net_new (self);

  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);
      gboolean     drawn = tl_link_is_drawn (self, link->from) && tl_link_is_drawn (self, link->to);
      GArray      *route = drawn ? tl_round_net_find (net, link, i, TRUE) : NULL;

      if (route != NULL && route->len < 2)
        g_clear_pointer (&route, g_array_unref);
      g_ptr_array_add (routes, route);
    }
  g_clear_pointer (&net, tl_round_net_free);
  part_ends (routes);
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);
      GArray      *route = routes->pdata[i];

      if (!same_route (link->route, route))
        {
          self->links_moved = TRUE;
          tl_scene_clear_group (&link->group);
        }
      g_clear_pointer (&link->route, g_array_unref);
      link->route = route;
    }
  place_words (self);
}
