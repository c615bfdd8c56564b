/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that fills its width from the top: what does not fit below is cut off. */
#define TL_TYPE_THUMBNAIL (tl_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (TlThumbnail, tl_thumbnail, TL, THUMBNAIL, GtkWidget)

GtkWidget *tl_thumbnail_new (void);
void       tl_thumbnail_set_picture (TlThumbnail *self, GdkTexture *picture);

G_END_DECLS
