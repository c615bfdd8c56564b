/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for screen readers where the toolkit's own widgets have none, or one too many. What a
 * release says by itself is left alone. */
#include "config.h"

#include "compat/tl-compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#if ADW_CHECK_VERSION(1, 4, 0)
/* An entry row has its title twice, large while it is empty and small above the words; both labels
 * claim to be the row's. */
static void
label_once (GtkWidget *row, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_widget (GTK_LABEL (widget)) == row)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    widget,
                                    NULL,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    label_once (row, child);
}
#endif

/**
 * tl_compat_expose_entry_row:
 * @row: an AdwEntryRow
 * @name: its title
 *
 * Lets a screen reader find the part of the row that has the keyboard. libadwaita before 1.4 leaves
 * it out, and people who cannot see the screen type into nothing; later ones say the row's title
 * twice.
 */
void
tl_compat_expose_entry_row (GtkWidget *row, const char *name)
{
#if !ADW_CHECK_VERSION(1, 4, 0)
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
#else
  label_once (row, row);
#endif
}

static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (GTK_IS_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Dismiss"),
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

/**
 * tl_compat_name_toast_buttons:
 * @overlay: an AdwToastOverlay, right after a toast was added
 *
 * Gives the toast's closing button a name, and its other button one instead of two: libadwaita 1.2
 * leaves the first without and says the other's twice ("Undo Undo").
 */
void
tl_compat_name_toast_buttons (GtkWidget *overlay)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
      name_buttons (child);
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
name_menu_item (GObject *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "",
                                  -1);
}

static gboolean
widget_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return TRUE;
  name_menu_item (widget);
  g_signal_handlers_disconnect_by_func (widget, name_menu_item, NULL);
  g_signal_connect (widget, "notify::text", G_CALLBACK (name_menu_item), NULL);
  return TRUE;
}
#endif

/**
 * tl_compat_name_menu_items:
 *
 * Gives every item of every menu its name, as soon as it is shown: newer releases (seen: GTK 4.18)
 * name it by a label that must not have a name, and a screen reader says only "menu item". Call it
 * once, after GTK has started.
 */
void
tl_compat_name_menu_items (void)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET),
                              0,
                              widget_mapped_cb,
                              NULL,
                              NULL);
#endif
}
