/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From an image record to pixels.
 *
 * The record's base64 is decoded, the format told from the first bytes (never from the record's
 * word for it), the size asked before any pixel is made: gdk-pixbuf's loader says it as soon as the
 * header is read, and an image of more than 40 megapixels is stopped there. SVG goes through
 * librsvg from memory and without a base URI, so that it can fetch nothing. PNG and JPEG keep their
 * own bytes for exports that can hold them; WebP, SVG and anything too big for other readers become
 * PNG. What cannot be decoded is no image: NULL, once and for all. */
#include "config.h"

#include "export/tl-images.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/tl-image-size.h"

#define MAX_PIXELS (40.0 * 1000 * 1000)
#define MAX_BYTES (20 * 1024 * 1024)
/* librsvg refuses an SVG with more in one attribute: libxml2's limit for a text node is 10 MB, and
 * base64 adds a third. */
#define MAX_EMBEDDED (4 * 1024 * 1024)
#define MAX_SIDE 2560 /* px of what is made anew */

typedef enum
{
  FORMAT_UNKNOWN,
  FORMAT_PNG,
  FORMAT_JPEG,
  FORMAT_WEBP,
  FORMAT_SVG,
} Format;

typedef struct
{
  cairo_surface_t *surface; /* NULL = not an image */
  GBytes          *file;
  const char      *mime_type;
} Image;

struct _TlImages
{
  const TlTable *table;
  GHashTable    *images; /* id -> Image */
};

static void
image_free (gpointer data)
{
  Image *image = data;

  g_clear_pointer (&image->surface, cairo_surface_destroy);
  g_clear_pointer (&image->file, g_bytes_unref);
  g_free (image);
}

