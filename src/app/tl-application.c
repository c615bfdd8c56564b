/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program. It knows which file is open in which window, so that a file is one document: opening
 * it again presents its window. A document takes the window it was asked from only where nothing
 * can be missed (start page, untouched untitled map), else one of its own. Quitting asks window by
 * window before any is closed that had nothing to ask. */
#include "config.h"

#include "app/tl-application.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "compat/tl-compat.h"
#include "map/tl-edit.h"

#include "app/tl-app-data.h"
#include "app/tl-preview.h"
#include "app/tl-shortcuts.h"
#include "app/tl-window-private.h"

struct _TlApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* NULL where no schema is installed */
  gboolean   quitting;
};

/* Seconds after the start until leftovers of a crash are looked for. */
#define SWEEP_DELAY_S 3

/* What an open was asked for. */
typedef struct
{
  TlApplication *application;
  char          *map; /* to be shown, or NULL */
  GFile         *file;
  TlOpenMode     mode;
  GtkWindow     *near; /* weak */
} OpenRequest;

static void quit_next (TlApplication *self);

G_DEFINE_FINAL_TYPE (TlApplication, tl_application, ADW_TYPE_APPLICATION)

/* --- Windows -----------------------------------------------------------------------------------
 */

static TlWindow *
find_window_of (TlApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TL_IS_WINDOW (l->data))
      {
        TlDocumentFile *open = tl_window_get_document_file (l->data);

        if (open && tl_document_file_is_at (open, file))
          return l->data;
      }
  return NULL;
}

static TlWindow *
find_any_window (TlApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TL_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static TlWindow *
take_window (TlApplication *self, GtkWindow *near)
{
  if (near && TL_IS_WINDOW (near) && tl_window_can_take_document (TL_WINDOW (near)))
    return TL_WINDOW (near);
  return tl_window_new (ADW_APPLICATION (self), self->settings);
}

/* --- Opening -----------------------------------------------------------------------------------
 */

static void
open_request_free (OpenRequest *request)
{
  g_clear_weak_pointer (&request->near);
  g_object_unref (request->file);
  g_object_unref (request->application);
  g_free (request->map);
  g_free (request);
}

static void
say_not_opened (const OpenRequest *request, const GError *error)
{
  g_autofree char *base = g_file_get_basename (request->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Could Not Be Opened"), name);
  TlWindow        *window = request->near ? TL_WINDOW (request->near) : NULL;

  if (!window)
    window = find_any_window (request->application);
  if (!window)
    window = tl_window_new (ADW_APPLICATION (request->application), request->application->settings);
  gtk_window_present (GTK_WINDOW (window));
  tl_window_show_error (window, heading, error->message);
}

/* A save makes a document and leaves the picture as it is: better said before it surprises. */
static void
say_where_from (const OpenRequest *request, TlWindow *window)
{
  g_autofree char *base = g_file_get_basename (request->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Opened a copy of the map inside “%s”"), name);

  tl_window_show_notice (window, text, FALSE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpenRequest   *request = user_data;
  TlApplication *self = request->application;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentFile) file = tl_document_file_open_finish (result, &error);
  TlWindow *window;

  g_application_release (G_APPLICATION (self));
  if (!file)
    say_not_opened (request, error);
  else
    {
      GFile *own = tl_document_file_get_file (file);

      /* It may have been opened twice while it was being read. */
      window = own ? find_window_of (self, own) : NULL;
      if (!window)
        {
          window = take_window (self, request->near);
          tl_window_set_document_file (window, file);
          if (own)
            tl_app_data_add_recent (own);
          if (request->mode == TL_OPEN_TEMPLATE)
            tl_window_offer_guide (window);
          if (tl_document_file_is_picture (request->file))
            say_where_from (request, window);
        }
      tl_window_show_map_of_link (window, request->map);
      gtk_window_present (GTK_WINDOW (window));
    }
  open_request_free (request);
}

static void
tl_application_open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    tl_application_open (TL_APPLICATION (application), files[i], TL_OPEN_NORMAL, NULL);
}

static void
tl_application_activate (GApplication *application)
{
  TlApplication *self = TL_APPLICATION (application);
  TlWindow      *window = find_any_window (self);

  if (!window)
    window = tl_window_new (ADW_APPLICATION (self), self->settings);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- The command line --------------------------------------------------------------------------
 */

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  { "new-from",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    NULL,
    N_ ("Open an untitled copy of a file; the file is only read"),
    N_ ("FILE") },
  { "sample",
    0,
    0,
    G_OPTION_ARG_STRING,
    NULL,
    N_ ("Open an untitled copy of a sample, such as first-e-bike"),
    N_ ("NAME") },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
  { NULL },
};

static int
tl_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;
  g_print ("throughline %s\n", TL_VERSION);
  return EXIT_SUCCESS;
}

static int
open_sample (TlApplication *self, GApplicationCommandLine *line, const char *name)
{
  g_autoptr (GFile) file = tl_app_data_find_sample (name);

  if (!file)
    {
      g_application_command_line_printerr (line,
                                           _ ("throughline: there is no sample “%s”\n"),
                                           name);
      return EXIT_FAILURE;
    }
  tl_application_open (self, file, TL_OPEN_COPY, NULL);
  return EXIT_SUCCESS;
}

static int
tl_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  TlApplication          *self = TL_APPLICATION (application);
  GVariantDict           *dict = g_application_command_line_get_options_dict (line);
  const char             *sample = NULL;
  const char             *original = NULL;
  g_autofree const char **paths = NULL;

  g_variant_dict_lookup (dict, "sample", "&s", &sample);
  g_variant_dict_lookup (dict, "new-from", "^&ay", &original);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &paths);
  if (sample && open_sample (self, line, sample) != EXIT_SUCCESS)
    return EXIT_FAILURE;
  if (original)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, original);

      tl_application_open (self, file, TL_OPEN_COPY, NULL);
    }
  for (guint i = 0; paths && paths[i]; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, paths[i]);

      tl_application_open (self, file, TL_OPEN_NORMAL, NULL);
    }
  if (!sample && !original && !paths)
    g_application_activate (application);
  return EXIT_SUCCESS;
}

