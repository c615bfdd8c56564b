/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list. Rows stay with their cards as long as these are shown and only change their
 * places, so that the focus stays where somebody is typing while the list sorts itself anew. */
#include "config.h"

#include "app/tl-rank-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _TlRankList
{
  GtkWidget parent_instance;

  GtkWidget    *box; /* our one child */
  GtkWidget    *headings[TL_N_RANK_COLUMNS];
  GtkSizeGroup *columns[TL_N_RANK_COLUMNS];
  GtkListBox   *list;
  GHashTable   *rows; /* id -> TlRankRow */
  TlRankColumn  sorted_by;
  gboolean      selecting; /* it is not a person who selects */
  gboolean      compact;
  TlRankMethod  method;
};

G_DEFINE_FINAL_TYPE (TlRankList, tl_rank_list, GTK_TYPE_WIDGET)

enum
{
  SET,
  SELECTED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *tooltip;
  float       xalign;
} headings[TL_N_RANK_COLUMNS] = {
  [TL_RANK_COLUMN_RANK] = { N_ ("#"), N_ ("Sort by Rank"), 1 },
  [TL_RANK_COLUMN_TITLE] = { N_ ("Title"), N_ ("Sort by Title"), 0 },
  [TL_RANK_COLUMN_REACH] = { N_ ("Reach"), N_ ("Sort by How Many People It Reaches"), 1 },
  [TL_RANK_COLUMN_IMPACT] = { N_ ("Impact"), N_ ("Sort by Impact"), 0.5 },
  [TL_RANK_COLUMN_CONFIDENCE] = { N_ ("Conf. %"), N_ ("Sort by Confidence"), 1 },
  [TL_RANK_COLUMN_EFFORT] = { N_ ("Effort"), N_ ("Sort by Effort, the Least First"), 0.5 },
  [TL_RANK_COLUMN_SCORE] = { N_ ("Score"), N_ ("Sort by Score"), 1 },
};

/* --- Order -------------------------------------------------------------------------------------
 */

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* What is not known comes last. */
static int
compare_known (gint64 a, gint64 b, gboolean least_first)
{
  if ((a > 0) != (b > 0))
    return a > 0 ? -1 : 1;
  return least_first ? compare_numbers (a, b) : compare_numbers (b, a);
}

static int
compare_titles (TlRankRow *a, TlRankRow *b)
{
  const char *left = g_object_get_data (G_OBJECT (a), "tl-sort");
  const char *right = g_object_get_data (G_OBJECT (b), "tl-sort");

  return g_strcmp0 (left, right);
}

static int
compare_rows (GtkListBoxRow *one, GtkListBoxRow *other, gpointer user_data)
{
  TlRankList *self = user_data;
  TlRankRow  *a = TL_RANK_ROW (one);
  TlRankRow  *b = TL_RANK_ROW (other);
  int         order = 0;

  switch (self->sorted_by)
    {
    case TL_RANK_COLUMN_TITLE:
      order = compare_titles (a, b);
      break;
    case TL_RANK_COLUMN_REACH:
    case TL_RANK_COLUMN_IMPACT:
    case TL_RANK_COLUMN_CONFIDENCE:
    case TL_RANK_COLUMN_EFFORT:
      order = compare_known (tl_rank_row_get_number (a, self->sorted_by),
                             tl_rank_row_get_number (b, self->sorted_by),
                             self->sorted_by == TL_RANK_COLUMN_EFFORT);
      break;
    case TL_RANK_COLUMN_RANK:
    case TL_RANK_COLUMN_SCORE:
    case TL_N_RANK_COLUMNS:
    default:
      break;
    }
  return order != 0 ? order
                    : compare_numbers (tl_rank_row_get_index (a), tl_rank_row_get_index (b));
}

/* --- News --------------------------------------------------------------------------------------
 */

static void
set_cb (TlRankList *self, guint field, gint64 value, TlRankRow *row)
{
  g_autofree char *id = g_strdup (tl_rank_row_get_id (row));

  g_signal_emit (self, signals[SET], 0, id, field, value);
}

static void
selected_cb (TlRankList *self, GtkListBoxRow *row)
{
  if (row && !self->selecting)
    g_signal_emit (self, signals[SELECTED], 0, tl_rank_row_get_id (TL_RANK_ROW (row)));
}

static void
activated_cb (TlRankList *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (tl_rank_row_get_id (TL_RANK_ROW (row)));

  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
heading_cb (TlRankList *self, GtkWidget *heading)
{
  tl_rank_list_sort (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (heading), "tl-column")));
}

/* --- Rows --------------------------------------------------------------------------------------
 */

static TlRankRow *
ensure_row (TlRankList *self, const char *id)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, id);

  if (row)
    return TL_RANK_ROW (row);
  row = tl_rank_row_new (id, self->columns);
  g_signal_connect_object (row, "set", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  return TL_RANK_ROW (row);
}

