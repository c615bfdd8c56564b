/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-list.h"

G_BEGIN_DECLS

/* A row while it is being filled. */
typedef struct
{
  const TlContents *contents;
  const TlRecord   *record;
  gboolean          plain;
  gconstpointer     more; /* what else belongs to the row: a TlRankedCard, a TlPlacedPoint ... */
} TlListRow;

/* Appends what a column has to say about a row. */
typedef void (*TlListFill) (const TlListRow *row, GString *out);

/* One kind of list: columns with what fills them, in the same order; and what makes its rows. */
typedef struct
{
  const char         *title; /* N_() */
  const TlListColumn *columns;
  const TlListFill   *fills;
  guint               n_columns;
  void (*add_rows) (TlList *list, const TlContents *contents, gboolean plain);
} TlListKind;

void tl_list_add_row (TlList           *list,
                      TlListWhat        what,
                      const TlContents *contents,
                      const TlRecord   *record,
                      gboolean          plain,
                      gconstpointer     more);

/* tl-list-cards.c, tl-list-things.c */
extern const TlListKind tl_list_cards, tl_list_pains, tl_list_opportunities;
extern const TlListKind tl_list_emotions, tl_list_metrics, tl_list_links, tl_list_personas,
  tl_list_comments;

/* What several lists say in the same way. */
void tl_list_fill_map (const TlListRow *row, GString *out);
void tl_list_fill_id (const TlListRow *row, GString *out);
void tl_list_append_number (GString *out, double number);
void tl_list_append_rounded (GString *out, double number);
void tl_list_append_joined (GString *out, const char *const *texts, const char *between);
void tl_list_append_thing (const TlContents *contents, GString *out, const char *id);

G_END_DECLS
