/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window puts header, canvas and pane together and follows its document: title, undo and redo,
 * theme, notices. It never edits. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-app-data.h"
#include "app/tl-application.h"
#include "app/tl-clip-formats.h"
#include "app/tl-go-menu.h"

/* Long enough to read a sentence and to decide. */
#define OFFER_SECONDS 15

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Following the document --------------------------------------------------------------------
 */

static void
update_theme (TlWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    tl_canvas_set_theme (self->canvas, dark ? TL_THEME_HIGH_CONTRAST_DARK : TL_THEME_HIGH_CONTRAST);
  else
    tl_canvas_set_theme (self->canvas, dark ? TL_THEME_DARK : TL_THEME_LIGHT);
}

static void
zoom_changed_cb (TlWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  int              percent = (int) (tl_canvas_get_zoom (self->canvas) * 100 + 0.5);

  /* Translators: a zoom level. */
  text = g_strdup_printf (_ ("%d %%"), percent);
  /* Translators: what a screen reader says of the button that shows the zoom level. */
  label = g_strdup_printf (_ ("Zoom %d %%, set to original size"), percent);
  gtk_button_set_label (GTK_BUTTON (self->zoom_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

/* Shows what is open and whether it is saved. A dot before the title means: not saved. */
static void
update_title (TlWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  gboolean         modified;

  if (!self->file)
    {
      adw_window_title_set_title (self->title, _ ("Throughline"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Throughline"));
      return;
    }
  modified = tl_document_file_is_modified (self->file);
  title = tl_document_file_dup_title (self->file);
  name = tl_document_file_dup_file_name (self->file);
  shown = modified ? g_strconcat ("• ", title, NULL) : g_strdup (title);
  adw_window_title_set_title (self->title, shown);
  adw_window_title_set_subtitle (self->title, name ? name : _ ("Not saved yet"));
  gtk_window_set_title (GTK_WINDOW (self), shown);
}

static void
file_changed_cb (TlWindow *self)
{
  update_title (self);
  tl_window_update_actions (self);
  /* The toast's Undo means its own step and no later one. */
  if (self->undo_toast && self->file &&
      tl_document_get_revision (tl_document_file_get_document (self->file)) !=
        self->undo_toast_revision)
    adw_toast_dismiss (self->undo_toast);
}

static void
canvas_notice_cb (TlWindow *self, const char *title, gboolean can_undo)
{
  tl_window_show_notice (self, title, can_undo);
}

static void
toast_dismissed_cb (TlWindow *self, AdwToast *toast)
{
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

/* A toast's title is markup in libadwaita 1.2. One toast with a button at a time: the same key
 * pressed again says the same. */
static AdwToast *
new_toast (TlWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  return adw_toast_new (markup);
}

/* What its button does is meant for the document as it is now. */
static void
bind_to_revision (TlWindow *self, AdwToast *toast)
{
  self->undo_toast = toast;
  if (self->file)
    self->undo_toast_revision =
      tl_document_get_revision (tl_document_file_get_document (self->file));
  g_signal_connect_object (toast,
                           "dismissed",
                           G_CALLBACK (toast_dismissed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
show_toast (TlWindow *self, AdwToast *toast, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
  tl_compat_name_toast_buttons (GTK_WIDGET (self->toasts));
  tl_compat_announce (GTK_WIDGET (self), text);
}

/* The canvas's actions are its own: a toast lies beside it, not within. */
static void
toast_clicked_cb (AdwToast *toast, TlWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas),
                              g_object_get_data (G_OBJECT (toast), "tl-action"),
                              NULL);
}

/* Longer than other toasts: it says what is missing, and waits for an answer or for none. */
static void
canvas_notice_action_cb (TlWindow *self, const char *title, const char *label, const char *action)
{
  AdwToast *toast = new_toast (self, title);

  bind_to_revision (self, toast);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "tl-action", g_strdup (action), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_clicked_cb), self, 0);
  show_toast (self, toast, title);
}

static void
save_size (TlWindow *self)
{
  int      width;
  int      height;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  if (!self->settings)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized && !gtk_window_is_fullscreen (GTK_WINDOW (self)) && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
}

/**
 * tl_window_leave:
 * @self: a window
 *
 * Remembers how it looked, and is gone. Nothing is asked any more.
 */
void
tl_window_leave (TlWindow *self)
{
  tl_window_save_view (self);
  save_size (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- Signals of the template -------------------------------------------------------------------
 */

static void
start_new_cb (TlWindow *self)
{
  tl_application_new_map (TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                          GTK_WINDOW (self));
}

static void
start_open_cb (TlWindow *self, GFile *file, int mode)
{
  tl_application_open (TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                       file,
                       (TlOpenMode) mode,
                       GTK_WINDOW (self));
}

static void
template_restored_cb (AdwToast *toast, TlWindow *self)
{
  tl_start_page_restore_template (self->start_page);
}

static void
template_kept_cb (AdwToast *toast, TlWindow *self)
{
  tl_start_page_forget_template (self->start_page, g_object_get_data (G_OBJECT (toast), "tl-path"));
}

static void
start_deleted_cb (TlWindow *self, const char *title)
{
  g_autofree char *text = g_strdup_printf (_ ("Template “%s” deleted"), title);
  AdwToast        *toast = new_toast (self, text);

  bind_to_revision (self, toast);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (template_restored_cb), self, 0);
  g_object_set_data_full (G_OBJECT (toast),
                          "tl-path",
                          g_strdup (tl_start_page_get_deleted (self->start_page)),
                          g_free);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (template_kept_cb), self, 0);
  show_toast (self, toast, text);
}

static void
open_files (TlWindow *self, GdkFileList *list)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  for (GSList *l = files; l; l = l->next)
    tl_application_open (TL_APPLICATION (application), l->data, TL_OPEN_NORMAL, GTK_WINDOW (self));
}

static gboolean
dropped_cb (TlWindow *self, const GValue *value)
{
  open_files (self, g_value_get_boxed (value));
  return TRUE;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tl_window_close_finish (TL_WINDOW (source), result);
}

static void
tl_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (tl_window_parent_class)->size_allocate (widget, width, height, baseline);
  tl_window_layout_allocated (TL_WINDOW (widget), width);
}

static gboolean
tl_window_close_request (GtkWindow *window)
{
  /* Always by our own way: it may have to ask, and to wait. */
  tl_window_close_async (TL_WINDOW (window), close_cb, NULL);
  return TRUE;
}

static void
tl_window_dispose (GObject *object)
{
  TlWindow *self = TL_WINDOW (object);

  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->return_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  if (self->file)
    g_signal_handlers_disconnect_by_data (self->file, self);
  if (self->canvas)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_pointer (&self->way, g_ptr_array_unref);
  g_clear_pointer (&self->viewed_map, g_free);
  g_clear_object (&self->recent_menu);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->undo_toast = NULL;
  G_OBJECT_CLASS (tl_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, header_slot);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, header_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, header_over);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, header);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, start_buttons);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, end_buttons);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_box);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, history_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, go_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, minimap);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, bottom_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, bottom_start);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, bottom_end);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, repair_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, guide_offer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, outline_slot);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pane_slot);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, tabs_slot);
  gtk_widget_class_bind_template_callback (widget_class, start_new_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_deleted_cb);
}

