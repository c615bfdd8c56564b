/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-record.h"

G_BEGIN_DECLS

/* The flat table of a document's records by id, with two indices: children by parent and kind in
 * order, and who refers to whom. A snapshot (tl_table_copy()) shares the records, costs one pass,
 * and may be read in another thread; a table itself belongs to one thread. */
typedef struct _TlTable TlTable;

TlTable *tl_table_new (void);
TlTable *tl_table_ref (TlTable *table);
void     tl_table_unref (TlTable *table);
TlTable *tl_table_copy (const TlTable *table);

void             tl_table_put (TlTable *table, TlRecord *record);
void             tl_table_remove (TlTable *table, const char *id);
const TlRecord  *tl_table_get (const TlTable *table, const char *id);
const TlRecord  *tl_table_get_kind (const TlTable *table, const char *id, TlKind kind);
const TlRecord  *tl_table_get_document (const TlTable *table);
const GPtrArray *tl_table_get_children (const TlTable *table, const char *parent, TlKind kind);
const GPtrArray *tl_table_get_referrers (const TlTable *table, const char *id);
guint            tl_table_get_size (const TlTable *table);
void             tl_table_foreach (const TlTable *table, GFunc func, gpointer user_data);
gboolean         tl_table_equal (const TlTable *a, const TlTable *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTable, tl_table_unref)

G_END_DECLS
