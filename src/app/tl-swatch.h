/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A round patch of a document's colour, as the window's theme shows it; crossed out for "". */
#define TL_TYPE_SWATCH (tl_swatch_get_type ())
G_DECLARE_FINAL_TYPE (TlSwatch, tl_swatch, TL, SWATCH, GtkWidget)

GtkWidget *tl_swatch_new (const char *color, int size_px);
void       tl_swatch_set_color (TlSwatch *self, const char *color);

G_END_DECLS
