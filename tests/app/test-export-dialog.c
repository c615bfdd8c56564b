/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog: which options are shown, that the preview is of what is written, and that an
 * export that fails or is cancelled leaves the older file and says why. */
#include "config.h"

#include "app/tl-export-dialog.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "app/tl-app-data.h"
#include "app/tl-export-content.h"

#define OLDER "the older file"

typedef struct
{
  TlTable         *table;
  const char      *map;
  char            *folder;
  GtkWidget       *dialog;
  TlExportForm    *form;
  TlExportPreview *preview;
  guint            n_exported;
  guint            n_notes;
} Fixture;

static gboolean
late_cb (gpointer data)
{
  g_error ("Waited in vain for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint late = g_timeout_add_seconds (20, late_cb, (gpointer) #condition);                       \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (late);                                                                        \
  }                                                                                                \
  G_STMT_END

static void
exported_cb (Fixture *fixture, GFile *file, GPtrArray *notes)
{
  fixture->n_exported++;
  fixture->n_notes = notes->len;
}

static void
gone_cb (gpointer data, GObject *where)
{
  Fixture *fixture = data;

  fixture->dialog = NULL;
}

static void
open_dialog (Fixture *fixture, const TlExportOptions *options, const char *const *cards)
{
  TlExportSource source = { fixture->table, fixture->map, cards, NULL, NULL, "Map" };

  fixture->dialog = tl_export_dialog_new (NULL, &source, options);
  fixture->form = tl_export_dialog_get_form (TL_EXPORT_DIALOG (fixture->dialog));
  fixture->preview = tl_export_dialog_get_preview (TL_EXPORT_DIALOG (fixture->dialog));
  g_signal_connect_swapped (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("first-e-bike");
  g_autoptr (GPtrArray) repairs = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  fixture->table = tl_app_data_load_table (sample, NULL, repairs, &error);
  g_assert_no_error (error);
  fixture->map = tl_record_get_id (
    tl_table_get_children (fixture->table,
                           tl_record_get_id (tl_table_get_document (fixture->table)),
                           TL_KIND_MAP)
      ->pdata[0]);
  fixture->folder = g_dir_make_tmp ("tl-export-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (fixture->dialog)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  /* A worker may hold it still. */
  WAIT_UNTIL (fixture->dialog == NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  tl_table_unref (fixture->table);
}

static void
wait_for_preview (Fixture *fixture)
{
  WAIT_UNTIL (!tl_export_preview_is_busy (fixture->preview));
}

static TlExportOptions
get_options (Fixture *fixture)
{
  g_autoptr (TlExportWish) wish = tl_export_form_dup_wish (fixture->form);

  g_assert_nonnull (wish);
  return wish->options;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { 0 };
  const char     *words;
  int             width = 0, height = 0, smaller = 0;

  open_dialog (fixture, &options, NULL);
  wait_for_preview (fixture);
  g_assert_null (tl_export_preview_get_error (fixture->preview));
  words = tl_export_preview_get_words (fixture->preview);
  g_assert_cmpint (sscanf (words, "%d × %d px", &width, &height), ==, 2);
  gtk_test_accessible_assert_property (tl_export_preview_get_sheet (fixture->preview),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Buying a first e-bike");
  /* A PNG is twice as large, until another scale is asked for. */
  g_assert_true (tl_export_form_choose (fixture->form, "format", "png"));
  wait_for_preview (fixture);
  words = tl_export_preview_get_words (fixture->preview);
  g_assert_cmpint (sscanf (words, "%d × %d px", &smaller, &height), ==, 2);
  g_assert_cmpint (smaller, ==, 2 * width);
  g_assert_cmpfloat (get_options (fixture).scale, ==, 2);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "pdf"));
  wait_for_preview (fixture);
  g_assert_cmpuint (tl_export_preview_get_n_pages (fixture->preview), >=, 1);
  g_assert_true (g_str_has_prefix (tl_export_preview_get_words (fixture->preview), "1 page"));
}

/* Rows of options that a format does not take cannot be seen, and are not wished. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { 0 };

  open_dialog (fixture, &options, NULL);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "svg"));
  g_assert_true (tl_export_form_choose (fixture->form, "text", "outlines"));
  g_assert_false (tl_export_form_choose (fixture->form, "size", "4k"));
  g_assert_true (get_options (fixture).outlines);
  g_assert_cmpfloat (get_options (fixture).scale, ==, 0);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "png"));
  g_assert_false (tl_export_form_choose (fixture->form, "text", "text"));
  g_assert_true (tl_export_form_choose (fixture->form, "size", "4k"));
  g_assert_false (get_options (fixture).outlines);
  g_assert_cmpint (get_options (fixture).pixels.width, ==, 3840);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "pdf"));
  g_assert_cmpint (get_options (fixture).pixels.width, ==, 0);
  g_assert_true (tl_export_form_choose (fixture->form, "layout", "tiled"));
  g_assert_true (tl_export_form_choose (fixture->form, "page", "a3"));
  g_assert_true (get_options (fixture).tiled);
  g_assert_cmpfloat_with_epsilon (get_options (fixture).page.width, 1190.55, 0.01);
  g_assert_true (tl_export_form_choose (fixture->form, "theme", "2"));
  g_assert_cmpint (get_options (fixture).theme, ==, TL_THEME_DARK);
  /* A table has no look. */
  g_assert_true (tl_export_form_choose (fixture->form, "contents", "priorities"));
  g_assert_true (tl_export_form_choose (fixture->form, "format", "csv"));
  g_assert_cmpint (get_options (fixture).what, ==, TL_EXPORT_PRIORITIES);
  wait_for_preview (fixture);
  g_assert_null (tl_export_preview_get_error (fixture->preview));
  g_assert_true (g_str_has_suffix (tl_export_preview_get_words (fixture->preview), "lines"));
}

/* What a caller asks for is chosen. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { .what = TL_EXPORT_PRIORITIES, .ranking.method = TL_RANK_RICE };
  const TlRecord *card =
    tl_table_get_children (fixture->table, fixture->map, TL_KIND_CARD)->pdata[0];
  const char *const cards[] = { tl_record_get_id (card), NULL };

  open_dialog (fixture, &options, cards);
  g_assert_cmpint (get_options (fixture).what, ==, TL_EXPORT_PRIORITIES);
  g_assert_cmpint (get_options (fixture).ranking.method, ==, TL_RANK_RICE);
  g_assert_true (tl_export_form_choose (fixture->form, "contents", "cards"));
  g_assert_nonnull (get_options (fixture).cards);
  wait_for_preview (fixture);
  g_assert_null (tl_export_preview_get_error (fixture->preview));
  g_assert_true (tl_export_form_choose (fixture->form, "contents", "map"));
  g_assert_null (get_options (fixture).cards);
}

static GFile *
new_target (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
assert_content (GFile *file, const char *begins)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &bytes, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, begins));
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { 0 };
  g_autoptr (GFile) typed = new_target (fixture, "v1.2");
  g_autoptr (GFile) target = new_target (fixture, "v1.2.png");

  open_dialog (fixture, &options, NULL);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "png"));
  tl_export_dialog_write (TL_EXPORT_DIALOG (fixture->dialog), typed);
  g_assert_true (tl_export_dialog_is_writing (TL_EXPORT_DIALOG (fixture->dialog)));
  WAIT_UNTIL (fixture->n_exported == 1);
  WAIT_UNTIL (fixture->dialog == NULL);
  assert_content (target, "\x89PNG");
}

/* A disk that takes no more: the dialog stays and says why, the older file is whole. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { 0 };
  struct rlimit   before, small;
  g_autoptr (GFile) target = new_target (fixture, "map.png");

  g_assert_true (g_file_set_contents (g_file_peek_path (target), OLDER, -1, NULL));
  open_dialog (fixture, &options, NULL);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "png"));
  wait_for_preview (fixture);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &before));
  small = before;
  small.rlim_cur = 4096;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  tl_export_dialog_write (TL_EXPORT_DIALOG (fixture->dialog), target);
  WAIT_UNTIL (!tl_export_dialog_is_writing (TL_EXPORT_DIALOG (fixture->dialog)));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  g_assert_cmpuint (fixture->n_exported, ==, 0);
  g_assert_nonnull (
    strstr (tl_export_dialog_get_error (TL_EXPORT_DIALOG (fixture->dialog)), "map.png"));
  assert_content (target, OLDER);
  /* Another try, with room. */
  tl_export_dialog_write (TL_EXPORT_DIALOG (fixture->dialog), target);
  g_assert_null (tl_export_dialog_get_error (TL_EXPORT_DIALOG (fixture->dialog)));
  WAIT_UNTIL (fixture->n_exported == 1);
  assert_content (target, "\x89PNG");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { 0 };
  g_autoptr (GFile) target = new_target (fixture, "map.png");

  g_assert_true (g_file_set_contents (g_file_peek_path (target), OLDER, -1, NULL));
  open_dialog (fixture, &options, NULL);
  g_assert_true (tl_export_form_choose (fixture->form, "format", "png"));
  tl_export_dialog_write (TL_EXPORT_DIALOG (fixture->dialog), target);
  tl_export_dialog_cancel (TL_EXPORT_DIALOG (fixture->dialog));
  WAIT_UNTIL (!tl_export_dialog_is_writing (TL_EXPORT_DIALOG (fixture->dialog)));
  g_assert_nonnull (tl_export_dialog_get_error (TL_EXPORT_DIALOG (fixture->dialog)));
  g_assert_cmpuint (fixture->n_exported, ==, 0);
  assert_content (target, OLDER);
}

static void
content_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  int *written = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *written = TRUE;
}

static char *
dup_content (GdkContentProvider *content, const char *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  int written = FALSE;

  gdk_content_provider_write_mime_type_async (content,
                                              mime_type,
                                              stream,
                                              G_PRIORITY_DEFAULT,
                                              NULL,
                                              content_cb,
                                              &written);
  WAIT_UNTIL (written);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Dragged out, it is a picture for programs that take one, and the chosen file for the others. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  TlExportOptions options = { .map = fixture->map };
  g_autoptr (TlExportWish) wish =
    tl_export_wish_new (tl_exporter_find (NULL, "pdf", NULL), &options);
  g_autoptr (GdkContentProvider) content =
    tl_export_content_new (fixture->table, wish, "My map", TRUE);
  g_autoptr (GdkContentProvider) copied =
    tl_export_content_new (fixture->table, wish, "My map", FALSE);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (copied);
  g_autofree char *svg = dup_content (content, "image/svg+xml");
  g_autofree char *list = dup_content (content, "text/uri-list");
  g_autoptr (GFile) file = g_file_new_for_uri (g_strchomp (list));
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_assert_nonnull (strstr (svg, "Workshop hotline"));
  g_assert_cmpstr (name, ==, "My map.pdf");
  assert_content (file, "%PDF");
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  /* It is not yet old. */
  tl_export_content_sweep ();
  assert_content (file, "%PDF");
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (folder, NULL, NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/export-dialog/preview", test_preview);
  ADD ("/app/export-dialog/rows", test_rows);
  ADD ("/app/export-dialog/asked", test_asked);
  ADD ("/app/export-dialog/write", test_write);
  ADD ("/app/export-dialog/full", test_full);
  ADD ("/app/export-dialog/cancel", test_cancel);
  ADD ("/app/export-dialog/drag", test_drag);
  return g_test_run ();
}
