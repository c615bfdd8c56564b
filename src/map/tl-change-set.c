/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Change sets: an array of (before, after), an index by id, and what one wants to know of an edit.
 * They are built record by record while nobody else holds them and never change afterwards.
 * Applying one, forwards or backwards, goes by field: only what the edit changed is set, in
 * whatever the record has become since; the result is a change set again, of what really happened.
 */
#include "config.h"

#include "map/tl-change-set-private.h"

struct _TlChangeSet
{
  int         n_refs;
  char       *name;
  const char *origin; /* interned by GLib: one of a few words */
  gint64      time_us;
  GArray     *changes; /* of TlChange, holding references */
  GHashTable *by_id;   /* id -> index + 1 */
  char      **selection_before;
  char      **selection_after;
  guint64     revision_before;
  guint64     revision_after;
};

static void
clear_change (gpointer data)
{
  TlChange *change = data;

  if (change->before != NULL)
    tl_record_unref ((TlRecord *) change->before);
  if (change->after != NULL)
    tl_record_unref ((TlRecord *) change->after);
}

TlChangeSet *
tl_change_set_new (const char *name, const char *origin)
{
  TlChangeSet *set = g_new0 (TlChangeSet, 1);

  set->n_refs = 1;
  set->name = g_strdup (name != NULL ? name : "");
  set->origin = g_intern_string (origin);
  set->time_us = g_get_real_time ();
  set->changes = g_array_new (FALSE, FALSE, sizeof (TlChange));
  g_array_set_clear_func (set->changes, clear_change);
  set->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  set->selection_before = g_new0 (char *, 1);
  set->selection_after = g_new0 (char *, 1);
  return set;
}

/* Each id at most once; either side may be NULL, not both. */
void
tl_change_set_add (TlChangeSet *set, const TlRecord *before, const TlRecord *after)
{
  TlChange change = { before, after };

  g_assert (before != NULL || after != NULL);
  if (before != NULL)
    tl_record_ref (before);
  if (after != NULL)
    tl_record_ref (after);
  g_array_append_val (set->changes, change);
  g_hash_table_insert (set->by_id,
                       (gpointer) tl_record_get_id (before != NULL ? before : after),
                       GUINT_TO_POINTER (set->changes->len));
}

void
tl_change_set_set_selections (TlChangeSet *set, const char *const *before, const char *const *after)
{
  g_strfreev (set->selection_before);
  g_strfreev (set->selection_after);
  set->selection_before = g_strdupv ((char **) before);
  set->selection_after = g_strdupv ((char **) after);
}

void
tl_change_set_set_revisions (TlChangeSet *set, guint64 before, guint64 after)
{
  set->revision_before = before;
  set->revision_after = after;
}

guint64
tl_change_set_get_revision_before (const TlChangeSet *set)
{
  return set->revision_before;
}

guint64
tl_change_set_get_revision_after (const TlChangeSet *set)
{
  return set->revision_after;
}

static const TlRecord *
find_last (TlChangeSet *const *sets, guint n_sets, const char *id)
{
  for (guint i = n_sets; i-- > 0;)
    {
      const TlChange *change = tl_change_set_find (sets[i], id);

      if (change != NULL)
        return change->after;
    }
  return NULL;
}

static void
merge_changes (TlChangeSet *merged, TlChangeSet *const *sets, guint n_sets)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_sets; i++)
    for (guint j = 0; j < sets[i]->changes->len; j++)
      {
        const TlChange *change = &g_array_index (sets[i]->changes, TlChange, j);
        const char *id = tl_record_get_id (change->before != NULL ? change->before : change->after);
        const TlRecord *after;

        if (!g_hash_table_add (seen, (gpointer) id))
          continue;
        after = find_last (sets, n_sets, id);
        if (change->before == NULL && after == NULL)
          continue;
        if (change->before != NULL && after != NULL && tl_record_equal (change->before, after))
          continue;
        tl_change_set_add (merged, change->before, after);
      }
}

/* One step out of several that follow each other: for every record what it was before the first and
 * is after the last; what came back to what it was is dropped. @name NULL = the last one's. */
TlChangeSet *
tl_change_set_merge (TlChangeSet *const *sets, guint n_sets, const char *name)
{
  const TlChangeSet *first = sets[0];
  const TlChangeSet *last = sets[n_sets - 1];
  TlChangeSet       *merged = tl_change_set_new (name != NULL ? name : last->name, last->origin);

  merged->time_us = last->time_us;
  merge_changes (merged, sets, n_sets);
  tl_change_set_set_selections (merged,
                                (const char *const *) first->selection_before,
                                (const char *const *) last->selection_after);
  tl_change_set_set_revisions (merged, first->revision_before, last->revision_after);
  return merged;
}

/* What a record becomes when the fields that differ between @from and @to are set as in @to. */
static TlRecord *
apply_difference (const TlRecord *current, const TlRecord *from, const TlRecord *to)
{
  guint64   bits;
  TlRecord *record;

  if (current == from)
    return tl_record_ref (to);
  bits = tl_record_diff (from, to);
  record = tl_record_copy (current);
  for (guint i = 0; bits != 0; i++, bits >>= 1)
    if ((bits & 1) != 0)
      tl_record_take_field (record, i, to);
  return record;
}

