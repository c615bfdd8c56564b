/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written where: from the place that has the focus to an act of writing, and from the key
 * that ended one to the next. The rules are INTERACTION.md's: a printing key opens a new card after
 * the focused one and never overwrites; Enter after a new card opens the next one of the cell; Tab
 * goes on in the next column. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static gboolean
is_emotions_lane (TlCanvas *self, const char *lane)
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

static gboolean
write_point (TlCanvas *self, const char *column, const char *lane)
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
  if (is_emotions_lane (self, lane))
    return write_point (self, column, lane);
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
 * started from another pain point is about the same touchpoint. */
static void
find_about (TlCanvas *self, const TlPlace *place, const char **about, const char **column)
{
  const TlTable  *table = get_table (self);
  const TlRecord *record;

  *about = NULL;
  *column = place->column;
  if (place->type == TL_PLACE_CARD)
    {
      const char *const *others;

      record = tl_table_get_kind (table, place->id, TL_KIND_CARD);
      others = record != NULL ? tl_record_get_list (record, TL_CARD_ABOUT) : NULL;
      *about = others != NULL && others[0] != NULL ? others[0] : place->id;
    }
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
  find_about (self, &self->focus, &about, &column);
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

  if (!tl_canvas_can_edit (self))
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

static const char *
get_neighbour (TlCanvas *self, const char *id, TlKind kind, gboolean next)
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

  if (!tl_canvas_can_edit (self))
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
                                   get_neighbour (self, place->id, TL_KIND_STEP, TRUE));
    }
  if (*tl_record_get_text (record, TL_STAGE_TITLE) == '\0')
    return write_title (self, place);
  return tl_canvas_write_stage (self, get_neighbour (self, place->id, TL_KIND_STAGE, TRUE), FALSE);
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
    default:
      return FALSE;
    }
}

static gboolean
is_about (const TlWriting *writing)
{
  if (writing->is_about)
    return TRUE;
  for (guint i = 0; i < writing->tokens->len; i++)
    {
      TlShorthandType type = g_array_index (writing->tokens, TlShorthandToken, i).type;

      if (type == TL_SHORTHAND_PAIN_POINT || type == TL_SHORTHAND_OPPORTUNITY)
        return TRUE;
    }
  return FALSE;
}

/* Where walking goes on: on what was written, or where it was started. */
static void
focus_written (TlCanvas *self, const TlWriting *written, gboolean stands, const TlPlace *origin)
{
  TlPlace place = *origin;

  if (stands && written->id != NULL && !is_about (written))
    place = tl_scene_place_of (self->scene, written->id);
  if (place.type == TL_PLACE_NONE || (place.id != NULL && place.type != TL_PLACE_PERSONA &&
                                      tl_table_get (get_table (self), place.id) == NULL))
    place = (TlPlace){ .type = TL_PLACE_CELL, .column = written->column, .lane = written->lane };
  if (place.type == TL_PLACE_CELL && place.column == NULL)
    place = tl_scene_get_first_place (self->scene);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  tl_canvas_select_one (self,
                        place.type == TL_PLACE_CARD || place.type == TL_PLACE_POINT ? place.id
                                                                                    : NULL);
}

static TlWalk
get_walk (TlWritingEnd how)
{
  switch (how)
    {
    case TL_WRITING_END_NEXT:
      return TL_WALK_NEXT;
    case TL_WRITING_END_PREVIOUS:
      return TL_WALK_PREVIOUS;
    case TL_WRITING_END_ABOVE:
      return TL_WALK_UP;
    case TL_WRITING_END_BELOW:
    case TL_WRITING_END_AWAY:
    case TL_WRITING_END_ESCAPE:
    case TL_WRITING_END_ENTER:
    default:
      return TL_WALK_DOWN;
    }
}

/* Up and down go card by card: walk until the cell has been left. */
static TlPlace
walk_cell (TlCanvas *self, const TlPlace *from, TlWalk walk)
{
  g_auto (TlPlace) start = { 0 };
  TlPlace place = *from;

  tl_place_hold (&start, from);
  for (guint i = 0; i < 1000; i++)
    {
      TlPlace next = tl_scene_walk (self->scene, &place, walk);

      if (next.type == TL_PLACE_NONE || tl_place_equal (&next, &place))
        break;
      place = next;
      if (g_strcmp0 (place.lane, start.lane) != 0 || g_strcmp0 (place.column, start.column) != 0 ||
          (place.type != TL_PLACE_CARD && place.type != TL_PLACE_CELL &&
           place.type != TL_PLACE_POINT))
        break;
    }
  return place;
}

