/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What keyboard and screen reader meet: proxies with role, name and description, one tab stop, and
 * walking. GTK_A11Y=test records what widgets say of themselves. */
#include "config.h"

#include "canvas-fixture.h"

#include "canvas/tl-editor.h"
#include "map/tl-edit.h"

static TlProxy *
find_proxy (TlCanvas *canvas, const char *id)
{
  TlPlace place = tl_scene_place_of (tl_canvas_get_scene (canvas), id);

  g_assert_cmpint (place.type, !=, TL_PLACE_NONE);
  return tl_proxy_pool_find (canvas->proxies, &place);
}

static void
look_at_everything (TlCanvas *canvas)
{
  tl_canvas_set_zoom (canvas, 0.5);
  tl_canvas_set_offset (canvas, -20, -20);
  tl_canvas_update_proxies (canvas);
}

static void
assert_says (TlCanvas *canvas, const char *id, GtkAccessibleRole role)
{
  TlProxy         *proxy = find_proxy (canvas, id);
  TlPlace          place = tl_scene_place_of (tl_canvas_get_scene (canvas), id);
  g_autofree char *name = tl_scene_dup_name (tl_canvas_get_scene (canvas), &place);
  g_autofree char *description = tl_scene_dup_description (tl_canvas_get_scene (canvas), &place);

  g_assert_nonnull (proxy);
  g_assert_cmpstr (name, !=, "");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (proxy), role);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (proxy),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;

  look_at_everything (canvas);
  assert_says (canvas, "stage-purchase", GTK_ACCESSIBLE_ROLE_HEADING);
  assert_says (canvas, "lane-touchpoints", GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  assert_says (canvas, "card-hotline", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_says (canvas, "point-mia-1", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_says (canvas, "link-sister", GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Renaming reaches the ear. */
static void
test_new_name (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;

  look_at_everything (canvas);
  tl_document_begin (fixture->document, "Rename");
  tl_edit_set_text (fixture->document, "card-hotline", TL_CARD_TITLE, "Night line");
  tl_document_commit (fixture->document);
  tl_canvas_update_proxies (canvas);
  assert_says (canvas, "card-hotline", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
test_selected (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;

  look_at_everything (canvas);
  tl_canvas_select (canvas, (const char *const[]){ "card-hotline", NULL });
  tl_canvas_update_proxies (canvas);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_proxy (canvas, "card-hotline")),
                                    GTK_ACCESSIBLE_STATE_SELECTED,
                                    TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_proxy (canvas, "card-counter")),
                                    GTK_ACCESSIBLE_STATE_SELECTED,
                                    FALSE);
}

/* Siblings stand in the order of the pool, headings before lanes, lanes from top to bottom. */
static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  TlCanvas  *canvas = fixture->canvas;
  GtkWidget *child;
  double     bottom = -1;
  guint      n_lanes = 0;

  look_at_everything (canvas);
  child = gtk_widget_get_first_child (GTK_WIDGET (canvas));
  for (guint i = 0; i < tl_proxy_pool_get_size (canvas->proxies); i++)
    {
      TlProxy       *proxy = tl_proxy_pool_get (canvas->proxies, i);
      const TlPlace *place = tl_proxy_get_place (proxy);
      TlRect         rect;

      g_assert_true (child == GTK_WIDGET (proxy));
      child = gtk_widget_get_next_sibling (child);
      if (place->type == TL_PLACE_STAGE)
        g_assert_cmpuint (n_lanes, ==, 0);
      if (place->type != TL_PLACE_LANE)
        continue;
      g_assert_true (tl_scene_get_place_rect (tl_canvas_get_scene (canvas), place, &rect));
      g_assert_cmpfloat (rect.y, >, bottom);
      bottom = rect.y;
      n_lanes++;
    }
  g_assert_cmpuint (n_lanes, ==, 9);
}

static void
test_only_what_is_in_view (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlPlace   focus;

  tl_canvas_set_zoom (canvas, 2);
  tl_canvas_set_offset (canvas, 0, 0);
  tl_canvas_update_proxies (canvas);
  g_assert_null (find_proxy (canvas, "card-lends"));
  g_assert_nonnull (find_proxy (canvas, "card-colleague"));
  g_assert_cmpuint (tl_proxy_pool_get_size (canvas->proxies), <=, TL_PROXY_MAX);

  /* The focused one stays when it is scrolled out of sight. */
  focus = tl_scene_place_of (tl_canvas_get_scene (canvas), "card-colleague");
  tl_canvas_focus_place (canvas, &focus);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (canvas)));
  tl_canvas_set_offset (canvas, 900, 900);
  tl_canvas_update_proxies (canvas);
  g_assert_nonnull (find_proxy (canvas, "card-colleague"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (find_proxy (canvas, "card-colleague"))));
}

