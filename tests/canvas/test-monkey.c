/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two thousand gestures that nobody planned, on the real canvas in a window. Any warning ends the
 * test. Now and then: the scene that followed every change paints what a new one paints, every
 * reference is whole, and the document is saved and loaded to the same bytes. In the end everything
 * undone is the start, byte for byte, and everything redone is the end.
 *
 * TL_SEED=N repeats a run (the seed and the last gestures are printed when it fails), TL_STEPS=N
 * sets how many gestures, TL_CHECK=N how many between two looks. */
#include "config.h"

#include "monkey.h"
#include "scene-fixture.h"
#include "store/tl-store.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define N_STEPS 2000
#define N_LONG_ROUNDS 10
#define CHECK_EVERY 50
#define N_REMEMBERED 12

/* What a crash prints: kept ready, for a signal handler may only write. */
static char  remembered[N_REMEMBERED][256];
static guint n_remembered;

static guint n_rounds = 1; /* with a seed each */

static void
remember (guint seed, guint step, const char *deed)
{
  g_snprintf (remembered[n_remembered++ % N_REMEMBERED],
              sizeof remembered[0],
              "# TL_SEED=%u, after step %u: %s\n",
              seed,
              step,
              deed);
}

static void
tell_remembered (int signal_number)
{
  for (guint i = 0; i < N_REMEMBERED; i++)
    {
      const char *line = remembered[(n_remembered + i) % N_REMEMBERED];

      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        break;
    }
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

static guint
get_number (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL && *text != '\0' ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* --- What always holds --- */

static void
check_scene (Hands *f)
{
  TlScene *kept_scene = tl_canvas_get_scene (f->canvas);
  g_autoptr (TlScene) fresh = tl_scene_new (tl_text_get_measurer (tl_text_get_default ()),
                                            tl_scene_get_theme (kept_scene),
                                            &(TlWords){ 0 });
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) made = NULL;

  tl_canvas_use_language (f->canvas);
  tl_scene_set_map (fresh, hands_table (f), f->map);
  tl_scene_set_active_curve (fresh, tl_scene_get_active_curve (kept_scene));
  kept = list_painted (kept_scene, NULL);
  made = list_painted (fresh, NULL);
  for (guint i = 0; i < MIN (kept->len, made->len); i++)
    {
      const Painted *a = &g_array_index (kept, Painted, i), *b = &g_array_index (made, Painted, i);

      if (!group_equal (a->group, b->group) || a->origin.x != b->origin.x ||
          a->origin.y != b->origin.y)
        g_error ("group %u is %s “%s” at %g, %g; laid out anew it is %s “%s” at %g, %g",
                 i,
                 tl_role_get_name (a->group->role),
                 a->group->title,
                 a->origin.x,
                 a->origin.y,
                 tl_role_get_name (b->group->role),
                 b->group->title,
                 b->origin.x,
                 b->origin.y);
    }
  g_assert_cmpuint (kept->len, ==, made->len);
}

/* Loading refuses what refers to nothing, stands twice or is out of its range. */
static GBytes *
check_saved (Hands *f)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tl_store_serialize (hands_table (f));
  g_autoptr (TlTable) table = tl_store_parse (bytes, "the monkey's map", NULL, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = tl_store_serialize (table);
  g_assert_true (g_bytes_equal (bytes, again));
  return bytes;
}

static void
check_meant (Hands *f)
{
  const char *const *selected = tl_canvas_get_selection (f->canvas);
  TlPlace            focus = tl_canvas_get_focus (f->canvas);

  for (guint i = 0; selected[i] != NULL; i++)
    g_assert_nonnull (tl_table_get (hands_table (f), selected[i]));
  if (focus.id != NULL)
    g_assert_nonnull (tl_table_get (hands_table (f), focus.id));
  g_assert_false (tl_document_in_transaction (f->document));
  g_assert_cmpstr (tl_canvas_get_map (f->canvas), ==, f->map);
}

static void
check_all (Hands *f)
{
  g_autoptr (GBytes) bytes = check_saved (f);

  check_meant (f);
  check_scene (f);
}

/* --- The run --- */

static void
furnish (Hands *f)
{
  g_autofree char *persona = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *nameless = NULL;

  tl_document_begin (f->document, "Furnish");
  persona = tl_edit_add_persona (f->document, "Mara", f->map);
  g_free (tl_edit_add_persona (f->document, "Tom", f->map));
  g_free (tl_edit_add_lane (f->document, f->map, TL_LANE_KIND_BACKSTAGE, "", NULL));
  g_free (tl_edit_add_step (f->document, f->stages[2], "Look", NULL));
  g_free (tl_edit_add_step (f->document, f->stages[2], "Pay", NULL));
  for (guint i = 0; i < 5; i += i == 1 ? 2 : 1)
    g_free (tl_edit_add_card (f->document, f->map, f->stages[i], f->actions, "Does it", NULL));
  curve = tl_edit_ensure_curve (f->document, f->map, persona, FALSE);
  for (guint i = 0; i < 5; i += i == 1 ? 2 : 1)
    g_free (tl_edit_add_point (f->document, curve, f->stages[i], 0.5, (double) i - 2));
  g_free (tl_edit_add_link (f->document, f->map, f->first, f->second, TL_LINK_KIND_NEXT, ""));
  g_free (
    tl_edit_add_about (f->document, f->map, f->first, NULL, TL_LANE_KIND_PAIN_POINTS, "Slow"));
  tl_document_commit (f->document);
  tl_document_forget_history (f->document);
}

static guint
count_actions (Hands *f)
{
  GtkWidgetClass     *klass = GTK_WIDGET_GET_CLASS (f->canvas);
  const GVariantType *type;
  const char         *name, *property;
  GType               owner;
  guint               n = 0;

  while (gtk_widget_class_query_action (klass, n, &owner, &name, &type, &property))
    n++;
  return n;
}

/* Long enough for a frame, and for what is put off to idle. */
static void
rest (guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      hands_settle ();
      g_usleep (1000);
    }
}

