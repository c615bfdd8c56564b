/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-picture.h"

G_BEGIN_DECLS

/* Shows a picture that is not a map, as it is exported: as wide as the widget is, or at a zoom.
 * Belongs in a scrolled window. It takes no focus and has the role of an image; whoever makes it
 * interactive puts its own children or controllers on it. */
#define TL_TYPE_PICTURE_VIEW (tl_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (TlPictureView, tl_picture_view, TL, PICTURE_VIEW, GtkWidget)

GtkWidget *tl_picture_view_new (void);
void       tl_picture_view_set_bare (TlPictureView *self, gboolean bare);
void       tl_picture_view_set_picture (TlPictureView *self, TlPicture *picture);
TlPicture *tl_picture_view_get_picture (TlPictureView *self);
/* 0 = as wide as there is room, at most twice its size. */
void   tl_picture_view_set_zoom (TlPictureView *self, double zoom);
double tl_picture_view_get_scale (TlPictureView *self);

/* Widget px <-> the picture's px, and what lies there. */
TlPoint              tl_picture_view_to_picture (TlPictureView *self, double x, double y);
TlRect               tl_picture_view_from_picture (TlPictureView *self, const TlRect *rect);
const TlPlacedGroup *tl_picture_view_pick (TlPictureView *self, double x, double y);

G_END_DECLS
