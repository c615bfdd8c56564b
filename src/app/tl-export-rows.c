/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of choices for exporting and printing. A list is filled between begin and end; what was
 * chosen is an id. */
#include "config.h"

#include "app/tl-export-rows.h"

#include "app/tl-form-rows.h"

static void
selected_cb (TlExportChoice *self)
{
  if (!self->filling)
    self->changed (self->data);
}

/**
 * tl_export_choice_init:
 * @self: a choice; it stays where it is in memory as long as the row lives
 * @group: where the row is put
 * @title: what is chosen
 * @changed: called when a person chose
 * @data: for @changed
 *
 * Makes a row without items.
 */
void
tl_export_choice_init (TlExportChoice *self,
                       GtkWidget      *group,
                       const char     *title,
                       void (*changed) (gpointer data),
                       gpointer data)
{
  GtkWidget *row = adw_combo_row_new ();

  *self = (TlExportChoice){ ADW_COMBO_ROW (row), NULL, NULL, FALSE, changed, data };
  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  tl_form_pack (group, row);
  g_object_ref (row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * tl_export_choice_clear:
 * @self: a choice
 *
 * Lets go of the row and the ids.
 */
void
tl_export_choice_clear (TlExportChoice *self)
{
  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

/**
 * tl_export_choice_begin:
 * @self: a choice
 * @labels: (out) (transfer full): the list that is filled
 *
 * Begins to fill the list anew.
 */
void
tl_export_choice_begin (TlExportChoice *self, GtkStringList **labels)
{
  self->filling = TRUE;
  self->coming = g_ptr_array_new_with_free_func (g_free);
  *labels = gtk_string_list_new (NULL);
}

/**
 * tl_export_choice_add:
 * @self: a choice
 * @labels: the list
 * @id: (nullable): what tl_export_choice_get() answers
 * @label: what people read
 *
 * Adds an item.
 */
void
tl_export_choice_add (TlExportChoice *self,
                      GtkStringList  *labels,
                      const char     *id,
                      const char     *label)
{
  g_ptr_array_add (self->coming, g_strdup (id));
  gtk_string_list_append (labels, label);
}

static gboolean
is_as_before (const TlExportChoice *self)
{
  if (self->ids->len != self->coming->len)
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], self->coming->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * tl_export_choice_end:
 * @self: a choice
 * @labels: (transfer full): the list
 * @selected: (nullable): the id that is chosen now; the first item when there is no such
 *
 * Shows the list; the same items as before stay as they are, so that the row that a person holds is
 * not changed under their hand. One without a choice is not shown.
 */
void
tl_export_choice_end (TlExportChoice *self, GtkStringList *labels, const char *selected)
{
  guint index = 0;

  for (guint i = 0; i < self->coming->len; i++)
    if (g_strcmp0 (self->coming->pdata[i], selected) == 0)
      index = i;
  if (!is_as_before (self))
    {
      g_ptr_array_unref (self->ids);
      self->ids = g_ptr_array_ref (self->coming);
      adw_combo_row_set_model (self->row, G_LIST_MODEL (labels));
    }
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  adw_combo_row_set_selected (self->row, index);
  gtk_widget_set_visible (GTK_WIDGET (self->row), self->ids->len > 1);
  g_object_unref (labels);
  self->filling = FALSE;
}

/**
 * tl_export_choice_get:
 * @self: a choice
 *
 * Returns: (nullable): the id of what is chosen
 */
const char *
tl_export_choice_get (TlExportChoice *self)
{
  guint selected = adw_combo_row_get_selected (self->row);

  return selected < self->ids->len ? self->ids->pdata[selected] : NULL;
}

/**
 * tl_export_choice_select:
 * @self: a choice
 * @id: (nullable): an item
 *
 * Chooses an item, as a person would.
 *
 * Returns: whether there is such an item
 */
gboolean
tl_export_choice_select (TlExportChoice *self, const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], id) == 0)
      {
        adw_combo_row_set_selected (self->row, i);
        return TRUE;
      }
  return FALSE;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  tl_form_pack (group, row);
  return control;
}

/**
 * tl_export_add_switch:
 * @group: where the row is put
 * @title: what it is
 * @subtitle: (nullable): what it does
 * @changed: (scope notified): called swapped, with @data, when it was switched
 * @data: for @changed
 *
 * Returns: (transfer none): the switch
 */
GtkWidget *
tl_export_add_switch (
  GtkWidget *group, const char *title, const char *subtitle, GCallback changed, gpointer data)
{
  GtkWidget *control = add_row (group, title, subtitle, gtk_switch_new ());

  g_signal_connect_swapped (control, "notify::active", changed, data);
  return control;
}

/**
 * tl_export_add_number:
 * @group: where the row is put
 * @title: what it is
 * @adjustment: its range
 * @digits: after the point
 * @changed: (scope notified): called swapped, with @data, when it was changed
 * @data: for @changed
 *
 * Returns: (transfer none): the spin button
 */
GtkWidget *
tl_export_add_number (GtkWidget     *group,
                      const char    *title,
                      GtkAdjustment *adjustment,
                      guint          digits,
                      GCallback      changed,
                      gpointer       data)
{
  GtkWidget *control = gtk_spin_button_new (adjustment, 0, digits);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (control), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (control), 5);
  add_row (group, title, NULL, control);
  g_signal_connect_swapped (control, "value-changed", changed, data);
  return control;
}

/**
 * tl_export_get_row:
 * @control: a switch or a number
 *
 * Returns: (transfer none): the row that it stands in
 */
GtkWidget *
tl_export_get_row (GtkWidget *control)
{
  return gtk_widget_get_ancestor (control, ADW_TYPE_ACTION_ROW);
}
