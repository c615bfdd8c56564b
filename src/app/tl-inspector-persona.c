/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A persona's page: the five attributes that everybody asks for, voice and colour, the rest folded
 * away. Removing one takes its curves along and can be undone. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-edit.h"

static void
remove_clicked_cb (TlInspector *self)
{
  g_autofree char *id = g_strdup (self->persona);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const TlRecord  *persona = id ? tl_table_get (tl_document_get_table (self->document), id) : NULL;
  const char      *ids[] = { id, NULL };

  if (!persona)
    return;
  name = g_strdup (tl_record_get_text (persona, TL_PERSONA_NAME));
  text = *name ? g_strdup_printf (_ ("“%s” removed, with the curve"), name)
               : g_strdup (_ ("Persona removed, with the curve"));
  tl_document_begin (self->document, _ ("Remove Persona"));
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
  tl_inspector_notice (self, text, TRUE);
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
  add_more (self, form);
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
