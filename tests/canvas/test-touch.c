/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Real fingers, sent through mutter's remote-desktop interface to a canvas that fills the screen:
 * what only GTK's own handling of touch can get wrong (who claims a sequence, what a second finger
 * does to the first, when a press is long). tests/wayland.sh starts the compositor. */
#include "config.h"

#include "canvas-hands.h"

#define REMOTE "org.gnome.Mutter.RemoteDesktop"
#define CAST "org.gnome.Mutter.ScreenCast"
#define LONG_PRESS_MS 900

static GDBusConnection *bus;
static char            *remote; /* object paths */
static char            *stream;

static GVariant *
call (const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (bus,
                                                  name,
                                                  path,
                                                  interface,
                                                  method,
                                                  arguments,
                                                  NULL,
                                                  G_DBUS_CALL_FLAGS_NONE,
                                                  5000,
                                                  NULL,
                                                  &error);

  g_assert_no_error (error);
  return answer;
}

static char *
call_for_path (const char *name,
               const char *path,
               const char *interface,
               const char *method,
               GVariant   *arguments)
{
  g_autoptr (GVariant) answer = call (name, path, interface, method, arguments);
  char *object = NULL;

  g_variant_get (answer, "(o)", &object);
  return object;
}

static void
tell (const char *method, GVariant *arguments)
{
  g_variant_unref (call (REMOTE, remote, REMOTE ".Session", method, arguments));
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

static void
finger_down (guint slot, double x, double y)
{
  tell ("NotifyTouchDown", g_variant_new ("(sudd)", stream, slot, x, y));
  wait_ms (30);
}

static void
finger_move (guint slot, double x, double y)
{
  tell ("NotifyTouchMotion", g_variant_new ("(sudd)", stream, slot, x, y));
  wait_ms (20);
}

/* Down and on its way at once: on a busy machine a finger that rests between the two would be a
 * long press. */
static void
finger_flick (guint slot, TlPoint from, TlPoint to)
{
  tell ("NotifyTouchDown", g_variant_new ("(sudd)", stream, slot, from.x, from.y));
  tell ("NotifyTouchMotion",
        g_variant_new ("(sudd)", stream, slot, (from.x * 2 + to.x) / 3, (from.y * 2 + to.y) / 3));
  wait_ms (30);
}

static void
finger_up (guint slot)
{
  tell ("NotifyTouchUp", g_variant_new ("(u)", slot));
  wait_ms (60);
}

static void
open_session (void)
{
  g_autoptr (GVariant) id = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *cast = NULL;
  GVariantBuilder  options;
  GVariantBuilder  none;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (bus);
  remote = call_for_path (REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession", NULL);
  id = call (REMOTE,
             remote,
             "org.freedesktop.DBus.Properties",
             "Get",
             g_variant_new ("(ss)", REMOTE ".Session", "SessionId"));
  g_variant_get (id, "(v)", &value);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "remote-desktop-session-id", value);
  cast = call_for_path (CAST,
                        "/org/gnome/Mutter/ScreenCast",
                        CAST,
                        "CreateSession",
                        g_variant_new ("(a{sv})", &options));
  g_variant_builder_init (&none, G_VARIANT_TYPE_VARDICT);
  stream = call_for_path (CAST,
                          cast,
                          CAST ".Session",
                          "RecordMonitor",
                          g_variant_new ("(sa{sv})", "", &none));
  tell ("Start", NULL);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gboolean *touched)
{
  *touched = *touched || gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
  return GDK_EVENT_PROPAGATE;
}

/* A virtual device is made at its first use, and a window that has just been shown may not have its
 * place yet: taps the corner until one arrives. */
static void
wait_for_touch (Hands *f)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  gint64              deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gboolean            touched = FALSE;

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), &touched);
  gtk_widget_add_controller (f->window, events);
  while (!touched && g_get_monotonic_time () < deadline)
    {
      finger_down (9, 1, 1);
      finger_up (9);
      wait_ms (200);
    }
  g_assert_true (touched);
  gtk_widget_remove_controller (f->window, events);
}

static void
set_up (Hands *f, gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  hands_set_up (f, data);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_fullscreen (GTK_WINDOW (f->window));
  while (!gtk_window_is_fullscreen (GTK_WINDOW (f->window)) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (f->window)));
  wait_for_touch (f);
  wait_ms (500); /* the next tap is no second one */
  tl_canvas_commit_writing (f->canvas);
  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  tl_canvas_set_zoom (f->canvas, 1);
  tl_canvas_set_offset (f->canvas, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  wait_ms (100);
}

/* Document px to screen px: the canvas is the screen. */
static TlPoint
on_screen (Hands *f, TlPoint point)
{
  TlPoint there;

  tl_canvas_from_document (f->canvas, point.x, point.y, &there.x, &there.y);
  return there;
}

static void
tap (TlPoint at)
{
  finger_down (0, at.x, at.y);
  finger_up (0);
}

static void
slide (guint slot, TlPoint from, TlPoint to)
{
  for (int i = 1; i <= 10; i++)
    finger_move (slot, from.x + (to.x - from.x) * i / 10, from.y + (to.y - from.y) * i / 10);
}

static const char *
column_of (Hands *f, const char *card)
{
  return tl_record_get_ref (tl_table_get (hands_table (f), card), TL_CARD_COLUMN);
}

