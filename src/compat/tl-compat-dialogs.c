/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions, colours, the shortcuts and about windows, and speaking to a screen reader. Each call
 * shows one dialog and answers through a GTask; the dialog owns itself and is gone when it has
 * answered. User text is never taken as markup. */
#include "config.h"

#include "compat/tl-compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_signal_handlers_disconnect_by_func (dialog, answered_cb, task);
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

static GtkWidget *
new_centered_label (const char *text, int width_chars, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

/* The dialog's own heading stays empty: newer libadwaita measures it for less width than a long one
 * needs, and GTK warns. Long words (names of files) break rather than widen the dialog. */
static void
set_words (AdwMessageDialog *dialog, const char *heading, const char *body)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *heading_label = new_centered_label (heading, 20, "title-2");
  GtkWidget *body_label = new_centered_label (body, 40, "body");

  gtk_widget_set_vexpand (words, TRUE);
  gtk_widget_set_vexpand (body_label, TRUE);
  gtk_box_append (GTK_BOX (words), heading_label);
  gtk_box_append (GTK_BOX (words), body_label);
  gtk_widget_set_visible (body_label, body != NULL && *body != '\0');
  adw_message_dialog_set_extra_child (dialog, words);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading_label,
                                  NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  body_label,
                                  NULL,
                                  -1);
}

/**
 * tl_compat_confirm_async:
 * @parent: (nullable): the window it belongs to
 * @heading: the question, plain text
 * @body: what follows from the answers, plain text
 * @answers: (array length=n_answers): the buttons in reading order
 * @n_answers: how many
 * @default_answer: (nullable): id of the answer that Enter gives
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks a question. Escape and closing the dialog answer "cancel", whether or not there is such a
 * button.
 */
void
tl_compat_confirm_async (GtkWindow            *parent,
                         const char           *heading,
                         const char           *body,
                         const TlCompatAnswer *answers,
                         guint                 n_answers,
                         const char           *default_answer,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  GTask            *task = g_task_new (NULL, NULL, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));

  g_task_set_source_tag (task, tl_compat_confirm_async);
  set_words (dialog, heading, body);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      if (answers[i].look == TL_COMPAT_LOOK_SUGGESTED)
        adw_message_dialog_set_response_appearance (dialog, answers[i].id, ADW_RESPONSE_SUGGESTED);
      else if (answers[i].look == TL_COMPAT_LOOK_DESTRUCTIVE)
        adw_message_dialog_set_response_appearance (dialog,
                                                    answers[i].id,
                                                    ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (default_answer)
    adw_message_dialog_set_default_response (dialog, default_answer);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tl_compat_confirm_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): id of the answer, "cancel" when the dialog was closed
 */
