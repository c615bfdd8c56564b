/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that make cards and links (tl-edit-arrange.c moves cards). Codes count per map and
 * letter in the map's `codes`; giving one and taking it back by undo is one change. */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-text.h"

#include <string.h>

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
