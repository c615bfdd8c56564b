/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links by hand and by key: pulled out of a card's knob, walked to with Ctrl+L, labelled, changed
 * and deleted; each one step of undo. */
#include "config.h"

#include "canvas-hands.h"
#include "canvas/tl-canvas-link.h"

static TlPoint
knob_of (Hands *f, const char *card)
{
  TlPoint knob;
  double  x, y;

  g_assert_true (tl_canvas_get_knob (f->canvas, card, &x, &y));
  tl_canvas_to_document (f->canvas, x, y, &knob.x, &knob.y);
  return knob;
}

static char *
add_card (Hands *f, guint stage, const char *title)
{
  char *id;

  tl_document_begin (f->document, "Card");
  id = tl_edit_add_card (f->document, f->map, f->stages[stage], f->touchpoints, title, NULL);
  tl_document_commit (f->document);
  return id;
}

static guint
get_n_links (Hands *f)
{
  const GPtrArray *links = tl_table_get_children (hands_table (f), f->map, TL_KIND_LINK);

  return links == NULL ? 0 : links->len;
}

static const TlRecord *
get_link (Hands *f)
{
  const GPtrArray *links = tl_table_get_children (hands_table (f), f->map, TL_KIND_LINK);

  g_assert_cmpuint (get_n_links (f), ==, 1);
  return g_ptr_array_index (links, 0);
}

static void
assert_links (Hands *f, const char *from, const char *to, TlLinkKind kind)
{
  const TlRecord *link = get_link (f);

  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_FROM), ==, from);
  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_TO), ==, to);
  g_assert_cmpint (tl_record_get_integer (link, TL_LINK_KIND), ==, kind);
}

static void
test_pull (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 2, "Target");
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint card = hands_middle (f, f->first), to = hands_middle (f, target), knob;

  hands_click (f, card.x, card.y, 0);
  knob = knob_of (f, f->first);
  hands_press (f, knob.x, knob.y, 0, 1);
  hands_move (f, knob.x + 60, knob.y + 10, 0);
  g_assert_nonnull (f->canvas->links->preview);
  g_assert_null (f->canvas->links->to);
  hands_move (f, to.x, to.y, 0);
  g_assert_cmpstr (f->canvas->links->to, ==, target);
  g_assert_nonnull (f->canvas->links->preview);
  hands_release (f, to.x, to.y, 0);
  assert_links (f, f->first, target, TL_LINK_KIND_NEXT);
  /* It is selected: F2 labels it. */
  g_assert_true (tl_canvas_is_selected (f->canvas, tl_record_get_id (get_link (f))));
  g_assert_null (f->canvas->links->from);
  hands_assert_one_step (f, before, "Link Cards");
}

static void
test_pull_backwards_loops (Hands *f, gconstpointer data)
{
  g_autofree char *late = add_card (f, 3, "Late");
  TlPoint          from = hands_middle (f, late), to = hands_middle (f, f->second), knob;

  hands_click (f, from.x, from.y, 0);
  knob = knob_of (f, late);
  hands_drag (f, &knob, &to, 0);
  assert_links (f, late, f->second, TL_LINK_KIND_LOOP_BACK);
  /* The same once more changes nothing. */
  to = hands_middle (f, f->second);
  from = hands_middle (f, late);
  hands_click (f, from.x, from.y, 0);
  knob = knob_of (f, late);
  hands_drag (f, &knob, &to, 0);
  g_assert_cmpuint (get_n_links (f), ==, 1);
}

static void
test_escape_and_nowhere (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 2, "Target");
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint card = hands_middle (f, f->first), to = hands_middle (f, target), knob;
  TlPoint nowhere = { 20, 20 };

  hands_click (f, card.x, card.y, 0);
  knob = knob_of (f, f->first);
  hands_press (f, knob.x, knob.y, 0, 1);
  hands_move (f, to.x, to.y, 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (f->canvas->links->from);
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_drag (f, &knob, &nowhere, 0);
  hands_drag (f, &knob, &card, 0); /* to itself */
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_to_an_empty_cell (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint         card = hands_middle (f, f->first), knob;
  TlPoint         to = hands_cell_middle (f, f->stages[2], f->actions);
  const TlRecord *made;

  hands_click (f, card.x, card.y, 0);
  knob = knob_of (f, f->first);
  hands_drag (f, &knob, &to, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  g_assert_cmpuint (get_n_links (f), ==, 0);
  hands_type (f, "Pays");
  hands_key (f, GDK_KEY_Escape, 0);
  made = hands_card (f, "Pays");
  assert_links (f, f->first, tl_record_get_id (made), TL_LINK_KIND_NEXT);
  hands_assert_one_step (f, before, "Add Card");

  /* Without words there is neither card nor link. */
  hands_drag (f, &knob, &to, 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_by_key (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 1, "Target");
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_l, CTRL);
  g_assert_true (tl_canvas_is_linking (f->canvas));
  g_assert_true (gtk_widget_get_visible (f->canvas->hint));
  hands_key (f, GDK_KEY_Right, 0);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, target);
  g_assert_cmpstr (f->canvas->links->to, ==, target);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_false (tl_canvas_is_linking (f->canvas));
  g_assert_false (gtk_widget_get_visible (f->canvas->hint));
  assert_links (f, f->first, target, TL_LINK_KIND_NEXT);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, target);
  hands_assert_one_step (f, before, "Link Cards");

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_l, CTRL);
  hands_key (f, GDK_KEY_Right, 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_false (tl_canvas_is_linking (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));

  /* A letter is a word, not the end of a link. */
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_l, CTRL);
  hands_type (f, "x");
  g_assert_false (tl_canvas_is_linking (f->canvas));
  g_assert_true (tl_canvas_is_writing (f->canvas));
}

