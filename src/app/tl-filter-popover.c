/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter: for each field the values that cards of the map have, each with the number of its
 * cards and a check. Filled each time it opens; a check filters at once, the popover stays open for
 * the next. */
#include "config.h"

#include "app/tl-filter-popover.h"

#include <glib/gi18n-lib.h>

#include "map/tl-coverage.h"

#include "app/tl-labels.h"

/* As many rows as can be taken in; then it scrolls. */
#define MOST_HEIGHT 420
#define LEAST_WIDTH 264

static const char *const headings[TL_N_FILTER_FIELDS] = {
  [TL_FILTER_KIND] = N_ ("Kind"),         [TL_FILTER_CHANNEL] = N_ ("Channel"),
  [TL_FILTER_PERSONA] = N_ ("Persona"),   [TL_FILTER_STATUS] = N_ ("Evidence"),
  [TL_FILTER_TAG] = N_ ("Tag"),           [TL_FILTER_OWNER] = N_ ("Owner"),
  [TL_FILTER_TEAM] = N_ ("Team"),         [TL_FILTER_WORK] = N_ ("Status"),
  [TL_FILTER_SEVERITY] = N_ ("Severity"), [TL_FILTER_URGENCY] = N_ ("Urgent"),
};

static char *
dup_word_label (guint field, const char *word)
{
  int value = tl_field_find_value (tl_kind_get_field (TL_KIND_CARD, field), word);
  g_auto (GStrv) labels = tl_labels_dup_values (TL_KIND_CARD, field);

  return g_strdup (labels != NULL && value >= 0 ? labels[value] : word);
}

static const char *
get_urgency_label (const char *value)
{
  if (g_str_equal (value, "critical"))
    return _ ("Critical");
  return g_str_equal (value, "overdue") ? _ ("Overdue") : _ ("Due");
}

/**
 * tl_filter_popover_dup_label:
 * @canvas: a canvas with a document
 * @field: a field of cards
 * @value: one of its values
 *
 * Returns: (transfer full): what people call it
 */
char *
tl_filter_popover_dup_label (TlCanvas *canvas, TlFilterField field, const char *value)
{
  const TlTable  *table = tl_document_get_table (tl_canvas_get_document (canvas));
  const TlRecord *persona;
  int             kind;

  switch (field)
    {
    case TL_FILTER_KIND:
      kind = tl_field_find_value (tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND), value);
      return g_strdup (kind >= 0 ? tl_labels_get_card (kind) : value);
    case TL_FILTER_CHANNEL:
      return dup_word_label (TL_CARD_CHANNEL, value);
    case TL_FILTER_STATUS:
      return dup_word_label (TL_CARD_EVIDENCE_STATUS, value);
    case TL_FILTER_PERSONA:
      persona = tl_table_get_kind (table, value, TL_KIND_PERSONA);
      return g_strdup (persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : value);
    case TL_FILTER_WORK:
      return dup_word_label (TL_CARD_STATUS, value);
    case TL_FILTER_SEVERITY:
      return g_strdup_printf (_ ("Severity %s"), value);
    case TL_FILTER_URGENCY:
      return g_strdup (get_urgency_label (value));
    case TL_FILTER_TAG:
    case TL_FILTER_OWNER:
    case TL_FILTER_TEAM:
    case TL_N_FILTER_FIELDS:
    default:
      return g_strdup (value);
    }
}

typedef struct
{
  TlCanvas     *canvas;
  TlFilterField field;
  char         *value;
} Check;

static void
free_check (gpointer data, GClosure *closure)
{
  g_free (((Check *) data)->value);
  g_free (data);
}

static void
toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  Check          *check = user_data;
  const TlFilter *old = tl_canvas_get_filter (check->canvas, NULL, NULL);
  g_autoptr (TlFilter) filter = old != NULL ? tl_filter_copy (old) : tl_filter_new ();

  if (tl_filter_set (filter, check->field, check->value, gtk_check_button_get_active (button)))
    tl_canvas_set_filter (check->canvas, filter);
}

