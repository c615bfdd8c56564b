/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that compares two maps. Which two is chosen at the top; the picture is the one that is
 * exported, the list beside it (beneath it, where the window is narrow) says the same in words. A
 * line brings its card into sight; once more, or a double click on the picture, leads to it on its
 * map. The page is made anew when the document changes while it is seen, and only then. */
#include "config.h"

#include "app/tl-comparison-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-map-name.h"
#include "canvas/tl-picture-view.h"
#include "map/tl-query.h"
#include "scene/tl-comparison-picture.h"
#include "text/tl-text-layout.h"

#include "app/tl-comparison-item.h"
#include "app/tl-comparison-rows.h"
#include "app/tl-window-private.h"

/* Narrower than this the list stands beneath the picture. */
#define SIDE_BY_SIDE_PX 860
#define LIST_WIDTH_PX 300
#define LIST_HEIGHT_PX 240

struct _TlComparisonPage
{
  GtkWidget parent_instance;

  TlDocument *document;
  char       *map; /* that the window shows */
  char       *a;   /* chosen, or NULL */
  char       *b;
  gboolean    stale;
  gboolean    filling; /* the choosers are being filled */
  guint       update_id;
  guint       layout_id;

  GtkWidget  *box;
  GtkStack   *stack; /* nothing to compare, or the two maps */
  GtkWidget  *choosers[2];
  GPtrArray  *ids; /* of the maps in the choosers */
  GtkWidget  *parts;
  GtkWidget  *scroller;
  GtkWidget  *view;
  GtkWidget  *list_scroller;
  GtkWidget  *list;
  GListStore *items;
  char       *shown; /* the line that was chosen last */
};

static void part_init (TlWindowPartInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlComparisonPage,
                               tl_comparison_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART, part_init))

static const TlTable *
get_table (TlComparisonPage *self)
{
  return tl_document_get_table (self->document);
}

static const GPtrArray *
get_maps (TlComparisonPage *self)
{
  return tl_table_get_children (get_table (self), tl_document_get_id (self->document), TL_KIND_MAP);
}

static gboolean
is_map (TlComparisonPage *self, const char *id)
{
  return tl_table_get_kind (get_table (self), id, TL_KIND_MAP) != NULL;
}

/* --- Which two ---------------------------------------------------------------------------------
 */

static const char *
find_copy (TlComparisonPage *self, const char *map)
{
  const GPtrArray *maps = get_maps (self);

  for (guint i = 0; i < maps->len; i++)
    if (g_strcmp0 (tl_record_get_ref (maps->pdata[i], TL_MAP_BASE), map) == 0)
      return tl_record_get_id (maps->pdata[i]);
  return NULL;
}

static const char *
find_other (TlComparisonPage *self, const char *map)
{
  const GPtrArray *maps = get_maps (self);

  for (guint i = 0; i < maps->len; i++)
    if (g_strcmp0 (tl_record_get_id (maps->pdata[i]), map) != 0)
      return tl_record_get_id (maps->pdata[i]);
  return NULL;
}

/* A map and what it was made from; else a map and what was made from it; else any other. */
static void
choose_pair (TlComparisonPage *self)
{
  const TlRecord *map = tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP);
  const char     *base = map ? tl_record_get_ref (map, TL_MAP_BASE) : NULL;
  const char     *copy = find_copy (self, self->map);

  if (self->a && self->b && is_map (self, self->a) && is_map (self, self->b))
    return;
  g_free (self->a);
  g_free (self->b);
  self->a = g_strdup (base ? base : self->map);
  self->b = g_strdup (base ? self->map : copy ? copy : find_other (self, self->map));
}

static void
fill_choosers (TlComparisonPage *self)
{
  const GPtrArray *maps = get_maps (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint places[2] = { 0, 0 };

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < maps->len; i++)
    {
      g_autofree char *name = tl_map_name_dup (maps->pdata[i]);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->ids, g_strdup (tl_record_get_id (maps->pdata[i])));
      if (g_strcmp0 (tl_record_get_id (maps->pdata[i]), self->a) == 0)
        places[0] = i;
      if (g_strcmp0 (tl_record_get_id (maps->pdata[i]), self->b) == 0)
        places[1] = i;
    }
  self->filling = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->choosers[i]), G_LIST_MODEL (names));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choosers[i]), places[i]);
    }
  self->filling = FALSE;
}

