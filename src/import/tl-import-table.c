/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as plain text: cells between tabs, as every spreadsheet puts them into the clipboard, and
 * cells between bars, as Markdown writes them.
 *
 * A text is a table between tabs when a tab follows words in some line (tabs that only indent make
 * a list, and so does "1.<tab>"), or when a quoted cell holds several lines. Cells that hold a tab,
 * a line end or a quotation mark are quoted, with quotation marks doubled; a quotation mark that is
 * never closed is just one. */
#include "config.h"

#include "import/tl-import.h"

#include <string.h>

static const char *
find_line_end (const char *at)
{
  return at + strcspn (at, "\r\n");
}

static const char *
skip_line_end (const char *at)
{
  if (at[0] == '\r' && at[1] == '\n')
    return at + 2;
  return *at != '\0' ? at + 1 : at;
}

/* Whether a tab of the line parts words from what follows. */
static gboolean
line_has_cells (const char *line, const char *end)
{
  const char *first = line;
  const char *tab;
  gboolean    has_marker;

  while (first < end && (*first == ' ' || *first == '\t'))
    first++;
  tab = memchr (first, '\t', (gsize) (end - first));
  if (tab == NULL)
    return FALSE;
  return tl_import_skip_marker (first, &has_marker) <= tab || !has_marker;
}

/* The end of a quoted cell: the quotation mark that a separator, a line end or the end follows. */
static const char *
find_quote_end (const char *at, char separator)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at != '"')
        continue;
      if (at[1] == '"')
        at++;
      else
        return at[1] == separator || at[1] == '\r' || at[1] == '\n' || at[1] == '\0' ? at : NULL;
    }
  return NULL;
}

static char *
unquote (const char *from, const char *end)
{
  GString *out = g_string_sized_new ((gsize) (end - from));

  for (from++; from < end; from++)
    {
      g_string_append_c (out, *from);
      if (*from == '"')
        from++;
    }
  return g_string_free (out, FALSE);
}

/* Reads one cell and returns where it ends. */
static const char *
read_cell (const char *at, char separator, char **text, gboolean *has_lines)
{
  const char  ends[] = { separator, '\r', '\n', '\0' };
  const char *end = *at == '"' ? find_quote_end (at, separator) : NULL;

  if (end != NULL)
    {
      *text = unquote (at, end);
      *has_lines = *has_lines || strpbrk (*text, "\r\n") != NULL;
      return end + 1;
    }
  end = at + strcspn (at, ends);
  *text = g_strndup (at, (gsize) (end - at));
  return end;
}

static TlGrid *
parse_separated (const char *text, char separator, gboolean *has_lines)
{
  TlGrid *grid = tl_grid_new ();
  guint   row = 0, column = 0;

  while (*text != '\0')
    {
      g_autofree char *cell = NULL;

      text = read_cell (text, separator, &cell, has_lines);
      tl_grid_set (grid, row, column, cell, 1, FALSE);
      if (*text == separator)
        {
          column++;
          text++;
          continue;
        }
      text = skip_line_end (text);
      row++;
      column = 0;
    }
  return grid;
}

/* Whether any line outside quoted cells has cells. */
static gboolean
has_cells (const char *text)
{
  while (*text != '\0')
    {
      const char *end = find_line_end (text);

      if (line_has_cells (text, end))
        return TRUE;
      text = skip_line_end (end);
    }
  return FALSE;
}

/* "|---|:--:|" below the heads of a Markdown table. */
static gboolean
is_rule (const char *line)
{
  return strchr (line, '-') != NULL && line[strspn (line, "|-: \t")] == '\0';
}

static gboolean
is_between_bars (char **lines)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (g_strstrip (lines[i]));

      if (length == 0)
        continue;
      if (length < 3 || lines[i][0] != '|' || lines[i][length - 1] != '|')
        return FALSE;
      n++;
    }
  return n >= 2;
}

static char *
dup_bar_cell (const char *cell)
{
  g_autoptr (GRegex) line_break = g_regex_new ("<br ?/?>", G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace_literal (line_break, cell, -1, 0, "\n", 0, NULL);
}

static TlGrid *
parse_bars (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);
  TlGrid  *grid;
  guint    row = 0;
  gboolean has_heads = FALSE;

  if (!is_between_bars (lines))
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    has_heads = has_heads || is_rule (lines[i]);
  grid = tl_grid_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      if (*lines[i] == '\0' || is_rule (lines[i]))
        continue;
      lines[i][strlen (lines[i]) - 1] = '\0';
      cells = g_strsplit (lines[i] + 1, "|", TL_GRID_MAX_COLUMNS);
      for (guint column = 0; cells[column] != NULL; column++)
        {
          g_autofree char *cell = dup_bar_cell (cells[column]);

          tl_grid_set (grid, row, column, cell, 1, has_heads && row == 0);
        }
      row++;
    }
  return grid;
}

/**
 * tl_import_parse_table:
 * @text: text from the clipboard
 *
 * Reads a table that is written as text.
 *
 * Returns: (transfer full) (nullable): its cells, NULL when the text is no table
 */
TlGrid *
tl_import_parse_table (const char *text)
{
  g_autoptr (TlGrid) grid = NULL;
  gboolean has_lines = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > TL_IMPORT_MAX_BYTES)
    return NULL;
  grid = parse_bars (text);
  if (grid == NULL)
    {
      grid = parse_separated (text, '\t', &has_lines);
      if (!has_lines && !has_cells (text))
        return NULL;
    }
  return tl_grid_get_n_columns (grid) > 0 ? g_steal_pointer (&grid) : NULL;
}

/* Which of the separators that are in use the first line has most of. */
static char
guess_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  const char       *end = find_line_end (text);
  guint             most = 0;
  char              best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gboolean quoted = FALSE;
      guint    n = 0;

      for (const char *at = text; at < end; at++)
        {
          if (*at == '"')
            quoted = !quoted;
          n += !quoted && *at == separators[i];
        }
      if (n > most)
        best = separators[i];
      most = MAX (most, n);
    }
  return best;
}

/**
 * tl_import_parse_csv:
 * @text: the text of a file that is called CSV, with or without a byte order mark
 *
 * Reads a table whose cells stand between commas, semicolons or tabs (RFC 4180).
 *
 * Returns: (transfer full) (nullable): its cells, NULL when there are none
 */
TlGrid *
tl_import_parse_csv (const char *text)
{
  g_autoptr (TlGrid) grid = NULL;
  gboolean has_lines = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > TL_IMPORT_MAX_BYTES)
    return NULL;
  if (g_str_has_prefix (text, "\357\273\277"))
    text += 3;
  grid = parse_separated (text, guess_separator (text), &has_lines);
  return tl_grid_get_n_columns (grid) > 0 ? g_steal_pointer (&grid) : NULL;
}
