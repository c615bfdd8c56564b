/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with several maps: tabs, going from one to another, undo that leads to what it changes,
 * and how each was looked at. */
#include "config.h"

#include "app/tl-preview.h"
#include "app/tl-window-private.h"

#include "map/tl-edit.h"

#include "app/tl-application.h"
#include "app/tl-map-tab.h"
#include "app/tl-map-tabs.h"

static TlWindow *window;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static TlDocument *
get_document (void)
{
  return tl_document_file_get_document (tl_window_get_document_file (window));
}

static const TlRecord *
get_map (void)
{
  return tl_table_get (tl_document_get_table (get_document ()), tl_window_get_map (window));
}

static const GPtrArray *
get_maps (void)
{
  return tl_table_get_children (tl_document_get_table (get_document ()),
                                tl_document_get_id (get_document ()),
                                TL_KIND_MAP);
}

static GtkWidget *
get_tabs (void)
{
  return adw_bin_get_child (window->tabs_slot);
}

static void
find_tabs (GtkWidget *widget, GPtrArray *found)
{
  if (TL_IS_MAP_TAB (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    find_tabs (child, found);
}

static TlMapTab *
get_tab (guint place)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_tabs (get_tabs (), found);
  g_assert_cmpuint (found->len, ==, get_maps ()->len);
  return g_ptr_array_index (found, place);
}

static void
activate (const char *name, const char *word)
{
  if (word)
    gtk_widget_activate_action (GTK_WIDGET (window), name, "s", word);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), name, NULL);
}

static void
open_new (void)
{
  GApplication *application = g_application_get_default ();

  g_application_activate (application);
  window = TL_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  tl_application_new_map (TL_APPLICATION (application), GTK_WINDOW (window));
  window = TL_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  settle ();
  tl_canvas_commit_writing (window->canvas);
  tl_document_begin (get_document (), "Title");
  tl_edit_set_text (get_document (), tl_window_get_map (window), TL_MAP_TITLE, "Refund");
  tl_document_commit (get_document ());
}

static void
close_all (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* --- Tests -------------------------------------------------------------------------------------
 */

static void
test_copy (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  open_new ();
  first = g_strdup (tl_window_get_map (window));
  g_assert_false (gtk_widget_get_visible (get_tabs ()));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "next-map"));
  activate ("win.copy-map", "to-be");
  second = g_strdup (tl_window_get_map (window));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (gtk_widget_get_visible (get_tabs ()));
  g_assert_cmpstr (tl_record_get_ref (get_map (), TL_MAP_BASE), ==, first);
  g_assert_cmpstr (tl_record_get_text (get_map (), TL_MAP_TITLE), ==, "Refund");
  g_assert_cmpstr (tl_map_tab_get_map (get_tab (1)), ==, second);
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (get_tab (1))) & GTK_STATE_FLAG_SELECTED);
  /* Undo takes the map away and leads back; redo brings it and leads there. */
  g_assert_true (tl_canvas_undo (window->canvas));
  g_assert_cmpstr (tl_window_get_map (window), ==, first);
  g_assert_false (gtk_widget_get_visible (get_tabs ()));
  g_assert_true (tl_canvas_redo (window->canvas));
  g_assert_cmpstr (tl_window_get_map (window), ==, second);
  close_all ();
}

static void
test_walk (void)
{
  g_autofree char *first = NULL;

  open_new ();
  first = g_strdup (tl_window_get_map (window));
  activate ("win.copy-map", "to-be");
  activate ("win.copy-map", "variant");
  g_assert_cmpuint (get_maps ()->len, ==, 3);
  activate ("win.next-map", NULL);
  g_assert_cmpstr (tl_window_get_map (window), ==, first);
  activate ("win.previous-map", NULL);
  g_assert_cmpstr (tl_window_get_map (window), ==, tl_map_tab_get_map (get_tab (2)));
  g_signal_emit_by_name (get_tab (1), "activate");
  g_assert_cmpstr (tl_window_get_map (window), ==, tl_map_tab_get_map (get_tab (1)));
  activate ("win.move-map-left", NULL);
  g_assert_cmpstr (tl_window_get_map (window), ==, tl_map_tab_get_map (get_tab (0)));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "move-map-left"));
  close_all ();
}

