/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comments panel beside a canvas: writing, answering, resolving, what stays while somebody
 * writes; when something was, in words; and rows for durations. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "app/tl-ago.h"
#include "app/tl-comment-entry.h"
#include "app/tl-comment-thread.h"
#include "app/tl-comments-panel.h"
#include "app/tl-form-rows.h"
#include "app/tl-window-part.h"

#include "map/tl-edit-comment.h"

typedef struct
{
  TlDocument      *document;
  char            *map;
  char            *stage;
  char            *card;
  char            *other;
  GtkWidget       *window;
  TlCanvas        *canvas;
  TlCommentsPanel *panel;
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static const TlTable *
get_table (Fixture *f)
{
  return tl_document_get_table (f->document);
}

static char *
dup_first (Fixture *f, const char *parent, TlKind kind)
{
  return g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (get_table (f), parent, kind), 0)));
}

static void
focus_on (Fixture *f, const char *id)
{
  TlPlace     place = tl_scene_place_of (tl_canvas_get_scene (f->canvas), id);
  const char *ids[] = { id, NULL };

  tl_canvas_focus_place (f->canvas, &place);
  tl_canvas_select (f->canvas, ids);
  settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const TlRecord *lane;

  f->document = tl_edit_new_document (tl_id_source_new_seeded (5), "Map", TRUE);
  f->map = dup_first (f, tl_document_get_id (f->document), TL_KIND_MAP);
  f->stage = dup_first (f, f->map, TL_KIND_STAGE);
  lane = tl_query_lane_of_kind (get_table (f), f->map, TL_LANE_KIND_TOUCHPOINTS);
  tl_document_begin (f->document, "Add");
  f->card =
    tl_edit_add_card (f->document, f->map, f->stage, tl_record_get_id (lane), "Hotline", NULL);
  f->other =
    tl_edit_add_card (f->document, f->map, f->stage, tl_record_get_id (lane), "Counter", NULL);
  tl_document_commit (f->document);
  f->canvas = TL_CANVAS (tl_canvas_new ());
  tl_canvas_set_document (f->canvas, f->document, f->map);
  f->panel = TL_COMMENTS_PANEL (tl_comments_panel_new (f->canvas, NULL));
  tl_window_part_set_document (TL_WINDOW_PART (f->panel), f->document, f->map, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (f->canvas), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->panel));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_object_unref (f->document);
  g_free (f->map);
  g_free (f->stage);
  g_free (f->card);
  g_free (f->other);
}

static void
send (GtkWidget *entry, const char *text)
{
  tl_comment_entry_set_text (TL_COMMENT_ENTRY (entry), text);
  g_signal_emit_by_name (entry, "send", text);
  tl_comment_entry_set_text (TL_COMMENT_ENTRY (entry), "");
  settle ();
}

static TlCommentThread *
get_thread (Fixture *f, guint i)
{
  g_autoptr (GPtrArray) threads = tl_comments_panel_list_threads (f->panel);

  g_assert_cmpuint (threads->len, >, i);
  return g_ptr_array_index (threads, i);
}

static guint
count_threads (Fixture *f)
{
  g_autoptr (GPtrArray) threads = tl_comments_panel_list_threads (f->panel);

  return threads->len;
}

static void
test_write (Fixture *f, gconstpointer data)
{
  const TlRecord *comment;

  focus_on (f, f->card);
  tl_comments_panel_open (f->panel, TRUE);
  send (tl_comments_panel_get_entry (f->panel), "Is this so?");
  g_assert_cmpuint (count_threads (f), ==, 1);
  comment = tl_table_get (get_table (f), tl_comment_thread_get_id (get_thread (f, 0)));
  g_assert_cmpstr (tl_record_get_ref (comment, TL_COMMENT_ABOUT), ==, f->card);
  g_assert_cmpstr (tl_record_get_text (comment, TL_COMMENT_TEXT), ==, "Is this so?");
  g_assert_cmpstr (tl_record_get_text (comment, TL_COMMENT_AUTHOR), !=, "");
  g_assert_cmpstr (tl_record_get_text (comment, TL_COMMENT_DATE), !=, "");
  send (tl_comment_thread_get_entry (get_thread (f, 0)), "It is.");
  g_assert_cmpuint (tl_comments_count_open_about (get_table (f), f->card), ==, 2);
  tl_document_undo (f->document);
  tl_document_undo (f->document);
  settle ();
  g_assert_cmpuint (count_threads (f), ==, 0);
}

/* What is being written stays about what it was begun on. */
static void
test_stays_there (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = tl_comments_panel_get_entry (f->panel);

  focus_on (f, f->card);
  tl_comment_entry_set_text (TL_COMMENT_ENTRY (entry), "Well");
  focus_on (f, f->other);
  send (entry, "Well then");
  g_assert_cmpuint (tl_comments_count_open_about (get_table (f), f->card), ==, 1);
  send (entry, "And here");
  g_assert_cmpuint (tl_comments_count_open_about (get_table (f), f->other), ==, 1);
}

