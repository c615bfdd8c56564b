/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Menus that are built when they are first opened. GtkMenuButton builds its popover with all its
 * rows as soon as it gets a model, which every start of the program would wait for. */
#include "config.h"

#include "app/tl-lazy-menu.h"

static void
create_popover_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (model));
}

/**
 * tl_lazy_menu_set:
 * @button: a menu button without a menu
 * @model: what its menu offers
 *
 * Gives the button a menu that is built when it is first opened; "notify::popover" tells of it.
 */
void
tl_lazy_menu_set (GtkMenuButton *button, GMenuModel *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button,
                                         create_popover_cb,
                                         g_object_ref (model),
                                         g_object_unref);
}
