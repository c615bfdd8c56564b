/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "map/tl-table.h"

G_BEGIN_DECLS

/* The images of a document, decoded once each and never trusted: size before pixels, format by
 * content, nothing but the bytes in the document is read. */
typedef struct _TlImages TlImages;

TlImages        *tl_images_new (const TlTable *table);
void             tl_images_free (TlImages *self);
cairo_surface_t *tl_images_get_surface (TlImages *self, const char *id);
GBytes          *tl_images_get_file (TlImages *self, const char *id, const char **mime_type);

G_END_DECLS
