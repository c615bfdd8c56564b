/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The flat table. Records hang in a hash by id; two indices follow every put and removal: the
 * children of each parent, by kind and always in order, and for every id the records that refer to
 * it. Both are kept while writing, never completed while reading, so that a snapshot is never
 * written to and any thread may read it. A parent may come after its children, so an index entry
 * may exist for an id that no record has (yet). */
#include "config.h"

#include "map/tl-table.h"

#include "base/tl-intern.h"

#include <string.h>

struct _TlTable
{
  int         n_refs;
  GHashTable *records;   /* id -> TlRecord */
  GHashTable *children;  /* interned id -> Children */
  GHashTable *referrers; /* interned id -> GPtrArray of borrowed TlRecord, each once */
  TlRecord   *document;  /* borrowed */
};

typedef struct
{
  GPtrArray *kinds[TL_N_KINDS]; /* borrowed records, by order key, then id */
} Children;

static void
free_children (gpointer data)
{
  Children *children = data;

  for (guint i = 0; i < TL_N_KINDS; i++)
    g_clear_pointer (&children->kinds[i], g_ptr_array_unref);
  g_free (children);
}

static void
release_id (gpointer id)
{
  tl_intern_unref (id);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static void
release_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static const GPtrArray *
get_empty_array (void)
{
  static gsize array;

  if (g_once_init_enter (&array))
    g_once_init_leave (&array, (gsize) g_ptr_array_new ());
  return (const GPtrArray *) array; /* NOLINT: one for the life of the process */
}

static int
compare_records (const TlRecord *a, const TlRecord *b)
{
  int order =
    strcmp (tl_record_get_text (a, TL_FIELD_ORDER), tl_record_get_text (b, TL_FIELD_ORDER));

  return order != 0 ? order : strcmp (tl_record_get_id (a), tl_record_get_id (b));
}

/* Where a record stands, or would have to be inserted. The end is tried first: readers append. */
static guint
find_place (const GPtrArray *siblings, const TlRecord *record)
{
  guint low = 0;
  guint high = siblings->len;

  if (high > 0 && compare_records (siblings->pdata[high - 1], record) < 0)
    return high;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_records (siblings->pdata[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GPtrArray *
ensure_siblings (TlTable *table, const char *parent, TlKind kind)
{
  Children *children = g_hash_table_lookup (table->children, parent);

  if (children == NULL)
    {
      children = g_new0 (Children, 1);
      g_hash_table_insert (table->children, (gpointer) tl_intern_ref (parent), children);
    }
  if (children->kinds[kind] == NULL)
    children->kinds[kind] = g_ptr_array_new ();
  return children->kinds[kind];
}

static void
index_child (TlTable *table, TlRecord *record)
{
  const char *parent = tl_record_get_parent (record);
  GPtrArray  *siblings;

  if (parent == NULL)
    return;
  siblings = ensure_siblings (table, parent, tl_record_get_kind (record));
  g_ptr_array_insert (siblings, (int) find_place (siblings, record), record);
}

static void
unindex_child (TlTable *table, TlRecord *record)
{
  const char *parent = tl_record_get_parent (record);
  GPtrArray  *siblings;
  guint       place;

  if (parent == NULL)
    return;
  siblings = ensure_siblings (table, parent, tl_record_get_kind (record));
  place = find_place (siblings, record);
  g_assert (place < siblings->len && siblings->pdata[place] == record);
  g_ptr_array_remove_index (siblings, place);
}

/* Adds the ids that a record refers to, each once, its parent left out. */
static void
collect_targets (const TlRecord *record, GPtrArray *targets)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == TL_FIELD_TYPE_REF &&
          (info->fields[i].flags & TL_FIELD_FLAG_PARENT) == 0)
        {
          const char *id = tl_record_get_ref (record, i);

          if (id != NULL && !g_ptr_array_find (targets, id, NULL))
            g_ptr_array_add (targets, (gpointer) id);
        }
      else if (info->fields[i].type == TL_FIELD_TYPE_REF_LIST)
        {
          const char *const *list = tl_record_get_list (record, i);

          for (; *list != NULL; list++)
            if (!g_ptr_array_find (targets, *list, NULL))
              g_ptr_array_add (targets, (gpointer) *list);
        }
    }
}

static guint
find_referrer (const GPtrArray *referrers, const TlRecord *record)
{
  /* The latest is the likeliest: undo takes back what came last. */
  for (guint i = referrers->len; i-- > 0;)
    if (referrers->pdata[i] == record)
      return i;
  g_assert_not_reached ();
}

static void
add_referrer (TlTable *table, const char *id, TlRecord *record)
{
  GPtrArray *referrers = g_hash_table_lookup (table->referrers, id);

  if (referrers == NULL)
    {
      referrers = g_ptr_array_new ();
      g_hash_table_insert (table->referrers, (gpointer) tl_intern_ref (id), referrers);
    }
  g_ptr_array_add (referrers, record);
}

/* Moves the index from one record to another with the same id; either may be NULL. Where both refer
 * to the same, the new one takes the old one's place: referrers stay nearly in the order in which
 * they came, which is nearly the order of the cards. */
static void
index_targets (TlTable *table, TlRecord *old, TlRecord *record)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (old != NULL)
    collect_targets (old, before);
  if (record != NULL)
    collect_targets (record, after);
  for (guint i = 0; i < before->len; i++)
    {
      GPtrArray *referrers = g_hash_table_lookup (table->referrers, before->pdata[i]);
      guint      place = find_referrer (referrers, old);
      guint      same;

      if (g_ptr_array_find (after, before->pdata[i], &same))
        {
          referrers->pdata[place] = record;
          after->pdata[same] = NULL;
        }
      else
        g_ptr_array_remove_index (referrers, place);
    }
  for (guint i = 0; i < after->len; i++)
    if (after->pdata[i] != NULL)
      add_referrer (table, after->pdata[i], record);
}

