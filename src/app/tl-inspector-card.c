/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a card, or of several: words first, then what the kind has, then evidence and the
 * rest. What a kind does not use is not shown and stays in the record; of cards of several kinds,
 * what they have in common is shown. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-journey-menu.h"
#include "canvas/tl-map-name.h"
#include "canvas/tl-step-name.h"
#include "map/tl-opens.h"
#include "map/tl-query.h"

#include "app/tl-labels.h"

/* Votes and answers above this are typed nowhere. */
#define MOST_COUNT 9999999
#define MOST_PERCENT 100
#define MOST_SPAN 50

typedef enum
{
  HAS_NOTHING = 0,
  HAS_CHANNEL = 1 << 0,
  HAS_EMOTION = 1 << 1,
  HAS_MOMENT = 1 << 2,
  HAS_PAIN = 1 << 3,
  HAS_WORK = 1 << 4,
  HAS_ABOUT = 1 << 5,
} Has;

static Has
get_parts (TlLaneKind kind)
{
  switch (kind)
    {
    case TL_LANE_KIND_TOUCHPOINTS:
    case TL_LANE_KIND_CHANNELS:
      return HAS_CHANNEL | HAS_EMOTION | HAS_MOMENT;
    case TL_LANE_KIND_ACTIONS:
    case TL_LANE_KIND_EMOTIONS:
      return HAS_EMOTION | HAS_MOMENT;
    case TL_LANE_KIND_THOUGHTS:
    case TL_LANE_KIND_QUOTES:
    case TL_LANE_KIND_NEEDS:
      return HAS_EMOTION | HAS_MOMENT | HAS_ABOUT;
    case TL_LANE_KIND_FRONTSTAGE:
    case TL_LANE_KIND_BACKSTAGE:
    case TL_LANE_KIND_SUPPORT:
      return HAS_CHANNEL | HAS_MOMENT;
    case TL_LANE_KIND_PAIN_POINTS:
      return HAS_PAIN | HAS_ABOUT;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
      return HAS_WORK | HAS_ABOUT;
    case TL_LANE_KIND_EVIDENCE:
    case TL_LANE_KIND_METRICS:
      return HAS_ABOUT;
    case TL_LANE_KIND_IMAGES:
    case TL_LANE_KIND_TEXT:
    case TL_N_LANE_KINDS:
    default:
      return HAS_NOTHING;
    }
}

/* "Service · P3", or where a parked card is. */
static char *
dup_place (const TlTable *table, const TlRecord *card)
{
  const TlRecord *stage = tl_query_stage_of (table, tl_record_get_ref (card, TL_CARD_COLUMN));
  const char     *code = tl_record_get_text (card, TL_CARD_CODE);
  const char     *place = stage ? tl_record_get_text (stage, TL_STAGE_TITLE) : _ ("Parked");

  if (!*place)
    place = _ ("Unnamed Stage");
  return *code ? g_strdup_printf ("%s · %s", place, code) : g_strdup (place);
}

static void
pull_heading (TlFormRow *row, const TlRecord *card)
{
  TlInspector       *self = tl_form_row_get_data (row);
  const TlTable     *table = tl_document_get_table (self->document);
  const char *const *ids = tl_form_get_ids (tl_form_row_get_form (row));
  g_autofree char   *heading = NULL;
  g_autofree char   *subheading = NULL;

  if (!ids[1])
    {
      subheading = dup_place (table, card);
      tl_inspector_set_heading (self,
                                tl_labels_get_card (tl_query_card_kind (table, card)),
                                subheading);
      return;
    }
  heading = tl_step_name_dup_things (table, ids);
  subheading = tl_inspector_dup_counts (self, ids);
  tl_inspector_set_heading (self, heading ? heading : "", subheading);
}

