/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What a map of several is called in menus, tabs and lists. */
const char *tl_map_name_get_state (TlMapState state);
const char *tl_map_name_get_title (const TlRecord *map);
char       *tl_map_name_dup (const TlRecord *map);
char       *tl_map_name_dup_label (const TlRecord *map);

G_END_DECLS
