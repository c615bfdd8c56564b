/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the parts of a map take, and when each column begins. */
#include "config.h"

#include "map/tl-time.h"

/**
 * tl_time_get_own:
 * @record: a stage, step or card
 * @duration: (out): how long it takes
 *
 * Returns: %FALSE, with @duration untouched, when the record does not say
 */
gboolean
tl_time_get_own (const TlRecord *record, TlDuration *duration)
{
  TlKind kind = tl_record_get_kind (record);
  guint  field = kind == TL_KIND_STAGE  ? TL_STAGE_DURATION
                 : kind == TL_KIND_STEP ? TL_STEP_DURATION
                                        : TL_CARD_DURATION;

  return tl_duration_parse (tl_record_get_text (record, field), duration);
}

/* Adds up those of some records that say how long they take. Returns whether any does. */
static gboolean
add_all (const GPtrArray *records, TlDuration *sum)
{
  gboolean any = FALSE;

  *sum = (TlDuration){ 0 };
  for (guint i = 0; i < records->len; i++)
    {
      TlDuration one;

      if (!tl_time_get_own (records->pdata[i], &one))
        continue;
      tl_duration_add (sum, &one);
      any = TRUE;
    }
  return any;
}

/**
 * tl_time_of_stage:
 * @table: a table
 * @stage: a stage
 * @duration: (out): how long it takes: what it says itself, else the sum of its steps
 *
 * Returns: %FALSE, with @duration untouched, when neither says
 */
gboolean
tl_time_of_stage (const TlTable *table, const TlRecord *stage, TlDuration *duration)
{
  TlDuration sum;

  if (tl_time_get_own (stage, duration))
    return TRUE;
  if (!add_all (tl_table_get_children (table, tl_record_get_id (stage), TL_KIND_STEP), &sum))
    return FALSE;
  *duration = sum;
  return TRUE;
}

/**
 * tl_time_of_map:
 * @table: a table
 * @map: id of a map
 * @duration: (out): how long all its stages take together
 *
 * Returns: %FALSE, with @duration untouched, when none of them says
 */
gboolean
tl_time_of_map (const TlTable *table, const char *map, TlDuration *duration)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  TlDuration       sum = { 0 };
  gboolean         any = FALSE;

  for (guint i = 0; i < stages->len; i++)
    {
      TlDuration one;

      if (!tl_time_of_stage (table, stages->pdata[i], &one))
        continue;
      tl_duration_add (&sum, &one);
      any = TRUE;
    }
  if (any)
    *duration = sum;
  return any;
}

static void
add_column (GArray *columns, const TlRecord *record, const TlDuration *start)
{
  TlTimeColumn column = { .column = record, .start = *start, .end = *start };
  TlDuration   own;

  column.known = tl_time_get_own (record, &own);
  if (column.known)
    tl_duration_add (&column.end, &own);
  g_array_append_val (columns, column);
}

/* What a stage says itself counts: its last step ends when the stage does, no step later. */
static void
fit_into_stage (GArray *columns, guint first, const TlDuration *end)
{
  double most = tl_duration_get_seconds (end);

  for (guint i = first; i < columns->len; i++)
    {
      TlTimeColumn *column = &g_array_index (columns, TlTimeColumn, i);

      if (tl_duration_get_seconds (&column->start) > most)
        column->start = *end;
      if (tl_duration_get_seconds (&column->end) > most || i + 1 == columns->len)
        column->end = *end;
    }
}

static void
add_stage (GArray *columns, const TlTable *table, const TlRecord *stage, TlDuration *now)
{
  const GPtrArray *steps = tl_table_get_children (table, tl_record_get_id (stage), TL_KIND_STEP);
  guint            first = columns->len;
  TlDuration       own, start = *now;

  if (steps->len == 0)
    add_column (columns, stage, &start);
  for (guint i = 0; i < steps->len; i++)
    {
      add_column (columns, steps->pdata[i], &start);
      start = g_array_index (columns, TlTimeColumn, columns->len - 1).end;
    }
  if (steps->len > 0 && tl_time_get_own (stage, &own))
    {
      tl_duration_add (&own, now);
      fit_into_stage (columns, first, &own);
    }
  *now = g_array_index (columns, TlTimeColumn, columns->len - 1).end;
}

/**
 * tl_time_list_columns:
 * @table: a table
 * @map: id of a map
 *
 * Lists when each column begins and ends, counted from the map's beginning. Never earlier than the
 * column before.
 *
 * Returns: (transfer full) (element-type TlTimeColumn): one entry a column, in order; records
 *   borrowed
 */
GArray *
tl_time_list_columns (const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  GArray          *columns = g_array_new (FALSE, FALSE, sizeof (TlTimeColumn));
  TlDuration       now = { 0 };

  for (guint i = 0; i < stages->len; i++)
    add_stage (columns, table, stages->pdata[i], &now);
  return columns;
}
