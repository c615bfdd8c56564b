/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs put into the clipboard, pasted with the real clipboard onto a map: one undo
 * step, one sentence that says what arrived, nothing lost, nothing asked. */
#include "config.h"

#include "canvas-hands.h"

#include "canvas/tl-canvas-paste.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

static GdkClipboard *
get_clipboard (Hands *f)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (f->canvas));
}

static void
set_clipboard (Hands *f, const char *type, const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (type, bytes);

  g_assert_true (gdk_clipboard_set_content (get_clipboard (f), provider));
}

static void
offer_cb (TlCanvas *canvas, const char *title, const char *label, const char *action, Hands *f)
{
  g_assert_cmpstr (action, ==, "canvas.take-offer");
  g_free (f->notice);
  f->notice = g_strconcat (title, " [", label, "]", NULL);
}

/* The clipboard and the worker answer later: waits for the sentence that ends a paste. */
static void
wait_for_notice (Hands *f)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (f->notice == NULL && g_get_monotonic_time () < deadline)
    {
      hands_settle ();
      g_usleep (1000);
    }
  g_assert_nonnull (f->notice);
}

static void
press_paste (Hands *f)
{
  g_clear_pointer (&f->notice, g_free);
  hands_key (f, GDK_KEY_v, CTRL);
  wait_for_notice (f);
}

static void
assert_cell (Hands *f, const char *column, const char *lane, const char *expected)
{
  g_autofree char *cell = hands_cell (f, column, lane);

  g_assert_cmpstr (cell, ==, expected);
}

static void
test_table (Hands *f, gconstpointer data)
{
  const char *html = "<table><tr><td>waits<br>asks</td><td>pays</td></tr>"
                     "<tr><td>Desk &amp; chair</td><td></td></tr></table>";
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus_cell (f, f->stages[1], f->actions);
  set_clipboard (f, "text/html", html, strlen (html));
  press_paste (f);
  assert_cell (f, f->stages[1], f->actions, "waits|asks");
  assert_cell (f, f->stages[2], f->actions, "pays");
  assert_cell (f, f->stages[1], f->touchpoints, "Desk & chair");
  g_assert_cmpstr (f->notice, ==, "4 cards pasted");
  g_assert_true (f->notice_undo);
  g_assert_cmpuint (g_strv_length ((char **) tl_canvas_get_selection (f->canvas)), ==, 4);
  hands_assert_one_step (f, before, "Paste 4 Cards");
}

/* Nobody is asked: what does not fit is parked, a button makes room, and all of it is one step. */
static void
test_offer (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (GPtrArray) parked = NULL;
  g_autoptr (GPtrArray) columns = NULL;

  g_signal_connect (f->canvas, "notice-action", G_CALLBACK (offer_cb), f);
  hands_focus_cell (f, f->stages[4], f->actions);
  tl_canvas_paste_text (f->canvas, "a\tb\tc\nd\te\tf");
  g_assert_cmpstr (f->notice, ==, "6 cards pasted; 2 columns are missing [_Add Columns]");
  parked = tl_query_parked (hands_table (f), f->map);
  g_assert_cmpuint (parked->len, ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.take-offer", NULL);
  g_assert_cmpstr (f->notice, ==, "2 stages added");
  columns = tl_query_columns (hands_table (f), f->map);
  g_assert_cmpuint (columns->len, ==, 7);
  assert_cell (f, tl_record_get_id (columns->pdata[6]), f->actions, "c");
  assert_cell (f, tl_record_get_id (columns->pdata[5]), f->touchpoints, "e");
  hands_assert_one_step (f, before, "Paste 6 Cards");
}

/* Undone before the button is pressed: there is nothing to make room for. */
static void
test_offer_lapses (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus_cell (f, f->stages[4], f->actions);
  tl_canvas_paste_text (f->canvas, "a\tb");
  tl_canvas_undo (f->canvas);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.take-offer", NULL);
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_list (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const TlRecord *stage;

  hands_focus (f, f->stages[1]);
  tl_canvas_paste_text (f->canvas, "- Try\n  - rides\n  - asks\n- Awareness\n  - sees an ad\n");
  g_assert_cmpstr (f->notice, ==, "1 stage and 3 cards pasted");
  assert_cell (f, f->stages[0], f->actions, "sees an ad");
  stage = tl_query_stage_of (hands_table (f), tl_canvas_get_focus (f->canvas).column);
  g_assert_nonnull (stage);
  hands_assert_one_step (f, before, "Paste 3 Cards");
}

static void
test_scores (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus_cell (f, f->stages[1], f->emotions);
  tl_canvas_paste_text (f->canvas, "-2 Left hanging\t1,5");
  g_assert_cmpstr (f->notice, ==, "2 scores pasted");
  hands_assert_one_step (f, before, "Paste Scores");
}

/* A single column of a spreadsheet is a list, each cell a card. */
static void
test_one_column (Hands *f, gconstpointer data)
{
  const TlRecord *card;

  hands_focus_cell (f, f->stages[1], f->actions);
  tl_canvas_paste_text (f->canvas, "\"title\nand text\"\nother");
  assert_cell (f, f->stages[1], f->actions, "title|other");
  card = hands_card (f, "title");
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TEXT), ==, "and text");
}

