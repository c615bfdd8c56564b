/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves the view by hand: wheel, touchpad, pinch, and the edges during a drag.
 *
 * The wheel scrolls up and down; where the map fits in height it pans sideways, as with Shift; with
 * Ctrl it zooms around the pointer. What a touchpad flicks runs on and slows down. A pinch zooms
 * around its middle and pans with it. While a drag is on, a pointer near an edge scrolls, faster
 * the nearer it is, and the drag is told. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <math.h>

/* How far beyond the map's edge a wheel goes, in screen px: enough to see that it ends there. */
#define WHEEL_SLACK 96.0
#define WHEEL_ZOOM 1.2
/* Touchpads give px: this many make a notch of the wheel. */
#define NOTCH_PX 60.0
/* Near is within this many screen px of an edge; px a second at the edge itself. */
#define EDGE_REACH 48.0
#define EDGE_SPEED 900.0
/* A flick loses this share of its speed a second (as in other scrolled views), and ends at so many
 * px a second. */
#define FLICK_FRICTION 4.0
#define FLICK_SPEED_MIN 20.0

struct _TlScroll
{
  double pointer_x;
  double pointer_y;

  GtkGesture *pinch;      /* the widget's */
  double      pinch_zoom; /* at its beginning */
  double      pinch_x;    /* middle of the fingers when last seen */
  double      pinch_y;

  guint  flick_tick_id;
  gint64 flick_time_us;
  double flick_x; /* px a second */
  double flick_y;

  guint  edge_tick_id;
  gint64 edge_time_us;
  double edge_x;
  double edge_y;
};

static void
pointer_moved_cb (GtkEventControllerMotion *controller, double x, double y, TlCanvas *self)
{
  self->scroll->pointer_x = x;
  self->scroll->pointer_y = y;
}

static gboolean
fits (double length, double zoom, int view)
{
  return length * zoom <= view;
}

/* A step of the wheel is the 2/3rd power of the view, as in every other scrolled view. */
static double
get_step (int view, GdkScrollUnit unit)
{
  return unit == GDK_SCROLL_UNIT_WHEEL ? pow (view, 2.0 / 3.0) : 1;
}

static gboolean
scroll_view (TlCanvas *self, double dx, double dy, GdkScrollUnit unit)
{
  TlRect bounds = tl_scene_get_bounds (self->scene);
  int    width = gtk_widget_get_width (GTK_WIDGET (self));
  int    height = gtk_widget_get_height (GTK_WIDGET (self));

  if (fits (bounds.width, self->zoom, width))
    dx = 0;
  if (fits (bounds.height, self->zoom, height))
    dy = 0;
  return tl_canvas_pan_within (self,
                               dx * get_step (width, unit),
                               dy * get_step (height, unit),
                               WHEEL_SLACK,
                               WHEEL_SLACK);
}

/* --- Flicks --- */

void
tl_canvas_stop_flick (TlCanvas *self)
{
  if (self->scroll->flick_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll->flick_tick_id);
  self->scroll->flick_tick_id = 0;
}

static gboolean
flick_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (widget);
  TlScroll *scroll = self->scroll;
  gint64    now_us = gdk_frame_clock_get_frame_time (clock);
  double    seconds = MIN (now_us - scroll->flick_time_us, 50000) / (double) G_USEC_PER_SEC;
  double    left = exp (-FLICK_FRICTION * seconds);
  double    way = (1 - left) / FLICK_FRICTION;
  gboolean  moved =
    scroll_view (self, scroll->flick_x * way, scroll->flick_y * way, GDK_SCROLL_UNIT_SURFACE);

  scroll->flick_time_us = now_us;
  scroll->flick_x *= left;
  scroll->flick_y *= left;
  if ((moved || seconds == 0) && hypot (scroll->flick_x, scroll->flick_y) > FLICK_SPEED_MIN)
    return G_SOURCE_CONTINUE;
  scroll->flick_tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
scroll_began_cb (GtkEventControllerScroll *controller, TlCanvas *self)
{
  tl_canvas_stop_flick (self);
}

static void
flicked_cb (GtkEventControllerScroll *controller, double speed_x, double speed_y, TlCanvas *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  tl_canvas_flick (self,
                   state & GDK_SHIFT_MASK ? speed_y : speed_x,
                   state & GDK_SHIFT_MASK ? 0 : speed_y,
                   state & GDK_CONTROL_MASK);
}

