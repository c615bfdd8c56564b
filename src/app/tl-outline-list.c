/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the outline: which cells show them, where the focus is, and what is selected.
 *
 * A row has the focus as a whole, because GTK 4.8 has no focus for cells; Left and Right move a
 * cursor over its columns, which says where Enter edits, and which the row tells a screen reader as
 * its description. The selection is the canvas's: each follows the other. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

/* A row that was scrolled to has its widget a frame later; a busy machine is given some more. */
#define FOCUS_TRIES 20

void
tl_outline_list_init (TlOutline *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
}

void
tl_outline_list_clear (TlOutline *self)
{
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_object (&self->current);
}

/* --- Positions ---------------------------------------------------------------------------------
 */

TlOutlineRow *
tl_outline_get_row_at (TlOutline *self, guint position)
{
  g_autoptr (TlOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* The model holds it. */
  return row;
}

/* As shown: filtered and sorted. G_MAXUINT = it is not. */
guint
tl_outline_find_position (TlOutline *self, TlOutlineRow *row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; row && i < n; i++)
    if (tl_outline_get_row_at (self, i) == row)
      return i;
  return G_MAXUINT;
}

TlOutlineCell *
tl_outline_find_cell (TlOutline *self, TlOutlineRow *row, TlOutlineColumn column)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (tl_outline_cell_get_row (cell) == row && tl_outline_cell_get_column (cell) == column)
      return cell;
  return NULL;
}

gboolean
tl_outline_is_shown (TlOutline *self, TlOutlineColumn column)
{
  return gtk_column_view_column_get_column_view (self->columns[column]) != NULL;
}

/* --- Beginnings of stages ----------------------------------------------------------------------
 */

static gboolean
is_map_order (TlOutline *self)
{
  return gtk_sorter_get_order (gtk_column_view_get_sorter (self->view)) == GTK_SORTER_ORDER_NONE;
}

static gboolean
is_first_of_stage (TlOutline *self, guint position)
{
  TlOutlineRow *row = tl_outline_get_row_at (self, position);
  TlOutlineRow *above = position ? tl_outline_get_row_at (self, position - 1) : NULL;

  return !above || !g_str_equal (tl_outline_row_get_facts (row)->stage,
                                 tl_outline_row_get_facts (above)->stage);
}

/* Where the shown rows stand: gathered from the list, which is looked through once. */
static gboolean
refresh_cb (gpointer user_data)
{
  TlOutline *self = user_data;
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean   stages = is_map_order (self);
  g_autoptr (GHashTable) bound = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       cell;

  self->refresh_id = 0;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (tl_outline_cell_get_column (cell) == TL_OUTLINE_COLUMN_CARD)
      g_hash_table_insert (bound, tl_outline_cell_get_row (cell), cell);
    else
      tl_outline_cell_set_first (cell, FALSE);
  for (guint i = 0; i < n && g_hash_table_size (bound); i++)
    if (g_hash_table_steal_extended (bound, tl_outline_get_row_at (self, i), NULL, &cell))
      tl_outline_cell_set_first (cell, stages && is_first_of_stage (self, i));
  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, once for however many rows came and went. */
void
tl_outline_refresh_rows (TlOutline *self)
{
  if (!self->refresh_id)
    self->refresh_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, refresh_cb, self, NULL);
}

/* --- Focus -------------------------------------------------------------------------------------
 */

/* The row that has the focus, in itself or in an entry in it. */
TlOutlineRow *
tl_outline_get_focused (TlOutline *self)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget     *focus = root ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer       cell;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      GtkWidget *row = tl_outline_cell_get_row_widget (cell);

      if (row && (focus == row || gtk_widget_is_ancestor (focus, row)))
        {
          g_set_object (&self->current, tl_outline_cell_get_row (cell));
          return self->current;
        }
    }
  return NULL;
}