/* --- Quitting ----------------------------------------------------------------------------------
 */

static void
window_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlApplication) self = user_data;

  if (tl_window_close_finish (TL_WINDOW (source), result))
    quit_next (self);
  else
    self->quitting = FALSE;
}

/* Those that have to ask come first: if one stays, the others are still there. */
static TlWindow *
find_next_to_close (TlApplication *self)
{
  TlWindow *found = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TL_IS_WINDOW (l->data))
      {
        TlDocumentFile *file = tl_window_get_document_file (l->data);

        if (file && (tl_document_file_is_modified (file) ||
                     tl_canvas_is_writing (tl_window_get_canvas (l->data))))
          return l->data;
        found = l->data;
      }
  return found;
}

static void
quit_next (TlApplication *self)
{
  TlWindow *window = find_next_to_close (self);

  if (!window)
    {
      g_application_quit (G_APPLICATION (self));
      return;
    }
  gtk_window_present (GTK_WINDOW (window));
  tl_window_close_async (window, window_closed_cb, g_object_ref (self));
}

static void
activate_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlApplication *self = user_data;

  if (self->quitting)
    return;
  self->quitting = TRUE;
  quit_next (self);
}

/* --- Object ------------------------------------------------------------------------------------
 */

/* After the first window has been drawn: nobody waits for it. */
static gboolean
sweep_cb (gpointer user_data)
{
  tl_app_data_sweep ();
  return G_SOURCE_REMOVE;
}

