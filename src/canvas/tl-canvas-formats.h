/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What the canvas cannot do by itself, because files and exports are other rooms': whoever puts a
 * canvas into a window tells it how. A static table; the functions run in any thread. */
typedef struct
{
  /* An excerpt as the bytes of a document, and back; NULL with an error for what is none. */
  GBytes *(*serialize) (const TlTable *table);
  TlTable *(*parse) (GBytes *bytes, GError **error);
  /* A picture of these cards, or of the whole map (NULL); "image/png" or "image/svg+xml". */
  GBytes *(*draw) (const TlTable     *table,
                   const char        *map,
                   const char *const *ids,
                   const char        *mime_type,
                   GError           **error);
} TlCanvasFormats;

G_END_DECLS
