/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export-private.h"

G_BEGIN_DECLS

/* How a picture becomes pixels. */
typedef struct
{
  int      width; /* pixels */
  int      height;
  double   scale; /* pixels a px of the picture */
  double   x;     /* pixels: where its sheet begins */
  double   y;
  double   dpi; /* what is written in the file */
  gboolean transparent;
} TlPngSize;

/* tl-png-size.c */
gboolean tl_png_choose_size (const TlPicture       *picture,
                             const TlExportOptions *options,
                             TlPngSize             *size,
                             GError               **error);

G_END_DECLS
