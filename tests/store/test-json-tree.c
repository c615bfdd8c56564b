/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree against json-glib's: for every text that the validator accepts, both trees are the same.
 */
#include "config.h"

#include "store/tl-json-tree.h"

#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"

#include <string.h>

/* FALSE when the validator refuses @text, which json-glib may then read as it likes. */
static gboolean
compare (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (TlJsonTree) tree = NULL;
  g_autoptr (GString) ours = NULL;
  g_autoptr (GString) theirs = NULL;
  gsize start;

  if (!tl_json_scan (text, length, &start, NULL))
    return FALSE;
  parser = json_parser_new ();
  g_assert_true (
    json_parser_load_from_data (parser, text + start, (gssize) (length - start), NULL));
  tree = tl_json_tree_new (text + start, length - start);
  ours = g_string_new (NULL);
  theirs = g_string_new (NULL);
  tl_json_append (ours, tl_json_tree_get_root (tree), 0);
  tl_json_append_node (theirs, json_parser_get_root (parser), 0);
  g_assert_cmpstr (ours->str, ==, theirs->str);
  return TRUE;
}

static const char *const texts[] = {
  "{}",
  "[]",
  " [ ] ",
  "null",
  " true\n",
  "\"\"",
  "-12.5e-3",
  "\xef\xbb\xbf{\"a\":1}",
  "{\"a\" : [ 1 , {\"b\":[[],{}]} , \"x\" ] , \"c\":null,\"d\":false}",
  "[0,-0,-0.0,1,-1,123456789012345,1234567890123456,-999999999999999,9007199254740992,-"
  "9007199254740992]",
  "[0.1,1e0,1E5,1e-7,1.7976931348623157e308,5e-324,123456789012345.5,100000000000000000e0,0e5,0."
  "1e1]",
  "[\"\\\"\\\\\\/"
  "\\b\\f\\n\\r\\t\\u0001\\u00e9\\u20ac\\uD83D\\uDE00\\uffff\",\"plain\",\"\\\\\",\"a\\\\\","
  "\"\\\\\\\"\"]",
  "{\"\\u0061\\\"\":\"\\u0061\",\"é\":\"漢字\",\"\":\"\"}",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
  "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_true (compare (texts[i], strlen (texts[i])));
    }
}

static void
append_random (GString *text, guint depth)
{
  static const char *const scalars[] = { "0",    "-7",   "2.5e3",           "true",     "false",
                                         "null", "\"\"", "\"a\\n\\u00e9\"", "\"\\\\\"", "\"x y\"" };
  static const char *const spaces[] = { "", "", " ", "\n", "\t\r " };
  int                      n = g_test_rand_int_range (0, 5);
  gboolean                 object = g_test_rand_bit ();

  if (depth == 0 || n == 0)
    {
      g_string_append (text, scalars[g_test_rand_int_range (0, G_N_ELEMENTS (scalars))]);
      return;
    }
  g_string_append_c (text, object ? '{' : '[');
  for (int i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? "," : "");
      g_string_append (text, spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
      if (object)
        g_string_append_printf (text,
                                "\"%s%d\"%s:",
                                i % 2 ? "\\u0065" : "k",
                                i,
                                spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
      append_random (text, depth - 1);
      g_string_append (text, spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
    }
  g_string_append_c (text, object ? '}' : ']');
}

static void
test_random (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_random (text, 5);
      g_assert_true (compare (text->str, text->len));
    }
}

static void
test_find (void)
{
  static const char text[] = "{\"a\":1,\"b\":{\"a\":2},\"\":3}";
  g_autoptr (TlJsonTree) tree = tl_json_tree_new (text, sizeof text - 1);
  const TlJson *root = tl_json_tree_get_root (tree);

  g_assert_cmpuint (root->n_children, ==, 3);
  g_assert_cmpfloat (tl_json_find (root, "a")->number, ==, 1);
  g_assert_cmpfloat (tl_json_find (tl_json_find (root, "b"), "a")->number, ==, 2);
  g_assert_cmpfloat (tl_json_find (root, "")->number, ==, 3);
  g_assert_null (tl_json_find (root, "c"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/json-tree/texts", test_texts);
  g_test_add_func ("/store/json-tree/random", test_random);
  g_test_add_func ("/store/json-tree/find", test_find);
  return g_test_run ();
}
