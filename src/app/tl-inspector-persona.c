/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A persona's page: the five attributes that everybody asks for, voice and colour, the rest folded
 * away. Removing one takes its curves along and can be undone. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"
#include "map/tl-edit.h"

static gboolean
has_line (TlInspector *self, const char *persona)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *referrers = tl_table_get_referrers (table, persona);

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_CURVE &&
        tl_table_get_children (table, tl_record_get_id (referrers->pdata[i]), TL_KIND_POINT)->len >
          0)
      return TRUE;
  return FALSE;
}

/* What goes is told, and nothing that was not there. */
static char *
dup_removed_text (TlInspector *self, const TlRecord *persona)
{
  const char *name = tl_record_get_text (persona, TL_PERSONA_NAME);

  if (has_line (self, tl_record_get_id (persona)))
    return *name ? g_strdup_printf (_ ("“%s” removed, with the curve"), name)
                 : g_strdup (_ ("Persona removed, with the curve"));
  return *name ? g_strdup_printf (_ ("“%s” removed"), name) : g_strdup (_ ("Persona removed"));
}

static void
remove_clicked_cb (TlInspector *self)
{
  g_autofree char *id = g_strdup (self->persona);
  g_autofree char *text = NULL;
  const TlRecord  *persona = id ? tl_table_get (tl_document_get_table (self->document), id) : NULL;
  const char      *ids[] = { id, NULL };

  if (!persona)
    return;
  text = dup_removed_text (self, persona);
  tl_document_begin (self->document, _ ("Remove Persona"));
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
  tl_inspector_notice (self, text, TRUE);
}

/* --- Order -------------------------------------------------------------------------------------
 */

/* The persona's place among those that the map shows; -1 = it is not shown. */
static int
find_place (TlInspector *self, int *n_shown)
{
  const TlRecord    *map = tl_table_get (tl_document_get_table (self->document), self->map);
  const char *const *list = map ? tl_record_get_list (map, TL_MAP_PERSONAS) : NULL;
  int                place = -1;

  *n_shown = list ? (int) g_strv_length ((char **) list) : 0;
  for (int i = 0; i < *n_shown; i++)
    if (g_strcmp0 (list[i], self->persona) == 0)
      place = i;
  return place;
}

static void
move_clicked_cb (GtkWidget *button, TlInspector *self)
{
  int             step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "tl-step"));
  const TlRecord *map = tl_table_get (tl_document_get_table (self->document), self->map);
  int             n;
  int             place = find_place (self, &n);
  g_auto (GStrv) list = NULL;
  g_autofree char *name = NULL;
  g_autofree char *step_name = NULL;
  char            *other;

  if (!map || place < 0 || place + step < 0 || place + step >= n || self->read_only)
    return;
  list = g_strdupv ((char **) tl_record_get_list (map, TL_MAP_PERSONAS));
  other = list[place + step];
  list[place + step] = list[place];
  list[place] = other;
  name = tl_step_name_dup_thing (tl_document_get_table (self->document), self->persona);
  step_name = g_strdup_printf (_ ("Move %s"), name);
  tl_document_begin (self->document, step_name);
  tl_edit_set_list (self->document, self->map, TL_MAP_PERSONAS, (const char *const *) list);
  tl_document_commit (self->document);
}

static void
pull_place (TlFormRow *row, const TlRecord *persona)
{
  GtkWidget       *widget = tl_form_row_get_widget (row);
  TlInspector     *self = tl_form_row_get_data (row);
  int              n;
  int              place = find_place (self, &n);
  g_autofree char *words = g_strdup_printf (_ ("%d of %d"), place + 1, n);

  gtk_widget_set_visible (widget, place >= 0 && n > 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), words);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (widget), "tl-up"), place > 0);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (widget), "tl-down"), place + 1 < n);
}

static GtkWidget *
new_move_button (TlInspector *self, const char *icon, const char *label, int step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "tl-step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_clicked_cb), self, 0);
  return button;
}

static void
add_place (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *up = new_move_button (self, "go-up-symbolic", _ ("Move Up"), -1);
  GtkWidget *down = new_move_button (self, "go-down-symbolic", _ ("Move Down"), 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Place on This Map"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  g_object_set_data (G_OBJECT (row), "tl-up", up);
  g_object_set_data (G_OBJECT (row), "tl-down", down);
  gtk_widget_set_sensitive (row, !self->read_only);
  tl_form_pack (group, row);
  tl_form_bind (form, row, TL_FORM_NO_FIELD, _ ("Place"), pull_place, self);
}

static void
add_more (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);
  GtkWidget *more = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("More"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), more);
  tl_form_add_lines (form, more, TL_PERSONA_NEEDS, _ ("Needs"));
  tl_form_add_lines (form, more, TL_PERSONA_MOTIVATIONS, _ ("Motivations"));
  tl_form_add_lines (form, more, TL_PERSONA_BEHAVIOURS, _ ("Behaviors"));
  tl_form_add_text (form, more, TL_PERSONA_DEMOGRAPHICS, _ ("Demographics"));
  tl_form_add_entry (form, more, TL_PERSONA_SEGMENT, _ ("Segment"));
}

/**
 * tl_inspector_build_persona:
 * @self: an inspector with an empty page
 * @persona: the persona
 *
 * Builds the page of a persona.
 */
void
tl_inspector_build_persona (TlInspector *self, const char *persona)
{
  TlForm    *form = tl_inspector_add_form (self, (const char *const[]){ persona, NULL });
  GtkWidget *group = tl_inspector_add_group (self, NULL);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Portrait and Sheet"));
  GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Remove Persona"));

  tl_inspector_set_heading (self, _ ("Persona"), NULL);
  tl_form_add_entry (form, group, TL_PERSONA_NAME, _ ("Name"));
  tl_form_add_entry (form, group, TL_PERSONA_AGE, _ ("Age or Age Range"));
  tl_form_add_entry (form, group, TL_PERSONA_OCCUPATION, _ ("Occupation"));
  tl_form_add_lines (form, group, TL_PERSONA_GOALS, _ ("Goals"));
  tl_form_add_lines (form, group, TL_PERSONA_CHALLENGES, _ ("Challenges"));
  group = tl_inspector_add_group (self, NULL);
  tl_form_add_text (form, group, TL_PERSONA_QUOTE, _ ("Quote"));
  tl_form_add_color (form, group, TL_PERSONA_COLOR, _ ("Color"));
  add_place (self, form, group);
  add_more (self, form);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.persona");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", persona);
  gtk_widget_add_css_class (open, "flat");
  gtk_box_append (self->page, open);
  gtk_widget_set_sensitive (remove, !self->read_only);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "error");
  g_signal_connect_object (remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->page, remove);
}
