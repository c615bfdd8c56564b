/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many pixels an image claims to have, read from its header before anything is decoded: a file
 * of 100 kB can ask for gigabytes. The loaders of newer gdk-pixbuf decode first and tell
 * afterwards, so they cannot be asked. PNG, JPEG and WebP; nothing is allocated and nothing read
 * beyond the data. */
#include "config.h"

#include "base/tl-image-size.h"

#include <string.h>

static guint32
read_big (const guint8 *data, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[i];
  return value;
}

static guint32
read_little (const guint8 *data, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | data[i - 1];
  return value;
}

static gboolean
read_png (const guint8 *data, gsize length, guint32 *width_px, guint32 *height_px)
{
  if (length < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 ||
      memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width_px = read_big (data + 16, 4);
  *height_px = read_big (data + 20, 4);
  return TRUE;
}

/* Start-of-frame markers are C0 to CF but for three that mean tables and arithmetic coding. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* A row of segments: FF, marker, length; markers D0 to D9 and 01 stand alone; FF may be repeated.
 */
static gboolean
read_jpeg (const guint8 *data, gsize length, guint32 *width_px, guint32 *height_px)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (is_frame (marker))
        {
          *height_px = read_big (data + at + 5, 2);
          *width_px = read_big (data + at + 7, 2);
          return TRUE;
        }
      if (marker == 0xff)
        at += 1;
      else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd9))
        at += 2;
      else
        at += 2 + MAX (2, read_big (data + at + 2, 2));
    }
  return FALSE;
}

static gboolean
read_webp (const guint8 *data, gsize length, guint32 *width_px, guint32 *height_px)
{
  if (length < 30 || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WEBP", 4) != 0)
    return FALSE;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *width_px = read_little (data + 24, 3) + 1;
      *height_px = read_little (data + 27, 3) + 1;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8L", 4) == 0)
    {
      guint32 bits = read_little (data + 21, 4);

      *width_px = (bits & 0x3fff) + 1;
      *height_px = (bits >> 14 & 0x3fff) + 1;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8 ", 4) == 0)
    {
      *width_px = read_little (data + 26, 2) & 0x3fff;
      *height_px = read_little (data + 28, 2) & 0x3fff;
      return TRUE;
    }
  return FALSE;
}

/**
 * tl_image_read_size:
 * @data: (array length=length): a file's bytes
 * @length: how many
 * @width_px: (out): what its header says, before any orientation is applied
 * @height_px: (out): the same
 *
 * Reads the size of a PNG, JPEG or WebP without decoding it.
 *
 * Errors: FALSE, with the out-parameters untouched, when the header is none of these.
 * Source: PNG 3rd edition 11.2.1; ITU T.81 annex B; RFC 9649.
 *
 * Returns: whether the size is known
 */
gboolean
tl_image_read_size (const guint8 *data, gsize length, guint32 *width_px, guint32 *height_px)
{
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  return read_png (data, length, width_px, height_px) ||
         read_jpeg (data, length, width_px, height_px) ||
         read_webp (data, length, width_px, height_px);
}
