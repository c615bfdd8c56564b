/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for things on the map: search, replace, filter, focus, and what Escape ends first. */
#include "config.h"

#include "canvas-hands.h"

typedef struct
{
  TlCanvas   *canvas;
  TlRole      role;
  const char *id;
  guint       variant;
  gboolean    seen;
} Wanted;

static void
visit_group (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (group->role != wanted->role || g_strcmp0 (group->id, wanted->id) != 0)
    return;
  wanted->seen = TRUE;
  wanted->variant = tl_canvas_get_variant (wanted->canvas, group, origin);
}

/* How a record is drawn. */
static guint
get_variant (Hands *f, TlRole role, const char *id)
{
  Wanted wanted = { f->canvas, role, id, 0, FALSE };

  tl_canvas_dim_resolve (f->canvas);
  tl_scene_foreach_in (f->canvas->scene, NULL, visit_group, &wanted);
  g_assert_true (wanted.seen);
  return wanted.variant;
}

static TlCanvasSearch
get_search (Hands *f)
{
  TlCanvasSearch state;

  tl_canvas_get_search (f->canvas, &state);
  return state;
}

static char *
add_card (Hands *f, const char *column, const char *lane, const char *title)
{
  char *card;

  tl_document_begin (f->document, "Add");
  card = tl_edit_add_card (f->document, f->map, column, lane, title, NULL);
  tl_document_commit (f->document);
  return card;
}

static void
set_text (Hands *f, const char *id, guint field, const char *text)
{
  tl_document_begin (f->document, "Set");
  tl_edit_set_text (f->document, id, field, text);
  tl_document_commit (f->document);
}

static void
set_lane (Hands *f, const char *lane, guint field, gboolean value)
{
  tl_document_begin (f->document, "Lane");
  tl_edit_set_boolean (f->document, lane, field, value);
  tl_document_commit (f->document);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* --- Search --- */

static void
test_search (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[3], f->actions, "Calls the hótline");
  guint            n_told = 0;

  g_signal_connect_swapped (f->canvas, "find-changed", G_CALLBACK (count_cb), &n_told);
  tl_canvas_search (f->canvas, " hotline ");
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (get_search (f).query, ==, "hotline");
  g_assert_cmpuint (get_search (f).n_found, ==, 2);
  g_assert_cmpuint (get_search (f).current, ==, 1);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, TL_DETAIL_FOUND);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, other), ==, TL_DETAIL_FOUND);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->second), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_STAGE, f->stages[0]), ==, 0);
  tl_canvas_search (f->canvas, "hotline");
  g_assert_cmpuint (n_told, ==, 1);
  tl_canvas_search (f->canvas, "");
  g_assert_cmpuint (get_search (f).n_found, ==, 0);
  g_assert_cmpuint (get_search (f).current, ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->second), ==, 0);
}

/* On, past the end, and back; the card is selected and has the focus. */
static void
test_step (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[3], f->touchpoints, "Hotline again");

  tl_canvas_search (f->canvas, "hotline");
  g_assert_null (tl_canvas_get_selection (f->canvas)[0]);
  g_assert_true (tl_canvas_search_step (f->canvas, 1));
  g_assert_cmpuint (get_search (f).current, ==, 2);
  g_assert_false (get_search (f).wrapped);
  g_assert_cmpstr (tl_canvas_get_selection (f->canvas)[0], ==, other);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, other);
  g_assert_true (tl_canvas_search_step (f->canvas, 1));
  g_assert_cmpuint (get_search (f).current, ==, 1);
  g_assert_true (get_search (f).wrapped);
  g_assert_true (tl_canvas_search_step (f->canvas, -1));
  g_assert_cmpuint (get_search (f).current, ==, 2);
  g_assert_true (get_search (f).wrapped);
  tl_canvas_search (f->canvas, "nobody wrote this");
  g_assert_false (tl_canvas_search_step (f->canvas, 1));
}

/* What is found is brought into view, and only then. */
static void
test_scrolls (Hands *f, gconstpointer data)
{
  g_autofree char *far = add_card (f, f->stages[4], f->actions, "Far away");
  TlRect           rect, visible;
  double           x, y;

  tl_canvas_set_zoom (f->canvas, 3);
  tl_canvas_set_offset (f->canvas, 0, 0);
  tl_canvas_search (f->canvas, "far away");
  visible = tl_canvas_get_visible (f->canvas);
  g_assert_true (tl_scene_get_record_rect (f->canvas->scene, far, &rect));
  g_assert_true (tl_rect_intersects (&rect, &visible));
  tl_canvas_get_offset (f->canvas, &x, &y);
  tl_canvas_search (f->canvas, "far");
  g_assert_cmpfloat (f->canvas->offset_x, ==, x);
  g_assert_cmpfloat (f->canvas->offset_y, ==, y);
}

