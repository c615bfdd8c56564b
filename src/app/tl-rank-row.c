/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the ranked list: rank, title, score, and between them the numbers that the score is made
 * of. Filling a row never writes; a number that is none is put back. */
#include "config.h"

#include "app/tl-rank-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/tl-rating.h"

#define MOST_REACH 999999999
#define MOST_CONFIDENCE 100

struct _TlRankRow
{
  GtkListBoxRow parent_instance;

  char       *id;
  TlBoardItem item; /* without its texts */
  gint64      numbers[TL_N_RANK_COLUMNS];
  guint       index; /* in the list as it is ranked */
  gboolean    filling;
  GtkWidget  *cells[TL_N_RANK_COLUMNS];
};

G_DEFINE_FINAL_TYPE (TlRankRow, tl_rank_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  guint       field;
  const char *label;
  gint64      most;
} numbers[TL_N_RANK_COLUMNS] = {
  [TL_RANK_COLUMN_REACH] = { TL_CARD_REACH, N_ ("Reach"), MOST_REACH },
  [TL_RANK_COLUMN_IMPACT] = { TL_CARD_IMPACT, N_ ("Impact"), TL_RANK_MOST },
  [TL_RANK_COLUMN_CONFIDENCE] = { TL_CARD_CONFIDENCE,
                                  N_ ("Confidence in percent"),
                                  MOST_CONFIDENCE },
  [TL_RANK_COLUMN_EFFORT] = { TL_CARD_EFFORT, N_ ("Effort"), TL_RANK_MOST },
};

static void
set (TlRankRow *self, TlRankColumn column, gint64 value)
{
  if (self->filling || value == self->numbers[column])
    return;
  self->numbers[column] = value;
  g_signal_emit (self, signals[SET], 0, numbers[column].field, value);
}

static TlRankColumn
get_column (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "tl-column"));
}

/* --- Cells -------------------------------------------------------------------------------------
 */

static void
rated_cb (TlRankRow *self, GParamSpec *pspec, TlRating *rating)
{
  set (self, get_column (GTK_WIDGET (rating)), tl_rating_get_value (rating));
}

static void
show_number (TlRankRow *self, TlRankColumn column)
{
  g_autofree char *text = self->numbers[column] > 0
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, self->numbers[column])
                            : g_strdup ("");

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->cells[column]))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->cells[column]), text);
}

/* Nothing written means that it is not known; "80 %" is 80. */
static gboolean
parse_number (const char *text, gint64 most, gint64 *value)
{
  g_autofree char *clean = g_strdelimit (g_strdup (text), "%", ' ');

  g_strstrip (clean);
  *value = 0;
  return *clean == '\0' || g_ascii_string_to_signed (clean, 10, 0, most, value, NULL);
}

static void
enter_number (TlRankRow *self, GtkWidget *entry)
{
  TlRankColumn column = get_column (entry);
  gint64       value;

  if (self->filling)
    return;
  if (parse_number (gtk_editable_get_text (GTK_EDITABLE (entry)), numbers[column].most, &value))
    {
      set (self, column, value);
      return;
    }
  gtk_widget_error_bell (entry);
  show_number (self, column);
}

static void
focus_left_cb (GtkEventController *controller, TlRankRow *self)
{
  enter_number (self, gtk_event_controller_get_widget (controller));
}

static gboolean
entry_key_cb (
  GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, TlRankRow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  show_number (self, get_column (entry));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_entry (TlRankRow *self, TlRankColumn column)
{
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), column == TL_RANK_COLUMN_REACH ? 6 : 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), column == TL_RANK_COLUMN_REACH ? 6 : 3);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "–");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (enter_number), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
new_label (float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_cell (TlRankRow *self, TlRankColumn column)
{
  GtkWidget *cell;

  switch (column)
    {
    case TL_RANK_COLUMN_RANK:
      return new_label (1, "dim-label");
    case TL_RANK_COLUMN_SCORE:
      return new_label (1, "heading");
    case TL_RANK_COLUMN_TITLE:
      cell = new_label (0, "rank-title");
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (cell), 2);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (cell), 15);
      gtk_widget_set_hexpand (cell, TRUE);
      return cell;
    case TL_RANK_COLUMN_IMPACT:
    case TL_RANK_COLUMN_EFFORT:
      cell = tl_rating_new (_ (numbers[column].label));
      g_signal_connect_swapped (cell, "notify::value", G_CALLBACK (rated_cb), self);
      return cell;
    case TL_RANK_COLUMN_REACH:
    case TL_RANK_COLUMN_CONFIDENCE:
    case TL_N_RANK_COLUMNS:
    default:
      cell = new_entry (self, column);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (numbers[column].label),
                                      -1);
      return cell;
    }
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_rank_row_finalize (GObject *object)
{
  g_free (TL_RANK_ROW (object)->id);
  G_OBJECT_CLASS (tl_rank_row_parent_class)->finalize (object);
}

