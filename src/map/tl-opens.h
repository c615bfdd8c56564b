/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What a card's field "opens" says: a bare id is a map of the same document; anything else is a
 * file, its path relative to the document's folder, and after the last "#" one of its maps. */
gboolean tl_opens_read (const char *text, char **file, char **map);
char    *tl_opens_write (const char *file, const char *map);

/* The cards that open a map of their own document, in no order; free the array. */
GPtrArray *tl_opens_find_cards (const TlTable *table, const char *map);

G_END_DECLS
