/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions to resolve in a window: where each leads to on the map, and what is opened there to
 * be written. */
#include "config.h"

#include "app/tl-window-private.h"

#include "map/tl-filter.h"
#include "map/tl-query.h"

#include "app/tl-questions.h"

/**
 * tl_window_go_to:
 * @self: a window with a document
 * @map: the id of a map of it
 * @id: the id of a record of that map
 *
 * Shows a record on its map: selected, with the focus, scrolled into view.
 */
void
tl_window_go_to (TlWindow *self, const char *map, const char *id)
{
  g_autofree char *record = g_strdup (id);
  TlPlace          place;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_set_map (self, map);
  tl_window_show_page (self, "map");
  place = tl_scene_place_of (tl_canvas_get_scene (self->canvas), record);
  if (place.type == TL_PLACE_NONE)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  tl_canvas_focus_place (self->canvas, &place);
  if (place.type == TL_PLACE_CARD || place.type == TL_PLACE_POINT)
    tl_canvas_select (self->canvas, (const char *const[]){ record, NULL });
}

/* Dims all cards but the assumed ones: what is to be found out. */
static void
show_assumptions (TlWindow *self)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  const TlFieldInfo *info = tl_kind_get_field (TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS);

  tl_filter_set (filter, TL_FILTER_STATUS, info->values[TL_EVIDENCE_STATUS_ASSUMED], TRUE);
  tl_window_show_page (self, "map");
  tl_canvas_set_filter (self->canvas, filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
go_cb (TlWindow *self, const TlFinding *finding)
{
  if (finding->check == TL_CHECK_MOSTLY_ASSUMED)
    show_assumptions (self);
  else
    tl_window_go_to (self, finding->map, finding->id);
  /* Whether a goal is reached is said among the details of the map. */
  if (finding->check == TL_CHECK_GOAL_NOT_REACHED)
    tl_window_show_panel (self, "details");
}

/* Opens an empty card among the touchpoints of a column. */
static void
write_touchpoint (TlWindow *self, const char *column)
{
  const TlTable  *table = tl_document_get_table (tl_document_file_get_document (self->file));
  const TlRecord *lane =
    tl_query_lane_of_kind (table, tl_window_get_map (self), TL_LANE_KIND_TOUCHPOINTS);
  TlPlace place = { .type = TL_PLACE_CELL, .column = column };

  if (!lane)
    return;
  place.lane = tl_record_get_id (lane);
  tl_canvas_focus_place (self->canvas, &place);
  tl_canvas_edit (self->canvas, &place);
}

static void
fix_cb (TlWindow *self, const TlFinding *finding)
{
  TlCheck          check = finding->check;
  g_autofree char *column = g_strdup (finding->column);

  go_cb (self, finding);
  if (check == TL_CHECK_STAGE_WITHOUT_TOUCHPOINT)
    write_touchpoint (self, column);
  else if (check == TL_CHECK_LOW_WITHOUT_PAIN_POINT)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.pain-point", NULL);
  else if (check == TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.opportunity", NULL);
}

static void
counted_cb (TlWindow *self, guint n)
{
  tl_window_set_panel_badge (self, "questions", n);
}

/**
 * tl_window_new_questions:
 * @self: a window
 *
 * Returns: (transfer floating): the panel of questions to resolve
 */
GtkWidget *
tl_window_new_questions (TlWindow *self)
{
  GtkWidget *questions = tl_questions_new ();

  g_signal_connect_object (questions, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (questions, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (questions, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  return questions;
}
