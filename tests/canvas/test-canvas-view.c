/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the map stands in the widget: zooming around a point, fitting, panning, revealing, and
 * headings that stay in sight. */
#include "config.h"

#include "canvas-fixture.h"

#include "canvas/tl-editor.h"
#include "map/tl-edit.h"

#include <math.h>

static void
assert_near (double a, double b, double tolerance)
{
  if (fabs (a - b) > tolerance)
    g_error ("%.3f is not %.3f within %.3f", a, b, tolerance);
}

static void
test_zoom_keeps_the_point (Fixture *fixture, gconstpointer data)
{
  static const double  zooms[] = { 0.05, 0.2, 0.5, 1, 1.37, 2, 4, 1 };
  static const TlPoint pointers[] = { { 700, 450 }, { 30, 40 }, { 1390, 890 }, { 900, 120 } };
  TlCanvas            *canvas = fixture->canvas;

  for (guint p = 0; p < G_N_ELEMENTS (pointers); p++)
    {
      double x0;
      double y0;

      tl_canvas_set_zoom (canvas, 1);
      tl_canvas_set_offset (canvas, 100, 100);
      tl_canvas_to_document (canvas, pointers[p].x, pointers[p].y, &x0, &y0);
      for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
        {
          double x;
          double y;

          tl_canvas_zoom_at (canvas, zooms[i], pointers[p].x, pointers[p].y, FALSE);
          g_assert_cmpfloat (tl_canvas_get_zoom (canvas), ==, zooms[i]);
          if (zooms[i] < 0.5)
            continue; /* far out the map's last corner may have to be kept in view */
          tl_canvas_from_document (canvas, x0, y0, &x, &y);
          assert_near (x, pointers[p].x, 0.51); /* whole device px */
          assert_near (y, pointers[p].y, 0.51);
        }
    }
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  double x;
  double y;

  tl_canvas_set_zoom (fixture->canvas, 1.7);
  tl_canvas_set_offset (fixture->canvas, 123, 45);
  tl_canvas_from_document (fixture->canvas, 300, 400, &x, &y);
  tl_canvas_to_document (fixture->canvas, x, y, &x, &y);
  assert_near (x, 300, 1e-9);
  assert_near (y, 400, 1e-9);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlRect    bounds = tl_scene_get_bounds (tl_canvas_get_scene (canvas));
  TlRect    visible;

  tl_canvas_set_zoom (canvas, 100);
  g_assert_cmpfloat (tl_canvas_get_zoom (canvas), ==, TL_CANVAS_ZOOM_MAX);
  tl_canvas_set_zoom (canvas, 0.0001);
  g_assert_cmpfloat (tl_canvas_get_zoom (canvas), ==, TL_CANVAS_ZOOM_MIN);
  tl_canvas_set_zoom (canvas, 1);
  for (int i = 0; i < 4; i++)
    {
      tl_canvas_set_offset (canvas, i & 1 ? 1e7 : -1e7, i & 2 ? 1e7 : -1e7);
      visible = tl_canvas_get_visible (canvas);
      g_assert_true (tl_rect_intersects (&visible, &bounds));
    }
}

static void
test_fit (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlRect    bounds = tl_scene_get_bounds (tl_canvas_get_scene (canvas));
  TlRect    visible;

  tl_canvas_set_zoom (canvas, 3);
  tl_canvas_fit (canvas);
  visible = tl_canvas_get_visible (canvas);
  g_assert_cmpfloat (visible.x, <, bounds.x);
  g_assert_cmpfloat (visible.y, <, bounds.y);
  g_assert_cmpfloat (visible.x + visible.width, >, bounds.x + bounds.width);
  g_assert_cmpfloat (visible.y + visible.height, >, bounds.y + bounds.height);
  /* ... and no smaller than it needs to be. */
  g_assert_true (visible.width < bounds.width * 1.2 || visible.height < bounds.height * 1.2);
}

