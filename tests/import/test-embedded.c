/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents in pictures: out again byte for byte, also after other programs had the picture; and
 * pictures that mean harm or are broken, which give one sentence that says what is wrong. */
#include "config.h"
#include "places.h"

#include "export/tl-export.h"
#include "import/tl-import-embedded.h"
#include "store/tl-embedded.h"
#include "store/tl-store.h"

#include <string.h>

static GBytes *
read_sample (const char *name)
{
  g_autofree char *path = g_strconcat (TL_SOURCE_DATA_DIR, "/samples/", name, ".journey", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tl_store_read (path, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *export(GBytes *document, const char *format)
{
  const TlExportOptions options = { .embed = TL_EMBED_ALWAYS, .scale = .5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_store_parse (document, "sample", NULL, &error);
  GBytes *picture;

  g_assert_no_error (error);
  picture = tl_exporter_find (NULL, format, NULL)->write (table, &options, NULL, &error);
  g_assert_no_error (error);
  return picture;
}

static void
test_round_trip (void)
{
  static const char *const samples[] = { "first-e-bike", "library-card" };
  static const char *const formats[] = { "svg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autoptr (GBytes) document = read_sample (samples[i]);
        g_autoptr (GBytes) picture = export(document, formats[k]);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) back = tl_import_embedded (picture, "picture", &error);

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (back, document));
        g_assert_false (tl_import_is_picture (document));
      }
}

/* Hostile words in a document neither end the metadata nor change. */
static void
test_hostile_words (void)
{
  static const char json[] =
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"</data></metadata>]]> "
    "<script>&amp; \\\"><svg onload=\",\"personas\":[],\"maps\":[{\"id\":\"m\",\"title\":\"<x>\","
    "\"stages\":[],\"lanes\":[],\"cards\":[],\"curves\":[],\"links\":[]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (TlTable) table = tl_store_parse (bytes, "words", NULL, NULL);
  g_autoptr (GBytes) document = tl_store_serialize (table);
  g_autoptr (GBytes) picture = export(document, "svg");
  g_autoptr (GBytes) back = tl_import_embedded (picture, "picture", NULL);

  g_assert_true (g_bytes_equal (back, document));
}

/* A document of more bytes than XML parsers take in one text. */
static void
test_large (void)
{
  g_autoptr (GString) svg = g_string_new (
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata><document xmlns=\"" TL_EMBEDDED_NAMESPACE
    "\" encoding=\"" TL_EMBEDDED_ENCODING "\">");
  gsize              length = (gsize) 12 << 20;
  g_autofree guint8 *noise = g_malloc (length);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    noise[i] = (guint8) g_rand_int (random);
  document = g_bytes_new (noise, length);
  packed = tl_embedded_pack (document);
  for (gsize at = 0; at < g_bytes_get_size (packed); at += 3 << 20)
    {
      g_autofree char *base64 =
        g_base64_encode ((const guchar *) g_bytes_get_data (packed, NULL) + at,
                         MIN (g_bytes_get_size (packed) - at, 3 << 20));

      g_string_append_printf (svg, "<data>\n%s\n</data>", base64);
    }
  g_string_append (svg, "</document></metadata></svg>");
  picture = g_bytes_new (svg->str, svg->len);
  back = tl_import_embedded (picture, "large", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, document));
}

static void
assert_refused (const char *data, gsize length, TlStoreError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = tl_import_embedded (bytes, "x.svg", &error);

  g_assert_null (found);
  g_assert_error (error, TL_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "x.svg:"));
  g_assert_null (strchr (error->message, '\n'));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

#define HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>"
#define OPEN "<document xmlns=\"" TL_EMBEDDED_NAMESPACE "\" encoding=\"" TL_EMBEDDED_ENCODING "\">"
#define CLOSE "</document>"
#define TAIL "</metadata></svg>"

static void
test_hostile_svg (void)
{
  static const struct
  {
    const char  *svg;
    TlStoreError code;
    const char  *words;
  } rows[] = {
    { "", TL_STORE_ERROR_NOT_A_MAP, "found none" },
    { "{}", TL_STORE_ERROR_NOT_A_MAP, "found none" },
    { HEAD TAIL, TL_STORE_ERROR_NOT_A_MAP, "found none" },
    { "<html><body>x</body></html>", TL_STORE_ERROR_NOT_A_MAP, "other XML" },
    { "<", TL_STORE_ERROR_MALFORMED, "well-formed" },
    { HEAD OPEN, TL_STORE_ERROR_MALFORMED, "well-formed" },
    { HEAD "<a>" TAIL, TL_STORE_ERROR_MALFORMED, "well-formed" },
    /* Bombs: entities that grow, and a file that asks for another. */
    { "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" HEAD OPEN
      "<data>&b;</data>" CLOSE                                                             TAIL,
      TL_STORE_ERROR_MALFORMED,
      "a document type" },
    { "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">" HEAD TAIL,
      TL_STORE_ERROR_MALFORMED,
      "a document type" },
    { HEAD OPEN "<data>&nothing;</data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "expected" },
    { HEAD OPEN "<data>eN!</data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "base64" },
    { HEAD OPEN "<data>eNo=eNo=</data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "base64" },
    { HEAD OPEN "<data>eNo</data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "whole base64" },
    { HEAD OPEN "<data>AAAA</data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "damaged" },
    { HEAD OPEN "<data></data>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "damaged" },
    { HEAD OPEN CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "damaged" },
    { HEAD OPEN "<script>x</script>" CLOSE TAIL, TL_STORE_ERROR_MALFORMED, "another element" },
    { HEAD OPEN CLOSE OPEN CLOSE TAIL, TL_STORE_ERROR_INVALID, "two" },
    { HEAD OPEN OPEN CLOSE CLOSE TAIL, TL_STORE_ERROR_INVALID, "two" },
    { HEAD "<document xmlns=\"" TL_EMBEDDED_NAMESPACE "\" encoding=\"rot13\"/>" TAIL,
      TL_STORE_ERROR_TOO_NEW,
      "rot13" },
    { HEAD "<document xmlns=\"urn:other\">x</document>" TAIL,
      TL_STORE_ERROR_NOT_A_MAP,
      "found none" },
  };
  static const char wide[] = "\377\376<\0s\0v\0g\0/\0>\0";
  static const char other[] = "<\0s\0v\0g\0/\0>\0";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].svg, strlen (rows[i].svg), rows[i].code, rows[i].words);
  assert_refused (wide, sizeof wide - 1, TL_STORE_ERROR_NOT_A_MAP, "found none");
  assert_refused (other, sizeof other - 1, TL_STORE_ERROR_MALFORMED, "another encoding");
}

/* 100,000 elements in each other. */
static void
test_deep_svg (void)
{
  g_autoptr (GString) svg = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\">");

  for (guint i = 0; i < 100000; i++)
    g_string_append (svg, "<g>");
  assert_refused (svg->str, svg->len, TL_STORE_ERROR_MALFORMED, "well-formed");
}

/* 100 MB of blanks in 100 kB: stopped at 64 MiB. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (100000000, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new_static (blanks, 100000000);
  g_autoptr (GBytes) packed = tl_embedded_pack (bytes);
  gsize            length;
  const guchar    *data = g_bytes_get_data (packed, &length);
  g_autofree char *base64 = g_base64_encode (data, length);
  g_autofree char *svg = g_strconcat (HEAD OPEN "<data>", base64, "</data>" CLOSE TAIL, NULL);

  g_assert_cmpuint (length, <, 200000);
  assert_refused (svg, strlen (svg), TL_STORE_ERROR_TOO_LARGE, "64 MiB");
}

/* Every beginning of a picture, in steps: an error, never a document. */
static void
test_cut (void)
{
  static const char *const formats[] = { "svg", "png" };
  g_autoptr (GBytes) document = read_sample ("library-card");

  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (GBytes) picture = export(document, formats[k]);
      gsize length = g_bytes_get_size (picture) - 2;

      for (gsize i = 0; i < length; i += 1 + length / 97)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (picture, 0, i);
          g_autoptr (GError) error = NULL;

          g_assert_null (tl_import_embedded (part, "x", &error));
          g_assert_nonnull (error);
        }
    }
}

/* Every byte changed, in steps: an error or another document, no crash; a whole PNG is needed. */
static void
test_changed (void)
{
  static const char *const formats[] = { "svg", "png" };
  g_autoptr (GBytes) document = read_sample ("library-card");

  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (GBytes) picture = export(document, formats[k]);
      gsize              length;
      const guint8      *data = g_bytes_get_data (picture, &length);
      g_autofree guint8 *copy = g_memdup2 (data, length);
      guint              n_refused = 0;

      for (gsize i = 0; i < length; i += 1 + length / 199)
        {
          g_autoptr (GBytes) changed = NULL;
          g_autoptr (GBytes) found = NULL;

          copy[i] ^= 0x55;
          changed = g_bytes_new (copy, length);
          found = tl_import_embedded (changed, "x", NULL);
          copy[i] ^= 0x55;
          n_refused += found == NULL;
        }
      g_assert_cmpuint (n_refused, >, 0);
    }
}

/* Two documents in one PNG. */
static void
test_two_in_png (void)
{
  g_autoptr (GBytes) document = read_sample ("library-card");
  g_autoptr (GBytes) picture = export(document, "png");
  gsize         length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  const guint8 *at = memmem (data, length, "iTXt" TL_EMBEDDED_KEYWORD, 24);
  gsize         size;
  g_autoptr (GByteArray) twice = g_byte_array_new ();

  g_assert_nonnull (at);
  at -= 4;
  size = ((gsize) at[0] << 24 | (gsize) at[1] << 16 | (gsize) at[2] << 8 | at[3]) + 12;
  g_byte_array_append (twice, data, (guint) (at - data + (gssize) size));
  g_byte_array_append (twice, at, (guint) (length - (gsize) (at - data)));
  assert_refused ((const char *) twice->data, twice->len, TL_STORE_ERROR_INVALID, "two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/embedded/round-trip", test_round_trip);
  g_test_add_func ("/import/embedded/hostile-words", test_hostile_words);
  g_test_add_func ("/import/embedded/large", test_large);
  g_test_add_func ("/import/embedded/hostile-svg", test_hostile_svg);
  g_test_add_func ("/import/embedded/deep-svg", test_deep_svg);
  g_test_add_func ("/import/embedded/bomb", test_bomb);
  g_test_add_func ("/import/embedded/cut", test_cut);
  g_test_add_func ("/import/embedded/changed", test_changed);
  g_test_add_func ("/import/embedded/two-in-png", test_two_in_png);
  return g_test_run ();
}