static void
tl_rank_row_class_init (TlRankRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_rank_row_finalize;
  signals[SET] = g_signal_new ("set",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               2,
                               G_TYPE_UINT,
                               G_TYPE_INT64);
}

static void
tl_rank_row_init (TlRankRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "rank-row");
}

/**
 * tl_rank_row_new:
 * @id: of a card
 * @columns: (array fixed-size=7): what keeps the cells of a column equally wide
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tl_rank_row_new (const char *id, GtkSizeGroup *const columns[TL_N_RANK_COLUMNS])
{
  TlRankRow *self = g_object_new (TL_TYPE_RANK_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->id = g_strdup (id);
  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    {
      self->cells[i] = new_cell (self, i);
      g_object_set_data (G_OBJECT (self->cells[i]), "tl-column", GUINT_TO_POINTER (i));
      gtk_size_group_add_widget (columns[i], self->cells[i]);
      gtk_box_append (GTK_BOX (box), self->cells[i]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

/**
 * tl_rank_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): its card's id
 */
const char *
tl_rank_row_get_id (TlRankRow *self)
{
  return self->id;
}

/**
 * tl_rank_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the card's scores as it shows them; without texts
 */
const TlBoardItem *
tl_rank_row_get_item (TlRankRow *self)
{
  return &self->item;
}

/**
 * tl_rank_row_get_number:
 * @self: a row
 * @column: one with a number of the card
 *
 * Returns: the number; 0 = not said
 */
gint64
tl_rank_row_get_number (TlRankRow *self, TlRankColumn column)
{
  return self->numbers[column];
}

/**
 * tl_rank_row_get_index:
 * @self: a row
 *
 * Returns: its place in the list as it is ranked
 */
guint
tl_rank_row_get_index (TlRankRow *self)
{
  return self->index;
}

static void
show_words (TlRankRow *self, const TlBoardItem *item)
{
  g_autofree char *rank = item->rank > 0 ? g_strdup_printf ("%u", item->rank) : g_strdup ("–");
  g_autofree char *score = tl_board_format_score (item->score);
  const char      *title = strstr (item->name, ": ");
  g_autofree char *words =
    g_strdup_printf ("%s  %s", item->label, title != NULL ? title + 2 : item->name);
  g_autofree char *spoken =
    item->rank > 0
      /* Translators: rank, card, score. */
      ? g_strdup_printf (_ ("%u. %s, score %s"), item->rank, item->name, score)
      : g_strdup_printf (_ ("%s, no score yet"), item->name);

  gtk_label_set_text (GTK_LABEL (self->cells[TL_RANK_COLUMN_RANK]), rank);
  gtk_label_set_text (GTK_LABEL (self->cells[TL_RANK_COLUMN_TITLE]), words);
  gtk_label_set_text (GTK_LABEL (self->cells[TL_RANK_COLUMN_SCORE]), score);
  gtk_widget_set_tooltip_text (self->cells[TL_RANK_COLUMN_TITLE], item->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  item->place,
                                  -1);
}

static gboolean
has_focus_within (GtkWidget *cell)
{
  return (gtk_widget_get_state_flags (cell) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * tl_rank_row_show:
 * @self: a row
 * @item: its card on the board
 * @card: its card
 * @index: its place in the list as it is ranked
 * @read_only: whether nothing can be changed
 *
 * Shows the card as it is now. A number that is being typed stays.
 */
void
tl_rank_row_show (
  TlRankRow *self, const TlBoardItem *item, const TlRecord *card, guint index, gboolean read_only)
{
  self->filling = TRUE;
  self->item = *item;
  self->item.id = self->item.name = self->item.place = self->item.label = NULL;
  self->index = index;
  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    {
      gint64 old = self->numbers[i];

      if (numbers[i].label == NULL)
        continue;
      self->numbers[i] = tl_record_get_integer (card, numbers[i].field);
      gtk_widget_set_sensitive (self->cells[i], !read_only);
      if (TL_IS_RATING (self->cells[i]))
        tl_rating_set_value (TL_RATING (self->cells[i]), (int) self->numbers[i]);
      else if (old != self->numbers[i] || !has_focus_within (self->cells[i]))
        show_number (self, i);
    }
  show_words (self, item);
  self->filling = FALSE;
}

/**
 * tl_rank_row_show_column:
 * @self: a row
 * @column: a column
 * @shown: whether it is seen
 */
void
tl_rank_row_show_column (TlRankRow *self, TlRankColumn column, gboolean shown)
{
  gtk_widget_set_visible (self->cells[column], shown);
}

/**
 * tl_rank_row_commit:
 * @self: a row
 *
 * Writes a number that is being typed.
 */
void
tl_rank_row_commit (TlRankRow *self)
{
  for (guint i = 0; i < TL_N_RANK_COLUMNS; i++)
    if (GTK_IS_ENTRY (self->cells[i]) && has_focus_within (self->cells[i]))
      enter_number (self, self->cells[i]);
}
