/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every system call of a save made to fail, each time it is made, with each error, once and for
 * good, over four kinds of file. Whatever happens the file loads as its old or its new bytes; a
 * save that says it worked has worked; one that did not has said why. */
#include "config.h"

#include "store/tl-syscalls-private.h"

#include "save-fixture.h"

#include "store/tl-stamp-private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>

#define OLD "the old bytes, which are rather long"
#define NEW "NEW BYTES"

typedef enum
{
  CALL_OPEN,
  CALL_DUP,
  CALL_CLOSE,
  CALL_PREAD,
  CALL_WRITE,
  CALL_PWRITE,
  CALL_FSYNC,
  CALL_STAT,
  CALL_FSTAT,
  CALL_ACCESS,
  CALL_FLOCK,
  CALL_FCHMOD,
  CALL_FCHOWN,
  CALL_FALLOCATE,
  CALL_FTRUNCATE,
  CALL_RENAME,
  CALL_UNLINK,
  CALL_MKDIR,
  CALL_REALPATH,
  N_CALLS
} Call;

static const char *const call_names[] = {
  "open",      "dup",    "close",  "pread", "write",    "pwrite", "fsync",
  "stat",      "fstat",  "access", "flock", "fchmod",   "fchown", "fallocate",
  "ftruncate", "rename", "unlink", "mkdir", "realpath",
};
G_STATIC_ASSERT (G_N_ELEMENTS (call_names) == N_CALLS);

static guint    counts[N_CALLS];
static Call     failing = N_CALLS;
static guint    failing_from; /* the count at which it begins to fail */
static gboolean failing_for_good;
static int      failing_errno;
static gsize    most_at_once = G_MAXSIZE; /* short writes and reads */
static gboolean killing;                  /* it does not fail there but dies */

static gboolean
fails (Call call)
{
  guint n = counts[call]++;

  if (call != failing || (failing_for_good ? n < failing_from : n != failing_from))
    return FALSE;
  if (killing)
    kill (getpid (), SIGKILL);
  errno = failing_errno;
  return TRUE;
}

static int
fault_open (const char *path, int flags, mode_t mode)
{
  return fails (CALL_OPEN) ? -1 : tl_syscalls_real.open (path, flags, mode);
}

static int
fault_dup (int fd)
{
  return fails (CALL_DUP) ? -1 : tl_syscalls_real.dup (fd);
}

/* As on Linux the descriptor is gone also when close() reports an error. */
static int
fault_close (int fd)
{
  gboolean failed = fails (CALL_CLOSE);
  int      saved_errno = errno;
  int      result = tl_syscalls_real.close (fd);

  errno = saved_errno;
  return failed ? -1 : result;
}

static ssize_t
fault_pread (int fd, void *buffer, size_t n, off_t offset)
{
  return fails (CALL_PREAD) ? -1
                            : tl_syscalls_real.pread (fd, buffer, MIN (n, most_at_once), offset);
}

static ssize_t
fault_write (int fd, const void *buffer, size_t n)
{
  return fails (CALL_WRITE) ? -1 : tl_syscalls_real.write (fd, buffer, MIN (n, most_at_once));
}

static ssize_t
fault_pwrite (int fd, const void *buffer, size_t n, off_t offset)
{
  return fails (CALL_PWRITE) ? -1
                             : tl_syscalls_real.pwrite (fd, buffer, MIN (n, most_at_once), offset);
}

/* Nothing here is about power cuts: the real call would only take time. */
static int
fault_fsync (int fd)
{
  return fails (CALL_FSYNC) ? -1 : 0;
}

static int
fault_stat (const char *path, struct stat *status)
{
  return fails (CALL_STAT) ? -1 : tl_syscalls_real.stat (path, status);
}

static int
fault_fstat (int fd, struct stat *status)
{
  return fails (CALL_FSTAT) ? -1 : tl_syscalls_real.fstat (fd, status);
}

static int
fault_access (const char *path, int mode)
{
  return fails (CALL_ACCESS) ? -1 : tl_syscalls_real.access (path, mode);
}

static int
fault_flock (int fd, int operation)
{
  return fails (CALL_FLOCK) ? -1 : tl_syscalls_real.flock (fd, operation);
}

static int
fault_fchmod (int fd, mode_t mode)
{
  return fails (CALL_FCHMOD) ? -1 : tl_syscalls_real.fchmod (fd, mode);
}

static int
fault_fchown (int fd, uid_t user, gid_t group)
{
  return fails (CALL_FCHOWN) ? -1 : tl_syscalls_real.fchown (fd, user, group);
}

