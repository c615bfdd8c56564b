/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list of opportunities and solutions. It is made anew from the table each time it is
 * asked for: one pass over the cards and one sort. Cards with the same score stand in the order in
 * which the map is read, so the same document always gives the same list. */
#include "config.h"

#include "map/tl-rank.h"

#include "map/tl-query.h"

#include <math.h>
#include <string.h>

static const char *const quadrants[TL_N_QUADRANTS] = {
  "", "quick-win", "big-bet", "fill-in", "time-sink",
};
static const char *const methods[TL_N_RANK_METHODS] = { "value-effort", "rice" };

/**
 * tl_quadrant_get_word:
 * @quadrant: a quadrant
 *
 * Returns: (transfer none): what files and scripts call it; "" for none
 */
const char *
tl_quadrant_get_word (TlQuadrant quadrant)
{
  g_return_val_if_fail ((guint) quadrant < TL_N_QUADRANTS, "");

  return quadrants[quadrant];
}

/**
 * tl_rank_method_get_word:
 * @method: a way to rank
 *
 * Returns: (transfer none): what files and scripts call it
 */
const char *
tl_rank_method_get_word (TlRankMethod method)
{
  g_return_val_if_fail ((guint) method < TL_N_RANK_METHODS, NULL);

  return methods[method];
}

/**
 * tl_rank_method_find:
 * @word: a word
 *
 * Returns: the way to rank that is called so, or -1
 */
int
tl_rank_method_find (const char *word)
{
  for (int i = 0; i < TL_N_RANK_METHODS; i++)
    if (g_strcmp0 (word, methods[i]) == 0)
      return i;
  return -1;
}

/**
 * tl_rank_get_quadrant:
 * @impact: 0 = not rated, 1 to 5
 * @effort: 0 = not rated, 1 to 5
 *
 * Returns: where such a card stands
 */
TlQuadrant
tl_rank_get_quadrant (gint64 impact, gint64 effort)
{
  if (impact <= 0 || effort <= 0)
    return TL_QUADRANT_NONE;
  if (impact >= TL_RANK_HIGH)
    return effort >= TL_RANK_HIGH ? TL_QUADRANT_BIG_BET : TL_QUADRANT_QUICK_WIN;
  return effort >= TL_RANK_HIGH ? TL_QUADRANT_TIME_SINK : TL_QUADRANT_FILL_IN;
}

/**
 * tl_rank_get_score:
 * @card: a card
 * @method: a way to rank
 *
 * Impact for effort; or RICE, how many people are reached times impact times how sure that is, for
 * effort. Nothing is guessed: a score needs all that it is made of.
 *
 * Returns: the score, above 0; NAN when something is not known
 */
double
tl_rank_get_score (const TlRecord *card, TlRankMethod method)
{
  double impact = (double) tl_record_get_integer (card, TL_CARD_IMPACT);
  double effort = (double) tl_record_get_integer (card, TL_CARD_EFFORT);
  double reach = (double) tl_record_get_integer (card, TL_CARD_REACH);
  double confidence = (double) tl_record_get_integer (card, TL_CARD_CONFIDENCE) / 100;

  if (impact <= 0 || effort <= 0)
    return NAN;
  if (method == TL_RANK_VALUE_EFFORT)
    return impact / effort;
  return reach > 0 && confidence > 0 ? reach * impact * confidence / effort : NAN;
}

/**
 * tl_rank_is_ranked:
 * @table: a table
 * @card: a card of it
 *
 * Returns: whether it is an opportunity or solution that stands on its map
 */
gboolean
tl_rank_is_ranked (const TlTable *table, const TlRecord *card)
{
  TlLaneKind kind = tl_query_card_kind (table, card);

  return (kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS) &&
         tl_record_get_ref (card, TL_CARD_COLUMN) != NULL &&
         tl_record_get_ref (card, TL_CARD_LANE) != NULL;
}

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

