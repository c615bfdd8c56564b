/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Routes of links: through the gutters between columns and along the boundaries between lanes.
 *
 * First each link chooses where it turns: an alternation of gutters (vertical runs) and boundaries
 * (horizontal runs), free of cards. Boundaries never hold a card; a gutter holds one where a card
 * spans it. Then runs that share a gutter or a boundary get tracks side by side and become points
 * (tl-link-tracks.c). What never changes: a route begins and ends on the edges of its own cards and
 * touches no other card, as long as some way around exists. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-round.h"

#include <math.h>

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
try_direct (TlScene *self, TlLinkPlan *plan, int g1, int g2)
{
  if (g1 != g2 || !gutter_is_free (self, g1, plan->y1, plan->y2))
    return FALSE;
  plan->n = 0;
  plan->gutter[0] = g1;
  return TRUE;
}

/* Two vertical runs and the boundary between them that makes the way shortest. */
static gboolean
try_boundary (TlScene *self, TlLinkPlan *plan, int g1, int g2, int only)
{
  double best = G_MAXDOUBLE;

  for (int k = 0; k <= (int) self->lanes->len; k++)
    {
      double y = tl_link_boundary_y (self, k);
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
try_bypass (TlScene *self, TlLinkPlan *plan, int g1, int g2, int bottom)
{
  for (int a = 0; a < 2; a++)
    for (int b = 0; b < 2; b++)
      {
        int    k1 = plan->link->from->lane + a;
        int    k2 = plan->link->to->lane + b;
        double y1 = tl_link_boundary_y (self, k1), y2 = tl_link_boundary_y (self, k2);
        int    m1, m2;

        if (!gutter_is_free (self, g1, plan->y1, y1) || !gutter_is_free (self, g2, y2, plan->y2))
          continue;
        m1 = find_bypass (self, g1, y1, bottom >= 0 ? tl_link_boundary_y (self, bottom) : y2);
        m2 = bottom >= 0 ? find_bypass (self, g2, y2, tl_link_boundary_y (self, bottom)) : m1;
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

/* Which edges it leaves and enters by, the likeliest pair first. */
static void
choose_edges (const TlSceneLink *link,
              guint              attempt,
              gboolean          *leaves_forward,
              gboolean          *enters_forward)
{
  int first = 0; /* 0: out at the end, in at the beginning */

  if (!tl_link_is_loop (link) && link->to->column < link->from->column + link->from->span)
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

/* Where a link would turn; FALSE when there is no way. */
gboolean
tl_link_make_plan (TlScene *self, TlLinkPlan *plan)
{
  int bottom = tl_link_is_loop (plan->link) ? (int) self->lanes->len : -1;

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

/* Whether links to and from a card are seen. */
gboolean
tl_link_is_drawn (TlScene *self, const TlSceneCard *card)
{
  return card != NULL && card->lane >= 0 && !card->lifted &&
         !TL_SCENE_LANE (self, card->lane)->collapsed;
}

/* Routes every link anew; links whose shape stays keep their groups. O(links log links). Remembers
 * whether any runs elsewhere now. */
void
tl_scene_route_links (TlScene *self)
{
  g_autoptr (GArray) plans = g_array_new (FALSE, TRUE, sizeof (TlLinkPlan));
  gboolean changed = FALSE;

  if (self->round)
    {
      tl_round_route_links (self);
      return;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);
      TlLinkPlan   plan = { .link = link };

      if (tl_link_is_drawn (self, link->from) && tl_link_is_drawn (self, link->to) &&
          tl_link_make_plan (self, &plan))
        g_array_append_val (plans, plan);
      else
        {
          changed = changed || link->route != NULL;
          tl_scene_clear_group (&link->group);
          g_clear_pointer (&link->route, g_array_unref);
        }
    }
  changed = tl_link_set_tracks (self, plans) || changed;
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

      if (tl_link_is_loop (link) && tl_link_is_drawn (self, link->from) &&
          tl_link_is_drawn (self, link->to))
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
      if (tl_link_is_loop (link) && tl_link_is_drawn (self, link->from) &&
          tl_link_is_drawn (self, link->to))
        self->has_loops = TRUE;
    }
}
