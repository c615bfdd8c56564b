/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tl-outline-row.h"

G_BEGIN_DECLS

/* Where the columns and lanes of a map stand, gathered once for however many rows. */
typedef struct
{
  const TlTable *table;
  const char    *curve; /* whose scores the cards show, or NULL */
  GHashTable    *columns;
  GHashTable    *lanes;
} TlOutlineGrid;

void     tl_outline_grid_init (TlOutlineGrid *self,
                               const TlTable *table,
                               const char    *map,
                               const char    *persona);
void     tl_outline_grid_clear (TlOutlineGrid *self);
gboolean tl_outline_grid_fill (const TlOutlineGrid *self,
                               TlOutlineRow        *row,
                               const TlRecord      *record);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlOutlineGrid, tl_outline_grid_clear)

G_END_DECLS