/* Speeds in px a second. Who has zoomed, or wants no movement, has nothing run on. */
void
tl_canvas_flick (TlCanvas *self, double speed_x, double speed_y, gboolean zooming)
{
  TlScroll *scroll = self->scroll;

  tl_canvas_stop_flick (self);
  if (zooming || !tl_canvas_has_animations (self))
    return;
  scroll->flick_x = speed_x;
  scroll->flick_y = speed_y;
  scroll->flick_time_us =
    gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  scroll->flick_tick_id =
    gtk_widget_add_tick_callback (GTK_WIDGET (self), flick_tick_cb, NULL, NULL);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, TlCanvas *self)
{
  GdkScrollUnit   unit = gtk_event_controller_scroll_get_unit (controller);
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  TlRect bounds = tl_scene_get_bounds (self->scene);

  if (state & GDK_CONTROL_MASK)
    {
      double notches = unit == GDK_SCROLL_UNIT_WHEEL ? dy : dy / NOTCH_PX;

      tl_canvas_zoom_at (self,
                         tl_canvas_get_target_zoom (self) * pow (WHEEL_ZOOM, -notches),
                         self->scroll->pointer_x,
                         self->scroll->pointer_y,
                         unit == GDK_SCROLL_UNIT_WHEEL);
      return GDK_EVENT_STOP;
    }
  if (dx == 0 && (state & GDK_SHIFT_MASK ||
                  (unit == GDK_SCROLL_UNIT_WHEEL &&
                   fits (bounds.height, self->zoom, gtk_widget_get_height (GTK_WIDGET (self))))))
    {
      dx = dy;
      dy = 0;
    }
  scroll_view (self, dx, dy, unit);
  return GDK_EVENT_STOP;
}

static void
pinch_began_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlCanvas *self)
{
  tl_canvas_stop_flick (self);
  self->scroll->pinch_zoom = self->zoom;
  gtk_gesture_get_bounding_box_center (gesture, &self->scroll->pinch_x, &self->scroll->pinch_y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_changed_cb (GtkGestureZoom *gesture, double scale, TlCanvas *self)
{
  TlScroll *scroll = self->scroll;
  double    x = scroll->pinch_x;
  double    y = scroll->pinch_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  tl_canvas_pan (self, scroll->pinch_x - x, scroll->pinch_y - y);
  tl_canvas_zoom_at (self, scroll->pinch_zoom * scale, x, y, FALSE);
  scroll->pinch_x = x;
  scroll->pinch_y = y;
}

/* -1 at the near edge, 1 at the far one, 0 between. */
static double
get_edge_pull (double at, double view)
{
  if (at < EDGE_REACH)
    return -MIN (1, (EDGE_REACH - at) / EDGE_REACH);
  if (at > view - EDGE_REACH)
    return MIN (1, (at - view + EDGE_REACH) / EDGE_REACH);
  return 0;
}

static gboolean
edge_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (widget);
  TlScroll *scroll = self->scroll;
  gint64    now_us = gdk_frame_clock_get_frame_time (clock);
  double    step = EDGE_SPEED * MIN (now_us - scroll->edge_time_us, 50000) / G_USEC_PER_SEC;
  double    dx = get_edge_pull (scroll->edge_x, gtk_widget_get_width (widget)) * step;
  double    dy = get_edge_pull (scroll->edge_y, gtk_widget_get_height (widget)) * step;

  scroll->edge_time_us = now_us;
  if (scroll_view (self, dx, dy, GDK_SCROLL_UNIT_SURFACE))
    tl_canvas_gestures_view_moved (self);
  return G_SOURCE_CONTINUE;
}

void
tl_canvas_edge_scroll (TlCanvas *self, double wx, double wy)
{
  TlScroll *scroll = self->scroll;
  gboolean  near = get_edge_pull (wx, gtk_widget_get_width (GTK_WIDGET (self))) != 0 ||
                  get_edge_pull (wy, gtk_widget_get_height (GTK_WIDGET (self))) != 0;

  scroll->edge_x = wx;
  scroll->edge_y = wy;
  if (!near)
    tl_canvas_stop_edge_scroll (self);
  else if (scroll->edge_tick_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

      scroll->edge_time_us = gdk_frame_clock_get_frame_time (clock);
      scroll->edge_tick_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_tick_cb, NULL, NULL);
    }
}

void
tl_canvas_stop_edge_scroll (TlCanvas *self)
{
  if (self->scroll->edge_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll->edge_tick_id);
  self->scroll->edge_tick_id = 0;
}

void
tl_canvas_scroll_init (TlCanvas *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *wheel = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();

  self->scroll = g_new0 (TlScroll, 1);
  self->scroll->pinch = pinch;
  g_signal_connect (wheel, "scroll-begin", G_CALLBACK (scroll_began_cb), self);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (wheel, "decelerate", G_CALLBACK (flicked_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_began_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_changed_cb), self);
  gtk_widget_add_controller (widget, wheel);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/**
 * tl_canvas_forget_press:
 * @self: the canvas
 *
 * A press that opened a menu is let go over the menu, and GTK's gesture for two fingers, which saw
 * the press, holds the widget for as long as it waits for the end: it need not wait.
 */
void
tl_canvas_forget_press (TlCanvas *self)
{
  if (self->scroll != NULL)
    gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->scroll->pinch));
}

void
tl_canvas_scroll_dispose (TlCanvas *self)
{
  if (self->scroll == NULL)
    return;
  tl_canvas_stop_edge_scroll (self);
  tl_canvas_stop_flick (self);
  g_clear_pointer (&self->scroll, g_free);
}
