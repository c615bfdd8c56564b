/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* Of the canvas's actions that set a field: what a menu asks for so that it shows a mark at what is
 * so now. */
void tl_menu_choice_add_cards (TlCanvas *self, const char *name, guint field);
void tl_menu_choice_add_lanes (TlCanvas *self, const char *name, guint field);

G_END_DECLS