/* Highest first; what has no score comes last. */
static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TlRankedCard *left = a;
  const TlRankedCard *right = b;
  int                 order;

  if (isnan (left->score) != isnan (right->score))
    return isnan (left->score) ? 1 : -1;
  order = isnan (left->score) ? 0 : compare_numbers (right->score, left->score);
  if (order == 0)
    order = right->impact - left->impact;
  /* Before the sort, `rank` is the place in the map. */
  return order != 0 ? order : compare_numbers (left->rank, right->rank);
}

static void
add_cards (GArray *ranked, const TlTable *table, const char *map, const TlRankQuery *query)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];
      TlRankedCard    item = {
           .card = card,
           .stage = tl_query_stage_of (table, tl_record_get_ref (card, TL_CARD_COLUMN)),
           .kind = tl_query_card_kind (table, card),
           .impact = (int) tl_record_get_integer (card, TL_CARD_IMPACT),
           .effort = (int) tl_record_get_integer (card, TL_CARD_EFFORT),
           .score = tl_rank_get_score (card, query->method),
           .rank = ranked->len,
      };

      if (!tl_rank_is_ranked (table, card) ||
          (query->owner != NULL &&
           strcmp (query->owner, tl_record_get_text (card, TL_CARD_OWNER)) != 0) ||
          (query->stage != NULL &&
           (item.stage == NULL || strcmp (query->stage, tl_record_get_id (item.stage)) != 0)))
        continue;
      item.quadrant = tl_rank_get_quadrant (item.impact, item.effort);
      g_array_append_val (ranked, item);
    }
}

static void
number_cards (GArray *ranked)
{
  const TlRankedCard *before = NULL;

  for (guint i = 0; i < ranked->len; i++)
    {
      TlRankedCard *item = &g_array_index (ranked, TlRankedCard, i);

      if (isnan (item->score))
        item->rank = 0;
      else
        item->rank = before != NULL && before->score == item->score ? before->rank : i + 1;
      before = item;
    }
}

/**
 * tl_rank_cards:
 * @table: a table
 * @query: which cards, and by what they are ranked
 *
 * Ranks opportunities and solutions, the highest score first and those without a score last.
 *
 * Returns: (transfer full) (element-type TlRankedCard): the list
 */
GArray *
tl_rank_cards (const TlTable *table, const TlRankQuery *query)
{
  GArray          *ranked = g_array_new (FALSE, FALSE, sizeof (TlRankedCard));
  const TlRecord  *document = tl_table_get_document (table);
  const GPtrArray *maps;

  if (query->map != NULL)
    add_cards (ranked, table, query->map, query);
  else if (document != NULL)
    {
      maps = tl_table_get_children (table, tl_record_get_id (document), TL_KIND_MAP);
      for (guint i = 0; i < maps->len; i++)
        add_cards (ranked, table, tl_record_get_id (maps->pdata[i]), query);
    }
  g_array_sort (ranked, compare_cards);
  number_cards (ranked);
  return ranked;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *const *left = a;
  const char *const *right = b;
  int                order = g_utf8_collate (*left, *right);

  return order != 0 ? order : strcmp (*left, *right);
}

/**
 * tl_rank_list_owners:
 * @table: a table
 * @map: (nullable): the id of a map; %NULL = all of them
 *
 * Who owns what is ranked, by the alphabet; "" first when something has no owner.
 *
 * Returns: (transfer full) (element-type utf8): names
 */
GPtrArray *
tl_rank_list_owners (const TlTable *table, const char *map)
{
  TlRankQuery query = { .map = map };
  g_autoptr (GArray) ranked = tl_rank_cards (table, &query);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *owners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ranked->len; i++)
    {
      const char *owner =
        tl_record_get_text (g_array_index (ranked, TlRankedCard, i).card, TL_CARD_OWNER);

      if (g_hash_table_add (seen, (gpointer) owner))
        g_ptr_array_add (owners, g_strdup (owner));
    }
  g_ptr_array_sort (owners, compare_names);
  return owners;
}
