/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tl-export-form.h"
#include "app/tl-export-preview.h"

G_BEGIN_DECLS

/* The one dialog of all exports. Emits "exported" with the file and what its format could not show
 * (an array of words), and closes. */
#define TL_TYPE_EXPORT_DIALOG (tl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlExportDialog, tl_export_dialog, TL, EXPORT_DIALOG, AdwWindow)

GtkWidget *tl_export_dialog_new (GtkWindow             *parent,
                                 const TlExportSource  *source,
                                 const TlExportOptions *options);
void       tl_export_dialog_write (TlExportDialog *self, GFile *file);

TlExportForm    *tl_export_dialog_get_form (TlExportDialog *self);
TlExportPreview *tl_export_dialog_get_preview (TlExportDialog *self);
/* (nullable): why the last export failed */
const char *tl_export_dialog_get_error (TlExportDialog *self);
gboolean    tl_export_dialog_is_writing (TlExportDialog *self);
void        tl_export_dialog_cancel (TlExportDialog *self);

G_END_DECLS