static void
test_fit_selection (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlRect    visible;
  TlRect    rect;

  tl_canvas_fit (canvas);
  tl_canvas_select (canvas, (const char *const[]){ "card-hotline", NULL });
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.fit-selection", NULL);
  visible = tl_canvas_get_visible (canvas);
  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (canvas), "card-hotline", &rect));
  g_assert_true (tl_rect_contains (&visible, rect.x, rect.y));
  g_assert_cmpfloat (visible.width, <, 1000);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_zoom_notifies_once (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  tl_canvas_set_zoom (fixture->canvas, 1);
  g_signal_connect (fixture->canvas, "notify::zoom", G_CALLBACK (count_cb), &n);
  g_object_set (fixture->canvas, "zoom", 1.5, NULL);
  g_object_set (fixture->canvas, "zoom", 1.5, NULL);
  g_assert_cmpuint (n, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-100", NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), ==, 1);
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlScene  *scene = tl_canvas_get_scene (canvas);
  TlRect    rect;
  TlRect    visible;
  double    x;
  double    y;

  tl_canvas_set_zoom (canvas, 2);
  tl_canvas_set_offset (canvas, 0, 0);
  g_assert_true (tl_scene_get_record_rect (scene, "card-lends", &rect));
  tl_canvas_scroll_to (canvas, &rect);
  visible = tl_canvas_get_visible (canvas);
  g_assert_true (tl_rect_contains (&visible, rect.x, rect.y));
  g_assert_true (tl_rect_contains (&visible, rect.x + rect.width - 1, rect.y + rect.height - 1));
  /* What is in view already moves nothing. */
  tl_canvas_get_offset (canvas, &x, &y);
  tl_canvas_scroll_to (canvas, &rect);
  g_assert_cmpfloat (canvas->offset_x, ==, x);
  g_assert_cmpfloat (canvas->offset_y, ==, y);
}

/* Scrolled away, a heading is still seen and hit where it is seen. */
static void
test_pinned_headings (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 0.8, 1, 2 };
  TlCanvas           *canvas = fixture->canvas;
  TlScene            *scene = tl_canvas_get_scene (canvas);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      TlPinned pinned;
      TlRect   stage;
      TlRect   lane;
      TlPlace  place;
      double   x;
      double   y;

      g_assert_true (tl_scene_get_record_rect (scene, "stage-purchase", &stage));
      g_assert_true (tl_scene_get_record_rect (scene, "lane-thoughts", &lane));
      tl_canvas_set_zoom (canvas, zooms[i]);
      tl_canvas_set_offset (canvas, 0, 0);
      tl_canvas_get_pinned (canvas, &pinned);
      g_assert_false (pinned.stages);
      g_assert_false (pinned.lanes);

      tl_canvas_set_offset (canvas, stage.x - 300 / zooms[i], lane.y - 200 / zooms[i]);
      tl_canvas_get_pinned (canvas, &pinned);
      g_assert_true (pinned.stages);
      g_assert_true (pinned.lanes);
      g_assert_cmpfloat (pinned.scale, <=, 1.25);

      tl_canvas_from_document (canvas, stage.x + stage.width / 2, 0, &x, &y);
      place = tl_canvas_pick (canvas, x, pinned.stage_strip.height / 2, TL_SOURCE_POINTER);
      g_assert_cmpint (place.type, ==, TL_PLACE_STAGE);
      g_assert_cmpstr (place.id, ==, "stage-purchase");

      tl_canvas_from_document (canvas, 0, lane.y + 16, &x, &y);
      place = tl_canvas_pick (canvas, pinned.lane_strip.width / 2, y, TL_SOURCE_POINTER);
      g_assert_cmpint (place.type, ==, TL_PLACE_LANE);
      g_assert_cmpstr (place.id, ==, "lane-thoughts");
    }
}

