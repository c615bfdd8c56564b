/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "map/tl-table.h"

G_BEGIN_DECLS

/* Parked cards stand behind all columns. */
#define TL_OUTLINE_PARKED G_MAXINT

/* One row of the outline: a card, or a free point of a curve, with the words around it that it is
 * shown, sorted and found by. The object stays the same as long as its record lives.
 *
 * Signal: "changed" when anything of it has become another. */
#define TL_TYPE_OUTLINE_ROW (tl_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineRow, tl_outline_row, TL, OUTLINE_ROW, GObject)

/* What a row says besides its record. Texts are borrowed from the row, and never NULL. */
typedef struct
{
  int         column; /* index, or TL_OUTLINE_PARKED */
  int         lane;   /* index; of parked cards 0, which keeps them in their own order */
  const char *stage;
  const char *step;
  const char *lane_title;
  const char *persona;
  const char *journey; /* that the card opens: a map's name, or a file */
  TlLaneKind  kind;
  double      score; /* NAN = none */
} TlOutlineFacts;

TlOutlineRow         *tl_outline_row_new (const char *id);
const char           *tl_outline_row_get_id (TlOutlineRow *self);
const TlRecord       *tl_outline_row_get_record (TlOutlineRow *self);
const TlOutlineFacts *tl_outline_row_get_facts (TlOutlineRow *self);
gboolean              tl_outline_row_is_card (TlOutlineRow *self);
gboolean              tl_outline_row_is_parked (TlOutlineRow *self);
const char           *tl_outline_row_get_folded (TlOutlineRow *self);
gboolean tl_outline_row_is_in (TlOutlineRow *self, const TlTable *table, const char *const *areas);
int      tl_outline_row_compare (TlOutlineRow *a, TlOutlineRow *b);

/* For the model. */
gboolean tl_outline_row_update (TlOutlineRow         *self,
                                const TlRecord       *record,
                                const TlOutlineFacts *facts);
void     tl_outline_row_emit_changed (TlOutlineRow *self);

G_END_DECLS
