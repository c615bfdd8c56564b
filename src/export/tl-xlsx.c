/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as a workbook (Office Open XML, by libxlsxwriter): each map as a sheet, then lists of
 * cards, emotions, pain points, opportunities, metrics, links and personas.
 *
 * The same document gives the same bytes: the time of making is that of the first ZIP archives, or
 * SOURCE_DATE_EPOCH. The library writes numbers in the way of the thread's locale, so the thread
 * has that of C meanwhile; and only to files that have a name, so there is one for a moment. */
#include "config.h"

#include "export/tl-export-private.h"
#include "export/tl-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* 1980-01-01, where the time of ZIP begins. */
#define FIRST_DAY 315532800

static const TlListWhat lists[] = { TL_LIST_CARDS,         TL_LIST_EMOTIONS, TL_LIST_PAIN_POINTS,
                                    TL_LIST_OPPORTUNITIES, TL_LIST_METRICS,  TL_LIST_LINKS,
                                    TL_LIST_PERSONAS,      TL_LIST_COMMENTS };

/* A list with the sheet that it gets. */
typedef struct
{
  TlListWhat     what;
  TlList        *list;
  lxw_worksheet *sheet;
  char          *name;
} ListSheet;

static void
list_sheet_clear (gpointer data)
{
  ListSheet *sheet = data;

  tl_list_free (sheet->list);
  g_free (sheet->name);
}

/* Numbers at the right would touch the text that begins beside them. */
static guint32
get_align (TlCellType type)
{
  return type == TL_CELL_TEXT ? 0 : TL_XLSX_CENTER;
}

static void
write_cell (
  TlXlsx *self, lxw_worksheet *sheet, guint row, guint column, const char *text, TlCellType type)
{
  TlColor      rule = tl_theme_get_rule (self->theme);
  TlXlsxLook   look = { .flags = TL_XLSX_WRAP | TL_XLSX_TOP_RULE | get_align (type),
                        .fill = -1,
                        .ink = -1,
                        .border = tl_xlsx_mix_color (self, &rule),
                        .number = type == TL_CELL_DATE ? TL_XLSX_DATE : TL_XLSX_GENERAL };
  lxw_format  *format = tl_xlsx_get_format (self, &look);
  lxw_datetime day = { 0 };

  if (*text != '\0' && type == TL_CELL_NUMBER)
    worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (text, NULL), format);
  else if (type == TL_CELL_DATE &&
           sscanf (text, "%4d-%2d-%2d", &day.year, &day.month, &day.day) == 3 && day.year >= 1900)
    worksheet_write_datetime (sheet, row, (lxw_col_t) column, &day, format);
  else
    tl_xlsx_write_text (self, sheet, row, column, text, format);
}

static void
write_list_head (TlXlsx *self, lxw_worksheet *sheet, guint column, const TlListColumn *what)
{
  TlColor    desk = tl_theme_get_desk (self->theme);
  TlColor    ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlXlsxLook look = { .flags =
                        TL_XLSX_BOLD | TL_XLSX_WRAP | TL_XLSX_MIDDLE | get_align (what->type),
                      .fill = tl_xlsx_mix_color (self, &desk),
                      .ink = tl_xlsx_mix_color (self, &ink) };

  worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, what->width, NULL);
  tl_xlsx_write_text (self, sheet, 0, column, _ (what->title), tl_xlsx_get_format (self, &look));
}

/* What the only map is called needs no column. */
static gboolean
is_left_out (const TlList *list, guint column, gboolean several)
{
  return tl_list_is_column_empty (list, column) ||
         (!several && strcmp (list->columns[column].word, "map") == 0);
}

/* Returns the number of columns written before the one called @word. */
static guint
find_column (const TlList *list, const char *word, gboolean several)
{
  guint n = 0;

  for (guint i = 0; i < list->n_columns && strcmp (list->columns[i].word, word) != 0; i++)
    n += is_left_out (list, i, several) ? 0 : 1;
  return n;
}

