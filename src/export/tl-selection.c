/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of some cards of a map, for slides: the cards where they stand to each other, with
 * their markers and the links among them, on nothing. It is the map's own display list with
 * everything else left out, and as sharp as a picture may be at most. */
#include "config.h"

#include "export/tl-export-private.h"

#include "export/tl-cairo-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* As sharp as asked for, as far as a picture may have so many pixels. */
static double
choose_scale (const TlRect *sheet, double wanted)
{
  double scale = wanted > 0 ? wanted : 2;

  scale = MIN (scale, TL_EXPORT_MAX_SIDE / MAX (sheet->width, sheet->height));
  return MIN (scale, sqrt (TL_EXPORT_MAX_PIXELS / (sheet->width * sheet->height)));
}

static GBytes *
write_png (const TlPicture *picture, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_RASTER);
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                MAX (1, (int) (picture->sheet.width * scale)),
                                MAX (1, (int) (picture->sheet.height * scale)));
  cairo_t       *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -picture->sheet.x, -picture->sheet.y);
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      tl_painter_draw_group (painter, cr, placed->group, &placed->origin);
    }
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error,
                       TL_EXPORT_ERROR,
                       TL_EXPORT_ERROR_FAILED,
                       _ ("The picture could not be drawn: not enough memory"));
  return NULL;
}

/**
 * tl_export_selection:
 * @table: a document
 * @options: which map, theme and text scale; scale for PNG
 * @ids: (nullable) (array zero-terminated=1): cards; %NULL = the whole map on its paper
 * @mime_type: "image/png" or "image/svg+xml"
 * @error: where to put what went wrong
 *
 * Makes a picture of some cards where they stand, with nothing behind them. May run in any thread.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP; %TL_EXPORT_ERROR_TOO_LARGE; %TL_EXPORT_ERROR_FAILED, also when
 * none of the cards is drawn.
 *
 * Returns: (transfer full): the picture's bytes, or %NULL with @error set
 */
GBytes *
tl_export_selection (const TlTable         *table,
                     const TlExportOptions *options,
                     const char *const     *ids,
                     const char            *mime_type,
                     GError               **error)
{
  TlExportOptions own = *options;
  gboolean        svg = g_str_equal (mime_type, "image/svg+xml");
  g_autoptr (TlPicture) picture = NULL;

  own.cards = ids;
  /* It is on its way into another program, where nobody looks for a document in it. */
  own.embed = TL_EMBED_NEVER;
  if (svg)
    return tl_svg_write (table, &own, NULL, error);
  if (ids == NULL)
    return tl_png_write (table, &own, NULL, error);
  picture = tl_export_new_picture (table, &own, error);
  return picture != NULL
           ? write_png (picture, choose_scale (&picture->sheet, options->scale), error)
           : NULL;
}
