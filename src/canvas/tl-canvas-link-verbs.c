/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of links: making one (let go over a card, or Enter where the focus has walked to),
 * walking from link to link, and changing what kind it is. */
#include "config.h"

#include "canvas/tl-canvas-link.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static void
say_link (TlCanvas *self, const char *id)
{
  TlPlace          place = tl_scene_place_of (self->scene, id);
  g_autofree char *name = tl_scene_dup_name (self->scene, &place);

  if (*name != '\0')
    tl_compat_announce (GTK_WIDGET (self), name);
}

/* By hand the link is selected, to be labelled or changed; by key one goes on at its end. */
static void
link_to_card (TlCanvas *self, const char *from, const char *to, gboolean by_hand)
{
  g_autofree char *id = NULL;
  TlPlace          place;

  tl_document_begin (self->document, _ ("Link Cards"));
  id = tl_edit_link_cards (self->document, self->map, from, to);
  tl_document_commit (self->document);
  place = tl_scene_place_of (self->scene, by_hand ? id : to);
  if (place.type == TL_PLACE_NONE)
    return;
  tl_canvas_select_one (self, place.id);
  place = tl_scene_place_of (self->scene, by_hand ? id : to);
  tl_canvas_set_focus_place (self, &place, !by_hand, FALSE);
  say_link (self, id);
}

static void
link_to_new_card (TlCanvas *self, const char *from, const char *column, const char *lane)
{
  if (!tl_canvas_write_card (self, column, lane, NULL, NULL))
    return;
  tl_editor_get_writing (self)->link_from = g_strdup (from);
}

/**
 * tl_canvas_link_finish:
 * @self: the canvas
 * @by_hand: whether a hand lets go, not Enter
 *
 * Makes the link that is shown: to a card, or to a new one that is then written in an empty cell.
 *
 * Returns: FALSE when it led nowhere; nothing is made then
 */
gboolean
tl_canvas_link_finish (TlCanvas *self, gboolean by_hand)
{
  TlLinks         *links = self->links;
  g_autofree char *from = g_strdup (links->from);
  g_autofree char *to = g_strdup (links->to);
  g_autofree char *column = g_strdup (links->column);
  g_autofree char *lane = g_strdup (links->lane);

  if (!tl_canvas_stop_linking (self))
    tl_canvas_link_end (self);
  if (from == NULL || !tl_canvas_can_edit (self))
    return FALSE;
  if (to != NULL)
    link_to_card (self, from, to, by_hand);
  else if (column != NULL)
    link_to_new_card (self, from, column, lane);
  return to != NULL || column != NULL;
}

/**
 * tl_canvas_start_linking:
 * @self: the canvas
 *
 * Ctrl+L: a link begins at the focused card. Arrows walk to where it leads, Enter makes it, Escape
 * leaves.
 */
void
tl_canvas_start_linking (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = NULL;
  TlPlace place;

  if (!tl_canvas_can_edit (self))
    return;
  cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  if (cards->len < 2)
    return;
  place = tl_scene_place_of (self->scene, g_ptr_array_index (cards, 0));
  if (place.type != TL_PLACE_CARD || place.column == NULL)
    {
      tl_canvas_notice (self, _ ("A parked card has no links"), FALSE);
      return;
    }
  tl_canvas_link_begin (self, place.id);
  self->links->walking = TRUE;
  tl_canvas_hint_say (self,
                      _ ("Walk or point to where the link leads. Enter makes it, Escape leaves."));
}

/**
 * tl_canvas_is_linking:
 * @self: the canvas
 *
 * Returns: whether a link is being made by key
 */
gboolean
tl_canvas_is_linking (TlCanvas *self)
{
  return self->links->walking;
}

/**
 * tl_canvas_stop_linking:
 * @self: the canvas
 *
 * Leaves it without a link.
 *
 * Returns: FALSE when none was being made by key
 */
gboolean
tl_canvas_stop_linking (TlCanvas *self)
{
  if (!self->links->walking)
    return FALSE;
  tl_canvas_link_end (self);
  tl_canvas_hint_say (self, NULL);
  return TRUE;
}

/* The card whose links are walked: the focused one, or that of the link that has the focus. */
static char *
dup_cycled_card (TlCanvas *self)
{
  const TlRecord *link;
  const char     *cycled = self->links->cycled;

  if (self->focus.type == TL_PLACE_CARD)
    return g_strdup (self->focus.id);
  if (self->focus.type != TL_PLACE_LINK)
    return NULL;
  link = tl_table_get_kind (get_table (self), self->focus.id, TL_KIND_LINK);
  if (link == NULL)
    return NULL;
  if (g_strcmp0 (cycled, tl_record_get_ref (link, TL_LINK_FROM)) == 0 ||
      g_strcmp0 (cycled, tl_record_get_ref (link, TL_LINK_TO)) == 0)
    return g_strdup (cycled);
  return g_strdup (tl_record_get_ref (link, TL_LINK_FROM));
}

/**
 * tl_canvas_walk_links:
 * @self: the canvas
 *
 * Ctrl+Shift+L: from a card to its first link, from a link to the next one of the same card, and
 * after the last back to the card. Without a card, the first link of the map.
 */
void
tl_canvas_walk_links (TlCanvas *self)
{
  g_autofree char *card = dup_cycled_card (self);
  g_autoptr (GPtrArray) ids = tl_scene_find_links (self->scene, card);
  g_auto (TlPlace) place = { 0 };
  TlPlace     to;
  TlRect      rect;
  const char *next = ids->len > 0 ? ids->pdata[0] : NULL;

  for (guint i = 0; self->focus.type == TL_PLACE_LINK && i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], self->focus.id) == 0)
      next = i + 1 < ids->len ? ids->pdata[i + 1] : card;
  if (next == NULL)
    return;
  g_free (self->links->cycled);
  self->links->cycled = g_steal_pointer (&card);
  to = tl_scene_place_of (self->scene, next);
  tl_place_hold (&place, &to);
  tl_canvas_select_one (self, place.id);
  tl_canvas_set_focus_place (self, &place, TRUE, place.type != TL_PLACE_LINK);
  if (place.type == TL_PLACE_LINK && tl_scene_get_link_words_rect (self->scene, place.id, &rect))
    tl_canvas_reveal (self, &rect, FALSE);
}

/**
 * tl_canvas_set_link_kind:
 * @self: the canvas
 * @kind: next, alternative or loop back
 *
 * Changes what the links meant are.
 */
void
tl_canvas_set_link_kind (TlCanvas *self, TlLinkKind kind)
{
  g_autoptr (GPtrArray) links = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  links = tl_canvas_dup_targets (self, TL_KIND_LINK);
  if (links->len < 2)
    return;
  tl_document_begin (self->document, _ ("Change Link"));
  for (guint i = 0; i + 1 < links->len; i++)
    tl_edit_set_integer (self->document, g_ptr_array_index (links, i), TL_LINK_KIND, (gint64) kind);
  tl_document_commit (self->document);
}
