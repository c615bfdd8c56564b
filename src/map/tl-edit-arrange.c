/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that move cards. All cards of a map are one sequence; a cell shows its part of it. So a
 * card that moves keeps its place in the sequence where that is right already, which keeps the
 * difference between two files small, and else goes right before the card it must precede, or to
 * the end.
 *
 * Cards of several cells move as one: what one of them takes along is never one that is moved by
 * name, and no card is put before one that leaves. */
#include "config.h"

#include "map/tl-edit-private.h"

#include <string.h>

static gboolean
is_in_map (const TlTable *table, const char *id, const char *map)
{
  return g_strcmp0 (tl_query_map_of (table, id), map) == 0;
}

/* What a move needs to know at every card. */
typedef struct
{
  TlDocument *doc;
  const char *map;
  const char *column; /* NULL = parked */
  const char *lane;   /* NULL = each its own */
  char       *before; /* NULL = last */
  GHashTable *moving; /* ids of all cards named by the caller */
  GHashTable *seen;   /* ids of these and of what they took along */
} Move;

/* The last card that stays in the cell above the place of the move, as an order key. */
static char *
dup_lower_bound (const Move *move, const char *lane)
{
  const TlTable *table = tl_document_get_table (move->doc);
  g_autoptr (GPtrArray) cell = tl_query_cell (table, move->map, move->column, lane);
  const TlRecord *next = tl_table_get (table, move->before);
  gboolean        above = next == NULL;

  for (guint i = cell->len; i-- > 0;)
    {
      if (above && !g_hash_table_contains (move->moving, tl_record_get_id (cell->pdata[i])))
        return g_strdup (tl_record_get_text (cell->pdata[i], TL_FIELD_ORDER));
      above = above || cell->pdata[i] == next;
    }
  return NULL;
}

/* Whether a card's present key already puts it where it is to go. */
static gboolean
is_order_right (const Move *move, const TlRecord *card, const char *lane, const char *placed)
{
  const TlTable   *table = tl_document_get_table (move->doc);
  const TlRecord  *next = tl_table_get (table, move->before);
  const char      *key = tl_record_get_text (card, TL_FIELD_ORDER);
  g_autofree char *bound = NULL;

  if (next != NULL && strcmp (key, tl_record_get_text (next, TL_FIELD_ORDER)) >= 0)
    return FALSE;
  if (placed != NULL && strcmp (key, placed) <= 0)
    return FALSE;
  bound = dup_lower_bound (move, lane);
  return bound == NULL || strcmp (key, bound) > 0;
}

/* The lane a card comes to stand in; one that has lost its lane gets one of its kind. NULL = there
 * is none and none can be made: the card is parked. */
static char *
dup_lane (const Move *move, const TlRecord *card)
{
  const TlTable *table = tl_document_get_table (move->doc);
  const char    *own = tl_record_get_ref (card, TL_CARD_LANE);

  if (move->lane != NULL)
    return g_strdup (move->lane);
  if (own != NULL || move->column == NULL)
    return g_strdup (own);
  return tl_edit_ensure_lane (move->doc, move->map, tl_query_card_kind (table, card));
}

static void
put_card (const Move *move, const char *id, const char *lane, const char *order)
{
  TlRecord *copy = tl_edit_copy_record (move->doc, id);

  tl_record_set_ref (copy, TL_CARD_COLUMN, lane != NULL ? move->column : NULL);
  tl_record_set_ref (copy, TL_CARD_LANE, lane);
  if (order != NULL)
    tl_record_set_text (copy, TL_FIELD_ORDER, order);
  tl_edit_put_changed (move->doc, copy);
}

/* Adds to `carried` what is about a card and stood in the same column, and so on. */
static void
collect_carried (const Move *move, const char *id, const char *old_column, GPtrArray *carried)
{
  g_autoptr (GPtrArray) about = tl_query_about (tl_document_get_table (move->doc), id);

  for (guint i = 0; i < about->len; i++)
    {
      const char *other = tl_record_get_id (about->pdata[i]);

      if (g_strcmp0 (tl_record_get_ref (about->pdata[i], TL_CARD_COLUMN), old_column) != 0 ||
          g_strcmp0 (tl_record_get_parent (about->pdata[i]), move->map) != 0 ||
          g_hash_table_contains (move->seen, other))
        continue;
      g_hash_table_add (move->seen, g_strdup (other));
      g_ptr_array_add (carried, g_strdup (other));
    }
}

static void
carry_along (Move *move, const char *id, const char *old_column)
{
  g_autoptr (GPtrArray) carried = g_ptr_array_new_with_free_func (g_free);
  const char *lane = g_steal_pointer (&move->lane);

  collect_carried (move, id, old_column, carried);
  for (guint i = 0; i < carried->len; i++)
    {
      const char      *other = carried->pdata[i];
      const TlRecord  *card = tl_table_get (tl_document_get_table (move->doc), other);
      g_autofree char *own_lane = dup_lane (move, card);

      put_card (move, other, own_lane, NULL);
      collect_carried (move, other, old_column, carried);
    }
  move->lane = lane;
}

