/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard: walking, writing, moving, deleting, and how many keys things take. */
#include "config.h"

#include "canvas-hands.h"

#define assert_cell(f, column, lane, titles)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = hands_cell (f, column, lane);                                         \
    g_assert_cmpstr (cell_, ==, titles);                                                           \
  }                                                                                                \
  G_STMT_END

#define assert_focus(f, title)                                                                     \
  g_assert_cmpstr (tl_canvas_get_focus ((f)->canvas).id,                                           \
                   ==,                                                                             \
                   tl_record_get_id (hands_card (f, title)))

static void
test_letters_write (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_type (f, "Web chat");
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Web chat|Counter");
  assert_focus (f, "Web chat");
  g_assert_false (tl_document_can_redo (f->document));
  g_assert_false (hands_is_enabled (f, "canvas.redo"));
  hands_assert_one_step (f, before, "Add Card");
}

/* No letter, digit or sign is a shortcut: each opens a card that begins with it. */
static void
test_every_letter_is_a_word (Hands *f, gconstpointer data)
{
  for (gunichar letter = 33; letter < 127; letter++)
    {
      char             words[2] = { (char) letter, '\0' };
      g_autofree char *text = NULL;
      GtkTextIter      start, end;
      GtkTextBuffer   *buffer;

      hands_focus (f, f->first);
      g_assert_true (hands_press_key (f, gdk_unicode_to_keyval (letter), 0, 0));
      g_assert_true (tl_canvas_is_writing (f->canvas));
      buffer = gtk_text_view_get_buffer (tl_editor_get_view (f->canvas));
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      g_assert_cmpstr (text, ==, words);
      tl_canvas_commit_writing (f->canvas);
      tl_canvas_undo (f->canvas);
    }
}

static void
test_next_card_is_one_key (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[1], f->touchpoints);
  hands_type (f, "One");
  f->n_keys = 0;
  hands_key (f, GDK_KEY_Return, 0);
  hands_type (f, "Two");
  g_assert_cmpuint (f->n_keys, ==, 1);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_key (f, GDK_KEY_Return, 0); /* an empty one ends */
  g_assert_false (tl_canvas_is_writing (f->canvas));
  assert_cell (f, f->stages[1], f->touchpoints, "One|Two");
  assert_focus (f, "Two");
}

static void
test_next_column_is_one_key (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[1], f->touchpoints);
  hands_type (f, "One");
  f->n_keys = 0;
  hands_key (f, GDK_KEY_Tab, 0);
  hands_type (f, "Two");
  g_assert_cmpuint (f->n_keys, ==, 1);
  hands_key (f, GDK_KEY_Tab, SHIFT);
  hands_type (f, "Three");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[2], f->touchpoints, "Two");
  assert_cell (f, f->stages[1], f->touchpoints, "One|Three");
}

static void
test_lane_below_and_above (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[1], f->actions);
  hands_type (f, "Compares");
  hands_key (f, GDK_KEY_Return, CTRL);
  hands_type (f, "Shop");
  hands_key (f, GDK_KEY_Return, CTRL | SHIFT);
  hands_type (f, "Asks");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[1], f->actions, "Compares|Asks");
  assert_cell (f, f->stages[1], f->touchpoints, "Shop");
}

static void
test_tab_wraps_to_next_lane (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[4], f->actions);
  hands_type (f, "Last");
  hands_key (f, GDK_KEY_Tab, 0);
  hands_type (f, "First");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter|First");
}

static void
test_old_card (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, " of the shop");
  hands_key (f, GDK_KEY_Return, SHIFT);
  hands_type (f, "nine to five");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  assert_focus (f, "Hotline of the shop");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->first), TL_CARD_TEXT),
                   ==,
                   "nine to five");
  /* Tab from an old card walks without opening. */
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_key (f, GDK_KEY_Tab, 0);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).column, ==, f->stages[1]);
}

static void
test_escape_keeps_words (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, "!");
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_nonnull (hands_card (f, "Hotline!"));
  hands_assert_one_step (f, before, "Edit Card");
  /* The next rung: the selection. */
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  g_assert_true (hands_press_key (f, GDK_KEY_Escape, 0, 0));
  g_assert_null (tl_canvas_get_selection (f->canvas)[0]);
  g_assert_false (hands_press_key (f, GDK_KEY_Escape, 0, 0));
}