/* Zoomed out the headings keep a size that can be read, are hit where they are seen, and a fitted
 * map leaves them room. */
static void
test_grown_headings (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 0.5, 0.3, 0.1 };
  TlCanvas           *canvas = fixture->canvas;
  TlScene            *scene = tl_canvas_get_scene (canvas);
  TlPlace             stage = tl_scene_place_of (scene, "stage-purchase");
  TlPlace             lane = tl_scene_place_of (scene, "lane-thoughts");
  TlPlace             place;
  TlPinned            pinned;
  TlRect              rect, at;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      tl_canvas_set_zoom (canvas, zooms[i]);
      tl_canvas_fit (canvas);
      tl_canvas_set_zoom (canvas, zooms[i]);
      tl_canvas_get_pinned (canvas, &pinned);
      g_assert_true (pinned.grown && pinned.stages && pinned.lanes);
      assert_near (pinned.scale, 0.7, 1e-9);
      g_assert_cmpint (pinned.steps, ==, zooms[i] > 0.45);

      g_assert_true (tl_scene_get_place_rect (scene, &stage, &rect));
      at = tl_canvas_place_to_widget (canvas, &stage, &rect);
      assert_near (at.height, rect.height * 0.7, 0.01);
      place = tl_canvas_pick (canvas, at.x + at.width / 2, at.y + at.height / 2, TL_SOURCE_POINTER);
      g_assert_cmpstr (place.id, ==, "stage-purchase");

      g_assert_true (tl_scene_get_place_rect (scene, &lane, &rect));
      at = tl_canvas_place_to_widget (canvas, &lane, &rect);
      place = tl_canvas_pick (canvas, at.x + at.width / 2, at.y + at.height / 2, TL_SOURCE_POINTER);
      g_assert_cmpstr (place.id, ==, "lane-thoughts");
    }
  tl_canvas_set_zoom (canvas, 0.69);
  tl_canvas_set_offset (canvas, 0, 0);
  tl_canvas_get_pinned (canvas, &pinned);
  at = tl_canvas_rect_to_widget (canvas, &pinned.lane_band);
  assert_near (pinned.lane_strip.x + pinned.lane_strip.width, at.x + at.width, 9);
}

static void
assert_above_strip (TlCanvas *canvas, TlPlaceType type, const char *id)
{
  TlPlace  place = { .type = type, .id = id };
  TlPinned pinned;
  TlRect   rect, at;

  tl_canvas_get_pinned (canvas, &pinned);
  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (canvas), id, &rect));
  at = tl_canvas_place_to_widget (canvas, &place, &rect);
  g_assert_cmpfloat (at.y, >=, 0);
  g_assert_cmpfloat (at.y + at.height, <=, pinned.stage_strip.y + 0.5);
  place = tl_canvas_pick (canvas, at.x + at.width / 2, at.y + at.height / 2, TL_SOURCE_POINTER);
  g_assert_cmpint (place.type, ==, type);
  g_assert_cmpstr (place.id, ==, id);
}

static void
set_shown (TlDocument *document, const char *map)
{
  tl_document_begin (document, "Show");
  tl_edit_set_boolean (document, map, TL_MAP_SHOW_COVERAGE, TRUE);
  tl_edit_set_boolean (document, map, TL_MAP_SHOW_TIME, TRUE);
  tl_document_commit (document);
}

/* Larger than their band, headings do not cover the personas above it, and what else is in the band
 * has its room. */
