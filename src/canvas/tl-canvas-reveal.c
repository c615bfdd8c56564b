/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing something into view: no further than it must, beside the headings that stay in sight;
 * and keeping the focused place there when the window becomes another size.
 *
 * What never changes: nothing scrolls by itself while somebody writes. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

/* Paper shown around what is revealed (screen px). */
#define REVEAL_MARGIN 24.0

/* How far to move an axis so that [start, start + length] is in [lead, view - margin]; 0 = it is.
 */
static double
get_reveal_move (double start, double length, double lead, double view)
{
  double end = view - REVEAL_MARGIN;

  if (start < lead || length > end - lead)
    return start - lead;
  return start + length > end ? start + length - end : 0;
}

/* The placement nearest to `from` that shows a rectangle (document px) with a margin. */
TlPlacement
tl_canvas_place_revealing (TlCanvas *self, const TlRect *rect, const TlPlacement *from)
{
  TlPlacement to = *from;
  TlPinned    pinned;
  double      width = gtk_widget_get_width (GTK_WIDGET (self));
  double      height = gtk_widget_get_height (GTK_WIDGET (self));
  double      lead_x = REVEAL_MARGIN;
  double      lead_y = REVEAL_MARGIN;

  tl_canvas_get_pinned (self, &pinned);
  if (rect->x >= pinned.lane_band.x + pinned.lane_band.width)
    lead_x += pinned.lane_strip.width;
  else if (rect->x + rect->width <= pinned.lane_band.x)
    width -= pinned.lane_strip.width;
  if (rect->y >= pinned.stage_band.y + pinned.stage_band.height)
    lead_y += pinned.stage_strip.height;
  to.x +=
    get_reveal_move ((rect->x - to.x) * to.zoom, rect->width * to.zoom, lead_x, width) / to.zoom;
  to.y +=
    get_reveal_move ((rect->y - to.y) * to.zoom, rect->height * to.zoom, lead_y, height) / to.zoom;
  return to;
}

void
tl_canvas_reveal (TlCanvas *self, const TlRect *rect, gboolean even_writing)
{
  TlPlacement from = tl_canvas_get_target (self);
  TlPlacement to;

  if (tl_canvas_is_writing (self) && !even_writing)
    return;
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 1)
    return;
  to = tl_canvas_place_revealing (self, rect, &from);
  tl_canvas_place_view (self, &to, TRUE);
}

void
tl_canvas_fit_selection (TlCanvas *self)
{
  const char *const *ids = tl_canvas_get_selection (self);
  TlRect             all = { 0 };
  TlRect             one;

  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_scene_get_record_rect (self->scene, ids[i], &one))
      all = tl_rect_is_empty (&all) ? one : tl_rect_union (&all, &one);
  if (tl_rect_is_empty (&all))
    tl_scene_get_place_rect (self->scene, &self->focus, &all);
  tl_canvas_fit_rect (self, &all);
}

/**
 * tl_canvas_scroll_to:
 * @self: a canvas
 * @rect: document px
 *
 * Scrolls only as far as needed to show @rect with a margin. Does nothing while somebody writes.
 */
void
tl_canvas_scroll_to (TlCanvas *self, const TlRect *rect)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  g_return_if_fail (rect != NULL);
  tl_canvas_reveal (self, rect, FALSE);
}
