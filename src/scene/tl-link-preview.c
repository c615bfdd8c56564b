/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links that are not in the document: the one that a hand is drawing, routed beside the others as
 * it will be once it is let go; and the glow under one that is selected, focused or pointed at. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-round.h"

#include <math.h>

/* Out of the card before it turns to where the hand is. */
#define STUB 16.0
#define TIP_AWAY 2.0
#define GLOW_WIDTH 7.0
#define GLOW_ALPHA 0.3f

static TlSceneLink *
new_link (TlLinkKind kind)
{
  TlSceneLink *link = g_new0 (TlSceneLink, 1);

  link->record = tl_record_new (TL_KIND_LINK, "preview");
  tl_record_set_integer ((TlRecord *) link->record, TL_LINK_KIND, (gint64) kind);
  return link;
}

static GArray *
route_to_card (TlScene *self, TlSceneLink *link)
{
  g_autoptr (GArray) plans = g_array_new (FALSE, TRUE, sizeof (TlLinkPlan));
  TlLinkPlan own = { .link = link };

  if (self->round)
    return tl_link_is_drawn (self, link->from) && tl_link_is_drawn (self, link->to)
             ? tl_round_find_route (self, link)
             : NULL;
  if (!tl_link_is_drawn (self, link->from) || !tl_link_is_drawn (self, link->to) ||
      !tl_link_make_plan (self, &own))
    return NULL;
  for (guint i = 0; i < self->links->len; i++)
    {
      TlLinkPlan plan = { .link = g_ptr_array_index (self->links, i) };

      if (tl_link_is_drawn (self, plan.link->from) && tl_link_is_drawn (self, plan.link->to) &&
          tl_link_make_plan (self, &plan))
        g_array_append_val (plans, plan);
    }
  g_array_append_val (plans, own);
  return tl_link_make_route (self, plans, plans->len - 1);
}

/* To a place in the air: out, along and in, without looking at what is between. */
static GArray *
route_to_point (TlScene *self, const TlSceneCard *from, const TlPoint *at)
{
  GArray *route = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  TlRect  rect = tl_scene_card_rect (self, from);
  TlPoint end = { round (tl_scene_mirror_x (self, at->x)), round (at->y) };
  TlPoint start = { rect.x + rect.width, floor (rect.y + rect.height / 2) };
  TlPoint out = { start.x + STUB, start.y };
  TlPoint along = { start.x + STUB, end.y };

  if (fabs (end.y - start.y) < 4)
    end.y = along.y = start.y;
  g_array_append_val (route, start);
  g_array_append_val (route, out);
  if (along.y != out.y)
    g_array_append_val (route, along);
  end.x += end.x > along.x ? -TIP_AWAY : TIP_AWAY;
  g_array_append_val (route, end);
  return route;
}

/**
 * tl_scene_new_link_preview:
 * @self: a scene
 * @from: id of a card
 * @to: (nullable): id of another card
 * @at: (nullable): document px; where the link ends when there is no @to
 * @kind: next, alternative or loop back
 * @origin: (out): where the group stands
 *
 * A link as it would be drawn: to a card, routed beside the others, or to a place in the air.
 *
 * Returns: (transfer full) (nullable): a group of no record; %NULL when nothing can be drawn
 */
TlGroup *
tl_scene_new_link_preview (TlScene       *self,
                           const char    *from,
                           const char    *to,
                           const TlPoint *at,
                           TlLinkKind     kind,
                           TlPoint       *origin)
{
  TlSceneLink *link;
  TlGroup     *group = NULL;

  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  link = new_link (kind);
  link->from = g_hash_table_lookup (self->cards, from);
  link->to = to == NULL ? link->from : g_hash_table_lookup (self->cards, to);
  if (link->from != NULL && link->to != NULL)
    link->route = to != NULL   ? route_to_card (self, link)
                  : at != NULL ? route_to_point (self, link->from, at)
                               : NULL;
  if (link->route != NULL && tl_scene_link_group (self, link) != NULL)
    {
      group = tl_group_ref (link->group);
      *origin = link->origin;
    }
  tl_scene_link_free (link);
  return group;
}

static TlSceneLink *
find_link (TlScene *self, const char *id)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (g_strcmp0 (tl_record_get_id (link->record), id) == 0)
        return link;
    }
  return NULL;
}

/**
 * tl_scene_new_link_glow:
 * @self: a scene
 * @link: id of a link
 * @color: what it glows in
 * @origin: (out): where the group stands
 *
 * A soft band along a link's line.
 *
 * Returns: (transfer full) (nullable): a group of no record; %NULL when the link is not drawn
 */
TlGroup *
tl_scene_new_link_glow (TlScene *self, const char *link, const TlColor *color, TlPoint *origin)
{
  TlSceneLink    *at;
  TlGroupBuilder *builder;
  TlPaint         paint = { .stroke = *color, .stroke_width = GLOW_WIDTH };

  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  at = find_link (self, link);
  if (at == NULL || tl_scene_link_group (self, at) == NULL)
    return NULL;
  *origin = at->origin;
  paint.stroke.alpha *= GLOW_ALPHA;
  builder = tl_group_builder_new (TL_ROLE_LINK, TL_BAND_OVERLAY, NULL);
  tl_link_draw_route (self, builder, at, &paint);
  return tl_group_builder_end (builder);
}

/**
 * tl_scene_get_link_words_rect:
 * @self: a scene
 * @link: id of a link
 * @rect: (out): document px
 *
 * Where a link's words stand, or would be written: in the middle of its longest run.
 *
 * Returns: %FALSE, with @rect untouched, when the link is not drawn
 */
gboolean
tl_scene_get_link_words_rect (TlScene *self, const char *link, TlRect *rect)
{
  TlSceneLink *at;
  TlRect       logical;
  double       longest = -1;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  at = find_link (self, link);
  if (at == NULL || at->route == NULL || at->route->len < 2)
    return FALSE;
  logical = tl_link_label_rect (at);
  for (guint i = 1; tl_rect_is_empty (&logical) || longest >= 0; i++)
    {
      TlPoint a, b;
      double  length;

      if (i >= at->route->len)
        break;
      a = g_array_index (at->route, TlPoint, i - 1);
      b = g_array_index (at->route, TlPoint, i);
      length = fabs (b.x - a.x) + fabs (b.y - a.y);
      if (length <= longest)
        continue;
      longest = length;
      logical = TL_RECT_INIT ((a.x + b.x) / 2 - 60, (a.y + b.y) / 2 - 8, 120, 16);
    }
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

/**
 * tl_scene_find_links:
 * @self: a scene
 * @card: (nullable): id of a card; %NULL = all
 *
 * Returns: (transfer container) (element-type utf8): borrowed ids of links that are drawn; those
 * out of the card before those into it
 */
GPtrArray *
tl_scene_find_links (TlScene *self, const char *card)
{
  GPtrArray *ids = g_ptr_array_new ();

  g_return_val_if_fail (TL_IS_SCENE (self), ids);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->links->len; i++)
      {
        const TlSceneLink *link = g_ptr_array_index (self->links, i);
        const TlSceneCard *end = pass == 0 ? link->from : link->to;

        if (link->route == NULL || (card == NULL && pass == 1) ||
            (card != NULL && g_strcmp0 (tl_record_get_id (end->record), card) != 0))
          continue;
        g_ptr_array_add (ids, (char *) tl_record_get_id (link->record));
      }
  return ids;
}
