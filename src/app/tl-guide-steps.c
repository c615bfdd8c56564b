/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons of the guide's steps: what they say, when they lead anywhere, and which view of the
 * whole stands beside them. tl-guide-panel.c goes there. */
#include "config.h"

#include "app/tl-guide-steps.h"

#include <glib/gi18n-lib.h>

static const TlGuideFurther further[TL_N_GUIDE_STEPS] = {
  [TL_GUIDE_DATA] = { N_ ("Research Plan"), "win.research-plan" },
  [TL_GUIDE_IDEAL] = { N_ ("Copy as To-Be Map"), "win.copy-map('to-be')" },
  [TL_GUIDE_CHANGES] = { N_ ("Show the Priorities"), "win.page('priorities')" },
  [TL_GUIDE_REVIEW] = { N_ ("Questions to Resolve"), "win.panel('questions')" },
};

/**
 * tl_guide_steps_get_label:
 *
 * Returns: what the button of a step says that goes where something is missing
 */
const char *
tl_guide_steps_get_label (TlGuideStep step, const TlGuideState *state)
{
  switch (step)
    {
    case TL_GUIDE_GOALS:
      return _ ("Write Them Down");
    case TL_GUIDE_PERSONAS:
      return state->want == 0 ? _ ("Add a Persona") : _ ("Show the Persona");
    case TL_GUIDE_TOUCHPOINTS:
      return state->done ? _ ("Show the Lane") : _ ("Go to the Next Empty Column");
    case TL_GUIDE_DATA:
      return _ ("Show the Next Card");
    case TL_GUIDE_CURRENT:
      return state->column ? _ ("Go to the Next Empty Column") : _ ("Show the Line");
    case TL_GUIDE_PAIN_POINTS:
      return state->want == 0 ? _ ("Go to the Lowest Point") : _ ("Show the Next to Rate");
    case TL_GUIDE_IDEAL:
      return state->done ? _ ("Show It") : _ ("Draw the Target Line");
    case TL_GUIDE_CHANGES:
      return state->want == 0 ? _ ("Go to the Worst Pain Point") : _ ("Show the Next One");
    case TL_GUIDE_REVIEW:
      return _ ("See What Is Left");
    case TL_N_GUIDE_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * tl_guide_steps_can_go:
 * @read_only: whether the document is only shown
 *
 * Returns: whether that button has anywhere to go to
 */
gboolean
tl_guide_steps_can_go (TlGuideStep step, const TlGuideState *state, gboolean read_only)
{
  switch (step)
    {
    case TL_GUIDE_DATA:
    case TL_GUIDE_PAIN_POINTS:
    case TL_GUIDE_CHANGES:
      return state->record != NULL;
    case TL_GUIDE_PERSONAS:
      return !read_only || state->want > 0;
    case TL_GUIDE_TOUCHPOINTS:
    case TL_GUIDE_CURRENT:
      return state->want > 0 && (!read_only || state->lane != NULL);
    case TL_GUIDE_IDEAL:
      return !read_only || state->done;
    case TL_GUIDE_GOALS:
    case TL_GUIDE_REVIEW:
    case TL_N_GUIDE_STEPS:
    default:
      return TRUE;
    }
}

/**
 * tl_guide_steps_get_further:
 *
 * Returns: (transfer none) (nullable): the second button of a step
 */
const TlGuideFurther *
tl_guide_steps_get_further (TlGuideStep step)
{
  return further[step].label ? &further[step] : NULL;
}