static void
wait_for_window (Hands *f)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!gtk_window_is_active (GTK_WINDOW (f->window)) && g_get_monotonic_time () < until)
    rest (20);
  rest (200);
}

static void
run (Monkey *monkey, guint seed, guint n_steps)
{
  Hands *f = &monkey->hands;
  guint  check_every = get_number ("TL_CHECK", CHECK_EVERY);

  monkey->n_actions = count_actions (f);
  for (guint step = 0; step < n_steps; step++)
    {
      remember (seed, step, "about to do the next");
      n_remembered--;
      remember (seed, step, monkey_do_something (monkey));
      hands_settle ();
      if (monkey_roll (monkey, 4) == 0)
        rest (20);
      if (step % check_every == 0)
        check_all (f);
    }
}

static void
test_monkey (guint seed, guint n_steps)
{
  Monkey monkey = { .rand = g_rand_new_with_seed (seed) };
  Hands *f = &monkey.hands;
  g_autoptr (GBytes) start = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  guint n_undone = 0;

  hands_set_up (f, NULL);
  wait_for_window (f);
  furnish (f);
  start = check_saved (f);
  run (&monkey, seed, n_steps);
  tl_canvas_cancel_gesture (f->canvas);
  tl_canvas_commit_writing (f->canvas);
  while (tl_document_redo (f->document))
    continue;
  hands_settle ();
  check_all (f);
  end = check_saved (f);
  for (; tl_document_undo (f->document); n_undone++)
    continue;
  check_all (f);
  undone = check_saved (f);
  g_assert_true (g_bytes_equal (start, undone));
  while (tl_document_redo (f->document))
    continue;
  check_all (f);
  redone = check_saved (f);
  g_assert_true (g_bytes_equal (end, redone));
  g_test_message ("seed %u: %u gestures, %u steps undone, %u records in the end",
                  seed,
                  n_steps,
                  n_undone,
                  tl_table_get_size (hands_table (f)));
  hands_tear_down (f, NULL);
  g_rand_free (monkey.rand);
}

static void
test_gestures (void)
{
  guint seed = get_number ("TL_SEED", 7);
  guint n_steps = get_number ("TL_STEPS", N_STEPS);

  for (guint i = 0; i < n_rounds; i++)
    test_monkey (seed + i, n_steps);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  if (argc > 1 && g_str_equal (argv[1], "long"))
    n_rounds = N_LONG_ROUNDS;
  signal (SIGTRAP, tell_remembered);
  signal (SIGABRT, tell_remembered);
  signal (SIGSEGV, tell_remembered);
  g_test_add_func ("/canvas/monkey/gestures", test_gestures);
  return g_test_run ();
}