/* --- What differs ------------------------------------------------------------------------------
 */

static TlThemeName
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? TL_THEME_HIGH_CONTRAST_DARK : TL_THEME_HIGH_CONTRAST;
  return dark ? TL_THEME_DARK : TL_THEME_LIGHT;
}

static void
show_picture (TlComparisonPage *self)
{
  TlText *text = tl_text_get_default ();
  g_autoptr (TlTable) snapshot = tl_document_dup_snapshot (self->document);
  g_autoptr (TlPicture) picture = NULL;

  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (snapshot),
                                            TL_DOCUMENT_LANGUAGE));
  picture = tl_comparison_picture_new (tl_text_get_measurer (text),
                                       tl_theme_get (get_theme ()),
                                       snapshot,
                                       self->a,
                                       self->b,
                                       0);
  tl_picture_view_set_picture (TL_PICTURE_VIEW (self->view), picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  picture->title,
                                  -1);
}

static void
show_list (TlComparisonPage *self)
{
  g_autoptr (TlCompare) compare =
    tl_compare_new (get_table (self), self->a, get_table (self), self->b);

  g_clear_object (&self->items);
  self->items = tl_comparison_item_list (get_table (self), compare);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list),
                           GTK_SELECTION_MODEL (
                             gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))));
}

static void
update (TlComparisonPage *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->stale = FALSE;
  if (!self->document || get_maps (self)->len < 2)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  choose_pair (self);
  fill_choosers (self);
  gtk_stack_set_visible_child_name (self->stack, "maps");
  show_picture (self);
  show_list (self);
}

static gboolean
update_cb (gpointer data)
{
  TlComparisonPage *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (TlComparisonPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->update_id)
    self->update_id = g_idle_add (update_cb, self);
}

static void
chosen_cb (TlComparisonPage *self)
{
  guint a = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choosers[0]));
  guint b = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choosers[1]));

  if (self->filling || a >= self->ids->len || b >= self->ids->len)
    return;
  tl_comparison_page_choose (self,
                             g_ptr_array_index (self->ids, a),
                             g_ptr_array_index (self->ids, b));
}

static void
swap_cb (TlComparisonPage *self)
{
  tl_comparison_page_choose (self, self->b, self->a);
}

/* --- Going there -------------------------------------------------------------------------------
 */

static void
go_to (TlComparisonPage *self, const char *id)
{
  const char *map = tl_query_map_of (get_table (self), id);

  if (map)
    tl_window_go_to (TL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), map, id);
}

static gboolean
find_rect (TlComparisonPage *self, const char *id, TlRect *rect)
{
  TlPicture           *picture = tl_picture_view_get_picture (TL_PICTURE_VIEW (self->view));
  g_autofree char     *mark = g_strconcat (TL_COMPARISON_MARK, id, NULL);
  g_autofree char     *ghost = g_strconcat (TL_COMPARISON_MARK "ghost-", id, NULL);
  const TlPlacedGroup *found = tl_picture_find (picture, TL_ROLE_MARKER, mark);

  if (!found)
    found = tl_picture_find (picture, TL_ROLE_MARKER, ghost);
  if (!found)
    found = tl_picture_find (picture, TL_ROLE_STAGE, id);
  if (!found)
    return FALSE;
  *rect = tl_rect_offset (&found->group->bounds, found->origin.x, found->origin.y);
  *rect = tl_picture_view_from_picture (TL_PICTURE_VIEW (self->view), rect);
  return TRUE;
}

/* The middle of the view, as far as the picture reaches. */
static void
scroll_axis (GtkAdjustment *adjustment, double start, double length)
{
  double page = gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, start + length / 2 - page / 2);
}

