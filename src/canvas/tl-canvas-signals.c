/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The signals of the canvas: what it tells the window about. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

enum
{
  SELECTION_CHANGED,
  NOTICE,
  NOTICE_ACTION,
  COMMENTS,
  FILES_DROPPED,
  FIND_CHANGED,
  VIEW_CHANGED,
  PERSONA_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
tl_canvas_install_signals (GObjectClass *object_class)
{
  /**
   * TlCanvas::selection-changed:
   *
   * Other records are selected.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed",
                                             G_TYPE_FROM_CLASS (object_class),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
  /**
   * TlCanvas::notice:
   * @title: one translated sentence, plain text
   * @can_undo: whether a toast should offer Undo
   *
   * Something happened that is not in view.
   */
  signals[NOTICE] = g_signal_new ("notice",
                                  G_TYPE_FROM_CLASS (object_class),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_BOOLEAN);
  /**
   * TlCanvas::files-dropped:
   * @files: files
   *
   * Files were dropped that are no pictures: documents, perhaps.
   */
  signals[FILES_DROPPED] = g_signal_new ("files-dropped",
                                         G_TYPE_FROM_CLASS (object_class),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         GDK_TYPE_FILE_LIST);
  /**
   * TlCanvas::notice-action:
   * @title: one translated sentence, plain text
   * @label: what the toast's button says, with a mnemonic
   * @action: the action of the canvas that the button activates
   *
   * Something was not done, and there is something to do about it.
   */
  signals[NOTICE_ACTION] = g_signal_new ("notice-action",
                                         G_TYPE_FROM_CLASS (object_class),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         3,
                                         G_TYPE_STRING,
                                         G_TYPE_STRING,
                                         G_TYPE_STRING);
  /**
   * TlCanvas::comments:
   * @self: the canvas
   * @write: whether a comment is to be written, not only read
   *
   * Somebody wants the comments of what has the focus.
   */
  signals[COMMENTS] = g_signal_new ("comments",
                                    G_TYPE_FROM_CLASS (object_class),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_BOOLEAN);
  /**
   * TlCanvas::view-changed:
   *
   * Another part of the map is seen, or in another size.
   */
  signals[VIEW_CHANGED] = g_signal_new ("view-changed",
                                        G_TYPE_FROM_CLASS (object_class),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  /**
   * TlCanvas::find-changed:
   *
   * What is looked for, filtered or focused has changed, or what was found.
   */
  signals[FIND_CHANGED] = g_signal_new ("find-changed",
                                        G_TYPE_FROM_CLASS (object_class),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  /**
   * TlCanvas::persona-activated:
   * @persona: id of a persona in the title block
   *
   * Somebody wants to see who that is.
   */
  signals[PERSONA_ACTIVATED] = g_signal_new ("persona-activated",
                                             G_TYPE_FROM_CLASS (object_class),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_STRING);
}

void
tl_canvas_emit_selection_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
tl_canvas_notice (TlCanvas *self, const char *title, gboolean can_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, title, can_undo);
}

void
tl_canvas_notice_action (TlCanvas *self, const char *title, const char *label, const char *action)
{
  g_signal_emit (self, signals[NOTICE_ACTION], 0, title, label, action);
}

void
tl_canvas_emit_comments (TlCanvas *self, gboolean write)
{
  g_signal_emit (self, signals[COMMENTS], 0, write);
}

void
tl_canvas_emit_view_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
tl_canvas_emit_find_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[FIND_CHANGED], 0);
}

void
tl_canvas_emit_files_dropped (TlCanvas *self, GdkFileList *files)
{
  g_signal_emit (self, signals[FILES_DROPPED], 0, files);
}

void
tl_canvas_activate_persona (TlCanvas *self, const char *persona)
{
  g_autofree char *id = g_strdup (persona);

  g_signal_emit (self, signals[PERSONA_ACTIVATED], 0, id);
}
