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
