/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging the border between two headings: the column before it becomes wider or narrower, on the
 * grid, and what stands in it flows anew while the hand moves. A bubble says the width. A double
 * click gives the usual width; a click that does not move selects the heading as any other. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"

#include "scene/tl-scene-resize.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How thick the line at the border is, in document px. */
#define BAR 2.0

typedef struct
{
  char    *heading;
  char    *column;
  double   pressed; /* document px */
  double   width;   /* at the press */
  double   wanted;
  gboolean moved;
  gboolean done; /* everything happened at the press */
} Resize;

static void
resize_free (Resize *self)
{
  g_free (self->heading);
  g_free (self->column);
  g_free (self);
}

static gboolean
is_border (TlCanvas *canvas, const TlPlace *place)
{
  return (place->type == TL_PLACE_STAGE || place->type == TL_PLACE_STEP) &&
         place->part == TL_PART_EDGE && tl_canvas_can_edit (canvas) &&
         !tl_canvas_is_locked (canvas);
}

static gpointer
resize_press (TlCanvas *canvas, const TlToolEvent *event)
{
  TlPlace place = tl_scene_hit (canvas->scene,
                                event->x,
                                event->y,
                                tl_canvas_get_tolerance (canvas, event->source));
  Resize *self;
  TlRect  rect;

  if (!is_border (canvas, &place) || event->modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK) ||
      !tl_scene_get_record_rect (canvas->scene, place.id, &rect))
    return NULL;
  self = g_new0 (Resize, 1);
  canvas->gestures->keeps_y = TRUE;
  self->heading = g_strdup (place.id);
  self->column = g_strdup (tl_canvas_get_resized_column (canvas, place.id));
  self->pressed = event->x;
  self->width = self->wanted = tl_scene_get_column_width (canvas->scene, self->column);
  if (event->n_press == 2)
    {
      self->done = TRUE;
      tl_canvas_set_column_width (canvas, self->column, 0);
    }
  return self;
}

static void
show_border (TlCanvas *canvas, const Resize *self)
{
  TlRect line;

  if (!tl_scene_get_gutter (canvas->scene, self->heading, TRUE, &line))
    return;
  line.x -= BAR / 2;
  line.width = BAR;
  tl_canvas_set_insertion (canvas, &line);
}

static void
resize_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Resize          *self = data;
  double           way = event->x - self->pressed;
  g_autofree char *words = NULL;

  if (self->done)
    return;
  self->moved = TRUE;
  self->wanted = self->width + (tl_editor_is_rtl (canvas) ? -way : way);
  self->wanted = round (self->wanted / TL_SCENE_GRID) * TL_SCENE_GRID;
  self->wanted = CLAMP (self->wanted, TL_SCENE_MIN_WIDTH, TL_SCENE_MAX_WIDTH);
  tl_scene_set_width_preview (canvas->scene, self->column, self->wanted);
  show_border (canvas, self);
  /* Translators: the width of a column in pixels. */
  words = g_strdup_printf (_ ("%d px"), (int) self->wanted);
  tl_canvas_set_bubble (canvas, self->wanted == TL_SCENE_USUAL_WIDTH ? _ ("Usual width") : words);
}

static void
end_preview (TlCanvas *canvas)
{
  tl_canvas_set_insertion (canvas, NULL);
  tl_canvas_set_bubble (canvas, NULL);
}

/* The preview is on until the document has changed: nothing glides back and forth. */
static void
resize_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Resize *self = data;

  end_preview (canvas);
  if (self->moved && self->wanted != self->width)
    tl_canvas_set_column_width (canvas,
                                self->column,
                                self->wanted == TL_SCENE_USUAL_WIDTH ? 0 : (guint) self->wanted);
  tl_scene_set_width_preview (canvas->scene, NULL, 0);
  if (!self->moved && !self->done)
    {
      TlPlace place = tl_scene_place_of (canvas->scene, self->heading);

      tl_canvas_select_one (canvas, self->heading);
      tl_canvas_set_focus_place (canvas, &place, FALSE, FALSE);
    }
  resize_free (self);
}

static void
resize_cancel (TlCanvas *canvas, gpointer data)
{
  end_preview (canvas);
  tl_scene_set_width_preview (canvas->scene, NULL, 0);
  resize_free (data);
}

static const char *
resize_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  return is_border (canvas, place) ? "col-resize" : NULL;
}

const TlTool tl_tool_resize = {
  .name = "resize",
  .press = resize_press,
  .motion = resize_motion,
  .release = resize_release,
  .cancel = resize_cancel,
  .cursor = resize_cursor,
};
