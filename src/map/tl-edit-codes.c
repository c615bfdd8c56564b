/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes by which people call cards in the room and in tickets: "P3". They count per map and letter
 * in the map's `codes`; giving one and taking it back by undo is one change, and a code is never
 * given twice. New cards get theirs at once; cards from elsewhere when codes are asked for. */
#include "config.h"

#include "map/tl-edit-private.h"

/* The letter of each kind's codes: "P3" is the third pain point. */
static const char code_letters[TL_N_LANE_KINDS] = {
  [TL_LANE_KIND_TOUCHPOINTS] = 'T', [TL_LANE_KIND_ACTIONS] = 'A',
  [TL_LANE_KIND_THOUGHTS] = 'H',    [TL_LANE_KIND_QUOTES] = 'Q',
  [TL_LANE_KIND_NEEDS] = 'N',       [TL_LANE_KIND_EMOTIONS] = 'Y',
  [TL_LANE_KIND_PAIN_POINTS] = 'P', [TL_LANE_KIND_OPPORTUNITIES] = 'O',
  [TL_LANE_KIND_SOLUTIONS] = 'S',   [TL_LANE_KIND_CHANNELS] = 'C',
  [TL_LANE_KIND_FRONTSTAGE] = 'F',  [TL_LANE_KIND_BACKSTAGE] = 'B',
  [TL_LANE_KIND_SUPPORT] = 'U',     [TL_LANE_KIND_EVIDENCE] = 'E',
  [TL_LANE_KIND_METRICS] = 'M',     [TL_LANE_KIND_IMAGES] = 'I',
  [TL_LANE_KIND_TEXT] = 'X',
};

/* The number of a code of a letter, 0 = it is none. */
static guint64
read_code (const char *code, char letter)
{
  guint64 number;

  if (code[0] != letter ||
      !g_ascii_string_to_unsigned (code + 1, 10, 1, G_MAXUINT32, &number, NULL))
    return 0;
  return number;
}

/* Codes of cards made elsewhere, where the map does not say what was given last. */
static guint64
find_highest_code (const TlTable *table, const char *map, char letter)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  guint64          highest = 0;

  for (guint i = 0; i < cards->len; i++)
    highest = MAX (highest, read_code (tl_record_get_text (cards->pdata[i], TL_CARD_CODE), letter));
  return highest;
}

/* Gives a new card the next code of its kind and notes it in the map. */
void
tl_edit_set_code (TlDocument *doc, TlRecord *card, TlLaneKind kind)
{
  const char *map = tl_record_get_parent (card);
  TlRecord   *copy = tl_edit_copy_record (doc, map);
  g_auto (GStrv) codes = g_strdupv ((char **) tl_record_get_list (copy, TL_MAP_CODES));
  guint64 number = 0;
  guint   place;
  char    letter = code_letters[kind];

  for (place = 0; codes[place] != NULL; place++)
    {
      number = read_code (codes[place], letter);
      if (number > 0)
        break;
    }
  if (codes[place] == NULL)
    {
      number = find_highest_code (tl_document_get_table (doc), map, letter);
      codes = g_renew (char *, codes, place + 2);
      codes[place + 1] = NULL;
    }
  else
    g_free (codes[place]);
  codes[place] = g_strdup_printf ("%c%" G_GUINT64_FORMAT, letter, number + 1);
  tl_record_set_text (card, TL_CARD_CODE, codes[place]);
  tl_record_set_list (copy, TL_MAP_CODES, (const char *const *) codes);
  tl_edit_put_changed (doc, copy);
}

/**
 * tl_edit_give_codes:
 * @doc: a document with a transaction open
 * @map: the id of a map
 *
 * Gives every card of a map that has no code one, in their order.
 *
 * Returns: how many got one
 */
guint
tl_edit_give_codes (TlDocument *doc, const char *map)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *cards;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), 0);

  cards = tl_table_get_children (table, map, TL_KIND_CARD);
  for (guint i = 0; i < cards->len; i++)
    if (*tl_record_get_text (cards->pdata[i], TL_CARD_CODE) == '\0')
      g_ptr_array_add (ids, g_strdup (tl_record_get_id (cards->pdata[i])));
  for (guint i = 0; i < ids->len; i++)
    {
      TlRecord *card = tl_edit_copy_record (doc, ids->pdata[i]);

      tl_edit_set_code (doc, card, tl_query_card_kind (table, card));
      tl_edit_put_changed (doc, card);
    }
  return ids->len;
}

/**
 * tl_edit_show_codes:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @show: whether its cards show their codes
 *
 * Shows or hides the codes of a map. Shown ones are all there: cards without one get theirs.
 *
 * Returns: whether anything changed
 */
gboolean
tl_edit_show_codes (TlDocument *doc, const char *map, gboolean show)
{
  guint n_given = show ? tl_edit_give_codes (doc, map) : 0;

  return tl_edit_set_boolean (doc, map, TL_MAP_SHOW_CODES, show) || n_given > 0;
}