static void
test_empty_new_card_vanishes (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_type (f, "x");
  hands_key (f, GDK_KEY_BackSpace, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (tl_editor_get_view (f->canvas)), "", 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  assert_focus (f, "Hotline");
}

static void
test_pain_point_is_three_keys (Hands *f, gconstpointer data)
{
  g_autofree char *lane = hands_lane (f, TL_LANE_KIND_PAIN_POINTS);
  g_autoptr (TlTable) before = NULL;
  const TlRecord *pain;
  double          x, y, x2, y2;

  /* The lane is made if it is missing. */
  tl_document_begin (f->document, "Delete Lane");
  tl_edit_delete (f->document, (const char *const[]){ lane, NULL }, FALSE);
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  hands_focus (f, f->first);
  tl_canvas_get_offset (f->canvas, &x, &y);
  f->n_keys = 0;
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "On hold for 11 minutes");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpuint (f->n_keys, <=, 3);
  pain = hands_card (f, "On hold for 11 minutes");
  g_assert_nonnull (pain);
  g_assert_cmpint (tl_query_card_kind (hands_table (f), pain), ==, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpstr (tl_record_get_list (pain, TL_CARD_ABOUT)[0], ==, f->first);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  assert_focus (f, "Hotline");
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat (x, ==, x2);
  g_assert_cmpfloat (y, ==, y2);
  hands_assert_one_step (f, before, "Add Pain Point");
}

static void
test_opportunity (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F4, SHIFT);
  hands_type (f, "Call back");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (tl_query_card_kind (hands_table (f), hands_card (f, "Call back")),
                   ==,
                   TL_LANE_KIND_OPPORTUNITIES);
}

static void
test_shorthand_pain_point (Hands *f, gconstpointer data)
{
  const TlRecord *pain;

  hands_focus (f, f->second);
  hands_type (f, "!!!! Nobody there");
  hands_key (f, GDK_KEY_Escape, 0);
  pain = hands_card (f, "Nobody there");
  g_assert_nonnull (pain);
  g_assert_cmpint (tl_record_get_integer (pain, TL_CARD_SEVERITY), ==, 4);
  g_assert_cmpstr (tl_record_get_list (pain, TL_CARD_ABOUT)[0], ==, f->second);
  assert_focus (f, "Counter");
}

static void
test_backspace_makes_plain (Hands *f, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;

  hands_focus (f, f->first);
  hands_type (f, "! ");
  g_assert_cmpuint (tl_editor_get_writing (f->canvas)->tokens->len, ==, 1);
  buffer = gtk_text_view_get_buffer (tl_editor_get_view (f->canvas));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  hands_key (f, GDK_KEY_BackSpace, 0);
  g_assert_cmpuint (tl_editor_get_writing (f->canvas)->tokens->len, ==, 0);
  hands_type (f, "wow");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|! wow|Counter");
}

static void
test_six_scores (Hands *f, gconstpointer data)
{
  static const char *const scores[] = { "1", "-1", "0", "2", "-2", "1.5" };
  const GPtrArray         *curves, *points;

  tl_document_begin (f->document, "Add Stage");
  g_free (tl_edit_add_stage (f->document, f->map, "Sixth", NULL));
  tl_document_commit (f->document);
  hands_focus_cell (f, f->stages[0], f->emotions);
  f->n_keys = 0;
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      for (const char *p = scores[i]; *p != '\0'; p++)
        hands_key (f, gdk_unicode_to_keyval ((guint32) *p), 0);
      hands_key (f, i + 1 < G_N_ELEMENTS (scores) ? GDK_KEY_Tab : GDK_KEY_Return, 0);
    }
  g_assert_cmpuint (f->n_keys, <=, 24);
  curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  points = tl_table_get_children (hands_table (f),
                                  tl_record_get_id (g_ptr_array_index (curves, 0)),
                                  TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 6);
  for (guint i = 0; i < points->len; i++)
    g_assert_cmpfloat (tl_record_get_number (g_ptr_array_index (points, i), TL_POINT_SCORE),
                       ==,
                       g_ascii_strtod (scores[i], NULL));
}

