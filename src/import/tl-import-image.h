/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes of a picture that are looked at. */
#define TL_IMPORT_MAX_PICTURE (20 * 1024 * 1024)

/* A picture as a document holds it: made anew from its pixels, so that nothing else of the file
 * (place, camera, trailing bytes) comes along. */
typedef struct
{
  char       *hash; /* of the data, fit for an id */
  const char *type; /* image/png or image/jpeg */
  char       *base64;
  guint       width_px;
  guint       height_px;
} TlImportImage;

TlImportImage *tl_import_read_image (GBytes *bytes, GError **error);
void           tl_import_image_free (TlImportImage *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlImportImage, tl_import_image_free)

G_END_DECLS
