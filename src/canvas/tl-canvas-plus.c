/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The "+" between headings. As the pointer comes near the border between two stages or two lanes,
 * or to the last of them, a round button is shown there; a press on it adds a stage and opens its
 * name, or opens the chooser of lanes.
 *
 * Where borders are is asked of the scene, where headings are seen of the pinned strips. What never
 * changes: nothing is shown while somebody writes or drags, or while the structure is locked. */
#include "config.h"

#include "canvas/tl-canvas-plus.h"

#include "canvas/tl-editor.h"
#include "canvas/tl-lane-chooser.h"

#include "scene/tl-scene-resize.h"

#include <math.h>

/* Screen px. */
#define RADIUS 10.0
#define REACH 13.0      /* a hit area of 26 around it */
#define NEAR 28.0       /* from a border: it is meant */
#define AFTER_LAST 26.0 /* from the end of the last heading */
#define OUTSIDE 60.0    /* beyond the last heading it is still meant */
#define ABOVE 12.0      /* over the upper edge of the stages */
#define CROSS 9.0
#define CROSS_WIDTH 1.5
#define ZOOM_MIN 0.3 /* further out headings are too small to stand between */

typedef enum
{
  NOTHING,
  STAGE,
  LANE,
} Kind;

struct _TlPlus
{
  Kind     kind;
  char    *before; /* the heading it would come before; NULL = last */
  TlPoint  middle; /* widget px */
  gboolean hot;    /* the pointer is on it */
  double   zoom;   /* what it was placed for */
  double   offset_x;
  double   offset_y;
  guint64  revision;
};

static void
show (TlCanvas *self, Kind kind, const char *before, double x, double y)
{
  TlPlus *plus = self->plus;

  plus->kind = kind;
  g_free (plus->before);
  plus->before = g_strdup (before);
  plus->middle = (TlPoint){ x, y };
  plus->zoom = self->zoom;
  plus->offset_x = self->offset_x;
  plus->offset_y = self->offset_y;
  plus->revision = tl_document_get_revision (self->document);
}

static const GPtrArray *
get_headings (TlCanvas *self, TlKind kind)
{
  return tl_table_get_children (tl_document_get_table (self->document), self->map, kind);
}

static gboolean
get_rect (TlCanvas *self, const TlRecord *record, TlPlaceType type, TlRect *rect)
{
  TlPlace place = { .type = type, .id = tl_record_get_id (record) };

  if (!tl_scene_get_record_rect (self->scene, place.id, rect))
    return FALSE;
  *rect = tl_canvas_place_to_widget (self, &place, rect);
  return TRUE;
}

/* Before each stage at its border, above the headings; after the last one beside it. */
static gboolean
find_stage (TlCanvas *self, double wx, double wy)
{
  const GPtrArray *stages = get_headings (self, TL_KIND_STAGE);
  gboolean         rtl = tl_editor_is_rtl (self);
  TlRect           rect = { 0 };
  double           end, y;

  for (guint i = 0; i < stages->len; i++)
    {
      const TlRecord *stage = g_ptr_array_index (stages, i);

      if (!get_rect (self, stage, TL_PLACE_STAGE, &rect))
        return FALSE;
      y = MAX (rect.y - ABOVE, RADIUS + 1);
      end = rtl ? rect.x + rect.width : rect.x;
      if (wy < y - RADIUS - 4 || wy > rect.y + rect.height + 4)
        return FALSE;
      if (fabs (wx - end) <= NEAR)
        {
          show (self, STAGE, tl_record_get_id (stage), end, y);
          return TRUE;
        }
    }
  end = rtl ? rect.x : rect.x + rect.width;
  if (stages->len == 0 || (rtl ? wx > rect.x + rect.width / 2 || wx < end - OUTSIDE
                               : wx < rect.x + rect.width / 2 || wx > end + OUTSIDE))
    return FALSE;
  show (self, STAGE, NULL, rtl ? end - AFTER_LAST : end + AFTER_LAST, rect.y + rect.height / 2);
  return TRUE;
}