static void
tl_window_class_init (TlWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_window_dispose;
  widget_class->size_allocate = tl_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = tl_window_close_request;
  g_type_ensure (TL_TYPE_CANVAS);
  g_type_ensure (TL_TYPE_FILTER_BAR);
  g_type_ensure (TL_TYPE_MINIMAP);
  g_type_ensure (TL_TYPE_PANE);
  g_type_ensure (TL_TYPE_REPAIR_BAR);
  g_type_ensure (TL_TYPE_SEARCH_BAR);
  g_type_ensure (TL_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-window.ui");
  bind_children (widget_class);
}

static void
watch (TlWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkDropTarget   *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (manager,
                           "notify::dark",
                           G_CALLBACK (update_theme),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (update_theme),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_recent_manager_get_default (),
                           "changed",
                           G_CALLBACK (tl_window_update_recent),
                           self,
                           G_CONNECT_SWAPPED);
  tl_canvas_set_formats (self->canvas, &tl_clip_formats);
  g_signal_connect_swapped (self->canvas, "notify::zoom", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "notice", G_CALLBACK (canvas_notice_cb), self);
  g_signal_connect_swapped (self->canvas, "files-dropped", G_CALLBACK (open_files), self);
  g_signal_connect_swapped (self->canvas,
                            "notice-action",
                            G_CALLBACK (canvas_notice_action_cb),
                            self);
  g_signal_connect_swapped (self->canvas,
                            "selection-changed",
                            G_CALLBACK (tl_window_update_actions),
                            self);
  /* While somebody writes undo and redo are about typing. */
  g_signal_connect_swapped (self->canvas,
                            "notify::writing",
                            G_CALLBACK (tl_window_update_actions),
                            self);
}

static void
tl_window_init (TlWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recent_menu = g_menu_new ();
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (self->recent_menu));
  tl_repair_bar_set_canvas (self->repair_bar, self->canvas);
  tl_search_bar_set_canvas (self->search_bar, self->canvas);
  tl_filter_bar_set_canvas (self->filter_bar, self->canvas);
  tl_minimap_set_canvas (self->minimap, self->canvas);
  tl_go_menu_attach (self->go_button, self->canvas);
  tl_window_pages_init (self);
  tl_window_views_init (self);
  tl_window_maps_init (self);
  tl_window_journeys_init (self);
  tl_window_install_actions (self);
  watch (self);
  tl_window_layout_init (self);
  tl_window_day_init (self);
  update_theme (self);
  zoom_changed_cb (self);
  tl_window_update_recent (self);
  tl_window_set_document_file (self, NULL);
}

