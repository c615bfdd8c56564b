/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The map as a dial. Columns are sectors, clockwise from 12 o'clock. In the middle the emotions:
 * the angle of a point is its place in the columns, its radius the score. Around them run the
 * arrows of the stages, and outside of those each column has a panel with its cells, lane by lane.
 *
 * Lanes have their top at 0, so that what is "from the lane's top" is absolute here. Angles are in
 * radians, 0 at 12 o'clock; logical coordinates as everywhere, mirrored at the door. */
#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

#define TL_ROUND_ARC_WIDTH 16.0
#define TL_ROUND_PANEL_PAD 12.0
#define TL_ROUND_STACK_GAP 16.0

/* A sector with the distance that what stands in it keeps from its edges. */
typedef struct
{
  double from; /* angles */
  double to;
  double pad;
} TlRoundSector;

/* A piece of a line, logical. */
typedef struct
{
  TlBezier bezier;
  guint    first;   /* the point that it comes from */
  gboolean closing; /* from the last point round to the first */
} TlRoundPiece;

/* tl-round.c: angles, radii, boxes */
double        tl_round_card_width (TlScene *self);
double        tl_round_angle (TlScene *self, double column);
double        tl_round_column (TlScene *self, double angle);
TlPoint       tl_round_point (TlScene *self, double angle, double radius);
double        tl_round_radius_at (TlScene *self, double x, double y);
double        tl_round_angle_at (TlScene *self, double x, double y);
int           tl_round_column_at (TlScene *self, double x, double y);
TlRoundSector tl_round_sector (TlScene *self, int column);
TlPoint       tl_round_fit (const TlRoundSector *sector, double width, double height, double inner);
double        tl_round_near (TlPoint middle, double width, double height);
double        tl_round_far (TlPoint middle, double width, double height);
TlRect        tl_round_box (TlPoint middle, double width, double height);

/* tl-round-layout.c, tl-round-panel.c */
void     tl_round_place (TlScene *self);
void     tl_round_measure_panel (TlScene *self, int column, guint n_stacks);
void     tl_round_put_panel (TlScene *self, int column);
gboolean tl_round_has_cells (const TlSceneLane *lane);
double   tl_round_label_height (const TlSceneLane *lane);
gboolean tl_round_find_cell (
  TlScene *self, double x, double y, double reach, gboolean lands, int *lane, int *column);
TlRect tl_round_cell_rect (TlScene *self, int lane, int column);
TlRect tl_round_new_card_rect (TlScene *self, int lane, int column, const TlSceneCard *after);
TlRect tl_round_gap_rect (
  TlScene *self, const TlSceneLane *lane, int column, const char *before, const char *const *cards);

/* tl-round-curve.c */
double  tl_round_score_radius (const TlSceneLane *lane, double score);
double  tl_round_radius_score (const TlSceneLane *lane, double radius);
double  tl_round_along (TlScene *self, const TlSceneLane *lane, double position);
void    tl_round_put_point (TlScene *self, const TlSceneLane *lane, TlScenePoint *point);
GArray *tl_round_trace_curve (TlScene *self, const TlSceneLane *lane, const TlSceneCurve *curve);
TlPoint tl_round_piece_point (const TlRoundPiece *piece, double t);
double  tl_round_distance_to_curve (
   TlScene *self, const TlSceneLane *lane, const TlSceneCurve *curve, double x, double y);
void tl_round_draw_curve (TlScene            *self,
                          TlGroupBuilder     *builder,
                          TlSceneLane        *lane,
                          const TlSceneCurve *curve,
                          const TlColor      *ink);

/* tl-round-face.c, tl-round-panel-face.c */
TlPoint  tl_round_origin (TlScene *self);
TlGroup *tl_round_level_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_round_collapsed_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_round_stage_group (TlScene *self, TlSceneStage *stage);
TlGroup *tl_round_heart_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_round_step_group (TlScene *self, TlSceneColumn *column);
TlGroup *tl_round_panel_group (TlScene *self, TlSceneColumn *column);
TlGroup *tl_round_title_group (TlScene *self, TlSceneLane *lane);
TlRect   tl_round_lane_title_rect (TlScene *self, const TlSceneLane *lane);

/* tl-round-link.c, tl-round-route.c */
void    tl_round_route_links (TlScene *self);
GArray *tl_round_find_route (TlScene *self, const TlSceneLink *link);

G_END_DECLS
