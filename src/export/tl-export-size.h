/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sizes of pages and pictures that have names. */

/* Points of 1/72 inch; 0 x 0 = none asked for. */
typedef struct
{
  double width;
  double height;
} TlPageSize;

typedef struct
{
  int    width;
  int    height;
  double dpi; /* 0 = not said */
} TlPixels;

typedef struct
{
  const char *name;  /* "a4", the word of --page */
  const char *label; /* N_("A4") */
  TlPageSize  size;  /* lying */
  gboolean    slide; /* a screen's, not a sheet of paper's */
} TlNamedPage;

typedef struct
{
  const char *name;  /* "4k", the word of --preset */
  const char *label; /* N_("4K Screen") */
  TlPixels    pixels;
} TlNamedPixels;

const TlNamedPage   *tl_page_get_all (guint *n_pages);
gboolean             tl_page_parse (const char *text, TlPageSize *size, GError **error);
const TlNamedPixels *tl_pixels_get_all (guint *n_pixels);
gboolean             tl_pixels_parse (const char *text, TlPixels *pixels, GError **error);

G_END_DECLS
