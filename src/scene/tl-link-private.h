/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between choosing where links turn (tl-link-route.c) and setting them side by side
 * (tl-link-tracks.c). */
#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

#define TL_LINK_MAX_TURNS 4

/* Where a link turns: gutter[0], boundary[0], gutter[1], ... gutter[n]. */
typedef struct
{
  TlSceneLink *link;
  TlRect       from;
  TlRect       to;
  gboolean     leaves_forward; /* at its trailing edge */
  gboolean     enters_forward; /* at the target's trailing edge */
  double       y1;
  double       y2;
  guint        n;
  int          gutter[TL_LINK_MAX_TURNS + 1];
  int          boundary[TL_LINK_MAX_TURNS];
  double       gutter_offset[TL_LINK_MAX_TURNS + 1];
  double       boundary_offset[TL_LINK_MAX_TURNS];
} TlLinkPlan;

double   tl_link_gutter_x (TlScene *self, int gutter);
double   tl_link_boundary_y (TlScene *self, int boundary);
gboolean tl_link_is_loop (const TlSceneLink *link);
gboolean tl_link_set_tracks (TlScene *self, GArray *plans);
GArray  *tl_link_make_route (TlScene *self, GArray *plans, guint index);
gboolean tl_link_make_plan (TlScene *self, TlLinkPlan *plan);
gboolean tl_link_is_drawn (TlScene *self, const TlSceneCard *card);
/* tl-link-face.c */
void tl_link_draw_route (TlScene           *self,
                         TlGroupBuilder    *builder,
                         const TlSceneLink *link,
                         const TlPaint     *paint);
/* tl-link-label.c */
void   tl_link_place_labels (TlScene *self);
TlRect tl_link_label_rect (const TlSceneLink *link);

G_END_DECLS
