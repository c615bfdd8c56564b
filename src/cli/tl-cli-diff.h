/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/tl-cli.h"
#include "map/tl-compare.h"

G_BEGIN_DECLS

/* One of the two that are compared. */
typedef struct
{
  char    *file;
  char    *map; /* NULL = the whole document */
  TlTable *table;
} TlDiffSide;

/* What differs, ready to be written; tl-cli-diff.c finds it, tl-cli-diff-write.c writes it. */
typedef struct
{
  const TlDiffSide *a;
  const TlDiffSide *b;
  GArray           *differences; /* TlDifference; of documents those of every kind */
  TlCompare        *compare;     /* of maps; NULL for documents */
} TlDiffDoc;

TlDiffDoc *tl_diff_documents (const TlDiffSide *a, const TlDiffSide *b);
TlDiffDoc *tl_diff_maps (const TlDiffSide *a, const TlDiffSide *b);
void       tl_diff_free (TlDiffDoc *self);
GBytes    *tl_diff_to_json (const TlDiffDoc *self);
GBytes    *tl_diff_to_text (const TlDiffDoc *self);

G_END_DECLS
