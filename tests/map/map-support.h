/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-edit.h"

G_BEGIN_DECLS

/* What the map's tests share. */
char       *map_dump (const TlTable *table);
char       *map_find_damage (const TlTable *table);
const char *map_find (TlDocument *doc, const char *title);
TlDocument *map_new_document (guint32 seed);

#define map_assert_whole(table_)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *damage_ = map_find_damage (table_);                                           \
    g_assert_cmpstr (damage_, ==, NULL);                                                           \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
