/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The emotion curve by hand. What is under the press decides: a point is dragged (Shift snaps to
 * the levels), the line gets a new point that is then dragged, empty paper is drawn on freehand, a
 * persona's chip makes its line the edited one and its eye hides it. A stroke and a dragged point
 * are seen live in the scene and enter the document once, on release; Escape leaves no trace. */
#include "config.h"

#include "canvas/tl-editor.h"
#include "canvas/tl-canvas-pen.h"
#include "canvas/tl-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A point goes sideways only when it is clearly meant: this far in screen px. */
#define SIDEWAYS_PX 14.0

/* A stroke narrower than this in screen px is a slip, not a line. */
#define MIN_STROKE_PX 12.0

typedef enum
{
  MODE_DONE, /* everything happened at the press */
  MODE_POINT,
  MODE_STROKE,
} Mode;

typedef struct
{
  Mode     mode;
  TlPlace  place; /* held */
  TlPoint  pressed;
  gboolean moved;
  gboolean sideways;
  double   column; /* of the dragged point, in columns */
  double   score;
  guint    mark; /* before a point that the press added */
  gboolean added;
  GArray  *stroke; /* TlPoint, document px */
} Curve;

static void
curve_free (Curve *self)
{
  tl_place_release (&self->place);
  if (self->stroke != NULL)
    g_array_unref (self->stroke);
  g_free (self);
}

static const TlTable *
get_table (TlCanvas *canvas)
{
  return tl_document_get_table (canvas->document);
}

static void
hold_point (TlCanvas *canvas, Curve *self, const char *id)
{
  TlPlace         place = tl_scene_place_of (canvas->scene, id);
  const TlTable  *table = get_table (canvas);
  const TlRecord *record = tl_table_get_kind (table, id, TL_KIND_POINT);
  int             column = 0;
  double          at = 0;

  tl_place_hold (&self->place, &place);
  self->mode = MODE_POINT;
  self->score = record != NULL ? tl_record_get_number (record, TL_POINT_SCORE) : 0;
  if (record != NULL)
    tl_query_point_place (table, canvas->map, record, &column, &at);
  self->column = column + at;
  tl_canvas_select_one (canvas, id);
  tl_canvas_set_focus_place (canvas, &self->place, FALSE, FALSE);
}

static char *
add_point (TlCanvas *canvas, const char *active, const TlPlace *place)
{
  g_autofree char *column = g_strdup (place->column);
  g_autofree char *curve = NULL;
  double           score = round (place->score * 10) / 10;
  char            *id = NULL;

  tl_document_begin (canvas->document, _ ("Add Point"));
  curve = tl_writing_ensure_curve (canvas->document, canvas->map, active);
  if (curve != NULL && column != NULL)
    id = tl_edit_add_point (canvas->document, curve, column, place->at, score);
  tl_document_commit (canvas->document);
  return id;
}

static gboolean
begin_new_point (TlCanvas *canvas, Curve *self, const TlPlace *place)
{
  g_autofree char *active = g_strdup (
    place->type == TL_PLACE_CURVE ? place->id : tl_scene_get_active_curve (canvas->scene));
  g_autofree char *id = NULL;

  self->mark = tl_document_mark (canvas->document);
  id = add_point (canvas, active, place);
  if (id == NULL)
    return FALSE;
  self->added = TRUE;
  hold_point (canvas, self, id);
  return TRUE;
}

static void
begin_stroke (TlCanvas *canvas, Curve *self, const TlPlace *place, const TlToolEvent *event)
{
  TlPoint first = { event->x, event->y };

  self->mode = MODE_STROKE;
  tl_place_hold (&self->place, place);
  self->stroke = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  g_array_append_val (self->stroke, first);
}

static void
press_persona (TlCanvas *canvas, const TlPlace *place)
{
  const char *curve = place->curve != NULL ? place->curve : place->id;

  if (place->part == TL_PART_EYE)
    tl_canvas_toggle_curve (canvas, curve);
  else
    tl_canvas_activate_curve (canvas, curve);
  tl_canvas_set_focus_place (canvas, place, FALSE, FALSE);
}