/**
 * tl_window_new:
 * @application: the program
 * @settings: (nullable): where the window's size is kept
 *
 * Returns: (transfer none): a window with the start page
 */
TlWindow *
tl_window_new (AdwApplication *application, GSettings *settings)
{
  TlWindow *self = g_object_new (TL_TYPE_WINDOW, "application", application, NULL);

  g_set_object (&self->settings, settings);
  if (settings)
    {
      gtk_window_set_default_size (GTK_WINDOW (self),
                                   g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      if (!g_settings_get_boolean (settings, "minimap"))
        g_action_group_change_action_state (G_ACTION_GROUP (self),
                                            "minimap",
                                            g_variant_new_boolean (FALSE));
    }
  else
    gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
  return self;
}

static void
show_document (TlWindow *self)
{
  gboolean read_only = tl_document_file_is_read_only (self->file);

  g_signal_connect_swapped (self->file, "changed", G_CALLBACK (file_changed_cb), self);
  tl_canvas_set_document (self->canvas,
                          tl_document_file_get_document (self->file),
                          tl_document_file_get_first_map (self->file));
  tl_canvas_set_read_only (self->canvas, read_only);
  gtk_revealer_set_reveal_child (self->read_only_bar, read_only);
  tl_repair_bar_set_repairs (self->repair_bar, tl_document_file_get_repairs (self->file));
  gtk_stack_set_visible_child_name (self->pages, "map");
  tl_window_update_parts (self);
  tl_window_restore_view (self);
  tl_window_focus_content (self);
}

/**
 * tl_window_set_document_file:
 * @self: a window
 * @file: (nullable): what to show; NULL = the start page
 *
 * Shows a document in place of what the window showed. The caller has made sure that nothing is
 * lost.
 */
void
tl_window_set_document_file (TlWindow *self, TlDocumentFile *file)
{
  gboolean shown = file != NULL;

  g_return_if_fail (TL_IS_WINDOW (self));

  if (self->file)
    {
      tl_window_save_view (self);
      g_signal_handlers_disconnect_by_data (self->file, self);
    }
  if (self->file != file)
    g_ptr_array_set_size (self->way, 0);
  g_set_object (&self->file, file);
  gtk_revealer_set_reveal_child (self->guide_offer, FALSE);
  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  if (file)
    show_document (self);
  else
    {
      gtk_revealer_set_reveal_child (self->read_only_bar, FALSE);
      tl_repair_bar_set_repairs (self->repair_bar, NULL);
      tl_window_show_page (self, "map");
      tl_window_update_parts (self);
      tl_canvas_set_document (self->canvas, NULL, NULL);
      gtk_stack_set_visible_child_name (self->pages, "start");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), shown);
  gtk_widget_set_visible (self->undo_box, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->end_buttons), shown);
  update_title (self);
  tl_window_update_actions (self);
}