/* The search follows the document: typing, undo, and a card that goes. */
static void
test_follows_changes (Hands *f, gconstpointer data)
{
  g_autofree char *third = NULL;

  tl_canvas_search (f->canvas, "hotline");
  third = add_card (f, f->stages[1], f->touchpoints, "A hotline, too");
  g_assert_cmpuint (get_search (f).n_found, ==, 2);
  tl_canvas_search_step (f->canvas, 1);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, third);
  set_text (f, f->first, TL_CARD_TITLE, "Something else");
  g_assert_cmpuint (get_search (f).n_found, ==, 1);
  g_assert_cmpuint (get_search (f).current, ==, 1);
  tl_document_undo (f->document);
  g_assert_cmpuint (get_search (f).n_found, ==, 2);
  g_assert_cmpuint (get_search (f).current, ==, 2);
}

static void
test_hidden (Hands *f, gconstpointer data)
{
  g_autofree char *parked = add_card (f, NULL, NULL, "Hotline for later");

  tl_canvas_search (f->canvas, "hotline");
  g_assert_cmpuint (get_search (f).n_found, ==, 2);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_SHOWN);
  tl_canvas_search_step (f->canvas, 1);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_PARKED);
  set_lane (f, f->touchpoints, TL_LANE_HIDDEN, TRUE);
  tl_canvas_search_step (f->canvas, 1);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_HIDDEN);
  g_assert_cmpstr (get_search (f).lane, ==, f->touchpoints);
  tl_canvas_uncover_found (f->canvas);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_SHOWN);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Show Lane");
  set_lane (f, f->touchpoints, TL_LANE_COLLAPSED, TRUE);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_COLLAPSED);
  tl_canvas_uncover_found (f->canvas);
  g_assert_cmpint (get_search (f).where, ==, TL_FOUND_SHOWN);
}

/* --- Replace --- */

static void
test_replace_one (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[3], f->touchpoints, "Hotline, the other hotline");
  g_autoptr (TlTable) before = hands_snapshot (f);

  tl_canvas_search (f->canvas, "hotline");
  tl_canvas_search_step (f->canvas, 1);
  g_assert_cmpuint (tl_canvas_replace (f->canvas, "desk", FALSE), ==, 2);
  g_assert_nonnull (hands_card (f, "desk, the other desk"));
  g_assert_nonnull (hands_card (f, "Hotline"));
  g_assert_null (f->notice);
  g_assert_cmpuint (get_search (f).current, ==, 1);
  hands_assert_one_step (f, before, "Replace Text");
}

static void
test_replace_all (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[3], f->touchpoints, "Hotline, the other hotline");
  g_autoptr (TlTable) before = hands_snapshot (f);

  tl_canvas_search (f->canvas, "hotline");
  g_assert_true (get_search (f).can_replace);
  g_assert_cmpuint (tl_canvas_replace (f->canvas, "desk", TRUE), ==, 3);
  g_assert_cmpstr (f->notice, ==, "3 replaced");
  g_assert_true (f->notice_undo);
  g_assert_cmpuint (get_search (f).n_found, ==, 0);
  hands_assert_one_step (f, before, "Replace Text");
  tl_canvas_set_read_only (f->canvas, TRUE);
  tl_canvas_search (f->canvas, "hotline");
  g_assert_cmpuint (tl_canvas_replace (f->canvas, "desk", TRUE), ==, 0);
}

/* --- Filter --- */

static void
test_filter (Hands *f, gconstpointer data)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  guint n_passing, n_cards;

  set_text (f, f->first, TL_CARD_OWNER, "Ann");
  tl_filter_set (filter, TL_FILTER_OWNER, "Ann", TRUE);
  tl_canvas_set_filter (f->canvas, filter);
  g_assert_nonnull (tl_canvas_get_filter (f->canvas, &n_passing, &n_cards));
  g_assert_cmpuint (n_passing, ==, 1);
  g_assert_cmpuint (n_cards, ==, 2);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->second), ==, TL_DETAIL_DIMMED);
  set_text (f, f->second, TL_CARD_OWNER, "Ann");
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->second), ==, 0);
  tl_canvas_get_filter (f->canvas, &n_passing, NULL);
  g_assert_cmpuint (n_passing, ==, 2);
  /* What one leaves out is dimmed, whatever the other says. */
  tl_canvas_search (f->canvas, "counter");
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->second), ==, TL_DETAIL_FOUND);
  tl_filter_set (filter, TL_FILTER_OWNER, "Ann", FALSE);
  tl_canvas_set_filter (f->canvas, filter);
  g_assert_null (tl_canvas_get_filter (f->canvas, NULL, NULL));
}

