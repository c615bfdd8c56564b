/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window with real documents: opening, closing that loses nothing, bad files, the pane. */
#include "config.h"
#include "waiting.h"
#include "places.h"

#include "app/tl-preview.h"
#include "app/tl-window-private.h"

#include <glib/gstdio.h>
#include <math.h>

#include "map/tl-edit.h"

#include "app/tl-app-data.h"
#include "app/tl-application.h"
#include "app/tl-export-dialog.h"
#include "app/tl-inspector-private.h"

typedef struct
{
  TlApplication *application;
  char          *folder;
  GFile         *file; /* a saved copy of a sample */
} Fixture;

/* --- Helpers -----------------------------------------------------------------------------------
 */

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static guint
count_windows (Fixture *fixture)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l;
       l = l->next)
    n += TL_IS_WINDOW (l->data);
  return n;
}

static TlWindow *
find_window (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l;
       l = l->next)
    if (TL_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

/* tl_compat_confirm_async: the question, under it what follows. */
static const char *
get_question (AdwMessageDialog *dialog)
{
  GtkWidget *words = adw_message_dialog_get_extra_child (dialog);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (words)));
}

static const char *
get_explanation (AdwMessageDialog *dialog)
{
  GtkWidget *words = adw_message_dialog_get_extra_child (dialog);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (words)));
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog;

  WAIT_UNTIL (find_dialog () != NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static TlWindow *
open_file (Fixture *fixture, GFile *file, TlOpenMode mode)
{
  TlWindow *window;

  tl_application_open (fixture->application, file, mode, GTK_WINDOW (find_window (fixture)));
  WAIT_UNTIL (find_window (fixture) && tl_window_get_document_file (find_window (fixture)));
  window = find_window (fixture);
  settle ();
  return window;
}

static TlDocument *
get_document (TlWindow *window)
{
  return tl_document_file_get_document (tl_window_get_document_file (window));
}

static void
rename_map (TlWindow *window, const char *title)
{
  TlDocument *document = get_document (window);

  tl_document_begin (document, "Rename Map");
  tl_edit_set_text (document,
                    tl_document_file_get_first_map (tl_window_get_document_file (window)),
                    TL_MAP_TITLE,
                    title);
  tl_document_commit (document);
}

static char *
read_title (Fixture *fixture)
{
  g_autoptr (TlTable) table = tl_store_load (g_file_peek_path (fixture->file), NULL, NULL, NULL);
  const TlRecord  *root = tl_table_get_document (table);
  const GPtrArray *maps = tl_table_get_children (table, tl_record_get_id (root), TL_KIND_MAP);

  return g_strdup (tl_record_get_text (g_ptr_array_index (maps, 0), TL_MAP_TITLE));
}

static void
save_sample (Fixture *fixture)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("first-e-bike");
  g_autoptr (GBytes) bytes = g_file_load_bytes (sample, NULL, NULL, NULL);

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file),
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = TL_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("tl-window-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "map.journey", NULL);
  save_sample (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  TlWindow *window;

  while ((window = find_window (fixture)))
    {
      GtkWidget *weak = GTK_WIDGET (window);

      g_object_add_weak_pointer (G_OBJECT (weak), (gpointer *) &weak);
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
      /* Nothing holds a window that has been closed. */
      g_assert_null (weak);
    }
  g_remove (g_file_peek_path (fixture->file));
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

/* --- Opening -----------------------------------------------------------------------------------
 */

static void
test_start_page (Fixture *fixture, gconstpointer data)
{
  TlWindow *window;

  g_application_activate (G_APPLICATION (fixture->application));
  window = find_window (fixture);
  settle ();
  g_assert_null (tl_window_get_document_file (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "start");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "new"));
  g_application_activate (G_APPLICATION (fixture->application));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
}

static void
test_sample_is_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("first-e-bike");
  TlWindow *window = open_file (fixture, sample, TL_OPEN_COPY);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Buying a first e-bike");
  g_assert_null (tl_document_file_get_file (tl_window_get_document_file (window)));
  g_assert_false (tl_document_file_is_modified (tl_window_get_document_file (window)));
  rename_map (window, "Mine");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "• Mine");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo_button),
                   ==,
                   "Undo Rename Map (Ctrl+Z)");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Buying a first e-bike");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->redo_button),
                   ==,
                   "Redo Rename Map (Ctrl+Shift+Z)");
}

static void
test_one_file_one_document (Fixture *fixture, gconstpointer data)
{
  TlWindow       *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlDocumentFile *file = tl_window_get_document_file (window);

  rename_map (window, "Kept");
  tl_application_open (fixture->application, fixture->file, TL_OPEN_NORMAL, GTK_WINDOW (window));
  settle ();
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (tl_window_get_document_file (window) == file);
  g_assert_true (tl_document_file_is_modified (file));
}

