/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of some cards of a map, for slides: the cards where they stand to each other, with
 * their markers and the links among them, on nothing. It is the map's own display list with
 * everything else left out, and as sharp as a picture may be at most. */
#include "config.h"

#include "export/tl-export-private.h"

#include <math.h>

/* As sharp as asked for, as far as a picture may have so many pixels. */
static double
choose_scale (const TlRect *sheet, double wanted)
{
  double scale = wanted > 0 ? wanted : 2;

  scale = MIN (scale, TL_EXPORT_MAX_SIDE / MAX (sheet->width, sheet->height));
  /* A little less: both sides are rounded up. */
  return MIN (scale, 0.999 * sqrt (TL_EXPORT_MAX_PIXELS / (sheet->width * sheet->height)));
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
  if (picture == NULL)
    return NULL;
  own.scale = choose_scale (&picture->sheet, options->scale);
  return tl_png_write_picture (picture, &own, NULL, NULL, error);
}