/* Panning to and fro does not make ever more widgets. */
static void
test_reuse (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  guint     n_children = 0;

  tl_canvas_set_zoom (canvas, 1);
  for (int i = 0; i < 40; i++)
    {
      tl_canvas_set_offset (canvas, (i % 8) * 200, (i % 5) * 150);
      tl_canvas_update_proxies (canvas);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;
  g_assert_cmpuint (n_children, <=, 2 * TL_PROXY_MAX);
  g_assert_cmpuint (n_children, <=, 3 * tl_proxy_pool_get_size (canvas->proxies) + 40);
}

static void
test_one_tab_stop (void)
{
  GtkWidget  *window = gtk_window_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *before = gtk_button_new_with_label ("Before");
  GtkWidget  *after = gtk_button_new_with_label ("After");
  GtkWidget  *canvas = tl_canvas_new ();
  TlDocument *document = tl_edit_new_document (NULL, "Journey", TRUE);

  tl_canvas_set_document (TL_CANVAS (canvas), document, NULL);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), canvas);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (canvas))
    g_main_context_iteration (NULL, TRUE);
  wait_frame (canvas);

  gtk_widget_grab_focus (before);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (TL_IS_PROXY (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == after);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (TL_IS_PROXY (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (document);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlPlace   focus = tl_scene_place_of (tl_canvas_get_scene (canvas), "card-product-page");
  TlRect    rect;
  TlRect    visible;

  tl_canvas_set_zoom (canvas, 2);
  tl_canvas_set_offset (canvas, 0, 0);
  tl_canvas_focus_place (canvas, &focus);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (canvas)));
  g_assert_true (tl_canvas_walk (canvas, TL_WALK_DOWN));
  g_assert_cmpstr (tl_canvas_get_focus (canvas).id, ==, "card-comparison");
  for (int i = 0; i < 3; i++)
    g_assert_true (tl_canvas_walk (canvas, TL_WALK_RIGHT));
  g_assert_cmpstr (tl_canvas_get_focus (canvas).column, ==, "stage-service");

  /* The keyboard went along, and the view. */
  focus = tl_canvas_get_focus (canvas);
  g_assert_true (TL_IS_PROXY (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_true (tl_place_is_same (tl_proxy_get_place (
                                     TL_PROXY (gtk_root_get_focus (GTK_ROOT (fixture->window)))),
                                   &focus));
  g_assert_true (tl_scene_get_place_rect (tl_canvas_get_scene (canvas), &focus, &rect));
  visible = tl_canvas_get_visible (canvas);
  g_assert_true (tl_rect_contains (&visible, rect.x, rect.y));
}

/* A client that focuses a proxy moves the place. */
static void
test_focus_from_outside (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlProxy  *proxy;

  look_at_everything (canvas);
  proxy = find_proxy (canvas, "card-hotline");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (proxy)));
  g_assert_cmpstr (tl_canvas_get_focus (canvas).id, ==, "card-hotline");
}

static void
test_focus_survives_removal (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  TlPlace   focus = tl_scene_place_of (tl_canvas_get_scene (canvas), "card-hotline");

  tl_canvas_focus_place (canvas, &focus);
  tl_canvas_select_one (canvas, "card-hotline");
  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, (const char *const[]){ "card-hotline", NULL }, TRUE);
  tl_document_commit (fixture->document);
  g_assert_null (tl_canvas_get_selection (canvas)[0]);
  focus = tl_canvas_get_focus (canvas);
  g_assert_cmpint (focus.type, ==, TL_PLACE_CELL);
  g_assert_cmpstr (focus.column, ==, "stage-service");

  /* Undo through the canvas brings back what was selected, and the place can be seen. */
  tl_canvas_set_offset (canvas, -1e6, -1e6);
  g_assert_true (tl_canvas_undo (canvas));
  g_assert_cmpstr (tl_canvas_get_selection (canvas)[0], ==, "card-hotline");
  g_assert_cmpstr (tl_canvas_get_focus (canvas).id, ==, "card-hotline");
  {
    TlRect visible = tl_canvas_get_visible (canvas);
    TlRect rect;

    g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (canvas), "card-hotline", &rect));
    g_assert_true (tl_rect_contains (&visible, rect.x, rect.y));
  }
}

