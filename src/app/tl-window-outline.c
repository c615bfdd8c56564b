/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline in the place of the map. It is built when it is first asked for, follows the document
 * from then on, and shares the canvas's selection; so whichever of the two is shown, the pane, the
 * buttons and the keys are about the same cards. */
#include "config.h"

#include "app/tl-window-private.h"

#include "app/tl-filter-popover.h"

static void
notice_cb (TlWindow *self, const char *text, gboolean can_undo)
{
  tl_window_show_notice (self, text, can_undo);
}

/**
 * tl_window_ensure_outline:
 * @self: a window
 *
 * Makes the outline if it was never shown.
 */
void
tl_window_ensure_outline (TlWindow *self)
{
  if (self->outline)
    return;
  self->outline = TL_OUTLINE (tl_outline_new (self->canvas, self->settings));
  g_signal_connect_object (self->outline,
                           "notice",
                           G_CALLBACK (notice_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline,
                           "editing",
                           G_CALLBACK (tl_window_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->outline_slot, GTK_WIDGET (self->outline));
  tl_window_update_outline (self);
}

/**
 * tl_window_update_outline:
 * @self: a window
 *
 * Gives the outline, once there is one, the window's document.
 */
void
tl_window_update_outline (TlWindow *self)
{
  if (!self->outline)
    return;
  if (self->file)
    tl_outline_set_document (self->outline,
                             tl_document_file_get_document (self->file),
                             tl_canvas_get_map (self->canvas),
                             tl_document_file_is_read_only (self->file));
  else
    tl_outline_set_document (self->outline, NULL, NULL, FALSE);
}

/**
 * tl_window_shows_outline:
 * @self: a window
 *
 * Returns: whether the outline stands in the place of the map
 */
gboolean
tl_window_shows_outline (TlWindow *self)
{
  return gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->outline_slot);
}

/**
 * tl_window_show_outline:
 * @self: a window
 * @shown: whether the outline is to be seen, and not the map
 *
 * Changes between the two. The focus goes along when it was there.
 */
void
tl_window_show_outline (TlWindow *self, gboolean shown)
{
  tl_window_show_page (self, shown ? "outline" : "map");
}

/**
 * tl_window_shows_map:
 * @self: a window
 *
 * Returns: whether the map itself is to be seen, and no page in its place
 */
gboolean
tl_window_shows_map (TlWindow *self)
{
  return g_str_equal (tl_window_get_page (self), "map");
}

/**
 * tl_window_show_research_plan:
 * @self: a window with a document
 *
 * Lists what is assumed, stage by stage: what research has to find out.
 */
void
tl_window_show_research_plan (TlWindow *self)
{
  g_autoptr (TlFilter) assumptions = tl_filter_popover_new_assumptions ();

  tl_window_show_outline (self, TRUE);
  tl_canvas_set_filter (self->canvas, assumptions);
  tl_outline_show_plan (self->outline);
}

/**
 * tl_window_get_content:
 * @self: a window
 *
 * Returns: (transfer none): what stands beside the pane: the canvas, or what is in its place
 */
GtkWidget *
tl_window_get_content (TlWindow *self)
{
  if (tl_window_shows_map (self))
    return GTK_WIDGET (self->canvas);
  return self->outline && tl_window_shows_outline (self)
           ? GTK_WIDGET (self->outline)
           : gtk_stack_get_visible_child (self->content);
}

/**
 * tl_window_is_writing:
 * @self: a window
 *
 * Returns: whether somebody is typing on the map or in the outline
 */
gboolean
tl_window_is_writing (TlWindow *self)
{
  return tl_canvas_is_writing (self->canvas) ||
         (self->outline && tl_outline_is_editing (self->outline));
}

/**
 * tl_window_commit_writing:
 * @self: a window
 *
 * Ends typing and writes what was typed.
 */
void
tl_window_commit_writing (TlWindow *self)
{
  tl_canvas_commit_writing (self->canvas);
  if (self->outline)
    tl_outline_commit_editing (self->outline);
  for (guint i = 0; i < self->parts->len; i++)
    tl_window_part_commit_writing (g_ptr_array_index (self->parts, i));
}

/**
 * tl_window_pass_to_outline:
 * @self: a window
 * @name: of an action that the map has
 *
 * Lets the outline do what the map would do, if it stands in its place and can.
 *
 * Returns: whether it did
 */
gboolean
tl_window_pass_to_outline (TlWindow *self, const char *name)
{
  g_autofree char *action = g_strconcat ("outline.", name, NULL);

  return self->outline && tl_window_shows_outline (self) &&
         gtk_widget_activate_action (GTK_WIDGET (self->outline), action, NULL);
}
