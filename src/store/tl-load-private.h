/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-store.h"

G_BEGIN_DECLS

GBytes *tl_load_bytes (const char *path, TlFileStamp **stamp, GError **error);
GBytes *tl_load_stream (int fd);
GBytes *tl_store_serialize_checked (const TlTable *table, const char *name, GError **error);

G_END_DECLS
