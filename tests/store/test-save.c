/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The save function on a real file system: links, rights, other programs, leftovers. */
#include "config.h"

#include "store/tl-store.h"

#include "save-fixture.h"

#include "map/tl-edit.h"
#include "store/tl-recovery.h"
#include "store/tl-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#define STALE ".throughline-0123456789ab.tmp"

static gboolean
save (const char *path, const char *text, TlSaveFlags flags, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return tl_store_save_bytes (path, bytes, NULL, flags, NULL, error);
}

static void
assert_saves (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  save (path, text, TL_SAVE_FLAG_NONE, &error);
  g_assert_no_error (error);
  fixture_assert_holds (path, text);
}

static void
assert_only (const char *folder, const char *names)
{
  g_autofree char *found = fixture_list (folder);

  g_assert_cmpstr (found, ==, names);
}

static void
test_new_and_again (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a.journey");
  mode_t           mask = umask (027);
  struct stat      status;

  assert_saves (path, "one");
  umask (mask);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640); /* as the umask says */
  assert_saves (path, "a second, longer text");
  assert_saves (path, "");
  assert_only (folder, "a.journey");
}

static void
test_keeps_mode_and_attributes (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  struct stat      before, after;
  char             value[8];
  gboolean         attributes;

  fixture_write (path, "old");
  g_assert_cmpint (chmod (path, 0604), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (path, 1234, 4321), ==, 0);
  attributes = setxattr (path, "user.note", "kept", 4, 0) == 0;
  g_assert_cmpint (stat (path, &before), ==, 0);
  assert_saves (path, "new");
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpint (after.st_mode, ==, before.st_mode);
  g_assert_cmpint (after.st_uid, ==, before.st_uid);
  g_assert_cmpint (after.st_gid, ==, before.st_gid);
  if (attributes)
    {
      g_assert_cmpint (getxattr (path, "user.note", value, sizeof value), ==, 4);
      g_assert_cmpmem (value, 4, "kept", 4);
    }
}

static void
test_symlink (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autoptr (Folder) other = fixture_make_folder ();
  g_autofree char *real = fixture_path (other, "real");
  g_autofree char *middle = fixture_path (other, "middle");
  g_autofree char *link = fixture_path (folder, "link");
  struct stat      status;

  fixture_write (real, "old");
  g_assert_cmpint (symlink ("real", middle), ==, 0);
  g_assert_cmpint (symlink (middle, link), ==, 0);
  assert_saves (link, "new");
  fixture_assert_holds (real, "new");
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  assert_only (folder, "link");
  assert_only (other, "middle,real");
}

static void
test_dangling_symlink (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *real = fixture_path (folder, "real");
  g_autofree char *link = fixture_path (folder, "link");
  g_autofree char *loop = fixture_path (folder, "loop");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("real", link), ==, 0);
  assert_saves (link, "new");
  fixture_assert_holds (real, "new");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_false (save (loop, "new", TL_SAVE_FLAG_NONE, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_WRITE);
}

static void
test_hard_link (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *twin = fixture_path (folder, "b");
  g_autofree char *recovery =
    g_build_filename (g_get_user_state_dir (), "throughline", "recovery", NULL);

  fixture_write (path, "a rather long old text");
  g_assert_cmpint (link (path, twin), ==, 0);
  assert_saves (path, "new");
  fixture_assert_holds (twin, "new");
  assert_saves (twin, "a text that is longer than the old one was");
  fixture_assert_holds (path, "a text that is longer than the old one was");
  assert_only (folder, "a,b");
  assert_only (recovery, "");
}

static void
test_refuses_existing (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *expected = g_strconcat (path, ": the file exists already", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, "one", TL_SAVE_FLAG_REFUSE_EXISTING, NULL));
  g_assert_false (save (path, "two", TL_SAVE_FLAG_REFUSE_EXISTING, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, expected);
  fixture_assert_holds (path, "one");
  assert_only (folder, "a");
}

static void
test_folder_and_missing_folder (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "no/such/file");
  g_autofree char *expected = g_strdup_printf ("%s: not saved: No such file or directory", path);
  g_autofree char *expected_folder = g_strdup_printf ("%s: not saved: Is a directory", folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "x", TL_SAVE_FLAG_NONE, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_WRITE);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  g_assert_false (save (folder, "x", TL_SAVE_FLAG_NONE, &error));
  g_assert_cmpstr (error->message, ==, expected_folder);
}

