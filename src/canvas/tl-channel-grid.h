/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* All channels with their badges and names, to choose one: by pointer, or by arrows and Enter.
 *
 * Signal "chosen" (TlChannel channel). */
#define TL_TYPE_CHANNEL_GRID (tl_channel_grid_get_type ())
G_DECLARE_FINAL_TYPE (TlChannelGrid, tl_channel_grid, TL, CHANNEL_GRID, GtkWidget)

GtkWidget *tl_channel_grid_new (void);
/* Marks the present one and moves the focus there; -1 = none is. */
void tl_channel_grid_set_channel (TlChannelGrid *self, int channel);

G_END_DECLS
