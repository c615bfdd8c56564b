/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging headings. Stages and lanes go to a place among their siblings; a step goes beside any
 * column, also of another stage, and into a stage that has no steps.
 *
 * A list of slots is made when the drag begins, from the scene's rectangles in reading order; the
 * pointer is before or after the middle of one of them. What never changes: until drop nothing but
 * pictures moves. */
#include "config.h"

#include "canvas/tl-heading-drag.h"

#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"
#include "scene/tl-scene-resize.h"

/* How thick the bar is, in document px. */
#define BAR 4.0

/* A heading that others can come to stand before or after. */
typedef struct
{
  TlRect rect;
  char  *parent; /* of what comes to stand there */
  char  *id;     /* to stand before it */
  char  *next;   /* to stand after it: before this, NULL = last */
} Slot;

struct _TlHeadingDrag
{
  TlCanvas   *canvas;
  TlPlaceType type;
  TlPoint     pressed;
  GPtrArray  *ids;   /* NULL-terminated */
  GArray     *slots; /* Slot */
  int         slot;  /* -1 = none yet */
  gboolean    after;
};

static void
clear_slot (gpointer data)
{
  Slot *slot = data;

  g_free (slot->parent);
  g_free (slot->id);
  g_free (slot->next);
}

static const TlTable *
get_table (TlHeadingDrag *self)
{
  return tl_document_get_table (self->canvas->document);
}

static void
add_slot (TlHeadingDrag *self, const char *id, const char *parent, const char *next)
{
  Slot slot = { { 0 }, NULL, NULL, NULL };

  if (!tl_scene_get_record_rect (self->canvas->scene, id, &slot.rect))
    return;
  slot.parent = g_strdup (parent);
  slot.id = g_strdup (id);
  slot.next = g_strdup (next);
  g_array_append_val (self->slots, slot);
}

static void
add_children (TlHeadingDrag *self, const char *parent, TlKind kind)
{
  const GPtrArray *all = tl_table_get_children (get_table (self), parent, kind);

  for (guint i = 0; i < all->len; i++)
    add_slot (self,
              tl_record_get_id (g_ptr_array_index (all, i)),
              parent,
              i + 1 < all->len ? tl_record_get_id (g_ptr_array_index (all, i + 1)) : NULL);
}

/* Every column: a step among its siblings, or a stage that would get its first step. */
static void
add_columns (TlHeadingDrag *self)
{
  const GPtrArray *stages =
    tl_table_get_children (get_table (self), self->canvas->map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const char *stage = tl_record_get_id (g_ptr_array_index (stages, i));

      if (tl_table_get_children (get_table (self), stage, TL_KIND_STEP)->len > 0)
        add_children (self, stage, TL_KIND_STEP);
      else
        add_slot (self, stage, stage, NULL);
    }
}

/* What is dragged: what was pressed, with what is selected beside it. */
static void
add_ids (TlHeadingDrag *self, const char *pressed)
{
  const TlRecord    *record = tl_table_get (get_table (self), pressed);
  const GPtrArray   *all = tl_table_get_children (get_table (self),
                                                tl_record_get_parent (record),
                                                tl_record_get_kind (record));
  const char *const *selection = tl_canvas_get_selection (self->canvas);

  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (all, i));

      if (g_str_equal (id, pressed) ||
          (g_strv_contains (selection, pressed) && g_strv_contains (selection, id)))
        g_ptr_array_add (self->ids, g_strdup (id));
    }
  g_ptr_array_add (self->ids, NULL);
}

/**
 * tl_heading_drag_new:
 * @canvas: the canvas
 * @place: the heading that was pressed
 * @pressed: where, document px
 *
 * Takes headings up.
 *
 * Returns: (transfer full): the drag
 */
TlHeadingDrag *
tl_heading_drag_new (TlCanvas *canvas, const TlPlace *place, const TlPoint *pressed)
{
  TlHeadingDrag *self = g_new0 (TlHeadingDrag, 1);

  self->canvas = canvas;
  self->type = place->type;
  self->pressed = *pressed;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_array_set_clear_func (self->slots, clear_slot);
  self->slot = -1;
  add_ids (self, place->id);
  if (self->type == TL_PLACE_STEP)
    add_columns (self);
  else
    add_children (self, canvas->map, self->type == TL_PLACE_LANE ? TL_KIND_LANE : TL_KIND_STAGE);
  canvas->gestures->keeps_x = self->type == TL_PLACE_LANE && !tl_scene_is_round (canvas->scene);
  canvas->gestures->keeps_y = self->type != TL_PLACE_LANE && !tl_scene_is_round (canvas->scene);
  tl_canvas_lift_begin (canvas, (const char *const *) self->ids->pdata);
  return self;
}

