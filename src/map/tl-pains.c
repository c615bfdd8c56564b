/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ratings of cards amount to. Everything that calls a pain point critical or work overdue
 * asks here: picture, lists, filter, command line. */
#include "config.h"

#include "map/tl-pains.h"

#include "map/tl-query.h"

#include <string.h>

/* What counts for a rating that nobody has given. */
#define MIDDLE 3

/**
 * tl_pains_get_criticality:
 * @card: a card
 *
 * Severity times frequency.
 *
 * Returns: 1 to 25; 0 when the card has neither
 */
int
tl_pains_get_criticality (const TlRecord *card)
{
  int severity = (int) tl_record_get_integer (card, TL_CARD_SEVERITY);
  int frequency = (int) tl_record_get_integer (card, TL_CARD_FREQUENCY);

  if (severity == 0 && frequency == 0)
    return 0;
  return (severity > 0 ? severity : MIDDLE) * (frequency > 0 ? frequency : MIDDLE);
}

/**
 * tl_pains_is_critical:
 * @table: the table of @card
 * @card: a card
 *
 * Returns: whether it is a pain point with a criticality of at least %TL_PAINS_CRITICAL
 */
gboolean
tl_pains_is_critical (const TlTable *table, const TlRecord *card)
{
  return tl_pains_get_criticality (card) >= TL_PAINS_CRITICAL &&
         tl_query_card_kind (table, card) == TL_LANE_KIND_PAIN_POINTS;
}

static int
compare_criticality (gconstpointer a, gconstpointer b)
{
  const TlRecord *left = *(const TlRecord *const *) a;
  const TlRecord *right = *(const TlRecord *const *) b;
  int             order = tl_pains_get_criticality (right) - tl_pains_get_criticality (left);

  return order != 0 ? order
                    : strcmp (tl_record_get_text (left, TL_FIELD_ORDER),
                              tl_record_get_text (right, TL_FIELD_ORDER));
}

/**
 * tl_pains_list_critical:
 * @table: a table
 * @map: the id of a map
 *
 * The critical pain points that are on the map and not parked, the most critical first.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards
 */
GPtrArray *
tl_pains_list_critical (const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  GPtrArray       *critical = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL &&
        tl_pains_is_critical (table, cards->pdata[i]))
      g_ptr_array_add (critical, cards->pdata[i]);
  g_ptr_array_sort (critical, compare_criticality);
  return critical;
}

/**
 * tl_pains_is_overdue:
 * @card: a card
 * @today: a day, "2026-03-31"
 *
 * Returns: whether it was due before that day and is neither done nor rejected
 */
gboolean
tl_pains_is_overdue (const TlRecord *card, const char *today)
{
  const char *due = tl_record_get_text (card, TL_CARD_DUE);
  gint64      status = tl_record_get_integer (card, TL_CARD_STATUS);

  return *due != '\0' && status != TL_WORK_STATUS_DONE && status != TL_WORK_STATUS_REJECTED &&
         strncmp (due, today, strlen ("2026-03-31")) < 0;
}
