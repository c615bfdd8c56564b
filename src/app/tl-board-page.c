/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of priorities. One board is made of what is asked for; the view shows it and the list
 * lists it, so that the two never differ. What is changed in either is one step of undo. The board
 * is made anew in an idle moment after the document has changed, and only while it is seen. */
#include "config.h"

#include "app/tl-board-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"
#include "map/tl-edit.h"
#include "text/tl-text-layout.h"

#include "app/tl-board-filters.h"

/* Below this, board and list take turns, px; below the other the list says less. */
#define NARROW_PX 860
#define COMPACT_PX 640

struct _TlBoardPage
{
  GtkWidget parent_instance;

  TlCanvas   *canvas;   /* borrowed: the window's; its look, and its selection */
  TlDocument *document; /* owned; NULL = none */
  char       *map;
  gboolean    read_only;

  GtkWidget      *box; /* our one child */
  TlBoardFilters *filters;
  GtkWidget      *list_button; /* in a narrow page: the list in the place of the board */
  GtkStack       *stack;       /* board and list, or why there is none */
  GtkWidget      *paned;
  TlBoardView    *view;
  TlRankList     *list;
  GtkWidget      *empty;
  GtkWidget      *empty_button;

  gboolean narrow;
  gboolean compact;
  gboolean outdated;
  guint    update_id;
  guint    layout_id;
};

static void tl_board_page_part_init (TlWindowPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlBoardPage,
                               tl_board_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART, tl_board_page_part_init))

enum
{
  OPEN,
  EXPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is shown -----------------------------------------------------------------------------
 */

static const TlTable *
get_table (TlBoardPage *self)
{
  return tl_document_get_table (self->document);
}

static TlBoard *
new_board (TlBoardPage *self)
{
  const TlRecord *map = tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP);
  TlText         *text = tl_text_get_default ();
  TlBoardOptions  options = { .query = tl_board_filters_get_query (self->filters) };

  if (map)
    options.text_scale = (double) tl_record_get_integer (map, TL_MAP_TEXT_SCALE);
  return tl_board_new (tl_text_get_measurer (text),
                       tl_scene_get_theme (tl_canvas_get_scene (self->canvas)),
                       get_table (self),
                       &options);
}

/* Nothing to rate, or nothing that passes: what to do next. */
static void
show_empty (TlBoardPage *self)
{
  AdwStatusPage *empty = ADW_STATUS_PAGE (self->empty);

  if (tl_board_filters_is_filtering (self->filters))
    {
      adw_status_page_set_icon_name (empty, "tl-filter-symbolic");
      adw_status_page_set_title (empty, _ ("Nothing Passes the Filter"));
      adw_status_page_set_description (empty, NULL);
      gtk_button_set_label (GTK_BUTTON (self->empty_button), _ ("Show All"));
    }
  else
    {
      adw_status_page_set_icon_name (empty, "starred-symbolic");
      adw_status_page_set_title (empty, _ ("No Opportunities Yet"));
      adw_status_page_set_description (
        empty,
        _ ("Opportunities and solutions of the map are weighed here: what they promise against "
           "what they cost. Shift+F4 on a touchpoint writes one."));
      gtk_button_set_label (GTK_BUTTON (self->empty_button), _ ("Back to the Map"));
    }
}

static void
update (TlBoardPage *self)
{
  TlBoard    *board;
  TlRankQuery query;

  self->outdated = FALSE;
  if (!self->document || !tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP))
    {
      tl_rank_list_show (self->list, NULL, NULL, TL_RANK_VALUE_EFFORT, TRUE);
      tl_board_view_take_board (self->view, NULL, NULL);
      return;
    }
  tl_board_filters_update (self->filters, get_table (self), self->map);
  board = new_board (self);
  query = tl_board_filters_get_query (self->filters);
  tl_board_view_set_read_only (self->view, self->read_only);
  tl_rank_list_show (self->list, board, get_table (self), query.method, self->read_only);
  tl_board_view_take_board (self->view,
                            board,
                            tl_scene_get_theme (tl_canvas_get_scene (self->canvas)));
  if (tl_board_get_n_items (board) == 0)
    show_empty (self);
  gtk_stack_set_visible_child (self->stack,
                               tl_board_get_n_items (board) > 0 ? self->paned : self->empty);
}

