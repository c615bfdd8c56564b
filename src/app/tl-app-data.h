/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What the program finds around it: installed files, settings, files used lately. */
GSettings *tl_app_data_new_settings (void);
GPtrArray *tl_app_data_list_samples (void);
GFile     *tl_app_data_find_sample (const char *name);

#define TL_MIME_TYPE "application/vnd.throughline.journey+json"

TlTable *tl_app_data_load_table (GFile *file, gint64 *version, GPtrArray *repairs, GError **error);
GPtrArray *tl_app_data_list_recent (guint most);
void       tl_app_data_add_recent (GFile *file);
void       tl_app_data_sweep (void);

G_END_DECLS
