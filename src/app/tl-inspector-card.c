/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card's page: its words first, then what its kind has, then evidence and the rest. What a kind
 * does not use is not shown and stays in the record. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-query.h"

#include "app/tl-labels.h"

/* Votes and answers above this are typed nowhere. */
#define MOST_COUNT 9999999
#define MOST_SPAN 50

typedef enum
{
  HAS_NOTHING = 0,
  HAS_CHANNEL = 1 << 0,
  HAS_EMOTION = 1 << 1,
  HAS_MOMENT = 1 << 2,
  HAS_PAIN = 1 << 3,
  HAS_WORK = 1 << 4,
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
    case TL_LANE_KIND_THOUGHTS:
    case TL_LANE_KIND_QUOTES:
    case TL_LANE_KIND_NEEDS:
    case TL_LANE_KIND_EMOTIONS:
      return HAS_EMOTION | HAS_MOMENT;
    case TL_LANE_KIND_FRONTSTAGE:
    case TL_LANE_KIND_BACKSTAGE:
    case TL_LANE_KIND_SUPPORT:
      return HAS_CHANNEL | HAS_MOMENT;
    case TL_LANE_KIND_PAIN_POINTS:
      return HAS_PAIN;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
      return HAS_WORK;
    case TL_LANE_KIND_EVIDENCE:
    case TL_LANE_KIND_METRICS:
    case TL_LANE_KIND_IMAGES:
    case TL_LANE_KIND_TEXT:
    case TL_N_LANE_KINDS:
    default:
      return HAS_NOTHING;
    }
}

/* "Service · P3", or where a parked card is. */
static void
pull_heading (TlFormRow *row, const TlRecord *card)
{
  TlInspector     *self = tl_form_row_get_data (row);
  const TlTable   *table = tl_document_get_table (self->document);
  const TlRecord  *stage = tl_query_stage_of (table, tl_record_get_ref (card, TL_CARD_COLUMN));
  const char      *code = tl_record_get_text (card, TL_CARD_CODE);
  const char      *place = stage ? tl_record_get_text (stage, TL_STAGE_TITLE) : _ ("Parked");
  g_autofree char *subheading = NULL;

  if (!*place)
    place = _ ("Unnamed Stage");
  subheading = *code ? g_strdup_printf ("%s · %s", place, code) : g_strdup (place);
  tl_inspector_set_heading (self,
                            tl_labels_get_card (tl_query_card_kind (table, card)),
                            subheading);
}

/* The details of evidence are asked for once its status says that there is some. */
static void
pull_evidence (TlFormRow *row, const TlRecord *card)
{
  gboolean any = tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS) != TL_EVIDENCE_STATUS_NONE;

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
                                                 _ ("Number of People"),
                                                 MOST_COUNT));
  details = g_slist_prepend (details,
                             tl_form_add_date (form,
                                               group,
                                               TL_CARD_EVIDENCE_DATE,
                                               _ ("Date of the Evidence")));
  g_object_set_data_full (G_OBJECT (group), "tl-details", details, (GDestroyNotify) g_slist_free);
  tl_form_bind (form, NULL, TL_CARD_EVIDENCE_STATUS, NULL, pull_evidence, details);
}

static void
add_kind (TlInspector *self, TlForm *form, Has parts)
{
  GtkWidget *group;

  if (!parts)
    return;
  group = tl_inspector_add_group (self, NULL);
  if (parts & HAS_CHANNEL)
    tl_form_add_channel (form, group, TL_CARD_CHANNEL, _ ("Channel"));
  if (parts & HAS_PAIN)
    {
      tl_form_add_rating (form, group, TL_CARD_SEVERITY, _ ("Severity"));
      tl_form_add_rating (form, group, TL_CARD_FREQUENCY, _ ("Frequency"));
    }
  if (parts & HAS_WORK)
    {
      tl_form_add_rating (form, group, TL_CARD_IMPACT, _ ("Impact"));
      tl_form_add_rating (form, group, TL_CARD_EFFORT, _ ("Effort"));
      tl_form_add_choice (form, group, TL_CARD_STATUS, _ ("Status"));
      tl_form_add_date (form, group, TL_CARD_DUE, _ ("Due"));
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
add_details (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_group (self, NULL);

  tl_form_add_persona (form, group, TL_CARD_PERSONA, _ ("Persona"));
  tl_form_add_entry (form, group, TL_CARD_OWNER, _ ("Owner"));
  tl_form_add_tags (form, group, TL_CARD_TAGS, _ ("Tags"));
  tl_form_add_entry (form, group, TL_CARD_URL, _ ("Web Address"));
  tl_form_add_color (form, group, TL_CARD_COLOR, _ ("Color"));
  tl_form_add_number (form, group, TL_CARD_SPAN, _ ("Columns Covered"), MOST_SPAN);
  tl_form_add_number (form, group, TL_CARD_VOTES, _ ("Votes"), MOST_COUNT);
}

/**
 * tl_inspector_build_card:
 * @self: an inspector with an empty page
 * @card: the card
 *
 * Builds the page for a card and all others of its kind.
 */
void
tl_inspector_build_card (TlInspector *self, const char *card)
{
  const TlTable *table = tl_document_get_table (self->document);
  TlLaneKind     kind = tl_query_card_kind (table, tl_table_get (table, card));
  TlForm        *form = tl_inspector_add_form (self, card);
  GtkWidget     *group = tl_inspector_add_group (self, NULL);

  tl_form_bind (form, NULL, TL_CARD_TITLE, NULL, pull_heading, self);
  tl_form_add_entry (form, group, TL_CARD_TITLE, _ ("Title"));
  tl_form_add_text (form, group, TL_CARD_TEXT, _ ("Text"));
  add_kind (self, form, get_parts (kind));
  add_evidence (self, form);
  add_details (self, form);
}
