/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one save function: documents and exports, the window and the command line.
 *
 * The bytes go to a temporary file in the target's own folder, are synced, and take the target's
 * name in one step; until then the old file is untouched, and after any failure the temporary is
 * gone. The real place of a symbolic link is what is replaced. A file with several hard links, or
 * in a folder that takes no new file, is written in place (tl-save-in-place.c). What is no regular
 * file (a pipe, a terminal) is simply written to.
 *
 * Nothing here depends on what the bytes are. */
#include "config.h"

#include "store/tl-save-private.h"

#include "store/tl-stamp-private.h"
#include "store/tl-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* As deep as Linux follows symbolic links. */
#define MAX_LINKS 40

/* The part of @mode that decides who may do what. */
#define MODE_BITS 07777

/**
 * tl_save_fail:
 * @doing: (nullable): what failed, translated, when errno alone does not tell
 *
 * Sets @error from errno.
 *
 * Returns: FALSE
 */
gboolean
tl_save_fail (const TlSave *save, const char *doing, GError **error)
{
  int         code = errno;
  const char *reason = g_strerror (code);

  if (doing != NULL)
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_WRITE,
                 _ ("%s: not saved: %s: %s"),
                 save->path,
                 doing,
                 reason);
  else
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_WRITE,
                 _ ("%s: not saved: %s"),
                 save->path,
                 reason);
  return FALSE;
}

/* Where @path leads, also when the last link of a chain leads to nothing yet. */
static char *
resolve_target (const TlSyscalls *sys, const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      char            *real = sys->realpath (current, NULL);
      g_autofree char *folder = NULL;
      g_autofree char *link = NULL;
      g_autofree char *base = NULL;
      char             buffer[4096];
      ssize_t          n;

      if (real != NULL)
        {
          char *copy = g_strdup (real);
          free (real);
          return copy;
        }
      if (errno != ENOENT)
        return NULL;
      folder = g_path_get_dirname (current);
      n = readlink (current, buffer, sizeof buffer);
      if (n < 0)
        {
          real = sys->realpath (folder, NULL);
          if (real == NULL)
            return NULL;
          base = g_path_get_basename (current);
          link = g_build_filename (real, base, NULL);
          free (real);
          return g_steal_pointer (&link);
        }
      link = g_strndup (buffer, (gsize) n);
      g_free (current);
      current =
        g_path_is_absolute (link) ? g_steal_pointer (&link) : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/* What is no regular file has no old bytes to lose. */
static gboolean
write_through (TlSave *save, GError **error)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (save->bytes, &length);
  int           fd = tl_sys_open (save->sys, save->path, O_WRONLY | O_NOCTTY, 0);
  gboolean      done;
  int           saved_errno;

  if (fd < 0)
    return tl_save_fail (save, NULL, error);
  done = tl_sys_write (save->sys, fd, data, length);
  saved_errno = errno;
  if (!tl_sys_close (save->sys, fd) && done)
    return tl_save_fail (save, NULL, error);
  errno = saved_errno;
  if (done && save->wants_stamp)
    save->stamp = tl_file_stamp_new (save->bytes);
  return done || tl_save_fail (save, NULL, error);
}

/**
 * tl_save_read_back:
 * @fd: open for reading
 *
 * Returns: (transfer full) (nullable): what the file holds, or %NULL with errno
 */
GBytes *
tl_save_read_back (const TlSave *save, int fd)
{
  return tl_sys_read (save->sys, fd, G_MAXINT32);
}

/**
 * tl_save_check_unchanged:
 *
 * Looks whether the target still holds what was loaded. A target that is gone holds nothing that
 * saving could destroy.
 *
 * Errors: #TL_STORE_ERROR_CHANGED; #TL_STORE_ERROR_WRITE when it cannot be looked at.
 */
gboolean
tl_save_check_unchanged (const TlSave *save, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  if (!save->exists || save->expected == NULL ||
      (save->flags & TL_SAVE_FLAG_OVERWRITE_CHANGED) != 0)
    return TRUE;
  fd = tl_sys_open (save->sys, save->target, O_RDONLY | O_NOFOLLOW, 0);
  if (fd < 0)
    return tl_save_fail (save, _ ("it cannot be compared with what was loaded"), error);
  bytes = tl_save_read_back (save, fd);
  if (bytes == NULL)
    tl_save_fail (save, _ ("it cannot be compared with what was loaded"), error);
  else if (!tl_file_stamp_has_bytes (save->expected, bytes))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_CHANGED,
                   _ ("%s: not saved: the file was changed by another program"),
                   save->path);
    }
  save->sys->close (fd);
  return bytes != NULL;
}

