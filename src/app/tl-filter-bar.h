/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The small bar that says what is dimmed and why, with a button that ends it: "Showing 12 of 140
 * cards · Assumed, Phone". It is there only while something is filtered or focused. */
#define TL_TYPE_FILTER_BAR (tl_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlFilterBar, tl_filter_bar, TL, FILTER_BAR, AdwBin)

void tl_filter_bar_set_canvas (TlFilterBar *self, TlCanvas *canvas);

G_END_DECLS
