/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-structure.h"

G_BEGIN_DECLS

/* The quiet round "+" that appears between two stage headings, between two lane titles and after
 * the last of them, under the pointer. The keyboard has actions for what it does. */
void     tl_canvas_plus_init (TlCanvas *self);
void     tl_canvas_plus_dispose (TlCanvas *self);
gboolean tl_canvas_plus_hover (TlCanvas *self, double wx, double wy); /* TRUE = on a button */
void     tl_canvas_plus_hide (TlCanvas *self);
gboolean tl_canvas_plus_press (TlCanvas *self, double wx, double wy);
void     tl_canvas_append_plus (TlCanvas *self, GPtrArray *nodes);

/* tl-canvas-signs.c: the lock and the chevron of the hovered lane; appends the "+" too. */
gboolean tl_canvas_is_on_lock (TlCanvas *self, double wx, double wy);
void     tl_canvas_append_signs (TlCanvas *self, GPtrArray *nodes);

G_END_DECLS
