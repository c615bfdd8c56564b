/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The validator: what it accepts, every message it has, and files made to hurt. */
#include "config.h"

#include "store/tl-json-scan.h"

#include "store/tl-store.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  gsize       length; /* 0 = up to the zero */
  const char *message;
} Bad;

#define WITH_NUL(text) text, sizeof text - 1

static const Bad bad[] = {
  { "empty", "", 0, "line 1, column 1: expected a JSON object, found an empty file" },
  { "blank", " \n\t ", 0, "line 1, column 1: expected a JSON object, found an empty file" },
  { "second-root", "{}\n{}", 0, "line 2, column 1: expected the end of the file, found “{”" },
  { "trailing-comma", "{} ,", 0, "line 1, column 4: expected the end of the file, found “,”" },
  { "trailing-nul",
    WITH_NUL ("{}\0"),
    "line 1, column 3: expected the end of the file, found a NUL byte" },
  { "open-object",
    "{",
    0,
    "line 1, column 2: expected a member's name in double quotes, found the end of the file" },
  { "open-array", "[1", 0, "line 1, column 3: expected “,” or “]”, found the end of the file" },
  { "open-member",
    "{\"a\": 1\n",
    0,
    "line 2, column 1: expected “,” or “}”, found the end of the file" },
  { "open-text",
    "[\"abc",
    0,
    "line 1, column 6: expected the closing quote of a text, found the end of the file" },
  { "wrong-close", "[1}", 0, "line 1, column 3: expected “,” or “]”, found “}”" },
  { "comma-end", "[1,]", 0, "line 1, column 4: expected a value, found “]”" },
  { "comma-start", "[,1]", 0, "line 1, column 2: expected a value, found “,”" },
  { "member-comma",
    "{\"a\":1,}",
    0,
    "line 1, column 8: expected a member's name in double quotes, found “}”" },
  { "bare-name",
    "{name: 1}",
    0,
    "line 1, column 2: expected a member's name in double quotes, found “name”" },
  { "single-quotes",
    "{'a': 1}",
    0,
    "line 1, column 2: expected a member's name in double quotes, found “'”" },
  { "no-colon", "{\"a\" 1}", 0, "line 1, column 6: expected “:” after a member's name, found “1”" },
  { "no-value", "{\"a\":}", 0, "line 1, column 6: expected a value, found “}”" },
  { "comment", "// map\n{}", 0, "line 1, column 1: expected a value, found “/”" },
  { "word-case", "[True]", 0, "line 1, column 2: expected a value, found “True”" },
  { "word-long", "[nullo]", 0, "line 1, column 2: expected a value, found “nullo”" },
  { "word-short", "[tru]", 0, "line 1, column 2: expected a value, found “tru”" },
  { "nan", "[NaN]", 0, "line 1, column 2: expected a value, found “NaN”" },
  { "infinity", "[-Infinity]", 0, "line 1, column 3: expected a digit, found “Infinity”" },
  { "plus", "[+1]", 0, "line 1, column 2: expected a value, found “+”" },
  { "octal", "[010]", 0, "line 1, column 2: expected a decimal number, found 010" },
  { "hexadecimal", "[0x10]", 0, "line 1, column 2: expected a decimal number, found 0x10" },
  { "minus", "[-]", 0, "line 1, column 3: expected a digit, found “]”" },
  { "point-start", "[.5]", 0, "line 1, column 2: expected a value, found “.”" },
  { "point-end",
    "[5.]",
    0,
    "line 1, column 4: expected a digit after the decimal point, found “]”" },
  { "points", "[1.2.3]", 0, "line 1, column 2: expected a decimal number, found 1.2.3" },
  { "exponent", "[1e]", 0, "line 1, column 4: expected a digit in the exponent, found “]”" },
  { "exponent-sign", "[1e+]", 0, "line 1, column 5: expected a digit in the exponent, found “]”" },
  { "infinite",
    "[1e999]",
    0,
    "line 1, column 2: expected a number that is not infinite, found 1e999" },
  { "integer-2^53+1",
    "[9007199254740993]",
    0,
    "line 1, column 2: expected an integer within ±9007199254740992, found 9007199254740993" },
  { "integer-huge",
    "[123456789012345678901234567890]",
    0,
    "line 1, column 2: expected an integer within ±9007199254740992, found "
    "123456789012345678901234567890" },
  { "integer-negative",
    "[-9007199254740994]",
    0,
    "line 1, column 2: expected an integer within ±9007199254740992, found -9007199254740994" },
  { "duplicate",
    "{\"a\": 1,\n \"b\": 2, \"a\": 3}",
    0,
    "line 2, column 10: expected each member once, found “a” a second time" },
  { "duplicate-escaped",
    "{\"a\": 1, \"\\u0061\": 2}",
    0,
    "line 1, column 10: expected each member once, found “\\u0061” a second time" },
  { "duplicate-pair",
    "{\"😀\": 1, \"\\ud83d\\ude00\": 2}",
    0,
    "line 1, column 10: expected each member once, found “\\ud83d\\ude00” a second time" },
  { "duplicate-inner",
    "[{\"x\": {\"y\": 1, \"y\": 1}}]",
    0,
    "line 1, column 17: expected each member once, found “y” a second time" },
  { "escape",
    "[\"\\x41\"]",
    0,
    "line 1, column 4: expected one of \" \\ / b f n r t u after a backslash, found “x41”" },
  { "escape-end",
    "[\"\\",
    0,
    "line 1, column 4: expected one of \" \\ / b f n r t u after a backslash, found the end of the "
    "file" },
  { "unicode-short",
    "[\"\\u12\"]",
    0,
    "line 1, column 5: expected four hexadecimal digits after \\u, found “12”" },
  { "unicode-nul", "[\"x\\u0000y\"]", 0, "line 1, column 4: expected a character, found \\u0000" },
  { "lone-high",
    "[\"\\ud83d\"]",
    0,
    "line 1, column 3: expected a pair of surrogates, found half of one" },
  { "lone-low",
    "[\"\\ude00\"]",
    0,
    "line 1, column 3: expected a pair of surrogates, found half of one" },
  { "high-high",
    "[\"\\ud83d\\ud83d\"]",
    0,
    "line 1, column 3: expected a pair of surrogates, found half of one" },
  { "high-text",
    "[\"\\ud83dx\"]",
    0,
    "line 1, column 3: expected a pair of surrogates, found half of one" },
  { "newline-in-text",
    "[\"a\nb\"]",
    0,
    "line 1, column 4: expected a character or an escape in a text, found the end of the line" },
  { "nul-in-text",
    WITH_NUL ("[\"a\0b\"]"),
    "line 1, column 4: expected a character or an escape in a text, found a NUL byte" },
  { "control-in-text",
    "[\"\x01\"]",
    0,
    "line 1, column 3: expected a character or an escape in a text, found the character U+0001" },
  { "nul-between", WITH_NUL ("[\0]"), "line 1, column 2: expected a value, found a NUL byte" },
  { "utf8-continuation", "[\"\x80\"]", 0, "line 1, column 3: expected UTF-8, found the byte 0x80" },
  { "utf8-overlong", "[\"\xc0\xaf\"]", 0, "line 1, column 3: expected UTF-8, found the byte 0xC0" },
  { "utf8-overlong-3",
    "[\"\xe0\x80\xaf\"]",
    0,
    "line 1, column 3: expected UTF-8, found the byte 0xE0" },
  { "utf8-surrogate",
    "[\"\xed\xa0\x80\"]",
    0,
    "line 1, column 3: expected UTF-8, found the byte 0xED" },
  { "utf8-beyond",
    "[\"\xf4\x90\x80\x80\"]",
    0,
    "line 1, column 3: expected UTF-8, found the byte 0xF4" },
  { "utf8-cut", "[\"\xe2\x82", 0, "line 1, column 3: expected UTF-8, found the byte 0xE2" },
  { "utf8-in-name", "{\"\xff\": 1}", 0, "line 1, column 3: expected UTF-8, found the byte 0xFF" },
  { "utf8-between", "[\xe2\x82\xac]", 0, "line 1, column 2: expected a value, found “€”" },
  { "latin1", "[\"caf\xe9\"]", 0, "line 1, column 6: expected UTF-8, found the byte 0xE9" },
  { "column-counts-characters",
    "[\"äöü\", x]",
    0,
    "line 1, column 9: expected a value, found “x”" },
  { "utf16", WITH_NUL ("\xff\xfe{\0}\0"), "line 1, column 1: expected UTF-8, found UTF-16" },
  { "utf16-big", WITH_NUL ("\xfe\xff\0{\0}"), "line 1, column 1: expected UTF-8, found UTF-16" },
  { "mark-twice",
    "\xef\xbb\xbf\xef\xbb\xbf{}",
    0,
    "line 1, column 1: expected a value, found the character U+FEFF" },
  { "space", "\xc2\xa0{}", 0, "line 1, column 1: expected a value, found the character U+00A0" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (GError) error = NULL;
  gsize    start;
  gsize    length = row->length > 0 ? row->length : strlen (row->text);
  gboolean good = tl_json_scan (row->text, length, &start, &error);

  g_assert_false (good);
  g_assert_cmpstr (error->message, ==, row->message);
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_MALFORMED);
}

