/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of chips that wraps, the entry last. The words are the chips' and, after them, what the
 * entry holds: so nothing is lost when the window is closed in the middle of a word. */
#include "config.h"

#include "app/tl-tag-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/tl-wrap-layout.h"

#define SPACING_PX 6
/* Room for the word that people type most: "follow-up". */
#define ENTRY_CHARS 10

struct _TlTagBox
{
  GtkWidget parent_instance;

  GtkWidget *entry; /* GtkText, our last child */
  GPtrArray *chips; /* borrowed widgets, in order */
  gboolean   filling;
  gboolean   editable;
  gpointer   suggestions_data;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlTagBox, tl_tag_box, GTK_TYPE_WIDGET)

static const char *
get_tag (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "tl-tag");
}

static void
emit_changed (TlTagBox *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_chip (TlTagBox *self, GtkWidget *chip)
{
  g_ptr_array_remove (self->chips, chip);
  gtk_widget_unparent (chip);
}

static void
remove_clicked_cb (GtkButton *button, TlTagBox *self)
{
  gtk_widget_grab_focus (self->entry);
  remove_chip (self, gtk_widget_get_parent (GTK_WIDGET (button)));
  emit_changed (self);
}

static void
add_chip (TlTagBox *self, const char *tag)
{
  GtkWidget       *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *label = gtk_label_new (tag);
  GtkWidget       *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (remove, self->editable);
  gtk_widget_set_tooltip_text (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "tl-tag", g_strdup (tag), g_free);
  g_object_set_data (G_OBJECT (chip), "tl-remove", remove);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->entry);
  g_ptr_array_add (self->chips, chip);
}

static gboolean
has_chip (TlTagBox *self, const char *tag)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (g_str_equal (get_tag (g_ptr_array_index (self->chips, i)), tag))
      return TRUE;
  return FALSE;
}

/* What stands before each comma becomes a chip; `all`: what stands after the last one too. */
static void
take_words (TlTagBox *self, gboolean all)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",", -1);
  guint    n = g_strv_length (parts);
  gboolean outer = self->filling;

  if (!all && n < 2)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    if ((all || i + 1 < n) && *g_strstrip (parts[i]) && !has_chip (self, parts[i]))
      add_chip (self, parts[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), all || !n ? "" : g_strchug (parts[n - 1]));
  self->filling = outer;
}

static void
entry_changed_cb (TlTagBox *self)
{
  if (self->filling)
    return;
  take_words (self, FALSE);
  emit_changed (self);
}

static void
entry_activate_cb (TlTagBox *self)
{
  take_words (self, TRUE);
  emit_changed (self);
}

static void
entry_left_cb (TlTagBox *self)
{
  if (self->chips)
    take_words (self, TRUE);
}

static gboolean
key_cb (TlTagBox *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_BackSpace || !self->chips->len || !self->editable ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    return GDK_EVENT_PROPAGATE;
  remove_chip (self, g_ptr_array_index (self->chips, self->chips->len - 1));
  emit_changed (self);
  return GDK_EVENT_STOP;
}

static void
suggestion_cb (const char *word, gpointer user_data)
{
  TlTagBox *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), word);
  entry_activate_cb (self);
}

static void
pressed_cb (TlTagBox *self)
{
  gtk_widget_grab_focus (self->entry);
}

static gboolean
tl_tag_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TL_TAG_BOX (widget)->entry);
}

static void
tl_tag_box_dispose (GObject *object)
{
  TlTagBox *self = TL_TAG_BOX (object);

  while (self->chips && self->chips->len)
    remove_chip (self, g_ptr_array_index (self->chips, 0));
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_tag_box_parent_class)->dispose (object);
}

static void
tl_tag_box_class_init (TlTagBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_tag_box_dispose;
  widget_class->grab_focus = tl_tag_box_grab_focus;
  signals[CHANGED] = g_signal_new ("changed",
                                   TL_TYPE_TAG_BOX,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  gtk_widget_class_set_css_name (widget_class, "tagbox");
}

static void
tl_tag_box_init (TlTagBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->editable = TRUE;
  self->chips = g_ptr_array_new ();
  self->entry = gtk_text_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), tl_wrap_layout_new (SPACING_PX));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/**
 * tl_tag_box_new:
 * @label: what the words are
 *
 * Returns: (transfer floating): one without words
 */
GtkWidget *
tl_tag_box_new (const char *label)
{
  TlTagBox *self = g_object_new (TL_TYPE_TAG_BOX, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * tl_tag_box_dup_tags:
 * @self: a tag box
 *
 * Returns: (transfer full) (array zero-terminated=1): its words; the last may still be typed
 */
char **
tl_tag_box_dup_tags (TlTagBox *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *typed = NULL;

  g_return_val_if_fail (TL_IS_TAG_BOX (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    g_strv_builder_add (builder, get_tag (g_ptr_array_index (self->chips, i)));
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*typed && !has_chip (self, typed))
    g_strv_builder_add (builder, typed);
  return g_strv_builder_end (builder);
}

/**
 * tl_tag_box_set_tags:
 * @self: a tag box
 * @tags: (array zero-terminated=1): its words
 *
 * Shows these words. Nothing happens when they are what it shows: a word that is being typed stays
 * in the entry.
 */
void
tl_tag_box_set_tags (TlTagBox *self, const char *const *tags)
{
  g_auto (GStrv) shown = NULL;

  g_return_if_fail (TL_IS_TAG_BOX (self));
  g_return_if_fail (tags != NULL);

  shown = tl_tag_box_dup_tags (self);
  if (g_strv_equal ((const char *const *) shown, tags))
    return;
  self->filling = TRUE;
  while (self->chips->len)
    remove_chip (self, g_ptr_array_index (self->chips, 0));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; tags[i]; i++)
    add_chip (self, tags[i]);
  self->filling = FALSE;
}

/**
 * tl_tag_box_set_editable:
 * @self: a tag box
 * @editable: whether words can be added and removed
 */
void
tl_tag_box_set_editable (TlTagBox *self, gboolean editable)
{
  g_return_if_fail (TL_IS_TAG_BOX (self));

  self->editable = editable;
  gtk_widget_set_visible (self->entry, editable);
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (g_ptr_array_index (self->chips, i)),
                                               "tl-remove"),
                            editable);
}

static char **
dup_words (gpointer user_data)
{
  TlTagBox          *self = user_data;
  TlSuggestionsWords words = g_object_get_data (G_OBJECT (self), "tl-words");

  return words (self->suggestions_data);
}

/**
 * tl_tag_box_set_suggestions:
 * @self: a tag box
 * @words: gives the words that are in use
 * @user_data: for @words; must outlive the tag box
 *
 * Completes what is typed to words in use. Call it once.
 */
void
tl_tag_box_set_suggestions (TlTagBox *self, TlSuggestionsWords words, gpointer user_data)
{
  g_return_if_fail (TL_IS_TAG_BOX (self));

  self->suggestions_data = user_data;
  g_object_set_data (G_OBJECT (self), "tl-words", words);
  tl_suggestions_attach (GTK_WIDGET (self),
                         GTK_EDITABLE (self->entry),
                         dup_words,
                         suggestion_cb,
                         self);
}

/**
 * tl_tag_box_get_entry:
 * @self: a tag box
 *
 * Returns: (transfer none): where the next word is typed
 */
GtkEditable *
tl_tag_box_get_entry (TlTagBox *self)
{
  g_return_val_if_fail (TL_IS_TAG_BOX (self), NULL);

  return GTK_EDITABLE (self->entry);
}