static void
tl_application_startup (GApplication *application)
{
  TlApplication     *self = TL_APPLICATION (application);
  const GActionEntry entries[] = { { "quit", activate_quit } };

  G_APPLICATION_CLASS (tl_application_parent_class)->startup (application);
  tl_compat_name_menu_items ();
  gtk_window_set_default_icon_name (TL_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  tl_shortcuts_install (GTK_APPLICATION (self));
  self->settings = tl_app_data_new_settings ();
  g_timeout_add_seconds_full (G_PRIORITY_LOW, SWEEP_DELAY_S, sweep_cb, NULL, NULL);
}

static void
tl_application_shutdown (GApplication *application)
{
  tl_preview_end ();
  G_APPLICATION_CLASS (tl_application_parent_class)->shutdown (application);
}

static void
tl_application_dispose (GObject *object)
{
  g_clear_object (&TL_APPLICATION (object)->settings);
  G_OBJECT_CLASS (tl_application_parent_class)->dispose (object);
}

static void
tl_application_class_init (TlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_application_dispose;
  application_class->startup = tl_application_startup;
  application_class->shutdown = tl_application_shutdown;
  application_class->activate = tl_application_activate;
  application_class->open = tl_application_open_files;
  application_class->command_line = tl_application_command_line;
  application_class->handle_local_options = tl_application_handle_local_options;
}

static void
tl_application_init (TlApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, NULL);
  g_application_set_option_context_summary (
    application,
    _ ("Throughline edits customer journey maps. Without a file it shows the start page."));
}

/**
 * tl_application_new:
 *
 * Returns: (transfer full): the program
 */
TlApplication *
tl_application_new (void)
{
  return g_object_new (TL_TYPE_APPLICATION,
                       "application-id",
                       TL_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path",
                       "/io/github/throughline/Throughline",
                       NULL);
}

/**
 * tl_application_find_window:
 * @self: the program
 * @file: a file
 *
 * Returns: (transfer none) (nullable): the window in which it is open
 */
GtkWindow *
tl_application_find_window (TlApplication *self, GFile *file)
{
  g_return_val_if_fail (TL_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return (GtkWindow *) find_window_of (self, file);
}

static void
open_file (TlApplication *self, GFile *file, TlOpenMode mode, const char *map, GtkWindow *near)
{
  OpenRequest *request;
  TlWindow    *window;

  g_return_if_fail (TL_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  window = mode == TL_OPEN_NORMAL ? find_window_of (self, file) : NULL;
  if (window)
    {
      tl_window_show_map_of_link (window, map);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  request = g_new0 (OpenRequest, 1);
  request->application = g_object_ref (self);
  request->file = g_object_ref (file);
  request->mode = mode;
  request->map = g_strdup (map);
  if (!near)
    near = (GtkWindow *) find_any_window (self);
  g_set_weak_pointer (&request->near, near);
  /* There may be no window yet that keeps the program running. */
  g_application_hold (G_APPLICATION (self));
  tl_document_file_open_async (file, mode, NULL, opened_cb, request);
}

/**
 * tl_application_open:
 * @self: the program
 * @file: what to open
 * @mode: as itself, or as an untitled copy
 * @near: (nullable): the window it was asked from
 *
 * Opens a document, or presents the window that has it. What goes wrong is said in a dialog; no
 * open document is touched.
 */
void
tl_application_open (TlApplication *self, GFile *file, TlOpenMode mode, GtkWindow *near)
{
  open_file (self, file, mode, NULL, near);
}

/**
 * tl_application_open_map:
 * @self: the program
 * @file: what to open
 * @map: (nullable): the id of the map to show; %NULL = as it was left
 * @near: (nullable): the window it was asked from
 *
 * Opens a document, or presents the window that has it, and shows one of its maps.
 */
void
tl_application_open_map (TlApplication *self, GFile *file, const char *map, GtkWindow *near)
{
  open_file (self, file, TL_OPEN_NORMAL, map, near);
}

/**
 * tl_application_new_map:
 * @self: the program
 * @near: (nullable): the window it was asked from
 *
 * Begins a blank map with the usual stages and lanes, the cursor in the first stage's name.
 */
void
tl_application_new_map (TlApplication *self, GtkWindow *near)
{
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (TlDocumentFile) file = NULL;
  TlWindow *window;

  g_return_if_fail (TL_IS_APPLICATION (self));

  document = tl_edit_new_document (NULL, NULL, TRUE);
  file = tl_document_file_new (document);
  window = take_window (self, near);
  tl_window_set_document_file (window, file);
  tl_window_offer_guide (window);
  gtk_window_present (GTK_WINDOW (window));
  tl_window_edit_first_stage (window);
}
