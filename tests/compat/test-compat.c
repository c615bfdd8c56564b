/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of compat on the GTK that is here: dialogs answer, windows come up and go whole. */
#include "config.h"

#include <adwaita.h>

#include "compat/tl-compat.h"
#include "compat/tl-pane.h"
#include "compat/tl-text-tag.h"

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWindow *
wait_for_window (GType type)
{
  GtkWindow *window;

  while (!(window = find_window (type)))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
wait_for_end (GType type)
{
  while (find_window (type))
    g_main_context_iteration (NULL, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **answer = user_data;

  *answer = tl_compat_confirm_finish (result);
}

/* The words are plain text, they name the dialog, and the body goes when there is none. */
static void
assert_words (AdwMessageDialog *dialog, const char *heading, const char *body)
{
  GtkWidget *words = adw_message_dialog_get_extra_child (dialog);
  GtkWidget *heading_label = gtk_widget_get_first_child (words);
  GtkWidget *body_label = gtk_widget_get_last_child (words);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading_label)), ==, heading);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (heading_label)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (body_label)), ==, body);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (body_label)));
  g_assert_true (gtk_widget_get_visible (body_label) == (*body != '\0'));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, heading);
  gtk_test_accessible_assert_relation (dialog,
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       heading_label,
                                       NULL);
}

static char *
ask_and_answer (const char *response)
{
  const TlCompatAnswer answers[] = {
    { "cancel", "_Cancel", TL_COMPAT_LOOK_PLAIN },
    { "discard", "_Discard", TL_COMPAT_LOOK_DESTRUCTIVE },
    { "save", "_Save", TL_COMPAT_LOOK_SUGGESTED },
  };
  char             *answer = NULL;
  AdwMessageDialog *dialog;

  tl_compat_confirm_async (NULL,
                           "Save <b>?",
                           "a & b",
                           answers,
                           G_N_ELEMENTS (answers),
                           "save",
                           answered_cb,
                           &answer);
  dialog = ADW_MESSAGE_DIALOG (wait_for_window (ADW_TYPE_MESSAGE_DIALOG));
  assert_words (dialog, "Save <b>?", "a & b");
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "save");
  if (response)
    adw_message_dialog_response (dialog, response);
  else
    gtk_window_close (GTK_WINDOW (dialog));
  while (!answer)
    g_main_context_iteration (NULL, TRUE);
  if (response)
    gtk_window_close (GTK_WINDOW (dialog));
  wait_for_end (ADW_TYPE_MESSAGE_DIALOG);
  return answer;
}

static void
test_confirm (void)
{
  g_autofree char *save = ask_and_answer ("save");
  g_autofree char *discard = ask_and_answer ("discard");
  g_autofree char *closed = ask_and_answer (NULL);

  g_assert_cmpstr (save, ==, "save");
  g_assert_cmpstr (discard, ==, "discard");
  g_assert_cmpstr (closed, ==, "cancel");
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_null (tl_compat_save_file_finish (result, NULL, error));
}

