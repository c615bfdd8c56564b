/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving a card its place among the priorities. */
#include "config.h"

#include "map/tl-edit-private.h"

/**
 * tl_edit_rate_card:
 * @doc: a document with a transaction open
 * @card: the id of a card
 * @impact: 0 = not rated, 1 to 5
 * @effort: 0 = not rated, 1 to 5
 *
 * Sets both scores at once, as a card is dropped on the board.
 *
 * Returns: whether anything changed
 */
gboolean
tl_edit_rate_card (TlDocument *doc, const char *card, int impact, int effort)
{
  gboolean changed = tl_edit_set_integer (doc, card, TL_CARD_IMPACT, impact);

  return tl_edit_set_integer (doc, card, TL_CARD_EFFORT, effort) || changed;
}
