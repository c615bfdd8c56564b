/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many columns a card covers. The record holds a number, counted from the card's own column; so
 * whatever adds columns or takes them away has to count again: a column that comes in between is
 * covered too, one that goes is not. What is done (a stage is added, steps are deleted) happens
 * between tl_edit_spans_save() and tl_edit_spans_follow(); inner pairs are put right by outer ones.
 */
#include "config.h"

#include "map/tl-edit-private.h"

/* The wide cards of a map, and its columns as they were. */
struct _TlEditSpans
{
  char      *map;
  GPtrArray *columns; /* TlRecord, own references */
  GArray    *cards;   /* Wide */
};

typedef struct
{
  char *card;
  int   column;
  int   span;
} Wide;

static void
clear_wide (gpointer data)
{
  g_free (((Wide *) data)->card);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static void
spans_free (TlEditSpans *self)
{
  g_free (self->map);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->cards);
  g_free (self);
}

/* Notes which columns the cards of a map cover. */
TlEditSpans *
tl_edit_spans_save (const TlTable *table, const char *map)
{
  TlEditSpans     *self = g_new0 (TlEditSpans, 1);
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  self->map = g_strdup (map);
  self->columns = g_ptr_array_new_with_free_func (release_record);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, tl_record_ref (columns->pdata[i]));
  self->cards = g_array_new (FALSE, FALSE, sizeof (Wide));
  g_array_set_clear_func (self->cards, clear_wide);
  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];
      Wide            wide = { .span = (int) tl_record_get_integer (card, TL_CARD_SPAN) };

      wide.column = tl_query_column_index (table, map, tl_record_get_ref (card, TL_CARD_COLUMN));
      if (wide.span < 2 || wide.column < 0)
        continue;
      wide.card = g_strdup (tl_record_get_id (card));
      g_array_append_val (self->cards, wide);
    }
  return self;
}

/* Where a column is now. A stage that got steps is its first one, a step whose stage has none left
 * is the stage; when as many columns are there as were, the one at its place has taken its part. */
static int
find_now (const TlTable *table, const TlEditSpans *self, int index, guint n_now)
{
  const TlRecord *old = self->columns->pdata[index];
  const char     *id = tl_record_get_id (old);
  int             now = tl_query_column_index (table, self->map, id);

  if (now < 0 && tl_record_get_kind (old) == TL_KIND_STEP)
    now = tl_query_column_index (table, self->map, tl_record_get_parent (old));
  else if (now < 0 && tl_table_get_kind (table, id, TL_KIND_STAGE) != NULL)
    {
      const GPtrArray *steps = tl_table_get_children (table, id, TL_KIND_STEP);

      if (steps->len > 0)
        now = tl_query_column_index (table, self->map, tl_record_get_id (steps->pdata[0]));
    }
  return now < 0 && n_now == self->columns->len ? index : now;
}

static void
follow (TlDocument *doc, const TlEditSpans *self, const Wide *wide, guint n_now)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *card = tl_table_get_kind (table, wide->card, TL_KIND_CARD);
  int             first, last;

  if (card == NULL)
    return;
  first = tl_query_column_index (table, self->map, tl_record_get_ref (card, TL_CARD_COLUMN));
  if (first < 0)
    return;
  last = first;
  for (int i = wide->column; i < wide->column + wide->span && i < (int) self->columns->len; i++)
    last = MAX (last, find_now (table, self, i, n_now));
  /* What reached beyond the last column still does. */
  if (wide->column + wide->span > (int) self->columns->len)
    last += wide->column + wide->span - (int) self->columns->len;
  tl_edit_set_integer (doc, wide->card, TL_CARD_SPAN, last - first + 1);
}

/* Makes the cards cover the columns that they covered, and what came in between. Frees @self. */
void
tl_edit_spans_follow (TlDocument *doc, TlEditSpans *self)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (tl_document_get_table (doc), self->map);

  for (guint i = 0; i < self->cards->len; i++)
    follow (doc, self, &g_array_index (self->cards, Wide, i), columns->len);
  spans_free (self);
}

/**
 * tl_edit_set_span:
 * @doc: a document with a transaction open
 * @card: the id of a card that is not parked
 * @column: (nullable): the first column it covers from now on, NULL = as it is
 * @span: how many columns it covers; as far as there are
 *
 * Makes a card wider or narrower. What is about it stays where it is.
 *
 * Returns: whether anything changed
 */
gboolean
tl_edit_set_span (TlDocument *doc, const char *card, const char *column, int span)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *record = tl_table_get_kind (table, card, TL_KIND_CARD);
  const char     *map;
  TlRecord       *copy;
  int             place;
  g_autoptr (GPtrArray) columns = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  map = tl_record_get_parent (record);
  columns = tl_query_columns (table, map);
  if (column == NULL)
    column = tl_record_get_ref (record, TL_CARD_COLUMN);
  place = tl_query_column_index (table, map, column);
  g_return_val_if_fail (place >= 0, FALSE);

  copy = tl_edit_copy_record (doc, card);
  tl_record_set_ref (copy, TL_CARD_COLUMN, column);
  tl_record_set_integer (copy, TL_CARD_SPAN, CLAMP (span, 1, (int) columns->len - place));
  return tl_edit_put_changed (doc, copy);
}
