/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

#include "app/tl-outline-model.h"

G_BEGIN_DECLS

/* The map as a list that is sorted, filtered and edited in place, over the same records and with
 * the same selection as the canvas. Actions of the class, prefix "outline.": see
 * tl-outline-actions.c.
 *
 * Signals: "notice" (title, undo boolean) for toasts; "editing" when typing begins or ends. */
#define TL_TYPE_OUTLINE (tl_outline_get_type ())
G_DECLARE_FINAL_TYPE (TlOutline, tl_outline, TL, OUTLINE, GtkWidget)

GtkWidget      *tl_outline_new (TlCanvas *canvas, GSettings *settings);
void            tl_outline_set_document (TlOutline  *self,
                                         TlDocument *document,
                                         const char *map,
                                         gboolean    read_only);
TlOutlineModel *tl_outline_get_model (TlOutline *self);

void     tl_outline_focus_filter (TlOutline *self);
void     tl_outline_show_plan (TlOutline *self);
gboolean tl_outline_is_editing (TlOutline *self);
gboolean tl_outline_commit_editing (TlOutline *self);
gboolean tl_outline_undo_typing (TlOutline *self);
gboolean tl_outline_redo_typing (TlOutline *self);

G_END_DECLS
