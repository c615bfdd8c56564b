/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What formats without a picture read of a map, what they say that they lost, and that work can be
 * cancelled; what the files hold is read by other programs in test_tables.py. */
#include "config.h"

#include "export-check.h"

#include "export/tl-list.h"
#include "store/tl-store.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MAP                                                                                         \
  "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"Doc\","                       \
  "\"personas\":[{\"id\":\"p\",\"name\":\"Mia\"},{\"id\":\"r\",\"name\":\"Tom\"}],"                 \
  "\"maps\":[{\"id\":\"m\",\"title\":\"Refunds\",\"personas\":[\"p\",\"r\"],\"stages\":["           \
  "{\"id\":\"a\",\"title\":\"Ask\"},{\"id\":\"b\",\"title\":\"Wait\",\"steps\":["                   \
  "{\"id\":\"b1\",\"title\":\"Day one\"},{\"id\":\"b2\",\"title\":\"Day two\"}]}],"                 \
  "\"lanes\":[{\"id\":\"l\",\"kind\":\"actions\"},{\"id\":\"h\",\"kind\":\"needs\","                \
  "\"hidden\":true},{\"id\":\"e\",\"kind\":\"emotions\"},{\"id\":\"x\",\"kind\":\"pain-points\"}]," \
  "\"cards\":[{\"id\":\"c1\",\"column\":\"a\",\"lane\":\"l\",\"title\":\"Calls\"},"                 \
  "{\"id\":\"c2\",\"column\":\"b1\",\"lane\":\"l\",\"title\":\"Waits\",\"persona\":\"r\"},"         \
  "{\"id\":\"c3\",\"column\":\"b2\",\"lane\":\"h\",\"title\":\"Hidden\"},"                          \
  "{\"id\":\"c4\",\"kind\":\"actions\",\"title\":\"Parked\"},"                                      \
  "{\"id\":\"p1\",\"column\":\"b1\",\"lane\":\"x\",\"title\":\"Mild\",\"severity\":2,"              \
  "\"frequency\":2},{\"id\":\"p2\",\"column\":\"b2\",\"lane\":\"x\",\"title\":\"Bad\","             \
  "\"severity\":5,\"frequency\":4,\"about\":[\"c2\"]}],"                                            \
  "\"curves\":[{\"id\":\"k\",\"lane\":\"e\",\"persona\":\"p\",\"points\":["                         \
  "{\"id\":\"k1\",\"column\":\"a\",\"score\":1.5,\"label\":\"Hope\"},"                              \
  "{\"id\":\"k2\",\"column\":\"b2\",\"score\":-2}]},"                                               \
  "{\"id\":\"t\",\"lane\":\"e\",\"persona\":\"r\",\"points\":["                                     \
  "{\"id\":\"t1\",\"column\":\"b1\",\"score\":-1}]}],"                                              \
  "\"links\":[{\"id\":\"n\",\"from\":\"c1\",\"to\":\"c2\"}]}]}"

static TlTable *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  TlTable *table = tl_store_parse (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return table;
}

static gboolean
has_note (const GPtrArray *notes, const char *note)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) notes, note, g_str_equal, NULL);
}

static void
test_contents (void)
{
  g_autoptr (TlTable) table = parse (MAP);
  TlExportOptions options = { 0 };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun run = { .notes = notes };
  g_autoptr (GPtrArray) maps = tl_contents_list (table, &options, FALSE, &run, NULL);
  const TlContents      *map = maps->pdata[0];
  const TlContentsCurve *mia = map->curves->pdata[0];
  g_autofree char       *place = tl_contents_dup_column_title (map, 1);
  g_autofree char       *words = tl_contents_dup_emotion (mia, 0);
  g_autofree char       *low = tl_contents_dup_emotion (mia, 2);
  g_autofree char       *personas = tl_contents_dup_personas (map, " & ");

  g_assert_cmpuint (map->columns->len, ==, 3);
  g_assert_cmpuint (map->lanes->len, ==, 3);
  g_assert_cmpuint (map->cards->len, ==, 4);
  g_assert_true (tl_contents_has_steps (map));
  g_assert_cmpstr (place, ==, "Wait – Day one");
  g_assert_cmpstr (words, ==, "+1.5 Hope");
  g_assert_cmpstr (low,
                   ==,
                   "\xe2\x88\x92"
                   "2");
  g_assert_cmpstr (personas, ==, "Mia & Tom");
  /* Tom's card is judged by Tom's line, anybody's by the first one. */
  g_assert_cmpfloat (tl_contents_get_score (map, tl_table_get (map->table, "c2")), ==, -1);
  g_assert_cmpfloat (tl_contents_get_score (map, tl_table_get (map->table, "c1")), ==, 1.5);
  g_assert_true (has_note (notes, "1 hidden lane is left out"));
  g_assert_true (has_note (notes, "1 parked card is left out"));
}