/* A pipe is written to, never replaced by a file. */
static void
test_pipe (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "pipe");
  struct stat      status;
  char             buffer[16] = "";
  int              fd;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = open (path, O_RDONLY | O_NONBLOCK);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (save (path, "through", TL_SAVE_FLAG_NONE, NULL));
  g_assert_cmpint (read (fd, buffer, sizeof buffer), ==, 7);
  g_assert_cmpstr (buffer, ==, "through");
  close (fd);
  g_assert_cmpint (lstat (path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
  g_assert_true (save ("/dev/null", "x", TL_SAVE_FLAG_NONE, NULL));
  g_assert_cmpint (lstat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

static void
test_full_device (void)
{
  g_autoptr (GError) error = NULL;

  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full here");
      return;
    }
  g_assert_false (save ("/dev/full", "x", TL_SAVE_FLAG_NONE, &error));
  g_assert_cmpstr (error->message, ==, "/dev/full: not saved: No space left on device");
}

/* Changes by others */

typedef struct
{
  char        *path;
  TlFileStamp *stamp;
} Loaded;

static gboolean
save_loaded (
  const Loaded *loaded, const char *text, TlSaveFlags flags, TlFileStamp **stamp, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return tl_store_save_bytes (loaded->path, bytes, loaded->stamp, flags, stamp, error);
}

static void
test_changed_by_others (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  Loaded loaded = { .path = fixture_path (folder, "a") };
  g_autoptr (TlFileStamp) again = NULL;
  g_autofree char *expected =
    g_strdup_printf ("%s: not saved: the file was changed by another program", loaded.path);
  g_autoptr (GError) error = NULL;
  struct stat     status;
  struct timespec times[2];

  fixture_write (loaded.path, "old");
  g_bytes_unref (tl_store_read (loaded.path, &loaded.stamp, NULL));
  g_assert_true (save_loaded (&loaded, "mine", TL_SAVE_FLAG_NONE, &again, NULL));

  /* the same length, and the old time: only the content tells */
  g_assert_cmpint (stat (loaded.path, &status), ==, 0);
  tl_file_stamp_free (loaded.stamp);
  loaded.stamp = tl_file_stamp_copy (again);
  fixture_write (loaded.path, "hers");
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, loaded.path, times, 0), ==, 0);
  g_assert_false (save_loaded (&loaded, "mine again", TL_SAVE_FLAG_NONE, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_CHANGED);
  g_assert_cmpstr (error->message, ==, expected);
  fixture_assert_holds (loaded.path, "hers");

  g_assert_true (save_loaded (&loaded, "mine again", TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, NULL));
  fixture_assert_holds (loaded.path, "mine again");
  tl_file_stamp_free (loaded.stamp);
  g_free (loaded.path);
}

/* Our own save, a touch and a copy of the same bytes are no changes; neither is a file that is
 * gone. */
static void
test_not_changed (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  Loaded loaded = { .path = fixture_path (folder, "a") };
  g_autoptr (TlFileStamp) again = NULL;

  fixture_write (loaded.path, "old");
  g_bytes_unref (tl_store_read (loaded.path, &loaded.stamp, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, loaded.path, NULL, 0), ==, 0);
  g_assert_true (save_loaded (&loaded, "one", TL_SAVE_FLAG_NONE, &again, NULL));
  tl_file_stamp_free (loaded.stamp);
  loaded.stamp = g_steal_pointer (&again);
  g_assert_cmpint (unlink (loaded.path), ==, 0);
  fixture_write (loaded.path, "one");
  g_assert_true (save_loaded (&loaded, "two", TL_SAVE_FLAG_NONE, &again, NULL));
  tl_file_stamp_free (loaded.stamp);
  loaded.stamp = g_steal_pointer (&again);
  g_assert_cmpint (unlink (loaded.path), ==, 0);
  g_assert_true (save_loaded (&loaded, "three", TL_SAVE_FLAG_NONE, NULL, NULL));
  fixture_assert_holds (loaded.path, "three");
  tl_file_stamp_free (loaded.stamp);
  g_free (loaded.path);
}

/* Leftovers */

static void
test_sweeps_own_leftovers_only (void)
{
  static const char *const others[] = {
    ".throughline-0123456789a.tmp",  ".throughline-0123456789abc.tmp",
    ".throughline-0123456789a_.tmp", "throughline-0123456789ab.tmp",
    ".throughline-0123456789ab.bak", ".goutputstream-ABCDEF",
  };
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *stale = fixture_path (folder, STALE);
  g_autofree char *held = NULL;
  g_autofree char *folder_of_that_name = fixture_path (folder, ".throughline-AAAAAAAAAAAA.tmp");
  g_autofree char *link_of_that_name = fixture_path (folder, ".throughline-BBBBBBBBBBBB.tmp");
  int              fd;

  fixture_write (stale, "half");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = fixture_path (folder, others[i]);
      fixture_write (other, "somebody's");
    }
  g_assert_cmpint (g_mkdir (folder_of_that_name, 0700), ==, 0);
  g_assert_cmpint (symlink ("a", link_of_that_name), ==, 0);
  held = tl_temp_create (&tl_syscalls_real, folder, 0600, &fd); /* another save on its way */
  g_assert_nonnull (held);
  assert_saves (path, "new");
  g_assert_cmpint (access (stale, F_OK), ==, -1);
  g_assert_cmpint (access (held, F_OK), ==, 0);
  g_assert_cmpint (access (folder_of_that_name, F_OK), ==, 0);
  g_assert_cmpint (access (link_of_that_name, F_OK), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = fixture_path (folder, others[i]);
      fixture_assert_holds (other, "somebody's");
    }
  close (fd); /* its process has died */
  tl_store_sweep (folder);
  g_assert_cmpint (access (held, F_OK), ==, -1);
}

