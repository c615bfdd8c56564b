/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* canvas-frames FILE [QUERY]: shows a document on the real canvas in a window of 1400 x 900 and
 * measures the process's CPU time from one painted frame to the next (events, layout, snapshot,
 * rendering) while it pans at zoom 1, pans an overview at zoom 0.35, sweeps the zoom between 2 and
 * the whole map, and while a real pointer (xdotool) drags one card; then from one real key to the
 * next while words are typed into a card, 15 a second with rests in which they enter the document.
 * Last line: JSON with p50, p95 and n of each. With a query all that while a search for it is on:
 * what it finds is marked, the rest dimmed.
 *
 * The scenes run one after the other; each is driven by ticks of the frame clock except the drag,
 * and the typing, which end with their programs. The display must have no window manager (window at
 * 0, 0). */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "canvas/tl-canvas.h"
#include "store/tl-store.h"

#define WIDTH 1400
#define HEIGHT 900
#define FRAMES 120
/* Frames at the start of a scene that fill caches and are not counted. */
#define WARM_UP 10
#define PAN_STEP 9.0
#define DRAG_STEPS 100
#define TYPED_LETTERS 120

typedef enum
{
  SCENE_PAN,
  SCENE_OVERVIEW,
  SCENE_ZOOM,
  SCENE_DRAG,
  SCENE_TYPE,
  N_SCENES
} Scene;

static const char *const scene_names[N_SCENES] = { "pan", "overview", "zoom", "drag", "type" };

typedef struct
{
  GMainLoop  *loop;
  TlCanvas   *canvas;
  Scene       scene;
  guint       frame;
  gboolean    counting;
  double      last_cpu_ms;
  GArray     *times[N_SCENES];
  double      fit_zoom;
  const char *query; /* NULL = no search */
} Bench;

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double now_ms = read_cpu_ms ();
  double used_ms = now_ms - bench->last_cpu_ms;

  if (bench->scene == SCENE_TYPE)
    return;
  if (bench->counting && bench->scene < N_SCENES && bench->frame++ > WARM_UP)
    g_array_append_val (bench->times[bench->scene], used_ms);
  bench->last_cpu_ms = now_ms;
}

/* All that a letter costs until the next one comes: key, layout, frames, and entering the document.
 */
static gboolean
key_pressed_cb (
  GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, Bench *bench)
{
  double now_ms = read_cpu_ms ();
  double used_ms = now_ms - bench->last_cpu_ms;

  if (bench->scene != SCENE_TYPE || !bench->counting)
    return FALSE;
  if (bench->frame++ > WARM_UP)
    g_array_append_val (bench->times[SCENE_TYPE], used_ms);
  bench->last_cpu_ms = now_ms;
  return FALSE;
}

static void start_scene (Bench *bench, Scene scene);

static gboolean
next_scene_cb (gpointer user_data)
{
  Bench *bench = user_data;

  start_scene (bench, bench->scene + 1);
  return G_SOURCE_REMOVE;
}

/* Half a second of rest: what was put off to idle is done before the next scene counts. */
static void
end_scene (Bench *bench)
{
  bench->counting = FALSE;
  g_timeout_add (500, next_scene_cb, bench);
}

