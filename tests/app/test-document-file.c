/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When an open document is clean, when it stays dirty, and what cannot be opened. No display. */
#include "config.h"

#include "app/tl-document-file.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "export/tl-export.h"
#include "map/tl-edit.h"

typedef struct
{
  char           *folder;
  GFile          *file;
  TlDocumentFile *document_file;
  TlDocument     *document; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (tl_id_source_new_seeded (7), "Map", TRUE);

  fixture->folder = g_dir_make_tmp ("tl-file-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "map.journey", NULL);
  fixture->document_file = tl_document_file_new (document);
  fixture->document = tl_document_file_get_document (fixture->document_file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_assert_finalize_object (fixture->document_file);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static void
edit (Fixture *fixture, const char *title)
{
  const char *map = tl_document_file_get_first_map (fixture->document_file);

  tl_document_begin (fixture->document, "Rename");
  g_assert_true (tl_edit_set_text (fixture->document, map, TL_MAP_TITLE, title));
  tl_document_commit (fixture->document);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (Fixture *fixture, GFile *target, TlSaveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_document_file_save_async (fixture->document_file, target, flags, keep_result_cb, &result);
  wait_for (&result);
  return tl_document_file_save_finish (fixture->document_file, result, error);
}

static TlDocumentFile *
open_file (GFile *file, TlOpenMode mode, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_document_file_open_async (file, mode, NULL, keep_result_cb, &result);
  wait_for (&result);
  return tl_document_file_open_finish (result, error);
}

static void
test_save_cleans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentFile) again = NULL;
  g_autofree char *title = NULL;

  g_assert_true (tl_document_file_is_pristine (fixture->document_file));
  edit (fixture, "One");
  g_assert_true (tl_document_file_is_modified (fixture->document_file));
  g_assert_false (tl_document_file_is_pristine (fixture->document_file));
  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, &error));
  g_assert_no_error (error);
  g_assert_false (tl_document_file_is_modified (fixture->document_file));
  g_assert_true (g_file_equal (tl_document_file_get_file (fixture->document_file), fixture->file));
  again = open_file (fixture->file, TL_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  title = tl_document_file_dup_title (again);
  g_assert_cmpstr (title, ==, "One");
  tl_document_undo (fixture->document);
  g_assert_true (tl_document_file_is_modified (fixture->document_file));
  tl_document_redo (fixture->document);
  g_assert_false (tl_document_file_is_modified (fixture->document_file));
}

static void
test_edit_during_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDocumentFile) again = NULL;
  g_autofree char *title = NULL;

  edit (fixture, "Before");
  tl_document_file_save_async (fixture->document_file,
                               fixture->file,
                               TL_SAVE_FLAG_NONE,
                               keep_result_cb,
                               &result);
  g_assert_true (tl_document_file_is_saving (fixture->document_file));
  edit (fixture, "Meanwhile");
  wait_for (&result);
  g_assert_true (tl_document_file_save_finish (fixture->document_file, result, NULL));
  g_assert_true (tl_document_file_is_modified (fixture->document_file));
  again = open_file (fixture->file, TL_OPEN_NORMAL, NULL);
  title = tl_document_file_dup_title (again);
  g_assert_cmpstr (title, ==, "Before");
}

static void
test_saves_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (TlDocumentFile) again = NULL;
  g_autofree char *title = NULL;

  edit (fixture, "First");
  tl_document_file_save_async (fixture->document_file,
                               fixture->file,
                               TL_SAVE_FLAG_NONE,
                               keep_result_cb,
                               &first);
  edit (fixture, "Second");
  tl_document_file_save_async (fixture->document_file,
                               fixture->file,
                               TL_SAVE_FLAG_NONE,
                               keep_result_cb,
                               &second);
  wait_for (&second);
  wait_for (&first);
  g_assert_true (tl_document_file_save_finish (fixture->document_file, first, NULL));
  g_assert_true (tl_document_file_save_finish (fixture->document_file, second, NULL));
  g_assert_false (tl_document_file_is_saving (fixture->document_file));
  g_assert_false (tl_document_file_is_modified (fixture->document_file));
  again = open_file (fixture->file, TL_OPEN_NORMAL, NULL);
  title = tl_document_file_dup_title (again);
  g_assert_cmpstr (title, ==, "Second");
}

