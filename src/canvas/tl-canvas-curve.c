/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of emotion curves without a pointer: which line is edited, shown or hidden, a target
 * line for a persona, a gap in the line. Each is one undo step; which line is edited is the
 * session's and in no document. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include "canvas/tl-writing.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/**
 * tl_canvas_activate_curve:
 * @self: the canvas
 * @curve: (nullable): id of a curve, or of a persona that has one
 *
 * Makes a line the edited one: it comes on top and scores go to it. A hidden one is shown again.
 */
void
tl_canvas_activate_curve (TlCanvas *self, const char *curve)
{
  g_autofree char *id = g_strdup (curve);
  const TlRecord  *record =
    id != NULL ? tl_table_get_kind (get_table (self), id, TL_KIND_CURVE) : NULL;

  if (record == NULL)
    return;
  if (tl_record_get_boolean (record, TL_CURVE_HIDDEN) && tl_canvas_can_edit (self))
    tl_canvas_toggle_curve (self, id);
  tl_scene_set_active_curve (self->scene, id);
  tl_canvas_notify_active_persona (self);
}

/**
 * tl_canvas_toggle_curve:
 * @self: the canvas
 * @curve: id of a curve
 *
 * The eye of a persona's chip: hides its line, or shows it again. One undo step.
 */
void
tl_canvas_toggle_curve (TlCanvas *self, const char *curve)
{
  const TlRecord *record =
    curve != NULL ? tl_table_get_kind (get_table (self), curve, TL_KIND_CURVE) : NULL;
  gboolean hidden;

  if (record == NULL || !tl_canvas_can_edit (self))
    return;
  hidden = tl_record_get_boolean (record, TL_CURVE_HIDDEN);
  tl_document_begin (self->document, hidden ? _ ("Show Curve") : _ ("Hide Curve"));
  tl_edit_set_boolean (self->document, curve, TL_CURVE_HIDDEN, !hidden);
  tl_document_commit (self->document);
}

/* The line that a verb is about: that of the chip, line or point that has the focus, else the one
 * that is edited. */
static const TlRecord *
get_meant_curve (TlCanvas *self)
{
  const char *id = self->focus.curve;

  if (id == NULL || tl_table_get_kind (get_table (self), id, TL_KIND_CURVE) == NULL)
    id = tl_scene_get_active_curve (self->scene);
  return id != NULL ? tl_table_get_kind (get_table (self), id, TL_KIND_CURVE) : NULL;
}

static void
say_edited (TlCanvas *self)
{
  const char      *curve = tl_scene_get_active_curve (self->scene);
  TlPlace          place = tl_scene_place_of (self->scene, curve);
  g_autofree char *name = tl_scene_dup_name (self->scene, &place);

  if (*name != '\0')
    tl_compat_announce (GTK_WIDGET (self), name);
}

/**
 * tl_canvas_activate_next_curve:
 * @self: the canvas
 *
 * F7: the next line that is shown becomes the edited one; after the last comes the first.
 */
void
tl_canvas_activate_next_curve (TlCanvas *self)
{
  const GPtrArray *all = tl_table_get_children (get_table (self), self->map, TL_KIND_CURVE);
  const char      *active = tl_scene_get_active_curve (self->scene);
  guint            at = 0;

  for (guint i = 0; active != NULL && all != NULL && i < all->len; i++)
    if (g_str_equal (tl_record_get_id (g_ptr_array_index (all, i)), active))
      at = i;
  for (guint i = 1; all != NULL && i < all->len; i++)
    {
      const TlRecord *next = g_ptr_array_index (all, (at + i) % all->len);

      if (tl_record_get_boolean (next, TL_CURVE_HIDDEN))
        continue;
      tl_canvas_activate_curve (self, tl_record_get_id (next));
      say_edited (self);
      return;
    }
}

static char *
dup_meant_persona (TlCanvas *self)
{
  const TlRecord    *curve = get_meant_curve (self);
  const TlRecord    *map = tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP);
  const char *const *personas;

  if (curve != NULL)
    return g_strdup (tl_record_get_ref (curve, TL_CURVE_PERSONA));
  personas = map != NULL ? tl_record_get_list (map, TL_MAP_PERSONAS) : NULL;
  return personas != NULL ? g_strdup (personas[0]) : NULL;
}

/**
 * tl_canvas_add_target_line:
 * @self: the canvas
 *
 * Adds the line of where the persona's feelings should go, makes it the edited one and puts the
 * curve tool into the hand. The one that is there already is edited instead.
 */
void
tl_canvas_add_target_line (TlCanvas *self)
{
  g_autofree char *persona = NULL;
  g_autofree char *target = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  persona = dup_meant_persona (self);
  tl_document_begin (self->document, _ ("Add Target Line"));
  target = tl_edit_ensure_curve (self->document, self->map, persona, TRUE);
  tl_document_commit (self->document);
  tl_canvas_activate_curve (self, target);
  tl_canvas_set_drawing (self, TRUE);
}

/**
 * tl_canvas_toggle_gap:
 * @self: the canvas
 *
 * Ctrl+B: breaks the line after the points meant; when all of them are broken there, joins it
 * again.
 */
void
tl_canvas_toggle_gap (TlCanvas *self)
{
  g_autoptr (GPtrArray) points = NULL;
  gboolean all = TRUE;

  if (!tl_canvas_can_edit (self))
    return;
  points = tl_canvas_dup_targets (self, TL_KIND_POINT);
  for (guint i = 0; i + 1 < points->len; i++)
    all = all && tl_canvas_has_gap (self, g_ptr_array_index (points, i));
  if (points->len < 2)
    return;
  tl_document_begin (self->document, all ? _ ("Join Line") : _ ("Break Line"));
  for (guint i = 0; i + 1 < points->len; i++)
    tl_edit_set_boolean (self->document, g_ptr_array_index (points, i), TL_POINT_GAP, !all);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_has_gap:
 * @self: the canvas
 * @point: (nullable): id of a point
 *
 * Returns: whether the line is broken after it
 */
gboolean
tl_canvas_has_gap (TlCanvas *self, const char *point)
{
  const TlRecord *record =
    point != NULL ? tl_table_get_kind (get_table (self), point, TL_KIND_POINT) : NULL;

  return record != NULL && tl_record_get_boolean (record, TL_POINT_GAP);
}
