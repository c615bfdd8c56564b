/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the button "Export…" to a file: it is asked for, written in a worker, and what went wrong is
 * said in the dialog. */
#include "config.h"

#include "app/tl-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-export-work.h"

/* ms between two looks at how far the work is */
#define TICK_MS 80

/* Says what went wrong; NULL = nothing any more. */
void
tl_export_dialog_show_trouble (TlExportDialog *self, const char *text)
{
  if (text)
    gtk_label_set_text (GTK_LABEL (self->trouble_label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->trouble), text != NULL);
  if (text)
    tl_compat_announce (GTK_WIDGET (self), text);
}

static gboolean
tick_cb (gpointer data)
{
  TlExportDialog *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar),
                                 g_atomic_int_get (&self->done) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
show_writing (TlExportDialog *self, const char *name)
{
  g_autofree char *text = name ? g_strdup_printf (_ ("Exporting “%s”"), name) : NULL;

  if (text)
    gtk_label_set_text (GTK_LABEL (self->progress_label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress), name != NULL);
  gtk_widget_set_sensitive (self->split, name == NULL);
  gtk_widget_set_sensitive (self->export_button, name == NULL);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (name)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

typedef struct
{
  TlExportDialog *dialog;
  TlExportWish   *wish;
  GFile          *target;
} Writing;

static Writing *
writing_new (TlExportDialog *self, TlExportWish *wish, GFile *target)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->dialog = g_object_ref (self);
  writing->wish = tl_export_wish_ref (wish);
  writing->target = target ? g_object_ref (target) : NULL;
  return writing;
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->dialog);
  tl_export_wish_unref (writing->wish);
  g_clear_object (&writing->target);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
fail (TlExportDialog *self, GFile *target, const GError *error)
{
  g_autofree char *name = dup_display_name (target);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("Cancelled: nothing was written."));
  else
    text = g_strdup_printf (_ ("“%s” could not be exported. %s"), name, error->message);
  tl_export_dialog_show_trouble (self, text);
  gtk_widget_grab_focus (self->export_button);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = tl_export_work_finish (result, &error);
  TlExportDialog *self = writing->dialog;

  g_clear_object (&self->writing);
  /* Somebody closed it meanwhile. */
  if (!self->split)
    return;
  show_writing (self, NULL);
  if (!notes)
    {
      fail (self, writing->target, error);
      return;
    }
  tl_export_form_remember (TL_EXPORT_FORM (self->form));
  g_signal_emit_by_name (self, "exported", writing->target, notes);
  gtk_window_close (GTK_WINDOW (self));
}

static void
start (Writing *writing)
{
  TlExportDialog  *self = writing->dialog;
  g_autofree char *name = dup_display_name (writing->target);

  if (self->writing || !self->split)
    {
      writing_free (writing);
      return;
    }
  self->writing = g_cancellable_new ();
  g_atomic_int_set (&self->done, 0);
  tl_export_dialog_show_trouble (self, NULL);
  show_writing (self, name);
  gtk_widget_grab_focus (self->cancel);
  tl_export_work_async (self->table,
                        writing->wish,
                        writing->target,
                        &self->done,
                        self->writing,
                        written_cb,
                        writing);
}

static void
replace_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing         *writing = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "replace"))
    start (writing);
  else
    writing_free (writing);
}

static void
ask_replace (Writing *writing)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "replace", _ ("_Replace"), TL_COMPAT_LOOK_DESTRUCTIVE },
  };
  g_autofree char *name = dup_display_name (writing->target);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  tl_compat_confirm_async (GTK_WINDOW (writing->dialog),
                           heading,
                           _ ("There is a file of that name. Replacing it takes its place."),
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           replace_cb,
                           writing);
}

/* A known ending that was typed decides; a name without one gets that of the format. */
static void
write_to (Writing *writing, GFile *file)
{
  const TlExportOptions *options = &writing->wish->options;
  g_autofree char       *base = g_file_get_basename (file);
  const TlExporter      *typed = tl_exporter_find (base, NULL, NULL);
  g_autofree char       *name = NULL;
  g_autoptr (GFile) folder = NULL;

  if (typed && tl_exporter_can_write (typed, options->what))
    {
      TlExportWish *wish = tl_export_wish_new (typed, options);

      tl_export_wish_unref (writing->wish);
      writing->wish = wish;
      g_set_object (&writing->target, file);
      start (writing);
      return;
    }
  name = g_strdup_printf ("%s.%s", base, writing->wish->exporter->name);
  folder = g_file_get_parent (file);
  g_clear_object (&writing->target);
  writing->target = g_file_get_child (folder, name);
  /* The chooser asked about the name as typed, not about this one. */
  if (g_file_query_exists (writing->target, NULL))
    ask_replace (writing);
  else
    start (writing);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GFile) file = tl_compat_save_file_finish (result, NULL, NULL);

  if (!file)
    {
      writing_free (writing);
      return;
    }
  /* The next time begins where this one ended. */
  g_clear_object (&writing->dialog->folder);
  writing->dialog->folder = g_file_get_parent (file);
  write_to (writing, file);
}

/* Asks where to, and writes what is chosen. */
void
tl_export_dialog_ask (TlExportDialog *self)
{
  g_autoptr (TlExportWish) wish = tl_export_form_dup_wish (TL_EXPORT_FORM (self->form));
  TlCompatFilter   filter;
  g_autofree char *name = NULL;

  if (!wish || self->writing)
    return;
  filter =
    (TlCompatFilter){ _ (wish->exporter->label), wish->exporter->name, wish->exporter->mime_type };
  name = g_strdup_printf ("%s.%s", self->name, wish->exporter->name);
  tl_compat_save_file_async (GTK_WINDOW (self),
                             _ ("Export to a File"),
                             name,
                             self->folder,
                             &filter,
                             1,
                             chosen_cb,
                             writing_new (self, wish, NULL));
}

/**
 * tl_export_dialog_write:
 * @self: the dialog
 * @file: where to, as it was typed
 *
 * Writes what is chosen, as after the choice of a file.
 */
void
tl_export_dialog_write (TlExportDialog *self, GFile *file)
{
  g_autoptr (TlExportWish) wish = NULL;

  g_return_if_fail (TL_IS_EXPORT_DIALOG (self));

  wish = tl_export_form_dup_wish (TL_EXPORT_FORM (self->form));
  if (wish)
    write_to (writing_new (self, wish, NULL), file);
}

/**
 * tl_export_dialog_is_writing:
 * @self: the dialog
 *
 * Returns: whether a file is being written
 */
gboolean
tl_export_dialog_is_writing (TlExportDialog *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_DIALOG (self), FALSE);

  return self->writing != NULL;
}

/**
 * tl_export_dialog_cancel:
 * @self: the dialog
 *
 * Stops what is being written; the older file stays.
 */
void
tl_export_dialog_cancel (TlExportDialog *self)
{
  g_return_if_fail (TL_IS_EXPORT_DIALOG (self));

  g_cancellable_cancel (self->writing);
}