/* What is undone is in another map: it is shown. */
static void
test_undo_leads (void)
{
  g_autofree char *first = NULL;
  g_autofree char *card = NULL;
  const GPtrArray *stages;
  const TlRecord  *lane;

  open_new ();
  first = g_strdup (tl_window_get_map (window));
  activate ("win.copy-map", "variant");
  stages = tl_table_get_children (tl_document_get_table (get_document ()), first, TL_KIND_STAGE);
  tl_document_begin (get_document (), "Lane");
  g_free (tl_edit_add_lane (get_document (), first, TL_LANE_KIND_ACTIONS, "", NULL));
  tl_document_commit (get_document ());
  lane =
    tl_query_lane_of_kind (tl_document_get_table (get_document ()), first, TL_LANE_KIND_ACTIONS);
  tl_document_begin (get_document (), "Card");
  card = tl_edit_add_card (get_document (),
                           first,
                           tl_record_get_id (stages->pdata[0]),
                           tl_record_get_id (lane),
                           "Card",
                           NULL);
  tl_document_commit (get_document ());
  g_assert_cmpstr (tl_window_get_map (window), !=, first);
  g_assert_true (tl_canvas_undo (window->canvas));
  g_assert_cmpstr (tl_window_get_map (window), ==, first);
  close_all ();
}

static void
test_rename (void)
{
  open_new ();
  activate ("win.copy-map", "variant");
  g_assert_cmpstr (tl_record_get_text (get_map (), TL_MAP_TITLE), ==, "Refund, variant 1");
  activate ("win.rename-map", NULL);
  g_assert_true (tl_map_tabs_is_writing (TL_MAP_TABS (get_tabs ())));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_tab (1))); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT (child))
      gtk_editable_set_text (GTK_EDITABLE (child), "By phone");
  /* Leaving keeps what was written. */
  activate ("win.previous-map", NULL);
  g_assert_false (tl_map_tabs_is_writing (TL_MAP_TABS (get_tabs ())));
  activate ("win.next-map", NULL);
  g_assert_cmpstr (tl_record_get_text (get_map (), TL_MAP_TITLE), ==, "By phone");
  activate ("win.map-state", "to-be");
  g_assert_cmpint (tl_record_get_integer (get_map (), TL_MAP_STATE), ==, TL_MAP_STATE_TO_BE);
  close_all ();
}

static void
test_delete (void)
{
  g_autofree char *first = NULL;

  open_new ();
  first = g_strdup (tl_window_get_map (window));
  activate ("win.new-map", NULL);
  tl_window_commit_writing (window);
  g_assert_cmpuint (get_maps ()->len, ==, 2);
  g_assert_cmpstr (tl_window_get_map (window), !=, first);
  activate ("win.delete-map", "");
  g_assert_cmpuint (get_maps ()->len, ==, 1);
  g_assert_cmpstr (tl_window_get_map (window), ==, first);
  /* A document keeps one. */
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "delete-map"));
  close_all ();
}

static char *
add_card (const char *title)
{
  const TlTable   *table = tl_document_get_table (get_document ());
  const char      *map = tl_window_get_map (window);
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  char            *id;

  tl_document_begin (get_document (), "Card");
  id = tl_edit_add_card (get_document (),
                         map,
                         tl_record_get_id (stages->pdata[0]),
                         tl_record_get_id (lanes->pdata[0]),
                         title,
                         NULL);
  tl_document_commit (get_document ());
  return id;
}