static int
fault_fallocate (int fd, int mode, off_t offset, off_t length)
{
  return fails (CALL_FALLOCATE) ? -1 : tl_syscalls_real.fallocate (fd, mode, offset, length);
}

static int
fault_ftruncate (int fd, off_t length)
{
  return fails (CALL_FTRUNCATE) ? -1 : tl_syscalls_real.ftruncate (fd, length);
}

static int
fault_rename (const char *from, const char *to, unsigned flags)
{
  return fails (CALL_RENAME) ? -1 : tl_syscalls_real.rename (from, to, flags);
}

static int
fault_unlink (const char *path)
{
  return fails (CALL_UNLINK) ? -1 : tl_syscalls_real.unlink (path);
}

static int
fault_mkdir (const char *path, mode_t mode)
{
  return fails (CALL_MKDIR) ? -1 : tl_syscalls_real.mkdir (path, mode);
}

static char *
fault_realpath (const char *path, char *resolved)
{
  return fails (CALL_REALPATH) ? NULL : tl_syscalls_real.realpath (path, resolved);
}

static const TlSyscalls faults = {
  .open = fault_open,
  .dup = fault_dup,
  .close = fault_close,
  .pread = fault_pread,
  .write = fault_write,
  .pwrite = fault_pwrite,
  .fsync = fault_fsync,
  .stat = fault_stat,
  .fstat = fault_fstat,
  .access = fault_access,
  .flock = fault_flock,
  .fchmod = fault_fchmod,
  .fchown = fault_fchown,
  .fallocate = fault_fallocate,
  .ftruncate = fault_ftruncate,
  .rename = fault_rename,
  .unlink = fault_unlink,
  .mkdir = fault_mkdir,
  .realpath = fault_realpath,
};

typedef struct
{
  const char *name;
  gboolean    exists;
  gboolean    is_symlink;
  gboolean    is_hard_link;
  gboolean    expected; /* the stamp of what was loaded is compared */
  TlSaveFlags flags;
} Scene;

static const Scene scenes[] = {
  { "new", FALSE, FALSE, FALSE, FALSE, TL_SAVE_FLAG_NONE },
  { "new-refusing", FALSE, FALSE, FALSE, FALSE, TL_SAVE_FLAG_REFUSE_EXISTING },
  { "plain", TRUE, FALSE, FALSE, TRUE, TL_SAVE_FLAG_NONE },
  { "symlink", TRUE, TRUE, FALSE, FALSE, TL_SAVE_FLAG_NONE },
  { "hard-link", TRUE, FALSE, TRUE, TRUE, TL_SAVE_FLAG_NONE },
};

static const int errors[] = { ENOSPC, EIO, EDQUOT, EACCES, EROFS, EXDEV, EINTR };

typedef struct
{
  char        *folder;
  char        *path;
  char        *real;
  TlFileStamp *stamp;
} Place;