static void
drop_rows (TlRankList *self, TlBoard *board)
{
  GHashTableIter iter;
  gpointer       id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (!board || !tl_board_find_item (board, id))
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static gboolean
is_shown (TlRankList *self, TlRankColumn column)
{
  if (column == TL_RANK_COLUMN_RANK || column == TL_RANK_COLUMN_TITLE ||
      column == TL_RANK_COLUMN_SCORE)
    return TRUE;
  if (self->compact)
    return FALSE;
  return self->method == TL_RANK_RICE ||
         (column != TL_RANK_COLUMN_REACH && column != TL_RANK_COLUMN_CONFIDENCE);
}

static void
show_columns (TlRankList *self)
{
  GHashTableIter iter;
  gpointer       row;

  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    gtk_widget_set_visible (self->headings[i], is_shown (self, i));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
      tl_rank_row_show_column (row, i, is_shown (self, i));
}

static void
show_row (
  TlRankList *self, const TlBoardItem *item, const TlRecord *card, guint index, gboolean read_only)
{
  TlRankRow *row = ensure_row (self, item->id);

  tl_rank_row_show (row, item, card, index, read_only);
  g_object_set_data_full (G_OBJECT (row), "tl-sort", g_utf8_collate_key (item->name, -1), g_free);
}

/**
 * tl_rank_list_show:
 * @self: a list
 * @board: (nullable): the board with the cards, ranked
 * @table: their table
 * @method: by what they are ranked
 * @read_only: whether nothing can be changed
 *
 * Shows the cards of a board.
 */
void
tl_rank_list_show (
  TlRankList *self, TlBoard *board, const TlTable *table, TlRankMethod method, gboolean read_only)
{
  guint n = board ? tl_board_get_n_items (board) : 0;

  g_return_if_fail (TL_IS_RANK_LIST (self));

  self->selecting = TRUE;
  self->method = method;
  drop_rows (self, board);
  for (guint i = 0; i < n; i++)
    {
      const TlBoardItem *item = tl_board_get_item (board, i);

      show_row (self, item, tl_table_get (table, item->id), i, read_only);
    }
  show_columns (self);
  gtk_list_box_invalidate_sort (self->list);
  self->selecting = FALSE;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_rank_list_dispose (GObject *object)
{
  TlRankList *self = TL_RANK_LIST (object);

  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  G_OBJECT_CLASS (tl_rank_list_parent_class)->dispose (object);
}

static void
tl_rank_list_finalize (GObject *object)
{
  g_hash_table_unref (TL_RANK_LIST (object)->rows);
  G_OBJECT_CLASS (tl_rank_list_parent_class)->finalize (object);
}

static void
tl_rank_list_class_init (TlRankListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_rank_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_rank_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ranklist");
  signals[SET] = g_signal_new ("set",
                               type,
                               0,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               3,
                               G_TYPE_STRING,
                               G_TYPE_UINT,
                               G_TYPE_INT64);
  signals[SELECTED] =
    g_signal_new ("selected", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN] =
    g_signal_new ("open", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_headings (TlRankList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (_ (headings[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), headings[i].xalign);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_set_tooltip_text (button, _ (headings[i].tooltip));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "rank-heading");
      gtk_widget_set_hexpand (button, i == TL_RANK_COLUMN_TITLE);
      g_object_set_data (G_OBJECT (button), "tl-column", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (heading_cb), self);
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], button);
      gtk_box_append (GTK_BOX (box), button);
      self->headings[i] = button;
    }
  gtk_widget_add_css_class (box, "rank-headings");
  return box;
}

static void
tl_rank_list_init (TlRankList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), new_headings (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ranked List"),
                                  -1);
  g_signal_connect_object (self->list,
                           "row-selected",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list,
                           "row-activated",
                           G_CALLBACK (activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * tl_rank_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
tl_rank_list_new (void)
{
  return g_object_new (TL_TYPE_RANK_LIST, NULL);
}

/**
 * tl_rank_list_select:
 * @self: a list
 * @id: (nullable): the card that is marked and scrolled to
 */
void
tl_rank_list_select (TlRankList *self, const char *id)
{
  g_return_if_fail (TL_IS_RANK_LIST (self));

  self->selecting = TRUE;
  gtk_list_box_select_row (self->list, id ? g_hash_table_lookup (self->rows, id) : NULL);
  self->selecting = FALSE;
}

/**
 * tl_rank_list_sort:
 * @self: a list
 * @column: by which it is sorted from now on
 */
void
tl_rank_list_sort (TlRankList *self, TlRankColumn column)
{
  g_return_if_fail (TL_IS_RANK_LIST (self));

  self->sorted_by = column;
  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    if (i == column)
      gtk_widget_add_css_class (self->headings[i], "sorted");
    else
      gtk_widget_remove_css_class (self->headings[i], "sorted");
  gtk_list_box_invalidate_sort (self->list);
}

/**
 * tl_rank_list_set_compact:
 * @self: a list
 * @compact: whether there is room for rank, title and score alone
 */
void
tl_rank_list_set_compact (TlRankList *self, gboolean compact)
{
  g_return_if_fail (TL_IS_RANK_LIST (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  show_columns (self);
}

/**
 * tl_rank_list_commit:
 * @self: a list
 *
 * Writes a number that is being typed.
 */
void
tl_rank_list_commit (TlRankList *self)
{
  g_autoptr (GList) rows = NULL;

  g_return_if_fail (TL_IS_RANK_LIST (self));

  rows = g_hash_table_get_values (self->rows);
  for (GList *l = rows; l; l = l->next)
    tl_rank_row_commit (l->data);
}

/**
 * tl_rank_list_get_row:
 * @self: a list
 * @id: of a card
 *
 * Returns: (transfer none) (nullable): its row
 */
TlRankRow *
tl_rank_list_get_row (TlRankList *self, const char *id)
{
  g_return_val_if_fail (TL_IS_RANK_LIST (self), NULL);

  return g_hash_table_lookup (self->rows, id);
}

/**
 * tl_rank_list_get_row_at:
 * @self: a list
 * @place: from 0, as it is sorted
 *
 * Returns: (transfer none) (nullable): the row there
 */
TlRankRow *
tl_rank_list_get_row_at (TlRankList *self, int place)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TL_IS_RANK_LIST (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, place);
  return row ? TL_RANK_ROW (row) : NULL;
}
