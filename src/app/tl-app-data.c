/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program brings along and remembers. Samples are in its resources. The schema of its
 * settings is the installed one, in the build tree the one compiled there; without any it runs on
 * defaults. */
#include "config.h"
#include "places.h"

#include "app/tl-app-data.h"

#include <stdlib.h>
#include <string.h>

#include "import/tl-import-embedded.h"
#include "store/tl-store.h"

#include "app/tl-export-content.h"

/* Of so many documents used lately the folders are swept at the start. */
#define N_SWEPT 20
#define SAMPLES_PATH "/io/github/throughline/Throughline/samples"

static gboolean
runs_from_build_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program && g_str_has_prefix (program, TL_BUILD_DIR "/");
}

/**
 * tl_app_data_new_settings:
 *
 * Returns: (transfer full) (nullable): the program's settings; NULL when their schema is installed
 *   nowhere, which is no error
 */
GSettings *
tl_app_data_new_settings (void)
{
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (runs_from_build_tree ())
    built = g_settings_schema_source_new_from_directory (TL_BUILD_DIR "/data", source, TRUE, NULL);
  if (built)
    source = built;
  if (source)
    schema = g_settings_schema_source_lookup (source, TL_APPLICATION_ID, TRUE);
  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * tl_app_data_find_sample:
 * @name: "first-e-bike"
 *
 * Returns: (transfer full) (nullable): the sample's file, NULL when there is none of that name
 */
GFile *
tl_app_data_find_sample (const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strdup_printf (SAMPLES_PATH "/%s.journey", name);
  uri = g_strconcat ("resource://", path, NULL);
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  return g_file_new_for_uri (uri);
}

/* A resource lists its children in no order. */
static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * tl_app_data_list_samples:
 *
 * Returns: (transfer container) (element-type GFile): the sample documents by name
 */
GPtrArray *
tl_app_data_list_samples (void)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_resources_enumerate_children (SAMPLES_PATH, 0, NULL);

  if (names)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names && names[i]; i++)
    if (g_str_has_suffix (names[i], ".journey"))
      {
        g_autofree char *uri = g_strconcat ("resource://" SAMPLES_PATH "/", names[i], NULL);

        g_ptr_array_add (samples, g_file_new_for_uri (uri));
      }
  return samples;
}

/**
 * tl_app_data_load_table:
 * @file: a document on disk, a sample, or a picture with a document inside
 * @version: (out) (optional): the version that it says it has
 * @repairs: (element-type TlRepair): gets what had to be mended
 * @error: return location
 *
 * Reads a document that will not be written back. Blocks: call it from a worker.
 *
 * Errors: `TL_STORE_ERROR`.
 *
 * Returns: (transfer full): its table
 */
TlTable *
tl_app_data_load_table (GFile *file, gint64 *version, GPtrArray *repairs, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = path ? g_strdup (path) : g_file_get_basename (file);
  bytes = path ? tl_store_read (path, NULL, error) : g_file_load_bytes (file, NULL, NULL, error);
  document = bytes ? tl_import_unwrap (bytes, name, error) : NULL;
  return document ? tl_store_parse_repaired (document, name, version, repairs, error) : NULL;
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  /* Newest first. */
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/**
 * tl_app_data_list_recent:
 * @most: how many at most
 *
 * Returns: (transfer container) (element-type GFile): documents used lately that are still there,
 *   the latest first
 */
GPtrArray *
tl_app_data_list_recent (guint most)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GList     *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l && files->len < most; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), TL_MIME_TYPE) == 0 &&
        gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (l->data)));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return files;
}

/**
 * tl_app_data_add_recent:
 * @file: a document just opened or saved
 *
 * Remembers it, for this program's lists and for the desktop's.
 */
void
tl_app_data_add_recent (GFile *file)
{
  g_autofree char *uri = NULL;
  GtkRecentData    data = {
       .mime_type = (char *) TL_MIME_TYPE,
       .app_name = (char *) "Throughline",
       .app_exec = (char *) "throughline %u",
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
sweep_cb (GTask *task, gpointer source, gpointer folders, GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer       folder;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    tl_store_sweep (folder);
  tl_export_content_sweep ();
  g_task_return_boolean (task, TRUE);
}

/**
 * tl_app_data_sweep:
 *
 * Removes, in a thread, what a crash while saving left in the folders of documents used lately; see
 * tl_store_sweep().
 */
void
tl_app_data_sweep (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) files = tl_app_data_list_recent (N_SWEPT);
  GHashTable *folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (folders, g_path_get_dirname (g_file_peek_path (files->pdata[i])));
  g_task_set_task_data (task, folders, (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, sweep_cb);
}
