/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of `throughline-cli info`. */
#include "map/tl-table.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* tl-info-evidence.c */
void     tl_info_add_coverage (JsonBuilder *builder, const TlTable *table, const char *map);
void     tl_info_append_coverage (GString *out, const TlTable *table, const char *map);
GString *tl_info_list_assumptions (const TlTable *table);

G_END_DECLS
