/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Completion. The list is a popover that never takes the focus: keys stay with the entry and are
 * looked at before it, so that nothing that is typed gets lost. It is asked for anew with each
 * change of the text by a person, and lives and dies with the widget it is anchored to. */
#include "config.h"

#include "app/tl-suggestions.h"

#include <glib/gi18n-lib.h>

/* As many as are seen at a glance. */
#define MOST_WORDS 6

typedef struct
{
  GtkEditable       *editable; /* the anchor or inside it */
  GtkWidget         *popover;
  GtkWidget         *list;
  TlSuggestionsWords words;
  TlSuggestionsTake  take;
  gpointer           user_data;
  gboolean           taking;
} Suggestions;

static gboolean
is_shown (Suggestions *self)
{
  return self->popover && gtk_widget_get_visible (self->popover);
}

static void
hide (Suggestions *self)
{
  if (is_shown (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
add_word (Suggestions *self, const char *word)
{
  GtkWidget *label = gtk_label_new (word);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Words that begin as the text does, or hold a word that does; not the text itself. */
static gboolean
fits (const char *word, const char *text)
{
  g_autofree char *folded_word = g_utf8_casefold (word, -1);
  g_autofree char *folded_text = g_utf8_casefold (text, -1);

  return *text && !g_str_equal (folded_word, folded_text) && g_str_match_string (text, word, TRUE);
}

static void
fill (Suggestions *self)
{
  GtkListBox      *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow   *row;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->editable)));
  g_auto (GStrv) words = self->words (self->user_data);
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; words && words[i] && n < MOST_WORDS; i++)
    if (fits (words[i], text))
      {
        add_word (self, words[i]);
        n++;
      }
  if (n)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    hide (self);
}

static void
take_row (Suggestions *self, GtkListBoxRow *row)
{
  g_autofree char *word =
    g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  self->taking = TRUE;
  self->take (word, self->user_data);
  self->taking = FALSE;
  hide (self);
}

static void
choose (Suggestions *self, int step)
{
  GtkListBox    *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int            index = row ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  gtk_list_box_select_row (list, index < 0 ? NULL : gtk_list_box_get_row_at_index (list, index));
  row = gtk_list_box_get_selected_row (list);
  /* What a screen reader says while the focus stays in the entry. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editable),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  row ? gtk_label_get_text (
                                          GTK_LABEL (gtk_list_box_row_get_child (row)))
                                      : "",
                                  -1);
}

static gboolean
key_cb (Suggestions *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (!is_shown (self) ||
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      hide (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (!row)
        return GDK_EVENT_PROPAGATE;
      take_row (self, row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
changed_cb (Suggestions *self)
{
  /* Only while somebody types here. */
  if (self->taking || !gtk_widget_get_mapped (GTK_WIDGET (self->editable)))
    return;
  if (gtk_widget_get_state_flags (GTK_WIDGET (self->editable)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    fill (self);
}

static void
row_activated_cb (Suggestions *self, GtkListBoxRow *row)
{
  take_row (self, row);
}

static void
anchor_destroyed_cb (Suggestions *self, GtkWidget *anchor)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static GtkWidget *
new_popover (Suggestions *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_widget_add_css_class (popover, "menu");
  gtk_widget_add_css_class (popover, "suggestions");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return popover;
}

/**
 * tl_suggestions_attach:
 * @anchor: the widget below which words are shown
 * @editable: what is typed into: @anchor, or a widget in it
 * @words: gives all words there are, best first
 * @take: takes the word that was chosen
 * @user_data: for both
 *
 * Completes an entry, as long as it lives.
 */
void
tl_suggestions_attach (GtkWidget         *anchor,
                       GtkEditable       *editable,
                       TlSuggestionsWords words,
                       TlSuggestionsTake  take,
                       gpointer           user_data)
{
  Suggestions        *self;
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_WIDGET (anchor) && GTK_IS_EDITABLE (editable));

  self = g_new0 (Suggestions, 1);
  keys = gtk_event_controller_key_new ();
  focus = gtk_event_controller_focus_new ();
  self->editable = editable;
  self->words = words;
  self->take = take;
  self->user_data = user_data;
  self->popover = new_popover (self);
  gtk_widget_set_parent (self->popover, anchor);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (anchor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide), self);
  gtk_widget_add_controller (anchor, focus);
  g_signal_connect_swapped (editable, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), self);
  /* Handlers of the anchor's controllers are called until it is finalized. */
  g_object_set_data_full (G_OBJECT (anchor), "tl-suggestions", self, g_free);
}
