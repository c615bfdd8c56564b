/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The front door: bytes <-> table, file <-> table.
 *
 * In: file -> validator -> json-glib -> migrations -> codec -> reference check; each step sees only
 * what the one before accepted. Out: codec -> read back and compared -> the one save function. A
 * message begins with the file's name and names the place in it. */
#include "config.h"

#include "store/tl-store.h"

#include "store/tl-codec.h"
#include "store/tl-json-scan.h"
#include "store/tl-store-private.h"
#include "store/tl-migrate.h"
#include "store/tl-recovery.h"
#include "store/tl-stamp-private.h"
#include "store/tl-syscalls-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <unistd.h>

/**
 * tl_store_error_quark:
 *
 * Returns: the domain of this room's errors
 */
GQuark
tl_store_error_quark (void)
{
  return g_quark_from_static_string ("tl-store-error-quark");
}

static TlTable *
read_object (JsonObject *root, gint64 *version, GPtrArray *repairs, GError **error)
{
  TlTable *table = NULL;

  *version = tl_codec_read_version (root, error);
  if (*version != 0 && tl_migrate (root, *version, error))
    table = tl_codec_read (root, repairs, error);
  if (table == NULL && *version > TL_STORE_VERSION && error != NULL)
    {
      (*error)->code = TL_STORE_ERROR_TOO_NEW;
      g_prefix_error (error,
                      _ ("made by a newer Throughline (version %" G_GINT64_FORMAT "): "),
                      *version);
    }
  return table;
}

static TlTable *
parse (const char *text, gsize length, gint64 *version, GPtrArray *repairs, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;
  gsize     start;

  if (!tl_json_scan (text, length, &start, error))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text + start, (gssize) (length - start), &local_error))
    {
      g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_MALFORMED, local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (JSON_NODE_HOLDS_OBJECT (root))
    return read_object (json_node_get_object (root), version, repairs, error);
  g_set_error_literal (error,
                       TL_STORE_ERROR,
                       TL_STORE_ERROR_NOT_A_MAP,
                       _ ("not a Throughline document: expected a JSON object"));
  return NULL;
}

/**
 * tl_store_parse:
 * @bytes: what a file holds
 * @name: what messages call it: a file name or "standard input"
 * @version: (out) (optional): the file's version; larger than #TL_STORE_VERSION = read-only
 *
 * Reads a document.
 *
 * Errors: #TL_STORE_ERROR_MALFORMED and #TL_STORE_ERROR_TOO_LARGE with line and column,
 * #TL_STORE_ERROR_NOT_A_MAP, #TL_STORE_ERROR_INVALID and #TL_STORE_ERROR_TOO_NEW with a JSON
 * pointer; each says what was expected and what was found.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_store_parse (GBytes *bytes, const char *name, gint64 *version, GError **error)
{
  return tl_store_parse_repaired (bytes, name, version, NULL, error);
}

/**
 * tl_store_parse_repaired:
 * @repairs: (nullable) (element-type TlRepair): gets what was mended; %NULL = nothing is
 *
 * Like tl_store_parse(), but references to what is not there, and records that stand nowhere, are
 * mended and reported instead of refused: what a person opens. What is saved is read strictly.
 *
 * Errors: those of tl_store_parse(); @repairs is then untouched.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_store_parse_repaired (
  GBytes *bytes, const char *name, gint64 *version, GPtrArray *repairs, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TlTable    *table;
  gint64      found_version = 0;
  guint       n_repairs = repairs != NULL ? repairs->len : 0;
  gsize       length;
  const char *text;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  table = parse (text, length, &found_version, repairs, &local_error);
  if (table == NULL)
    {
      if (repairs != NULL)
        g_ptr_array_set_size (repairs, (int) n_repairs);
      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", name);
    }
  else if (version != NULL)
    *version = found_version;
  return table;
}

/**
 * tl_store_serialize:
 * @table: holds a document
 *
 * Writes the canonical text of a document: the same bytes for the same document.
 *
 * Returns: (transfer full): UTF-8 JSON with a final newline
 */
GBytes *
tl_store_serialize (const TlTable *table)
{
  gsize length;
  char *text;

  g_return_val_if_fail (table != NULL && tl_table_get_document (table) != NULL, NULL);

  text = tl_codec_write (table, &length);
  return g_bytes_new_take (text, length);
}

