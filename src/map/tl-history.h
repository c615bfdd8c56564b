/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-change-set.h"

G_BEGIN_DECLS

/* The undo and redo stacks, knowing nothing of documents or widgets. Undo applies differences by
 * field to whatever the table now holds, so that another writer's change to another field stays. */
typedef struct _TlHistory TlHistory;

TlHistory   *tl_history_new (void);
void         tl_history_free (TlHistory *history);
void         tl_history_push (TlHistory *history, TlChangeSet *set);
TlChangeSet *tl_history_peek_undo (const TlHistory *history);
TlChangeSet *tl_history_peek_redo (const TlHistory *history);
TlChangeSet *tl_history_undo (TlHistory *history, TlTable *table);
TlChangeSet *tl_history_redo (TlHistory *history, TlTable *table);
guint        tl_history_get_depth (const TlHistory *history);
TlChangeSet *tl_history_get_step (const TlHistory *history, guint index);
TlChangeSet *tl_history_peek_nth (const TlHistory *history, gboolean redo, guint index);
void         tl_history_squash (TlHistory *history, guint depth, const char *name);
TlChangeSet *tl_history_bail (TlHistory *history, guint depth, TlTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlHistory, tl_history_free)

G_END_DECLS
