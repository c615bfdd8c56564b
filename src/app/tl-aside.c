/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is put aside keeps its bytes and gets a "~" at the end of its name. It is renamed
 * only, which is instant, so this may be called from the main loop. */
#include "config.h"

#include "app/tl-aside.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
dup_aside (const char *path)
{
  return g_strconcat (path, "~", NULL);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The path, or where another stands there by now "name-2.journey". */
static char *
dup_free_path (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *end = dot && !strchr (dot, G_DIR_SEPARATOR) ? dot : path + strlen (path);
  char       *free_path = g_strdup (path);

  for (guint n = 2; exists (free_path); n++)
    {
      g_free (free_path);
      free_path = g_strdup_printf ("%.*s-%u%s", (int) (end - path), path, n, end);
    }
  return free_path;
}

/**
 * tl_aside_can_trash:
 * @path: a file
 *
 * Returns: whether the file can be moved to the trash; if not, deleting it is for good
 */
gboolean
tl_aside_can_trash (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_ACCESS_CAN_TRASH,
                                                  G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                                  NULL,
                                                  NULL);

  return info && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_TRASH);
}

/**
 * tl_aside_put:
 * @path: a file
 *
 * Puts a file aside.
 *
 * Returns: whether it is; if not, it stays where it was
 */
gboolean
tl_aside_put (const char *path)
{
  g_autofree char *aside = dup_aside (path);

  g_return_val_if_fail (path != NULL, FALSE);

  return g_rename (path, aside) == 0;
}

/**
 * tl_aside_take_back:
 * @path: a file that was put aside
 *
 * Puts it back, byte for byte; beside what has been written there meanwhile, if anything.
 *
 * Returns: whether it is back
 */
gboolean
tl_aside_take_back (const char *path)
{
  g_autofree char *aside = dup_aside (path);
  g_autofree char *to = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  to = dup_free_path (path);
  return g_rename (aside, to) == 0;
}

/**
 * tl_aside_trash:
 * @path: a file that was put aside
 *
 * Moves it to the trash, under its own name. Where that fails it stays aside: nothing is lost.
 */
void
tl_aside_trash (const char *path)
{
  g_autofree char *aside = dup_aside (path);
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (path != NULL);

  name = dup_free_path (path);
  if (g_rename (aside, name) != 0)
    return;
  file = g_file_new_for_path (name);
  if (!g_file_trash (file, NULL, NULL))
    g_rename (name, aside);
}
