/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading and saving away from the main loop: local files, and files without a local path, for
 * which a GFile of this test stands that keeps its bytes in memory and can be made to misbehave. */
#include "config.h"

#include "store/tl-store.h"

#include "save-fixture.h"

#include "map/tl-edit.h"

#define TEST_TYPE_FILE (test_file_get_type ())
G_DECLARE_FINAL_TYPE (TestFile, test_file, TEST, FILE, GObject)

struct _TestFile
{
  GObject  parent_instance;
  GBytes  *bytes;  /* NULL: there is no such file */
  GBytes  *backup; /* what was replaced */
  gboolean corrupts;
  gboolean is_full;
};

/* The stream that replaces the file's bytes when it is closed, and not when that is cancelled. */
#define TEST_TYPE_STREAM (test_stream_get_type ())
G_DECLARE_FINAL_TYPE (TestStream, test_stream, TEST, STREAM, GFileOutputStream)

struct _TestStream
{
  GFileOutputStream parent_instance;
  TestFile         *file;
  GByteArray       *data;
};

G_DEFINE_FINAL_TYPE (TestStream, test_stream, G_TYPE_FILE_OUTPUT_STREAM)

static gssize
test_stream_write (
  GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestStream *self = TEST_STREAM (stream);

  if (self->file->is_full && self->data->len > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left on device");
      return -1;
    }
  count = MIN (count, 1000);
  g_byte_array_append (self->data, buffer, (guint) count);
  return (gssize) count;
}

static gboolean
test_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  TestStream *self = TEST_STREAM (stream);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->file->corrupts)
    self->data->data[self->data->len / 2] ^= 1;
  g_clear_pointer (&self->file->backup, g_bytes_unref);
  self->file->backup = g_steal_pointer (&self->file->bytes);
  self->file->bytes = g_bytes_new (self->data->data, self->data->len);
  return TRUE;
}

static void
test_stream_finalize (GObject *object)
{
  TestStream *self = TEST_STREAM (object);

  g_clear_object (&self->file);
  g_byte_array_unref (self->data);
  G_OBJECT_CLASS (test_stream_parent_class)->finalize (object);
}

static void
test_stream_class_init (TestStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_stream_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = test_stream_write;
  G_OUTPUT_STREAM_CLASS (klass)->close_fn = test_stream_close;
}

static void
test_stream_init (TestStream *self)
{
  self->data = g_byte_array_new ();
}

/* GFileInputStream has no memory; a file of the system stands in. */
static GFileInputStream *
test_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  TestFile *self = TEST_FILE (file);
  g_autoptr (GFileIOStream) io = NULL;
  g_autoptr (GFile) copy = NULL;
  GFileInputStream *stream;

  if (self->bytes == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such file");
      return NULL;
    }
  copy = g_file_new_tmp ("throughline-async-XXXXXX", &io, error);
  if (copy == NULL || !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (io)),
                                                  g_bytes_get_data (self->bytes, NULL),
                                                  g_bytes_get_size (self->bytes),
                                                  NULL,
                                                  NULL,
                                                  error))
    return NULL;
  stream = g_file_read (copy, cancellable, error);
  g_file_delete (copy, NULL, NULL);
  return stream;
}

static GFileOutputStream *
test_file_replace (GFile           *file,
                   const char      *etag,
                   gboolean         make_backup,
                   GFileCreateFlags flags,
                   GCancellable    *cancellable,
                   GError         **error)
{
  TestStream *stream = g_object_new (TEST_TYPE_STREAM, NULL);

  g_assert_true (make_backup);
  stream->file = g_object_ref (TEST_FILE (file));
  return G_FILE_OUTPUT_STREAM (stream);
}

static GFileInfo *
test_file_query_info (GFile              *file,
                      const char         *attributes,
                      GFileQueryInfoFlags flags,
                      GCancellable       *cancellable,
                      GError            **error)
{
  if (TEST_FILE (file)->bytes != NULL)
    return g_file_info_new ();
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such file");
  return NULL;
}

static char *
test_file_get_path (GFile *file)
{
  return NULL;
}

static char *
test_file_get_parse_name (GFile *file)
{
  return g_strdup ("test:///map.journey");
}

static void
test_file_iface_init (GFileIface *iface)
{
  iface->read_fn = test_file_read;
  iface->replace = test_file_replace;
  iface->query_info = test_file_query_info;
  iface->get_path = test_file_get_path;
  iface->get_parse_name = test_file_get_parse_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestFile,
                               test_file,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, test_file_iface_init))

static void
test_file_finalize (GObject *object)
{
  TestFile *self = TEST_FILE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->backup, g_bytes_unref);
  G_OBJECT_CLASS (test_file_parent_class)->finalize (object);
}

static void
test_file_class_init (TestFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_file_finalize;
}

static void
test_file_init (TestFile *self)
{
}

/* Waiting */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static TlTable *
load (gpointer file, TlFileStamp **stamp, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 version;

  tl_store_load_async (G_FILE (file), NULL, keep_result, &result);
  return tl_store_load_finish (wait_for (&result), &version, stamp, error);
}

static gboolean
save (gpointer           file,
      TlTable           *table,
      const TlFileStamp *expected,
      TlSaveFlags        flags,
      TlFileStamp      **stamp,
      GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_store_save_async (G_FILE (file), table, expected, flags, NULL, keep_result, &result);
  return tl_store_save_finish (wait_for (&result), stamp, error);
}

