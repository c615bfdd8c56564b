/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells are made once and show one row after another as the list scrolls. GTK 4.8 gives a list's
 * rows and cells no names of their own, so the cell names the two widgets around it: its parent is
 * the column view's cell, whose parent is the row. */
#include "config.h"

#include "app/tl-outline-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "canvas/tl-icon-image.h"

#include "app/tl-rating.h"

/* As large as the line of words beside it. */
#define SIGN_PX 16
#define BADGE_PX 18
#define WIDE_CHARS 18
#define NARROW_CHARS 8

struct _TlOutlineCell
{
  GtkBox parent_instance;

  TlOutlineColumn column;
  TlOutlineRow   *row;
  gboolean        narrow;
  gboolean        named; /* the widgets around it say what it shows */
  GtkWidget      *sign;  /* TlIconImage, TlRating, or NULL */
  GtkWidget      *words; /* both lines */
  GtkWidget      *label;
  GtkWidget      *place; /* the second line of a card in a narrow window; NULL in other columns */
  GtkWidget      *entry; /* while somebody types */
};

G_DEFINE_FINAL_TYPE (TlOutlineCell, tl_outline_cell, GTK_TYPE_BOX)

/* --- Words and signs ---------------------------------------------------------------------------
 */

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_sign (TlOutlineCell *self)
{
  const TlOutlineFacts *facts = tl_outline_row_get_facts (self->row);
  const TlRecord       *record = tl_outline_row_get_record (self->row);
  gint64                channel = TL_CHANNEL_NONE;

  if (tl_outline_row_is_card (self->row))
    channel = tl_record_get_integer (record, TL_CARD_CHANNEL);
  switch ((int) self->column)
    {
    case TL_OUTLINE_COLUMN_CARD:
      tl_icon_image_set_lane (TL_ICON_IMAGE (self->sign), facts->kind);
      break;
    case TL_OUTLINE_COLUMN_SCORE:
      if (isnan (facts->score))
        tl_icon_image_clear (TL_ICON_IMAGE (self->sign));
      else
        tl_icon_image_set_face (TL_ICON_IMAGE (self->sign), facts->score);
      break;
    case TL_OUTLINE_COLUMN_CHANNEL:
      tl_icon_image_set_channel (TL_ICON_IMAGE (self->sign), (TlChannel) channel);
      gtk_widget_set_visible (self->sign, channel != TL_CHANNEL_NONE);
      break;
    case TL_OUTLINE_COLUMN_RATING:
      tl_rating_set_value (TL_RATING (self->sign), tl_outline_row_get_rating (self->row));
      gtk_widget_set_visible (self->sign, tl_outline_row_get_rating_field (self->row) >= 0);
      break;
    case TL_OUTLINE_COLUMN_SECOND:
      tl_rating_set_value (TL_RATING (self->sign), tl_outline_row_get_second (self->row));
      gtk_widget_set_visible (self->sign, tl_outline_row_get_second_field (self->row) >= 0);
      break;
    default:
      break;
    }
}

static void
show_words (TlOutlineCell *self)
{
  g_autofree char *text = tl_outline_column_dup_text (self->column, self->row);
  gboolean         untitled = self->column == TL_OUTLINE_COLUMN_CARD && !*text;

  if (untitled)
    {
      g_free (text);
      text = tl_outline_row_dup_title (self->row);
    }
  set_class (self->label, "dim-label", untitled);
  if (self->column == TL_OUTLINE_COLUMN_SCORE && *text)
    {
      g_autofree char *number = g_steal_pointer (&text);

      /* A mark keeps the sign before the number in languages that run from right to left. */
      text = g_strconcat ("\xe2\x80\x8e", number, NULL);
    }
  /* The dots say it; their number is for sorting and for screen readers. */
  if (self->column != TL_OUTLINE_COLUMN_RATING && self->column != TL_OUTLINE_COLUMN_SECOND)
    gtk_label_set_text (GTK_LABEL (self->label), text);
}

static void
show_place (TlOutlineCell *self)
{
  const TlOutlineFacts *facts = tl_outline_row_get_facts (self->row);
  g_autofree char      *lane = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_LANE, self->row);
  g_autofree char      *text = NULL;

  /* Translators: where a card stands: stage or step, and lane. */
  text = g_strdup_printf (_ ("%s · %s"), *facts->step ? facts->step : facts->stage, lane);
  gtk_label_set_text (GTK_LABEL (self->place), text);
  gtk_widget_set_visible (self->place, self->narrow);
}

