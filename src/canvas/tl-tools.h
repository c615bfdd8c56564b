/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* The tools, in the order in which they are asked: pan (Space or middle button), link (a card's
 * knob), curve (emotions lane), resize (borders of headings), span (a selected card's edges),
 * select (everything else, never refuses). One table a tool, each in its own file. */
extern const TlTool tl_tool_pan;
extern const TlTool tl_tool_link;
extern const TlTool tl_tool_curve;
extern const TlTool tl_tool_resize;
extern const TlTool tl_tool_span;
extern const TlTool tl_tool_select;

typedef enum
{
  TL_FINGER_NONE,
  TL_FINGER_DOWN, /* not yet known: tap, pan or lift */
  TL_FINGER_DECIDED,
} TlFinger;

struct _TlGestures
{
  const TlTool *tool; /* under way, or NULL */
  gpointer      data;
  TlToolEvent   pressed; /* widget px */
  TlToolEvent   last;    /* widget px */
  gboolean      moved;
  gboolean      keeps_x; /* the tool goes up and down only: no edge scrolls sideways */
  gboolean      keeps_y;
  gboolean      stale; /* what the tool holds may be gone */
  TlFinger      finger;
  gboolean      finger_on_selected;

  gboolean space;
  gboolean drawing;
  guint32  click_time_ms;
  double   click_x;
  double   click_y;
  int      n_clicks;

  GtkGesture *drag;
  GtkGesture *middle;
  GtkGesture *long_press;
  GtkGesture *menu;
  const char *cursor;
};

/* tl-canvas-hand.c */
gboolean tl_hand_start (TlCanvas *self, const TlTool *tool, const TlToolEvent *event);
void     tl_hand_send_motion (TlCanvas *self, const TlToolEvent *event);
void     tl_hand_decide_finger (TlCanvas *self, gboolean lift);
void     tl_hand_set_cursor (TlCanvas *self, const char *name);
void     tl_hand_update_cursor (TlCanvas *self, const TlPlace *place, GdkModifierType modifiers);

G_END_DECLS
