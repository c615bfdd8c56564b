/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the field table as people read them. Each table stands in the order of its enum. */
#include "config.h"

#include "app/tl-labels.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-choices.h"

/* Room for the longest list (channels) and its end. */
#define MOST_VALUES 17

static const char *const cards[TL_N_LANE_KINDS] = {
  N_ ("Touchpoint"),
  N_ ("Action"),
  N_ ("Thought"),
  N_ ("Quote"),
  N_ ("Need"),
  N_ ("Emotion"),
  N_ ("Pain Point"),
  N_ ("Opportunity"),
  N_ ("Solution"),
  N_ ("Channel"),
  N_ ("Frontstage Action"),
  N_ ("Backstage Action"),
  N_ ("Support Process"),
  N_ ("Evidence"),
  N_ ("Metric"),
  N_ ("Image"),
  N_ ("Text"),
};

static const struct
{
  TlKind      kind;
  guint       field;
  const char *labels[MOST_VALUES];
} values[] = {
  { TL_KIND_DOCUMENT, TL_DOCUMENT_DIRECTION, { N_ ("Left to right"), N_ ("Right to left") } },
  { TL_KIND_MAP,
    TL_MAP_STATE,
    { N_ ("As-is: how it is today"), N_ ("To-be: how it should become"), N_ ("Variant") } },
  { TL_KIND_MAP, TL_MAP_GOAL_REACHED, { N_ ("Not known"), N_ ("Yes"), N_ ("Partly"), N_ ("No") } },
  { TL_KIND_MAP,
    TL_MAP_THEME,
    { N_ ("Follow the screen"),
      N_ ("Light"),
      N_ ("Dark"),
      N_ ("High contrast"),
      N_ ("High contrast, dark"),
      N_ ("Print") } },
  { TL_KIND_MAP, TL_MAP_LAYOUT, { N_ ("Grid"), N_ ("Round, for journeys that begin again") } },
  { TL_KIND_CARD,
    TL_CARD_CHANNEL,
    { N_ ("None"),
      N_ ("Web"),
      N_ ("Search"),
      N_ ("Social media"),
      N_ ("E-mail"),
      N_ ("Chat"),
      N_ ("Phone"),
      N_ ("In person"),
      N_ ("Shop"),
      N_ ("Post"),
      N_ ("App"),
      N_ ("Print"),
      N_ ("Event"),
      N_ ("Device"),
      N_ ("Partner"),
      N_ ("Other") } },
  { TL_KIND_CARD,
    TL_CARD_EVIDENCE_STATUS,
    { N_ ("Not said"), N_ ("Observed"), N_ ("Assumed"), N_ ("Proposed") } },
  { TL_KIND_CARD,
    TL_CARD_STATUS,
    { N_ ("None"),
      N_ ("Idea"),
      N_ ("Planned"),
      N_ ("In progress"),
      N_ ("Done"),
      N_ ("Rejected") } },
  { TL_KIND_LANE,
    TL_LANE_LINE_BELOW,
    { N_ ("Automatic"),
      N_ ("None"),
      N_ ("Line of interaction"),
      N_ ("Line of visibility"),
      N_ ("Line of internal interaction") } },
  { TL_KIND_METRIC,
    TL_METRIC_TREND,
    { N_ ("From its earlier values"), N_ ("Rising"), N_ ("Falling"), N_ ("Unchanged") } },
  { TL_KIND_METRIC, TL_METRIC_BETTER, { N_ ("More"), N_ ("Less") } },
  { TL_KIND_METRIC,
    TL_METRIC_DISPLAY,
    { N_ ("What its values allow"),
      N_ ("Number alone"),
      N_ ("Bar"),
      N_ ("Gauge"),
      N_ ("Line of its values") } },
  { TL_KIND_EVIDENCE,
    TL_EVIDENCE_KIND,
    { N_ ("Evidence"),
      N_ ("Interview"),
      N_ ("Survey"),
      N_ ("Observation"),
      N_ ("Usability test"),
      N_ ("Analytics"),
      N_ ("Feedback"),
      N_ ("Support case") } },
  { TL_KIND_LINK, TL_LINK_KIND, { N_ ("Next"), N_ ("Alternative"), N_ ("Loop back") } },
};

/**
 * tl_labels_get_lane:
 * @kind: a kind of lane
 *
 * Returns: (transfer none): "Pain Points", as the chooser of lanes calls it
 */
const char *
tl_labels_get_lane (TlLaneKind kind)
{
  return tl_lane_kind_get_name (kind);
}

/**
 * tl_labels_get_card:
 * @kind: a kind of lane
 *
 * Returns: (transfer none): what one card of it is called, "Pain Point"
 */
const char *
tl_labels_get_card (TlLaneKind kind)
{
  g_return_val_if_fail (kind < TL_N_LANE_KINDS, NULL);

  return _ (cards[kind]);
}

/**
 * tl_labels_dup_values:
 * @kind: a kind of record
 * @field: one of its enum fields
 *
 * Returns: (transfer full) (nullable): its values in the table's order, NULL-terminated; NULL where
 *   people are never shown them
 */
char **
tl_labels_dup_values (TlKind kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == kind && values[i].field == field)
      {
        GStrvBuilder *builder = g_strv_builder_new ();
        char        **labels;

        for (guint k = 0; values[i].labels[k]; k++)
          g_strv_builder_add (builder, _ (values[i].labels[k]));
        labels = g_strv_builder_end (builder);
        g_strv_builder_unref (builder);
        return labels;
      }
  return NULL;
}
