/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of cards where they stand. They are connected among themselves as their originals are, in
 * the way of a paste (tl-edit-paste.c): for it the document is an excerpt of itself. */
#include "config.h"

#include "map/tl-edit-paste-private.h"

#include "map/tl-edit-private.h"
#include "map/tl-metric.h"

/* The card after another in its cell, NULL = it is the last. */
static const char *
find_next_in_cell (const TlTable *table, const TlRecord *card)
{
  g_autoptr (GPtrArray) cell = tl_query_cell (table,
                                              tl_record_get_parent (card),
                                              tl_record_get_ref (card, TL_CARD_COLUMN),
                                              tl_record_get_ref (card, TL_CARD_LANE));
  guint place;

  if (!g_ptr_array_find (cell, card, &place) || place + 1 >= cell->len)
    return NULL;
  return tl_record_get_id (cell->pdata[place + 1]);
}

static char *
put_copy (TlDocument *doc, const TlRecord *original)
{
  const TlTable *table = tl_document_get_table (doc);
  TlRecord      *copy = tl_edit_new_child (doc,
                                      TL_KIND_CARD,
                                      tl_record_get_parent (original),
                                      find_next_in_cell (table, original));
  char          *id;

  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_CARD)->n_fields; i++)
    if (i != TL_CARD_CODE && i != TL_CARD_FROM && i != TL_CARD_VOTES)
      tl_record_take_field (copy, i, original);
  tl_edit_set_code (doc, copy, tl_query_card_kind (table, copy));
  id = tl_edit_put_new (doc, copy);
  tl_edit_copy_metrics (doc, table, tl_record_get_id (original), id);
  return id;
}

/* Nothing among copies can be about, or linked with, the only one. */
static void
connect_copies (TlDocument *doc, const char *map, const char *const *cards, GPtrArray *copies)
{
  TlPasting pasting;

  tl_pasting_init (&pasting, doc, map, tl_document_get_table (doc), copies);
  pasting.from = map;
  for (guint i = 0; i < copies->len; i++)
    tl_pasting_map (pasting.cards, cards[i], copies->pdata[i]);
  tl_pasting_connect (&pasting);
  tl_pasting_clear (&pasting);
}

static gboolean
are_good_cards (const TlTable *table, const char *map, const char *const *cards)
{
  for (guint i = 0; cards[i] != NULL; i++)
    if (tl_table_get_kind (table, cards[i], TL_KIND_CARD) == NULL ||
        g_strcmp0 (tl_query_map_of (table, cards[i]), map) != 0)
      return FALSE;
  return TRUE;
}

/**
 * tl_edit_duplicate_cards:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map, no card twice
 *
 * Adds a copy right after each card, with a code of its own and no votes. Numbers about the cards
 * and links between them are copied, and a copy is about the copies of what its original is about.
 * Emotions, and links with other cards, stay with the originals.
 *
 * Returns: (transfer full): the copies' ids, in the order of @cards
 */
char **
tl_edit_duplicate_cards (TlDocument *doc, const char *const *cards)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  g_autofree char *map = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (cards != NULL, NULL);
  map = g_strdup (tl_query_map_of (table, cards[0]));
  g_return_val_if_fail (are_good_cards (table, map, cards), NULL);

  for (guint i = 0; cards[i] != NULL; i++)
    g_ptr_array_add (copies, put_copy (doc, tl_table_get (table, cards[i])));
  if (copies->len > 1)
    connect_copies (doc, map, cards, copies);
  g_ptr_array_add (copies, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&copies), FALSE);
}

/**
 * tl_edit_duplicate_card:
 * @doc: a document with a transaction open
 * @card: the id of a card
 *
 * tl_edit_duplicate_cards() with one card.
 *
 * Returns: (transfer full): the copy's id
 */
char *
tl_edit_duplicate_card (TlDocument *doc, const char *card)
{
  const char *const cards[] = { card, NULL };
  g_autofree char **copies = tl_edit_duplicate_cards (doc, cards);

  return copies != NULL ? copies[0] : NULL;
}
