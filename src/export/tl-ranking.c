/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list of priorities as a table: RFC 4180, in UTF-8. It begins with a byte order mark,
 * without which spreadsheets that are opened by a double click take it for an older encoding. The
 * words of its head and of fields that hold a choice are those of files: the same in every
 * language. A text that a spreadsheet would take for a formula is led by an apostrophe. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-csv.h"
#include "base/tl-text.h"
#include "map/tl-rank.h"

#include <math.h>
#include <string.h>

/* A row while it is being filled. */
typedef struct
{
  const TlTable *table;
  GPtrArray     *cells;
} Row;

static void
add_text (Row *row, const char *text)
{
  g_ptr_array_add (row->cells, g_strdup (text));
}

/* Empty where nobody has said how much. */
static void
add_count (Row *row, const TlRecord *card, guint field)
{
  g_autofree char *text =
    g_strdup_printf ("%" G_GINT64_FORMAT, tl_record_get_integer (card, field));

  add_text (row, tl_record_get_integer (card, field) > 0 ? text : "");
}

static void
add_score (Row *row, double score)
{
  char buffer[TL_NUMBER_BUFFER];

  add_text (row,
            isnan (score) ? ""
                          : tl_number_format_places (floor (score * 1000 + .5) / 1000, 3, buffer));
}

static void
add_word (Row *row, const TlRecord *card, guint field)
{
  const char *word =
    tl_kind_get_field (TL_KIND_CARD, field)->values[tl_record_get_integer (card, field)];

  add_text (row, strcmp (word, "none") == 0 ? "" : word);
}

static void
append_head (GString *out)
{
  static const char *const names[] = {
    "rank",   "code",   "title",      "kind",         "map",  "stage",    "impact",
    "effort", "reach",  "confidence", "value_effort", "rice", "quadrant", "owner",
    "team",   "status", "due",        "id",           NULL,
  };

  tl_csv_append_row (out, names);
}

static void
fill_row (Row *row, const TlRankedCard *item)
{
  const TlRecord  *card = item->card;
  const TlRecord  *map = tl_table_get (row->table, tl_record_get_parent (card));
  g_autofree char *rank = item->rank > 0 ? g_strdup_printf ("%u", item->rank) : g_strdup ("");

  add_text (row, rank);
  add_text (row, tl_record_get_text (card, TL_CARD_CODE));
  add_text (row, tl_record_get_text (card, TL_CARD_TITLE));
  add_text (row, tl_kind_get_field (TL_KIND_CARD, TL_CARD_KIND)->values[item->kind]);
  add_text (row, tl_record_get_text (map, TL_MAP_TITLE));
  add_text (row, item->stage != NULL ? tl_record_get_text (item->stage, TL_STAGE_TITLE) : "");
  add_count (row, card, TL_CARD_IMPACT);
  add_count (row, card, TL_CARD_EFFORT);
  add_count (row, card, TL_CARD_REACH);
  add_count (row, card, TL_CARD_CONFIDENCE);
  add_score (row, tl_rank_get_score (card, TL_RANK_VALUE_EFFORT));
  add_score (row, tl_rank_get_score (card, TL_RANK_RICE));
  add_text (row, tl_quadrant_get_word (item->quadrant));
  add_text (row, tl_record_get_text (card, TL_CARD_OWNER));
  add_text (row, tl_record_get_text (card, TL_CARD_TEAM));
  add_word (row, card, TL_CARD_STATUS);
  add_text (row, tl_record_get_text (card, TL_CARD_DUE));
  add_text (row, tl_record_get_id (card));
}

/**
 * tl_ranking_write:
 * @table: a document
 * @options: the priorities, of which map, and how they are ranked and filtered
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes the ranked list of priorities as CSV.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_ranking_write (const TlTable         *table,
                  const TlExportOptions *options,
                  TlExportRun           *run,
                  GError               **error)
{
  TlRankQuery query;
  GString    *out;
  g_autoptr (GArray) ranked = NULL;

  if (!tl_export_get_ranking (table, options, &query, error))
    return NULL;
  ranked = tl_rank_cards (table, &query);
  out = g_string_new (TL_CSV_BYTE_ORDER_MARK);
  append_head (out);
  for (guint i = 0; i < ranked->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      Row row = { table, cells };

      fill_row (&row, &g_array_index (ranked, TlRankedCard, i));
      g_ptr_array_add (cells, NULL);
      tl_csv_append_row (out, (const char *const *) cells->pdata);
    }
  return g_string_free_to_bytes (out);
}
