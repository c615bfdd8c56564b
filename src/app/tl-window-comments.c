/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comments beside the map: making the panel, and turning to it when the canvas is asked for
 * comments. */
#include "config.h"

#include "app/tl-window-private.h"

#include "app/tl-comments-panel.h"

static void
notice_cb (TlWindow *self, const char *text, gboolean can_undo)
{
  tl_window_show_notice (self, text, can_undo);
}

static void
counted_cb (TlWindow *self, guint n_open)
{
  tl_window_set_panel_badge (self, "comments", n_open);
}

/**
 * tl_window_new_comments:
 * @self: a window
 *
 * Returns: (transfer floating): the panel of comments
 */
GtkWidget *
tl_window_new_comments (TlWindow *self)
{
  GtkWidget *panel = tl_comments_panel_new (self->canvas, self->settings);

  g_signal_connect_swapped (panel, "notice", G_CALLBACK (notice_cb), self);
  g_signal_connect_swapped (panel, "counted", G_CALLBACK (counted_cb), self);
  return panel;
}

/* The words being typed on the map are kept; the panel has the focus then. */
static void
comments_cb (TlWindow *self, gboolean write)
{
  GtkWidget *panel;

  tl_window_commit_writing (self);
  panel = tl_window_show_panel (self, "comments");
  tl_comments_panel_open (TL_COMMENTS_PANEL (panel), write);
}

/**
 * tl_window_comments_init:
 * @self: a window being made
 *
 * Listens to the canvas.
 */
void
tl_window_comments_init (TlWindow *self)
{
  g_signal_connect_object (self->canvas,
                           "comments",
                           G_CALLBACK (comments_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
