/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand without a tool: a click selects, Ctrl adds, Shift extends, a double click writes, a drag
 * moves what was taken hold of (cards with a gap that opens where they will land, stages, steps and
 * lanes with a bar: tl-heading-drag.c), and a drag on paper is a rubber band. Everything is a
 * preview until the release, which changes the document once; cancelling puts selection and picture
 * back. */
#include "config.h"

#include "canvas/tl-editor.h"
#include "canvas/tl-heading-drag.h"
#include "canvas/tl-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Half of the area around the "+" of an empty cell that takes a click, in screen px. */
#define PLUS_REACH 16.0

/* How thick the bar between two headings is, in document px. */
#define BAR 4.0

typedef enum
{
  MODE_CLICK, /* nothing has moved yet */
  MODE_DONE,  /* everything happened at the press */
  MODE_CARDS,
  MODE_HEADING,
  MODE_BAND,
} Mode;

typedef struct
{
  Mode            mode;
  TlPlace         place; /* held: what was pressed */
  TlPlace         from;  /* held: what had the focus before */
  TlPoint         pressed;
  GdkModifierType modifiers;
  gboolean        was_selected;
  GPtrArray      *before;   /* the selection at the press, NULL-terminated */
  GPtrArray      *cards;    /* CARDS: what is dragged, NULL-terminated */
  GPtrArray      *landings; /* CARDS: TlLanding, or NULL before there were any */
  gboolean        copying;
  TlHeadingDrag  *headings; /* HEADING */
} Select;

