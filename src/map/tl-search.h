/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"

G_BEGIN_DECLS

/* One place where a query stands in a map. Borrowed from the table: good until it changes. */
typedef struct
{
  const TlRecord *record;
  const TlRecord *thing; /* where it is read: the record, or what that hangs on */
  guint           field;
  int             item;  /* of a list of texts, else -1 */
  guint           start; /* bytes in the text */
  guint           length;
  gboolean        fixed; /* not a text that anybody wrote: a code, the usual name of a lane */
} TlSearchMatch;

/* Titles, texts, tags, owners, codes and labels of a map, in reading order: the map's own, its
 * personas, stages and steps, then lane by lane the title, cards by column and points, then links,
 * comments, then what is parked. Evidence is read with the first thing that it is about. Without
 * case and accents (tl-fold.h). `lane_names`: what lanes without a title are called, by kind, or
 * NULL. */
GArray *tl_search_find (const TlTable     *table,
                        const char        *map,
                        const char        *query,
                        const char *const *lane_names);

/* Puts `with` in the place of each match, in the open transaction; returns how many were. */
guint tl_search_replace (TlDocument *doc, const GArray *matches, const char *with);

G_END_DECLS
