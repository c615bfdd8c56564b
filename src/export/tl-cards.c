/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV: what is exported decides which table it is. A map gives its cards, a row each: RFC 4180 in
 * UTF-8 with a byte order mark, its head and its choices in the words of files, so that a program
 * reads the same in every language; a text that a spreadsheet would run is led by an apostrophe. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-csv.h"
#include "export/tl-list.h"

#include <glib/gi18n-lib.h>

/* What makes no card. */
static void
note_lost (const TlContents *contents, gboolean comments, TlExportRun *run)
{
  const TlTable *table = contents->table;
  const char    *map = tl_record_get_id (contents->map);
  guint          n_links = tl_contents_list_links (contents)->len;
  guint          n_images = tl_contents_count_images (contents);
  guint          n_metrics = tl_table_get_children (table, map, TL_KIND_METRIC)->len;

  tl_contents_note_left_out (run, n_links, n_metrics, n_images);
  if (contents->curves->len > 0)
    tl_export_run_note (run,
                        ngettext ("%u line of emotions is shown only as the score of each card",
                                  "%u lines of emotions are shown only as the score of each card",
                                  contents->curves->len),
                        contents->curves->len);
  if (comments)
    tl_export_run_note (run, _ ("Comments are not shown"));
}

static GBytes *
write_cards (const TlTable *table, const TlExportOptions *options, TlExportRun *run, GError **error)
{
  g_autoptr (GPtrArray) maps = tl_contents_list (table, options, TRUE, run, error);
  g_autoptr (TlList) list = NULL;
  g_autoptr (GPtrArray) head = NULL;
  GString *out;

  if (maps == NULL || !tl_export_run_step (run, 0.2, error))
    return NULL;
  list = tl_list_new (maps, TL_LIST_CARDS, TRUE);
  head = g_ptr_array_new ();
  for (guint i = 0; i < list->n_columns; i++)
    g_ptr_array_add (head, (gpointer) list->columns[i].word);
  g_ptr_array_add (head, NULL);
  out = g_string_new (TL_CSV_BYTE_ORDER_MARK);
  tl_csv_append_row (out, (const char *const *) head->pdata);
  for (guint i = 0; i < list->rows->len; i++)
    tl_csv_append_row (out, list->rows->pdata[i]);
  for (guint i = 0; i < maps->len; i++)
    note_lost (maps->pdata[i], options->comments, run);
  return g_string_free_to_bytes (out);
}

typedef GBytes *(*WriteFunc) (const TlTable         *table,
                              const TlExportOptions *options,
                              TlExportRun           *run,
                              GError               **error);

static GBytes *
write_differences (const TlTable         *table,
                   const TlExportOptions *options,
                   TlExportRun           *run,
                   GError               **error)
{
  return tl_differences_write (table, options, error);
}

/* What can be a table; a row each. */
static const WriteFunc tables[TL_N_EXPORTS] = {
  [TL_EXPORT_MAP] = write_cards,
  [TL_EXPORT_PRIORITIES] = tl_ranking_write,
  [TL_EXPORT_COMPARISON] = write_differences,
};

/**
 * tl_csv_write:
 * @table: a document
 * @options: what of it
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a table as CSV: the cards of a map (of all maps where none is asked for), what differs
 * between two maps, or the ranked list of priorities.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for what makes no table; %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_csv_write (const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  if (tables[options->what] != NULL)
    return tables[options->what](table, options, run, error);
  g_set_error_literal (error,
                       TL_EXPORT_ERROR,
                       TL_EXPORT_ERROR_UNKNOWN_FORMAT,
                       _ ("Only maps, comparisons and priorities can be exported as CSV"));
  return NULL;
}