static void
scroll_to (TlOutline *self, guint position)
{
  /* The list inside the column view has the action; its type is private. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return;
}

static gboolean
try_focus (TlOutline *self)
{
  TlOutlineCell *cell = tl_outline_find_cell (self, self->current, TL_OUTLINE_COLUMN_CARD);
  GtkWidget     *row = cell ? tl_outline_cell_get_row_widget (cell) : NULL;

  if (!row || !gtk_widget_grab_focus (row))
    return FALSE;
  if (self->wants_typing)
    {
      self->wants_typing = FALSE;
      tl_outline_edit_cell (self, self->current, TL_OUTLINE_COLUMN_CARD);
    }
  return TRUE;
}

static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlOutline *self = TL_OUTLINE (widget);

  if (!try_focus (self) && --self->focus_tries > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Scrolls to a row and gives it the focus, at once or when it has its widget. */
void
tl_outline_focus_row (TlOutline *self, TlOutlineRow *row)
{
  guint position = tl_outline_find_position (self, row);

  if (position == G_MAXUINT)
    return;
  g_set_object (&self->current, row);
  scroll_to (self, position);
  if (try_focus (self))
    return;
  self->focus_tries = FOCUS_TRIES;
  if (!self->focus_tick)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

/* --- The cursor over the columns ---------------------------------------------------------------
 */

/* Lets the row with the focus say something until the focus goes on. */
void
tl_outline_tell (TlOutline *self, const char *text)
{
  TlOutlineCell *cell = NULL;

  if (self->current)
    cell = tl_outline_find_cell (self, self->current, TL_OUTLINE_COLUMN_CARD);
  if (!cell)
    return;
  tl_outline_cell_tell (cell, text);
  self->told = TRUE;
}

/* What a screen reader hears of a move along the row. */
static void
say_cell (TlOutline *self)
{
  TlOutlineRow    *row = tl_outline_get_focused (self);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  if (!row)
    return;
  text = tl_outline_column_dup_text (self->cursor, row);
  said = g_strdup_printf (_ ("%s: %s"),
                          tl_outline_column_get_title (self->cursor),
                          *text ? text : _ ("empty"));
  tl_outline_tell (self, said);
  tl_compat_announce (GTK_WIDGET (self), said);
}

/* The focus goes on: the row says again what is notable of it. */
void
tl_outline_end_telling (TlOutline *self)
{
  TlOutlineCell *cell = NULL;

  if (self->told && self->current)
    cell = tl_outline_find_cell (self, self->current, TL_OUTLINE_COLUMN_CARD);
  if (cell)
    tl_outline_cell_tell (cell, NULL);
  self->told = FALSE;
}

/* A column that does not fit is scrolled to when the cursor or an entry gets there. */
void
tl_outline_reveal_column (TlOutline *self, TlOutlineColumn column)
{
  TlOutlineCell  *cell = tl_outline_find_cell (self, self->current, column);
  GtkAdjustment  *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  graphene_rect_t bounds;
  double          left;

  if (!cell || !gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (cell)),
                                           GTK_WIDGET (self->view),
                                           &bounds))
    return;
  left = gtk_adjustment_get_value (adjustment) + bounds.origin.x;
  gtk_adjustment_clamp_page (adjustment, left, left + bounds.size.width);
}

void
tl_outline_set_cursor (TlOutline *self, TlOutlineColumn column)
{
  GHashTableIter iter;
  gpointer       cell;

  if (self->cursor == column)
    return;
  self->cursor = column;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    tl_outline_cell_set_cursor (cell, tl_outline_cell_get_column (cell) == column);
}

/* To the next column on the screen, which a person may have reordered. */
void
tl_outline_move_cursor (TlOutline *self, int step)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int         n = (int) g_list_model_get_n_items (columns);
  int         at = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, (guint) i);

      if (column == self->columns[self->cursor])
        at = i;
    }
  at += step;
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS && at >= 0 && at < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, (guint) at);

      if (self->columns[i] != column)
        continue;
      tl_outline_set_cursor (self, i);
      tl_outline_reveal_column (self, i);
      say_cell (self);
      return;
    }
}

/* --- Selection ---------------------------------------------------------------------------------
 */

