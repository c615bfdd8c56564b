/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline's widget: the filter with its count above, the list, and a bar for what is selected
 * below. Rows go from the model through filter and sorting to the column view. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/tl-fold.h"

#include "app/tl-filter-popover.h"
#include "app/tl-window-part.h"

G_DEFINE_FINAL_TYPE (TlOutline, tl_outline, GTK_TYPE_WIDGET)

enum
{
  NOTICE,
  EDITING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- Count and empty states --------------------------------------------------------------------
 */

static void
show_count (TlOutline *self, guint n_shown, guint n)
{
  g_autofree char *text = NULL;
  gboolean         points = tl_outline_model_has_points (self->model);

  if (n_shown == n && points)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);
  else if (n_shown == n)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n), n);
  else if (points)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u row", "%u of %u rows", n),
                            n_shown,
                            n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u card", "%u of %u cards", n),
                            n_shown,
                            n);
  gtk_label_set_text (self->count, text);
}

static void
show_state (TlOutline *self)
{
  guint            n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char      *words = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
  g_autofree char *markup = *words ? g_markup_printf_escaped (_ ("No card says “%s”."), words)
                                   : g_strdup (_ ("All cards are filtered out."));

  show_count (self, n_shown, n);
  adw_status_page_set_description (self->no_match, markup);
  gtk_stack_set_visible_child_name (self->stack, n_shown ? "list" : n ? "no-match" : "empty");
}

/* GTK 4.8 tells no screen reader of a toast: the row with the focus says it. */
void
tl_outline_notice (TlOutline *self, const char *text, gboolean can_undo)
{
  tl_outline_tell (self, text);
  g_signal_emit (self, signals[NOTICE], 0, text, can_undo);
}

void
tl_outline_emit_editing (TlOutline *self)
{
  tl_outline_update_actions (self);
  g_signal_emit (self, signals[EDITING], 0);
}

/* --- Filter ------------------------------------------------------------------------------------
 */

/* What the canvas dims is not listed. */
static gboolean
is_bright (TlOutline *self, TlOutlineRow *row)
{
  const TlTable  *table = tl_document_get_table (tl_outline_model_get_document (self->model));
  const TlRecord *record = tl_outline_row_get_record (row);

  if (self->card_filter &&
      (!tl_outline_row_is_card (row) || !tl_filter_passes (self->card_filter, table, record)))
    return FALSE;
  return !self->areas || !*self->areas ||
         tl_outline_row_is_in (row, table, (const char *const *) self->areas);
}