/* Moves one card. @placed is the key of the one moved before it, and becomes this one's. */
static void
move_card (Move *move, const char *id, char **placed)
{
  const TlTable *table = tl_document_get_table (move->doc);
  g_autoptr (TlRecord) card = tl_record_ref (tl_table_get (table, id));
  const char      *old_column = tl_record_get_ref (card, TL_CARD_COLUMN);
  g_autofree char *lane = dup_lane (move, card);
  g_autofree char *order = NULL;

  if (!is_order_right (move, card, lane, *placed))
    order = tl_edit_find_order (table, move->map, TL_KIND_CARD, move->before);
  put_card (move, id, lane, order);
  g_free (*placed);
  *placed = g_strdup (tl_record_get_text (tl_table_get (table, id), TL_FIELD_ORDER));
  if (g_strcmp0 (old_column, move->column) != 0)
    carry_along (move, id, old_column);
}

/* The card to come before, which must be one that stays: else the next in its cell that does. */
static char *
dup_before (const Move *move, const char *before)
{
  const TlTable  *table = tl_document_get_table (move->doc);
  const TlRecord *card = tl_table_get_kind (table, before, TL_KIND_CARD);
  g_autoptr (GPtrArray) cell = NULL;
  guint place;

  if (card == NULL || !g_hash_table_contains (move->moving, before))
    return g_strdup (before);
  cell = tl_query_cell (table,
                        move->map,
                        tl_record_get_ref (card, TL_CARD_COLUMN),
                        tl_record_get_ref (card, TL_CARD_LANE));
  if (!g_ptr_array_find (cell, card, &place))
    return NULL;
  for (guint i = place + 1; i < cell->len; i++)
    if (!g_hash_table_contains (move->moving, tl_record_get_id (cell->pdata[i])))
      return g_strdup (tl_record_get_id (cell->pdata[i]));
  return NULL;
}

/* One cell's share: its cards go where it says, in their order. */
static void
move_group (Move *move, const TlCardMove *group)
{
  g_autofree char *placed = NULL;

  move->column = group->column;
  move->lane = group->lane;
  move->before = dup_before (move, group->before);
  for (guint i = 0; group->cards[i] != NULL; i++)
    move_card (move, group->cards[i], &placed);
  g_clear_pointer (&move->before, g_free);
}

static gboolean
is_good_place (const TlTable *table, const char *map, const TlCardMove *group)
{
  return (group->column == NULL ||
          (tl_edit_is_column (table, group->column) && is_in_map (table, group->column, map))) &&
         (group->lane == NULL || (tl_table_get_kind (table, group->lane, TL_KIND_LANE) &&
                                  is_in_map (table, group->lane, map)));
}

static gboolean
are_good_moves (const TlTable *table, const char *map, const TlCardMove *moves, guint n_moves)
{
  for (guint i = 0; i < n_moves; i++)
    {
      if (!is_good_place (table, map, &moves[i]))
        return FALSE;
      for (guint k = 0; moves[i].cards[k] != NULL; k++)
        if (tl_table_get_kind (table, moves[i].cards[k], TL_KIND_CARD) == NULL ||
            !is_in_map (table, moves[i].cards[k], map))
          return FALSE;
    }
  return TRUE;
}

static const char *
get_first_card (const TlCardMove *moves, guint n_moves)
{
  for (guint i = 0; i < n_moves; i++)
    if (moves[i].cards[0] != NULL)
      return moves[i].cards[0];
  return NULL;
}

/**
 * tl_edit_arrange_cards:
 * @doc: a document with a transaction open
 * @moves: (array length=n_moves): which cards go where; all of one map, no card twice
 * @n_moves: how many
 *
 * Moves cards of several cells at once. What is about a card and stood in the same column goes
 * along, in its own lane, unless it is among those that are moved. A card that lost its lane while
 * parked finds the lane of its kind, made if there is none.
 */
void
tl_edit_arrange_cards (TlDocument *doc, const TlCardMove *moves, guint n_moves)
{
  const TlTable   *table = tl_document_get_table (doc);
  const char      *first = get_first_card (moves, n_moves);
  g_autofree char *map = NULL;
  Move             move = { .doc = doc };

  g_return_if_fail (tl_document_in_transaction (doc));

  if (first == NULL)
    return;
  map = g_strdup (tl_query_map_of (table, first));
  g_return_if_fail (are_good_moves (table, map, moves, n_moves));

  move.map = map;
  move.moving = g_hash_table_new (g_str_hash, g_str_equal);
  move.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_moves; i++)
    for (guint k = 0; moves[i].cards[k] != NULL; k++)
      {
        g_hash_table_add (move.moving, (gpointer) moves[i].cards[k]);
        g_hash_table_add (move.seen, g_strdup (moves[i].cards[k]));
      }
  for (guint i = 0; i < n_moves; i++)
    move_group (&move, &moves[i]);
  g_hash_table_unref (move.seen);
  g_hash_table_unref (move.moving);
}

/**
 * tl_edit_move_cards:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map, in the order they are to have
 * @column: (nullable): a step, or stage without steps, of that map; NULL parks the cards
 * @lane: (nullable): a lane of that map; NULL = each card keeps its own
 * @before: (nullable): the card of the cell they come to stand before, NULL = last
 *
 * Moves cards to one cell: tl_edit_arrange_cards() with one place.
 */
void
tl_edit_move_cards (TlDocument        *doc,
                    const char *const *cards,
                    const char        *column,
                    const char        *lane,
                    const char        *before)
{
  TlCardMove move = { .cards = cards, .column = column, .lane = lane, .before = before };

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (cards != NULL);

  tl_edit_arrange_cards (doc, &move, 1);
}

/**
 * tl_edit_park_cards:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map
 *
 * Moves cards to the parking lot; they keep their lanes, points and links.
 */
void
tl_edit_park_cards (TlDocument *doc, const char *const *cards)
{
  tl_edit_move_cards (doc, cards, NULL, NULL, NULL);
}
