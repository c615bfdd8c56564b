/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover in which one of many things is chosen by its name: an entry that narrows the list down,
 * and the best of what is left. Emits "chosen" (id) and closes. */
#define TL_TYPE_THING_CHOOSER (tl_thing_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TlThingChooser, tl_thing_chooser, TL, THING_CHOOSER, GtkPopover)

GtkWidget *tl_thing_chooser_new (const char *label);
void       tl_thing_chooser_clear (TlThingChooser *self);
/* In the order in which they are wanted. */
void tl_thing_chooser_add (TlThingChooser *self,
                           const char     *id,
                           const char     *title,
                           const char     *subtitle);
void tl_thing_chooser_refresh (TlThingChooser *self);

G_END_DECLS
