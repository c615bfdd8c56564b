/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From GTK's gestures to tools: thin handlers that turn events into press, motion and release in
 * document px, and decide only what a tool cannot know: whether the hand has really moved, whether
 * a finger taps, pans or lifts, and whether a gesture ended or was taken away. GtkGestureDrag emits
 * drag-end when a second finger or a grab cancels it; the `cancel` signal, which comes first, tells
 * the two apart, or a pinch would drop a card.
 *
 * Tests drive the same three functions with events of their own. */
#include "config.h"

#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"

#include <math.h>

/* A hand at rest trembles: less than this in screen px is a click. GTK's own threshold (8) is felt
 * as a lag on a small card; a finger needs more. */
#define MOVE_PX 4.0
#define MOVE_TOUCH_PX 12.0

/* Two presses further apart than this are two clicks. */
#define DOUBLE_CLICK_PX 6.0

typedef enum
{
  FINGER_NONE,
  FINGER_DOWN, /* not yet known: tap, pan or lift */
  FINGER_DECIDED,
} Finger;

struct _TlGestures
{
  const TlTool *tool; /* under way, or NULL */
  gpointer      data;
  TlToolEvent   pressed; /* widget px */
  TlToolEvent   last;    /* widget px */
  gboolean      moved;
  Finger        finger;
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

static const TlTool *const tools[] = { &tl_tool_curve, &tl_tool_select };

/* --- Tools ------------------------------------------------------------------------------------ */

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

static gboolean
start (TlCanvas *self, const TlTool *tool, const TlToolEvent *event)
{
  TlToolEvent there = to_document (self, event, tool != &tl_tool_pan);
  gpointer    data = tool->press (self, &there);

  if (data == NULL)
    return FALSE;
  self->gestures->tool = tool;
  self->gestures->data = data;
  return TRUE;
}

static gboolean
start_any (TlCanvas *self, const TlToolEvent *event)
{
  if (self->gestures->space)
    return start (self, &tl_tool_pan, event);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (start (self, tools[i], event))
      return TRUE;
  return FALSE;
}

static void
send_motion (TlCanvas *self, const TlToolEvent *event)
{
  TlToolEvent there = to_document (self, event, FALSE);

  self->gestures->tool->motion (self, self->gestures->data, &there);
}

static gboolean
has_moved (const TlGestures *gestures, const TlToolEvent *event)
{
  double limit = event->source == TL_SOURCE_TOUCH ? MOVE_TOUCH_PX : MOVE_PX;

  return hypot (event->x - gestures->pressed.x, event->y - gestures->pressed.y) >= limit;
}

/* A finger is not yet a tool: dragging a selected card lifts it, anything else pans, unless the
 * curve tool is in hand. */
static gboolean
press_finger (TlCanvas *self, const TlToolEvent *event)
{
  TlGestures *gestures = self->gestures;
  TlPlace     place = tl_canvas_pick (self, event->x, event->y, TL_SOURCE_TOUCH);

  if (gestures->drawing)
    {
      gestures->finger = FINGER_DECIDED;
      return start_any (self, event);
    }
  gestures->finger = FINGER_DOWN;
  gestures->finger_on_selected = place.id != NULL && tl_canvas_is_selected (self, place.id);
  return TRUE;
}

static void
decide_finger (TlCanvas *self, gboolean lift)
{
  TlGestures *gestures = self->gestures;

  gestures->finger = FINGER_DECIDED;
  if (lift)
    start_any (self, &gestures->pressed);
  else
    start (self, &tl_tool_pan, &gestures->pressed);
}

/* A tap: the first selects, the second on the same thing edits. */
static void
tap (TlCanvas *self)
{
  TlGestures *gestures = self->gestures;
  TlToolEvent event = gestures->pressed;

  event.n_press = gestures->finger_on_selected ? 2 : 1;
  gestures->finger = FINGER_DECIDED;
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
  tl_canvas_commit_writing (self);
  gestures->pressed = *event;
  gestures->last = *event;
  gestures->moved = FALSE;
  gestures->finger = FINGER_NONE;
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
  gestures->moved = TRUE;
  if (gestures->finger == FINGER_DOWN)
    decide_finger (self, gestures->finger_on_selected);
  if (gestures->tool == NULL)
    return;
  send_motion (self, event);
  if (gestures->tool != NULL && gestures->tool != &tl_tool_pan)
    tl_canvas_edge_scroll (self, event->x, event->y);
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

  if (gestures->finger == FINGER_DOWN)
    {
      tap (self);
      return;
    }
  tl_canvas_stop_edge_scroll (self);
  tool = g_steal_pointer (&gestures->tool);
  data = g_steal_pointer (&gestures->data);
  gestures->finger = FINGER_NONE;
  if (tool == NULL)
    return;
  there = to_document (self, event, !gestures->moved && tool != &tl_tool_pan);
  tool->release (self, data, &there);
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
        gestures->finger = FINGER_NONE;
      return FALSE;
    }
  tl_canvas_stop_edge_scroll (self);
  tool = g_steal_pointer (&gestures->tool);
  data = g_steal_pointer (&gestures->data);
  gestures->finger = FINGER_NONE;
  tool->cancel (self, data);
  return TRUE;
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
  send_motion (self, &gestures->last);
}

