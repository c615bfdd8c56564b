/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How canvases hand things to other processes: an excerpt goes out as a document's canonical bytes
 * and is judged as a file when it comes in; pictures are the exporters'. */
#include "config.h"

#include "app/tl-clip-formats.h"

#include "export/tl-export.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>

static TlTable *
parse (GBytes *bytes, GError **error)
{
  gint64 version;

  return tl_store_parse (bytes, _ ("clipboard"), &version, error);
}

static GBytes *
draw (const TlTable     *table,
      const char        *map,
      const char *const *ids,
      const char        *mime_type,
      GError           **error)
{
  TlExportOptions options = { .map = map, .embed = TL_EMBED_NEVER };

  return tl_export_selection (table, &options, ids, mime_type, error);
}

const TlCanvasFormats tl_clip_formats = {
  .serialize = tl_store_serialize,
  .parse = parse,
  .draw = draw,
};
