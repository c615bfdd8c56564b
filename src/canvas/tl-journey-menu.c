/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of what a card opens, for the map and for the side pane. */
#include "config.h"

#include "canvas/tl-journey-menu.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-map-name.h"

/* The other maps; nothing while there are none. */
static void
append_maps (TlCanvas *canvas, GMenu *menu)
{
  TlDocument      *document = tl_canvas_get_document (canvas);
  const GPtrArray *maps = tl_table_get_children (tl_document_get_table (document),
                                                 tl_document_get_id (document),
                                                 TL_KIND_MAP);
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < maps->len; i++)
    {
      const TlRecord  *map = g_ptr_array_index (maps, i);
      g_autofree char *label = tl_map_name_dup_label (map);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (g_strcmp0 (tl_record_get_id (map), tl_canvas_get_map (canvas)) == 0)
        continue;
      g_menu_item_set_action_and_target (item, "win.link-journey", "s", tl_record_get_id (map));
      g_menu_append_item (section, item);
    }
  if (maps->len > 1)
    g_menu_append_section (menu, _ ("Link To"), G_MENU_MODEL (section));
}

/**
 * tl_journey_menu_new:
 * @canvas: a canvas that shows a map
 *
 * Returns: (transfer full): the menu, as things are now
 */
GMenu *
tl_journey_menu_new (TlCanvas *canvas)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) link = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Open"), "win.open-journey");

  g_menu_item_set_attribute (item, "accel", "s", "<Control>Return");
  g_menu_append_item (open, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  append_maps (canvas, menu);
  g_menu_append (link, _ ("New Map for This Card"), "win.new-journey");
  g_menu_append (link, _ ("Link to a File…"), "win.choose-journey");
  g_menu_append (link, _ ("Remove Link"), "win.unlink-journey");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
  return menu;
}
