/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that stay in sight: where their strips stand, and what is under a pixel of them.
 *
 * Scrolled away, the stage headings are shown in a strip at the top and the lane titles in one at
 * their side, at most a quarter larger than at zoom 1. Zoomed out they are there all the time, in a
 * size that can still be read: above the first lane, the title block a little higher to make way,
 * and beside the map where there is room.
 * tl-canvas-headings.c draws the strips; whoever asks what is under the pointer comes here, so that
 * a heading is hit where it is seen.
 *
 * What never changes: a strip appears exactly when it shows as much of its band as the map does, so
 * nothing jumps at zoom 1.25 and below. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

/* Pinned headings: at most this much larger than at zoom 1, with paper around them (screen px). */
#define PINNED_SCALE_MAX 1.25
#define PINNED_MARGIN 6.0
/* Nor smaller than this, unless the map's words are larger: stages are 10.5 px, lane titles 9 px.
 */
#define PINNED_SCALE_MIN 0.7
/* Columns that are narrower than at this zoom have no room for the words of steps. */
#define STEPS_ZOOM_MIN 0.42
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
  double        x = at_left ? 0 : view - width;

  /* Larger than their band they end where the columns begin, as long as the view has room there. */
  if (pinned->grown)
    x = at_left ? MAX (0, edge - width) : MIN (view - width, edge);
  pinned->at_left = at_left;
  pinned->lane_strip = TL_RECT_INIT (x, 0, width, gtk_widget_get_height (GTK_WIDGET (self)));
  pinned->lane_x = at_left ? x - PINNED_CUT * pinned->scale : x;
  if (band->width <= 0)
    return;
  if (pinned->grown)
    pinned->lanes = at_left ? far > x + width && x < view : near < x && x + width > 0;
  else
    pinned->lanes =
      at_left ? edge < width && far > width : edge > view - width && near < view - width;
}

/* The row of steps among the headings; document px. FALSE on a map without steps. */
static gboolean
get_steps_row (TlCanvas *self, TlRect *row)
{
  const TlTable   *table = tl_scene_get_table (self->scene);
  const GPtrArray *stages =
    table != NULL ? tl_table_get_children (table, self->map, TL_KIND_STAGE) : NULL;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      const char      *stage = tl_record_get_id (g_ptr_array_index (stages, i));
      const GPtrArray *steps = tl_table_get_children (table, stage, TL_KIND_STEP);

      if (steps != NULL && steps->len > 0)
        return tl_scene_get_record_rect (self->scene,
                                         tl_record_get_id (g_ptr_array_index (steps, 0)),
                                         row);
    }
  return FALSE;
}

/* How high the strip of headings is at a zoom, larger than their band; and what it leaves out. */
static double
get_grown_height (TlCanvas *self, const TlRect *band, double zoom, double scale, TlRect *left_out)
{
  *left_out = TL_RECT_INIT (0, 0, 0, 0);
  if (zoom < STEPS_ZOOM_MIN && !get_steps_row (self, left_out))
    *left_out = TL_RECT_INIT (0, 0, 0, 0);
  return (band->height - left_out->height) * scale + 2 * PINNED_MARGIN;
}

/* Larger than their band the headings grow upwards from the first lane, and the title block makes
 * way for them: the sheet is higher by that. */
static void
pin_grown_stages (TlCanvas *self, TlPinned *pinned, const TlRect *sheet)
{
  TlRect *band = &pinned->stage_band;
  double  bottom = (band->y + band->height - self->offset_y) * self->zoom;
  double  height = get_grown_height (self, band, self->zoom, pinned->scale, &pinned->left_out);

  pinned->steps = self->zoom >= STEPS_ZOOM_MIN;
  pinned->stage_strip =
    TL_RECT_INIT (0, MAX (0, bottom - height), gtk_widget_get_width (GTK_WIDGET (self)), height);
  pinned->stage_y = pinned->stage_strip.y + PINNED_MARGIN;
  pinned->stages = band->height > 0 && (sheet->y + sheet->height - self->offset_y) * self->zoom >
                                         pinned->stage_strip.y + height;
  pinned->lift = pinned->stages ? tl_canvas_get_lift (self, self->zoom) : 0;
  pinned->title_end = (band->y - self->offset_y) * self->zoom - pinned->lift;
}

/* A band is pinned as soon as less of it is in view than the strip would show. */
static void
pin_stages (TlCanvas *self, TlPinned *pinned, const TlRect *sheet)
{
  const TlRect *band = &pinned->stage_band;
  double        bottom = (band->y + band->height - self->offset_y) * self->zoom;
  double        height = band->height * pinned->scale + 2 * PINNED_MARGIN;

  pinned->steps = TRUE;
  pinned->stage_y = PINNED_MARGIN;
  pinned->stage_strip = TL_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), height);
  pinned->stages = band->height > 0 && bottom < height - PINNED_MARGIN &&
                   (sheet->y + sheet->height - self->offset_y) * self->zoom > height;
}

static double
get_least_scale (TlCanvas *self)
{
  const TlTable  *table = tl_scene_get_table (self->scene);
  const TlRecord *map =
    table != NULL && self->map != NULL ? tl_table_get_kind (table, self->map, TL_KIND_MAP) : NULL;

  return PINNED_SCALE_MIN * 100 /
         (map != NULL ? tl_record_get_integer (map, TL_MAP_TEXT_SCALE) : 100);
}

