/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-compare.h"
#include "map/tl-table.h"

G_BEGIN_DECLS

/* tl-comparison-map.c: the second map of a comparison with ghosts of what was removed, and a lane
 * for the gain of each column, in a copy of the table. */
#define TL_GHOST_PREFIX "ghost-"
#define TL_GAIN_PREFIX "gain-"

TlTable *tl_comparison_new_table (const TlTable   *table,
                                  const char      *a,
                                  const char      *b,
                                  const TlCompare *compare);

G_END_DECLS