/* From a new map to six stages, twelve cards, a curve and two pain points; saving is 1 key more
 * with a name typed into one dialog. */
static void
test_whole_session (Hands *f, gconstpointer data)
{
  static const char *const scores[] = { "0", "1", "-1", "2", "1", "-2" };
  const GPtrArray         *curves, *points;

  f->n_keys = 0;
  hands_focus (f, f->stages[4]);
  hands_type (f, "Return");
  hands_key (f, GDK_KEY_Return, 0);
  hands_key (f, GDK_KEY_Down, 0); /* actions of the sixth stage */
  hands_key (f, GDK_KEY_Left, CTRL);
  for (guint lane = 0; lane < 2; lane++)
    for (guint i = 0; i < 6; i++)
      {
        g_autofree char *words = g_strdup_printf ("Card %u %u", lane, i);

        hands_type (f, words);
        hands_key (f, GDK_KEY_Tab, 0);
      }
  /* The editor that Tab has opened is in the thoughts lane: down to the emotions. */
  hands_key (f, GDK_KEY_Return, CTRL);
  for (guint i = 0; i < 6; i++)
    {
      for (const char *p = scores[i]; *p != '\0'; p++)
        hands_key (f, gdk_unicode_to_keyval ((guint32) *p), 0);
      hands_key (f, i < 5 ? GDK_KEY_Tab : GDK_KEY_Return, 0);
    }
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "Hurts");
  hands_key (f, GDK_KEY_Return, 0);
  hands_key (f, GDK_KEY_Left, 0);
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "Hurts too");
  hands_key (f, GDK_KEY_Return, 0);
  g_test_message ("%u keys", f->n_keys);
  g_assert_cmpuint (f->n_keys + 2, <=, 90);
  g_assert_nonnull (hands_card (f, "Card 0 5"));
  g_assert_nonnull (hands_card (f, "Card 1 5"));
  g_assert_nonnull (hands_card (f, "Hurts"));
  g_assert_nonnull (hands_card (f, "Hurts too"));
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE)->len, ==, 6);
  curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);
  g_assert_cmpuint (curves->len, ==, 1);
  points = tl_table_get_children (hands_table (f),
                                  tl_record_get_id (g_ptr_array_index (curves, 0)),
                                  TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 6);
}

static void
test_headings (Hands *f, gconstpointer data)
{
  const GPtrArray *stages;

  /* On a titled heading words begin the next stage. */
  hands_focus (f, f->stages[0]);
  hands_type (f, "Waiting");
  hands_key (f, GDK_KEY_Return, 0);
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpuint (stages->len, ==, 6);
  g_assert_cmpstr (tl_record_get_text (g_ptr_array_index (stages, 1), TL_STAGE_TITLE),
                   ==,
                   "Waiting");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id,
                   ==,
                   tl_record_get_id (g_ptr_array_index (stages, 1)));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Stage");
  /* One without a name is named. */
  tl_document_begin (f->document, "Clear");
  tl_edit_set_text (f->document, f->stages[1], TL_STAGE_TITLE, "");
  tl_document_commit (f->document);
  hands_focus (f, f->stages[1]);
  hands_type (f, "Looking");
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->stages[1]),
                                       TL_STAGE_TITLE),
                   ==,
                   "Looking");
  /* F2 renames. */
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, "!");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->stages[1]),
                                       TL_STAGE_TITLE),
                   ==,
                   "Looking!");
  /* Renaming the lane and the map. */
  hands_focus (f, f->actions);
  hands_key (f, GDK_KEY_F2, 0);
  hands_type (f, "Steps");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->actions), TL_LANE_TITLE),
                   ==,
                   "Steps");
}

/* A new map: the names are offered one after the other, to be typed over or kept. */
static void
test_rename_along (Hands *f, gconstpointer data)
{
  static const char *const names[] = { "Look", "Consideration", "Buy" };
  TlPlace place = tl_scene_place_of (tl_canvas_get_scene (f->canvas), f->stages[0]);

  tl_canvas_rename (f->canvas, &place);
  hands_type (f, "Look");
  hands_key (f, GDK_KEY_Tab, 0);
  hands_key (f, GDK_KEY_Tab, 0);
  hands_type (f, "Buy");
  hands_key (f, GDK_KEY_Return, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->stages[i]),
                                         TL_STAGE_TITLE),
                     ==,
                     names[i]);
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE)->len, ==, 5);
}

