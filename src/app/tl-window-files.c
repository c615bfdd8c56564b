/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving and closing. A save is a task that ends with TRUE when the bytes are safe and with FALSE
 * when they are not, whatever the person was asked meanwhile: name, replace, overwrite, another
 * place. Closing asks first, and goes on only after a save that ended with TRUE and left nothing
 * unsaved. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-app-data.h"
#include "app/tl-application.h"

static void ask_name (GTask *task);
static void save_to (GTask *task, GFile *target, TlSaveFlags flags);

/* --- Saving ------------------------------------------------------------------------------------
 */

static TlDocumentFile *
get_file (GTask *task)
{
  return g_task_get_task_data (task);
}

static TlWindow *
get_window (GTask *task)
{
  return g_task_get_source_object (task);
}

static void
finish (GTask *task, gboolean saved)
{
  g_task_return_boolean (task, saved);
  g_object_unref (task);
}

static char *
describe (TlDocumentFile *file)
{
  char *name = tl_document_file_dup_file_name (file);

  return name ? name : tl_document_file_dup_title (file);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask    *task = user_data;
  TlWindow *self = get_window (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentFile) file = tl_document_file_open_finish (result, &error);

  if (file && self->file == get_file (task))
    tl_window_set_document_file (self, file);
  else if (error)
    tl_window_show_error (self, _ ("The File Could Not Be Read Again"), error->message);
  finish (task, FALSE);
}

static void
changed_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask           *task = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "overwrite"))
    save_to (task, tl_document_file_get_file (get_file (task)), TL_SAVE_FLAG_OVERWRITE_CHANGED);
  else if (g_str_equal (answer, "copy"))
    ask_name (task);
  else if (g_str_equal (answer, "reload"))
    tl_document_file_open_async (tl_document_file_get_file (get_file (task)),
                                 TL_OPEN_NORMAL,
                                 NULL,
                                 reloaded_cb,
                                 task);
  else
    finish (task, FALSE);
}

static void
ask_changed (GTask *task)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "reload", _ ("_Reload"), TL_COMPAT_LOOK_DESTRUCTIVE },
    { "overwrite", _ ("_Overwrite"), TL_COMPAT_LOOK_DESTRUCTIVE },
    { "copy", _ ("_Save a Copy…"), TL_COMPAT_LOOK_SUGGESTED },
  };
  g_autofree char *name = describe (get_file (task));
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Was Changed Elsewhere"), name);

  tl_compat_confirm_async (GTK_WINDOW (get_window (task)),
                           heading,
                           _ ("Another program has written the file since you opened or saved it. "
                              "Save a copy to keep both, overwrite it with your map, or reload it "
                              "and lose what you changed here."),
                           answers,
                           G_N_ELEMENTS (answers),
                           "copy",
                           changed_answer_cb,
                           task);
}

static void
failed_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask           *task = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "elsewhere"))
    ask_name (task);
  else
    finish (task, FALSE);
}

static void
say_failed (GTask *task, const GError *error)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "elsewhere", _ ("_Save Elsewhere…"), TL_COMPAT_LOOK_SUGGESTED },
  };
  g_autofree char *name = describe (get_file (task));
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Could Not Be Saved"), name);
  g_autofree char *body = g_strdup_printf (
    _ ("%s\n\nNothing is lost: your map is still open here. Save it in another place."),
    error->message);

  tl_compat_confirm_async (GTK_WINDOW (get_window (task)),
                           heading,
                           body,
                           answers,
                           G_N_ELEMENTS (answers),
                           "elsewhere",
                           failed_answer_cb,
                           task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask          *task = user_data;
  TlDocumentFile *file = TL_DOCUMENT_FILE (source);
  g_autoptr (GError) error = NULL;

  if (tl_document_file_save_finish (file, result, &error))
    {
      tl_app_data_add_recent (tl_document_file_get_file (file));
      finish (task, TRUE);
    }
  else if (g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_CHANGED))
    ask_changed (task);
  else if (g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_NEW))
    {
      tl_window_show_error (get_window (task), _ ("This Map Is Only Shown"), error->message);
      finish (task, FALSE);
    }
  else
    say_failed (task, error);
}

static void
save_to (GTask *task, GFile *target, TlSaveFlags flags)
{
  tl_document_file_save_async (get_file (task), target, flags, saved_cb, task);
}

static void
replace_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask           *task = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "replace"))
    save_to (task,
             g_object_get_data (G_OBJECT (task), "tl-target"),
             TL_SAVE_FLAG_OVERWRITE_CHANGED);
  else
    ask_name (task);
}

static void
ask_replace (GTask *task, GFile *target)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "replace", _ ("_Replace"), TL_COMPAT_LOOK_DESTRUCTIVE },
  };
  g_autofree char *base = g_file_get_basename (target);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  g_object_set_data_full (G_OBJECT (task), "tl-target", g_object_ref (target), g_object_unref);
  tl_compat_confirm_async (GTK_WINDOW (get_window (task)),
                           heading,
                           _ ("There is a file of that name. Replacing it takes its place."),
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           replace_answer_cb,
                           task);
}