/* All words must be there; the row in which somebody types stays. */
static gboolean
matches (gpointer item, gpointer user_data)
{
  TlOutline *self = user_data;
  g_auto (GStrv) words = NULL;

  if (item == self->edited)
    return TRUE;
  if (!is_bright (self, item) ||
      (*self->found && !strstr (tl_outline_row_get_folded (item), self->found)))
    return FALSE;
  if (!*self->needle)
    return TRUE;
  words = g_strsplit (self->needle, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (!strstr (tl_outline_row_get_folded (item), words[i]))
      return FALSE;
  return TRUE;
}

static void
filter_changed_cb (TlOutline *self)
{
  g_free (self->needle);
  self->needle = tl_fold (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));
  g_strstrip (self->needle);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* The canvas filters otherwise, looks at other stages and lanes, or something else is searched. */
static void
find_changed_cb (TlOutline *self)
{
  TlCanvasSearch  search;
  const TlFilter *filter = tl_canvas_get_filter (self->canvas, NULL, NULL);

  g_clear_pointer (&self->card_filter, tl_filter_free);
  g_strfreev (self->areas);
  self->card_filter = filter ? tl_filter_copy (filter) : NULL;
  self->areas = g_strdupv ((char **) tl_canvas_get_focused_areas (self->canvas));
  tl_canvas_get_search (self->canvas, &search);
  g_free (self->found);
  self->found = tl_fold (search.query);
  g_strstrip (self->found);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

gboolean
tl_outline_is_filtered (TlOutline *self)
{
  return *self->needle || *self->found || self->card_filter || (self->areas && *self->areas);
}

static void
filter_stopped_cb (TlOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Rows that stayed say something else: they may sort or match otherwise now. */
static void
rows_changed_cb (TlOutline *self)
{
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    gtk_sorter_changed (self->sorters[i], GTK_SORTER_CHANGE_DIFFERENT);
  if (tl_outline_is_filtered (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  tl_outline_refresh_rows (self);
}

/* The view lets go of a removed row's cells at once, or later, as it likes (GTK 4.18). */
static void
items_changed_cb (TlOutline *self)
{
  if (self->editing &&
      tl_outline_model_find (self->model, tl_outline_row_get_id (self->edited)) != self->edited)
    tl_outline_drop_editing (self);
  show_state (self);
  tl_outline_refresh_rows (self);
}

/* --- The list ----------------------------------------------------------------------------------
 */

static int
compare (gconstpointer a, gconstpointer b, gpointer column)
{
  return tl_outline_column_compare (GPOINTER_TO_UINT (column),
                                    TL_OUTLINE_ROW ((gpointer) a),
                                    TL_OUTLINE_ROW ((gpointer) b));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_list_item_set_child (item, tl_outline_cell_new (GPOINTER_TO_UINT (column)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  TlOutlineCell *cell = TL_OUTLINE_CELL (gtk_list_item_get_child (item));
  TlOutline     *self = g_object_get_data (G_OBJECT (factory), "tl-outline");

  g_hash_table_add (self->cells, cell);
  tl_outline_cell_set_row (cell, gtk_list_item_get_item (item));
  tl_outline_cell_set_narrow (cell, self->narrow);
  tl_outline_cell_set_cursor (cell, self->cursor == GPOINTER_TO_UINT (column));
  tl_outline_refresh_rows (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  TlOutlineCell *cell = TL_OUTLINE_CELL (gtk_list_item_get_child (item));
  TlOutline     *self = g_object_get_data (G_OBJECT (factory), "tl-outline");

  if (self->editing == cell)
    tl_outline_drop_editing (self);
  g_hash_table_remove (self->cells, cell);
  tl_outline_cell_set_row (cell, NULL);
}

static GtkListItemFactory *
new_factory (TlOutline *self, TlOutlineColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "tl-outline", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GUINT_TO_POINTER (column));
  return factory;
}

static void
new_column (TlOutline *self, TlOutlineColumn column)
{
  int                  width = tl_outline_column_get_width (column);
  GtkColumnViewColumn *added =
    gtk_column_view_column_new (tl_outline_column_get_title (column), new_factory (self, column));

  self->sorters[column] =
    GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (column), NULL));
  gtk_column_view_column_set_sorter (added, self->sorters[column]);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, width < 0);
  /* The column holds it. */
  g_object_unref (self->sorters[column]);
  self->columns[column] = added;
}

/* Map order until a heading is clicked. */
static void
build_list (TlOutline *self)
{
  GtkSortListModel *sorted;

  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    new_column (self, i);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered =
    G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->model)),
                                             g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (self->filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, self->selection);
  g_signal_connect_swapped (self->model, "rows-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);
  /* The count is also of rows that the filter hides. */
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (show_state), self);
}

/* --- Width -------------------------------------------------------------------------------------
 */

static void
tl_outline_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  gtk_widget_measure (TL_OUTLINE (widget)->box,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_outline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlOutline *self = TL_OUTLINE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
  tl_outline_follow_width (self, width);
}

static void
tl_outline_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tl_outline_parent_class)->system_setting_changed (widget, setting);
  tl_outline_set_widths (TL_OUTLINE (widget));
}

static void
tl_outline_map (GtkWidget *widget)
{
  tl_outline_take_width (TL_OUTLINE (widget), tl_window_part_get_room (widget));
  GTK_WIDGET_CLASS (tl_outline_parent_class)->map (widget);
}

static void
tl_outline_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_outline_parent_class)->root (widget);
  tl_outline_set_widths (TL_OUTLINE (widget));
}

/* --- Object ------------------------------------------------------------------------------------
 */

static gboolean
tl_outline_grab_focus (GtkWidget *widget)
{
  TlOutline *self = TL_OUTLINE (widget);
  g_autoptr (GPtrArray) selected = NULL;
  TlOutlineRow *row = NULL;

  if (!g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  if (!g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return gtk_widget_grab_focus (self->filter_entry);
  selected = tl_outline_dup_selected (self);
  if (selected->len > 1)
    row = tl_outline_model_find (self->model, selected->pdata[0]);
  if (!row && self->current && tl_outline_find_position (self, self->current) != G_MAXUINT)
    row = self->current;
  tl_outline_focus_row (self, row ? row : tl_outline_get_row_at (self, 0));
  return TRUE;
}

static void
tl_outline_dispose (GObject *object)
{
  TlOutline *self = TL_OUTLINE (object);
  GtkWidget *child;

  tl_outline_drop_editing (self);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->popover = NULL;
  self->box = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  tl_outline_list_clear (self);
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->column_actions);
  G_OBJECT_CLASS (tl_outline_parent_class)->dispose (object);
}

static void
tl_outline_finalize (GObject *object)
{
  TlOutline *self = TL_OUTLINE (object);

  g_clear_pointer (&self->card_filter, tl_filter_free);
  g_strfreev (self->areas);
  g_free (self->needle);
  g_free (self->found);
  G_OBJECT_CLASS (tl_outline_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlOutline, box);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, count);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, view);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, no_match);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, bulk_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, TlOutline, bulk_buttons);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
}

