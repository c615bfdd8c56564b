/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-rank.h"

G_BEGIN_DECLS

/* What is asked of the priorities: how they are ranked, whose, of which stage, of one map or all.
 * Signal "changed" when a person asks for something else. */
#define TL_TYPE_BOARD_FILTERS (tl_board_filters_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardFilters, tl_board_filters, TL, BOARD_FILTERS, GtkWidget)

GtkWidget  *tl_board_filters_new (void);
void        tl_board_filters_update (TlBoardFilters *self, const TlTable *table, const char *map);
TlRankQuery tl_board_filters_get_query (TlBoardFilters *self); /* borrowed texts */
gboolean    tl_board_filters_is_filtering (TlBoardFilters *self);
void        tl_board_filters_clear (TlBoardFilters *self);
void        tl_board_filters_set_method (TlBoardFilters *self, TlRankMethod method);
void        tl_board_filters_set_owner (TlBoardFilters *self, const char *owner);
void        tl_board_filters_set_stage (TlBoardFilters *self, const char *stage);

G_END_DECLS
