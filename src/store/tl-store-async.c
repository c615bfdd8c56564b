/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading and saving away from the main loop, for any GFile.
 *
 * A worker thread gets the file and an immutable snapshot and touches no GObject of a document. A
 * file with a local path goes through the same functions as the command line. One without (a
 * remote file system) is compared by content, replaced with a backup, and read back. */
#include "config.h"

#include "store/tl-store.h"

#include "store/tl-json-scan.h"
#include "store/tl-store-private.h"
#include "store/tl-stamp-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GFile       *file;
  TlTable     *table; /* saving: the snapshot; loading: the result */
  TlFileStamp *expected;
  TlFileStamp *stamp;
  TlSaveFlags  flags;
  gint64       version;
  GPtrArray   *repairs; /* TlRepair: what loading mended */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_clear_pointer (&job->table, tl_table_unref);
  g_clear_pointer (&job->expected, tl_file_stamp_free);
  g_clear_pointer (&job->stamp, tl_file_stamp_free);
  g_ptr_array_unref (job->repairs);
  g_free (job);
}

/* Remote files */

static void
take_error (GError **error, TlStoreError code, const char *name, const char *doing, GError *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, reason);
      return;
    }
  g_set_error (error, TL_STORE_ERROR, (int) code, "%s: %s: %s", name, doing, reason->message);
  g_error_free (reason);
}

/* At most @max_bytes, however much the other end sends. */
static GBytes *
read_remote (GFile *file, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  if (stream == NULL)
    return NULL;
  while (
    (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, error)) >
    0)
    {
      g_byte_array_append (data, buffer, (guint) n);
      if (data->len > max_bytes)
        {
          g_set_error_literal (error,
                               G_IO_ERROR,
                               G_IO_ERROR_MESSAGE_TOO_LARGE,
                               _ ("the file is too large"));
          return NULL;
        }
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}

static gboolean
load_remote (Job *job, const char *name, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  g_autoptr (GBytes) bytes = read_remote (job->file, TL_JSON_MAX_FILE, cancellable, &reason);
  TlStoreError code = TL_STORE_ERROR_READ;

  if (bytes == NULL)
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        code = TL_STORE_ERROR_NOT_FOUND;
      else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
        code = TL_STORE_ERROR_TOO_LARGE;
      take_error (error, code, name, _ ("cannot be read"), reason);
      return FALSE;
    }
  job->table = tl_store_parse_repaired (bytes, name, &job->version, job->repairs, error);
  if (job->table != NULL)
    job->stamp = tl_file_stamp_new (bytes);
  return job->table != NULL;
}

static gboolean
check_remote (Job *job, const char *name, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if ((job->flags & TL_SAVE_FLAG_REFUSE_EXISTING) != 0 &&
      g_file_query_exists (job->file, cancellable))
    {
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_EXISTS,
                   _ ("%s: the file exists already"),
                   name);
      return FALSE;
    }
  if (job->expected == NULL || (job->flags & TL_SAVE_FLAG_OVERWRITE_CHANGED) != 0)
    return TRUE;
  bytes = read_remote (job->file, G_MAXINT32, cancellable, &reason);
  if (bytes == NULL && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (reason);
      return TRUE;
    }
  if (bytes == NULL)
    take_error (error,
                TL_STORE_ERROR_WRITE,
                name,
                _ ("not saved: it cannot be compared with what was loaded"),
                reason);
  else if (!tl_file_stamp_has_bytes (job->expected, bytes))
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_CHANGED,
                 _ ("%s: not saved: the file was changed by another program"),
                 name);
  else
    return TRUE;
  return FALSE;
}

/* A stream that is closed as usual replaces the file by what it has got so far; closed with a
 * cancelled cancellable it leaves the old one. */
