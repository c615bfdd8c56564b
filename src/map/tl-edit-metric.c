/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs on numbers. A metric is a record of its own beside what it is about; these keep the two
 * together: the words of a card in a metrics lane become title and number, and copies of a thing
 * get copies of its numbers. (That a card's numbers go with it is said in tl-edit-delete.c.) */
#include "config.h"

#include "map/tl-metric.h"

#include "map/tl-edit-private.h"

#include <math.h>

/**
 * tl_edit_ensure_metric:
 * @doc: a document with a transaction open
 * @about: the id of a card, stage, step, lane, point or link
 *
 * The metric that is shown at a thing, made if it has none.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_ensure_metric (TlDocument *doc, const char *about)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *metric = tl_metric_find (table, about);
  const char     *map = tl_query_map_of (table, about);
  TlRecord       *made;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (map != NULL, NULL);

  if (metric != NULL)
    return g_strdup (tl_record_get_id (metric));
  made = tl_edit_new_child (doc, TL_KIND_METRIC, map, NULL);
  tl_record_set_ref (made, TL_METRIC_ABOUT, about);
  return tl_edit_put_new (doc, made);
}

static void
set_words (TlDocument *doc, const char *metric, const TlMetricWords *words)
{
  tl_edit_set_number (doc, metric, TL_METRIC_VALUE, words->value);
  tl_edit_set_number (doc, metric, TL_METRIC_TARGET, words->target);
  tl_edit_set_text (doc, metric, TL_METRIC_UNIT, words->unit);
  if (words->series != NULL)
    tl_edit_set_list (doc, metric, TL_METRIC_HISTORY, (const char *const *) words->series);
}

/* Whether a metric says anything besides what it is about. */
static gboolean
is_empty (const TlRecord *metric)
{
  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_METRIC)->n_fields; i++)
    if (i != TL_METRIC_ABOUT && !tl_record_is_default (metric, i))
      return FALSE;
  return TRUE;
}

/* The words say no number any more: the metric keeps what else it says, or goes. */
static void
unset_words (TlDocument *doc, const char *card)
{
  const TlTable    *table = tl_document_get_table (doc);
  const TlRecord   *metric = tl_metric_find (table, card);
  g_autofree char  *id = metric != NULL ? g_strdup (tl_record_get_id (metric)) : NULL;
  const char *const ids[] = { id, NULL };

  if (metric == NULL)
    return;
  tl_edit_set_number (doc, id, TL_METRIC_VALUE, NAN);
  tl_edit_set_number (doc, id, TL_METRIC_TARGET, NAN);
  tl_edit_set_text (doc, id, TL_METRIC_UNIT, "");
  if (is_empty (tl_table_get (table, id)))
    tl_edit_delete (doc, ids, FALSE);
}

/**
 * tl_edit_set_metric_words:
 * @doc: a document with a transaction open
 * @card: the id of a card
 * @text: a line as it was typed: "NPS 42 / 50"
 *
 * Sets a card's title, and the number that is shown at it, from one line. A line without a number
 * is the title as it stands, and takes the number away.
 *
 * Returns: whether there was a number
 */
gboolean
tl_edit_set_metric_words (TlDocument *doc, const char *card, const char *text)
{
  g_auto (TlMetricWords) words = { 0 };
  g_autofree char *metric = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);

  if (!tl_metric_read_words (text, &words))
    {
      tl_edit_set_text (doc, card, TL_CARD_TITLE, text);
      unset_words (doc, card);
      return FALSE;
    }
  tl_edit_set_text (doc, card, TL_CARD_TITLE, words.title);
  metric = tl_edit_ensure_metric (doc, card);
  set_words (doc, metric, &words);
  return TRUE;
}

/**
 * tl_edit_copy_metrics:
 * @doc: a document with a transaction open
 * @from: the table that holds what was copied: the document's, or an excerpt
 * @about: the id of a thing in it
 * @copy: the id of its copy in the document
 *
 * Gives a copy the numbers of its original.
 */
void
tl_edit_copy_metrics (TlDocument *doc, const TlTable *from, const char *about, const char *copy)
{
  g_autoptr (GPtrArray) metrics = tl_metric_find_all (from, about);
  const char *map = tl_query_map_of (tl_document_get_table (doc), copy);

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (map != NULL);

  for (guint i = 0; i < metrics->len; i++)
    tl_record_ref (metrics->pdata[i]);
  g_ptr_array_set_free_func (metrics, (GDestroyNotify) tl_record_unref);
  for (guint i = 0; i < metrics->len; i++)
    {
      TlRecord *made = tl_edit_new_child (doc, TL_KIND_METRIC, map, NULL);

      for (guint k = TL_FIELD_ORDER + 1; k < tl_kind_get_info (TL_KIND_METRIC)->n_fields; k++)
        if (k != TL_METRIC_ABOUT)
          tl_record_take_field (made, k, metrics->pdata[i]);
      tl_record_set_ref (made, TL_METRIC_ABOUT, copy);
      g_free (tl_edit_put_new (doc, made));
    }
}