/* As high as its highest cell; most texts are shorter than their column is wide. */
static void
set_row_height (lxw_worksheet *sheet, const TlList *list, guint row)
{
  char **cells = list->rows->pdata[row];
  double height = 0;

  for (guint k = 0; k < list->n_columns; k++)
    if (strlen (cells[k]) + 4 > list->columns[k].width || strchr (cells[k], '\n') != NULL)
      height = MAX (height, tl_xlsx_get_height (cells[k], list->columns[k].width));
  worksheet_set_row (sheet, row + 1, MAX (height, tl_xlsx_get_height ("", 1)), NULL);
}

static void
write_list (TlXlsx *self, const ListSheet *to, gboolean several)
{
  const TlList *list = to->list;
  guint         n = 0;

  for (guint k = 0; k < list->n_columns; k++)
    {
      if (is_left_out (list, k, several))
        continue;
      write_list_head (self, to->sheet, n, &list->columns[k]);
      for (guint i = 0; i < list->rows->len; i++)
        write_cell (self,
                    to->sheet,
                    i + 1,
                    n,
                    ((char **) list->rows->pdata[i])[k],
                    list->columns[k].type);
      n++;
    }
  for (guint i = 0; i < list->rows->len; i++)
    set_row_height (to->sheet, list, i);
  worksheet_set_row (to->sheet, 0, 32, NULL);
  worksheet_freeze_panes (to->sheet, 1, 0);
  worksheet_autofilter (to->sheet, 0, 0, list->rows->len, (lxw_col_t) (MAX (n, 1) - 1));
  worksheet_set_landscape (to->sheet);
  worksheet_set_paper (to->sheet, 9);
  worksheet_fit_to_pages (to->sheet, 1, 0);
  worksheet_repeat_rows (to->sheet, 0, 0);
}

static void
finish_sheet (lxw_worksheet *sheet, const TlTable *table)
{
  const TlRecord *document = tl_table_get_document (table);

  /* "2026" on a card is a text that needs no warning. */
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  if (tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL)
    worksheet_right_to_left (sheet);
}

/* Sheets are in the order in which they are made: first the maps, then the lists. */
static GArray *
add_lists (TlXlsx *self, const GPtrArray *maps, gboolean comments)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (ListSheet));

  g_array_set_clear_func (sheets, list_sheet_clear);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      ListSheet sheet = { .what = lists[i], .list = tl_list_new (maps, lists[i], FALSE) };

      if (sheet.list->rows->len == 0 || (lists[i] == TL_LIST_COMMENTS && !comments))
        {
          tl_list_free (sheet.list);
          continue;
        }
      sheet.sheet = tl_xlsx_add_sheet (self, sheet.list->title, &sheet.name);
      g_array_append_val (sheets, sheet);
    }
  return sheets;
}

static const ListSheet *
find_sheet (const GArray *sheets, TlListWhat what)
{
  for (guint i = 0; i < sheets->len; i++)
    if (g_array_index (sheets, ListSheet, i).what == what)
      return &g_array_index (sheets, ListSheet, i);
  return NULL;
}

static gboolean
write_sheets (TlXlsx                *self,
              const GPtrArray       *maps,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  g_autoptr (GPtrArray) map_sheets = g_ptr_array_new ();
  g_autoptr (GArray) list_sheets = NULL;
  const ListSheet *emotions;
  gboolean         several = maps->len > 1;
  TlXlsxScores     scores = { .row = 1 };

  for (guint i = 0; i < maps->len; i++)
    {
      const TlContents *map = maps->pdata[i];
      g_autofree char  *title = tl_export_dup_title (map->table, tl_record_get_id (map->map));
      g_autofree char  *name = NULL;

      g_ptr_array_add (map_sheets, tl_xlsx_add_sheet (self, title, &name));
    }
  list_sheets = add_lists (self, maps, options->comments);
  emotions = find_sheet (list_sheets, TL_LIST_EMOTIONS);
  for (guint i = 0; i < maps->len; i++)
    {
      const TlContents *map = maps->pdata[i];

      if (!tl_export_run_step (run, 0.1 + 0.5 * i / maps->len, error))
        return FALSE;
      if (emotions != NULL)
        {
          scores.sheet = emotions->name;
          scores.place_column = find_column (emotions->list, "place", several);
          scores.score_column = find_column (emotions->list, "score", several);
        }
      tl_xlsx_write_map (self, map_sheets->pdata[i], map, emotions != NULL ? &scores : NULL);
      finish_sheet (map_sheets->pdata[i], map->table);
      scores.row += map->curves->len * map->columns->len;
    }
  for (guint i = 0; i < list_sheets->len; i++)
    {
      const ListSheet *sheet = &g_array_index (list_sheets, ListSheet, i);

      if (!tl_export_run_step (run, 0.6 + 0.3 * i / list_sheets->len, error))
        return FALSE;
      write_list (self, sheet, several);
      finish_sheet (sheet->sheet, ((const TlContents *) maps->pdata[0])->table);
    }
  return TRUE;
}

