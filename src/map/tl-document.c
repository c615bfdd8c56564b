/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The document: the one place where a table is changed while somebody looks. Puts and removals go
 * straight into the table, so that the next verb of the same transaction sees them; what each
 * record was before is noted the first time it is touched. Commit compares, makes the change set,
 * pushes it on the history and emits it. */
#include "config.h"

#include "map/tl-document-private.h"

#include "map/tl-change-set-private.h"

enum
{
  CHANGED,
  HISTORY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlDocument, tl_document, G_TYPE_OBJECT)

void
tl_document_emit_history_changed (TlDocument *self)
{
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

/* Tells everybody what the document has just become; none of them may edit it meanwhile. */
void
tl_document_emit_changed (TlDocument *self, TlChangeSet *set)
{
  /* A handler may drop the last reference but ours. */
  g_autoptr (TlDocument) held = g_object_ref (self);

  self->is_emitting = TRUE;
  g_signal_emit (held, signals[CHANGED], 0, set);
  self->is_emitting = FALSE;
  tl_document_emit_history_changed (self);
}

static void
release_before (gpointer record)
{
  if (record != NULL)
    tl_record_unref (record);
}

static void
end_transaction (TlDocument *self)
{
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
  g_clear_pointer (&self->transaction_name, g_free);
  g_clear_pointer (&self->transaction_selection, g_strfreev);
}

static void
note_before (TlDocument *self, const char *id)
{
  const TlRecord *record;
  char           *key;

  if (g_hash_table_contains (self->before, id))
    return;
  record = tl_table_get (self->table, id);
  key = g_strdup (id);
  g_hash_table_insert (self->before, key, record != NULL ? tl_record_ref (record) : NULL);
  g_ptr_array_add (self->touched, key);
}

static void
set_selection (TlDocument *self, const char *const *ids)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (; ids != NULL && *ids != NULL; ids++)
    if (tl_table_get (self->table, *ids) != NULL)
      g_strv_builder_add (kept, *ids);
  g_strfreev (self->selection);
  self->selection = g_strv_builder_end (kept);
}

static void
tl_document_finalize (GObject *object)
{
  TlDocument *self = TL_DOCUMENT (object);

  end_transaction (self);
  g_clear_pointer (&self->history, tl_history_free);
  g_clear_pointer (&self->id_source, tl_id_source_free);
  g_clear_pointer (&self->selection, g_strfreev);
  g_clear_pointer (&self->table, tl_table_unref);

  G_OBJECT_CLASS (tl_document_parent_class)->finalize (object);
}

static void
tl_document_class_init (TlDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tl_document_finalize;

  /**
   * TlDocument::changed:
   * @set: (type gpointer): a `TlChangeSet *`, valid during the emission; ref it to keep it
   *
   * The document has become what @set says. Handlers look; they do not edit.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_POINTER);
  /**
   * TlDocument::history-changed:
   *
   * What can be undone or redone, or whether the document is modified, may have changed.
   */
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
tl_document_init (TlDocument *self)
{
  self->history = tl_history_new ();
  self->id_source = tl_id_source_new ();
  self->selection = g_new0 (char *, 1);
  self->revision = self->last_revision = self->saved_revision = 1;
}

/**
 * tl_document_new:
 *
 * Makes a document that holds nothing but its document record.
 *
 * Returns: (transfer full): the document, unmodified and without history
 */
TlDocument *
tl_document_new (void)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autoptr (TlIdSource) source = tl_id_source_new ();
  g_autofree char *id = tl_id_source_next (source);
  g_autoptr (TlRecord) record = tl_record_new (TL_KIND_DOCUMENT, id);

  tl_table_put (table, record);
  return tl_document_new_for_table (table);
}

/**
 * tl_document_new_for_table:
 * @table: (transfer none): what a reader made; it has a document record and whole references
 *
 * Makes a document of a table. From now on only the document changes the table.
 *
 * Returns: (transfer full): the document, unmodified and without history
 */
TlDocument *
tl_document_new_for_table (TlTable *table)
{
  TlDocument *self;

  g_return_val_if_fail (table != NULL && tl_table_get_document (table) != NULL, NULL);

  self = g_object_new (TL_TYPE_DOCUMENT, NULL);
  self->table = tl_table_ref (table);
  return self;
}

/**
 * tl_document_get_table:
 * @self: a document
 *
 * The table as it is now, inside a transaction with what it has done so far. Records borrowed from
 * it live until the document changes.
 *
 * Returns: (transfer none): the table
 */
const TlTable *
tl_document_get_table (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return self->table;
}

/**
 * tl_document_get_id:
 * @self: a document
 *
 * Returns: (transfer none): the document's id, as in the file
 */
const char *
tl_document_get_id (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return tl_record_get_id (tl_table_get_document (self->table));
}

/**
 * tl_document_dup_snapshot:
 * @self: a document
 *
 * Takes a snapshot for a worker: it shares the records and never changes.
 *
 * Returns: (transfer full): the snapshot
 */
TlTable *
tl_document_dup_snapshot (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return tl_table_copy (self->table);
}

/**
 * tl_document_set_id_source:
 * @self: a document
 * @source: (transfer full): where new ids come from
 *
 * Replaces the source of ids, by a seeded one where results must repeat.
 */
