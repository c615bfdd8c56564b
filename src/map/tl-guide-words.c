/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide in words: what each step is called, what to do in it, and how far it is. */
#include "config.h"

#include "map/tl-guide.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *title;
  const char *advice;
} Step;

static const Step steps[TL_N_GUIDE_STEPS] = {
  [TL_GUIDE_GOALS] = { N_ ("Goals"),
                       N_ ("Say in one sentence who wants what, and in another what happens. Name "
                           "where the journey begins and ends: what lies outside will come up, and "
                           "then you can point here.") },
  [TL_GUIDE_PERSONAS] = { N_ ("Personas"),
                          N_ ("One person a map, made from people you have met. What they want and "
                              "what stands in their way tells more than their age.") },
  [TL_GUIDE_TOUCHPOINTS] = { N_ ("Touchpoints"),
                             N_ ("Walk through the stages and note every place where the person "
                                 "meets you: screens, letters, people, things. A stage without one "
                                 "is a question.") },
  [TL_GUIDE_DATA] = { N_ ("Data"),
                      N_ ("Mark each card as observed or assumed, with its source. Assumptions are "
                          "welcome as long as they look like it; the most daring one is the next "
                          "thing to find out.") },
  [TL_GUIDE_CURRENT] = { N_ ("Current Journey"),
                         N_ (
                           "Put down what people do and think, stage by stage, then draw the line "
                           "of how it feels. Draw it quickly and argue about the lowest point.") },
  [TL_GUIDE_PAIN_POINTS] = { N_ ("Pain Points"),
                             N_ ("Where the line falls, something hurts: write down what, at the "
                                 "touchpoint where it happens, and how bad and how often it is.") },
  [TL_GUIDE_IDEAL] = { N_ ("Ideal Journey"),
                       N_ (
                         "Draw where the line should go, or make a second map of the journey as it "
                         "is meant to be. It need not be high everywhere.") },
  [TL_GUIDE_CHANGES] = { N_ ("Changes"),
                         N_ ("For the worst pain points write down what would help, rate what it "
                             "brings and costs, and find somebody for each.") },
  [TL_GUIDE_REVIEW] = { N_ ("Review"),
                        N_ ("Show the map to people who live it. Bring back or throw away what is "
                            "parked, answer the comments, and say whether the person reached the "
                            "goal.") },
};

/**
 * tl_guide_describe:
 * @state: of @step
 *
 * Returns: (transfer full): in a few words how far it is: "4 of 6 columns have one"
 */
char *
tl_guide_describe (TlGuideStep step, const TlGuideState *state)
{
  guint have = state->have;
  guint want = state->want;

  switch (step)
    {
    case TL_GUIDE_GOALS:
      return g_strdup_printf (_ ("%u of %u told: goal, scenario, scope"), have, want);
    case TL_GUIDE_PERSONAS:
      if (want == 0)
        return g_strdup (_ ("No persona yet"));
      return g_strdup_printf (_ ("%u of %u with goals and challenges"), have, want);
    case TL_GUIDE_TOUCHPOINTS:
      return g_strdup_printf (ngettext ("%u of %u column has one",
                                        "%u of %u columns have one",
                                        want),
                              have,
                              want);
    case TL_GUIDE_DATA:
      if (want == 0)
        return g_strdup (_ ("No cards yet"));
      if (have == want && !state->done)
        return g_strdup (_ ("Fewer than half are observed"));
      return g_strdup_printf (ngettext ("%u of %u card says what it rests on",
                                        "%u of %u cards say what they rest on",
                                        want),
                              have,
                              want);
    case TL_GUIDE_CURRENT:
      if (have == want && !state->done)
        return g_strdup (_ ("Few words about what people do and think"));
      return g_strdup_printf (ngettext ("The line crosses %u of %u column",
                                        "The line crosses %u of %u columns",
                                        want),
                              have,
                              want);
    case TL_GUIDE_PAIN_POINTS:
      if (want == 0)
        return g_strdup (_ ("No pain point yet"));
      return g_strdup_printf (_ ("%u of %u rated"), have, want);
    case TL_GUIDE_IDEAL:
      return g_strdup (state->done ? _ ("It is drawn") : _ ("No target line and no to-be map yet"));
    case TL_GUIDE_CHANGES:
      if (want == 0)
        return g_strdup (_ ("No opportunity yet"));
      return g_strdup_printf (_ ("%u of %u rated and with an owner"), have, want);
    case TL_GUIDE_REVIEW:
      return g_strdup_printf (_ ("%u of %u: goal judged, nothing parked, comments answered"),
                              have,
                              want);
    case TL_N_GUIDE_STEPS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * tl_guide_get_title:
 *
 * Returns: what a step is called, translated
 */
const char *
tl_guide_get_title (TlGuideStep step)
{
  g_return_val_if_fail ((guint) step < TL_N_GUIDE_STEPS, "");

  return _ (steps[step].title);
}

/**
 * tl_guide_get_advice:
 *
 * Returns: what to do in a step, one to three sentences, translated
 */
const char *
tl_guide_get_advice (TlGuideStep step)
{
  g_return_val_if_fail ((guint) step < TL_N_GUIDE_STEPS, "");

  return _ (steps[step].advice);
}