/**
 * tl_store_serialize_checked:
 * @name: what messages call the document
 *
 * Like tl_store_serialize(), and proves that reading the result gives @table.
 *
 * Errors: #TL_STORE_ERROR_MISMATCH with a JSON pointer.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *
tl_store_serialize_checked (const TlTable *table, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = tl_store_serialize (table);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TlTable) read = NULL;
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  gint64      version;

  read = parse (text, length, &version, NULL, &local_error);
  if (read != NULL && tl_codec_compare (table, read, &local_error))
    return g_steal_pointer (&bytes);
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_MISMATCH,
               _ ("%s: not saved, since it would not read back: %s"),
               name,
               local_error->message);
  return NULL;
}

static void
fail_read (const char *name, GError **error)
{
  int code = errno;

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND, _ ("%s: no such file"), name);
  else if (code == EFBIG)
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_TOO_LARGE,
                 _ ("%s: expected a file of at most 64 MiB, found more"),
                 name);
  else
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_READ,
                 _ ("%s: cannot be read: %s"),
                 name,
                 g_strerror (code));
}

/* What has no size and cannot be read by offset. NULL with errno. */
static GBytes *
read_stream (int fd)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      ssize_t n = read (fd, buffer, sizeof buffer);

      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      if (n < 0 && errno != EINTR)
        return NULL;
      g_byte_array_append (data, buffer, (guint) MAX (n, 0));
      if (data->len > TL_JSON_MAX_FILE)
        {
          errno = EFBIG;
          return NULL;
        }
    }
}

/**
 * tl_store_read_stream:
 * @fd: open for reading; stays open
 * @name: what messages call it
 *
 * Reads standard input or another stream to its end.
 *
 * Errors: #TL_STORE_ERROR_READ and #TL_STORE_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
tl_store_read_stream (int fd, const char *name, GError **error)
{
  GBytes *bytes = read_stream (fd);

  if (bytes == NULL)
    fail_read (name, error);
  return bytes;
}

/* The file's bytes; *status is that of the descriptor they came from. */
static GBytes *
read_file (const char *path, struct stat *status)
{
  GBytes *bytes = NULL;
  int     fd = tl_sys_open (&tl_syscalls_real, path, O_RDONLY | O_NOCTTY, 0);
  int     saved_errno;

  if (fd < 0)
    return NULL;
  if (fstat (fd, status) == 0)
    bytes = S_ISREG (status->st_mode) ? tl_sys_read (&tl_syscalls_real, fd, TL_JSON_MAX_FILE)
                                      : read_stream (fd);
  saved_errno = errno;
  close (fd);
  errno = saved_errno;
  return bytes;
}

/**
 * tl_store_read:
 * @stamp: (out) (optional) (transfer full): what the file was
 *
 * Reads a file, or what a crash during its last save should have left in it.
 *
 * Errors: #TL_STORE_ERROR_NOT_FOUND, #TL_STORE_ERROR_READ and #TL_STORE_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
tl_store_read (const char *path, TlFileStamp **stamp, GError **error)
{
  struct stat status;
  GBytes     *bytes = read_file (path, &status);
  GBytes     *recovered = NULL;
  char       *target;

  if (bytes == NULL)
    {
      fail_read (path, error);
      return NULL;
    }
  if (stamp != NULL)
    *stamp = tl_file_stamp_new (bytes);
  target = realpath (path, NULL);
  if (target != NULL && S_ISREG (status.st_mode))
    recovered = tl_recovery_resolve (&tl_syscalls_real, target, bytes);
  free (target);
  if (recovered == NULL)
    return bytes;
  g_bytes_unref (bytes);
  return recovered;
}

/**
 * tl_store_load:
 * @path: of a file; it is never opened for writing
 * @version: (out) (optional): as tl_store_parse()
 * @stamp: (out) (optional) (transfer full): what the file was, for the next save
 *
 * Reads a document from a file.
 *
 * Errors: those of tl_store_parse(), #TL_STORE_ERROR_NOT_FOUND and #TL_STORE_ERROR_READ; the
 * message begins with @path.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_store_load (const char *path, gint64 *version, TlFileStamp **stamp, GError **error)
{
  return tl_store_load_repaired (path, version, stamp, NULL, error);
}

/**
 * tl_store_load_repaired:
 * @repairs: (nullable) (element-type TlRepair): as tl_store_parse_repaired()
 *
 * Like tl_store_load(), as people open files.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_store_load_repaired (
  const char *path, gint64 *version, TlFileStamp **stamp, GPtrArray *repairs, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlFileStamp) found = NULL;
  TlTable *table;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = tl_store_read (path, &found, error);
  if (bytes == NULL)
    return NULL;
  table = tl_store_parse_repaired (bytes, path, version, repairs, error);
  if (table != NULL && stamp != NULL)
    *stamp = g_steal_pointer (&found);
  return table;
}

/**
 * tl_store_save:
 * @path: of the file, which need not exist
 * @expected: (nullable): what it was when it was loaded or last saved
 * @stamp: (out) (optional) (transfer full): what it is now
 *
 * Saves a document, after proving that what is written reads back the same.
 *
 * Errors: those of tl_store_save_bytes(), and #TL_STORE_ERROR_MISMATCH.
 */
gboolean
tl_store_save (const char        *path,
               const TlTable     *table,
               const TlFileStamp *expected,
               TlSaveFlags        flags,
               TlFileStamp      **stamp,
               GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL && table != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bytes = tl_store_serialize_checked (table, path, error);
  return bytes != NULL && tl_store_save_bytes (path, bytes, expected, flags, stamp, error);
}
