/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts in rows and columns, sparse and bounded: whatever a clipboard claims, no more than
 * TL_GRID_MAX_ROWS x TL_GRID_MAX_COLUMNS cells are kept. Texts are cleaned where they enter, and
 * the apostrophe that guards a spreadsheet against formulas ("'-2") is taken off. Empty rows and
 * columns at the end do not count. */
#include "config.h"

#include "import/tl-grid.h"

#include <string.h>

#include "base/tl-text.h"

struct _TlGrid
{
  GPtrArray *rows; /* GPtrArray of TlGridCell or NULL; a row may be NULL */
  guint      n_columns;
};

static void
cell_free (gpointer data)
{
  TlGridCell *cell = data;

  if (cell == NULL)
    return;
  g_free (cell->text);
  g_free (cell);
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    g_ptr_array_unref (row);
}

/**
 * tl_grid_new:
 *
 * Returns: (transfer full): a grid without cells
 */
TlGrid *
tl_grid_new (void)
{
  TlGrid *grid = g_new0 (TlGrid, 1);

  grid->rows = g_ptr_array_new_with_free_func (row_free);
  return grid;
}

/**
 * tl_grid_free:
 * @grid: (transfer full) (nullable): a grid
 *
 * Frees a grid with its texts.
 */
void
tl_grid_free (TlGrid *grid)
{
  if (grid == NULL)
    return;
  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

/* Programs that write cells for spreadsheets put an apostrophe before what would be a formula. */
static const char *
skip_guard (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL ? text + 1
                                                                                    : text;
}

static GPtrArray *
ensure_row (TlGrid *grid, guint row)
{
  if (row >= grid->rows->len)
    g_ptr_array_set_size (grid->rows, (int) row + 1);
  if (grid->rows->pdata[row] == NULL)
    grid->rows->pdata[row] = g_ptr_array_new_with_free_func (cell_free);
  return grid->rows->pdata[row];
}

/**
 * tl_grid_set:
 * @grid: a grid
 * @row: from 0
 * @column: from 0
 * @text: (nullable): words as they came, UTF-8 or not
 * @n_columns: how many columns the cell covers, at least 1
 * @is_head: whether the table itself marks it as a heading
 *
 * Puts words into a cell. Blank ones leave it empty.
 *
 * Returns: FALSE when the cell is beyond the bounds and its words are not kept
 */
gboolean
tl_grid_set (
  TlGrid *grid, guint row, guint column, const char *text, guint n_columns, gboolean is_head)
{
  g_autofree char *clean = NULL;
  GPtrArray       *cells;
  TlGridCell      *cell;

  if (row >= TL_GRID_MAX_ROWS || column >= TL_GRID_MAX_COLUMNS)
    return FALSE;
  clean = tl_text_clean (text, 0, TRUE);
  if (*clean == '\0')
    return TRUE;
  cells = ensure_row (grid, row);
  if (column >= cells->len)
    g_ptr_array_set_size (cells, (int) column + 1);
  cell = g_new0 (TlGridCell, 1);
  cell->text = g_strdup (skip_guard (clean));
  cell->n_columns = CLAMP (n_columns, 1, TL_GRID_MAX_COLUMNS - column);
  cell->is_head = is_head;
  cell_free (cells->pdata[column]);
  cells->pdata[column] = cell;
  grid->n_columns = MAX (grid->n_columns, column + cell->n_columns);
  return TRUE;
}

/**
 * tl_grid_get:
 * @grid: a grid
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): a cell, NULL where there are no words
 */
const TlGridCell *
tl_grid_get (const TlGrid *grid, guint row, guint column)
{
  const GPtrArray *cells = row < grid->rows->len ? grid->rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? cells->pdata[column] : NULL;
}

/**
 * tl_grid_get_text:
 * @grid: a grid
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the words of a cell, "" where there are none
 */
const char *
tl_grid_get_text (const TlGrid *grid, guint row, guint column)
{
  const TlGridCell *cell = tl_grid_get (grid, row, column);

  return cell != NULL ? cell->text : "";
}

/**
 * tl_grid_get_n_rows:
 * @grid: a grid
 *
 * Returns: its rows, up to the last one with words
 */
guint
tl_grid_get_n_rows (const TlGrid *grid)
{
  return grid->rows->len;
}

/**
 * tl_grid_get_n_columns:
 * @grid: a grid
 *
 * Returns: its columns, up to the last one with words
 */
guint
tl_grid_get_n_columns (const TlGrid *grid)
{
  return grid->n_columns;
}
