/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The bar under the header that searches the map of a canvas, and replaces. Property: open
 * (boolean). */
#define TL_TYPE_SEARCH_BAR (tl_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlSearchBar, tl_search_bar, TL, SEARCH_BAR, AdwBin)

void     tl_search_bar_set_canvas (TlSearchBar *self, TlCanvas *canvas);
void     tl_search_bar_open (TlSearchBar *self, gboolean replace);
void     tl_search_bar_close (TlSearchBar *self);
gboolean tl_search_bar_is_open (TlSearchBar *self);
void     tl_search_bar_step (TlSearchBar *self, int step);
/* In a narrow window the buttons stand under the entry. */
void tl_search_bar_set_narrow (TlSearchBar *self, gboolean narrow);

G_END_DECLS