/* --- What screen readers say -------------------------------------------------------------------
 */

/* "Channel: Phone". */
static void
name_cell (TlOutlineCell *self)
{
  GtkWidget       *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = tl_outline_column_dup_text (self->column, self->row);
  g_autofree char *name = NULL;

  /* Translators: a column's heading, and what a row says there. */
  name = g_strdup_printf (_ ("%s: %s"),
                          tl_outline_column_get_title (self->column),
                          *text ? text : _ ("empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_row (TlOutlineCell *self)
{
  GtkWidget       *row = tl_outline_cell_get_row_widget (self);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  name = tl_outline_row_dup_name (self->row);
  description = tl_outline_row_dup_description (self->row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
  set_class (row, "parked", tl_outline_row_is_parked (self->row));
}

/* At the first binding there are no widgets around the cell yet. */
static void
name_around (TlOutlineCell *self)
{
  self->named = self->row && tl_outline_cell_get_row_widget (self);
  if (!self->named)
    return;
  name_cell (self);
  if (self->column == TL_OUTLINE_COLUMN_CARD)
    name_row (self);
}

static void
update (TlOutlineCell *self)
{
  if (self->sign)
    show_sign (self);
  show_words (self);
  if (self->place)
    show_place (self);
  name_around (self);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_outline_cell_dispose (GObject *object)
{
  tl_outline_cell_set_row (TL_OUTLINE_CELL (object), NULL);
  G_OBJECT_CLASS (tl_outline_cell_parent_class)->dispose (object);
}

static void
tl_outline_cell_class_init (TlOutlineCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_outline_cell_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "outlinecell");
  /* Not PRESENTATION: what is in such a widget, like the entry, is not told of either. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tl_outline_cell_init (TlOutlineCell *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/* What does not fit is told by a tooltip. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
new_sign (TlOutlineColumn column)
{
  GtkWidget *sign;

  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_CARD:
    case TL_OUTLINE_COLUMN_SCORE:
      return tl_icon_image_new (SIGN_PX);
    case TL_OUTLINE_COLUMN_CHANNEL:
      return tl_icon_image_new (BADGE_PX);
    case TL_OUTLINE_COLUMN_RATING:
    case TL_OUTLINE_COLUMN_SECOND:
      /* It only shows: the cell says the number. */
      sign =
        g_object_new (TL_TYPE_RATING, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_focusable (sign, FALSE);
      gtk_widget_set_can_target (sign, FALSE);
      return sign;
    default:
      return NULL;
    }
}

/**
 * tl_outline_cell_new:
 * @column: a column
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
tl_outline_cell_new (TlOutlineColumn column)
{
  TlOutlineCell *self;

  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, NULL);

  self = g_object_new (TL_TYPE_OUTLINE_CELL, NULL);
  self->column = column;
  self->sign = new_sign (column);
  /* The cell around it says the words already. */
  self->words = g_object_new (GTK_TYPE_BOX,
                              "orientation",
                              GTK_ORIENTATION_VERTICAL,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->label = new_label ();
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->words), self->label);
  if (column == TL_OUTLINE_COLUMN_CARD)
    {
      self->place = new_label ();
      gtk_widget_add_css_class (self->place, "dim-label");
      gtk_widget_add_css_class (self->place, "caption");
      gtk_widget_set_visible (self->place, FALSE);
      gtk_box_append (GTK_BOX (self->words), self->place);
    }
  if (column == TL_OUTLINE_COLUMN_SCORE)
    gtk_widget_add_css_class (self->label, "numeric");
  if (self->sign)
    gtk_box_append (GTK_BOX (self), self->sign);
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_widget_set_name (GTK_WIDGET (self), tl_outline_column_get_word (column));
  return GTK_WIDGET (self);
}

/**
 * tl_outline_cell_get_column:
 * @self: a cell
 *
 * Returns: its column
 */
TlOutlineColumn
tl_outline_cell_get_column (TlOutlineCell *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_CELL (self), TL_OUTLINE_COLUMN_CARD);

  return self->column;
}

/**
 * tl_outline_cell_set_row:
 * @self: a cell
 * @row: (nullable): what it shows from now on
 */
void
tl_outline_cell_set_row (TlOutlineCell *self, TlOutlineRow *row)
{
  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  if (self->row == row)
    return;
  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (!row)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  update (self);
}

/**
 * tl_outline_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TlOutlineRow *
tl_outline_cell_get_row (TlOutlineCell *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_CELL (self), NULL);

  return self->row;
}

/**
 * tl_outline_cell_get_row_widget:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the list's widget for its whole row, which has the focus
 */
GtkWidget *
tl_outline_cell_get_row_widget (TlOutlineCell *self)
{
  GtkWidget *cell;

  g_return_val_if_fail (TL_IS_OUTLINE_CELL (self), NULL);

  cell = gtk_widget_get_parent (GTK_WIDGET (self));
  return cell ? gtk_widget_get_parent (cell) : NULL;
}

/**
 * tl_outline_cell_set_narrow:
 * @self: a cell
 * @narrow: whether a card also says where it stands
 */
void
tl_outline_cell_set_narrow (TlOutlineCell *self, gboolean narrow)
{
  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  self->narrow = narrow;
  if (!self->place)
    return;
  gtk_widget_set_visible (self->place, narrow);
  /* The column takes what is left, but never less than a title can be told by. */
  gtk_label_set_width_chars (GTK_LABEL (self->label), narrow ? NARROW_CHARS : WIDE_CHARS);
}

/**
 * tl_outline_cell_set_first:
 * @self: a cell
 * @first: whether a stage begins with its row
 */
void
tl_outline_cell_set_first (TlOutlineCell *self, gboolean first)
{
  GtkWidget *row;

  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  row = tl_outline_cell_get_row_widget (self);
  if (row && self->column == TL_OUTLINE_COLUMN_CARD)
    set_class (row, "stage-start", first);
  if (!self->named)
    name_around (self);
}

/**
 * tl_outline_cell_tell:
 * @self: a cell of the column of cards
 * @text: (nullable): what is to be heard of its row; NULL = what is notable of it
 *
 * Gives its row another description, as long as the focus is in one of its cells.
 */
void
tl_outline_cell_tell (TlOutlineCell *self, const char *text)
{
  GtkWidget *row;

  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  row = tl_outline_cell_get_row_widget (self);
  if (!text)
    name_around (self);
  else if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text,
                                    -1);
}