/* Ids in the order of the list, NULL-terminated. */
GPtrArray *
tl_outline_dup_selected (TlOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GPtrArray    *ids = g_ptr_array_new_with_free_func (g_free);
  GtkBitsetIter iter;
  guint         position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        TlOutlineRow *row = tl_outline_get_row_at (self, position);

        if (row)
          g_ptr_array_add (ids, g_strdup (tl_outline_row_get_id (row)));
      }
    while (gtk_bitset_iter_next (&iter, &position));
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* What an edit means: the selected rows, if the one that has the focus is among them. */
GPtrArray *
tl_outline_dup_targets (TlOutline *self)
{
  GPtrArray  *ids = tl_outline_dup_selected (self);
  const char *id;

  tl_outline_get_focused (self);
  if (!self->current || tl_outline_find_position (self, self->current) == G_MAXUINT)
    return ids;
  id = tl_outline_row_get_id (self->current);
  if (g_strv_contains ((const char *const *) ids->pdata, id))
    return ids;
  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (ids, NULL);
  return ids;
}

static void
show_bulk (TlOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  guint            n = (guint) gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n > 1)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", n), n);
      gtk_label_set_text (self->bulk_label, text);
    }
  gtk_revealer_set_reveal_child (self->bulk_revealer, n > 1 && !self->read_only);
}

/* The row with the focus, else the first that is selected. */
static void
focus_on_map (TlOutline *self, const char *selected)
{
  TlOutlineRow *row = tl_outline_get_focused (self);
  const char   *id = row ? tl_outline_row_get_id (row) : selected;
  TlPlace       place = { 0 };

  if (id)
    place = tl_scene_place_of (tl_canvas_get_scene (self->canvas), id);
  if (place.type != TL_PLACE_NONE)
    tl_canvas_focus_place (self->canvas, &place);
}

/* From the list to the canvas, which looks at the place too: the map will be there when it is
 * shown, and what the canvas does to the focused place is done here. */
void
tl_outline_push_selection (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  show_bulk (self);
  tl_outline_update_actions (self);
  if (self->syncing || !self->canvas || !tl_canvas_get_document (self->canvas))
    return;
  ids = tl_outline_dup_selected (self);
  self->syncing = TRUE;
  tl_canvas_select (self->canvas, (const char *const *) ids->pdata);
  focus_on_map (self, ids->pdata[0]);
  self->syncing = FALSE;
}

/* The focus goes along when it is in the list: an undo may have taken the row that had it. */
static void
go_to_selected (TlOutline *self, GtkBitset *selected)
{
  guint         first = gtk_bitset_get_minimum (selected);
  TlOutlineRow *focused = tl_outline_get_focused (self);
  guint         position = focused ? tl_outline_find_position (self, focused) : G_MAXUINT;

  if (focused && gtk_bitset_contains (selected, position))
    return;
  if (focused && !self->editing)
    tl_outline_focus_row (self, tl_outline_get_row_at (self, first));
  else
    {
      g_set_object (&self->current, tl_outline_get_row_at (self, first));
      scroll_to (self, first);
    }
}

/* From the canvas to the list; what is filtered out cannot be shown as selected. */
void
tl_outline_pull_selection (TlOutline *self)
{
  const char *const *ids = tl_canvas_get_selection (self->canvas);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->syncing)
    return;
  for (guint i = 0; ids[i]; i++)
    g_hash_table_add (wanted, (gpointer) ids[i]);
  for (guint i = 0; i < n && g_hash_table_size (wanted); i++)
    if (g_hash_table_contains (wanted, tl_outline_row_get_id (tl_outline_get_row_at (self, i))))
      gtk_bitset_add (selected, i);
  self->syncing = TRUE;
  gtk_selection_model_set_selection (self->selection, selected, all);
  self->syncing = FALSE;
  show_bulk (self);
  if (!gtk_bitset_is_empty (selected))
    go_to_selected (self, selected);
  tl_outline_update_actions (self);
}

void
tl_outline_select_row (TlOutline *self, TlOutlineRow *row)
{
  guint position = tl_outline_find_position (self, row);

  if (position != G_MAXUINT)
    gtk_selection_model_select_item (self->selection, position, TRUE);
}