static void
activated_cb (TlComparisonPage *self, guint position)
{
  g_autoptr (TlComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  TlRect             rect;

  if (!item || !item->id)
    return;
  if (g_strcmp0 (self->shown, item->id) == 0)
    {
      go_to (self, item->id);
      return;
    }
  g_free (self->shown);
  self->shown = g_strdup (item->id);
  if (!find_rect (self, item->id, &rect))
    return;
  scroll_axis (gtk_scrolled_window_get_hadjustment (scroller), rect.x, rect.width);
  scroll_axis (gtk_scrolled_window_get_vadjustment (scroller), rect.y, rect.height);
}

static void
picture_pressed_cb (TlComparisonPage *self, int n_press, double x, double y)
{
  const TlPlacedGroup *placed = tl_picture_view_pick (TL_PICTURE_VIEW (self->view), x, y);
  const char          *id = placed ? placed->group->id : NULL;

  if (n_press != 2 || !id)
    return;
  if (g_str_has_prefix (id, TL_COMPARISON_MARK))
    id += strlen (TL_COMPARISON_MARK);
  if (g_str_has_prefix (id, "ghost-"))
    id += strlen ("ghost-");
  go_to (self, id);
}

static void
copy_cb (TlComparisonPage *self)
{
  g_autofree char *text = tl_comparison_item_dup_table (G_LIST_MODEL (self->items));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tl_window_show_notice (TL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("Summary copied"),
                         FALSE);
}

/* --- The list ----------------------------------------------------------------------------------
 */

static GtkWidget *
new_list (TlComparisonPage *self)
{
  self->list = gtk_list_view_new (NULL, tl_comparison_rows_new_factory ());
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What differs"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  self->list_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->list_scroller), self->list);
  return self->list_scroller;
}

/* --- Putting it together -----------------------------------------------------------------------
 */

static GtkWidget *
new_chooser (TlComparisonPage *self, guint which, const char *name)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = tl_comparison_rows_new_name_factory ();

  gtk_drop_down_set_factory (GTK_DROP_DOWN (chooser), factory);
  gtk_widget_set_hexpand (chooser, TRUE);
  gtk_widget_set_size_request (chooser, 60, -1);
  gtk_widget_set_tooltip_text (chooser, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  self->choosers[which] = chooser;
  return chooser;
}

static GtkWidget *
new_button (TlComparisonPage *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  if (clicked)
    g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
export_cb (TlComparisonPage *self)
{
  TlExportOptions options = { .what = TL_EXPORT_COMPARISON, .map = self->b, .subject = self->a };

  tl_window_export (TL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &options);
}

static GtkWidget *
new_bar (TlComparisonPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "outline-bar");
  gtk_box_append (GTK_BOX (bar), new_chooser (self, 0, _ ("Before")));
  gtk_box_append (GTK_BOX (bar),
                  new_button (self,
                              "object-flip-horizontal-symbolic",
                              _ ("Compare the Other Way Round"),
                              G_CALLBACK (swap_cb)));
  gtk_box_append (GTK_BOX (bar), new_chooser (self, 1, _ ("After")));
  gtk_box_append (GTK_BOX (bar),
                  new_button (self,
                              "edit-copy-symbolic",
                              _ ("Copy the Summary"),
                              G_CALLBACK (copy_cb)));
  gtk_box_append (GTK_BOX (bar),
                  new_button (self,
                              "tl-export-symbolic",
                              _ ("Export the Comparison"),
                              G_CALLBACK (export_cb)));
  return bar;
}

static GtkWidget *
new_parts (TlComparisonPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = tl_picture_view_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (picture_pressed_cb), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->parts), self->scroller);
  gtk_box_append (GTK_BOX (self->parts), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->parts), new_list (self));
  gtk_widget_set_size_request (self->list_scroller, LIST_WIDTH_PX, -1);
  return self->parts;
}

static GtkWidget *
new_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Copy as _To-Be Map"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("One Map So Far"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page), _ ("Copy it and change the copy: here you see what became better."));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.copy-map('to-be')");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
set_upright (TlComparisonPage *self, gboolean upright)
{
  GtkWidget *line = gtk_widget_get_prev_sibling (self->list_scroller);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts),
                                  upright ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (line),
                                  upright ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->list_scroller,
                               upright ? -1 : LIST_WIDTH_PX,
                               upright ? LIST_HEIGHT_PX : -1);
}

static gboolean
is_upright (TlComparisonPage *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->parts)) == GTK_ORIENTATION_VERTICAL;
}

