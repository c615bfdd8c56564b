/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers about a thing, in its page: each folds out into all that it says. On a card of a lane
 * of metrics a number is offered where there is none; elsewhere those are shown that are there. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-edit.h"
#include "map/tl-metric.h"

static const TlTable *
get_table (TlInspector *self)
{
  return tl_document_get_table (self->document);
}

static const char *
get_data (gpointer object, const char *key)
{
  return g_object_get_data (G_OBJECT (object), key);
}

static void
remove_cb (GtkWidget *button, TlInspector *self)
{
  g_autofree char *id = g_strdup (get_data (button, "tl-id"));
  const char      *ids[] = { id, NULL };

  if (self->read_only || tl_document_in_transaction (self->document))
    return;
  tl_document_begin (self->document, _ ("Remove Number"));
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
}

static void
add_cb (GtkWidget *row, TlInspector *self)
{
  if (self->read_only || tl_document_in_transaction (self->document))
    return;
  tl_document_begin (self->document, _ ("Add Number"));
  g_free (tl_edit_ensure_metric (self->document, get_data (row, "tl-id")));
  tl_document_commit (self->document);
}

/* "42 %", beside what the number is. */
static void
pull_summary (TlFormRow *row, const TlRecord *metric)
{
  GtkWidget       *expander = tl_form_row_get_widget (row);
  g_autofree char *number =
    tl_metric_has_value (metric)
      ? tl_metric_dup_number (metric, tl_record_get_number (metric, TL_METRIC_VALUE))
      : g_strdup (_ ("No value yet"));
  g_autofree char *escaped = g_markup_escape_text (number, -1);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), escaped);
}

static GtkWidget *
new_remove_button (TlInspector *self, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !self->read_only);
  gtk_widget_set_tooltip_text (button, _ ("Remove Number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove Number"),
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "tl-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

/* A number is a record of its own, with a form of its own. */
static GtkWidget *
new_number (TlInspector *self, const TlRecord *metric, gboolean of_card)
{
  const char *id = tl_record_get_id (metric);
  TlForm     *form = tl_form_new (self->document, id, self->read_only);
  GtkWidget  *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Number"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), of_card);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (expander), new_remove_button (self, id));
  tl_form_bind (form, expander, TL_FORM_NO_FIELD, NULL, pull_summary, NULL);
  if (!of_card)
    tl_form_add_entry (form, expander, TL_METRIC_TITLE, _ ("Name"));
  tl_form_add_decimal (form, expander, TL_METRIC_VALUE, _ ("Value"));
  tl_form_add_entry (form, expander, TL_METRIC_UNIT, _ ("Unit"));
  tl_form_add_decimal (form, expander, TL_METRIC_TARGET, _ ("Target"));
  tl_form_add_numbers (form, expander, TL_METRIC_HISTORY, _ ("Earlier Values"));
  tl_form_add_choice (form, expander, TL_METRIC_TREND, _ ("Trend"));
  tl_form_add_choice (form, expander, TL_METRIC_BETTER, _ ("Better Is"));
  tl_form_add_choice (form, expander, TL_METRIC_DISPLAY, _ ("Shown As"));
  tl_form_add_decimal (form, expander, TL_METRIC_MINIMUM, _ ("Scale From"));
  tl_form_add_decimal (form, expander, TL_METRIC_MAXIMUM, _ ("Scale To"));
  tl_form_add_entry (form, expander, TL_METRIC_PERIOD, _ ("Period"));
  tl_form_add_entry (form, expander, TL_METRIC_SOURCE, _ ("Source"));
  g_object_set_data_full (G_OBJECT (expander), "tl-form", form, g_object_unref);
  return expander;
}

static GtkWidget *
new_offer (TlInspector *self, const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add Number"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Or type it behind the title: NPS 42"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !self->read_only);
  g_object_set_data_full (G_OBJECT (row), "tl-id", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (add_cb), self, 0);
  return row;
}

/* Which numbers there are: what they say is followed by their own rows. */
static char *
sign_numbers (TlInspector *self, const TlRecord *record)
{
  g_autoptr (GPtrArray) metrics = tl_metric_find_all (get_table (self), tl_record_get_id (record));
  GString *signature = g_string_new (tl_record_get_id (record));

  for (guint i = 0; i < metrics->len; i++)
    g_string_append_printf (signature, "\n%s", tl_record_get_id (metrics->pdata[i]));
  return g_string_free (signature, FALSE);
}

static void
fill_numbers (TlInspector *self, const TlRecord *record, TlInspectorList *list)
{
  g_autoptr (GPtrArray) metrics = tl_metric_find_all (get_table (self), tl_record_get_id (record));
  gboolean of_card = tl_record_get_kind (record) == TL_KIND_CARD;

  for (guint i = 0; i < metrics->len; i++)
    tl_inspector_list_add (list, new_number (self, metrics->pdata[i], of_card && i == 0));
}

static void
fill_offered (TlInspector *self, const TlRecord *record, TlInspectorList *list)
{
  fill_numbers (self, record, list);
  if (!tl_metric_find (get_table (self), tl_record_get_id (record)))
    tl_inspector_list_add (list, new_offer (self, tl_record_get_id (record)));
}

/**
 * tl_inspector_add_numbers:
 * @self: an inspector building a page
 * @form: the form of one card, stage, step or lane
 * @offered: whether one can be added where there is none
 *
 * Adds the numbers about a thing; nothing is seen while there is nothing.
 */
void
tl_inspector_add_numbers (TlInspector *self, TlForm *form, gboolean offered)
{
  tl_inspector_add_list (self,
                         form,
                         _ ("Numbers"),
                         sign_numbers,
                         offered ? fill_offered : fill_numbers,
                         FALSE);
}
