/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Going about the map without dragging it: the actions of the view, and from stage to stage.
 *
 * Going to a stage brings its strip to the side where the map is read from, at the same zoom and
 * height, and takes the focus along: to the same lane of its first column, or to its heading. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"

#define ZOOM_STEP 1.2
/* Beside a stage that is gone to (screen px). */
#define STAGE_MARGIN 24.0

/* --- Stages --- */

static const GPtrArray *
get_stages (TlCanvas *self)
{
  return tl_table_get_children (tl_document_get_table (self->document), self->map, TL_KIND_STAGE);
}

/* The stage of the focused place, else the first that is in view; -1 = none. */
static int
find_current_stage (TlCanvas *self)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *stages = get_stages (self);
  TlRect           visible = tl_canvas_get_visible (self);
  const TlRecord  *stage = NULL;
  TlRect           area;
  guint            index;

  if (self->focus.column != NULL)
    stage = tl_query_stage_of (table, self->focus.column);
  else if (self->focus.id != NULL && self->focus.type != TL_PLACE_HEADER)
    stage = tl_query_stage_of (table, self->focus.id);
  if (stage != NULL && g_ptr_array_find ((GPtrArray *) stages, stage, &index))
    return (int) index;
  for (guint i = 0; i < stages->len; i++)
    if (tl_scene_get_area (self->scene, tl_record_get_id (stages->pdata[i]), &area) &&
        tl_rect_contains (&visible, area.x + area.width / 2, visible.y + visible.height / 2))
      return (int) i;
  return -1;
}

/* The same lane in the first column of a stage: its first card, or the empty cell. */
static TlPlace
find_place_in_stage (TlCanvas *self, const char *stage)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *steps = tl_table_get_children (table, stage, TL_KIND_STEP);
  const char      *column = steps->len > 0 ? tl_record_get_id (steps->pdata[0]) : stage;
  TlPlace          place = { .type = TL_PLACE_CELL, .column = column, .lane = self->focus.lane };
  g_autoptr (GPtrArray) cards = NULL;
  TlRect rect;

  if (self->focus.lane == NULL || self->focus.type == TL_PLACE_LANE)
    return tl_scene_place_of (self->scene, stage);
  cards = tl_query_cell (table, self->map, column, self->focus.lane);
  if (cards->len > 0)
    place = tl_scene_place_of (self->scene, tl_record_get_id (cards->pdata[0]));
  return tl_scene_get_place_rect (self->scene, &place, &rect)
           ? place
           : tl_scene_place_of (self->scene, stage);
}

static void
show_area (TlCanvas *self, const TlRect *area)
{
  TlPlacement to = tl_canvas_get_target (self);
  TlRect      bounds = tl_scene_get_bounds (self->scene);
  double      width = gtk_widget_get_width (GTK_WIDGET (self)) / to.zoom;
  double      margin = STAGE_MARGIN / to.zoom;
  TlPinned    pinned;
  double      lead;

  tl_canvas_get_pinned (self, &pinned);
  lead = pinned.lane_strip.width / to.zoom;
  /* A map that is wholly in view stays as it is. */
  if (bounds.x >= to.x && bounds.x + bounds.width <= to.x + width)
    return;
  if (tl_editor_is_rtl (self))
    to.x = area->x + area->width + lead + margin - width;
  else
    to.x = area->x - lead - margin;
  to.x = CLAMP (to.x,
                MIN (bounds.x - margin, bounds.x + bounds.width + margin - width),
                MAX (bounds.x - margin, bounds.x + bounds.width + margin - width));
  tl_canvas_place_view (self, &to, TRUE);
}

/* On a dial: the stage's words, and its first panel as far as that fits. */
static void
show_around (TlCanvas *self, const char *stage)
{
  g_autoptr (GArray) areas = tl_scene_dup_areas (self->scene, stage);
  TlRect rect;

  if (areas->len == 0)
    return;
  rect = g_array_index (areas, TlRect, 0);
  tl_canvas_reveal (self, &rect, FALSE);
}

static void
go_to_stage (TlCanvas *self, const char *stage)
{
  g_auto (TlPlace) held = { 0 };
  TlPlace place = find_place_in_stage (self, stage);
  TlRect  area, rect;

  tl_place_hold (&held, &place);
  tl_canvas_set_focus_place (self, &held, TRUE, FALSE);
  tl_canvas_select_one (self, held.type == TL_PLACE_CARD ? held.id : NULL);
  if (tl_scene_is_round (self->scene))
    show_around (self, stage);
  else if (tl_scene_get_area (self->scene, stage, &area))
    show_area (self, &area);
  if (tl_scene_get_place_rect (self->scene, &held, &rect))
    tl_canvas_reveal (self, &rect, FALSE);
}

void
tl_canvas_step_stage (TlCanvas *self, int step)
{
  const GPtrArray *stages = get_stages (self);
  int              to = find_current_stage (self) + step;

  if (stages->len > 0)
    go_to_stage (self, tl_record_get_id (stages->pdata[CLAMP (to, 0, (int) stages->len - 1)]));
}

/* --- Actions --- */

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_zoom_by (TL_CANVAS (widget), ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_zoom_by (TL_CANVAS (widget), 1 / ZOOM_STEP);
}

static void
zoom_natural_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *self = TL_CANVAS (widget);

  tl_canvas_zoom_by (self, tl_canvas_get_natural_zoom (self) / tl_canvas_get_target_zoom (self));
}

static void
fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_fit (TL_CANVAS (widget));
}

static void
fit_selection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_fit_selection (TL_CANVAS (widget));
}

static void
go_to_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas   *self = TL_CANVAS (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  tl_canvas_commit_writing (self);
  if (self->document != NULL &&
      tl_table_get_kind (tl_document_get_table (self->document), id, TL_KIND_STAGE) != NULL)
    go_to_stage (self, id);
}

static void
step_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *self = TL_CANVAS (widget);

  tl_canvas_commit_writing (self);
  if (self->document != NULL && self->map != NULL)
    tl_canvas_step_stage (self, g_str_has_suffix (name, "next-stage") ? 1 : -1);
}

void
tl_canvas_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-100", NULL, zoom_natural_cb);
  gtk_widget_class_install_action (widget_class, "canvas.fit", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "canvas.fit-selection", NULL, fit_selection_cb);
  gtk_widget_class_install_action (widget_class, "canvas.go-to-stage", "s", go_to_stage_cb);
  gtk_widget_class_install_action (widget_class, "canvas.next-stage", NULL, step_stage_cb);
  gtk_widget_class_install_action (widget_class, "canvas.previous-stage", NULL, step_stage_cb);
}
