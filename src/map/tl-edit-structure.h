/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-edit.h"

G_BEGIN_DECLS

/* The verbs that change the frame of a map: stages, steps and lanes with all that stands in them.
 * As those of tl-edit.h each runs in the caller's transaction and keeps every reference whole. */

/* Stages and steps. */
char *tl_edit_split_stage (TlDocument *doc, const char *step);
void  tl_edit_merge_stages (TlDocument *doc, const char *const *stages);
void  tl_edit_move_step (TlDocument *doc, const char *step, const char *stage, const char *before);
void  tl_edit_reorder_many (TlDocument *doc, const char *const *ids, const char *before);

/* Widths of columns, in document px; 0 = the usual width. */
guint    tl_edit_get_column_width (const TlTable *table, const char *column);
gboolean tl_edit_set_column_width (TlDocument *doc, const char *column, guint width);

/* Copies, with cards, points and the links among what is copied. */
char *tl_edit_duplicate_column (TlDocument *doc, const char *column);
char *tl_edit_copy_lane (TlDocument *doc, const char *lane, const char *map);
guint tl_edit_copy_cards (TlDocument *doc, const char *const *cards, const char *map);

/* Whether nothing may be added to, moved in or taken from a map but cards, points and links. */
gboolean tl_edit_is_locked (const TlTable *table, const char *map);

G_END_DECLS
