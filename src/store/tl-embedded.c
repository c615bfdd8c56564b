/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical bytes of a document made small to travel inside a picture, and back. What comes
 * back is as large as a file may be at most, whatever the packed bytes pretend: it is stopped while
 * it grows. */
#include "config.h"

#include "store/tl-embedded.h"

#include "store/tl-json-scan.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>

/* bytes at a time */
#define STEP 65536
/* For 5,000 cards 220 kB instead of 180 kB at level 9, and a sixth less time for the whole export.
 */
#define LEVEL 4

/* Runs a converter over bytes until it is done; NULL when more than `most` come out or it fails. */
static GByteArray *
convert (GConverter *converter, GBytes *bytes, gsize most, gboolean *too_large)
{
  gsize              length, at = 0;
  const guint8      *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *step = g_malloc (STEP);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize read = 0, written = 0;

      result = g_converter_convert (converter,
                                    data + at,
                                    length - at,
                                    step,
                                    STEP,
                                    G_CONVERTER_INPUT_AT_END,
                                    &read,
                                    &written,
                                    NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      *too_large = written > most - out->len;
      if (*too_large)
        return NULL;
      g_byte_array_append (out, step, (guint) written);
      at += read;
    }
  /* Something behind the end is no part of it. */
  return at == length ? g_steal_pointer (&out) : NULL;
}

/**
 * tl_embedded_pack:
 * @document: a document as tl_store_serialize() writes it
 *
 * Returns: (transfer full): the same as a zlib stream, which holds no time and no name
 */
GBytes *
tl_embedded_pack (GBytes *document)
{
  g_autoptr (GZlibCompressor) compressor =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  gboolean    too_large;
  GByteArray *packed = convert (G_CONVERTER (compressor), document, G_MAXUINT, &too_large);

  g_assert (packed != NULL);
  return g_byte_array_free_to_bytes (packed);
}

/**
 * tl_embedded_unpack:
 * @packed: what was found in a picture
 * @name: what messages call the picture
 * @error: where to put what is wrong
 *
 * Errors: %TL_STORE_ERROR_MALFORMED; %TL_STORE_ERROR_TOO_LARGE, before it has grown so large.
 *
 * Returns: (transfer full): the document's bytes, or %NULL
 */
GBytes *
tl_embedded_unpack (GBytes *packed, const char *name, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gboolean    too_large = FALSE;
  GByteArray *document = convert (G_CONVERTER (decompressor), packed, TL_JSON_MAX_FILE, &too_large);

  if (document != NULL)
    return g_byte_array_free_to_bytes (document);
  if (too_large)
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_TOO_LARGE,
                 _ ("%s: expected a document of at most 64 MiB inside, found more"),
                 name);
  else
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_MALFORMED,
                 _ ("%s: expected a whole document inside, found a damaged one"),
                 name);
  return NULL;
}
