/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What hangs on what through `about`. Walks keep a list of their own and a set of what they have
 * seen, so that neither a long chain nor, while a file is being judged, a ring can exhaust them. */
#include "config.h"

#include "map/tl-about.h"

#include "map/tl-query.h"

#include <string.h>

/**
 * tl_about_reaches:
 * @table: a table
 * @from: the id of a card
 * @to: the id of a card
 *
 * Whether one card is about another, itself or through the cards that it is about. Every card
 * reaches itself.
 */
gboolean
tl_about_reaches (const TlTable *table, const char *from, const char *to)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_add (list, (gpointer) from);
  for (guint i = 0; i < list->len; i++)
    {
      const TlRecord    *card = tl_table_get_kind (table, list->pdata[i], TL_KIND_CARD);
      const char *const *about = card != NULL ? tl_record_get_list (card, TL_CARD_ABOUT) : NULL;

      if (strcmp (list->pdata[i], to) == 0)
        return TRUE;
      for (guint k = 0; about != NULL && about[k] != NULL; k++)
        if (g_hash_table_add (seen, (gpointer) about[k]))
          g_ptr_array_add (list, (gpointer) about[k]);
    }
  return FALSE;
}

/* Whether a card of a kind says what could be done about one of another. */
static gboolean
answers (TlLaneKind kind, TlLaneKind to)
{
  return (kind == TL_LANE_KIND_OPPORTUNITIES && to == TL_LANE_KIND_PAIN_POINTS) ||
         (kind == TL_LANE_KIND_SOLUTIONS &&
          (to == TL_LANE_KIND_OPPORTUNITIES || to == TL_LANE_KIND_PAIN_POINTS));
}

/**
 * tl_about_find_target:
 * @table: a table
 * @card: the id of the card where a new one is started
 * @kind: what the new one is
 *
 * What a new card would be about: an opportunity is about the pain point that it is started from, a
 * pain point about the touchpoint of the pain point beside it.
 *
 * Returns: (transfer none) (nullable): the id of a card; NULL = only the column
 */
const char *
tl_about_find_target (const TlTable *table, const char *card, TlLaneKind kind)
{
  const TlRecord    *record = tl_table_get_kind (table, card, TL_KIND_CARD);
  const char *const *about = record != NULL ? tl_record_get_list (record, TL_CARD_ABOUT) : NULL;
  TlLaneKind         own;

  if (record == NULL)
    return NULL;
  own = tl_query_card_kind (table, record);
  if (answers (kind, own))
    return tl_record_get_id (record);
  if (about[0] != NULL)
    return about[0];
  return own == TL_LANE_KIND_PAIN_POINTS || own == TL_LANE_KIND_OPPORTUNITIES ||
             own == TL_LANE_KIND_SOLUTIONS
           ? NULL
           : tl_record_get_id (record);
}

/**
 * tl_about_list_answers:
 * @table: a table
 * @card: the id of a card
 *
 * What is about a card (pain points, opportunities, ...), in order, and then what answers the pain
 * points among them: an opportunity that came from a pain point is about its touchpoint, too.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards, each once
 */
GPtrArray *
tl_about_list_answers (const TlTable *table, const char *card)
{
  GPtrArray *cards = tl_query_about (table, card);
  guint      n_direct = cards->len;

  for (guint i = 0; i < n_direct; i++)
    {
      g_autoptr (GPtrArray) answers = NULL;

      if (tl_query_card_kind (table, cards->pdata[i]) != TL_LANE_KIND_PAIN_POINTS)
        continue;
      answers = tl_query_about (table, tl_record_get_id (cards->pdata[i]));
      for (guint k = 0; k < answers->len; k++)
        if (tl_query_card_kind (table, answers->pdata[k]) != TL_LANE_KIND_PAIN_POINTS &&
            !g_ptr_array_find (cards, answers->pdata[k], NULL))
          g_ptr_array_add (cards, answers->pdata[k]);
    }
  return cards;
}
