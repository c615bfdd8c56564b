/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline as it is used: one selection with the canvas, typing in cells by keys, new cards by
 * typing, choices for several rows, the filter, columns, and a narrow window. */
#include "config.h"
#include "waiting.h"

#include "app/tl-outline-private.h"

#include "map/tl-edit.h"
#include "store/tl-store.h"

typedef struct
{
  TlDocument *document;
  char       *map;
  char *ids[4]; /* a, b, c in the touchpoints of the first stage; p, a pain point of the second */
  GtkWidget *window;
  TlCanvas  *canvas;
  TlOutline *outline;
  char      *notice;
} Fixture;

/* --- Helpers -----------------------------------------------------------------------------------
 */

static void
notice_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->notice);
  fixture->notice = g_strdup (text);
}

static const TlTable *
get_table (Fixture *fixture)
{
  return tl_document_get_table (fixture->document);
}

static void
fill (Fixture *fixture)
{
  static const char *const titles[] = { "a", "b", "c", "p" };
  const GPtrArray         *stages;

  fixture->document = tl_edit_new_document (tl_id_source_new_seeded (5), "Map", TRUE);
  fixture->map = g_strdup (tl_record_get_id (
    tl_table_get_children (get_table (fixture),
                           tl_record_get_id (tl_table_get_document (get_table (fixture))),
                           TL_KIND_MAP)
      ->pdata[0]));
  stages = tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);
  tl_document_begin (fixture->document, "Add");
  for (guint i = 0; i < 4; i++)
    fixture->ids[i] =
      tl_edit_add_card (fixture->document,
                        fixture->map,
                        tl_record_get_id (stages->pdata[i / 3]),
                        tl_record_get_id (tl_query_lane_of_kind (get_table (fixture),
                                                                 fixture->map,
                                                                 i < 3 ? TL_LANE_KIND_TOUCHPOINTS
                                                                       : TL_LANE_KIND_PAIN_POINTS)),
                        titles[i],
                        NULL);
  tl_document_commit (fixture->document);
  tl_document_forget_history (fixture->document);
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fill (fixture);
  fixture->window = gtk_window_new ();
  fixture->canvas = TL_CANVAS (tl_canvas_new ());
  fixture->outline = TL_OUTLINE (tl_outline_new (fixture->canvas, NULL));
  g_signal_connect_swapped (fixture->outline, "notice", G_CALLBACK (notice_cb), fixture);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->outline), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->outline));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window),
                               width ? GPOINTER_TO_INT (width) : 1100,
                               600);
  tl_canvas_set_document (fixture->canvas, fixture->document, fixture->map);
  tl_outline_set_document (fixture->outline, fixture->document, fixture->map, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (g_hash_table_size (fixture->outline->cells) > 0 &&
              gtk_widget_get_width (GTK_WIDGET (fixture->outline)) > 1);
  /* It begins narrow. */
  WAIT_UNTIL (fixture->outline->narrow == (width != NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  GtkWidget *weak = GTK_WIDGET (fixture->outline);

  g_object_add_weak_pointer (G_OBJECT (weak), (gpointer *) &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (weak == NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->document);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->ids); i++)
    g_free (fixture->ids[i]);
  g_free (fixture->map);
  g_free (fixture->notice);
}

static TlOutlineRow *
get_row (Fixture *fixture, guint index)
{
  return tl_outline_model_find (fixture->outline->model, fixture->ids[index]);
}

static void
go_to (Fixture *fixture, guint index)
{
  TlOutlineRow *row = get_row (fixture, index);

  tl_outline_select_row (fixture->outline, row);
  tl_outline_focus_row (fixture->outline, row);
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == row);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  g_assert_true (tl_outline_key_pressed (fixture->outline, NULL, keyval, modifiers));
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  g_assert_nonnull (fixture->outline->editing);
  return GTK_EDITABLE (tl_outline_cell_get_entry (fixture->outline->editing));
}