/* The details of evidence are asked for once its status says that there is some. */
static void
pull_evidence (TlFormRow *row, const TlRecord *card)
{
  TlForm            *form = tl_form_row_get_form (row);
  const TlTable     *table = tl_document_get_table (tl_form_get_document (form));
  const char *const *ids = tl_form_get_ids (form);
  gboolean           any = FALSE;

  for (guint i = 0; ids[i] && !any; i++)
    {
      const TlRecord *one = tl_table_get (table, ids[i]);

      any = one && tl_record_get_integer (one, TL_CARD_EVIDENCE_STATUS) != TL_EVIDENCE_STATUS_NONE;
    }

  for (GSList *l = tl_form_row_get_data (row); l; l = l->next)
    gtk_widget_set_visible (l->data, any);
}

static void
add_evidence (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);
  GSList    *details = NULL;

  tl_form_add_choice (form, group, TL_CARD_EVIDENCE_STATUS, _ ("Evidence"));
  details =
    g_slist_prepend (details,
                     tl_form_add_entry (form, group, TL_CARD_EVIDENCE_SOURCE, _ ("Source")));
  details = g_slist_prepend (details,
                             tl_form_add_number (form,
                                                 group,
                                                 TL_CARD_EVIDENCE_N,
                                                 _ ("People Asked or Watched"),
                                                 MOST_COUNT));
  details = g_slist_prepend (details,
                             tl_form_add_date (form,
                                               group,
                                               TL_CARD_EVIDENCE_DATE,
                                               _ ("Date of the Evidence")));
  g_object_set_data_full (G_OBJECT (group), "tl-details", details, (GDestroyNotify) g_slist_free);
  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_evidence, details);
}

static void
add_kind (TlInspector *self, TlForm *form, Has parts)
{
  GtkWidget *group;

  if (!(parts & ~HAS_ABOUT))
    return;
  group = tl_inspector_add_group (self, NULL);
  if (parts & HAS_CHANNEL)
    tl_form_add_channel (form, group, TL_CARD_CHANNEL, _ ("Channel"));
  if (parts & HAS_PAIN)
    {
      tl_form_add_rating (form, group, TL_CARD_SEVERITY, _ ("Severity"));
      tl_form_add_rating (form, group, TL_CARD_FREQUENCY, _ ("Frequency"));
      tl_inspector_add_criticality (self, form, group);
    }
  if (parts & HAS_WORK)
    {
      tl_form_add_rating (form, group, TL_CARD_IMPACT, _ ("Impact"));
      tl_form_add_rating (form, group, TL_CARD_EFFORT, _ ("Effort"));
      tl_form_add_number (form, group, TL_CARD_REACH, _ ("Reach (People)"), MOST_COUNT);
      tl_form_add_number (form, group, TL_CARD_CONFIDENCE, _ ("Confidence (%)"), MOST_PERCENT);
      tl_form_add_choice (form, group, TL_CARD_STATUS, _ ("Status"));
      tl_inspector_add_due (self, form, group);
    }
  if (parts & HAS_EMOTION)
    tl_inspector_add_card_score (self, form, group);
  if (parts & HAS_MOMENT)
    tl_form_add_switch (form,
                        group,
                        TL_CARD_MOMENT_OF_TRUTH,
                        _ ("Moment of Truth"),
                        _ ("Decides whether the journey goes on"));
}

static void
pull_journey (TlFormRow *row, const TlRecord *card)
{
  TlInspector     *self = tl_form_row_get_data (row);
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;
  g_autofree char *name = NULL;
  const TlRecord  *record;

  if (!tl_opens_read (tl_record_get_text (card, TL_CARD_OPENS), &file, &map))
    name = g_strdup (_ ("None"));
  else if (file)
    name = g_strdup (file);
  else
    {
      record = tl_table_get_kind (tl_document_get_table (self->document), map, TL_KIND_MAP);
      name = record ? tl_map_name_dup (record) : g_strdup (_ ("A map that is missing"));
    }
  g_object_set (tl_form_row_get_widget (row), "subtitle", name, NULL);
}

