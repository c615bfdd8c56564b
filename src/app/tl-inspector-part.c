/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a map's parts other than cards: stages, steps, lanes, curves, their points, links;
 * several of a kind at once, and what is said of things of
 * several kinds. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"
#include "map/tl-query.h"

#include "app/tl-labels.h"

/* Two screens: the field table's limit. */
#define MOST_WIDTH 4000

static const char *
get_title_of (TlInspector *self, const char *id, guint field)
{
  const TlRecord *record = id ? tl_table_get (tl_document_get_table (self->document), id) : NULL;

  return record ? tl_record_get_text (record, field) : "";
}

/* --- Headings ----------------------------------------------------------------------------------
 */

/* "Mia · Workshop hotline" */
static char *
dup_point_place (TlInspector *self, const TlRecord *point)
{
  const TlRecord *curve =
    tl_table_get (tl_document_get_table (self->document), tl_record_get_parent (point));
  const char *persona = curve ? tl_record_get_ref (curve, TL_CURVE_PERSONA) : NULL;
  const char *name = get_title_of (self, persona, TL_PERSONA_NAME);
  const char *title = get_title_of (self, tl_record_get_ref (point, TL_POINT_CARD), TL_CARD_TITLE);

  return *name && *title ? g_strdup_printf ("%s · %s", name, title)
                         : g_strdup (*title ? title : name);
}

static char *
dup_link_ends (TlInspector *self, const TlRecord *link)
{
  const char *from = get_title_of (self, tl_record_get_ref (link, TL_LINK_FROM), TL_CARD_TITLE);
  const char *to = get_title_of (self, tl_record_get_ref (link, TL_LINK_TO), TL_CARD_TITLE);
  gboolean    rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return g_strdup_printf (rtl ? "%s ← %s" : "%s → %s", from, to);
}

static char *
dup_subheading (TlInspector *self, const TlRecord *record)
{
  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STEP:
      return g_strdup (get_title_of (self, tl_record_get_parent (record), TL_STAGE_TITLE));
    case TL_KIND_LANE:
      return g_strdup (
        tl_labels_get_lane ((TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND)));
    case TL_KIND_CURVE:
      return g_strdup (
        get_title_of (self, tl_record_get_ref (record, TL_CURVE_PERSONA), TL_PERSONA_NAME));
    case TL_KIND_POINT:
      return dup_point_place (self, record);
    case TL_KIND_LINK:
      return dup_link_ends (self, record);
    default:
      return NULL;
    }
}

static const char *
get_heading (TlKind kind)
{
  switch ((int) kind)
    {
    case TL_KIND_STAGE:
      return _ ("Stage");
    case TL_KIND_STEP:
      return _ ("Step");
    case TL_KIND_LANE:
      return _ ("Lane");
    case TL_KIND_CURVE:
      return _ ("Emotion Curve");
    case TL_KIND_POINT:
      return _ ("Point of the Curve");
    case TL_KIND_LINK:
      return _ ("Link");
    default:
      return "";
    }
}

static void
pull_heading (TlFormRow *row, const TlRecord *record)
{
  TlInspector       *self = tl_form_row_get_data (row);
  const char *const *ids = tl_form_get_ids (tl_form_row_get_form (row));
  g_autofree char   *words = NULL;

  if (!ids[1])
    {
      words = dup_subheading (self, record);
      tl_inspector_set_heading (self, get_heading (tl_record_get_kind (record)), words);
      return;
    }
  words = tl_step_name_dup_things (tl_document_get_table (self->document), ids);
  tl_inspector_set_heading (self, words ? words : "", NULL);
}

static void
pull_several_heading (TlFormRow *row, const TlRecord *record)
{
  TlInspector       *self = tl_form_row_get_data (row);
  const char *const *ids = tl_form_get_ids (tl_form_row_get_form (row));
  guint              n = g_strv_length ((char **) ids);
  g_autofree char   *heading = g_strdup_printf (ngettext ("%u Selected", "%u Selected", n), n);
  g_autofree char   *counts = tl_inspector_dup_counts (self, ids);

  tl_inspector_set_heading (self, heading, counts);
}

/* --- Rows --------------------------------------------------------------------------------------
 */

static void
add_width (TlForm *form, GtkWidget *group, guint field)
{
  GtkWidget *row = tl_form_add_number (form, group, field, _ ("Width"), MOST_WIDTH);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Width (0: as the Others)"));
}

