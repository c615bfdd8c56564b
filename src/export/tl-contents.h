/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export.h"

G_BEGIN_DECLS

/* A line of emotions, read column by column. */
typedef struct
{
  const TlRecord *curve;
  char           *name;   /* whose it is: "Mia", "Mia (target)"; "" for a line without a name */
  double         *scores; /* one a column, -2 to 2; NAN where the line is not */
  GPtrArray      *labels; /* (char *): one a column, what its points are called; "" = nothing */
  GArray         *points; /* TlPlacedPoint, from left to right */
} TlContentsCurve;

/* What is on a map, for formats that hold texts and numbers instead of a picture: what a person
 * would see, so without hidden lanes and lines and parked cards. Records are the table's. */
typedef struct
{
  TlTable        *table;
  const TlRecord *map;
  GPtrArray      *stages;
  GPtrArray      *columns; /* steps, and stages without any */
  GPtrArray      *lanes;
  GPtrArray      *cards;  /* on the map; in reading order: column by column, lane by lane */
  GPtrArray     **cells;  /* of card records; [lane * columns->len + column] */
  GPtrArray      *curves; /* TlContentsCurve */
} TlContents;

TlContents *tl_contents_new (TlTable *table, const TlRecord *map);
void        tl_contents_free (TlContents *self);
/* Of the map that is asked for; with @all of every map, when none is asked for. */
GPtrArray *tl_contents_list (const TlTable         *table,
                             const TlExportOptions *options,
                             gboolean               all,
                             TlExportRun           *run,
                             GError               **error);

const GPtrArray *tl_contents_get_cell (const TlContents *self, guint lane, guint column);
guint            tl_contents_get_n_steps (const TlContents *self, const TlRecord *stage);
gboolean         tl_contents_has_steps (const TlContents *self);
const char      *tl_contents_get_lane_title (const TlRecord *lane);
char            *tl_contents_dup_column_title (const TlContents *self, guint column);
char            *tl_contents_dup_personas (const TlContents *self, const char *between);
int              tl_contents_find_column (const TlContents *self, const char *id);
double           tl_contents_get_column_score (const TlContents *self, guint column);
double           tl_contents_get_score (const TlContents *self, const TlRecord *card);
char            *tl_contents_dup_emotion (const TlContentsCurve *curve, guint column);
const GPtrArray *tl_contents_list_links (const TlContents *self);
guint            tl_contents_count_images (const TlContents *self);

/* Title, else the first line of the text; "" when there is nothing. */
const char *tl_contents_get_card_title (const TlRecord *card);
char       *tl_contents_dup_card_text (const TlRecord *card, const char *between);
/* tl-card-details.c: "phone; moment of truth; severity 4", and "38 %" */
char *tl_contents_dup_details (const TlContents *self, const TlRecord *card, const char *between);

/* For formats that show maps alone: refuses anything else. */
gboolean tl_contents_require_map (const TlExportOptions *options,
                                  const char            *format,
                                  GError               **error);

char *tl_contents_dup_number (const TlContents *self, const TlRecord *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlContents, tl_contents_free)

void tl_contents_note_left_out (TlExportRun *run, guint n_links, guint n_metrics, guint n_images);

G_END_DECLS
