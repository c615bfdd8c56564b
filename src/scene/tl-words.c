/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for choices: the same on the picture, for a screen reader and in tables that are exported.
 */
#include "config.h"

#include "scene/tl-words.h"

#include <glib/gi18n-lib.h>

/**
 * tl_words_get_card:
 * @kind: a kind of lane
 *
 * Returns: (transfer none): what one of its cards is called
 */
const char *
tl_words_get_card (TlLaneKind kind)
{
  static const char *const words[TL_N_LANE_KINDS] = {
    [TL_LANE_KIND_TOUCHPOINTS] = N_ ("Touchpoint"),
    [TL_LANE_KIND_ACTIONS] = N_ ("Action"),
    [TL_LANE_KIND_THOUGHTS] = N_ ("Thought"),
    [TL_LANE_KIND_QUOTES] = N_ ("Quote"),
    [TL_LANE_KIND_NEEDS] = N_ ("Need"),
    [TL_LANE_KIND_EMOTIONS] = N_ ("Emotion"),
    [TL_LANE_KIND_PAIN_POINTS] = N_ ("Pain point"),
    [TL_LANE_KIND_OPPORTUNITIES] = N_ ("Opportunity"),
    [TL_LANE_KIND_SOLUTIONS] = N_ ("Solution"),
    [TL_LANE_KIND_CHANNELS] = N_ ("Channel"),
    [TL_LANE_KIND_FRONTSTAGE] = N_ ("Frontstage action"),
    [TL_LANE_KIND_BACKSTAGE] = N_ ("Backstage action"),
    [TL_LANE_KIND_SUPPORT] = N_ ("Support process"),
    [TL_LANE_KIND_EVIDENCE] = N_ ("Evidence"),
    [TL_LANE_KIND_METRICS] = N_ ("Metric"),
    [TL_LANE_KIND_IMAGES] = N_ ("Picture"),
    [TL_LANE_KIND_TEXT] = N_ ("Note"),
  };

  g_return_val_if_fail ((guint) kind < TL_N_LANE_KINDS, "");

  return _ (words[kind]);
}

/**
 * tl_words_get_channel:
 * @channel: a channel
 *
 * Returns: (transfer none): its name; "" for none
 */
const char *
tl_words_get_channel (TlChannel channel)
{
  static const char *const names[TL_N_CHANNELS] = {
    [TL_CHANNEL_NONE] = "",
    [TL_CHANNEL_WEB] = N_ ("Web"),
    [TL_CHANNEL_SEARCH] = N_ ("Search"),
    [TL_CHANNEL_SOCIAL] = N_ ("Social media"),
    [TL_CHANNEL_EMAIL] = N_ ("E-mail"),
    [TL_CHANNEL_CHAT] = N_ ("Chat"),
    [TL_CHANNEL_PHONE] = N_ ("Phone"),
    [TL_CHANNEL_IN_PERSON] = N_ ("In person"),
    [TL_CHANNEL_SHOP] = N_ ("Shop"),
    [TL_CHANNEL_POST] = N_ ("Post"),
    [TL_CHANNEL_APP] = N_ ("App"),
    [TL_CHANNEL_PRINT] = N_ ("Print"),
    [TL_CHANNEL_EVENT] = N_ ("Event"),
    [TL_CHANNEL_DEVICE] = N_ ("Device"),
    [TL_CHANNEL_PARTNER] = N_ ("Partner"),
    [TL_CHANNEL_CUSTOM] = N_ ("Another channel"),
  };

  g_return_val_if_fail ((guint) channel < TL_N_CHANNELS, "");

  return *names[channel] == '\0' ? "" : _ (names[channel]);
}

/**
 * tl_words_get_evidence:
 * @status: how something is known
 *
 * Returns: (transfer none) (nullable): the word for it; %NULL when it is not said
 */
const char *
tl_words_get_evidence (TlEvidenceStatus status)
{
  switch (status)
    {
    case TL_EVIDENCE_STATUS_OBSERVED:
      return _ ("observed");
    case TL_EVIDENCE_STATUS_ASSUMED:
      return _ ("assumed");
    case TL_EVIDENCE_STATUS_PROPOSED:
      return _ ("proposed");
    case TL_EVIDENCE_STATUS_NONE:
    default:
      return NULL;
    }
}

/**
 * tl_words_get_work:
 * @status: how far work is
 *
 * Returns: (transfer none) (nullable): the word for it; %NULL when it is not said
 */
const char *
tl_words_get_work (TlWorkStatus status)
{
  static const char *const words[] = { NULL,
                                       NC_ ("work", "Idea"),
                                       NC_ ("work", "Planned"),
                                       NC_ ("work", "In progress"),
                                       NC_ ("work", "Done"),
                                       NC_ ("work", "Rejected") };

  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (words), NULL);

  return words[status] == NULL ? NULL : g_dpgettext2 (GETTEXT_PACKAGE, "work", words[status]);
}