static void
set_cursor (TlCanvas *self, const char *name)
{
  if (g_strcmp0 (self->gestures->cursor, name) == 0)
    return;
  self->gestures->cursor = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
update_cursor (TlCanvas *self, const TlPlace *place, GdkModifierType modifiers)
{
  const char *name = NULL;

  if (self->gestures->space)
    name = self->gestures->tool == &tl_tool_pan ? "grabbing" : "grab";
  else if (self->gestures->drawing)
    name = "crosshair";
  for (guint i = 0; name == NULL && i < G_N_ELEMENTS (tools); i++)
    name = tools[i]->cursor (self, place, modifiers);
  set_cursor (self, name);
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
  update_cursor (self, &nowhere, 0);
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
  update_cursor (self, &nowhere, 0);
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

/* --- Handlers --------------------------------------------------------------------------------- */

static TlSource
get_source (GdkDevice *device)
{
  switch (device != NULL ? gdk_device_get_source (device) : GDK_SOURCE_MOUSE)
    {
    case GDK_SOURCE_TOUCHSCREEN:
      return TL_SOURCE_TOUCH;
    case GDK_SOURCE_PEN:
      return TL_SOURCE_PEN;
    case GDK_SOURCE_MOUSE:
    case GDK_SOURCE_KEYBOARD:
    case GDK_SOURCE_TOUCHPAD:
    case GDK_SOURCE_TRACKPOINT:
    case GDK_SOURCE_TABLET_PAD:
    default:
      return TL_SOURCE_POINTER;
    }
}

static TlToolEvent
read_event (GtkGesture *gesture, double x, double y)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkEventSequence   *sequence =
    gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent   *last = gtk_gesture_get_last_event (gesture, sequence);
  TlToolEvent event = { .x = x, .y = y, .pressure = 1, .n_press = 1 };

  event.source = get_source (gtk_event_controller_get_current_event_device (controller));
  event.modifiers = gtk_event_controller_get_current_event_state (controller);
  /* Only a pen has this axis; GTK 4.8 crashes when asked about some events of a mouse. */
  if (last != NULL && event.source == TL_SOURCE_PEN)
    gdk_event_get_axis (last, GDK_AXIS_PRESSURE, &event.pressure);
  return event;
}

/* GtkGestureClick would tell, but it gives up a press as soon as the drag claims it. */
static int
count_click (TlCanvas *self, const TlToolEvent *event, guint32 time_ms)
{
  TlGestures *gestures = self->gestures;
  int         limit_ms = 400;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-double-click-time",
                &limit_ms,
                NULL);
  if (time_ms - gestures->click_time_ms <= (guint32) limit_ms && gestures->n_clicks == 1 &&
      hypot (event->x - gestures->click_x, event->y - gestures->click_y) <= DOUBLE_CLICK_PX)
    gestures->n_clicks = 2;
  else
    gestures->n_clicks = 1;
  gestures->click_time_ms = time_ms;
  gestures->click_x = event->x;
  gestures->click_y = event->y;
  return gestures->n_clicks;
}

static gboolean
is_on_child (TlCanvas *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && self->editor_widget != NULL &&
         (widget == self->editor_widget || gtk_widget_is_ancestor (widget, self->editor_widget));
}

static void
drag_began_cb (GtkGestureDrag *gesture, double x, double y, TlCanvas *self)
{
  TlToolEvent event = read_event (GTK_GESTURE (gesture), x, y);
  guint32 time_ms = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (is_on_child (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  event.n_press = event.source == TL_SOURCE_TOUCH ? 1 : count_click (self, &event, time_ms);
  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!tl_canvas_press (self, &event))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else if (event.source != TL_SOURCE_TOUCH)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static TlToolEvent
read_offset (TlCanvas *self, GtkGestureDrag *gesture, double dx, double dy)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  return read_event (GTK_GESTURE (gesture), x + dx, y + dy);
}

static void
drag_moved_cb (GtkGestureDrag *gesture, double dx, double dy, TlCanvas *self)
{
  TlToolEvent event = read_offset (self, gesture, dx, dy);

  tl_canvas_motion (self, &event);
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double dx, double dy, TlCanvas *self)
{
  TlToolEvent event = read_offset (self, gesture, dx, dy);

  tl_canvas_release (self, &event);
}

static void
gesture_cancelled_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlCanvas *self)
{
  tl_canvas_cancel_gesture (self);
}

