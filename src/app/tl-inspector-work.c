/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that say what follows from others: how critical a pain point is, that work is overdue, how
 * much of a stage or map was observed and whether the map shows it. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "base/tl-date.h"
#include "map/tl-coverage.h"
#include "map/tl-edit.h"
#include "map/tl-pains.h"

static const TlTable *
get_table (TlInspector *self)
{
  return tl_document_get_table (self->document);
}

static GtkWidget *
new_said_row (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  tl_form_pack (group, row);
  return row;
}

/* --- Pain points and work -----------------------------------------------------------------------
 */

static void
pull_criticality (TlFormRow *row, const TlRecord *card)
{
  GtkWidget         *widget = tl_form_row_get_widget (row);
  const char *const *ids = tl_form_get_ids (tl_form_row_get_form (row));
  int                criticality = tl_pains_get_criticality (card);
  g_autofree char   *words = NULL;

  gtk_widget_set_visible (widget, criticality > 0 && !ids[1]);
  words =
    g_strdup_printf (criticality >= TL_PAINS_CRITICAL ? _ ("%d of 25, critical") : _ ("%d of 25"),
                     criticality);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), words);
}

/**
 * tl_inspector_add_criticality:
 * @self: an inspector building a page
 * @form: the form of pain points
 * @group: a preferences group
 *
 * Adds what severity and frequency amount to.
 */
void
tl_inspector_add_criticality (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *row = new_said_row (group, _ ("Severity × Frequency"));

  tl_form_bind (form, row, TL_FORM_NO_FIELD, NULL, pull_criticality, self);
}

static void
pull_overdue (TlFormRow *row, const TlRecord *card)
{
  char today[TL_DATE_BUFFER];

  gtk_widget_set_visible (tl_form_row_get_data (row),
                          tl_pains_is_overdue (card, tl_date_get_today (today)));
}

/**
 * tl_inspector_add_due:
 * @self: an inspector building a page
 * @form: the form of opportunities or solutions
 * @group: a preferences group
 *
 * Adds when they are due, with a sign when that has passed.
 */
void
tl_inspector_add_due (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *entry = tl_form_add_date (form, group, TL_CARD_DUE, _ ("Due"));
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "error");
  gtk_widget_set_tooltip_text (sign, _ ("Overdue"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overdue"),
                                  -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), sign);
  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_overdue, sign);
}

/* --- Evidence ---------------------------------------------------------------------------------
 */

/* "62 %: 5 observed, 2 assumed, 1 proposed; 3 not said" */
static char *
dup_coverage (const TlCoverage *coverage)
{
  int percent = tl_coverage_get_percent (coverage);

  if (percent < 0)
    return g_strdup_printf (ngettext ("Not said of %u card yet",
                                      "Not said of %u cards yet",
                                      coverage->n_unsaid),
                            coverage->n_unsaid);
  return g_strdup_printf (_ ("%d %%: %u observed, %u assumed, %u proposed; %u not said"),
                          percent,
                          coverage->n_observed,
                          coverage->n_assumed,
                          coverage->n_proposed,
                          coverage->n_unsaid);
}

static void
pull_coverage (TlFormRow *row, const TlRecord *record)
{
  GtkWidget       *widget = tl_form_row_get_widget (row);
  TlInspector     *self = tl_form_row_get_data (row);
  const char      *id = tl_record_get_id (record);
  TlCoverage       coverage = tl_record_get_kind (record) == TL_KIND_MAP
                                ? tl_coverage_of_map (get_table (self), id)
                                : tl_coverage_of_stage (get_table (self), id);
  g_autofree char *words = dup_coverage (&coverage);

  gtk_widget_set_visible (widget, tl_coverage_get_n (&coverage) + coverage.n_unsaid > 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), words);
}

/**
 * tl_inspector_add_stage_coverage:
 * @self: an inspector building a page
 * @form: the form of a stage
 * @group: a preferences group
 *
 * Adds how much of the stage was observed.
 */
void
tl_inspector_add_stage_coverage (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *row = new_said_row (group, _ ("Observed"));

  tl_form_bind (form, row, TL_FORM_NO_FIELD, NULL, pull_coverage, self);
}

static void
pull_codes (TlFormRow *row, const TlRecord *map)
{
  gtk_switch_set_active (tl_form_row_get_data (row),
                         tl_record_get_boolean (map, TL_MAP_SHOW_CODES));
}

/* Cards that have none yet are given theirs. */
static void
codes_cb (GtkSwitch *widget, GParamSpec *pspec, TlFormRow *row)
{
  TlForm *form = tl_form_row_get_form (row);

  if (!tl_form_row_begin (row))
    return;
  tl_edit_show_codes (tl_form_get_document (form),
                      tl_form_get_id (form),
                      gtk_switch_get_active (widget));
  tl_form_row_end (row);
  tl_form_row_end_session (row);
}

static void
add_codes (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *row = new_said_row (group, _ ("Codes of Cards"));
  TlFormRow *bound;

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("P3, O1: given once, never again"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_widget_set_sensitive (row, !self->read_only);
  bound = tl_form_bind (form, row, TL_MAP_SHOW_CODES, _ ("Codes of Cards"), pull_codes, toggle);
  tl_form_row_connect (bound, toggle, "notify::active", G_CALLBACK (codes_cb));
}

/**
 * tl_inspector_add_map_coverage:
 * @self: an inspector building a page
 * @form: the map's form
 *
 * Adds how much of the map was observed, and what of it the picture shows.
 */
void
tl_inspector_add_map_coverage (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, _ ("Evidence and Codes"));
  GtkWidget *row = new_said_row (group, _ ("Observed"));

  tl_form_bind (form, row, TL_FORM_NO_FIELD, NULL, pull_coverage, self);
  tl_form_add_switch (form,
                      group,
                      TL_MAP_SHOW_COVERAGE,
                      _ ("Evidence by Stage"),
                      _ ("A bar under each stage’s heading"));
  add_codes (self, form, group);
}
