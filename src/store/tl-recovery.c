/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recovery copies, for the few files that can only be written in place: with several hard links,
 * or in a folder that takes no new file.
 *
 * Before the first byte of such a file is touched, its old and its new bytes lie durably in
 * $XDG_STATE_HOME/throughline/recovery, under a name made from the target's path. The writer goes
 * front to back, so that a crash leaves a mix in which each byte is the old or the new one at its
 * place. Loading recognises exactly that and reads the new bytes from the copy; any other content
 * is somebody else's and is never replaced. */
#include "config.h"

#include "store/tl-recovery.h"

#include "store/tl-stamp-private.h"
#include "store/tl-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAGIC "throughline-recovery 01\n"

/* Numbers in this machine's order: the copy never leaves it. */
typedef struct
{
  char    magic[sizeof MAGIC - 1];
  guint64 n_target; /* bytes of the target's path */
  guint64 n_old;
  guint64 n_new;
  guint8  sha256[TL_SHA256_LENGTH]; /* of all that follows */
} Header;

/* No padding: every byte of a copy means something. */
G_STATIC_ASSERT (sizeof (Header) == 24 + 3 * 8 + TL_SHA256_LENGTH);

static char *
get_directory (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "recovery", NULL);
}

static char *
get_path (const char *target)
{
  g_autofree char *directory = get_directory ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, target, -1);
  g_autofree char *name = g_strconcat (hash, ".recovery", NULL);

  return g_build_filename (directory, name, NULL);
}

/* Makes @path and what is missing above it, each durable in its parent. */
static gboolean
make_directory (const TlSyscalls *sys, const char *path)
{
  g_autofree char *parent = NULL;

  if (sys->mkdir (path, 0700) == 0)
    {
      parent = g_path_get_dirname (path);
      return tl_sys_sync_directory (sys, parent);
    }
  if (errno == EEXIST)
    return TRUE;
  if (errno != ENOENT)
    return FALSE;
  parent = g_path_get_dirname (path);
  return strcmp (parent, path) != 0 && make_directory (sys, parent) &&
         (sys->mkdir (path, 0700) == 0 || errno == EEXIST) && tl_sys_sync_directory (sys, parent);
}

static GBytes *
serialize (const char *target, GBytes *old_bytes, GBytes *new_bytes)
{
  GByteArray   *out = g_byte_array_new ();
  Header        header = { .n_target = strlen (target) };
  gsize         n_old, n_new;
  gconstpointer old_data = g_bytes_get_data (old_bytes, &n_old);
  gconstpointer new_data = g_bytes_get_data (new_bytes, &n_new);
  g_autoptr (GBytes) body = NULL;

  g_byte_array_append (out, (const guint8 *) target, (guint) header.n_target);
  g_byte_array_append (out, old_data, (guint) n_old);
  g_byte_array_append (out, new_data, (guint) n_new);
  body = g_byte_array_free_to_bytes (out);
  memcpy (header.magic, MAGIC, sizeof header.magic);
  header.n_old = n_old;
  header.n_new = n_new;
  tl_sha256 (body, header.sha256);
  out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, g_bytes_get_data (body, NULL), (guint) g_bytes_get_size (body));
  return g_byte_array_free_to_bytes (out);
}

/* Another process that is saving the same file holds the lock of its copy. */
static gboolean
is_busy (const TlSyscalls *sys, const char *path)
{
  int      fd = tl_sys_open (sys, path, O_RDONLY | O_NOFOLLOW, 0);
  gboolean busy;

  if (fd < 0)
    return FALSE;
  busy = sys->flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  sys->close (fd);
  return busy;
}

static gboolean
write_copy (TlRecovery *self, const TlSyscalls *sys, const char *directory, GBytes *copy)
{
  g_autofree char *temp = NULL;
  gsize            length;
  gconstpointer    data = g_bytes_get_data (copy, &length);
  int              saved_errno;

  if (!make_directory (sys, directory))
    return FALSE;
  tl_temp_sweep (sys, directory);
  temp = tl_temp_create (sys, directory, 0600, &self->fd);
  if (temp == NULL)
    return FALSE;
  if (tl_sys_write (sys, self->fd, data, length) && tl_sys_fsync (sys, self->fd) &&
      sys->rename (temp, self->path, 0) == 0)
    {
      if (tl_sys_sync_directory (sys, directory))
        return TRUE;
      saved_errno = errno;
      sys->unlink (self->path);
    }
  else
    {
      saved_errno = errno;
      sys->unlink (temp);
    }
  sys->close (self->fd);
  errno = saved_errno;
  return FALSE;
}

