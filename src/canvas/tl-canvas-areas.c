/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking at some stages and lanes alone, by their headings: the focused heading, or all that are
 * selected, joins what is focused, and leaves it again. What that looks like is tl-canvas-dim.c's.
 */
#include "config.h"

#include "canvas/tl-canvas-private.h"

static gboolean
is_area (TlCanvas *self, const char *id)
{
  TlRect rect;

  return id != NULL && tl_scene_get_area (self->scene, id, &rect);
}

/* Borrowed ids. */
static GPtrArray *
list_targets (TlCanvas *self)
{
  const char *const *selection = tl_canvas_get_selection (self);
  GPtrArray         *ids = g_ptr_array_new ();

  if (self->focus.id == NULL || g_strv_contains (selection, self->focus.id))
    for (guint i = 0; selection[i] != NULL; i++)
      if (is_area (self, selection[i]))
        g_ptr_array_add (ids, (char *) selection[i]);
  if (ids->len == 0 && is_area (self, self->focus.id))
    g_ptr_array_add (ids, (char *) self->focus.id);
  return ids;
}

gboolean
tl_canvas_can_focus_here (TlCanvas *self)
{
  g_autoptr (GPtrArray) ids = list_targets (self);

  return ids->len > 0;
}

/* Those that are not focused yet join; when all are, they leave. */
void
tl_canvas_focus_here (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = list_targets (self);
  g_auto (GStrv) old = g_strdupv ((GStrv) tl_canvas_get_focused_areas (self));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean all = TRUE;

  for (guint i = 0; i < targets->len; i++)
    all = all && g_strv_contains ((const char *const *) old, targets->pdata[i]);
  for (guint i = 0; old[i] != NULL; i++)
    if (!all || !g_ptr_array_find_with_equal_func (targets, old[i], g_str_equal, NULL))
      g_ptr_array_add (ids, old[i]);
  for (guint i = 0; !all && i < targets->len; i++)
    if (!g_strv_contains ((const char *const *) old, targets->pdata[i]))
      g_ptr_array_add (ids, targets->pdata[i]);
  g_ptr_array_add (ids, NULL);
  tl_canvas_set_focused_areas (self, (const char *const *) ids->pdata);
}

void
tl_canvas_end_focus (TlCanvas *self)
{
  tl_canvas_set_focused_areas (self, NULL);
}
