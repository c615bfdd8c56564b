/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What cannot be typed is chosen: a popover at the cell lists what it may be, with the present
 * value marked, and the choice goes to all rows that are meant. Owners are chosen or typed. The
 * text of a card has a box of several lines. One popover is open at a time; it goes when it is
 * closed. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-icon-image.h"
#include "map/tl-query.h"

#include "app/tl-labels.h"
#include "app/tl-text-box.h"

#define SIGN_PX 18
/* About ten choices; more are scrolled. */
#define MOST_HEIGHT_PX 380
#define TEXT_WIDTH_PX 320
#define MOST_RATING 5

/* One thing that may be chosen. */
typedef struct
{
  char *label;
  char *id;    /* of a column, lane or persona; a name; or NULL */
  int   value; /* of an enum */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->label);
  g_free (choice->id);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, const char *label, const char *id, int value)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->label = g_strdup (label);
  choice->id = g_strdup (id);
  choice->value = value;
  g_ptr_array_add (choices, choice);
}

/* --- What there is to choose from --------------------------------------------------------------
 */

static void
add_values (GPtrArray *choices, guint field)
{
  g_auto (GStrv) labels = tl_labels_dup_values (TL_KIND_CARD, field);

  for (int i = 0; labels[i]; i++)
    add_choice (choices, labels[i], NULL, i);
}

static void
add_ratings (GPtrArray *choices)
{
  add_choice (choices, _ ("Not rated"), NULL, 0);
  for (int i = 1; i <= MOST_RATING; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);

      add_choice (choices, label, NULL, i);
    }
}

/* A stage with steps stands for its first step. */
static void
add_stages (GPtrArray *choices, const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = tl_record_get_id (stages->pdata[i]);
      const char      *title = tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE);
      const GPtrArray *steps = tl_table_get_children (table, id, TL_KIND_STEP);

      add_choice (choices,
                  *title ? title : _ ("Unnamed Stage"),
                  steps->len ? tl_record_get_id (steps->pdata[0]) : id,
                  0);
    }
  add_choice (choices, _ ("Parked"), NULL, 0);
}

static void
add_steps (GPtrArray *choices, const TlTable *table, const char *column)
{
  const TlRecord  *stage = tl_query_stage_of (table, column);
  const GPtrArray *steps =
    tl_table_get_children (table, stage ? tl_record_get_id (stage) : NULL, TL_KIND_STEP);

  for (guint i = 0; i < steps->len; i++)
    {
      const char *title = tl_record_get_text (steps->pdata[i], TL_STEP_TITLE);

      add_choice (choices,
                  *title ? title : _ ("Unnamed Step"),
                  tl_record_get_id (steps->pdata[i]),
                  0);
    }
}

/* Where cards may stand: the curve has the emotions lane to itself. */
static void
add_lanes (GPtrArray *choices, const TlTable *table, const char *map)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      TlLaneKind  kind = (TlLaneKind) tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND);
      const char *title = tl_record_get_text (lanes->pdata[i], TL_LANE_TITLE);

      if (kind != TL_LANE_KIND_EMOTIONS)
        add_choice (choices,
                    *title ? title : tl_labels_get_lane (kind),
                    tl_record_get_id (lanes->pdata[i]),
                    (int) kind);
    }
}

static void
add_personas (GPtrArray *choices, const TlTable *table)
{
  const GPtrArray *personas =
    tl_table_get_children (table,
                           tl_record_get_id (tl_table_get_document (table)),
                           TL_KIND_PERSONA);

  add_choice (choices, _ ("Everybody"), NULL, 0);
  for (guint i = 0; i < personas->len; i++)
    {
      const char *name = tl_record_get_text (personas->pdata[i], TL_PERSONA_NAME);

      add_choice (choices, *name ? name : _ ("Unnamed"), tl_record_get_id (personas->pdata[i]), 0);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(Choice *const *) a)->label, (*(Choice *const *) b)->label);
}

