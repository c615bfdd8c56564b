/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that stay in sight: where their strips stand, and what is under a pixel of them.
 *
 * Scrolled away, the stage headings are shown in a strip at the top and the lane titles in one at
 * their side, at most a quarter larger than at zoom 1. tl-canvas-draw.c draws the strips; whoever
 * asks what is under the pointer comes here, so that a heading is hit where it is seen.
 *
 * What never changes: a strip appears exactly when it shows as much of its band as the map does, so
 * nothing jumps at zoom 1.25 and below. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

/* Pinned headings: at most this much larger than at zoom 1, with paper around them (screen px). */
#define PINNED_SCALE_MAX 1.25
#define PINNED_MARGIN 6.0
/* Of the sheet's margin beside the lane titles, what a strip leaves out (document px). */
#define PINNED_CUT 12.0

/* Lane titles stand at the left, or at the right of a map that reads from right to left. Of the
 * sheet's own margin beside them a strip shows only a part. */
static void
pin_lanes (TlCanvas *self, TlPinned *pinned, const TlRect *sheet)
{
  const TlRect *band = &pinned->lane_band;
  double        view = gtk_widget_get_width (GTK_WIDGET (self));
  double        width = (band->width - PINNED_CUT) * pinned->scale;
  gboolean      at_left = band->x < sheet->x + sheet->width / 2;
  double        near = (sheet->x - self->offset_x) * self->zoom;
  double        far = near + sheet->width * self->zoom;
  double        edge = (band->x + (at_left ? band->width : 0) - self->offset_x) * self->zoom;

  pinned->lane_strip =
    TL_RECT_INIT (at_left ? 0 : view - width, 0, width, gtk_widget_get_height (GTK_WIDGET (self)));
  pinned->lane_x = at_left ? -PINNED_CUT * pinned->scale : view - width;
  if (band->width <= 0)
    return;
  pinned->lanes =
    at_left ? edge < width && far > width : edge > view - width && near < view - width;
}

/* A band is pinned as soon as less of it is in view than the strip would show. */
void
tl_canvas_get_pinned (TlCanvas *self, TlPinned *pinned)
{
  TlRect sheet = tl_scene_get_sheet (self->scene);
  TlRect band = tl_scene_get_band (self->scene, TL_BAND_STAGES);
  double bottom = (band.y + band.height - self->offset_y) * self->zoom;
  double height;

  *pinned = (TlPinned){ .scale = MIN (self->zoom, PINNED_SCALE_MAX),
                        .stage_band = band,
                        .lane_band = tl_scene_get_band (self->scene, TL_BAND_LANE_TITLES),
                        .stage_y = PINNED_MARGIN };
  height = band.height * pinned->scale + 2 * PINNED_MARGIN;
  pinned->stage_strip = TL_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), height);
  pinned->stages = band.height > 0 && bottom < height - PINNED_MARGIN &&
                   (sheet.y + sheet.height - self->offset_y) * self->zoom > height;
  pin_lanes (self, pinned, &sheet);
}

void
tl_canvas_pick_document (TlCanvas *self, double wx, double wy, double *x, double *y)
{
  TlPinned pinned;

  tl_canvas_get_pinned (self, &pinned);
  tl_canvas_to_document (self, wx, wy, x, y);
  if (pinned.stages && wy < pinned.stage_strip.height)
    *y = pinned.stage_band.y +
         CLAMP ((wy - pinned.stage_y) / pinned.scale, 0, pinned.stage_band.height - 0.01);
  else if (pinned.lanes && tl_rect_contains (&pinned.lane_strip, wx, wy))
    *x = pinned.lane_band.x +
         CLAMP ((wx - pinned.lane_x) / pinned.scale, 0, pinned.lane_band.width - 0.01);
}

TlRect
tl_canvas_place_to_widget (TlCanvas *self, const TlPlace *place, const TlRect *rect)
{
  TlRect   out = tl_canvas_rect_to_widget (self, rect);
  TlPinned pinned;

  tl_canvas_get_pinned (self, &pinned);
  if (pinned.stages && (place->type == TL_PLACE_STAGE || place->type == TL_PLACE_STEP))
    {
      out.y = pinned.stage_y + (rect->y - pinned.stage_band.y) * pinned.scale;
      out.height = rect->height * pinned.scale;
    }
  else if (pinned.lanes && place->type == TL_PLACE_LANE)
    {
      out.x = pinned.lane_x + (rect->x - pinned.lane_band.x) * pinned.scale;
      out.width = rect->width * pinned.scale;
    }
  return out;
}

TlPlace
tl_canvas_pick (TlCanvas *self, double wx, double wy, TlSource source)
{
  double x;
  double y;

  tl_canvas_pick_document (self, wx, wy, &x, &y);
  return tl_scene_hit (self->scene, x, y, tl_canvas_get_tolerance (self, source));
}