/* There and back: 0 to 1 to 0 over the frames of a scene. */
static double
swing (guint frame)
{
  return 0.5 - 0.5 * cos (frame * 2 * G_PI / FRAMES);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double x, y;

  if (bench->frame >= FRAMES)
    {
      end_scene (bench);
      return G_SOURCE_REMOVE;
    }
  if (bench->scene == SCENE_ZOOM)
    {
      /* Even steps of the eye: the exponent moves evenly. */
      tl_canvas_set_zoom (bench->canvas, 2 * pow (bench->fit_zoom / 2, swing (bench->frame)));
    }
  else
    {
      tl_canvas_get_offset (bench->canvas, &x, &y);
      x += (bench->frame < FRAMES / 2 ? PAN_STEP : -PAN_STEP) / tl_canvas_get_zoom (bench->canvas);
      tl_canvas_set_offset (bench->canvas, x, y);
    }
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* A card that is wholly in view; its middle in widget px. */
static gboolean
find_card (Bench *bench, double *wx, double *wy)
{
  TlScene         *scene = tl_canvas_get_scene (bench->canvas);
  const TlTable   *table = tl_document_get_table (tl_canvas_get_document (bench->canvas));
  const GPtrArray *cards =
    tl_table_get_children (table, tl_canvas_get_map (bench->canvas), TL_KIND_CARD);
  double offset_x, offset_y;

  tl_canvas_get_offset (bench->canvas, &offset_x, &offset_y);
  for (guint i = 0; cards && i < cards->len; i++)
    {
      TlRect rect;

      if (!tl_scene_get_record_rect (scene, tl_record_get_id (cards->pdata[i]), &rect))
        continue;
      *wx = rect.x - offset_x + rect.width / 2;
      *wy = rect.y - offset_y + rect.height / 2;
      if (*wx > 450 && *wx < WIDTH - 500 && *wy > 250 && *wy < HEIGHT - 250)
        return TRUE;
    }
  return FALSE;
}

/* A map smaller than the view cannot be scrolled to where a large one is. */
static void
centre_first_card (Bench *bench)
{
  const TlTable   *table = tl_document_get_table (tl_canvas_get_document (bench->canvas));
  const GPtrArray *cards =
    tl_table_get_children (table, tl_canvas_get_map (bench->canvas), TL_KIND_CARD);
  TlRect rect;

  if (cards && cards->len > 0 &&
      tl_scene_get_record_rect (tl_canvas_get_scene (bench->canvas),
                                tl_record_get_id (cards->pdata[0]),
                                &rect))
    tl_canvas_set_offset (bench->canvas,
                          rect.x + rect.width / 2 - WIDTH / 2,
                          rect.y + rect.height / 2 - HEIGHT / 2);
}

static void
pointer_ended_cb (GPid pid, int status, gpointer user_data)
{
  g_spawn_close_pid (pid);
  end_scene (user_data);
}

/* Where a card in view stands, in window px. */
static void
find_card_in_window (Bench *bench, graphene_point_t *at)
{
  double wx, wy;

  if (!find_card (bench, &wx, &wy) && !(centre_first_card (bench), find_card (bench, &wx, &wy)))
    g_error ("no card in view to drag");
  if (!gtk_widget_compute_point (GTK_WIDGET (bench->canvas),
                                 GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (bench->canvas))),
                                 &GRAPHENE_POINT_INIT (wx, wy),
                                 at))
    g_error ("the canvas is in no window");
}