/* Those whom the map's cards have already. */
static void
add_owners (GPtrArray *choices, const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *owner = tl_record_get_text (cards->pdata[i], TL_CARD_OWNER);

      if (*owner && g_hash_table_add (seen, (gpointer) owner))
        add_choice (choices, owner, owner, 0);
    }
  g_ptr_array_sort (choices, compare_labels);
  add_choice (choices, _ ("Nobody"), "", 0);
}

static const char *
get_column_of (TlOutlineRow *row)
{
  return tl_record_get_ref (tl_outline_row_get_record (row),
                            tl_outline_row_is_card (row) ? TL_CARD_COLUMN : TL_POINT_COLUMN);
}

static GPtrArray *
dup_choices (TlOutline *self, TlOutlineColumn column, TlOutlineRow *row)
{
  const TlTable *table = tl_document_get_table (tl_outline_model_get_document (self->model));
  const char    *map = tl_outline_model_get_map (self->model);
  GPtrArray     *choices = g_ptr_array_new_with_free_func (choice_free);

  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_STAGE:
      add_stages (choices, table, map);
      break;
    case TL_OUTLINE_COLUMN_STEP:
      add_steps (choices, table, get_column_of (row));
      break;
    case TL_OUTLINE_COLUMN_LANE:
      add_lanes (choices, table, map);
      break;
    case TL_OUTLINE_COLUMN_CHANNEL:
      add_values (choices, TL_CARD_CHANNEL);
      break;
    case TL_OUTLINE_COLUMN_PERSONA:
      add_personas (choices, table);
      break;
    case TL_OUTLINE_COLUMN_EVIDENCE:
      add_values (choices, TL_CARD_EVIDENCE_STATUS);
      break;
    case TL_OUTLINE_COLUMN_WORK:
      add_values (choices, TL_CARD_STATUS);
      break;
    case TL_OUTLINE_COLUMN_RATING:
    case TL_OUTLINE_COLUMN_SECOND:
      add_ratings (choices);
      break;
    case TL_OUTLINE_COLUMN_OWNER:
      add_owners (choices, table, map);
      break;
    default:
      break;
    }
  return choices;
}

/* Whether the row is that already; a stage is any of its steps. */
static gboolean
is_present (TlOutline *self, TlOutlineColumn column, TlOutlineRow *row, const Choice *choice)
{
  const TlTable  *table = tl_document_get_table (tl_outline_model_get_document (self->model));
  const TlRecord *record = tl_outline_row_get_record (row);

  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_STAGE:
      return tl_outline_row_is_parked (row) ? !choice->id
                                            : tl_query_stage_of (table, choice->id) ==
                                                tl_query_stage_of (table, get_column_of (row));
    case TL_OUTLINE_COLUMN_STEP:
      return g_strcmp0 (choice->id, get_column_of (row)) == 0;
    case TL_OUTLINE_COLUMN_LANE:
      return g_strcmp0 (choice->id, tl_record_get_ref (record, TL_CARD_LANE)) == 0;
    case TL_OUTLINE_COLUMN_CHANNEL:
      return choice->value == tl_record_get_integer (record, TL_CARD_CHANNEL);
    case TL_OUTLINE_COLUMN_PERSONA:
      return g_strcmp0 (choice->id, tl_record_get_ref (record, TL_CARD_PERSONA)) == 0;
    case TL_OUTLINE_COLUMN_EVIDENCE:
      return choice->value == tl_record_get_integer (record, TL_CARD_EVIDENCE_STATUS);
    case TL_OUTLINE_COLUMN_RATING:
      return choice->value == tl_outline_row_get_rating (row);
    case TL_OUTLINE_COLUMN_SECOND:
      return choice->value == tl_outline_row_get_second (row);
    case TL_OUTLINE_COLUMN_WORK:
      return choice->value == tl_record_get_integer (record, TL_CARD_STATUS);
    case TL_OUTLINE_COLUMN_OWNER:
      return g_strcmp0 (choice->id, tl_record_get_text (record, TL_CARD_OWNER)) == 0;
    default:
      return FALSE;
    }
}

/* --- Choosing ----------------------------------------------------------------------------------
 */

