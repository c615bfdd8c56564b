/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The standard rows of forms: choices, switches, ratings, numbers, colours and references. Each is
 * a pair: a pull that shows the field, and a handler of the widget's change that writes it between
 * begin and end. A choice is a step of its own; rows that are typed into are in
 * tl-form-text-rows.c. */
#include "config.h"

#include "app/tl-form-rows.h"

#include <glib/gi18n-lib.h>

#include "app/tl-channel-button.h"
#include "app/tl-color-button.h"
#include "app/tl-labels.h"
#include "app/tl-rating.h"

static TlKind
get_kind (TlForm *form)
{
  return tl_record_get_kind (
    tl_table_get (tl_document_get_table (tl_form_get_document (form)), tl_form_get_id (form)));
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A screen reader tells the list and the row that something stands in; without a name it is "Gtk
 * list box". Rows of libadwaita are named by their titles, others have to say theirs. */
static void
name_row (GtkWidget *parent, GtkWidget *row)
{
  GtkWidget  *list = gtk_widget_get_parent (row);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const char *group = ADW_IS_PREFERENCES_GROUP (parent)
                        ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (parent))
                        : NULL;

  /* Newer releases label it by the group's title, also when that is empty. */
  if (GTK_IS_LIST_BOX (list))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (GTK_IS_LIST_BOX (list))
    set_name (list, group != NULL && *group != '\0' ? group : _ ("Fields"));
  if (!ADW_IS_ACTION_ROW (row) && !ADW_IS_ENTRY_ROW (row) && !ADW_IS_EXPANDER_ROW (row) &&
      *title != '\0')
    set_name (row, title);
}

/**
 * tl_form_pack:
 * @parent: (nullable): a preferences group or an expander row; NULL = the caller packs it
 * @row: (transfer none): a row without a parent
 */
void
tl_form_pack (GtkWidget *parent, GtkWidget *row)
{
  if (parent && ADW_IS_EXPANDER_ROW (parent))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), row);
  else if (parent)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), row);
  if (parent && ADW_IS_PREFERENCES_ROW (row))
    name_row (parent, row);
}

static GtkWidget *
new_action_row (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  return row;
}

/* Packs a row and binds it; what only shows is insensitive. */
static TlFormRow *
add_row (TlForm     *form,
         GtkWidget  *parent,
         GtkWidget  *widget,
         guint       field,
         const char *title,
         TlFormPull  pull,
         gpointer    data)
{
  gtk_widget_set_sensitive (widget, !tl_form_is_read_only (form));
  tl_form_pack (parent, widget);
  return tl_form_bind (form, widget, field, title, pull, data);
}

/* --- Choices -----------------------------------------------------------------------------------
 */

/* Selects one of the first n items, or, while values differ, one more that says so: libadwaita has
 * changed what it does with a list in which nothing is selected. */
static void
select_item (AdwComboRow *widget, guint n, gboolean mixed, guint selected)
{
  GtkStringList *model = GTK_STRING_LIST (adw_combo_row_get_model (widget));
  guint          n_items = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (mixed && n_items == n)
    gtk_string_list_append (model, _ ("Mixed"));
  adw_combo_row_set_selected (widget, mixed ? n : selected);
  if (!mixed && n_items > n)
    gtk_string_list_remove (model, n);
}

static void
pull_choice (TlFormRow *row, const TlRecord *record)
{
  select_item (ADW_COMBO_ROW (tl_form_row_get_widget (row)),
               GPOINTER_TO_UINT (tl_form_row_get_data (row)),
               tl_form_row_is_mixed (row),
               (guint) tl_record_get_integer (record, tl_form_row_get_field (row)));
}

static void
choice_cb (AdwComboRow *widget, GParamSpec *pspec, TlFormRow *row)
{
  guint selected = adw_combo_row_get_selected (widget);
  guint n = GPOINTER_TO_UINT (tl_form_row_get_data (row));

  if (selected >= n)
    return;
  tl_form_row_set_integer (row, selected);
  tl_form_row_end_session (row);
}

/**
 * tl_form_add_choice:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: an enum field
 * @title: what it is called
 *
 * Adds a list of the field's values.
 */
GtkWidget *
tl_form_add_choice (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = adw_combo_row_new ();
  g_auto (GStrv) labels = tl_labels_dup_values (get_kind (form), field);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) labels);
  TlFormRow *row;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (model));
  row = add_row (form,
                 parent,
                 widget,
                 field,
                 title,
                 pull_choice,
                 GUINT_TO_POINTER (g_strv_length (labels)));
  tl_form_row_connect (row, widget, "notify::selected", G_CALLBACK (choice_cb));
  return widget;
}