/**
 * tl_table_new:
 *
 * Makes an empty table.
 *
 * Returns: (transfer full): the table
 */
TlTable *
tl_table_new (void)
{
  TlTable *table = g_new0 (TlTable, 1);

  table->n_refs = 1;
  table->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, release_record);
  table->children = g_hash_table_new_full (g_str_hash, g_str_equal, release_id, free_children);
  table->referrers = g_hash_table_new_full (g_str_hash, g_str_equal, release_id, release_array);
  return table;
}

/**
 * tl_table_ref:
 * @table: a table
 *
 * Takes a reference. Any thread may.
 *
 * Returns: (transfer full): @table
 */
TlTable *
tl_table_ref (TlTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  g_atomic_int_inc (&table->n_refs);
  return table;
}

/**
 * tl_table_unref:
 * @table: (transfer full): a table
 *
 * Gives a reference back. Any thread may.
 */
void
tl_table_unref (TlTable *table)
{
  g_return_if_fail (table != NULL);

  if (!g_atomic_int_dec_and_test (&table->n_refs))
    return;
  g_hash_table_unref (table->referrers);
  g_hash_table_unref (table->children);
  g_hash_table_unref (table->records);
  g_free (table);
}

static GPtrArray *
copy_array (const GPtrArray *array)
{
  return array != NULL ? g_ptr_array_copy ((GPtrArray *) array, NULL, NULL) : NULL;
}

/**
 * tl_table_copy:
 * @table: a table
 *
 * Makes a snapshot that shares the records. Further puts into either do not show in the other; the
 * snapshot may be handed to another thread.
 *
 * Returns: (transfer full): the snapshot
 */
TlTable *
tl_table_copy (const TlTable *table)
{
  TlTable       *copy;
  GHashTableIter iter;
  gpointer       id;
  gpointer       value;

  g_return_val_if_fail (table != NULL, NULL);

  copy = tl_table_new ();
  copy->document = table->document;
  g_hash_table_iter_init (&iter, table->records);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_insert (copy->records, id, tl_record_ref (value));
  g_hash_table_iter_init (&iter, table->children);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Children *from = value;
      Children       *children = g_new0 (Children, 1);

      for (guint i = 0; i < TL_N_KINDS; i++)
        children->kinds[i] = copy_array (from->kinds[i]);
      g_hash_table_insert (copy->children, (gpointer) tl_intern_ref (id), children);
    }
  g_hash_table_iter_init (&iter, table->referrers);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_insert (copy->referrers, (gpointer) tl_intern_ref (id), copy_array (value));
  return copy;
}

/**
 * tl_table_put:
 * @table: a table
 * @record: (transfer none): a record
 *
 * Adds a record, or puts it in the place of the one with its id. The table seals it and takes a
 * reference of its own; the caller keeps theirs.
 *
 * Errors: none; a record of another kind with the same id, or a second document, is a programming
 * error (readers check before).
 */
void
tl_table_put (TlTable *table, TlRecord *record)
{
  TlRecord *old;

  g_return_if_fail (table != NULL && record != NULL);

  old = g_hash_table_lookup (table->records, tl_record_get_id (record));
  g_return_if_fail (old == NULL || tl_record_get_kind (old) == tl_record_get_kind (record));
  g_return_if_fail (tl_record_get_kind (record) != TL_KIND_DOCUMENT || old == table->document);

  tl_record_seal (record);
  if (old == record)
    return;
  tl_record_ref (record);
  if (old != NULL)
    unindex_child (table, old);
  index_child (table, record);
  index_targets (table, old, record);
  if (tl_record_get_kind (record) == TL_KIND_DOCUMENT)
    table->document = record;
  g_hash_table_replace (table->records, (gpointer) tl_record_get_id (record), record);
}

