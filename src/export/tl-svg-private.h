/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export-private.h"
#include "export/tl-images.h"

G_BEGIN_DECLS

/* An SVG being written. */
typedef struct
{
  GString         *out;
  const TlPicture *picture;
  TlImages        *images;
  GHashTable      *ids; /* written so far */
} TlSvg;

void tl_svg_append (TlSvg *svg, const char *text);
void tl_svg_append_number (TlSvg *svg, double value);
void tl_svg_append_attribute (TlSvg *svg, const char *name, double value);
void tl_svg_append_color (TlSvg *svg, const char *name, const TlColor *color);
void tl_svg_append_item (TlSvg *svg, const TlItem *item);

G_END_DECLS
