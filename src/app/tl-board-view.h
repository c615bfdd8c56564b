/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-board.h"

G_BEGIN_DECLS

/* The board of priorities in a widget: cards are dragged, or moved with the arrow keys.
 *
 * Signals: "rate" (id, impact, effort): a card was given other scores; "focused" (id): a card has
 * the focus; "open" (id): Enter or a double click. */
#define TL_TYPE_BOARD_VIEW (tl_board_view_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardView, tl_board_view, TL, BOARD_VIEW, GtkWidget)

GtkWidget *tl_board_view_new (void);
void       tl_board_view_take_board (TlBoardView *self, TlBoard *board, const TlTheme *theme);
TlBoard   *tl_board_view_get_board (TlBoardView *self);
void       tl_board_view_set_read_only (TlBoardView *self, gboolean read_only);
void       tl_board_view_select (TlBoardView *self, const char *id);
GtkWidget *tl_board_view_get_mark (TlBoardView *self, const char *id);

G_END_DECLS
