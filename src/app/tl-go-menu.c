/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of places to go to. Made each time it opens, for stages come and go; its items name the
 * window's actions. */
#include "config.h"

#include "app/tl-go-menu.h"

#include <glib/gi18n-lib.h>

static char *
dup_label (const TlRecord *stage, guint number)
{
  const char      *title = tl_record_get_text (stage, TL_STAGE_TITLE);
  g_autofree char *untitled = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  /* Translators: a stage without a title, by its number. */
  untitled = g_strdup_printf (_ ("Stage %u"), number);
  parts = g_strsplit (*title != '\0' ? title : untitled, "_", -1);
  /* An underline would be taken for a mnemonic, a new line for a second item. */
  plain = g_strjoinv ("__", parts);
  return g_strdelimit (g_steal_pointer (&plain), "\n\r\t", ' ');
}

static GMenu *
new_stages (TlCanvas *canvas)
{
  const TlTable   *table = tl_document_get_table (tl_canvas_get_document (canvas));
  const GPtrArray *stages =
    tl_table_get_children (table, tl_canvas_get_map (canvas), TL_KIND_STAGE);
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < stages->len; i++)
    {
      g_autofree char *label = dup_label (stages->pdata[i], i + 1);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item,
                                         "win.go-to-stage",
                                         "s",
                                         tl_record_get_id (stages->pdata[i]));
      g_menu_append_item (section, item);
    }
  return section;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer canvas)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fits = g_menu_new ();
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (tl_canvas_get_document (canvas) != NULL && tl_canvas_get_map (canvas) != NULL)
    {
      g_autoptr (GMenu) stages = new_stages (canvas);

      g_menu_append_section (menu, _ ("Go to Stage"), G_MENU_MODEL (stages));
    }
  g_menu_append (fits, _ ("Fit _Map"), "win.fit");
  g_menu_append (fits, _ ("Fit _Selection"), "win.fit-selection");
  g_menu_append (fits, _ ("_Original Size"), "win.zoom-100");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fits));
  if (popover == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), G_MENU_MODEL (menu));
}

/**
 * tl_go_menu_attach:
 * @button: a menu button without a menu
 * @canvas: where to go; outlives @button
 *
 * Gives the button its menu.
 */
void
tl_go_menu_attach (GtkMenuButton *button, TlCanvas *canvas)
{
  gtk_menu_button_set_create_popup_func (button, create_popover_cb, canvas, NULL);
}