/* Types into the open entry, and presses Enter. */
static void
enter (Fixture *fixture, const char *text)
{
  GtkEditable *entry = get_entry (fixture);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "activate");
}

static const char *
get_title (Fixture *fixture, guint index)
{
  return tl_record_get_text (tl_table_get (get_table (fixture), fixture->ids[index]),
                             TL_CARD_TITLE);
}

static char *
dup_shown (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (fixture->outline->selection);
  GString    *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autofree char *title =
        tl_outline_row_dup_title (tl_outline_get_row_at (fixture->outline, i));

      g_string_append_printf (all, "%s%s", i ? " " : "", title);
    }
  return g_string_free (all, FALSE);
}

static void
assert_shown (Fixture *fixture, const char *titles)
{
  g_autofree char *shown = dup_shown (fixture);

  g_assert_cmpstr (shown, ==, titles);
}

/* --- Selection ---------------------------------------------------------------------------------
 */

static void
test_one_selection (Fixture *fixture, gconstpointer data)
{
  const char *const both[] = { fixture->ids[0], fixture->ids[3], NULL };
  g_autoptr (GPtrArray) selected = NULL;

  go_to (fixture, 1);
  g_assert_cmpstr (tl_canvas_get_selection (fixture->canvas)[0], ==, fixture->ids[1]);
  g_assert_null (tl_canvas_get_selection (fixture->canvas)[1]);
  g_assert_cmpstr (tl_canvas_get_focus (fixture->canvas).id, ==, fixture->ids[1]);
  tl_canvas_select (fixture->canvas, both);
  selected = tl_outline_dup_selected (fixture->outline);
  g_assert_cmpuint (selected->len, ==, 3);
  g_assert_cmpstr (selected->pdata[0], ==, fixture->ids[0]);
  g_assert_cmpstr (selected->pdata[1], ==, fixture->ids[3]);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->outline->bulk_revealer));
  /* What goes is selected no more, on either side. */
  tl_outline_edit_delete (fixture->outline->model, both);
  g_assert_null (tl_canvas_get_selection (fixture->canvas)[0]);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->outline->bulk_revealer));
}

/* --- Typing ------------------------------------------------------------------------------------
 */

static void
test_type_in_a_cell (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 1);
  press (fixture, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "b");
  enter (fixture, "Better");
  g_assert_false (tl_outline_is_editing (fixture->outline));
  g_assert_cmpstr (get_title (fixture, 1), ==, "Better");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Edit Card");
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == get_row (fixture, 1));
  tl_document_undo (fixture->document);
  g_assert_cmpstr (get_title (fixture, 1), ==, "b");
  g_assert_false (tl_document_can_undo (fixture->document));
}

static void
test_scores (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 0);
  tl_outline_set_cursor (fixture->outline, TL_OUTLINE_COLUMN_SCORE);
  press (fixture, GDK_KEY_Return, 0);
  enter (fixture, "-1,5");
  g_assert_cmpfloat (tl_outline_row_get_facts (get_row (fixture, 0))->score, ==, -1.5);
  g_assert_null (fixture->notice);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "-1.5");
  enter (fixture, "quite bad");
  g_assert_cmpfloat (tl_outline_row_get_facts (get_row (fixture, 0))->score, ==, -1.5);
  g_assert_cmpstr (fixture->notice, ==, "A score is a number from −2 to 2");
  press (fixture, GDK_KEY_Return, 0);
  enter (fixture, "");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Remove Score");
}