static guint
apply (TlOutline *self, const char *const *ids, TlOutlineColumn column, const Choice *choice)
{
  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_STAGE:
    case TL_OUTLINE_COLUMN_STEP:
      return tl_outline_edit_column (self->model, ids, choice->id);
    case TL_OUTLINE_COLUMN_LANE:
      return tl_outline_edit_lane (self->model, ids, choice->id);
    case TL_OUTLINE_COLUMN_PERSONA:
      return tl_outline_edit_persona (self->model, ids, choice->id);
    case TL_OUTLINE_COLUMN_OWNER:
      return tl_outline_edit_owner (self->model, ids, choice->id);
    default:
      return tl_outline_edit_value (self->model, ids, column, choice->value);
    }
}

/* What was done to one row is seen; of several a toast tells. */
static void
choose (TlOutline *self, TlOutlineColumn column, const Choice *choice)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  g_autofree char *text = NULL;
  guint            n;

  n = apply (self, (const char *const *) ids->pdata, column, choice);
  if (n < 2)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s: “%s” for %u card",
                                       "%s: “%s” for %u cards",
                                       n),
                          tl_outline_column_get_title (column),
                          choice->label,
                          n);
  tl_outline_notice (self, text, TRUE);
}

static TlOutlineColumn
get_column (GtkWidget *list)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "tl-column"));
}

static void
row_activated_cb (TlOutline *self, GtkListBoxRow *row, GtkWidget *list)
{
  Choice         *choice = g_object_get_data (G_OBJECT (row), "tl-choice");
  TlOutlineColumn column = get_column (list);
  Choice          held = { g_strdup (choice->label), g_strdup (choice->id), choice->value };

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  choose (self, column, &held);
  g_free (held.label);
  g_free (held.id);
}

/* A name that nobody has yet. */
static void
name_activated_cb (TlOutline *self, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  Choice           choice = { name, name, 0 };

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  choose (self, TL_OUTLINE_COLUMN_OWNER, &choice);
}

static GtkWidget *
new_sign (TlOutlineColumn column, const Choice *choice)
{
  GtkWidget *sign;

  if (column != TL_OUTLINE_COLUMN_CHANNEL && column != TL_OUTLINE_COLUMN_LANE)
    return NULL;
  sign = tl_icon_image_new (SIGN_PX);
  if (column == TL_OUTLINE_COLUMN_CHANNEL)
    tl_icon_image_set_channel (TL_ICON_IMAGE (sign), (TlChannel) choice->value);
  else
    tl_icon_image_set_lane (TL_ICON_IMAGE (sign), (TlLaneKind) choice->value);
  return sign;
}

static GtkWidget *
new_choice_row (TlOutlineColumn column, Choice *choice, gboolean present)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (choice->label);
  GtkWidget *sign = new_sign (column, choice);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (mark, present ? 1 : 0);
  if (sign)
    gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  present ? _ ("chosen now") : "",
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "tl-choice", choice, choice_free);
  return row;
}

static GtkWidget *
new_list (TlOutline *self, TlOutlineColumn column, TlOutlineRow *row, GtkWidget **present)
{
  GtkWidget *list = gtk_list_box_new ();
  GPtrArray *choices = dup_choices (self, column, row);

  g_ptr_array_set_free_func (choices, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "outline-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_outline_column_get_title (column),
                                  -1);
  g_object_set_data (G_OBJECT (list), "tl-column", GUINT_TO_POINTER (column));
  for (guint i = 0; i < choices->len; i++)
    {
      gboolean   is_now = is_present (self, column, row, choices->pdata[i]);
      GtkWidget *added = new_choice_row (column, choices->pdata[i], is_now);

      gtk_list_box_append (GTK_LIST_BOX (list), added);
      if (is_now || !i)
        *present = added;
    }
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_ptr_array_unref (choices);
  return list;
}

static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
new_name_entry (TlOutline *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Owner"),
                                  -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (name_activated_cb), self);
  return entry;
}

