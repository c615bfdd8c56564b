/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The start page's pictures, kept in $XDG_CACHE_HOME/throughline/pictures: one small file each,
 * title, scenario and PNG. Its name is a hash of everything that the picture depends on: the file
 * and when it was last written, the look, the language, and this very program. So nothing is ever
 * out of date, and what is no longer asked for is removed when there are many. */
#include "config.h"

#include "app/tl-picture-cache.h"

#include <glib/gstdio.h>
#include <string.h>

/* A page full of templates in two looks, and some weeks of files. */
#define MOST_PICTURES 200
/* When there are more, so many are removed at once. */
#define N_REMOVED 50
#define FORMAT "(ss@ay)"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "throughline", "pictures", NULL);
}

static char *
dup_path (const char *key)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, key, NULL);
}

/* "size seconds.microseconds", or "" for what is no file on disk. */
static char *
dup_stamp (GFile *file)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file,
                       G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                      "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                       G_FILE_QUERY_INFO_NONE,
                       NULL,
                       NULL);

  if (!info)
    return NULL;
  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%u",
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                          g_file_info_get_attribute_uint32 (info,
                                                            G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

/**
 * tl_picture_cache_dup_key:
 * @file: a document
 * @look: theme and size, as any text
 *
 * Returns: (transfer full) (nullable): what a picture of it is kept under; %NULL when the file is
 *   not there
 */
char *
tl_picture_cache_dup_key (GFile *file, const char *look)
{
  g_autoptr (GFile) program = g_file_new_for_path ("/proc/self/exe");
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *stamp = dup_stamp (file);
  g_autofree char *program_stamp = dup_stamp (program);
  g_autofree char *languages = g_strjoinv (":", (char **) g_get_language_names ());
  g_autofree char *all = NULL;

  if (!stamp)
    return NULL;
  all = g_strjoin ("\n",
                   uri,
                   stamp,
                   look,
                   languages,
                   TL_VERSION,
                   program_stamp ? program_stamp : "",
                   NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

/**
 * tl_picture_cache_load:
 * @key: of a picture
 * @title: (out) (transfer full): words that were stored with it
 * @scenario: (out) (transfer full): likewise
 *
 * Returns: (transfer full) (nullable): the PNG, %NULL when it is not kept
 */
GBytes *
tl_picture_cache_load (const char *key, char **title, char **scenario)
{
  g_autofree char *path = dup_path (key);
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GVariant) png = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  stored = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(ssay)"), bytes, FALSE));
  if (!g_variant_is_normal_form (stored))
    return NULL;
  g_variant_get (stored, FORMAT, title, scenario, &png);
  return g_variant_get_data_as_bytes (png);
}

typedef struct
{
  char  *path;
  gint64 time;
} Kept;

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Kept *) a)->time;
  gint64 right = ((const Kept *) b)->time;

  return left < right ? -1 : left > right;
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static void
prune (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (all, clear_kept);
  while (dir && (name = g_dir_read_name (dir)))
    {
      Kept     kept = { .path = g_build_filename (folder, name, NULL) };
      GStatBuf status;

      if (g_stat (kept.path, &status) == 0)
        kept.time = status.st_mtime;
      g_array_append_val (all, kept);
    }
  if (all->len <= MOST_PICTURES)
    return;
  g_array_sort (all, compare_kept);
  for (guint i = 0; i < N_REMOVED; i++)
    g_unlink (g_array_index (all, Kept, i).path);
}

/**
 * tl_picture_cache_store:
 * @key: of a picture
 * @title: words to keep with it
 * @scenario: likewise
 * @png: the picture
 *
 * Keeps a picture. A disk that is full costs nothing but time.
 */
void
tl_picture_cache_store (const char *key, const char *title, const char *scenario, GBytes *png)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = dup_path (key);
  gsize            length;
  gconstpointer    data = g_bytes_get_data (png, &length);
  g_autoptr (GVariant) stored = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  stored = g_variant_ref_sink (
    g_variant_new (FORMAT,
                   title,
                   scenario,
                   g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, length, 1)));
  g_file_set_contents (path,
                       g_variant_get_data (stored),
                       (gssize) g_variant_get_size (stored),
                       NULL);
  prune (folder);
}