static void
test_grown_over_the_title (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 0.6, 0.35 };
  TlCanvas           *canvas = fixture->canvas;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      TlPinned before, after;
      TlRect   bounds;

      tl_canvas_set_zoom (canvas, zooms[i]);
      tl_canvas_set_offset (canvas, 0, -400);
      tl_canvas_get_pinned (canvas, &before);
      g_assert_true (before.grown && before.stages);
      assert_above_strip (canvas, TL_PLACE_ACTOR, "persona-mia");
      set_shown (fixture->document, canvas->map);
      tl_canvas_get_pinned (canvas, &after);
      assert_near (after.stage_strip.height - before.stage_strip.height,
                   (after.stage_band.height - before.stage_band.height) * 0.7,
                   0.01);
      g_assert_cmpfloat (after.stage_band.height, >, before.stage_band.height + 20);
      assert_above_strip (canvas, TL_PLACE_ACTOR, "persona-mia");
      g_assert_true (tl_document_undo (fixture->document));
      /* A fitted map leaves room for what is higher. */
      tl_canvas_fit (canvas);
      bounds = tl_scene_get_bounds (tl_canvas_get_scene (canvas));
      tl_canvas_get_pinned (canvas, &after);
      bounds = tl_canvas_rect_to_widget (canvas, &bounds);
      g_assert_cmpfloat (bounds.y - after.lift, >=, 23);
    }
}

/* What is drawn around a heading stays off the other strip, beneath which the heading slides. */
static void
test_rings_stay_off_strips (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlRect    stage, view;
  TlPinned  pinned;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (canvas), "stage-purchase", &stage));
  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, stage.x, stage.y + 200);
  tl_canvas_get_pinned (canvas, &pinned);
  g_assert_true (pinned.stages && pinned.lanes);
  view = tl_canvas_get_above_view (canvas, TL_PLACE_STAGE);
  assert_near (view.x, pinned.lane_strip.x + pinned.lane_strip.width, 0.01);
  assert_near (view.x + view.width, gtk_widget_get_width (GTK_WIDGET (canvas)), 0.01);
  view = tl_canvas_get_above_view (canvas, TL_PLACE_LANE);
  assert_near (view.y, pinned.stage_strip.y + pinned.stage_strip.height, 0.01);
  /* The chips of lines are part of the picture beneath. */
  g_assert_false (tl_canvas_is_above (canvas, TL_PLACE_PERSONA));
  g_assert_false (tl_canvas_is_above (canvas, TL_PLACE_HEADER));
  tl_canvas_set_zoom (canvas, 0.4);
  g_assert_true (tl_canvas_is_above (canvas, TL_PLACE_HEADER));
}

/* The editor stands on the heading that it is for, where that is seen. */
static void
test_grown_editor (Fixture *fixture, gconstpointer data)
{
  TlCanvas       *canvas = fixture->canvas;
  TlPlace         stage = tl_scene_place_of (tl_canvas_get_scene (canvas), "stage-purchase");
  graphene_rect_t bounds;
  TlRect          rect, at;

  tl_canvas_set_zoom (canvas, 0.5);
  tl_canvas_set_offset (canvas, 0, -400);
  tl_canvas_focus_place (canvas, &stage);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.edit", NULL);
  g_assert_true (tl_canvas_is_writing (canvas));
  tl_canvas_editor_allocate (canvas);
  g_assert_true (gtk_widget_compute_bounds (canvas->editor_widget, GTK_WIDGET (canvas), &bounds));
  g_assert_true (tl_scene_get_place_rect (tl_canvas_get_scene (canvas), &stage, &rect));
  at = tl_canvas_place_to_widget (canvas, &stage, &rect);
  g_assert_cmpfloat (bounds.origin.y, >=, at.y - 2);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, at.y + at.height + 2);
  g_assert_true (tl_canvas_commit_writing (canvas));
}

static void
test_overhang_fits (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlPinned  pinned;
  TlRect    band;

  tl_canvas_fit (canvas);
  tl_canvas_get_pinned (canvas, &pinned);
  if (!pinned.grown)
    return;
  band = tl_canvas_rect_to_widget (canvas, &pinned.lane_band);
  g_assert_cmpfloat (pinned.lane_strip.x, >, 0);
  assert_near (pinned.lane_strip.x + pinned.lane_strip.width, band.x + band.width, 1);
}

