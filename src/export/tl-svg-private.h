/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export-private.h"
#include "export/tl-images.h"
#include "export/tl-outlines.h"

G_BEGIN_DECLS

/* An SVG being written. */
typedef struct
{
  GString         *out;
  const TlPicture *picture;
  TlExportRun     *run; /* may be NULL */
  TlImages        *images;
  GHashTable      *ids;      /* written so far */
  TlOutlines      *outlines; /* NULL = texts stay texts */
  TlPoint          origin;   /* of the group being written, px of the file */
  const char      *name;     /* the group's id */
  guint            n_clips;  /* of the group */
} TlSvg;

/* Appends markup that stands in the source, its length known. */
#define TL_SVG_APPEND(svg, literal)                                                                \
  g_string_append_len ((svg)->out, "" literal, sizeof (literal) - 1)

void tl_svg_append_number (TlSvg *svg, double value);
void tl_svg_append_attribute (TlSvg *svg, const char *name, double value);
void tl_svg_append_color (TlSvg *svg, const char *name, const TlColor *color);
void tl_svg_append_item (TlSvg *svg, const TlItem *item);

gboolean tl_svg_append_outlines (TlSvg *svg, const TlItem *item);
GStrv    tl_svg_append_fonts (TlSvg *svg);

G_END_DECLS
