/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written where: from the place that has the focus to an act of writing. A printing
 * key opens a new card after the focused one and never overwrites. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"
#include "map/tl-about.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/**
 * tl_canvas_is_emotions_lane:
 * @self: the canvas
 * @lane: (nullable): id of a lane
 *
 * Returns: whether a curve is drawn in it
 */
gboolean
tl_canvas_is_emotions_lane (TlCanvas *self, const char *lane)
{
  const TlRecord *record =
    lane != NULL ? tl_table_get_kind (get_table (self), lane, TL_KIND_LANE) : NULL;

  return record != NULL && tl_record_get_integer (record, TL_LANE_KIND) == TL_LANE_KIND_EMOTIONS;
}

static TlWriting *
new_writing (TlCanvas *self, TlWritingKind kind)
{
  /* The mark of a new act must not lie inside the step of the one before. */
  tl_editor_end (self, TL_WRITING_END_AWAY);
  return tl_writing_new (self->document, self->map, kind);
}

static char *
dup_card_after (TlCanvas *self, const char *column, const char *lane, const char *after)
{
  g_autoptr (GPtrArray) cell = NULL;

  if (after == NULL || column == NULL || lane == NULL)
    return NULL;
  cell = tl_query_cell (get_table (self), self->map, column, lane);
  for (guint i = 0; i + 1 < cell->len; i++)
    if (g_str_equal (tl_record_get_id (g_ptr_array_index (cell, i)), after))
      return g_strdup (tl_record_get_id (g_ptr_array_index (cell, i + 1)));
  return NULL;
}

/**
 * tl_canvas_write_card:
 * @self: the canvas
 * @column: (nullable): where; %NULL = parked
 * @lane: (nullable): where
 * @after: (nullable): the card it comes to stand after; %NULL = last of the cell
 * @about: (nullable): the card it is started from, which shorthand makes a pain point about
 *
 * Opens an editor for a new card. Nothing is in the document before there are words.
 *
 * Returns: FALSE when the map may not be edited
 */
gboolean
tl_canvas_write_card (
  TlCanvas *self, const char *column, const char *lane, const char *after, const char *about)
{
  TlWriting *writing;
  TlPlace    origin = { .type = TL_PLACE_CELL, .column = column, .lane = lane };

  if (!tl_canvas_can_edit (self))
    return FALSE;
  if (after != NULL)
    origin = tl_scene_place_of (self->scene, after);
  else if (column == NULL)
    origin.type = TL_PLACE_PARKING;
  writing = new_writing (self, TL_WRITING_NEW_CARD);
  writing->column = g_strdup (column);
  writing->lane = g_strdup (lane);
  writing->after = g_strdup (after);
  writing->before = dup_card_after (self, column, lane, after);
  writing->about = g_strdup (about);
  tl_editor_open (self, writing, &origin);
  return TRUE;
}

/**
 * tl_canvas_write_point:
 * @self: the canvas
 * @column: a column
 * @lane: an emotions lane
 *
 * Opens an editor for a score and a label in a column of the edited line.
 *
 * Returns: FALSE when the map may not be edited
 */
gboolean
tl_canvas_write_point (TlCanvas *self, const char *column, const char *lane)
{
  TlWriting *writing;
  TlPlace    origin = { .type = TL_PLACE_CELL, .column = column, .lane = lane };

  if (!tl_canvas_can_edit (self) || column == NULL)
    return FALSE;
  writing = new_writing (self, TL_WRITING_NEW_POINT);
  writing->column = g_strdup (column);
  writing->lane = g_strdup (lane);
  writing->curve = g_strdup (tl_scene_get_active_curve (self->scene));
  tl_editor_open (self, writing, &origin);
  return TRUE;
}

static gboolean
write_in_cell (TlCanvas *self, const char *column, const char *lane)
{
  if (tl_canvas_is_emotions_lane (self, lane))
    return tl_canvas_write_point (self, column, lane);
  return tl_canvas_write_card (self, column, lane, NULL, NULL);
}

static gboolean
write_on_point (TlCanvas *self, const TlPlace *place, TlWritingKind kind)
{
  TlWriting *writing = new_writing (self, kind);

  writing->id = g_strdup (place->id);
  writing->curve = g_strdup (place->curve);
  writing->column = g_strdup (place->column);
  writing->lane = g_strdup (place->lane);
  tl_editor_open (self, writing, place);
  return TRUE;
}

