/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the scene share: a measurer of fixed widths, small and random maps, and a list
 * of what a scene paints. */
#include "map/tl-edit.h"
#include "scene/tl-scene.h"

G_BEGIN_DECLS

TlMeasurer *fixed_measurer (void);

typedef struct
{
  TlDocument *doc;
  char       *map;
  TlScene    *scene;
  GPtrArray  *columns; /* ids */
  GPtrArray  *lanes;   /* ids */
} Fixture;

/* A map with `n_stages` stages and the lanes of `kinds` (ended by TL_N_LANE_KINDS); its scene
 * follows every change. */
Fixture *fixture_new (guint n_stages, const TlLaneKind *kinds);
void     fixture_free (Fixture *fixture);
char    *fixture_add_card (Fixture *fixture, guint column, guint lane, const char *title);
void     fixture_refresh_ids (Fixture *fixture);
TlScene *fixture_new_scene (Fixture *fixture);

/* A map with everything in it, and one edit of any kind. */
Fixture *fixture_new_random (guint n_edits);
void     fixture_edit_randomly (Fixture *fixture);
void     fixture_set_layout (Fixture *fixture, TlMapLayout layout);

typedef struct
{
  TlGroup *group;
  TlPoint  origin;
} Painted;

/* (element-type Painted), in painting order. */
GArray        *list_painted (TlScene *scene, const TlRect *rect);
TlRect         painted_rect (const Painted *painted);
char          *dump_painted (const GArray *painted);
gboolean       group_equal (const TlGroup *a, const TlGroup *b);
const Painted *find_painted (const GArray *painted, TlRole role, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
