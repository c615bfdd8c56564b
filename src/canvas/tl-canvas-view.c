/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the map stands in the widget: zoom and offset, their limits and their animation.
 *
 * Everything that moves the view ends in set_view(): it clamps the zoom, rounds the offset to whole
 * device pixels (text baselines are whole document pixels, so at zoom 1 they stay sharp), and asks
 * for what follows from a new view: a frame, proxies, the editor's place. Wheel, pinch and edges
 * are in tl-canvas-scroll.c.
 *
 * What never changes: document point (x, y) is at widget px ((x - offset_x) * zoom, ...). */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"

#include <math.h>

/* Paper shown around the sheet when it is fitted (screen px). */
#define FIT_MARGIN 24.0
/* At least this much of the map stays in the view, wherever it is put. */
#define KEEP_IN_VIEW 64.0
/* Fitted by itself a map is never made larger than this, however small it is. */
#define FIT_ZOOM_MAX 1.6
/* A map is first shown whole if it is at least this large then, and never smaller than the other:
 * 12.5 px words are easy to read at 0.85, and just readable at 0.62. */
#define FIRST_ZOOM_WHOLE 0.85
#define FIRST_ZOOM_MIN 0.62
#define ANIMATION_US (150 * 1000)

struct _TlView
{
  gboolean    placed; /* somebody has said where to look, or the first allocation has */
  TlCanvasFit fitted;
  int         fitted_width; /* of the widget at that time */
  int         fitted_height;
  int         width; /* of the widget when it was last allocated */
  int         height;
  TlPlacement
         exact; /* before rounding to device px, so that zooming out and in again loses nothing */
  guint  tick_id;
  gint64 started_us;
  TlPlacement from;
  TlPlacement to;
  TlPoint     anchor; /* what of the map stays in its place, and whether it is a dial's centre */
  gboolean    round;
};

static TlPlacement
get_placement (TlCanvas *self)
{
  return self->view->exact;
}

/* Where the view will be when its animation is over. */
TlPlacement
tl_canvas_get_target (TlCanvas *self)
{
  return self->view->tick_id != 0 ? self->view->to : get_placement (self);
}

static double
round_to_device (TlCanvas *self, double offset, double zoom)
{
  double per_px = zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return round (offset * per_px) / per_px;
}

static void
set_view (TlCanvas *self, const TlPlacement *to)
{
  double zoom = CLAMP (to->zoom, TL_CANVAS_ZOOM_MIN, TL_CANVAS_ZOOM_MAX);
  double x = round_to_device (self, to->x, zoom);
  double y = round_to_device (self, to->y, zoom);
  double old_zoom = self->zoom;

  self->view->placed = TRUE;
  self->view->exact = (TlPlacement){ zoom, to->x, to->y };
  if (zoom == old_zoom && x == self->offset_x && y == self->offset_y)
    return;
  self->zoom = zoom;
  self->offset_x = x;
  self->offset_y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->editor_widget != NULL || tl_canvas_bar_is_shown (self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  tl_canvas_queue_proxies (self, FALSE);
  tl_canvas_emit_view_changed (self);
  if (zoom != old_zoom)
    tl_canvas_notify_zoom (self);
}

static void
stop_animation (TlCanvas *self)
{
  if (self->view->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->view->tick_id);
  self->view->tick_id = 0;
}

/* With the offset linear in 1/zoom the point that stands still in both placements stands still all
 * the way. */
static TlPlacement
interpolate (const TlPlacement *from, const TlPlacement *to, double t)
{
  double zoom = from->zoom * pow (to->zoom / from->zoom, t);
  double way = t;

  if (fabs (to->zoom - from->zoom) > 1e-9)
    way = (1 / zoom - 1 / from->zoom) / (1 / to->zoom - 1 / from->zoom);
  return (
    TlPlacement){ zoom, from->x + (to->x - from->x) * way, from->y + (to->y - from->y) * way };
}

static gboolean
animation_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (widget);
  TlView   *view = self->view;
  double    t = (gdk_frame_clock_get_frame_time (clock) - view->started_us) / (double) ANIMATION_US;
  double    eased = 1 - pow (1 - CLAMP (t, 0, 1), 3);
  TlPlacement at = t >= 1 ? view->to : interpolate (&view->from, &view->to, eased);

  if (t >= 1)
    view->tick_id = 0;
  set_view (self, &at);
  return t >= 1 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Every movement that somebody asked for. */
void
tl_canvas_place_view (TlCanvas *self, const TlPlacement *to, gboolean animate)
{
  TlView     *view = self->view;
  TlPlacement old = tl_canvas_get_target (self);

  if (to->zoom != old.zoom || to->x != old.x || to->y != old.y)
    view->fitted = TL_CANVAS_FIT_NONE;
  stop_animation (self);
  if (!animate || !tl_canvas_has_animations (self) || !view->placed)
    {
      set_view (self, to);
      return;
    }
  view->from = get_placement (self);
  view->to = *to;
  view->to.zoom = CLAMP (to->zoom, TL_CANVAS_ZOOM_MIN, TL_CANVAS_ZOOM_MAX);
  view->started_us =
    gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  view->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), animation_tick_cb, NULL, NULL);
}

