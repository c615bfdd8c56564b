/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo-pdf.h>

#include "export/tl-cairo-painter.h"
#include "export/tl-export-private.h"

G_BEGIN_DECLS

/* A PDF being written, page after page. Lengths are points of 1/72 inch. */
typedef struct
{
  cairo_surface_t       *surface;
  cairo_t               *cr;
  const TlTable         *table;
  const TlExportOptions *options; /* of what is drawn now */
  TlExportRun           *run;
  int                    n_pages;
  GHashTable            *places; /* ids of the maps that have pages here -> names of their places */
  const char            *place;  /* name of that which the next page begins with; NULL = none */
  int                    outline; /* the entry that stages stand under */
  GHashTable            *stages;  /* ids of those that have an entry under it */
} TlPdf;

/* What of a picture is drawn on a page, and how large. */
typedef struct
{
  TlPageSize page;
  double     scale; /* points a px */
  TlPoint    at;    /* where the sheet's corner comes to be */
  TlRect     clip;  /* on the page; empty = all of it */
} TlPdfView;

/* tl-pdf-page.c */
gboolean tl_pdf_add_picture (TlPdf *self, const TlPicture *picture, double done, GError **error);
gboolean tl_pdf_add_slides (TlPdf *self, const GPtrArray *slides, GError **error);
guint    tl_pdf_count_tiles (const TlRect *sheet, const TlPageSize *page);

/* tl-pdf-links.c */
void  tl_pdf_list_places (TlPdf *self, const GPtrArray *maps);
void  tl_pdf_begin_map (TlPdf *self, const char *map, const char *title);
void  tl_pdf_add_links (TlPdf *self, const TlPicture *picture, const TlPdfView *view);
void  tl_pdf_put_place (TlPdf *self);
char *tl_pdf_dup_quoted (const char *text);

/* tl-pdf-finish.c */
void tl_pdf_remove_date (GByteArray *bytes);
void tl_pdf_set_language (GByteArray *bytes, const char *language);

G_END_DECLS
