/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and texts as files and pictures write them. */
#include "config.h"

#include "base/tl-text.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double      value;
  const char *text;
} Number;

static const Number numbers[] = {
  { 0, "0" },
  { -0.0, "0" },
  { 1, "1" },
  { -2, "-2" },
  { 0.1, "0.1" },
  { -1.8, "-1.8" },
  { 0.30000000000000004, "0.30000000000000004" },
  { 1.0 / 3, "0.3333333333333333" },
  { 9007199254740991.0, "9007199254740991" },
  { 1e17, "1e17" },
  { 1e300, "1e300" },
  { 1.5e-7, "1.5e-7" },
  { 5e-324, "5e-324" },
  { 1.7976931348623157e308, "1.7976931348623157e308" },
};

static void
test_number_table (void)
{
  char buffer[TL_NUMBER_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpstr (tl_number_format (numbers[i].value, buffer), ==, numbers[i].text);
}

/* Reads back equal, and no shorter precision would. */
static void
check_round_trip (double value)
{
  char buffer[TL_NUMBER_BUFFER];
  char shorter[64];

  tl_number_format (value, buffer);
  g_assert_true (g_ascii_strtod (buffer, NULL) == value);
  g_assert_null (strchr (buffer, '+'));
  for (int digits = 1; digits < 15; digits++)
    {
      g_snprintf (shorter, sizeof shorter, "%.*g", digits, value);
      if (g_ascii_strtod (shorter, NULL) == value)
        g_assert_cmpuint (strlen (buffer), <=, MAX (strlen (shorter), 17));
    }
}

static void
test_number_subnormal (void)
{
  char buffer[TL_NUMBER_BUFFER];

  g_assert_cmpstr (tl_number_format (-2e-320, buffer), ==, "-2e-320");
}

static void
test_number_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_random_int () << 32 | g_random_int ();
      double  value;

      memcpy (&value, &bits, sizeof value);
      if (isfinite (value))
        check_round_trip (value);
      check_round_trip (g_test_rand_double_range (-2, 2));
      check_round_trip (g_test_rand_int_range (-100000, 100000) / 1000.0);
    }
}

static void
test_number_places (void)
{
  char buffer[TL_NUMBER_BUFFER];

  g_assert_cmpstr (tl_number_format_places (12.5, 2, buffer), ==, "12.5");
  g_assert_cmpstr (tl_number_format_places (12.346, 2, buffer), ==, "12.35");
  g_assert_cmpstr (tl_number_format_places (-0.004, 2, buffer), ==, "0");
  g_assert_cmpstr (tl_number_format_places (-0.05, 2, buffer), ==, "-0.05");
  g_assert_cmpstr (tl_number_format_places (3.0, 2, buffer), ==, "3");
  g_assert_cmpstr (tl_number_format_places (100, 0, buffer), ==, "100");
  g_assert_cmpstr (tl_number_format_places (99.995, 2, buffer), ==, "100");
  g_assert_cmpstr (tl_number_format_places (0.123456789, 9, buffer), ==, "0.123456789");
  for (guint i = 0; i < 5000; i++)
    {
      double value = g_test_rand_double_range (-5000, 5000);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (tl_number_format_places (value, 2, buffer),
                                                      NULL),
                                      value,
                                      0.00501);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  gsize       max_bytes;
  gboolean    keep_newlines;
  const char *expected;
} Clean;

static const Clean cleans[] = {
  { "plain", "Workshop hotline", 0, FALSE, "Workshop hotline" },
  { "spaces-around", " \t x \n", 0, FALSE, "x" },
  { "crlf", "a\r\nb\rc", 0, TRUE, "a\nb\nc" },
  { "one-line",
    "a\r\nb\xe2\x80\xa8"
    "c",
    0,
    FALSE,
    "a b c" },
  { "controls",
    "a\x01\x1b"
    "b\x7f"
    "c\xc2\x80"
    "d",
    0,
    FALSE,
    "abcd" },
  { "broken-utf8",
    "a\xff"
    "b",
    0,
    FALSE,
    "a\xef\xbf\xbd"
    "b" },
  { "cut-at-character", "\xc3\xa4\xc3\xa4\xc3\xa4", 5, FALSE, "\xc3\xa4\xc3\xa4" },
  { "cut-exactly", "\xc3\xa4\xc3\xa4", 4, FALSE, "\xc3\xa4\xc3\xa4" },
  { "null", NULL, 0, FALSE, "" },
};

static void
test_clean (gconstpointer data)
{
  const Clean     *row = data;
  g_autofree char *clean = tl_text_clean (row->text, row->max_bytes, row->keep_newlines);

  g_assert_cmpstr (clean, ==, row->expected);
}

static void
test_split_lines (void)
{
  g_auto (GStrv) lines = tl_text_split_lines ("one\r\n\r\n  two \n\t\nthree");
  g_auto (GStrv) none = tl_text_split_lines (" \n ");

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, "one");
  g_assert_cmpstr (lines[1], ==, "two");
  g_assert_cmpstr (lines[2], ==, "three");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
check_split_title (const char *text, const char *expected_title, const char *expected_rest)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;

  tl_text_split_title (text, &title, &rest);
  g_assert_cmpstr (title, ==, expected_title);
  g_assert_cmpstr (rest, ==, expected_rest);
}

static void
test_split_title (void)
{
  check_split_title ("Calls", "Calls", "");
  check_split_title ("Calls \n\nTwice a day\nor more", "Calls", "Twice a day\nor more");
  check_split_title ("", "", "");
}

static void
check_xml (const char *text, gssize length, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("x");

  tl_text_append_xml (out, text, length);
  g_assert_cmpstr (out->str + 1, ==, expected);
}

static void
test_xml (void)
{
  check_xml ("a<b>&\"'", -1, "a&lt;b&gt;&amp;&quot;&#39;");
  check_xml ("abc<", 3, "abc");
  check_xml ("a\x01\x0b"
             "b",
             -1,
             "ab");
  check_xml ("a\xef\xbf\xbf"
             "b",
             -1,
             "ab");
  check_xml ("a\xff\xc3"
             "b",
             -1,
             "ab");
  check_xml ("\xc3\xa4\xf0\x9f\x98\x80", -1, "\xc3\xa4\xf0\x9f\x98\x80");
  check_xml ("\xc3\xa4", 1, "");
  check_xml ("", -1, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/table", test_number_table);
  g_test_add_func ("/base/number/round-trip", test_number_round_trip);
  g_test_add_func ("/base/text/number-subnormal", test_number_subnormal);
  g_test_add_func ("/base/number/places", test_number_places);
  for (guint i = 0; i < G_N_ELEMENTS (cleans); i++)
    {
      g_autofree char *path = g_strconcat ("/base/text/clean/", cleans[i].name, NULL);

      g_test_add_data_func (path, &cleans[i], test_clean);
    }
  g_test_add_func ("/base/text/split-lines", test_split_lines);
  g_test_add_func ("/base/text/split-title", test_split_title);
  g_test_add_func ("/base/text/xml", test_xml);
  return g_test_run ();
}