static Format
sniff (const guchar *data, gsize length)
{
  if (length > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return FORMAT_PNG;
  if (length > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return FORMAT_JPEG;
  if (length > 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return FORMAT_WEBP;
  if (g_strstr_len ((const char *) data, (gssize) MIN (length, 4096), "<svg") != NULL)
    return FORMAT_SVG;
  return FORMAT_UNKNOWN;
}

static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int              width = gdk_pixbuf_get_width (pixbuf);
  int              height = gdk_pixbuf_get_height (pixbuf);
  int              n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guchar    *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  int              x;
  int              y;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  for (y = 0; y < height; y++)
    {
      const guchar *in = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32      *out =
        (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (x = 0; x < width; x++, in += n_channels)
        {
          guint32 alpha = n_channels == 4 ? in[3] : 255;

          out[x] = alpha << 24 | (in[0] * alpha + 127) / 255 << 16 |
                   (in[1] * alpha + 127) / 255 << 8 | (in[2] * alpha + 127) / 255;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
decode_pixels (const char *type, const guchar *data, gsize length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  g_autoptr (GdkPixbuf) upright = NULL;
  guint32  width_px;
  guint32  height_px;
  gboolean whole;

  if (loader == NULL)
    return NULL;
  /* Before the loader sees it: loaders of newer gdk-pixbuf decode all of it first. */
  if (!tl_image_read_size (data, length, &width_px, &height_px) ||
      (double) width_px * height_px > MAX_PIXELS)
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  whole = gdk_pixbuf_loader_write (loader, data, length, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (!whole || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return surface_from_pixbuf (upright);
}

static cairo_surface_t *
decode_svg (const guchar *data, gsize length)
{
  RsvgHandle      *handle = rsvg_handle_new_from_data (data, length, NULL);
  RsvgRectangle    viewport = { 0, 0, 640, 480 };
  cairo_surface_t *surface;
  cairo_t         *cr;
  double           longer;
  gboolean         drawn;

  if (handle == NULL)
    return NULL;
  rsvg_handle_get_intrinsic_size_in_pixels (handle, &viewport.width, &viewport.height);
  if (!(viewport.width > 0 && viewport.height > 0))
    {
      g_object_unref (handle);
      return NULL;
    }
  longer = MAX (viewport.width, viewport.height);
  viewport.width = CLAMP (viewport.width * MIN (2, MAX_SIDE / longer), 1, MAX_SIDE);
  viewport.height = CLAMP (viewport.height * MIN (2, MAX_SIDE / longer), 1, MAX_SIDE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int) ceil (viewport.width),
                                        (int) ceil (viewport.height));
  cr = cairo_create (surface);
  drawn = rsvg_handle_render_document (handle, cr, &viewport, NULL);
  cairo_destroy (cr);
  g_object_unref (handle);
  if (!drawn)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

static cairo_surface_t *
decode (Format format, const guchar *data, gsize length)
{
  switch (format)
    {
    case FORMAT_PNG:
      return decode_pixels ("png", data, length);
    case FORMAT_JPEG:
      return decode_pixels ("jpeg", data, length);
    case FORMAT_WEBP:
      return decode_pixels ("webp", data, length);
    case FORMAT_SVG:
      return decode_svg (data, length);
    case FORMAT_UNKNOWN:
    default:
      return NULL;
    }
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A copy that no side of is longer than MAX_SIDE. */
static cairo_surface_t *
shrink (cairo_surface_t *surface)
{
  int              width = cairo_image_surface_get_width (surface);
  int              height = cairo_image_surface_get_height (surface);
  double           scale = MIN (1, MAX_SIDE / (double) MAX (width, height));
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                       MAX (1, (int) (width * scale)),
                                                       MAX (1, (int) (height * scale)));
  cairo_t         *cr = cairo_create (small);

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

static GBytes *
encode_png (cairo_surface_t *surface)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *small = shrink (surface);

  cairo_surface_write_to_png_stream (small, append_bytes, bytes);
  cairo_surface_destroy (small);
  return g_byte_array_free_to_bytes (bytes);
}

/* Lets a PDF take a photograph as the JPEG that it is. */
static void
attach_jpeg (cairo_surface_t *surface, GBytes *file)
{
  gsize         length;
  const guchar *data = g_bytes_get_data (file, &length);

  if (cairo_surface_set_mime_data (surface,
                                   CAIRO_MIME_TYPE_JPEG,
                                   data,
                                   length,
                                   (cairo_destroy_func_t) g_bytes_unref,
                                   file) == CAIRO_STATUS_SUCCESS)
    g_bytes_ref (file);
}

/* A picture turned by its EXIF note shows upright in our surface only: its bytes are not the same.
 */
static gboolean
is_as_stored (const Image *image, const guchar *data, gsize length)
{
  return g_strcmp0 (image->mime_type, "image/jpeg") != 0 ||
         g_strstr_len ((const char *) data, (gssize) MIN (length, 64), "Exif") == NULL;
}

static Image *
load_image (const char *base64)
{
  Image             *image = g_new0 (Image, 1);
  gsize              length = 0;
  g_autofree guchar *data = NULL;
  Format             format;

  if (strlen (base64) > MAX_BYTES / 3 * 4)
    return image;
  data = g_base64_decode (base64, &length);
  format = sniff (data, length);
  image->surface = decode (format, data, length);
  if (image->surface == NULL || cairo_surface_status (image->surface) != CAIRO_STATUS_SUCCESS)
    {
      g_clear_pointer (&image->surface, cairo_surface_destroy);
      return image;
    }
  image->mime_type = format == FORMAT_JPEG ? "image/jpeg" : "image/png";
  if ((format == FORMAT_PNG || format == FORMAT_JPEG) && length <= MAX_EMBEDDED &&
      is_as_stored (image, data, length))
    image->file = g_bytes_new (data, length);
  if (image->file != NULL && format == FORMAT_JPEG)
    attach_jpeg (image->surface, image->file);
  return image;
}

static Image *
get_image (TlImages *self, const char *id)
{
  Image          *image = g_hash_table_lookup (self->images, id);
  const TlRecord *record;

  if (image != NULL)
    return image;
  record = tl_table_get_kind (self->table, id, TL_KIND_IMAGE);
  image = load_image (record != NULL ? tl_record_get_text (record, TL_IMAGE_DATA) : "");
  g_hash_table_insert (self->images, g_strdup (id), image);
  return image;
}

/**
 * tl_images_new:
 * @table: (transfer none): the document; outlives the images
 *
 * Returns: (transfer full): its images, none decoded yet
 */
TlImages *
tl_images_new (const TlTable *table)
{
  TlImages *self = g_new0 (TlImages, 1);

  self->table = table;
  self->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  return self;
}

/**
 * tl_images_free:
 * @self: (transfer full) (nullable): images
 *
 * Frees the images and their surfaces.
 */
void
tl_images_free (TlImages *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->images);
  g_free (self);
}

/**
 * tl_images_get_surface:
 * @self: images
 * @id: of an image record
 *
 * The pixels of an image, decoded at the first call.
 *
 * Returns: (transfer none) (nullable): an image surface, or %NULL for what is no image or too large
 */
cairo_surface_t *
tl_images_get_surface (TlImages *self, const char *id)
{
  return get_image (self, id)->surface;
}

/**
 * tl_images_get_file:
 * @self: images
 * @id: of an image record
 * @mime_type: (out): image/png or image/jpeg
 *
 * The image as a file that every viewer reads: its own bytes, or a PNG made of it.
 *
 * Returns: (transfer none) (nullable): the bytes
 */
GBytes *
tl_images_get_file (TlImages *self, const char *id, const char **mime_type)
{
  Image *image = get_image (self, id);

  if (image->surface == NULL)
    return NULL;
  if (image->file == NULL)
    {
      image->file = encode_png (image->surface);
      image->mime_type = "image/png";
    }
  *mime_type = image->mime_type;
  return image->file;
}
