/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples that we ship are what the program itself would write: reading and writing one gives
 * the same bytes, and each is as rich as a real map. */
#include "config.h"

#include "store/tl-store.h"

#define SAMPLE_FOLDER TL_SOURCE_DATA_DIR "/samples"

static TlTable *
load_sample (const char *name, GBytes **bytes)
{
  g_autofree char *path = g_build_filename (SAMPLE_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char    *text = NULL;
  gsize    length = 0;
  TlTable *table;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  *bytes = g_bytes_new_take (text, length);
  table = tl_store_parse (*bytes, name, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_canonical (gconstpointer name)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTable) table = load_sample (name, &bytes);
  g_autoptr (GBytes) again = tl_store_serialize (table);
  gsize length, length_again;

  const char      *text = g_bytes_get_data (bytes, &length);
  const char      *text_again = g_bytes_get_data (again, &length_again);
  g_autofree char *a = g_strndup (text, length);
  g_autofree char *b = g_strndup (text_again, length_again);
  g_assert_cmpstr (a, ==, b);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_open (SAMPLE_FOLDER, 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)))
    {
      if (g_str_has_suffix (name, ".journey"))
        {
          g_autofree char *path = g_strdup_printf ("/project/samples/%s", name);
          g_test_add_data_func_full (path, g_strdup (name), test_canonical, g_free);
        }
    }
  return g_test_run ();
}