static const char *const good[] = {
  "{}",
  " [ ] ",
  "\r\n\t{\"a\" : [ 1 , 2 ] }\n",
  "null",
  "\"text\"",
  "[0, -0, 0.5, -0.5, 1e5, 1E+5, 1e-5, 0e5, 0.0E0, 9007199254740992, -9007199254740992]",
  "[1.7976931348623157e308, 5e-324, 1e-999]",
  "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00e9\\uD83D\\uDE00\\uffff\"]",
  "[\"\x7f\xc2\x80\u07ff\u0800\uffff\U00010000\U0010ffff\"]",
  "{\"a\": {\"a\": {\"a\": 1}}, \"A\": 1, \"\": 2, \"a \": 3}",
  "\xef\xbb\xbf{}",
};

/* Everything that the validator lets through must be the same to json-glib. */
static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      gsize start;

      tl_json_scan (good[i], strlen (good[i]), &start, &error);
      g_assert_no_error (error);
      json_parser_load_from_data (parser, good[i] + start, -1, &error);
      g_assert_no_error (error);
    }
}

static double
parse_number (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *array = g_strdup_printf ("[%s]", text);
  g_autoptr (GError) error = NULL;
  gsize start;

  g_assert_true (tl_json_scan (array, strlen (array), &start, NULL));
  json_parser_load_from_data (parser, array, -1, &error);
  g_assert_no_error (error);
  return json_array_get_double_element (json_node_get_array (json_parser_get_root (parser)), 0);
}