static gboolean
has_point (TlCanvas *self, const char *column)
{
  const char    *curve = tl_scene_get_active_curve (self->scene);
  const TlTable *table = get_table (self);
  g_autoptr (GPtrArray) points = NULL;
  int    index = tl_query_column_index (table, self->map, column), at_index;
  double at;

  if (curve == NULL)
    return FALSE;
  points = tl_query_points_sorted (table, self->map, curve);
  for (guint i = 0; i < points->len; i++)
    if (tl_query_point_place (table, self->map, g_ptr_array_index (points, i), &at_index, &at) &&
        at_index == index)
      return TRUE;
  return FALSE;
}

/* Tab or Ctrl+Enter after something new: the next one is begun in the cell that it leads to. */
static void
go_on_in (TlCanvas *self, const TlPlace *place)
{
  g_auto (TlPlace) held = { 0 };
  g_autoptr (GPtrArray) cell = NULL;
  const char *last = NULL;

  tl_place_hold (&held, place);
  if (held.column == NULL || held.lane == NULL ||
      (is_emotions_lane (self, held.lane) && has_point (self, held.column)))
    return;
  if (is_emotions_lane (self, held.lane))
    {
      write_point (self, held.column, held.lane);
      return;
    }
  cell = tl_query_cell (get_table (self), self->map, held.column, held.lane);
  if (cell->len > 0)
    last = tl_record_get_id (g_ptr_array_index (cell, cell->len - 1));
  tl_canvas_write_card (self, held.column, held.lane, last, last);
}

static void
go_on (TlCanvas *self, const TlWriting *written, const TlPlace *origin, TlWritingEnd how)
{
  TlPlace from = { .type = TL_PLACE_CELL, .column = written->column, .lane = written->lane };
  TlPlace next;

  if (written->is_about || written->kind == TL_WRITING_CARD || written->lane == NULL)
    from = self->focus;
  next = walk_cell (self, &from, get_walk (how));
  if (next.type == TL_PLACE_NONE)
    return;
  tl_canvas_set_focus_place (self, &next, TRUE, TRUE);
  if (tl_writing_is_new (written) && !written->is_about)
    go_on_in (self, &next);
}

/* From a stage's name: Tab goes along the headings, naming those without a name and beginning a
 * new one after the last. */
static gboolean
go_on_from_stage (TlCanvas *self, const TlWriting *written, TlWritingEnd how)
{
  const char     *neighbour;
  const TlRecord *record;
  TlPlace         place;

  if ((how != TL_WRITING_END_NEXT && how != TL_WRITING_END_PREVIOUS) || written->id == NULL ||
      tl_table_get_kind (get_table (self), written->id, TL_KIND_STAGE) == NULL)
    return FALSE;
  neighbour = get_neighbour (self, written->id, TL_KIND_STAGE, how == TL_WRITING_END_NEXT);
  if (neighbour == NULL)
    return how == TL_WRITING_END_NEXT && tl_canvas_write_stage (self, NULL, FALSE);
  record = tl_table_get (get_table (self), neighbour);
  place = tl_scene_place_of (self->scene, neighbour);
  if (*tl_record_get_text (record, TL_STAGE_TITLE) == '\0')
    tl_canvas_edit (self, &place);
  else if (written->suggested)
    tl_canvas_rename (self, &place);
  else
    tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  return TRUE;
}

static void
write_next_of_cell (TlCanvas *self, const TlWriting *written)
{
  g_autofree char *column = g_strdup (written->column);
  g_autofree char *lane = g_strdup (written->lane);
  g_autofree char *after = g_strdup (is_about (written) ? written->after : written->id);
  g_autofree char *about = g_strdup (is_about (written) ? written->about : written->id);

  tl_canvas_write_card (self, column, lane, after, about);
}

/**
 * tl_canvas_write_next:
 * @self: the canvas
 * @written: what was just written
 * @stands: whether it is in the document
 * @origin: where it was started
 * @how: which key ended it
 *
 * Moves the focus on, and opens the next editor where the key asks for one.
 */
void
tl_canvas_write_next (
  TlCanvas *self, TlWriting *written, gboolean stands, const TlPlace *origin, TlWritingEnd how)
{
  focus_written (self, written, stands, origin);
  switch (how)
    {
    case TL_WRITING_END_ENTER:
      if (written->kind == TL_WRITING_NEW_CARD && !written->is_about && stands)
        write_next_of_cell (self, written);
      break;
    case TL_WRITING_END_NEXT:
    case TL_WRITING_END_PREVIOUS:
    case TL_WRITING_END_BELOW:
    case TL_WRITING_END_ABOVE:
      if (!stands && written->kind == TL_WRITING_TITLE)
        break;
      if (!go_on_from_stage (self, written, how))
        go_on (self, written, origin, how);
      break;
    case TL_WRITING_END_AWAY:
    case TL_WRITING_END_ESCAPE:
    default:
      break;
    }
}
