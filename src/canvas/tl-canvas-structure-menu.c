/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus of stages, steps and lanes, and what the paper's menu says of the structure. As in
 * tl-canvas-menu.c they only name actions. */
#include "config.h"

#include "canvas/tl-canvas-menu-private.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-choices.h"
#include "canvas/tl-color-palette.h"
#include "canvas/tl-map-name.h"
#include "canvas/tl-menu-choice.h"

#include <glib/gi18n-lib.h>

#define COLOR_ID "colors"

static void
append_told (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* A menu label is no markup, but its underscores are mnemonics. */
static char *
dup_label (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_lock (TlCanvas *self, GMenu *menu)
{
  APPEND (menu,
          { tl_canvas_is_locked (self) ? N_ ("Unlock Structure") : N_ ("Lock Structure"),
            "canvas.lock-structure" });
}

/* Where the column stands and how wide it is; of a stage, with what it is merged. */
static void
append_widths (GMenu *menu, const char *merge)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();

  APPEND (submenu,
          { N_ ("Move Left"), "canvas.move-left", "<Alt>Left" },
          { N_ ("Move Right"), "canvas.move-right", "<Alt>Right" });
  APPEND (submenu,
          { N_ ("Reset Width"), "canvas.reset-width" },
          { N_ ("Make All Columns Equal"), "canvas.equal-widths" });
  if (merge != NULL)
    APPEND (submenu, { merge, "canvas.merge-stages" });
  g_menu_append_submenu (section, _ ("Column"), G_MENU_MODEL (submenu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_focus (GMenu *menu)
{
  APPEND (menu,
          { N_ ("Focus Here"), "canvas.focus-here" },
          { N_ ("End Focus"), "canvas.end-focus" });
}

static void
append_delete (GMenu *menu)
{
  APPEND (menu,
          { N_ ("Delete and Park Cards"), "canvas.delete", "Delete" },
          { N_ ("Delete with Cards"), "canvas.delete-all", "<Shift>Delete" });
}

/**
 * tl_canvas_append_color_item:
 * @menu: a menu of the canvas
 *
 * Adds the place for the palette; tl_canvas_add_color_palette() fills it once the menu is a widget.
 */
void
tl_canvas_append_color_item (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "custom", "s", COLOR_ID);
  g_menu_append_item (section, item);
  g_menu_append_section (menu, _ ("Color"), G_MENU_MODEL (section));
}

/**
 * tl_canvas_add_color_palette:
 * @self: the canvas
 * @popover: a menu made from a model
 *
 * Puts the palette where tl_canvas_append_color_item() left room, if it did.
 */
void
tl_canvas_add_color_palette (TlCanvas *self, GtkWidget *popover)
{
  GtkWidget *palette;

  if (!tl_canvas_can_set_color (self))
    return;
  palette = g_object_ref_sink (tl_color_palette_new (self, tl_canvas_get_color (self)));
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (popover), palette, COLOR_ID);
  g_object_unref (palette);
}

/**
 * tl_canvas_fill_step_menu:
 * @self: the canvas
 * @menu: (inout): an empty menu
 *
 * What can be done with the step that has the focus.
 */
void
tl_canvas_fill_step_menu (TlCanvas *self, GMenu *menu)
{
  APPEND (menu,
          { N_ ("Rename"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" },
          { N_ ("Add Step Before"), "canvas.add-step-before" },
          { N_ ("Add Step After"), "canvas.add-step" },
          { N_ ("Split Stage Here"), "canvas.split-stage" },
          { N_ ("Duplicate"), "canvas.duplicate", "<Control>d" },
          { N_ ("Select Cards in Step"), "canvas.select-stage", "<Control>a" });
  append_focus (menu);
  append_widths (menu, NULL);
  append_lock (self, menu);
  append_delete (menu);
}

/**
 * tl_canvas_fill_stage_menu:
 * @self: the canvas
 * @menu: (inout): an empty menu
 *
 * What can be done with the stage that has the focus, or with those selected.
 */
void
tl_canvas_fill_stage_menu (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GPtrArray) stages = tl_canvas_dup_targets (self, TL_KIND_STAGE);

  APPEND (menu,
          { N_ ("Rename"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" },
          { N_ ("Add Stage Before"), "canvas.add-stage-before" },
          { N_ ("Add Stage After"), "canvas.add-stage" },
          { N_ ("Add Step"), "canvas.add-step" },
          { N_ ("Duplicate"), "canvas.duplicate", "<Control>d" },
          { N_ ("Select Cards in Stage"), "canvas.select-stage", "<Control>a" });
  tl_menu_append_clipboard (menu);
  tl_canvas_append_color_item (menu);
  append_focus (menu);
  append_widths (menu,
                 stages->len > 2 ? N_ ("Merge Selected Stages") : N_ ("Merge with Next Stage"));
  append_lock (self, menu);
  append_delete (menu);
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static void
append_kinds (TlCanvas *self, GMenu *menu)
{
  const char *const *words = tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)->values;
  g_autoptr (GMenu) submenu = g_menu_new ();

  tl_menu_choice_add_lanes (self, "lane-kind", TL_LANE_KIND);
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    append_told (submenu, tl_lane_kind_get_name ((TlLaneKind) i), "choice.lane-kind", words[i]);
  g_menu_append_submenu (menu, _ ("Change Kind"), G_MENU_MODEL (submenu));
}

static void
append_lines (TlCanvas *self, GMenu *menu)
{
  static const char *const labels[] = { N_ ("Automatic"),
                                        N_ ("None"),
                                        N_ ("Interaction"),
                                        N_ ("Visibility"),
                                        N_ ("Internal Interaction") };
  const char *const       *words = tl_kind_get_field (TL_KIND_LANE, TL_LANE_LINE_BELOW)->values;
  g_autoptr (GMenu) submenu = g_menu_new ();

  tl_menu_choice_add_lanes (self, "lane-line", TL_LANE_LINE_BELOW);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    append_told (submenu, _ (labels[i]), "choice.lane-line", words[i]);
  g_menu_append_submenu (menu, _ ("Line Below"), G_MENU_MODEL (submenu));
}

/* Where the lane stands and what it is. */
static void
append_lane (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  APPEND (submenu,
          { N_ ("Move Up"), "canvas.move-up", "<Alt>Up" },
          { N_ ("Move Down"), "canvas.move-down", "<Alt>Down" });
  append_kinds (self, section);
  append_lines (self, section);
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (section));
  g_menu_append_submenu (menu, _ ("Lane"), G_MENU_MODEL (submenu));
}

/* The other maps of the document, to copy to; nothing while there are none. */
void
tl_menu_append_maps (TlCanvas *self, GMenu *menu, const char *action)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *maps =
    tl_table_get_children (table, tl_document_get_id (self->document), TL_KIND_MAP);
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < maps->len; i++)
    {
      const TlRecord  *map = g_ptr_array_index (maps, i);
      g_autofree char *label = tl_map_name_dup_label (map);

      if (g_strcmp0 (tl_record_get_id (map), self->map) != 0)
        append_told (submenu, label, action, tl_record_get_id (map));
    }
  if (maps->len > 1)
    g_menu_append_submenu (menu, _ ("Copy to Map"), G_MENU_MODEL (submenu));
}

/* The lanes that are hidden; nothing while none is. */
static void
append_hidden (TlCanvas *self, GMenu *menu)
{
  const GPtrArray *lanes =
    tl_table_get_children (tl_document_get_table (self->document), self->map, TL_KIND_LANE);
  g_autoptr (GMenu) submenu = g_menu_new ();
  guint n = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const TlRecord  *lane = g_ptr_array_index (lanes, i);
      g_autofree char *title = NULL;
      g_autofree char *label = NULL;

      if (!tl_record_get_boolean (lane, TL_LANE_HIDDEN))
        continue;
      title = tl_canvas_dup_lane_title (self, tl_record_get_id (lane));
      label = dup_label (title);
      append_told (submenu, label, "canvas.show-lane", tl_record_get_id (lane));
      n++;
    }
  if (n > 1)
    APPEND (submenu, { N_ ("Show All"), "canvas.show-all-lanes" });
  if (n > 0)
    g_menu_append_submenu (menu, _ ("Hidden Lanes"), G_MENU_MODEL (submenu));
}

static gboolean
is_collapsed (TlCanvas *self)
{
  const TlRecord *lane =
    tl_table_get_kind (tl_document_get_table (self->document), self->focus.id, TL_KIND_LANE);

  return lane != NULL && tl_record_get_boolean (lane, TL_LANE_COLLAPSED);
}

/**
 * tl_canvas_fill_lane_menu:
 * @self: the canvas
 * @menu: (inout): an empty menu
 *
 * What can be done with the lane that has the focus, or with those selected.
 */
void
tl_canvas_fill_lane_menu (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  APPEND (menu,
          { N_ ("Rename"), "canvas.edit", "F2" },
          { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" },
          { N_ ("Add Lane Above…"), "canvas.choose-lane-before" },
          { N_ ("Add Lane Below…"), "canvas.choose-lane" },
          { N_ ("Duplicate"), "canvas.duplicate", "<Control>d" },
          { N_ ("Select Cards in Lane"), "canvas.select-lane", "<Control>a" });
  tl_menu_append_clipboard (menu);
  if (tl_canvas_is_emotions_lane (self, self->focus.id))
    tl_canvas_append_curve_menu (self, menu, self->focus.id);
  append_focus (menu);
  append_lane (self, section);
  tl_menu_append_maps (self, section, "canvas.copy-lane");
  append_hidden (self, section);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  APPEND (menu,
          { is_collapsed (self) ? N_ ("Expand") : N_ ("Collapse"),
            "canvas.collapse-lane",
            is_collapsed (self) ? "<Alt><Shift>Down" : "<Alt><Shift>Up" },
          { N_ ("Hide"), "canvas.hide-lane" });
  append_lock (self, menu);
  append_delete (menu);
}

/**
 * tl_canvas_append_structure_menu:
 * @self: the canvas
 * @menu: (inout): the menu of the paper
 *
 * Adds what can be done with the structure of the whole map.
 */
void
tl_canvas_append_structure_menu (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("Add Stage"), "canvas.add-stage");
  g_menu_append (section, _ ("Add Lane…"), "canvas.choose-lane");
  append_hidden (self, section);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  append_lock (self, menu);
}
