/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives: another program reads them, what went in comes out, and nothing of the machine is in
 * them. */
#include "config.h"

#include "export-check.h"
#include "export/tl-zip.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
make (const char *text, GError **error)
{
  g_autoptr (TlZip) zip = tl_zip_new ();
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) picture = g_bytes_new_static ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40);

  tl_zip_take_text (zip, "a/first.xml", g_string_new (text));
  tl_zip_add (zip, "b/größer ☕.txt", empty);
  tl_zip_add (zip, "c.png", picture);
  return tl_zip_finish (zip, error);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;

  first = make ("<a/>", &error);
  g_assert_no_error (error);
  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  g_usleep (2100 * 1000); /* the times in archives have steps of two seconds */
  second = make ("<a/>", &error);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_other_program (void)
{
  static const char script[] =
    "import io, sys, zipfile\n"
    "z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n"
    "assert z.testzip() is None\n"
    "for i in z.infolist():\n"
    "    print(i.filename, i.file_size, i.date_time[:3], i.compress_type, oct(i.external_attr >> 16),"
    " len(i.extra))\n"
    "print(z.read('a/first.xml').decode())\n";
  const char *argv[] = { "/usr/bin/python3", "-X", "utf8", "-c", script, NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *expected = NULL;
  int              status;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "<a n='%u'/>", i);
  archive = make (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (archive), <, text->len / 2);
  out = run (archive, argv, &status);
  g_assert_cmpint (status, ==, 0);
  expected = g_strdup_printf ("a/first.xml %" G_GSIZE_FORMAT " (1980, 1, 1) 8 0o100644 0\n"
                              "b/größer ☕.txt 0 (1980, 1, 1) 8 0o100644 0\n"
                              "c.png 40 (1980, 1, 1) 0 0o100644 0\n"
                              "%s\n",
                              text->len,
                              text->str);
  g_assert_cmpstr (out, ==, expected);
}

static void
test_twice_a_name (void)
{
  g_autoptr (TlZip) zip = tl_zip_new ();
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GError) error = NULL;

  tl_zip_take_text (zip, "a", g_string_new ("1"));
  tl_zip_take_text (zip, "a", g_string_new ("2"));
  archive = tl_zip_finish (zip, &error);
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED);
  g_assert_null (archive);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/zip/same-bytes", test_same_bytes);
  g_test_add_func ("/export/zip/other-program", test_other_program);
  g_test_add_func ("/export/zip/twice-a-name", test_twice_a_name);
  return g_test_run ();
}