/* Undoing what made the selected card selects what was selected before, not nothing. */
static void
test_undo_brings_selection_back (Fixture *fixture, gconstpointer data)
{
  TlCanvas        *canvas = fixture->canvas;
  g_autofree char *card = NULL;

  tl_canvas_select_one (canvas, "card-hotline");
  tl_document_begin (fixture->document, "Add");
  card = tl_edit_add_card (fixture->document,
                           tl_canvas_get_map (canvas),
                           "stage-service",
                           "lane-touchpoints",
                           "New",
                           NULL);
  tl_document_commit (fixture->document);
  tl_canvas_select_one (canvas, card);
  g_assert_true (tl_canvas_undo (canvas));
  g_assert_cmpstr (tl_canvas_get_selection (canvas)[0], ==, "card-hotline");
  g_assert_null (tl_canvas_get_selection (canvas)[1]);
}

/* What is not drawn leads nowhere. */
static void
test_undo_of_what_is_not_seen (Fixture *fixture, gconstpointer data)
{
  TlCanvas   *canvas = fixture->canvas;
  TlPlace     focus = tl_scene_place_of (tl_canvas_get_scene (canvas), "card-hotline");
  const char *map = tl_canvas_get_map (canvas);
  TlRect      before, after;

  tl_canvas_focus_place (canvas, &focus);
  tl_document_begin (fixture->document, "Dismiss Question");
  g_assert_true (tl_edit_dismiss_question (fixture->document,
                                           map,
                                           "stage-without-touchpoint/stage-service",
                                           TRUE));
  tl_document_commit (fixture->document);
  tl_canvas_set_offset (canvas, 120, 90);
  before = tl_canvas_get_visible (canvas);
  g_assert_true (tl_canvas_undo (canvas));
  after = tl_canvas_get_visible (canvas);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
  g_assert_cmpstr (tl_canvas_get_focus (canvas).id, ==, "card-hotline");
  g_assert_true (tl_canvas_redo (canvas));
  after = tl_canvas_get_visible (canvas);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
}

/* Only a screen offers a place for a title that is not there yet. */
static void
test_untitled_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (NULL, NULL, TRUE);
  TlCanvas        *canvas = fixture->canvas;
  TlScene         *scene = tl_canvas_get_scene (canvas);
  TlPlace          header = { .type = TL_PLACE_HEADER };
  g_autofree char *name = NULL;
  g_autofree char *renamed = NULL;

  tl_canvas_set_document (canvas, document, NULL);
  header.id = tl_canvas_get_map (canvas);
  name = tl_scene_dup_name (scene, &header);
  g_assert_cmpstr (name, ==, "Map: Untitled map");
  tl_canvas_focus_place (canvas, &header);
  tl_canvas_edit (canvas, &header);
  g_assert_true (tl_canvas_is_writing (canvas));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (tl_editor_get_view (canvas)), "Moving", -1);
  tl_canvas_commit_writing (canvas);
  renamed = tl_scene_dup_name (scene, &header);
  g_assert_cmpstr (renamed, ==, "Map: Moving");
}

/* A map without cards says how to begin; the first card ends that. */
static void
test_hint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (NULL, "Journey", TRUE);
  TlCanvas        *canvas = fixture->canvas;
  const char      *map;
  const GPtrArray *stages;
  const GPtrArray *lanes;
  g_autofree char *card = NULL;

  g_assert_false (gtk_widget_get_visible (canvas->hint));
  tl_canvas_set_document (canvas, document, NULL);
  g_assert_true (gtk_widget_get_visible (canvas->hint));
  map = tl_canvas_get_map (canvas);
  stages = tl_table_get_children (tl_document_get_table (document), map, TL_KIND_STAGE);
  lanes = tl_table_get_children (tl_document_get_table (document), map, TL_KIND_LANE);
  tl_document_begin (document, "Add");
  card = tl_edit_add_card (document,
                           map,
                           tl_record_get_id (g_ptr_array_index (stages, 0)),
                           tl_record_get_id (g_ptr_array_index (lanes, 0)),
                           "First",
                           NULL);
  tl_document_commit (document);
  g_assert_false (gtk_widget_get_visible (canvas->hint));
  tl_canvas_set_document (canvas, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (canvas->hint));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/places/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("names", test_names);
  ADD ("new-name", test_new_name);
  ADD ("selected", test_selected);
  ADD ("reading-order", test_reading_order);
  ADD ("only-what-is-in-view", test_only_what_is_in_view);
  ADD ("reuse", test_reuse);
  g_test_add_func ("/canvas/places/one-tab-stop", test_one_tab_stop);
  ADD ("walk", test_walk);
  ADD ("focus-from-outside", test_focus_from_outside);
  ADD ("focus-survives-removal", test_focus_survives_removal);
  ADD ("undo-brings-selection-back", test_undo_brings_selection_back);
  ADD ("undo-of-what-is-not-seen", test_undo_of_what_is_not_seen);
  ADD ("untitled-map", test_untitled_map);
  ADD ("hint", test_hint);
  return g_test_run ();
}
