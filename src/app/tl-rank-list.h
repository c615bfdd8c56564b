/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-board.h"

#include "app/tl-rank-row.h"

G_BEGIN_DECLS

/* The ranked list beside the board, sorted by any of its columns.
 *
 * Signals: "set" (id, field, value): a score was changed in place; "selected" (id); "open" (id). */
#define TL_TYPE_RANK_LIST (tl_rank_list_get_type ())
G_DECLARE_FINAL_TYPE (TlRankList, tl_rank_list, TL, RANK_LIST, GtkWidget)

GtkWidget *tl_rank_list_new (void);
void       tl_rank_list_show (
        TlRankList *self, TlBoard *board, const TlTable *table, TlRankMethod method, gboolean read_only);
void       tl_rank_list_select (TlRankList *self, const char *id);
void       tl_rank_list_sort (TlRankList *self, TlRankColumn column);
void       tl_rank_list_set_compact (TlRankList *self, gboolean compact);
void       tl_rank_list_commit (TlRankList *self);
TlRankRow *tl_rank_list_get_row (TlRankList *self, const char *id);
TlRankRow *tl_rank_list_get_row_at (TlRankList *self, int place);

G_END_DECLS