static void
create_journey_menu_cb (GtkMenuButton *button, gpointer data)
{
  TlInspector *self = data;
  g_autoptr (GMenu) menu = tl_journey_menu_new (self->canvas);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The journey that a card opens, with a button for what the menu of the map has. */
static void
add_journey (TlInspector *self, TlForm *form, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Its Journey"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Open or Link a Journey"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open or Link a Journey"),
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button),
                                         create_journey_menu_cb,
                                         self,
                                         NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  tl_form_bind (form, row, TL_FORM_NO_FIELD, NULL, pull_journey, self);
}

static void
add_details (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  tl_form_add_persona (form, group, TL_CARD_PERSONA, _ ("Persona"));
  tl_form_add_completed (form, group, TL_CARD_OWNER, _ ("Owner"));
  tl_form_add_completed (form, group, TL_CARD_TEAM, _ ("Team"));
  tl_form_add_tags (form, group, TL_CARD_TAGS, _ ("Tags"));
  tl_form_add_duration (form, group, TL_CARD_DURATION, _ ("Duration"));
  tl_form_add_address (form, group, TL_CARD_URL, _ ("Web Link"));
  if (!tl_form_get_ids (form)[1])
    add_journey (self, form, group);
  tl_form_add_color (form, group, TL_CARD_COLOR, _ ("Color"));
  tl_form_add_number (form, group, TL_CARD_SPAN, _ ("Columns Covered"), MOST_SPAN);
  tl_form_add_number (form, group, TL_CARD_VOTES, _ ("Votes"), MOST_COUNT);
}

/* What all of some cards have; `kind` = the one kind of all of them, or TL_N_LANE_KINDS. */
static Has
get_common_parts (TlInspector *self, const char *const *cards, TlLaneKind *kind)
{
  const TlTable *table = tl_document_get_table (self->document);
  Has            parts = ~HAS_NOTHING;

  *kind = TL_N_LANE_KINDS;
  for (guint i = 0; cards[i]; i++)
    {
      TlLaneKind this_kind = tl_query_card_kind (table, tl_table_get (table, cards[i]));

      parts &= get_parts (this_kind);
      *kind = i == 0 || this_kind == *kind ? this_kind : TL_N_LANE_KINDS;
    }
  return parts;
}

/**
 * tl_inspector_dup_cards_shape:
 * @self: an inspector
 * @cards: (array zero-terminated=1): cards, at least one
 *
 * Returns: (transfer full): a text that is the same for cards whose page has the same rows
 */
char *
tl_inspector_dup_cards_shape (TlInspector *self, const char *const *cards)
{
  TlLaneKind kind;
  Has        parts = get_common_parts (self, cards, &kind);

  return g_strdup_printf ("cards %x %d %d", parts, kind, cards[1] != NULL);
}

/**
 * tl_inspector_build_cards:
 * @self: an inspector with an empty page
 * @cards: (array zero-terminated=1): cards, at least one
 *
 * Builds the page for these cards and all others of the same shape.
 */
void
tl_inspector_build_cards (TlInspector *self, const char *const *cards)
{
  TlLaneKind kind;
  Has        parts = get_common_parts (self, cards, &kind);
  TlForm    *form = tl_inspector_add_form (self, cards);
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_heading, self);
  tl_form_add_entry (form, group, TL_CARD_TITLE, _ ("Title"));
  tl_form_add_text (form, group, TL_CARD_TEXT, _ ("Text"));
  add_kind (self, form, parts);
  if (!cards[1])
    {
      tl_inspector_add_numbers (self, form, kind == TL_LANE_KIND_METRICS);
      tl_inspector_add_card_about (self, form, (parts & HAS_ABOUT) != 0);
      tl_inspector_add_card_images (self, form);
    }
  add_evidence (self, form);
  if (!cards[1])
    tl_inspector_add_card_evidence (self, form);
  add_details (self, form);
  if (cards[1])
    tl_inspector_add_verbs (self);
}
