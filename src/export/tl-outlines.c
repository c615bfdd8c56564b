/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of text as outlines, for pixels and for SVG without fonts: one way to make them, so that
 * both show the same. Fonts with coloured glyphs have no outlines; which ones do is kept. */
#include "config.h"

#include "export/tl-outlines.h"

#include <hb-ot.h>

struct _TlOutlines
{
  cairo_t    *cr;      /* where paths are made, at scale 1 */
  GHashTable *colours; /* PangoFont -> GINT_TO_POINTER (1 + has colour) */
};

/**
 * tl_outlines_new:
 *
 * Returns: (transfer full): a maker of outlines, for one thread
 */
TlOutlines *
tl_outlines_new (void)
{
  TlOutlines *self = g_new0 (TlOutlines, 1);
  /* Without bounds: cairo leaves out glyphs that would fall outside. */
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);

  self->cr = cairo_create (nowhere);
  cairo_surface_destroy (nowhere);
  self->colours = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  return self;
}

/**
 * tl_outlines_free:
 * @self: (transfer full) (nullable): a maker of outlines
 */
void
tl_outlines_free (TlOutlines *self)
{
  if (self == NULL)
    return;
  cairo_destroy (self->cr);
  g_hash_table_unref (self->colours);
  g_free (self);
}

static gboolean
has_colour (TlOutlines *self, PangoFont *font)
{
  gpointer   known = g_hash_table_lookup (self->colours, font);
  hb_face_t *face;
  gboolean   colour;

  if (known != NULL)
    return GPOINTER_TO_INT (known) == 2;
  face = hb_font_get_face (pango_font_get_hb_font (font));
  colour =
    hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
  g_hash_table_insert (self->colours, g_object_ref (font), GINT_TO_POINTER (colour ? 2 : 1));
  return colour;
}

/**
 * tl_outlines_has_colour:
 * @self: a maker of outlines
 * @line: a shaped line
 *
 * Returns: whether glyphs of it are coloured pictures, which have no outlines
 */
gboolean
tl_outlines_has_colour (TlOutlines *self, PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    if (has_colour (self, ((PangoGlyphItem *) l->data)->item->analysis.font))
      return TRUE;
  return FALSE;
}

/**
 * tl_outlines_copy_path:
 * @self: a maker of outlines
 * @line: a shaped line
 * @x: where it begins, px
 * @y: its baseline, px
 *
 * Returns: (transfer full): its outlines, to be filled by the winding rule; free with
 * cairo_path_destroy()
 */
cairo_path_t *
tl_outlines_copy_path (TlOutlines *self, PangoLayoutLine *line, double x, double y)
{
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_line_path (self->cr, line);
  return cairo_copy_path (self->cr);
}