static void
set_properties (TlXlsx *self, const TlContents *map)
{
  const char        *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autofree char   *title = tl_export_dup_title (map->table, tl_record_get_id (map->map));
  lxw_doc_properties properties = { .title = title, .created = FIRST_DAY };

  if (epoch != NULL && g_ascii_strtoll (epoch, NULL, 10) > 0)
    properties.created = (time_t) g_ascii_strtoll (epoch, NULL, 10);
  workbook_set_properties (self->book, &properties);
}

static gboolean
write_file (const char            *path,
            const GPtrArray       *maps,
            const TlExportOptions *options,
            TlExportRun           *run,
            GError               **error)
{
  TlXlsx self = { .book = workbook_new (path) };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_error status;
  gboolean  done;

  self.names = names;
  self.theme = tl_theme_get (options->theme != TL_THEME_AUTO ? options->theme : TL_THEME_LIGHT);
  set_properties (&self, maps->pdata[0]);
  done = write_sheets (&self, maps, options, run, error);
  g_clear_pointer (&self.formats, g_hash_table_unref);
  status = workbook_close (self.book);
  if (done && status != LXW_NO_ERROR)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_FAILED,
                   _ ("The workbook could not be put together: %s"),
                   lxw_strerror (status));
      return FALSE;
    }
  if (done && self.n_cut > 0)
    tl_export_run_note (run,
                        ngettext ("%u text is cut at the 32,767 letters that a cell can hold",
                                  "%u texts are cut at the 32,767 letters that a cell can hold",
                                  self.n_cut),
                        self.n_cut);
  return done;
}

/* In a file of its own, with numbers as C writes them. */
static GBytes *
write_book (const GPtrArray *maps, const TlExportOptions *options, TlExportRun *run, GError **error)
{
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("throughline-XXXXXX.xlsx", &path, error);
  locale_t         plain, before;
  char            *contents = NULL;
  gsize            length = 0;
  gboolean         done;

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  before = uselocale (plain);
  done = write_file (path, maps, options, run, error);
  uselocale (before);
  freelocale (plain);
  done = done && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  return done ? g_bytes_new_take (contents, length) : NULL;
}

/**
 * tl_xlsx_write:
 * @table: a document
 * @options: which map, which part of it, in which colours; with or without comments
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map, or all of them where none is asked for, as a workbook.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; %TL_EXPORT_ERROR_NO_MAP;
 * %TL_EXPORT_ERROR_TOO_LARGE for more columns than a sheet has; those of files.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_xlsx_write (const TlTable         *table,
               const TlExportOptions *options,
               TlExportRun           *run,
               GError               **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  guint n_images = 0;

  if (!tl_contents_require_map (options, "XLSX", error))
    return NULL;
  maps = tl_contents_list (table, options, TRUE, run, error);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      const TlContents *map = maps->pdata[i];

      n_images += tl_contents_count_images (map);
      if (map->columns->len < LXW_COL_MAX)
        continue;
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_TOO_LARGE,
                   _ ("A sheet has room for %d columns, the map has %u"),
                   LXW_COL_MAX - 1,
                   map->columns->len);
      return NULL;
    }
  if (maps == NULL)
    return NULL;
  if (n_images > 0)
    tl_export_run_note (run,
                        ngettext ("%u picture is not shown", "%u pictures are not shown", n_images),
                        n_images);
  return write_book (maps, options, run, error);
}
