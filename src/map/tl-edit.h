/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"
#include "map/tl-query.h"

G_BEGIN_DECLS

/* The verbs of editing: what the window's gestures, the command line and importers all call. Each
 * must run inside a transaction that the caller opened and names; each keeps every reference whole
 * (the field table's "gone" rules). New records' ids are returned (transfer full). */

/* Plain fields. Return FALSE, and change nothing, when the value is what it was. */
gboolean tl_edit_set_text (TlDocument *doc, const char *id, guint field, const char *text);
gboolean tl_edit_set_integer (TlDocument *doc, const char *id, guint field, gint64 value);
gboolean tl_edit_set_boolean (TlDocument *doc, const char *id, guint field, gboolean value);
gboolean tl_edit_set_number (TlDocument *doc, const char *id, guint field, double value);
gboolean tl_edit_set_ref (TlDocument *doc, const char *id, guint field, const char *target);
gboolean tl_edit_set_list (TlDocument *doc, const char *id, guint field, const char *const *list);

/* Structure. `before` = the sibling it comes to stand before, NULL = at the end. */
char *tl_edit_add_map (TlDocument *doc, const char *title);
char *tl_edit_add_stage (TlDocument *doc, const char *map, const char *title, const char *before);
char *tl_edit_add_step (TlDocument *doc, const char *stage, const char *title, const char *before);
char *tl_edit_add_lane (
  TlDocument *doc, const char *map, TlLaneKind kind, const char *title, const char *before);
char *tl_edit_add_persona (TlDocument *doc, const char *name, const char *map);
void  tl_edit_reorder (TlDocument *doc, const char *id, const char *before);

/* Cards. `before` = the card of the same cell it comes to stand before, NULL = last of the cell.
 * A NULL column parks. Moving a touchpoint takes along what is about it in the same column. */
char *tl_edit_add_card (TlDocument *doc,
                        const char *map,
                        const char *column,
                        const char *lane,
                        const char *title,
                        const char *before);
void  tl_edit_move_cards (TlDocument        *doc,
                          const char *const *cards,
                          const char        *column,
                          const char        *lane,
                          const char        *before);
/* Cards of several cells at once: which go where, in the order they are to have there. */
typedef struct
{
  const char *const *cards;  /* NULL-terminated */
  const char        *column; /* NULL parks */
  const char        *lane;   /* NULL = each its own */
  const char        *before; /* NULL = last in the cell */
} TlCardMove;
void   tl_edit_arrange_cards (TlDocument *doc, const TlCardMove *moves, guint n_moves);
char  *tl_edit_duplicate_card (TlDocument *doc, const char *card);
char **tl_edit_duplicate_cards (TlDocument *doc, const char *const *cards);
void   tl_edit_park_cards (TlDocument *doc, const char *const *cards);
char  *tl_edit_add_about (TlDocument *doc,
                          const char *map,
                          const char *about,
                          const char *column,
                          TlLaneKind  kind,
                          const char *title);

/* One card about several: what turns pain points into an opportunity, opportunities into a
 * solution.
 */
char *tl_edit_add_answer (TlDocument        *doc,
                          const char *const *cards,
                          TlLaneKind         kind,
                          const char        *title);
/* What a card is about, one by one. FALSE also when it may not be: it would close a ring. */
gboolean tl_edit_set_about (TlDocument *doc, const char *card, const char *other, gboolean about);

/* Codes ("P3"): given to the cards that have none; shown. */
guint    tl_edit_give_codes (TlDocument *doc, const char *map);
gboolean tl_edit_show_codes (TlDocument *doc, const char *map, gboolean show);

/* Interviews, survey answers and what else says how things are, about cards and other things. */
char *tl_edit_add_evidence (TlDocument *doc, const char *map, const char *about, const char *title);
gboolean tl_edit_attach_evidence (TlDocument *doc,
                                  const char *evidence,
                                  const char *thing,
                                  gboolean    attached);

/* How many columns a card covers, from `column` on (NULL = from where it is). */
gboolean tl_edit_set_span (TlDocument *doc, const char *card, const char *column, int span);

/* Deleting. Of a stage, step or lane the cards are parked with their points and links unless
 * delete_cards; returns how many cards were parked (stages, lanes) or 0. */
guint tl_edit_delete (TlDocument *doc, const char *const *ids, gboolean delete_cards);

/* The emotion curve. */
char *tl_edit_ensure_curve (TlDocument *doc, const char *map, const char *persona, gboolean target);
char *tl_edit_set_card_score (TlDocument *doc, const char *curve, const char *card, double score);
char *tl_edit_add_point (
  TlDocument *doc, const char *curve, const char *column, double at, double score);

/* One knot of a freehand stroke: x in columns (2.25 = a quarter into the third), y a score. */
typedef struct
{
  double column;
  double score;
} TlStrokePoint;
void tl_edit_draw_stroke (TlDocument          *doc,
                          const char          *curve,
                          const TlStrokePoint *stroke,
                          guint                n_points);

char *tl_edit_add_link (TlDocument *doc,
                        const char *map,
                        const char *from,
                        const char *to,
                        TlLinkKind  kind,
                        const char *label);

/* A picture, stored once under its hash. */
char *tl_edit_add_image (
  TlDocument *doc, const char *hash, const char *type, const char *base64, const char *alt);

/* Cards apart and together. */
char *tl_edit_split_card (TlDocument *doc, const char *card, const char *text, const char *rest);
char *tl_edit_merge_cards (TlDocument *doc, const char *const *cards);

/* As people link: the kind follows from where the cards stand; what is linked already stays. */
TlLinkKind tl_edit_guess_link_kind (const TlTable *table,
                                    const char    *map,
                                    const char    *from,
                                    const char    *column);
char      *tl_edit_link_cards (TlDocument *doc, const char *map, const char *from, const char *to);

/* Maps: a copy remembers where each part came from (tl-edit-map.c). */
char *tl_edit_copy_map (TlDocument *doc, const char *map, TlMapState state, const char *title);
void  tl_edit_add_usual_frame (TlDocument *doc, const char *map);
/* A card's place among the priorities: 0 = not rated, 1 to 5. */
gboolean tl_edit_rate_card (TlDocument *doc, const char *card, int impact, int effort);

/* What a check found is no problem here, or is one again. */
gboolean tl_edit_dismiss_question (TlDocument *doc,
                                   const char *map,
                                   const char *key,
                                   gboolean    dismissed);

/* A new document with one map: the usual stages and lanes, or nothing but the map. */
TlDocument *tl_edit_new_document (TlIdSource *source, const char *title, gboolean usual);
void        tl_edit_mark_language (TlRecord *document);

G_END_DECLS
