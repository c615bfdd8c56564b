/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus and lists behind the header's buttons: what is added, files used lately, the steps of
 * undo. They are made when they are first opened. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/tl-app-data.h"
#include "app/tl-history-popover.h"
#include "app/tl-lazy-menu.h"
#include "app/tl-map-tabs.h"

/* As many as can be taken in at a glance. */
#define MOST_RECENT 10

static void
add_item (GMenu *menu, const char *label, const char *action)
{
  g_menu_append (menu, label, action);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenuModel *
new_add_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *grid = g_menu_new ();
  GMenu *about = g_menu_new ();
  GMenu *people = g_menu_new ();
  g_autoptr (GMenuModel) maps = tl_map_tabs_new_add_menu ();

  add_item (grid, _ ("_Stage"), "win.add-stage");
  add_item (grid, _ ("Ste_p in This Stage"), "win.add-step");
  add_item (grid, _ ("_Lane…"), "win.choose-lane");
  add_item (about, _ ("Pain Poin_t Here"), "win.pain-point");
  add_item (about, _ ("_Opportunity Here"), "win.opportunity");
  add_item (people, _ ("P_ersona"), "win.add-persona");
  add_section (menu, grid);
  add_section (menu, about);
  g_menu_append_submenu (people, _ ("_Map"), maps);
  add_section (menu, people);
  return G_MENU_MODEL (menu);
}

/**
 * tl_window_update_recent:
 * @self: a window
 *
 * Fills the menu of files used lately.
 */
void
tl_window_update_recent (TlWindow *self)
{
  g_autoptr (GPtrArray) files = tl_app_data_list_recent (MOST_RECENT);
  GMenu *section = g_menu_new ();
  GMenu *more = g_menu_new ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < files->len; i++)
    {
      GFile           *file = g_ptr_array_index (files, i);
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (base);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      /* An underline would be taken for a mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autofree char *uri = g_file_get_uri (file);
      GMenuItem       *item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", uri);
      g_menu_append_item (section, item);
      g_object_unref (item);
    }
  add_item (more, _ ("Templates and Recent Maps"), "win.start-page");
  if (files->len)
    add_section (self->recent_menu, section);
  else
    g_object_unref (section);
  add_section (self->recent_menu, more);
}

/* --- Steps of undo -----------------------------------------------------------------------------
 */

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the list is in the middle of what closed it. */
static void
history_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* A narrow window has no room for the list's own button. */
static void
show_history_at_undo (TlWindow *self)
{
  GtkWidget *popover = tl_history_popover_new (self->canvas);

  gtk_widget_set_parent (popover, self->undo_button);
  g_signal_connect (popover, "closed", G_CALLBACK (history_closed_cb), NULL);
  g_signal_connect_object (self->undo_button,
                           "destroy",
                           G_CALLBACK (unparent_cb),
                           popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
create_history_cb (GtkMenuButton *button, gpointer data)
{
  TlWindow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, tl_history_popover_new (self->canvas));
}

/**
 * tl_window_show_history:
 * @self: a window
 *
 * Opens the list of the steps of undo.
 */
void
tl_window_show_history (TlWindow *self)
{
  tl_window_reveal_header (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->history_button)))
    gtk_menu_button_popup (self->history_button);
  else
    show_history_at_undo (self);
}

/**
 * tl_window_menus_init:
 * @self: a window being made
 *
 * Gives the buttons their menus.
 */
void
tl_window_menus_init (TlWindow *self)
{
  g_autoptr (GMenuModel) add_menu = new_add_menu ();

  tl_lazy_menu_set (self->add_button, add_menu);
  gtk_menu_button_set_create_popup_func (self->history_button, create_history_cb, self, NULL);
  tl_lazy_menu_set (GTK_MENU_BUTTON (self->menu_button), self->primary_menu);
}
