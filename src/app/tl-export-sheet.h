/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A painted page on a desk, as large as there is room. */
#define TL_TYPE_EXPORT_SHEET (tl_export_sheet_get_type ())
G_DECLARE_FINAL_TYPE (TlExportSheet, tl_export_sheet, TL, EXPORT_SHEET, GtkWidget)

GtkWidget  *tl_export_sheet_new (void);
void        tl_export_sheet_set_texture (TlExportSheet *self, GdkTexture *texture, gboolean clear);
GdkTexture *tl_export_sheet_get_texture (TlExportSheet *self);
/* Device pixels that there is room for. */
void tl_export_sheet_get_room (TlExportSheet *self, int *width, int *height);

G_END_DECLS
