/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-board.h"

G_BEGIN_DECLS

/* The columns of the ranked list. */
typedef enum
{
  TL_RANK_COLUMN_RANK,
  TL_RANK_COLUMN_TITLE,
  TL_RANK_COLUMN_REACH, /* reach and confidence for RICE alone */
  TL_RANK_COLUMN_IMPACT,
  TL_RANK_COLUMN_CONFIDENCE,
  TL_RANK_COLUMN_EFFORT,
  TL_RANK_COLUMN_SCORE,
  TL_N_RANK_COLUMNS
} TlRankColumn;

/* A card of the ranked list, its scores to be edited in place. Signal "set" (field, value): one of
 * them was. */
#define TL_TYPE_RANK_ROW (tl_rank_row_get_type ())
G_DECLARE_FINAL_TYPE (TlRankRow, tl_rank_row, TL, RANK_ROW, GtkListBoxRow)

GtkWidget         *tl_rank_row_new (const char *id, GtkSizeGroup *const columns[TL_N_RANK_COLUMNS]);
const char        *tl_rank_row_get_id (TlRankRow *self);
const TlBoardItem *tl_rank_row_get_item (TlRankRow *self); /* scores and rank as last shown */
gint64             tl_rank_row_get_number (TlRankRow *self, TlRankColumn column);
guint              tl_rank_row_get_index (TlRankRow *self);
void               tl_rank_row_show (
                TlRankRow *self, const TlBoardItem *item, const TlRecord *card, guint index, gboolean read_only);
void tl_rank_row_show_column (TlRankRow *self, TlRankColumn column, gboolean shown);
void tl_rank_row_commit (TlRankRow *self);

G_END_DECLS
