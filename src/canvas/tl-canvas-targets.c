/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a verb is about: the records that are selected, else the one that has the focus. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static const TlRecord *
get_record (TlCanvas *self, const char *id)
{
  return id != NULL ? tl_table_get (get_table (self), id) : NULL;
}

static gboolean
is_kind (TlCanvas *self, const char *id, TlKind kind)
{
  const TlRecord *record = get_record (self, id);

  return record != NULL && (kind == TL_N_KINDS || tl_record_get_kind (record) == kind);
}

/**
 * tl_canvas_dup_targets:
 * @self: the canvas
 * @kind: which kind of record, or %TL_N_KINDS for all
 *
 * What a verb is about: the selected records of a kind, else the one that has the focus.
 *
 * Returns: (transfer full) (element-type utf8): ids, NULL-terminated; the terminator counts in the
 *   array's length
 */
GPtrArray *
tl_canvas_dup_targets (TlCanvas *self, TlKind kind)
{
  GPtrArray         *targets = g_ptr_array_new_with_free_func (g_free);
  const char *const *selection;
  const char        *focus = self->focus.id;

  if (self->document != NULL)
    {
      selection = tl_canvas_get_selection (self);
      for (guint i = 0; selection[i] != NULL; i++)
        if (is_kind (self, selection[i], kind))
          g_ptr_array_add (targets, g_strdup (selection[i]));
      if (self->focus.type == TL_PLACE_PERSONA)
        focus = NULL;
      /* A chip stands for its line. */
      if (selection[0] == NULL && self->focus.type == TL_PLACE_PERSONA &&
          is_kind (self, self->focus.curve, TL_KIND_CURVE) &&
          (kind == TL_KIND_CURVE || kind == TL_N_KINDS))
        g_ptr_array_add (targets, g_strdup (self->focus.curve));
      if (selection[0] == NULL && focus != NULL && self->focus.type != TL_PLACE_PERSONA &&
          self->focus.type != TL_PLACE_HEADER && self->focus.type != TL_PLACE_ACTOR &&
          is_kind (self, focus, kind))
        g_ptr_array_add (targets, g_strdup (focus));
    }
  g_ptr_array_add (targets, NULL);
  return targets;
}

/**
 * tl_canvas_select_targets:
 * @self: the canvas
 * @targets: (element-type utf8): ids, NULL-terminated, as tl_canvas_dup_targets() gives them
 *
 * Selects records and moves the focus to the last of them.
 */
void
tl_canvas_select_targets (TlCanvas *self, GPtrArray *targets)
{
  const char *last;

  tl_canvas_select (self, (const char *const *) targets->pdata);
  if (targets->len < 2)
    return;
  last = g_ptr_array_index (targets, targets->len - 2);
  if (get_record (self, last) != NULL)
    {
      TlPlace place = tl_scene_place_of (self->scene, last);

      tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
    }
}
