/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The steps that can be done again and taken back, by name, the nearest in the middle. Choosing one
 * goes there: everything up to it is undone or redone. */
#define TL_TYPE_HISTORY_POPOVER (tl_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlHistoryPopover, tl_history_popover, TL, HISTORY_POPOVER, GtkPopover)

GtkWidget *tl_history_popover_new (TlCanvas *canvas);

G_END_DECLS