static void
test_failed_save_stays_dirty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere =
    g_file_new_build_filename (fixture->folder, "missing", "map.journey", NULL);
  g_autoptr (GError) error = NULL;

  edit (fixture, "Kept");
  g_assert_false (save (fixture, nowhere, TL_SAVE_FLAG_NONE, &error));
  g_assert_nonnull (error);
  g_assert_true (tl_document_file_is_modified (fixture->document_file));
  g_assert_null (tl_document_file_get_file (fixture->document_file));
  g_assert_false (tl_document_file_is_saving (fixture->document_file));
}

static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;

  edit (fixture, "Mine");
  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, NULL));
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  edit (fixture, "Mine again");
  g_assert_false (save (fixture, NULL, TL_SAVE_FLAG_NONE, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_CHANGED);
  g_assert_true (tl_document_file_is_modified (fixture->document_file));
  g_assert_true (save (fixture, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL));
  g_assert_false (tl_document_file_is_modified (fixture->document_file));
}

static void
test_copy_has_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocumentFile) copy = NULL;

  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, NULL));
  copy = open_file (fixture->file, TL_OPEN_COPY, NULL);
  g_assert_null (tl_document_file_get_file (copy));
  g_assert_false (tl_document_file_is_modified (copy));
  g_assert_true (tl_document_file_is_pristine (copy));
}

static void
test_same_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.journey", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->folder, "other.journey", NULL);

  g_assert_false (tl_document_file_is_at (fixture->document_file, fixture->file));
  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, NULL));
  g_assert_no_errno (symlink ("map.journey", link_path));
  g_assert_true (tl_document_file_is_at (fixture->document_file, fixture->file));
  g_assert_true (tl_document_file_is_at (fixture->document_file, link_file));
  g_assert_false (tl_document_file_is_at (fixture->document_file, other));
}

static void
test_newer_is_only_shown (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GRegex) version = g_regex_new ("\"version\": [0-9]+", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Fixture opened = { 0 };

  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  newer = g_regex_replace_literal (version, text, -1, 0, "\"version\": 99", 0, NULL);
  g_assert_cmpstr (newer, !=, text);
  g_assert_true (g_file_set_contents (path, newer, -1, NULL));
  opened.document_file = open_file (fixture->file, TL_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_document_file_is_read_only (opened.document_file));
  g_assert_false (save (&opened, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, newer);
  g_assert_finalize_object (opened.document_file);
}

static const struct
{
  const char *name;
  const char *text;
} bad_files[] = {
  { "empty", "" },
  { "words", "Dear diary" },
  { "truncated", "{\"format\": \"throughline\", \"version\": 1, \"maps\": [" },
  { "array", "[]" },
  { "not-a-map", "{\"format\": \"something\", \"version\": 1}" },
  { "no-format", "{\"version\": 1}" },
  { "zero-version", "{\"format\": \"throughline\", \"version\": 0}" },
  { "text-version", "{\"format\": \"throughline\", \"version\": \"one\"}" },
  { "wrong-type", "{\"format\": \"throughline\", \"version\": 1, \"id\": \"a\", \"maps\": 7}" },
  { "duplicate", "{\"format\": \"throughline\", \"format\": \"throughline\", \"version\": 1}" },
  { "two-roots", "{\"format\": \"throughline\", \"version\": 1}{}" },
  { "nul", "{\"format\": \"throughline\", \"title\": \"a\\u0000b\", \"version\": 1}" },
};

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_files[i].name);
      g_assert_true (
        g_file_set_contents (g_file_peek_path (fixture->file), bad_files[i].text, -1, NULL));
      g_assert_null (open_file (fixture->file, TL_OPEN_NORMAL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == TL_STORE_ERROR);
      g_assert_nonnull (strstr (error->message, "map.journey"));
      g_clear_error (&error);
      g_assert_null (open_file (fixture->file, TL_OPEN_COPY, &error));
      g_assert_true (error->domain == TL_STORE_ERROR);
    }
}

