/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing comma-separated values. */
#include "config.h"

#include "base/tl-csv.h"

#include <string.h>

/* Nothing but a number: a sign alone runs nothing. */
static gboolean
is_number (const char *cell)
{
  char *end;

  if (strspn (cell, "+-.0123456789") != strlen (cell))
    return FALSE;
  g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0';
}

/* A text that a spreadsheet would run as a formula is led by an apostrophe, which it hides. */
static gboolean
is_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL && !is_number (cell);
}

static void
append_cell (GString *out, const char *text)
{
  g_autofree char *led = is_formula (text) ? g_strconcat ("'", text, NULL) : NULL;
  const char      *cell = led != NULL ? led : text;

  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}

/**
 * tl_csv_append_row:
 * @out: takes the row
 * @cells: (array zero-terminated=1): its texts, of one line or several
 *
 * Appends a row and its end. A text that a spreadsheet would take for a formula, and that is more
 * than a number, gets an apostrophe in front.
 */
void
tl_csv_append_row (GString *out, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}
