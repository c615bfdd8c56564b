/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as PNG, painted and encoded in bands of rows.
 *
 * Only one band of the picture is in memory at a time, so that a large one costs no more than a
 * small one; the scene gives out only the groups that touch the band. The picture is opaque RGB.
 * libpng is called here rather than through cairo because maps are flat: without row filters and at
 * a low zlib level a 1080p map is encoded several times faster and about as small. */
#include "config.h"

#include "export/tl-png-private.h"

#include "export/tl-cairo-painter.h"
#include "store/tl-embedded.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

/* Pixels in memory at a time: 32 MB. A 1080p or 4K picture is one band. */
#define BAND_PIXELS (8.0 * 1024 * 1024)
/* Measured on maps: level 6 takes twice as long for a tenth less, row filters a fifth longer for
 * more. */
#define ZLIB_LEVEL 3

typedef struct
{
  png_structp  png;
  png_infop    info;
  GByteArray  *bytes;
  char        *document; /* what is to be inside; NULL = none */
  TlExportRun *run;
  GError     **error; /* set when it was cancelled */
} Encoder;

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
write_head (Encoder *encoder, const TlPngSize *size, char *title)
{
  png_uint_32 per_metre = (png_uint_32) (size->dpi / 0.0254 + 0.5);

  png_set_write_fn (encoder->png, encoder->bytes, png_write_cb, png_flush_cb);
  png_set_compression_level (encoder->png, ZLIB_LEVEL);
  png_set_filter (encoder->png, 0, PNG_FILTER_NONE);
  png_set_IHDR (encoder->png,
                encoder->info,
                (png_uint_32) size->width,
                (png_uint_32) size->height,
                8,
                size->transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (encoder->png, encoder->info, PNG_sRGB_INTENT_RELATIVE);
  png_set_pHYs (encoder->png, encoder->info, per_metre, per_metre, PNG_RESOLUTION_METER);
  write_texts (encoder, title);
  png_write_info (encoder->png, encoder->info);
  /* cairo's pixels are one 32 bit number each, xRGB from the top. Those with alpha are turned round
   * by write_row(). */
  if (size->transparent)
    return;
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    {
      png_set_bgr (encoder->png);
      png_set_filler (encoder->png, 0, PNG_FILLER_AFTER);
    }
  else
    png_set_filler (encoder->png, 0, PNG_FILLER_BEFORE);
}

/* cairo has colours multiplied by alpha, PNG has not. */
static void
separate_alpha (guint8 *row, int width)
{
  for (int i = 0; i < width; i++)
    {
      guint8 *at = row + 4 * i;
      guint32 pixel, alpha;

      memcpy (&pixel, at, sizeof pixel);
      alpha = pixel >> 24;
      for (guint k = 0; k < 3; k++)
        {
          guint32 value = pixel >> (16 - 8 * k) & 255;

          at[k] = alpha > 0 ? (guint8) MIN (255, (value * 255 + alpha / 2) / alpha) : 0;
        }
      at[3] = (guint8) alpha;
    }
}

static void
write_rows (Encoder *encoder, cairo_surface_t *surface, const TlPngSize *size, int n)
{
  guint8 *data = cairo_image_surface_get_data (surface);
  gsize   stride = (gsize) cairo_image_surface_get_stride (surface);

  for (int i = 0; i < n; i++)
    {
      guint8 *row = data + (gsize) i * stride;

      if (size->transparent)
        separate_alpha (row, size->width);
      png_write_row (encoder->png, row);
    }
}

/* Paints rows y to y + n and writes them. */
static gboolean
write_band (Encoder         *encoder,
            TlPainter       *painter,
            const TlPicture *picture,
            const TlPngSize *size,
            int              y,
            int              n)
{
  TlRect           sheet = picture->sheet;
  TlRect           band = { sheet.x - size->x / size->scale,
                            sheet.y + (y - size->y) / size->scale,
                            size->width / size->scale,
                            n / size->scale };
  cairo_surface_t *surface =
    cairo_image_surface_create (size->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                size->width,
                                n);
  cairo_t *cr = cairo_create (surface);
  TlColor  paper = picture->paper;
  gboolean painted;

  if (!size->transparent)
    {
      cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
      cairo_paint (cr);
    }
  cairo_translate (cr, size->x, size->y - y);
  cairo_scale (cr, size->scale, size->scale);
  cairo_translate (cr, -sheet.x, -sheet.y);
  /* The region is clipped at its edge: past whole pixels, for what they do not cover is paper. */
  band = tl_rect_inset (&band, -1 / size->scale);
  tl_painter_draw_picture (painter, cr, picture, &band);
  painted = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (painted)
    write_rows (encoder, surface, size, n);
  cairo_surface_destroy (surface);
  return painted;
}

static gboolean
write_bands (Encoder *encoder, TlPainter *painter, const TlPicture *picture, const TlPngSize *size)
{
  int step = MAX (16, (int) (BAND_PIXELS / size->width));

  for (int y = 0; y < size->height; y += step)
    if (!tl_export_run_step (encoder->run, .5 + .5 * y / size->height, encoder->error) ||
        !write_band (encoder, painter, picture, size, y, MIN (step, size->height - y)))
      return FALSE;
  return TRUE;
}

static gboolean
encode (Encoder *encoder, TlPainter *painter, const TlPicture *picture, const TlPngSize *size)
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
 * tl_png_write_picture:
 * @picture: what to write
 * @options: its size in pixels or by scale, width, page or resolution
 * @document: (nullable): what is to be inside, as it is saved
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes one picture as PNG, with its title and its resolution. Without paper it has alpha.
 *
 * Errors: %TL_EXPORT_ERROR_TOO_LARGE; %TL_EXPORT_ERROR_FAILED; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_png_write_picture (const TlPicture       *picture,
                      const TlExportOptions *options,
                      GBytes                *document,
                      TlExportRun           *run,
                      GError               **error)
{
  g_autoptr (TlPainter) painter = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GError   *cancelled = NULL;
  Encoder   encoder = { .bytes = bytes, .run = run, .error = &cancelled };
  TlPngSize size;
  gboolean  done;

  if (!tl_png_choose_size (picture, options, &size, error))
    return NULL;
  painter = tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_RASTER);
  encoder.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, png_error_cb, png_warning_cb);
  encoder.info = png_create_info_struct (encoder.png);
  if (document != NULL)
    encoder.document = g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
  done = encode (&encoder, painter, picture, &size);
  png_destroy_write_struct (&encoder.png, &encoder.info);
  g_free (encoder.document);
  if (done)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  if (cancelled != NULL)
    g_propagate_error (error, cancelled);
  else
    g_set_error_literal (error,
                         TL_EXPORT_ERROR,
                         TL_EXPORT_ERROR_FAILED,
                         _ ("The picture could not be drawn: not enough memory"));
  return NULL;
}