/* The name as typed, with our suffix: a file without it would not be found again. */
static GFile *
add_suffix (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_strconcat (base, ".journey", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return g_file_get_child (folder, name);
}

/* Two windows that save to one file would overwrite each other. */
static gboolean
is_open_elsewhere (GTask *task, GFile *target)
{
  TlWindow       *self = get_window (task);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow      *window = TL_IS_APPLICATION (application)
                             ? tl_application_find_window (TL_APPLICATION (application), target)
                             : NULL;

  if (!window || window == GTK_WINDOW (self))
    return FALSE;
  tl_window_show_error (self,
                        _ ("That Map Is Open in Another Window"),
                        _ ("Close it there first, or save under another name."));
  return TRUE;
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GFile) file = tl_compat_save_file_finish (result, NULL, NULL);
  g_autofree char *base = file ? g_file_get_basename (file) : NULL;

  if (!file || is_open_elsewhere (task, file))
    finish (task, FALSE);
  else if (g_str_has_suffix (base, ".journey") || g_str_has_suffix (base, ".json"))
    save_to (task, file, TL_SAVE_FLAG_OVERWRITE_CHANGED);
  else
    {
      g_autoptr (GFile) named = add_suffix (file);

      /* The chooser asked about the name as typed, not about this one. */
      if (is_open_elsewhere (task, named))
        finish (task, FALSE);
      else if (g_file_query_exists (named, NULL))
        ask_replace (task, named);
      else
        save_to (task, named, TL_SAVE_FLAG_OVERWRITE_CHANGED);
    }
}

static void
ask_name (GTask *task)
{
  const TlCompatFilter filters[] = {
    { _ ("Journey maps"), "journey", TL_MIME_TYPE },
    { _ ("All files"), NULL, NULL },
  };
  TlDocumentFile *file = get_file (task);
  GFile          *own = tl_document_file_get_file (file);
  g_autoptr (GFile) folder = own ? g_file_get_parent (own) : NULL;
  g_autofree char *name = tl_document_file_dup_proposed_name (file, "journey");

  tl_compat_save_file_async (GTK_WINDOW (get_window (task)),
                             _ ("Save the Map"),
                             name,
                             folder,
                             filters,
                             G_N_ELEMENTS (filters),
                             named_cb,
                             task);
}

/**
 * tl_window_save_async:
 * @self: a window with a document
 * @as: whether to ask where even if the document has a file
 * @callback: called when it is saved, or will not be
 * @user_data: for @callback
 *
 * Saves the document, words being written included, and asks whatever has to be asked.
 */
void
tl_window_save_async (TlWindow *self, gboolean as, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_commit_writing (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tl_window_save_async);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  if (as || !tl_document_file_get_file (self->file))
    ask_name (task);
  else
    save_to (task, NULL, TL_SAVE_FLAG_NONE);
}

/**
 * tl_window_save_finish:
 * @self: a window
 * @result: what the callback got
 *
 * Returns: whether it is saved; if not, the person knows why
 */
gboolean
tl_window_save_finish (TlWindow *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- Closing -----------------------------------------------------------------------------------
 */

static void close_if_safe (TlWindow *self);

static void
end_closing (TlWindow *self, gboolean closed)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->closing);

  if (closed)
    tl_window_leave (self);
  g_task_return_boolean (task, closed);
}

static void
saved_for_closing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlWindow *self = TL_WINDOW (source);

  /* What was written while the save ran is asked about in its turn. */
  if (tl_window_save_finish (self, result))
    close_if_safe (self);
  else
    end_closing (self, FALSE);
}

static void
close_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlWindow) self = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "save"))
    tl_window_save_async (self, FALSE, saved_for_closing_cb, NULL);
  else
    end_closing (self, g_str_equal (answer, "discard"));
}

static void
ask_unsaved (TlWindow *self)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "discard", _ ("_Discard"), TL_COMPAT_LOOK_DESTRUCTIVE },
    { "save", _ ("_Save"), TL_COMPAT_LOOK_SUGGESTED },
  };
  g_autofree char *name = describe (self->file);
  g_autofree char *body =
    g_strdup_printf (_ ("“%s” has changes that are not saved. Discarding them cannot be undone."),
                     name);

  tl_compat_confirm_async (GTK_WINDOW (self),
                           _ ("Save Changes?"),
                           body,
                           answers,
                           G_N_ELEMENTS (answers),
                           "save",
                           close_answer_cb,
                           g_object_ref (self));
}

static void
save_ended_cb (TlDocumentFile *file, TlWindow *self)
{
  if (tl_document_file_is_saving (file))
    return;
  g_signal_handlers_disconnect_by_func (file, save_ended_cb, self);
  /* Not from within the news: a save that failed shows its own dialog first. */
  close_if_safe (self);
}

/* A save under way is waited for; then, if anything is unsaved, the person decides. */
static void
close_if_safe (TlWindow *self)
{
  if (self->file && tl_document_file_is_saving (self->file))
    g_signal_connect (self->file, "changed", G_CALLBACK (save_ended_cb), self);
  else if (self->file && tl_document_file_is_modified (self->file))
    ask_unsaved (self);
  else
    end_closing (self, TRUE);
}

/**
 * tl_window_close_async:
 * @self: a window
 * @callback: called when it is closed, or stays
 * @user_data: for @callback
 *
 * Closes the window if nothing is lost by it, after asking where something might be. Words being
 * written count. While a close waits for its answer another changes nothing.
 */
void
tl_window_close_async (TlWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TL_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tl_window_close_async);
  if (self->closing)
    {
      g_task_return_boolean (task, FALSE);
      g_object_unref (task);
      return;
    }
  self->closing = task;
  if (self->file)
    tl_window_commit_writing (self);
  close_if_safe (self);
}

/**
 * tl_window_close_finish:
 * @self: a window
 * @result: what the callback got
 *
 * Returns: whether the window is gone
 */
gboolean
tl_window_close_finish (TlWindow *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