static void
test_tap (Hands *f, gconstpointer data)
{
  TlPoint at = on_screen (f, hands_middle (f, f->first));

  tap (at);
  g_assert_true (tl_canvas_is_selected (f->canvas, f->first));
  g_assert_false (tl_canvas_is_writing (f->canvas));
  wait_ms (600);
  tap (at);
  g_assert_true (tl_canvas_is_writing (f->canvas));
  tl_canvas_commit_writing (f->canvas);
}

static void
test_long_press_lifts (Hands *f, gconstpointer data)
{
  TlPoint from = on_screen (f, hands_middle (f, f->first));
  TlPoint to = on_screen (f, hands_cell_middle (f, f->stages[2], f->touchpoints));
  g_autoptr (TlTable) before = hands_snapshot (f);

  finger_down (0, from.x, from.y);
  wait_ms (LONG_PRESS_MS);
  slide (0, from, to);
  g_assert_true (tl_canvas_is_lifting (f->canvas));
  finger_up (0);
  g_assert_cmpstr (column_of (f, f->first), ==, f->stages[2]);
  hands_assert_one_step (f, before, "Move Card");
}

static void
test_selected_card_drags (Hands *f, gconstpointer data)
{
  TlPoint from = on_screen (f, hands_middle (f, f->first));
  TlPoint to = on_screen (f, hands_cell_middle (f, f->stages[1], f->touchpoints));

  tap (from);
  wait_ms (600);
  finger_down (0, from.x, from.y);
  slide (0, from, to);
  finger_up (0);
  g_assert_cmpstr (column_of (f, f->first), ==, f->stages[1]);
}

static void
test_one_finger_pans (Hands *f, gconstpointer data)
{
  TlPoint from = { 700, 500 }, to = { 600, 440 };
  double  x, y, x2, y2;
  g_autoptr (TlTable) before = hands_snapshot (f);

  tl_canvas_set_zoom (f->canvas, 3);
  tl_canvas_set_offset (f->canvas, 100, 100);
  tl_canvas_get_offset (f->canvas, &x, &y);
  finger_flick (0, from, to);
  slide (0, (TlPoint){ (from.x * 2 + to.x) / 3, (from.y * 2 + to.y) / 3 }, to);
  finger_up (0);
  tl_canvas_get_offset (f->canvas, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x, 100 / 3.0, 6);
  g_assert_cmpfloat_with_epsilon (y2 - y, 60 / 3.0, 6);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_null (tl_canvas_get_selection (f->canvas)[0]);
}

/* The first finger is on a selected card and has begun to drag it: the second takes it back. */
static void
test_pinch_drops_nothing (Hands *f, gconstpointer data)
{
  TlPoint at = on_screen (f, hands_middle (f, f->first));
  g_autoptr (TlTable) before = hands_snapshot (f);
  double zoom = tl_canvas_get_zoom (f->canvas);

  tap (at);
  wait_ms (600);
  finger_down (0, at.x, at.y);
  finger_move (0, at.x + 20, at.y + 10);
  finger_move (0, at.x + 40, at.y + 20);
  finger_down (1, at.x + 140, at.y + 20);
  for (int i = 1; i <= 10; i++)
    {
      finger_move (0, at.x + 40 - 4 * i, at.y + 20);
      finger_move (1, at.x + 140 + 10 * i, at.y + 20);
    }
  finger_up (0);
  finger_up (1);
  g_assert_cmpfloat (tl_canvas_get_zoom (f->canvas), >, zoom * 1.5);
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

static guint
count_points (Hands *f)
{
  const GPtrArray *curves = tl_table_get_children (hands_table (f), f->map, TL_KIND_CURVE);

  if (curves->len == 0)
    return 0;
  return tl_table_get_children (hands_table (f),
                                tl_record_get_id (g_ptr_array_index (curves, 0)),
                                TL_KIND_POINT)
    ->len;
}

static void
stroke (Hands *f)
{
  TlPoint from = on_screen (f, hands_cell_middle (f, f->stages[0], f->emotions));
  TlPoint to = on_screen (f, hands_cell_middle (f, f->stages[3], f->emotions));

  finger_down (0, from.x, from.y);
  slide (0, from, (TlPoint){ (from.x + to.x) / 2, from.y - 30 });
  slide (0, (TlPoint){ (from.x + to.x) / 2, from.y - 30 }, to);
  finger_up (0);
}

static void
test_finger_draws_with_the_tool (Hands *f, gconstpointer data)
{
  stroke (f);
  g_assert_cmpuint (count_points (f), ==, 0);
  tl_canvas_set_offset (f->canvas, 0, 0);
  tl_canvas_set_drawing (f->canvas, TRUE);
  stroke (f);
  g_assert_cmpuint (count_points (f), >=, 3);
  g_assert_false (tl_canvas_is_drawing (f->canvas));
}

#define add(name_, function_)                                                                      \
  g_test_add ("/canvas/touch/" name_, Hands, NULL, set_up, function_, hands_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  open_session ();
  add ("tap", test_tap);
  add ("long-press-lifts", test_long_press_lifts);
  add ("selected-card-drags", test_selected_card_drags);
  add ("one-finger-pans", test_one_finger_pans);
  add ("pinch-drops-nothing", test_pinch_drops_nothing);
  add ("finger-draws-with-the-tool", test_finger_draws_with_the_tool);
  return g_test_run ();
}
