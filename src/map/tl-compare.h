/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What differs between two maps, of one document or of two: a first ("as-is") and a second
 * ("to-be"). Records are twins when one was copied from the other, or both from a third, however
 * many copies lie between; else when they are called the same where they stand. */
typedef enum
{
  TL_DIFFERENCE_ADDED = 1 << 0,
  TL_DIFFERENCE_REMOVED = 1 << 1,
  TL_DIFFERENCE_MOVED = 1 << 2, /* a card: to another column or lane, or out of the parking lot */
  TL_DIFFERENCE_CHANGED = 1 << 3,
} TlDifferenceFlags;

typedef struct
{
  TlKind          kind; /* STAGE, STEP, LANE, CARD */
  const TlRecord *a;    /* NULL = added */
  const TlRecord *b;    /* NULL = removed */
  guint           flags;
  guint64         fields; /* bit i: field i says something else */
} TlDifference;

/* A column of either map, in the second one's order; removed ones where they were. */
typedef struct
{
  const TlRecord *a;       /* NULL = added */
  const TlRecord *b;       /* NULL = removed */
  double          score_a; /* of the line, -2 to 2; NAN = it is not there */
  double          score_b;
} TlComparedColumn;

typedef struct _TlCompare TlCompare;

/* Borrows nothing: it lives on when the tables change, and says what was. */
TlCompare *tl_compare_new (const TlTable *a_table,
                           const char    *a,
                           const TlTable *b_table,
                           const char    *b);
void       tl_compare_free (TlCompare *self);

const GArray       *tl_compare_get_differences (const TlCompare *self); /* TlDifference */
const GArray       *tl_compare_get_columns (const TlCompare *self);     /* TlComparedColumn */
const TlDifference *tl_compare_find (const TlCompare *self, const char *id);
const char         *tl_compare_find_twin (const TlCompare *self, const char *id);
guint               tl_compare_count (const TlCompare *self, TlKind kind, guint flags);
void tl_compare_get_curves (const TlCompare *self, const TlRecord **a, const TlRecord **b);
void tl_compare_get_means (const TlCompare *self, double *a, double *b);

/* tl-compare-match.c: the twins of one kind, id of the second map -> record of the first. `stages`
 * is needed for steps: the same for stages. */
GHashTable *tl_compare_match (const TlTable *a_table,
                              const char    *a,
                              const TlTable *b_table,
                              const char    *b,
                              TlKind         kind,
                              GHashTable    *stages);
GPtrArray  *tl_compare_list (const TlTable *table, const char *map, TlKind kind);
GPtrArray  *tl_compare_match_columns (const TlTable *a_table,
                                      const char    *a,
                                      const TlTable *b_table,
                                      const char    *b);

/* tl-compare-curve.c: the line of a map that is like another's, and how high it is in a column. */
const TlRecord *tl_compare_find_curve (const TlTable  *table,
                                       const char     *map,
                                       const TlTable  *like_table,
                                       const TlRecord *like);
double         *tl_compare_score_columns (const TlTable *table, const char *map, const char *curve);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCompare, tl_compare_free)

G_END_DECLS
