/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The outlines of shaped lines, as they are at scale 1 whatever they are painted at: FreeType
 * rounds points to 1/64 px of the size asked for, and librsvg asks at scale 1 too. */
typedef struct _TlOutlines TlOutlines;

TlOutlines   *tl_outlines_new (void);
void          tl_outlines_free (TlOutlines *self);
gboolean      tl_outlines_has_colour (TlOutlines *self, PangoLayoutLine *line);
cairo_path_t *tl_outlines_copy_path (TlOutlines *self, PangoLayoutLine *line, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOutlines, tl_outlines_free)

G_END_DECLS
