/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links as people make them: from here to there, and what kind that is follows from where they
 * stand. */
#include "config.h"

#include "map/tl-edit-private.h"

/**
 * tl_edit_guess_link_kind:
 * @table: a table
 * @map: id of a map
 * @from: id of a card of it
 * @column: (nullable): id of the column that a link leads to
 *
 * A link that leads to an earlier column loops back; any other is what comes next.
 *
 * Returns: a kind
 */
TlLinkKind
tl_edit_guess_link_kind (const TlTable *table,
                         const char    *map,
                         const char    *from,
                         const char    *column)
{
  const TlRecord *card = tl_table_get_kind (table, from, TL_KIND_CARD);
  const char     *own = card != NULL ? tl_record_get_ref (card, TL_CARD_COLUMN) : NULL;

  if (own == NULL || column == NULL)
    return TL_LINK_KIND_NEXT;
  return tl_query_column_index (table, map, column) < tl_query_column_index (table, map, own)
           ? TL_LINK_KIND_LOOP_BACK
           : TL_LINK_KIND_NEXT;
}

static const TlRecord *
find_between (const TlTable *table, const char *map, const char *from, const char *to)
{
  const GPtrArray *links = tl_table_get_children (table, map, TL_KIND_LINK);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const TlRecord *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (tl_record_get_ref (link, TL_LINK_FROM), from) == 0 &&
          g_strcmp0 (tl_record_get_ref (link, TL_LINK_TO), to) == 0)
        return link;
    }
  return NULL;
}

/**
 * tl_edit_link_cards:
 * @doc: a document with a transaction open
 * @map: id of a map
 * @from: id of a card of it
 * @to: id of another
 *
 * Links two cards. A link that is there already between them, of whatever kind, is kept.
 *
 * Returns: (transfer full) (nullable): the link's id; %NULL when a card would link to itself
 */
char *
tl_edit_link_cards (TlDocument *doc, const char *map, const char *from, const char *to)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *old = find_between (table, map, from, to);
  const TlRecord *card = tl_table_get_kind (table, to, TL_KIND_CARD);

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (card != NULL, NULL);
  if (old != NULL)
    return g_strdup (tl_record_get_id (old));
  return tl_edit_add_link (doc,
                           map,
                           from,
                           to,
                           tl_edit_guess_link_kind (table,
                                                    map,
                                                    from,
                                                    tl_record_get_ref (card, TL_CARD_COLUMN)),
                           "");
}
