/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The map's page, shown while nothing is selected: what the map is about, who walks it, and how it
 * is drawn. The list of personas is made anew when what it shows has changed. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"
#include "map/tl-coverage.h"
#include "map/tl-edit.h"

#include "app/tl-swatch.h"

#define SWATCH_PX 16

/* --- Personas ----------------------------------------------------------------------------------
 */

static const GPtrArray *
get_personas (TlInspector *self)
{
  const TlTable *table = tl_document_get_table (self->document);

  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_PERSONA);
}

static gboolean
is_shown (const TlRecord *map, const char *persona)
{
  return g_strv_contains (tl_record_get_list (map, TL_MAP_PERSONAS), persona);
}

/* "34 · Nurse on shifts" */
static char *
describe (const TlRecord *persona)
{
  const char *age = tl_record_get_text (persona, TL_PERSONA_AGE);
  const char *occupation = tl_record_get_text (persona, TL_PERSONA_OCCUPATION);

  if (*age && *occupation)
    return g_strdup_printf ("%s · %s", age, occupation);
  return g_strdup (*age ? age : occupation);
}

static char *
dup_color (const TlRecord *persona, guint index)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  TlColor  color = tl_theme_get_persona (tl_theme_get (dark ? TL_THEME_DARK : TL_THEME_LIGHT),
                                        tl_record_get_text (persona, TL_PERSONA_COLOR),
                                        index);

  return tl_color_to_hex (&color);
}

static void
shown_toggled_cb (GtkToggleButton *button, TlInspector *self)
{
  const char     *persona = g_object_get_data (G_OBJECT (button), "tl-persona");
  const TlRecord *map = tl_table_get (tl_document_get_table (self->document), self->map);
  gboolean        show = gtk_toggle_button_get_active (button);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (self->read_only || !map || is_shown (map, persona) == show)
    return;
  for (const char *const *id = tl_record_get_list (map, TL_MAP_PERSONAS); *id; id++)
    if (!g_str_equal (*id, persona))
      g_strv_builder_add (builder, *id);
  if (show)
    g_strv_builder_add (builder, persona);
  list = g_strv_builder_end (builder);
  tl_document_begin (self->document, show ? _ ("Show Persona") : _ ("Hide Persona"));
  tl_edit_set_list (self->document, self->map, TL_MAP_PERSONAS, (const char *const *) list);
  tl_document_commit (self->document);
}

static void
persona_activated_cb (AdwActionRow *row, TlInspector *self)
{
  tl_inspector_edit_persona (self, g_object_get_data (G_OBJECT (row), "tl-persona"));
}

static GtkWidget *
new_eye (TlInspector *self, const char *persona, const char *name, gboolean shown)
{
  GtkWidget       *eye = gtk_toggle_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Show %s on this map"), name);

  gtk_button_set_icon_name (GTK_BUTTON (eye),
                            shown ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (eye), shown);
  gtk_widget_set_valign (eye, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (eye, "flat");
  gtk_widget_add_css_class (eye, "eye");
  gtk_widget_set_sensitive (eye, !self->read_only);
  gtk_widget_set_tooltip_text (eye, shown ? _ ("Shown on This Map") : _ ("Hidden on This Map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (eye), "tl-persona", g_strdup (persona), g_free);
  g_signal_connect_object (eye, "toggled", G_CALLBACK (shown_toggled_cb), self, 0);
  return eye;
}

static GtkWidget *
new_persona_row (TlInspector *self, const TlRecord *persona, gboolean shown, guint index)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *id = tl_record_get_id (persona);
  const char      *name = tl_record_get_text (persona, TL_PERSONA_NAME);
  g_autofree char *subtitle = describe (persona);
  g_autofree char *color = dup_color (persona, index);
  GtkWidget       *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  if (!*name)
    name = _ ("Unnamed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tl_swatch_new (color, SWATCH_PX));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_eye (self, id, name, shown));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tl-persona", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (persona_activated_cb), self, 0);
  return row;
}

/* Those that the map shows in the map's order, then the others. */
static GPtrArray *
order_personas (TlInspector *self, const TlRecord *map)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *all = get_personas (self);
  GPtrArray       *ordered = g_ptr_array_new ();

  for (const char *const *id = tl_record_get_list (map, TL_MAP_PERSONAS); *id; id++)
    if (tl_table_get (table, *id))
      g_ptr_array_add (ordered, (gpointer) tl_table_get (table, *id));
  for (guint i = 0; i < all->len; i++)
    if (!is_shown (map, tl_record_get_id (g_ptr_array_index (all, i))))
      g_ptr_array_add (ordered, g_ptr_array_index (all, i));
  return ordered;
}

static char *
dup_signature (TlInspector *self, const TlRecord *map)
{
  g_autoptr (GPtrArray) personas = order_personas (self, map);
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < personas->len; i++)
    {
      const TlRecord  *persona = g_ptr_array_index (personas, i);
      g_autofree char *subtitle = describe (persona);

      g_string_append_printf (signature,
                              "%s\n%s\n%s\n%s\n%d\n",
                              tl_record_get_id (persona),
                              tl_record_get_text (persona, TL_PERSONA_NAME),
                              subtitle,
                              tl_record_get_text (persona, TL_PERSONA_COLOR),
                              is_shown (map, tl_record_get_id (persona)));
    }
  return g_string_free (signature, FALSE);
}

