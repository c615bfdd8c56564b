/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of a PDF: the papers of an export, with what can be pressed on them. */
#include "config.h"

#include "export/tl-pdf-private.h"

static void
add_page (TlPdf *self, const TlPaper *paper)
{
  cairo_pdf_surface_set_size (self->surface, paper->page.width, paper->page.height);
  tl_paper_draw (paper, self->cr, TL_PAINTER_VECTOR);
  /* Paint that covers a page makes cairo forget what came before: the place comes after it. */
  tl_pdf_put_place (self);
  tl_pdf_add_links (self, paper->picture, paper);
  cairo_pdf_surface_set_page_label (self->surface, paper->label);
  cairo_show_page (self->cr);
  self->n_pages++;
}

/* Adds papers, a page each. `done` is how much was done before, and `all` how much will be then. */
gboolean
tl_pdf_add_papers (TlPdf *self, const GPtrArray *papers, double done, double all, GError **error)
{
  for (guint i = 0; i < papers->len; i++)
    {
      if (!tl_export_run_step (self->run, done + (all - done) * i / papers->len, error))
        return FALSE;
      add_page (self, papers->pdata[i]);
    }
  return TRUE;
}