/* --- Focus --- */

static void
test_focus_stage (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[1], f->actions, "Elsewhere");
  g_autofree char *point = hands_add_point (f, f->stages[0], 1);
  const TlRecord  *record = tl_table_get (hands_table (f), point);
  g_autofree char *curve = g_strdup (tl_record_get_parent (record));

  g_assert_false (hands_is_enabled (f, "canvas.end-focus"));
  hands_focus (f, f->stages[1]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.focus-here", NULL);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, other), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_POINT, point), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_STAGE, f->stages[1]), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_STAGE, f->stages[0]), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_LANE, f->actions), ==, 0);
  /* Another one joins, a lane joins, and both leave again. */
  hands_focus (f, f->stages[0]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.focus-here", NULL);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_POINT, point), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.focus-here", NULL);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, TL_DETAIL_DIMMED);
  g_assert_true (hands_is_enabled (f, "canvas.end-focus"));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.end-focus", NULL);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, 0);
}

static void
test_focus_lane (Hands *f, gconstpointer data)
{
  g_autofree char *other = add_card (f, f->stages[1], f->actions, "Elsewhere");

  hands_focus (f, f->actions);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.focus-here", NULL);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, other), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_LANE, f->actions), ==, 0);
  g_assert_cmpuint (get_variant (f, TL_ROLE_LANE, f->touchpoints), ==, TL_DETAIL_DIMMED);
  g_assert_cmpuint (get_variant (f, TL_ROLE_STAGE, f->stages[0]), ==, 0);
  /* With the lane the focus goes, too. */
  tl_document_begin (f->document, "Delete");
  tl_edit_delete (f->document, (const char *const[]){ f->actions, NULL }, FALSE);
  tl_document_commit (f->document);
  g_assert_null (tl_canvas_get_focused_areas (f->canvas)[0]);
  g_assert_cmpuint (get_variant (f, TL_ROLE_CARD, f->first), ==, 0);
}

/* --- Escape --- */

static void
test_escape (Hands *f, gconstpointer data)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();

  tl_filter_set (filter, TL_FILTER_KIND, "touchpoints", TRUE);
  tl_canvas_set_filter (f->canvas, filter);
  hands_focus (f, f->stages[0]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.focus-here", NULL);
  hands_focus (f, f->first);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  tl_canvas_search (f->canvas, "hotline");
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpstr (get_search (f).query, ==, "");
  g_assert_nonnull (tl_canvas_get_focused_areas (f->canvas)[0]);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (tl_canvas_get_focused_areas (f->canvas)[0]);
  g_assert_nonnull (tl_canvas_get_filter (f->canvas, NULL, NULL));
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (tl_canvas_get_filter (f->canvas, NULL, NULL));
  g_assert_cmpstr (tl_canvas_get_selection (f->canvas)[0], ==, f->first);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_null (tl_canvas_get_selection (f->canvas)[0]);
}

/* None of it is in the document, and another document begins without. */
static void
test_session_only (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (TlFilter) filter = tl_filter_new ();
  guint64 revision = tl_document_get_revision (f->document);

  tl_filter_set (filter, TL_FILTER_KIND, "touchpoints", TRUE);
  tl_canvas_set_filter (f->canvas, filter);
  tl_canvas_set_focused_areas (f->canvas, (const char *const[]){ f->stages[0], NULL });
  tl_canvas_search (f->canvas, "hotline");
  tl_canvas_search_step (f->canvas, 1);
  g_assert_true (tl_table_equal (before, hands_table (f)));
  g_assert_cmpuint (tl_document_get_revision (f->document), ==, revision);
  tl_canvas_set_document (f->canvas, NULL, NULL);
  g_assert_null (tl_canvas_get_filter (f->canvas, NULL, NULL));
  g_assert_null (tl_canvas_get_focused_areas (f->canvas)[0]);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/canvas/find/" path, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("search", test_search);
  ADD ("step", test_step);
  ADD ("scrolls", test_scrolls);
  ADD ("follows-changes", test_follows_changes);
  ADD ("hidden", test_hidden);
  ADD ("replace-one", test_replace_one);
  ADD ("replace-all", test_replace_all);
  ADD ("filter", test_filter);
  ADD ("focus-stage", test_focus_stage);
  ADD ("focus-lane", test_focus_lane);
  ADD ("escape", test_escape);
  ADD ("session-only", test_session_only);
  return g_test_run ();
}
