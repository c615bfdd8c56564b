/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The name under comments. Nobody is asked for it: it is the account's until somebody says another
 * behind their picture beside the entry. */
#include "config.h"

#include "app/tl-author.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define AVATAR_PX 28
#define KEY "author"

/* Settings of an older program may lie around. */
static gboolean
has_key (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (!settings)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, KEY);
}

/**
 * tl_author_dup_name:
 * @settings: (nullable): the program's settings
 *
 * Returns: (transfer full): the name that comments of this person get
 */
char *
tl_author_dup_name (GSettings *settings)
{
  g_autofree char *name = has_key (settings) ? g_settings_get_string (settings, KEY) : NULL;

  if (name)
    g_strstrip (name);
  if (name && *name)
    return g_steal_pointer (&name);
  /* What GLib says of an account without one. */
  if (*g_get_real_name () && !g_str_equal (g_get_real_name (), "Unknown"))
    return g_strdup (g_get_real_name ());
  return g_strdup (g_get_user_name ());
}

static void
update_button (GtkWidget *button)
{
  GSettings       *settings = g_object_get_data (G_OBJECT (button), "tl-settings");
  g_autofree char *name = tl_author_dup_name (settings);
  g_autofree char *label = g_strdup_printf (_ ("You Write as %s"), name);

  adw_avatar_set_text (ADW_AVATAR (g_object_get_data (G_OBJECT (button), "tl-avatar")), name);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static GtkWidget *
new_popover (GSettings *settings)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Name under Your Comments"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), g_get_real_name ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name under Your Comments"),
                                  -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (gtk_popover_popdown), popover);
  g_settings_bind (settings, KEY, entry, "text", G_SETTINGS_BIND_DEFAULT);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/**
 * tl_author_button_new:
 * @settings: (nullable): the program's settings
 *
 * Returns: (transfer floating): the writer's picture; pressed, it lets them say another name
 */
GtkWidget *
tl_author_button_new (GSettings *settings)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *avatar = adw_avatar_new (AVATAR_PX, "", TRUE);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), avatar);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "comment-writer");
  g_object_set_data (G_OBJECT (button), "tl-avatar", avatar);
  g_object_set_data (G_OBJECT (button), "tl-settings", settings);
  gtk_widget_set_sensitive (button, has_key (settings));
  if (has_key (settings))
    {
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_popover (settings));
      g_signal_connect_object (settings,
                               "changed::" KEY,
                               G_CALLBACK (update_button),
                               button,
                               G_CONNECT_SWAPPED);
    }
  update_button (button);
  return button;
}