/* The offset nearest to `offset` at which the content is in the view but for `slack` screen px. */
static double
clamp_offset (double offset, double start, double length, double view, double zoom, double slack)
{
  double other = start + length - view / zoom;

  return CLAMP (offset, MIN (start, other) - slack / zoom, MAX (start, other) + slack / zoom);
}

/* The map as it is seen at a zoom: with room for headings that are higher than their band. */
static TlRect
get_bounds_at (TlCanvas *self, double zoom)
{
  TlRect bounds = tl_scene_get_bounds (self->scene);
  double lift = tl_rect_is_empty (&bounds) ? 0 : tl_canvas_get_lift (self, zoom) / zoom;

  return TL_RECT_INIT (bounds.x, bounds.y - lift, bounds.width, bounds.height + lift);
}

static void
clamp_placement (TlCanvas *self, TlPlacement *to, double slack_x, double slack_y)
{
  TlRect bounds = get_bounds_at (self, to->zoom);
  int    width = gtk_widget_get_width (GTK_WIDGET (self));
  int    height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width <= 0 || height <= 0 || tl_rect_is_empty (&bounds))
    return;
  to->x = clamp_offset (to->x, bounds.x, bounds.width, width, to->zoom, slack_x);
  to->y = clamp_offset (to->y, bounds.y, bounds.height, height, to->zoom, slack_y);
}

/* Anywhere, as long as a corner of the map stays in the view. */
static void
clamp_loosely (TlCanvas *self, TlPlacement *to)
{
  clamp_placement (self,
                   to,
                   MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - KEEP_IN_VIEW),
                   MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - KEEP_IN_VIEW));
}

static double
get_fit_zoom (TlCanvas *self, const TlRect *rect)
{
  double width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * FIT_MARGIN);
  double height = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * FIT_MARGIN);
  double zoom = MIN (width / MAX (rect->width, 1), height / MAX (rect->height, 1));

  return CLAMP (zoom, TL_CANVAS_ZOOM_MIN, FIT_ZOOM_MAX);
}

/* Centred where it fits, its start with a margin where it does not. */
static TlPlacement
place_rect (TlCanvas *self, const TlRect *rect, double zoom)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / zoom;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / zoom;
  double margin = FIT_MARGIN / zoom;

  return (TlPlacement){ zoom,
                        rect->x - MAX (MIN (margin, fabs (width - rect->width) / 2),
                                       (width - rect->width) / 2),
                        rect->y - MAX (margin, (height - rect->height) / 2) };
}

/* The whole map, with room for headings and lane titles that are larger than their bands. */
static TlPlacement
place_whole (TlCanvas *self)
{
  TlRect      bounds = tl_scene_get_bounds (self->scene);
  double      zoom = get_fit_zoom (self, &bounds);
  double      overhang = tl_canvas_get_overhang (self, zoom);
  double      lift = tl_canvas_get_lift (self, zoom);
  double      width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * FIT_MARGIN - overhang;
  double      height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * FIT_MARGIN - lift;
  TlPlacement to;

  if (overhang > 0)
    zoom = MIN (zoom, width / MAX (bounds.width, 1));
  if (lift > 0)
    zoom = MIN (zoom, height / MAX (bounds.height, 1));
  zoom = MAX (TL_CANVAS_ZOOM_MIN, zoom);
  bounds = get_bounds_at (self, zoom);
  to = place_rect (self, &bounds, zoom);
  to.x += tl_canvas_get_overhang (self, zoom) / 2 / zoom *
          (self->document != NULL && tl_editor_is_rtl (self) ? 1 : -1);
  return to;
}

