/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as PNG, painted and encoded in bands of rows.
 *
 * Only one band of the picture is in memory at a time, so that a large one costs no more than a
 * small one; the scene gives out only the groups that touch the band. The picture is opaque RGB.
 * libpng is called here rather than through cairo because maps are flat: without row filters and at
 * a low zlib level a 1080p map is encoded several times faster and about as small. */
#include "config.h"

#include "export/tl-export-private.h"

#include "export/tl-cairo-painter.h"
#include "store/tl-embedded.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#define DEFAULT_SCALE 2.0
/* Pixels in memory at a time: 32 MB. A 1080p or 4K picture is one band. */
#define BAND_PIXELS (8.0 * 1024 * 1024)
/* Measured on maps: level 6 takes twice as long for a tenth less, row filters a fifth longer for
 * more. */
#define ZLIB_LEVEL 3

typedef struct
{
  int    width;
  int    height;
  double scale;
} Size;

typedef struct
{
  png_structp png;
  png_infop   info;
  GByteArray *bytes;
  char       *document; /* what is to be inside; NULL = none */
} Encoder;

static gboolean
choose_size (const TlRect *sheet, const TlExportOptions *options, Size *size, GError **error)
{
  double width;
  double height;

  size->scale = options->width > 0   ? options->width / sheet->width
                : options->scale > 0 ? options->scale
                                     : DEFAULT_SCALE;
  width = options->width > 0 ? options->width : ceil (sheet->width * size->scale);
  height = MAX (1, ceil (sheet->height * size->scale));
  if (!(width <= TL_EXPORT_MAX_SIDE && height <= TL_EXPORT_MAX_SIDE &&
        width * height <= TL_EXPORT_MAX_PIXELS))
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_TOO_LARGE,
                   _ (
                     "The picture would be %.0f × %.0f pixels; expected at most %d a side and %.0f "
                     "million in all"),
                   width,
                   height,
                   TL_EXPORT_MAX_SIDE,
                   TL_EXPORT_MAX_PIXELS / 1e6);
      return FALSE;
    }
  size->width = MAX (1, (int) width);
  size->height = (int) height;
  return TRUE;
}

static void
png_error_cb (png_structp png, png_const_charp message)
{
  longjmp (png_jmpbuf (png), 1);
}

static void
png_warning_cb (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static void
png_write_cb (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
png_flush_cb (png_structp png)
{
}

/* tEXt holds Latin-1 only; iTXt takes UTF-8. */
static void
write_texts (Encoder *encoder, char *title)
{
  png_text texts[] = {
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Title", .text = title },
    { .compression = PNG_ITXT_COMPRESSION_zTXt,
      .key = (char *) TL_EMBEDDED_KEYWORD,
      .text = encoder->document },
  };

  png_set_text (encoder->png, encoder->info, texts, encoder->document != NULL ? 2 : 1);
}

static void
write_head (Encoder *encoder, const Size *size, char *title)
{
  png_uint_32 per_metre = (png_uint_32) (96 * size->scale / 0.0254 + 0.5);

  png_set_write_fn (encoder->png, encoder->bytes, png_write_cb, png_flush_cb);
  png_set_compression_level (encoder->png, ZLIB_LEVEL);
  png_set_filter (encoder->png, 0, PNG_FILTER_NONE);
  png_set_IHDR (encoder->png,
                encoder->info,
                (png_uint_32) size->width,
                (png_uint_32) size->height,
                8,
                PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (encoder->png, encoder->info, PNG_sRGB_INTENT_RELATIVE);
  png_set_pHYs (encoder->png, encoder->info, per_metre, per_metre, PNG_RESOLUTION_METER);
  write_texts (encoder, title);
  png_write_info (encoder->png, encoder->info);
  /* cairo's pixels are one 32 bit number each, xRGB from the top. */
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    {
      png_set_bgr (encoder->png);
      png_set_filler (encoder->png, 0, PNG_FILLER_AFTER);
    }
  else
    png_set_filler (encoder->png, 0, PNG_FILLER_BEFORE);
}

/* Paints rows y to y + n and writes them. */
static gboolean
write_band (
  Encoder *encoder, TlPainter *painter, const TlPicture *picture, const Size *size, int y, int n)
{
  TlRect           sheet = picture->sheet;
  TlRect           band = { sheet.x, sheet.y + y / size->scale, sheet.width, n / size->scale };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size->width, n);
  cairo_t         *cr = cairo_create (surface);
  TlColor          paper = picture->paper;
  gboolean         painted;

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, 0, -y);
  cairo_scale (cr, size->scale, size->scale);
  cairo_translate (cr, -sheet.x, -sheet.y);
  /* The region is clipped at its edge: past whole pixels, for what they do not cover is paper. */
  band = tl_rect_inset (&band, -1 / size->scale);
  tl_painter_draw_picture (painter, cr, picture, &band);
  painted = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int i = 0; painted && i < n; i++)
    png_write_row (encoder->png,
                   cairo_image_surface_get_data (surface) +
                     (gsize) i * (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return painted;
}

static gboolean
write_bands (Encoder *encoder, TlPainter *painter, const TlPicture *picture, const Size *size)
{
  int step = MAX (16, (int) (BAND_PIXELS / size->width));

  for (int y = 0; y < size->height; y += step)
    if (!write_band (encoder, painter, picture, size, y, MIN (step, size->height - y)))
      return FALSE;
  return TRUE;
}

static gboolean
encode (Encoder *encoder, TlPainter *painter, const TlPicture *picture, const Size *size)
{
  if (setjmp (png_jmpbuf (encoder->png)))
    return FALSE;
  write_head (encoder, size, picture->title);
  if (!write_bands (encoder, painter, picture, size))
    return FALSE;
  png_write_end (encoder->png, NULL);
  return TRUE;
}

/**
 * tl_png_write:
 * @table: a document
 * @options: which map, theme and text scale; scale, or width in pixels; the document inside
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map as PNG, with its title and its resolution (96 dpi at scale 1).
 *
 * Errors: as tl_export_new_picture(); %TL_EXPORT_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_png_write (const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, options, error);
  g_autoptr (TlPainter) painter = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) document = NULL;
  Encoder  encoder = { 0 };
  Size     size;
  gboolean done;

  if (picture == NULL)
    return NULL;
  if (!choose_size (&picture->sheet, options, &size, error))
    return NULL;
  painter = tl_painter_new (tl_text_get_default (), table, TL_PAINTER_RASTER);
  encoder.bytes = bytes;
  encoder.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, png_error_cb, png_warning_cb);
  encoder.info = png_create_info_struct (encoder.png);
  document = tl_export_dup_embedded ("png", table, options, run);
  if (document != NULL)
    encoder.document = g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
  done = encode (&encoder, painter, picture, &size);
  png_destroy_write_struct (&encoder.png, &encoder.info);
  g_free (encoder.document);
  if (!done)
    {
      g_set_error_literal (error,
                           TL_EXPORT_ERROR,
                           TL_EXPORT_ERROR_FAILED,
                           _ ("The picture could not be drawn: not enough memory"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
