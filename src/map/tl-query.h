/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* A point of a curve and where it stands: at `at` (0 to 1) across the column. */
typedef struct
{
  const TlRecord *point;
  int             column;
  double          at;
} TlPlacedPoint;

/* Questions about a map that more than one room asks. Returned arrays hold borrowed
 * (const TlRecord *), valid until the table changes; free the array itself. */
GPtrArray      *tl_query_columns (const TlTable *table, const char *map);
int             tl_query_column_index (const TlTable *table, const char *map, const char *column);
const TlRecord *tl_query_stage_of (const TlTable *table, const char *column);
const char     *tl_query_map_of (const TlTable *table, const char *id);
GPtrArray      *tl_query_cell (const TlTable *table,
                               const char    *map,
                               const char    *column,
                               const char    *lane);
GPtrArray      *tl_query_parked (const TlTable *table, const char *map);
TlLaneKind      tl_query_card_kind (const TlTable *table, const TlRecord *card);
const TlRecord *tl_query_lane_of_kind (const TlTable *table, const char *map, TlLaneKind kind);
GPtrArray      *tl_query_about (const TlTable *table, const char *card);
const TlRecord *tl_query_curve (const TlTable *table,
                                const char    *map,
                                const char    *persona,
                                gboolean       target);
const TlRecord *tl_query_point_of_card (const TlTable *table, const char *curve, const char *card);
gboolean        tl_query_point_place (
         const TlTable *table, const char *map, const TlRecord *point, int *column, double *at);
GArray    *tl_query_placed_points (const TlTable *table, const char *map, const char *curve);
GPtrArray *tl_query_points_sorted (const TlTable *table, const char *map, const char *curve);
GPtrArray *tl_query_evidence_of (const TlTable *table, const char *id);

G_END_DECLS
