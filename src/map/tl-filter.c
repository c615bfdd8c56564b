/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A filter: for each field the values that are asked for.
 *
 * All values are texts (words of enums, ids, tags), so that one list of values, one test and one
 * count serve every field. What never changes: an empty filter lets everything pass; a card passes
 * whatever else the document holds. */
#include "config.h"

#include "map/tl-filter.h"

#include "base/tl-date.h"
#include "map/tl-pains.h"
#include "map/tl-query.h"

#include <string.h>

struct _TlFilter
{
  GPtrArray *values[TL_N_FILTER_FIELDS]; /* owned texts, NULL-terminated */
};

/**
 * tl_filter_new:
 *
 * Returns: (transfer full): a filter that asks for nothing
 */
TlFilter *
tl_filter_new (void)
{
  TlFilter *self = g_new0 (TlFilter, 1);

  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    {
      self->values[i] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->values[i], NULL);
    }
  return self;
}

/**
 * tl_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): a filter that asks for the same
 */
TlFilter *
tl_filter_copy (const TlFilter *self)
{
  TlFilter *copy = tl_filter_new ();

  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    for (guint k = 0; k + 1 < self->values[i]->len; k++)
      tl_filter_set (copy, i, self->values[i]->pdata[k], TRUE);
  return copy;
}

/**
 * tl_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees a filter.
 */
void
tl_filter_free (TlFilter *self)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    g_ptr_array_unref (self->values[i]);
  g_free (self);
}

static int
find_value (const TlFilter *self, TlFilterField field, const char *value)
{
  for (guint i = 0; i + 1 < self->values[field]->len; i++)
    if (strcmp (self->values[field]->pdata[i], value) == 0)
      return (int) i;
  return -1;
}

/**
 * tl_filter_set:
 * @self: a filter
 * @field: of the cards
 * @value: one of its values
 * @wanted: whether it is asked for
 *
 * Returns: whether that is new
 */
gboolean
tl_filter_set (TlFilter *self, TlFilterField field, const char *value, gboolean wanted)
{
  int at = find_value (self, field, value);

  if ((at >= 0) == !!wanted)
    return FALSE;
  if (wanted)
    g_ptr_array_insert (self->values[field], (int) self->values[field]->len - 1, g_strdup (value));
  else
    g_ptr_array_remove_index (self->values[field], at);
  return TRUE;
}

/**
 * tl_filter_has:
 * @self: a filter
 * @field: of the cards
 * @value: one of its values
 *
 * Returns: whether it is asked for
 */
gboolean
tl_filter_has (const TlFilter *self, TlFilterField field, const char *value)
{
  return find_value (self, field, value) >= 0;
}

/**
 * tl_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it asks for nothing
 */
gboolean
tl_filter_is_empty (const TlFilter *self)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (self->values[i]->len > 1)
      return FALSE;
  return TRUE;
}

/**
 * tl_filter_get:
 * @self: a filter
 * @field: of the cards
 *
 * Returns: (array zero-terminated=1): the values asked for, good until the filter changes
 */
const char *const *
tl_filter_get (const TlFilter *self, TlFilterField field)
{
  return (const char *const *) self->values[field]->pdata;
}

static const char *
get_word (guint field, gint64 value)
{
  return tl_kind_get_field (TL_KIND_CARD, field)->values[value];
}

/* In the order in which they are listed. */
static const char *const urgencies[] = { "critical", "overdue", "due" };

static const char *
get_urgency (const TlTable *table, const TlRecord *card)
{
  char today[TL_DATE_BUFFER];

  if (tl_pains_is_critical (table, card))
    return urgencies[0];
  if (tl_record_is_default (card, TL_CARD_DUE))
    return NULL;
  return tl_pains_is_overdue (card, tl_date_get_today (today)) ? urgencies[1] : urgencies[2];
}

static const char *
get_severity (const TlTable *table, const TlRecord *card)
{
  static const char *const digits[] = { NULL, "1", "2", "3", "4", "5" };

  return tl_query_card_kind (table, card) == TL_LANE_KIND_PAIN_POINTS
           ? digits[tl_record_get_integer (card, TL_CARD_SEVERITY)]
           : NULL;
}

static const char *
get_text (const TlRecord *card, guint field)
{
  const char *text = tl_record_get_text (card, field);

  return *text != '\0' ? text : NULL;
}