static void
test_other_file_other_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("library-card");
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  tl_application_open (fixture->application, sample, TL_OPEN_COPY, GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 2);
  g_assert_true (tl_document_file_is_at (tl_window_get_document_file (window), fixture->file));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.journey", NULL);
  g_autoptr (GFile) bad = g_file_new_for_path (path);
  TlWindow       *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlDocumentFile *file = tl_window_get_document_file (window);

  rename_map (window, "Untouched");
  g_assert_true (g_file_set_contents (path, "{\"format\": \"throughline\",", -1, NULL));
  tl_application_open (fixture->application, bad, TL_OPEN_NORMAL, GTK_WINDOW (window));
  WAIT_UNTIL (find_dialog () != NULL);
  g_assert_cmpstr (get_question (find_dialog ()), ==, "“bad.journey” Could Not Be Opened");
  g_assert_nonnull (strstr (get_explanation (find_dialog ()), "line 1"));
  answer ("cancel");
  g_assert_true (tl_window_get_document_file (window) == file);
  g_assert_true (tl_document_file_is_modified (file));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_remove (path);
}

static void
test_newer_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRegex) version = g_regex_new ("\"version\": 1,", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  TlWindow        *window;

  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
  newer = g_regex_replace_literal (version, text, -1, 0, "\"version\": 2,", 0, NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), newer, -1, NULL));
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_assert_true (gtk_revealer_get_reveal_child (window->read_only_bar));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-as"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "add-stage"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "export"));
}

static void
test_new_map (Fixture *fixture, gconstpointer data)
{
  TlWindow *window;

  tl_application_new_map (fixture->application, NULL);
  window = find_window (fixture);
  settle ();
  g_assert_true (tl_canvas_is_writing (window->canvas));
  g_assert_false (tl_document_file_is_modified (tl_window_get_document_file (window)));
  gtk_window_close (GTK_WINDOW (window));
  settle ();
  /* Nothing was written, so nothing is asked. */
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_windows (fixture), ==, 0);
}

/* --- Closing -----------------------------------------------------------------------------------
 */

static void
test_close_unmodified (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  g_assert_null (find_dialog ());
}

static void
test_close_cancelled (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "Unsaved");
  gtk_window_close (GTK_WINDOW (window));
  /* Asking twice shows one question. */
  gtk_window_close (GTK_WINDOW (window));
  answer ("cancel");
  settle ();
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (tl_document_file_is_modified (tl_window_get_document_file (window)));
}

static void
test_close_discarded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "Unsaved");
  gtk_window_close (GTK_WINDOW (window));
  answer ("discard");
  WAIT_UNTIL (count_windows (fixture) == 0);
  title = read_title (fixture);
  g_assert_cmpstr (title, ==, "Buying a first e-bike");
}

static void
test_close_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "Saved");
  gtk_window_close (GTK_WINDOW (window));
  answer ("save");
  WAIT_UNTIL (count_windows (fixture) == 0);
  title = read_title (fixture);
  g_assert_cmpstr (title, ==, "Saved");
}

static void
test_close_with_failing_save (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "Precious");
  g_remove (g_file_peek_path (fixture->file));
  g_assert_no_errno (g_rmdir (fixture->folder));
  gtk_window_close (GTK_WINDOW (window));
  answer ("save");
  WAIT_UNTIL (find_dialog () != NULL);
  answer ("cancel");
  settle ();
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (tl_document_file_is_modified (tl_window_get_document_file (window)));
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (tl_document_file_save_finish (TL_DOCUMENT_FILE (source), result, NULL));
}

static void
test_close_waits_for_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "In flight");
  tl_document_file_save_async (tl_window_get_document_file (window),
                               NULL,
                               TL_SAVE_FLAG_NONE,
                               ignore_cb,
                               NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  WAIT_UNTIL (count_windows (fixture) == 0);
  g_assert_null (find_dialog ());
  title = read_title (fixture);
  g_assert_cmpstr (title, ==, "In flight");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *saved = user_data;

  *saved = tl_window_save_finish (TL_WINDOW (source), result);
}

static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  int              saved = -1;

  rename_map (window, "Mine");
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "theirs", -1, NULL));
  tl_window_save_async (window, FALSE, saved_cb, &saved);
  answer ("cancel");
  WAIT_UNTIL (saved == FALSE);
  g_assert_true (tl_document_file_is_modified (tl_window_get_document_file (window)));
  saved = -1;
  tl_window_save_async (window, FALSE, saved_cb, &saved);
  answer ("overwrite");
  WAIT_UNTIL (saved == TRUE);
  title = read_title (fixture);
  g_assert_cmpstr (title, ==, "Mine");
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

