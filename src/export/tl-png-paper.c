/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a PNG will be, to be looked at before. */
#include "config.h"

#include "export/tl-paper.h"
#include "export/tl-png-private.h"

static gboolean
resize (TlPaper *paper, const TlExportOptions *options, GError **error)
{
  TlPngSize size;

  if (!tl_png_choose_size (paper->picture, options, &size, error))
    return FALSE;
  paper->page = (TlPageSize){ size.width, size.height };
  paper->scale = size.scale;
  paper->at = (TlPoint){ size.x, size.y };
  return TRUE;
}

/**
 * tl_papers_new_pixels:
 * @table: a document
 * @options: one thing; slides
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * The same as a PNG has it; all slides, of which a file holds one.
 *
 * Units: lengths are pixels instead of points.
 * Errors: as tl_export_new_slides(); %TL_EXPORT_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full) (element-type TlPaper): the papers, or %NULL with @error set
 */
GPtrArray *
tl_papers_new_pixels (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error)
{
  TlExportOptions own = *options;
  g_autoptr (GPtrArray) papers = NULL;

  own.tiled = FALSE;
  papers = tl_papers_new_one (table, &own, run, error);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    if (!resize (papers->pdata[i], options, error))
      return NULL;
  return g_steal_pointer (&papers);
}
