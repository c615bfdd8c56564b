/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/tl-window-part.h"

G_DEFINE_INTERFACE (TlWindowPart, tl_window_part, GTK_TYPE_WIDGET)

static void
tl_window_part_default_init (TlWindowPartInterface *iface)
{
}

/**
 * tl_window_part_set_document:
 * @self: a page or panel
 * @document: (nullable): what it shows from now on
 * @map: (nullable): the map that is looked at
 * @read_only: whether nothing may be changed
 *
 * Called when the window's document or map changes.
 */
void
tl_window_part_set_document (TlWindowPart *self,
                             TlDocument   *document,
                             const char   *map,
                             gboolean      read_only)
{
  g_return_if_fail (TL_IS_WINDOW_PART (self));

  TL_WINDOW_PART_GET_IFACE (self)->set_document (self, document, map, read_only);
}

/**
 * tl_window_part_commit_writing:
 * @self: a page or panel
 *
 * Writes what is being typed into the document: it is about to be saved, or left.
 */
void
tl_window_part_commit_writing (TlWindowPart *self)
{
  g_return_if_fail (TL_IS_WINDOW_PART (self));

  if (TL_WINDOW_PART_GET_IFACE (self)->commit_writing)
    TL_WINDOW_PART_GET_IFACE (self)->commit_writing (self);
}

/**
 * tl_window_part_get_room:
 * @widget: a page that is about to be shown
 *
 * How wide it is going to be. Pages that have a narrow form ask when they are mapped: a page that
 * is shown wide first would widen a small window, because a window is never smaller than what is in
 * it.
 *
 * Returns: px; 0 = nobody knows yet
 */
int
tl_window_part_get_room (GtkWidget *widget)
{
  GtkWidget *stack;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  /* What lies between may never have been given a size, or long ago. */
  stack = gtk_widget_get_ancestor (widget, GTK_TYPE_STACK);
  return stack ? gtk_widget_get_width (stack) : 0;
}

/**
 * tl_window_part_follow:
 * @self: what shows something of a document
 * @held: where it holds that
 * @document: (nullable): what it shows from now on
 * @changed: (nullable): called with @self when that changes
 *
 * Lets go of one document and holds and watches another. With none, as when @self is disposed of,
 * nothing is left behind. The same document stays watched.
 */
void
tl_window_part_follow (gpointer self, TlDocument **held, TlDocument *document, GCallback changed)
{
  g_return_if_fail (G_IS_OBJECT (self));
  g_return_if_fail (held != NULL);
  g_return_if_fail (document == NULL || changed != NULL);

  if (*held == document)
    return;
  if (*held)
    g_signal_handlers_disconnect_by_data (*held, self);
  g_set_object (held, document);
  if (document)
    g_signal_connect_swapped (document, "changed", changed, self);
}
