/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-structure.h"

G_BEGIN_DECLS

/* The chooser of lanes: every kind with its picture, its name and what it is for, found by typing;
 * and the lanes that are hidden, to be shown again. */
void tl_canvas_choose_lane (TlCanvas *self, const TlRect *at, const char *before);
void tl_canvas_choose_lane_beside (TlCanvas *self, gboolean before);

G_END_DECLS