char *
tl_compat_confirm_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
color_response_cb (GtkDialog *dialog, int response, GTask *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_OK)
    {
      GdkRGBA rgba;

      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      g_task_return_pointer (task, gdk_rgba_copy (&rgba), (GDestroyNotify) gdk_rgba_free);
    }
  else
    g_task_return_new_error (task,
                             G_IO_ERROR,
                             G_IO_ERROR_CANCELLED,
                             "%s",
                             _ ("No color was chosen"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (task);
}

/* Gone with its parent: nobody answers any more. */
static void
color_destroyed_cb (GtkDialog *dialog, GTask *task)
{
  color_response_cb (dialog, GTK_RESPONSE_DELETE_EVENT, task);
}

/**
 * tl_compat_choose_color_async:
 * @parent: (nullable): the window it belongs to
 * @title: what the colour is for
 * @initial: (nullable): the colour shown at first
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for any opaque colour.
 */
void
tl_compat_choose_color_async (GtkWindow          *parent,
                              const char         *title,
                              const GdkRGBA      *initial,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask     *task = g_task_new (NULL, NULL, callback, user_data);
  GtkWidget *dialog = gtk_color_chooser_dialog_new (title, parent);

  g_task_set_source_tag (task, tl_compat_choose_color_async);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  if (initial)
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), initial);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (color_response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (color_destroyed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tl_compat_choose_color_finish:
 * @result: what the callback got
 * @color: (out): the colour, untouched on error
 * @error: return location
 *
 * Errors: `G_IO_ERROR_CANCELLED` when the person left without choosing.
 */
gboolean
tl_compat_choose_color_finish (GAsyncResult *result, GdkRGBA *color, GError **error)
{
  GdkRGBA *chosen;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (color != NULL, FALSE);

  chosen = g_task_propagate_pointer (G_TASK (result), error);
  if (!chosen)
    return FALSE;
  *color = *chosen;
  gdk_rgba_free (chosen);
  return TRUE;
}

static GtkWidget *
new_shortcut_row (const TlCompatShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_auto (GStrv) accelerators = g_strsplit (shortcut->keys, " ", -1);

  for (guint i = 0; accelerators[i]; i++)
    {
      GtkWidget *label = gtk_shortcut_label_new (accelerators[i]);

      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (keys), label);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shortcut->title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

static GtkWidget *
new_shortcut_page (const TlCompatShortcut *shortcuts, guint n_shortcuts)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].section || !group)
        {
          g_autofree char *title =
            shortcuts[i].section ? g_markup_escape_text (shortcuts[i].section, -1) : NULL;

          group = adw_preferences_group_new ();
          if (title)
            adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      if (!shortcuts[i].section)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_shortcut_row (&shortcuts[i]));
    }
  return page;
}

/**
 * tl_compat_show_shortcuts:
 * @parent: the window it belongs to
 * @title: the title of the window
 * @shortcuts: (array length=n_shortcuts): groups and their lines, translated
 * @n_shortcuts: how many
 *
 * Shows the window of keys: one list that scrolls. GtkShortcutsWindow cannot be filled from a table
 * before 4.14, and warns about its own page numbers in 4.8.
 */
void
tl_compat_show_shortcuts (GtkWindow              *parent,
                          const char             *title,
                          const TlCompatShortcut *shortcuts,
                          guint                   n_shortcuts)
{
  GtkWidget          *window = adw_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget          *page = new_shortcut_page (shortcuts, n_shortcuts);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 680);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * tl_compat_show_about:
 * @parent: the window it belongs to
 * @application_id: also the icon's name
 * @name: the program's name
 * @version: its version
 * @comments: what it is, one sentence
 *
 * Shows the about window.
 */
void
tl_compat_show_about (GtkWindow  *parent,
                      const char *application_id,
                      const char *name,
                      const char *version,
                      const char *comments)
{
  GtkWidget *window = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                    "transient-for",
                                    parent,
                                    "modal",
                                    parent != NULL,
                                    "application-icon",
                                    application_id,
                                    "application-name",
                                    name,
                                    "version",
                                    version,
                                    "comments",
                                    comments,
                                    "developer-name",
                                    _ ("The Throughline authors"),
                                    "license-type",
                                    GTK_LICENSE_GPL_3_0,
                                    NULL);

  gtk_window_present (GTK_WINDOW (window));
}

/**
 * tl_compat_show_address:
 * @parent: (nullable): the window that asks
 * @address: a web page or a mail address
 *
 * Hands an address to the program that the system has for it. Callers make sure that it is one that
 * may be opened.
 */
void
tl_compat_show_address (GtkWindow *parent, const char *address)
{
  g_return_if_fail (address != NULL);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_show_uri (parent, address, GDK_CURRENT_TIME);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/**
 * tl_compat_announce:
 * @widget: a widget of the window that speaks
 * @text: what is said
 *
 * Lets a screen reader say @text. Before GTK 4.14 there is no way to, and nothing happens: there
 * the focused widget's description tells what changed.
 */
void
tl_compat_announce (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

#if GTK_CHECK_VERSION(4, 14, 0)
  /* GTK's accessibility back end for tests cannot announce, and GTK does not ask before calling it.
   */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget),
                           text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

/**
 * tl_compat_get_color:
 * @widget: a widget that draws itself
 * @color: (out): the colour of its text
 */
void
tl_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (color != NULL);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}
