/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file was when it was loaded or saved.
 *
 * What counts is the content. A time stamp misses a change within one tick of the clock, and raises
 * a false alarm for a file that was only touched, or was replaced by the same bytes. */
#include "config.h"

#include "store/tl-stamp-private.h"

#include <string.h>

/**
 * tl_sha256:
 * @digest: (out caller-allocates): the hash of @bytes
 */
void
tl_sha256 (GBytes *bytes, guint8 digest[TL_SHA256_LENGTH])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize         length;
  gsize         digest_length = TL_SHA256_LENGTH;
  const guchar *data = g_bytes_get_data (bytes, &length);

  /* In pieces, since GChecksum takes a signed length. */
  for (gsize at = 0; at < length; at += G_MAXINT32)
    g_checksum_update (checksum, data + at, (gssize) MIN (length - at, (gsize) G_MAXINT32));
  g_checksum_get_digest (checksum, digest, &digest_length);
}

/**
 * tl_file_stamp_new:
 * @bytes: what a file holds
 *
 * Returns: (transfer full): a stamp
 */
TlFileStamp *
tl_file_stamp_new (GBytes *bytes)
{
  TlFileStamp *stamp = g_new (TlFileStamp, 1);

  stamp->size = (gint64) g_bytes_get_size (bytes);
  tl_sha256 (bytes, stamp->sha256);
  return stamp;
}

/**
 * tl_file_stamp_has_bytes:
 *
 * Returns: whether the stamped file held exactly @bytes
 */
gboolean
tl_file_stamp_has_bytes (const TlFileStamp *stamp, GBytes *bytes)
{
  guint8 digest[TL_SHA256_LENGTH];

  if (stamp->size != (gint64) g_bytes_get_size (bytes))
    return FALSE;
  tl_sha256 (bytes, digest);
  return memcmp (digest, stamp->sha256, sizeof digest) == 0;
}

/**
 * tl_file_stamp_copy:
 *
 * Returns: (transfer full) (nullable): a copy; %NULL of %NULL
 */
TlFileStamp *
tl_file_stamp_copy (const TlFileStamp *stamp)
{
  return stamp != NULL ? g_memdup2 (stamp, sizeof *stamp) : NULL;
}

/**
 * tl_file_stamp_free:
 * @stamp: (nullable): to free
 */
void
tl_file_stamp_free (TlFileStamp *stamp)
{
  g_free (stamp);
}