/* A check, what it asks for, and how many cards have that. */
static GtkWidget *
new_check (const char *text, guint n_cards)
{
  g_autofree char *number = g_strdup_printf ("%u", n_cards);
  GtkWidget       *row = gtk_check_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (text);
  GtkWidget       *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static GtkWidget *
new_row (TlCanvas *canvas, TlFilterField field, const TlFilterValue *value)
{
  const TlFilter  *filter = tl_canvas_get_filter (canvas, NULL, NULL);
  g_autofree char *text = tl_filter_popover_dup_label (canvas, field, value->value);
  GtkWidget       *row = new_check (text, value->n_cards);
  Check           *check = g_new0 (Check, 1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               filter != NULL && tl_filter_has (filter, field, value->value));
  check->canvas = canvas;
  check->field = field;
  check->value = g_strdup (value->value);
  g_signal_connect_data (row, "toggled", G_CALLBACK (toggled_cb), check, free_check, 0);
  return row;
}

static void
append_field (GtkBox *box, TlCanvas *canvas, TlFilterField field)
{
  const TlTable *table = tl_document_get_table (tl_canvas_get_document (canvas));
  g_autoptr (GArray) values = tl_filter_list_values (table, tl_canvas_get_map (canvas), field);
  GtkWidget *heading;

  if (values->len == 0)
    return;
  heading = gtk_label_new (_ (headings[field]));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "filter-heading");
  gtk_box_append (box, heading);
  for (guint i = 0; i < values->len; i++)
    gtk_box_append (box, new_row (canvas, field, &g_array_index (values, TlFilterValue, i)));
}

/* --- The assumptions ---------------------------------------------------------------------------
 */

/**
 * tl_filter_popover_new_assumptions:
 *
 * Returns: (transfer full): the filter that leaves only what is assumed: what research has to find
 *   out
 */
TlFilter *
tl_filter_popover_new_assumptions (void)
{
  TlFilter *filter = tl_filter_new ();

  tl_filter_set (filter, TL_FILTER_STATUS, "assumed", TRUE);
  return filter;
}

/**
 * tl_filter_popover_is_assumptions:
 * @filter: (nullable): a filter
 *
 * Returns: whether it asks for assumptions and nothing else
 */
gboolean
tl_filter_popover_is_assumptions (const TlFilter *filter)
{
  g_autoptr (TlFilter) rest = filter != NULL ? tl_filter_copy (filter) : NULL;

  return rest != NULL && tl_filter_set (rest, TL_FILTER_STATUS, "assumed", FALSE) &&
         tl_filter_is_empty (rest);
}

static void
assumptions_toggled_cb (GtkCheckButton *button, TlCanvas *canvas)
{
  g_autoptr (TlFilter) filter =
    gtk_check_button_get_active (button) ? tl_filter_popover_new_assumptions () : NULL;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  tl_canvas_set_filter (canvas, filter);
  /* The checks beneath would have to follow: they are made anew when it is opened again. */
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
append_assumptions (GtkBox *box, TlCanvas *canvas)
{
  const TlTable *table = tl_document_get_table (tl_canvas_get_document (canvas));
  TlCoverage     coverage = tl_coverage_of_map (table, tl_canvas_get_map (canvas));
  GtkWidget     *row;

  if (coverage.n_assumed == 0)
    return;
  row = new_check (_ ("Assumptions Only"), coverage.n_assumed);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               tl_filter_popover_is_assumptions (
                                 tl_canvas_get_filter (canvas, NULL, NULL)));
  g_signal_connect_object (row, "toggled", G_CALLBACK (assumptions_toggled_cb), canvas, 0);
  gtk_box_append (box, row);
}

static GtkWidget *
new_list (TlCanvas *canvas)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *empty;

  if (tl_canvas_get_document (canvas) != NULL && tl_canvas_get_map (canvas) != NULL)
    {
      append_assumptions (GTK_BOX (box), canvas);
      for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
        append_field (GTK_BOX (box), canvas, i);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    {
      empty = gtk_label_new (_ ("There are no cards yet"));
      gtk_widget_add_css_class (empty, "dim-label");
      gtk_box_append (GTK_BOX (box), empty);
    }
  gtk_widget_add_css_class (box, "filter-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_widget_set_size_request (scrolled, LEAST_WIDTH, -1);
  return scrolled;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer canvas)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (popover == NULL)
    {
      popover = gtk_popover_new ();
      gtk_widget_add_css_class (popover, "filter-popover");
      gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Filter Cards"),
                                      -1);
      gtk_menu_button_set_popover (button, popover);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), new_list (canvas));
}

static void
find_changed_cb (GtkWidget *button, TlCanvas *canvas)
{
  if (tl_canvas_get_filter (canvas, NULL, NULL) != NULL)
    gtk_widget_add_css_class (button, "filtering");
  else
    gtk_widget_remove_css_class (button, "filtering");
}

/**
 * tl_filter_popover_attach:
 * @button: a menu button without a menu
 * @canvas: whose cards are filtered; outlives @button
 *
 * Gives the button the filter.
 */
void
tl_filter_popover_attach (GtkMenuButton *button, TlCanvas *canvas)
{
  gtk_menu_button_set_create_popup_func (button, create_popover_cb, canvas, NULL);
  g_signal_connect_object (canvas,
                           "find-changed",
                           G_CALLBACK (find_changed_cb),
                           button,
                           G_CONNECT_SWAPPED);
}
