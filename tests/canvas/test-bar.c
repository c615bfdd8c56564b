/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small bar above a card: when it is there, where it stands, what its buttons do. */
#include "config.h"

#include "canvas-hands.h"

static GtkWidget *
get_bar (Hands *f)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "card-bar"))
      return child;
  g_error ("There is no bar");
}

static gboolean
is_shown (Hands *f)
{
  hands_settle ();
  return gtk_widget_get_mapped (get_bar (f));
}

static GtkWidget *
find_button (Hands *f, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (get_bar (f)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_has_prefix (gtk_widget_get_tooltip_text (child), tooltip))
      return child;
  return NULL;
}

static void
click_card (Hands *f, const char *card, guint modifiers)
{
  TlPoint middle = hands_middle (f, card);

  hands_click (f, middle.x, middle.y, modifiers);
}

static void
test_when (Hands *f, gconstpointer data)
{
  TlPoint cell = hands_cell_middle (f, f->stages[2], f->actions);

  g_assert_false (is_shown (f));
  click_card (f, f->first, 0);
  g_assert_true (is_shown (f));
  /* Ctrl alone is part of a click; any other key is the keyboard's. */
  hands_press_key (f, GDK_KEY_Control_L, 0, 0);
  g_assert_true (is_shown (f));
  hands_key (f, GDK_KEY_Down, 0);
  g_assert_false (is_shown (f));
  click_card (f, f->first, 0);
  g_assert_true (is_shown (f));
  hands_click (f, cell.x, cell.y, 0);
  g_assert_false (is_shown (f));
}

static void
test_hidden_while_busy (Hands *f, gconstpointer data)
{
  TlPoint middle = hands_middle (f, f->first);

  click_card (f, f->first, 0);
  hands_press (f, middle.x, middle.y, 0, 1);
  hands_move (f, middle.x + 60, middle.y + 60, 0);
  g_assert_false (is_shown (f));
  tl_canvas_cancel_gesture (f->canvas);
  g_assert_true (is_shown (f));
  hands_press (f, middle.x, middle.y, 0, 2);
  hands_release (f, middle.x, middle.y, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  g_assert_false (is_shown (f));
  tl_canvas_commit_writing (f->canvas);
  tl_canvas_set_read_only (f->canvas, TRUE);
  click_card (f, f->first, 0);
  g_assert_false (is_shown (f));
}

static gboolean
overlap (const TlRect *a, const graphene_rect_t *b)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (a->x, a->y, a->width, a->height);

  return graphene_rect_intersection (&rect, b, NULL);
}

/* In the view and off the card, wherever the card is, at every zoom. */
static void
test_where (Hands *f, gconstpointer data)
{
  static const double zooms[] = { 0.4, 1, 2 };
  graphene_rect_t     view = GRAPHENE_RECT_INIT (0,
                                             0,
                                             gtk_widget_get_width (GTK_WIDGET (f->canvas)),
                                             gtk_widget_get_height (GTK_WIDGET (f->canvas)));
  graphene_rect_t     bounds;
  guint               n_seen = 0;

  click_card (f, f->first, 0);
  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    for (int step = -4; step <= 4; step++)
      {
        TlRect card;

        tl_canvas_set_zoom (f->canvas, zooms[z]);
        tl_canvas_set_offset (f->canvas, step * 60, step * 90);
        hands_settle ();
        /* Not what the last frame drew, which may be late on a busy machine. */
        tl_canvas_bar_allocate (f->canvas);
        if (!gtk_widget_get_child_visible (get_bar (f)))
          continue;
        n_seen++;
        tl_scene_get_record_rect (f->canvas->scene, f->first, &card);
        card = tl_canvas_rect_to_widget (f->canvas, &card);
        g_assert_true (gtk_widget_compute_bounds (get_bar (f), GTK_WIDGET (f->canvas), &bounds));
        g_assert_true (graphene_rect_contains_rect (&view, &bounds));
        g_assert_false (overlap (&card, &bounds));
      }
  g_assert_cmpuint (n_seen, >, 5);
}

static void
test_buttons (Hands *f, gconstpointer data)
{
  g_autofree char *pains = hands_lane (f, TL_LANE_KIND_PAIN_POINTS);
  g_autofree char *pain = NULL;

  click_card (f, f->first, 0);
  g_assert_true (is_shown (f));
  g_assert_true (gtk_widget_get_visible (find_button (f, "Channel")));
  g_assert_true (gtk_widget_get_visible (find_button (f, "Emotion")));
  g_assert_true (gtk_widget_get_visible (find_button (f, "Add Pain Point (F4)")));
  click_card (f, f->second, CTRL);
  g_assert_true (is_shown (f));
  g_assert_false (gtk_widget_get_visible (find_button (f, "Add Pain Point (F4)")));
  g_assert_true (gtk_widget_get_visible (find_button (f, "Channel")));
  g_signal_emit_by_name (find_button (f, "Moment of Truth (Ctrl+M)"), "clicked");
  g_assert_true (
    tl_record_get_boolean (tl_table_get (hands_table (f), f->first), TL_CARD_MOMENT_OF_TRUTH));
  g_assert_true (
    tl_record_get_boolean (tl_table_get (hands_table (f), f->second), TL_CARD_MOMENT_OF_TRUTH));
  tl_document_begin (f->document, "Add");
  pain = tl_edit_add_card (f->document, f->map, f->stages[0], pains, "Slow", NULL);
  tl_document_commit (f->document);
  hands_settle ();
  click_card (f, pain, 0);
  g_assert_true (is_shown (f));
  g_assert_false (gtk_widget_get_visible (find_button (f, "Channel")));
  g_assert_false (gtk_widget_get_visible (find_button (f, "Emotion")));
}

/* Nothing on it can take the focus from the map, and all of it has a name. */
static void
test_no_focus (Hands *f, gconstpointer data)
{
  click_card (f, f->first, 0);
  g_assert_true (is_shown (f));
  for (GtkWidget *child = gtk_widget_get_first_child (get_bar (f)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_assert_false (gtk_widget_get_focusable (child));
      g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  g_assert_true (tl_canvas_bar_contains (f->canvas, find_button (f, "Channel")));
}

static void
test_emotion (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  double score = 0;

  click_card (f, f->first, 0);
  click_card (f, f->second, CTRL);
  before = hands_snapshot (f);
  g_assert_false (tl_canvas_get_emotion (f->canvas, f->first, &score));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.emotion", "d", -2.0);
  g_assert_true (tl_canvas_get_emotion (f->canvas, f->first, &score));
  g_assert_cmpfloat (score, ==, -2);
  g_assert_true (tl_canvas_get_emotion (f->canvas, f->second, &score));
  g_assert_cmpfloat (score, ==, -2);
  hands_assert_one_step (f, before, "Set Emotion of 2 Cards");
}

#define ADD(path, test) g_test_add (path, Hands, NULL, hands_set_up, test, hands_tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/canvas/bar/when", test_when);
  ADD ("/canvas/bar/hidden-while-busy", test_hidden_while_busy);
  ADD ("/canvas/bar/where", test_where);
  ADD ("/canvas/bar/buttons", test_buttons);
  ADD ("/canvas/bar/no-focus", test_no_focus);
  ADD ("/canvas/bar/emotion", test_emotion);
  return g_test_run ();
}
