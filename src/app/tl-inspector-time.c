/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the inspector says of time: how long a part takes, and how the map shows that. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-time.h"

/* How long the whole map takes, under the group's title. */
static void
pull_total (TlFormRow *row, const TlRecord *map)
{
  TlInspector         *self = tl_form_row_get_data (row);
  const TlTable       *table = tl_document_get_table (self->document);
  AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (self->page), "tl-time-group");
  TlDuration           duration;
  g_autofree char     *words = NULL;
  g_autofree char     *text = NULL;

  if (tl_time_of_map (table, tl_record_get_id (map), &duration))
    {
      words = tl_duration_dup_sum_words (&duration);
      text = g_strdup_printf (_ ("%s in all"), words);
    }
  adw_preferences_group_set_description (group,
                                         text ? text
                                              : _ ("Say at stages and steps how long they take"));
}

/**
 * tl_inspector_add_map_time:
 * @self: an inspector building the map's page
 * @form: of the map
 *
 * Adds how the map shows time, and whether it shows comments.
 */
void
tl_inspector_add_map_time (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, _ ("Time"));

  g_object_set_data (G_OBJECT (self->page), "tl-time-group", group);
  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_total, self);
  tl_form_add_switch (form,
                      group,
                      TL_MAP_SHOW_TIME,
                      _ ("Time Axis"),
                      _ ("How much time has passed at each stage"));
  tl_form_add_switch (form,
                      group,
                      TL_MAP_TIME_TO_SCALE,
                      _ ("Columns to Scale"),
                      _ ("As wide as they are long"));
  tl_form_add_clock (form, group, TL_MAP_START, _ ("Begins at (Time of Day)"));
  group = tl_inspector_add_group (self, NULL);
  tl_form_add_switch (form,
                      group,
                      TL_MAP_SHOW_COMMENTS,
                      _ ("Comments on the Map"),
                      _ ("Pictures have none unless asked for"));
}