static void
test_typing_adds_a_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = tl_store_serialize (get_table (fixture));
  g_autoptr (GBytes) after = NULL;

  go_to (fixture, 0);
  press (fixture, GDK_KEY_h, 0);
  WAIT_UNTIL (tl_outline_is_editing (fixture->outline));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "h");
  /* Enter is done and the next one; with nothing typed it ends and leaves nothing. */
  enter (fixture, "hello");
  WAIT_UNTIL (tl_outline_is_editing (fixture->outline));
  enter (fixture, "world");
  WAIT_UNTIL (tl_outline_is_editing (fixture->outline));
  enter (fixture, "");
  assert_shown (fixture, "a hello world b c p");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Add Card");
  tl_document_undo (fixture->document);
  assert_shown (fixture, "a hello b c p");
  tl_canvas_undo (fixture->canvas);
  /* The row with the focus is gone; the one that was selected before has it. */
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == get_row (fixture, 0));
  g_assert_false (tl_document_can_undo (fixture->document));
  after = tl_store_serialize (get_table (fixture));
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_words_are_kept (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 2);
  press (fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_entry (fixture), "kept");
  g_assert_true (tl_outline_commit_editing (fixture->outline));
  g_assert_cmpstr (get_title (fixture, 2), ==, "kept");
  /* A row that goes while somebody types takes the typing with it, and nothing else. */
  press (fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_entry (fixture), "lost");
  tl_outline_edit_delete (fixture->outline->model, (const char *const[]){ fixture->ids[2], NULL });
  g_assert_false (tl_outline_is_editing (fixture->outline));
  tl_document_undo (fixture->document);
  g_assert_cmpstr (get_title (fixture, 2), ==, "kept");
}

static void
test_undo_is_typing_first (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 0);
  press (fixture, GDK_KEY_F2, 0);
  /* As a key does it: GTK 4.18 remembers nothing else. */
  g_signal_emit_by_name (gtk_editable_get_delegate (get_entry (fixture)), "insert-at-cursor", "x");
  g_assert_true (tl_outline_undo_typing (fixture->outline));
  g_assert_true (tl_outline_is_editing (fixture->outline));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "a");
  /* With nothing typed, undo is the map's. */
  g_assert_false (tl_outline_undo_typing (fixture->outline));
  g_assert_false (tl_outline_is_editing (fixture->outline));
  g_assert_false (tl_document_can_undo (fixture->document));
}

/* --- Choosing ----------------------------------------------------------------------------------
 */

static GtkWidget *
find_widget (GtkWidget *top, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (top, type) ? top : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (top); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
test_choose_for_several (Fixture *fixture, gconstpointer data)
{
  GtkListBox *list;

  go_to (fixture, 0);
  gtk_selection_model_select_item (fixture->outline->selection, 1, FALSE);
  gtk_selection_model_select_item (fixture->outline->selection, 3, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->outline), "outline.set-channel", NULL);
  g_assert_nonnull (fixture->outline->popover);
  list = GTK_LIST_BOX (find_widget (fixture->outline->popover, GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list,
                         "row-activated",
                         gtk_list_box_get_row_at_index (list, TL_CHANNEL_PHONE));
  g_assert_cmpstr (fixture->notice, ==, "Channel: “Phone” for 3 cards");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Channel of 3 Cards");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (tl_record_get_integer (tl_outline_row_get_record (get_row (fixture, i)),
                                            TL_CARD_CHANNEL),
                     ==,
                     i == 2 ? TL_CHANNEL_NONE : TL_CHANNEL_PHONE);
  WAIT_UNTIL (fixture->outline->popover == NULL);
}

static void
test_delete_and_park (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 1);
  press (fixture, GDK_KEY_Delete, 0);
  assert_shown (fixture, "a c p");
  g_assert_cmpstr (fixture->notice, ==, "1 card deleted");
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == get_row (fixture, 2));
  press (fixture, GDK_KEY_F8, 0);
  assert_shown (fixture, "a p c");
  g_assert_true (tl_outline_row_is_parked (get_row (fixture, 2)));
  g_assert_cmpstr (fixture->notice, ==, "1 card parked");
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == get_row (fixture, 3));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  tl_outline_set_document (fixture->outline, fixture->document, fixture->map, TRUE);
  go_to (fixture, 1);
  tl_outline_key_pressed (fixture->outline, NULL, GDK_KEY_F2, 0);
  tl_outline_key_pressed (fixture->outline, NULL, GDK_KEY_Delete, 0);
  tl_outline_key_pressed (fixture->outline, NULL, GDK_KEY_x, 0);
  g_assert_false (tl_outline_is_editing (fixture->outline));
  assert_shown (fixture, "a b c p");
}