static const struct
{
  TlPlaceType place;
  TlKind      kind;
  guint       field;
  const char *undo_name;
} titles[] = {
  { TL_PLACE_HEADER, TL_KIND_MAP, TL_MAP_TITLE, N_ ("Rename Map") },
  { TL_PLACE_STAGE, TL_KIND_STAGE, TL_STAGE_TITLE, N_ ("Rename Stage") },
  { TL_PLACE_STEP, TL_KIND_STEP, TL_STEP_TITLE, N_ ("Rename Step") },
  { TL_PLACE_LANE, TL_KIND_LANE, TL_LANE_TITLE, N_ ("Rename Lane") },
  { TL_PLACE_LINK, TL_KIND_LINK, TL_LINK_LABEL, N_ ("Label Link") },
};

/* A lane that has no title of its own offers its kind's usual name, to be kept or typed over. */
static void
suggest_lane_title (TlCanvas *self, TlWriting *writing)
{
  if (*tl_record_get_text (tl_table_get (get_table (self), writing->id), TL_LANE_TITLE) != '\0')
    return;
  writing->initial = tl_editor_dup_shown_title (self, writing->id);
  writing->suggested = TRUE;
}

static gboolean
write_title (TlCanvas *self, const TlPlace *place)
{
  TlWriting  *writing;
  const char *id = place->type == TL_PLACE_HEADER ? self->map : place->id;

  if (tl_canvas_is_heading (self, id) && !tl_canvas_may_restructure (self))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (titles[i].place != place->type ||
          tl_table_get_kind (get_table (self), id, titles[i].kind) == NULL)
        continue;
      writing = new_writing (self, TL_WRITING_TITLE);
      writing->id = g_strdup (id);
      writing->field = titles[i].field;
      writing->undo_name = _ (titles[i].undo_name);
      if (place->type == TL_PLACE_LANE)
        suggest_lane_title (self, writing);
      tl_editor_open (self, writing, place);
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_on_card (TlCanvas *self, const TlPlace *place)
{
  TlWriting *writing;

  if (tl_table_get_kind (get_table (self), place->id, TL_KIND_CARD) == NULL)
    return FALSE;
  writing = new_writing (self, TL_WRITING_CARD);
  writing->id = g_strdup (place->id);
  writing->column = g_strdup (place->column);
  writing->lane = g_strdup (place->lane);
  tl_editor_open (self, writing, place);
  return TRUE;
}

/**
 * tl_canvas_edit:
 * @self: a canvas
 * @place: what to write on
 *
 * Opens the editor on a place, caret at the end: the card, heading, label or title that is there,
 * or something new in an empty cell. Does nothing on a read-only canvas.
 */
void
tl_canvas_edit (TlCanvas *self, const TlPlace *place)
{
  g_auto (TlPlace) held = { 0 };

  g_return_if_fail (TL_IS_CANVAS (self));

  if (!tl_canvas_can_edit (self))
    return;
  /* Ending what is written now may change the table that the ids are borrowed from. */
  tl_place_hold (&held, place);
  tl_editor_end (self, TL_WRITING_END_AWAY);
  tl_canvas_set_focus_place (self, &held, TRUE, FALSE);
  switch (held.type)
    {
    case TL_PLACE_CARD:
      write_on_card (self, &held);
      break;
    case TL_PLACE_CELL:
      write_in_cell (self, held.column, held.lane);
      break;
    case TL_PLACE_POINT:
      write_on_point (self, &held, TL_WRITING_LABEL);
      break;
    case TL_PLACE_PARKING:
      tl_canvas_write_card (self, NULL, NULL, NULL, NULL);
      break;
    case TL_PLACE_HEADER:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
    case TL_PLACE_LINK:
      write_title (self, &held);
      break;
    case TL_PLACE_NONE:
    case TL_PLACE_CURVE:
    case TL_PLACE_PERSONA:
    case TL_PLACE_ACTOR:
    default:
      break;
    }
}

/**
 * tl_canvas_rename:
 * @self: a canvas
 * @place: a heading
 *
 * Opens the editor on a heading with its words selected, to be typed over or kept: how a new map
 * begins. Tab goes on with the next heading in the same way.
 */
void
tl_canvas_rename (TlCanvas *self, const TlPlace *place)
{
  g_return_if_fail (TL_IS_CANVAS (self));

  tl_canvas_edit (self, place);
  tl_editor_suggest (self);
}

/* The touchpoint that a pain point started at a place would be about, and its column. A pain point
 * started from another pain point is about the same touchpoint; an opportunity is about the pain
 * point that it was started from. */
static void
find_about (
  TlCanvas *self, const TlPlace *place, TlLaneKind kind, const char **about, const char **column)
{
  const TlTable  *table = get_table (self);
  const TlRecord *record;

  *about = NULL;
  *column = place->column;
  if (place->type == TL_PLACE_CARD)
    *about = tl_about_find_target (table, place->id, kind);
  else if (place->type == TL_PLACE_POINT)
    {
      record = tl_table_get_kind (table, place->id, TL_KIND_POINT);
      *about = record != NULL ? tl_record_get_ref (record, TL_POINT_CARD) : NULL;
    }
  else if (place->type == TL_PLACE_STAGE || place->type == TL_PLACE_STEP)
    *column = tl_query_column_index (table, self->map, place->id) >= 0 ? place->id : NULL;
}

/**
 * tl_canvas_write_about:
 * @self: the canvas
 * @kind: pain points or opportunities
 *
 * F4: opens a small editor right at the focused touchpoint (else in its column). The card that it
 * makes stands in the lane of @kind; the view does not move and the focus comes back.
 *
 * Returns: FALSE when the map may not be edited or the focus is on nothing that hurts
 */
gboolean
tl_canvas_write_about (TlCanvas *self, TlLaneKind kind)
{
  TlWriting  *writing;
  const char *about, *column;

  if (!tl_canvas_can_edit (self))
    return FALSE;
  tl_editor_end (self, TL_WRITING_END_ESCAPE);
  find_about (self, &self->focus, kind, &about, &column);
  if (about == NULL && column == NULL)
    return FALSE;
  writing = new_writing (self, TL_WRITING_NEW_CARD);
  writing->is_about = TRUE;
  writing->about_kind = kind;
  writing->about = g_strdup (about);
  writing->column = g_strdup (column);
  tl_editor_open (self, writing, &self->focus);
  return TRUE;
}

/**
 * tl_canvas_write_stage:
 * @self: the canvas
 * @before: (nullable): the stage it comes to stand before; %NULL = last
 * @keep_empty: whether it stays without a name
 *
 * Adds a stage and opens its name: one undo step.
 *
 * Returns: FALSE when the map may not be edited
 */
gboolean
tl_canvas_write_stage (TlCanvas *self, const char *before, gboolean keep_empty)
{
  TlWriting *writing;
  g_auto (TlPlace) place = { 0 };
  TlPlace found;

  if (!tl_canvas_may_restructure (self))
    return FALSE;
  writing = new_writing (self, TL_WRITING_TITLE);
  tl_document_begin (self->document, _ ("Add Stage"));
  writing->id = tl_edit_add_stage (self->document, self->map, "", before);
  tl_document_commit (self->document);
  writing->field = TL_STAGE_TITLE;
  writing->new_record = !keep_empty;
  writing->undo_name = _ ("Add Stage");
  found = tl_scene_place_of (self->scene, writing->id);
  tl_place_hold (&place, &found);
  tl_canvas_set_focus_place (self, &place, TRUE, FALSE);
  tl_editor_open (self, writing, &place);
  return TRUE;
}

/**
 * tl_canvas_get_neighbour:
 * @self: the canvas
 * @id: a stage, step or lane
 * @kind: its kind
 * @next: the one after it, not the one before
 *
 * Returns: (transfer none) (nullable): id of the sibling beside it
 */
const char *
tl_canvas_get_neighbour (TlCanvas *self, const char *id, TlKind kind, gboolean next)
{
  const TlTable   *table = get_table (self);
  const TlRecord  *record = tl_table_get (table, id);
  const GPtrArray *all = tl_table_get_children (table, tl_record_get_parent (record), kind);
  guint            index;

  if (all == NULL || !g_ptr_array_find ((GPtrArray *) all, record, &index) ||
      (next ? index + 1 >= all->len : index == 0))
    return NULL;
  return tl_record_get_id (g_ptr_array_index (all, next ? index + 1 : index - 1));
}

/**
 * tl_canvas_write_step:
 * @self: the canvas
 * @stage: id of its stage
 * @before: (nullable): the step it comes to stand before; %NULL = last
 *
 * Adds a step and opens its name: one undo step. Without a name it vanishes.
 *
 * Returns: FALSE when the map may not be edited
 */
gboolean
tl_canvas_write_step (TlCanvas *self, const char *stage, const char *before)
{
  TlWriting       *writing;
  g_autofree char *in = g_strdup (stage);
  g_autofree char *sibling = g_strdup (before);
  g_auto (TlPlace) place = { 0 };
  TlPlace found;

  if (!tl_canvas_may_restructure (self))
    return FALSE;
  writing = new_writing (self, TL_WRITING_TITLE);
  tl_document_begin (self->document, _ ("Add Step"));
  writing->id = tl_edit_add_step (self->document, in, "", sibling);
  tl_document_commit (self->document);
  writing->field = TL_STEP_TITLE;
  writing->new_record = TRUE;
  writing->undo_name = _ ("Add Step");
  found = tl_scene_place_of (self->scene, writing->id);
  tl_place_hold (&place, &found);
  tl_canvas_set_focus_place (self, &place, TRUE, FALSE);
  tl_editor_open (self, writing, &place);
  return TRUE;
}

/* On a heading without a name the words are its name; on one with a name they begin the next. */
static gboolean
write_at_heading (TlCanvas *self, const TlPlace *place)
{
  const TlRecord *record = tl_table_get (get_table (self), place->id);

  if (record == NULL)
    return FALSE;
  if (place->type == TL_PLACE_STEP)
    {
      if (*tl_record_get_text (record, TL_STEP_TITLE) == '\0')
        return write_title (self, place);
      return tl_canvas_write_step (self,
                                   tl_record_get_parent (record),
                                   tl_canvas_get_neighbour (self, place->id, TL_KIND_STEP, TRUE));
    }
  if (*tl_record_get_text (record, TL_STAGE_TITLE) == '\0')
    return write_title (self, place);
  return tl_canvas_write_stage (self,
                                tl_canvas_get_neighbour (self, place->id, TL_KIND_STAGE, TRUE),
                                FALSE);
}

static gboolean
write_in_lane (TlCanvas *self, const char *lane)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (get_table (self), self->map);

  if (columns->len == 0)
    return tl_canvas_write_stage (self, NULL, FALSE);
  return write_in_cell (self, tl_record_get_id (g_ptr_array_index (columns, 0)), lane);
}

