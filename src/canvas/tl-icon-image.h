/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* One of the map's own drawings as a widget: a channel's badge, the sign of a lane, or a face. */
#define TL_TYPE_ICON_IMAGE (tl_icon_image_get_type ())
G_DECLARE_FINAL_TYPE (TlIconImage, tl_icon_image, TL, ICON_IMAGE, GtkWidget)

GtkWidget *tl_icon_image_new (int size_px);
void       tl_icon_image_set_channel (TlIconImage *self, TlChannel channel);
void       tl_icon_image_set_lane (TlIconImage *self, TlLaneKind kind);
void       tl_icon_image_set_face (TlIconImage *self, double score);
void       tl_icon_image_clear (TlIconImage *self);
void       tl_icon_image_set_pain (TlIconImage *self);
void       tl_icon_image_set_opportunity (TlIconImage *self);
void       tl_icon_image_set_evidence (TlIconImage *self, TlEvidenceStatus status);
void       tl_icon_image_set_star (TlIconImage *self);

G_END_DECLS
