/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two maps as a table, in the manner of tl-ranking.c. A record that differs in
 * two ways has two rows: who filters for what was moved finds all of it. Rows of "emotion" follow,
 * with how high the line is in a column before and after. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-csv.h"
#include "base/tl-text.h"
#include "map/tl-compare.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const TlTable *table;
  GString       *out;
} Sheet;

/* The columns, in their order. */
typedef struct
{
  const char *change;
  const char *kind;
  const char *title;
  const char *fields;
  const char *from_stage;
  const char *from_lane;
  const char *stage;
  const char *lane;
  const char *score_before;
  const char *score_after;
  const char *id;
} Row;

static void
append (Sheet *sheet, const Row *row)
{
  const char *cells[] = { row->change,       row->kind,        row->title, row->fields,
                          row->from_stage,   row->from_lane,   row->stage, row->lane,
                          row->score_before, row->score_after, row->id,    NULL };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (cells); i++)
    if (cells[i] == NULL)
      cells[i] = "";
  tl_csv_append_row (sheet->out, cells);
}

static void
append_head (Sheet *sheet)
{
  append (sheet,
          &(Row){ "change",
                  "kind",
                  "title",
                  "fields",
                  "from_stage",
                  "from_lane",
                  "stage",
                  "lane",
                  "score_before",
                  "score_after",
                  "id" });
}

/* Of what a file calls it: "stage", "touchpoints". */
static const char *
get_kind (const TlTable *table, const TlRecord *record)
{
  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return "stage";
    case TL_KIND_STEP:
      return "step";
    case TL_KIND_LANE:
      return "lane";
    default:
      return tl_kind_get_field (TL_KIND_CARD, TL_CARD_KIND)
        ->values[tl_query_card_kind (table, record)];
    }
}

static const char *
get_lane_title (const TlRecord *lane)
{
  const char *title = lane != NULL ? tl_record_get_text (lane, TL_LANE_TITLE) : "";

  if (lane == NULL || *title != '\0')
    return title;
  return tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)
    ->values[tl_record_get_integer (lane, TL_LANE_KIND)];
}

static const char *
get_title (const TlRecord *record)
{
  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return tl_record_get_text (record, TL_STAGE_TITLE);
    case TL_KIND_STEP:
      return tl_record_get_text (record, TL_STEP_TITLE);
    case TL_KIND_LANE:
      return get_lane_title (record);
    default:
      return tl_record_get_text (record, TL_CARD_TITLE);
    }
}

static const char *
get_stage (const TlTable *table, const TlRecord *record)
{
  const TlRecord *stage = NULL;

  if (record != NULL && tl_record_get_kind (record) == TL_KIND_CARD)
    stage = tl_query_stage_of (table, tl_record_get_ref (record, TL_CARD_COLUMN));
  else if (record != NULL && tl_record_get_kind (record) == TL_KIND_STEP)
    stage = tl_query_stage_of (table, tl_record_get_id (record));
  return stage != NULL ? tl_record_get_text (stage, TL_STAGE_TITLE) : "";
}

static const char *
get_lane (const TlTable *table, const TlRecord *record)
{
  if (record == NULL || tl_record_get_kind (record) != TL_KIND_CARD)
    return "";
  return get_lane_title (
    tl_table_get_kind (table, tl_record_get_ref (record, TL_CARD_LANE), TL_KIND_LANE));
}

/* "title, severity" */
static char *
dup_fields (const TlDifference *one)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < tl_kind_get_info (one->kind)->n_fields; i++)
    if ((one->fields & (G_GUINT64_CONSTANT (1) << i)) != 0)
      g_ptr_array_add (names, (gpointer) tl_kind_get_field (one->kind, i)->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
append_differences (Sheet *sheet, const GArray *differences, guint flag, const char *word)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TlDifference *one = &g_array_index (differences, TlDifference, i);
      const TlRecord     *record = one->b != NULL ? one->b : one->a;
      g_autofree char    *fields = NULL;

      if ((one->flags & flag) == 0)
        continue;
      fields = flag == TL_DIFFERENCE_CHANGED ? dup_fields (one) : NULL;
      append (sheet,
              &(Row){ .change = word,
                      .kind = get_kind (sheet->table, record),
                      .title = get_title (record),
                      .fields = fields,
                      .from_stage = get_stage (sheet->table, one->a),
                      .from_lane = get_lane (sheet->table, one->a),
                      .stage = get_stage (sheet->table, one->b),
                      .lane = get_lane (sheet->table, one->b),
                      .id = tl_record_get_id (record) });
    }
}

static const char *
format_score (double score, char buffer[TL_NUMBER_BUFFER])
{
  return isnan (score) ? "" : tl_number_format_places (floor (score * 10 + .5) / 10, 1, buffer);
}

static void
append_emotions (Sheet *sheet, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const TlComparedColumn *column = &g_array_index (columns, TlComparedColumn, i);
      const TlRecord         *record = column->b != NULL ? column->b : column->a;
      char                    before[TL_NUMBER_BUFFER], after[TL_NUMBER_BUFFER];

      if (isnan (column->score_a) && isnan (column->score_b))
        continue;
      append (sheet,
              &(Row){ .change = "emotion",
                      .kind = get_kind (sheet->table, record),
                      .title = get_title (record),
                      .score_before = format_score (column->score_a, before),
                      .score_after = format_score (column->score_b, after),
                      .id = tl_record_get_id (record) });
    }
}

/**
 * tl_differences_write:
 * @table: a document
 * @options: the comparison: `map` is compared with `subject`, which was before
 * @error: where to put what went wrong
 *
 * Writes what differs between two maps as CSV.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_differences_write (const TlTable *table, const TlExportOptions *options, GError **error)
{
  static const struct
  {
    guint       flag;
    const char *word;
  } parts[] = {
    { TL_DIFFERENCE_ADDED, "added" },
    { TL_DIFFERENCE_REMOVED, "removed" },
    { TL_DIFFERENCE_MOVED, "moved" },
    { TL_DIFFERENCE_CHANGED, "changed" },
  };
  const char *before, *after;
  Sheet       sheet = { table, NULL };
  g_autoptr (TlCompare) compare = NULL;

  if (!tl_export_get_compared (table, options, &before, &after, error))
    return NULL;
  compare = tl_compare_new (table, before, table, after);
  sheet.out = g_string_new (TL_CSV_BYTE_ORDER_MARK);
  append_head (&sheet);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_differences (&sheet, tl_compare_get_differences (compare), parts[i].flag, parts[i].word);
  append_emotions (&sheet, tl_compare_get_columns (compare));
  return g_string_free_to_bytes (sheet.out);
}
