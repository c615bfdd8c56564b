/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-contents.h"

G_BEGIN_DECLS

typedef enum
{
  TL_CELL_TEXT,
  TL_CELL_NUMBER, /* as tl_number_format() writes it; "" = none */
  TL_CELL_DATE,   /* "2026-01-31"; "" = none */
} TlCellType;

typedef struct
{
  const char *word;  /* of files: "evidence_source" */
  const char *title; /* N_("Source") */
  TlCellType  type;
  guint       width; /* letters, in a spreadsheet */
} TlListColumn;

/* What of a map makes a table of its own: its cards, its pain points, its personas. Rows hold one
 * text a column, whatever its type; each format makes of them what it can. */
typedef struct
{
  char               *title;
  const TlListColumn *columns;
  guint               n_columns;
  GPtrArray          *rows; /* (char **) */
} TlList;

typedef enum
{
  TL_LIST_CARDS,
  TL_LIST_EMOTIONS,
  TL_LIST_PAIN_POINTS,
  TL_LIST_OPPORTUNITIES,
  TL_LIST_METRICS,
  TL_LIST_LINKS,
  TL_LIST_PERSONAS,
  TL_LIST_COMMENTS,
  TL_N_LISTS
} TlListWhat;

/* @contents: (element-type TlContents). @plain: with the words of files instead of a person's. */
TlList *tl_list_new (const GPtrArray *contents, TlListWhat what, gboolean plain);
void    tl_list_free (TlList *self);
/* A column of which no row says anything is not worth its place. */
gboolean tl_list_is_column_empty (const TlList *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlList, tl_list_free)

G_END_DECLS
