/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* sRGB, straight alpha, each channel in [0, 1]. */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} TlColor;

gboolean tl_color_parse (const char *text, TlColor *color);
char    *tl_color_to_hex (const TlColor *color);
gboolean tl_color_equal (const TlColor *a, const TlColor *b);
double   tl_color_luminance (const TlColor *color);
double   tl_color_contrast (const TlColor *a, const TlColor *b);
TlColor  tl_color_mix (const TlColor *a, const TlColor *b, double t);
TlColor  tl_color_ensure_contrast (const TlColor *color, const TlColor *against, double ratio);

G_END_DECLS
