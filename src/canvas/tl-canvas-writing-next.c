/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes after an act of writing: where the focus goes, and which editor opens next. Enter
 * after a new card opens the next one of the cell, Tab goes on in the next column, Ctrl+Enter in
 * the next lane; from something old they only walk. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
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
      (tl_canvas_is_emotions_lane (self, held.lane) && has_point (self, held.column)))
    return;
  if (tl_canvas_is_emotions_lane (self, held.lane))
    {
      tl_canvas_write_point (self, held.column, held.lane);
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
  neighbour =
    tl_canvas_get_neighbour (self, written->id, TL_KIND_STAGE, how == TL_WRITING_END_NEXT);
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

/* What F4 writes goes to the parking lot where a locked map has no lane for it: nothing is lost,
 * and nothing vanishes without a word. */
static void
notice_parked (TlCanvas *self, const TlWriting *written, gboolean stands)
{
  const TlRecord *card =
    stands ? tl_table_get_kind (get_table (self), written->id, TL_KIND_CARD) : NULL;

  if (card != NULL && written->kind == TL_WRITING_NEW_CARD && written->column != NULL &&
      tl_record_get_ref (card, TL_CARD_COLUMN) == NULL && tl_canvas_is_locked (self))
    tl_canvas_notice (self, _ ("Parked: the structure is locked and has no lane for it"), TRUE);
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
  notice_parked (self, written, stands);
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