/* By how much the lane titles are wider than their band at a zoom (widget px). */
double
tl_canvas_get_overhang (TlCanvas *self, double zoom)
{
  TlRect band = tl_scene_get_band (self->scene, TL_BAND_LANE_TITLES);
  double scale = get_least_scale (self);

  return zoom < scale ? MAX (0, (band.width - PINNED_CUT) * scale - band.width * zoom) : 0;
}

/* By how much the title block stands higher at a zoom than the scene has it (widget px). */
double
tl_canvas_get_lift (TlCanvas *self, double zoom)
{
  TlRect band = tl_scene_get_band (self->scene, TL_BAND_STAGES);
  double scale = get_least_scale (self);
  TlRect left_out;

  if (zoom >= scale || band.height <= 0)
    return 0;
  return MAX (0, get_grown_height (self, &band, zoom, scale, &left_out) - band.height * zoom);
}

static gboolean
is_below_left_out (const TlPinned *pinned, double y)
{
  return pinned->left_out.height > 0 && y >= pinned->left_out.y;
}

/* Where a document y of the band of headings is seen in its strip. */
double
tl_canvas_pinned_y (const TlPinned *pinned, double y)
{
  if (is_below_left_out (pinned, y))
    y = MAX (pinned->left_out.y, y - pinned->left_out.height);
  return pinned->stage_y + (y - pinned->stage_band.y) * pinned->scale;
}

/* The document y that is seen at a pixel of the strip. */
static double
unpin_y (const TlPinned *pinned, double wy)
{
  const TlRect *band = &pinned->stage_band;
  double        y = band->y + MAX (0, (wy - pinned->stage_y) / pinned->scale);

  if (is_below_left_out (pinned, y))
    y += pinned->left_out.height;
  return MIN (y, band->y + band->height - 0.01);
}

void
tl_canvas_get_pinned (TlCanvas *self, TlPinned *pinned)
{
  TlRect sheet = tl_scene_get_sheet (self->scene);
  double least = get_least_scale (self);

  *pinned = (TlPinned){ .grown = self->zoom < least,
                        .scale = CLAMP (self->zoom, least, PINNED_SCALE_MAX),
                        .stage_band = tl_scene_get_band (self->scene, TL_BAND_STAGES),
                        .lane_band = tl_scene_get_band (self->scene, TL_BAND_LANE_TITLES) };
  if (pinned->grown)
    pin_grown_stages (self, pinned, &sheet);
  else
    pin_stages (self, pinned, &sheet);
  pin_lanes (self, pinned, &sheet);
}

void
tl_canvas_pick_document (TlCanvas *self, double wx, double wy, double *x, double *y)
{
  TlPinned pinned;

  tl_canvas_get_pinned (self, &pinned);
  tl_canvas_to_document (self, wx, wy, x, y);
  if (pinned.stages && wy >= pinned.stage_strip.y &&
      wy < pinned.stage_strip.y + pinned.stage_strip.height)
    *y = unpin_y (&pinned, wy);
  else if (pinned.lift > 0 && wy < pinned.title_end)
    *y += pinned.lift / self->zoom;
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
  if (pinned.stages &&
      (place->type == TL_PLACE_STAGE || (place->type == TL_PLACE_STEP && pinned.steps)))
    {
      out.y = tl_canvas_pinned_y (&pinned, rect->y);
      out.height = rect->height * pinned.scale;
    }
  else if (place->type == TL_PLACE_HEADER || place->type == TL_PLACE_ACTOR)
    out.y -= pinned.lift;
  else if (pinned.lanes && place->type == TL_PLACE_LANE)
    {
      out.x = pinned.lane_x + (rect->x - pinned.lane_band.x) * pinned.scale;
      out.width = rect->width * pinned.scale;
    }
  return out;
}

/* Whether a place is drawn above the picture: a heading, and the title block where it makes way. */
gboolean
tl_canvas_is_above (TlCanvas *self, TlPlaceType type)
{
  if (type == TL_PLACE_HEADER || type == TL_PLACE_ACTOR)
    return tl_canvas_get_lift (self, self->zoom) > 0;
  return type == TL_PLACE_STAGE || type == TL_PLACE_STEP || type == TL_PLACE_LANE;
}

/* The part of the view in which a place above the picture is seen: where no strip covers it. */
TlRect
tl_canvas_get_above_view (TlCanvas *self, TlPlaceType type)
{
  TlRect   view = TL_RECT_INIT (0,
                              0,
                              gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)));
  TlPinned pinned;

  tl_canvas_get_pinned (self, &pinned);
  if (type == TL_PLACE_LANE && pinned.stages)
    {
      view.y = pinned.stage_strip.y + pinned.stage_strip.height;
      view.height -= view.y;
    }
  else if ((type == TL_PLACE_STAGE || type == TL_PLACE_STEP) && pinned.lanes)
    {
      double edge = pinned.lane_strip.x + (pinned.at_left ? pinned.lane_strip.width : 0);

      view.width = pinned.at_left ? view.width - edge : edge;
      view.x = pinned.at_left ? edge : 0;
    }
  else if ((type == TL_PLACE_HEADER || type == TL_PLACE_ACTOR) && pinned.lift > 0)
    view.height = pinned.stage_strip.y;
  return view;
}

TlPlace
tl_canvas_pick (TlCanvas *self, double wx, double wy, TlSource source)
{
  double x;
  double y;

  tl_canvas_pick_document (self, wx, wy, &x, &y);
  return tl_scene_hit (self->scene, x, y, tl_canvas_get_tolerance (self, source));
}
