/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canvas-hands.h"

#include "canvas/tl-tools.h"

/* Runs what is due now: frames, focus changes, idle work. */
void
hands_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
notice_cb (TlCanvas *canvas, const char *title, gboolean can_undo, Hands *f)
{
  g_free (f->notice);
  f->notice = g_strdup (title);
  f->notice_undo = can_undo;
}

static void
notice_action_cb (
  TlCanvas *canvas, const char *title, const char *label, const char *action, Hands *f)
{
  notice_cb (canvas, title, FALSE, f);
}

const TlTable *
hands_table (Hands *f)
{
  return tl_document_get_table (f->document);
}

char *
hands_lane (Hands *f, TlLaneKind kind)
{
  const TlRecord *lane = tl_query_lane_of_kind (hands_table (f), f->map, kind);

  return lane != NULL ? g_strdup (tl_record_get_id (lane)) : NULL;
}

static void
make_document (Hands *f)
{
  const GPtrArray *maps, *stages;

  f->document = tl_edit_new_document (tl_id_source_new_seeded (3), "Repair", TRUE);
  maps = tl_table_get_children (hands_table (f), tl_document_get_id (f->document), TL_KIND_MAP);
  f->map = g_strdup (tl_record_get_id (g_ptr_array_index (maps, 0)));
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpuint (stages->len, ==, G_N_ELEMENTS (f->stages));
  for (guint i = 0; i < stages->len; i++)
    f->stages[i] = g_strdup (tl_record_get_id (g_ptr_array_index (stages, i)));
  f->touchpoints = hands_lane (f, TL_LANE_KIND_TOUCHPOINTS);
  f->actions = hands_lane (f, TL_LANE_KIND_ACTIONS);
  f->emotions = hands_lane (f, TL_LANE_KIND_EMOTIONS);
  tl_document_begin (f->document, "Set up");
  f->first = tl_edit_add_card (f->document, f->map, f->stages[0], f->touchpoints, "Hotline", NULL);
  f->second = tl_edit_add_card (f->document, f->map, f->stages[0], f->touchpoints, "Counter", NULL);
  tl_document_commit (f->document);
}

/* GTK 4.24 on X11 warns of its own book-keeping when a popover and its window draw in one frame.
 * Every other warning ends the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *own = "gdk_frame_timings_submitted() called on submitted frame";

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0 &&
        g_str_has_prefix (fields[i].value, own))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
watch_log (void)
{
  static gboolean watched = FALSE;

  if (!watched)
    g_log_set_writer_func (write_log, NULL, NULL);
  watched = TRUE;
}

static gboolean
keep_ticking_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Once in a few hundred runs on a busy machine a window is never told its size: shown again, it is.
 */
static void
show_window (Hands *f)
{
  guint tick =
    g_timeout_add (100, keep_ticking_cb, NULL); /* else the deadline waits for an event */

  for (int i = 0; i < 4 && gtk_widget_get_width (GTK_WIDGET (f->canvas)) == 0; i++)
    {
      gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

      gtk_widget_set_visible (f->window, FALSE);
      gtk_window_present (GTK_WINDOW (f->window));
      while (gtk_widget_get_width (GTK_WIDGET (f->canvas)) == 0 &&
             g_get_monotonic_time () < deadline)
        g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

void
hands_set_up (Hands *f, gconstpointer data)
{
  watch_log ();
  make_document (f);
  f->canvas = TL_CANVAS (tl_canvas_new ());
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1500, 950);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->canvas));
  tl_canvas_set_document (f->canvas, f->document, f->map);
  g_signal_connect (f->canvas, "notice", G_CALLBACK (notice_cb), f);
  g_signal_connect (f->canvas, "notice-action", G_CALLBACK (notice_action_cb), f);
  show_window (f);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->canvas)), >, 0);
  tl_canvas_set_zoom (f->canvas, 1);
  tl_canvas_set_offset (f->canvas, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  hands_settle ();
}

void
hands_tear_down (Hands *f, gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (f->canvas), (gpointer *) &f->canvas);
  gtk_window_destroy (GTK_WINDOW (f->window));
  /* GTK holds a widget for as long as an event for it is under way. */
  while (f->canvas != NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (f->canvas);
  g_free (f->map);
  for (guint i = 0; i < G_N_ELEMENTS (f->stages); i++)
    g_free (f->stages[i]);
  g_free (f->touchpoints);
  g_free (f->actions);
  g_free (f->emotions);
  g_free (f->first);
  g_free (f->second);
  g_free (f->notice);
  g_assert_finalize_object (f->document);
}

char *
hands_add_point (Hands *f, const char *column, double score)
{
  g_autofree char *curve = NULL;
  char            *id;

  tl_document_begin (f->document, "Add Point");
  curve = tl_edit_ensure_curve (f->document, f->map, NULL, FALSE);
  id = tl_edit_add_point (f->document, curve, column, 0.5, score);
  tl_document_commit (f->document);
  return id;
}

double
hands_get_score (Hands *f, const char *point)
{
  return tl_record_get_number (tl_table_get (hands_table (f), point), TL_POINT_SCORE);
}

