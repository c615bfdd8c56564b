/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes from headers: each format, and what is cut, foreign or hostile. Every input is copied to a
 * block of exactly its length, so that the sanitizers see a step too far. */
#include "config.h"

#include "base/tl-image-size.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *data;
  gsize       length;
  guint32     width_px;
  guint32     height_px;
} Case;

#define BYTES(text) text, sizeof (text) - 1
#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
#define FRAME(marker) "\xff" marker "\0\x11\x08\x03\x20\x04\xb0\x03"

static const Case good[] = {
  { "png", BYTES (PNG_HEAD "\0\0\x1b\x58\0\0\x17\x70"), 7000, 6000 },
  { "png-largest", BYTES (PNG_HEAD "\xff\xff\xff\xff\xff\xff\xff\xff"), G_MAXUINT32, G_MAXUINT32 },
  { "jpeg", BYTES ("\xff\xd8" FRAME ("\xc0")), 1200, 800 },
  { "jpeg-progressive", BYTES ("\xff\xd8\xff\xe0\0\x04JF" FRAME ("\xc2")), 1200, 800 },
  { "jpeg-tables-first", BYTES ("\xff\xd8\xff\xc4\0\x03x\xff\xff" FRAME ("\xc1")), 1200, 800 },
  { "jpeg-restart", BYTES ("\xff\xd8\xff\xd0\xff\x01" FRAME ("\xc0")), 1200, 800 },
  { "webp-extended",
    BYTES ("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xaf\x04\0\x1f\x03\0"),
    1200,
    800 },
  { "webp-lossless",
    BYTES ("RIFF\x20\0\0\0WEBPVP8L\x0a\0\0\0\x2f\xaf\xc4\xc7\0\0\0\0\0\0"),
    1200,
    800 },
  { "webp-lossy",
    BYTES ("RIFF\x20\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\xb0\x04\x20\x03"),
    1200,
    800 },
};

static const Case bad[] = {
  { "nothing", BYTES (""), 0, 0 },
  { "text", BYTES ("a text that is long enough to hold any of the headers"), 0, 0 },
  { "gif", BYTES ("GIF89a\x10\0\x10\0\0\0\0,\0\0\0\0\x10\0\x10\0\0\0\0\0\0\0\0\0\0"), 0, 0 },
  { "jpeg-without-frame",
    BYTES ("\xff\xd8\xff\xe0\0\x04JF\xff\xd9\xff\xd9\xff\xd9\xff\xd9"),
    0,
    0 },
  { "jpeg-length-of-nothing", BYTES ("\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0\0\0\0\0"), 0, 0 },
  { "jpeg-length-beyond", BYTES ("\xff\xd8\xff\xe0\xff\xff\0\0\0\0\0\0\0\0\0\0\0"), 0, 0 },
  { "riff-but-sound", BYTES ("RIFF\x20\0\0\0WAVEfmt \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), 0, 0 },
};

static gboolean
read_size (const char *data, gsize length, guint32 *width_px, guint32 *height_px)
{
  g_autofree guint8 *copy = g_memdup2 (data, length);

  return tl_image_read_size (copy, length, width_px, height_px);
}

static void
test_good (gconstpointer data)
{
  const Case *row = data;
  guint32     width_px, height_px;

  g_assert_true (read_size (row->data, row->length, &width_px, &height_px));
  g_assert_cmpuint (width_px, ==, row->width_px);
  g_assert_cmpuint (height_px, ==, row->height_px);
}

/* Cut anywhere: either not read, or read from bytes that were there. */
static void
test_cut (gconstpointer data)
{
  const Case *row = data;

  for (gsize length = 0; length < row->length; length++)
    {
      guint32 width_px = 1, height_px = 1;

      if (read_size (row->data, length, &width_px, &height_px))
        g_assert_cmpuint (width_px, ==, row->width_px);
      else
        g_assert_cmpuint (width_px, ==, 1);
    }
}

static void
test_bad (gconstpointer data)
{
  const Case *row = data;
  guint32     width_px = 1, height_px = 1;

  g_assert_false (read_size (row->data, row->length, &width_px, &height_px));
  g_assert_cmpuint (width_px, ==, 1);
  g_assert_cmpuint (height_px, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/image-size/%s", good[i].name);
      g_autofree char *cut = g_strdup_printf ("/base/image-size/%s/cut", good[i].name);

      g_test_add_data_func (path, &good[i], test_good);
      g_test_add_data_func (cut, &good[i], test_cut);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/image-size/%s", bad[i].name);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  return g_test_run ();
}