/* --- Channels ----------------------------------------------------------------------------------
 */

static void
pull_channel (TlFormRow *row, const TlRecord *record)
{
  TlChannelButton *button = tl_form_row_get_data (row);

  if (tl_form_row_is_mixed (row))
    tl_channel_button_set_mixed (button);
  else
    tl_channel_button_set_value (button,
                                 (int) tl_record_get_integer (record, tl_form_row_get_field (row)));
}

static void
channel_cb (TlChannelButton *button, GParamSpec *pspec, TlFormRow *row)
{
  tl_form_row_set_integer (row, tl_channel_button_get_value (button));
  tl_form_row_end_session (row);
}

/**
 * tl_form_add_channel:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a channel
 * @title: what it is called
 *
 * Adds a channel with its badge, and the grid of all behind it.
 */
GtkWidget *
tl_form_add_channel (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *button = tl_channel_button_new (title);
  GtkWidget *widget = new_action_row (title, button);
  TlFormRow *row;

  row = add_row (form, parent, widget, field, title, pull_channel, button);
  tl_form_row_connect (row, button, "notify::value", G_CALLBACK (channel_cb));
  return widget;
}

/* --- Personas ----------------------------------------------------------------------------------
 */

/* The list's model: "All", then the document's personas. */
static const GPtrArray *
get_personas (TlForm *form)
{
  const TlTable *table = tl_document_get_table (tl_form_get_document (form));

  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_PERSONA);
}