/* As the toolkit does: the editor first, then the view, then the canvas. */
gboolean
hands_press_key (Hands *f, guint keyval, guint keycode, guint modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char     words[8] = "";

  if (!tl_canvas_is_writing (f->canvas))
    return tl_canvas_key_pressed (f->canvas, NULL, keyval, keycode, modifiers);
  if (tl_editor_key (f->canvas, keyval, keycode, modifiers))
    return TRUE;
  if (letter == 0 || modifiers & (CTRL | ALT))
    return FALSE;
  g_unichar_to_utf8 (letter, words);
  tl_editor_insert (f->canvas, words);
  return TRUE;
}

void
hands_key (Hands *f, guint keyval, guint modifiers)
{
  f->n_keys++;
  hands_press_key (f, keyval, 0, modifiers);
}

/* Words, letter by letter; not counted. */
void
hands_type (Hands *f, const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (hands_press_key (f, gdk_unicode_to_keyval (g_utf8_get_char (p)), 0, 0));
}

static TlToolEvent
make_event (Hands *f, double x, double y, guint modifiers, int n_press)
{
  TlToolEvent event = { .pressure = 1, .modifiers = modifiers, .n_press = n_press };

  tl_canvas_from_document (f->canvas, x, y, &event.x, &event.y);
  return event;
}

void
hands_press (Hands *f, double x, double y, guint modifiers, int n_press)
{
  TlToolEvent event = make_event (f, x, y, modifiers, n_press);

  g_assert_true (tl_canvas_press (f->canvas, &event));
}

void
hands_move (Hands *f, double x, double y, guint modifiers)
{
  TlToolEvent event = make_event (f, x, y, modifiers, 1);

  tl_canvas_motion (f->canvas, &event);
}

void
hands_release (Hands *f, double x, double y, guint modifiers)
{
  TlToolEvent event = make_event (f, x, y, modifiers, 1);

  tl_canvas_release (f->canvas, &event);
}

void
hands_click (Hands *f, double x, double y, guint modifiers)
{
  hands_press (f, x, y, modifiers, 1);
  hands_release (f, x, y, modifiers);
}

void
hands_drag (Hands *f, const TlPoint *from, const TlPoint *to, guint modifiers)
{
  hands_press (f, from->x, from->y, modifiers, 1);
  for (int i = 1; i <= 8; i++)
    hands_move (f,
                from->x + (to->x - from->x) * i / 8,
                from->y + (to->y - from->y) * i / 8,
                modifiers);
  hands_release (f, to->x, to->y, modifiers);
}

static void
find_title (gpointer record, gpointer data)
{
  gpointer *search = data;

  if (tl_record_get_kind (record) == TL_KIND_CARD &&
      g_str_equal (tl_record_get_text (record, TL_CARD_TITLE), search[0]))
    search[1] = record;
}

const TlRecord *
hands_card (Hands *f, const char *title)
{
  gpointer search[2] = { (gpointer) title, NULL };

  tl_table_foreach (hands_table (f), find_title, search);
  return search[1];
}

TlPoint
hands_middle (Hands *f, const char *id)
{
  TlRect rect = { 0 };

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), id, &rect));
  return (TlPoint){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

TlPoint
hands_cell_middle (Hands *f, const char *column, const char *lane)
{
  TlPlace place = { .type = TL_PLACE_CELL, .column = column, .lane = lane };
  TlRect  rect = { 0 };

  g_assert_true (tl_scene_get_place_rect (tl_canvas_get_scene (f->canvas), &place, &rect));
  return (TlPoint){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

void
hands_focus (Hands *f, const char *id)
{
  TlPlace place = tl_scene_place_of (tl_canvas_get_scene (f->canvas), id);

  g_assert_cmpint (place.type, !=, TL_PLACE_NONE);
  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  tl_canvas_focus_place (f->canvas, &place);
}

void
hands_focus_cell (Hands *f, const char *column, const char *lane)
{
  TlPlace place = { .type = TL_PLACE_CELL, .column = column, .lane = lane };

  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  tl_canvas_focus_place (f->canvas, &place);
}

/* The titles of a cell's cards, "Hotline|Counter". */
char *
hands_cell (Hands *f, const char *column, const char *lane)
{
  g_autoptr (GPtrArray) cell = tl_query_cell (hands_table (f), f->map, column, lane);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < cell->len; i++)
    g_string_append_printf (titles,
                            "%s%s",
                            i > 0 ? "|" : "",
                            tl_record_get_text (g_ptr_array_index (cell, i), TL_CARD_TITLE));
  return g_string_free (titles, FALSE);
}

TlTable *
hands_snapshot (Hands *f)
{
  return tl_document_dup_snapshot (f->document);
}

/* What happened since `before` is one step of this name, and undo brings exactly `before` back. */
void
hands_assert_one_step (Hands *f, TlTable *before, const char *name)
{
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, name);
  g_assert_true (tl_document_undo (f->document));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

/* Whether a class action would do something now: a button bound to it is sensitive. */
gboolean
hands_is_enabled (Hands *f, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean   enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (f->canvas));
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}
