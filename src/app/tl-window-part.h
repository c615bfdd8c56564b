/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-document.h"

G_BEGIN_DECLS

/* A page in the place of the map, or a panel of the side pane: a widget that shows something of
 * the window's document and is told which that is. A part finds its window as its root. */
#define TL_TYPE_WINDOW_PART (tl_window_part_get_type ())
G_DECLARE_INTERFACE (TlWindowPart, tl_window_part, TL, WINDOW_PART, GtkWidget)

struct _TlWindowPartInterface
{
  GTypeInterface parent_interface;

  void (*set_document) (TlWindowPart *self,
                        TlDocument   *document,
                        const char   *map,
                        gboolean      read_only);
  void (*commit_writing) (TlWindowPart *self); /* optional: what is being typed is kept */
};

void tl_window_part_set_document (TlWindowPart *self,
                                  TlDocument   *document,
                                  const char   *map,
                                  gboolean      read_only);
void tl_window_part_commit_writing (TlWindowPart *self);
int  tl_window_part_get_room (GtkWidget *widget);
void tl_window_part_follow (gpointer     self,
                            TlDocument **held,
                            TlDocument  *document,
                            GCallback    changed);

G_END_DECLS