static void
add_moment (TlForm *form, GtkWidget *group, guint field)
{
  tl_form_add_switch (form,
                      group,
                      field,
                      _ ("Moment of Truth"),
                      _ ("Decides whether the journey goes on"));
}

static void
build_stage (TlInspector *self, TlForm *form, GtkWidget *group)
{
  tl_form_add_entry (form, group, TL_STAGE_TITLE, _ ("Name"));
  tl_form_add_duration (form, group, TL_STAGE_DURATION, _ ("Duration"));
  tl_form_add_color (form, group, TL_STAGE_COLOR, _ ("Color"));
  add_width (form, group, TL_STAGE_WIDTH);
  if (!tl_form_get_ids (form)[1])
    tl_inspector_add_stage_coverage (self, form, group);
}

static void
build_step (TlForm *form, GtkWidget *group)
{
  tl_form_add_entry (form, group, TL_STEP_TITLE, _ ("Name"));
  tl_form_add_duration (form, group, TL_STEP_DURATION, _ ("Duration"));
  add_width (form, group, TL_STEP_WIDTH);
}

static void
build_lane (TlForm *form, GtkWidget *group)
{
  GtkWidget *name = tl_form_add_entry (form, group, TL_LANE_TITLE, _ ("Name"));

  gtk_widget_set_tooltip_text (name, _ ("Left empty, the lane has the usual name of its kind"));
  tl_form_add_switch (form,
                      group,
                      TL_LANE_COLLAPSED,
                      _ ("Collapsed"),
                      _ ("Only a strip with the number of cards"));
  tl_form_add_switch (form,
                      group,
                      TL_LANE_HIDDEN,
                      _ ("Hidden"),
                      _ ("Not drawn, its cards are kept"));
  tl_form_add_choice (form, group, TL_LANE_LINE_BELOW, _ ("Line Below"));
}

static void
build_curve (TlForm *form, GtkWidget *group)
{
  tl_form_add_persona (form, group, TL_CURVE_PERSONA, _ ("Persona"));
  tl_form_add_switch (form,
                      group,
                      TL_CURVE_TARGET,
                      _ ("Target"),
                      _ ("Shows where emotions should go"));
  tl_form_add_switch (form, group, TL_CURVE_HIDDEN, _ ("Hidden"), NULL);
}

static void
build_point (TlInspector *self, TlForm *form, GtkWidget *group)
{
  tl_form_add_entry (form, group, TL_POINT_LABEL, _ ("Label"));
  tl_inspector_add_point_score (self, form, group);
  add_moment (form, group, TL_POINT_MOMENT_OF_TRUTH);
  tl_form_add_switch (form,
                      group,
                      TL_POINT_GAP,
                      _ ("Gap"),
                      _ ("The line is broken after this point"));
}

static void
build_link (TlForm *form, GtkWidget *group)
{
  tl_form_add_entry (form, group, TL_LINK_LABEL, _ ("Label"));
  tl_form_add_choice (form, group, TL_LINK_KIND, _ ("Kind"));
}

/**
 * tl_inspector_build_parts:
 * @self: an inspector with an empty page
 * @ids: (array zero-terminated=1): stages, steps, lanes, curves, points or links: one kind, at
 *   least one
 *
 * Builds the page of these parts.
 */
void
tl_inspector_build_parts (TlInspector *self, const char *const *ids)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (self->document), ids[0]);
  TlForm         *form = tl_inspector_add_form (self, ids);
  GtkWidget      *group = tl_inspector_add_group (self, NULL);
  TlKind          kind = tl_record_get_kind (record);

  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_heading, self);
  if (kind == TL_KIND_STAGE)
    build_stage (self, form, group);
  else if (kind == TL_KIND_STEP)
    build_step (form, group);
  else if (kind == TL_KIND_LANE)
    build_lane (form, group);
  else if (kind == TL_KIND_CURVE)
    build_curve (form, group);
  else if (kind == TL_KIND_POINT)
    build_point (self, form, group);
  else if (kind == TL_KIND_LINK)
    build_link (form, group);
  if (!ids[1] && (kind == TL_KIND_STAGE || kind == TL_KIND_STEP || kind == TL_KIND_LANE))
    tl_inspector_add_numbers (self, form, FALSE);
  if (ids[1])
    tl_inspector_add_verbs (self);
}