/**
 * tl_table_remove:
 * @table: a table
 * @id: an id
 *
 * Removes one record, if it is there. Its children and what refers to it stay: the verbs of editing
 * see to them.
 */
void
tl_table_remove (TlTable *table, const char *id)
{
  TlRecord *old;

  g_return_if_fail (table != NULL && id != NULL);

  old = g_hash_table_lookup (table->records, id);
  if (old == NULL)
    return;
  unindex_child (table, old);
  index_targets (table, old, NULL);
  if (old == table->document)
    table->document = NULL;
  g_hash_table_remove (table->records, tl_record_get_id (old));
}

/**
 * tl_table_get:
 * @table: a table
 * @id: (nullable): an id
 *
 * Looks a record up.
 *
 * Returns: (transfer none) (nullable): the record
 */
const TlRecord *
tl_table_get (const TlTable *table, const char *id)
{
  g_return_val_if_fail (table != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (table->records, id) : NULL;
}

/**
 * tl_table_get_kind:
 * @table: a table
 * @id: (nullable): an id
 * @kind: the kind wanted
 *
 * Looks a record of one kind up.
 *
 * Returns: (transfer none) (nullable): the record; NULL also when it is of another kind
 */
const TlRecord *
tl_table_get_kind (const TlTable *table, const char *id, TlKind kind)
{
  const TlRecord *record = tl_table_get (table, id);

  return record != NULL && tl_record_get_kind (record) == kind ? record : NULL;
}

/**
 * tl_table_get_document:
 * @table: a table
 *
 * The one record of kind document.
 *
 * Returns: (transfer none) (nullable): the record
 */
const TlRecord *
tl_table_get_document (const TlTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->document;
}

/**
 * tl_table_get_children:
 * @table: a table
 * @parent: (nullable): an id
 * @kind: which children
 *
 * The records nested in another, in order.
 *
 * Returns: (transfer none) (element-type TlRecord): (const TlRecord *), never NULL; valid until the
 * table changes
 */
const GPtrArray *
tl_table_get_children (const TlTable *table, const char *parent, TlKind kind)
{
  const Children *children;

  g_return_val_if_fail (table != NULL, get_empty_array ());
  g_return_val_if_fail ((guint) kind < TL_N_KINDS, get_empty_array ());

  children = parent != NULL ? g_hash_table_lookup (table->children, parent) : NULL;
  return children != NULL && children->kinds[kind] != NULL ? children->kinds[kind]
                                                           : get_empty_array ();
}

/**
 * tl_table_get_referrers:
 * @table: a table
 * @id: (nullable): an id
 *
 * The records that refer to another by any field but their parent, each once, in no order.
 *
 * Returns: (transfer none) (element-type TlRecord): (const TlRecord *), never NULL; valid until the
 * table changes
 */
const GPtrArray *
tl_table_get_referrers (const TlTable *table, const char *id)
{
  const GPtrArray *referrers;

  g_return_val_if_fail (table != NULL, get_empty_array ());

  referrers = id != NULL ? g_hash_table_lookup (table->referrers, id) : NULL;
  return referrers != NULL ? referrers : get_empty_array ();
}

/**
 * tl_table_get_size:
 * @table: a table
 *
 * Returns: how many records it holds
 */
guint
tl_table_get_size (const TlTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return g_hash_table_size (table->records);
}

/**
 * tl_table_foreach:
 * @table: a table
 * @func: (scope call): called with each `const TlRecord *`; must not change the table
 * @user_data: passed on
 *
 * Visits every record, in no order.
 */
void
tl_table_foreach (const TlTable *table, GFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer       record;

  g_return_if_fail (table != NULL && func != NULL);

  g_hash_table_iter_init (&iter, table->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    func (record, user_data);
}

/**
 * tl_table_equal:
 * @a: a table
 * @b: another
 *
 * Compares every record.
 *
 * Returns: whether both hold the same
 */
gboolean
tl_table_equal (const TlTable *a, const TlTable *b)
{
  GHashTableIter iter;
  gpointer       record;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (tl_table_get_size (a) != tl_table_get_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      const TlRecord *other = tl_table_get (b, tl_record_get_id (record));

      if (other == NULL || !tl_record_equal (record, other))
        return FALSE;
    }
  return TRUE;
}
