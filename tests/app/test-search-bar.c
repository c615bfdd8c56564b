/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bars that search and filter: what they ask of the canvas and what they say. */
#include "config.h"

#include <adwaita.h>

#include "map/tl-edit.h"

#include "app/tl-filter-bar.h"
#include "app/tl-filter-popover.h"
#include "app/tl-search-bar.h"
#include "app/tl-search-elsewhere.h"

typedef struct
{
  GtkWidget   *window;
  TlCanvas    *canvas;
  TlSearchBar *bar;
  TlFilterBar *filter_bar;
  TlDocument  *document;
  const char  *map;
  char        *first;
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static char *
add_card (Fixture *f, const char *title)
{
  const TlTable   *table = tl_document_get_table (f->document);
  const GPtrArray *stages = tl_table_get_children (table, f->map, TL_KIND_STAGE);
  const TlRecord  *lane = tl_query_lane_of_kind (table, f->map, TL_LANE_KIND_TOUCHPOINTS);

  return tl_edit_add_card (f->document,
                           f->map,
                           tl_record_get_id (stages->pdata[0]),
                           tl_record_get_id (lane),
                           title,
                           NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const GPtrArray *maps;
  g_autofree char *second = NULL;

  f->document = tl_edit_new_document (tl_id_source_new_seeded (3), "Repair", TRUE);
  maps = tl_table_get_children (tl_document_get_table (f->document),
                                tl_document_get_id (f->document),
                                TL_KIND_MAP);
  f->map = tl_record_get_id (maps->pdata[0]);
  tl_document_begin (f->document, "Set up");
  f->first = add_card (f, "Hotline");
  second = add_card (f, "Other hotline");
  tl_edit_set_integer (f->document, second, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_document_commit (f->document);
  f->canvas = TL_CANVAS (tl_canvas_new ());
  f->bar = g_object_new (TL_TYPE_SEARCH_BAR, NULL);
  f->filter_bar = g_object_new (TL_TYPE_FILTER_BAR, NULL);
  f->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->filter_bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->canvas));
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  tl_search_bar_set_canvas (f->bar, f->canvas);
  tl_filter_bar_set_canvas (f->filter_bar, f->canvas);
  tl_canvas_set_document (f->canvas, f->document, f->map);
  gtk_window_present (GTK_WINDOW (f->window));
  settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_clear_object (&f->document);
  g_free (f->first);
}

/* The first descendant of a type, in the order of the tree; `nth` counts from 0. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (gpointer widget, GType type, guint nth)
{
  return find_nth (widget, type, &nth);
}

static GtkWidget *
get_entry (Fixture *f)
{
  return find (f->bar, GTK_TYPE_SEARCH_ENTRY, 0);
}

/* A label of the bar that says so. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
type (Fixture *f, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f)), words);
  settle ();
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_assert_false (tl_search_bar_is_open (f->bar));
  tl_search_bar_open (f->bar, FALSE);
  g_assert_true (tl_search_bar_is_open (f->bar));
  type (f, "hotline");
  g_assert_true (says (GTK_WIDGET (f->bar), "1 of 2"));
  tl_search_bar_step (f->bar, 1);
  g_assert_true (says (GTK_WIDGET (f->bar), "2 of 2"));
  tl_search_bar_step (f->bar, 1);
  g_assert_true (says (GTK_WIDGET (f->bar), "1 of 2, from the start"));
  tl_search_bar_step (f->bar, -1);
  g_assert_true (says (GTK_WIDGET (f->bar), "2 of 2, from the end"));
  type (f, "nobody");
  g_assert_true (says (GTK_WIDGET (f->bar), "Not found"));
  g_assert_true (gtk_widget_has_css_class (get_entry (f), "error"));
  type (f, "other");
  g_assert_false (gtk_widget_has_css_class (get_entry (f), "error"));
  tl_search_bar_close (f->bar);
  g_assert_false (tl_search_bar_is_open (f->bar));
  g_assert_nonnull (tl_canvas_get_selection (f->canvas)[0]);
}

/* What was typed last is looked for again; Escape on the map closes the bar. */
static void
test_reopen (Fixture *f, gconstpointer data)
{
  TlCanvasSearch state;

  tl_search_bar_open (f->bar, FALSE);
  type (f, "hotline");
  tl_search_bar_close (f->bar);
  tl_canvas_get_search (f->canvas, &state);
  g_assert_cmpstr (state.query, ==, "");
  tl_search_bar_open (f->bar, FALSE);
  tl_canvas_get_search (f->canvas, &state);
  g_assert_cmpuint (state.n_found, ==, 2);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  settle ();
  tl_canvas_search (f->canvas, NULL);
  g_assert_false (tl_search_bar_is_open (f->bar));
}

static void
test_replace (Fixture *f, gconstpointer data)
{
  GtkWidget *with;

  tl_search_bar_open (f->bar, TRUE);
  type (f, "hotline");
  with = find (f->bar, GTK_TYPE_ENTRY, 0);
  g_assert_nonnull (with);
  gtk_editable_set_text (GTK_EDITABLE (with), "Desk");
  g_signal_emit_by_name (with, "activate");
  settle ();
  g_assert_cmpstr (tl_record_get_text (tl_table_get (tl_document_get_table (f->document), f->first),
                                       TL_CARD_TITLE),
                   ==,
                   "Desk");
  g_assert_true (says (GTK_WIDGET (f->bar), "1 of 1"));
}

static void
test_filter_bar (Fixture *f, gconstpointer data)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  const GPtrArray *stages =
    tl_table_get_children (tl_document_get_table (f->document), f->map, TL_KIND_STAGE);
  g_autofree char *text = NULL;
  const char      *stage = tl_record_get_id (stages->pdata[0]);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->filter_bar)));
  tl_filter_set (filter, TL_FILTER_CHANNEL, "phone", TRUE);
  tl_filter_set (filter, TL_FILTER_KIND, "touchpoints", TRUE);
  tl_canvas_set_filter (f->canvas, filter);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->filter_bar)));
  g_assert_true (says (GTK_WIDGET (f->filter_bar), "Showing 1 of 2 cards · Touchpoint, Phone"));
  tl_canvas_set_focused_areas (f->canvas, (const char *const[]){ stage, NULL });
  tl_canvas_set_filter (f->canvas, NULL);
  text = g_strdup_printf ("Focus on %s", tl_record_get_text (stages->pdata[0], TL_STAGE_TITLE));
  g_assert_true (says (GTK_WIDGET (f->filter_bar), text));
  /* The first one leads to the research plan. */
  g_signal_emit_by_name (find (f->filter_bar, GTK_TYPE_BUTTON, 1), "clicked");
  settle ();
  g_assert_null (tl_canvas_get_focused_areas (f->canvas)[0]);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->filter_bar)));
}

