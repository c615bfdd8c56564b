/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* From here on a pain point is critical: 3 x 5, 4 x 4, 5 x 3. */
#define TL_PAINS_CRITICAL 15

/* How urgent pain points are: severity times frequency, 1 to 25; 0 = rated in neither. What is
 * rated in one alone counts as in the middle in the other. */
int        tl_pains_get_criticality (const TlRecord *card);
gboolean   tl_pains_is_critical (const TlTable *table, const TlRecord *card);
GPtrArray *tl_pains_list_critical (const TlTable *table, const char *map);

/* Work that should have been done before a day (YYYY-MM-DD). */
gboolean tl_pains_is_overdue (const TlRecord *card, const char *today);

G_END_DECLS
