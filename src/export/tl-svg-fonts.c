/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The letters that an SVG needs, inside it: each font that the shaper used, cut down to the
 * characters of the picture by HarfBuzz, as a data: URI in an @font-face rule. The rules name the
 * families as the texts ask for them; those that helped out (for another script, for signs) come
 * into the list of families before the generic one.
 *
 * A font that says it may not be embedded or cut stays out, which is told. */
#include "config.h"

#include "export/tl-svg-private.h"

#include "base/tl-text.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

/* One font file of a family, weight and slant, and what is needed of it. */
typedef struct
{
  char       *family;
  PangoWeight weight;
  PangoStyle  style;
  hb_face_t  *face;
  hb_set_t   *characters;
} Font;

static void
free_font (gpointer data)
{
  Font *font = data;

  g_free (font->family);
  hb_face_destroy (font->face);
  hb_set_destroy (font->characters);
  g_free (font);
}

static Font *
find_font (GPtrArray *fonts, PangoFont *pango_font)
{
  PangoFontDescription *description = pango_font_describe (pango_font);
  const char           *family = pango_font_description_get_family (description);
  PangoWeight           weight = pango_font_description_get_weight (description);
  PangoStyle            style = pango_font_description_get_style (description);
  Font                 *font = NULL;

  for (guint i = 0; font == NULL && i < fonts->len; i++)
    {
      Font *known = fonts->pdata[i];

      if (known->weight == weight && known->style == style && g_str_equal (known->family, family))
        font = known;
    }
  if (font == NULL)
    {
      font = g_new0 (Font, 1);
      font->family = g_strdup (family);
      font->weight = weight;
      font->style = style;
      font->face = hb_face_reference (hb_font_get_face (pango_font_get_hb_font (pango_font)));
      font->characters = hb_set_create ();
      g_ptr_array_add (fonts, font);
    }
  pango_font_description_free (description);
  return font;
}

static void
collect_line (GPtrArray *fonts, const TlTextBlock *block, guint index)
{
  g_autoptr (PangoLayout) layout = tl_text_shape_line (tl_text_get_default (), block, index);
  const char *text = pango_layout_get_text (layout);

  for (GSList *l = pango_layout_get_line_readonly (layout, 0)->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) l->data)->item;
      Font            *font = find_font (fonts, item->analysis.font);
      const char      *end = text + item->offset + item->length;

      for (const char *at = text + item->offset; at < end; at = g_utf8_next_char (at))
        hb_set_add (font->characters, g_utf8_get_char (at));
    }
}

static int
compare_fonts (gconstpointer a, gconstpointer b)
{
  const Font *left = *(const Font *const *) a;
  const Font *right = *(const Font *const *) b;
  int         order = strcmp (left->family, right->family);

  if (order == 0)
    order = (int) left->weight - (int) right->weight;
  return order != 0 ? order : (int) left->style - (int) right->style;
}

/* By family, weight and slant, so that the same picture has the same bytes. */
static GPtrArray *
collect_fonts (const TlPicture *picture)
{
  GPtrArray *fonts = g_ptr_array_new_with_free_func (free_font);

  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = g_array_index (picture->groups, TlPlacedGroup, i).group;

      for (guint k = 0; k < group->n_items; k++)
        if (group->items[k].type == TL_ITEM_TEXT)
          for (guint line = 0; line < group->items[k].text.block->n_lines; line++)
            collect_line (fonts, group->items[k].text.block, line);
    }
  g_ptr_array_sort (fonts, compare_fonts);
  return fonts;
}

/* The licence bits of the table OS/2 (fsType): 2 = not at all, 0x100 = only whole, 0x200 = only
 * its bitmaps. */
static gboolean
may_embed (hb_face_t *face)
{
  hb_blob_t    *table = hb_face_reference_table (face, HB_TAG ('O', 'S', '/', '2'));
  unsigned int  length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (table, &length);
  guint         bits = length >= 10 ? (guint) data[8] << 8 | data[9] : 0;

  hb_blob_destroy (table);
  return (bits & 0xf) != 2 && (bits & 0x300) == 0;
}

