/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as other programs write them, good and hostile. */
#include "config.h"

#include "import-support.h"

#include <string.h>

static void
assert_table (const char *text, const char *expected)
{
  g_autoptr (TlGrid) grid = tl_import_parse_table (text);
  g_autofree char *dump = grid != NULL ? import_dump_grid (grid) : NULL;

  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_html (const char *html, const char *expected)
{
  g_autoptr (TlGrid) grid = tl_import_parse_html_table (html, strlen (html));
  g_autofree char *dump = grid != NULL ? import_dump_grid (grid) : NULL;

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_tabs (void)
{
  assert_table ("a\tb\nc\td\n", "a|b/c|d");
  assert_table ("a\tb\r\nc\td", "a|b/c|d");
  assert_table ("\tA\tB\nLane\tx\t", "|A|B/Lane|x|");
  assert_table ("one row\tonly", "one row|only");
  assert_table ("a\t\t\n\tb\n", "a|/|b");
}

static void
assert_csv (const char *text, const char *expected)
{
  g_autoptr (TlGrid) grid = tl_import_parse_csv (text);
  g_autofree char *dump = grid != NULL ? import_dump_grid (grid) : NULL;

  g_assert_cmpstr (dump, ==, expected);
}

/* The separator is the one that the first line has most of; quoted cells hold any of them. */
static void
test_csv (void)
{
  assert_csv ("a,b\nc,d\n", "a|b/c|d");
  assert_csv ("\357\273\277a;b\r\n\"c;\"\"d\"\"\";e, f\r\n", "a|b/c;\"d\"|e, f");
  assert_csv ("\"a;b;c\",d\n1,2", "a;b;c|d/1|2");
  assert_csv ("a\tb\nc,d\te", "a|b/c,d|e");
  assert_csv ("a,\"two\nlines\"", "a|two\\nlines");
  assert_csv ("'=1+1,-2", "=1+1|-2");
  assert_csv ("one", "one");
  assert_csv ("", NULL);
}

static void
test_quotes (void)
{
  assert_table ("\"two\nlines\"\tb\n", "two\\nlines|b");
  assert_table ("\"says \"\"no\"\"\nloudly\"\tb", "says \"no\"\\nloudly|b");
  assert_table ("\"one\ncolumn\"\n\"of\ncells\"", "one\\ncolumn/of\\ncells");
  assert_table ("\"tab\there\"\tb", "tab here|b");
  /* A quotation mark that nobody closes is just one. */
  assert_table ("\"open\tb\nc\td", "\"open|b/c|d");
  assert_table ("5\" pipe\tb", "5\" pipe|b");
}

static void
test_no_table (void)
{
  assert_table ("a line\nanother", NULL);
  assert_table ("Stage\n\tcard\n\tcard", NULL);
  assert_table ("\t\tdeep\n", NULL);
  /* How word processors put lists into the clipboard. */
  assert_table ("1.\tfirst\n2.\tsecond\n", NULL);
  assert_table ("•\tfirst\n\to\tsecond\n", NULL);
  assert_table ("", NULL);
  assert_table ("\t\n\t", NULL);
}

static void
test_bars (void)
{
  assert_table ("| | A | B |\n|---|:-:|---|\n| Lane | x<br>y | z |\n", "|^A|^B/Lane|x\\ny|z");
  assert_table ("| a | b |\n| c | d |", "a|b/c|d");
  assert_table ("| only one line |", NULL);
}

static void
test_guard (void)
{
  assert_table ("'=SUM(A1)\t'+x\n'-2\t'@y", "=SUM(A1)|+x/-2|@y");
  assert_table ("'quoted'\t'", "'quoted'|'");
}

static void
test_html (void)
{
  assert_html ("<meta charset='utf-8'><table><tr><td>a</td><td> b \n c </td></tr>"
               "<tr><td>d<br>e</td><td>f &amp; g</td></tr></table>",
               "a|b c/d\\ne|f & g");
  assert_html ("<table><thead><tr><th>A<th>B</thead><tbody><tr><td>x<td>y</table>", "^A|^B/x|y");
  assert_html (
    "<table><tr><td><ul><li>one</li><li><p>two</p></li></ul></td><td><p>p</p><p>q</p></td>"
    "</tr></table>",
    "- one\\n- two|p\\nq");
  assert_html ("<table><tr><td>&nbsp;</td><td>'-2</td></tr></table>", "|-2");
}

static void
test_spans (void)
{
  assert_html ("<table><tr><td colspan=2>wide</td><td>c</td></tr>"
               "<tr><td rowspan=2>tall</td><td>x</td><td>y</td></tr>"
               "<tr><td>z</td></tr></table>",
               "wide*2||c/tall|x|y/|z|");
  assert_html (
    "<table><tr><td colspan=4000000000>w</td><td>gone</td></tr></table>",
    "w*200|"
    "|||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||"
    "|||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||"
    "||||||||||||||||||||||||||||");
  assert_html (
    "<table><tr><td colspan=0 rowspan=-1>w</td><td>x</td></tr><tr><td>y</td></tr></table>",
    "w|x/y|");
}

/* As four programs really put it. */
static void
test_programs (void)
{
  /* LibreOffice Calc */
  assert_html (
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\"><html><head>"
    "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/><title></title>"
    "<style type=\"text/css\">body{font-size:x-small}</style></head><body><table cellspacing=\"0\">"
    "<colgroup span=\"2\" width=\"85\"></colgroup><tr><td height=\"17\" align=\"left\">"
    "<font color=\"#000000\">Über</font></td><td align=\"left\">zwei<br>Zeilen</td></tr></table>"
    "</body></html>",
    "Über|zwei\\nZeilen");
  /* Excel */
  assert_html (
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style><!--td{}--></style></head>"
    "<body><table border=0><!--StartFragment--> <col width=64 span=2> <tr height=20>\r\n  "
    "<td height=20 class=xl1>one<br>\r\n    two</td>\r\n  <td align=right>-2</td> </tr>"
    "<!--EndFragment--></table></body></html>",
    "one\\ntwo|-2");
  /* Google Sheets */
  assert_html (
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {}--></style>"
    "<table xmlns=\"http://www.w3.org/1999/xhtml\" cellspacing=\"0\"><colgroup><col width=\"100\"/>"
    "</colgroup><tbody><tr style=\"height:21px;\"><td data-sheets-value=\"{&quot;1&quot;:2}\">a</td>"
    "<td>b</td></tr></tbody></table></google-sheets-html-origin>",
    "a|b");
  /* A browser, in UTF-16 */
  {
    g_autofree char *wide = NULL;
    gsize            length;
    g_autoptr (TlGrid) grid = NULL;

    wide = g_convert ("\xef\xbb\xbf<table><tr><td>é</td><td>x</td></tr></table>",
                      -1,
                      "UTF-16LE",
                      "UTF-8",
                      NULL,
                      &length,
                      NULL);
    grid = tl_import_parse_html_table (wide, length);
    g_assert_nonnull (grid);
    g_assert_cmpstr (tl_grid_get_text (grid, 0, 0), ==, "é");
  }
}

static void
test_no_html_table (void)
{
  assert_html ("<p>Before</p><table><tr><td>a</td><td>b</td></tr></table>", NULL);
  assert_html ("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", NULL);
  assert_html ("<p>words</p>", NULL);
  assert_html ("<table></table>", NULL);
  assert_html ("", NULL);
  assert_html ("<<<>>&&&\x01\xff", NULL);
}

static void
test_html_lists (void)
{
  const char      *html = "<h1>Trip</h1><ul><li>Plan<ul><li>Search <b>now</b></li></ul></li>"
                          "<li><p>Go</p></li></ul>";
  g_autofree char *text = tl_import_parse_html_list (html, strlen (html));
  g_autofree char *none = tl_import_parse_html_list ("<p>a</p>", 8);

  g_assert_cmpstr (text, ==, "# Trip\n- Plan\n\t- Search now\n- Go\n");
  g_assert_null (none);
}

/* Nothing is fetched, nothing is expanded, and it ends soon. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new ("<table><tr><td>");
  g_autoptr (GString) wide = g_string_new ("<table>");
  g_autoptr (GString) tabs = g_string_new (NULL);
  g_autoptr (TlGrid) grid = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div><b>");
  g_string_append (deep, "x");
  assert_html (deep->str, NULL);
  for (guint i = 0; i < 30000; i++)
    g_string_append (wide, "<tr><td>x<td>y");
  grid = tl_import_parse_html_table (wide->str, wide->len);
  g_assert_cmpuint (tl_grid_get_n_rows (grid), ==, TL_GRID_MAX_ROWS);
  g_clear_pointer (&grid, tl_grid_free);
  g_string_append_c (tabs, 'x');
  for (guint i = 0; i < 500000; i++)
    g_string_append (tabs, "\t\"x");
  grid = tl_import_parse_table (tabs->str);
  g_assert_cmpuint (tl_grid_get_n_columns (grid), ==, TL_GRID_MAX_COLUMNS);
  g_string_set_size (tabs, TL_IMPORT_MAX_BYTES + 1);
  g_assert_null (tl_import_parse_html_table (tabs->str, tabs->len));
  assert_html ("<!DOCTYPE html SYSTEM \"file:///etc/passwd\"><table><tr><td>a&e;</td>"
               "<td><img src=\"http://example.org/x.png\">b</td></tr></table>",
               "a&e;|b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/grid/tabs", test_tabs);
  g_test_add_func ("/import/grid/csv", test_csv);
  g_test_add_func ("/import/grid/quotes", test_quotes);
  g_test_add_func ("/import/grid/no-table", test_no_table);
  g_test_add_func ("/import/grid/bars", test_bars);
  g_test_add_func ("/import/grid/guard", test_guard);
  g_test_add_func ("/import/grid/html", test_html);
  g_test_add_func ("/import/grid/spans", test_spans);
  g_test_add_func ("/import/grid/programs", test_programs);
  g_test_add_func ("/import/grid/no-html-table", test_no_html_table);
  g_test_add_func ("/import/grid/html-lists", test_html_lists);
  g_test_add_func ("/import/grid/hostile", test_hostile);
  return g_test_run ();
}
