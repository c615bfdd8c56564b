/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "canvas/tl-gsk-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How something in the hand is to be drawn; widget px. */
typedef struct
{
  GskRenderNode *node;   /* the thing, in its own coordinates */
  TlPoint        origin; /* where these come to stand */
  double         scale;
  TlRect         rect; /* the thing */
  double         radius;
  gboolean       shadow;
  const TlColor *paper;  /* beneath it, or NULL */
  int            factor; /* device px per widget px */
} TlLiftLook;

/* Finished pixels of something in the hand; all zeros = none yet. */
typedef struct
{
  GskRenderNode *node; /* held: what it was made of */
  GdkTexture    *texture;
  TlRect         bounds; /* widget px, from the thing's corner */
  TlPoint        phase;  /* of the corner between device px */
  double         scale;
  int            factor;
} TlLiftImage;

void tl_lift_image_append (TlLiftImage *self, GPtrArray *nodes, const TlLiftLook *look);
void tl_lift_image_clear (TlLiftImage *self);

G_END_DECLS