/* Before each lane at its upper edge, where its title begins; after the last one beneath it. */
static gboolean
find_lane (TlCanvas *self, double wx, double wy)
{
  const GPtrArray *lanes = get_headings (self, TL_KIND_LANE);
  gboolean         rtl = tl_editor_is_rtl (self);
  TlRect           rect, last = { 0 };
  gboolean         any = FALSE;
  double           x;

  for (guint i = 0; i < lanes->len; i++)
    {
      const TlRecord *lane = g_ptr_array_index (lanes, i);

      if (!get_rect (self, lane, TL_PLACE_LANE, &rect))
        continue;
      any = TRUE;
      last = rect;
      x = MAX (rtl ? rect.x + rect.width - RADIUS / 2 : rect.x + RADIUS / 2, RADIUS + 1);
      if (wx < rect.x - NEAR || wx > rect.x + rect.width)
        return FALSE;
      if (fabs (wy - rect.y) > NEAR / 2)
        continue;
      show (self, LANE, tl_record_get_id (lane), x, rect.y);
      return TRUE;
    }
  if (!any || wy < last.y + MAX (last.height / 2, last.height - 3 * NEAR) ||
      wy > last.y + last.height + OUTSIDE / 2)
    return FALSE;
  x = MAX (rtl ? last.x + last.width - RADIUS / 2 : last.x + RADIUS / 2, RADIUS + 1);
  show (self, LANE, NULL, x, last.y + last.height + RADIUS + 2);
  return TRUE;
}

/* On a dial: where the arrows of two stages meet, and behind the last one. */
static gboolean
find_stage_around (TlCanvas *self, double wx, double wy)
{
  const GPtrArray *stages = get_headings (self, TL_KIND_STAGE);

  for (guint i = 0; i <= stages->len && stages->len > 0; i++)
    {
      const char *id = tl_record_get_id (stages->pdata[MIN (i, stages->len - 1)]);
      TlRect      bar;

      if (!tl_scene_get_gutter (self->scene, id, i == stages->len, &bar))
        continue;
      bar = tl_canvas_rect_to_widget (self, &bar);
      if (hypot (wx - bar.x, wy - bar.y - bar.height / 2) > NEAR / 2)
        continue;
      show (self, STAGE, i < stages->len ? id : NULL, bar.x, bar.y + bar.height / 2);
      return TRUE;
    }
  return FALSE;
}

/* On a dial: above the cells of the first panel, and beneath the last of them. */
static gboolean
find_lane_around (TlCanvas *self, double wx, double wy)
{
  const GPtrArray *lanes = get_headings (self, TL_KIND_LANE);
  TlRect           last = { 0 };

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *id = tl_record_get_id (lanes->pdata[i]);
      g_autoptr (GArray) areas = NULL;
      double x;

      if (tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND) == TL_LANE_KIND_EMOTIONS)
        continue;
      areas = tl_scene_dup_areas (self->scene, id);
      if (areas->len == 0)
        continue;
      last = tl_canvas_rect_to_widget (self, &g_array_index (areas, TlRect, 0));
      x = tl_editor_is_rtl (self) ? last.x + last.width + RADIUS / 2 : last.x - RADIUS / 2;
      if (fabs (wx - x) > NEAR || fabs (wy - last.y) > NEAR / 3)
        continue;
      show (self, LANE, id, x, last.y);
      return TRUE;
    }
  last.y += last.height + RADIUS / 2;
  if (last.width <= 0 || fabs (wx - last.x - last.width / 2) > last.width / 2 ||
      fabs (wy - last.y) > NEAR / 3)
    return FALSE;
  show (self, LANE, NULL, last.x + last.width / 2, last.y);
  return TRUE;
}

static gboolean
find_plus (TlCanvas *self, double wx, double wy)
{
  if (tl_scene_is_round (self->scene))
    return find_stage_around (self, wx, wy) || find_lane_around (self, wx, wy);
  return find_stage (self, wx, wy) || find_lane (self, wx, wy);
}

/* Whether the "+" still stands where it belongs: the view may have moved under a resting pointer,
 * or the map changed. */
static gboolean
is_shown (TlCanvas *self)
{
  const TlPlus *plus = self->plus;

  return plus->kind != NOTHING && self->document != NULL && plus->zoom == self->zoom &&
         plus->offset_x == self->offset_x && plus->offset_y == self->offset_y &&
         plus->revision == tl_document_get_revision (self->document);
}

static gboolean
is_on (TlCanvas *self, double wx, double wy)
{
  const TlPlus *plus = self->plus;

  return is_shown (self) && hypot (wx - plus->middle.x, wy - plus->middle.y) <= REACH;
}

/**
 * tl_canvas_plus_hide:
 * @self: the canvas
 *
 * Shows no "+".
 */