/* A click on the knob, then one on the target: for hands that cannot drag. */
static void
test_two_clicks (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 1, "Target");
  TlPoint          card = hands_middle (f, f->first), to = hands_middle (f, target), knob;

  hands_click (f, card.x, card.y, 0);
  knob = knob_of (f, f->first);
  hands_click (f, knob.x, knob.y, 0);
  g_assert_true (tl_canvas_is_linking (f->canvas));
  hands_click (f, to.x, to.y, 0);
  g_assert_false (tl_canvas_is_linking (f->canvas));
  assert_links (f, f->first, target, TL_LINK_KIND_NEXT);
}

static TlToolEvent
finger (Hands *f, const TlPoint *at)
{
  TlToolEvent event = { .pressure = 1, .n_press = 1, .source = TL_SOURCE_TOUCH };

  tl_canvas_from_document (f->canvas, at->x, at->y, &event.x, &event.y);
  return event;
}

static void
test_finger_pulls (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 1, "Target");
  TlPoint          card = hands_middle (f, f->first), to = hands_middle (f, target), knob;
  TlToolEvent      event;

  hands_click (f, card.x, card.y, 0);
  knob = knob_of (f, f->first);
  event = finger (f, &knob);
  g_assert_true (tl_canvas_press (f->canvas, &event));
  event = finger (f, &to);
  tl_canvas_motion (f->canvas, &event);
  tl_canvas_release (f->canvas, &event);
  assert_links (f, f->first, target, TL_LINK_KIND_NEXT);
}

static void
test_walk_and_change (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 1, "Target");
  g_autofree char *one = NULL, *two = NULL, *name = NULL;
  TlPlace          place;

  tl_document_begin (f->document, "Links");
  one = tl_edit_link_cards (f->document, f->map, f->first, target);
  two = tl_edit_link_cards (f->document, f->map, f->first, f->second);
  tl_document_commit (f->document);
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_l, CTRL | SHIFT);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, one);
  hands_key (f, GDK_KEY_l, CTRL | SHIFT);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, two);
  hands_key (f, GDK_KEY_l, CTRL | SHIFT);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->first);
  /* Arrows: along the links, and to their ends. */
  hands_key (f, GDK_KEY_l, CTRL | SHIFT);
  hands_key (f, GDK_KEY_Down, 0);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, two);
  hands_key (f, GDK_KEY_Up, 0);
  hands_key (f, GDK_KEY_Right, 0);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, target);
  hands_focus (f, one);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.link-kind", "s", "alternative");
  place = tl_canvas_get_focus (f->canvas);
  name = tl_scene_dup_name (f->canvas->scene, &place);
  g_assert_cmpstr (name, ==, "Alternative from Hotline to Target");
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, "at night");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), one), TL_LINK_LABEL),
                   ==,
                   "at night");
  hands_focus (f, one);
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_null (tl_table_get (hands_table (f), one));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Delete Link");
}

static void
test_click_selects (Hands *f, gconstpointer data)
{
  g_autofree char *target = add_card (f, 1, "Target");
  g_autofree char *link = NULL;
  TlRect           words;

  tl_document_begin (f->document, "Link");
  link = tl_edit_link_cards (f->document, f->map, f->first, target);
  tl_document_commit (f->document);
  g_assert_true (tl_scene_get_link_words_rect (f->canvas->scene, link, &words));
  /* As wide as a pointer's reach around its line. */
  hands_click (f, words.x + words.width / 2, words.y + words.height / 2, 0);
  g_assert_true (tl_canvas_is_selected (f->canvas, link));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/links/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("pull", test_pull);
  ADD ("pull-backwards-loops", test_pull_backwards_loops);
  ADD ("escape-and-nowhere", test_escape_and_nowhere);
  ADD ("to-an-empty-cell", test_to_an_empty_cell);
  ADD ("by-key", test_by_key);
  ADD ("two-clicks", test_two_clicks);
  ADD ("finger-pulls", test_finger_pulls);
  ADD ("walk-and-change", test_walk_and_change);
  ADD ("click-selects", test_click_selects);
  return g_test_run ();
}