static GBytes *
make_png (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *buffer;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", NULL, NULL));
  return g_bytes_new_take (buffer, length);
}

static void
test_picture (Hands *f, gconstpointer data)
{
  g_autoptr (GBytes) png = make_png (64, 48);
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (GPtrArray) cell = NULL;
  const char *const *images;
  const TlRecord    *image;

  hands_focus_cell (f, f->stages[1], f->actions);
  set_clipboard (f, "image/png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  press_paste (f);
  g_assert_cmpstr (f->notice, ==, "1 picture pasted");
  cell = tl_query_cell (hands_table (f), f->map, f->stages[1], f->actions);
  g_assert_cmpuint (cell->len, ==, 1);
  images = tl_record_get_list (cell->pdata[0], TL_CARD_IMAGES);
  image = tl_table_get_kind (hands_table (f), images[0], TL_KIND_IMAGE);
  g_assert_nonnull (image);
  g_assert_cmpstr (tl_record_get_text (image, TL_IMAGE_TYPE), ==, "image/png");
  /* The same picture again is stored once. */
  press_paste (f);
  g_assert_cmpuint (tl_table_get_children (hands_table (f),
                                           tl_document_get_id (f->document),
                                           TL_KIND_IMAGE)
                      ->len,
                    ==,
                    1);
  g_assert_true (tl_document_undo (f->document));
  hands_assert_one_step (f, before, "Paste Picture");
}

static void
test_no_picture (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus_cell (f, f->stages[1], f->actions);
  set_clipboard (f, "image/png", "no picture", 10);
  press_paste (f);
  g_assert_true (g_str_has_prefix (f->notice, "This is no picture"));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static void
test_picture_file (Hands *f, gconstpointer data)
{
  g_autoptr (GBytes) png = make_png (8, 8);
  g_autofree char *folder = g_dir_make_tmp ("tl-paste-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Front desk.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  g_autoptr (GPtrArray) cell = NULL;
  const TlRecord *image;

  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png),
                                      NULL));
  hands_focus_cell (f, f->stages[1], f->actions);
  g_clear_pointer (&f->notice, g_free);
  g_assert_true (tl_canvas_paste_files (f->canvas, files));
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  wait_for_notice (f);
  cell = tl_query_cell (hands_table (f), f->map, f->stages[1], f->actions);
  g_assert_cmpuint (cell->len, ==, 1);
  image = tl_table_get (hands_table (f), tl_record_get_list (cell->pdata[0], TL_CARD_IMAGES)[0]);
  g_assert_cmpstr (tl_record_get_text (image, TL_IMAGE_ALT), ==, "Front desk");
  g_unlink (path);
  g_rmdir (folder);
}

/* In an empty new card a picture lands in the card's cell. */
static void
test_picture_while_writing (Hands *f, gconstpointer data)
{
  g_autoptr (GBytes) png = make_png (8, 8);
  g_autoptr (GPtrArray) cell = NULL;

  hands_focus_cell (f, f->stages[1], f->actions);
  hands_key (f, GDK_KEY_Return, 0);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  set_clipboard (f, "image/png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_clear_pointer (&f->notice, g_free);
  g_signal_emit_by_name (tl_editor_get_view (f->canvas), "paste-clipboard");
  wait_for_notice (f);
  cell = tl_query_cell (hands_table (f), f->map, f->stages[1], f->actions);
  g_assert_cmpuint (cell->len, ==, 1);
}

/* What is dropped lands in the gap that was shown, not after the last card. */
static void
test_landing (Hands *f, gconstpointer data)
{
  hands_focus_cell (f, f->stages[0], f->touchpoints);
  f->canvas->landing_before = f->second;
  tl_canvas_paste_text (f->canvas, "Chat\nForum");
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Chat|Forum|Counter");
  tl_canvas_undo (f->canvas);
  hands_focus_cell (f, f->stages[0], f->touchpoints);
  tl_canvas_paste_text (f->canvas, "Chat\tForum");
  f->canvas->landing_before = NULL;
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Chat|Counter");
  assert_cell (f, f->stages[1], f->touchpoints, "Forum");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/canvas/paste/" name, Hands, NULL, hands_set_up, function, hands_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("table", test_table);
  ADD ("offer", test_offer);
  ADD ("offer-lapses", test_offer_lapses);
  ADD ("list", test_list);
  ADD ("scores", test_scores);
  ADD ("one-column", test_one_column);
  ADD ("landing", test_landing);
  ADD ("picture", test_picture);
  ADD ("no-picture", test_no_picture);
  ADD ("picture-file", test_picture_file);
  ADD ("picture-while-writing", test_picture_while_writing);
  return g_test_run ();
}
