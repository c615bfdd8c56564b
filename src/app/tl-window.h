/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tl-document-file.h"
#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* A window: the start page, or one document with its canvas and pane. */
#define TL_TYPE_WINDOW (tl_window_get_type ())
G_DECLARE_FINAL_TYPE (TlWindow, tl_window, TL, WINDOW, AdwApplicationWindow)

TlWindow *tl_window_new (AdwApplication *application, GSettings *settings);

void            tl_window_set_document_file (TlWindow *self, TlDocumentFile *file);
TlDocumentFile *tl_window_get_document_file (TlWindow *self);
gboolean        tl_window_can_take_document (TlWindow *self);
TlCanvas       *tl_window_get_canvas (TlWindow *self);
void            tl_window_edit_first_stage (TlWindow *self);
void            tl_window_offer_guide (TlWindow *self);
void            tl_window_show_notice (TlWindow *self, const char *text, gboolean can_undo);
void            tl_window_show_error (TlWindow *self, const char *heading, const char *body);

/* The map that is shown. */
const char *tl_window_get_map (TlWindow *self);
void        tl_window_set_map (TlWindow *self, const char *map);

/* What stands in the place of the map ("map", "outline", ...), and which panel the side pane has
 * ("details", ...); also the state of the actions win.page and win.panel. */
const char *tl_window_get_page (TlWindow *self);
void        tl_window_show_page (TlWindow *self, const char *name);
const char *tl_window_get_panel (TlWindow *self);
GtkWidget  *tl_window_show_panel (TlWindow *self, const char *name);
void        tl_window_set_panel_badge (TlWindow *self, const char *name, guint number);

void     tl_window_save_async (TlWindow           *self,
                               gboolean            ask_name,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean tl_window_save_finish (TlWindow *self, GAsyncResult *result);
void     tl_window_close_async (TlWindow *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean tl_window_close_finish (TlWindow *self, GAsyncResult *result);

G_END_DECLS
