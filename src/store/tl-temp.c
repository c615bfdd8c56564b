/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Temporary files beside what is being saved, and the sweeping of those that a crash left behind.
 *
 * A name is ".throughline-" + 12 letters and digits + ".tmp". Whoever writes one holds its flock
 * from the beginning until it has been renamed; the sweeper removes only regular files of this
 * user with such a name whose lock is free. Between creation and lock a sweeper may be quicker:
 * then the lock is taken, or the file has no name any more, and the writer takes another name. */
#include "config.h"

#include "store/tl-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX ".throughline-"
#define SUFFIX ".tmp"
#define RANDOM_LENGTH 12
/* 62^12 names: a second try is for a sweeper or a very unlucky day. */
#define MAX_TRIES 20

static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static char *
make_name (void)
{
  char random[RANDOM_LENGTH + 1];

  for (guint i = 0; i < RANDOM_LENGTH; i++)
    random[i] = letters[g_random_int_range (0, (gint32) sizeof letters - 1)];
  random[RANDOM_LENGTH] = '\0';
  return g_strconcat (PREFIX, random, SUFFIX, NULL);
}

static gboolean
is_our_name (const char *name)
{
  if (strlen (name) != strlen (PREFIX) + RANDOM_LENGTH + strlen (SUFFIX) ||
      !g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  for (guint i = 0; i < RANDOM_LENGTH; i++)
    if (!g_ascii_isalnum (name[strlen (PREFIX) + i]))
      return FALSE;
  return TRUE;
}

/* Takes the lock of a file just created, unless a sweeper was quicker. */
static gboolean
take_lock (const TlSyscalls *sys, int fd, gboolean *lost)
{
  struct stat status;
  int         result = -1;

  *lost = FALSE;
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      result = sys->flock (fd, LOCK_EX | LOCK_NB);
      if (result == 0 || errno != EINTR)
        break;
    }
  if (result != 0)
    {
      *lost = errno == EWOULDBLOCK;
      /* A file system without locks also has no sweeper that could take this one. */
      return errno == ENOLCK || errno == ENOTSUP || errno == ENOSYS;
    }
  if (sys->fstat (fd, &status) != 0)
    return FALSE;
  *lost = status.st_nlink == 0;
  return !*lost;
}

/**
 * tl_temp_create:
 * @mode: of the new file, before the umask
 * @fd: (out): its descriptor, for reading and writing; the lock is held by it and its duplicates
 *
 * Creates and locks a temporary file.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL with errno
 */
char *
tl_temp_create (const TlSyscalls *sys, const char *directory, mode_t mode, int *fd)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = make_name ();
      g_autofree char *path = g_build_filename (directory, name, NULL);
      gboolean         lost;
      int              saved_errno;

      *fd = tl_sys_open (sys, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
      if (*fd < 0 && errno == EEXIST)
        continue;
      if (*fd < 0)
        return NULL;
      if (take_lock (sys, *fd, &lost))
        return g_steal_pointer (&path);
      saved_errno = errno;
      if (!lost)
        sys->unlink (path);
      sys->close (*fd);
      *fd = -1;
      errno = saved_errno;
      if (!lost)
        return NULL;
    }
  errno = EEXIST;
  return NULL;
}

static gboolean
sweep_one (const TlSyscalls *sys, const char *path)
{
  struct stat by_fd, by_name;
  gboolean    removed = FALSE;
  int         fd = tl_sys_open (sys, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    return FALSE;
  if (sys->fstat (fd, &by_fd) == 0 && S_ISREG (by_fd.st_mode) && by_fd.st_uid == geteuid () &&
      sys->flock (fd, LOCK_EX | LOCK_NB) == 0 && sys->stat (path, &by_name) == 0 &&
      by_name.st_ino == by_fd.st_ino && by_name.st_dev == by_fd.st_dev)
    removed = sys->unlink (path) == 0;
  sys->close (fd);
  return removed;
}

/**
 * tl_temp_sweep:
 *
 * Removes temporary files that a crash left in a directory. What cannot be removed stays.
 *
 * Returns: how many were removed
 */
guint
tl_temp_sweep (const TlSyscalls *sys, const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_our_name (name))
      {
        g_autofree char *path = g_build_filename (directory, name, NULL);
        n += sweep_one (sys, path) ? 1 : 0;
      }
  return n;
}

/**
 * tl_store_sweep:
 * @directory: path of a folder
 *
 * Removes temporary files of ours that a crash left in @directory; never anybody else's, and none
 * that another process is writing. Saving does this for the folder that it saves to.
 */
void
tl_store_sweep (const char *directory)
{
  g_return_if_fail (directory != NULL);
  tl_temp_sweep (&tl_syscalls_real, directory);
}
