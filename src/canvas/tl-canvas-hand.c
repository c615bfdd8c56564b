/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tool in hand: press, motion and release in widget px become a tool's in document px. Here is
 * decided what a tool cannot know: which tool it is, whether the hand has really moved, and whether
 * a finger taps, pans or lifts. Gesture handlers (tl-gestures.c) and tests call the same functions.
 */
#include "config.h"

#include "canvas/tl-canvas-link.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A hand at rest trembles: less than this in screen px is a click. GTK's own threshold (8) is felt
 * as a lag on a small card; a finger needs more. */
#define MOVE_PX 4.0
#define MOVE_TOUCH_PX 12.0

static const TlTool *const tools[] = {
  &tl_tool_link, &tl_tool_curve, &tl_tool_resize, &tl_tool_span, &tl_tool_select
};

/* Presses find pinned headings where they are seen; the rest of a drag is on the map. */
static TlToolEvent
to_document (TlCanvas *self, const TlToolEvent *event, gboolean press)
{
  TlToolEvent there = *event;

  if (press)
    tl_canvas_pick_document (self, event->x, event->y, &there.x, &there.y);
  else
    tl_canvas_to_document (self, event->x, event->y, &there.x, &there.y);
  return there;
}

/**
 * tl_hand_start:
 * @self: the canvas
 * @tool: a tool
 * @event: widget px
 *
 * Puts a tool to work.
 *
 * Returns: whether it wants the press
 */
gboolean
tl_hand_start (TlCanvas *self, const TlTool *tool, const TlToolEvent *event)
{
  TlToolEvent there = to_document (self, event, tool != &tl_tool_pan);
  gpointer    data = tool->press (self, &there);

  if (data == NULL)
    return FALSE;
  self->gestures->tool = tool;
  self->gestures->data = data;
  self->gestures->stale = FALSE;
  return TRUE;
}

/* Somebody else took something off the map: what the tool holds may be gone. */
static gboolean
put_back_if_stale (TlCanvas *self)
{
  return self->gestures->stale && tl_canvas_cancel_gesture (self);
}

static gboolean
start_any (TlCanvas *self, const TlToolEvent *event)
{
  if (self->gestures->space)
    return tl_hand_start (self, &tl_tool_pan, event);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (tl_hand_start (self, tools[i], event))
      return TRUE;
  return FALSE;
}

/**
 * tl_hand_send_motion:
 * @self: the canvas
 * @event: widget px
 *
 * Tells the tool that is under way where the hand is.
 */
void
tl_hand_send_motion (TlCanvas *self, const TlToolEvent *event)
{
  TlToolEvent there = to_document (self, event, FALSE);

  if (put_back_if_stale (self))
    return;
  self->gestures->tool->motion (self, self->gestures->data, &there);
}

static gboolean
has_moved (const TlGestures *gestures, const TlToolEvent *event)
{
  double limit = event->source == TL_SOURCE_TOUCH ? MOVE_TOUCH_PX : MOVE_PX;

  return hypot (event->x - gestures->pressed.x, event->y - gestures->pressed.y) >= limit;
}

/* On a knob, or while a link waits for its end. */
static gboolean
is_for_link (TlCanvas *self, const TlToolEvent *event)
{
  TlToolEvent there = to_document (self, event, TRUE);

  return tl_canvas_is_linking (self) ||
         tl_canvas_find_knob (self, there.x, there.y, event->source) != NULL;
}

/* A finger is not yet a tool: dragging a selected card lifts it, anything else pans, unless the
 * curve tool is in hand. */
static gboolean
press_finger (TlCanvas *self, const TlToolEvent *event)
{
  TlGestures *gestures = self->gestures;
  TlPlace     place = tl_canvas_pick (self, event->x, event->y, TL_SOURCE_TOUCH);

  if (gestures->drawing || is_for_link (self, event))
    {
      gestures->finger = TL_FINGER_DECIDED;
      return start_any (self, event);
    }
  gestures->finger = TL_FINGER_DOWN;
  gestures->finger_on_selected = place.id != NULL && tl_canvas_is_selected (self, place.id);
  return TRUE;
}

/**
 * tl_hand_decide_finger:
 * @self: the canvas
 * @lift: whether the finger takes up what it is on; otherwise it pans
 *
 * Makes the finger that is down a tool.
 */