static void
test_deep_and_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (fixture->file, TL_OPEN_NORMAL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), deep, -1, NULL));
  g_assert_null (open_file (fixture->file, TL_OPEN_NORMAL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_LARGE);
}

/* A picture with the document inside opens as work of its own: saving never goes into the picture.
 */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "svg", "png" };
  static const TlEmbed     embeds[] = { TL_EMBED_ALWAYS, TL_EMBED_NEVER };

  edit (fixture, "Inside");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint k = 0; k < G_N_ELEMENTS (embeds); k++)
      {
        const TlExportOptions options = { .embed = embeds[k], .scale = .2 };
        const TlTable        *table = tl_document_get_table (fixture->document);
        g_autofree char      *base = g_strconcat ("map.", formats[i], NULL);
        g_autofree char      *path = g_build_filename (fixture->folder, base, NULL);
        g_autoptr (GFile) file = g_file_new_for_path (path);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) picture =
          tl_exporter_find (NULL, formats[i], NULL)->write (table, &options, NULL, &error);
        g_autoptr (TlDocumentFile) opened = NULL;
        g_autofree char *title = NULL;

        g_assert_no_error (error);
        g_assert_true (
          tl_store_save_bytes (path, picture, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, NULL));
        opened = open_file (file, TL_OPEN_NORMAL, &error);
        if (embeds[k] == TL_EMBED_NEVER)
          {
            g_assert_null (opened);
            g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_A_MAP);
            continue;
          }
        g_assert_no_error (error);
        g_assert_null (tl_document_file_get_file (opened));
        title = tl_document_file_dup_title (opened);
        g_assert_cmpstr (title, ==, "Inside");
      }
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *untitled = NULL;
  g_autofree char *slashed = NULL;
  g_autofree char *own = NULL;
  g_autofree char *bare = NULL;

  edit (fixture, "");
  untitled = tl_document_file_dup_proposed_name (fixture->document_file, "journey");
  g_assert_cmpstr (untitled, ==, "Map.journey");
  edit (fixture, "../a/b");
  slashed = tl_document_file_dup_proposed_name (fixture->document_file, "journey");
  g_assert_cmpstr (slashed, ==, "-.-a-b.journey");
  g_assert_true (save (fixture, fixture->file, TL_SAVE_FLAG_NONE, NULL));
  own = tl_document_file_dup_proposed_name (fixture->document_file, "svg");
  g_assert_cmpstr (own, ==, "map.svg");
  bare = tl_document_file_dup_proposed_name (fixture->document_file, NULL);
  g_assert_cmpstr (bare, ==, "map");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/document-file/save-cleans", test_save_cleans);
  ADD ("/app/document-file/edit-during-save-stays-dirty", test_edit_during_save);
  ADD ("/app/document-file/saves-queue", test_saves_queue);
  ADD ("/app/document-file/failed-save-stays-dirty", test_failed_save_stays_dirty);
  ADD ("/app/document-file/changed-elsewhere", test_changed_elsewhere);
  ADD ("/app/document-file/copy-has-no-file", test_copy_has_no_file);
  ADD ("/app/document-file/same-file", test_same_file);
  ADD ("/app/document-file/newer-is-only-shown", test_newer_is_only_shown);
  ADD ("/app/document-file/bad-files", test_bad_files);
  ADD ("/app/document-file/deep-and-missing", test_deep_and_missing);
  ADD ("/app/document-file/pictures", test_pictures);
  ADD ("/app/document-file/names", test_names);
  return g_test_run ();
}
