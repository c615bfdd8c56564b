/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-tool.h"

G_BEGIN_DECLS

/* A drag of stages, steps or lanes by one of their headings: the pressed one and, if it is
 * selected, those selected with it. The headings lift, a bar shows where they would go, and the
 * document changes once, in drop. */
typedef struct _TlHeadingDrag TlHeadingDrag;

TlHeadingDrag *tl_heading_drag_new (TlCanvas *canvas, const TlPlace *place, const TlPoint *pressed);
void           tl_heading_drag_move (TlHeadingDrag *self, const TlToolEvent *event);
void           tl_heading_drag_drop (TlHeadingDrag *self);   /* frees it */
void           tl_heading_drag_cancel (TlHeadingDrag *self); /* frees it */

G_END_DECLS
