/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/tl-import.h"
#include "map/tl-edit.h"

G_BEGIN_DECLS

/* Where what is pasted lands. Borrowed; NULL column and lane = the beginning of the map. */
typedef struct
{
  const char        *column; /* the cell of the first words */
  const char        *lane;
  const char        *before;     /* the card of that cell to stand before, NULL = last */
  const char        *curve;      /* that scores go to, NULL = the map's first */
  const char        *stage;      /* whose heading has the focus: the first row names stages */
  gboolean           parked;     /* the focus is on the parking lot */
  const char *const *lane_names; /* TL_N_LANE_KINDS usual names, in the map's language */
} TlImportTarget;

/* A row or a column of the table, and what it becomes. */
typedef struct
{
  char      *id;        /* the lane or column, NULL = missing */
  char      *title;     /* of a missing one */
  TlLaneKind kind;      /* of a missing lane */
  guint      place;     /* the row or column of the table */
  char      *stage;     /* of a step: what its stage is called */
  gboolean   continues; /* a step of the same stage as the line before */
} TlImportLine;

/* Words that wait in the parking lot for their column or lane. */
typedef struct
{
  char *card;
  guint column; /* places in `columns` and `lanes` of the result */
  guint lane;
  guint span;
} TlImportWaiting;

/* What came in, and what is missing for the rest. */
typedef struct
{
  GPtrArray *ids; /* cards, points, else stages: what is to be selected; owned */
  guint      n_cards;
  guint      n_scores;
  guint      n_stages;
  guint      n_lanes;
  guint      n_missing_columns;
  guint      n_missing_lanes;
  char      *map;
  char      *curve;
  GPtrArray *columns; /* TlImportLine */
  GPtrArray *lanes;
  GArray    *waiting; /* TlImportWaiting */
} TlImportResult;

/* Which rows and columns of a table are headings, and what they name (tl-import-heads.c). */
typedef struct
{
  gboolean has_head_row;
  gboolean has_step_row; /* the row beneath it names steps of these stages */
  gboolean has_head_column;
} TlImportHeads;

void            tl_import_find_heads (const TlTable        *table,
                                      const char           *map,
                                      const TlGrid         *grid,
                                      const TlImportTarget *target,
                                      TlImportHeads        *heads);
gboolean        tl_import_is_same_name (const char *a, const char *b);
TlLaneKind      tl_import_find_lane_kind (const char *title, const TlImportTarget *target);
const TlRecord *tl_import_find_column (const TlTable *table, const char *map, const char *title);
const TlRecord *tl_import_find_lane (const TlTable        *table,
                                     const char           *map,
                                     const char           *title,
                                     const TlImportTarget *target);

/* In the caller's transaction. */
TlImportResult *tl_import_put_grid (TlDocument           *document,
                                    const char           *map,
                                    const TlGrid         *grid,
                                    const TlImportTarget *target);
TlImportResult *tl_import_put_list (TlDocument           *document,
                                    const char           *map,
                                    const GArray         *list,
                                    const TlImportTarget *target);
void            tl_import_put_missing (TlDocument *document, TlImportResult *result);
void            tl_import_result_free (TlImportResult *result);
TlImportResult *tl_import_result_new (const char *map);
char           *tl_import_add_card (TlDocument     *document,
                                    TlImportResult *result,
                                    const char     *column,
                                    const char     *lane,
                                    const char     *text,
                                    const char     *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlImportResult, tl_import_result_free)

G_END_DECLS
