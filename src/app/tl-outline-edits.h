/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tl-outline-columns.h"
#include "app/tl-outline-model.h"

G_BEGIN_DECLS

/* The outline's edits. Each is one named undo step, whatever the number of rows, and leaves out the
 * rows that it means nothing to. Returned is how many were changed. `ids` are NULL-terminated. */
gboolean tl_outline_parse_score (const char *text, double *score);

guint tl_outline_edit_text (TlOutlineModel *model,
                            const char     *id,
                            TlOutlineColumn column,
                            const char     *text);
guint tl_outline_edit_score (TlOutlineModel *model, const char *const *ids, double score);
guint tl_outline_edit_value (TlOutlineModel    *model,
                             const char *const *ids,
                             TlOutlineColumn    column,
                             int                value);
guint tl_outline_edit_persona (TlOutlineModel *model, const char *const *ids, const char *persona);
guint tl_outline_edit_owner (TlOutlineModel *model, const char *const *ids, const char *owner);
guint tl_outline_edit_column (TlOutlineModel *model, const char *const *ids, const char *column);
guint tl_outline_edit_lane (TlOutlineModel *model, const char *const *ids, const char *lane);
guint tl_outline_edit_delete (TlOutlineModel *model, const char *const *ids);
guint tl_outline_edit_moment (TlOutlineModel *model, const char *const *ids);

/* What adds; the new card's id, or NULL where there is no place for one. */
char *tl_outline_edit_add (TlOutlineModel *model, const char *after);
char *tl_outline_edit_add_about (TlOutlineModel *model,
                                 const char     *about,
                                 TlLaneKind      kind,
                                 const char     *title);
char *tl_outline_edit_duplicate (TlOutlineModel *model, const char *const *ids);

G_END_DECLS
