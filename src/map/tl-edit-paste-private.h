/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-excerpt.h"

G_BEGIN_DECLS

/* An excerpt on its way into a map. First it is said where its columns and lanes go (ids of the
 * excerpt to ids of the map; those not named have no place), then its cards come in. */
typedef struct
{
  TlDocument    *doc;
  const TlTable *table; /* of the document */
  const char    *map;
  const TlTable *excerpt;
  const char    *from;    /* the excerpt's map */
  gboolean       is_same; /* the excerpt is of this document */
  GHashTable    *columns; /* owned */
  GHashTable    *lanes;   /* owned */
  GHashTable    *cards;   /* owned: what came in */
  const char    *column;  /* cards of this cell come to stand before `before` */
  const char    *lane;
  const char    *before;
  gboolean       takes_parked; /* what was parked lands in that cell */
  gboolean       parks_all;    /* nothing is meant to fit */
  GPtrArray     *ids;
  guint          n_parked;
} TlPasting;

void tl_pasting_init (
  TlPasting *self, TlDocument *doc, const char *map, const TlTable *excerpt, GPtrArray *ids);
void        tl_pasting_clear (TlPasting *self);
void        tl_pasting_map (GHashTable *table, const char *from, const char *to);
const char *tl_pasting_find (GHashTable *table, const char *from);
void        tl_pasting_cards (TlPasting *self);
/* What connects the cards that came in: `cards` says which. */
void     tl_pasting_connect (TlPasting *self);
gboolean tl_pasting_is_copied (const TlRecord *card);
char    *tl_pasting_dup_persona (TlPasting *self, const char *persona);
/* Points of a line: at cards and in columns that came in. */
void tl_pasting_points (TlPasting *self, const TlRecord *curve, const char *into);
void tl_pasting_curves (TlPasting *self);

G_END_DECLS