void
tl_canvas_plus_hide (TlCanvas *self)
{
  if (self->plus->kind == NOTHING)
    return;
  self->plus->kind = NOTHING;
  self->plus->hot = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_plus_hover:
 * @self: the canvas
 * @wx: widget px, of the pointer
 * @wy: widget px
 *
 * Shows the "+" that the pointer is near, if any.
 *
 * Returns: whether the pointer is on it
 */
gboolean
tl_canvas_plus_hover (TlCanvas *self, double wx, double wy)
{
  TlPlus  *plus = self->plus;
  Kind     kind = plus->kind;
  TlPoint  middle = plus->middle;
  gboolean hot = plus->hot;

  /* On a button that is shown it stays: the next border does not steal it. */
  if (!is_on (self, wx, wy) && !find_plus (self, wx, wy))
    plus->kind = NOTHING;
  if (!tl_canvas_can_edit (self) || tl_canvas_is_locked (self) || tl_canvas_is_writing (self) ||
      self->zoom < ZOOM_MIN)
    plus->kind = NOTHING;
  plus->hot = is_on (self, wx, wy);
  if (plus->kind != kind || plus->hot != hot || plus->middle.x != middle.x ||
      plus->middle.y != middle.y)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return plus->hot || tl_canvas_is_on_lock (self, wx, wy);
}

/**
 * tl_canvas_plus_press:
 * @self: the canvas
 * @wx: widget px
 * @wy: widget px
 *
 * Does what the "+" at a pixel stands for, or offers to unlock where the lock is.
 *
 * Returns: FALSE when neither is shown there
 */
gboolean
tl_canvas_plus_press (TlCanvas *self, double wx, double wy)
{
  TlPlus          *plus = self->plus;
  g_autofree char *before = NULL;
  Kind             kind = plus->kind;
  TlRect           at;

  if (tl_canvas_is_on_lock (self, wx, wy))
    {
      tl_canvas_may_restructure (self);
      return TRUE;
    }
  if (!is_on (self, wx, wy))
    return FALSE;
  before = g_strdup (plus->before);
  at = TL_RECT_INIT (plus->middle.x - RADIUS, plus->middle.y - RADIUS, 2 * RADIUS, 2 * RADIUS);
  tl_canvas_plus_hide (self);
  if (kind == STAGE)
    tl_canvas_write_stage (self, before, FALSE);
  else
    tl_canvas_choose_lane (self, &at, before);
  return TRUE;
}

/**
 * tl_canvas_append_plus:
 * @self: the canvas
 * @nodes: (element-type GskRenderNode): what is drawn, in widget px
 *
 * Adds the "+" to a frame: paper with a hairline; in the accent colour under the pointer.
 */
void
tl_canvas_append_plus (TlCanvas *self, GPtrArray *nodes)
{
  const TlPlus  *plus = self->plus;
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  TlColor        accent = tl_theme_get_ink (theme, TL_INK_ACCENT);
  TlColor        paper = tl_theme_get_paper (theme);
  TlColor        fill = plus->hot ? accent : paper;
  TlColor        line = plus->hot ? accent : tl_theme_get_ink (theme, TL_INK_SECONDARY);
  TlColor        cross = plus->hot ? paper : line;
  double         x = plus->middle.x, y = plus->middle.y;
  TlRect         disc = TL_RECT_INIT (x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);

  if (!is_shown (self) || tl_canvas_is_in_gesture (self))
    return;
  if (!plus->hot)
    line.alpha *= 0.6f;
  tl_gsk_append_round (nodes, &fill, &disc, RADIUS);
  tl_gsk_append_border (nodes, &line, &disc, RADIUS, 1);
  tl_gsk_append_color (nodes,
                       &cross,
                       &TL_RECT_INIT (x - CROSS / 2, y - CROSS_WIDTH / 2, CROSS, CROSS_WIDTH));
  tl_gsk_append_color (nodes,
                       &cross,
                       &TL_RECT_INIT (x - CROSS_WIDTH / 2, y - CROSS / 2, CROSS_WIDTH, CROSS));
}

void
tl_canvas_plus_init (TlCanvas *self)
{
  self->plus = g_new0 (TlPlus, 1);
}

void
tl_canvas_plus_dispose (TlCanvas *self)
{
  if (self->plus == NULL)
    return;
  g_free (self->plus->before);
  g_clear_pointer (&self->plus, g_free);
}
