/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "app/tl-export-pages.h"

G_BEGIN_DECLS

/* One page to be laid out and painted in a worker, which has the pages meanwhile. */
typedef struct
{
  TlTable         *table;
  TlExportWish    *wish;
  TlExportPages   *pages; /* NULL = to be laid out; afterwards what was */
  guint            page;  /* from 0; afterwards one that there is */
  int              width; /* pixels that there is room for */
  int              height;
  cairo_surface_t *surface; /* what was painted; NULL = nothing can be */
} TlExportPageJob;

TlExportPageJob *tl_export_page_job_new (TlTable *table, TlExportWish *wish);
/* Takes the job, which is the task's data until the callback is over. */
void        tl_export_page_job_run_async (TlExportPageJob    *self,
                                          gpointer            source,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback);
GdkTexture *tl_export_page_job_dup_texture (const TlExportPageJob *self);

G_END_DECLS