/* Checks filter at once; the button says that something is filtered. */
static void
test_filter_popover (Fixture *f, gconstpointer data)
{
  GtkWidget      *button = find (f->bar, GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget      *check;
  const TlFilter *filter;

  tl_search_bar_open (f->bar, FALSE);
  settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  check = find (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  filter = tl_canvas_get_filter (f->canvas, NULL, NULL);
  g_assert_nonnull (filter);
  g_assert_true (tl_filter_has (filter, TL_FILTER_KIND, "touchpoints"));
  g_assert_true (gtk_widget_has_css_class (button, "filtering"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_null (tl_canvas_get_filter (f->canvas, NULL, NULL));
  g_assert_false (gtk_widget_has_css_class (button, "filtering"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle ();
}

static void
press_elsewhere (Fixture *f, const char *label)
{
  GtkWidget *button;
  guint      n = 0;

  settle ();
  while ((button = find (f->bar, GTK_TYPE_BUTTON, n++)))
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      break;
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

/* What other maps have is told, and a press leads there, round all maps. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  g_autofree char *other = NULL;
  const char      *next = NULL;
  TlCanvasSearch   state;

  tl_canvas_search (f->canvas, "hotline");
  g_assert_cmpuint (tl_search_elsewhere_count (f->canvas, "hotline", &next), ==, 0);
  g_assert_null (next);
  tl_document_begin (f->document, "Add");
  other = tl_edit_add_map (f->document, "The hotline as it was");
  tl_document_commit (f->document);
  g_assert_cmpuint (tl_search_elsewhere_count (f->canvas, "HOTLINE", &next), ==, 1);
  g_assert_cmpstr (next, ==, other);
  tl_search_bar_open (f->bar, FALSE);
  type (f, "hotline");
  press_elsewhere (f, "1 More in Other Maps");
  g_assert_cmpstr (tl_canvas_get_map (f->canvas), ==, other);
  tl_canvas_get_search (f->canvas, &state);
  g_assert_cmpuint (state.n_found, ==, 1);
  press_elsewhere (f, "2 More in Other Maps");
  g_assert_cmpstr (tl_canvas_get_map (f->canvas), ==, f->map);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/app/search-bar/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("search", test_search);
  ADD ("reopen", test_reopen);
  ADD ("elsewhere", test_elsewhere);
  ADD ("replace", test_replace);
  ADD ("filter-bar", test_filter_bar);
  ADD ("filter-popover", test_filter_popover);
  return g_test_run ();
}
