/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures from other programs: bounded, made anew, and refused in time. */
#include "config.h"

#include "import/tl-import-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <string.h>

#include "base/tl-image-size.h"

static GBytes *
make_picture (int width, int height, gboolean noise, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  gsize   n = gdk_pixbuf_get_byte_length (pixbuf);
  char   *buffer;
  gsize   length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  for (gsize i = 0; noise && i < n; i++)
    pixels[i] = (guchar) g_rand_int (random);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, type, NULL, NULL));
  return g_bytes_new_take (buffer, length);
}

static void
assert_stored (const TlImportImage *image, guint width_px, guint height_px, const char *type)
{
  gsize              length;
  g_autofree guchar *data = NULL;
  guint32            width, height;

  g_assert_nonnull (image);
  data = g_base64_decode (image->base64, &length);
  g_assert_true (tl_image_read_size (data, length, &width, &height));
  g_assert_cmpuint (width, ==, width_px);
  g_assert_cmpuint (height, ==, height_px);
  g_assert_cmpuint (image->width_px, ==, width_px);
  g_assert_cmpuint (length, <=, 4 * 1024 * 1024);
  g_assert_cmpstr (image->type, ==, type);
  g_assert_cmpuint (strlen (image->hash), <=, 64);
}

static void
test_plain (void)
{
  g_autoptr (GBytes) png = make_picture (60, 40, FALSE, "png");
  g_autoptr (GBytes) jpeg = make_picture (60, 40, FALSE, "jpeg");
  g_autoptr (TlImportImage) one = tl_import_read_image (png, NULL);
  g_autoptr (TlImportImage) again = tl_import_read_image (png, NULL);
  g_autoptr (TlImportImage) other = tl_import_read_image (jpeg, NULL);

  assert_stored (one, 60, 40, "image/png");
  assert_stored (other, 60, 40, "image/jpeg");
  g_assert_cmpstr (one->hash, ==, again->hash);
  g_assert_cmpstr (one->hash, !=, other->hash);
}

static void
test_shrunk (void)
{
  g_autoptr (GBytes) wide = make_picture (5120, 64, FALSE, "png");
  g_autoptr (GBytes) noisy = make_picture (1600, 1600, TRUE, "png");
  g_autoptr (TlImportImage) image = tl_import_read_image (wide, NULL);
  g_autoptr (TlImportImage) photo = tl_import_read_image (noisy, NULL);

  assert_stored (image, 2560, 32, "image/png");
  /* Too many bytes as PNG: a photograph. */
  g_assert_cmpstr (photo->type, ==, "image/jpeg");
  g_assert_cmpuint (strlen (photo->base64), <=, 4 * 1024 * 1024 / 3 * 4 + 4);
}

static void
test_svg (void)
{
  const char *svg =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='40' "
    "height='20'><image xlink:href='file:///etc/passwd' width='9' height='9'/>"
    "<rect width='40' height='20' fill='red'/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (TlImportImage) image = tl_import_read_image (bytes, NULL);

  assert_stored (image, 80, 40, "image/png");
}

static void
assert_refused (const void *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlImportImage) image = tl_import_read_image (bytes, &error);

  g_assert_null (image);
  g_assert_error (error, G_IO_ERROR, code);
}

static void
test_refused (void)
{
  /* 30,000 x 30,000 in 33 bytes. */
  static const guint8 huge[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0";
  g_autofree guint8 *large = g_malloc0 (TL_IMPORT_MAX_PICTURE + 1);

  assert_refused (huge, sizeof huge, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_refused ("words", 5, G_IO_ERROR_INVALID_DATA);
  assert_refused ("", 0, G_IO_ERROR_INVALID_DATA);
  assert_refused ("<svg", 4, G_IO_ERROR_INVALID_DATA);
  assert_refused (large, TL_IMPORT_MAX_PICTURE + 1, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/image/plain", test_plain);
  g_test_add_func ("/import/image/shrunk", test_shrunk);
  g_test_add_func ("/import/image/svg", test_svg);
  g_test_add_func ("/import/image/refused", test_refused);
  return g_test_run ();
}
