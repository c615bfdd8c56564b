/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-measurer.h"
#include "scene/tl-picture.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* A map as slides: a summary, then the map itself in pieces whose words can be read. */

#define TL_SLIDES_SMALLEST_TEXT 12.0

/* What the slides are to be like. Points of 1/72 inch. */
typedef struct
{
  double   width; /* of the page */
  double   height;
  double   smallest_text; /* no word is smaller, where that can be; 0 = 12 */
  double   text_scale;    /* percent; 0 = whatever needs the fewest slides */
  gboolean comments;      /* with the open threads of comments */
} TlSlidesOptions;

/* What is told while it lasts. Each member may be unset, and the whole NULL. */
typedef struct
{
  gboolean (*step) (double done, gpointer data); /* 0 to 1; FALSE = stop */
  void (*note) (const char *words, gpointer data);
  gpointer data;
} TlSlidesRun;

/* (element-type TlPicture): each sheet has the page's proportions. NULL when it was stopped. */
GPtrArray *tl_slides_new (TlMeasurer            *measurer,
                          const TlTheme         *theme,
                          const TlTable         *table,
                          const char            *map,
                          const TlSlidesOptions *options,
                          const TlSlidesRun     *run);
/* Any picture on one slide, as large as it fits. */
GPtrArray *tl_slides_new_single (const TlPicture       *picture,
                                 const TlSlidesOptions *options,
                                 const TlSlidesRun     *run);

G_END_DECLS