/* --- The list ----------------------------------------------------------------------------------
 */

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  TlOutline *outline = fixture->outline;

  g_assert_cmpstr (gtk_label_get_text (outline->count), ==, "4 cards");
  tl_outline_edit_text (outline->model, fixture->ids[1], TL_OUTLINE_COLUMN_OWNER, "Zoë Ångström");
  gtk_editable_set_text (GTK_EDITABLE (outline->filter_entry), "ANGSTROM zoe");
  assert_shown (fixture, "b");
  g_assert_cmpstr (gtk_label_get_text (outline->count), ==, "1 of 4 cards");
  /* The list follows what is written. */
  tl_outline_edit_owner (outline->model,
                         (const char *const[]){ fixture->ids[3], NULL },
                         "zoe angstrom");
  assert_shown (fixture, "b p");
  gtk_editable_set_text (GTK_EDITABLE (outline->filter_entry), "nobody says <this>");
  assert_shown (fixture, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (outline->stack), ==, "no-match");
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.show-all", NULL);
  assert_shown (fixture, "a b c p");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (outline->stack), ==, "list");
}

/* What is dimmed on the map is not listed. */
static void
test_filter_of_the_map (Fixture *fixture, gconstpointer data)
{
  TlOutline       *outline = fixture->outline;
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);
  const char *second[] = { tl_record_get_id (stages->pdata[1]), NULL };
  const char *one[] = { fixture->ids[1], NULL };
  g_autoptr (TlFilter) filter = tl_filter_new ();

  tl_outline_edit_value (outline->model, one, TL_OUTLINE_COLUMN_CHANNEL, TL_CHANNEL_PHONE);
  tl_filter_set (filter, TL_FILTER_CHANNEL, "phone", TRUE);
  tl_canvas_set_filter (fixture->canvas, filter);
  assert_shown (fixture, "b");
  tl_outline_edit_value (outline->model, one, TL_OUTLINE_COLUMN_CHANNEL, TL_CHANNEL_WEB);
  assert_shown (fixture, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (outline->stack), ==, "no-match");
  tl_canvas_set_filter (fixture->canvas, NULL);
  tl_canvas_set_focused_areas (fixture->canvas, second);
  assert_shown (fixture, "p");
  tl_canvas_set_focused_areas (fixture->canvas, NULL);
  tl_canvas_search (fixture->canvas, "C");
  assert_shown (fixture, "a b c p");
  tl_canvas_search (fixture->canvas, "touchpoints");
  assert_shown (fixture, "a b c");
  tl_canvas_set_focused_areas (fixture->canvas, second);
  assert_shown (fixture, "");
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.show-all", NULL);
  assert_shown (fixture, "a b c p");
  g_assert_null (*tl_canvas_get_focused_areas (fixture->canvas));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, 0);
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  assert_shown (fixture, "b a c p");
  g_assert_cmpstr (tl_canvas_get_selection (fixture->canvas)[0], ==, fixture->ids[0]);
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_shown (fixture, "b c a p");
  WAIT_UNTIL (tl_outline_get_focused (fixture->outline) == get_row (fixture, 0));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  TlOutline *outline = fixture->outline;

  gtk_column_view_sort_by_column (outline->view,
                                  outline->columns[TL_OUTLINE_COLUMN_CARD],
                                  GTK_SORT_DESCENDING);
  assert_shown (fixture, "p c b a");
  tl_outline_edit_text (outline->model, fixture->ids[0], TL_OUTLINE_COLUMN_CARD, "z");
  assert_shown (fixture, "z p c b");
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.map-order", NULL);
  assert_shown (fixture, "z b c p");
  /* By keys, from the menu; the same again turns it round, and a hidden column is shown. */
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.sort", "s", "card");
  assert_shown (fixture, "b c p z");
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.sort", "s", "card");
  assert_shown (fixture, "z p c b");
  tl_outline_edit_value (outline->model,
                         (const char *const[]){ fixture->ids[3], NULL },
                         TL_OUTLINE_COLUMN_RATING,
                         4);
  gtk_widget_activate_action (GTK_WIDGET (outline), "outline.sort", "s", "rating");
  g_assert_true (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_RATING));
  assert_shown (fixture, "p z b c");
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  TlOutline       *outline = fixture->outline;
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);

  g_assert_true (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_OWNER));
  g_assert_false (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_TAGS));
  g_assert_false (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_STEP));
  gtk_widget_activate_action (GTK_WIDGET (outline), "columns.tags", NULL);
  gtk_widget_activate_action (GTK_WIDGET (outline), "columns.owner", NULL);
  g_assert_true (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_TAGS));
  g_assert_false (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_OWNER));
  tl_document_begin (fixture->document, "Add Step");
  g_free (tl_edit_add_step (fixture->document, tl_record_get_id (stages->pdata[0]), "One", NULL));
  tl_document_commit (fixture->document);
  WAIT_UNTIL (tl_outline_is_shown (outline, TL_OUTLINE_COLUMN_STEP));
  /* Left and Right go over what is shown. */
  go_to (fixture, 0);
  tl_outline_set_cursor (outline, TL_OUTLINE_COLUMN_STAGE);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (outline->cursor, ==, TL_OUTLINE_COLUMN_STEP);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (outline->cursor, ==, TL_OUTLINE_COLUMN_STAGE);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  TlOutline *outline = fixture->outline;

  WAIT_UNTIL (outline->narrow);
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    g_assert_cmpint (tl_outline_is_shown (outline, i),
                     ==,
                     i == TL_OUTLINE_COLUMN_CARD || i == TL_OUTLINE_COLUMN_SCORE);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  tl_outline_edit_text (fixture->outline->model, fixture->ids[1], TL_OUTLINE_COLUMN_OWNER, "Jo");
  go_to (fixture, 0);
  gtk_selection_model_select_item (fixture->outline->selection, 1, FALSE);
  text = tl_outline_dup_tsv (fixture->outline);
  g_assert_nonnull (strstr (text, "Touchpoints\ta\t\t\t\t\n"));
  g_assert_nonnull (strstr (text, "Touchpoints\tb\t\t\t\tJo\n"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("/app/outline/one-selection", test_one_selection);
  ADD ("/app/outline/type-in-a-cell", test_type_in_a_cell);
  ADD ("/app/outline/scores", test_scores);
  ADD ("/app/outline/typing-adds-a-card", test_typing_adds_a_card);
  ADD ("/app/outline/words-are-kept", test_words_are_kept);
  ADD ("/app/outline/undo-is-typing-first", test_undo_is_typing_first);
  ADD ("/app/outline/choose-for-several", test_choose_for_several);
  ADD ("/app/outline/delete-and-park", test_delete_and_park);
  ADD ("/app/outline/read-only", test_read_only);
  ADD ("/app/outline/filter", test_filter);
  ADD ("/app/outline/filter-of-the-map", test_filter_of_the_map);
  ADD ("/app/outline/move", test_move);
  ADD ("/app/outline/sort", test_sort);
  ADD ("/app/outline/columns", test_columns);
  ADD ("/app/outline/copy", test_copy);
  g_test_add ("/app/outline/narrow",
              Fixture,
              GINT_TO_POINTER (400),
              set_up,
              test_narrow,
              tear_down);
  return g_test_run ();
}
