/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of priorities: cards are rated by dragging, by keys and in the list, each in one step of
 * undo; Escape leaves no trace; what is asked for is what both sides show. */
#include "config.h"
#include "waiting.h"

#include "app/tl-board-layer.h"
#include "app/tl-board-mark.h"
#include "app/tl-board-page.h"
#include "app/tl-rating.h"

#include <adwaita.h>

#include "map/tl-edit.h"

typedef struct
{
  TlDocument  *document;
  char        *map;
  char        *cards[4]; /* win 4/2, bet 5/5, new, other 1/1; owners Zoe, Bob, none, Zoe */
  GtkWidget   *window;
  TlCanvas    *canvas;
  TlBoardPage *page;
  TlBoardView *view;
  TlRankList  *list;
  char        *opened;
} Fixture;

static const TlTable *
get_table (Fixture *fixture)
{
  return tl_document_get_table (fixture->document);
}

static gint64
get_number (Fixture *fixture, guint card, guint field)
{
  return tl_record_get_integer (tl_table_get (get_table (fixture), fixture->cards[card]), field);
}

#define assert_scores(fixture_, card_, impact_, effort_)                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint (get_number (fixture_, card_, TL_CARD_IMPACT), ==, impact_);                   \
    g_assert_cmpint (get_number (fixture_, card_, TL_CARD_EFFORT), ==, effort_);                   \
  }                                                                                                \
  G_STMT_END

static void
fill (Fixture *fixture)
{
  static const char *const titles[] = { "win", "bet", "new", "other" };
  static const int         scores[][2] = { { 4, 2 }, { 5, 5 }, { 0, 0 }, { 1, 1 } };
  static const char *const owners[] = { "Zoe", "Bob", "", "Zoe" };
  const GPtrArray         *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);
  const TlRecord *lane;

  tl_document_begin (fixture->document, "Fill");
  g_free (
    tl_edit_add_lane (fixture->document, fixture->map, TL_LANE_KIND_OPPORTUNITIES, "Ideas", NULL));
  lane = tl_query_lane_of_kind (get_table (fixture), fixture->map, TL_LANE_KIND_OPPORTUNITIES);
  for (guint i = 0; i < 4; i++)
    {
      fixture->cards[i] = tl_edit_add_card (fixture->document,
                                            fixture->map,
                                            tl_record_get_id (stages->pdata[i / 2]),
                                            tl_record_get_id (lane),
                                            titles[i],
                                            NULL);
      tl_edit_rate_card (fixture->document, fixture->cards[i], scores[i][0], scores[i][1]);
      tl_edit_set_text (fixture->document, fixture->cards[i], TL_CARD_OWNER, owners[i]);
    }
  tl_document_commit (fixture->document);
  tl_document_forget_history (fixture->document);
}

static void
open_cb (Fixture *fixture, const char *map, const char *id)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->document = tl_edit_new_document (tl_id_source_new_seeded (5), "Map", TRUE);
  fixture->map = g_strdup (tl_record_get_id (
    tl_table_get_children (get_table (fixture), tl_document_get_id (fixture->document), TL_KIND_MAP)
      ->pdata[0]));
  fill (fixture);
  fixture->window = gtk_window_new ();
  fixture->canvas = TL_CANVAS (tl_canvas_new ());
  fixture->page = TL_BOARD_PAGE (tl_board_page_new (fixture->canvas));
  fixture->view = tl_board_page_get_view (fixture->page);
  fixture->list = tl_board_page_get_list (fixture->page);
  g_signal_connect_swapped (fixture->page, "open", G_CALLBACK (open_cb), fixture);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  tl_canvas_set_document (fixture->canvas, fixture->document, fixture->map);
  tl_window_part_set_document (TL_WINDOW_PART (fixture->page),
                               fixture->document,
                               fixture->map,
                               data != NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (tl_board_view_get_board (fixture->view) != NULL &&
              gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 100 &&
              gtk_widget_get_width (tl_board_view_get_mark (fixture->view, fixture->cards[0])) >
                10);
  /* It begins narrow. */
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->list)) > 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_free (fixture->map);
  g_free (fixture->opened);
  for (guint i = 0; i < 4; i++)
    g_free (fixture->cards[i]);
}

