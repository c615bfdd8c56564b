/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Save as Template": a name, and what to take over. A name that is taken turns the button into
 * "Replace" before anything is written. The template is made from a snapshot and written in a
 * worker. */
#include "config.h"

#include "app/tl-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"
#include "store/tl-template.h"

#define WIDTH_PX 440

typedef struct
{
  TlWindow   *window; /* weak */
  GtkWindow  *dialog;
  GHashTable *taken; /* titles of the person's templates */
  GtkWidget  *name;
  GtkWidget  *cards;
  GtkWidget  *personas;
  GtkWidget  *hint;
  GtkWidget  *save;
} Dialog;

typedef struct
{
  TlTable *template_;
  gboolean replace;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  tl_table_unref (request->template_);
  g_free (request);
}

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->window);
  g_hash_table_unref (self->taken);
  g_free (self);
}

static char *
dup_title (const Dialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
update (Dialog *self)
{
  g_autofree char *title = dup_title (self);
  gboolean         taken = g_hash_table_contains (self->taken, title);

  gtk_widget_set_sensitive (self->save, *title != '\0');
  gtk_button_set_label (GTK_BUTTON (self->save), taken ? _ ("_Replace") : _ ("_Save"));
  gtk_widget_set_visible (self->hint, taken);
  gtk_widget_remove_css_class (self->save, taken ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (self->save, taken ? "destructive-action" : "suggested-action");
}

static void
write_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Request   *request = task_data;
  GError          *error = NULL;
  g_autofree char *id = tl_template_add (request->template_, request->replace, &error);

  if (id)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Request *request = g_task_get_task_data (G_TASK (result));
  const char    *title =
    tl_record_get_text (tl_table_get_document (request->template_), TL_DOCUMENT_TITLE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = g_strdup_printf (_ ("Template “%s” saved"), title);
      tl_window_show_notice (TL_WINDOW (source), text, FALSE);
    }
  else
    tl_window_show_error (TL_WINDOW (source),
                          _ ("The Template Could Not Be Saved"),
                          error->message);
}

static void
save (Dialog *self)
{
  TlDocumentFile  *file = self->window ? tl_window_get_document_file (self->window) : NULL;
  g_autofree char *title = dup_title (self);
  g_autoptr (TlTable) snapshot = NULL;
  g_autoptr (GTask) task = NULL;
  TlTemplateKeep keep = TL_TEMPLATE_KEEP_NOTHING;
  Request       *request;

  if (!file || *title == '\0')
    return;
  if (gtk_switch_get_active (GTK_SWITCH (self->cards)))
    keep |= TL_TEMPLATE_KEEP_CARDS;
  if (gtk_switch_get_active (GTK_SWITCH (self->personas)))
    keep |= TL_TEMPLATE_KEEP_PERSONAS;
  snapshot = tl_document_dup_snapshot (tl_document_file_get_document (file));
  request = g_new0 (Request, 1);
  request->template_ = tl_template_make (snapshot, title, keep);
  request->replace = g_hash_table_contains (self->taken, title);
  task = g_task_new (self->window, NULL, written_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, write_cb);
  gtk_window_close (self->dialog);
}

static void
list_own_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tl_template_list_own (), (GDestroyNotify) g_ptr_array_unref);
}

static void
own_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Dialog *self = g_object_get_data (source, "tl-dialog");
  g_autoptr (GPtrArray) own = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; self && own && i < own->len; i++)
    g_hash_table_add (self->taken, g_strdup (((TlTemplate *) own->pdata[i])->title));
  if (self && gtk_widget_get_mapped (GTK_WIDGET (source)))
    update (self);
}

/* Which names are taken stands in the files: a worker reads them. */
static void
list_taken (Dialog *self)
{
  g_autoptr (GTask) task = g_task_new (self->dialog, NULL, own_listed_cb, NULL);

  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_run_in_thread (task, list_own_cb);
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  return toggle;
}

static GtkWidget *
new_header (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static GtkWidget *
new_form (Dialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), title);
  tl_compat_expose_entry_row (self->name, _ ("Name"));
  adw_preferences_group_add (group, self->name);
  self->cards =
    add_switch (group, _ ("Keep the Cards"), _ ("Otherwise only stages, steps and lanes"));
  self->personas =
    add_switch (group, _ ("Keep the Personas"), _ ("Otherwise their line stays without a name"));
  self->hint = gtk_label_new (_ ("You have a template of that name. Saving takes its place."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "error");
  gtk_widget_add_css_class (box, "dialog-form");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (box), self->hint);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (save), self);
  return box;
}

/**
 * tl_template_dialog_show:
 * @window: a window with a document
 *
 * Asks for a name and saves the document as a template.
 */
void
tl_template_dialog_show (TlWindow *window)
{
  Dialog             *self = g_new0 (Dialog, 1);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char    *title = tl_document_file_dup_title (tl_window_get_document_file (window));

  g_set_weak_pointer (&self->window, window);
  self->dialog = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW,
                                           "transient-for",
                                           window,
                                           "modal",
                                           TRUE,
                                           "title",
                                           _ ("Save as Template"),
                                           "default-width",
                                           WIDTH_PX,
                                           NULL));
  g_object_set_data_full (G_OBJECT (self->dialog), "tl-dialog", self, dialog_free);
  list_taken (self);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_form (self, title));
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self->dialog), keys);
  update (self);
  gtk_window_present (self->dialog);
  gtk_widget_grab_focus (self->name);
}
