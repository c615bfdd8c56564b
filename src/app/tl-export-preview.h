/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/tl-export-wish.h"

G_BEGIN_DECLS

/* Shows what an export will write, page for page; laid out and painted in a worker. */
#define TL_TYPE_EXPORT_PREVIEW (tl_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (TlExportPreview, tl_export_preview, TL, EXPORT_PREVIEW, GtkWidget)

GtkWidget *tl_export_preview_new (void);
void       tl_export_preview_show (TlExportPreview *self, const TlTable *table, TlExportWish *wish);

gboolean    tl_export_preview_is_busy (TlExportPreview *self);
guint       tl_export_preview_get_page (TlExportPreview *self);
guint       tl_export_preview_get_n_pages (TlExportPreview *self);
const char *tl_export_preview_get_words (TlExportPreview *self);
const char *tl_export_preview_get_error (TlExportPreview *self);
GtkWidget  *tl_export_preview_get_sheet (TlExportPreview *self);
GtkWidget  *tl_export_preview_get_bar (TlExportPreview *self);

G_END_DECLS
