/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-picture-view.h"
#include "scene/tl-board.h"

G_BEGIN_DECLS

/* What lies over the picture of the board: a mark for each card, and the card in the hand.
 *
 * Signals as those of the view. */
#define TL_TYPE_BOARD_LAYER (tl_board_layer_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardLayer, tl_board_layer, TL, BOARD_LAYER, GtkWidget)

GtkWidget *tl_board_layer_new (TlPictureView *picture);
void       tl_board_layer_set_board (TlBoardLayer *self, TlBoard *board);
void       tl_board_layer_set_read_only (TlBoardLayer *self, gboolean read_only);
void       tl_board_layer_select (TlBoardLayer *self, const char *id);
GtkWidget *tl_board_layer_get_mark (TlBoardLayer *self, const char *id);
gboolean   tl_board_layer_is_dragging (TlBoardLayer *self);

G_END_DECLS
