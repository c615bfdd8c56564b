/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

gboolean      tl_walk_is_open (TlScene *self, int lane);
int           tl_walk_next_lane (TlScene *self, int lane, int step);
guint         tl_walk_cell_length (TlScene *self, int lane, int column);
TlScenePoint *tl_walk_point_in_column (
  TlScene *self, TlSceneLane *lane, int column, gboolean last, TlSceneCurve **curve);

TlPlace tl_walk_enter_cell (TlScene *self, int lane, int column, gboolean last);
TlPlace tl_walk_enter_beside (TlScene *self, int lane, int column, double y);
TlPlace tl_walk_enter_parking (TlScene *self, const TlPlace *from, double x);
TlPlace tl_walk_stage_place (TlScene *self, int stage);
TlPlace tl_walk_lane_place (TlScene *self, int lane);
TlPlace tl_walk_heading_place (TlScene *self, int column);

G_END_DECLS
