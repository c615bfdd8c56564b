/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Working on a map that is laid out round: the layout is one undo step, and typing, dragging,
 * drawing and linking do there what they do on a grid. */
#include "config.h"

#include "canvas-hands.h"

static void
make_round (Hands *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.round-layout", NULL);
  hands_settle ();
}

static void
test_layout_is_one_step (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  make_round (f);
  g_assert_true (tl_scene_is_round (tl_canvas_get_scene (f->canvas)));
  hands_assert_one_step (f, before, "Change Layout");
  make_round (f);
  make_round (f);
  g_assert_false (tl_scene_is_round (tl_canvas_get_scene (f->canvas)));
}

/* Each stage gets a card by the keyboard alone; Tab goes clockwise. */
static void
test_typing (Hands *f, gconstpointer data)
{
  make_round (f);
  hands_focus_cell (f, f->stages[1], f->actions);
  hands_type (f, "Compares");
  hands_key (f, GDK_KEY_Tab, 0);
  hands_type (f, "Pays");
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Compares"), TL_CARD_COLUMN),
                   ==,
                   f->stages[1]);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Pays"), TL_CARD_COLUMN), ==, f->stages[2]);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Pays"), TL_CARD_LANE), ==, f->actions);
}

/* The dial grows around its centre: what is there stays where it is seen. */
static void
test_centre_stays (Hands *f, gconstpointer data)
{
  TlScene *scene = tl_canvas_get_scene (f->canvas);
  TlPoint  before, anchor, after;

  make_round (f);
  anchor = tl_scene_get_anchor (scene);
  tl_canvas_from_document (f->canvas, anchor.x, anchor.y, &before.x, &before.y);
  tl_document_begin (f->document, "Many");
  for (guint i = 0; i < 20; i++)
    g_free (tl_edit_add_card (f->document,
                              f->map,
                              f->stages[4],
                              f->actions,
                              "Waits for a long time at the counter of the workshop",
                              NULL));
  tl_document_commit (f->document);
  g_assert_true (tl_scene_get_anchor (scene).x != anchor.x ||
                 tl_scene_get_anchor (scene).y != anchor.y);
  anchor = tl_scene_get_anchor (scene);
  tl_canvas_from_document (f->canvas, anchor.x, anchor.y, &after.x, &after.y);
  g_assert_cmpfloat (ABS (after.x - before.x), <=, 1);
  g_assert_cmpfloat (ABS (after.y - before.y), <=, 1);
}

static void
test_drag (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  TlPoint from, to;

  make_round (f);
  before = hands_snapshot (f);
  from = hands_middle (f, f->first);
  to = hands_cell_middle (f, f->stages[3], f->touchpoints);
  hands_drag (f, &from, &to, 0);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN),
                   ==,
                   f->stages[3]);
  hands_assert_one_step (f, before, "Move Card");
  /* Escape on the way puts it back. */
  from = hands_middle (f, f->second);
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, (from.x + to.x) / 2, (from.y + to.y) / 2, 0);
  hands_move (f, to.x, to.y, 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->second), TL_CARD_COLUMN),
                   ==,
                   f->stages[0]);
}

static guint
draw_round (Hands *f, double from, double to)
{
  TlScene         *scene = tl_canvas_get_scene (f->canvas);
  const GPtrArray *curves, *points;

  for (guint i = 0; i <= 60; i++)
    {
      double  column = from + (to - from) * i / 60;
      TlPoint at;

      column -= column >= 5 ? 5 : 0;
      g_assert_true (tl_scene_curve_to_point (scene, f->emotions, column, 1, &at.x, &at.y));
      if (i == 0)
        hands_press (f, at.x, at.y, 0, 1);
      hands_move (f, at.x, at.y, 0);
      if (i == 60)
        hands_release (f, at.x, at.y, 0);
    }
  curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  points =
    tl_table_get_children (hands_table (f), tl_record_get_id (curves->pdata[0]), TL_KIND_POINT);
  return points->len;
}

/* A stroke past 12 o'clock gives points at the end and at the beginning, and none between. */
static void
test_stroke_past_the_seam (Hands *f, gconstpointer data)
{
  const GPtrArray *curves;
  const GPtrArray *points;

  make_round (f);
  g_assert_cmpuint (draw_round (f, 3.6, 6.4), >=, 2);
  curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);
  points =
    tl_table_get_children (hands_table (f), tl_record_get_id (curves->pdata[0]), TL_KIND_POINT);
  for (guint i = 0; i < points->len; i++)
    {
      int    column = -1;
      double at;

      g_assert_true (
        tl_query_point_place (hands_table (f), f->map, points->pdata[i], &column, &at));
      g_assert_true (column >= 3 || column <= 1);
      g_assert_cmpfloat (tl_record_get_number (points->pdata[i], TL_POINT_SCORE), >, .8);
    }
}

/* A point that is dragged along its spoke keeps its place, and gets another score. */
static void
test_point (Hands *f, gconstpointer data)
{
  g_autofree char *point = NULL;
  TlScene         *scene = tl_canvas_get_scene (f->canvas);
  TlPoint          from, to;

  make_round (f);
  point = hands_add_point (f, f->stages[3], 0);
  g_assert_true (tl_scene_curve_to_point (scene, f->emotions, 3.5, 0, &from.x, &from.y));
  g_assert_true (tl_scene_curve_to_point (scene, f->emotions, 3.5, -1.5, &to.x, &to.y));
  hands_drag (f, &from, &to, 0);
  g_assert_cmpfloat_with_epsilon (hands_get_score (f, point), -1.5, .051);
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), point), TL_POINT_COLUMN),
                   ==,
                   f->stages[3]);
}

/* A stage's heading dragged across a border changes the order. */
static void
test_drag_stage (Hands *f, gconstpointer data)
{
  TlPoint          from, to;
  const GPtrArray *stages;

  make_round (f);
  from = hands_middle (f, f->stages[0]);
  to = hands_middle (f, f->stages[2]);
  to.x += 4;
  to.y += 4;
  hands_drag (f, &from, &to, 0);
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpstr (tl_record_get_id (stages->pdata[0]), ==, f->stages[1]);
}

/* Columns are as wide as each other: the keys say so and change nothing. */
static void
test_no_widths (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;

  make_round (f);
  before = hands_snapshot (f);
  hands_focus (f, f->stages[1]);
  hands_key (f, GDK_KEY_Right, ALT | SHIFT);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_nonnull (f->notice);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/canvas/round/" path, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("layout-is-one-step", test_layout_is_one_step);
  ADD ("typing", test_typing);
  ADD ("centre-stays", test_centre_stays);
  ADD ("drag", test_drag);
  ADD ("stroke-past-the-seam", test_stroke_past_the_seam);
  ADD ("point", test_point);
  ADD ("drag-stage", test_drag_stage);
  ADD ("no-widths", test_no_widths);
  return g_test_run ();
}