static GtkWidget *
get_mark (Fixture *fixture, guint card)
{
  return tl_board_view_get_mark (fixture->view, fixture->cards[card]);
}

/* --- Keys --------------------------------------------------------------------------------------
 */

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *mark = get_mark (fixture, 0);

  gtk_widget_grab_focus (mark);
  g_signal_emit_by_name (mark, "step", 1, 0);
  assert_scores (fixture, 0, 5, 2);
  g_signal_emit_by_name (mark, "step", 1, 0); /* there is no more */
  g_signal_emit_by_name (mark, "step", 0, -1);
  assert_scores (fixture, 0, 5, 1);
  g_assert_true (get_mark (fixture, 0) == mark);
  g_assert_true (gtk_widget_has_focus (mark));
  g_assert_cmpstr (tl_canvas_get_selection (fixture->canvas)[0], ==, fixture->cards[0]);
  g_assert_true (tl_document_undo (fixture->document));
  assert_scores (fixture, 0, 5, 2);
  g_assert_true (tl_document_undo (fixture->document));
  assert_scores (fixture, 0, 4, 2);
  g_assert_false (tl_document_can_undo (fixture->document));
}

/* In a document that runs from right to left, so does effort. */
static void
test_mirrored_keys (Fixture *fixture, gconstpointer data)
{
  tl_document_begin (fixture->document, "Direction");
  tl_edit_set_integer (fixture->document,
                       tl_document_get_id (fixture->document),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->document);
  tl_board_page_refresh (fixture->page);
  g_signal_emit_by_name (get_mark (fixture, 0), "step", 0, 1);
  assert_scores (fixture, 0, 4, 1);
}

static void
test_tray (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (get_mark (fixture, 2), "step", 1, 0);
  assert_scores (fixture, 2, 3, 3);
  g_signal_emit_by_name (get_mark (fixture, 2), "rate-clear");
  assert_scores (fixture, 2, 0, 0);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate (get_mark (fixture, 1));
  g_assert_cmpstr (fixture->opened, ==, fixture->cards[1]);
}

static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *mark = GTK_ACCESSIBLE (get_mark (fixture, 0));
  GtkAccessible *row = GTK_ACCESSIBLE (tl_rank_list_get_row (fixture->list, fixture->cards[0]));

  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Opportunity: win");
  gtk_test_accessible_assert_property (mark,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "impact 4, effort 2, quick win");
  gtk_test_accessible_assert_property (row,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1. Opportunity: win, score 2");
}

/* --- Dragging ----------------------------------------------------------------------------------
 */

static GtkWidget *
find_layer (GtkWidget *widget)
{
  GtkWidget *found = TL_IS_BOARD_LAYER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_layer (child);
  return found;
}

static GtkEventController *
find_controller (GtkWidget *layer, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (layer);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the layer holds it */
    }
  return NULL;
}

static TlPoint
get_middle (GtkWidget *mark, GtkWidget *layer)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (mark, layer, &rect));
  return (TlPoint){ rect.origin.x + rect.size.width / 2, rect.origin.y + rect.size.height / 2 };
}

/* From one card's place to another's, by the gesture's own signals. */
static void
begin_drag (Fixture *fixture, guint from, guint to)
{
  GtkWidget          *layer = find_layer (GTK_WIDGET (fixture->view));
  GtkEventController *drag = find_controller (layer, GTK_TYPE_GESTURE_DRAG);
  TlPoint             a = get_middle (get_mark (fixture, from), layer);
  TlPoint             b = get_middle (get_mark (fixture, to), layer);

  g_signal_emit_by_name (drag, "drag-begin", a.x, a.y);
  g_assert_false (tl_board_layer_is_dragging (TL_BOARD_LAYER (layer)));
  g_signal_emit_by_name (drag, "drag-update", 3.0, 3.0); /* a shaky hand */
  g_assert_false (tl_board_layer_is_dragging (TL_BOARD_LAYER (layer)));
  g_signal_emit_by_name (drag, "drag-update", b.x - a.x, b.y - a.y);
}