static void
select_free (Select *self)
{
  tl_place_release (&self->place);
  tl_place_release (&self->from);
  g_clear_pointer (&self->landings, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_free (self);
}

static const TlTable *
get_table (TlCanvas *canvas)
{
  return tl_document_get_table (canvas->document);
}

static const char *const *
get_ids (GPtrArray *ids)
{
  return (const char *const *) ids->pdata;
}

static GPtrArray *
dup_selection (TlCanvas *canvas)
{
  GPtrArray         *ids = g_ptr_array_new_with_free_func (g_free);
  const char *const *selection = tl_canvas_get_selection (canvas);

  for (guint i = 0; selection[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (selection[i]));
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* What a click selects; paper, cells and chips are only focused. */
static const char *
get_selectable (const TlPlace *place)
{
  switch (place->type)
    {
    case TL_PLACE_CARD:
    case TL_PLACE_POINT:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
    case TL_PLACE_LINK:
      return place->id;
    case TL_PLACE_NONE:
    case TL_PLACE_HEADER:
    case TL_PLACE_CELL:
    case TL_PLACE_CURVE:
    case TL_PLACE_PERSONA:
    case TL_PLACE_PARKING:
    case TL_PLACE_ACTOR:
    default:
      return NULL;
    }
}

static gboolean
is_adding (const Select *self)
{
  return (self->modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
}

static gboolean
is_on_plus (TlCanvas *canvas, const TlPlace *place, const TlToolEvent *event)
{
  double reach = PLUS_REACH / canvas->zoom;
  TlRect rect;

  return place->type == TL_PLACE_CELL && tl_canvas_can_edit (canvas) &&
         event->source == TL_SOURCE_POINTER && !(event->modifiers & GDK_SHIFT_MASK) &&
         tl_scene_get_new_card_rect (canvas->scene, place->column, place->lane, NULL, &rect) &&
         fabs (event->x - rect.x - rect.width / 2) <= reach &&
         fabs (event->y - rect.y - rect.height / 2) <= reach;
}

static gpointer
select_press (TlCanvas *canvas, const TlToolEvent *event)
{
  Select     *self = g_new0 (Select, 1);
  TlPlace     hit = tl_scene_hit (canvas->scene,
                              event->x,
                              event->y,
                              tl_canvas_get_tolerance (canvas, event->source));
  const char *id;

  tl_place_hold (&self->place, &hit);
  tl_place_hold (&self->from, &canvas->focus);
  self->pressed = (TlPoint){ event->x, event->y };
  self->modifiers = event->modifiers;
  self->before = dup_selection (canvas);
  id = get_selectable (&self->place);
  if (!(event->modifiers & GDK_SHIFT_MASK))
    tl_canvas_end_range (canvas);
  self->was_selected = id != NULL && tl_canvas_is_selected (canvas, id);
  if (self->place.type != TL_PLACE_NONE)
    tl_canvas_set_focus_place (canvas, &self->place, FALSE, FALSE);
  if (self->place.part == TL_PART_CHEVRON && tl_canvas_can_edit (canvas))
    {
      self->mode = MODE_DONE;
      tl_canvas_select_one (canvas, NULL);
      tl_canvas_toggle_collapsed (canvas);
    }
  else if (self->place.part == TL_PART_COMMENT && !is_adding (self))
    {
      self->mode = MODE_DONE;
      tl_canvas_select_one (canvas, id);
      tl_canvas_emit_comments (canvas, FALSE);
    }
  else if (event->n_press == 2 && tl_canvas_can_edit (canvas))
    {
      self->mode = MODE_DONE;
      tl_canvas_edit (canvas, &self->place);
    }
  else if (!is_adding (self) && !self->was_selected)
    tl_canvas_select_one (canvas, id);
  return self;
}

/* --- Cards ------------------------------------------------------------------------------------ */

static void
begin_cards (TlCanvas *canvas, Select *self)
{
  const char *const *selection;

  if (!tl_canvas_is_selected (canvas, self->place.id))
    {
      if (is_adding (self))
        tl_canvas_toggle_selected (canvas, self->place.id);
      else
        tl_canvas_select_one (canvas, self->place.id);
    }
  self->mode = MODE_CARDS;
  self->cards = g_ptr_array_new_with_free_func (g_free);
  selection = tl_canvas_get_selection (canvas);
  for (guint i = 0; selection[i] != NULL; i++)
    if (tl_table_get_kind (get_table (canvas), selection[i], TL_KIND_CARD) != NULL)
      g_ptr_array_add (self->cards, g_strdup (selection[i]));
  g_ptr_array_add (self->cards, NULL);
  tl_canvas_lift_begin (canvas, get_ids (self->cards));
}

static gboolean
is_same_landing (const TlLanding *a, const TlLanding *b)
{
  return g_strcmp0 (a->drop.column, b->drop.column) == 0 &&
         g_strcmp0 (a->drop.lane, b->drop.lane) == 0 &&
         g_strcmp0 (a->drop.before, b->drop.before) == 0 &&
         tl_rect_equal (&a->drop.gap, &b->drop.gap);
}

static gboolean
are_same_landings (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_landing (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* Copies leave their originals where they are. */
static void
show_landings (TlCanvas *canvas, Select *self)
{
  static const char *const none[] = { NULL };

  tl_canvas_set_landing_preview (canvas,
                                 self->copying ? none : get_ids (self->cards),
                                 self->landings);
}

static void
drag_cards (TlCanvas *canvas, Select *self, const TlToolEvent *event)
{
  gboolean copying = (event->modifiers & GDK_CONTROL_MASK) != 0;
  g_autoptr (GPtrArray) landings = tl_scene_find_landings (canvas->scene,
                                                           event->x,
                                                           event->y,
                                                           get_ids (self->cards),
                                                           self->place.id,
                                                           copying);

  tl_canvas_lift_move (canvas, event->x - self->pressed.x, event->y - self->pressed.y);
  if (copying == self->copying && are_same_landings (landings, self->landings))
    return;
  self->copying = copying;
  g_clear_pointer (&self->landings, g_ptr_array_unref);
  self->landings = g_steal_pointer (&landings);
  show_landings (canvas, self);
}

static void
end_cards_preview (TlCanvas *canvas)
{
  tl_canvas_set_landing_preview (canvas, NULL, NULL);
  tl_canvas_lift_end (canvas);
}

/* Whether the cards of a landing stand there already, in this order. */
static gboolean
is_home (TlCanvas *canvas, const TlLanding *landing)
{
  g_autoptr (GPtrArray) cell = NULL;
  TlPlace place = tl_scene_place_of (canvas->scene, landing->cards[0]);
  guint   n = g_strv_length (landing->cards), first;

  if (place.column == NULL || landing->drop.column == NULL)
    return place.column == NULL && landing->drop.column == NULL;
  if (g_strcmp0 (place.column, landing->drop.column) != 0 ||
      g_strcmp0 (place.lane, landing->drop.lane) != 0)
    return FALSE;
  cell = tl_query_cell (get_table (canvas), canvas->map, place.column, place.lane);
  if (!g_ptr_array_find (cell, tl_table_get (get_table (canvas), landing->cards[0]), &first) ||
      first + n > cell->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (tl_record_get_id (g_ptr_array_index (cell, first + i)), landing->cards[i]))
      return FALSE;
  return g_strcmp0 (first + n < cell->len ? tl_record_get_id (g_ptr_array_index (cell, first + n))
                                          : NULL,
                    landing->drop.before) == 0;
}

/* Dropped where they were: nothing to undo. The first landing says how far all go. */
static gboolean
are_home (TlCanvas *canvas, Select *self)
{
  const TlLanding *held = self->landings->len > 0 ? g_ptr_array_index (self->landings, 0) : NULL;

  return held == NULL || (!self->copying && is_home (canvas, held));
}

static void
release_cards (TlCanvas *canvas, Select *self)
{
  end_cards_preview (canvas);
  if (self->landings != NULL && !are_home (canvas, self))
    tl_canvas_drop_cards (canvas, self->landings, self->copying);
}

/* --- Rubber band ------------------------------------------------------------------------------ */

static void
drag_band (TlCanvas *canvas, Select *self, const TlToolEvent *event)
{
  TlRect band = TL_RECT_INIT (MIN (event->x, self->pressed.x),
                              MIN (event->y, self->pressed.y),
                              fabs (event->x - self->pressed.x),
                              fabs (event->y - self->pressed.y));
  g_autoptr (GPtrArray) found = tl_scene_find_in (canvas->scene, &band);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  tl_canvas_set_rubber_band (canvas, &band);
  for (guint i = 0; is_adding (self) && i + 1 < self->before->len; i++)
    g_ptr_array_add (ids, g_ptr_array_index (self->before, i));
  for (guint i = 0; i < found->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, g_ptr_array_index (found, i), g_str_equal, NULL))
      g_ptr_array_add (ids, g_ptr_array_index (found, i));
  g_ptr_array_add (ids, NULL);
  tl_canvas_select (canvas, get_ids (ids));
}

/* --- The tool --------------------------------------------------------------------------------- */

static void
begin_headings (TlCanvas *canvas, Select *self)
{
  self->mode = MODE_DONE;
  if (!tl_canvas_may_restructure (canvas))
    return;
  self->mode = MODE_HEADING;
  self->headings = tl_heading_drag_new (canvas, &self->place, &self->pressed);
}

static void
begin_drag (TlCanvas *canvas, Select *self)
{
  gboolean can_edit = tl_canvas_can_edit (canvas);

  if (can_edit && self->place.type == TL_PLACE_CARD && self->place.id != NULL)
    begin_cards (canvas, self);
  else if (can_edit && !is_adding (self) &&
           (self->place.type == TL_PLACE_STAGE || self->place.type == TL_PLACE_STEP ||
            self->place.type == TL_PLACE_LANE))
    begin_headings (canvas, self);
  else
    self->mode = MODE_BAND;
}

static void
select_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Select *self = data;

  if (self->mode == MODE_CLICK)
    begin_drag (canvas, self);
  switch (self->mode)
    {
    case MODE_CARDS:
      drag_cards (canvas, self, event);
      break;
    case MODE_HEADING:
      tl_heading_drag_move (self->headings, event);
      break;
    case MODE_BAND:
      drag_band (canvas, self, event);
      break;
    case MODE_CLICK:
    case MODE_DONE:
    default:
      break;
    }
}

static gboolean
open_journey_cb (gpointer canvas)
{
  gtk_widget_activate_action (canvas, "win.open-journey", NULL);
  return G_SOURCE_REMOVE;
}

/* Not from within the gesture: another map may come onto the canvas. */
static void
open_journey (TlCanvas *canvas, const char *card)
{
  tl_canvas_select_one (canvas, card);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_journey_cb, g_object_ref (canvas), g_object_unref);
}

static void
click (TlCanvas *canvas, Select *self, const TlToolEvent *event)
{
  const char *id = get_selectable (&self->place);

  if (self->place.part == TL_PART_JOURNEY && id != NULL && !is_adding (self) &&
      (self->modifiers & GDK_SHIFT_MASK) == 0)
    open_journey (canvas, id);
  else if (is_on_plus (canvas, &self->place, event))
    tl_canvas_edit (canvas, &self->place);
  else if (self->place.type == TL_PLACE_ACTOR && !is_adding (self))
    tl_canvas_activate_persona (canvas, self->place.id);
  else if (self->modifiers & GDK_SHIFT_MASK && self->place.type != TL_PLACE_NONE)
    tl_canvas_extend_selection (canvas,
                                &self->from,
                                &self->place,
                                (self->modifiers & GDK_CONTROL_MASK) != 0);
  else if (is_adding (self) && id != NULL)
    tl_canvas_toggle_selected (canvas, id);
  else if (self->was_selected)
    tl_canvas_select_one (canvas, id);
}

static void
select_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Select *self = data;

  switch (self->mode)
    {
    case MODE_CLICK:
      click (canvas, self, event);
      break;
    case MODE_CARDS:
      release_cards (canvas, self);
      break;
    case MODE_HEADING:
      tl_heading_drag_drop (self->headings);
      break;
    case MODE_BAND:
      tl_canvas_set_rubber_band (canvas, NULL);
      break;
    case MODE_DONE:
    default:
      break;
    }
  select_free (self);
}

static void
select_cancel (TlCanvas *canvas, gpointer data)
{
  Select *self = data;

  if (self->mode == MODE_CARDS)
    end_cards_preview (canvas);
  else if (self->mode == MODE_HEADING)
    tl_heading_drag_cancel (self->headings);
  else if (self->mode == MODE_BAND)
    tl_canvas_set_rubber_band (canvas, NULL);
  if (self->mode == MODE_CARDS || self->mode == MODE_BAND)
    tl_canvas_select (canvas, get_ids (self->before));
  select_free (self);
}

static const char *
select_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  if (tl_canvas_is_lifting (canvas))
    return "grabbing";
  if (place->type == TL_PLACE_ACTOR || place->part == TL_PART_COMMENT ||
      place->part == TL_PART_JOURNEY)
    return "pointer";
  if (!tl_canvas_can_edit (canvas))
    return NULL;
  switch (place->type)
    {
    case TL_PLACE_CARD:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
      return "grab";
    case TL_PLACE_LANE:
      return place->part == TL_PART_CHEVRON ? "pointer" : "grab";
    case TL_PLACE_PERSONA:
    case TL_PLACE_LINK:
      return "pointer";
    case TL_PLACE_NONE:
    case TL_PLACE_HEADER:
    case TL_PLACE_CELL:
    case TL_PLACE_POINT:
    case TL_PLACE_CURVE:
    case TL_PLACE_PARKING:
    case TL_PLACE_ACTOR:
    default:
      return NULL;
    }
}

const TlTool tl_tool_select = {
  .name = "select",
  .press = select_press,
  .motion = select_motion,
  .release = select_release,
  .cancel = select_cancel,
  .cursor = select_cursor,
};
