/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-store.h"

G_BEGIN_DECLS

#define TL_SHA256_LENGTH 32

struct _TlFileStamp
{
  gint64 size;
  guint8 sha256[TL_SHA256_LENGTH];
};

TlFileStamp *tl_file_stamp_new (GBytes *bytes);
gboolean     tl_file_stamp_has_bytes (const TlFileStamp *stamp, GBytes *bytes);
void         tl_sha256 (GBytes *bytes, guint8 digest[TL_SHA256_LENGTH]);

G_END_DECLS