static void
set_fitted (TlCanvas *self, TlCanvasFit fitted)
{
  self->view->fitted = fitted;
  self->view->fitted_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->view->fitted_height = gtk_widget_get_height (GTK_WIDGET (self));
}

/* Shows the whole map where that leaves it readable; else its width, to be scrolled down; else its
 * beginning. */
static void
place_first (TlCanvas *self)
{
  TlRect      bounds = tl_scene_get_bounds (self->scene);
  double      natural = tl_canvas_get_natural_zoom (self);
  double      width = gtk_widget_get_width (GTK_WIDGET (self)) - FIT_MARGIN;
  double      zoom = MIN (get_fit_zoom (self, &bounds), natural);
  TlPlacement to;

  if (tl_rect_is_empty (&bounds))
    return;
  if (zoom < FIRST_ZOOM_WHOLE * natural)
    zoom = CLAMP (width / bounds.width, FIRST_ZOOM_MIN * natural, natural);
  bounds = get_bounds_at (self, zoom);
  to = place_rect (self, &bounds, zoom);
  /* A map that runs from right to left begins at its right edge. */
  if (self->document != NULL && tl_editor_is_rtl (self) && bounds.width * zoom > width)
    to.x = bounds.x + bounds.width - width / zoom;
  set_view (self, &to);
  set_fitted (self, TL_CANVAS_FIT_FIRST);
}

/* Without animation: the window's edge is being drawn, and the map follows it. */
static void
fit_again (TlCanvas *self)
{
  TlRect      bounds = tl_scene_get_bounds (self->scene);
  TlPlacement to = place_whole (self);

  stop_animation (self);
  if (self->view->fitted == TL_CANVAS_FIT_FIRST)
    {
      place_first (self);
      return;
    }
  if (tl_rect_is_empty (&bounds))
    return;
  set_view (self, &to);
  set_fitted (self, TL_CANVAS_FIT_WHOLE);
}

void
tl_canvas_view_init (TlCanvas *self)
{
  self->view = g_new0 (TlView, 1);
  self->view->exact.zoom = 1;
  self->zoom = 1;
}

void
tl_canvas_view_dispose (TlCanvas *self)
{
  if (self->view == NULL)
    return;
  stop_animation (self);
  g_clear_pointer (&self->view, g_free);
}

/* A new map is in the scene: it is shown from its beginning. */
void
tl_canvas_view_reset (TlCanvas *self)
{
  stop_animation (self);
  self->view->placed = FALSE;
  self->view->fitted = TL_CANVAS_FIT_NONE;
  /* A canvas that has its size places the map at once: whoever then brings something into view does
   * so from there. */
  tl_canvas_view_allocated (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A dial grows to all sides: its centre stays where it is seen. What was a grid and is a dial now
 * is shown from its beginning. */
void
tl_canvas_view_follow (TlCanvas *self)
{
  TlView     *view = self->view;
  gboolean    round = tl_scene_is_round (self->scene);
  TlPoint     anchor = tl_scene_get_anchor (self->scene);
  TlPlacement at;
  double      x = anchor.x - view->anchor.x, y = anchor.y - view->anchor.y;
  gboolean    turned = round != view->round;

  view->anchor = anchor;
  view->round = round;
  if (!view->placed || (x == 0 && y == 0 && !turned))
    return;
  if (turned)
    {
      tl_canvas_view_reset (self);
      return;
    }
  view->from.x += x;
  view->from.y += y;
  view->to.x += x;
  view->to.y += y;
  view->exact.x += x;
  view->exact.y += y;
  tl_canvas_glide_shift (self, x, y);
  at = view->exact;
  set_view (self, &at);
}

/* Whether the focused place was seen in a view of the size that it had last. */
static gboolean
had_focus_in_view (TlCanvas *self)
{
  TlRect view = TL_RECT_INIT (self->offset_x,
                              self->offset_y,
                              self->view->width / self->zoom,
                              self->view->height / self->zoom);
  TlRect rect;

  return tl_scene_get_place_rect (self->scene, &self->focus, &rect) &&
         tl_rect_intersects (&rect, &view);
}

/* After a fit it may stand outside of what a small window shows; in a window that was made smaller,
 * too. Why the view is where it is does not change by that. */
static void
keep_focus_in_view (TlCanvas *self)
{
  TlRect      visible = tl_canvas_get_visible (self);
  TlPlacement from = get_placement (self);
  TlPlacement to;
  TlRect      rect;

  if (!tl_scene_get_place_rect (self->scene, &self->focus, &rect))
    return;
  if (rect.x >= visible.x && rect.x + rect.width <= visible.x + visible.width &&
      rect.y >= visible.y && rect.y + rect.height <= visible.y + visible.height)
    return;
  to = tl_canvas_place_revealing (self, &rect, &from);
  stop_animation (self);
  set_view (self, &to);
}

void
tl_canvas_view_allocated (TlCanvas *self)
{
  TlView  *view = self->view;
  int      width = gtk_widget_get_width (GTK_WIDGET (self));
  int      height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean resized = width != view->width || height != view->height;
  gboolean had_focus;

  if (width <= 1)
    return;
  had_focus = view->placed && resized && view->width > 1 && had_focus_in_view (self);
  if (!view->placed)
    place_first (self);
  else if (view->fitted != TL_CANVAS_FIT_NONE && !tl_canvas_is_writing (self) &&
           (width != view->fitted_width || height != view->fitted_height))
    fit_again (self);
  if (had_focus && !tl_canvas_is_writing (self))
    keep_focus_in_view (self);
  view->width = width;
  view->height = height;
  if (resized)
    tl_canvas_emit_view_changed (self);
}

/* Whether movement is wanted: the system's setting, and somebody to see it. */
gboolean
tl_canvas_has_animations (TlCanvas *self)
{
  gboolean enabled = FALSE;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-enable-animations",
                &enabled,
                NULL);
  return enabled;
}

/* What "100 %" means: the system's text scale makes it larger, never the layout of the map. */
double
tl_canvas_get_natural_zoom (TlCanvas *self)
{
  int dpi = 0; /* in 1/1024 */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 3.0) : 1.0;
}