/* Every run begins without a folder for recovery copies, so that making it can fail too. */
static void
forget_recovery (void)
{
  g_autofree char *parent = g_build_filename (g_get_user_state_dir (), "throughline", NULL);
  g_autofree char *folder = g_build_filename (parent, "recovery", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (folder);
  g_rmdir (parent);
}

static void
place_init (Place *place, const Scene *scene)
{
  forget_recovery ();
  *place = (Place){ .folder = fixture_make_folder () };
  place->path = fixture_path (place->folder, "a");
  place->real = fixture_path (place->folder, scene->is_symlink ? "real" : "a");
  if (scene->exists)
    fixture_write (place->real, OLD);
  if (scene->is_symlink)
    g_assert_cmpint (symlink ("real", place->path), ==, 0);
  if (scene->is_hard_link)
    {
      g_autofree char *twin = fixture_path (place->folder, "twin");
      g_assert_cmpint (link (place->real, twin), ==, 0);
    }
  if (scene->expected)
    g_bytes_unref (tl_store_read (place->path, &place->stamp, NULL));
}

static void
place_clear (Place *place)
{
  fixture_remove_folder (place->folder);
  g_free (place->path);
  g_free (place->real);
  tl_file_stamp_free (place->stamp);
}

static gboolean
save (const Place *place, const Scene *scene, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (NEW);
  g_autoptr (TlFileStamp) stamp = NULL;
  gboolean done;

  memset (counts, 0, sizeof counts);
  done = tl_store_save_bytes_with (&faults,
                                   place->path,
                                   bytes,
                                   place->stamp,
                                   scene->flags,
                                   &stamp,
                                   error);
  failing = N_CALLS;
  g_assert_true (done == (stamp != NULL));
  g_assert_true (!done || tl_file_stamp_has_bytes (stamp, bytes));
  return done;
}

/* What loading gives: the recovery copy counts, since opening the file uses it. */
static char *
load (const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tl_store_read (place->path, NULL, &error);

  if (bytes == NULL)
    {
      g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
      return NULL;
    }
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
check (const Place *place, const Scene *scene, gboolean done, const GError *error)
{
  g_autofree char *found = load (place);

  if (done)
    g_assert_cmpstr (found, ==, NEW);
  else if (g_strcmp0 (found, NEW) != 0)
    g_assert_cmpstr (found, ==, scene->exists ? OLD : NULL);
  g_assert_true (done == (error == NULL));
  if (!done)
    g_assert_true (g_str_has_prefix (error->message, place->path) ||
                   g_str_has_prefix (error->message, place->real));
}

/* Leftovers are allowed only where removing them is what failed; a sweep takes them away. */
static void
check_leftovers (const Place *place, Call call)
{
  g_autofree char *found = fixture_list (place->folder);

  if (strstr (found, ".throughline-") == NULL)
    return;
  g_assert_true (call == CALL_UNLINK || call == CALL_FLOCK || call == CALL_FSTAT);
  tl_store_sweep (place->folder);
  g_free (found);
  found = fixture_list (place->folder);
  g_assert_null (strstr (found, ".throughline-"));
}

static void
fail_once (const Scene *scene, Call call, guint n, int code, gboolean for_good)
{
  Place place;
  g_autoptr (GError) error = NULL;
  gboolean done;

  place_init (&place, scene);
  failing = call;
  failing_from = n;
  failing_for_good = for_good;
  failing_errno = code;
  done = save (&place, scene, &error);
  g_test_message ("%s: %s #%u %s%s: %s",
                  scene->name,
                  call_names[call],
                  n,
                  g_strerror (code),
                  for_good ? " for good" : "",
                  done ? "saved" : error->message);
  check (&place, scene, done, error);
  check_leftovers (&place, call);
  /* What failed once for a passing reason works the next time. */
  tl_file_stamp_free (place.stamp);
  place.stamp = NULL;
  if (done || scene->flags == TL_SAVE_FLAG_NONE)
    {
      Scene again = *scene;
      again.flags = TL_SAVE_FLAG_NONE;
      g_clear_error (&error);
      save (&place, &again, &error);
      g_assert_no_error (error);
      fixture_assert_holds (place.real, NEW);
    }
  place_clear (&place);
}

static void
test_every_call (gconstpointer data)
{
  const Scene *scene = data;
  guint        n_calls[N_CALLS];
  guint        n_saved = 0;
  Place        place;
  g_autoptr (GError) error = NULL;

  place_init (&place, scene);
  save (&place, scene, &error);
  g_assert_no_error (error);
  fixture_assert_holds (place.real, NEW);
  place_clear (&place);
  memcpy (n_calls, counts, sizeof counts);
  for (guint call = 0; call < N_CALLS; call++)
    for (guint n = 0; n < n_calls[call]; n++)
      for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
        {
          fail_once (scene, call, n, errors[i], FALSE);
          fail_once (scene, call, n, errors[i], TRUE);
          n_saved += 2;
        }
  g_test_message ("%s: %u failures", scene->name, n_saved);
  g_assert_cmpuint (n_saved, >, 200);
}

/* What must never be shrugged off: these calls failing is the save failing. */
static void
test_failures_are_told (void)
{
  static const Call told[] = { CALL_WRITE, CALL_FSYNC, CALL_RENAME,
                               CALL_CLOSE, CALL_DUP,   CALL_REALPATH };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      Place place;
      g_autoptr (GError) error = NULL;

      place_init (&place, &scenes[2]);
      failing = told[i];
      failing_from = 0;
      failing_for_good = TRUE;
      failing_errno = EIO;
      g_assert_false (save (&place, &scenes[2], &error));
      g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_WRITE);
      g_assert_true (g_str_has_suffix (error->message, ": Input/output error"));
      fixture_assert_holds (place.real, OLD);
      place_clear (&place);
    }
}

