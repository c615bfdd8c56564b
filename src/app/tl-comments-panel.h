/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The comments of the map, as a panel of the side pane: a place to write one on what has the focus
 * on the canvas, and the threads, those of that thing first. Signals: "notice" (text, can_undo),
 * "counted" (how many threads are open). */
#define TL_TYPE_COMMENTS_PANEL (tl_comments_panel_get_type ())
G_DECLARE_FINAL_TYPE (TlCommentsPanel, tl_comments_panel, TL, COMMENTS_PANEL, GtkWidget)

typedef enum
{
  TL_COMMENTS_OPEN,
  TL_COMMENTS_RESOLVED,
  TL_COMMENTS_ALL,
} TlCommentsFilter;

GtkWidget *tl_comments_panel_new (TlCanvas *canvas, GSettings *settings);
void       tl_comments_panel_open (TlCommentsPanel *self, gboolean write);
void       tl_comments_panel_set_filter (TlCommentsPanel *self, TlCommentsFilter filter);

/* For tests and for those that want to type. */
GtkWidget *tl_comments_panel_get_entry (TlCommentsPanel *self);
GPtrArray *tl_comments_panel_list_threads (TlCommentsPanel *self);

G_END_DECLS