static void
test_stage_without_words_vanishes (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->stages[0]);
  hands_type (f, "x");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (tl_editor_get_view (f->canvas)), "", 0);
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->stages[0]);
}

static void
test_alt_moves_a_card (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Down, ALT);
  assert_cell (f, f->stages[0], f->touchpoints, "Counter|Hotline");
  hands_assert_one_step (f, before, "Move Card");
  hands_key (f, GDK_KEY_Right, ALT);
  assert_cell (f, f->stages[1], f->touchpoints, "Hotline");
  assert_focus (f, "Hotline");
  hands_key (f, GDK_KEY_Up, ALT);
  assert_cell (f, f->stages[1], f->actions, "Hotline");
  hands_key (f, GDK_KEY_Left, ALT);
  assert_cell (f, f->stages[0], f->actions, "Hotline");
  hands_key (f, GDK_KEY_Left, ALT); /* the end of the map */
  assert_cell (f, f->stages[0], f->actions, "Hotline");
}

static void
test_alt_moves_stage_and_lane (Hands *f, gconstpointer data)
{
  const GPtrArray *all;

  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_Right, ALT);
  all = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (all, 1)), ==, f->stages[0]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Move Stage");
  hands_focus (f, f->touchpoints);
  hands_key (f, GDK_KEY_Up, ALT);
  all = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (all, 0)), ==, f->touchpoints);
  hands_key (f, GDK_KEY_Up, ALT); /* at the top already */
  all = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (all, 0)), ==, f->touchpoints);
}

static void
test_scores_by_keys (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[2], 0.5);
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, point);
  hands_key (f, GDK_KEY_Up, ALT);
  hands_key (f, GDK_KEY_Up, ALT);
  g_assert_cmpfloat (hands_get_score (f, point), ==, 0.7);
  hands_key (f, GDK_KEY_Page_Down, ALT);
  g_assert_cmpfloat_with_epsilon (hands_get_score (f, point), -0.3, 1e-9);
  /* Quick presses are one step. */
  hands_assert_one_step (f, before, "Set Score");
  hands_key (f, GDK_KEY_Page_Up, ALT);
  hands_key (f, GDK_KEY_Page_Up, ALT);
  g_assert_cmpfloat (hands_get_score (f, point), ==, 2);
  /* Or type it. */
  hands_type (f, "-1.5 Waits");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpfloat (hands_get_score (f, point), ==, -1.5);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), point), TL_POINT_LABEL),
                   ==,
                   "Waits");
  /* Enter edits the label. */
  hands_key (f, GDK_KEY_Return, 0);
  hands_type (f, " long");
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), point), TL_POINT_LABEL),
                   ==,
                   "Waits long");
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_null (tl_table_get (hands_table (f), point));
}

static void
test_focus_after_delete (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Delete, 0);
  assert_focus (f, "Counter");
  hands_assert_one_step (f, before, "Delete Card");
  hands_focus (f, f->second);
  hands_key (f, GDK_KEY_Delete, 0);
  assert_focus (f, "Hotline");
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_cmpint (tl_canvas_get_focus (f->canvas).type, ==, TL_PLACE_CELL);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).column, ==, f->stages[0]);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).lane, ==, f->touchpoints);
}

static void
test_delete_a_stage (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (GPtrArray) parked = NULL;

  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_cmpstr (f->notice, ==, "Awareness deleted, 2 cards parked");
  g_assert_true (f->notice_undo);
  parked = tl_query_parked (hands_table (f), f->map);
  g_assert_cmpuint (parked->len, ==, 2);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->stages[1]);
  hands_assert_one_step (f, before, "Delete Stage");
  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_Delete, SHIFT);
  g_assert_null (hands_card (f, "Hotline"));
  g_assert_cmpstr (f->notice, ==, "Awareness deleted with its cards");
}