static void
sweep_as_nobody (gpointer folder)
{
  tl_store_sweep (folder);
}

static void
test_sweeps_own_user_only (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *stale = fixture_path (folder, STALE);

  if (geteuid () != 0)
    {
      g_test_skip ("needs root to make another user's file");
      return;
    }
  fixture_write (stale, "root's");
  g_assert_cmpint (chmod (stale, 0666), ==, 0);
  fixture_as_nobody (sweep_as_nobody, folder);
  g_assert_cmpint (access (stale, F_OK), ==, 0);
}

/* Rights */

static void
save_in_closed_folder (gpointer data)
{
  const char      *folder = data;
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *fresh = fixture_path (folder, "fresh");
  g_autofree char *locked = fixture_path (folder, "locked");
  g_autofree char *expected =
    g_strdup_printf ("%s: not saved: its folder takes no new file: Permission denied", fresh);
  g_autofree char *expected_locked = g_strdup_printf ("%s: not saved: Permission denied", locked);
  g_autoptr (GError) error = NULL;

  assert_saves (path, "new in place");
  g_assert_false (save (fresh, "x", TL_SAVE_FLAG_NONE, &error));
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  g_assert_false (save (locked, "x", TL_SAVE_FLAG_NONE, &error));
  g_assert_cmpstr (error->message, ==, expected_locked);
  fixture_assert_holds (locked, "locked");
}

static void
test_closed_folder (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *locked = fixture_path (folder, "locked");
  struct stat      before, after;

  fixture_write (path, "old");
  fixture_write (locked, "locked");
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (chmod (locked, 0444), ==, 0);
  g_assert_cmpint (chmod (folder, 0555), ==, 0);
  g_assert_cmpint (stat (path, &before), ==, 0);
  fixture_as_nobody (save_in_closed_folder, folder);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  fixture_assert_holds (path, "new in place");
  assert_only (folder, "a,locked");
}

static void
save_write_protected (gpointer path)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "new", TL_SAVE_FLAG_NONE, &error));
  g_assert_true (g_str_has_suffix (error->message, ": not saved: Permission denied"));
}

/* Its folder would let us replace it; its owner did not mean that. */
static void
test_write_protected_file (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");

  fixture_write (path, "old");
  g_assert_cmpint (chmod (path, 0444), ==, 0);
  fixture_as_nobody (save_write_protected, path);
  fixture_assert_holds (path, "old");
}

/* Recovery copies */

typedef struct
{
  const char *old_text;
  const char *new_text;
  const char *found;
  const char *loaded; /* NULL: what is found */
} Torn;

static const Torn torn[] = {
  { "old bytes", "NEW BYTES", "NEW bytes", "NEW BYTES" },
  { "old bytes", "NEW BYTES", "old bytes", NULL },
  { "old bytes", "NEW BYTES", "NEW BYTES", "NEW BYTES" },
  { "old bytes", "NEW BYTES", "her bytes", NULL },
  { "old bytes", "NEW BYTES", "NEW byte", NULL },
  { "old", "NEW BYTES", "NEW BY", "NEW BYTES" },
  { "old", "NEW BYTES", "NEW BYTES and more", NULL },
  { "old bytes", "NEW", "NEW bytes", "NEW" },
  { "old bytes", "NEW", "", NULL },
  { "", "NEW", "N", "NEW" },
};

