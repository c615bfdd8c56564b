/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-node-cache.h"
#include "map/tl-table.h"
#include "text/tl-text-layout.h"

G_BEGIN_DECLS

/* Paints groups of a display list as GSK render nodes. Needs a display (GTK 4.8). */
typedef struct _TlGskPainter TlGskPainter;

TlGskPainter  *tl_gsk_painter_new (TlText *text);
void           tl_gsk_painter_free (TlGskPainter *self);
void           tl_gsk_painter_set_table (TlGskPainter *self, const TlTable *table);
GskRenderNode *tl_gsk_painter_paint (TlGskPainter *self, const TlGroup *group, TlDetail detail);

GdkTexture *tl_gsk_load_picture (const TlRecord *image);

void tl_gsk_append_color (GPtrArray *nodes, const TlColor *color, const TlRect *rect);
void tl_gsk_append_round (GPtrArray     *nodes,
                          const TlColor *color,
                          const TlRect  *rect,
                          double         radius);
void tl_gsk_append_border (
  GPtrArray *nodes, const TlColor *color, const TlRect *rect, double radius, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlGskPainter, tl_gsk_painter_free)

G_END_DECLS
