/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From GTK's gestures to the tool in hand: thin handlers. GtkGestureDrag emits drag-end also when a
 * second finger or a grab cancels it; the `cancel` signal, which comes first, tells the two apart,
 * or a pinch would drop a card. */
#include "config.h"

#include "canvas/tl-canvas-drop.h"
#include "canvas/tl-canvas-link.h"
#include "canvas/tl-canvas-plus.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"

#include <math.h>

/* Two presses further apart than this are two clicks. */
#define DOUBLE_CLICK_PX 6.0

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

  if (widget == NULL)
    return FALSE;
  if (tl_canvas_bar_contains (self, widget))
    return TRUE;
  return self->editor_widget != NULL &&
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
  if (event.source != TL_SOURCE_TOUCH && tl_canvas_plus_press (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
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

  if (!tl_canvas_drag_out (self, GTK_GESTURE (gesture), &event))
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
  if (self->map == NULL || !tl_hand_start (self, &tl_tool_pan, &event))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  tl_hand_set_cursor (self, "grabbing");
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pressed_long_cb (GtkGestureLongPress *gesture, double x, double y, TlCanvas *self)
{
  TlGestures *gestures = self->gestures;

  if (gestures->finger != TL_FINGER_DOWN)
    return;
  tl_hand_decide_finger (self, TRUE);
  gestures->moved = TRUE;
  if (gestures->tool != NULL)
    tl_hand_send_motion (self, &gestures->last);
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
                            held.type == TL_PLACE_HEADER || held.type == TL_PLACE_PERSONA ||
                                held.type == TL_PLACE_ACTOR
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
  gboolean            hovers, lights, on_knob;

  if (self->map == NULL || tl_canvas_is_in_gesture (self))
    return;
  hovers = !is_on_child (self, x, y);
  if (hovers)
    place = tl_canvas_pick (self, x, y, TL_SOURCE_POINTER);
  /* While somebody writes nothing else lights up. */
  lights = hovers && !tl_canvas_is_writing (self) && tl_canvas_can_edit (self) &&
           get_source (gtk_event_controller_get_current_event_device (any)) != TL_SOURCE_TOUCH;
  on_knob = tl_canvas_links_hover (self, lights ? &place : NULL, x, y);
  if (hovers && !on_knob &&
      get_source (gtk_event_controller_get_current_event_device (any)) != TL_SOURCE_TOUCH &&
      tl_canvas_plus_hover (self, x, y))
    tl_hand_set_cursor (self, "pointer");
  else
    tl_hand_update_cursor (self, &place, state);
  tl_canvas_set_hover (self, lights && !on_knob ? &place : NULL);
}

static void
pointer_left_cb (GtkEventControllerMotion *controller, TlCanvas *self)
{
  tl_canvas_set_hover (self, NULL);
  tl_canvas_plus_hide (self);
  tl_canvas_links_hover (self, NULL, 0, 0);
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
  tl_canvas_plus_init (self);
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
  tl_canvas_init_card_drop (self);
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
  g_clear_pointer (&self->bubble, g_free);
  tl_canvas_plus_dispose (self);
}
