/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture from another program, made fit for a document.
 *
 * Its size is read from the header before any pixel is made; more than 40 megapixels or 20 MiB are
 * refused. It is turned upright, shrunk to 2,560 px and encoded anew: as JPEG what was one, as PNG
 * everything else (WebP has no loader on many machines, SVG is drawn at twice its size), smaller
 * and smaller until it takes no more than 4 MiB, because other readers refuse more. Its name is the
 * hash of what is stored, so the same picture is stored once. May run in any thread. */
#include "config.h"

#include "import/tl-import-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/tl-image-size.h"

#define MAX_PIXELS (40.0 * 1000 * 1000)
#define MAX_SIDE 2560
#define MAX_STORED (4 * 1024 * 1024)
/* Below this a picture says nothing; it is given up before. */
#define MIN_SIDE 64

/**
 * tl_import_image_free:
 * @image: (transfer full) (nullable): a picture
 *
 * Frees a picture.
 */
void
tl_import_image_free (TlImportImage *image)
{
  if (image == NULL)
    return;
  g_free (image->hash);
  g_free (image->base64);
  g_free (image);
}

static gboolean
is_jpeg (const guint8 *data, gsize length)
{
  return length > 3 && memcmp (data, "\377\330\377", 3) == 0;
}

static gboolean
is_svg (const guint8 *data, gsize length)
{
  return g_strstr_len ((const char *) data, (gssize) MIN (length, 4096), "<svg") != NULL;
}

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       _ ("This is no picture that can be read: PNG, JPEG, WebP and SVG can"));
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_MESSAGE_TOO_LARGE,
                       _ ("The picture is too large: at most 40 megapixels and 20 MiB fit"));
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Through PNG: cairo's pixels are premultiplied, a pixbuf's are not. */
static GdkPixbuf *
pixbuf_from_surface (cairo_surface_t *surface)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean read;

  cairo_surface_write_to_png_stream (surface, append_bytes, png);
  read = gdk_pixbuf_loader_write (loader, png->data, png->len, NULL);
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  return read ? g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader)) : NULL;
}

static GdkPixbuf *
draw_handle (RsvgHandle *handle)
{
  RsvgRectangle    viewport = { 0, 0, 640, 480 };
  cairo_surface_t *surface;
  cairo_t         *cr;
  GdkPixbuf       *pixbuf = NULL;
  double           scale;

  rsvg_handle_get_intrinsic_size_in_pixels (handle, &viewport.width, &viewport.height);
  if (!(viewport.width > 0 && viewport.height > 0))
    return NULL;
  scale = MIN (2, MAX_SIDE / MAX (viewport.width, viewport.height));
  viewport.width = CLAMP (round (viewport.width * scale), 1, MAX_SIDE);
  viewport.height = CLAMP (round (viewport.height * scale), 1, MAX_SIDE);
  surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) viewport.width, (int) viewport.height);
  cr = cairo_create (surface);
  if (rsvg_handle_render_document (handle, cr, &viewport, NULL))
    pixbuf = pixbuf_from_surface (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixbuf;
}

/* From memory and without a base URI: an SVG can fetch nothing. */
static GdkPixbuf *
draw_svg (const guint8 *data, gsize length)
{
  RsvgHandle *handle = rsvg_handle_new_from_data (data, length, NULL);
  GdkPixbuf  *pixbuf = handle != NULL ? draw_handle (handle) : NULL;

  g_clear_object (&handle);
  return pixbuf;
}

static GdkPixbuf *
decode (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;
  guint32    width_px, height_px;
  gboolean   read;

  if (is_svg (data, length))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      pixbuf = draw_svg (data, length);
      if (pixbuf == NULL)
        set_unreadable (error);
      return pixbuf;
    }
  if (!tl_image_read_size (data, length, &width_px, &height_px))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      set_unreadable (error);
      return NULL;
    }
  if ((double) width_px * height_px > MAX_PIXELS)
    {
      gdk_pixbuf_loader_close (loader, NULL);
      set_too_large (error);
      return NULL;
    }
  read = gdk_pixbuf_loader_write (loader, data, length, NULL);
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  pixbuf = read ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    {
      set_unreadable (error);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

static GdkPixbuf *
shrink (GdkPixbuf *pixbuf, int max_side)
{
  int    width = gdk_pixbuf_get_width (pixbuf);
  int    height = gdk_pixbuf_get_height (pixbuf);
  double scale = (double) max_side / MAX (width, height);

  if (scale >= 1)
    return g_object_ref (pixbuf);
  return gdk_pixbuf_scale_simple (pixbuf,
                                  MAX (1, (int) (width * scale)),
                                  MAX (1, (int) (height * scale)),
                                  GDK_INTERP_HYPER);
}

/* Decoders note their findings in a pixbuf's options; only its pixels go on. */
static gboolean
encode (GdkPixbuf *pixbuf, gboolean as_jpeg, char **buffer, gsize *length)
{
  if (as_jpeg)
    return gdk_pixbuf_save_to_buffer (pixbuf, buffer, length, "jpeg", NULL, "quality", "90", NULL);
  return gdk_pixbuf_save_to_buffer (pixbuf, buffer, length, "png", NULL, NULL);
}

/* Takes @buffer over. */
static TlImportImage *
image_new (GdkPixbuf *pixbuf, gboolean as_jpeg, char *buffer, gsize length)
{
  TlImportImage   *image = g_new0 (TlImportImage, 1);
  g_autofree char *sum =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) buffer, length);

  image->hash = g_strdup_printf ("image-%.40s", sum);
  image->type = as_jpeg ? "image/jpeg" : "image/png";
  image->base64 = g_base64_encode ((const guchar *) buffer, length);
  image->width_px = (guint) gdk_pixbuf_get_width (pixbuf);
  image->height_px = (guint) gdk_pixbuf_get_height (pixbuf);
  g_free (buffer);
  return image;
}

/**
 * tl_import_read_image:
 * @bytes: a file
 * @error: why it was not taken
 *
 * Reads a PNG, JPEG, WebP or SVG, told by its content.
 *
 * Errors: %G_IO_ERROR_INVALID_DATA for what cannot be read, %G_IO_ERROR_MESSAGE_TOO_LARGE for what
 *   asks for too much; each one sentence for people.
 *
 * Returns: (transfer full): the picture
 */
TlImportImage *
tl_import_read_image (GBytes *bytes, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean as_jpeg;

  if (length > TL_IMPORT_MAX_PICTURE)
    {
      set_too_large (error);
      return NULL;
    }
  if (length == 0)
    {
      set_unreadable (error);
      return NULL;
    }
  pixbuf = decode (data, length, error);
  if (pixbuf == NULL)
    return NULL;
  as_jpeg = is_jpeg (data, length);
  for (int side = MAX_SIDE; side >= MIN_SIDE; side = side * 3 / 4)
    {
      g_autoptr (GdkPixbuf) small = shrink (pixbuf, side);
      char *buffer = NULL;
      gsize size = 0;

      if (small == NULL || !encode (small, as_jpeg, &buffer, &size))
        break;
      if (size <= MAX_STORED)
        return image_new (small, as_jpeg, buffer, size);
      g_free (buffer);
      /* A photograph that came as PNG. */
      as_jpeg = as_jpeg || !gdk_pixbuf_get_has_alpha (small);
    }
  set_too_large (error);
  return NULL;
}