static void
copy_xattrs (const TlSave *save, int to)
{
  char    names[4096], value[4096];
  ssize_t n = listxattr (save->target, names, sizeof names);

  for (const char *name = names; n > 0 && name < names + n; name += strlen (name) + 1)
    {
      ssize_t length = getxattr (save->target, name, value, sizeof value);
      if (length >= 0)
        (void) fsetxattr (to, name, value, (size_t) length, 0);
    }
}

/* Makes the temporary as private or public as the old file. What the system does not allow is left
 * out, but never so that somebody new may read it. */
static void
copy_attributes (const TlSave *save, int fd)
{
  const TlSyscalls *sys = save->sys;
  mode_t            mode = save->status.st_mode & MODE_BITS;
  struct stat       status;

  if (!save->exists)
    return;
  if (sys->fchown (fd, save->status.st_uid, save->status.st_gid) != 0 &&
      sys->fchown (fd, (uid_t) -1, save->status.st_gid) != 0 && sys->fstat (fd, &status) == 0 &&
      status.st_gid != save->status.st_gid)
    mode = (mode & ~(mode_t) 02070) | (mode & 0007) << 3; /* another group has what others had */
  copy_xattrs (save, fd);
  (void) sys->fchmod (fd, mode);
}

/* The file between the last look and the rename: the window in which it could change unseen is
 * now a few microseconds. */
static gboolean
check_again (const TlSave *save, GError **error)
{
  struct stat now;
  gboolean    exists = save->sys->stat (save->target, &now) == 0;

  if (!exists && errno != ENOENT)
    return tl_save_fail (save, NULL, error);
  if (save->expected == NULL || (save->flags & TL_SAVE_FLAG_OVERWRITE_CHANGED) != 0)
    return TRUE;
  if (exists == save->exists &&
      (!exists ||
       (now.st_ino == save->status.st_ino && now.st_dev == save->status.st_dev &&
        now.st_size == save->status.st_size && now.st_mtim.tv_sec == save->status.st_mtim.tv_sec &&
        now.st_mtim.tv_nsec == save->status.st_mtim.tv_nsec)))
    return TRUE;
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_CHANGED,
               _ ("%s: not saved: the file was changed by another program"),
               save->path);
  return FALSE;
}

static gboolean
fail_exists (const TlSave *save, GError **error)
{
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_EXISTS,
               _ ("%s: the file exists already"),
               save->path);
  return FALSE;
}

static gboolean
take_name (const TlSave *save, const char *temp, gboolean *refused, GError **error)
{
  const TlSyscalls *sys = save->sys;

  if (!check_again (save, error))
    return FALSE;
  if ((save->flags & TL_SAVE_FLAG_REFUSE_EXISTING) != 0)
    {
      if (sys->rename (temp, save->target, RENAME_NOREPLACE) == 0)
        return TRUE;
      if (errno == EEXIST)
        return fail_exists (save, error);
      /* Not every file system can do that; the file was not there a moment ago. */
      if (errno != EINVAL && errno != ENOSYS)
        return tl_save_fail (save, NULL, error);
    }
  for (guint i = 0; i < MAX_LINKS; i++)
    {
      if (sys->rename (temp, save->target, 0) == 0)
        return TRUE;
      if (errno != EINTR)
        break;
    }
  /* A file that is a mount point, or another user's in a sticky folder. */
  *refused =
    save->exists && (errno == EBUSY || errno == EACCES || errno == EPERM || errno == EXDEV);
  return tl_save_fail (save, NULL, error);
}

/* The temporary, filled and synced, gets the target's name. @lock outlives @fd, since the lock must
 * last until the temporary has another name, but what close says must be known before. */
static gboolean
fill_and_rename (TlSave *save, const char *temp, int fd, gboolean *refused, GError **error)
{
  const TlSyscalls *sys = save->sys;
  gsize             length;
  gconstpointer     data = g_bytes_get_data (save->bytes, &length);
  int               lock = sys->dup (fd);
  gboolean          done = FALSE;

  if (lock < 0)
    tl_save_fail (save, NULL, error);
  else
    {
      copy_attributes (save, fd);
      if (tl_sys_write (sys, fd, data, length) && tl_sys_fsync (sys, fd))
        done = TRUE;
      else
        tl_save_fail (save, NULL, error);
    }
  if (!tl_sys_close (sys, fd) && done)
    done = tl_save_fail (save, NULL, error);
  if (done)
    done = take_name (save, temp, refused, error);
  if (!done)
    sys->unlink (temp);
  else if (save->wants_stamp)
    save->stamp = tl_file_stamp_new (save->bytes);
  if (lock >= 0)
    sys->close (lock);
  return done;
}