static void
pull_persona (TlFormRow *row, const TlRecord *record)
{
  AdwComboRow     *widget = ADW_COMBO_ROW (tl_form_row_get_widget (row));
  const GPtrArray *personas = get_personas (tl_form_row_get_form (row));
  const char      *id = tl_record_get_ref (record, tl_form_row_get_field (row));
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (model, _ ("Everybody"));
  for (guint i = 0; i < personas->len; i++)
    {
      const TlRecord *persona = g_ptr_array_index (personas, i);
      const char     *name = tl_record_get_text (persona, TL_PERSONA_NAME);

      gtk_string_list_append (model, *name ? name : _ ("Unnamed"));
      if (g_strcmp0 (tl_record_get_id (persona), id) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (widget, G_LIST_MODEL (model));
  select_item (widget, personas->len + 1, tl_form_row_is_mixed (row), selected);
  gtk_widget_set_visible (GTK_WIDGET (widget), personas->len > 0);
}

static void
persona_cb (AdwComboRow *widget, GParamSpec *pspec, TlFormRow *row)
{
  TlForm          *form = tl_form_row_get_form (row);
  const GPtrArray *personas = get_personas (form);
  guint            selected = adw_combo_row_get_selected (widget);
  const char      *id = NULL;

  if (selected > personas->len)
    return;
  if (selected > 0)
    id = tl_record_get_id (g_ptr_array_index (personas, selected - 1));
  tl_form_row_set_ref (row, id);
  tl_form_row_end_session (row);
}

/**
 * tl_form_add_persona:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a reference to a persona
 * @title: what it is called
 *
 * Adds a list of the document's personas, hidden while there are none.
 */
GtkWidget *
tl_form_add_persona (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = adw_combo_row_new ();
  TlFormRow *row;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  row = add_row (form, parent, widget, field, title, pull_persona, NULL);
  tl_form_row_connect (row, widget, "notify::selected", G_CALLBACK (persona_cb));
  return widget;
}

/* --- Switches ----------------------------------------------------------------------------------
 */

/* A switch has no third state of its own: the style puts its knob in the middle. */
static void
show_switch_mixed (GtkWidget *toggle, gboolean mixed)
{
  if (mixed)
    gtk_widget_add_css_class (toggle, "mixed");
  else
    gtk_widget_remove_css_class (toggle, "mixed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  mixed ? _ ("Mixed") : "",
                                  -1);
}

static void
pull_switch (TlFormRow *row, const TlRecord *record)
{
  GtkWidget *toggle = tl_form_row_get_data (row);
  gboolean   mixed = tl_form_row_is_mixed (row);
  gboolean   active = !mixed && tl_record_get_boolean (record, tl_form_row_get_field (row));

  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  show_switch_mixed (toggle, mixed);
}

static void
switch_cb (GtkSwitch *widget, GParamSpec *pspec, TlFormRow *row)
{
  tl_form_row_set_integer (row, gtk_switch_get_active (widget));
  tl_form_row_end_session (row);
  show_switch_mixed (GTK_WIDGET (widget), tl_form_row_is_mixed (row));
}

/**
 * tl_form_add_switch:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a boolean field
 * @title: what it is called
 * @subtitle: (nullable): what it does
 *
 * Adds a switch.
 */
GtkWidget *
tl_form_add_switch (
  TlForm *form, GtkWidget *parent, guint field, const char *title, const char *subtitle)
{
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *widget = new_action_row (title, toggle);
  TlFormRow *row;

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  row = add_row (form, parent, widget, field, title, pull_switch, toggle);
  tl_form_row_connect (row, toggle, "notify::active", G_CALLBACK (switch_cb));
  return widget;
}

/* --- Ratings -----------------------------------------------------------------------------------
 */

static void
pull_rating (TlFormRow *row, const TlRecord *record)
{
  TlRating *rating = tl_form_row_get_data (row);

  if (tl_form_row_is_mixed (row))
    tl_rating_set_mixed (rating);
  else
    tl_rating_set_value (rating, (int) tl_record_get_integer (record, tl_form_row_get_field (row)));
}

static void
rating_cb (TlRating *widget, GParamSpec *pspec, TlFormRow *row)
{
  tl_form_row_set_integer (row, tl_rating_get_value (widget));
}

/**
 * tl_form_add_rating:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: an integer field of 0 to 5
 * @title: what is rated
 *
 * Adds five dots.
 */
GtkWidget *
tl_form_add_rating (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *rating = tl_rating_new (title);
  GtkWidget *widget = new_action_row (title, rating);
  TlFormRow *row;

  row = add_row (form, parent, widget, field, title, pull_rating, rating);
  tl_form_row_connect (row, rating, "notify::value", G_CALLBACK (rating_cb));
  return widget;
}

/* --- Numbers -----------------------------------------------------------------------------------
 */

static void
pull_number (TlFormRow *row, const TlRecord *record)
{
  GtkSpinButton *spin = tl_form_row_get_data (row);

  gtk_spin_button_set_value (spin,
                             (double) tl_record_get_integer (record, tl_form_row_get_field (row)));
  /* Also when the number is the one that it shows already. */
  if (tl_form_row_is_mixed (row))
    gtk_editable_set_text (GTK_EDITABLE (spin), "");
  else
    gtk_spin_button_update (spin);
}

static void
number_cb (GtkSpinButton *widget, TlFormRow *row)
{
  tl_form_row_set_integer (row, (gint64) gtk_spin_button_get_value (widget));
}

/**
 * tl_form_add_number:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: an integer field
 * @title: what it is called
 * @most: the largest number that can be set here
 *
 * Adds a number.
 */
GtkWidget *
tl_form_add_number (TlForm *form, GtkWidget *parent, guint field, const char *title, double most)
{
  const TlFieldInfo *info = tl_kind_get_field (get_kind (form), field);
  GtkWidget         *spin = gtk_spin_button_new_with_range (info->minimum, most, 1);
  GtkWidget         *widget = new_action_row (title, spin);
  TlFormRow         *row;

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  row = add_row (form, parent, widget, field, title, pull_number, spin);
  tl_form_row_connect (row, spin, "value-changed", G_CALLBACK (number_cb));
  return widget;
}

/* --- Colours -----------------------------------------------------------------------------------
 */

static void
pull_color (TlFormRow *row, const TlRecord *record)
{
  TlColorButton *button = tl_form_row_get_data (row);

  if (tl_form_row_is_mixed (row))
    tl_color_button_set_mixed (button);
  else
    tl_color_button_set_value (button, tl_record_get_text (record, tl_form_row_get_field (row)));
}

static void
color_cb (TlColorButton *widget, GParamSpec *pspec, TlFormRow *row)
{
  tl_form_row_set_text (row, tl_color_button_get_value (widget));
  tl_form_row_end_session (row);
}

/**
 * tl_form_add_color:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a colour field
 * @title: what it is called
 *
 * Adds a colour.
 */
GtkWidget *
tl_form_add_color (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *button = tl_color_button_new (title);
  GtkWidget *widget = new_action_row (title, button);
  TlFormRow *row;

  row = add_row (form, parent, widget, field, title, pull_color, button);
  tl_form_row_connect (row, button, "notify::value", G_CALLBACK (color_cb));
  return widget;
}