static gboolean
write_anywhere (TlCanvas *self)
{
  const GPtrArray *stages = tl_table_get_children (get_table (self), self->map, TL_KIND_STAGE);

  if (stages == NULL || stages->len == 0)
    return tl_canvas_write_stage (self, NULL, FALSE);
  return FALSE;
}

/**
 * tl_canvas_write_here:
 * @self: the canvas
 *
 * A printing key was pressed while walking: opens the editor that it goes to. The caller hands the
 * key over with tl_editor_take_key().
 *
 * Returns: FALSE when words mean nothing at the focused place, or the map may not be edited
 */
gboolean
tl_canvas_write_here (TlCanvas *self)
{
  g_auto (TlPlace) held = { 0 };

  if (!tl_canvas_can_edit (self))
    return FALSE;
  tl_place_hold (&held, &self->focus);
  switch (held.type)
    {
    case TL_PLACE_CARD:
      return tl_canvas_write_card (self, held.column, held.lane, held.id, held.id);
    case TL_PLACE_CELL:
      return write_in_cell (self, held.column, held.lane);
    case TL_PLACE_POINT:
      return write_on_point (self, &held, TL_WRITING_SCORE);
    case TL_PLACE_PARKING:
      return tl_canvas_write_card (self, NULL, NULL, NULL, NULL);
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
      return write_at_heading (self, &held);
    case TL_PLACE_LANE:
      return write_in_lane (self, held.id);
    case TL_PLACE_HEADER:
    case TL_PLACE_LINK:
      return write_title (self, &held);
    case TL_PLACE_NONE:
      return write_anywhere (self);
    case TL_PLACE_CURVE:
    case TL_PLACE_PERSONA:
    case TL_PLACE_ACTOR:
    default:
      return FALSE;
    }
}
