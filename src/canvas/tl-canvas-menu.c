/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the focused place (right button, Menu key, Shift+F10): everything that keys and
 * dragging do, for who knows neither. It only names actions; which of them are enabled is theirs.
 */
#include "config.h"

#include "canvas/tl-canvas-menu-private.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

static void
fill_header (GMenu *menu)
{
  APPEND (menu,
          { N_ ("Rename"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" });
  APPEND (menu,
          { N_ ("Fit Map"), "canvas.fit", "<Alt>Home" },
          { N_ ("100 %"), "canvas.zoom-100", "<Control>0" });
}

/* In an emotions lane; anywhere else too as long as there is none to draw in. */
void
tl_canvas_append_curve_menu (TlCanvas *self, GMenu *menu, const char *lane)
{
  const TlTable *table = tl_document_get_table (self->document);

  if (!tl_canvas_is_emotions_lane (self, lane) &&
      tl_query_lane_of_kind (table, self->map, TL_LANE_KIND_EMOTIONS) != NULL)
    return;
  APPEND (menu,
          { N_ ("Draw Curve"), "canvas.draw-curve" },
          { N_ ("Add Target Line"), "canvas.add-target-line" },
          { N_ ("Edit Next Line"), "canvas.next-curve", "F7" });
}

static void
fill_paper (TlCanvas *self, GMenu *menu)
{
  APPEND (menu,
          { N_ ("Write Here"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" },
          { N_ ("Paste"), "canvas.paste", "<Control>v" },
          { N_ ("Copy Map as Picture"), "canvas.copy-picture", "<Control><Shift>c" },
          { N_ ("Copy Map as SVG Text"), "canvas.copy-svg-text" });
  tl_canvas_append_curve_menu (self, menu, self->focus.lane);
  tl_canvas_append_structure_menu (self, menu);
  APPEND (menu,
          { N_ ("Fit Map"), "canvas.fit", "<Alt>Home" },
          { N_ ("100 %"), "canvas.zoom-100", "<Control>0" });
}

static void
fill_link (GMenu *menu)
{
  static const char *const labels[] = { N_ ("Next Step"), N_ ("Alternative"), N_ ("Loop Back") };
  const char *const       *words = tl_kind_get_field (TL_KIND_LINK, TL_LINK_KIND)->values;
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();

  APPEND (menu,
          { N_ ("Label"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" },
          { N_ ("Next Link"), "canvas.next-link", "<Control><Shift>l" });
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (labels[i]), NULL);

      g_menu_item_set_action_and_target (item, "canvas.link-kind", "s", words[i]);
      g_menu_append_item (submenu, item);
    }
  g_menu_append_submenu (section, _ ("Kind of Link"), G_MENU_MODEL (submenu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  APPEND (menu, { N_ ("Delete"), "canvas.delete", "Delete" });
}

/**
 * tl_canvas_new_menu:
 * @self: the canvas
 *
 * Returns: (transfer full): the menu of the focused place
 */
GMenuModel *
tl_canvas_new_menu (TlCanvas *self)
{
  GMenu *menu = g_menu_new ();

  switch (self->focus.type)
    {
    case TL_PLACE_CARD:
      tl_menu_fill_cards (self, menu);
      break;
    case TL_PLACE_STAGE:
      tl_canvas_fill_stage_menu (self, menu);
      break;
    case TL_PLACE_STEP:
      tl_canvas_fill_step_menu (self, menu);
      break;
    case TL_PLACE_LANE:
      tl_canvas_fill_lane_menu (self, menu);
      break;
    case TL_PLACE_POINT:
      APPEND (menu,
              { N_ ("Label"), "canvas.edit", "F2" },
              { N_ ("Moment of Truth"), "canvas.moment-of-truth", "<Control>m" },
              { tl_canvas_has_gap (self, self->focus.id) ? N_ ("Join the Line Again")
                                                         : N_ ("Gap After This Point"),
                "canvas.toggle-gap",
                "<Control>b" },
              { N_ ("Add Pain Point"), "canvas.pain-point", "F4" },
              { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" });
      APPEND (menu, { N_ ("Delete"), "canvas.delete", "Delete" });
      break;
    case TL_PLACE_LINK:
      fill_link (menu);
      break;
    case TL_PLACE_PERSONA:
    case TL_PLACE_CURVE:
      APPEND (menu,
              { N_ ("Edit This Line"), "canvas.edit", "Return" },
              { N_ ("Show or Hide"), "canvas.toggle-curve", "<Control>space" },
              { N_ ("Draw Curve"), "canvas.draw-curve" },
              { N_ ("Add Target Line"), "canvas.add-target-line" });
      APPEND (menu, { N_ ("Delete Line"), "canvas.delete", "Delete" });
      break;
    case TL_PLACE_HEADER:
      fill_header (menu);
      break;
    case TL_PLACE_ACTOR:
      APPEND (menu,
              { N_ ("Open Persona"), "canvas.edit", "Return" },
              { N_ ("Hide on This Map"), "canvas.hide-persona" });
      break;
    case TL_PLACE_NONE:
    case TL_PLACE_CELL:
    case TL_PLACE_PARKING:
    default:
      fill_paper (self, menu);
      break;
    }
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the item that closed the menu is activated only after this. */
static void
menu_closed_cb (GtkPopover *popover, TlCanvas *self)
{
  self->menu = NULL;
  tl_canvas_forget_press (self);
  g_idle_add (unparent_cb, g_object_ref (popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * tl_canvas_dispose_menu:
 * @self: the canvas
 *
 * Takes the menu away that is open.
 */
void
tl_canvas_dispose_menu (TlCanvas *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu == NULL)
    return;
  g_signal_handlers_disconnect_by_data (menu, self);
  tl_canvas_forget_press (self);
  gtk_widget_unparent (menu);
}

/**
 * tl_canvas_show_popover:
 * @self: the canvas
 * @popover: (transfer floating): what is shown instead of the menu that is open, if any
 * @at: what it points at, widget px
 *
 * Opens a popover over the canvas; closed, it goes, and the canvas has the focus again. What it
 * points at may be out of view: GDK complains about a popover beyond the screen, so it is held to
 * the edge.
 */
void
tl_canvas_show_popover (TlCanvas *self, GtkWidget *popover, const TlRect *at)
{
  int          width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));
  int          height = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)));
  int          left = CLAMP ((int) at->x, 0, width - 1);
  int          top = CLAMP ((int) at->y, 0, height - 1);
  GdkRectangle rect = { left,
                        top,
                        CLAMP ((int) (at->x + at->width) - left, 1, width - left),
                        CLAMP ((int) (at->y + at->height) - top, 1, height - top) };

  tl_canvas_dispose_menu (self);
  self->menu = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &rect);
  g_signal_connect_object (popover, "closed", G_CALLBACK (menu_closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * tl_canvas_show_menu_at:
 * @self: the canvas
 * @wx: widget px
 * @wy: widget px
 *
 * Opens the menu of the focused place at a point.
 */
void
tl_canvas_show_menu_at (TlCanvas *self, double wx, double wy)
{
  g_autoptr (GMenuModel) model = tl_canvas_new_menu (self);
  g_autofree char *name = tl_scene_dup_name (self->scene, &self->focus);
  GtkWidget       *popover = gtk_popover_menu_new_from_model (model);

  tl_canvas_add_color_palette (self, popover);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *name != '\0' ? name : _ ("Map"),
                                  -1);
  tl_canvas_show_popover (self, popover, &TL_RECT_INIT (wx, wy, 1, 1));
}

/**
 * tl_canvas_show_menu:
 * @self: the canvas
 *
 * The Menu key: opens the menu of the focused place, beside it. A place that was scrolled away
 * comes into view; a menu beyond the edge of the screen could not be shown.
 */
void
tl_canvas_show_menu (TlCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  TlRect rect, there = TL_RECT_INIT (0, 0, width, height);

  if (tl_scene_get_place_rect (self->scene, &self->focus, &rect))
    {
      tl_canvas_reveal (self, &rect, FALSE);
      there = tl_canvas_place_to_widget (self, &self->focus, &rect);
    }
  tl_canvas_show_menu_at (self,
                          CLAMP (there.x + there.width / 2, 0, width),
                          CLAMP (there.y + there.height / 2, 0, height));
}