/* The one value that a card has in a field of one value; NULL = none. */
static const char *
get_value (const TlTable *table, const TlRecord *card, TlFilterField field)
{
  switch (field)
    {
    case TL_FILTER_KIND:
      return get_word (TL_CARD_KIND, tl_query_card_kind (table, card));
    case TL_FILTER_CHANNEL:
      return tl_record_is_default (card, TL_CARD_CHANNEL)
               ? NULL
               : get_word (TL_CARD_CHANNEL, tl_record_get_integer (card, TL_CARD_CHANNEL));
    case TL_FILTER_STATUS:
      return get_word (TL_CARD_EVIDENCE_STATUS,
                       tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS));
    case TL_FILTER_PERSONA:
      return tl_record_get_ref (card, TL_CARD_PERSONA);
    case TL_FILTER_OWNER:
      return get_text (card, TL_CARD_OWNER);
    case TL_FILTER_TEAM:
      return get_text (card, TL_CARD_TEAM);
    case TL_FILTER_WORK:
      return tl_record_is_default (card, TL_CARD_STATUS)
               ? NULL
               : get_word (TL_CARD_STATUS, tl_record_get_integer (card, TL_CARD_STATUS));
    case TL_FILTER_SEVERITY:
      return get_severity (table, card);
    case TL_FILTER_URGENCY:
      return get_urgency (table, card);
    case TL_FILTER_TAG:
    case TL_N_FILTER_FIELDS:
    default:
      return NULL;
    }
}

static gboolean
passes_field (const TlFilter *self, const TlTable *table, const TlRecord *card, TlFilterField field)
{
  const char        *value;
  const char *const *tags;

  if (self->values[field]->len == 1)
    return TRUE;
  if (field != TL_FILTER_TAG)
    {
      value = get_value (table, card, field);
      return value != NULL && find_value (self, field, value) >= 0;
    }
  tags = tl_record_get_list (card, TL_CARD_TAGS);
  for (guint i = 0; tags[i] != NULL; i++)
    if (find_value (self, field, tags[i]) >= 0)
      return TRUE;
  return FALSE;
}

/**
 * tl_filter_passes:
 * @self: a filter
 * @table: the table of @card
 * @card: a card
 *
 * Returns: whether the card has what is asked for
 */
gboolean
tl_filter_passes (const TlFilter *self, const TlTable *table, const TlRecord *card)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (!passes_field (self, table, card, i))
      return FALSE;
  return TRUE;
}

/* --- What there is to ask for --- */

static void
clear_value (gpointer data)
{
  g_free (((TlFilterValue *) data)->value);
}

static void
count_value (GArray *values, GHashTable *places, const char *value)
{
  guint         place = GPOINTER_TO_UINT (g_hash_table_lookup (places, value));
  TlFilterValue fresh = { NULL, 1 };

  if (place > 0)
    {
      g_array_index (values, TlFilterValue, place - 1).n_cards++;
      return;
    }
  fresh.value = g_strdup (value);
  g_array_append_val (values, fresh);
  g_hash_table_insert (places, fresh.value, GUINT_TO_POINTER (values->len));
}

/* The place of a word in its enum, or of another word in the order in which people want it; -1 for
 * texts. */
static int
find_rank (TlFilterField field, const char *word)
{
  static const int enums[TL_N_FILTER_FIELDS] = {
    [TL_FILTER_KIND] = TL_CARD_KIND,
    [TL_FILTER_CHANNEL] = TL_CARD_CHANNEL,
    [TL_FILTER_STATUS] = TL_CARD_EVIDENCE_STATUS,
    [TL_FILTER_WORK] = TL_CARD_STATUS,
  };

  if (enums[field] > 0)
    return tl_field_find_value (tl_kind_get_field (TL_KIND_CARD, (guint) enums[field]), word);
  if (field == TL_FILTER_SEVERITY)
    return '5' - word[0];
  for (int i = 0; field == TL_FILTER_URGENCY && i < (int) G_N_ELEMENTS (urgencies); i++)
    if (strcmp (urgencies[i], word) == 0)
      return i;
  return -1;
}

/* Words in the order of their enum, the worst first, texts by the alphabet. */
static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  TlFilterField field = GPOINTER_TO_UINT (data);
  const char   *left = ((const TlFilterValue *) a)->value;
  const char   *right = ((const TlFilterValue *) b)->value;

  if (field == TL_FILTER_PERSONA)
    return 0;
  if (find_rank (field, left) >= 0)
    return find_rank (field, left) - find_rank (field, right);
  return g_utf8_collate (left, right);
}

/**
 * tl_filter_list_values:
 * @table: a table
 * @map: id of a map
 * @field: of its cards
 *
 * Lists the values that the cards of a map have in a field.
 *
 * Returns: (transfer full) (element-type TlFilterValue): values with the number of their cards,
 *   words in the order of their enum, the worst first, names by the alphabet
 */
GArray *
tl_filter_list_values (const TlTable *table, const char *map, TlFilterField field)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  GArray          *values = g_array_new (FALSE, FALSE, sizeof (TlFilterValue));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (values, clear_value);
  for (guint i = 0; i < cards->len; i++)
    {
      const char        *value = get_value (table, cards->pdata[i], field);
      const char *const *tags = tl_record_get_list (cards->pdata[i], TL_CARD_TAGS);

      if (value != NULL)
        count_value (values, places, value);
      for (guint k = 0; field == TL_FILTER_TAG && tags[k] != NULL; k++)
        count_value (values, places, tags[k]);
    }
  g_array_sort_with_data (values, compare_values, GUINT_TO_POINTER (field));
  return values;
}
