/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected, and how undo and redo show what they touched.
 *
 * The selection is ids in the order selected. The document is told of it, so that each step of its
 * history carries it; undo and redo bring it back, scroll to what changed and mark it.
 *
 * What never changes: only ids of records that are in the document are selected. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

static gboolean
has_ids (TlCanvas *self, const char *const *ids)
{
  guint n_ids = g_strv_length ((GStrv) ids);

  if (n_ids + 1 != self->selection->len)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    if (!g_str_equal (g_ptr_array_index (self->selection, i), ids[i]))
      return FALSE;
  return TRUE;
}

void
tl_canvas_selection_changed (TlCanvas *self)
{
  if (self->document != NULL)
    tl_document_set_selection (self->document, tl_canvas_get_selection (self));
  tl_canvas_queue_proxies (self, FALSE);
  tl_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tl_canvas_emit_selection_changed (self);
}

/* Takes out what is no longer in the document; TRUE when something was. */
gboolean
tl_canvas_prune_selection (TlCanvas *self)
{
  const TlTable *table = tl_document_get_table (self->document);
  guint          n_before = self->selection->len;

  for (guint i = self->selection->len - 1; i > 0; i--)
    if (tl_table_get (table, g_ptr_array_index (self->selection, i - 1)) == NULL)
      g_ptr_array_remove_index (self->selection, i - 1);
  return self->selection->len != n_before;
}

gboolean
tl_canvas_is_selected (TlCanvas *self, const char *id)
{
  return g_strv_contains (tl_canvas_get_selection (self), id);
}

void
tl_canvas_toggle_selected (TlCanvas *self, const char *id)
{
  g_ptr_array_remove_index (self->selection, self->selection->len - 1);
  for (guint i = 0; i < self->selection->len; i++)
    if (g_str_equal (g_ptr_array_index (self->selection, i), id))
      {
        g_ptr_array_remove_index (self->selection, i);
        g_ptr_array_add (self->selection, NULL);
        tl_canvas_selection_changed (self);
        return;
      }
  g_ptr_array_add (self->selection, g_strdup (id));
  g_ptr_array_add (self->selection, NULL);
  tl_canvas_selection_changed (self);
}

void
tl_canvas_select_one (TlCanvas *self, const char *id)
{
  tl_canvas_select (self, (const char *const[]){ id, NULL });
}

/* The map's record counts the codes that were given and remembers which questions were dismissed:
 * nothing of that is seen. */
static gboolean
is_seen (const TlChange *change)
{
  const guint64 unseen = G_GUINT64_CONSTANT (1) << TL_MAP_CODES | G_GUINT64_CONSTANT (1)
                                                                    << TL_MAP_DISMISSED_QUESTIONS;

  if (change->before == NULL || tl_record_get_kind (change->after) != TL_KIND_MAP)
    return TRUE;
  return (tl_record_diff (change->before, change->after) & ~unseen) != 0;
}

/* Where an undo or redo leads: to what is selected of it, else to the first thing that it changed,
 * else to what was selected when it took something away. */
static void
focus_change (TlCanvas *self, const char *const *changed)
{
  const char *const *selected = tl_canvas_get_selection (self);
  const char        *id = changed[0] != NULL ? changed[0] : selected[0];
  TlPlace            place = { 0 };
  TlRect             rect;

  for (guint i = 0; selected[i] != NULL; i++)
    if (g_strv_contains (changed, selected[i]))
      {
        id = selected[i];
        break;
      }
  if (id != NULL)
    place = tl_scene_place_of (self->scene, id);
  if (place.type != TL_PLACE_NONE && tl_scene_get_place_rect (self->scene, &place, &rect))
    tl_canvas_set_focus_place (self, &place, self->focus_visible, FALSE);
}

/* What an undo or redo touched is selected, scrolled to and marked; the focus goes there too. */
void
tl_canvas_show_change (TlCanvas *self, TlChangeSet *set, const char *const *selected)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  TlRect all = { 0 };
  TlRect rect;

  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const TlRecord *record = change->after;

      if (record == NULL || !is_seen (change) ||
          !tl_scene_get_record_rect (self->scene, tl_record_get_id (record), &rect))
        continue;
      g_ptr_array_add (ids, (char *) tl_record_get_id (record));
      all = tl_rect_is_empty (&all) ? rect : tl_rect_union (&all, &rect);
    }
  g_ptr_array_add (ids, NULL);
  tl_canvas_select (self, selected);
  focus_change (self, (const char *const *) ids->pdata);
  if (!tl_rect_is_empty (&all))
    tl_canvas_reveal (self, &all, FALSE);
  tl_canvas_mark (self, (const char *const *) ids->pdata);
}

static gboolean
travel (TlCanvas *self, gboolean (*step) (TlDocument *document))
{
  gboolean done;

  if (!tl_canvas_can_edit (self))
    return FALSE;
  tl_canvas_commit_writing (self);
  self->in_history = TRUE;
  done = step (self->document);
  self->in_history = FALSE;
  return done;
}

/**
 * tl_canvas_undo:
 * @self: a canvas
 *
 * Takes the last step back, selects what was selected before it, scrolls to what changed and marks
 * it for a second. What is being written becomes a step first.
 *
 * Returns: whether there was a step.
 */
gboolean
tl_canvas_undo (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);
  return travel (self, tl_document_undo);
}

/**
 * tl_canvas_redo:
 * @self: a canvas
 *
 * Does the last undone step again; see tl_canvas_undo().
 *
 * Returns: whether there was a step.
 */
gboolean
tl_canvas_redo (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);
  return travel (self, tl_document_redo);
}

/**
 * tl_canvas_get_selection:
 * @self: a canvas
 *
 * Returns: (array zero-terminated=1): ids in the order selected, good until the selection changes.
 */
const char *const *
tl_canvas_get_selection (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  return (const char *const *) self->selection->pdata;
}

/**
 * tl_canvas_select:
 * @self: a canvas
 * @ids: (array zero-terminated=1): records; those not in the document are left out
 *
 * Selects these records and no others.
 */
void
tl_canvas_select (TlCanvas *self, const char *const *ids)
{
  GPtrArray *fresh;

  g_return_if_fail (TL_IS_CANVAS (self));
  g_return_if_fail (ids != NULL);
  if (self->document == NULL || has_ids (self, ids))
    return;
  fresh = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_table_get (tl_document_get_table (self->document), ids[i]) != NULL)
      g_ptr_array_add (fresh, g_strdup (ids[i]));
  g_ptr_array_add (fresh, NULL);
  g_ptr_array_unref (self->selection);
  self->selection = fresh;
  tl_canvas_selection_changed (self);
}