/* Threads of what has the focus come first; resolved ones are shown when asked for. */
static void
test_order (Fixture *f, gconstpointer data)
{
  GtkWidget       *entry = tl_comments_panel_get_entry (f->panel);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  focus_on (f, f->card);
  send (entry, "One");
  first = g_strdup (tl_comment_thread_get_id (get_thread (f, 0)));
  focus_on (f, f->other);
  send (entry, "Two");
  second = g_strdup (tl_comment_thread_get_id (get_thread (f, 0)));
  g_assert_cmpstr (first, !=, second);
  focus_on (f, f->card);
  g_assert_cmpstr (tl_comment_thread_get_id (get_thread (f, 0)), ==, first);
  g_assert_cmpstr (tl_comment_thread_get_id (get_thread (f, 1)), ==, second);
  tl_document_begin (f->document, "Resolve");
  tl_edit_resolve (f->document, first, TRUE);
  tl_document_commit (f->document);
  settle ();
  g_assert_cmpuint (count_threads (f), ==, 1);
  tl_comments_panel_set_filter (f->panel, TL_COMMENTS_RESOLVED);
  settle ();
  g_assert_cmpstr (tl_comment_thread_get_id (get_thread (f, 0)), ==, first);
  tl_comments_panel_set_filter (f->panel, TL_COMMENTS_ALL);
  settle ();
  g_assert_cmpuint (count_threads (f), ==, 2);
}

/* An answer that is being typed outlives what others do. */
static void
test_draft_stays (Fixture *f, gconstpointer data)
{
  GtkWidget       *entry;
  g_autofree char *text = NULL;

  focus_on (f, f->card);
  send (tl_comments_panel_get_entry (f->panel), "One");
  entry = tl_comment_thread_get_entry (get_thread (f, 0));
  tl_comment_entry_set_text (TL_COMMENT_ENTRY (entry), "I thi");
  tl_document_begin (f->document, "Reply");
  g_free (
    tl_edit_reply (f->document, tl_comment_thread_get_id (get_thread (f, 0)), "Jonas", "No", NULL));
  tl_document_commit (f->document);
  settle ();
  text =
    tl_comment_entry_dup_text (TL_COMMENT_ENTRY (tl_comment_thread_get_entry (get_thread (f, 0))));
  g_assert_cmpstr (text, ==, "I thi");
}

/* --- When it was -------------------------------------------------------------------------------
 */

static void
check_ago (const char *date, const char *words)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new (utc, 2026, 3, 15, 14, 30, 0);
  g_autofree char *said = tl_ago_dup_words (date, now);

  g_assert_cmpstr (said, ==, words);
}

static void
test_ago (void)
{
  check_ago ("2026-03-15T14:29:30Z", "just now");
  check_ago ("2026-03-15T14:30:20Z", "just now");
  check_ago ("2026-03-15T14:29:00Z", "1 minute ago");
  check_ago ("2026-03-15T15:25:00+01:00", "5 minutes ago");
  check_ago ("2026-03-15T11:00:00Z", "3 hours ago");
  check_ago ("2026-03-15T01:00:00Z", "today");
  check_ago ("2026-03-14T23:00:00Z", "yesterday");
  check_ago ("2026-03-14", "yesterday");
  check_ago ("2026-03-11", "4 days ago");
  check_ago ("2026-03-15", "today");
  check_ago ("", "");
}

/* --- Rows of time ------------------------------------------------------------------------------
 */

static void
type (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_duration_row (Fixture *f, gconstpointer data)
{
  g_autoptr (TlForm) form = tl_form_new (f->document, f->stage, FALSE);
  GtkWidget      *group = g_object_ref_sink (adw_preferences_group_new ());
  GtkWidget      *row = tl_form_add_duration (form, group, TL_STAGE_DURATION, "Duration");
  int             end = (int) strlen ("1h 30");
  const TlRecord *stage;

  type (row, "1h 30");
  stage = tl_table_get (get_table (f), f->stage);
  g_assert_cmpstr (tl_record_get_text (stage, TL_STAGE_DURATION), ==, "PT1H30M");
  /* Typed on, it is not understood any more. */
  gtk_editable_insert_text (GTK_EDITABLE (row), " blue", -1, &end);
  stage = tl_table_get (get_table (f), f->stage);
  g_assert_cmpstr (tl_record_get_text (stage, TL_STAGE_DURATION), ==, "PT1H30M");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  tl_document_undo (f->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  tl_document_redo (f->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1 h 30 min");
  g_object_unref (group);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_type_ensure (TL_TYPE_CANVAS);
  ADD ("/app/comments/write", test_write);
  ADD ("/app/comments/stays-there", test_stays_there);
  ADD ("/app/comments/order", test_order);
  ADD ("/app/comments/draft-stays", test_draft_stays);
  g_test_add_func ("/app/comments/ago", test_ago);
  ADD ("/app/comments/duration-row", test_duration_row);
  return g_test_run ();
}
