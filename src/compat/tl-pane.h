/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A main child with a pane at its end that can be shown and hidden, and that lies over the main
 * child where there is no room for both.
 *
 * Properties: content, pane (GtkWidget), shown (boolean), folded (boolean, read-only). */
#define TL_TYPE_PANE (tl_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlPane, tl_pane, TL, PANE, GtkWidget)

GtkWidget *tl_pane_new (void);
void       tl_pane_set_content (TlPane *self, GtkWidget *content);
void       tl_pane_set_pane (TlPane *self, GtkWidget *pane);
void       tl_pane_set_shown (TlPane *self, gboolean shown);
gboolean   tl_pane_get_shown (TlPane *self);
gboolean   tl_pane_get_folded (TlPane *self);

G_END_DECLS
