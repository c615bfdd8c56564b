/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/tl-id.h"
#include "map/tl-change-set.h"

G_BEGIN_DECLS

/* A document being edited: its table, its one history, and the transaction that is open, if any.
 *
 * Signals: "changed" (TlChangeSet *set) once per commit, abort of a seen mark, undo or redo: what
 * the table has just become; "history-changed" when what can be undone or redone, or is_modified,
 * may have changed. No edits from handlers of "changed". */
#define TL_TYPE_DOCUMENT (tl_document_get_type ())
G_DECLARE_FINAL_TYPE (TlDocument, tl_document, TL, DOCUMENT, GObject)

TlDocument *tl_document_new (void);
TlDocument *tl_document_new_for_table (TlTable *table);

const TlTable *tl_document_get_table (TlDocument *self);
const char    *tl_document_get_id (TlDocument *self);
TlTable       *tl_document_dup_snapshot (TlDocument *self);
void           tl_document_set_id_source (TlDocument *self, TlIdSource *source);
char          *tl_document_dup_new_id (TlDocument *self);

/* Transactions. Names are translated and shown: "Move 3 Cards". */
void         tl_document_begin (TlDocument *self, const char *name);
gboolean     tl_document_in_transaction (TlDocument *self);
void         tl_document_put (TlDocument *self, TlRecord *record);
void         tl_document_remove (TlDocument *self, const char *id);
TlChangeSet *tl_document_commit (TlDocument *self);
void         tl_document_abort (TlDocument *self);

/* Selection, carried by change sets so that undo shows the place it touches. */
void               tl_document_set_selection (TlDocument *self, const char *const *ids);
const char *const *tl_document_get_selection (TlDocument *self);

/* History. A mark lets a gesture or an editor commit live values and still be one step: everything
 * committed since the mark is squashed into one step, or taken back without leaving a redo. */
guint       tl_document_mark (TlDocument *self);
void        tl_document_squash_to_mark (TlDocument *self, guint mark, const char *name);
void        tl_document_bail_to_mark (TlDocument *self, guint mark);
void        tl_document_forget_history (TlDocument *self);
gboolean    tl_document_can_undo (TlDocument *self);
gboolean    tl_document_can_redo (TlDocument *self);
const char *tl_document_get_undo_name (TlDocument *self);
const char *tl_document_get_redo_name (TlDocument *self);
/* Steps by distance: 0 is the one that undo or redo does next; NULL beyond the last. */
TlChangeSet *tl_document_get_undo_step (TlDocument *self, guint index);
TlChangeSet *tl_document_get_redo_step (TlDocument *self, guint index);
gboolean     tl_document_undo (TlDocument *self);
gboolean     tl_document_redo (TlDocument *self);

/* Modified against the state last saved. The saver takes the revision with its snapshot. */
guint64  tl_document_get_revision (TlDocument *self);
void     tl_document_set_saved_revision (TlDocument *self, guint64 revision);
gboolean tl_document_is_modified (TlDocument *self);

G_END_DECLS