static void
test_park_and_bring_back (Hands *f, gconstpointer data)
{
  const TlRecord *card;

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F8, 0);
  card = tl_table_get (hands_table (f), f->first);
  g_assert_null (tl_record_get_ref (card, TL_CARD_COLUMN));
  assert_focus (f, "Counter");
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F8, 0);
  card = tl_table_get (hands_table (f), f->first);
  g_assert_nonnull (tl_record_get_ref (card, TL_CARD_COLUMN));
  g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_LANE), ==, f->touchpoints);
}

static void
test_duplicate_and_truth (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_d, CTRL);
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Hotline|Counter");
  tl_canvas_undo (f->canvas);
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_m, CTRL);
  g_assert_true (
    tl_record_get_boolean (tl_table_get (hands_table (f), f->first), TL_CARD_MOMENT_OF_TRUTH));
  hands_key (f, GDK_KEY_m, CTRL);
  g_assert_false (
    tl_record_get_boolean (tl_table_get (hands_table (f), f->first), TL_CARD_MOMENT_OF_TRUTH));
}

/* Links between the cards are copied, and what is about one of them is about its copy. */
static void
test_duplicate_connected (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autofree char   *pain = NULL;
  const GPtrArray   *links;
  const char *const *copies;

  tl_document_begin (f->document, "Add");
  pain =
    tl_edit_add_about (f->document, f->map, f->first, NULL, TL_LANE_KIND_PAIN_POINTS, "On hold");
  g_free (
    tl_edit_add_link (f->document, f->map, f->first, f->second, TL_LINK_KIND_NEXT, "or else"));
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, pain, NULL });
  hands_key (f, GDK_KEY_d, CTRL);

  copies = tl_canvas_get_selection (f->canvas);
  g_assert_cmpuint (g_strv_length ((char **) copies), ==, 3);
  links = tl_table_get_children (hands_table (f), f->map, TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_true (g_strv_contains (copies, tl_record_get_ref (links->pdata[1], TL_LINK_FROM)));
  g_assert_true (g_strv_contains (copies, tl_record_get_ref (links->pdata[1], TL_LINK_TO)));
  for (guint i = 0; copies[i] != NULL; i++)
    {
      const TlRecord    *card = tl_table_get (hands_table (f), copies[i]);
      const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);

      if (g_str_equal (tl_record_get_text (card, TL_CARD_TITLE), "On hold"))
        g_assert_true (about[0] != NULL && g_strv_contains (copies, about[0]));
    }
  hands_assert_one_step (f, before, "Duplicate");
}

static void
test_severity (Hands *f, gconstpointer data)
{
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "On hold");
  hands_key (f, GDK_KEY_Return, 0);
  hands_focus (f, tl_record_get_id (hands_card (f, "On hold")));
  hands_key (f, GDK_KEY_4, CTRL);
  g_assert_cmpint (tl_record_get_integer (hands_card (f, "On hold"), TL_CARD_SEVERITY), ==, 4);
  /* A layout whose digit row sends signs: the hardware key counts. */
  g_assert_true (hands_press_key (f, GDK_KEY_quotedbl, 12, CTRL));
  g_assert_cmpint (tl_record_get_integer (hands_card (f, "On hold"), TL_CARD_SEVERITY), ==, 3);
  hands_key (f, GDK_KEY_3, CTRL);
  g_assert_cmpint (tl_record_get_integer (hands_card (f, "On hold"), TL_CARD_SEVERITY), ==, 0);
}

static void
test_select_all (Hands *f, gconstpointer data)
{
  tl_document_begin (f->document, "Add");
  g_free (tl_edit_add_card (f->document, f->map, f->stages[3], f->touchpoints, "Till", NULL));
  g_free (tl_edit_add_card (f->document, f->map, f->stages[3], f->actions, "Pays", NULL));
  tl_document_commit (f->document);
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_a, CTRL);
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 2);
  hands_key (f, GDK_KEY_a, CTRL);
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 3);
  hands_key (f, GDK_KEY_a, CTRL);
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 4);
  hands_key (f, GDK_KEY_Delete, 0);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Delete 4 Cards");
}

