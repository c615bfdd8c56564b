/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the place of the map (pages: outline, and those of the table here) and beside it
 * (panels of the side pane). Both are made when they are first shown and follow the window's
 * document and map from then on. To add one: a row, and a widget that is a TlWindowPart. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/tl-comparison-page.h"
#include "app/tl-guide-panel.h"
#include "app/tl-inspector.h"
#include "app/tl-persona-page.h"

typedef GtkWidget *(*PartFunc) (TlWindow *window);

typedef struct
{
  const char *name;
  PartFunc    create;
} PageInfo;

typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  PartFunc    create; /* NULL = the inspector */
  gboolean    eager;  /* it counts what waits in it also while nobody looks */
} PanelInfo;

static GtkWidget *
new_personas (TlWindow *window)
{
  return tl_persona_page_new ();
}

static GtkWidget *
new_guide (TlWindow *window)
{
  tl_window_guide_is_known (window);
  return tl_guide_panel_new ();
}

static const PageInfo page_infos[] = {
  { "personas", new_personas },
  { "priorities", tl_window_new_priorities },
  { "comparison", tl_comparison_page_new },
  { NULL, NULL },
};

static const PanelInfo panel_infos[] = {
  { "details", N_ ("Details"), "document-edit-symbolic", NULL },
  { "questions", N_ ("Questions"), "dialog-question-symbolic", tl_window_new_questions, TRUE },
  { "comments", N_ ("Comments"), "tl-comment-symbolic", tl_window_new_comments, TRUE },
  { "guide", N_ ("Guide"), "tl-guide-symbolic", new_guide },
};

/* --- Pages -------------------------------------------------------------------------------------
 */

static void
set_part_document (TlWindow *self, GtkWidget *part)
{
  if (self->file)
    tl_window_part_set_document (TL_WINDOW_PART (part),
                                 tl_document_file_get_document (self->file),
                                 tl_canvas_get_map (self->canvas),
                                 tl_document_file_is_read_only (self->file));
  else
    tl_window_part_set_document (TL_WINDOW_PART (part), NULL, NULL, FALSE);
}

static gboolean
page_key_cb (TlWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  tl_window_show_page (self, "map");
  return GDK_EVENT_STOP;
}

static void
add_page (TlWindow *self, const PageInfo *info)
{
  GtkWidget          *page = info->create (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (page_key_cb), self);
  gtk_widget_add_controller (page, keys);
  gtk_stack_add_named (self->content, page, info->name);
  g_ptr_array_add (self->parts, page);
  set_part_document (self, page);
}

/* Map and outline are there from the beginning, the others when they are asked for. */
static gboolean
ensure_page (TlWindow *self, const char *name)
{
  if (g_str_equal (name, "outline"))
    tl_window_ensure_outline (self);
  if (gtk_stack_get_child_by_name (self->content, name))
    return TRUE;
  for (guint i = 0; page_infos[i].name; i++)
    if (g_str_equal (page_infos[i].name, name))
      {
        add_page (self, &page_infos[i]);
        return TRUE;
      }
  return FALSE;
}

static void
set_state (TlWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self), name)),
                             state);
}

/**
 * tl_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none): what stands beside the pane: "map", "outline", or a page's name
 */
const char *
tl_window_get_page (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), "map");

  return gtk_stack_get_visible_child_name (self->content);
}

/**
 * tl_window_show_page:
 * @self: a window
 * @name: "map", "outline", or a page's name
 *
 * Shows a page in the place of the map, which is what it is without a document. Words being typed
 * are kept. The focus goes along when it was there.
 */
void
tl_window_show_page (TlWindow *self, const char *name)
{
  GtkWidget *focus;
  gboolean   within;

  g_return_if_fail (TL_IS_WINDOW (self));

  if (!self->file || !ensure_page (self, name))
    name = "map";
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  within = !focus || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content));
  set_state (self, "outline", g_variant_new_boolean (g_str_equal (name, "outline")));
  if (g_str_equal (name, tl_window_get_page (self)))
    return;
  tl_window_commit_writing (self);
  if (!g_str_equal (name, "map"))
    tl_search_bar_close (self->search_bar);
  gtk_stack_set_visible_child_name (self->content, name);
  if (within)
    tl_window_focus_content (self);
  tl_window_update_actions (self);
}

