/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of context menus share: tl-canvas-menu.c opens them, tl-canvas-menu-card.c has
 * those of cards. */
#include "canvas/tl-canvas-private.h"
#include "canvas/tl-menu-lines.h"

G_BEGIN_DECLS

/* Cut, copy and paste in one row. */
void tl_menu_append_clipboard (GMenu *menu);
void tl_menu_append_maps (TlCanvas *self, GMenu *menu, const char *action);
void tl_menu_fill_cards (TlCanvas *self, GMenu *menu);

/* The menu of the focused place, for tests too. */
GMenuModel *tl_canvas_new_menu (TlCanvas *self);

G_END_DECLS