static void
test_undo_while_writing (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_m, CTRL);
  hands_type (f, "Mail");
  g_assert_false (hands_is_enabled (f, "canvas.redo"));
  hands_key (f, GDK_KEY_z, CTRL);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  g_assert_true (hands_is_enabled (f, "canvas.redo"));
  while (tl_canvas_is_writing (f->canvas))
    hands_key (f, GDK_KEY_z, CTRL);
  /* Typing is gone, and the last undo took back the step before it. */
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_undo_and_redo (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (TlTable) after = NULL;

  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_Delete, 0);
  after = hands_snapshot (f);
  hands_key (f, GDK_KEY_z, CTRL);
  g_assert_true (tl_table_equal (hands_table (f), before));
  hands_key (f, GDK_KEY_Z, CTRL | SHIFT);
  g_assert_true (tl_table_equal (hands_table (f), after));
}

static void
test_zoom_keys (Hands *f, gconstpointer data)
{
  static const struct
  {
    guint keyval;
    guint keycode;
  } zeros[] = {
    { GDK_KEY_0, 19 },
    { GDK_KEY_KP_0, 90 },
    { GDK_KEY_KP_Insert, 90 },
    { GDK_KEY_agrave, 19 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zeros); i++)
    {
      tl_canvas_set_zoom (f->canvas, 0.5);
      g_assert_true (hands_press_key (f, zeros[i].keyval, zeros[i].keycode, CTRL));
      g_assert_cmpfloat (tl_canvas_get_zoom (f->canvas), ==, 1);
    }
  hands_key (f, GDK_KEY_KP_Add, CTRL);
  g_assert_cmpfloat (tl_canvas_get_zoom (f->canvas), >, 1);
  g_assert_false (tl_canvas_is_writing (f->canvas));
}

static void
test_read_only (Hands *f, gconstpointer data)
{
  static const struct
  {
    guint keyval;
    guint modifiers;
  } keys[] = {
    { GDK_KEY_a, 0 },          { GDK_KEY_Return, 0 },  { GDK_KEY_F2, 0 },   { GDK_KEY_F4, 0 },
    { GDK_KEY_F4, SHIFT },     { GDK_KEY_Delete, 0 },  { GDK_KEY_F8, 0 },   { GDK_KEY_d, CTRL },
    { GDK_KEY_m, CTRL },       { GDK_KEY_Right, ALT }, { GDK_KEY_x, CTRL }, { GDK_KEY_v, CTRL },
    { GDK_KEY_Delete, SHIFT }, { GDK_KEY_3, CTRL },
  };
  g_autoptr (TlTable) before = hands_snapshot (f);

  tl_canvas_set_read_only (f->canvas, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      hands_focus (f, f->first);
      hands_press_key (f, keys[i].keyval, 0, keys[i].modifiers);
      g_assert_false (tl_canvas_is_writing (f->canvas));
      g_assert_true (tl_table_equal (hands_table (f), before));
    }
}

static void
test_paste_lines (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->first);
  tl_canvas_paste_text (f->canvas, "- Chat\n* Forum\r\n\n• Letter\n");
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Chat|Forum|Letter|Counter");
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 3);
  hands_assert_one_step (f, before, "Paste 3 Cards");
  /* In the emotions lane lines are scores. */
  hands_focus_cell (f, f->stages[1], f->emotions);
  tl_canvas_paste_text (f->canvas, "-1 Waits\n2 Rides");
  hands_assert_one_step (f, before, "Paste Scores");
  /* On a stage's heading they are stages. */
  hands_focus (f, f->stages[0]);
  tl_canvas_paste_text (f->canvas, "Trial\nReturn");
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE)->len, ==, 7);
  hands_assert_one_step (f, before, "Paste Stages");
}

static void
test_add_lane (Hands *f, gconstpointer data)
{
  const GPtrArray *lanes;

  hands_focus (f, f->touchpoints);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-lane", "s", "needs");
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpuint (lanes->len, ==, 7);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (lanes, 1)), ==, f->touchpoints);
  g_assert_cmpint (tl_record_get_integer (g_ptr_array_index (lanes, 2), TL_LANE_KIND),
                   ==,
                   TL_LANE_KIND_NEEDS);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id,
                   ==,
                   tl_record_get_id (g_ptr_array_index (lanes, 2)));
  hands_focus (f, f->actions);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-lane-before", "s", "quotes");
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpint (tl_record_get_integer (g_ptr_array_index (lanes, 0), TL_LANE_KIND),
                   ==,
                   TL_LANE_KIND_QUOTES);
}

