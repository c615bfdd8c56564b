/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts as outlines: the picture is the same on a machine without the font, and stays legible for
 * screen readers. A block is one <path> that carries its words as aria-label, as Inkscape keeps
 * those of a text that it turns into a path. */
#include "config.h"

#include "export/tl-svg-private.h"

#include "base/tl-text.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>

/* A hundredth of a px: the edge of a letter is off by a sixteenth of a pixel's grey at most, and
 * the file is smaller. */
#define OUTLINE_PLACES 2

static void
append_point (TlSvg *svg, const cairo_path_data_t *data)
{
  char buffer[TL_NUMBER_BUFFER];

  g_string_append (svg->out,
                   tl_number_format_places (data->point.x + svg->origin.x, OUTLINE_PLACES, buffer));
  g_string_append_c (svg->out, ' ');
  g_string_append (svg->out,
                   tl_number_format_places (data->point.y + svg->origin.y, OUTLINE_PLACES, buffer));
}

/* Every contour ends with a move to its start, which the next one begins with again. */
static gboolean
is_idle_move (const cairo_path_t *path, int at)
{
  int next = at + path->data[at].header.length;

  return path->data[at].header.type == CAIRO_PATH_MOVE_TO &&
         (next >= path->num_data || path->data[next].header.type == CAIRO_PATH_MOVE_TO);
}

static void
append_outlines (TlSvg *svg, const cairo_path_t *path)
{
  static const char letters[] = { 'M', 'L', 'C', 'Z' };

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      if (is_idle_move (path, i))
        continue;
      g_string_append_c (svg->out, letters[path->data[i].header.type]);
      for (int k = 1; k < path->data[i].header.length; k++)
        {
          if (k > 1)
            g_string_append_c (svg->out, ' ');
          append_point (svg, &path->data[i + k]);
        }
    }
}

/* Shapes one line; FALSE where it has no outlines. */
static gboolean
append_line (TlSvg *svg, const TlItem *item, guint index)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *line = &block->lines[index];
  g_autoptr (PangoLayout) layout = tl_text_shape_line (tl_text_get_default (), block, index);
  PangoLayoutLine *shaped = pango_layout_get_line_readonly (layout, 0);
  cairo_path_t    *path;

  if (tl_outlines_has_colour (svg->outlines, shaped))
    return FALSE;
  path = tl_outlines_copy_path (svg->outlines,
                                shaped,
                                item->text.origin.x + line->x,
                                item->text.origin.y + line->baseline);
  append_outlines (svg, path);
  cairo_path_destroy (path);
  return TRUE;
}

/**
 * tl_svg_append_outlines:
 * @svg: an SVG
 * @item: a text
 *
 * Appends a text as outlines. What has a font of coloured pictures (emoji) is left to
 * tl_svg_append_item(), which writes it as text.
 *
 * Returns: whether it could be done; nothing is appended otherwise
 */
gboolean
tl_svg_append_outlines (TlSvg *svg, const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  gsize              begin = svg->out->len;
  gsize              empty;

  TL_SVG_APPEND (svg, "<path role=\"img\" aria-label=\"");
  tl_text_append_xml (svg->out, block->text, -1);
  TL_SVG_APPEND (svg, "\"");
  tl_svg_append_color (svg, "fill", &item->paint.fill);
  TL_SVG_APPEND (svg, " d=\"");
  empty = svg->out->len;
  for (guint i = 0; i < block->n_lines; i++)
    if ((block->lines[i].length > 0 || block->lines[i].ellipsis) && !append_line (svg, item, i))
      {
        g_string_truncate (svg->out, begin);
        tl_export_run_note (svg->run,
                            _ ("Texts with coloured signs such as emoji stay texts: their font "
                               "has no outlines"));
        return FALSE;
      }
  if (svg->out->len == empty)
    g_string_truncate (svg->out, begin); /* blanks only */
  else
    TL_SVG_APPEND (svg, "\"/>\n");
  return TRUE;
}
