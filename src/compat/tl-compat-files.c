/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing files. GtkFileChooserNative is the one path: GtkFileDialog came with 4.10. A request is
 * a GTask that owns its native dialog until the answer; leaving without an answer is always
 * G_IO_ERROR_CANCELLED, never a NULL file without an error. */
#include "config.h"

#include "compat/tl-compat.h"

#include <glib/gi18n-lib.h>

static void
add_filters (GtkFileChooser *chooser, const TlCompatFilter *filters, guint n_filters)
{
  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filters[i].label);
      if (filters[i].suffix)
        gtk_file_filter_add_suffix (filter, filters[i].suffix);
      else
        gtk_file_filter_add_pattern (filter, "*");
      if (filters[i].mime_type)
        gtk_file_filter_add_mime_type (filter, filters[i].mime_type);
      g_object_set_data (G_OBJECT (filter), "tl-index", GUINT_TO_POINTER (i));
      gtk_file_chooser_add_filter (chooser, filter);
      if (i == 0)
        gtk_file_chooser_set_filter (chooser, filter);
    }
}

static void
response_cb (GtkNativeDialog *native, int response, GTask *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  g_autoptr (GFile) file = NULL;

  g_signal_handlers_disconnect_by_func (native, response_cb, task);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (chooser);
  if (file)
    {
      GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

      if (filter)
        g_object_set_data (G_OBJECT (task),
                           "tl-filter",
                           g_object_get_data (G_OBJECT (filter), "tl-index"));
      g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
    }
  else
    g_task_return_new_error (task,
                             G_IO_ERROR,
                             G_IO_ERROR_CANCELLED,
                             "%s",
                             _ ("No file was chosen"));
  gtk_native_dialog_destroy (native);
  g_object_unref (task);
}

static void
run (GtkFileChooserNative *native, GFile *folder, GTask *task)
{
  /* A folder that is gone is no reason to say anything: the chooser opens where it likes. */
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * tl_compat_open_file_async:
 * @parent: (nullable): the window it belongs to
 * @title: what is asked for
 * @filters: (array length=n_filters): the first is chosen at first
 * @n_filters: how many
 * @folder: (nullable): where to begin
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a file to open.
 */
void
tl_compat_open_file_async (GtkWindow            *parent,
                           const char           *title,
                           const TlCompatFilter *filters,
                           guint                 n_filters,
                           GFile                *folder,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  GTask                *task = g_task_new (NULL, NULL, callback, user_data);
  GtkFileChooserNative *native;

  g_task_set_source_tag (task, tl_compat_open_file_async);
  native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  add_filters (GTK_FILE_CHOOSER (native), filters, n_filters);
  run (native, folder, task);
}

/**
 * tl_compat_open_file_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: `G_IO_ERROR_CANCELLED` when the person left without choosing.
 *
 * Returns: (transfer full): the file
 */
GFile *
tl_compat_open_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tl_compat_save_file_async:
 * @parent: (nullable): the window it belongs to
 * @title: what is asked for
 * @name: the name proposed, without folder
 * @folder: (nullable): where to begin
 * @filters: (array length=n_filters): the first is chosen at first
 * @n_filters: how many
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks where to save. The chooser itself asks before it answers with a file that exists; a caller
 * that adds a suffix to the answer must ask again.
 */
void
tl_compat_save_file_async (GtkWindow            *parent,
                           const char           *title,
                           const char           *name,
                           GFile                *folder,
                           const TlCompatFilter *filters,
                           guint                 n_filters,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  GTask                *task = g_task_new (NULL, NULL, callback, user_data);
  GtkFileChooserNative *native;

  g_task_set_source_tag (task, tl_compat_save_file_async);
  native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  add_filters (GTK_FILE_CHOOSER (native), filters, n_filters);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  run (native, folder, task);
}

/**
 * tl_compat_save_file_finish:
 * @result: what the callback got
 * @filter: (out) (optional): index of the filter that was chosen
 * @error: return location
 *
 * Errors: `G_IO_ERROR_CANCELLED` when the person left without choosing.
 *
 * Returns: (transfer full): the file
 */
GFile *
tl_compat_save_file_finish (GAsyncResult *result, guint *filter, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (filter)
    *filter = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "tl-filter"));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GFile) folder = answer ? NULL : g_file_get_parent (file);
  g_autofree char *address = folder ? g_file_get_uri (folder) : NULL;

  /* Without a file manager that knows how to select, the folder alone. */
  if (address)
    tl_compat_show_address (NULL, address);
}

/**
 * tl_compat_show_in_folder:
 * @parent: the window that asks
 * @file: a file that is there
 *
 * Opens the folder that a file is in, with the file selected where the file manager can.
 */
void
tl_compat_show_in_folder (GtkWindow *parent, GFile *file)
{
  GApplication    *program = g_application_get_default ();
  GDBusConnection *bus = program ? g_application_get_dbus_connection (program) : NULL;
  g_autofree char *address = NULL;
  g_autofree char *folder_address = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (G_IS_FILE (file));

  address = g_file_get_uri (file);
  folder = g_file_get_parent (file);
  folder_address = g_file_get_uri (folder);
  if (!bus)
    {
      tl_compat_show_address (parent, folder_address);
      return;
    }
  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", (const char *[]){ address, NULL }, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          shown_cb,
                          g_object_ref (file));
}
