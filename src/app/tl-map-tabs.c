/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of tabs at the window's bottom edge. It follows the document's maps: tabs are reused
 * from left to right, so that a change of one title makes nothing anew. Where they do not fit the
 * strip scrolls and keeps the shown map in sight. A document of one map shows no strip; its first
 * further map comes by the menus. */
#include "config.h"

#include "app/tl-map-tabs.h"

#include <glib/gi18n-lib.h>

#include "map/tl-edit.h"

#include "app/tl-map-tab.h"
#include "app/tl-window-part.h"

/* How long a menu that was chosen from is still there. */
#define MENU_CLOSES_MS 150

struct _TlMapTabs
{
  GtkWidget parent_instance;

  TlDocument *document;
  char       *map;
  gboolean    read_only;
  gboolean    updating; /* the document may not be changed now */
  GtkWidget  *box;
  GtkWidget  *scroller;
  GtkWidget  *list;
  GtkWidget  *add_button;
  GtkWidget  *menu; /* NULL = none is open */
  guint       reveal_id;
  guint       edit_id;
};

static void part_init (TlWindowPartInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlMapTabs,
                               tl_map_tabs,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART, part_init))

static const GPtrArray *
get_maps (TlMapTabs *self)
{
  return tl_table_get_children (tl_document_get_table (self->document),
                                tl_document_get_id (self->document),
                                TL_KIND_MAP);
}

static TlMapTab *
find_tab (TlMapTabs *self, const char *map)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (self->list); tab;
       tab = gtk_widget_get_next_sibling (tab))
    if (g_strcmp0 (tl_map_tab_get_map (TL_MAP_TAB (tab)), map) == 0)
      return TL_MAP_TAB (tab);
  return NULL;
}

/* --- What is wanted of a tab -------------------------------------------------------------------
 */

static void
activate_cb (TlMapTabs *self, TlMapTab *tab)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-map", "s", tl_map_tab_get_map (tab));
}

static void
rename_cb (TlMapTabs *self, const char *title, TlMapTab *tab)
{
  const char *map = tl_map_tab_get_map (tab);

  if (!self->document || self->read_only || self->updating ||
      !tl_table_get_kind (tl_document_get_table (self->document), map, TL_KIND_MAP))
    return;
  tl_document_begin (self->document, _ ("Rename Map"));
  tl_edit_set_text (self->document, map, TL_MAP_TITLE, title);
  tl_document_commit (self->document);
}

static void
step_cb (TlMapTabs *self, int direction, TlMapTab *tab)
{
  GtkWidget *next = direction > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (tab))
                                  : gtk_widget_get_prev_sibling (GTK_WIDGET (tab));

  if (next)
    gtk_widget_grab_focus (next);
}

static void
drop_cb (TlMapTabs *self, TlMapTab *dragged, gboolean after, TlMapTab *tab)
{
  GtkWidget  *next = after ? gtk_widget_get_next_sibling (GTK_WIDGET (tab)) : GTK_WIDGET (tab);
  const char *map = tl_map_tab_get_map (dragged);

  /* A tab of another window's document. */
  if (!self->document || gtk_widget_get_parent (GTK_WIDGET (dragged)) != self->list)
    return;
  tl_document_begin (self->document, _ ("Move Map"));
  tl_edit_reorder (self->document, map, next ? tl_map_tab_get_map (TL_MAP_TAB (next)) : NULL);
  tl_document_commit (self->document);
}

/* --- Menus -------------------------------------------------------------------------------------
 */

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * tl_map_tabs_new_add_menu:
 *
 * Returns: (transfer full): what can be added to the maps of a document
 */
