/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that shows a colour and opens the palette. Property: value (string): "" = the usual
 * colour, a palette name, or #rrggbb. */
#define TL_TYPE_COLOR_BUTTON (tl_color_button_get_type ())
G_DECLARE_FINAL_TYPE (TlColorButton, tl_color_button, TL, COLOR_BUTTON, GtkWidget)

GtkWidget  *tl_color_button_new (const char *label);
void        tl_color_button_set_value (TlColorButton *self, const char *value);
void        tl_color_button_set_mixed (TlColorButton *self);
const char *tl_color_button_get_value (TlColorButton *self);

G_END_DECLS