static void
choose (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  GtkFileChooser  *chooser;

  WAIT_UNTIL (find_chooser () != NULL);
  chooser = find_chooser ();
  settle ();
  /* As if the whole path had been typed. */
  gtk_file_chooser_set_current_name (chooser, path);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other name.journey", NULL);
  g_autoptr (GFile) sample = tl_app_data_find_sample ("library-card");
  g_autoptr (GFile) named = g_file_new_for_path (path);
  TlWindow *window = open_file (fixture, sample, TL_OPEN_COPY);
  int       saved = -1;

  /* Untitled work asks for a name, and the name gets our ending. */
  rename_map (window, "Mine");
  tl_window_save_async (window, FALSE, saved_cb, &saved);
  choose (fixture, "other name");
  WAIT_UNTIL (saved == TRUE);
  g_assert_true (tl_document_file_is_at (tl_window_get_document_file (window), named));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Mine");
  /* A name that exists, once it has its ending, is asked about. */
  rename_map (window, "Mine again");
  saved = -1;
  tl_window_save_async (window, TRUE, saved_cb, &saved);
  choose (fixture, "map");
  answer ("cancel");
  WAIT_UNTIL (find_chooser () != NULL);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_CANCEL);
  WAIT_UNTIL (saved == FALSE);
  g_assert_true (tl_document_file_is_at (tl_window_get_document_file (window), named));
  /* A file that is open in another window is no place to save to. */
  tl_application_open (fixture->application, fixture->file, TL_OPEN_NORMAL, GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 2);
  saved = -1;
  tl_window_save_async (window, TRUE, saved_cb, &saved);
  choose (fixture, "map");
  WAIT_UNTIL (find_dialog () != NULL);
  g_assert_cmpstr (get_question (find_dialog ()), ==, "That Map Is Open in Another Window");
  answer ("cancel");
  WAIT_UNTIL (saved == FALSE);
  g_assert_true (tl_document_file_is_modified (tl_window_get_document_file (window)));
  g_remove (path);
}

static TlExportDialog *
find_export (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TL_IS_EXPORT_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return TL_EXPORT_DIALOG (window);
    }
  return NULL;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *written;
    const char *begins;
  } cases[] = {
    { "plain", "plain.svg", "<?xml" },
    { "v1.2", "v1.2.svg", "<?xml" },
    { "named.png", "named.png", "\x89PNG" },
    { "named.pdf", "named.pdf", "%PDF" },
  };
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].written, NULL);
      g_autofree char *bytes = NULL;

      g_test_message ("%s", cases[i].typed);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
      WAIT_UNTIL (find_export () != NULL);
      gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (find_export ())));
      choose (fixture, cases[i].typed);
      WAIT_UNTIL (g_file_get_contents (path, &bytes, NULL, NULL));
      WAIT_UNTIL (find_export () == NULL);
      g_assert_true (g_str_has_prefix (bytes, cases[i].begins));
      g_assert_no_errno (g_remove (path));
      settle ();
    }
  g_assert_false (tl_document_file_is_modified (tl_window_get_document_file (window)));
}

static const char *
find_card (TlWindow *window)
{
  const TlTable *table = tl_document_get_table (get_document (window));

  return tl_record_get_id (
    tl_table_get_children (table, tl_canvas_get_map (window->canvas), TL_KIND_CARD)->pdata[0]);
}

/* The outline in the place of the map, and what the window's actions mean then. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  TlWindow     *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  GActionGroup *actions = G_ACTION_GROUP (window);
  TlDocument   *document = get_document (window);
  guint         n;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.outline", NULL);
  g_assert_true (tl_window_shows_outline (window));
  g_assert_false (g_action_group_get_action_enabled (actions, "zoom-in"));
  g_assert_true (g_action_group_get_action_enabled (actions, "export"));
  n = g_list_model_get_n_items (G_LIST_MODEL (tl_outline_get_model (window->outline)));
  g_assert_cmpuint (n, >, 50);
  /* Delete is the outline's, of what is selected. */
  tl_canvas_select (window->canvas, (const char *const[]){ find_card (window), NULL });
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  WAIT_UNTIL (tl_document_can_undo (document));
  g_assert_true (tl_window_shows_outline (window));
  g_assert_cmpstr (tl_document_get_undo_name (document), ==, "Delete Card");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (tl_document_can_undo (document));
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (tl_outline_get_model (window->outline))),
                    ==,
                    n);
  /* Whoever gives the focus back to the map means the outline. */
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (window)) &&
              gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                      GTK_WIDGET (window->outline)));
  /* What only the map can do is done there. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-stage", NULL);
  WAIT_UNTIL (tl_canvas_is_writing (window->canvas));
  g_assert_false (tl_window_shows_outline (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  settle ();
}

/* Which of the two is shown is remembered for the document. */
static void
test_outline_is_remembered (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.outline", NULL);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_assert_true (tl_window_shows_outline (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.outline", NULL);
  g_assert_false (tl_window_shows_outline (window));
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_assert_false (tl_window_shows_outline (window));
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *theirs = NULL;
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_autoptr (GRegex) title = g_regex_new ("Buying a first e-bike", 0, 0, NULL);
  int saved = -1;

  rename_map (window, "Mine");
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
  theirs = g_regex_replace_literal (title, text, -1, 0, "Theirs", 0, NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), theirs, -1, NULL));
  tl_window_save_async (window, FALSE, saved_cb, &saved);
  answer ("reload");
  WAIT_UNTIL (saved == FALSE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Theirs");
  g_assert_false (tl_document_file_is_modified (tl_window_get_document_file (window)));
}

