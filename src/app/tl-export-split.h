/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture beside its options where there is room, above them where there is not. */
#define TL_TYPE_EXPORT_SPLIT (tl_export_split_get_type ())
G_DECLARE_FINAL_TYPE (TlExportSplit, tl_export_split, TL, EXPORT_SPLIT, GtkWidget)

GtkWidget *tl_export_split_new (GtkWidget *picture, GtkWidget *options);

G_END_DECLS
