/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for choices: kinds of lanes with what each is for, and the colours of the palette. They are
 * in the program's language; what stands on the map itself is in the document's (src/scene). */
#include "config.h"

#include "canvas/tl-choices.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *purpose;
} kinds[TL_N_LANE_KINDS] = {
  [TL_LANE_KIND_TOUCHPOINTS] = { N_ ("Touchpoints"), N_ ("Where they meet you, by channel") },
  [TL_LANE_KIND_ACTIONS] = { N_ ("Actions"), N_ ("What they do, step by step") },
  [TL_LANE_KIND_THOUGHTS] = { N_ ("Thoughts"), N_ ("What goes through their mind") },
  [TL_LANE_KIND_QUOTES] = { N_ ("Quotes"), N_ ("What they said, word for word") },
  [TL_LANE_KIND_NEEDS] = { N_ ("Needs"), N_ ("What they need at this moment") },
  [TL_LANE_KIND_EMOTIONS] = { N_ ("Emotions"), N_ ("How it feels: the curve") },
  [TL_LANE_KIND_PAIN_POINTS] = { N_ ("Pain Points"), N_ ("What hurts or gets in the way") },
  [TL_LANE_KIND_OPPORTUNITIES] = { N_ ("Opportunities"), N_ ("What could be better") },
  [TL_LANE_KIND_SOLUTIONS] = { N_ ("Solutions"), N_ ("What will be done about it") },
  [TL_LANE_KIND_CHANNELS] = { N_ ("Channels"), N_ ("By what means: web, phone, shop") },
  [TL_LANE_KIND_FRONTSTAGE] = { N_ ("Frontstage"), N_ ("What your people do in sight") },
  [TL_LANE_KIND_BACKSTAGE] = { N_ ("Backstage"), N_ ("What your people do out of sight") },
  [TL_LANE_KIND_SUPPORT] = { N_ ("Support Processes"), N_ ("Systems and partners behind it") },
  [TL_LANE_KIND_EVIDENCE] = { N_ ("Evidence"), N_ ("What shows that it is so") },
  [TL_LANE_KIND_METRICS] = { N_ ("Metrics"), N_ ("Numbers for each stage") },
  [TL_LANE_KIND_IMAGES] = { N_ ("Images"), N_ ("A storyboard of pictures") },
  [TL_LANE_KIND_TEXT] = { N_ ("Text"), N_ ("Anything else") },
};

/**
 * tl_lane_kind_get_name:
 * @kind: a kind of lane
 *
 * Returns: what a menu calls it
 */
const char *
tl_lane_kind_get_name (TlLaneKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_LANE_KINDS, "");
  return _ (kinds[kind].name);
}

/**
 * tl_lane_kind_get_purpose:
 * @kind: a kind of lane
 *
 * Returns: what it is for, in a few words
 */
const char *
tl_lane_kind_get_purpose (TlLaneKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_LANE_KINDS, "");
  return _ (kinds[kind].purpose);
}

/* In the order of tl_palette_names. */
static const char *const names[] = {
  N_ ("Blue"), N_ ("Teal"), N_ ("Green"),  N_ ("Yellow"), N_ ("Orange"),
  N_ ("Red"),  N_ ("Pink"), N_ ("Purple"), N_ ("Brown"),  N_ ("Gray"),
};

/**
 * tl_color_get_label:
 * @value: (nullable): "", a palette name or #rrggbb
 *
 * Returns: what people call it
 */
const char *
tl_color_get_label (const char *value)
{
  if (value == NULL || *value == '\0')
    return _ ("Usual color");
  for (guint i = 0; tl_palette_names[i] != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (tl_palette_names[i], value))
      return _ (names[i]);
  return value;
}
