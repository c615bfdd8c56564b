/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export will write, laid out and painted in a worker for the eyes. Pictures are those that
 * the exporters take; of a format that is made of words its own first lines are shown. */
#include "config.h"

#include "app/tl-export-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Bytes of a text that are looked at. */
#define MOST_TEXT 6000

static gboolean
is_text (const TlExporter *exporter)
{
  return (g_str_has_prefix (exporter->mime_type, "text/") &&
          !g_str_equal (exporter->mime_type, "text/html")) ||
         g_str_has_suffix (exporter->mime_type, "json");
}

static gboolean
is_picture (const TlExporter *exporter)
{
  static const char *const names[] = { "svg", "png", "pdf", "pptx", "html", NULL };

  return g_strv_contains (names, exporter->name);
}

/* As the exporters do it: a file of one picture has the first when none is asked for. */
static gboolean
add_papers (TlExportPages      *self,
            const TlTable      *table,
            const TlExportWish *wish,
            GCancellable       *cancellable,
            GError            **error)
{
  TlExportRun run = { .cancellable = cancellable };
  gboolean    several = tl_exporter_takes (wish->exporter, "several");

  g_clear_pointer (&self->papers, g_ptr_array_unref);
  if (g_str_equal (wish->exporter->name, "png"))
    self->papers = tl_papers_new_pixels (table, &wish->options, &run, error);
  else
    self->papers = several ? tl_papers_new (table, &wish->options, &run, error)
                           : tl_papers_new_one (table, &wish->options, &run, error);
  return self->papers != NULL;
}

static char *
dup_lines (const char *bytes, gsize length, gsize whole)
{
  const char *end = NULL;
  char       *text;

  /* A letter that was cut in two is left out. */
  g_utf8_validate_len (bytes, length, &end);
  text = g_strndup (bytes, (gsize) (end - bytes));
  if (length < whole)
    {
      char *last = strrchr (text, '\n');

      if (last)
        *last = '\0';
    }
  return text;
}

static guint
count_lines (const char *bytes, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n';
  return n + (length > 0 && bytes[length - 1] != '\n');
}

static gboolean
add_text (TlExportPages      *self,
          const TlTable      *table,
          const TlExportWish *wish,
          GCancellable       *cancellable,
          GError            **error)
{
  TlExportRun run = { .cancellable = cancellable };
  g_autoptr (GBytes) bytes = wish->exporter->write (table, &wish->options, &run, error);
  gsize       length;
  const char *data = bytes ? g_bytes_get_data (bytes, &length) : NULL;
  guint       n_lines;

  if (!bytes)
    return FALSE;
  if (!data)
    length = 0;
  n_lines = count_lines (data, length);
  self->text = dup_lines (data ? data : "", MIN (length, MOST_TEXT), length);
  self->words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n_lines), n_lines);
  return TRUE;
}

static char *
dup_pixels (double width, double height)
{
  return g_strdup_printf (_ ("%d × %d px"), (int) ceil (width), (int) ceil (height));
}

static char *
dup_words (const TlExportPages *self, const TlExportWish *wish)
{
  const TlPaper *first = self->papers->pdata[0];
  guint          n = self->papers->len;

  if (wish->options.slides && !g_str_equal (wish->exporter->name, "png"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u slide", "%u slides", n), n);
  if (g_str_equal (wish->exporter->name, "pdf"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);
  if (g_str_equal (wish->exporter->name, "pptx"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u slide", "%u slides", n), n);
  if (g_str_equal (wish->exporter->name, "png"))
    return dup_pixels (first->page.width, first->page.height);
  return dup_pixels (first->picture->sheet.width, first->picture->sheet.height);
}

/**
 * tl_export_pages_new:
 * @table: a snapshot of the document
 * @wish: what is to be exported, and how
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Lays out what would be written. May run in any thread.
 *
 * Errors: those of exporters; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
TlExportPages *
tl_export_pages_new (const TlTable      *table,
                     const TlExportWish *wish,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr (TlExportPages) self = g_new0 (TlExportPages, 1);
  gboolean made = TRUE;

  self->papers = g_ptr_array_new ();
  if (is_text (wish->exporter))
    made = add_text (self, table, wish, cancellable, error);
  else if (is_picture (wish->exporter))
    made = add_papers (self, table, wish, cancellable, error);
  if (!made)
    return NULL;
  if (self->papers->len > 0)
    self->words = dup_words (self, wish);
  return g_steal_pointer (&self);
}

/**
 * tl_export_pages_free:
 * @self: (transfer full) (nullable): pages
 */
void
tl_export_pages_free (TlExportPages *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->words);
  g_free (self);
}

/**
 * tl_export_pages_get_picture:
 * @self: pages
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): what is on a page; %NULL when there is no such page
 */
const TlPicture *
tl_export_pages_get_picture (const TlExportPages *self, guint page)
{
  const TlPaper *paper = page < self->papers->len ? self->papers->pdata[page] : NULL;

  return paper ? paper->picture : NULL;
}

/**
 * tl_export_pages_paint:
 * @self: pages
 * @page: from 0
 * @width: pixels
 * @height: pixels
 *
 * Paints a page as large as it goes into that, nothing beside it.
 *
 * Returns: (transfer full) (nullable): what it looks like; %NULL without such a page
 */
cairo_surface_t *
tl_export_pages_paint (const TlExportPages *self, guint page, int width, int height)
{
  const TlPaper   *paper = page < self->papers->len ? self->papers->pdata[page] : NULL;
  double           scale;
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (!paper || paper->page.width <= 0 || paper->page.height <= 0)
    return NULL;
  scale = MIN (width / paper->page.width, height / paper->page.height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        MAX (1, (int) round (paper->page.width * scale)),
                                        MAX (1, (int) round (paper->page.height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  tl_paper_draw (paper, cr, TL_PAINTER_RASTER);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
