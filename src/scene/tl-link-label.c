/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of links stand: in a gap of the link's own line where a level run is long enough,
 * else beside a run, over free paper of a cell, in one line or wrapped.
 *
 * Every place is tried against cards with their markers, other links and the words placed before;
 * only when there is no better way does a label lie across another link's line, in the middle of
 * its longest run. Words that find no place at all are not drawn: the link's spoken name has them.
 */
#include "config.h"

#include "scene/tl-link-private.h"

#include <math.h>

/* From the line to the words beside it. */
#define BESIDE 7.0
/* A level run holds words that leave this much of it in sight. */
#define SPARE 40.0
#define NARROW_WIDTH 104.0
#define STEP 12.0
/* From the middle of an upright run, up and down. */
#define MAX_REACH 160.0
/* Words of a short run may stand this far beyond its end. */
#define BEYOND 40.0

static TlTextBlock *
get_words (TlScene *self, TlSceneLink *link, guint width)
{
  TlFont font = tl_link_is_loop (link) ? TL_FONT_LABEL : TL_FONT_SMALL;

  if (link->labels[width] == NULL)
    link->labels[width] = tl_scene_set_text (self,
                                             tl_record_get_text (link->record, TL_LINK_LABEL),
                                             font,
                                             width == 0 ? -1 : NARROW_WIDTH * self->scale,
                                             width == 0 ? 1 : 3,
                                             width == 0 ? TL_TEXT_START : TL_TEXT_MIDDLE);
  return link->labels[width];
}

static TlPoint
route_point (const TlSceneLink *link, guint i)
{
  return g_array_index (link->route, TlPoint, i);
}

/* Where a link's words stand, logical, absolute. */
TlRect
tl_link_label_rect (const TlSceneLink *link)
{
  double  width, height;
  TlPoint first;

  if (link->label == NULL || !link->label_drawn || link->route == NULL)
    return (TlRect){ 0 };
  width = ceil (link->label->width);
  height = link->label->height;
  first = route_point (link, 0);
  return TL_RECT_INIT (first.x + link->label_at.x - width / 2,
                       first.y + link->label_at.y - height / 2,
                       width,
                       height);
}

