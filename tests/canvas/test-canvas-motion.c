/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Movement: things glide where a change put them, zooming takes its time, marks fade; none of it
 * where the system asks for reduced motion. */
#include "config.h"

#include "canvas-fixture.h"

#include <math.h>

/* Longer than any movement here (150 ms), with a busy machine in mind. */
#define LONG_MS 400

static void
set_animations (Fixture *fixture, gboolean enabled)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (fixture->canvas)),
                "gtk-enable-animations",
                enabled,
                NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  set_animations (fixture, TRUE);
  tl_canvas_set_zoom (fixture->canvas, 1);
  tl_canvas_set_offset (fixture->canvas, 0, 0);
  wait_frame (GTK_WIDGET (fixture->canvas));
}

typedef struct
{
  TlCanvas   *canvas;
  const char *id;
  TlPoint     at;
} Search;

static void
find_group_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Search *search = user_data;

  if (group->role == TL_ROLE_CARD && g_strcmp0 (group->id, search->id) == 0)
    search->at = tl_canvas_glide_get (search->canvas, group, origin);
}

/* Where a card is drawn just now. */
static TlPoint
find_drawn (TlCanvas *canvas, const char *id)
{
  Search search = { .canvas = canvas, .id = id };
  TlRect visible = tl_canvas_get_visible (canvas);

  tl_scene_foreach_in (tl_canvas_get_scene (canvas), &visible, find_group_cb, &search);
  return search.at;
}

static void
park_first (Fixture *fixture)
{
  tl_document_begin (fixture->document, "Park");
  tl_edit_park_cards (fixture->document, (const char *const[]){ "card-instagram", NULL });
  tl_document_commit (fixture->document);
}

static void
test_glide (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint   before = find_drawn (canvas, "card-search-page");
  TlPoint   during;
  TlPoint   after;
  g_autoptr (GskRenderNode) node = NULL;
  TlRect rect;

  park_first (fixture);
  node = take_node (canvas); /* the first frame after the change */
  during = find_drawn (canvas, "card-search-page");
  g_assert_true (
    tl_scene_get_record_rect (tl_canvas_get_scene (canvas), "card-search-page", &rect));
  g_assert_cmpfloat (rect.y, <, before.y - 20);
  g_assert_cmpfloat (during.y, >, rect.y + 10);
  wait_ms (LONG_MS);
  after = find_drawn (canvas, "card-search-page");
  g_assert_cmpfloat (fabs (after.y - rect.y), <, 0.5);
}

static void
test_reduced_motion (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  g_autoptr (GskRenderNode) node = NULL;
  TlPoint during;
  TlRect  rect;

  set_animations (fixture, FALSE);
  park_first (fixture);
  node = take_node (canvas);
  during = find_drawn (canvas, "card-search-page");
  g_assert_true (
    tl_scene_get_record_rect (tl_canvas_get_scene (canvas), "card-search-page", &rect));
  g_assert_cmpfloat (fabs (during.y - rect.y), <, 0.5);
  tl_canvas_zoom_at (canvas, 2, 700, 450, TRUE);
  g_assert_cmpfloat (tl_canvas_get_zoom (canvas), ==, 2);
}

/* All the way the point under the pointer stays where it is. */
static void
test_zoom_glides (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  double    x0;
  double    y0;
  guint     n_between = 0;

  tl_canvas_to_document (canvas, 500, 300, &x0, &y0);
  tl_canvas_zoom_at (canvas, 2, 500, 300, TRUE);
  g_assert_cmpfloat (tl_canvas_get_target_zoom (canvas), ==, 2);
  for (int i = 0; i < 200 && tl_canvas_get_zoom (canvas) < 2; i++)
    {
      double x;
      double y;

      wait_ms (8);
      tl_canvas_from_document (canvas, x0, y0, &x, &y);
      g_assert_cmpfloat (fabs (x - 500), <, 1);
      g_assert_cmpfloat (fabs (y - 300), <, 1);
      n_between += tl_canvas_get_zoom (canvas) > 1 && tl_canvas_get_zoom (canvas) < 2;
    }
  g_assert_cmpfloat (tl_canvas_get_zoom (canvas), ==, 2);
  g_assert_cmpuint (n_between, >, 0);
}

/* A second step before the first is over counts from where the first leads. */
static void
test_zoom_steps_add_up (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_zoom_by (canvas, 1.2);
  tl_canvas_zoom_by (canvas, 1.2);
  wait_ms (LONG_MS);
  g_assert_cmpfloat (fabs (tl_canvas_get_zoom (canvas) - 1.44), <, 1e-9);
}

static guint
count_borders_in (GskRenderNode *node)
{
  guint n = 0;

  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    return gsk_render_node_get_node_type (node) == GSK_BORDER_NODE;
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    n += count_borders_in (gsk_container_node_get_child (node, i));
  return n;
}

static guint
count_borders (TlCanvas *canvas)
{
  g_autoptr (GskRenderNode) node = take_node (canvas);

  return count_borders_in (node);
}

static void
test_marks_fade (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  guint     n_before = count_borders (canvas);

  tl_canvas_mark (canvas, (const char *const[]){ "card-search-page", "card-compares", NULL });
  g_assert_cmpuint (count_borders (canvas), ==, n_before + 2);
  wait_ms (1400);
  g_assert_cmpuint (count_borders (canvas), ==, n_before);
}

/* A canvas may go while everything moves. */
static void
test_ends_in_motion (Fixture *fixture, gconstpointer data)
{
  tl_canvas_zoom_by (fixture->canvas, 1.5);
  park_first (fixture);
  wait_frame (GTK_WIDGET (fixture->canvas));
  tl_canvas_mark (fixture->canvas, (const char *const[]){ "card-search-page", NULL });
  tl_canvas_edge_scroll (fixture->canvas, 2, 2);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/motion/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("glide", test_glide);
  ADD ("reduced-motion", test_reduced_motion);
  ADD ("zoom-glides", test_zoom_glides);
  ADD ("zoom-steps-add-up", test_zoom_steps_add_up);
  ADD ("marks-fade", test_marks_fade);
  ADD ("ends-in-motion", test_ends_in_motion);
  return g_test_run ();
}
