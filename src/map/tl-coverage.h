/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* How well a map, or a stage of it, is founded: how many of its cards were observed, are assumed or
 * proposed, and of how many that claim something it is not said. Parked cards do not count. */
typedef struct
{
  guint n_observed;
  guint n_assumed;
  guint n_proposed;
  guint n_unsaid;
} TlCoverage;

TlCoverage tl_coverage_of_map (const TlTable *table, const char *map);
TlCoverage tl_coverage_of_stage (const TlTable *table, const char *stage);
int        tl_coverage_get_percent (const TlCoverage *coverage);
guint      tl_coverage_get_n (const TlCoverage *coverage);

/* What is still to be found out: the assumed cards, stage by stage. */
GPtrArray *tl_coverage_list_assumptions (const TlTable *table, const char *map);

G_END_DECLS