static gboolean
crosses_links (TlScene *self, const TlSceneLink *link, const TlRect *rect, gboolean words_only)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *other = g_ptr_array_index (self->links, i);
      TlRect             words = tl_link_label_rect (other);

      if (other == link || other->route == NULL)
        continue;
      words = tl_rect_inset (&words, -2);
      if (other->label_placed && other->label_drawn && tl_rect_intersects (&words, rect))
        return TRUE;
      for (guint k = 1; !words_only && k < other->route->len; k++)
        {
          TlPoint a = route_point (other, k - 1), b = route_point (other, k);
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

typedef struct
{
  TlScene *self;
  TlRect   rect;
  gboolean found;
} CardSearch;

static void
touch_card (TlSceneCard *card, gpointer data)
{
  CardSearch *search = data;
  TlRect      rect = tl_scene_card_rect (search->self, card);
  TlRect      marker = tl_scene_marker_rect (search->self, card);

  if (tl_rect_intersects (&rect, &search->rect) || tl_rect_intersects (&marker, &search->rect))
    search->found = TRUE;
}

static gboolean
touches_card (TlScene *self, const TlRect *rect)
{
  CardSearch search = { self, tl_rect_inset (rect, -3), FALSE };
  TlRect     around = tl_rect_inset (rect, -20);

  tl_scene_foreach_card (self, &around, touch_card, &search);
  return search.found;
}

/* Its own line may run through the gap that the words leave, and nowhere else. */
static gboolean
crosses_itself (const TlSceneLink *link, const TlRect *rect, guint own)
{
  TlRect wide = tl_rect_inset (rect, -3);

  for (guint k = 1; k < link->route->len; k++)
    {
      TlPoint a = route_point (link, k - 1), b = route_point (link, k);
      TlRect  run = TL_RECT_INIT (MIN (a.x, b.x),
                                 MIN (a.y, b.y),
                                 MAX (fabs (a.x - b.x), .1),
                                 MAX (fabs (a.y - b.y), .1));

      if (k != own && tl_rect_intersects (&run, &wide))
        return TRUE;
    }
  return FALSE;
}

/* Beside a line words stand on the paper of one lane, among cards and not among curves. */
static gboolean
is_within_lane (TlScene *self, const TlRect *rect)
{
  int          index = tl_scene_lane_at (self, rect->y);
  TlSceneLane *lane = index < 0 ? NULL : TL_SCENE_LANE (self, index);

  return lane != NULL && !lane->collapsed && lane->curves == NULL && rect->y >= lane->top + 3 &&
         rect->y + rect->height <= lane->top + lane->height - 3 && rect->x >= self->columns_left &&
         rect->x + rect->width <= self->rules_right + TL_SHEET_PAD - 8;
}

static gboolean
is_free (TlScene *self, const TlSceneLink *link, const TlRect *rect, guint own)
{
  return !tl_scene_crosses_wall (self, rect) && !crosses_itself (link, rect, own) &&
         !crosses_links (self, link, rect, FALSE) && !touches_card (self, rect);
}

static void
stand_at (TlSceneLink *link, TlTextBlock *words, double x, double y)
{
  TlPoint first = route_point (link, 0);

  link->label = words;
  link->label_drawn = TRUE;
  /* From the route's beginning: the group holds it there. */
  link->label_at = (TlPoint){ x - first.x, y - first.y };
}

static TlRect
around (double x, double y, double width, double height)
{
  return TL_RECT_INIT (x - width / 2, y - height / 2, width, height);
}

/* In a gap of a level run, from its middle outwards. */
static gboolean
try_on_run (TlScene *self, TlSceneLink *link, TlTextBlock *words, guint k)
{
  TlPoint a = route_point (link, k - 1), b = route_point (link, k);
  double  width = ceil (words->width) + 16, length = fabs (b.x - a.x);
  double  room = (length - ceil (words->width) - SPARE) / 2;
  double  middle = floor ((a.x + b.x) / 2);

  if (a.y != b.y || room < 0)
    return FALSE;
  for (double off = 0; off <= room; off += STEP)
    for (int side = -1; side <= 1; side += 2)
      {
        TlRect rect = around (middle + side * off, a.y, width, words->height);

        if (!is_free (self, link, &rect, k))
          continue;
        stand_at (link, words, middle + side * off, a.y);
        return TRUE;
      }
  return FALSE;
}

/* Beside an upright run, from its middle up and down; after it before it. */
static gboolean
try_beside_run (TlScene *self, TlSceneLink *link, TlTextBlock *words, guint k)
{
  TlPoint a = route_point (link, k - 1), b = route_point (link, k);
  double  width = ceil (words->width), middle = floor ((a.y + b.y) / 2);
  double  reach = MIN (fabs (b.y - a.y) / 2 + BEYOND, MAX_REACH) + words->height;

  if (a.x != b.x)
    return FALSE;
  for (double off = 0; off <= reach; off += 6)
    for (int up = -1; up <= 1; up += 2)
      for (int side = 1; side >= -1; side -= 2)
        {
          double x = floor (a.x + side * (BESIDE + width / 2));
          double y = floor (middle + up * off);
          TlRect rect = around (x, y, width, words->height);

          if (!is_within_lane (self, &rect) || !is_free (self, link, &rect, k))
            continue;
          stand_at (link, words, x, y);
          return TRUE;
        }
  return FALSE;
}

/* Longest first: (element-type guint) the runs between the first and the last. */
static guint
find_longest (const TlSceneLink *link, guint64 tried)
{
  guint  best = 0;
  double length = 0;

  for (guint k = 1; k < link->route->len; k++)
    {
      TlPoint a = route_point (link, k - 1), b = route_point (link, k);
      double  d = fabs (b.x - a.x) + fabs (b.y - a.y);

      if (d <= length || (tried >> k & 1) != 0)
        continue;
      length = d;
      best = k;
    }
  return best;
}

/* The longest level run's middle, though another line runs there. */
static gboolean
try_across (TlScene *self, TlSceneLink *link, TlTextBlock *words)
{
  for (guint64 tried = 0;;)
    {
      guint   k = find_longest (link, tried);
      TlPoint a, b;
      TlRect  rect;

      if (k == 0)
        return FALSE;
      tried |= G_GUINT64_CONSTANT (1) << k;
      a = route_point (link, k - 1);
      b = route_point (link, k);
      rect = around (floor ((a.x + b.x) / 2), a.y, ceil (words->width) + 16, words->height);
      if (a.y != b.y || fabs (b.x - a.x) < rect.width + SPARE - 16 ||
          crosses_links (self, link, &rect, TRUE) || touches_card (self, &rect) ||
          tl_scene_crosses_wall (self, &rect))
        continue;
      stand_at (link, words, floor ((a.x + b.x) / 2), a.y);
      return TRUE;
    }
}

static gboolean
find_place (TlScene *self, TlSceneLink *link)
{
  for (guint way = 0; way < 4; way++)
    {
      TlTextBlock *words = get_words (self, link, way == 2 ? 1 : 0);

      if (words == NULL)
        return FALSE;
      if (way == 3)
        return try_across (self, link, words);
      for (guint64 tried = 0;;)
        {
          guint k = find_longest (link, tried);

          if (k == 0)
            break;
          tried |= G_GUINT64_CONSTANT (1) << k;
          if (way == 0 ? try_on_run (self, link, words, k) : try_beside_run (self, link, words, k))
            return TRUE;
        }
    }
  return FALSE;
}

static void
place_label (TlScene *self, TlSceneLink *link)
{
  gboolean     was_drawn = link->label_drawn;
  TlTextBlock *old = link->label;
  TlPoint      was_at = link->label_at;

  link->label_drawn = FALSE;
  link->label_placed = TRUE;
  if (*tl_record_get_text (link->record, TL_LINK_LABEL) != '\0')
    find_place (self, link);
  if (was_drawn != link->label_drawn ||
      (link->label_drawn &&
       (old != link->label || was_at.x != link->label_at.x || was_at.y != link->label_at.y)))
    tl_scene_clear_group (&link->group);
}

/* Places the words of all links that are drawn, in the order of the map. */
void
tl_link_place_labels (TlScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    ((TlSceneLink *) g_ptr_array_index (self->links, i))->label_placed = FALSE;
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (link->route != NULL && link->route->len > 1)
        place_label (self, link);
    }
}
