/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of saving share: folders that clean up, whole files, and other users. */
#include <glib.h>
#include <glib/gstdio.h>
#include <ftw.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A user who may do nothing special; the tests' own user when that is not root. */
#define NOBODY 65534

G_GNUC_UNUSED static char *
fixture_make_folder (void)
{
  char *folder = g_dir_make_tmp ("throughline-save-XXXXXX", NULL);

  g_assert_nonnull (folder);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  return folder;
}

static int
fixture_remove_one (const char *path, const struct stat *status, int type, struct FTW *ftw)
{
  return remove (path);
}

G_GNUC_UNUSED static void
fixture_remove_folder (char *folder)
{
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (nftw (folder, fixture_remove_one, 8, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}

typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, fixture_remove_folder)

G_GNUC_UNUSED static char *
fixture_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

G_GNUC_UNUSED static void
fixture_write (const char *path, const char *text)
{
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

G_GNUC_UNUSED static void
fixture_assert_holds (const char *path, const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

G_GNUC_UNUSED static GBytes *
fixture_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static int
fixture_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Sorted names in a folder, "," between them. */
G_GNUC_UNUSED static char *
fixture_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, fixture_compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (",", (char **) names->pdata);
}

/* Runs @func in a process of a user whom permissions refuse things. Root would prove nothing. */
G_GNUC_UNUSED static void
fixture_as_nobody (void (*func) (gpointer data), gpointer data)
{
  g_autofree char *command = g_strdup_printf ("chmod -R a+rwX '%s'", g_get_user_state_dir ());
  int              status;
  pid_t            child;

  g_assert_cmpint (system (command), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setresgid (NOBODY, NOBODY, NOBODY) != 0 ||
                              setresuid (NOBODY, NOBODY, NOBODY) != 0))
        _exit (99);
      func (data);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Recovery copies go to a folder of this test, which anybody may use. Call before g_test_init(). */
G_GNUC_UNUSED static char *
fixture_init_state (void)
{
  char *state = fixture_make_folder ();

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return state;
}
