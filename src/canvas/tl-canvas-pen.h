/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the hand draws (tl-canvas-pen.c): ink that follows it and the score that it moves. */
#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* A score that is being moved: said in a bubble at (x, y), with its face lit up. */
typedef struct
{
  const char *lane; /* an emotions lane */
  double      x;    /* document px: where the hand is */
  double      y;
  double      column; /* in columns */
  double      score;
  TlSource    source;
  gboolean    snaps; /* Shift is held: marks at the levels */
} TlScoreShown;

void tl_canvas_pen_init (TlCanvas *self);
void tl_canvas_pen_dispose (TlCanvas *self);
void tl_canvas_pen_append (TlCanvas *self, GPtrArray *nodes);
/* Ink that follows the hand; document px. */
void                tl_canvas_pen_begin (TlCanvas *self, const TlColor *color);
void                tl_canvas_pen_move (TlCanvas *self, double x, double y);
void                tl_canvas_pen_end (TlCanvas *self);
void                tl_canvas_set_score (TlCanvas *self, const TlScoreShown *shown);
void                tl_canvas_flash_score (TlCanvas *self, const char *point);
const TlScoreShown *tl_canvas_get_score (TlCanvas *self);

G_END_DECLS
