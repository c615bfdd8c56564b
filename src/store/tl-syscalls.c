/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The system calls of saving, and the few that need care each time: interrupted, short and partial
 * ones. A call that is interrupted for ever becomes an error in the end. */
#include "config.h"

#include "store/tl-syscalls-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Signals do not come this often within one call unless something is broken. */
#define MAX_INTERRUPTIONS 1000

/* The most that one call is asked to write; Linux moves at most 2 GiB. */
#define MAX_CHUNK (64 * 1024 * 1024)

static int
real_open (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static int
real_dup (int fd)
{
  return fcntl (fd, F_DUPFD_CLOEXEC, 3);
}

static int
real_stat (const char *path, struct stat *status)
{
  return stat (path, status);
}

static int
real_fstat (int fd, struct stat *status)
{
  return fstat (fd, status);
}

/* The effective user's rights, which are those that writing will have. */
static int
real_access (const char *path, int mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS);
}

static int
real_rename (const char *from, const char *to, unsigned flags)
{
  return flags == 0 ? rename (from, to) : renameat2 (AT_FDCWD, from, AT_FDCWD, to, flags);
}

const TlSyscalls tl_syscalls_real = {
  .open = real_open,
  .dup = real_dup,
  .close = close,
  .pread = pread,
  .write = write,
  .pwrite = pwrite,
  .fsync = fsync,
  .stat = real_stat,
  .fstat = real_fstat,
  .access = real_access,
  .flock = flock,
  .fchmod = fchmod,
  .fchown = fchown,
  .fallocate = fallocate,
  .ftruncate = ftruncate,
  .rename = real_rename,
  .unlink = unlink,
  .mkdir = mkdir,
  .realpath = realpath,
};

/**
 * tl_sys_open:
 *
 * Opens a file, again when interrupted.
 *
 * Returns: the descriptor, or -1 with errno
 */
int
tl_sys_open (const TlSyscalls *sys, const char *path, int flags, mode_t mode)
{
  int fd = -1;

  for (guint i = 0; i < MAX_INTERRUPTIONS; i++)
    {
      fd = sys->open (path, flags | O_CLOEXEC, mode);
      if (fd >= 0 || errno != EINTR)
        break;
    }
  return fd;
}

/**
 * tl_sys_close:
 *
 * Closes a descriptor once: after EINTR Linux has closed it, and what was written has been synced.
 *
 * Returns: FALSE with errno
 */
gboolean
tl_sys_close (const TlSyscalls *sys, int fd)
{
  return sys->close (fd) == 0 || errno == EINTR;
}

/**
 * tl_sys_fsync:
 *
 * Returns: FALSE with errno
 */
gboolean
tl_sys_fsync (const TlSyscalls *sys, int fd)
{
  for (guint i = 0; i < MAX_INTERRUPTIONS; i++)
    {
      if (sys->fsync (fd) == 0)
        return TRUE;
      if (errno != EINTR)
        break;
    }
  return FALSE;
}

static gboolean
write_all (const TlSyscalls *sys, int fd, const char *data, gsize length, gboolean at_offset)
{
  gsize done = 0;
  guint interruptions = 0;

  while (done < length)
    {
      gsize   chunk = MIN (length - done, MAX_CHUNK);
      ssize_t n = at_offset ? sys->pwrite (fd, data + done, chunk, (off_t) done)
                            : sys->write (fd, data + done, chunk);

      if (n > 0)
        {
          done += (gsize) n;
          continue;
        }
      if (n == 0)
        errno = EIO; /* a device that takes nothing and says nothing */
      if (errno != EINTR || ++interruptions == MAX_INTERRUPTIONS)
        return FALSE;
    }
  return TRUE;
}

/**
 * tl_sys_write:
 *
 * Writes all of @data where the descriptor stands.
 *
 * Returns: FALSE with errno
 */
gboolean
tl_sys_write (const TlSyscalls *sys, int fd, const void *data, gsize length)
{
  return write_all (sys, fd, data, length, FALSE);
}

/**
 * tl_sys_pwrite:
 *
 * Writes all of @data at the file's beginning, front to back.
 *
 * Returns: FALSE with errno
 */
gboolean
tl_sys_pwrite (const TlSyscalls *sys, int fd, const void *data, gsize length)
{
  return write_all (sys, fd, data, length, TRUE);
}

/**
 * tl_sys_sync_directory:
 *
 * Makes the names in a directory durable. A directory that cannot be opened for reading, or a file
 * system that has no such thing, is no failure: there is nothing more that could be done.
 *
 * Returns: FALSE with errno
 */
gboolean
tl_sys_sync_directory (const TlSyscalls *sys, const char *path)
{
  int      fd = tl_sys_open (sys, path, O_RDONLY | O_DIRECTORY, 0);
  gboolean done;
  int      saved_errno;

  if (fd < 0)
    return errno == EACCES;
  done = tl_sys_fsync (sys, fd) || errno == EINVAL || errno == ENOTSUP;
  saved_errno = errno;
  tl_sys_close (sys, fd);
  errno = saved_errno;
  return done;
}

/**
 * tl_sys_read:
 * @fd: open for reading, a regular file
 * @max_bytes: more than this is EFBIG
 *
 * Reads a whole file from its beginning.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with errno
 */
GBytes *
tl_sys_read (const TlSyscalls *sys, int fd, gsize max_bytes)
{
  struct stat status;
  gsize       room, length = 0;
  guint       interruptions = 0;
  char       *data;

  if (sys->fstat (fd, &status) != 0)
    return NULL;
  room = (gsize) MAX (status.st_size, 0) + 1;
  if (room > max_bytes + 1)
    {
      errno = EFBIG;
      return NULL;
    }
  data = g_malloc (room);
  for (;;)
    {
      ssize_t n = sys->pread (fd, data + length, room - length, (off_t) length);

      if (n == 0)
        return g_bytes_new_take (data, length);
      if (n < 0 && (errno != EINTR || ++interruptions == MAX_INTERRUPTIONS))
        break;
      length += (gsize) MAX (n, 0);
      if (length > max_bytes)
        {
          errno = EFBIG;
          break;
        }
      if (length == room)
        {
          room = MIN (room * 2, max_bytes + 1);
          data = g_realloc (data, room);
        }
    }
  g_free (data);
  return NULL;
}