static gboolean
layout_cb (gpointer data)
{
  TlComparisonPage *self = data;

  self->layout_id = 0;
  set_upright (self, gtk_widget_get_width (GTK_WIDGET (self)) < SIDE_BY_SIDE_PX);
  return G_SOURCE_REMOVE;
}

static void
tl_comparison_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlComparisonPage *self = TL_COMPARISON_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  /* Not from within a layout. */
  if ((width < SIDE_BY_SIDE_PX) != is_upright (self) && !self->layout_id)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
tl_comparison_page_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  gtk_widget_measure (TL_COMPARISON_PAGE (widget)->box,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
  /* It can stand upright when it has to. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 340);
}

static void
tl_comparison_page_map (GtkWidget *widget)
{
  TlComparisonPage *self = TL_COMPARISON_PAGE (widget);

  GTK_WIDGET_CLASS (tl_comparison_page_parent_class)->map (widget);
  /* A pair that was not chosen by hand follows the map that is shown. */
  if (self->stale)
    update (self);
}

static void
tl_comparison_page_set_document (TlWindowPart *part,
                                 TlDocument   *document,
                                 const char   *map,
                                 gboolean      read_only)
{
  TlComparisonPage *self = TL_COMPARISON_PAGE (part);

  if (self->document != document)
    {
      tl_window_part_follow (self, &self->document, document, G_CALLBACK (queue_update));
      g_clear_pointer (&self->a, g_free);
      g_clear_pointer (&self->b, g_free);
    }
  if (g_strcmp0 (self->map, map) != 0)
    {
      g_free (self->map);
      self->map = g_strdup (map);
      /* Another map was gone to: that is the one to compare. */
      if (g_strcmp0 (map, self->a) != 0 && g_strcmp0 (map, self->b) != 0)
        {
          g_clear_pointer (&self->a, g_free);
          g_clear_pointer (&self->b, g_free);
        }
    }
  queue_update (self);
}

static void
part_init (TlWindowPartInterface *interface)
{
  interface->set_document = tl_comparison_page_set_document;
}

static void
tl_comparison_page_dispose (GObject *object)
{
  TlComparisonPage *self = TL_COMPARISON_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->layout_id, g_source_remove);
  tl_window_part_follow (self, &self->document, NULL, NULL);
  g_clear_object (&self->items);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_comparison_page_parent_class)->dispose (object);
}

static void
tl_comparison_page_finalize (GObject *object)
{
  TlComparisonPage *self = TL_COMPARISON_PAGE (object);

  g_free (self->map);
  g_free (self->a);
  g_free (self->b);
  g_free (self->shown);
  G_OBJECT_CLASS (tl_comparison_page_parent_class)->finalize (object);
}

static void
tl_comparison_page_class_init (TlComparisonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_comparison_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_comparison_page_finalize;
  widget_class->size_allocate = tl_comparison_page_size_allocate;
  widget_class->measure = tl_comparison_page_measure;
  widget_class->map = tl_comparison_page_map;
  gtk_widget_class_set_css_name (widget_class, "comparison");
}

static void
tl_comparison_page_init (TlComparisonPage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget       *maps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->stale = TRUE;
  gtk_box_append (GTK_BOX (maps), new_bar (self));
  gtk_box_append (GTK_BOX (maps), new_parts (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_nothing (), "none");
  gtk_stack_add_named (self->stack, maps, "maps");
  self->box = GTK_WIDGET (self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (manager,
                           "notify::dark",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_comparison_page_new:
 * @window: the window that it becomes a page of
 *
 * Returns: (transfer floating): a page of no document yet
 */
GtkWidget *
tl_comparison_page_new (TlWindow *window)
{
  return g_object_new (TL_TYPE_COMPARISON_PAGE, NULL);
}

/**
 * tl_comparison_page_choose:
 * @self: a page
 * @a: the id of the map that was before
 * @b: the id of the map that it became
 *
 * Compares two maps.
 */
void
tl_comparison_page_choose (TlComparisonPage *self, const char *a, const char *b)
{
  g_autofree char *before = g_strdup (a);
  g_autofree char *after = g_strdup (b);

  g_return_if_fail (TL_IS_COMPARISON_PAGE (self));

  g_free (self->a);
  g_free (self->b);
  self->a = g_steal_pointer (&before);
  self->b = g_steal_pointer (&after);
  queue_update (self);
}