/* A double press: label the point that is there, or the new one on the paper. */
static void
label_point (TlCanvas *canvas, Curve *self, const TlPlace *place)
{
  TlPlace point;

  self->mode = MODE_DONE;
  if (place->type == TL_PLACE_POINT)
    point = *place;
  else if (place->type == TL_PLACE_CELL && begin_new_point (canvas, self, place))
    point = self->place;
  else
    return;
  self->mode = MODE_DONE;
  tl_canvas_edit (canvas, &point);
}

static gboolean
begin (TlCanvas *canvas, Curve *self, const TlPlace *place, const TlToolEvent *event)
{
  gboolean on_paper = tl_canvas_is_emotions_lane (canvas, place->lane) &&
                      (place->type == TL_PLACE_CELL ||
                       ((tl_canvas_is_drawing (canvas) || event->source == TL_SOURCE_PEN) &&
                        place->type != TL_PLACE_LANE && place->type != TL_PLACE_PERSONA));

  if (place->type == TL_PLACE_PERSONA)
    {
      press_persona (canvas, place);
      return TRUE;
    }
  if (event->n_press == 2 && (place->type == TL_PLACE_POINT || on_paper))
    {
      label_point (canvas, self, place);
      return TRUE;
    }
  if (on_paper && !(event->modifiers & GDK_SHIFT_MASK))
    {
      tl_canvas_select_one (canvas, NULL);
      tl_canvas_set_focus_place (canvas, place, FALSE, FALSE);
      begin_stroke (canvas, self, place, event);
      return TRUE;
    }
  if (place->type == TL_PLACE_POINT && !(event->modifiers & GDK_CONTROL_MASK))
    {
      hold_point (canvas, self, place->id);
      return TRUE;
    }
  return place->type == TL_PLACE_CURVE && event->n_press == 1 &&
         begin_new_point (canvas, self, place);
}

static gpointer
curve_press (TlCanvas *canvas, const TlToolEvent *event)
{
  g_auto (TlPlace) place = { 0 };
  TlPlace hit;
  Curve  *self;

  if (!tl_canvas_can_edit (canvas))
    return NULL;
  hit = tl_scene_hit (canvas->scene,
                      event->x,
                      event->y,
                      tl_canvas_get_tolerance (canvas, event->source));
  tl_place_hold (&place, &hit);
  self = g_new0 (Curve, 1);
  self->pressed = (TlPoint){ event->x, event->y };
  if (begin (canvas, self, &place, event))
    return self;
  curve_free (self);
  return NULL;
}

static void
show_score (TlCanvas *canvas, const Curve *self, const TlToolEvent *event)
{
  TlScoreShown shown = { .lane = self->place.lane,
                         .x = event->x,
                         .y = event->y,
                         .column = self->column,
                         .score = self->score,
                         .source = event->source };

  shown.snaps = self->mode == MODE_POINT && (event->modifiers & GDK_SHIFT_MASK) != 0;
  tl_canvas_set_score (canvas, &shown);
}

/* How far the hand is from where it pressed along the columns, document px. */
static double
get_way_along (TlCanvas *canvas, const Curve *self, double column, double score)
{
  double pressed, unused, x1, y1, x2, y2;

  if (!tl_scene_curve_from_point (canvas->scene,
                                  self->place.lane,
                                  self->pressed.x,
                                  self->pressed.y,
                                  &pressed,
                                  &unused) ||
      !tl_scene_curve_to_point (canvas->scene, self->place.lane, pressed, score, &x1, &y1) ||
      !tl_scene_curve_to_point (canvas->scene, self->place.lane, column, score, &x2, &y2))
    return 0;
  return hypot (x2 - x1, y2 - y1);
}

