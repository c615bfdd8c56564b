/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "app/tl-export-wish.h"
#include "export/tl-paper.h"

G_BEGIN_DECLS

/* What an export will write, to be looked at before: the very pictures, or the first lines of a
 * table. In one thread at a time. */
typedef struct
{
  GPtrArray *papers; /* of TlPaper, one a page; empty = nothing that can be painted */
  char      *text;   /* the file's first lines, where it is made of words; else NULL */
  char      *words;  /* how large it will be: "1920 × 1080 px", "7 slides" */
} TlExportPages;

TlExportPages *tl_export_pages_new (const TlTable      *table,
                                    const TlExportWish *wish,
                                    GCancellable       *cancellable,
                                    GError            **error);
void           tl_export_pages_free (TlExportPages *self);

const TlPicture *tl_export_pages_get_picture (const TlExportPages *self, guint page);
cairo_surface_t *tl_export_pages_paint (const TlExportPages *self,
                                        guint                page,
                                        int                  width,
                                        int                  height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlExportPages, tl_export_pages_free)

G_END_DECLS