static void
test_recovery (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      g_autoptr (Folder) folder = fixture_make_folder ();
      g_autofree char *path = fixture_path (folder, "a");
      g_autofree char *twin = fixture_path (folder, "b");
      g_autoptr (GBytes) old_bytes = fixture_bytes (torn[i].old_text);
      g_autoptr (GBytes) new_bytes = fixture_bytes (torn[i].new_text);
      g_autoptr (GBytes) expected =
        fixture_bytes (torn[i].loaded != NULL ? torn[i].loaded : torn[i].found);
      g_autoptr (GBytes) loaded = NULL;
      g_autoptr (TlFileStamp) stamp = NULL;
      g_autoptr (GError) error = NULL;
      TlRecovery recovery;

      fixture_write (path, torn[i].found);
      g_assert_cmpint (link (path, twin), ==, 0);
      g_assert_true (
        tl_recovery_begin (&recovery, &tl_syscalls_real, path, old_bytes, new_bytes, NULL));
      /* while the writer lives its file is not torn, and nobody else may begin */
      g_assert_null (tl_recovery_resolve (&tl_syscalls_real, path, new_bytes));
      g_assert_false (save (path, "x", TL_SAVE_FLAG_NONE, &error));
      g_assert_true (g_str_has_suffix (error->message, ": another program is saving it"));
      fixture_assert_holds (path, torn[i].found);
      tl_recovery_end (&recovery, &tl_syscalls_real, TRUE);

      loaded = tl_store_read (path, &stamp, NULL);
      g_assert_true (g_bytes_equal (loaded, expected));
      fixture_assert_holds (path, torn[i].found); /* loading has written nothing */
      g_assert_true (tl_store_save_bytes (path, loaded, stamp, TL_SAVE_FLAG_NONE, NULL, NULL));
      fixture_assert_holds (twin,
                            g_bytes_get_size (expected) > 0
                              ? torn[i].loaded != NULL ? torn[i].loaded : torn[i].found
                              : "");
    }
}

/* A copy that is cut or changed anywhere is no copy. */
static void
test_broken_recovery (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autoptr (GBytes) old_bytes = fixture_bytes ("old bytes");
  g_autoptr (GBytes) new_bytes = fixture_bytes ("NEW BYTES");
  g_autoptr (GBytes) found = fixture_bytes ("NEW bytes");
  g_autoptr (GBytes) recovered = NULL;
  g_autofree char *copy_path = NULL;
  g_autofree char *copy = NULL;
  gsize            length;
  TlRecovery       recovery;

  g_assert_true (
    tl_recovery_begin (&recovery, &tl_syscalls_real, path, old_bytes, new_bytes, NULL));
  copy_path = g_strdup (recovery.path);
  tl_recovery_end (&recovery, &tl_syscalls_real, TRUE);
  recovered = tl_recovery_resolve (&tl_syscalls_real, path, found);
  g_assert_true (recovered != NULL && g_bytes_equal (recovered, new_bytes));
  g_assert_true (g_file_get_contents (copy_path, &copy, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      copy[i] ^= 0x20;
      g_assert_true (g_file_set_contents (copy_path, copy, (gssize) length, NULL));
      g_assert_null (tl_recovery_resolve (&tl_syscalls_real, path, found));
      copy[i] ^= 0x20;
      g_assert_true (g_file_set_contents (copy_path, copy, (gssize) i, NULL));
      g_assert_null (tl_recovery_resolve (&tl_syscalls_real, path, found));
    }
  g_unlink (copy_path);
}

/* Documents */

static void
test_document (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a.journey");
  g_autoptr (TlDocument) document =
    tl_edit_new_document (tl_id_source_new_seeded (1), "Title", TRUE);
  const TlTable *table = tl_document_get_table (document);
  g_autoptr (TlTable) loaded = NULL;
  g_autoptr (TlFileStamp) saved = NULL;
  g_autoptr (TlFileStamp) stamp = NULL;
  g_autoptr (GBytes) before = tl_store_serialize (table);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  tl_store_save (path, table, NULL, TL_SAVE_FLAG_REFUSE_EXISTING, &saved, &error);
  g_assert_no_error (error);
  loaded = tl_store_load (path, &version, &stamp, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, TL_STORE_VERSION);
  after = tl_store_serialize (loaded);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (tl_store_save (path, loaded, saved, TL_SAVE_FLAG_NONE, NULL, NULL));
  g_assert_true (tl_store_save (path, loaded, stamp, TL_SAVE_FLAG_NONE, NULL, NULL));
}

/* What would not read back is not saved, and the message says where. */
static void
test_mismatch (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a.journey");
  g_autofree char *expected = NULL;
  g_autoptr (TlDocument) document =
    tl_edit_new_document (tl_id_source_new_seeded (1), "Title", TRUE);
  g_autoptr (TlTable) table = tl_document_dup_snapshot (document);
  const GPtrArray *maps = tl_table_get_children (table, tl_document_get_id (document), TL_KIND_MAP);
  g_autoptr (TlRecord) map = tl_record_copy (maps->pdata[0]);
  g_autoptr (GError) error = NULL;

  tl_record_set_integer (map, TL_MAP_TEXT_SCALE, 999);
  tl_table_put (table, map);
  fixture_write (path, "old");
  g_assert_false (tl_store_save (path, table, NULL, TL_SAVE_FLAG_NONE, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_MISMATCH);
  expected =
    g_strdup_printf ("%s: not saved, since it would not read back: "
                     "/maps/0/text_scale: expected a whole number from 100 to 200, found 999",
                     path);
  g_assert_cmpstr (error->message, ==, expected);
  fixture_assert_holds (path, "old");
}

static void
test_unclean_text_saves (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a.journey");
  g_autoptr (TlDocument) document =
    tl_edit_new_document (tl_id_source_new_seeded (1), "Title", TRUE);
  g_autoptr (TlTable) table = tl_document_dup_snapshot (document);
  g_autoptr (TlRecord) record = tl_record_copy (tl_table_get_document (table));
  g_autoptr (TlTable) loaded = NULL;
  g_autoptr (GError) error = NULL;

  tl_record_set_text (record,
                      TL_DOCUMENT_TITLE,
                      "a\x0b"
                      "b");
  tl_table_put (table, record);
  tl_store_save (path, table, NULL, TL_SAVE_FLAG_NONE, NULL, &error);
  g_assert_no_error (error);
  loaded = tl_store_load (path, NULL, NULL, NULL);
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (loaded), TL_DOCUMENT_TITLE),
                   ==,
                   "ab");
}

