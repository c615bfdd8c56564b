/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as PDF: all its maps or one thing of it, with outline and links.
 *
 * Texts stay texts and lines stay lines, so that a page can be searched, copied from and enlarged.
 * What is on a page is decided in tl-pdf-page.c, what can be pressed in tl-pdf-links.c. The same
 * document gives the same bytes: no date is written unless SOURCE_DATE_EPOCH says one. */
#include "config.h"

#include "export/tl-pdf-private.h"

#include <glib/gi18n-lib.h>

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* One map, or one of whatever is exported. `done` is how much was done before. */
static gboolean
add_one (TlPdf *self, const TlExportOptions *options, double done, double all, GError **error)
{
  const char *map = options->what == TL_EXPORT_MAP ? options->map : NULL;
  g_autoptr (GPtrArray) papers = NULL;

  self->options = options;
  if (!tl_export_run_step (self->run, done, error))
    return FALSE;
  papers = tl_papers_new_one (self->table, options, self->run, error);
  if (papers == NULL)
    return FALSE;
  tl_pdf_begin_map (self, map, ((TlPaper *) papers->pdata[0])->picture->title);
  /* Slides are half the work. */
  return tl_pdf_add_papers (self, papers, options->slides ? (done + all) / 2 : done, all, error);
}

static gboolean
add_all (TlPdf *self, const TlExportOptions *options, GError **error)
{
  const GPtrArray *all = tl_papers_list_all (self->table, options);
  TlExportOptions  own = *options;

  /* None at all is an error of the picture's. */
  if (all == NULL || all->len == 0)
    return add_one (self, options, 0, 1, error);
  if (options->what == TL_EXPORT_MAP)
    tl_pdf_list_places (self, all);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (all, i));

      if (options->what == TL_EXPORT_MAP)
        own.map = id;
      else
        own.subject = id;
      if (!add_one (self, &own, (double) i / all->len, (i + 1.0) / all->len, error))
        return FALSE;
    }
  return TRUE;
}

/* The date that builds are told to use (transfer full); NULL without one. */
static char *
dup_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64      seconds = 0;
  g_autoptr (GDateTime) date = NULL;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    date = g_date_time_new_from_unix_utc (seconds);
  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
set_metadata (cairo_surface_t *surface, const TlTable *table)
{
  const TlRecord  *document = tl_table_get_document (table);
  const char      *title = tl_record_get_text (document, TL_DOCUMENT_TITLE);
  g_autofree char *date = dup_date ();

  /* Tables that are written out: see tl-pdf-finish.c. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_TITLE,
                                  *title != '\0' ? title : _ ("Journey map"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Throughline " TL_VERSION);
  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_CREATE_DATE,
                                  date != NULL ? date : "1970-01-01T00:00:00Z");
}

static void
init (TlPdf *self, const TlTable *table, TlExportRun *run, GByteArray *bytes)
{
  *self = (TlPdf){ .table = table, .run = run };
  self->surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  self->cr = cairo_create (self->surface);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_metadata (self->surface, table);
}

/* Writes what is left. */
static cairo_status_t
finish (TlPdf *self, GByteArray *bytes)
{
  const TlRecord  *document = tl_table_get_document (self->table);
  cairo_status_t   status = cairo_status (self->cr);
  g_autofree char *date = dup_date ();

  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->stages);
  if (status != CAIRO_STATUS_SUCCESS)
    return status;
  if (date == NULL)
    tl_pdf_remove_date (bytes);
  tl_pdf_set_language (bytes, tl_record_get_text (document, TL_DOCUMENT_LANGUAGE));
  return status;
}

/**
 * tl_pdf_write:
 * @table: a document
 * @options: one map, or all without; theme and text scale; page, tiles or slides
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes maps, or whatever else is asked for, as PDF.
 *
 * Errors: as tl_export_new_picture(); %TL_EXPORT_ERROR_SIZE and %TL_EXPORT_ERROR_TOO_LARGE for
 * tiles; %G_IO_ERROR_CANCELLED.
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
  TlPdf          pdf;
  cairo_status_t status;
  gboolean       added;

  init (&pdf, table, run, bytes);
  added = add_all (&pdf, options, error);
  status = finish (&pdf, bytes);
  if (!added)
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