static TlTable *
make_table (const char *title)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (tl_id_source_new_seeded (7), title, TRUE);

  return tl_document_dup_snapshot (document);
}

/* The same steps for both kinds of file; @rewrite changes it behind our back. */
static void
run_steps (gpointer file, const char *name, void (*rewrite) (gpointer file))
{
  g_autoptr (TlTable) one = make_table ("One");
  g_autoptr (TlTable) two = make_table ("Two");
  g_autoptr (TlTable) loaded = NULL;
  g_autoptr (TlFileStamp) stamp = NULL;
  g_autoptr (TlFileStamp) saved = NULL;
  g_autofree char *missing = g_strconcat (name, ": ", NULL);
  g_autofree char *exists = g_strconcat (name, ": the file exists already", NULL);
  g_autofree char *changed =
    g_strconcat (name, ": not saved: the file was changed by another program", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (file, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, missing));
  g_clear_error (&error);

  g_assert_true (save (file, one, NULL, TL_SAVE_FLAG_REFUSE_EXISTING, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (save (file, one, NULL, TL_SAVE_FLAG_REFUSE_EXISTING, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, exists);
  g_clear_error (&error);

  loaded = load (file, &stamp, &error);
  g_assert_no_error (error);
  g_assert_true (tl_table_get_size (loaded) == tl_table_get_size (one));
  g_assert_true (save (file, two, stamp, TL_SAVE_FLAG_NONE, &saved, &error));
  g_assert_no_error (error);
  g_assert_false (save (file, one, stamp, TL_SAVE_FLAG_NONE, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_CHANGED);
  g_assert_cmpstr (error->message, ==, changed);
  g_clear_error (&error);
  g_assert_true (save (file, one, saved, TL_SAVE_FLAG_NONE, NULL, &error));
  rewrite (file);
  g_assert_false (save (file, two, saved, TL_SAVE_FLAG_NONE, NULL, NULL));
  g_assert_true (save (file, two, saved, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, &error));
  g_assert_no_error (error);
}

static void
rewrite_local (gpointer file)
{
  g_autofree char *path = g_file_get_path (file);

  fixture_write (path, "hers");
}

static void
rewrite_remote (gpointer file)
{
  TestFile *self = file;

  g_bytes_unref (self->bytes);
  self->bytes = fixture_bytes ("hers");
}

static void
test_local (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "map.journey");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  run_steps (file, path, rewrite_local);
}

static void
test_remote (void)
{
  g_autoptr (TestFile) file = g_object_new (TEST_TYPE_FILE, NULL);

  run_steps (file, "test:///map.journey", rewrite_remote);
  g_assert_nonnull (file->backup);
}

static void
test_remote_full (void)
{
  g_autoptr (TestFile) file = g_object_new (TEST_TYPE_FILE, NULL);
  g_autoptr (TlTable) table = make_table ("One");
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (file, table, NULL, TL_SAVE_FLAG_NONE, NULL, NULL));
  old = g_bytes_ref (file->bytes);
  file->is_full = TRUE;
  g_assert_false (save (file, table, NULL, TL_SAVE_FLAG_NONE, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_WRITE);
  g_assert_cmpstr (error->message, ==, "test:///map.journey: not saved: No space left on device");
  g_assert_true (file->bytes == old); /* the old file stands */
}

static void
test_remote_corrupts (void)
{
  g_autoptr (TestFile) file = g_object_new (TEST_TYPE_FILE, NULL);
  g_autoptr (TlTable) table = make_table ("One");
  g_autoptr (GError) error = NULL;

  file->corrupts = TRUE;
  g_assert_false (save (file, table, NULL, TL_SAVE_FLAG_NONE, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_WRITE);
  g_assert_cmpstr (error->message,
                   ==,
                   "test:///map.journey: not saved: it does not read back the same");
}

static void
test_remote_malformed (void)
{
  g_autoptr (TestFile) file = g_object_new (TEST_TYPE_FILE, NULL);
  g_autoptr (GError) error = NULL;

  file->bytes = fixture_bytes ("{\"format\": }");
  g_assert_null (load (file, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_MALFORMED);
  g_assert_cmpstr (error->message,
                   ==,
                   "test:///map.journey: line 1, column 12: expected a value, found “}”");
}

static void
test_cancelled (void)
{
  g_autoptr (TestFile) file = g_object_new (TEST_TYPE_FILE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TlTable) table = make_table ("One");
  g_autoptr (GAsyncResult) loading = NULL;
  g_autoptr (GAsyncResult) saving = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  tl_store_load_async (G_FILE (file), cancellable, keep_result, &loading);
  tl_store_save_async (G_FILE (file),
                       table,
                       NULL,
                       TL_SAVE_FLAG_NONE,
                       cancellable,
                       keep_result,
                       &saving);
  g_assert_null (tl_store_load_finish (wait_for (&loading), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (tl_store_save_finish (wait_for (&saving), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (file->bytes);
}

int
main (int argc, char *argv[])
{
  g_autoptr (Folder) state G_GNUC_UNUSED = fixture_init_state ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/async/local", test_local);
  g_test_add_func ("/store/async/remote", test_remote);
  g_test_add_func ("/store/async/remote-full", test_remote_full);
  g_test_add_func ("/store/async/remote-corrupts", test_remote_corrupts);
  g_test_add_func ("/store/async/remote-malformed", test_remote_malformed);
  g_test_add_func ("/store/async/cancelled", test_cancelled);
  return g_test_run ();
}
