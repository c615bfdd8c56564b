/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which option goes with which format: what the command line refuses and the window does not show.
 * Options are called as on the command line; those that have no row go with every format. */
#include "config.h"

#include "export/tl-export.h"

#include <string.h>

static const struct
{
  const char *option;
  const char *formats; /* names of exporters */
} rules[] = {
  { "scale", "png" },
  { "width", "png" },
  { "dpi", "png" },
  { "preset", "png" },
  { "transparent", "svg, png" },
  { "outlines", "svg" },
  { "embed-fonts", "svg" },
  { "embed-document", "svg, png, zip" },
  { "page", "pdf, pptx, png" },
  { "tiled", "pdf" },
  { "slides", "pdf, png, pptx" },
  { "font", "pptx" },
  { "blank", "pdf, svg, png" },
  { "cards", "svg, png, pdf" },
  { "theme", "svg, png, pdf, pptx, xlsx, html, zip" },
  { "text-scale", "svg, png, pdf, pptx, html, zip" },
  { "comments", "svg, png, pdf, pptx, xlsx, md, html, zip" },
  { "several", "pdf, pptx, xlsx, csv, md, zip" }, /* all maps, or all sheets, in one file */
};

/**
 * tl_export_list_takers:
 * @option: "scale"
 *
 * Returns: (nullable): the names of the formats that take an option, with ", " between; %NULL = all
 */
const char *
tl_export_list_takers (const char *option)
{
  g_return_val_if_fail (option != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].option, option) == 0)
      return rules[i].formats;
  return NULL;
}

/**
 * tl_exporter_takes:
 * @exporter: a format
 * @option: "scale"
 *
 * Returns: whether the format knows something of an option
 */
gboolean
tl_exporter_takes (const TlExporter *exporter, const char *option)
{
  const char *formats = tl_export_list_takers (option);
  g_auto (GStrv) names = formats != NULL ? g_strsplit (formats, ", ", -1) : NULL;

  g_return_val_if_fail (exporter != NULL, FALSE);

  return names == NULL || g_strv_contains ((const char *const *) names, exporter->name);
}