/* --- The pane ----------------------------------------------------------------------------------
 */

static TlInspector *
show_pane (TlWindow *window)
{
  tl_pane_set_shown (window->pane, TRUE);
  settle ();
  return window->inspector;
}

static const char *
get_heading (TlInspector *inspector)
{
  return gtk_label_get_text (GTK_LABEL (inspector->heading));
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

/* The first card of a kind. */
static char *
dup_card (TlWindow *window, TlLaneKind kind)
{
  const TlTable   *table = tl_document_get_table (get_document (window));
  const GPtrArray *cards =
    tl_table_get_children (table,
                           tl_document_file_get_first_map (tl_window_get_document_file (window)),
                           TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tl_query_card_kind (table, g_ptr_array_index (cards, i)) == kind)
      return g_strdup (tl_record_get_id (g_ptr_array_index (cards, i)));
  g_assert_not_reached ();
}

static void
select_one (TlWindow *window, const char *id)
{
  const char *ids[] = { id, NULL };

  tl_canvas_select (window->canvas, ids);
  settle ();
}

static void
test_pane_follows (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector     *inspector;
  g_autofree char *touchpoint = dup_card (window, TL_LANE_KIND_TOUCHPOINTS);
  g_autofree char *pain = dup_card (window, TL_LANE_KIND_PAIN_POINTS);
  const char      *both[] = { touchpoint, pain, NULL };

  g_assert_false (tl_pane_get_shown (window->pane));
  inspector = show_pane (window);
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Map"));
  select_one (window, touchpoint);
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Touchpoint"));
  g_assert_nonnull (find_row (GTK_WIDGET (inspector), "Channel"));
  g_assert_null (find_row (GTK_WIDGET (inspector), "Severity"));
  select_one (window, pain);
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Pain Point"));
  g_assert_nonnull (find_row (GTK_WIDGET (inspector), "Severity"));
  g_assert_null (find_row (GTK_WIDGET (inspector), "Channel"));
  tl_canvas_select (window->canvas, both);
  settle ();
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "2 Cards"));
  /* Of two kinds what they have in common. */
  g_assert_nonnull (find_row (GTK_WIDGET (inspector), "Owner"));
  g_assert_null (find_row (GTK_WIDGET (inspector), "Channel"));
  g_assert_null (find_row (GTK_WIDGET (inspector), "Severity"));
}

/* Arrows do not select headings, yet the keyboard must reach their fields. */
static void
test_pane_shows_headings (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector     *inspector = show_pane (window);
  const TlTable   *table = tl_document_get_table (get_document (window));
  const GPtrArray *stages =
    tl_table_get_children (table, tl_canvas_get_map (window->canvas), TL_KIND_STAGE);
  TlPlace place;

  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Map"));
  for (guint i = 1; i < 3; i++)
    {
      place = tl_scene_place_of (tl_canvas_get_scene (window->canvas),
                                 tl_record_get_id (g_ptr_array_index (stages, i)));
      tl_canvas_focus_place (window->canvas, &place);
      WAIT_UNTIL (g_str_equal (get_heading (inspector), "Stage"));
      g_assert_cmpstr (gtk_editable_get_text (
                         GTK_EDITABLE (find_row (GTK_WIDGET (inspector), "Name"))),
                       !=,
                       "");
    }
}

