/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

#include "app/tl-board-view.h"
#include "app/tl-rank-list.h"
#include "app/tl-window-part.h"

G_BEGIN_DECLS

/* The priorities: the board of impact and effort beside the ranked list, with what is asked of
 * both above them. A page in the place of the map.
 *
 * Signals: "open" (map, id): somebody wants to see a card on its map; "export". */
#define TL_TYPE_BOARD_PAGE (tl_board_page_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardPage, tl_board_page, TL, BOARD_PAGE, GtkWidget)

GtkWidget *tl_board_page_new (TlCanvas *canvas);
void tl_board_page_refresh (TlBoardPage *self); /* at once; else it waits for an idle moment */
TlRankQuery  tl_board_page_get_query (TlBoardPage *self); /* borrowed texts */
void         tl_board_page_set_method (TlBoardPage *self, TlRankMethod method);
void         tl_board_page_set_owner (TlBoardPage *self, const char *owner);
void         tl_board_page_set_stage (TlBoardPage *self, const char *stage);
TlBoardView *tl_board_page_get_view (TlBoardPage *self);
TlRankList  *tl_board_page_get_list (TlBoardPage *self);

G_END_DECLS
