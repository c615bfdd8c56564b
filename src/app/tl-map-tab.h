/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-record.h"

G_BEGIN_DECLS

/* One map of a document as a tab: its state and title, which is written in place.
 *
 * Signals: "activate" (it is to be shown), "rename" (title: what was written), "menu" (x, y: where
 * its menu is to open), "step" (direction int: the focus is to go on), "drop" (tab, after boolean:
 * another tab was dropped before or after this one). */
#define TL_TYPE_MAP_TAB (tl_map_tab_get_type ())
G_DECLARE_FINAL_TYPE (TlMapTab, tl_map_tab, TL, MAP_TAB, GtkWidget)

GtkWidget  *tl_map_tab_new (void);
void        tl_map_tab_set_map (TlMapTab *self, const TlRecord *map);
void        tl_map_tab_set_selected (TlMapTab *self, gboolean selected);
void        tl_map_tab_set_read_only (TlMapTab *self, gboolean read_only);
const char *tl_map_tab_get_map (TlMapTab *self);
void        tl_map_tab_edit (TlMapTab *self);
gboolean    tl_map_tab_is_editing (TlMapTab *self);
void        tl_map_tab_commit (TlMapTab *self);

G_END_DECLS
