/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tl-duration.h"
#include "map/tl-table.h"

G_BEGIN_DECLS

/* One column of a map in time. Where it is not known how long a column takes, the next ones begin
 * when it does, as far as anybody knows. */
typedef struct
{
  const TlRecord *column; /* step, or stage without steps */
  TlDuration      start;
  TlDuration      end;
  gboolean        known; /* somebody said how long it takes */
} TlTimeColumn;

/* How long parts of a map take. Those of stages: what they say, else what their steps sum up to. */
gboolean tl_time_get_own (const TlRecord *record, TlDuration *duration);
gboolean tl_time_of_stage (const TlTable *table, const TlRecord *stage, TlDuration *duration);
gboolean tl_time_of_map (const TlTable *table, const char *map, TlDuration *duration);
GArray  *tl_time_list_columns (const TlTable *table, const char *map);

G_END_DECLS
