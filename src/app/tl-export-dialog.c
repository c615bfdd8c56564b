/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog: what will be written beside the options that say so. A file is asked for last;
 * writing it shows how far it is and can be cancelled. What goes wrong is said in the dialog, which
 * stays, so that another folder or another format can be tried. */
#include "config.h"

#include "app/tl-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-export-content.h"
#include "app/tl-export-sheet.h"
#include "app/tl-export-split.h"

#define WIDTH 980
#define HEIGHT 680
/* px of the page that hangs from the pointer */
#define ICON_SIZE 192.0
/* ms that the button says that it copied */
#define COPIED_MS 1500

G_DEFINE_FINAL_TYPE (TlExportDialog, tl_export_dialog, ADW_TYPE_WINDOW)

static void
update (TlExportDialog *self)
{
  g_autoptr (TlExportWish) wish = tl_export_form_dup_wish (TL_EXPORT_FORM (self->form));

  gtk_widget_set_sensitive (self->export_button, wish != NULL && !self->writing);
  if (wish)
    tl_export_preview_show (TL_EXPORT_PREVIEW (self->preview), self->table, wish);
}

static void
leafed_cb (TlExportDialog *self)
{
  tl_export_form_set_slide (TL_EXPORT_FORM (self->form),
                            tl_export_preview_get_page (TL_EXPORT_PREVIEW (self->preview)) + 1);
  /* A table is no picture. */
  gtk_widget_set_visible (self->copy,
                          tl_export_preview_get_n_pages (TL_EXPORT_PREVIEW (self->preview)) > 0);
}

static void
cancel_cb (TlExportDialog *self)
{
  if (self->writing)
    tl_export_dialog_cancel (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  cancel_cb (TL_EXPORT_DIALOG (widget));
  return GDK_EVENT_STOP;
}

/* --- To other programs -------------------------------------------------------------------------
 */

static gboolean
copied_over_cb (gpointer data)
{
  TlExportDialog *self = data;

  self->copied_id = 0;
  gtk_button_set_icon_name (GTK_BUTTON (self->copy), "edit-copy-symbolic");
  return G_SOURCE_REMOVE;
}

/* The tick says that it was done; it leaves again. */
static void
copy_cb (TlExportDialog *self)
{
  g_autoptr (TlExportWish) wish = tl_export_form_dup_wish (TL_EXPORT_FORM (self->form));
  g_autoptr (GdkContentProvider) content = NULL;

  if (!wish)
    return;
  content = tl_export_content_new (self->table, wish, self->name, FALSE);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  gtk_button_set_icon_name (GTK_BUTTON (self->copy), "object-select-symbolic");
  tl_compat_announce (GTK_WIDGET (self), _ ("Picture copied"));
  g_clear_handle_id (&self->copied_id, g_source_remove);
  self->copied_id = g_timeout_add (COPIED_MS, copied_over_cb, self);
}

static GdkContentProvider *
drag_cb (TlExportDialog *self, double x, double y, GtkDragSource *source)
{
  g_autoptr (TlExportWish) wish = tl_export_form_dup_wish (TL_EXPORT_FORM (self->form));

  return wish ? tl_export_content_new (self->table, wish, self->name, TRUE) : NULL;
}

/* The page in small hangs from the pointer. */
static void
drag_begun_cb (TlExportDialog *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget  *sheet = tl_export_preview_get_sheet (TL_EXPORT_PREVIEW (self->preview));
  GdkTexture *texture = tl_export_sheet_get_texture (TL_EXPORT_SHEET (sheet));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) small = NULL;
  double scale;
  float  width, height;

  if (!texture)
    return;
  scale =
    MIN (1, ICON_SIZE / MAX (gdk_texture_get_width (texture), gdk_texture_get_height (texture)));
  width = (float) (gdk_texture_get_width (texture) * scale);
  height = (float) (gdk_texture_get_height (texture) * scale);
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
  small = gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (width, height));
  gtk_drag_source_set_icon (source, small, (int) width / 2, (int) height / 2);
}

static void
add_ways_out (TlExportDialog *self)
{
  GtkWidget     *sheet = tl_export_preview_get_sheet (TL_EXPORT_PREVIEW (self->preview));
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  gtk_widget_add_controller (sheet, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (sheet, "grab");
  gtk_widget_set_tooltip_text (sheet, _ ("Drag the picture into another program"));
  self->copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_tooltip_text (self->copy, _ ("Copy the Picture"));
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_add_css_class (self->copy, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the Picture"),
                                  -1);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (tl_export_preview_get_bar (TL_EXPORT_PREVIEW (self->preview))),
                  self->copy);
}

static void
hide_trouble_cb (TlExportDialog *self)
{
  tl_export_dialog_show_trouble (self, NULL);
}

