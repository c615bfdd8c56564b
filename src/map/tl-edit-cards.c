/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that make cards and links (tl-edit-arrange.c moves cards). */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-text.h"

#include <string.h>

static gboolean
is_in_map (const TlTable *table, const char *id, const char *map)
{
  return g_strcmp0 (tl_query_map_of (table, id), map) == 0;
}

/**
 * tl_edit_add_card:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @column: (nullable): a step, or stage without steps; NULL parks the card
 * @lane: (nullable): a lane; NULL only for a parked card
 * @title: (nullable): its title
 * @before: (nullable): the card of the cell it comes to stand before, NULL = last
 *
 * Adds a card and gives it a code.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_card (TlDocument *doc,
                  const char *map,
                  const char *column,
                  const char *lane,
                  const char *title,
                  const char *before)
{
  const TlTable   *table = tl_document_get_table (doc);
  g_autofree char *clean = tl_text_clean (title, TL_EDIT_MAX_TEXT, FALSE);
  TlRecord        *card;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), NULL);
  g_return_val_if_fail (column == NULL ||
                          (tl_edit_is_column (table, column) && is_in_map (table, column, map)),
                        NULL);
  g_return_val_if_fail (column == NULL || lane != NULL, NULL);
  g_return_val_if_fail (lane == NULL || (tl_table_get_kind (table, lane, TL_KIND_LANE) &&
                                         is_in_map (table, lane, map)),
                        NULL);

  card = tl_edit_new_child (doc, TL_KIND_CARD, map, before);
  tl_record_set_ref (card, TL_CARD_COLUMN, column);
  tl_record_set_ref (card, TL_CARD_LANE, lane);
  tl_record_set_text (card, TL_CARD_TITLE, clean);
  tl_edit_set_code (doc, card, tl_query_card_kind (table, card));
  return tl_edit_put_new (doc, card);
}

/* A card in the parking lot that has no lane, only a kind. */
static char *
add_parked (TlDocument *doc, const char *map, TlLaneKind kind, const char *title)
{
  g_autofree char *clean = tl_text_clean (title, TL_EDIT_MAX_TEXT, FALSE);
  TlRecord        *card = tl_edit_new_child (doc, TL_KIND_CARD, map, NULL);

  tl_record_set_integer (card, TL_CARD_KIND, (gint64) kind);
  tl_record_set_text (card, TL_CARD_TITLE, clean);
  tl_edit_set_code (doc, card, kind);
  return tl_edit_put_new (doc, card);
}

/**
 * tl_edit_add_about:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @about: (nullable): the card it is about; NULL = only the column
 * @column: (nullable): its column; NULL = that of @about
 * @kind: pain points or opportunities, or what else can be about something
 * @title: (nullable): its title
 *
 * Adds a card about another, last in the lane of its kind, which is made if there is none. In a map
 * whose structure is locked no lane is made, and the card is parked.
 *
 * Returns: (transfer full): the new card's id
 */
char *
tl_edit_add_about (TlDocument *doc,
                   const char *map,
                   const char *about,
                   const char *column,
                   TlLaneKind  kind,
                   const char *title)
{
  const TlTable    *table = tl_document_get_table (doc);
  const TlRecord   *target = tl_table_get_kind (table, about, TL_KIND_CARD);
  const char *const list[] = { about, NULL };
  g_autofree char  *lane = NULL;
  g_autofree char  *place = NULL;
  char             *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), NULL);
  g_return_val_if_fail (about == NULL || target != NULL, NULL);

  if (column == NULL && target != NULL)
    column = tl_record_get_ref (target, TL_CARD_COLUMN);
  place = g_strdup (column);
  lane = tl_edit_ensure_lane (doc, map, kind);
  id = lane != NULL ? tl_edit_add_card (doc, map, place, lane, title, NULL)
                    : add_parked (doc, map, kind, title);
  if (about != NULL && id != NULL)
    tl_edit_set_list (doc, id, TL_CARD_ABOUT, list);
  return id;
}

/**
 * tl_edit_add_answer:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map, at least one
 * @kind: opportunities for pain points, solutions for opportunities
 * @title: (nullable): its title
 *
 * Turns pain points into an opportunity ("How might we ...?"), or opportunities into a solution:
 * adds a card about all of them in the column of the first, and so keeps the chain from touchpoint
 * to solution. The lane is made if there is none, as [func@Tl.edit_add_about] does.
 *
 * Returns: (transfer full): the new card's id
 */
char *
tl_edit_add_answer (TlDocument *doc, const char *const *cards, TlLaneKind kind, const char *title)
{
  const TlTable *table = tl_document_get_table (doc);
  char          *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (cards != NULL && cards[0] != NULL, NULL);

  id = tl_edit_add_about (doc, tl_query_map_of (table, cards[0]), cards[0], NULL, kind, title);
  if (id != NULL && cards[1] != NULL)
    tl_edit_set_list (doc, id, TL_CARD_ABOUT, cards);
  return id;
}

static const TlRecord *
find_link (const TlTable *table, const char *from, const char *to, TlLinkKind kind)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, from);

  for (guint i = 0; i < referrers->len; i++)
    {
      const TlRecord *link = referrers->pdata[i];

      if (tl_record_get_kind (link) == TL_KIND_LINK &&
          g_strcmp0 (tl_record_get_ref (link, TL_LINK_FROM), from) == 0 &&
          g_strcmp0 (tl_record_get_ref (link, TL_LINK_TO), to) == 0 &&
          tl_record_get_integer (link, TL_LINK_KIND) == (gint64) kind)
        return link;
    }
  return NULL;
}

/**
 * tl_edit_add_link:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @from: the id of a card of it
 * @to: the id of another
 * @kind: next, alternative or loop back
 * @label: (nullable): words on it
 *
 * Adds a link. One of this kind that is there already is kept and gets the label.
 *
 * Returns: (transfer full) (nullable): its id; NULL when a card would link to itself
 */
char *
tl_edit_add_link (TlDocument *doc,
                  const char *map,
                  const char *from,
                  const char *to,
                  TlLinkKind  kind,
                  const char *label)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *old;
  g_autofree char *clean = tl_text_clean (label, TL_EDIT_MAX_TEXT, FALSE);
  TlRecord        *link;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, from, TL_KIND_CARD) &&
                          is_in_map (table, from, map),
                        NULL);
  g_return_val_if_fail (tl_table_get_kind (table, to, TL_KIND_CARD) && is_in_map (table, to, map),
                        NULL);

  if (g_str_equal (from, to))
    return NULL;
  old = find_link (table, from, to, kind);
  if (old != NULL)
    {
      char *id = g_strdup (tl_record_get_id (old));

      if (*clean != '\0')
        tl_edit_set_text (doc, id, TL_LINK_LABEL, clean);
      return id;
    }
  link = tl_edit_new_child (doc, TL_KIND_LINK, map, NULL);
  tl_record_set_ref (link, TL_LINK_FROM, from);
  tl_record_set_ref (link, TL_LINK_TO, to);
  tl_record_set_integer (link, TL_LINK_KIND, (gint64) kind);
  tl_record_set_text (link, TL_LINK_LABEL, clean);
  return tl_edit_put_new (doc, link);
}