static gboolean
is_enabled (const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

/* From a card to the journey that it opens, and back to the card. */
static void
test_journey (void)
{
  g_autofree char *first = NULL;
  g_autofree char *card = NULL;

  open_new ();
  first = g_strdup (tl_window_get_map (window));
  card = add_card ("Hotline");
  tl_canvas_select (window->canvas, (const char *const[]){ card, NULL });
  g_assert_false (is_enabled ("open-journey"));
  g_assert_false (is_enabled ("unlink-journey"));
  activate ("win.new-journey", NULL);
  g_assert_cmpstr (tl_window_get_map (window), !=, first);
  g_assert_cmpstr (tl_record_get_text (get_map (), TL_MAP_TITLE), ==, "Hotline");
  g_assert_true (gtk_widget_get_visible (window->back_button));
  activate ("win.journey-back", NULL);
  g_assert_cmpstr (tl_window_get_map (window), ==, first);
  g_assert_cmpstr (tl_canvas_get_selection (window->canvas)[0], ==, card);
  g_assert_false (gtk_widget_get_visible (window->back_button));
  g_assert_true (is_enabled ("open-journey"));
  g_assert_true (is_enabled ("unlink-journey"));
  activate ("win.unlink-journey", NULL);
  g_assert_false (is_enabled ("open-journey"));
  g_assert_false (is_enabled ("unlink-journey"));
  g_assert_true (tl_canvas_undo (window->canvas));
  activate ("win.open-journey", NULL);
  g_assert_cmpstr (tl_window_get_map (window), !=, first);
  /* One step: the map and what the card says of it. */
  activate ("win.journey-back", NULL);
  g_assert_true (tl_canvas_undo (window->canvas));
  g_assert_cmpuint (get_maps ()->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (tl_document_get_table (get_document ()), card),
                                       TL_CARD_OPENS),
                   ==,
                   "");
  close_all ();
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found =
    GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "navigation-sidebar") ? widget
                                                                                         : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static guint
count_lines (void)
{
  GtkWidget *page = gtk_stack_get_visible_child (window->content);

  settle ();
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_list (page)))));
}

/* The page says what differs, and follows the document. */
static void
test_compare (void)
{
  g_autofree char *card = NULL;

  open_new ();
  activate ("win.copy-map", "to-be");
  tl_window_show_page (window, "comparison");
  /* "No Differences". */
  g_assert_cmpuint (count_lines (), ==, 1);
  card = add_card ("Chat");
  g_assert_cmpuint (count_lines (), ==, 2);
  tl_window_show_page (window, "map");
  close_all ();
}

/* Each map is looked at as it was. */
static void
test_view (void)
{
  double x, y;

  open_new ();
  activate ("win.copy-map", "variant");
  tl_canvas_set_zoom (window->canvas, 1.5);
  tl_canvas_set_offset (window->canvas, 120, 60);
  activate ("win.next-map", NULL);
  tl_canvas_set_zoom (window->canvas, 0.8);
  activate ("win.next-map", NULL);
  tl_canvas_get_offset (window->canvas, &x, &y);
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_zoom (window->canvas), 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (x, 120, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 60, 0.01);
  activate ("win.previous-map", NULL);
  g_assert_cmpfloat_with_epsilon (tl_canvas_get_zoom (window->canvas), 0.8, 1e-6);
  close_all ();
}

int
main (int argc, char **argv)
{
  int status;

  g_autoptr (TlApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = tl_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  g_test_add_func ("/app/maps/copy", test_copy);
  g_test_add_func ("/app/maps/walk", test_walk);
  g_test_add_func ("/app/maps/undo-leads", test_undo_leads);
  g_test_add_func ("/app/maps/rename", test_rename);
  g_test_add_func ("/app/maps/delete", test_delete);
  g_test_add_func ("/app/maps/journey", test_journey);
  g_test_add_func ("/app/maps/compare", test_compare);
  g_test_add_func ("/app/maps/view", test_view);
  status = g_test_run ();
  tl_preview_end ();
  return status;
}