static void
drag_point (TlCanvas *canvas, Curve *self, const TlToolEvent *event)
{
  const TlRecord *record = tl_table_get_kind (get_table (canvas), self->place.id, TL_KIND_POINT);
  double          column, score;

  if (record == NULL || !tl_scene_curve_from_point (canvas->scene,
                                                    self->place.lane,
                                                    event->x,
                                                    event->y,
                                                    &column,
                                                    &score))
    return;
  /* A point anchored to a card stands where the card does. */
  if (tl_record_get_ref (record, TL_POINT_CARD) == NULL &&
      get_way_along (canvas, self, column, score) * canvas->zoom > SIDEWAYS_PX)
    self->sideways = TRUE;
  if (self->sideways)
    self->column = column;
  self->score = event->modifiers & GDK_SHIFT_MASK ? round (score) : round (score * 10) / 10;
  tl_scene_set_point_preview (canvas->scene, self->place.id, self->column, self->score);
  show_score (canvas, self, event);
}

/* Ink, and what it would be worth where the hand is. */
static void
draw (TlCanvas *canvas, Curve *self, const TlToolEvent *event)
{
  TlPoint point = { event->x, event->y };

  if (self->stroke->len == 1)
    {
      TlColor color =
        tl_scene_get_curve_color (canvas->scene, tl_scene_get_active_curve (canvas->scene));
      const TlPoint *first = &g_array_index (self->stroke, TlPoint, 0);

      tl_canvas_pen_begin (canvas, &color);
      tl_canvas_pen_move (canvas, first->x, first->y);
    }
  g_array_append_val (self->stroke, point);
  tl_canvas_pen_move (canvas, point.x, point.y);
  if (tl_scene_curve_from_point (canvas->scene,
                                 self->place.lane,
                                 event->x,
                                 event->y,
                                 &self->column,
                                 &self->score))
    show_score (canvas, self, event);
}

static void
curve_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Curve *self = data;

  self->moved = TRUE;
  if (self->mode == MODE_POINT)
    drag_point (canvas, self, event);
  else if (self->mode == MODE_STROKE)
    draw (canvas, self, event);
}

static void
put_point (TlCanvas *canvas, Curve *self)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (get_table (canvas), canvas->map);
  guint index = (guint) CLAMP (self->column, 0, columns->len - 0.001);

  tl_document_begin (canvas->document, _ ("Move Point"));
  tl_edit_set_number (canvas->document, self->place.id, TL_POINT_SCORE, self->score);
  if (self->sideways && columns->len > 0)
    {
      g_autofree char *column = g_strdup (tl_record_get_id (g_ptr_array_index (columns, index)));
      double           at = CLAMP (self->column - index, 0, 1);

      tl_edit_set_ref (canvas->document, self->place.id, TL_POINT_COLUMN, column);
      tl_edit_set_number (canvas->document, self->place.id, TL_POINT_AT, round (at * 1000) / 1000);
    }
  tl_document_commit (canvas->document);
}

static void
release_point (TlCanvas *canvas, Curve *self)
{
  TlPlace place;

  tl_scene_set_point_preview (canvas->scene, NULL, 0, 0);
  if (self->moved)
    put_point (canvas, self);
  if (self->added)
    tl_document_squash_to_mark (canvas->document, self->mark, _ ("Add Point"));
  place = tl_scene_place_of (canvas->scene, self->place.id);
  tl_canvas_set_focus_place (canvas, &place, FALSE, FALSE);
}

/* How far a stroke reaches along the columns: across a grid, in any direction around a dial. */
static double
get_stroke_width (TlCanvas *canvas, const GArray *stroke)
{
  TlRect all = { 0 };

  for (guint i = 0; i < stroke->len; i++)
    {
      TlPoint at = g_array_index (stroke, TlPoint, i);
      TlRect  one = TL_RECT_INIT (at.x, at.y, 1e-3, 1e-3);

      all = i == 0 ? one : tl_rect_union (&all, &one);
    }
  return tl_scene_is_round (canvas->scene) ? MAX (all.width, all.height) : all.width;
}

/* Where a stroke passes 12 o'clock, from the last column to the first or back: the end of what is
 * one stroke along the columns. */
