/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The document's history: undo and redo, marks, and what is saved. Every state has a revision
 * number that comes back when undo comes back to the state: that is how an undone edit leaves a
 * saved document unmodified. */
#include "config.h"

#include "map/tl-document-private.h"

#include "map/tl-change-set-private.h"

/**
 * tl_document_mark:
 * @self: a document
 *
 * Marks the present place in the history.
 *
 * Returns: the mark, good until the history is undone beyond it
 */
guint
tl_document_mark (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), 0);

  return tl_history_get_depth (self->history);
}

static gboolean
finish_step (TlDocument *self, TlChangeSet *done, guint64 revision)
{
  self->revision = revision;
  tl_document_set_selection (self, tl_change_set_get_selection_after (done));
  if (tl_change_set_get_n_changes (done) > 0)
    tl_document_emit_changed (self, done);
  else
    tl_document_emit_history_changed (self);
  return TRUE;
}

/* The revision of the state in which @mark was set; there are steps above it. */
static guint64
get_revision_at (TlDocument *self, guint mark)
{
  return tl_change_set_get_revision_before (tl_history_get_step (self->history, mark));
}

/**
 * tl_document_squash_to_mark:
 * @self: a document
 * @mark: from [method@TlDocument.mark]
 * @name: (nullable): the name of the step, NULL = that of the last one
 *
 * Makes one step out of everything committed since the mark; none, if it all came back to what it
 * was.
 */
void
tl_document_squash_to_mark (TlDocument *self, guint mark, const char *name)
{
  guint64 start;

  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (self->before == NULL);

  if (mark >= tl_history_get_depth (self->history))
    return;
  start = get_revision_at (self, mark);
  tl_history_squash (self->history, mark, name);
  if (tl_history_get_depth (self->history) == mark)
    self->revision = start;
  tl_document_emit_history_changed (self);
}

/**
 * tl_document_bail_to_mark:
 * @self: a document
 * @mark: from [method@TlDocument.mark]
 *
 * Takes everything committed since the mark back, without a trace in the history: how Escape ends a
 * gesture whose values were seen live.
 */
void
tl_document_bail_to_mark (TlDocument *self, guint mark)
{
  g_autoptr (TlChangeSet) done = NULL;
  guint64 start;

  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (self->before == NULL);
  g_return_if_fail (!self->is_emitting);

  if (mark >= tl_history_get_depth (self->history))
    return;
  start = get_revision_at (self, mark);
  done = tl_history_bail (self->history, mark, self->table);
  finish_step (self, done, start);
}

/**
 * tl_document_forget_history:
 * @self: a document without an open transaction
 *
 * Drops every step and takes the present state for the saved one: where a document has been built
 * with the verbs of editing and is to be given out as new.
 */
void
tl_document_forget_history (TlDocument *self)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (self->before == NULL);

  tl_history_free (self->history);
  self->history = tl_history_new ();
  self->saved_revision = self->revision;
  tl_document_emit_history_changed (self);
}

/**
 * tl_document_can_undo:
 * @self: a document
 *
 * Returns: whether there is a step to undo
 */
gboolean
tl_document_can_undo (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);

  return tl_history_peek_undo (self->history) != NULL;
}

/**
 * tl_document_can_redo:
 * @self: a document
 *
 * Returns: whether there is a step to redo
 */
gboolean
tl_document_can_redo (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);

  return tl_history_peek_redo (self->history) != NULL;
}

static const char *
get_name (const TlChangeSet *set)
{
  return set != NULL ? tl_change_set_get_name (set) : NULL;
}

/**
 * tl_document_get_undo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the name of the step that undo would take back
 */
const char *
tl_document_get_undo_name (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return get_name (tl_history_peek_undo (self->history));
}

/**
 * tl_document_get_redo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the name of the step that redo would do again
 */
const char *
tl_document_get_redo_name (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return get_name (tl_history_peek_redo (self->history));
}

/**
 * tl_document_get_undo_step:
 * @self: a document
 * @index: how many steps are taken back before it
 *
 * Returns: (transfer none) (nullable): a step that can be undone; NULL beyond the last
 */
TlChangeSet *
tl_document_get_undo_step (TlDocument *self, guint index)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return tl_history_peek_nth (self->history, FALSE, index);
}

/**
 * tl_document_get_redo_step:
 * @self: a document
 * @index: how many steps are done again before it
 *
 * Returns: (transfer none) (nullable): a step that can be redone; NULL beyond the last
 */
TlChangeSet *
tl_document_get_redo_step (TlDocument *self, guint index)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);

  return tl_history_peek_nth (self->history, TRUE, index);
}

/**
 * tl_document_undo:
 * @self: a document without an open transaction
 *
 * Takes the last step back and selects what was selected before it. The signal's change set says
 * what to show.
 *
 * Returns: whether there was a step
 */
gboolean
tl_document_undo (TlDocument *self)
{
  g_autoptr (TlChangeSet) done = NULL;
  TlChangeSet *step;

  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->before == NULL, FALSE);
  g_return_val_if_fail (!self->is_emitting, FALSE);

  step = tl_history_peek_undo (self->history);
  if (step == NULL)
    return FALSE;
  done = tl_history_undo (self->history, self->table);
  return finish_step (self, done, tl_change_set_get_revision_before (step));
}

/**
 * tl_document_redo:
 * @self: a document without an open transaction
 *
 * Does the last undone step again and selects what was selected after it.
 *
 * Returns: whether there was a step
 */
gboolean
tl_document_redo (TlDocument *self)
{
  g_autoptr (TlChangeSet) done = NULL;
  TlChangeSet *step;

  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->before == NULL, FALSE);
  g_return_val_if_fail (!self->is_emitting, FALSE);

  step = tl_history_peek_redo (self->history);
  if (step == NULL)
    return FALSE;
  done = tl_history_redo (self->history, self->table);
  return finish_step (self, done, tl_change_set_get_revision_after (step));
}

/**
 * tl_document_get_revision:
 * @self: a document
 *
 * The number of the present state. Undoing back to a state brings its number back.
 *
 * Returns: the revision
 */
guint64
tl_document_get_revision (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), 0);

  return self->revision;
}

/**
 * tl_document_set_saved_revision:
 * @self: a document
 * @revision: the revision that was taken with the snapshot now safely written; 0 = none is on disk
 *
 * Notes which state is saved: call it when the write has succeeded, not before.
 */
void
tl_document_set_saved_revision (TlDocument *self, guint64 revision)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));

  if (self->saved_revision == revision)
    return;
  self->saved_revision = revision;
  tl_document_emit_history_changed (self);
}

/**
 * tl_document_is_modified:
 * @self: a document
 *
 * Returns: whether the present state is another than the saved one
 */
gboolean
tl_document_is_modified (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);

  return self->revision != self->saved_revision;
}