static void
test_pane_edits (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector     *inspector = show_pane (window);
  TlDocument      *document = get_document (window);
  g_autofree char *pain = dup_card (window, TL_LANE_KIND_PAIN_POINTS);
  g_autofree char *before = NULL;
  GtkWidget       *title;

  select_one (window, pain);
  before = g_strdup (
    tl_record_get_text (tl_table_get (tl_document_get_table (document), pain), TL_CARD_TITLE));
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Pain Point"));
  title = find_row (GTK_WIDGET (inspector), "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "A");
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (title), "A new");
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (title), "A new title");
  settle ();
  g_assert_true (find_row (GTK_WIDGET (inspector), "Title") == title);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  settle ();
  title = find_row (GTK_WIDGET (inspector), "Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, before);
  g_assert_false (tl_document_can_undo (document));
}

static double
get_score (TlWindow *window, const char *card)
{
  const TlTable  *table = tl_document_get_table (get_document (window));
  const TlRecord *map = tl_table_get (table, tl_canvas_get_map (window->canvas));
  const TlRecord *curve = tl_query_curve (table,
                                          tl_record_get_id (map),
                                          tl_record_get_list (map, TL_MAP_PERSONAS)[0],
                                          FALSE);
  const TlRecord *point = tl_query_point_of_card (table, tl_record_get_id (curve), card);

  return point ? tl_record_get_number (point, TL_POINT_SCORE) : NAN;
}

static GtkWidget *
find_scale (GtkWidget *widget)
{
  if (GTK_IS_SCALE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scale (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_pane_emotion (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector     *inspector = show_pane (window);
  g_autofree char *action = dup_card (window, TL_LANE_KIND_THOUGHTS);
  GtkWidget       *scale;

  select_one (window, action);
  g_assert_true (isnan (get_score (window, action)));
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Thought"));
  scale = find_scale (GTK_WIDGET (inspector));
  gtk_range_set_value (GTK_RANGE (scale), 1.04);
  gtk_range_set_value (GTK_RANGE (scale), -1.26);
  g_assert_cmpfloat_with_epsilon (get_score (window, action), -1.3, 1e-9);
  tl_document_undo (get_document (window));
  g_assert_true (isnan (get_score (window, action)));
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 0);
  g_assert_true (gtk_widget_has_css_class (scale, "unset"));
}

static void
test_personas (Fixture *fixture, gconstpointer data)
{
  TlWindow    *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector *inspector = window->inspector;
  TlDocument  *document = get_document (window);
  GtkWidget   *name;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-persona", NULL);
  settle ();
  g_assert_true (tl_pane_get_shown (window->pane));
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Persona"));
  name = find_row (GTK_WIDGET (inspector), "Name");
  gtk_editable_set_text (GTK_EDITABLE (name), "Zoë <b>");
  settle ();
  /* Taking back the name and the adding leads back to the map. */
  tl_document_undo (document);
  settle ();
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Persona"));
  tl_document_undo (document);
  settle ();
  WAIT_UNTIL (g_str_equal (get_heading (inspector), "Map"));
  g_assert_false (tl_document_can_undo (document));
  tl_document_redo (document);
  tl_document_redo (document);
  settle ();
  WAIT_UNTIL (find_row (GTK_WIDGET (inspector), "Zoë <b>") != NULL);
}

/* The map's list of personas is in the map's order, which a persona's page can change. */
static void
test_persona_order (Fixture *fixture, gconstpointer data)
{
  TlWindow       *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlInspector    *inspector = show_pane (window);
  TlDocument     *document = get_document (window);
  const char     *map = tl_canvas_get_map (window->canvas);
  const TlRecord *record = tl_table_get (tl_document_get_table (document), map);
  g_auto (GStrv) before = g_strdupv ((char **) tl_record_get_list (record, TL_MAP_PERSONAS));
  const char *const *after;
  GtkWidget         *place;

  tl_inspector_edit_persona (inspector, before[1]);
  place = find_row (GTK_WIDGET (inspector), "Place on This Map");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (place)), ==, "2 of 2");
  g_assert_false (gtk_widget_get_sensitive (g_object_get_data (G_OBJECT (place), "tl-down")));
  g_signal_emit_by_name (g_object_get_data (G_OBJECT (place), "tl-up"), "clicked");
  after =
    tl_record_get_list (tl_table_get (tl_document_get_table (document), map), TL_MAP_PERSONAS);
  g_assert_cmpstr (after[0], ==, before[1]);
  g_assert_cmpstr (after[1], ==, before[0]);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (place)), ==, "1 of 2");
  tl_document_undo (document);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (place)), ==, "2 of 2");
}

/* --- The list of steps -------------------------------------------------------------------------
 */

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static guint
count_steps (TlDocument *document, gboolean redo)
{
  guint n = 0;

  while (redo ? tl_document_get_redo_step (document, n) : tl_document_get_undo_step (document, n))
    n++;
  return n;
}

