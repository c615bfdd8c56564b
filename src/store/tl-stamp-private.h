/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "store/tl-store.h"

G_BEGIN_DECLS

#define TL_SHA256_LENGTH 32

/* Zeros in all but the hash and the size stand for a file that has no local path. */
struct _TlFileStamp
{
  guint64 device;
  guint64 inode;
  gint64  size;
  gint64  mtime;    /* seconds */
  gint64  mtime_ns; /* their fraction */
  guint8  sha256[TL_SHA256_LENGTH];
};

TlFileStamp *tl_file_stamp_new (const struct stat *status, GBytes *bytes);
gboolean     tl_file_stamp_has_bytes (const TlFileStamp *stamp, GBytes *bytes);
gboolean     tl_file_stamp_has_status (const TlFileStamp *stamp, const struct stat *status);
void         tl_sha256 (GBytes *bytes, guint8 digest[TL_SHA256_LENGTH]);

G_END_DECLS
