/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that shows a channel with its badge and opens the grid of all. Property: value (int): a
 * TlChannel. */
#define TL_TYPE_CHANNEL_BUTTON (tl_channel_button_get_type ())
G_DECLARE_FINAL_TYPE (TlChannelButton, tl_channel_button, TL, CHANNEL_BUTTON, GtkWidget)

GtkWidget *tl_channel_button_new (const char *label);
void       tl_channel_button_set_value (TlChannelButton *self, int value);
void       tl_channel_button_set_mixed (TlChannelButton *self);
int        tl_channel_button_get_value (TlChannelButton *self);

G_END_DECLS
