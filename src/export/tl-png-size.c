/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many pixels a PNG has, and where the picture stands among them.
 *
 * A size in pixels or of a page is kept to the pixel: the picture is fitted in and stands in the
 * middle, and its paper fills the rest. Otherwise the picture itself says how large it is, at a
 * scale, a width or a resolution. */
#include "config.h"

#include "export/tl-png-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_SCALE 2.0
#define DPI 96.0 /* at scale 1 */
#define POINTS_PER_PX (72.0 / DPI)

/* Pixels a px of scale 1, as it is asked for. */
static double
choose_factor (double width, const TlExportOptions *options)
{
  if (options->width > 0)
    return options->width / width;
  if (options->scale > 0)
    return options->scale;
  return options->dpi > 0 ? options->dpi / DPI : DEFAULT_SCALE;
}

static gboolean
check_size (double width, double height, GError **error)
{
  if (width <= TL_EXPORT_MAX_SIDE && height <= TL_EXPORT_MAX_SIDE &&
      width * height <= TL_EXPORT_MAX_PIXELS)
    return TRUE;
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_TOO_LARGE,
               _ ("The picture would be %.0f × %.0f pixels; expected at most %d a side and %.0f "
                  "million in all"),
               width,
               height,
               TL_EXPORT_MAX_SIDE,
               TL_EXPORT_MAX_PIXELS / 1e6);
  return FALSE;
}

/* Fits the picture into the pixels that there are. */
static void
fit (const TlRect *sheet, TlPngSize *size)
{
  size->scale = MIN (size->width / sheet->width, size->height / sheet->height);
  size->x = (size->width - sheet->width * size->scale) / 2;
  size->y = (size->height - sheet->height * size->scale) / 2;
}

/* Whole pixels; what is over by a rounding error is none. */
static double
count_pixels (double length)
{
  return MAX (1, ceil (length - 1e-6));
}

/* Of a size in pixels; its own resolution counts when none is asked for. */
static void
take_pixels (const TlRect *sheet, const TlExportOptions *options, TlPngSize *size)
{
  size->width = options->pixels.width;
  size->height = options->pixels.height;
  fit (sheet, size);
  if (options->dpi > 0)
    size->dpi = options->dpi;
  else
    size->dpi = options->pixels.dpi > 0 ? options->pixels.dpi : DPI * size->scale;
}

/* How large a picture is in pixels, where it stands in them, and what resolution is written. */
gboolean
tl_png_choose_size (const TlPicture       *picture,
                    const TlExportOptions *options,
                    TlPngSize             *size,
                    GError               **error)
{
  const TlRect *sheet = &picture->sheet;
  gboolean      paged = options->slides || options->page.width > 0;
  TlPageSize    page = tl_export_get_slide_page (options);
  double        width = paged ? page.width / POINTS_PER_PX : sheet->width;
  double        height = paged ? page.height / POINTS_PER_PX : sheet->height;
  double        factor = choose_factor (width, options);

  *size = (TlPngSize){ .transparent = picture->paper.alpha <= 0 };
  if (options->pixels.width > 0)
    {
      if (!check_size (options->pixels.width, options->pixels.height, error))
        return FALSE;
      take_pixels (sheet, options, size);
      return TRUE;
    }
  width = options->width > 0 ? options->width : count_pixels (width * factor);
  height = count_pixels (height * factor);
  if (!check_size (width, height, error))
    return FALSE;
  size->width = (int) width;
  size->height = (int) height;
  size->scale = factor;
  size->dpi = options->dpi > 0 ? options->dpi : DPI * factor;
  if (paged)
    fit (sheet, size);
  return TRUE;
}