static void
end_drag (Fixture *fixture)
{
  GtkWidget *layer = find_layer (GTK_WIDGET (fixture->view));

  g_signal_emit_by_name (find_controller (layer, GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
  g_assert_false (tl_board_layer_is_dragging (TL_BOARD_LAYER (layer)));
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  begin_drag (fixture, 0, 1);
  assert_scores (fixture, 0, 4, 2); /* not before the drop */
  end_drag (fixture);
  assert_scores (fixture, 0, 5, 5);
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Impact and Effort");
  g_assert_true (tl_document_undo (fixture->document));
  assert_scores (fixture, 0, 4, 2);
  g_assert_false (tl_document_can_undo (fixture->document));
  /* Into the tray, where the new one lies. */
  tl_board_page_refresh (fixture->page);
  begin_drag (fixture, 1, 2);
  end_drag (fixture);
  assert_scores (fixture, 1, 0, 0);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  GtkWidget *layer = find_layer (GTK_WIDGET (fixture->view));
  gboolean   stopped = FALSE;

  begin_drag (fixture, 0, 1);
  g_assert_true (tl_board_layer_is_dragging (TL_BOARD_LAYER (layer)));
  g_signal_emit_by_name (find_controller (layer, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed",
                         GDK_KEY_Escape,
                         9,
                         0,
                         &stopped);
  g_assert_true (stopped); /* else it would leave the page */
  end_drag (fixture);
  assert_scores (fixture, 0, 4, 2);
  g_assert_false (tl_document_can_undo (fixture->document));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  begin_drag (fixture, 0, 1);
  end_drag (fixture);
  g_signal_emit_by_name (get_mark (fixture, 0), "step", 1, 0);
  assert_scores (fixture, 0, 4, 2);
  g_assert_false (tl_document_can_undo (fixture->document));
}

/* --- List --------------------------------------------------------------------------------------
 */

static char *
list_ids (Fixture *fixture)
{
  GString   *out = g_string_new (NULL);
  TlRankRow *row;

  for (int i = 0; (row = tl_rank_list_get_row_at (fixture->list, i)); i++)
    for (guint k = 0; k < 4; k++)
      if (g_str_equal (tl_rank_row_get_id (row), fixture->cards[k]))
        g_string_append_printf (out, "%u", k);
  return g_string_free (out, FALSE);
}

#define assert_list(fixture_, wanted_)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = list_ids (fixture_);                                                 \
    g_assert_cmpstr (found_, ==, wanted_);                                                         \
  }                                                                                                \
  G_STMT_END

static GtkWidget *
find_cell (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, type, n);
  return found;
}

static GtkWidget *
get_cell (Fixture *fixture, guint card, GType type, guint n)
{
  return find_cell (GTK_WIDGET (tl_rank_list_get_row (fixture->list, fixture->cards[card])),
                    type,
                    &n);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  TlRankRow *row = tl_rank_list_get_row (fixture->list, fixture->cards[3]);

  assert_list (fixture, "0132"); /* 2, 1 with more impact, 1, none */
  tl_rating_set_value (TL_RATING (get_cell (fixture, 3, TL_TYPE_RATING, 0)), 5);
  assert_scores (fixture, 3, 5, 1);
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Impact");
  tl_board_page_refresh (fixture->page);
  assert_list (fixture, "3012");
  g_assert_true (tl_rank_list_get_row (fixture->list, fixture->cards[3]) == row);
  tl_rank_list_sort (fixture->list, TL_RANK_COLUMN_TITLE);
  assert_list (fixture, "1230");
  tl_rank_list_sort (fixture->list, TL_RANK_COLUMN_EFFORT);
  assert_list (fixture, "3012");
}

static void
enter (Fixture *fixture, guint card, guint n, const char *text)
{
  GtkWidget *entry = get_cell (fixture, card, GTK_TYPE_ENTRY, n);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_rice (Fixture *fixture, gconstpointer data)
{
  GtkWidget *reach = get_cell (fixture, 1, GTK_TYPE_ENTRY, 0);

  g_assert_false (gtk_widget_get_visible (reach));
  tl_board_page_set_method (fixture->page, TL_RANK_RICE);
  g_assert_true (gtk_widget_get_visible (reach));
  enter (fixture, 1, 0, "1200");
  enter (fixture, 1, 1, "80 %");
  g_assert_cmpint (get_number (fixture, 1, TL_CARD_REACH), ==, 1200);
  g_assert_cmpint (get_number (fixture, 1, TL_CARD_CONFIDENCE), ==, 80);
  enter (fixture, 1, 1, "many"); /* is put back */
  enter (fixture, 1, 1, "101");
  g_assert_cmpint (get_number (fixture, 1, TL_CARD_CONFIDENCE), ==, 80);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (fixture, 1, GTK_TYPE_ENTRY, 1))),
                   ==,
                   "80");
  tl_board_page_refresh (fixture->page);
  assert_list (fixture, "1032"); /* 960; the others have no score, and stand by impact */
  enter (fixture, 1, 0, "");
  g_assert_cmpint (get_number (fixture, 1, TL_CARD_REACH), ==, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  TlRankQuery query;

  tl_board_page_set_owner (fixture->page, "Zoe");
  assert_list (fixture, "03");
  g_assert_cmpuint (tl_board_get_n_items (tl_board_view_get_board (fixture->view)), ==, 2);
  query = tl_board_page_get_query (fixture->page);
  g_assert_cmpstr (query.owner, ==, "Zoe");
  g_assert_cmpstr (query.map, ==, fixture->map);
  tl_board_page_set_owner (fixture->page, "");
  assert_list (fixture, "2");
  tl_board_page_set_owner (fixture->page, NULL);
  tl_board_page_set_stage (fixture->page,
                           tl_record_get_id (tl_table_get_children (get_table (fixture),
                                                                    fixture->map,
                                                                    TL_KIND_STAGE)
                                               ->pdata[1]));
  assert_list (fixture, "32");
}

