/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* A row of swatches for a menu: the usual colour, the palette, and any other. */
GtkWidget *tl_color_palette_new (TlCanvas *canvas, const char *value);

/* The colour of the stages, cards or personas meant. */
const char *tl_canvas_get_color (TlCanvas *self);
gboolean    tl_canvas_can_set_color (TlCanvas *self);
void        tl_canvas_set_color (TlCanvas *self, const char *value);
void        tl_canvas_choose_color (TlCanvas *self);

G_END_DECLS