/* The picture, or the slide that is asked for. */
static TlPicture *
new_picture (const TlTable *table, const TlExportOptions *options, TlExportRun *run, GError **error)
{
  g_autoptr (GPtrArray) slides = NULL;
  guint index = (guint) MAX (options->slide, 1) - 1;

  if (!options->slides)
    return tl_export_new_picture (table, options, error);
  slides = tl_export_new_slides (table, options, run, error);
  if (slides == NULL)
    return NULL;
  if (options->slide <= 0 && slides->len > 1)
    tl_export_run_note (run, _ ("The picture is the first of %u slides"), slides->len);
  if (index < slides->len)
    return tl_picture_ref (slides->pdata[index]);
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_NO_MAP,
               _ ("Expected one of %u slides, found %u"),
               slides->len,
               index + 1);
  return NULL;
}

/**
 * tl_png_write:
 * @table: a document
 * @options: which map or slide, theme and text scale; its size in pixels or by scale, width, page
 *   or resolution; the document inside
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map as PNG, with its title and its resolution. Without paper it has alpha.
 *
 * Errors: as tl_export_new_picture(); %TL_EXPORT_ERROR_TOO_LARGE; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_png_write (const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  g_autoptr (TlPicture) picture = NULL;
  g_autoptr (GBytes) document = NULL;

  if (!tl_export_run_step (run, 0, error))
    return NULL;
  picture = new_picture (table, options, run, error);
  if (picture == NULL)
    return NULL;
  document = tl_export_dup_embedded ("png", table, options, run);
  return tl_png_write_picture (picture, options, document, run, error);
}

/**
 * tl_export_write_slides:
 * @table: a document
 * @options: as for tl_export_new_slides(), and a size in pixels as for a picture
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes slides as PNG, a file each. A document that is to be inside is in the first.
 *
 * Errors: as the writer of PNG.
 *
 * Returns: (transfer full) (element-type GBytes): the files, or %NULL with @error set
 */
GPtrArray *
tl_export_write_slides (const TlTable         *table,
                        const TlExportOptions *options,
                        TlExportRun           *run,
                        GError               **error)
{
  g_autoptr (GPtrArray) slides = tl_export_new_slides (table, options, run, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) document = tl_export_dup_embedded ("png", table, options, run);

  for (guint i = 0; slides != NULL && i < slides->len; i++)
    {
      GBytes *file = NULL;

      if (tl_export_run_step (run, .5 + .5 * i / slides->len, error))
        file =
          tl_png_write_picture (slides->pdata[i], options, i == 0 ? document : NULL, NULL, error);
      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return slides != NULL ? g_steal_pointer (&files) : NULL;
}