static gboolean
replace_remote (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) cancelled = NULL;
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  stream = g_file_replace (file, NULL, TRUE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

static gboolean
save_remote (Job *job, const char *name, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  g_autoptr (GBytes) bytes = tl_store_serialize_checked (job->table, name, error);
  g_autoptr (GBytes) found = NULL;

  if (bytes == NULL || !check_remote (job, name, cancellable, error))
    return FALSE;
  if (!replace_remote (job->file, bytes, cancellable, &reason))
    {
      take_error (error, TL_STORE_ERROR_WRITE, name, _ ("not saved"), reason);
      return FALSE;
    }
  found = read_remote (job->file, G_MAXINT32, cancellable, &reason);
  if (found == NULL)
    {
      take_error (error,
                  TL_STORE_ERROR_WRITE,
                  name,
                  _ ("saved, but it cannot be read back"),
                  reason);
      return FALSE;
    }
  if (!g_bytes_equal (bytes, found))
    {
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_WRITE,
                   _ ("%s: not saved: it does not read back the same"),
                   name);
      return FALSE;
    }
  job->stamp = tl_file_stamp_new (bytes);
  return TRUE;
}

/* Tasks */

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job             *job = task_data;
  const char      *path = g_file_peek_path (job->file);
  g_autofree char *name = g_file_get_parse_name (job->file);
  GError          *error = NULL;
  gboolean         done;

  if (path == NULL)
    done = load_remote (job, name, cancellable, &error);
  else
    {
      job->table = tl_store_load_repaired (path, &job->version, &job->stamp, job->repairs, &error);
      done = job->table != NULL;
    }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job             *job = task_data;
  const char      *path = g_file_peek_path (job->file);
  g_autofree char *name = g_file_get_parse_name (job->file);
  GError          *error = NULL;
  gboolean         done;

  /* Once begun, a local save is as quick as the disk and is not given up half-way. */
  if (g_task_return_error_if_cancelled (task))
    return;
  if (path == NULL)
    done = save_remote (job, name, cancellable, &error);
  else
    done = tl_store_save (path, job->table, job->expected, job->flags, &job->stamp, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GTask *
new_task (GFile              *file,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data,
          gpointer            tag,
          Job               **job)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  *job = g_new0 (Job, 1);
  (*job)->file = g_object_ref (file);
  (*job)->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_task_set_task_data (task, *job, (GDestroyNotify) job_free);
  g_task_set_source_tag (task, tag);
  /* What the disk holds is what is reported, also when somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * tl_store_load_async:
 *
 * Loads a document in a worker thread.
 */
void
tl_store_load_async (GFile              *file,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  task = new_task (file, cancellable, callback, user_data, tl_store_load_async, &job);
  if (!g_task_return_error_if_cancelled (task))
    g_task_run_in_thread (task, load_in_thread);
}

/**
 * tl_store_load_finish:
 * @version: (out) (optional): as tl_store_parse()
 * @stamp: (out) (optional) (transfer full): what the file was, for the next save
 *
 * Errors: those of tl_store_load(), and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_store_load_finish (GAsyncResult *result, gint64 *version, TlFileStamp **stamp, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, tl_store_load_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  if (version != NULL)
    *version = job->version;
  if (stamp != NULL)
    *stamp = g_steal_pointer (&job->stamp);
  return g_steal_pointer (&job->table);
}

/**
 * tl_store_load_get_repairs:
 * @result: what the callback of tl_store_load_async() got
 *
 * Returns: (transfer container) (element-type TlRepair): what was mended, in the order of the file
 */
GPtrArray *
tl_store_load_get_repairs (GAsyncResult *result)
{
  const Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, tl_store_load_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return g_ptr_array_ref (job->repairs);
}

/**
 * tl_store_save_async:
 * @snapshot: a table that nobody changes any more (tl_document_dup_snapshot())
 * @expected: (nullable): what the file was when it was loaded or last saved
 *
 * Saves a document in a worker thread.
 */
void
tl_store_save_async (GFile              *file,
                     TlTable            *snapshot,
                     const TlFileStamp  *expected,
                     TlSaveFlags         flags,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file) && snapshot != NULL);

  task = new_task (file, cancellable, callback, user_data, tl_store_save_async, &job);
  job->table = tl_table_ref (snapshot);
  job->expected = tl_file_stamp_copy (expected);
  job->flags = flags;
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * tl_store_save_finish:
 * @stamp: (out) (optional) (transfer full): what the file is now
 *
 * Errors: those of tl_store_save(), and %G_IO_ERROR_CANCELLED.
 */
gboolean
tl_store_save_finish (GAsyncResult *result, TlFileStamp **stamp, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, tl_store_save_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  if (stamp != NULL)
    *stamp = g_steal_pointer (&job->stamp);
  return TRUE;
}
