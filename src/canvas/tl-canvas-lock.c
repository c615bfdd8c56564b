/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lock on a map's structure: while it is on, only cards, points and links can be changed by
 * hand. What is refused is never refused in silence: menus show it as disabled, and a key or a drag
 * that would have done it is answered by a notice that offers to unlock.
 *
 * The lock is a field of the map and so an undo step like any other. What never changes: undo and
 * redo go through the lock, as they must. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"

#include "map/tl-edit-structure.h"

#include <glib/gi18n-lib.h>

/* Actions that change the structure wherever they are called. */
static const char *const structural[] = {
  "canvas.add-stage",
  "canvas.add-stage-before",
  "canvas.add-step",
  "canvas.add-lane",
  "canvas.add-lane-before",
  "canvas.split-stage",
  "canvas.merge-stages",
  "canvas.reset-width",
  "canvas.equal-widths",
  "canvas.add-step-before",
  "canvas.choose-lane",
  "canvas.choose-lane-before",
  "canvas.hide-lane",
  "canvas.show-lane",
  "canvas.show-all-lanes",
  "canvas.lane-kind",
  NULL,
};

/* Actions that change the structure when they are about a heading. */
static const char *const structural_on_headings[] = {
  "canvas.edit",      "canvas.delete",    "canvas.delete-all",
  "canvas.duplicate", "canvas.move-left", "canvas.move-right",
  "canvas.move-up",   "canvas.move-down", NULL,
};

/**
 * tl_canvas_is_locked:
 * @self: the canvas
 *
 * Returns: whether the structure of the map that is shown is locked
 */
gboolean
tl_canvas_is_locked (TlCanvas *self)
{
  return self->document != NULL &&
         tl_edit_is_locked (tl_document_get_table (self->document), self->map);
}

/**
 * tl_canvas_may_restructure:
 * @self: the canvas
 *
 * Asks before a verb that changes the structure. When only the lock is in the way, a notice says so
 * and offers to unlock.
 *
 * Returns: whether stages, steps and lanes may be changed
 */
gboolean
tl_canvas_may_restructure (TlCanvas *self)
{
  if (!tl_canvas_can_edit (self))
    return FALSE;
  if (!tl_canvas_is_locked (self))
    return TRUE;
  tl_canvas_notice_action (self,
                           _ ("The structure is locked"),
                           _ ("_Unlock"),
                           "canvas.lock-structure");
  return FALSE;
}

/**
 * tl_canvas_toggle_lock:
 * @self: the canvas
 *
 * Locks the structure of the map, or unlocks it.
 */
void
tl_canvas_toggle_lock (TlCanvas *self)
{
  gboolean locked = tl_canvas_is_locked (self);

  if (!tl_canvas_can_edit (self))
    return;
  tl_document_begin (self->document, locked ? _ ("Unlock Structure") : _ ("Lock Structure"));
  tl_edit_set_boolean (self->document, self->map, TL_MAP_LOCKED, !locked);
  tl_document_commit (self->document);
  tl_canvas_notice (self,
                    locked ? _ ("Structure unlocked")
                           : _ ("Structure locked: only cards, points and links can be changed"),
                    TRUE);
}

static gboolean
is_about_heading (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);

  for (guint i = 0; i + 1 < targets->len; i++)
    if (tl_canvas_is_heading (self, g_ptr_array_index (targets, i)))
      return TRUE;
  return FALSE;
}

/**
 * tl_canvas_is_refused:
 * @self: the canvas
 * @action: name of an action of the class
 *
 * Returns: whether only the lock keeps the action from doing what it does
 */
gboolean
tl_canvas_is_refused (TlCanvas *self, const char *action)
{
  if (!tl_canvas_is_locked (self) || !tl_canvas_can_edit (self))
    return FALSE;
  return g_strv_contains (structural, action) ||
         (g_strv_contains (structural_on_headings, action) && is_about_heading (self));
}

/**
 * tl_canvas_explain_refusal:
 * @self: the canvas
 * @action: name of an action that a key calls
 *
 * Says that the structure is locked, where that keeps the action from doing what it does.
 *
 * Returns: whether it does
 */
gboolean
tl_canvas_explain_refusal (TlCanvas *self, const char *action)
{
  return tl_canvas_is_refused (self, action) && !tl_canvas_may_restructure (self);
}