static gboolean
update_cb (gpointer user_data)
{
  TlBoardPage *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (TlBoardPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->outdated = TRUE;
  else if (!self->update_id)
    self->update_id = g_idle_add (update_cb, self);
}

/* --- What people do ----------------------------------------------------------------------------
 */

static void
rate_cb (TlBoardPage *self, const char *id, int impact, int effort)
{
  const TlBoardItem *item;

  if (!self->document || self->read_only || !tl_table_get (get_table (self), id))
    return;
  tl_document_begin (self->document, _ ("Set Impact and Effort"));
  tl_edit_rate_card (self->document, id, impact, effort);
  tl_document_commit (self->document);
  tl_board_page_refresh (self);
  item = tl_board_find_item (tl_board_view_get_board (self->view), id);
  if (item)
    tl_compat_announce (GTK_WIDGET (self), item->place);
}

static void
set_cb (TlBoardPage *self, const char *id, guint field, gint64 value)
{
  const char *name = field == TL_CARD_IMPACT   ? _ ("Set Impact")
                     : field == TL_CARD_EFFORT ? _ ("Set Effort")
                     : field == TL_CARD_REACH  ? _ ("Set Reach")
                                               : _ ("Set Confidence");

  if (!self->document || self->read_only || !tl_table_get (get_table (self), id))
    return;
  tl_document_begin (self->document, name);
  tl_edit_set_integer (self->document, id, field, value);
  tl_document_commit (self->document);
  /* Not at once: the cell that was changed may be losing the focus. */
  queue_update (self);
}

/* The pane shows what is selected on the map. */
static void
select_on_map (TlBoardPage *self, const char *id)
{
  const char *map = self->document ? tl_query_map_of (get_table (self), id) : NULL;

  if (map && g_strcmp0 (map, self->map) == 0)
    tl_canvas_select (self->canvas, (const char *const[]){ id, NULL });
}

static void
focused_cb (TlBoardPage *self, const char *id)
{
  tl_board_view_select (self->view, id);
  tl_rank_list_select (self->list, id);
  select_on_map (self, id);
}

static void
selected_cb (TlBoardPage *self, const char *id)
{
  tl_board_view_select (self->view, id);
  select_on_map (self, id);
}

static void
open_cb (TlBoardPage *self, const char *id)
{
  const char *map = self->document ? tl_query_map_of (get_table (self), id) : NULL;

  if (map)
    g_signal_emit (self, signals[OPEN], 0, map, id);
}

static void
filters_cb (TlBoardPage *self)
{
  update (self);
}

static void
empty_clicked_cb (TlBoardPage *self)
{
  if (tl_board_filters_is_filtering (self->filters))
    tl_board_filters_clear (self->filters);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "map");
}

static void
export_clicked_cb (TlBoardPage *self)
{
  g_signal_emit (self, signals[EXPORT], 0);
}

/* --- Narrow and wide ---------------------------------------------------------------------------
 */

static void
show_sides (TlBoardPage *self)
{
  gboolean listing = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button));

  gtk_widget_set_visible (self->list_button, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !self->narrow || !listing);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !self->narrow || listing);
  tl_rank_list_set_compact (self->list, self->compact);
}

static void
fit (TlBoardPage *self, int width)
{
  self->narrow = width < NARROW_PX;
  self->compact = width < COMPACT_PX;
  show_sides (self);
}