static void
middle_began_cb (GtkGestureDrag *gesture, double x, double y, TlCanvas *self)
{
  TlToolEvent event = read_event (GTK_GESTURE (gesture), x, y);
  TlGestures *gestures = self->gestures;

  tl_canvas_cancel_gesture (self);
  gestures->pressed = event;
  gestures->last = event;
  gestures->moved = TRUE;
  if (self->map == NULL || !start (self, &tl_tool_pan, &event))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  set_cursor (self, "grabbing");
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pressed_long_cb (GtkGestureLongPress *gesture, double x, double y, TlCanvas *self)
{
  TlGestures *gestures = self->gestures;

  if (gestures->finger != FINGER_DOWN)
    return;
  decide_finger (self, TRUE);
  gestures->moved = TRUE;
  if (gestures->tool != NULL)
    send_motion (self, &gestures->last);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlCanvas *self)
{
  TlPlace place;

  if (self->document == NULL || self->map == NULL || is_on_child (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tl_canvas_cancel_gesture (self);
  tl_canvas_commit_writing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  place = tl_canvas_pick (self, x, y, TL_SOURCE_POINTER);
  if (place.id == NULL || !tl_canvas_is_selected (self, place.id))
    {
      g_auto (TlPlace) held = { 0 };

      tl_place_hold (&held, &place);
      tl_canvas_select_one (self,
                            held.type == TL_PLACE_HEADER || held.type == TL_PLACE_PERSONA
                              ? NULL
                              : held.id);
      tl_canvas_set_focus_place (self, &held, FALSE, FALSE);
    }
  tl_canvas_show_menu_at (self, x, y);
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller, double x, double y, TlCanvas *self)
{
  GtkEventController *any = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType     state = gtk_event_controller_get_current_event_state (any);
  TlPlace             place = { 0 };
  gboolean            hovers;

  if (self->map == NULL || tl_canvas_is_in_gesture (self))
    return;
  hovers = !is_on_child (self, x, y);
  if (hovers)
    place = tl_canvas_pick (self, x, y, TL_SOURCE_POINTER);
  update_cursor (self, &place, state);
  /* While somebody writes nothing else lights up. */
  tl_canvas_set_hover (self,
                       hovers && !tl_canvas_is_writing (self) && tl_canvas_can_edit (self) &&
                           get_source (gtk_event_controller_get_current_event_device (any)) !=
                             TL_SOURCE_TOUCH
                         ? &place
                         : NULL);
}

static void
pointer_left_cb (GtkEventControllerMotion *controller, TlCanvas *self)
{
  tl_canvas_set_hover (self, NULL);
}

/* The keyboard has gone elsewhere: a Space released there is never heard of here. */
static void
focus_left_cb (GtkEventControllerFocus *controller, TlCanvas *self)
{
  tl_canvas_hold_space (self, FALSE);
}

static GtkGesture *
add_drag (TlCanvas *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_moved_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (gesture_cancelled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  return drag;
}

static void
add_watchers (TlCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * tl_canvas_init_gestures:
 * @self: the canvas
 *
 * Adds the handlers of pointer, finger and pen.
 */
void
tl_canvas_init_gestures (TlCanvas *self)
{
  TlGestures *gestures = g_new0 (TlGestures, 1);

  self->gestures = gestures;
  gestures->drag = add_drag (self, GDK_BUTTON_PRIMARY);
  g_signal_connect (gestures->drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  gestures->middle = add_drag (self, GDK_BUTTON_MIDDLE);
  g_signal_connect (gestures->middle, "drag-begin", G_CALLBACK (middle_began_cb), self);
  gestures->long_press = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gestures->long_press), TRUE);
  g_signal_connect (gestures->long_press, "pressed", G_CALLBACK (pressed_long_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gestures->long_press));
  gtk_gesture_group (gestures->long_press, gestures->drag);
  gestures->menu = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gestures->menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (gestures->menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gestures->menu));
  add_watchers (self);
}

/**
 * tl_canvas_dispose_gestures:
 * @self: the canvas
 *
 * Cancels what is under way; the handlers go with the widget.
 */
void
tl_canvas_dispose_gestures (TlCanvas *self)
{
  if (self->gestures == NULL)
    return;
  tl_canvas_cancel_gesture (self);
  tl_canvas_dispose_menu (self);
  g_clear_pointer (&self->gestures, g_free);
  g_clear_pointer (&self->nudged, g_free);
}