/* --- Several kinds -----------------------------------------------------------------------------
 */

/* Every kind of `ids` has a field of this name. */
static gboolean
is_common (TlInspector *self, const char *const *ids, const char *field)
{
  const TlTable *table = tl_document_get_table (self->document);

  for (guint i = 0; ids[i]; i++)
    {
      const TlRecord *record = tl_table_get (table, ids[i]);

      if (record && tl_kind_find_field (tl_record_get_kind (record), field) < 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * tl_inspector_build_several:
 * @self: an inspector with an empty page
 * @ids: (array zero-terminated=1): things of several kinds
 *
 * Builds the page for them: what they are, the fields that all of them have, what can be done.
 */
void
tl_inspector_build_several (TlInspector *self, const char *const *ids)
{
  const TlRecord *first = tl_table_get (tl_document_get_table (self->document), ids[0]);
  TlForm         *form = tl_inspector_add_form (self, ids);
  TlKind          kind = tl_record_get_kind (first);
  GtkWidget      *group;

  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_several_heading, self);
  if (is_common (self, ids, "color") || is_common (self, ids, "moment_of_truth") ||
      is_common (self, ids, "width"))
    {
      group = tl_inspector_add_group (self, NULL);
      if (is_common (self, ids, "color"))
        tl_form_add_color (form, group, (guint) tl_kind_find_field (kind, "color"), _ ("Color"));
      if (is_common (self, ids, "moment_of_truth"))
        add_moment (form, group, (guint) tl_kind_find_field (kind, "moment_of_truth"));
      if (is_common (self, ids, "width"))
        add_width (form, group, (guint) tl_kind_find_field (kind, "width"));
    }
  tl_inspector_add_verbs (self);
}

static void
add_verb (GtkWidget *box, const char *label, const char *action, const char *key, const char *style)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *tooltip = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  tooltip = g_strdup_printf ("%s (%s)", plain, key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain,
                                  -1);
  if (style)
    gtk_widget_add_css_class (button, style);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * tl_inspector_add_verbs:
 * @self: an inspector building a page
 *
 * Adds buttons for what can be done to all that is selected.
 */
void
tl_inspector_add_verbs (TlInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  add_verb (box, _ ("D_uplicate"), "win.duplicate", _ ("Ctrl+D"), NULL);
  add_verb (box, _ ("_Park"), "win.park", _ ("F8"), NULL);
  add_verb (box, _ ("_Delete"), "win.delete", _ ("Delete"), "error");
  gtk_box_append (self->page, box);
}

/* --- Counts ------------------------------------------------------------------------------------
 */

/* "2 Stages", NULL when there is none. */
static char *
dup_counted (const TlTable *table, const char *const *ids, TlKind kind)
{
  guint n = 0;

  for (guint i = 0; ids[i]; i++)
    n += tl_table_get_kind (table, ids[i], kind) != NULL;
  return n ? tl_step_name_dup_counted (kind, n) : NULL;
}

/**
 * tl_inspector_dup_counts:
 * @self: an inspector
 * @ids: (array zero-terminated=1): things
 *
 * Returns: (transfer full): "Touchpoints: 2 · Pain Points: 1", then other things than cards
 */
char *
tl_inspector_dup_counts (TlInspector *self, const char *const *ids)
{
  const TlTable *table = tl_document_get_table (self->document);
  guint          cards[TL_N_LANE_KINDS] = { 0 };
  GString       *counts = g_string_new (NULL);

  for (guint i = 0; ids[i]; i++)
    {
      const TlRecord *card = tl_table_get_kind (table, ids[i], TL_KIND_CARD);

      if (card)
        cards[tl_query_card_kind (table, card)]++;
    }
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    if (cards[i])
      g_string_append_printf (counts,
                              "%s%s: %u",
                              counts->len ? " · " : "",
                              tl_labels_get_lane ((TlLaneKind) i),
                              cards[i]);
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      g_autofree char *words =
        kind == TL_KIND_CARD ? NULL : dup_counted (table, ids, (TlKind) kind);

      if (words)
        g_string_append_printf (counts, "%s%s", counts->len ? " · " : "", words);
    }
  return g_string_free (counts, FALSE);
}
