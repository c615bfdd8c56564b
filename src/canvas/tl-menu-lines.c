/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus as tables: see the header. */
#include "config.h"

#include "canvas/tl-menu-lines.h"

#include <glib/gi18n-lib.h>

/**
 * tl_menu_append_lines:
 * @menu: a menu
 * @lines: (array length=n_lines): what it offers; labels are translated here
 * @n_lines: how many
 *
 * Adds a section.
 */
void
tl_menu_append_lines (GMenu *menu, const TlMenuLine *lines, guint n_lines)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (lines[i].label), lines[i].action);

      if (lines[i].accelerator != NULL)
        g_menu_item_set_attribute (item, "accel", "s", lines[i].accelerator);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
