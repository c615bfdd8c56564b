/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo-pdf.h>

#include "export/tl-export-private.h"
#include "export/tl-paper.h"

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

/* tl-pdf-page.c */
gboolean tl_pdf_add_papers (
  TlPdf *self, const GPtrArray *papers, double done, double all, GError **error);

/* tl-pdf-links.c */
void  tl_pdf_list_places (TlPdf *self, const GPtrArray *maps);
void  tl_pdf_begin_map (TlPdf *self, const char *map, const char *title);
void  tl_pdf_add_links (TlPdf *self, const TlPicture *picture, const TlPaper *view);
void  tl_pdf_put_place (TlPdf *self);
char *tl_pdf_dup_quoted (const char *text);

/* tl-pdf-finish.c */
void tl_pdf_remove_date (GByteArray *bytes);
void tl_pdf_set_language (GByteArray *bytes, const char *language);

G_END_DECLS