static char *
read_clipboard (Hands *f)
{
  GdkClipboard       *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->canvas));
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
test_copy_and_paste (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autofree char *text = NULL;
  const TlRecord  *copy;

  tl_document_begin (f->document, "Fill in");
  tl_edit_set_text (f->document, f->first, TL_CARD_TEXT, "nine to five");
  tl_edit_set_integer (f->document, f->first, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  hands_focus (f, f->first);
  tl_canvas_select (f->canvas, (const char *const[]){ f->first, f->second, NULL });
  hands_key (f, GDK_KEY_c, CTRL);
  text = read_clipboard (f);
  g_assert_cmpstr (text, ==, "Hotline\nnine to five\nCounter");
  hands_focus_cell (f, f->stages[3], f->actions);
  hands_key (f, GDK_KEY_v, CTRL);
  hands_settle ();
  assert_cell (f, f->stages[3], f->actions, "Hotline|Counter");
  copy = tl_table_get (hands_table (f), tl_canvas_get_selection (f->canvas)[0]);
  g_assert_cmpstr (tl_record_get_id (copy), !=, f->first);
  g_assert_cmpstr (tl_record_get_text (copy, TL_CARD_TEXT), ==, "nine to five");
  g_assert_cmpint (tl_record_get_integer (copy, TL_CARD_CHANNEL), ==, TL_CHANNEL_PHONE);
  hands_assert_one_step (f, before, "Paste 2 Cards");
  /* Cut takes them along. */
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_x, CTRL);
  g_assert_null (tl_table_get (hands_table (f), f->first));
  hands_focus_cell (f, f->stages[3], f->actions);
  hands_key (f, GDK_KEY_v, CTRL);
  hands_settle ();
  assert_cell (f, f->stages[3], f->actions, "Hotline");
}

static void
test_steps (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const GPtrArray *steps;

  hands_focus (f, f->stages[0]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-step", NULL);
  hands_type (f, "Look");
  hands_key (f, GDK_KEY_Return, 0);
  steps = tl_table_get_children (hands_table (f), f->stages[0], TL_KIND_STEP);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Hotline"), TL_CARD_COLUMN),
                   ==,
                   tl_record_get_id (g_ptr_array_index (steps, 0)));
  hands_assert_one_step (f, before, "Add Step");
  /* On a step's heading words begin the next step. */
  tl_document_redo (f->document);
  steps = tl_table_get_children (hands_table (f), f->stages[0], TL_KIND_STEP);
  hands_focus (f, tl_record_get_id (g_ptr_array_index (steps, 0)));
  hands_type (f, "Listen");
  hands_key (f, GDK_KEY_Return, 0);
  steps = tl_table_get_children (hands_table (f), f->stages[0], TL_KIND_STEP);
  g_assert_cmpuint (steps->len, ==, 2);
}

static void
test_stages_by_action (Hands *f, gconstpointer data)
{
  const GPtrArray *stages;

  hands_focus (f, f->stages[1]);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-stage-before", NULL);
  hands_key (f, GDK_KEY_Escape, 0);
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  /* Asked for by a button, it stays without a name. */
  g_assert_cmpuint (stages->len, ==, 6);
  g_assert_cmpstr (tl_record_get_id (g_ptr_array_index (stages, 2)), ==, f->stages[1]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Stage");
}

static void
test_curve_chips_by_keys (Hands *f, gconstpointer data)
{
  g_autofree char *mia = NULL, *jonas = NULL, *one = NULL, *two = NULL;
  TlScene         *scene = tl_canvas_get_scene (f->canvas);

  tl_document_begin (f->document, "Personas");
  mia = tl_edit_add_persona (f->document, "Mia", f->map);
  jonas = tl_edit_add_persona (f->document, "Jonas", f->map);
  one = tl_edit_ensure_curve (f->document, f->map, mia, FALSE);
  two = tl_edit_ensure_curve (f->document, f->map, jonas, FALSE);
  tl_document_commit (f->document);
  hands_focus (f, f->emotions);
  hands_key (f, GDK_KEY_Right, 0);
  hands_key (f, GDK_KEY_Right, 0);
  g_assert_cmpint (tl_canvas_get_focus (f->canvas).type, ==, TL_PLACE_PERSONA);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).curve, ==, two);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (tl_scene_get_active_curve (scene), ==, two);
  hands_key (f, GDK_KEY_space, CTRL);
  g_assert_true (tl_record_get_boolean (tl_table_get (hands_table (f), two), TL_CURVE_HIDDEN));
  hands_key (f, GDK_KEY_space, CTRL);
  g_assert_false (tl_record_get_boolean (tl_table_get (hands_table (f), two), TL_CURVE_HIDDEN));
}