static void
drag_free (TlHeadingDrag *self)
{
  g_ptr_array_unref (self->ids);
  g_array_unref (self->slots);
  g_free (self);
}

/* How far into a rectangle a point is, along the way that headings are read: below 0 before it, 1
 * and above after it. */
static double
get_progress (TlHeadingDrag *self, const TlRect *rect, const TlToolEvent *event)
{
  double at = self->type == TL_PLACE_LANE ? (event->y - rect->y) / rect->height
                                          : (event->x - rect->x) / rect->width;

  return self->type != TL_PLACE_LANE && tl_editor_is_rtl (self->canvas) ? 1 - at : at;
}

/* Headings that stand all around: the scene knows which one is meant. */
static void
find_slot_around (TlHeadingDrag *self, const TlToolEvent *event)
{
  gboolean    after = FALSE;
  const char *id =
    tl_scene_find_heading (self->canvas->scene, self->type, event->x, event->y, &after);

  for (guint i = 0; i < self->slots->len; i++)
    if (g_strcmp0 (g_array_index (self->slots, Slot, i).id, id) == 0)
      {
        self->slot = (int) i;
        self->after = after;
      }
}

static void
find_slot (TlHeadingDrag *self, const TlToolEvent *event)
{
  if (tl_scene_is_round (self->canvas->scene))
    {
      find_slot_around (self, event);
      return;
    }
  for (guint i = 0; i < self->slots->len; i++)
    {
      double at = get_progress (self, &g_array_index (self->slots, Slot, i).rect, event);

      self->slot = (int) i;
      self->after = at >= 0.5;
      if (at < 1)
        return;
    }
}

/* In the gutter before or after the slot's column, or at the lane's upper or lower edge. */
static void
show_bar (TlHeadingDrag *self)
{
  const Slot *slot = &g_array_index (self->slots, Slot, self->slot);
  TlRect      sheet = tl_scene_get_sheet (self->canvas->scene);
  TlRect      bar = slot->rect;

  if (self->type == TL_PLACE_LANE)
    bar = TL_RECT_INIT (bar.x,
                        bar.y + (self->after ? bar.height : 0) - BAR / 2,
                        tl_scene_is_round (self->canvas->scene) ? bar.width
                                                                : sheet.x + sheet.width - bar.x,
                        BAR);
  else if (tl_scene_get_gutter (self->canvas->scene, slot->id, self->after, &bar))
    bar = TL_RECT_INIT (bar.x - BAR / 2, bar.y, BAR, bar.height);
  tl_canvas_set_insertion (self->canvas, &bar);
}

/**
 * tl_heading_drag_move:
 * @self: a drag
 * @event: where the hand is, document px
 *
 * Shows where the headings would go.
 */
void
tl_heading_drag_move (TlHeadingDrag *self, const TlToolEvent *event)
{
  gboolean is_lane = self->type == TL_PLACE_LANE;
  gboolean around = tl_scene_is_round (self->canvas->scene);

  /* Along the band they belong to. */
  tl_canvas_lift_move (self->canvas,
                       is_lane && !around ? 0 : event->x - self->pressed.x,
                       is_lane || around ? event->y - self->pressed.y : 0);
  find_slot (self, event);
  if (self->slot >= 0)
    show_bar (self);
}

static void
end_preview (TlHeadingDrag *self)
{
  tl_canvas_set_insertion (self->canvas, NULL);
  tl_canvas_lift_end (self->canvas);
}

/**
 * tl_heading_drag_drop:
 * @self: (transfer full): a drag
 *
 * Puts the headings where the bar is: one undo step, none where they already stand.
 */
void
tl_heading_drag_drop (TlHeadingDrag *self)
{
  g_autofree char *pressed = g_strdup (g_ptr_array_index (self->ids, 0));

  end_preview (self);
  if (self->slot >= 0)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, self->slot);
      TlPlace     place;

      tl_canvas_drop_headings (self->canvas,
                               (const char *const *) self->ids->pdata,
                               slot->parent,
                               self->after ? slot->next : slot->id);
      place = tl_scene_place_of (self->canvas->scene, pressed);
      tl_canvas_set_focus_place (self->canvas, &place, FALSE, TRUE);
    }
  drag_free (self);
}

/**
 * tl_heading_drag_cancel:
 * @self: (transfer full): a drag
 *
 * Puts the headings back.
 */
void
tl_heading_drag_cancel (TlHeadingDrag *self)
{
  end_preview (self);
  drag_free (self);
}
