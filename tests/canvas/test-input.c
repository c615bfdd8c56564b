/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Real keys and a real pointer, sent by xdotool through the X server to a canvas that fills the
 * screen: what only GTK's own event handling can get wrong (the first key of a word, dead keys,
 * drags that are cancelled, double clicks). */
#include "config.h"

#include "canvas-hands.h"

static gboolean
has_xdotool (void)
{
  g_autofree char *path = g_find_program_in_path ("xdotool");

  return path != NULL;
}

static void
exited_cb (GPid pid, int status, gpointer data)
{
  g_spawn_close_pid (pid);
  g_assert_cmpint (status, ==, 0);
  *(gboolean *) data = TRUE;
}

static void
wait_ms (guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      hands_settle ();
      g_usleep (2000);
    }
}

/* Runs a program while the main loop goes on, then lets the last events arrive. */
static void
run (const char *line)
{
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  gboolean          done = FALSE;
  GPid              pid;
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_assert_true (g_spawn_async (NULL, argv, NULL, flags, NULL, NULL, &pid, &error));
  g_assert_no_error (error);
  g_child_watch_add (pid, exited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  wait_ms (80);
}

static void
xdo (const char *arguments)
{
  g_autofree char *line = g_strconcat ("xdotool ", arguments, NULL);

  run (line);
}

static void
xdo_at (Hands *f, const char *arguments, const TlPoint *point)
{
  g_autofree char *line = NULL;
  double           wx, wy;

  tl_canvas_from_document (f->canvas, point->x, point->y, &wx, &wy);
  line = g_strdup_printf ("mousemove %d %d %s", (int) wx, (int) wy, arguments);
  xdo (line);
}

static void
set_up (Hands *f, gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  hands_set_up (f, data);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_fullscreen (GTK_WINDOW (f->window));
  while ((!gtk_window_is_fullscreen (GTK_WINDOW (f->window)) ||
          !gtk_window_is_active (GTK_WINDOW (f->window))) &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_window_is_active (GTK_WINDOW (f->window)));
  wait_ms (200);
  tl_canvas_set_zoom (f->canvas, 1);
  tl_canvas_set_offset (f->canvas, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  wait_ms (50);
}

static gboolean
skipped (void)
{
  if (has_xdotool ())
    return FALSE;
  g_test_skip ("xdotool is not installed");
  return TRUE;
}

static void
test_words (Hands *f, gconstpointer data)
{
  if (skipped ())
    return;
  hands_focus (f, f->first);
  xdo ("type --delay 15 'Web chat'");
  xdo ("key Return");
  xdo ("type --delay 15 'Forum'");
  xdo ("key Escape");
  g_assert_false (tl_canvas_is_writing (f->canvas));
  {
    g_autofree char *cell = hands_cell (f, f->stages[0], f->touchpoints);

    g_assert_cmpstr (cell, ==, "Hotline|Web chat|Forum|Counter");
  }
}

/* The first key begins a letter that the second completes: it must reach the input method whole. */
static void
test_dead_key (Hands *f, gconstpointer data)
{
  if (skipped ())
    return;
  /* A layout that has the key: xdotool would borrow one, and race with the keyboard map. */
  run ("setxkbmap us -variant intl");
  wait_ms (300);
  hands_focus (f, f->first);
  xdo ("key --delay 40 dead_acute e l a n");
  xdo ("key Escape");
  g_assert_nonnull (hands_card (f, "élan"));
}

/* Letters that are being composed are seen but are not words yet: no rest of the hands puts them
 * into the document, and what they become stands there once. */
static void
test_composing (Hands *f, gconstpointer data)
{
  const TlRecord *card;

  if (skipped ())
    return;
  hands_focus (f, f->first);
  xdo ("type --delay 15 'caf'");
  wait_ms (400);
  g_assert_nonnull (hands_card (f, "caf"));
  xdo ("key ctrl+shift+u");
  xdo ("type --delay 30 'e9'");
  wait_ms (400);
  g_assert_nonnull (hands_card (f, "caf"));
  g_assert_true (f->canvas->editor->preediting);
  xdo ("key space");
  g_assert_false (f->canvas->editor->preediting);
  xdo ("type --delay 15 's'");
  xdo ("key Escape");
  card = hands_card (f, "cafés");
  g_assert_nonnull (card);
  g_assert_null (hands_card (f, "caf"));
}

/* Escape takes back what is being composed, and only that. */
static void
test_escape_while_composing (Hands *f, gconstpointer data)
{
  if (skipped ())
    return;
  hands_focus (f, f->first);
  xdo ("type --delay 15 'plain'");
  xdo ("key ctrl+shift+u");
  xdo ("type --delay 30 'e9'");
  xdo ("key Escape");
  g_assert_true (tl_canvas_is_writing (f->canvas));
  xdo ("key Escape");
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_nonnull (hands_card (f, "plain"));
}

/* A keyboard of another script: the first key opens the editor like any other. */
static void
test_right_to_left (Hands *f, gconstpointer data)
{
  if (skipped ())
    return;
  run ("setxkbmap il");
  wait_ms (300);
  hands_focus (f, f->first);
  xdo ("key --delay 40 hebrew_shin hebrew_lamed hebrew_waw hebrew_finalmem");
  xdo ("key Return");
  xdo ("key --delay 40 hebrew_kaph hebrew_finalnun");
  xdo ("key Escape");
  run ("setxkbmap us");
  {
    g_autofree char *cell = hands_cell (f, f->stages[0], f->touchpoints);

    g_assert_cmpstr (cell, ==, "Hotline|שלום|כן|Counter");
  }
}

/* Emoji are more than one letter to many programs: pasted and deleted whole, and kept as they are.
 */
static void
test_emoji (Hands *f, gconstpointer data)
{
  const char *family = "👩‍👧 👍🏽";

  if (skipped ())
    return;
  hands_focus (f, f->first);
  xdo ("type --delay 15 'Yes '");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), family);
  xdo ("key ctrl+v");
  wait_ms (200);
  xdo ("key Escape");
  g_assert_nonnull (hands_card (f, "Yes 👩‍👧 👍🏽"));
}