static gboolean
replace (TlSave *save, GError **error)
{
  const TlSyscalls *sys = save->sys;
  g_autoptr (GError) local_error = NULL;
  gboolean         refused = FALSE;
  g_autofree char *temp = NULL;
  int              fd;

  /* Nobody may read the new file before it is as private as the old one. */
  temp = tl_temp_create (sys, save->directory, save->exists ? 0600 : 0666, &fd);
  if (temp == NULL)
    {
      if (save->exists && (errno == EACCES || errno == EPERM || errno == EROFS))
        return tl_save_in_place (save, error);
      return tl_save_fail (save, _ ("its folder takes no new file"), error);
    }
  if (!fill_and_rename (save, temp, fd, &refused, &local_error))
    {
      if (refused)
        return tl_save_in_place (save, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (tl_sys_sync_directory (sys, save->directory))
    return TRUE;
  return tl_save_fail (save,
                       _ ("the new file is in place, but the disk did not confirm it"),
                       error);
}

/* The target's status, and whether saving there can be refused before anything is tried. */
static gboolean
look (TlSave *save, GError **error)
{
  const TlSyscalls *sys = save->sys;

  save->exists = sys->stat (save->target, &save->status) == 0;
  if (!save->exists && errno != ENOENT)
    return tl_save_fail (save, NULL, error);
  if (!save->exists)
    return TRUE;
  if ((save->flags & TL_SAVE_FLAG_REFUSE_EXISTING) != 0)
    return fail_exists (save, error);
  /* Renaming would replace a write-protected file, which is not what its owner meant. */
  if (sys->access (save->target, W_OK) != 0)
    return tl_save_fail (save, NULL, error);
  return TRUE;
}

static gboolean
save_regular (TlSave *save, GError **error)
{
  save->target = resolve_target (save->sys, save->path);
  if (save->target == NULL)
    return tl_save_fail (save, NULL, error);
  save->directory = g_path_get_dirname (save->target);
  if (!look (save, error) || !tl_save_check_unchanged (save, error))
    return FALSE;
  tl_temp_sweep (save->sys, save->directory);
  if (save->exists && save->status.st_nlink > 1)
    return tl_save_in_place (save, error);
  return replace (save, error);
}

/**
 * tl_store_save_bytes_with:
 * @sys: the system calls to use
 *
 * tl_store_save_bytes() on other system calls than the real ones.
 */
gboolean
tl_store_save_bytes_with (const TlSyscalls  *sys,
                          const char        *path,
                          GBytes            *bytes,
                          const TlFileStamp *expected,
                          TlSaveFlags        flags,
                          TlFileStamp      **stamp,
                          GError           **error)
{
  TlSave save = { .sys = sys, .path = path, .bytes = bytes, .expected = expected, .flags = flags };
  struct stat status;
  gboolean    done;

  save.wants_stamp = stamp != NULL;
  if (sys->stat (path, &status) != 0 || S_ISREG (status.st_mode))
    done = save_regular (&save, error);
  else if (!S_ISDIR (status.st_mode))
    done = write_through (&save, error);
  else
    {
      errno = EISDIR;
      done = tl_save_fail (&save, NULL, error);
    }
  if (done && stamp != NULL)
    *stamp = g_steal_pointer (&save.stamp);
  tl_file_stamp_free (save.stamp);
  g_free (save.target);
  g_free (save.directory);
  return done;
}

/**
 * tl_store_save_bytes:
 * @path: of the file, which need not exist
 * @expected: (nullable): what the file was when it was loaded or last saved
 * @stamp: (out) (optional) (transfer full): what it is now
 *
 * Saves @bytes so that, whatever happens, the file holds its old bytes or the new ones.
 *
 * Errors: #TL_STORE_ERROR_EXISTS, #TL_STORE_ERROR_CHANGED and #TL_STORE_ERROR_WRITE; the message
 * begins with @path.
 */
gboolean
tl_store_save_bytes (const char        *path,
                     GBytes            *bytes,
                     const TlFileStamp *expected,
                     TlSaveFlags        flags,
                     TlFileStamp      **stamp,
                     GError           **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return tl_store_save_bytes_with (&tl_syscalls_real, path, bytes, expected, flags, stamp, error);
}
