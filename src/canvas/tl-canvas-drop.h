/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-paste.h"

G_BEGIN_DECLS

/* Cards between windows. tl-canvas-drag-out.c: a drag that leaves the window becomes one of the
 * desktop. tl-canvas-drop-cards.c: what arrives so, from whichever window; widget px. */
void     tl_canvas_init_card_drop (TlCanvas *self);
gboolean tl_canvas_drag_out (TlCanvas *self, GtkGesture *gesture, const TlToolEvent *event);

/* The hand of a drag over the map, driven by GDK and tests. `clip` NULL = of another process. */
void tl_canvas_drop_motion (
  TlCanvas *self, const TlTable *excerpt, const TlClip *clip, double wx, double wy, gboolean copy);
void     tl_canvas_drop_left (TlCanvas *self);
gboolean tl_canvas_drop_here (
  TlCanvas *self, const TlTable *excerpt, const TlClip *clip, double wx, double wy, gboolean copy);

G_END_DECLS
