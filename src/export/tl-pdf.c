/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The maps of a document as PDF: a page each, as large as its map, with an entry in the outline.
 *
 * Texts stay texts and lines stay lines, so that a page can be searched, copied from and enlarged.
 * A px of the map is 3/4 point. */
#include "config.h"

#include "export/tl-export-private.h"

#include "export/tl-cairo-painter.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define POINTS_PER_PX 0.75
/* 200 inches: readers take no larger page (ISO 32000-1, annex C). A larger map is made smaller. */
#define MAX_POINTS 14400.0

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_page (cairo_surface_t *surface, cairo_t *cr, const TlPicture *picture)
{
  TlRect sheet = picture->sheet;
  double longer = MAX (sheet.width, sheet.height);
  double scale = MIN (POINTS_PER_PX, MAX_POINTS / longer);
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_VECTOR);

  cairo_pdf_surface_set_size (surface, sheet.width * scale, sheet.height * scale);
  cairo_pdf_surface_set_page_label (surface, picture->title);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -sheet.x, -sheet.y);
  tl_painter_draw_picture (painter, cr, picture, NULL);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static gboolean
draw_picture (cairo_surface_t       *surface,
              cairo_t               *cr,
              const TlTable         *table,
              const TlExportOptions *options,
              int                    page,
              GError               **error)
{
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, options, error);
  g_autofree char *link = NULL;

  if (picture == NULL)
    return FALSE;
  draw_page (surface, cr, picture);
  link = g_strdup_printf ("page=%d", page);
  cairo_pdf_surface_add_outline (surface,
                                 CAIRO_PDF_OUTLINE_ROOT,
                                 picture->title,
                                 link,
                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
  return TRUE;
}

/* What has a page each when none is asked for. */
static const GPtrArray *
list_all (const TlTable *table, const TlExportOptions *options)
{
  const char *document = tl_record_get_id (tl_table_get_document (table));

  if (options->what == TL_EXPORT_MAP && options->map == NULL && !tl_export_is_part (options))
    return tl_table_get_children (table, document, TL_KIND_MAP);
  if (options->what == TL_EXPORT_PERSONA && options->subject == NULL)
    return tl_table_get_children (table, document, TL_KIND_PERSONA);
  return NULL;
}

static gboolean
draw_pages (cairo_surface_t       *surface,
            cairo_t               *cr,
            const TlTable         *table,
            const TlExportOptions *options,
            GError               **error)
{
  const GPtrArray *all = list_all (table, options);
  TlExportOptions  own = *options;

  /* None at all is an error of the picture's. */
  if (all == NULL || all->len == 0)
    return draw_picture (surface, cr, table, options, 1, error);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (all, i));

      if (options->what == TL_EXPORT_MAP)
        own.map = id;
      else
        own.subject = id;
      if (!draw_picture (surface, cr, table, &own, (int) i + 1, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_metadata (cairo_surface_t *surface, const TlTable *table)
{
  const TlRecord *document = tl_table_get_document (table);
  const char     *title = tl_record_get_text (document, TL_DOCUMENT_TITLE);

  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_TITLE,
                                  *title != '\0' ? title : _ ("Journey map"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Throughline " TL_VERSION);
}

/**
 * tl_pdf_write:
 * @table: a document
 * @options: one map, or all without; theme and text scale
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes maps, or whatever else is asked for, as PDF.
 *
 * Errors: as tl_export_new_picture().
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_pdf_write (const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;
  gboolean         drawn;

  set_metadata (surface, table);
  drawn = draw_pages (surface, cr, table, options, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_FAILED,
                   _ ("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
