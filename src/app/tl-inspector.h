/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* What the pane shows: the fields of what is selected on a canvas, or of the map and its personas.
 *
 * Signal "notice" (title, undo boolean): one sentence for a toast. */
#define TL_TYPE_INSPECTOR (tl_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TlInspector, tl_inspector, TL, INSPECTOR, GtkWidget)

GtkWidget *tl_inspector_new (TlCanvas *canvas);
void       tl_inspector_set_document (TlInspector *self,
                                      TlDocument  *document,
                                      const char  *map,
                                      gboolean     read_only);
void       tl_inspector_refresh (TlInspector *self);
void       tl_inspector_add_persona (TlInspector *self);
void       tl_inspector_edit_persona (TlInspector *self, const char *persona);

G_END_DECLS