/**
 * tl_recovery_begin:
 * @self: (out caller-allocates): ended with tl_recovery_end() if this succeeds
 * @target: real path of the file that is about to be written in place
 *
 * Makes a recovery copy durable.
 *
 * Errors: #TL_STORE_ERROR_WRITE; nothing has been touched then.
 */
gboolean
tl_recovery_begin (TlRecovery       *self,
                   const TlSyscalls *sys,
                   const char       *target,
                   GBytes           *old_bytes,
                   GBytes           *new_bytes,
                   GError          **error)
{
  g_autofree char *directory = get_directory ();
  g_autoptr (GBytes) copy = NULL;

  self->path = get_path (target);
  if (is_busy (sys, self->path))
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_WRITE,
                 _ ("%s: another program is saving it"),
                 target);
  else
    {
      copy = serialize (target, old_bytes, new_bytes);
      if (write_copy (self, sys, directory, copy))
        return TRUE;
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_WRITE,
                   _ ("%s: not saved, since no recovery copy could be made in %s: %s"),
                   target,
                   directory,
                   g_strerror (errno));
    }
  g_clear_pointer (&self->path, g_free);
  return FALSE;
}

/**
 * tl_recovery_end:
 * @keep: the target could not be brought to a whole state, so the copy is all there is
 *
 * Ends what tl_recovery_begin() began.
 */
void
tl_recovery_end (TlRecovery *self, const TlSyscalls *sys, gboolean keep)
{
  if (!keep)
    sys->unlink (self->path);
  sys->close (self->fd);
  g_clear_pointer (&self->path, g_free);
}

/* Whether every byte of @found is the old or the new one at its place. */
static gboolean
is_mix (GBytes *found, const guint8 *old_data, gsize n_old, const guint8 *new_data, gsize n_new)
{
  gsize         n;
  const guint8 *data = g_bytes_get_data (found, &n);

  if (n < MIN (n_old, n_new) || n > MAX (n_old, n_new))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!(i < n_old && data[i] == old_data[i]) && !(i < n_new && data[i] == new_data[i]))
      return FALSE;
  return TRUE;
}

/* The new bytes of @copy if it is whole, for @target, and @found is a mix of its two states. */
static GBytes *
resolve (GBytes *copy, const char *target, GBytes *found)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (copy, &length);
  const guint8 *old_data, *new_data;
  guint8        digest[TL_SHA256_LENGTH];
  Header        header;
  g_autoptr (GBytes) body = NULL;

  if (length < sizeof header)
    return NULL;
  memcpy (&header, data, sizeof header);
  if (memcmp (header.magic, MAGIC, sizeof header.magic) != 0 ||
      header.n_target != strlen (target) || header.n_old > length || header.n_new > length ||
      sizeof header + header.n_target + header.n_old + header.n_new != length ||
      memcmp (data + sizeof header, target, header.n_target) != 0)
    return NULL;
  body = g_bytes_new_from_bytes (copy, sizeof header, length - sizeof header);
  tl_sha256 (body, digest);
  if (memcmp (digest, header.sha256, sizeof digest) != 0)
    return NULL;
  old_data = data + sizeof header + header.n_target;
  new_data = old_data + header.n_old;
  if ((g_bytes_get_size (found) == header.n_old &&
       memcmp (g_bytes_get_data (found, NULL), old_data, header.n_old) == 0) ||
      !is_mix (found, old_data, header.n_old, new_data, header.n_new))
    return NULL;
  return g_bytes_new_from_bytes (copy, (gsize) (new_data - data), header.n_new);
}

/**
 * tl_recovery_resolve:
 * @target: real path of a file
 * @found: what it holds
 *
 * Recognises a file that a crash left half written.
 *
 * Returns: (transfer full) (nullable): what should have been in it, or %NULL when it is whole or
 * when nothing is known about it
 */
GBytes *
tl_recovery_resolve (const TlSyscalls *sys, const char *target, GBytes *found)
{
  g_autofree char *path = get_path (target);
  g_autoptr (GBytes) copy = NULL;
  int fd = tl_sys_open (sys, path, O_RDONLY | O_NOFOLLOW, 0);

  if (fd < 0)
    return NULL;
  /* While its lock is held, the file is being written, not left behind. */
  if (sys->flock (fd, LOCK_SH | LOCK_NB) == 0)
    copy = tl_sys_read (sys, fd, G_MAXINT32);
  sys->close (fd);
  return copy != NULL ? resolve (copy, target, found) : NULL;
}