void
tl_hand_decide_finger (TlCanvas *self, gboolean lift)
{
  TlGestures *gestures = self->gestures;

  gestures->finger = TL_FINGER_DECIDED;
  if (lift)
    start_any (self, &gestures->pressed);
  else
    tl_hand_start (self, &tl_tool_pan, &gestures->pressed);
}

/* A tap: the first selects, the second on the same thing edits. */
static void
tap (TlCanvas *self)
{
  TlGestures *gestures = self->gestures;
  TlToolEvent event = gestures->pressed;

  event.n_press = gestures->finger_on_selected ? 2 : 1;
  gestures->finger = TL_FINGER_DECIDED;
  if (start_any (self, &event))
    tl_canvas_release (self, &event);
}

/**
 * tl_canvas_press:
 * @self: the canvas
 * @event: widget px
 *
 * The button, finger or pen goes down. What is being written is kept first.
 *
 * Returns: whether a tool wants it
 */
gboolean
tl_canvas_press (TlCanvas *self, const TlToolEvent *event)
{
  TlGestures *gestures = self->gestures;

  if (self->document == NULL || self->map == NULL)
    return FALSE;
  tl_canvas_cancel_gesture (self);
  tl_canvas_stop_flick (self);
  tl_canvas_commit_writing (self);
  gestures->pressed = *event;
  gestures->last = *event;
  gestures->moved = FALSE;
  gestures->keeps_x = gestures->keeps_y = FALSE;
  gestures->finger = TL_FINGER_NONE;
  tl_canvas_set_hover (self, NULL);
  if (event->source == TL_SOURCE_TOUCH)
    return press_finger (self, event);
  return start_any (self, event);
}

/**
 * tl_canvas_motion:
 * @self: the canvas
 * @event: widget px
 *
 * It moves. Tools hear of it once it has gone further than a hand trembles.
 */
void
tl_canvas_motion (TlCanvas *self, const TlToolEvent *event)
{
  TlGestures *gestures = self->gestures;

  gestures->last = *event;
  if (!gestures->moved && !has_moved (gestures, event))
    return;
  if (!gestures->moved)
    {
      gestures->moved = TRUE;
      tl_canvas_bar_update (self);
    }
  if (gestures->finger == TL_FINGER_DOWN)
    tl_hand_decide_finger (self, gestures->finger_on_selected);
  if (gestures->tool == NULL)
    return;
  tl_hand_send_motion (self, event);
  if (gestures->tool != NULL && gestures->tool != &tl_tool_pan)
    tl_canvas_edge_scroll (self,
                           gestures->keeps_x ? gtk_widget_get_width (GTK_WIDGET (self)) / 2.0
                                             : event->x,
                           gestures->keeps_y ? gtk_widget_get_height (GTK_WIDGET (self)) / 2.0
                                             : event->y);
}

/**
 * tl_canvas_release:
 * @self: the canvas
 * @event: widget px
 *
 * It goes up: the tool does what it has shown.
 */
void
tl_canvas_release (TlCanvas *self, const TlToolEvent *event)
{
  TlGestures   *gestures = self->gestures;
  const TlTool *tool;
  TlToolEvent   there;
  gpointer      data;

  if (gestures->finger == TL_FINGER_DOWN)
    {
      tap (self);
      return;
    }
  if (put_back_if_stale (self))
    return;
  tl_canvas_stop_edge_scroll (self);
  tool = g_steal_pointer (&gestures->tool);
  data = g_steal_pointer (&gestures->data);
  gestures->finger = TL_FINGER_NONE;
  if (tool == NULL)
    return;
  there = to_document (self, event, !gestures->moved && tool != &tl_tool_pan);
  tool->release (self, data, &there);
  if (tool == &tl_tool_select)
    tl_canvas_bar_set_wanted (self, TRUE, event->source);
  else
    tl_canvas_bar_update (self);
}

/**
 * tl_canvas_cancel_gesture:
 * @self: the canvas
 *
 * Takes back what a gesture shows, as if it had never begun.
 *
 * Returns: FALSE when none was under way
 */