static void
test_numbers_mean_the_same (void)
{
  static const char *const numbers[] = {
    "0",
    "-0",
    "7",
    "-7",
    "10",
    "0.25",
    "-0.25",
    "1e5",
    "1E5",
    "1e+5",
    "1e-5",
    "0e5",
    "0E5",
    "0.5e1",
    "-0e-0",
    "1e17",
    "1e308",
    "9007199254740992",
    "-9007199254740992",
    "0.1",
    "100e-2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_test_message ("%s", numbers[i]);
      g_assert_cmpfloat (parse_number (numbers[i]), ==, g_ascii_strtod (numbers[i], NULL));
    }
}

static void
assert_too_large (const GString *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  gsize start;

  g_assert_false (tl_json_scan (text->str, text->len, &start, &error));
  g_assert_cmpstr (error->message, ==, message);
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_LARGE);
}

static void
assert_fits (const GString *text)
{
  g_autoptr (GError) error = NULL;
  gsize start;

  tl_json_scan (text->str, text->len, &start, &error);
  g_assert_no_error (error);
}

static GString *
repeat (const char *before, const char *text, guint n, const char *after)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_append (out, after);
}

static void
test_depth (void)
{
  g_autoptr (GString) fits = repeat ("", "[", 64, "");
  g_autoptr (GString) deep = repeat ("", "[", 65, "");
  g_autoptr (GString) hostile = repeat ("", "[", 100000, "");
  g_autoptr (GString) objects = repeat ("", "{\"a\":", 100000, "");

  for (guint i = 0; i < 64; i++)
    g_string_append_c (fits, ']');
  assert_fits (fits);
  assert_too_large (deep,
                    "line 1, column 65: expected at most 64 arrays and objects inside each other, "
                    "found more");
  assert_too_large (hostile,
                    "line 1, column 65: expected at most 64 arrays and objects inside each other, "
                    "found more");
  assert_too_large (objects,
                    "line 1, column 321: expected at most 64 arrays and objects inside each other, "
                    "found more");
}

static void
test_text_length (void)
{
  g_autoptr (GString) fits = repeat ("[\"", "x", 65536, "\"]");
  g_autoptr (GString) large = repeat ("[\"", "x", 65537, "\"]");
  g_autoptr (GString) escaped = repeat ("[\"", "\\u0041", 65536, "\"]");
  g_autoptr (GString) wide = repeat ("[\"", "\\u20ac", 21846, "\"]");
  g_autoptr (GString) data = repeat ("{\"data\": \"", "x", 8 * 1024 * 1024, "\"}");
  g_autoptr (GString) large_data = repeat ("{\"data\": \"", "x", 8 * 1024 * 1024 + 1, "\"}");
  g_autoptr (GString) inner_data = repeat ("{\"data\": [\"", "x", 65537, "\"]}");

  assert_fits (fits);
  assert_fits (escaped);
  assert_fits (data);
  assert_too_large (large, "line 1, column 2: expected a text of at most 65536 bytes, found more");
  assert_too_large (wide, "line 1, column 2: expected a text of at most 65536 bytes, found more");
  assert_too_large (large_data,
                    "line 1, column 10: expected a text of at most 8388608 bytes, found more");
  assert_too_large (inner_data,
                    "line 1, column 11: expected a text of at most 65536 bytes, found more");
}