static GtkWidget *
new_header (TlExportDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->export_button = gtk_button_new_with_mnemonic (_ ("_Export…"));
  gtk_widget_add_css_class (self->export_button, "suggested-action");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->export_button,
                            "clicked",
                            G_CALLBACK (tl_export_dialog_ask),
                            self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->export_button);
  return header;
}

static GtkWidget *
new_revealer (GtkWidget *child, const char *css_class)
{
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_widget_add_css_class (child, css_class);
  gtk_revealer_set_child (GTK_REVEALER (revealer), child);
  return revealer;
}

static GtkWidget *
new_trouble (TlExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->trouble_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->trouble_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->trouble_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->trouble_label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->trouble_label), FALSE);
  gtk_widget_set_hexpand (self->trouble_label, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"),
                                  -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (hide_trouble_cb), self);
  gtk_box_append (GTK_BOX (box), self->trouble_label);
  gtk_box_append (GTK_BOX (box), close);
  return new_revealer (box, "notice-bar");
}

static GtkWidget *
new_progress (TlExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->progress_label = gtk_label_new (NULL);
  self->progress_bar = gtk_progress_bar_new ();
  gtk_label_set_xalign (GTK_LABEL (self->progress_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->progress_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export"),
                                  -1);
  gtk_box_append (GTK_BOX (box), self->progress_label);
  gtk_box_append (GTK_BOX (box), self->progress_bar);
  return new_revealer (box, "export-progress");
}

static GtkWidget *
new_options (TlExportDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->form);
  gtk_widget_add_css_class (self->form, "export-form");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
build (TlExportDialog *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->preview = tl_export_preview_new ();
  add_ways_out (self);
  self->split = tl_export_split_new (self->preview, new_options (self));
  self->trouble = new_trouble (self);
  self->progress = new_progress (self);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), self->trouble);
  gtk_box_append (GTK_BOX (box), self->split);
  gtk_box_append (GTK_BOX (box), self->progress);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb,
                                                                                   NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview,
                           "changed",
                           G_CALLBACK (leafed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static gboolean
tl_export_dialog_close_request (GtkWindow *window)
{
  TlExportDialog *self = TL_EXPORT_DIALOG (window);

  g_cancellable_cancel (self->writing);
  return GTK_WINDOW_CLASS (tl_export_dialog_parent_class)->close_request (window);
}

static void
tl_export_dialog_dispose (GObject *object)
{
  TlExportDialog *self = TL_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->writing);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->copied_id, g_source_remove);
  self->split = NULL;
  G_OBJECT_CLASS (tl_export_dialog_parent_class)->dispose (object);
}

static void
tl_export_dialog_finalize (GObject *object)
{
  TlExportDialog *self = TL_EXPORT_DIALOG (object);

  tl_table_unref (self->table);
  g_clear_object (&self->folder);
  g_free (self->name);
  G_OBJECT_CLASS (tl_export_dialog_parent_class)->finalize (object);
}

static void
tl_export_dialog_class_init (TlExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tl_export_dialog_close_request;
  g_signal_new ("exported",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                2,
                G_TYPE_FILE,
                G_TYPE_PTR_ARRAY);
}

static void
tl_export_dialog_init (TlExportDialog *self)
{
}

/**
 * tl_export_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @source: what it comes from; copied
 * @options: what is chosen at first
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
tl_export_dialog_new (GtkWindow             *parent,
                      const TlExportSource  *source,
                      const TlExportOptions *options)
{
  TlExportDialog *self = g_object_new (TL_TYPE_EXPORT_DIALOG,
                                       "transient-for",
                                       parent,
                                       "modal",
                                       TRUE,
                                       "title",
                                       _ ("Export"),
                                       "default-width",
                                       WIDTH,
                                       "default-height",
                                       HEIGHT,
                                       NULL);

  self->table = tl_table_ref (source->table);
  self->folder = source->folder ? g_object_ref (source->folder) : NULL;
  self->name = g_strdup (source->name);
  self->form = tl_export_form_new (source, options);
  build (self);
  update (self);
  gtk_widget_grab_focus (self->export_button);
  return GTK_WIDGET (self);
}

/**
 * tl_export_dialog_get_form:
 * @self: the dialog
 *
 * Returns: (transfer none): its options
 */
TlExportForm *
tl_export_dialog_get_form (TlExportDialog *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_DIALOG (self), NULL);

  return TL_EXPORT_FORM (self->form);
}

/**
 * tl_export_dialog_get_preview:
 * @self: the dialog
 *
 * Returns: (transfer none): what it shows
 */
TlExportPreview *
tl_export_dialog_get_preview (TlExportDialog *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_DIALOG (self), NULL);

  return TL_EXPORT_PREVIEW (self->preview);
}

/**
 * tl_export_dialog_get_error:
 * @self: the dialog
 *
 * Returns: (nullable): why the last export failed
 */
const char *
tl_export_dialog_get_error (TlExportDialog *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_DIALOG (self), NULL);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->trouble)))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (self->trouble_label));
}