static void
fill_personas (TlInspector *self, const TlRecord *map, TlInspectorList *list)
{
  const GPtrArray *all = get_personas (self);
  g_autoptr (GPtrArray) personas = order_personas (self, map);

  for (guint i = 0; i < personas->len; i++)
    {
      const TlRecord *persona = g_ptr_array_index (personas, i);
      gboolean        shown = is_shown (map, tl_record_get_id (persona));
      guint           index = 0;

      g_ptr_array_find ((GPtrArray *) all, persona, &index);
      tl_inspector_list_add (list, new_persona_row (self, persona, shown, index));
    }
}

static void
add_personas (TlInspector *self, TlForm *form)
{
  GtkWidget *group =
    tl_inspector_add_list (self, form, _ ("Personas"), dup_signature, fill_personas, TRUE);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("Add a Persona"));
  gtk_widget_set_sensitive (add, !self->read_only);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a Persona"),
                                  -1);
  g_signal_connect_object (add,
                           "clicked",
                           G_CALLBACK (tl_inspector_add_persona),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
}

/* --- The page ----------------------------------------------------------------------------------
 */

/* "6 Stages · 12 Lanes · 48 Cards · 80 % observed" */
static void
pull_counts (TlFormRow *row, const TlRecord *map)
{
  TlInspector   *self = tl_form_row_get_data (row);
  const TlTable *table = tl_document_get_table (self->document);
  const TlKind   kinds[] = { TL_KIND_STAGE, TL_KIND_LANE, TL_KIND_CARD, TL_KIND_LINK };
  TlCoverage     coverage = tl_coverage_of_map (table, self->map);
  int            observed = tl_coverage_get_percent (&coverage);
  GString       *counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *children = tl_table_get_children (table, self->map, kinds[i]);
      g_autofree char *words = NULL;

      if (!children || !children->len)
        continue;
      words = children->len == 1 ? g_strdup_printf ("1 %s", tl_step_name_get_kind (kinds[i]))
                                 : tl_step_name_dup_counted (kinds[i], children->len);
      g_string_append_printf (counts, "%s%s", counts->len ? " · " : "", words);
    }
  if (observed >= 0)
    g_string_append_printf (counts, _ (" · %d %% observed"), observed);
  tl_inspector_set_heading (self, _ ("Map"), counts->str);
  g_string_free (counts, TRUE);
}

static void
add_picture (TlInspector *self, TlForm *map, TlForm *document)
{
  GtkWidget *group = tl_inspector_add_group (self, _ ("Picture"));
  GtkWidget *row;

  tl_form_add_choice (map, group, TL_MAP_LAYOUT, _ ("Layout"));
  tl_form_add_choice (map, group, TL_MAP_THEME, _ ("Colors"));
  row = tl_form_add_number (map, group, TL_MAP_TEXT_SCALE, _ ("Text Size"), 200);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Text Size in Percent"));
  row = tl_form_add_entry (document, group, TL_DOCUMENT_LANGUAGE, _ ("Language"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language, such as en or pt-BR"));
  tl_form_add_choice (document, group, TL_DOCUMENT_DIRECTION, _ ("Direction"));
}

/**
 * tl_inspector_build_map:
 * @self: an inspector with an empty page
 *
 * Builds the page of the map itself.
 */
void
tl_inspector_build_map (TlInspector *self)
{
  const char *document_id = tl_document_get_id (self->document);
  TlForm     *map = tl_inspector_add_form (self, (const char *const[]){ self->map, NULL });
  TlForm     *document = tl_inspector_add_form (self, (const char *const[]){ document_id, NULL });
  GtkWidget  *group = tl_inspector_add_group (self, NULL);

  tl_form_bind (map, NULL, TL_FORM_NO_FIELD, NULL, pull_counts, self);
  tl_form_add_entry (map, group, TL_MAP_TITLE, _ ("Title"));
  tl_form_add_choice (map, group, TL_MAP_STATE, _ ("State"));
  tl_form_add_text (map, group, TL_MAP_SCENARIO, _ ("Scenario"));
  add_personas (self, map);
  group = tl_inspector_add_group (self, _ ("Purpose"));
  tl_form_add_text (map, group, TL_MAP_OBJECTIVE, _ ("Objective of This Map"));
  tl_form_add_text (map, group, TL_MAP_GOAL, _ ("Customer’s Goal"));
  tl_form_add_choice (map, group, TL_MAP_GOAL_REACHED, _ ("Goal Reached"));
  tl_form_add_lines (map, group, TL_MAP_EXPECTATIONS, _ ("Expectations"));
  group = tl_inspector_add_group (self, NULL);
  tl_form_add_switch (map,
                      group,
                      TL_MAP_LOCKED,
                      _ ("Structure Lock"),
                      _ ("Only cards can be moved, stages and lanes stay"));
  tl_inspector_add_map_coverage (self, map);
  tl_inspector_add_map_time (self, map);
  add_picture (self, map, document);
}
