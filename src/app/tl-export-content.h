/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "app/tl-export-wish.h"

G_BEGIN_DECLS

/* What is chosen in the export dialog, for other programs: as pictures, and as the file itself. */
GdkContentProvider *tl_export_content_new (const TlTable *table,
                                           TlExportWish  *wish,
                                           const char    *name,
                                           gboolean       as_file);

/* Removes files that were dragged out a day ago or longer; blocks. */
void tl_export_content_sweep (void);

G_END_DECLS
