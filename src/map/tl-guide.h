/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* The nine steps from nothing to a map that has been talked through. */
typedef enum
{
  TL_GUIDE_GOALS,
  TL_GUIDE_PERSONAS,
  TL_GUIDE_TOUCHPOINTS,
  TL_GUIDE_DATA,
  TL_GUIDE_CURRENT,
  TL_GUIDE_PAIN_POINTS,
  TL_GUIDE_IDEAL,
  TL_GUIDE_CHANGES,
  TL_GUIDE_REVIEW,
  TL_N_GUIDE_STEPS
} TlGuideStep;

/* How far a step is, by what the document has; and where to go on. Ids are borrowed from the
 * table: good until its next change. */
typedef struct
{
  gboolean    done;
  guint       have;   /* of ... */
  guint       want;   /* ... so many; 0 = nothing to count yet */
  const char *record; /* what still lacks something, or NULL */
  const char *column; /* the cell that is empty, or NULL */
  const char *lane;
} TlGuideState;

void  tl_guide_check (const TlTable *table, const char *map, TlGuideState states[TL_N_GUIDE_STEPS]);
char *tl_guide_describe (TlGuideStep step, const TlGuideState *state);

const char *tl_guide_get_title (TlGuideStep step);
const char *tl_guide_get_advice (TlGuideStep step);

G_END_DECLS
