/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving over the bytes of a file that must stay the same file.
 *
 * A recovery copy of old and new bytes is durable before the first byte is touched. Then: reserve
 * the space, write front to back, cut, sync, read back. On a failure the old bytes are put back
 * the same way; only if that fails too is the copy kept, and loading the file uses it. */
#include "config.h"

#include "store/tl-save-private.h"

#include "store/tl-recovery.h"
#include "store/tl-stamp-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Makes the file hold @bytes and proves it. FALSE with errno. */
static gboolean
overwrite (TlSave *save, int fd, GBytes *bytes)
{
  const TlSyscalls *sys = save->sys;
  gsize             length;
  gconstpointer     data = g_bytes_get_data (bytes, &length);
  g_autoptr (GBytes) found = NULL;

  if (!tl_sys_pwrite (sys, fd, data, length) || sys->ftruncate (fd, (off_t) length) != 0 ||
      !tl_sys_fsync (sys, fd))
    return FALSE;
  found = tl_save_read_back (save, fd);
  if (found == NULL)
    return FALSE;
  errno = EIO;
  return g_bytes_equal (found, bytes);
}

/* Finds out that the disk is full while nothing has been touched. */
static gboolean
reserve (const TlSave *save, int fd)
{
  gsize length = g_bytes_get_size (save->bytes);

  return length == 0 || save->sys->fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, (off_t) length) == 0 ||
         errno == EOPNOTSUPP || errno == ENOSYS || errno == EINTR;
}

static gboolean
write_protected (TlSave *save, int fd, GBytes *old_bytes, GError **error)
{
  TlRecovery recovery;
  gboolean   done, whole = TRUE;
  int        saved_errno;

  if (!reserve (save, fd))
    return tl_save_fail (save, NULL, error);
  if (!tl_recovery_begin (&recovery, save->sys, save->target, old_bytes, save->bytes, error))
    return FALSE;
  done = overwrite (save, fd, save->bytes);
  saved_errno = errno;
  if (!done)
    whole = overwrite (save, fd, old_bytes);
  errno = saved_errno;
  if (!done && whole)
    tl_save_fail (save, NULL, error);
  else if (!done)
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_WRITE,
                 _ ("%s: half written: %s; opening it again here will recover it from %s"),
                 save->path,
                 g_strerror (saved_errno),
                 recovery.path);
  tl_recovery_end (&recovery, save->sys, !whole);
  return done;
}

/**
 * tl_save_in_place:
 * @save: its target exists
 *
 * Saves over the bytes of the target.
 *
 * Errors: #TL_STORE_ERROR_CHANGED and #TL_STORE_ERROR_WRITE.
 */
gboolean
tl_save_in_place (TlSave *save, GError **error)
{
  const TlSyscalls *sys = save->sys;
  g_autoptr (GBytes) old_bytes = NULL;
  gboolean done = FALSE;
  int      fd = tl_sys_open (sys, save->target, O_RDWR | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    return tl_save_fail (save, NULL, error);
  old_bytes = tl_save_read_back (save, fd);
  if (old_bytes == NULL)
    tl_save_fail (save, NULL, error);
  else if (tl_save_check_unchanged (save, error))
    done = write_protected (save, fd, old_bytes, error);
  if (!tl_sys_close (sys, fd) && done)
    done = tl_save_fail (save, NULL, error);
  if (done && save->wants_stamp)
    save->stamp = tl_file_stamp_new (save->bytes);
  return done;
}