void
tl_document_set_id_source (TlDocument *self, TlIdSource *source)
{
  g_return_if_fail (TL_IS_DOCUMENT (self) && source != NULL);

  tl_id_source_free (self->id_source);
  self->id_source = source;
}

/**
 * tl_document_dup_new_id:
 * @self: a document
 *
 * Makes an id that no record of the document has, nor had earlier in this transaction.
 *
 * Returns: (transfer full): the id
 */
char *
tl_document_dup_new_id (TlDocument *self)
{
  char *id;

  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  id = tl_id_source_next (self->id_source);
  while (tl_table_get (self->table, id) != NULL ||
         (self->before != NULL && g_hash_table_contains (self->before, id)))
    {
      g_free (id);
      id = tl_id_source_next (self->id_source);
    }
  return id;
}

/**
 * tl_document_begin:
 * @self: a document
 * @name: (nullable): what the edit does, translated: "Move 3 Cards"
 *
 * Opens a transaction. They do not nest, and none may be opened from a handler of
 * [signal@TlDocument::changed].
 */
void
tl_document_begin (TlDocument *self, const char *name)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (self->before == NULL);
  g_return_if_fail (!self->is_emitting);

  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, release_before);
  self->touched = g_ptr_array_new ();
  self->transaction_name = g_strdup (name);
  self->transaction_selection = g_strdupv (self->selection);
}

/**
 * tl_document_in_transaction:
 * @self: a document
 *
 * Returns: whether a transaction is open
 */
gboolean
tl_document_in_transaction (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);

  return self->before != NULL;
}

/**
 * tl_document_put:
 * @self: a document with a transaction open
 * @record: (transfer none): a record
 *
 * Adds a record or puts it in the place of the one with its id. It is sealed; the document takes a
 * reference of its own and the caller keeps theirs.
 */
void
tl_document_put (TlDocument *self, TlRecord *record)
{
  g_return_if_fail (TL_IS_DOCUMENT (self) && record != NULL);
  g_return_if_fail (self->before != NULL);

  note_before (self, tl_record_get_id (record));
  tl_table_put (self->table, record);
}

/**
 * tl_document_remove:
 * @self: a document with a transaction open
 * @id: the id of a record
 *
 * Removes one record and nothing else; [func@Tl.edit_delete] also sees to what refers to it.
 */
void
tl_document_remove (TlDocument *self, const char *id)
{
  g_return_if_fail (TL_IS_DOCUMENT (self) && id != NULL);
  g_return_if_fail (self->before != NULL);
  g_return_if_fail (tl_table_get (self->table, id) != NULL);
  g_return_if_fail (tl_table_get (self->table, id) != tl_table_get_document (self->table));

  note_before (self, id);
  tl_table_remove (self->table, id);
}

static TlChangeSet *
collect_changes (TlDocument *self)
{
  TlChangeSet *set = tl_change_set_new (self->transaction_name, "edit");

  for (guint i = 0; i < self->touched->len; i++)
    {
      const char     *id = self->touched->pdata[i];
      const TlRecord *before = g_hash_table_lookup (self->before, id);
      const TlRecord *after = tl_table_get (self->table, id);

      if (before == NULL && after == NULL)
        continue;
      if (before != NULL && after != NULL && tl_record_equal (before, after))
        continue;
      tl_change_set_add (set, before, after);
    }
  tl_change_set_set_selections (set,
                                (const char *const *) self->transaction_selection,
                                (const char *const *) self->selection);
  return set;
}

/**
 * tl_document_commit:
 * @self: a document with a transaction open
 *
 * Ends the transaction: one step in the history, one [signal@TlDocument::changed]. A transaction
 * that changed nothing leaves no trace.
 *
 * Returns: (transfer none) (nullable): the step, as long as the history holds it; NULL when nothing
 *   changed
 */
TlChangeSet *
tl_document_commit (TlDocument *self)
{
  g_autoptr (TlChangeSet) set = NULL;

  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->before != NULL, NULL);

  set = collect_changes (self);
  end_transaction (self);
  if (tl_change_set_get_n_changes (set) == 0)
    return NULL;
  tl_change_set_set_revisions (set, self->revision, self->last_revision + 1);
  self->revision = ++self->last_revision;
  tl_history_push (self->history, set);
  tl_document_emit_changed (self, set);
  return set;
}

/**
 * tl_document_abort:
 * @self: a document with a transaction open
 *
 * Ends the transaction and puts everything back; nobody hears of it.
 */
void
tl_document_abort (TlDocument *self)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (self->before != NULL);

  for (guint i = self->touched->len; i-- > 0;)
    {
      const char *id = self->touched->pdata[i];
      TlRecord   *before = g_hash_table_lookup (self->before, id);

      if (before != NULL)
        tl_table_put (self->table, before);
      else
        tl_table_remove (self->table, id);
    }
  set_selection (self, (const char *const *) self->transaction_selection);
  end_transaction (self);
}

/**
 * tl_document_set_selection:
 * @self: a document
 * @ids: (nullable) (array zero-terminated=1): what is selected; ids of no record are left out
 *
 * Notes the selection, to be carried by the next step. Set what is selected after an edit before
 * its commit.
 */
void
tl_document_set_selection (TlDocument *self, const char *const *ids)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));

  set_selection (self, ids);
}

/**
 * tl_document_get_selection:
 * @self: a document
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; after undo and redo those that the
 * step carries
 */
const char *const *
tl_document_get_selection (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->selection;
}
