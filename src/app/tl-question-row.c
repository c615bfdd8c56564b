/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the questions to resolve. It copies what it says, so that it outlives the change that
 * makes it wrong; the list throws it away then. */
#include "config.h"

#include "app/tl-question-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-icon-image.h"

struct _TlQuestionRow
{
  AdwActionRow parent_instance;

  TlFinding finding; /* its ids are ours */
  char     *key;
};

G_DEFINE_FINAL_TYPE (TlQuestionRow, tl_question_row, ADW_TYPE_ACTION_ROW)

#define ICON_PX 20

enum
{
  VERB,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What would close the gap, and the sign that stands before it. */
static const struct
{
  const char *fix; /* NULL = there is no one thing to write */
  const char *icon;
  TlLaneKind  lane;
} looks[TL_N_CHECKS] = {
  [TL_CHECK_STAGE_WITHOUT_TOUCHPOINT] = { N_ ("Add Touchpoint"),
                                          "list-add-symbolic",
                                          TL_LANE_KIND_TOUCHPOINTS },
  [TL_CHECK_LOW_WITHOUT_PAIN_POINT] = { N_ ("Add Pain Point"),
                                        "list-add-symbolic",
                                        TL_LANE_KIND_EMOTIONS },
  [TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY] = { N_ ("Add Opportunity"),
                                                "list-add-symbolic",
                                                TL_LANE_KIND_PAIN_POINTS },
  [TL_CHECK_OPPORTUNITY_WITHOUT_OWNER] = { N_ ("Add Owner"),
                                           "avatar-default-symbolic",
                                           TL_LANE_KIND_OPPORTUNITIES },
  [TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK] = { N_ ("Link Them"),
                                             "insert-link-symbolic",
                                             TL_LANE_KIND_CHANNELS },
  [TL_CHECK_GOAL_NOT_REACHED] = { NULL, NULL, TL_LANE_KIND_NEEDS },
  [TL_CHECK_MOSTLY_ASSUMED] = { N_ ("Show Assumptions"),
                                "edit-find-symbolic",
                                TL_LANE_KIND_EVIDENCE },
};

static void
tl_question_row_finalize (GObject *object)
{
  TlQuestionRow *self = TL_QUESTION_ROW (object);

  g_free ((char *) self->finding.map);
  g_free ((char *) self->finding.id);
  g_free ((char *) self->finding.other);
  g_free ((char *) self->finding.column);
  g_free (self->key);
  G_OBJECT_CLASS (tl_question_row_parent_class)->finalize (object);
}

static void
verb_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[VERB], 0, action + strlen ("question."));
}

static void
tl_question_row_class_init (TlQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_question_row_finalize;
  signals[VERB] = g_signal_new ("verb",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "question.fix", NULL, verb_cb);
  gtk_widget_class_install_action (widget_class, "question.dismiss", NULL, verb_cb);
  gtk_widget_class_install_action (widget_class, "question.ask-again", NULL, verb_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "question.dismiss", NULL);
}

static void
tl_question_row_init (TlQuestionRow *self)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self);

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

static GtkWidget *
add_button (TlQuestionRow *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
add_buttons (TlQuestionRow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.dismiss", !self->finding.dismissed);
  if (self->finding.dismissed)
    {
      add_button (self, "edit-undo-symbolic", _ ("Ask Again"), "question.ask-again");
      return;
    }
  if (looks[self->finding.check].fix)
    add_button (self,
                looks[self->finding.check].icon,
                _ (looks[self->finding.check].fix),
                "question.fix");
  add_button (self, "object-select-symbolic", _ ("Not a Problem Here"), "question.dismiss");
}

static char *
dup_subtitle (const TlTable *table, const TlFinding *finding)
{
  g_autofree char *place = tl_finding_dup_place (table, finding);

  if (finding->severity != TL_SEVERITY_HIGH)
    return g_steal_pointer (&place);
  if (*place == '\0')
    return g_strdup (_ ("Urgent"));
  /* Translators: a stage. */
  return g_strdup_printf (_ ("%s · Urgent"), place);
}

/**
 * tl_question_row_new:
 * @table: the table that it was found in
 * @finding: what was found
 * @writable: whether something can be done about it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tl_question_row_new (const TlTable *table, const TlFinding *finding, gboolean writable)
{
  TlQuestionRow   *self = g_object_new (TL_TYPE_QUESTION_ROW, NULL);
  GtkWidget       *icon = tl_icon_image_new (ICON_PX);
  g_autofree char *text = tl_finding_dup_text (table, finding);
  g_autofree char *subject = tl_finding_dup_subject (table, finding);
  g_autofree char *subtitle = dup_subtitle (table, finding);

  self->finding = *finding;
  self->finding.map = g_strdup (finding->map);
  self->finding.id = g_strdup (finding->id);
  self->finding.other = g_strdup (finding->other);
  self->finding.column = g_strdup (finding->column);
  self->key = tl_finding_dup_key (finding);
  tl_icon_image_set_lane (TL_ICON_IMAGE (icon), looks[finding->check].lane);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), subject);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  /* The heading of the group is not heard with each row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (finding->severity == TL_SEVERITY_HIGH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "urgent");
  if (writable)
    add_buttons (self);
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.dismiss", FALSE);
  return GTK_WIDGET (self);
}

/**
 * tl_question_row_get_finding:
 * @self: a row
 *
 * Returns: (transfer none): what it is about
 */
const TlFinding *
tl_question_row_get_finding (TlQuestionRow *self)
{
  return &self->finding;
}

/**
 * tl_question_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): the finding's key
 */
const char *
tl_question_row_get_key (TlQuestionRow *self)
{
  return self->key;
}
