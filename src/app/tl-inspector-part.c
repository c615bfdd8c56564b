/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a map's parts other than cards: stages, steps, lanes, curves, their points, links;
 * and what is said of several things at once. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "app/tl-labels.h"

/* Two screens: the field table's limit. */
#define MOST_WIDTH 4000

static const char *
get_title_of (TlInspector *self, const char *id, guint field)
{
  const TlRecord *record = id ? tl_table_get (tl_document_get_table (self->document), id) : NULL;

  return record ? tl_record_get_text (record, field) : "";
}

static void
add_width (TlForm *form, GtkWidget *group, guint field)
{
  GtkWidget *row = tl_form_add_number (form, group, field, _ ("Width"), MOST_WIDTH);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Width (0: as the Others)"));
}

static void
build_stage (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  tl_inspector_set_heading (self, _ ("Stage"), NULL);
  tl_form_add_entry (form, group, TL_STAGE_TITLE, _ ("Name"));
  tl_form_add_color (form, group, TL_STAGE_COLOR, _ ("Color"));
  add_width (form, group, TL_STAGE_WIDTH);
}

static void
build_step (TlInspector *self, TlForm *form, const TlRecord *step)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  tl_inspector_set_heading (self,
                            _ ("Step"),
                            get_title_of (self, tl_record_get_parent (step), TL_STAGE_TITLE));
  tl_form_add_entry (form, group, TL_STEP_TITLE, _ ("Name"));
  add_width (form, group, TL_STEP_WIDTH);
}

static void
build_lane (TlInspector *self, TlForm *form, const TlRecord *lane)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);
  TlLaneKind kind = (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND);

  tl_inspector_set_heading (self, _ ("Lane"), tl_labels_get_lane (kind));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (
                                   tl_form_add_entry (form, group, TL_LANE_TITLE, _ ("Name"))),
                                 _ ("Name (Empty: the Usual One)"));
}

static void
build_curve (TlInspector *self, TlForm *form, const TlRecord *curve)
{
  GtkWidget  *group = tl_inspector_add_group (self, NULL);
  const char *name =
    get_title_of (self, tl_record_get_ref (curve, TL_CURVE_PERSONA), TL_PERSONA_NAME);

  tl_inspector_set_heading (self, _ ("Emotion Curve"), name);
  tl_form_add_switch (form,
                      group,
                      TL_CURVE_TARGET,
                      _ ("Target"),
                      _ ("Shows where emotions should go"));
  tl_form_add_switch (form, group, TL_CURVE_HIDDEN, _ ("Hidden"), NULL);
}

/* "Mia, at Workshop hotline" */
static void
set_point_heading (TlInspector *self, const TlRecord *point)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const TlRecord  *curve = tl_table_get (table, tl_record_get_parent (point));
  const char      *persona = curve ? tl_record_get_ref (curve, TL_CURVE_PERSONA) : NULL;
  const char      *name = get_title_of (self, persona, TL_PERSONA_NAME);
  const char      *card = tl_record_get_ref (point, TL_POINT_CARD);
  const char      *title = get_title_of (self, card, TL_CARD_TITLE);
  g_autofree char *place = NULL;

  if (*name && *title)
    place = g_strdup_printf ("%s · %s", name, title);
  tl_inspector_set_heading (self, _ ("Point of the Curve"), place ? place : *title ? title : name);
}

static void
build_point (TlInspector *self, TlForm *form, const TlRecord *point)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  set_point_heading (self, point);
  tl_form_add_entry (form, group, TL_POINT_LABEL, _ ("Label"));
  tl_inspector_add_point_score (self, form, group);
  tl_form_add_switch (form,
                      group,
                      TL_POINT_MOMENT_OF_TRUTH,
                      _ ("Moment of Truth"),
                      _ ("Decides whether the journey goes on"));
  tl_form_add_switch (form,
                      group,
                      TL_POINT_GAP,
                      _ ("Gap"),
                      _ ("The line is broken after this point"));
}

static void
build_link (TlInspector *self, TlForm *form, const TlRecord *link)
{
  GtkWidget       *group = tl_inspector_add_group (self, NULL);
  g_autofree char *ends =
    g_strdup_printf ("%s → %s",
                     get_title_of (self, tl_record_get_ref (link, TL_LINK_FROM), TL_CARD_TITLE),
                     get_title_of (self, tl_record_get_ref (link, TL_LINK_TO), TL_CARD_TITLE));

  tl_inspector_set_heading (self, _ ("Link"), ends);
  tl_form_add_entry (form, group, TL_LINK_LABEL, _ ("Label"));
  tl_form_add_choice (form, group, TL_LINK_KIND, _ ("Kind"));
}

/**
 * tl_inspector_build_part:
 * @self: an inspector with an empty page
 * @id: a stage, step, lane, curve, point or link
 *
 * Builds the page of one part.
 */
void
tl_inspector_build_part (TlInspector *self, const char *id)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (self->document), id);
  TlForm         *form = tl_inspector_add_form (self, id);
  TlKind          kind = tl_record_get_kind (record);

  if (kind == TL_KIND_STAGE)
    build_stage (self, form);
  else if (kind == TL_KIND_STEP)
    build_step (self, form, record);
  else if (kind == TL_KIND_LANE)
    build_lane (self, form, record);
  else if (kind == TL_KIND_CURVE)
    build_curve (self, form, record);
  else if (kind == TL_KIND_POINT)
    build_point (self, form, record);
  else if (kind == TL_KIND_LINK)
    build_link (self, form, record);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style)
    gtk_widget_add_css_class (button, style);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * tl_inspector_build_many:
 * @self: an inspector with an empty page
 * @n_selected: how many things are selected
 *
 * Builds the page for several things: what can be done to all of them.
 */
void
tl_inspector_build_many (TlInspector *self, guint n_selected)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u Selected", "%u Selected", n_selected), n_selected);

  tl_inspector_set_heading (self, heading, _ ("Select one to see its fields"));
  add_button (box, _ ("D_uplicate"), "win.duplicate", NULL);
  add_button (box, _ ("_Park"), "win.park", NULL);
  add_button (box, _ ("_Delete"), "win.delete", "error");
  gtk_box_append (self->page, box);
}
