/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The work of an export, in a worker: bytes from a snapshot, written by the one save function, so
 * that an export that fails or is cancelled leaves the older file whole. The program does not end
 * while it lasts. */
#include "config.h"

#include "app/tl-export-work.h"

#include <glib/gi18n-lib.h>

#include "store/tl-store.h"

typedef struct
{
  TlTable      *table;
  TlExportWish *wish;
  GFile        *target;
  int          *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  tl_table_unref (work->table);
  tl_export_wish_unref (work->wish);
  g_object_unref (work->target);
  g_free (work);
}

static void
progress_cb (double done, gpointer data)
{
  int *progress = data;

  if (progress)
    g_atomic_int_set (progress, (int) (done * 1000));
}

static gboolean
save (GFile *target, GBytes *bytes, GError **error)
{
  const char *path = g_file_peek_path (target);

  if (path)
    return tl_store_save_bytes (path, bytes, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, error);
  g_set_error_literal (error,
                       TL_STORE_ERROR,
                       TL_STORE_ERROR_WRITE,
                       _ ("Pictures can be written only to folders of this computer."));
  return FALSE;
}

static void
work_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun run = { cancellable, progress_cb, work->progress, notes };
  GError     *error = NULL;
  g_autoptr (GBytes) bytes =
    work->wish->exporter->write (work->table, &work->wish->options, &run, &error);

  if (bytes && !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
      save (work->target, bytes, &error))
    g_task_return_pointer (task, g_steal_pointer (&notes), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
release_cb (GTask *task, GParamSpec *pspec, GApplication *program)
{
  g_application_release (program);
}

/**
 * tl_export_work_async:
 * @table: a snapshot of the document
 * @wish: what is written, and how
 * @target: where to
 * @progress: (nullable): set to 0 to 1000, atomically, while it works
 * @cancellable: (nullable): stops it; nothing is written then
 * @callback: called when it is written, or not
 * @user_data: for @callback
 *
 * Exports to a file.
 */
void
tl_export_work_async (const TlTable      *table,
                      TlExportWish       *wish,
                      GFile              *target,
                      int                *progress,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GApplication *program = g_application_get_default ();
  Work         *work = g_new0 (Work, 1);

  work->table = tl_table_ref ((TlTable *) table);
  work->wish = tl_export_wish_ref (wish);
  work->target = g_object_ref (target);
  work->progress = progress;
  if (program)
    {
      g_application_hold (program);
      g_signal_connect_object (task, "notify::completed", G_CALLBACK (release_cb), program, 0);
    }
  g_task_set_source_tag (task, tl_export_work_async);
  /* What was written in the end is there, however late it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_cb);
}

/**
 * tl_export_work_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: `TL_EXPORT_ERROR`, `TL_STORE_ERROR`, `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type utf8): what the format could not show, in words
 */
GPtrArray *
tl_export_work_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