static gboolean
layout_cb (gpointer user_data)
{
  TlBoardPage *self = user_data;

  self->layout_id = 0;
  fit (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
tl_board_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlBoardPage *self = TL_BOARD_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  /* Showing and hiding from here would ask for another layout in the middle of this one. */
  if (((width < NARROW_PX) != self->narrow || (width < COMPACT_PX) != self->compact) &&
      !self->layout_id)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
tl_board_page_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  gtk_widget_measure (TL_BOARD_PAGE (widget)->box,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_board_page_set_document (TlWindowPart *part,
                            TlDocument   *document,
                            const char   *map,
                            gboolean      read_only)
{
  TlBoardPage *self = TL_BOARD_PAGE (part);
  char        *copy = g_strdup (map);

  tl_window_part_follow (self, &self->document, document, G_CALLBACK (queue_update));
  g_free (self->map);
  self->map = copy;
  self->read_only = read_only;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tl_board_page_refresh (self);
  else
    self->outdated = TRUE;
}

static void
tl_board_page_commit_writing (TlWindowPart *part)
{
  tl_rank_list_commit (TL_BOARD_PAGE (part)->list);
}

static void
tl_board_page_part_init (TlWindowPartInterface *iface)
{
  iface->set_document = tl_board_page_set_document;
  iface->commit_writing = tl_board_page_commit_writing;
}

static void
tl_board_page_map (GtkWidget *widget)
{
  TlBoardPage *self = TL_BOARD_PAGE (widget);

  fit (self, tl_window_part_get_room (widget));
  if (self->outdated)
    tl_board_page_refresh (self);
  GTK_WIDGET_CLASS (tl_board_page_parent_class)->map (widget);
}

/* The first card, or what is to be done when there is none. */
static gboolean
tl_board_page_grab_focus (GtkWidget *widget)
{
  TlBoardPage *self = TL_BOARD_PAGE (widget);
  TlBoard     *board = tl_board_view_get_board (self->view);

  if (gtk_stack_get_visible_child (self->stack) == self->empty)
    return gtk_widget_grab_focus (self->empty_button);
  if (board && tl_board_get_n_items (board) > 0 && gtk_widget_get_visible (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (
      tl_board_view_get_mark (self->view, tl_board_get_item (board, 0)->id));
  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
tl_board_page_dispose (GObject *object)
{
  TlBoardPage *self = TL_BOARD_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->layout_id, g_source_remove);
  tl_window_part_follow (self, &self->document, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_board_page_parent_class)->dispose (object);
}

static void
tl_board_page_finalize (GObject *object)
{
  g_free (TL_BOARD_PAGE (object)->map);
  G_OBJECT_CLASS (tl_board_page_parent_class)->finalize (object);
}

static void
tl_board_page_class_init (TlBoardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tl_board_page_dispose;
  object_class->finalize = tl_board_page_finalize;
  widget_class->map = tl_board_page_map;
  widget_class->measure = tl_board_page_measure;
  widget_class->size_allocate = tl_board_page_size_allocate;
  widget_class->grab_focus = tl_board_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "boardpage");
  signals[OPEN] = g_signal_new ("open",
                                type,
                                0,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_STRING,
                                G_TYPE_STRING);
  signals[EXPORT] = g_signal_new ("export", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_bar (TlBoardPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *export_button = gtk_button_new_from_icon_name ("tl-export-symbolic");

  self->filters = TL_BOARD_FILTERS (tl_board_filters_new ());
  g_signal_connect_object (self->filters,
                           "changed",
                           G_CALLBACK (filters_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->filters));
  gtk_widget_set_hexpand (scroller, TRUE);
  self->list_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->list_button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (self->list_button, _ ("Ranked List"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ranked List"),
                                  -1);
  g_signal_connect_object (self->list_button,
                           "toggled",
                           G_CALLBACK (show_sides),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (export_button, _ ("Export the Priorities"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (export_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Export the Priorities"),
                                  -1);
  g_signal_connect_object (export_button,
                           "clicked",
                           G_CALLBACK (export_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), scroller);
  gtk_box_append (GTK_BOX (bar), self->list_button);
  gtk_box_append (GTK_BOX (bar), export_button);
  gtk_widget_add_css_class (bar, "outline-bar");
  return bar;
}

static GtkWidget *
new_paned (TlBoardPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->view = TL_BOARD_VIEW (tl_board_view_new ());
  self->list = TL_RANK_LIST (tl_rank_list_new ());
  g_signal_connect_object (self->view, "rate", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "focused", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "set", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list,
                           "selected",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->view));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (self->list));
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static GtkWidget *
new_empty (TlBoardPage *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->empty_button = gtk_button_new ();
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty_button, "pill");
  g_signal_connect_object (self->empty_button,
                           "clicked",
                           G_CALLBACK (empty_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), self->empty_button);
  return empty;
}

static void
tl_board_page_init (TlBoardPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->paned = new_paned (self);
  self->empty = new_empty (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, self->paned);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_box_append (GTK_BOX (self->box), new_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  fit (self, 0);
  self->outdated = TRUE;
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::high-contrast",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_board_page_new:
 * @canvas: the window's map; lives longer than the page
 *
 * Returns: (transfer floating): a page without a document
 */
GtkWidget *
tl_board_page_new (TlCanvas *canvas)
{
  TlBoardPage *self = g_object_new (TL_TYPE_BOARD_PAGE, NULL);

  self->canvas = canvas;
  return GTK_WIDGET (self);
}

/**
 * tl_board_page_refresh:
 * @self: a page
 *
 * Makes the board anew now.
 */
void
tl_board_page_refresh (TlBoardPage *self)
{
  g_return_if_fail (TL_IS_BOARD_PAGE (self));

  g_clear_handle_id (&self->update_id, g_source_remove);
  update (self);
}

/**
 * tl_board_page_get_query:
 * @self: a page
 *
 * Returns: what is asked for; its texts are good until something else is
 */
TlRankQuery
tl_board_page_get_query (TlBoardPage *self)
{
  return tl_board_filters_get_query (self->filters);
}

/**
 * tl_board_page_set_method:
 * @self: a page
 * @method: by what is ranked
 */
void
tl_board_page_set_method (TlBoardPage *self, TlRankMethod method)
{
  g_return_if_fail (TL_IS_BOARD_PAGE (self));

  tl_board_filters_set_method (self->filters, method);
}

/**
 * tl_board_page_set_owner:
 * @self: a page
 * @owner: (nullable): whose cards are shown; %NULL = all, "" = nobody's
 */
void
tl_board_page_set_owner (TlBoardPage *self, const char *owner)
{
  g_return_if_fail (TL_IS_BOARD_PAGE (self));

  tl_board_filters_set_owner (self->filters, owner);
}

/**
 * tl_board_page_set_stage:
 * @self: a page
 * @stage: (nullable): id of the stage whose cards are shown; %NULL = all
 */
void
tl_board_page_set_stage (TlBoardPage *self, const char *stage)
{
  g_return_if_fail (TL_IS_BOARD_PAGE (self));

  tl_board_filters_set_stage (self->filters, stage);
}

/**
 * tl_board_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none): its board
 */
TlBoardView *
tl_board_page_get_view (TlBoardPage *self)
{
  g_return_val_if_fail (TL_IS_BOARD_PAGE (self), NULL);

  return self->view;
}

/**
 * tl_board_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): its list
 */
TlRankList *
tl_board_page_get_list (TlBoardPage *self)
{
  g_return_val_if_fail (TL_IS_BOARD_PAGE (self), NULL);

  return self->list;
}