static void
test_leaving_the_chooser (void)
{
  const TlCompatFilter filters[] = { { "Maps", "journey", NULL }, { "All", NULL, NULL } };
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  tl_compat_save_file_async (NULL,
                             "Save",
                             "map.journey",
                             NULL,
                             filters,
                             G_N_ELEMENTS (filters),
                             chosen_cb,
                             &error);
  dialog = wait_for_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gtk_window_close (dialog);
  while (!error)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_for_end (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

static void
color_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkRGBA *color = user_data;

  g_assert_true (tl_compat_choose_color_finish (result, color, NULL));
}

static void
test_color (void)
{
  GdkRGBA    initial = { 0.2f, 0.4f, 0.6f, 1 };
  GdkRGBA    color = { 0 };
  GtkWindow *dialog;

  tl_compat_choose_color_async (NULL, "Color", &initial, color_cb, &color);
  dialog = wait_for_window (GTK_TYPE_COLOR_CHOOSER_DIALOG);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  while (color.alpha == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (color.blue, 0.6, 0.01);
  wait_for_end (GTK_TYPE_COLOR_CHOOSER_DIALOG);
}

static void
test_windows (void)
{
  const TlCompatShortcut shortcuts[] = {
    { "Files <&>", NULL, NULL },
    { NULL, "Save <now> & here", "<Control>s" },
    { "More", NULL, NULL },
    { NULL, "Arrows", "Left Right" },
  };
  GtkWidget *parent = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (parent));
  tl_compat_show_shortcuts (GTK_WINDOW (parent), "Keys", shortcuts, G_N_ELEMENTS (shortcuts));
  gtk_window_destroy (wait_for_window (ADW_TYPE_WINDOW));
  tl_compat_show_about (GTK_WINDOW (parent), TL_APPLICATION_ID, "Throughline", TL_VERSION, "Maps");
  gtk_window_destroy (wait_for_window (ADW_TYPE_ABOUT_WINDOW));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_pane (void)
{
  GtkWidget *pane = g_object_ref_sink (tl_pane_new ());
  guint      n_notified = 0;

  g_signal_connect_swapped (pane, "notify::shown", G_CALLBACK (count_cb), &n_notified);
  tl_pane_set_content (TL_PANE (pane), gtk_label_new ("content"));
  tl_pane_set_pane (TL_PANE (pane), gtk_label_new ("pane"));
  g_assert_false (tl_pane_get_shown (TL_PANE (pane)));
  tl_pane_set_shown (TL_PANE (pane), TRUE);
  tl_pane_set_shown (TL_PANE (pane), TRUE);
  g_assert_true (tl_pane_get_shown (TL_PANE (pane)));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_finalize_object (pane);
}

/* The part of an entry row that has the keyboard can be found, and is called as the row. */
static void
test_entry_row (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Owner");
  tl_compat_expose_entry_row (row, "Owner");
  gtk_window_set_child (GTK_WINDOW (window), row);
#if ADW_CHECK_VERSION(1, 4, 0)
  g_test_skip ("libadwaita exposes it itself");
#else
  {
    GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

    gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
    gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Owner");
  }
#endif
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_closing_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_closing_button (child);
  return found;
}

static GtkWidget *
find_toast (GtkWidget *overlay)
{
  GtkWidget *child = gtk_widget_get_first_child (overlay);

  while (child != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

/* The overlay's own content keeps its names. */
static void
test_toast_buttons (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *content = gtk_button_new_from_icon_name ("tl-draw-symbolic");
  AdwToast  *toast = adw_toast_new ("7 cards parked");

  gtk_accessible_update_property (GTK_ACCESSIBLE (content),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Draw",
                                  -1);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  adw_toast_set_button_label (toast, "Undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  tl_compat_name_toast_buttons (overlay);
  gtk_test_accessible_assert_property (find_closing_button (find_toast (overlay)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Dismiss");
  gtk_test_accessible_assert_property (content, GTK_ACCESSIBLE_PROPERTY_LABEL, "Draw");
  gtk_window_destroy (GTK_WINDOW (window));
}

#if GTK_CHECK_VERSION(4, 10, 0)
static GtkWidget *
find_menu_item (GtkWidget *widget)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_item (child);
  return found;
}
#endif

/* An item of a menu has its name as soon as it can be heard. */
static void
test_menu_items (void)
{
#if !GTK_CHECK_VERSION(4, 10, 0)
  g_test_skip ("GTK names them itself");
#else
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GMenu     *menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, "_Park", "canvas.park");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  tl_compat_name_menu_items ();
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  while (!gtk_widget_get_mapped (find_menu_item (popover)))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_accessible_assert_property (find_menu_item (popover),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Park");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (menu);
#endif
}

/* What GTK 4.8 reads when a screen reader asks how text looks. */
static void
test_text_tag (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextTag      *tag = tl_text_tag_add (buffer);
  g_autofree char *color = NULL;
  g_autofree char *same = NULL;

  g_object_set (tag, "foreground-rgba", &(GdkRGBA){ 1, 0, 0, 1 }, NULL);
  g_object_get (tag, "foreground", &color, NULL);
  g_assert_cmpstr (color, ==, "rgb(255,0,0)");
  g_object_set (tag, "foreground", "#0000ff", NULL);
  g_object_get (tag, "foreground", &same, NULL);
  g_assert_cmpstr (same, ==, "rgb(0,0,255)");
}

static void
test_announce (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  tl_compat_announce (window, "7 cards parked");
  g_assert_true (gtk_widget_get_mapped (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/compat/confirm", test_confirm);
  g_test_add_func ("/compat/leaving-the-chooser-is-cancelled", test_leaving_the_chooser);
  g_test_add_func ("/compat/color", test_color);
  g_test_add_func ("/compat/windows", test_windows);
  g_test_add_func ("/compat/pane", test_pane);
  g_test_add_func ("/compat/announce", test_announce);
  g_test_add_func ("/compat/entry-row", test_entry_row);
  g_test_add_func ("/compat/toast-buttons", test_toast_buttons);
  g_test_add_func ("/compat/menu-items", test_menu_items);
  g_test_add_func ("/compat/text-tag", test_text_tag);
  return g_test_run ();
}
