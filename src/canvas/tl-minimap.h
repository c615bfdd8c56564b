/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* The whole map in small, with a frame where the view is; dragging the frame pans. It shows itself
 * when the map is more than twice the view, never over what is being written. Property: wanted
 * (boolean), whether it may. */
#define TL_TYPE_MINIMAP (tl_minimap_get_type ())
G_DECLARE_FINAL_TYPE (TlMinimap, tl_minimap, TL, MINIMAP, GtkWidget)

void     tl_minimap_set_canvas (TlMinimap *self, TlCanvas *canvas);
void     tl_minimap_set_wanted (TlMinimap *self, gboolean wanted);
gboolean tl_minimap_get_wanted (TlMinimap *self);

G_END_DECLS
