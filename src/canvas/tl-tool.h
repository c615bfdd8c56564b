/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* A gesture on the canvas: what happens between a press and its release. Thin gesture handlers call
 * these with document coordinates, so that a tool can be driven by a test, a mouse, a finger or a
 * pen alike. One static table a tool; the state lives in `data`, made by press and freed by release
 * or cancel. cancel() puts everything back as it was. */
typedef enum
{
  TL_SOURCE_POINTER,
  TL_SOURCE_TOUCH,
  TL_SOURCE_PEN,
} TlSource;

typedef struct
{
  double          x; /* document px */
  double          y;
  double          pressure; /* 0 to 1; 1 where the device has none */
  TlSource        source;
  GdkModifierType modifiers;
  int             n_press; /* 1, 2 = double click ... */
} TlToolEvent;

typedef struct
{
  const char *name;
  /* NULL = not mine: the next tool is asked. Otherwise the state of the gesture. */
  gpointer (*press) (TlCanvas *canvas, const TlToolEvent *event);
  void (*motion) (TlCanvas *canvas, gpointer data, const TlToolEvent *event);
  void (*release) (TlCanvas *canvas, gpointer data, const TlToolEvent *event);
  void (*cancel) (TlCanvas *canvas, gpointer data);
  /* The cursor's CSS name over this place, or NULL. */
  const char *(*cursor) (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers);
} TlTool;

G_END_DECLS