static void
test_lists (void)
{
  g_autoptr (TlTable) table = parse (MAP);
  TlExportOptions options = { 0 };
  g_autoptr (GPtrArray) maps = tl_contents_list (table, &options, TRUE, NULL, NULL);
  g_autoptr (TlList) pains = tl_list_new (maps, TL_LIST_PAIN_POINTS, FALSE);
  g_autoptr (TlList) emotions = tl_list_new (maps, TL_LIST_EMOTIONS, FALSE);
  char **worst = pains->rows->pdata[0];
  char **last = emotions->rows->pdata[emotions->rows->len - 1];

  g_assert_cmpuint (pains->rows->len, ==, 2);
  g_assert_cmpstr (worst[2], ==, "Bad");
  g_assert_cmpstr (worst[6], ==, "Waits");
  g_assert_cmpstr (worst[9], ==, "20");
  g_assert_true (tl_list_is_column_empty (pains, 10));
  g_assert_false (tl_list_is_column_empty (pains, 2));
  /* Line after line, each with all columns: the chart of a workbook counts on it. */
  g_assert_cmpuint (emotions->rows->len, ==, 6);
  g_assert_cmpstr (last[1], ==, "Tom");
  g_assert_cmpstr (last[2], ==, "Wait – Day two");
  g_assert_cmpstr (last[3], ==, "");
}

static void
test_cancelled (void)
{
  static const char *const names[] = { "xlsx", "csv", "md", "html", "zip" };
  g_autoptr (TlTable) table = parse (MAP);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TlExportRun     run = { .cancellable = cancellable };
  TlExportOptions options = { 0 };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TlExporter *exporter = tl_exporter_find (NULL, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (exporter->write (table, &options, &run, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_no_map (void)
{
  static const char *const names[] = { "xlsx", "csv", "md", "html", "mmd", "ojf", "zip" };
  g_autoptr (TlTable) table = parse (MAP);
  TlExportOptions wrong = { .map = "x" };
  TlExportOptions sheet = { .what = TL_EXPORT_PERSONA };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TlExporter *exporter = tl_exporter_find (NULL, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;

      g_assert_null (exporter->write (table, &wrong, NULL, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
      g_assert_false (tl_exporter_can_write (exporter, TL_EXPORT_PERSONA));
      g_assert_null (exporter->write (table, &sheet, NULL, &other));
      g_assert_error (other, TL_EXPORT_ERROR, TL_EXPORT_ERROR_UNKNOWN_FORMAT);
    }
}

/* A map without anything is a map all the same. */
static void
test_empty (void)
{
  static const char *const names[] = { "xlsx", "csv", "md", "html", "mmd", "ojf" };
  g_autoptr (TlTable) table = parse (
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"personas\":[],\"maps\":[{\"id\":"
    "\"m\",\"stages\":[],\"lanes\":[],\"cards\":[],\"curves\":[],\"links\":[]}]}");
  TlExportOptions options = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes =
        tl_exporter_find (NULL, names[i], NULL)->write (table, &options, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
    }
}

/* A folder that cannot be completed does not come to be. */
static void
test_folder (void)
{
  g_autofree char *scratch = g_dir_make_tmp ("throughline-handout-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (scratch, "good/", NULL);
  g_autofree char *bad = g_build_filename (scratch, "bad", NULL);
  g_autofree char *taken = g_build_filename (scratch, "taken", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  TlHandoutFile    one = { "one.txt", g_bytes_new_static ("one", 3) };
  TlHandoutFile    two = { "no/such/two.txt", g_bytes_new_static ("two", 3) };
  g_autofree char *path = g_build_filename (good, one.name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (GDir) dir = NULL;

  g_ptr_array_add (files, &one);
  g_assert_true (tl_handout_save (files, good, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "one");
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_assert_false (tl_handout_save (files, taken, &other));
  g_assert_nonnull (other);
  g_ptr_array_add (files, &two);
  g_assert_false (tl_handout_save (files, bad, &error));
  g_assert_nonnull (error);
  g_unlink (path);
  g_rmdir (good);
  g_unlink (taken);
  dir = g_dir_open (scratch, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_rmdir (scratch);
  g_bytes_unref (one.bytes);
  g_bytes_unref (two.bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/contents", test_contents);
  g_test_add_func ("/export/contents/lists", test_lists);
  g_test_add_func ("/export/contents/cancelled", test_cancelled);
  g_test_add_func ("/export/contents/no-map", test_no_map);
  g_test_add_func ("/export/contents/empty", test_empty);
  g_test_add_func ("/export/handout/folder", test_folder);
  return g_test_run ();
}