static guint
find_seam (const GArray *knots, guint first, double n_columns)
{
  for (guint i = first + 1; i < knots->len; i++)
    if (fabs (g_array_index (knots, TlStrokePoint, i).column -
              g_array_index (knots, TlStrokePoint, i - 1).column) > n_columns / 2)
      return i;
  return knots->len;
}

static void
draw_strokes (TlCanvas *canvas, const char *curve, const GArray *knots)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (get_table (canvas), canvas->map);

  for (guint first = 0, end; first < knots->len; first = end)
    {
      end = tl_scene_is_round (canvas->scene) ? find_seam (knots, first, columns->len) : knots->len;
      if (end - first > 1)
        tl_edit_draw_stroke (canvas->document,
                             curve,
                             &g_array_index (knots, TlStrokePoint, first),
                             end - first);
    }
}

/* From document px to columns and scores, in the lane in which the stroke began. */
static GArray *
read_stroke (TlCanvas *canvas, const Curve *self)
{
  GArray *knots = g_array_new (FALSE, FALSE, sizeof (TlStrokePoint));

  for (guint i = 0; i < self->stroke->len; i++)
    {
      const TlPoint *point = &g_array_index (self->stroke, TlPoint, i);
      TlStrokePoint  knot;

      if (tl_scene_curve_from_point (canvas->scene,
                                     self->place.lane,
                                     point->x,
                                     point->y,
                                     &knot.column,
                                     &knot.score))
        g_array_append_val (knots, knot);
    }
  return knots;
}

static void
release_stroke (TlCanvas *canvas, Curve *self)
{
  g_autoptr (GArray) knots = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *active = g_strdup (tl_scene_get_active_curve (canvas->scene));

  tl_canvas_pen_end (canvas);
  /* A pen that only taps a point chooses it. */
  if (!self->moved && self->place.type == TL_PLACE_POINT)
    tl_canvas_select_one (canvas, self->place.id);
  if (!self->moved || get_stroke_width (canvas, self->stroke) * canvas->zoom < MIN_STROKE_PX)
    return;
  knots = read_stroke (canvas, self);
  if (knots->len < 2)
    return;
  tl_document_begin (canvas->document, _ ("Draw Curve"));
  curve = tl_writing_ensure_curve (canvas->document, canvas->map, active);
  if (curve != NULL)
    draw_strokes (canvas, curve, knots);
  tl_document_commit (canvas->document);
  tl_canvas_set_drawing (canvas, FALSE);
}

static void
curve_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Curve *self = data;

  tl_canvas_set_score (canvas, NULL);
  if (self->mode == MODE_POINT)
    release_point (canvas, self);
  else if (self->mode == MODE_STROKE)
    release_stroke (canvas, self);
  curve_free (self);
}

static void
curve_cancel (TlCanvas *canvas, gpointer data)
{
  Curve *self = data;

  if (self->mode == MODE_POINT)
    tl_scene_set_point_preview (canvas->scene, NULL, 0, 0);
  if (self->mode == MODE_POINT && self->added)
    tl_document_bail_to_mark (canvas->document, self->mark);
  tl_canvas_set_score (canvas, NULL);
  tl_canvas_pen_end (canvas);
  curve_free (self);
}

static const char *
curve_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  if (!tl_canvas_can_edit (canvas))
    return NULL;
  if (place->type == TL_PLACE_PERSONA)
    return "pointer";
  if (place->type == TL_PLACE_POINT)
    return "ns-resize";
  if (place->type == TL_PLACE_CURVE)
    return "copy";
  if (place->type == TL_PLACE_CELL && !(modifiers & GDK_SHIFT_MASK) &&
      tl_canvas_is_emotions_lane (canvas, place->lane))
    return "crosshair";
  return NULL;
}

const TlTool tl_tool_curve = {
  .name = "curve",
  .press = curve_press,
  .motion = curve_motion,
  .release = curve_release,
  .cancel = curve_cancel,
  .cursor = curve_cursor,
};