double
tl_canvas_get_target_zoom (TlCanvas *self)
{
  return tl_canvas_get_target (self).zoom;
}

void
tl_canvas_to_document (TlCanvas *self, double wx, double wy, double *x, double *y)
{
  *x = wx / self->zoom + self->offset_x;
  *y = wy / self->zoom + self->offset_y;
}

void
tl_canvas_from_document (TlCanvas *self, double x, double y, double *wx, double *wy)
{
  *wx = (x - self->offset_x) * self->zoom;
  *wy = (y - self->offset_y) * self->zoom;
}

TlRect
tl_canvas_rect_to_widget (TlCanvas *self, const TlRect *rect)
{
  return TL_RECT_INIT ((rect->x - self->offset_x) * self->zoom,
                       (rect->y - self->offset_y) * self->zoom,
                       rect->width * self->zoom,
                       rect->height * self->zoom);
}

TlRect
tl_canvas_get_visible (TlCanvas *self)
{
  return TL_RECT_INIT (self->offset_x,
                       self->offset_y,
                       gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                       gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom);
}

double
tl_canvas_get_tolerance (TlCanvas *self, TlSource source)
{
  return (source == TL_SOURCE_TOUCH ? TL_CANVAS_REACH_TOUCH : TL_CANVAS_REACH_POINTER) / self->zoom;
}