/**
 * tl_window_show_persona:
 * @self: a window
 * @persona: the id of a persona of its document
 *
 * Shows the page of personas with one of them chosen.
 */
void
tl_window_show_persona (TlWindow *self, const char *persona)
{
  g_autofree char *id = g_strdup (persona);

  g_return_if_fail (TL_IS_WINDOW (self));

  tl_window_show_page (self, "personas");
  if (g_str_equal (tl_window_get_page (self), "personas"))
    tl_persona_page_choose (TL_PERSONA_PAGE (
                              gtk_stack_get_child_by_name (self->content, "personas")),
                            id);
}

/**
 * tl_window_focus_content:
 * @self: a window
 *
 * Puts the focus on the map or what stands in its place.
 */
gboolean
tl_window_focus_content (TlWindow *self)
{
  GtkWidget *content = tl_window_get_content (self);

  return gtk_widget_grab_focus (content) || gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
page_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TlWindow   *self = user_data;
  const char *name = g_variant_get_string (value, NULL);

  /* Asked for once more, it goes: the same key leads there and back. */
  tl_window_show_page (self, g_str_equal (name, tl_window_get_page (self)) ? "map" : name);
}

/* --- Panels ------------------------------------------------------------------------------------
 */

static const PanelInfo *
find_panel (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (panel_infos); i++)
    if (g_strcmp0 (panel_infos[i].name, name) == 0)
      return &panel_infos[i];
  return NULL;
}

static void
ensure_panel (TlWindow *self, const char *name)
{
  const PanelInfo *info = find_panel (name);
  GtkWidget       *slot = info ? adw_view_stack_get_child_by_name (self->panels, name) : NULL;
  GtkWidget       *panel;

  if (!slot || adw_bin_get_child (ADW_BIN (slot)))
    return;
  panel = info->create (self);
  adw_bin_set_child (ADW_BIN (slot), panel);
  g_ptr_array_add (self->parts, panel);
  set_part_document (self, panel);
}

static void
panel_changed_cb (TlWindow *self)
{
  const char *name = tl_window_get_panel (self);

  if (!name)
    return;
  ensure_panel (self, name);
}

/**
 * tl_window_get_panel:
 * @self: a window
 *
 * Returns: (transfer none): the name of the panel that the side pane shows or would show
 */
const char *
tl_window_get_panel (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->panels);
}

/**
 * tl_window_show_panel:
 * @self: a window
 * @name: "details", or another panel's name
 *
 * Shows the side pane with a panel and puts the focus there.
 *
 * Returns: (transfer none): the panel
 */
GtkWidget *
tl_window_show_panel (TlWindow *self, const char *name)
{
  GtkWidget *slot;

  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);
  g_return_val_if_fail (find_panel (name) != NULL, NULL);

  tl_pane_set_shown (self->pane, TRUE);
  adw_view_stack_set_visible_child_name (self->panels, name);
  slot = adw_view_stack_get_child_by_name (self->panels, name);
  gtk_widget_child_focus (slot, GTK_DIR_TAB_FORWARD);
  return adw_bin_get_child (ADW_BIN (slot));
}

/**
 * tl_window_set_panel_badge:
 * @self: a window
 * @name: a panel's name
 * @number: how many things wait there; 0 = no badge
 */
void
tl_window_set_panel_badge (TlWindow *self, const char *name, guint number)
{
  GtkWidget *slot;

  g_return_if_fail (TL_IS_WINDOW (self));

  slot = adw_view_stack_get_child_by_name (self->panels, name);
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->panels, slot), number);
}

/* The key of a panel that has the focus hides the pane again. */
static void
panel_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TlWindow   *self = user_data;
  const char *name = g_variant_get_string (value, NULL);
  GtkWidget  *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!find_panel (name))
    return;
  if (tl_pane_get_shown (self->pane) && g_strcmp0 (name, tl_window_get_panel (self)) == 0 &&
      focus && gtk_widget_is_ancestor (focus, self->pane_slot))
    tl_pane_set_shown (self->pane, FALSE);
  else
    tl_window_show_panel (self, name);
}