static void
run_hands (Bench *bench, const char *script)
{
  const char *command[] = { "/bin/sh", "-c", script, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  if (!g_spawn_async (NULL,
                      (char **) command,
                      NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD,
                      NULL,
                      NULL,
                      &pid,
                      &error))
    g_error ("%s", error->message);
  bench->counting = TRUE;
  g_child_watch_add (pid, pointer_ended_cb, bench);
}

static gboolean
start_drag_cb (gpointer user_data)
{
  Bench           *bench = user_data;
  graphene_point_t at;
  g_autoptr (GString) script = g_string_new ("xdotool");

  find_card_in_window (bench, &at);
  g_string_append_printf (script,
                          " mousemove %d %d sleep 0.1 mousedown 1 sleep 0.1",
                          (int) at.x,
                          (int) at.y);
  for (int i = 0; i < DRAG_STEPS; i++)
    g_string_append_printf (script,
                            " mousemove_relative -- %d %d sleep 0.02",
                            i < DRAG_STEPS / 2 ? 4 : -4,
                            i % 2 ? 1 : -1);
  g_string_append (script, " mouseup 1 sleep 0.1");
  run_hands (bench, script->str);
  return G_SOURCE_REMOVE;
}

/* Opens the editor on a card and writes words of nine letters, with a rest after each. */
static gboolean
start_typing_cb (gpointer user_data)
{
  Bench           *bench = user_data;
  graphene_point_t at;
  g_autoptr (GString) script = g_string_new ("xdotool");

  find_card_in_window (bench, &at);
  g_string_append_printf (script,
                          " mousemove %d %d sleep 0.1 click 1 sleep 0.05 click 1 sleep 0.5",
                          (int) at.x,
                          (int) at.y);
  for (int i = 0; i < TYPED_LETTERS; i++)
    g_string_append_printf (script,
                            i % 10 == 9 ? " key space sleep 0.45" : " key %c sleep 0.066",
                            'a' + i % 26);
  g_string_append (script, " key Escape sleep 0.1");
  run_hands (bench, script->str);
  return G_SOURCE_REMOVE;
}

static void
start_scene (Bench *bench, Scene scene)
{
  bench->scene = scene;
  bench->frame = 0;
  if (scene == N_SCENES)
    {
      g_main_loop_quit (bench->loop);
      return;
    }
  tl_canvas_set_zoom (bench->canvas, scene == SCENE_OVERVIEW ? 0.35 : 1);
  tl_canvas_set_offset (bench->canvas, scene == SCENE_OVERVIEW ? 0 : 1200, 120);
  if (scene == SCENE_DRAG || scene == SCENE_TYPE)
    {
      g_timeout_add (500, scene == SCENE_DRAG ? start_drag_cb : start_typing_cb, bench);
      return;
    }
  bench->counting = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->canvas), tick_cb, bench, NULL);
}

static gboolean
start_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->query != NULL)
    tl_canvas_search (bench->canvas, bench->query);
  tl_canvas_fit (bench->canvas);
  bench->fit_zoom = tl_canvas_get_zoom (bench->canvas);
  start_scene (bench, SCENE_PAN);
  return G_SOURCE_REMOVE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_results (Bench *bench)
{
  printf ("{");
  for (int i = 0; i < N_SCENES; i++)
    {
      GArray *times = bench->times[i];

      if (times->len < 20)
        g_error ("%s: only %u frames", scene_names[i], times->len);
      g_array_sort (times, compare_times);
      printf ("%s\"%s\": {\"p50\": %.2f, \"p95\": %.2f, \"n\": %u}",
              i ? ", " : "",
              scene_names[i],
              g_array_index (times, double, times->len / 2),
              g_array_index (times, double, times->len * 95 / 100),
              times->len);
    }
  printf ("}\n");
}

static TlDocument *
load_document (const char *path, char **map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_store_load (path, NULL, NULL, &error);
  TlDocument      *document;
  const GPtrArray *maps;

  if (!table)
    g_error ("%s", error->message);
  document = tl_document_new_for_table (table);
  maps = tl_table_get_children (tl_document_get_table (document),
                                tl_document_get_id (document),
                                TL_KIND_MAP);
  *map = g_strdup (tl_record_get_id (maps->pdata[0]));
  return document;
}

int
main (int argc, char **argv)
{
  Bench               bench = { 0 };
  GtkWidget          *window;
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (TlDocument) document = NULL;
  g_autofree char *map = NULL;

  if (argc != 2 && argc != 3)
    g_error ("usage: canvas-frames FILE [QUERY]");
  bench.query = argc == 3 ? argv[2] : NULL;
  adw_init ();
  /* The caret's fading would be counted as typing: frames of GTK's own that come in the rests. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  document = load_document (argv[1], &map);
  bench.loop = g_main_loop_new (NULL, FALSE);
  for (int i = 0; i < N_SCENES; i++)
    bench.times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  bench.canvas = TL_CANVAS (tl_canvas_new ());
  tl_canvas_set_document (bench.canvas, document, map);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (bench.canvas));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), &bench);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    &bench);
  g_timeout_add (1000, start_cb, &bench);
  g_main_loop_run (bench.loop);
  print_results (&bench);
  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 0; i < N_SCENES; i++)
    g_array_unref (bench.times[i]);
  g_main_loop_unref (bench.loop);
  return 0;
}