static void
test_counts (void)
{
  g_autoptr (GString) fits = repeat ("[0", ",0", 199999, "]");
  g_autoptr (GString) members = repeat ("[0", ",0", 200000, "]");
  g_autoptr (GString) containers = repeat ("[[", "[],", 150000, "[]],[");
  g_autoptr (GString) values = repeat ("[0", ",0", 199999, "],");

  assert_fits (fits);
  assert_too_large (members,
                    "line 1, column 400002: expected at most 200000 members in one array or "
                    "object, found more");
  for (guint i = 0; i < 150000; i++)
    g_string_append (containers, "[],");
  assert_too_large (
    containers, "line 1, column 749996: expected at most 250000 arrays and objects, found more");
  {
    g_autoptr (GString) many = repeat ("[", values->str, 6, "0]");
    g_autoptr (GError) error = NULL;
    gsize start;
    g_assert_false (tl_json_scan (many->str, many->len, &start, &error));
    g_assert_true (
      g_str_has_suffix (error->message, "expected at most 1000000 values, found more"));
  }
}

static void
test_long_number (void)
{
  g_autoptr (GString) fits = repeat ("[0.", "1", 398, "]");
  g_autoptr (GString) large = repeat ("[0.", "1", 399, "]");
  g_autoptr (GString) integer = repeat ("[", "1", 300, "]");
  g_autoptr (GError) error = NULL;
  gsize start;

  assert_fits (fits);
  assert_too_large (large,
                    "line 1, column 2: expected a number of at most 400 characters, found more");
  g_assert_false (tl_json_scan (integer->str, integer->len, &start, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "line 1, column 2: expected an integer within ±9007199254740992, found "
                   "1111111111111111111111111111111111111111…");
}

/* Members of a large object are compared when it closes; the place is that of the second one. */
static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  gsize start;

  for (guint i = 0; i < 150000; i++)
    g_string_append_printf (text, "\"m%u\":0,\n", i);
  g_string_append (text, "\"end\":0}");
  assert_fits (text);
  g_string_truncate (text, text->len - 8);
  g_string_append (text, "\"m77\":0,\n\"m5\":0}");
  g_assert_false (tl_json_scan (text->str, text->len, &start, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "line 150001, column 1: expected each member once, found “m77” a second time");
}

static void
test_file_size (void)
{
  gsize            length = TL_JSON_MAX_FILE + 1;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GError) error = NULL;
  gsize start;

  memset (text, ' ', length);
  memcpy (text, "{}", 2);
  g_assert_false (tl_json_scan (text, length, &start, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "line 1, column 1: expected a file of at most 64 MiB, found more");
  g_assert_true (tl_json_scan (text, length - 1, &start, NULL));
}

/* Bytes of JSON's own alphabet in random order: an error or a tree that json-glib reads too. */
static void
test_random (void)
{
  static const char *const pieces[] = { "{",      "}",  "[",       "]", ",",  ":",   "\"", "\"a\"",
                                        "\"a\":", "\\", "\\u00e9", "0", "-1", ".5",  "e3", "true",
                                        "null",   " ",  "\n",      "x", "é",  "\xff" };
  guint                    n_good = 0;

  for (guint round = 0; round < 200000; round++)
    {
      g_autoptr (GString) text = g_string_new ("[");
      g_autoptr (GError) error = NULL;
      int   n = g_test_rand_int_range (0, 8);
      gsize start;

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_string_append_c (text, ']');
      if (tl_json_scan (text->str, text->len, &start, &error))
        {
          g_autoptr (JsonParser) parser = json_parser_new ();
          g_assert_no_error (error);
          json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
          g_assert_no_error (error);
          n_good++;
        }
      else
        g_assert_nonnull (error);
    }
  g_assert_cmpuint (n_good, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/store/json-scan/bad/", bad[i].name, NULL);
      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/store/json-scan/good", test_good);
  g_test_add_func ("/store/json-scan/numbers-mean-the-same", test_numbers_mean_the_same);
  g_test_add_func ("/store/json-scan/depth", test_depth);
  g_test_add_func ("/store/json-scan/text-length", test_text_length);
  g_test_add_func ("/store/json-scan/counts", test_counts);
  g_test_add_func ("/store/json-scan/long-number", test_long_number);
  g_test_add_func ("/store/json-scan/many-members", test_many_members);
  g_test_add_func ("/store/json-scan/file-size", test_file_size);
  g_test_add_func ("/store/json-scan/random", test_random);
  return g_test_run ();
}
