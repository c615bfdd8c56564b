/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What to do first: the opportunities and solutions of a document by what they promise and cost.
 * Parked cards are off the map and not ranked. */
typedef enum
{
  TL_RANK_VALUE_EFFORT, /* impact / effort */
  TL_RANK_RICE,         /* reach x impact x confidence / effort */
  TL_N_RANK_METHODS
} TlRankMethod;

/* Scores from here up are high: 3 to 5 of the five; the middle of a scale from 0 to 5 is below. */
#define TL_RANK_HIGH 3
#define TL_RANK_MOST 5

typedef enum
{
  TL_QUADRANT_NONE,      /* impact or effort is not rated */
  TL_QUADRANT_QUICK_WIN, /* high impact, low effort */
  TL_QUADRANT_BIG_BET,   /* high impact, high effort */
  TL_QUADRANT_FILL_IN,   /* low impact, low effort */
  TL_QUADRANT_TIME_SINK, /* low impact, high effort */
  TL_N_QUADRANTS
} TlQuadrant;

/* Which cards, and by what. */
typedef struct
{
  const char  *map; /* NULL = all maps */
  TlRankMethod method;
  const char  *owner; /* NULL = whoever, "" = nobody */
  const char  *stage; /* NULL = wherever */
} TlRankQuery;

/* Records are borrowed from the table: good until the next change. */
typedef struct
{
  const TlRecord *card;
  const TlRecord *stage;
  TlLaneKind      kind;
  int             impact, effort; /* 0 = not rated, 1-5 */
  TlQuadrant      quadrant;
  double          score; /* NAN while something that it needs is not known */
  guint           rank;  /* from 1, the same for equal scores; 0 = without a score */
} TlRankedCard;

GArray    *tl_rank_cards (const TlTable *table, const TlRankQuery *query);
gboolean   tl_rank_is_ranked (const TlTable *table, const TlRecord *card);
double     tl_rank_get_score (const TlRecord *card, TlRankMethod method);
TlQuadrant tl_rank_get_quadrant (gint64 impact, gint64 effort);
GPtrArray *tl_rank_list_owners (const TlTable *table, const char *map);
/* Words for files and scripts: "quick-win", "value-effort". */
const char *tl_quadrant_get_word (TlQuadrant quadrant);
const char *tl_rank_method_get_word (TlRankMethod method);
int         tl_rank_method_find (const char *word);

G_END_DECLS
