/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a table is taken: more cells than a map can show, fewer than would stop the window.
 */
#define TL_GRID_MAX_ROWS 1000
#define TL_GRID_MAX_COLUMNS 200

/* One cell that has words. */
typedef struct
{
  char    *text;      /* clean, with newlines */
  guint    n_columns; /* that it covers, from its own on */
  gboolean is_head;   /* the table itself says that it is a heading */
} TlGridCell;

/* A small grid of texts: what every parser of tables gives. */
typedef struct _TlGrid TlGrid;

TlGrid  *tl_grid_new (void);
void     tl_grid_free (TlGrid *grid);
gboolean tl_grid_set (
  TlGrid *grid, guint row, guint column, const char *text, guint n_columns, gboolean is_head);
const TlGridCell *tl_grid_get (const TlGrid *grid, guint row, guint column);
const char       *tl_grid_get_text (const TlGrid *grid, guint row, guint column);
guint             tl_grid_get_n_rows (const TlGrid *grid);
guint             tl_grid_get_n_columns (const TlGrid *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlGrid, tl_grid_free)

G_END_DECLS