gboolean
tl_canvas_pan (TlCanvas *self, double dwx, double dwy)
{
  return tl_canvas_pan_within (self,
                               dwx,
                               dwy,
                               gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                               gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/* Pans by screen px, at most `slack` screen px beyond the map's edges, or as far as it already is.
 */
gboolean
tl_canvas_pan_within (TlCanvas *self, double dwx, double dwy, double slack_x, double slack_y)
{
  TlPlacement old = tl_canvas_get_target (self);
  TlPlacement to = { old.zoom, old.x + dwx / old.zoom, old.y + dwy / old.zoom };
  TlPlacement limited = to;

  clamp_placement (self, &limited, slack_x, slack_y);
  to.x = dwx > 0 ? MAX (old.x, limited.x) : MIN (old.x, limited.x);
  to.y = dwy > 0 ? MAX (old.y, limited.y) : MIN (old.y, limited.y);
  if (dwx == 0)
    to.x = old.x;
  if (dwy == 0)
    to.y = old.y;
  tl_canvas_place_view (self, &to, FALSE);
  return to.x != old.x || to.y != old.y;
}

void
tl_canvas_zoom_at (TlCanvas *self, double zoom, double wx, double wy, gboolean animate)
{
  TlPlacement old = tl_canvas_get_target (self);
  TlPlacement to = { .zoom = CLAMP (zoom, TL_CANVAS_ZOOM_MIN, TL_CANVAS_ZOOM_MAX) };

  to.x = old.x + wx / old.zoom - wx / to.zoom;
  to.y = old.y + wy / old.zoom - wy / to.zoom;
  clamp_loosely (self, &to);
  tl_canvas_place_view (self, &to, animate);
}

/* By keys and buttons the middle of the view stays; a map that fits comes wholly into view. */
void
tl_canvas_zoom_by (TlCanvas *self, double factor)
{
  TlPlacement old = tl_canvas_get_target (self);
  double      width = gtk_widget_get_width (GTK_WIDGET (self));
  double      height = gtk_widget_get_height (GTK_WIDGET (self));
  TlPlacement to = { .zoom = CLAMP (old.zoom * factor, TL_CANVAS_ZOOM_MIN, TL_CANVAS_ZOOM_MAX) };
  TlRect      bounds = get_bounds_at (self, to.zoom);

  to.x = old.x + (1 / old.zoom - 1 / to.zoom) * width / 2;
  to.y = old.y + (1 / old.zoom - 1 / to.zoom) * height / 2;
  clamp_placement (self,
                   &to,
                   bounds.width * to.zoom <= width ? 0 : MAX (0, width - KEEP_IN_VIEW),
                   bounds.height * to.zoom <= height ? 0 : MAX (0, height - KEEP_IN_VIEW));
  tl_canvas_place_view (self, &to, TRUE);
}

void
tl_canvas_fit_rect (TlCanvas *self, const TlRect *rect)
{
  TlPlacement to = place_rect (self, rect, get_fit_zoom (self, rect));

  if (!tl_rect_is_empty (rect))
    tl_canvas_place_view (self, &to, TRUE);
}

/**
 * tl_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: widget px per document px, from 0.05 to 4.
 */
double
tl_canvas_get_zoom (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), 1);
  return self->zoom;
}

/**
 * tl_canvas_set_zoom:
 * @self: a canvas
 * @zoom: widget px per document px; clamped to 0.05 to 4
 *
 * Zooms at once; the middle of the view stays where it is.
 */
void
tl_canvas_set_zoom (TlCanvas *self, double zoom)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  tl_canvas_zoom_at (self,
                     zoom,
                     gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0,
                     FALSE);
}

/**
 * tl_canvas_fit:
 * @self: a canvas
 *
 * Shows the whole map, as large as it fits; in a window of another size again, until the view is
 * moved.
 */
void
tl_canvas_fit (TlCanvas *self)
{
  TlRect      bounds;
  TlPlacement to;

  g_return_if_fail (TL_IS_CANVAS (self));
  bounds = tl_scene_get_bounds (self->scene);
  to = place_whole (self);
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 1) /* when it has its size */
    self->view->placed = TRUE;
  else if (!tl_rect_is_empty (&bounds))
    tl_canvas_place_view (self, &to, TRUE);
  set_fitted (self, TL_CANVAS_FIT_WHOLE);
}

/**
 * tl_canvas_get_fit:
 * @self: a canvas
 *
 * Returns: whether the view is as the canvas has chosen it, and will be chosen again in a window of
 *   another size
 */
TlCanvasFit
tl_canvas_get_fit (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), TL_CANVAS_FIT_NONE);
  return self->view->fitted;
}

/**
 * tl_canvas_get_offset:
 * @self: a canvas
 * @x: (out): document px at the view's left
 * @y: (out): document px at the view's top
 *
 * Where the view is.
 */
void
tl_canvas_get_offset (TlCanvas *self, double *x, double *y)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  *x = self->offset_x;
  *y = self->offset_y;
}

/**
 * tl_canvas_set_offset:
 * @self: a canvas
 * @x: document px at the view's left
 * @y: document px at the view's top
 *
 * Puts the view somewhere, as long as some of the map stays in sight.
 */
void
tl_canvas_set_offset (TlCanvas *self, double x, double y)
{
  TlPlacement to;

  g_return_if_fail (TL_IS_CANVAS (self));
  to = (TlPlacement){ self->zoom, x, y };
  clamp_loosely (self, &to);
  tl_canvas_place_view (self, &to, FALSE);
}
