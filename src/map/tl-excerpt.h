/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"

G_BEGIN_DECLS

/* A part of a map as a whole, small document of its own: what the clipboard and a drag carry, and
 * what a file could hold. It has one map with the columns and lanes that the part touches, so that
 * places keep their distance; a card that was copied says so in `from`, and the others are only
 * there because a copied one refers to them. */
typedef enum
{
  TL_EXCERPT_CARDS,
  TL_EXCERPT_STAGES,
  TL_EXCERPT_LANES,
} TlExcerptKind;

TlTable *tl_excerpt_new (const TlTable *table, TlExcerptKind kind, const char *const *ids);
/* The id of the excerpt's map, or NULL when it is none. */
const char *tl_excerpt_get_map (const TlTable *excerpt);
guint       tl_excerpt_count_cards (const TlTable *excerpt);

/* Where cards land: the cell of the first of them. A NULL column parks. */
typedef struct
{
  const char *column;
  const char *lane;
  const char *before;
} TlPastePlace;

/* In the caller's transaction. New ids are added to `ids` (owned); what did not fit is parked, and
 * counted. `beside` = the stage or lane after which it comes, NULL = last. */
guint tl_edit_paste_cards (TlDocument         *doc,
                           const char         *map,
                           const TlTable      *excerpt,
                           const TlPastePlace *place,
                           GPtrArray          *ids);
guint tl_edit_paste_stages (
  TlDocument *doc, const char *map, const TlTable *excerpt, const char *beside, GPtrArray *ids);
guint tl_edit_paste_lanes (
  TlDocument *doc, const char *map, const TlTable *excerpt, const char *beside, GPtrArray *ids);

G_END_DECLS
