/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "scene/tl-measurer.h"

G_BEGIN_DECLS

/* The one measurer and shaper. Break opportunities are Pango's, widths are cached word by word in a
 * stable context (unhinted, unrounded), so that lines break in the same place at every zoom and in
 * every export. Needs no display. One a thread: Pango's default font map is per thread. */
typedef struct _TlText TlText;

TlText     *tl_text_new (void);
TlText     *tl_text_get_default (void); /* of the calling thread */
void        tl_text_free (TlText *self);
void        tl_text_set_language (TlText *self, const char *language);
gboolean    tl_text_set_family (TlText *self, const char *family); /* NULL = the usual one */
void        tl_text_set_slack (TlText *self, double slack);
TlMeasurer *tl_text_get_measurer (TlText *self);
const char *tl_text_get_family (TlText *self);      /* the family found, "Inter" where installed */
const char *tl_text_get_family_list (TlText *self); /* "Inter,Cantarell,Noto Sans,sans-serif" */

/* Shapes finished line `line` of a block (transfer full). */
PangoLayout         *tl_text_shape_line (TlText *self, const TlTextBlock *block, guint line);
cairo_scaled_font_t *tl_text_get_line_glyphs (
  TlText *self, const TlTextBlock *block, guint line, double x, double y, GArray *glyphs);
double tl_text_get_line_height (const TlTextStyle *style); /* px, whole */
double tl_text_get_natural_height (TlText *self);          /* of the font itself, in sizes */

G_END_DECLS
