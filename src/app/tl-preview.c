/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small pictures of documents, made from the documents themselves: a worker reads the file, paints
 * its first map with the PNG exporter and hands back a texture; what was painted before is taken
 * from the disk (tl-picture-cache.h). At most two run at a time, so that
 * a page full of recent files leaves the window its processor. */
#include "config.h"

#include "app/tl-preview.h"

#include <glib/gi18n-lib.h>

#include "app/tl-app-data.h"
#include "app/tl-picture-cache.h"
#include "export/tl-export.h"
#include "store/tl-repair.h"
#include "store/tl-template.h"

/* One for the file being painted, one for the next being read. */
#define MAX_WORKERS 2

typedef struct
{
  GFile      *file;
  TlThemeName theme;
  int         width_px;
} PreviewRequest;

static void
preview_request_free (PreviewRequest *request)
{
  g_object_unref (request->file);
  g_free (request);
}

static GBytes *
paint (const TlTable *table, const PreviewRequest *request, GError **error)
{
  TlExportOptions   options = { .theme = request->theme, .width = request->width_px };
  const TlExporter *png = tl_exporter_find (NULL, "png", error);

  return png ? png->write (table, &options, NULL, error) : NULL;
}

/* A template of ours is shown in the language that it would be opened in. */
static TlTable *
load_table (GFile *file, GError **error)
{
  /* What had to be mended is said when the file is opened. */
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_autoptr (TlTable) table = tl_app_data_load_table (file, NULL, repairs, error);

  if (table && tl_template_is_shipped (g_file_peek_path (file)))
    return tl_template_begin (table, g_file_peek_path (file));
  return g_steal_pointer (&table);
}

/* Takes the words. */
static TlPreview *
new_preview (char *title, char *scenario, GBytes *png, GError **error)
{
  g_autoptr (TlPreview) preview = g_new0 (TlPreview, 1);

  preview->title = title;
  preview->scenario = scenario;
  preview->picture = gdk_texture_new_from_bytes (png, error);
  return preview->picture ? g_steal_pointer (&preview) : NULL;
}

static char *
dup_key (const PreviewRequest *request)
{
  g_autofree char *look = g_strdup_printf ("%d %d", request->theme, request->width_px);

  return tl_picture_cache_dup_key (request->file, look);
}

static TlPreview *
load_kept (const char *key)
{
  char *title, *scenario;
  g_autoptr (GBytes) png = tl_picture_cache_load (key, &title, &scenario);

  return png ? new_preview (title, scenario, png, NULL) : NULL;
}

static TlPreview *
load (const PreviewRequest *request, GError **error)
{
  g_autofree char *key = dup_key (request);
  TlPreview       *kept = key ? load_kept (key) : NULL;
  g_autoptr (TlTable) table = kept ? NULL : load_table (request->file, error);
  g_autoptr (GBytes) png = NULL;
  const GPtrArray *maps;
  const TlRecord  *map;

  if (!table)
    return kept;
  maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);
  if (!maps || maps->len == 0)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_NO_MAP,
                   "%s",
                   _ ("Expected a map in the document, found none"));
      return NULL;
    }
  map = g_ptr_array_index (maps, 0);
  png = paint (table, request, error);
  if (!png)
    return NULL;
  if (key)
    tl_picture_cache_store (key,
                            tl_record_get_text (map, TL_MAP_TITLE),
                            tl_record_get_text (map, TL_MAP_SCENARIO),
                            png);
  return new_preview (g_strdup (tl_record_get_text (map, TL_MAP_TITLE)),
                      g_strdup (tl_record_get_text (map, TL_MAP_SCENARIO)),
                      png,
                      error);
}

/* The workers, made with the first request; `ending` (atomic) sends those home that only wait. */
static GThreadPool *pool;
static int          ending;

static void
worker_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  TlPreview *preview;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_atomic_int_get (&ending))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Closing"));
      return;
    }
  preview = load (g_task_get_task_data (task), &error);
  if (preview)
    g_task_return_pointer (task, preview, (GDestroyNotify) tl_preview_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GThreadPool *
get_pool (void)
{
  if (!pool)
    pool = g_thread_pool_new (worker_cb, NULL, MAX_WORKERS, FALSE, NULL);
  return pool;
}

/**
 * tl_preview_end:
 *
 * Waits for pictures under way and drops the waiting ones: call it before the process ends. A
 * worker that paints while exit() takes the libraries down crashes.
 */
void
tl_preview_end (void)
{
  if (!pool)
    return;
  g_atomic_int_set (&ending, TRUE);
  g_thread_pool_free (pool, FALSE, TRUE);
  pool = NULL;
  g_atomic_int_set (&ending, FALSE);
}

/**
 * tl_preview_free:
 * @preview: (transfer full) (nullable): what to free
 */
void
tl_preview_free (TlPreview *preview)
{
  if (!preview)
    return;
  g_free (preview->title);
  g_free (preview->scenario);
  g_clear_object (&preview->picture);
  g_free (preview);
}

/**
 * tl_preview_load_async:
 * @file: a document on disk or a sample
 * @theme: the look of its picture
 * @width_px: how wide the picture is to be
 * @cancellable: (nullable): stops it while it waits
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Makes a small picture of a document's first map.
 */
void
tl_preview_load_async (GFile              *file,
                       TlThemeName         theme,
                       int                 width_px,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask          *task;
  PreviewRequest *request;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tl_preview_load_async);
  request = g_new0 (PreviewRequest, 1);
  request->file = g_object_ref (file);
  request->theme = theme;
  request->width_px = width_px;
  g_task_set_task_data (task, request, (GDestroyNotify) preview_request_free);
  g_thread_pool_push (get_pool (), task, NULL);
}

/**
 * tl_preview_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: `TL_STORE_ERROR`, `TL_EXPORT_ERROR`, `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the picture and its words
 */
TlPreview *
tl_preview_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
