/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-change-set.h"

G_BEGIN_DECLS

/* Building a change set, for the document and its history only. Once others hold it, it never
 * changes. */
TlChangeSet *tl_change_set_new (const char *name, const char *origin);
void         tl_change_set_add (TlChangeSet *set, const TlRecord *before, const TlRecord *after);
void         tl_change_set_set_selections (TlChangeSet       *set,
                                           const char *const *before,
                                           const char *const *after);
void         tl_change_set_set_revisions (TlChangeSet *set, guint64 before, guint64 after);
guint64      tl_change_set_get_revision_before (const TlChangeSet *set);
guint64      tl_change_set_get_revision_after (const TlChangeSet *set);
TlChangeSet *tl_change_set_merge (TlChangeSet *const *sets, guint n_sets, const char *name);
TlChangeSet *tl_change_set_apply (const TlChangeSet *set,
                                  TlTable           *table,
                                  gboolean           backwards,
                                  const char        *origin);

G_END_DECLS
