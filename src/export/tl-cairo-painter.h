/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-picture.h"
#include "scene/tl-scene.h"
#include "text/tl-text-layout.h"

G_BEGIN_DECLS

typedef enum
{
  TL_PAINTER_RASTER, /* pixels: texts as outlines from 6 device px up, smaller ones as glyphs */
  TL_PAINTER_VECTOR, /* PDF and print: texts stay texts */
} TlPainterMode;

/* Paints display lists with cairo, for one document in one thread. */
typedef struct _TlPainter TlPainter;

TlPainter *tl_painter_new (TlText *text, const TlTable *table, TlPainterMode mode);
void       tl_painter_free (TlPainter *self);
void       tl_painter_draw_group (TlPainter     *self,
                                  cairo_t       *cr,
                                  const TlGroup *group,
                                  const TlPoint *origin);
void       tl_painter_draw_picture (TlPainter       *self,
                                    cairo_t         *cr,
                                    const TlPicture *picture,
                                    const TlRect    *region);
void tl_painter_draw_scene (TlPainter *self, cairo_t *cr, TlScene *scene, const TlRect *region);

/* A picture of a region of a scene: thumbnails, drag pictures, reference images. */
cairo_surface_t *tl_painter_render (TlScene *scene, const TlRect *region, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPainter, tl_painter_free)

G_END_DECLS
