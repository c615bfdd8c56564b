/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing one of many things. All are kept as words; rows are made only for those that are shown,
 * a screenful at most, so that a map of thousands of cards opens as quickly as a small one. */
#include "config.h"

#include "app/tl-thing-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/tl-fold.h"

/* More would not be read. */
#define MOST_ROWS 40
#define MOST_HEIGHT 320
#define WIDTH 300

typedef struct
{
  char *id;
  char *title;
  char *subtitle;
  char *folded;
} Thing;

struct _TlThingChooser
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *empty;
  GPtrArray *things;
};

G_DEFINE_FINAL_TYPE (TlThingChooser, tl_thing_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
thing_free (gpointer data)
{
  Thing *thing = data;

  g_free (thing->id);
  g_free (thing->title);
  g_free (thing->subtitle);
  g_free (thing->folded);
  g_free (thing);
}

static void
choose (TlThingChooser *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "tl-id"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
row_activated_cb (TlThingChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

/* Enter in the entry takes the first. */
static void
entry_activated_cb (TlThingChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row)
    choose (self, row);
}

static GtkWidget *
new_row (const Thing *thing)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), thing->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), thing->subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tl-id", g_strdup (thing->id), g_free);
  return row;
}

/**
 * tl_thing_chooser_refresh:
 * @self: a chooser
 *
 * Shows those that have what is typed, after some were added.
 */
void
tl_thing_chooser_refresh (TlThingChooser *self)
{
  g_autofree char *needle = NULL;
  GtkWidget       *child;
  guint            n = 0;

  g_return_if_fail (TL_IS_THING_CHOOSER (self));
  needle = tl_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->things->len && n < MOST_ROWS; i++)
    {
      const Thing *thing = g_ptr_array_index (self->things, i);

      if (*needle && !strstr (thing->folded, needle))
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (thing));
      n++;
    }
  gtk_widget_set_visible (self->empty, n == 0);
}

/**
 * tl_thing_chooser_clear:
 * @self: a chooser
 *
 * Takes all things out, and what was typed.
 */
void
tl_thing_chooser_clear (TlThingChooser *self)
{
  g_return_if_fail (TL_IS_THING_CHOOSER (self));

  g_ptr_array_set_size (self->things, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * tl_thing_chooser_add:
 * @self: a chooser
 * @id: what "chosen" gives
 * @title: its name
 * @subtitle: what tells it from others, may be ""
 *
 * Adds a thing after the others; tl_thing_chooser_refresh() shows it.
 */
void
tl_thing_chooser_add (TlThingChooser *self, const char *id, const char *title, const char *subtitle)
{
  Thing           *thing = g_new0 (Thing, 1);
  g_autofree char *words = g_strconcat (title, "\n", subtitle, NULL);

  g_return_if_fail (TL_IS_THING_CHOOSER (self));

  thing->id = g_strdup (id);
  thing->title = g_strdup (title);
  thing->subtitle = g_strdup (subtitle);
  thing->folded = tl_fold (words);
  g_ptr_array_add (self->things, thing);
}

static void
tl_thing_chooser_dispose (GObject *object)
{
  g_clear_pointer (&TL_THING_CHOOSER (object)->things, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_thing_chooser_parent_class)->dispose (object);
}

static void
tl_thing_chooser_class_init (TlThingChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_thing_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  TL_TYPE_THING_CHOOSER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

/* Down leaves the entry for the list. */
static gboolean
entry_key_cb (TlThingChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || !row)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
tl_thing_chooser_init (TlThingChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget          *scrolled = gtk_scrolled_window_new ();

  self->things = g_ptr_array_new_with_free_func (thing_free);
  self->entry = gtk_search_entry_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  self->list = gtk_list_box_new ();
  self->empty = gtk_label_new (_ ("Nothing Found"));
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "rich-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry,
                            "search-changed",
                            G_CALLBACK (tl_thing_chooser_refresh),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * tl_thing_chooser_new:
 * @label: what is chosen, for a screen reader and as the entry's hint
 *
 * Returns: (transfer floating): an empty chooser
 */
GtkWidget *
tl_thing_chooser_new (const char *label)
{
  TlThingChooser *self = g_object_new (TL_TYPE_THING_CHOOSER, NULL);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return GTK_WIDGET (self);
}
