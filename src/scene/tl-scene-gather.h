/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between tl-scene-gather.c, which asks changes what they move, and tl-scene-apply.c. */
#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean    structure;
  gboolean    header;
  gboolean    parking;
  gboolean    links;
  gboolean    comments;
  gboolean    coverage;  /* of a stage or more */
  gboolean    companion; /* its lines may run otherwise */
  GHashTable *cells;     /* lane << 16 | column, +1 */
  GHashTable *about;     /* ids of cards whose markers may differ */
  GHashTable *curves;    /* TlSceneLane whose points may differ */
} TlGathered;

void tl_scene_gather (TlScene *self, TlChangeSet *set, TlGathered *out);
void tl_scene_touch_cell (TlScene *self, const TlSceneCard *card, TlGathered *out);
void tl_scene_touch_curve (TlScene *self, const char *card, TlGathered *out);
void tl_scene_touch_all_curves (TlScene *self, TlGathered *out);
void tl_scene_damage_link (TlScene *self, const TlSceneLink *link);

G_END_DECLS
