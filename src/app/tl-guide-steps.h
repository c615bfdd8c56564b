/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-guide.h"

G_BEGIN_DECLS

/* What else there is for a step: a view of the whole. */
typedef struct
{
  const char *label;  /* N_() */
  const char *action; /* detailed, of the window */
} TlGuideFurther;

const char *tl_guide_steps_get_label (TlGuideStep step, const TlGuideState *state);
gboolean    tl_guide_steps_can_go (TlGuideStep step, const TlGuideState *state, gboolean read_only);
const TlGuideFurther *tl_guide_steps_get_further (TlGuideStep step);

G_END_DECLS