/* Lists what the rows that are meant may be in a column, at the cell of the one with the focus. */
void
tl_outline_choose (TlOutline *self, TlOutlineColumn column)
{
  GtkWidget   *popover;
  GtkWidget   *box;
  GtkWidget   *entry = NULL;
  GtkWidget   *present = NULL;
  GdkRectangle at;

  tl_outline_commit_editing (self);
  tl_outline_get_focused (self);
  if (!tl_outline_can_edit (self) || !self->current ||
      tl_outline_find_position (self, self->current) == G_MAXUINT)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (column == TL_OUTLINE_COLUMN_OWNER)
    {
      entry = new_name_entry (self);
      gtk_box_append (GTK_BOX (box), entry);
    }
  gtk_box_append (GTK_BOX (box), new_scroller (new_list (self, column, self->current, &present)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_outline_column_get_title (column),
                                  -1);
  tl_outline_get_cell_rect (self, column, &at);
  tl_outline_popup (self, popover, &at);
  if (entry || present)
    gtk_widget_grab_focus (entry ? entry : present);
}

/* --- The text of a card ------------------------------------------------------------------------
 */

static void
text_closed_cb (TlOutline *self, GtkWidget *popover)
{
  TlOutlineRow    *row = g_object_get_data (G_OBJECT (popover), "tl-row");
  GtkTextBuffer   *buffer = g_object_get_data (G_OBJECT (popover), "tl-buffer");
  const char      *id = tl_outline_row_get_id (row);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (tl_outline_model_find (self->model, id) == row && tl_outline_can_edit (self))
    tl_outline_edit_text (self->model, id, TL_OUTLINE_COLUMN_TEXT, text);
}

static gboolean
text_key_cb (TlOutline *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!(state & GDK_CONTROL_MASK) || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return GDK_EVENT_STOP;
}

/* Opens a box for a card's text; closing it, by whatever way, writes what stands there. */
void
tl_outline_open_text (TlOutline *self, TlOutlineRow *row)
{
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *text = tl_text_box_new (_ ("Text"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextBuffer      *buffer = tl_text_box_get_buffer (TL_TEXT_BOX (text));
  GdkRectangle        at;

  tl_outline_commit_editing (self);
  g_object_set (buffer,
                "text",
                tl_record_get_text (tl_outline_row_get_record (row), TL_CARD_TEXT),
                NULL);
  gtk_widget_set_size_request (text, TEXT_WIDTH_PX, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), new_scroller (text));
  g_object_set_data_full (G_OBJECT (popover), "tl-row", g_object_ref (row), g_object_unref);
  g_object_set_data_full (G_OBJECT (popover), "tl-buffer", g_object_ref (buffer), g_object_unref);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (text_key_cb), self);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (text_closed_cb), self);
  tl_outline_get_cell_rect (self, TL_OUTLINE_COLUMN_TEXT, &at);
  tl_outline_popup (self, popover, &at);
  gtk_widget_child_focus (text, GTK_DIR_TAB_FORWARD);
}

/* --- Popovers ----------------------------------------------------------------------------------
 */

/* The cell of the focused row, else its card, in the outline. */
void
tl_outline_get_cell_rect (TlOutline *self, TlOutlineColumn column, GdkRectangle *rect)
{
  TlOutlineCell  *cell = NULL;
  graphene_rect_t bounds;

  if (self->current && tl_outline_is_shown (self, column))
    cell = tl_outline_find_cell (self, self->current, column);
  if (self->current && !cell)
    cell = tl_outline_find_cell (self, self->current, TL_OUTLINE_COLUMN_CARD);
  *rect = (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 };
  if (cell && gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    *rect = (GdkRectangle){ (int) bounds.origin.x,
                            (int) bounds.origin.y,
                            (int) bounds.size.width,
                            (int) bounds.size.height };
}

static gboolean
gone_cb (gpointer popover)
{
  /* The outline may have gone first. */
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* It goes in an idle: an activated menu item acts only after its menu has closed. */
static void
closed_cb (TlOutline *self, GtkWidget *popover)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (self->popover != popover)
    return;
  self->popover = NULL;
  if (self->current && (!focus || gtk_widget_is_ancestor (focus, popover)))
    tl_outline_focus_row (self, self->current);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, gone_cb, g_object_ref (popover), g_object_unref);
}

void
tl_outline_popup (TlOutline *self, GtkWidget *popover, const GdkRectangle *at)
{
  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}
