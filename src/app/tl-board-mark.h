/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-board.h"

G_BEGIN_DECLS

/* A card of the board for keyboard and screen reader: it draws nothing but the ring of its focus,
 * and stands over the card in the picture. Signals: "step" (up, right as int: by how
 * many scores as seen), "rate-clear", "activate". */
#define TL_TYPE_BOARD_MARK (tl_board_mark_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardMark, tl_board_mark, TL, BOARD_MARK, GtkWidget)

GtkWidget    *tl_board_mark_new (const char *id);
const char   *tl_board_mark_get_id (TlBoardMark *self);
const TlRect *tl_board_mark_get_rect (TlBoardMark *self);
void          tl_board_mark_show (TlBoardMark *self, const TlBoardItem *item);

G_END_DECLS
