/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * kill -9 at random moments of a save, over a plain file, a symbolic link, a hard link and a file
 * in a closed folder: what loads afterwards is always one of the two states, whole, and after one
 * more save no leftover remains. TL_TEST_LONG=1 does it 500 times each. */
#include "config.h"

#include "store/tl-store.h"

#include "save-fixture.h"

#include <signal.h>
#include <sys/stat.h>

/* Big enough that writing takes a while. */
#define SIZE (512 * 1024)

typedef enum
{
  PLAIN,
  SYMLINK,
  HARD_LINK,
  CLOSED_FOLDER,
} Kind;

static GBytes *
make_state (char letter, gsize length)
{
  char *text = g_malloc (length);

  memset (text, letter, length);
  return g_bytes_new_take (text, length);
}

static void
become_nobody (void)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setresgid (NOBODY, NOBODY, NOBODY) != 0 ||
                          setresuid (NOBODY, NOBODY, NOBODY) != 0))
    _exit (99);
}

/* Saves one state after the other until it is killed. */
static void
save_for_ever (const char *path)
{
  GBytes *states[] = { make_state ('A', SIZE), make_state ('B', SIZE - 1000) };

  become_nobody ();
  for (guint i = 0;; i++)
    if (!tl_store_save_bytes (path, states[i % 2], NULL, TL_SAVE_FLAG_NONE, NULL, NULL))
      _exit (98);
}

static void
kill_one (const char *path)
{
  int   status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    save_for_ever (path);
  g_usleep ((gulong) g_test_rand_int_range (200, 25000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

static void
assert_whole (const char *path)
{
  g_autoptr (GBytes) first = make_state ('A', SIZE);
  g_autoptr (GBytes) second = make_state ('B', SIZE - 1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = tl_store_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, first) || g_bytes_equal (found, second));
}

static guint
count_leftovers (const char *folder)
{
  g_autofree char *names = fixture_list (folder);
  guint            n = 0;

  for (const char *at = strstr (names, ".throughline-"); at != NULL;
       at = strstr (at + 1, ".throughline-"))
    n++;
  return n;
}

static void
save_first (gpointer path)
{
  g_autoptr (GBytes) first = make_state ('A', SIZE);

  g_assert_true (tl_store_save_bytes (path, first, NULL, TL_SAVE_FLAG_NONE, NULL, NULL));
}

static void
prepare (const char *folder, const char *path, Kind kind)
{
  g_autoptr (GBytes) first = make_state ('A', SIZE);
  g_autofree char *other = fixture_path (folder, "other");
  g_autofree char *command = g_strdup_printf ("chmod -R a+rwX '%s'", g_get_user_state_dir ());
  const char      *real = kind == SYMLINK ? other : path;

  g_assert_true (g_file_set_contents (real, g_bytes_get_data (first, NULL), SIZE, NULL));
  g_assert_cmpint (g_chmod (real, 0666), ==, 0);
  if (kind == SYMLINK)
    g_assert_cmpint (symlink ("other", path), ==, 0);
  if (kind == HARD_LINK)
    g_assert_cmpint (link (path, other), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (real, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (g_chmod (folder, kind == CLOSED_FOLDER ? 0555 : 0777), ==, 0);
  g_assert_cmpint (system (command), ==, 0);
}

static void
test_kill (gconstpointer data)
{
  Kind             kind = (Kind) GPOINTER_TO_UINT (data);
  guint            n = g_strcmp0 (g_getenv ("TL_TEST_LONG"), "1") == 0 ? 500 : 25;
  char            *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");

  prepare (folder, path, kind);
  for (guint i = 0; i < n; i++)
    {
      kill_one (path);
      assert_whole (path);
      g_assert_cmpuint (count_leftovers (folder), <=, 1);
    }
  fixture_as_nobody (save_first, path);
  g_assert_cmpuint (count_leftovers (folder), ==, 0);
  assert_whole (path);
  fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (Folder) state G_GNUC_UNUSED = fixture_init_state ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/save-kill/plain", GUINT_TO_POINTER (PLAIN), test_kill);
  g_test_add_data_func ("/store/save-kill/symlink", GUINT_TO_POINTER (SYMLINK), test_kill);
  g_test_add_data_func ("/store/save-kill/hard-link", GUINT_TO_POINTER (HARD_LINK), test_kill);
  g_test_add_data_func ("/store/save-kill/closed-folder",
                        GUINT_TO_POINTER (CLOSED_FOLDER),
                        test_kill);
  return g_test_run ();
}