GMenuModel *
tl_map_tabs_new_add_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *fresh = g_menu_new ();
  GMenu *copies = g_menu_new ();

  g_menu_append (fresh, _ ("_New Map in This Document"), "win.new-map");
  g_menu_append (copies, _ ("Copy as _To-Be Map"), "win.copy-map('to-be')");
  g_menu_append (copies, _ ("Copy as _Variant"), "win.copy-map('variant')");
  g_menu_append (copies, _ ("_Duplicate"), "win.copy-map('as-is')");
  add_section (menu, fresh);
  add_section (menu, copies);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_tab_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *name = g_menu_new ();
  GMenu *states = g_menu_new ();
  GMenu *copies = g_menu_new ();
  GMenu *order = g_menu_new ();
  GMenu *end = g_menu_new ();
  g_autoptr (GMenu) state = g_menu_new ();

  g_menu_append (state, C_ ("map state", "As-is"), "win.map-state('as-is')");
  g_menu_append (state, C_ ("map state", "To-be"), "win.map-state('to-be')");
  g_menu_append (state, C_ ("map state", "Variant"), "win.map-state('variant')");
  g_menu_append (name, _ ("_Rename"), "win.rename-map");
  g_menu_append_submenu (states, _ ("_State"), G_MENU_MODEL (state));
  g_menu_append (copies, _ ("Copy as _To-Be Map"), "win.copy-map('to-be')");
  g_menu_append (copies, _ ("Copy as _Variant"), "win.copy-map('variant')");
  g_menu_append (copies, _ ("_Duplicate"), "win.copy-map('as-is')");
  g_menu_append (copies, _ ("_Compare…"), "win.page('comparison')");
  g_menu_append (order, _ ("Move _Left"), "win.move-map-left");
  g_menu_append (order, _ ("Move Ri_ght"), "win.move-map-right");
  g_menu_append (end, _ ("D_elete"), "win.delete-map('')");
  add_section (menu, name);
  add_section (menu, states);
  add_section (menu, copies);
  add_section (menu, order);
  add_section (menu, end);
  return G_MENU_MODEL (menu);
}

static gboolean
drop_menu_cb (gpointer menu)
{
  if (gtk_widget_get_parent (menu))
    gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* Not at once: its item's action comes after it has closed. */
static void
menu_closed_cb (TlMapTabs *self, GtkWidget *menu)
{
  if (self->menu == menu)
    self->menu = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_menu_cb, g_object_ref (menu), g_object_unref);
}

/* The menu is about the map that is shown, so the tab's map is shown first. */
static void
menu_cb (TlMapTabs *self, double x, double y, TlMapTab *tab)
{
  g_autoptr (GMenuModel) model = new_tab_menu ();
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  activate_cb (self, tab);
  if (self->menu)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (tab));
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_TOP);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  if (x >= 0)
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- Following the document --------------------------------------------------------------------
 */

static GtkWidget *
add_tab (TlMapTabs *self)
{
  GtkWidget *tab = tl_map_tab_new ();

  g_signal_connect_swapped (tab, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (tab, "rename", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), tab);
  return tab;
}

/* Where the strip scrolls, the tab of the shown map is in sight. */
static gboolean
reveal_cb (gpointer data)
{
  TlMapTabs      *self = data;
  GtkWidget      *tab = GTK_WIDGET (find_tab (self, self->map));
  GtkAdjustment  *adjustment;
  graphene_rect_t rect;

  self->reveal_id = 0;
  if (!tab || !gtk_widget_compute_bounds (tab, self->list, &rect))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_clamp_page (adjustment, rect.origin.x, rect.origin.x + rect.size.width);
  return G_SOURCE_REMOVE;
}

static void
update (TlMapTabs *self)
{
  const GPtrArray *maps = self->document ? get_maps (self) : NULL;
  guint            n = maps ? maps->len : 0;
  GtkWidget       *tab = gtk_widget_get_first_child (self->list);
  GtkWidget       *focused = gtk_widget_get_focus_child (self->list);
  gboolean         follow = focused && !tl_map_tab_is_editing (TL_MAP_TAB (focused));

  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    {
      if (!tab)
        tab = add_tab (self);
      tl_map_tab_set_map (TL_MAP_TAB (tab), g_ptr_array_index (maps, i));
      tl_map_tab_set_selected (TL_MAP_TAB (tab),
                               g_strcmp0 (tl_map_tab_get_map (TL_MAP_TAB (tab)), self->map) == 0);
      tl_map_tab_set_read_only (TL_MAP_TAB (tab), self->read_only);
      tab = gtk_widget_get_next_sibling (tab);
    }
  /* Keys are about the tab that is shown, whichever widget stands for it now. */
  if (follow && find_tab (self, self->map))
    gtk_widget_grab_focus (GTK_WIDGET (find_tab (self, self->map)));
  while (tab)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (tab);

      gtk_box_remove (GTK_BOX (self->list), tab);
      tab = next;
    }
  self->updating = FALSE;
  gtk_widget_set_visible (self->add_button, !self->read_only);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  if (!self->reveal_id)
    self->reveal_id = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

static void
changed_cb (TlMapTabs *self, TlChangeSet *set)
{
  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const TlRecord *record = change->after ? change->after : change->before;

      if (tl_record_get_kind (record) == TL_KIND_MAP)
        {
          update (self);
          return;
        }
    }
}

