/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

/* The sample on a canvas of 1400 x 900 in a shown window. */
typedef struct
{
  GtkWidget  *window;
  TlCanvas   *canvas;
  TlDocument *document;
} Fixture;

void           fixture_set_up (Fixture *fixture, gconstpointer data);
void           fixture_tear_down (Fixture *fixture, gconstpointer data);
void           wait_ms (guint ms);
void           wait_frame (GtkWidget *widget);
GskRenderNode *take_node (TlCanvas *canvas); /* what the next frame would show */