/* What others do is seen after a moment; what they delete goes. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, (const char *const[]){ fixture->cards[0], NULL }, TRUE);
  tl_document_commit (fixture->document);
  WAIT_UNTIL (tl_board_view_get_mark (fixture->view, fixture->cards[0]) == NULL);
  g_assert_null (tl_rank_list_get_row (fixture->list, fixture->cards[0]));
  tl_window_part_set_document (TL_WINDOW_PART (fixture->page), NULL, NULL, FALSE);
  g_assert_null (tl_board_view_get_board (fixture->view));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name_, data_, test_)                                                                   \
  g_test_add ("/app/board-page/" name_, Fixture, data_, set_up, test_, tear_down)
  ADD ("keys", NULL, test_keys);
  ADD ("mirrored-keys", NULL, test_mirrored_keys);
  ADD ("tray", NULL, test_tray);
  ADD ("open", NULL, test_open);
  ADD ("spoken", NULL, test_spoken);
  ADD ("drag", NULL, test_drag);
  ADD ("escape", NULL, test_escape);
  ADD ("read-only", "read only", test_read_only);
  ADD ("list", NULL, test_list);
  ADD ("rice", NULL, test_rice);
  ADD ("filter", NULL, test_filter);
  ADD ("follows", NULL, test_follows);
  return g_test_run ();
}