static void
test_load_errors (void)
{
  g_autoptr (Folder) folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder, "a");
  g_autofree char *missing = g_strconcat (path, ": no such file", NULL);
  g_autofree char *unreadable = g_strconcat (folder, ": cannot be read: Is a directory", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_store_load (path, NULL, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, missing);
  g_clear_error (&error);
  g_assert_null (tl_store_load (folder, NULL, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_READ);
  g_assert_cmpstr (error->message, ==, unreadable);
  g_clear_error (&error);
  fixture_write (path, "x");
  g_assert_cmpint (truncate (path, 64 * 1024 * 1024 + 1), ==, 0);
  g_assert_null (tl_store_load (path, NULL, NULL, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (Folder) state G_GNUC_UNUSED = fixture_init_state ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/save/new-and-again", test_new_and_again);
  g_test_add_func ("/store/save/keeps-mode-and-attributes", test_keeps_mode_and_attributes);
  g_test_add_func ("/store/save/symlink", test_symlink);
  g_test_add_func ("/store/save/dangling-symlink", test_dangling_symlink);
  g_test_add_func ("/store/save/hard-link", test_hard_link);
  g_test_add_func ("/store/save/refuses-existing", test_refuses_existing);
  g_test_add_func ("/store/save/folder-and-missing-folder", test_folder_and_missing_folder);
  g_test_add_func ("/store/save/pipe", test_pipe);
  g_test_add_func ("/store/save/full-device", test_full_device);
  g_test_add_func ("/store/save/changed-by-others", test_changed_by_others);
  g_test_add_func ("/store/save/not-changed", test_not_changed);
  g_test_add_func ("/store/save/sweeps-own-leftovers-only", test_sweeps_own_leftovers_only);
  g_test_add_func ("/store/save/sweeps-own-user-only", test_sweeps_own_user_only);
  g_test_add_func ("/store/save/closed-folder", test_closed_folder);
  g_test_add_func ("/store/save/write-protected-file", test_write_protected_file);
  g_test_add_func ("/store/save/recovery", test_recovery);
  g_test_add_func ("/store/save/broken-recovery", test_broken_recovery);
  g_test_add_func ("/store/save/document", test_document);
  g_test_add_func ("/store/save/mismatch", test_mismatch);
  g_test_add_func ("/store/save/unclean-text-saves", test_unclean_text_saves);
  g_test_add_func ("/store/save/load-errors", test_load_errors);
  return g_test_run ();
}
