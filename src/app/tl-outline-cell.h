/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/tl-outline-columns.h"

G_BEGIN_DECLS

/* What stands in one cell of the outline: the words of its row in its column with their sign, and
 * while somebody types there, an entry. It never has the focus itself: its row has. */
#define TL_TYPE_OUTLINE_CELL (tl_outline_cell_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineCell, tl_outline_cell, TL, OUTLINE_CELL, GtkBox)

GtkWidget      *tl_outline_cell_new (TlOutlineColumn column);
TlOutlineColumn tl_outline_cell_get_column (TlOutlineCell *self);
void            tl_outline_cell_set_row (TlOutlineCell *self, TlOutlineRow *row);
TlOutlineRow   *tl_outline_cell_get_row (TlOutlineCell *self);
GtkWidget      *tl_outline_cell_get_row_widget (TlOutlineCell *self);

/* How the list stands: in a narrow window a card says where it is; the first row of a stage is
 * heavier; the cell that keys edit is marked. */
void tl_outline_cell_set_narrow (TlOutlineCell *self, gboolean narrow);
void tl_outline_cell_set_first (TlOutlineCell *self, gboolean first);
void tl_outline_cell_set_cursor (TlOutlineCell *self, gboolean cursor);
void tl_outline_cell_tell (TlOutlineCell *self, const char *text);

GtkEntry *tl_outline_cell_open (TlOutlineCell *self);
GtkEntry *tl_outline_cell_get_entry (TlOutlineCell *self);
void      tl_outline_cell_close (TlOutlineCell *self);

G_END_DECLS