static void
tl_outline_class_init (TlOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_outline_finalize;
  widget_class->measure = tl_outline_measure;
  widget_class->size_allocate = tl_outline_size_allocate;
  widget_class->grab_focus = tl_outline_grab_focus;
  widget_class->root = tl_outline_root;
  widget_class->map = tl_outline_map;
  widget_class->system_setting_changed = tl_outline_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[NOTICE] = g_signal_new ("notice",
                                  TL_TYPE_OUTLINE,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_BOOLEAN);
  signals[EDITING] = g_signal_new ("editing",
                                   TL_TYPE_OUTLINE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  tl_outline_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-outline.ui");
  bind_children (widget_class);
}

static void
tl_outline_init (TlOutline *self)
{
  self->needle = g_strdup ("");
  self->found = g_strdup ("");
  self->cursor = TL_OUTLINE_COLUMN_CARD;
  self->sort_column = -1;
  self->model = tl_outline_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_outline_list_init (self);
  build_list (self);
  tl_outline_add_controllers (self);
}

/**
 * tl_outline_new:
 * @canvas: whose selection it shares; must outlive it
 * @settings: (nullable): where the columns shown are kept
 *
 * Returns: (transfer floating): an outline without a document
 */
GtkWidget *
tl_outline_new (TlCanvas *canvas, GSettings *settings)
{
  TlOutline *self;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  self = g_object_new (TL_TYPE_OUTLINE, NULL);
  self->canvas = canvas;
  g_set_object (&self->settings, settings);
  tl_outline_add_column_menu (self);
  tl_filter_popover_attach (self->filter_button, canvas);
  tl_outline_show_columns (self);
  show_state (self);
  return GTK_WIDGET (self);
}

static void
persona_changed_cb (TlOutline *self)
{
  g_autofree char *persona = NULL;

  g_object_get (self->canvas, "active-persona", &persona, NULL);
  tl_outline_model_set_persona (self->model, persona);
}

/* The first step brings its column, the last takes it away. */
static void
document_changed_cb (TlOutline *self)
{
  if (!self->narrow && tl_outline_is_chosen (self, TL_OUTLINE_COLUMN_STEP) &&
      tl_outline_model_has_steps (self->model) !=
        tl_outline_is_shown (self, TL_OUTLINE_COLUMN_STEP))
    tl_outline_show_columns (self);
}

/**
 * tl_outline_set_document:
 * @self: an outline
 * @document: (nullable): the document
 * @map: (nullable): the map on the canvas
 * @read_only: whether it only shows
 */
void
tl_outline_set_document (TlOutline *self, TlDocument *document, const char *map, gboolean read_only)
{
  g_return_if_fail (TL_IS_OUTLINE (self));

  tl_outline_commit_editing (self);
  g_signal_handlers_disconnect_by_data (self->canvas, self);
  if (tl_outline_model_get_document (self->model))
    g_signal_handlers_disconnect_by_data (tl_outline_model_get_document (self->model), self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->current);
  self->read_only = read_only;
  self->syncing = TRUE;
  tl_outline_model_set_document (self->model, document, map);
  self->syncing = FALSE;
  if (document)
    {
      /* After the model, which was told first. */
      g_signal_connect_object (document,
                               "changed",
                               G_CALLBACK (document_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->canvas,
                               "selection-changed",
                               G_CALLBACK (tl_outline_pull_selection),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->canvas,
                               "notify::active-persona",
                               G_CALLBACK (persona_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->canvas,
                               "find-changed",
                               G_CALLBACK (find_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      persona_changed_cb (self);
      find_changed_cb (self);
      tl_outline_pull_selection (self);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  tl_outline_show_columns (self);
  show_state (self);
  tl_outline_update_actions (self);
}

/**
 * tl_outline_get_model:
 * @self: an outline
 *
 * Returns: (transfer none): its rows, all of them and in map order
 */
TlOutlineModel *
tl_outline_get_model (TlOutline *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE (self), NULL);

  return self->model;
}

/**
 * tl_outline_focus_filter:
 * @self: an outline
 *
 * Puts the cursor where the list is searched.
 */
void
tl_outline_focus_filter (TlOutline *self)
{
  g_return_if_fail (TL_IS_OUTLINE (self));

  gtk_widget_grab_focus (self->filter_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->filter_entry), 0, -1);
}
