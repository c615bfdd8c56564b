/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two stacks of change sets. A push drops what could be redone; undo and redo move a step from one
 * stack to the other and apply it to a table. A depth (the height of the undo stack) taken before a
 * gesture is all that squashing and bailing out need. */
#include "config.h"

#include "map/tl-history.h"
#include "map/tl-change-set-private.h"

struct _TlHistory
{
  GPtrArray *undo;
  GPtrArray *redo;
};

static void
release_set (gpointer set)
{
  tl_change_set_unref (set);
}

static TlChangeSet *
peek (const GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

static TlChangeSet *
pop (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_steal_index (stack, stack->len - 1) : NULL;
}

/**
 * tl_history_new:
 *
 * Makes an empty history.
 *
 * Returns: (transfer full): the history
 */
TlHistory *
tl_history_new (void)
{
  TlHistory *history = g_new0 (TlHistory, 1);

  history->undo = g_ptr_array_new_with_free_func (release_set);
  history->redo = g_ptr_array_new_with_free_func (release_set);
  return history;
}

/**
 * tl_history_free:
 * @history: (transfer full): a history
 *
 * Frees it.
 */
void
tl_history_free (TlHistory *history)
{
  g_return_if_fail (history != NULL);

  g_ptr_array_unref (history->undo);
  g_ptr_array_unref (history->redo);
  g_free (history);
}

/**
 * tl_history_push:
 * @history: a history
 * @set: (transfer none): a step that has just been done
 *
 * Adds a step; what could be redone is forgotten.
 */
void
tl_history_push (TlHistory *history, TlChangeSet *set)
{
  g_return_if_fail (history != NULL && set != NULL);

  g_ptr_array_set_size (history->redo, 0);
  g_ptr_array_add (history->undo, tl_change_set_ref (set));
}

/**
 * tl_history_peek_undo:
 * @history: a history
 *
 * Returns: (transfer none) (nullable): the step that undo would take back
 */
TlChangeSet *
tl_history_peek_undo (const TlHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  return peek (history->undo);
}

/**
 * tl_history_peek_redo:
 * @history: a history
 *
 * Returns: (transfer none) (nullable): the step that redo would do again
 */
TlChangeSet *
tl_history_peek_redo (const TlHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  return peek (history->redo);
}

/**
 * tl_history_undo:
 * @history: a history
 * @table: the table to change
 *
 * Takes the last step back, by field.
 *
 * Returns: (transfer full) (nullable): what really changed (nothing, if another writer had
 *   taken it all away); NULL when there is no step
 */
TlChangeSet *
tl_history_undo (TlHistory *history, TlTable *table)
{
  TlChangeSet *step;

  g_return_val_if_fail (history != NULL && table != NULL, NULL);

  step = pop (history->undo);
  if (step == NULL)
    return NULL;
  g_ptr_array_add (history->redo, step);
  return tl_change_set_apply (step, table, TRUE, "undo");
}

/**
 * tl_history_redo:
 * @history: a history
 * @table: the table to change
 *
 * Does the last undone step again, by field.
 *
 * Returns: (transfer full) (nullable): what really changed; NULL when there is no step
 */
TlChangeSet *
tl_history_redo (TlHistory *history, TlTable *table)
{
  TlChangeSet *step;

  g_return_val_if_fail (history != NULL && table != NULL, NULL);

  step = pop (history->redo);
  if (step == NULL)
    return NULL;
  g_ptr_array_add (history->undo, step);
  return tl_change_set_apply (step, table, FALSE, "redo");
}

/**
 * tl_history_get_depth:
 * @history: a history
 *
 * Returns: how many steps can be undone
 */
guint
tl_history_get_depth (const TlHistory *history)
{
  g_return_val_if_fail (history != NULL, 0);

  return history->undo->len;
}

/**
 * tl_history_get_step:
 * @history: a history
 * @index: below the depth; 0 is the oldest
 *
 * Returns: (transfer none): a step that can be undone
 */
TlChangeSet *
tl_history_get_step (const TlHistory *history, guint index)
{
  g_return_val_if_fail (history != NULL && index < history->undo->len, NULL);

  return history->undo->pdata[index];
}

/**
 * tl_history_peek_nth:
 * @history: a history
 * @redo: of the steps that can be redone, not of those that can be undone
 * @index: 0 is the nearest
 *
 * Returns: (transfer none) (nullable): the step, NULL beyond the last
 */
TlChangeSet *
tl_history_peek_nth (const TlHistory *history, gboolean redo, guint index)
{
  const GPtrArray *stack;

  g_return_val_if_fail (history != NULL, NULL);

  stack = redo ? history->redo : history->undo;
  return index < stack->len ? stack->pdata[stack->len - 1 - index] : NULL;
}

/**
 * tl_history_squash:
 * @history: a history
 * @depth: the depth before the steps to join
 * @name: (nullable): the name of the joined step, NULL = that of the last
 *
 * Makes one step out of all above @depth; none, if together they changed nothing. With nothing
 * above it, nothing happens. What can be redone stays.
 */
void
tl_history_squash (TlHistory *history, guint depth, const char *name)
{
  TlChangeSet *merged;
  guint        n_sets;

  g_return_if_fail (history != NULL);

  if (depth >= history->undo->len)
    return;
  n_sets = history->undo->len - depth;
  merged = tl_change_set_merge ((TlChangeSet *const *) history->undo->pdata + depth, n_sets, name);
  g_ptr_array_set_size (history->undo, (int) depth);
  if (tl_change_set_get_n_changes (merged) > 0)
    g_ptr_array_add (history->undo, merged);
  else
    tl_change_set_unref (merged);
}

/**
 * tl_history_bail:
 * @history: a history
 * @depth: the depth before the steps to take back
 * @table: the table to change
 *
 * Takes every step above @depth back, as if they had never been: they cannot be redone.
 *
 * Returns: (transfer full) (nullable): what really changed; NULL when there was no such step
 */
TlChangeSet *
tl_history_bail (TlHistory *history, guint depth, TlTable *table)
{
  g_autoptr (TlChangeSet) merged = NULL;
  TlChangeSet *done;
  guint        n_sets;

  g_return_val_if_fail (history != NULL && table != NULL, NULL);

  if (depth >= history->undo->len)
    return NULL;
  n_sets = history->undo->len - depth;
  merged = tl_change_set_merge ((TlChangeSet *const *) history->undo->pdata + depth, n_sets, NULL);
  done = tl_change_set_apply (merged, table, TRUE, "bail");
  g_ptr_array_set_size (history->undo, (int) depth);
  /* What had been undone stood on the steps that are no more. */
  g_ptr_array_set_size (history->redo, 0);
  return done;
}