/**
 * tl_window_get_document_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what is open, NULL on the start page
 */
TlDocumentFile *
tl_window_get_document_file (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * tl_window_can_take_document:
 * @self: a window
 *
 * Returns: whether another document may take this window's place without anybody missing anything
 */
gboolean
tl_window_can_take_document (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), FALSE);

  return !self->file || (tl_document_file_is_pristine (self->file) && !tl_window_is_writing (self));
}

/**
 * tl_window_get_canvas:
 * @self: a window
 *
 * Returns: (transfer none): its canvas
 */
TlCanvas *
tl_window_get_canvas (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);

  return self->canvas;
}

/**
 * tl_window_edit_first_stage:
 * @self: a window with a document
 *
 * Puts the cursor into the name of the first stage, where a blank map begins, its words selected.
 */
void
tl_window_edit_first_stage (TlWindow *self)
{
  const TlTable   *table;
  const GPtrArray *stages;
  const char      *map;
  TlPlace          place;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  table = tl_document_get_table (tl_document_file_get_document (self->file));
  map = tl_window_get_map (self);
  stages = map ? tl_table_get_children (table, map, TL_KIND_STAGE) : NULL;
  if (!stages || stages->len == 0)
    return;
  tl_window_show_outline (self, FALSE);
  place = tl_scene_place_of (tl_canvas_get_scene (self->canvas),
                             tl_record_get_id (g_ptr_array_index (stages, 0)));
  tl_canvas_focus_place (self->canvas, &place);
  tl_canvas_rename (self->canvas, &place);
}

/**
 * tl_window_show_notice:
 * @self: a window
 * @text: one sentence, plain text
 * @can_undo: whether it offers to undo the last step
 *
 * Shows a toast, and lets a screen reader say it.
 */
void
tl_window_show_notice (TlWindow *self, const char *text, gboolean can_undo)
{
  AdwToast *toast;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  toast = new_toast (self, text);
  if (can_undo && self->file)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      bind_to_revision (self, toast);
    }
  show_toast (self, toast, text);
}

/**
 * tl_window_show_offer:
 * @self: a window
 * @text: one sentence, plain text
 * @button: what more there is
 * @clicked: (scope notified): `void (*) (gpointer data, AdwToast *)`
 * @data: for @clicked
 * @destroy: for @data
 *
 * Shows a toast with a button, longer than one without.
 */
void
tl_window_show_offer (TlWindow      *self,
                      const char    *text,
                      const char    *button,
                      GCallback      clicked,
                      gpointer       data,
                      GClosureNotify destroy)
{
  AdwToast *toast;

  g_return_if_fail (TL_IS_WINDOW (self));

  toast = new_toast (self, text);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  g_signal_connect_data (toast, "button-clicked", clicked, data, destroy, G_CONNECT_SWAPPED);
  show_toast (self, toast, text);
}

static void
ignore_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (tl_compat_confirm_finish (result));
}

/**
 * tl_window_show_error:
 * @self: a window
 * @heading: what could not be done
 * @body: where and why, and what to do next
 *
 * Shows one dialog that only says something.
 */
void
tl_window_show_error (TlWindow *self, const char *heading, const char *body)
{
  const TlCompatAnswer answers[] = { { "cancel", _ ("_Close"), TL_COMPAT_LOOK_PLAIN } };

  g_return_if_fail (TL_IS_WINDOW (self));

  tl_compat_confirm_async (GTK_WINDOW (self),
                           heading,
                           body,
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           ignore_answer_cb,
                           NULL);
}
