/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export will write, laid out and painted in a worker for the eyes. Pictures are those that
 * the exporters take; of a format that is made of words its own first lines are shown. */
#include "config.h"

#include "app/tl-export-pages.h"

#include "export/tl-cairo-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Bytes of a text that are looked at. */
#define MOST_TEXT 6000
/* PNG without a size asked for: pixels a px. */
#define USUAL_SCALE 2.0

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

/* What has a page each when none is asked for. */
static const GPtrArray *
list_all (const TlTable *table, const TlExportWish *wish)
{
  const char *document = tl_record_get_id (tl_table_get_document (table));

  if (!tl_exporter_takes (wish->exporter, "several"))
    return NULL;
  if (wish->options.what == TL_EXPORT_MAP && wish->options.map == NULL)
    return tl_table_get_children (table, document, TL_KIND_MAP);
  if (wish->options.what == TL_EXPORT_PERSONA && wish->options.subject == NULL)
    return tl_table_get_children (table, document, TL_KIND_PERSONA);
  return NULL;
}

static gboolean
add_picture (TlExportPages         *self,
             const TlTable         *table,
             const TlExportOptions *options,
             GCancellable          *cancellable,
             GError               **error)
{
  TlPicture *picture = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    picture = tl_export_new_picture (table, options, error);
  if (picture)
    g_ptr_array_add (self->pictures, picture);
  return picture != NULL;
}

static gboolean
add_pictures (TlExportPages      *self,
              const TlTable      *table,
              const TlExportWish *wish,
              GCancellable       *cancellable,
              GError            **error)
{
  const GPtrArray *all = list_all (table, wish);
  TlExportOptions  own = wish->options;

  if (!all || all->len == 0)
    return add_picture (self, table, &own, cancellable, error);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (all, i));

      if (own.what == TL_EXPORT_MAP)
        own.map = id;
      else
        own.subject = id;
      if (!add_picture (self, table, &own, cancellable, error))
        return FALSE;
    }
  return TRUE;
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
  const TlExportOptions *options = &wish->options;
  TlRect                 sheet = tl_export_pages_get_sheet (self, 0);
  guint                  n = self->pictures->len;
  double                 scale = options->width > 0   ? options->width / sheet.width
                                 : options->scale > 0 ? options->scale
                                                      : USUAL_SCALE;

  if (g_str_equal (wish->exporter->name, "png"))
    return dup_pixels (sheet.width * scale, sheet.height * scale);
  if (g_str_equal (wish->exporter->name, "pdf"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);
  if (g_str_equal (wish->exporter->name, "pptx"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u slide", "%u slides", n), n);
  return dup_pixels (sheet.width, sheet.height);
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

  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_picture_unref);
  self->transparent =
    wish->options.transparent && tl_exporter_takes (wish->exporter, "transparent");
  if (is_text (wish->exporter))
    made = add_text (self, table, wish, cancellable, error);
  else if (is_picture (wish->exporter))
    made = add_pictures (self, table, wish, cancellable, error);
  if (!made)
    return NULL;
  if (self->pictures->len > 0)
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
  g_ptr_array_unref (self->pictures);
  g_free (self->text);
  g_free (self->words);
  g_free (self);
}

/**
 * tl_export_pages_get_sheet:
 * @self: pages
 * @page: from 0
 *
 * Returns: the part of the plane that the page shows, px; empty when there is no such page
 */
TlRect
tl_export_pages_get_sheet (const TlExportPages *self, guint page)
{
  const TlPicture *picture =
    page < self->pictures->len ? g_ptr_array_index (self->pictures, page) : NULL;

  return picture ? picture->sheet : (TlRect){ 0 };
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
  TlPicture *picture = page < self->pictures->len ? g_ptr_array_index (self->pictures, page) : NULL;
  TlRect     sheet = tl_export_pages_get_sheet (self, page);
  double     scale;
  cairo_surface_t *surface;
  cairo_t         *cr;
  g_autoptr (TlPainter) painter = NULL;

  if (!picture || sheet.width <= 0 || sheet.height <= 0)
    return NULL;
  scale = MIN (width / sheet.width, height / sheet.height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        MAX (1, (int) round (sheet.width * scale)),
                                        MAX (1, (int) round (sheet.height * scale)));
  cr = cairo_create (surface);
  painter = tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_RASTER);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -sheet.x, -sheet.y);
  tl_painter_draw_picture (painter, cr, picture, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
