/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panning by hand: the point of the map that was taken hold of stays under the pointer. Works while
 * Space is held, with the middle button, and for one finger; cancelling leaves the view where it
 * is, because nothing in the document has changed. */
#include "config.h"

#include "canvas/tl-tools.h"

static gpointer
pan_press (TlCanvas *canvas, const TlToolEvent *event)
{
  TlPoint *held = g_new (TlPoint, 1);

  *held = (TlPoint){ event->x, event->y };
  return held;
}

static void
pan_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  const TlPoint *held = data;

  tl_canvas_pan (canvas, (held->x - event->x) * canvas->zoom, (held->y - event->y) * canvas->zoom);
}

static void
pan_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  g_free (data);
}

static void
pan_cancel (TlCanvas *canvas, gpointer data)
{
  g_free (data);
}

static const char *
pan_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  return "grab";
}

const TlTool tl_tool_pan = {
  .name = "pan",
  .press = pan_press,
  .motion = pan_motion,
  .release = pan_release,
  .cancel = pan_cancel,
  .cursor = pan_cursor,
};