static void
test_first_view (Fixture *fixture, gconstpointer data)
{
  TlRect visible = tl_canvas_get_visible (fixture->canvas);
  TlRect sheet = tl_scene_get_sheet (tl_canvas_get_scene (fixture->canvas));

  /* The beginning of the map, in a size that can be read. */
  g_assert_true (tl_rect_contains (&visible, sheet.x, sheet.y));
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), >=, 0.6);
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), <=, 1);
}

static void
assert_fitted (TlCanvas *canvas)
{
  TlRect bounds = tl_scene_get_bounds (tl_canvas_get_scene (canvas));
  TlRect visible = tl_canvas_get_visible (canvas);
  double zoom = tl_canvas_get_zoom (canvas);
  double lift = tl_canvas_get_lift (canvas, zoom) / zoom;

  bounds = TL_RECT_INIT (bounds.x, bounds.y - lift, bounds.width, bounds.height + lift);
  g_assert_cmpfloat (visible.x, <, bounds.x);
  g_assert_cmpfloat (visible.y, <, bounds.y);
  g_assert_cmpfloat (visible.x + visible.width, >, bounds.x + bounds.width);
  g_assert_cmpfloat (visible.y + visible.height, >, bounds.y + bounds.height);
  g_assert_true (visible.width < bounds.width * 1.2 || visible.height < bounds.height * 1.2);
}

/* A fitted map follows its window until somebody moves the view. */
static void
test_fit_follows_the_window (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  double    zoom;

  tl_canvas_fit (canvas);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, 700, 500 }, -1);
  assert_fitted (canvas);
  zoom = tl_canvas_get_zoom (canvas);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, 1100, 800 }, -1);
  assert_fitted (canvas);
  g_assert_cmpfloat (tl_canvas_get_zoom (canvas), >, zoom);

  tl_canvas_set_zoom (canvas, 0.9);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, 700, 500 }, -1);
  assert_near (tl_canvas_get_zoom (canvas), 0.9, 1e-9);
}

/* Too wide for the view, a map that runs from right to left shows its beginning all the same. */
static void
test_first_view_from_the_right (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlRect    bounds;
  TlRect    visible;

  tl_document_begin (fixture->document, NULL);
  tl_edit_set_integer (fixture->document,
                       tl_document_get_id (fixture->document),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->document);
  g_object_ref (fixture->document);
  tl_canvas_set_document (canvas, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, 400, 700 }, -1);
  tl_canvas_set_document (canvas, fixture->document, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, 401, 700 }, -1);
  g_object_unref (fixture->document);
  bounds = tl_scene_get_bounds (tl_canvas_get_scene (canvas));
  visible = tl_canvas_get_visible (canvas);
  g_assert_cmpfloat (visible.width, <, bounds.width);
  g_assert_cmpfloat (visible.x, >, bounds.x);
  g_assert_cmpfloat (visible.x + visible.width, >, bounds.x + bounds.width);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/view/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("grown-headings", test_grown_headings);
  ADD ("grown-over-the-title", test_grown_over_the_title);
  ADD ("rings-stay-off-strips", test_rings_stay_off_strips);
  ADD ("grown-editor", test_grown_editor);
  ADD ("overhang-fits", test_overhang_fits);
  ADD ("first-view", test_first_view);
  ADD ("first-view-from-the-right", test_first_view_from_the_right);
  ADD ("zoom-keeps-the-point", test_zoom_keeps_the_point);
  ADD ("round-trip", test_round_trip);
  ADD ("limits", test_limits);
  ADD ("fit", test_fit);
  ADD ("fit-follows-the-window", test_fit_follows_the_window);
  ADD ("fit-selection", test_fit_selection);
  ADD ("zoom-notifies-once", test_zoom_notifies_once);
  ADD ("reveal", test_reveal);
  ADD ("pinned-headings", test_pinned_headings);
  return g_test_run ();
}