static void
test_tab_stays_in_the_map_while_writing (Hands *f, gconstpointer data)
{
  if (skipped ())
    return;
  hands_focus_cell (f, f->stages[1], f->actions);
  xdo ("type --delay 15 'One'");
  xdo ("key Tab");
  xdo ("type --delay 15 'Two'");
  xdo ("key ctrl+Return");
  xdo ("type --delay 15 'Three'");
  xdo ("key Escape");
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Two"), TL_CARD_COLUMN), ==, f->stages[2]);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Three"), TL_CARD_LANE), ==, f->touchpoints);
}

static void
test_drag (Hands *f, gconstpointer data)
{
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  if (skipped ())
    return;
  xdo_at (f, "mousedown 1", &from);
  for (int i = 1; i <= 5; i++)
    {
      TlPoint point = { from.x + (to.x - from.x) * i / 5, from.y + (to.y - from.y) * i / 5 };

      xdo_at (f, "", &point);
    }
  g_assert_true (tl_canvas_is_lifting (f->canvas));
  xdo ("mouseup 1");
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (hands_table (f), f->first), TL_CARD_COLUMN),
                   ==,
                   f->stages[2]);
}

static void
test_escape_while_dragging (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = hands_cell_middle (f, f->stages[2], f->touchpoints);

  if (skipped ())
    return;
  xdo_at (f, "mousedown 1", &from);
  xdo_at (f, "", &to);
  xdo ("key Escape");
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  xdo ("mouseup 1");
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_double_click (Hands *f, gconstpointer data)
{
  TlPoint at = hands_middle (f, f->first);

  if (skipped ())
    return;
  xdo_at (f, "click --repeat 2 --delay 60 1", &at);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  xdo ("type --delay 15 ' two'");
  /* A click into the editor moves the caret and does not end it. */
  xdo_at (f, "click 1", &at);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  xdo ("key Escape");
  g_assert_nonnull (hands_card (f, "Hotline two"));
}

static void
test_space_and_middle_button_pan (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint from = hands_middle (f, f->first);
  TlPoint to = { from.x - 60, from.y - 40 };
  double  x, y, x2, y2;

  if (skipped ())
    return;
  tl_canvas_set_zoom (f->canvas, 2);
  tl_canvas_set_offset (f->canvas, 0, 0);
  wait_ms (50);
  tl_canvas_get_offset (f->canvas, &x, &y);
  from = (TlPoint){ x + 300, y + 200 };
  to = (TlPoint){ x + 250, y + 170 };
  xdo ("keydown space");
  xdo_at (f, "mousedown 1", &from);
  xdo_at (f, "", &to);
  xdo ("mouseup 1 keyup space");
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x, 50, 2);
  x = x2;
  from = (TlPoint){ x + 300, y2 + 200 };
  to = (TlPoint){ x + 280, y2 + 200 };
  xdo_at (f, "mousedown 2", &from);
  xdo_at (f, "", &to);
  xdo ("mouseup 2");
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x, 20, 2);
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_menu (Hands *f, gconstpointer data)
{
  TlPoint at = hands_middle (f, f->first);

  if (skipped ())
    return;
  xdo_at (f, "click 3", &at);
  wait_ms (200);
  g_assert_nonnull (f->canvas->menu);
  /* "Edit" has the focus. */
  xdo ("key Return");
  wait_ms (200);
  g_assert_null (f->canvas->menu);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  xdo ("key Escape");
}

/* Arrows go from item to item, letters write nothing, Return does what the item says. */
static void
test_menu_by_keys (Hands *f, gconstpointer data)
{
  GtkWidget *item;

  if (skipped ())
    return;
  hands_focus (f, f->first);
  xdo ("key Menu");
  g_assert_nonnull (f->canvas->menu);
  item = gtk_window_get_focus (GTK_WINDOW (f->window));
  xdo ("key q");
  xdo ("key Down");
  g_assert_false (tl_canvas_is_writing (f->canvas));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) != item);
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), f->canvas->menu));
  xdo ("key Up");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == item);
  xdo ("key Escape");
  g_assert_null (f->canvas->menu);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->first);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/input/" name, Hands, NULL, set_up, function, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("words", test_words);
  ADD ("dead-key", test_dead_key);
  ADD ("composing", test_composing);
  ADD ("escape-while-composing", test_escape_while_composing);
  ADD ("right-to-left", test_right_to_left);
  ADD ("emoji", test_emoji);
  ADD ("tab-stays-in-the-map-while-writing", test_tab_stays_in_the_map_while_writing);
  ADD ("drag", test_drag);
  ADD ("escape-while-dragging", test_escape_while_dragging);
  ADD ("double-click", test_double_click);
  ADD ("space-and-middle-button-pan", test_space_and_middle_button_pan);
  ADD ("menu", test_menu);
  ADD ("menu-by-keys", test_menu_by_keys);
  return g_test_run ();
}