/* A rename that the system refuses: the file is written in place instead, and stays itself. */
static void
test_falls_back_in_place (void)
{
  static const int refusals[] = { EBUSY, EXDEV, EPERM, EACCES };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      Place       place;
      struct stat before, after;
      g_autoptr (GError) error = NULL;

      place_init (&place, &scenes[2]);
      g_assert_cmpint (stat (place.real, &before), ==, 0);
      failing = CALL_RENAME;
      failing_from = 0;
      failing_for_good = FALSE;
      failing_errno = refusals[i];
      save (&place, &scenes[2], &error);
      g_assert_no_error (error);
      g_assert_cmpint (stat (place.real, &after), ==, 0);
      g_assert_cmpint (before.st_ino, ==, after.st_ino);
      fixture_assert_holds (place.real, NEW);
      check_leftovers (&place, N_CALLS);
      place_clear (&place);
    }
}

/* A disk that is full in the middle of writing in place: the old bytes are put back. If not even
 * that works, the message names the copy, and opening the file uses it. */
static void
test_torn_in_place (void)
{
  for (guint from = 0; from < 2; from++)
    for (guint for_good = 0; for_good < 2; for_good++)
      {
        Place place;
        g_autoptr (GError) error = NULL;
        g_autofree char *found = NULL;
        g_autofree char *raw = NULL;

        place_init (&place, &scenes[4]);
        most_at_once = 5;
        failing = CALL_PWRITE;
        failing_from = from;
        failing_for_good = for_good;
        failing_errno = ENOSPC;
        g_assert_false (save (&place, &scenes[4], &error));
        most_at_once = G_MAXSIZE;
        found = load (&place);
        g_assert_true (g_file_get_contents (place.real, &raw, NULL, NULL));
        if (from == 1 && for_good)
          {
            g_assert_cmpstr (raw, ==, "NEW Bld bytes, which are rather long");
            g_assert_cmpstr (found, ==, NEW);
            g_assert_nonnull (strstr (error->message, ".recovery"));
          }
        else
          g_assert_cmpstr (raw, ==, OLD);
        place_clear (&place);
      }
}

/* kill -9 just before each system call of a save, with writes of a few bytes, so that the file is
 * caught in every state it can have. */
static void
kill_at (const Scene *scene, Call call, guint n, guint *n_torn)
{
  Place            place;
  int              status;
  pid_t            child;
  g_autofree char *raw = NULL;

  place_init (&place, scene);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      killing = TRUE;
      failing = call;
      failing_from = n;
      failing_for_good = FALSE;
      save (&place, scene, NULL);
      _exit (98); /* the call was not reached */
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  if (g_file_get_contents (place.real, &raw, NULL, NULL) && strcmp (raw, OLD) != 0 &&
      strcmp (raw, NEW) != 0)
    (*n_torn)++;
  g_free (raw);
  raw = load (&place);
  if (g_strcmp0 (raw, NEW) != 0)
    g_assert_cmpstr (raw, ==, scene->exists ? OLD : NULL);
  tl_store_sweep (place.folder);
  check_leftovers (&place, N_CALLS);
  place_clear (&place);
}

static void
test_killed_at_every_call (void)
{
  guint n_torn = 0;

  most_at_once = 4;
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      guint n_calls[N_CALLS];
      Place place;

      place_init (&place, &scenes[i]);
      g_assert_true (save (&place, &scenes[i], NULL));
      place_clear (&place);
      memcpy (n_calls, counts, sizeof counts);
      for (guint call = 0; call < N_CALLS; call++)
        for (guint n = 0; n < n_calls[call]; n++)
          kill_at (&scenes[i], call, n, &n_torn);
    }
  most_at_once = G_MAXSIZE;
  /* Else the recovery copy was never needed, and nothing has been shown. */
  g_assert_cmpuint (n_torn, >=, 3);
}

static void
test_short_writes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      Place place;
      g_autoptr (GError) error = NULL;

      place_init (&place, &scenes[i]);
      most_at_once = 1;
      save (&place, &scenes[i], &error);
      most_at_once = G_MAXSIZE;
      g_assert_no_error (error);
      fixture_assert_holds (place.real, NEW);
      place_clear (&place);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (Folder) state G_GNUC_UNUSED = fixture_init_state ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/store/save-faults/", scenes[i].name, NULL);
      g_test_add_data_func (path, &scenes[i], test_every_call);
    }
  g_test_add_func ("/store/save-faults/failures-are-told", test_failures_are_told);
  g_test_add_func ("/store/save-faults/falls-back-in-place", test_falls_back_in_place);
  g_test_add_func ("/store/save-faults/torn-in-place", test_torn_in_place);
  g_test_add_func ("/store/save-faults/killed-at-every-call", test_killed_at_every_call);
  g_test_add_func ("/store/save-faults/short-writes", test_short_writes);
  return g_test_run ();
}
