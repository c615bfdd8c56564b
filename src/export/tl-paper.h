/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-cairo-painter.h"
#include "export/tl-export.h"

G_BEGIN_DECLS

/* What of a picture is drawn on a sheet of paper, and how large: for PDF, printers and previews.
 * Lengths are points of 1/72 inch. */
typedef struct
{
  TlPicture *picture;
  TlPageSize page;
  double     scale; /* points a px */
  TlPoint    at;    /* where the sheet's corner comes to be */
  TlRect     clip;  /* on the page; empty = all of it */
  char      *label; /* what the page is called: its title, the slide's number, "B2" on a wall */
  gboolean   tile;  /* one of several on a wall: with marks and its name */
} TlPaper;

void tl_paper_free (TlPaper *self);
void tl_paper_draw (const TlPaper *self, cairo_t *cr, TlPainterMode mode);

/* All papers of an export, (element-type TlPaper) (transfer full). */
GPtrArray *tl_papers_new (const TlTable         *table,
                          const TlExportOptions *options,
                          TlExportRun           *run,
                          GError               **error);

/* As a PNG has them: lengths are pixels. */
GPtrArray *tl_papers_new_pixels (const TlTable         *table,
                                 const TlExportOptions *options,
                                 TlExportRun           *run,
                                 GError               **error);

/* The parts that papers are made of. */
GPtrArray *tl_papers_new_one (const TlTable         *table,
                              const TlExportOptions *options,
                              TlExportRun           *run,
                              GError               **error);
guint      tl_papers_count_tiles (const TlRect *sheet, const TlPageSize *page);

G_END_DECLS