static GBytes *
cut_font (const Font *font)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t         *part;
  hb_blob_t         *blob;
  const char        *data;
  unsigned int       length;
  GBytes            *bytes = NULL;

  if (input == NULL)
    return NULL;
  hb_set_union (hb_subset_input_unicode_set (input), font->characters);
  part = hb_subset_or_fail (font->face, input);
  hb_subset_input_destroy (input);
  if (part == NULL)
    return NULL;
  blob = hb_face_reference_blob (part);
  data = hb_blob_get_data (blob, &length);
  if (length > 0)
    bytes = g_bytes_new (data, length);
  hb_blob_destroy (blob);
  hb_face_destroy (part);
  return bytes;
}

/* A string of CSS within XML: in single quotes, without what would end them. */
static void
append_family (GString *out, const char *family)
{
  g_autofree char *plain = g_strdup (family);

  g_strdelimit (plain, "'\\\n\r", ' ');
  g_string_append_c (out, '\'');
  tl_text_append_xml (out, plain, -1);
  g_string_append_c (out, '\'');
}

/* A variable font is all of its weights. */
static void
append_weight (GString *out, const Font *font)
{
  hb_ot_var_axis_info_t axis;

  if (hb_ot_var_find_axis_info (font->face, HB_OT_TAG_VAR_AXIS_WEIGHT, &axis))
    g_string_append_printf (out,
                            "%d %d",
                            (int) lroundf (axis.min_value),
                            (int) lroundf (axis.max_value));
  else
    g_string_append_printf (out, "%d", (int) font->weight);
}

static void
append_font (TlSvg *svg, const Font *font, GBytes *bytes)
{
  gsize            length;
  const guint8    *data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = g_base64_encode (data, length);
  gboolean         cff = length >= 4 && memcmp (data, "OTTO", 4) == 0;

  TL_SVG_APPEND (svg, "@font-face{font-family:");
  append_family (svg->out, font->family);
  g_string_append (svg->out,
                   font->style == PANGO_STYLE_ITALIC    ? ";font-style:italic;font-weight:"
                   : font->style == PANGO_STYLE_OBLIQUE ? ";font-style:oblique;font-weight:"
                                                        : ";font-style:normal;font-weight:");
  append_weight (svg->out, font);
  g_string_append_printf (svg->out, ";src:url(data:font/%s;base64,", cff ? "otf" : "ttf");
  g_string_append (svg->out, base64);
  g_string_append_printf (svg->out, ") format('%s')}\n", cff ? "opentype" : "truetype");
}

/**
 * tl_svg_append_fonts:
 * @svg: an SVG, within its definitions
 *
 * Appends a style sheet with the fonts that the picture's texts need, cut down to their characters.
 *
 * Returns: (transfer full): the families in it, each once, ended by %NULL
 */
GStrv
tl_svg_append_fonts (TlSvg *svg)
{
  g_autoptr (GPtrArray) fonts = collect_fonts (svg->picture);
  GPtrArray *families = g_ptr_array_new ();

  TL_SVG_APPEND (svg, "<style type=\"text/css\">\n");
  for (guint i = 0; i < fonts->len; i++)
    {
      const Font *font = fonts->pdata[i];
      g_autoptr (GBytes) bytes = may_embed (font->face) ? cut_font (font) : NULL;

      if (bytes == NULL)
        {
          tl_export_run_note (svg->run,
                              _ ("The font “%s” is not inside: it cannot be embedded or may not "
                                 "be by its licence"),
                              font->family);
          continue;
        }
      append_font (svg, font, bytes);
      if (families->len == 0 || !g_str_equal (families->pdata[families->len - 1], font->family))
        g_ptr_array_add (families, g_strdup (font->family));
    }
  TL_SVG_APPEND (svg, "</style>\n");
  g_ptr_array_add (families, NULL);
  return (GStrv) g_ptr_array_free (families, FALSE);
}
