/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Small pictures of documents that were painted before, on disk, with the words that go with them.
 * May be called in any thread. Worth nothing: what is not there is painted again. */
char   *tl_picture_cache_dup_key (GFile *file, const char *look);
GBytes *tl_picture_cache_load (const char *key, char **title, char **scenario);
void tl_picture_cache_store (const char *key, const char *title, const char *scenario, GBytes *png);

G_END_DECLS