/**
 * tl_outline_cell_set_cursor:
 * @self: a cell
 * @cursor: whether Enter in its row edits this column
 */
void
tl_outline_cell_set_cursor (TlOutlineCell *self, gboolean cursor)
{
  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  set_class (GTK_WIDGET (self), "cursor", cursor);
}

/* --- Typing ------------------------------------------------------------------------------------
 */

/**
 * tl_outline_cell_open:
 * @self: a cell of a column that is typed
 *
 * Puts an entry in the place of the words.
 *
 * Returns: (transfer none): the entry, with what the row says
 */
GtkEntry *
tl_outline_cell_open (TlOutlineCell *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TL_IS_OUTLINE_CELL (self) && self->row, NULL);

  if (self->entry)
    return GTK_ENTRY (self->entry);
  text = tl_outline_column_dup_text (self->column, self->row);
  self->entry = gtk_entry_new ();
  /* Undo takes typing back, and not what was there before. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  /* A cell is as wide as its column, whatever is typed there. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 2);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_outline_column_get_title (self->column),
                                  -1);
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_box_append (GTK_BOX (self), self->entry);
  return GTK_ENTRY (self->entry);
}

/**
 * tl_outline_cell_get_entry:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the entry that is open in it
 */
GtkEntry *
tl_outline_cell_get_entry (TlOutlineCell *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_CELL (self), NULL);

  return self->entry ? GTK_ENTRY (self->entry) : NULL;
}

/**
 * tl_outline_cell_close:
 * @self: a cell
 *
 * Takes the entry away and shows the words again.
 */
void
tl_outline_cell_close (TlOutlineCell *self)
{
  GtkWidget *entry;

  g_return_if_fail (TL_IS_OUTLINE_CELL (self));

  entry = g_steal_pointer (&self->entry);
  if (!entry)
    return;
  gtk_box_remove (GTK_BOX (self), entry);
  gtk_widget_set_visible (self->words, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}