static void
apply_change (TlChangeSet *done, TlTable *table, const TlRecord *from, const TlRecord *to)
{
  const char *id = tl_record_get_id (from != NULL ? from : to);
  g_autoptr (TlRecord) current = NULL;
  g_autoptr (TlRecord) next = NULL;

  if (tl_table_get (table, id) != NULL)
    current = tl_record_ref (tl_table_get (table, id));
  if (to == NULL)
    {
      if (current == NULL)
        return;
      tl_table_remove (table, id);
      tl_change_set_add (done, current, NULL);
      return;
    }
  /* Removed by another writer meanwhile: changing a field does not bring it back. */
  if (from != NULL && current == NULL)
    return;
  next = from != NULL ? apply_difference (current, from, to) : tl_record_ref (to);
  if (current != NULL && tl_record_equal (current, next))
    return;
  tl_table_put (table, next);
  tl_change_set_add (done, current, next);
}

/* Does (or, backwards, undoes) an edit in a table, by field. Returns what really changed. */
TlChangeSet *
tl_change_set_apply (const TlChangeSet *set, TlTable *table, gboolean backwards, const char *origin)
{
  TlChangeSet *done = tl_change_set_new (set->name, origin);

  for (guint i = 0; i < set->changes->len; i++)
    {
      guint           index = backwards ? set->changes->len - 1 - i : i;
      const TlChange *change = &g_array_index (set->changes, TlChange, index);

      if (backwards)
        apply_change (done, table, change->after, change->before);
      else
        apply_change (done, table, change->before, change->after);
    }
  if (backwards)
    tl_change_set_set_selections (done,
                                  (const char *const *) set->selection_after,
                                  (const char *const *) set->selection_before);
  else
    tl_change_set_set_selections (done,
                                  (const char *const *) set->selection_before,
                                  (const char *const *) set->selection_after);
  return done;
}

/**
 * tl_change_set_ref:
 * @set: a change set
 *
 * Takes a reference. Any thread may.
 *
 * Returns: (transfer full): @set
 */
TlChangeSet *
tl_change_set_ref (TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_atomic_int_inc (&set->n_refs);
  return set;
}

/**
 * tl_change_set_unref:
 * @set: (transfer full): a change set
 *
 * Gives a reference back. Any thread may.
 */
void
tl_change_set_unref (TlChangeSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_atomic_int_dec_and_test (&set->n_refs))
    return;
  g_hash_table_unref (set->by_id);
  g_array_unref (set->changes);
  g_strfreev (set->selection_before);
  g_strfreev (set->selection_after);
  g_free (set->name);
  g_free (set);
}

/**
 * tl_change_set_get_name:
 * @set: a change set
 *
 * What was done, for people: "Move 3 Cards".
 *
 * Returns: (transfer none): the name
 */
const char *
tl_change_set_get_name (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, "");

  return set->name;
}

/**
 * tl_change_set_get_origin:
 * @set: a change set
 *
 * How the document came to it: "edit", "undo", "redo", or "bail" for values seen live and taken
 * back.
 *
 * Returns: (transfer none): the word
 */
const char *
tl_change_set_get_origin (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, "");

  return set->origin;
}

/**
 * tl_change_set_get_time:
 * @set: a change set
 *
 * Units: microseconds since 1970, UTC.
 *
 * Returns: when it was made
 */
gint64
tl_change_set_get_time (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->time_us;
}

/**
 * tl_change_set_get_n_changes:
 * @set: a change set
 *
 * Returns: how many records it touches
 */
guint
tl_change_set_get_n_changes (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->changes->len;
}

/**
 * tl_change_set_get_change:
 * @set: a change set
 * @index: below the number of changes
 *
 * One record's change; each record comes once.
 *
 * Returns: (transfer none): the change
 */
const TlChange *
tl_change_set_get_change (const TlChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->changes->len, NULL);

  return &g_array_index (set->changes, TlChange, index);
}

/**
 * tl_change_set_find:
 * @set: a change set
 * @id: (nullable): an id
 *
 * The change of one record.
 *
 * Returns: (transfer none) (nullable): the change; NULL when the record was not touched
 */
const TlChange *
tl_change_set_find (const TlChangeSet *set, const char *id)
{
  guint place;

  g_return_val_if_fail (set != NULL, NULL);

  place = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (set->by_id, id)) : 0;
  return place > 0 ? &g_array_index (set->changes, TlChange, place - 1) : NULL;
}

/**
 * tl_change_set_get_selection_before:
 * @set: a change set
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids selected before the edit
 */
const char *const *
tl_change_set_get_selection_before (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  return (const char *const *) set->selection_before;
}

/**
 * tl_change_set_get_selection_after:
 * @set: a change set
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids selected after the edit
 */
const char *const *
tl_change_set_get_selection_after (const TlChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  return (const char *const *) set->selection_after;
}
