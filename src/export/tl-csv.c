/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list of priorities as a table: RFC 4180, in UTF-8. It begins with a byte order mark,
 * without which spreadsheets that are opened by a double click take it for an older encoding. The
 * words of its head and of fields that hold a choice are those of files: the same in every
 * language. A text that a spreadsheet would take for a formula is led by an apostrophe. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-text.h"
#include "map/tl-rank.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define END_OF_LINE "\r\n"

typedef struct
{
  GString       *out;
  const TlTable *table;
  gboolean       begun; /* the line has a cell */
} Csv;

static void
append_cell (Csv *csv, const char *text)
{
  if (csv->begun)
    g_string_append_c (csv->out, ',');
  csv->begun = TRUE;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv->out, text);
      return;
    }
  g_string_append_c (csv->out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv->out, '"');
      g_string_append_c (csv->out, *p);
    }
  g_string_append_c (csv->out, '"');
}

/* What people wrote: never a formula. */
static void
append_text (Csv *csv, const char *text)
{
  g_autofree char *led = NULL;

  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    text = led = g_strconcat ("'", text, NULL);
  append_cell (csv, text);
}

/* Empty where nobody has said how much. */
static void
append_count (Csv *csv, const TlRecord *card, guint field)
{
  g_autofree char *text =
    g_strdup_printf ("%" G_GINT64_FORMAT, tl_record_get_integer (card, field));

  append_cell (csv, tl_record_get_integer (card, field) > 0 ? text : "");
}

static void
append_score (Csv *csv, double score)
{
  char buffer[TL_NUMBER_BUFFER];

  append_cell (csv,
               isnan (score)
                 ? ""
                 : tl_number_format_places (floor (score * 1000 + .5) / 1000, 3, buffer));
}

static void
append_word (Csv *csv, const TlRecord *card, guint field)
{
  const char *word =
    tl_kind_get_field (TL_KIND_CARD, field)->values[tl_record_get_integer (card, field)];

  append_cell (csv, strcmp (word, "none") == 0 ? "" : word);
}

static void
end_line (Csv *csv)
{
  g_string_append (csv->out, END_OF_LINE);
  csv->begun = FALSE;
}

static void
append_head (Csv *csv)
{
  static const char *const names[] = {
    "rank",     "code",   "title",  "kind",       "map",          "stage",
    "impact",   "effort", "reach",  "confidence", "value_effort", "rice",
    "quadrant", "owner",  "status", "due",        "id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_cell (csv, names[i]);
  end_line (csv);
}

static void
append_row (Csv *csv, const TlRankedCard *item)
{
  const TlRecord  *card = item->card;
  const TlRecord  *map = tl_table_get (csv->table, tl_record_get_parent (card));
  g_autofree char *rank = item->rank > 0 ? g_strdup_printf ("%u", item->rank) : g_strdup ("");

  append_cell (csv, rank);
  append_text (csv, tl_record_get_text (card, TL_CARD_CODE));
  append_text (csv, tl_record_get_text (card, TL_CARD_TITLE));
  append_cell (csv, tl_kind_get_field (TL_KIND_CARD, TL_CARD_KIND)->values[item->kind]);
  append_text (csv, tl_record_get_text (map, TL_MAP_TITLE));
  append_text (csv, item->stage != NULL ? tl_record_get_text (item->stage, TL_STAGE_TITLE) : "");
  append_count (csv, card, TL_CARD_IMPACT);
  append_count (csv, card, TL_CARD_EFFORT);
  append_count (csv, card, TL_CARD_REACH);
  append_count (csv, card, TL_CARD_CONFIDENCE);
  append_score (csv, tl_rank_get_score (card, TL_RANK_VALUE_EFFORT));
  append_score (csv, tl_rank_get_score (card, TL_RANK_RICE));
  append_cell (csv, tl_quadrant_get_word (item->quadrant));
  append_text (csv, tl_record_get_text (card, TL_CARD_OWNER));
  append_word (csv, card, TL_CARD_STATUS);
  append_cell (csv, tl_record_get_text (card, TL_CARD_DUE));
  append_text (csv, tl_record_get_id (card));
  end_line (csv);
}

/**
 * tl_csv_write:
 * @table: a document
 * @options: the priorities, of which map, and how they are ranked and filtered
 * @error: where to put what went wrong
 *
 * Writes the ranked list of priorities as CSV.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but the priorities;
 * %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_csv_write (const TlTable *table, const TlExportOptions *options, GError **error)
{
  Csv         csv = { .table = table };
  TlRankQuery query;
  g_autoptr (GArray) ranked = NULL;

  if (options->what != TL_EXPORT_PRIORITIES)
    {
      g_set_error_literal (error,
                           TL_EXPORT_ERROR,
                           TL_EXPORT_ERROR_UNKNOWN_FORMAT,
                           _ ("Only the priorities can be exported as CSV"));
      return NULL;
    }
  if (!tl_export_get_ranking (table, options, &query, error))
    return NULL;
  ranked = tl_rank_cards (table, &query);
  csv.out = g_string_new (BYTE_ORDER_MARK);
  append_head (&csv);
  for (guint i = 0; i < ranked->len; i++)
    append_row (&csv, &g_array_index (ranked, TlRankedCard, i));
  return g_string_free_to_bytes (csv.out);
}
