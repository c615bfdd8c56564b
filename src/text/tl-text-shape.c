/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finished lines -> glyphs, for painters: as a layout of Pango's, or put together from the cached
 * shapes of words. Nothing is measured or broken here. */
#include "config.h"

#include "text/tl-text-private.h"

#include <string.h>

/**
 * tl_text_shape_line:
 * @self: a shaper of the calling thread
 * @block: a block, measured by this or another shaper
 * @line: which of its lines
 *
 * Shapes one finished line, with its ellipsis if it has one.
 *
 * Units: at scale 1 the layout's only line is as wide as the block says, in px.
 *
 * Returns: (transfer full): a layout that wraps nothing
 */
PangoLayout *
tl_text_shape_line (TlText *self, const TlTextBlock *block, guint line)
{
  const TlTextLine *info;
  PangoLayout      *shaped;

  g_return_val_if_fail (self != NULL && block != NULL && line < block->n_lines, NULL);
  info = &block->lines[line];
  shaped = pango_layout_new (self->contexts[info->rtl ? 1 : 0]);
  pango_layout_set_font_description (shaped,
                                     tl_text_face_get_font (
                                       tl_text_get_face (self, &block->style)));
  pango_layout_set_auto_dir (shaped, FALSE);
  pango_layout_set_single_paragraph_mode (shaped, TRUE);
  if (info->ellipsis)
    {
      g_autofree char *text =
        g_strdup_printf ("%.*s" TL_TEXT_ELLIPSIS, (int) info->length, block->text + info->start);

      pango_layout_set_text (shaped, text, -1);
    }
  else
    pango_layout_set_text (shaped, block->text + info->start, (int) info->length);
  return shaped;
}

/* Inter raises a dash that stands alone to the height of capitals or digits next to it. */
static gboolean
depends_on_neighbours (const char *word, gsize length)
{
  const char *p;

  for (p = word; p < word + length; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return length > 0;
}

/* Appends a word's glyphs with the pen at x. Returns FALSE when the word has no simple shape. */
static gboolean
append_glyphs (TlTextFace *face, const char *word, gsize length, double x, double y, GArray *glyphs)
{
  const PangoGlyphString *shape = tl_text_face_get_glyphs (face, word, length);

  if (shape == NULL)
    return FALSE;
  for (int i = 0; i < shape->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &shape->glyphs[i];
      cairo_glyph_t         glyph = { info->glyph,
                                      x + pango_units_to_double (info->geometry.x_offset),
                                      y + pango_units_to_double (info->geometry.y_offset) };

      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return FALSE;
      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (glyphs, glyph);
      x += pango_units_to_double (info->geometry.width);
    }
  return TRUE;
}

/**
 * tl_text_get_line_glyphs:
 * @self: a shaper of the calling thread
 * @block: a block
 * @line: which of its lines
 * @x: where the line begins
 * @y: its baseline
 * @glyphs: (element-type cairo_glyph_t): emptied, then filled
 *
 * Puts one finished line together from the cached shapes of its words: the same glyphs in the same
 * places as tl_text_shape_line(), without shaping. For painters of thousands of texts.
 *
 * Returns: (transfer none) (nullable): the font of the glyphs, %NULL when the line has to be shaped
 * as a whole
 */
cairo_scaled_font_t *
tl_text_get_line_glyphs (
  TlText *self, const TlTextBlock *block, guint line, double x, double y, GArray *glyphs)
{
  const TlTextLine *info = &block->lines[line];
  TlTextFace       *face = tl_text_get_face (self, &block->style);
  const char       *p = block->text + info->start;
  const char       *end = p + info->length;

  if (info->ellipsis || info->rtl || tl_text_classify (p, info->length) == TL_PARAGRAPH_COMPLEX ||
      memmem (p, info->length, TL_TEXT_ZERO_WIDTH_SPACE, 3) != NULL)
    return NULL;
  g_array_set_size (glyphs, 0);
  while (p < end)
    {
      const char *blank = memchr (p, ' ', (gsize) (end - p));
      gsize       length = (gsize) ((blank != NULL ? blank : end) - p);
      int         width;

      if (depends_on_neighbours (p, length) ||
          (length > 0 && !append_glyphs (face, p, length, x, y, glyphs)))
        return NULL;
      tl_text_face_get_word (face, p, length, blank != NULL, &width);
      x += pango_units_to_double (width);
      p += length + (blank != NULL ? 1 : 0);
    }
  return pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (tl_text_face_get_primary (face)));
}

/**
 * tl_text_get_natural_height:
 * @self: a shaper
 *
 * How high a line of the family is where nobody decides about it, as in other programs.
 *
 * Returns: the font's ascent and descent, in sizes: about 1.2
 */
double
tl_text_get_natural_height (TlText *self)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoFontMetrics *metrics;
  int               height;

  g_return_val_if_fail (self != NULL, 1.2);
  pango_font_description_set_family (font, self->family_list);
  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  metrics = pango_context_get_metrics (self->contexts[0], font, NULL);
  height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
  return pango_units_to_double (height) / 100;
}