static void
tl_map_tabs_set_document (TlWindowPart *part,
                          TlDocument   *document,
                          const char   *map,
                          gboolean      read_only)
{
  TlMapTabs *self = TL_MAP_TABS (part);

  if (self->document != document)
    {
      if (self->document)
        g_signal_handlers_disconnect_by_data (self->document, self);
      g_set_object (&self->document, document);
      if (document)
        g_signal_connect_object (document,
                                 "changed",
                                 G_CALLBACK (changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
    }
  g_free (self->map);
  self->map = g_strdup (map);
  self->read_only = read_only;
  update (self);
}

static void
tl_map_tabs_commit_writing (TlWindowPart *part)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (TL_MAP_TABS (part)->list); tab;
       tab = gtk_widget_get_next_sibling (tab))
    tl_map_tab_commit (TL_MAP_TAB (tab));
}

static void
part_init (TlWindowPartInterface *interface)
{
  interface->set_document = tl_map_tabs_set_document;
  interface->commit_writing = tl_map_tabs_commit_writing;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_map_tabs_dispose (GObject *object)
{
  TlMapTabs *self = TL_MAP_TABS (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->edit_id, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_map_tabs_parent_class)->dispose (object);
}

static void
tl_map_tabs_finalize (GObject *object)
{
  g_free (TL_MAP_TABS (object)->map);
  G_OBJECT_CLASS (tl_map_tabs_parent_class)->finalize (object);
}

/* The focus enters at the tab of the shown map. */
static gboolean
tl_map_tabs_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlMapTabs *self = TL_MAP_TABS (widget);
  TlMapTab  *tab = find_tab (self, self->map);

  if (!gtk_widget_get_focus_child (widget) && tab && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (tab));
  return GTK_WIDGET_CLASS (tl_map_tabs_parent_class)->focus (widget, direction);
}

static void
tl_map_tabs_class_init (TlMapTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_map_tabs_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_map_tabs_finalize;
  widget_class->focus = tl_map_tabs_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "maptabs");
}

/* A wheel turns along the strip, whichever way it turns. */
static gboolean
scroll_cb (TlMapTabs *self, double dx, double dy)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * 60);
  return GDK_EVENT_STOP;
}

static void
add_button (TlMapTabs *self)
{
  g_autoptr (GMenuModel) menu = tl_map_tabs_new_add_menu ();

  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->add_button), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), menu);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a Map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a Map"),
                                  -1);
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_box_append (GTK_BOX (self->box), self->add_button);
}

static void
tl_map_tabs_init (TlMapTabs *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = g_object_new (GTK_TYPE_BOX,
                             "accessible-role",
                             GTK_ACCESSIBLE_ROLE_TAB_LIST,
                             "spacing",
                             3,
                             NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Maps of the document"),
                                  -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, scroll);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  add_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tl_map_tabs_new:
 *
 * Returns: (transfer floating): tabs of no document yet
 */
GtkWidget *
tl_map_tabs_new (void)
{
  return g_object_new (TL_TYPE_MAP_TABS, NULL);
}

static gboolean
edit_cb (gpointer data)
{
  TlMapTabs *self = data;
  TlMapTab  *tab = find_tab (self, self->map);

  self->edit_id = 0;
  if (tab)
    tl_map_tab_edit (tab);
  return G_SOURCE_REMOVE;
}

/**
 * tl_map_tabs_rename:
 * @self: tabs
 *
 * Opens the editor of the shown map's title.
 */
void
tl_map_tabs_rename (TlMapTabs *self)
{
  TlMapTab *tab;

  g_return_if_fail (TL_IS_MAP_TABS (self));

  tab = find_tab (self, self->map);
  if (tab)
    tl_map_tab_edit (tab);
  /* A menu that asked for it takes the focus along when it closes. */
  if (!self->edit_id)
    self->edit_id = g_timeout_add (MENU_CLOSES_MS, edit_cb, self);
}

/**
 * tl_map_tabs_is_writing:
 * @self: tabs
 *
 * Returns: whether a title is being written
 */
gboolean
tl_map_tabs_is_writing (TlMapTabs *self)
{
  g_return_val_if_fail (TL_IS_MAP_TABS (self), FALSE);

  for (GtkWidget *tab = gtk_widget_get_first_child (self->list); tab;
       tab = gtk_widget_get_next_sibling (tab))
    if (tl_map_tab_is_editing (TL_MAP_TAB (tab)))
      return TRUE;
  return FALSE;
}
