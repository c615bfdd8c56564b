/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* One edit: what each touched record was and is. The same value is the undo step, the journal
 * entry, the canvas's list of what to redraw, and a diff. Immutable and refcounted once committed.
 */
typedef struct _TlChangeSet TlChangeSet;

typedef struct
{
  const TlRecord *before; /* NULL = created */
  const TlRecord *after;  /* NULL = removed */
} TlChange;

TlChangeSet *tl_change_set_ref (TlChangeSet *set);
void         tl_change_set_unref (TlChangeSet *set);

const char        *tl_change_set_get_name (const TlChangeSet *set);
const char        *tl_change_set_get_origin (const TlChangeSet *set);
gint64             tl_change_set_get_time (const TlChangeSet *set);
guint              tl_change_set_get_n_changes (const TlChangeSet *set);
const TlChange    *tl_change_set_get_change (const TlChangeSet *set, guint index);
const TlChange    *tl_change_set_find (const TlChangeSet *set, const char *id);
const char *const *tl_change_set_get_selection_before (const TlChangeSet *set);
const char *const *tl_change_set_get_selection_after (const TlChangeSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlChangeSet, tl_change_set_unref)

G_END_DECLS