static GtkListBox *
open_history (TlWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL);
  settle ();
  return GTK_LIST_BOX (find_type (GTK_WIDGET (gtk_menu_button_get_popover (window->history_button)),
                                  GTK_TYPE_LIST_BOX));
}

static const char *
get_step (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  return row ? gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))) : NULL;
}

static void
choose_step (GtkListBox *list, int index)
{
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, index));
  settle ();
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  TlWindow   *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlDocument *document = get_document (window);
  GtkListBox *list;

  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->history_button)));
  rename_map (window, "One");
  rename_map (window, "Two");
  rename_map (window, "Three");
  settle ();
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (window->history_button)));
  list = open_history (window);
  g_assert_cmpstr (get_step (list, 0), ==, "Now");
  g_assert_nonnull (get_step (list, 3));
  g_assert_null (get_step (list, 4));
  choose_step (list, 2);
  g_assert_cmpuint (count_steps (document, FALSE), ==, 1);
  g_assert_cmpuint (count_steps (document, TRUE), ==, 2);
  list = open_history (window);
  g_assert_cmpstr (get_step (list, 2), ==, "Now");
  choose_step (list, 0);
  g_assert_cmpuint (count_steps (document, FALSE), ==, 3);
  list = open_history (window);
  choose_step (list, 3);
  g_assert_false (tl_document_can_undo (document));
}

/* --- Layout and names --------------------------------------------------------------------------
 */

/* The widest path from here down, for whoever has to look for it. */
static void
tell_widest (GtkWidget *widget, int depth)
{
  GtkWidget *widest = NULL;
  int        most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int width = 0;

      if (!gtk_widget_get_visible (child) || GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > most)
        {
          most = width;
          widest = child;
        }
    }
  if (!widest)
    return;
  g_test_message ("%*s%s %d", depth, "", G_OBJECT_TYPE_NAME (widest), most);
  tell_widest (widest, depth + 1);
}

static void
assert_narrow (TlWindow *window, const char *when)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (window),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      NULL,
                      NULL,
                      NULL);
  g_test_message ("%s: %d px", when, least);
  if (least <= 360)
    return;
  tell_widest (GTK_WIDGET (window), 0);
  g_error ("%s the window needs %d px", when, least);
}

