/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The maps of a document as tabs: a TlWindowPart. Shown while there are several; it activates the
 * window's actions (show-map, new-map, copy-map, ...). */
#define TL_TYPE_MAP_TABS (tl_map_tabs_get_type ())
G_DECLARE_FINAL_TYPE (TlMapTabs, tl_map_tabs, TL, MAP_TABS, GtkWidget)

GtkWidget  *tl_map_tabs_new (void);
GMenuModel *tl_map_tabs_new_add_menu (void);
void        tl_map_tabs_rename (TlMapTabs *self);
gboolean    tl_map_tabs_is_writing (TlMapTabs *self);

G_END_DECLS
