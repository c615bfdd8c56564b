/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The bar that says what of a file did not fit and was mended when it was opened, with a list of
 * all of it. Shown until it is closed or another document comes. */
#define TL_TYPE_REPAIR_BAR (tl_repair_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlRepairBar, tl_repair_bar, TL, REPAIR_BAR, AdwBin)

void tl_repair_bar_set_canvas (TlRepairBar *self, TlCanvas *canvas);
void tl_repair_bar_set_repairs (TlRepairBar *self, const GPtrArray *repairs);

G_END_DECLS