static void
test_actions_follow (Hands *f, gconstpointer data)
{
  /* A disabled action does nothing and says so. */
  hands_focus_cell (f, f->stages[3], f->actions);
  g_assert_false (hands_is_enabled (f, "canvas.delete"));
  g_assert_false (hands_is_enabled (f, "canvas.duplicate"));
  hands_focus (f, f->stages[3]);
  g_assert_true (hands_is_enabled (f, "canvas.delete"));
  g_assert_true (hands_is_enabled (f, "canvas.duplicate"));
  hands_focus (f, f->first);
  g_assert_true (hands_is_enabled (f, "canvas.duplicate"));
  g_assert_true (hands_is_enabled (f, "canvas.undo"));
  g_assert_false (hands_is_enabled (f, "canvas.redo"));
  tl_canvas_undo (f->canvas);
  g_assert_true (hands_is_enabled (f, "canvas.redo"));
  tl_canvas_set_read_only (f->canvas, TRUE);
  g_assert_false (hands_is_enabled (f, "canvas.redo"));
  g_assert_false (hands_is_enabled (f, "canvas.add-stage"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/keys/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("letters-write", test_letters_write);
  ADD ("every-letter-is-a-word", test_every_letter_is_a_word);
  ADD ("next-card-is-one-key", test_next_card_is_one_key);
  ADD ("next-column-is-one-key", test_next_column_is_one_key);
  ADD ("lane-below-and-above", test_lane_below_and_above);
  ADD ("tab-wraps-to-next-lane", test_tab_wraps_to_next_lane);
  ADD ("old-card", test_old_card);
  ADD ("escape-keeps-words", test_escape_keeps_words);
  ADD ("empty-new-card-vanishes", test_empty_new_card_vanishes);
  ADD ("pain-point-is-three-keys", test_pain_point_is_three_keys);
  ADD ("opportunity", test_opportunity);
  ADD ("shorthand-pain-point", test_shorthand_pain_point);
  ADD ("backspace-makes-plain", test_backspace_makes_plain);
  ADD ("six-scores", test_six_scores);
  ADD ("whole-session", test_whole_session);
  ADD ("headings", test_headings);
  ADD ("rename-along", test_rename_along);
  ADD ("stage-without-words-vanishes", test_stage_without_words_vanishes);
  ADD ("alt-moves-a-card", test_alt_moves_a_card);
  ADD ("alt-moves-stage-and-lane", test_alt_moves_stage_and_lane);
  ADD ("scores-by-keys", test_scores_by_keys);
  ADD ("focus-after-delete", test_focus_after_delete);
  ADD ("delete-a-stage", test_delete_a_stage);
  ADD ("park-and-bring-back", test_park_and_bring_back);
  ADD ("duplicate-and-truth", test_duplicate_and_truth);
  ADD ("duplicate-connected", test_duplicate_connected);
  ADD ("severity", test_severity);
  ADD ("select-all", test_select_all);
  ADD ("undo-while-writing", test_undo_while_writing);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("zoom-keys", test_zoom_keys);
  ADD ("read-only", test_read_only);
  ADD ("copy-and-paste", test_copy_and_paste);
  ADD ("steps", test_steps);
  ADD ("stages-by-action", test_stages_by_action);
  ADD ("curve-chips-by-keys", test_curve_chips_by_keys);
  ADD ("actions-follow", test_actions_follow);
  ADD ("paste-lines", test_paste_lines);
  ADD ("add-lane", test_add_lane);
  return g_test_run ();
}