static gboolean
panes_key_cb (TlWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  tl_window_focus_content (self);
  return GDK_EVENT_STOP;
}

static void
add_panels (TlWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (panel_infos); i++)
    {
      const PanelInfo *info = &panel_infos[i];
      GtkWidget       *slot = adw_bin_new ();

      if (!info->create)
        {
          self->inspector = TL_INSPECTOR (tl_inspector_new (self->canvas));
          adw_bin_set_child (ADW_BIN (slot), GTK_WIDGET (self->inspector));
        }
      adw_view_stack_add_titled (self->panels, slot, info->name, _ (info->title));
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->panels, slot), info->icon);
    }
}

static GtkWidget *
new_side_pane (TlWindow *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->panels = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->panels, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->panels), TRUE);
  add_panels (self);
  if (G_N_ELEMENTS (panel_infos) > 1)
    {
      GtkWidget *switcher = adw_view_switcher_new ();

      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->panels);
      gtk_widget_add_css_class (switcher, "panel-switcher");
      gtk_accessible_update_property (GTK_ACCESSIBLE (switcher),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Side pane"),
                                      -1);
      gtk_box_append (GTK_BOX (box), switcher);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panels));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (panes_key_cb), self);
  gtk_widget_add_controller (box, keys);
  return box;
}

/* --- The document ------------------------------------------------------------------------------
 */

/**
 * tl_window_update_parts:
 * @self: a window
 *
 * Tells outline, inspector, pages and panels which document and map the window shows.
 */
void
tl_window_update_parts (TlWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (panel_infos); i++)
    if (panel_infos[i].eager)
      ensure_panel (self, panel_infos[i].name);
  if (self->file)
    tl_inspector_set_document (self->inspector,
                               tl_document_file_get_document (self->file),
                               tl_canvas_get_map (self->canvas),
                               tl_document_file_is_read_only (self->file));
  else
    tl_inspector_set_document (self->inspector, NULL, NULL, FALSE);
  tl_window_update_outline (self);
  for (guint i = 0; i < self->parts->len; i++)
    set_part_document (self, g_ptr_array_index (self->parts, i));
}

/**
 * tl_window_get_map:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the id of the map that is shown, NULL without a document
 */
const char *
tl_window_get_map (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);

  return self->file ? tl_canvas_get_map (self->canvas) : NULL;
}

/**
 * tl_window_set_map:
 * @self: a window with a document
 * @map: the id of one of its maps
 *
 * Shows another map of the document. Words being typed are kept.
 */
void
tl_window_set_map (TlWindow *self, const char *map)
{
  g_autofree char *id = g_strdup (map);

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  if (g_strcmp0 (id, tl_window_get_map (self)) == 0)
    return;
  tl_window_commit_writing (self);
  /* The rest follows the canvas: tl-window-maps.c. */
  tl_canvas_set_document (self->canvas, tl_document_file_get_document (self->file), id);
}

/* Without a state: menus would show it as a choice of one, and most lead somewhere and back. */
static void
add_word_action (TlWindow *self, const char *name, GCallback activated)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", activated, self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * tl_window_pages_init:
 * @self: a window being made
 *
 * Adds the side pane and the actions "page" and "panel", which are told what to show.
 */
void
tl_window_pages_init (TlWindow *self)
{
  self->parts = g_ptr_array_new ();
  tl_window_comments_init (self);
  adw_bin_set_child (ADW_BIN (self->pane_slot), new_side_pane (self));
  add_word_action (self, "page", G_CALLBACK (page_cb));
  add_word_action (self, "panel", G_CALLBACK (panel_cb));
  g_signal_connect_object (self->panels,
                           "notify::visible-child-name",
                           G_CALLBACK (panel_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas,
                           "persona-activated",
                           G_CALLBACK (tl_window_show_persona),
                           self,
                           G_CONNECT_SWAPPED);
}