/* Before the first layout, too: a window that was widened once stays so. */
static void
assert_narrow_pages (TlWindow *window)
{
  static const char *const pages[] = { "outline",    "priorities", "personas", "comparison",
                                       "priorities", "outline",    "map" };
  static const char *const panels[] = { "questions", "comments", "guide", "details" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      tl_window_show_page (window, pages[i]);
      assert_narrow (window, pages[i]);
      settle ();
      assert_narrow (window, pages[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      tl_window_show_panel (window, panels[i]);
      assert_narrow (window, panels[i]);
      settle ();
      assert_narrow (window, panels[i]);
    }
  tl_pane_set_shown (window->pane, FALSE);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  g_assert_false (window->narrow);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 700);
  WAIT_UNTIL (window->narrow);
  /* The first step was as narrow as the header let it be. */
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 700);
  settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 480);
  g_assert_true (
    gtk_widget_is_ancestor (window->undo_button, GTK_WIDGET (window->bottom_revealer)));
  assert_narrow (window, "With a map");
  show_pane (window);
  settle ();
  assert_narrow (window, "With the pane");
  tl_pane_set_shown (window->pane, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  settle ();
  assert_narrow (window, "While searching");
  assert_narrow_pages (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  WAIT_UNTIL (!window->narrow);
  settle ();
  g_assert_true (gtk_widget_is_ancestor (window->undo_button, GTK_WIDGET (window->header)));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What becomes overdue at midnight is drawn anew, and nothing else is touched. */
static void
test_next_day (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  TlDocument      *document = get_document (window);
  TlScene         *scene = tl_canvas_get_scene (window->canvas);
  const GPtrArray *cards = tl_table_get_children (tl_document_get_table (document),
                                                  tl_canvas_get_map (window->canvas),
                                                  TL_KIND_CARD);
  g_autofree char *card = g_strdup (tl_record_get_id (cards->pdata[0]));
  g_autofree char *epoch = g_strdup (g_getenv ("SOURCE_DATE_EPOCH"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (ids, g_strdup (tl_record_get_id (cards->pdata[i])));
  tl_document_begin (document, "Due");
  for (guint i = 0; i < ids->len; i++)
    tl_edit_set_text (document, ids->pdata[i], TL_CARD_DUE, "");
  tl_edit_set_text (document, card, TL_CARD_DUE, "2026-02-25");
  tl_document_commit (document);
  tl_canvas_select (window->canvas, (const char *const[]){ card, NULL });
  g_setenv ("SOURCE_DATE_EPOCH", "1772000000", TRUE); /* the 25th of February 2026 */
  tl_window_check_day (window);
  settle ();
  g_signal_connect_swapped (scene, "changed", G_CALLBACK (count_cb), &n);
  tl_window_check_day (window);
  g_assert_cmpuint (n, ==, 0);
  g_setenv ("SOURCE_DATE_EPOCH", "1772086400", TRUE); /* a day later */
  tl_window_check_day (window);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpstr (tl_canvas_get_selection (window->canvas)[0], ==, card);
  n = 0;
  g_setenv ("SOURCE_DATE_EPOCH", "1772172800", TRUE); /* it has been so since yesterday */
  tl_window_check_day (window);
  g_assert_cmpuint (n, ==, 0);
  g_signal_handlers_disconnect_by_data (scene, &n);
  if (epoch)
    g_setenv ("SOURCE_DATE_EPOCH", epoch, TRUE);
  else
    g_unsetenv ("SOURCE_DATE_EPOCH");
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

/* Whatever can be pressed has a name: its words, or a label. Buttons inside other widgets (window
 * controls, rows, spin buttons) are those widgets' own. */
static void
assert_named (GtkWidget *widget)
{
  if (GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_SPIN_BUTTON (widget) || ADW_IS_ENTRY_ROW (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) ||
      (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))))
    if (!has_text (widget) &&
        !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
      g_error ("A button has no name: %s", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_autofree char *touchpoint = dup_card (window, TL_LANE_KIND_TOUCHPOINTS);

  show_pane (window);
  assert_named (GTK_WIDGET (window));
  select_one (window, touchpoint);
  assert_named (GTK_WIDGET (window));
}

static void
test_regions (Fixture *fixture, gconstpointer data)
{
  TlWindow  *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  GtkWidget *order[3] = { window->pane_slot,
                          GTK_WIDGET (window->header),
                          GTK_WIDGET (window->canvas) };

  show_pane (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *focus;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.next-region", NULL);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      g_assert_true (focus == order[i] || gtk_widget_is_ancestor (focus, order[i]));
    }
}

/* Mirrored, everything is still built and laid out without a complaint. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  TlWindow        *window;
  g_autofree char *pain = NULL;
  graphene_rect_t  bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  pain = dup_card (window, TL_LANE_KIND_PAIN_POINTS);
  show_pane (window);
  select_one (window, pain);
  g_assert_true (gtk_widget_compute_bounds (window->pane_slot, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, 10);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);

  rename_map (window, "One");
  tl_window_show_notice (window, "Renamed <b> & kept", TRUE);
  g_assert_nonnull (window->undo_toast);
  g_assert_cmpstr (adw_toast_get_title (window->undo_toast), ==, "Renamed &lt;b&gt; &amp; kept");
  g_assert_cmpstr (adw_toast_get_action_name (window->undo_toast), ==, "win.undo");
  /* Its Undo meant the step before; after the next one it would take back something else. */
  rename_map (window, "Two");
  WAIT_UNTIL (window->undo_toast == NULL);
  tl_window_show_notice (window, "Nothing to undo", FALSE);
  g_assert_null (window->undo_toast);
}

static void
test_view_is_kept (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  double    x;
  double    y;

  tl_canvas_select (window->canvas, (const char *const[]){ "card-product-page", NULL });
  tl_canvas_set_zoom (window->canvas, 1.5);
  tl_canvas_set_offset (window->canvas, 120, 60);
  tl_pane_set_shown (window->pane, TRUE);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  tl_canvas_get_offset (window->canvas, &x, &y);
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_zoom (window->canvas), 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (x, 120, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 60, 0.01);
  g_assert_true (tl_pane_get_shown (window->pane));
  g_assert_cmpstr (tl_canvas_get_selection (window->canvas)[0], ==, "card-product-page");
  tl_pane_set_shown (window->pane, FALSE);
  /* A map that was fitted is fitted again, whatever the window's size. */
  tl_canvas_fit (window->canvas);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  g_assert_cmpint (tl_canvas_get_fit (window->canvas), ==, TL_CANVAS_FIT_WHOLE);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (count_windows (fixture) == 0);
}

/* --- Beginning and being led -------------------------------------------------------------------
 */

static gboolean
is_revealed (GtkWidget *widget)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (widget));
}

/* A card in a lane that is not there: the file opens, the card is parked, and the bar says so. */
static void
test_repairs_are_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *broken = NULL;
  TlWindow        *window;
  const GPtrArray *repairs;

  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
  {
    g_auto (GStrv) parts = g_strsplit (text, "\"lane\": \"lane-actions\"", 2);
    broken = g_strjoinv ("\"lane\": \"lane-gone\"", parts);
  }
  g_file_set_contents (g_file_peek_path (fixture->file), broken, -1, NULL);
  window = open_file (fixture, fixture->file, TL_OPEN_NORMAL);
  repairs = tl_document_file_get_repairs (tl_window_get_document_file (window));
  g_assert_cmpuint (repairs->len, ==, 1);
  g_assert_cmpstr (((TlRepair *) repairs->pdata[0])->pointer, ==, "/maps/0/cards/0/lane");
  g_assert_true (is_revealed (adw_bin_get_child (ADW_BIN (window->repair_bar))));
  tl_window_set_document_file (window, NULL);
  g_assert_false (is_revealed (adw_bin_get_child (ADW_BIN (window->repair_bar))));
}

static GtkWidget *
find_step (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_EXPANDER_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_step (child, title);
  return found;
}

/* A template opens as untitled work of its own, with the guide offered; the guide ticks off what
 * the map has while it changes. */
static void
test_template_and_guide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) template =
    g_file_new_for_path (TL_SOURCE_DATA_DIR "/templates/online-shop.journey");
  TlWindow   *window = open_file (fixture, template, TL_OPEN_TEMPLATE);
  TlDocument *document = get_document (window);
  const char *map = tl_window_get_map (window);
  GtkWidget  *goals;

  g_assert_null (tl_document_file_get_file (tl_window_get_document_file (window)));
  g_assert_cmpstr (tl_document_get_id (document), !=, "online-shop");
  g_assert_true (is_revealed (GTK_WIDGET (window->guide_offer)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.take-guide", NULL);
  g_assert_false (is_revealed (GTK_WIDGET (window->guide_offer)));
  g_assert_cmpstr (tl_window_get_panel (window), ==, "guide");
  settle ();
  goals = find_step (window->pane_slot, "Goals");
  g_assert_nonnull (goals);
  g_assert_true (gtk_widget_has_css_class (goals, "done"));
  g_assert_true (
    adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_step (window->pane_slot, "Data"))));
  tl_document_begin (document, "Clear");
  tl_edit_set_text (document, map, TL_MAP_GOAL, "");
  tl_document_commit (document);
  WAIT_UNTIL (!gtk_widget_has_css_class (goals, "done"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_UNTIL (gtk_widget_has_css_class (goals, "done"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_autoptr (TlApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = tl_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  ADD ("/app/window/outline", test_outline);
  ADD ("/app/window/outline-is-remembered", test_outline_is_remembered);
  ADD ("/app/window/start-page", test_start_page);
  ADD ("/app/window/repairs-are-told", test_repairs_are_told);
  ADD ("/app/window/template-and-guide", test_template_and_guide);
  ADD ("/app/window/sample-is-a-copy", test_sample_is_a_copy);
  ADD ("/app/window/one-file-one-document", test_one_file_one_document);
  ADD ("/app/window/other-file-other-window", test_other_file_other_window);
  ADD ("/app/window/bad-file", test_bad_file);
  ADD ("/app/window/newer-version", test_newer_version);
  ADD ("/app/window/new-map", test_new_map);
  ADD ("/app/window/close-unmodified", test_close_unmodified);
  ADD ("/app/window/close-cancelled", test_close_cancelled);
  ADD ("/app/window/close-discarded", test_close_discarded);
  ADD ("/app/window/close-saved", test_close_saved);
  ADD ("/app/window/close-with-failing-save", test_close_with_failing_save);
  ADD ("/app/window/close-waits-for-save", test_close_waits_for_save);
  ADD ("/app/window/changed-elsewhere", test_changed_elsewhere);
  ADD ("/app/window/reload", test_reload);
  ADD ("/app/window/save-as", test_save_as);
  ADD ("/app/window/export", test_export);
  ADD ("/app/window/pane-follows", test_pane_follows);
  ADD ("/app/window/pane-shows-headings", test_pane_shows_headings);
  ADD ("/app/window/pane-edits", test_pane_edits);
  ADD ("/app/window/pane-emotion", test_pane_emotion);
  ADD ("/app/window/personas", test_personas);
  ADD ("/app/window/persona-order", test_persona_order);
  ADD ("/app/window/history", test_history);
  ADD ("/app/window/narrow", test_narrow);
  ADD ("/app/window/next-day", test_next_day);
  ADD ("/app/window/named", test_named);
  ADD ("/app/window/regions", test_regions);
  ADD ("/app/window/right-to-left", test_right_to_left);
  ADD ("/app/window/notice", test_notice);
  ADD ("/app/window/view-is-kept", test_view_is_kept);
  status = g_test_run ();
  tl_preview_end ();
  return status;
}
