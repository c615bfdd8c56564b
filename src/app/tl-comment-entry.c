/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text that grows and a button beside it. The words leave by the signal "send" alone; the entry
 * knows nothing of documents. */
#include "config.h"

#include "app/tl-comment-entry.h"

#include <glib/gi18n-lib.h>

#include "app/tl-text-box.h"

struct _TlCommentEntry
{
  GtkWidget parent_instance;

  GtkWidget     *box;
  GtkWidget     *text;
  GtkWidget     *hint; /* what is to be written here, while nothing is */
  GtkWidget     *button;
  GtkTextBuffer *buffer;
};

enum
{
  SEND,
  CANCEL,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlCommentEntry, tl_comment_entry, GTK_TYPE_WIDGET)

static void
send (TlCommentEntry *self)
{
  g_autofree char *text = NULL;

  if (tl_comment_entry_is_blank (self))
    return;
  text = tl_comment_entry_dup_text (self);
  g_object_ref (self);
  g_signal_emit (self, signals[SEND], 0, text);
  /* Whoever heard it may have taken the entry away. */
  if (self->buffer)
    gtk_text_buffer_set_text (self->buffer, "", 0);
  g_object_unref (self);
}

static void
buffer_changed_cb (TlCommentEntry *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (self->buffer) == 0);
  gtk_widget_set_sensitive (self->button, !tl_comment_entry_is_blank (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
key_cb (TlCommentEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    {
      gtk_text_buffer_set_text (self->buffer, "", 0);
      g_signal_emit (self, signals[CANCEL], 0);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter) ||
      state & (GDK_SHIFT_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  send (self);
  return GDK_EVENT_STOP;
}

static gboolean
tl_comment_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TL_COMMENT_ENTRY (widget)->text, GTK_DIR_TAB_FORWARD);
}

static void
tl_comment_entry_dispose (GObject *object)
{
  TlCommentEntry *self = TL_COMMENT_ENTRY (object);

  if (self->buffer)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  self->buffer = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_comment_entry_parent_class)->dispose (object);
}

static void
tl_comment_entry_class_init (TlCommentEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_comment_entry_dispose;
  widget_class->grab_focus = tl_comment_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SEND] = g_signal_new ("send",
                                TL_TYPE_COMMENT_ENTRY,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  signals[CANCEL] = g_signal_new ("cancel",
                                  TL_TYPE_COMMENT_ENTRY,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  signals[CHANGED] = g_signal_new ("changed",
                                   TL_TYPE_COMMENT_ENTRY,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
tl_comment_entry_init (TlCommentEntry *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
new_field (TlCommentEntry *self, const char *label)
{
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = tl_text_box_new (label);
  self->buffer = tl_text_box_get_buffer (TL_TEXT_BOX (self->text));
  self->hint = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (overlay, "comment-field");
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->text);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->text, keys);
  return overlay;
}

/**
 * tl_comment_entry_new:
 * @label: what is to be written here
 * @button: what the button does, "Reply"
 *
 * Returns: (transfer floating): an empty one
 */
GtkWidget *
tl_comment_entry_new (const char *label, const char *button)
{
  TlCommentEntry  *self = g_object_new (TL_TYPE_COMMENT_ENTRY, NULL);
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (Enter)"), button);

  gtk_box_append (GTK_BOX (self->box), new_field (self, label));
  self->button = gtk_button_new_from_icon_name ("tl-send-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_valign (self->button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button,
                                  -1);
  gtk_box_append (GTK_BOX (self->box), self->button);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (send), self);
  buffer_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * tl_comment_entry_dup_text:
 * @self: an entry
 *
 * Returns: (transfer full): the words, without blanks around them
 */
char *
tl_comment_entry_dup_text (TlCommentEntry *self)
{
  char *text = NULL;

  g_return_val_if_fail (TL_IS_COMMENT_ENTRY (self), NULL);

  g_object_get (self->buffer, "text", &text, NULL);
  return g_strstrip (text);
}

/**
 * tl_comment_entry_set_text:
 * @self: an entry
 * @text: words to begin with
 */
void
tl_comment_entry_set_text (TlCommentEntry *self, const char *text)
{
  g_return_if_fail (TL_IS_COMMENT_ENTRY (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * tl_comment_entry_is_blank:
 * @self: an entry
 *
 * Returns: whether there is nothing in it that could be sent
 */
gboolean
tl_comment_entry_is_blank (TlCommentEntry *self)
{
  g_autofree char *text = tl_comment_entry_dup_text (self);

  return *text == '\0';
}