gboolean
tl_canvas_cancel_gesture (TlCanvas *self)
{
  TlGestures   *gestures = self->gestures;
  const TlTool *tool;
  gpointer      data;

  if (gestures == NULL || gestures->tool == NULL)
    {
      if (gestures != NULL)
        gestures->finger = TL_FINGER_NONE;
      return FALSE;
    }
  tl_canvas_stop_edge_scroll (self);
  tool = g_steal_pointer (&gestures->tool);
  data = g_steal_pointer (&gestures->data);
  gestures->finger = TL_FINGER_NONE;
  tool->cancel (self, data);
  tl_canvas_bar_update (self);
  return TRUE;
}

/**
 * tl_canvas_gesture_document_changed:
 * @self: the canvas
 * @set: what changed
 *
 * Tools change the document at their press and their release; in between it was somebody else (a
 * second window, an undo from elsewhere). When that removed anything, the gesture puts itself back
 * at the next motion: not now, for that may edit and the change is still being told.
 */
void
tl_canvas_gesture_document_changed (TlCanvas *self, TlChangeSet *set)
{
  if (!tl_canvas_is_in_gesture (self))
    return;
  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    if (tl_change_set_get_change (set, i)->after == NULL)
      self->gestures->stale = TRUE;
}

/**
 * tl_canvas_is_in_gesture:
 * @self: the canvas
 *
 * Returns: whether a tool is under way
 */
gboolean
tl_canvas_is_in_gesture (TlCanvas *self)
{
  return self->gestures != NULL && self->gestures->tool != NULL;
}

/**
 * tl_canvas_gestures_view_moved:
 * @self: the canvas
 *
 * The view scrolled under a resting pointer: what is dragged is over something else now.
 */
void
tl_canvas_gestures_view_moved (TlCanvas *self)
{
  TlGestures *gestures = self->gestures;

  if (gestures == NULL || gestures->tool == NULL || gestures->tool == &tl_tool_pan ||
      !gestures->moved)
    return;
  tl_hand_send_motion (self, &gestures->last);
}

/**
 * tl_hand_set_cursor:
 * @self: the canvas
 * @name: (nullable): static CSS name
 *
 * Sets the cursor if it is another one.
 */
void
tl_hand_set_cursor (TlCanvas *self, const char *name)
{
  if (g_strcmp0 (self->gestures->cursor, name) == 0)
    return;
  self->gestures->cursor = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/**
 * tl_hand_update_cursor:
 * @self: the canvas
 * @place: what is under the pointer
 * @modifiers: what is held
 *
 * Shows what a press here would do.
 */
void
tl_hand_update_cursor (TlCanvas *self, const TlPlace *place, GdkModifierType modifiers)
{
  const char *name = NULL;

  if (self->gestures->space)
    name = self->gestures->tool == &tl_tool_pan ? "grabbing" : "grab";
  else if (self->gestures->drawing)
    name = "crosshair";
  for (guint i = 0; name == NULL && i < G_N_ELEMENTS (tools); i++)
    name = tools[i]->cursor (self, place, modifiers);
  tl_hand_set_cursor (self, name);
}

/**
 * tl_canvas_hold_space:
 * @self: the canvas
 * @held: whether Space is down
 *
 * While Space is held the pointer pans.
 */
void
tl_canvas_hold_space (TlCanvas *self, gboolean held)
{
  TlPlace nowhere = { 0 };

  if (self->gestures->space == held)
    return;
  self->gestures->space = held;
  tl_hand_update_cursor (self, &nowhere, 0);
}

/**
 * tl_canvas_set_drawing:
 * @self: the canvas
 * @drawing: whether the curve tool is in hand
 *
 * With it strokes draw wherever they begin in the emotions lane, and a finger draws. One stroke
 * puts it away.
 */
void
tl_canvas_set_drawing (TlCanvas *self, gboolean drawing)
{
  TlPlace nowhere = { 0 };

  if (self->gestures->drawing == drawing)
    return;
  self->gestures->drawing = drawing;
  tl_canvas_hint_say (self,
                      drawing ? _ ("Draw over the emotions lane. Escape puts the pen away.")
                              : NULL);
  tl_hand_update_cursor (self, &nowhere, 0);
}

/**
 * tl_canvas_is_drawing:
 * @self: the canvas
 *
 * Returns: whether the curve tool is in hand
 */
gboolean
tl_canvas_is_drawing (TlCanvas *self)
{
  return self->gestures != NULL && self->gestures->drawing;
}
