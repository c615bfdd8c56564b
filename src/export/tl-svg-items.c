/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The items of a display list as SVG elements.
 *
 * Coordinates are those of the file, without a transform around texts and shapes: programs that
 * take a picture apart (slides, drawing programs) find every text where it stands.
 *
 * A text block is one <text> with one <tspan> a line, placed by x and y: real text that can be
 * searched, read aloud and edited, in the place where it was measured. Between two lines stands a
 * blank at the end of the first, invisible, so that copied text does not run together; between
 * elements of a text stands nothing. An image is a <use> of its definition. Numbers never depend on
 * the locale. */
#include "config.h"

#include "export/tl-svg-private.h"

#include "base/tl-text.h"

#include <math.h>

/* A thousandth of a px: what outlines are compared with moves less than a grey level. */
#define PLACES 3

/**
 * tl_svg_append_number:
 * @svg: an SVG
 * @value: a number of px
 *
 * Appends a number, rounded to a thousandth.
 */
void
tl_svg_append_number (TlSvg *svg, double value)
{
  char buffer[TL_NUMBER_BUFFER];

  g_string_append (svg->out, tl_number_format_places (value, PLACES, buffer));
}

/**
 * tl_svg_append_attribute:
 * @svg: an SVG
 * @name: of the attribute
 * @value: a number of px
 *
 * Appends an attribute with a blank before it.
 */
void
tl_svg_append_attribute (TlSvg *svg, const char *name, double value)
{
  g_string_append_c (svg->out, ' ');
  g_string_append (svg->out, name);
  TL_SVG_APPEND (svg, "=\"");
  tl_svg_append_number (svg, value);
  g_string_append_c (svg->out, '"');
}

/* A place in the group, rounded as it is painted: on its own, then moved by the group's origin. */
static double
get_x (const TlSvg *svg, double x)
{
  return svg->origin.x + round (x * 1000) / 1000;
}

static double
get_y (const TlSvg *svg, double y)
{
  return svg->origin.y + round (y * 1000) / 1000;
}

static void
append_place (TlSvg *svg, double x, double y)
{
  tl_svg_append_attribute (svg, "x", get_x (svg, x));
  tl_svg_append_attribute (svg, "y", get_y (svg, y));
}

static void
append_hex (TlSvg *svg, float channel)
{
  static const char digits[] = "0123456789abcdef";
  guint             value = (guint) lroundf (CLAMP (channel, 0, 1) * 255);

  g_string_append_c (svg->out, digits[value >> 4]);
  g_string_append_c (svg->out, digits[value & 15]);
}

/**
 * tl_svg_append_color:
 * @svg: an SVG
 * @name: fill or stroke
 * @color: the colour
 *
 * Appends NAME="#rrggbb", and NAME-opacity where it is not opaque.
 */
void
tl_svg_append_color (TlSvg *svg, const char *name, const TlColor *color)
{
  if (color->alpha <= 0)
    {
      g_string_append_printf (svg->out, " %s=\"none\"", name);
      return;
    }
  g_string_append_c (svg->out, ' ');
  g_string_append (svg->out, name);
  TL_SVG_APPEND (svg, "=\"#");
  append_hex (svg, color->red);
  append_hex (svg, color->green);
  append_hex (svg, color->blue);
  TL_SVG_APPEND (svg, "\"");
  if (color->alpha < 1)
    {
      g_string_append_printf (svg->out, " %s-opacity=\"", name);
      tl_svg_append_number (svg, color->alpha);
      g_string_append_c (svg->out, '"');
    }
}

static void
append_paint (TlSvg *svg, const TlPaint *paint)
{
  double lengths[2];

  tl_svg_append_color (svg, "fill", &paint->fill);
  if (paint->stroke.alpha <= 0 || paint->stroke_width <= 0)
    return;
  tl_svg_append_color (svg, "stroke", &paint->stroke);
  if (paint->stroke_width != 1)
    tl_svg_append_attribute (svg, "stroke-width", paint->stroke_width);
  if (tl_dash_pattern (paint->dash, paint->stroke_width, lengths) > 0)
    {
      TL_SVG_APPEND (svg, " stroke-dasharray=\"");
      tl_svg_append_number (svg, lengths[0]);
      TL_SVG_APPEND (svg, " ");
      tl_svg_append_number (svg, lengths[1]);
      TL_SVG_APPEND (svg, "\"");
    }
}

static void
append_rect (TlSvg *svg, const TlItem *item)
{
  const TlRect *rect = &item->rect.bounds;

  TL_SVG_APPEND (svg, "<rect");
  append_place (svg, rect->x, rect->y);
  tl_svg_append_attribute (svg, "width", rect->width);
  tl_svg_append_attribute (svg, "height", rect->height);
  if (item->rect.radius > 0)
    tl_svg_append_attribute (svg,
                             "rx",
                             MIN (item->rect.radius, MIN (rect->width, rect->height) / 2));
  append_paint (svg, &item->paint);
  TL_SVG_APPEND (svg, "/>\n");
}

static void
append_points (TlSvg *svg, const TlPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg->out, ' ');
      tl_svg_append_number (svg, get_x (svg, points[i].x));
      g_string_append_c (svg->out, ' ');
      tl_svg_append_number (svg, get_y (svg, points[i].y));
    }
}

static void
append_path (TlSvg *svg, const TlItem *item)
{
  static const char  letters[] = { 'M', 'L', 'C', 'Z' };
  static const guint counts[] = { 1, 1, 3, 0 };
  const TlPoint     *points = item->path.points;

  TL_SVG_APPEND (svg, "<path d=\"");
  for (guint i = 0; i < item->path.n_ops; i++)
    {
      guint8 op = item->path.ops[i];

      g_string_append_c (svg->out, letters[op]);
      append_points (svg, points, counts[op]);
      points += counts[op];
    }
  TL_SVG_APPEND (svg, "\"");
  if (item->path.even_odd && item->paint.fill.alpha > 0)
    TL_SVG_APPEND (svg, " fill-rule=\"evenodd\"");
  append_paint (svg, &item->paint);
  TL_SVG_APPEND (svg, "/>\n");
}

/* What an image with round corners is cut to, named after its group: names stay when other groups
 * come and go. */
static void
open_clip (TlSvg *svg, const TlItem *item)
{
  const TlRect    *bounds = &item->image.bounds;
  g_autofree char *id = svg->n_clips == 0
                          ? g_strconcat ("clip-", svg->name, NULL)
                          : g_strdup_printf ("clip-%s-%u", svg->name, svg->n_clips + 1);

  svg->n_clips++;
  g_string_append_printf (svg->out, "<clipPath id=\"%s\"><rect", id);
  append_place (svg, bounds->x, bounds->y);
  tl_svg_append_attribute (svg, "width", bounds->width);
  tl_svg_append_attribute (svg, "height", bounds->height);
  tl_svg_append_attribute (svg, "rx", item->image.radius);
  g_string_append_printf (svg->out, "/></clipPath>\n<g clip-path=\"url(#%s)\">", id);
}

static void
append_image (TlSvg *svg, const TlItem *item)
{
  cairo_surface_t *surface = tl_images_get_surface (svg->images, item->image.image);
  TlRect           rect;
  double           width;

  if (surface == NULL)
    return;
  width = cairo_image_surface_get_width (surface);
  rect = tl_item_place_image (item, width, cairo_image_surface_get_height (surface));
  if (item->image.radius > 0)
    open_clip (svg, item);
  TL_SVG_APPEND (svg, "<use xlink:href=\"#image-");
  tl_text_append_xml (svg->out, item->image.image, -1);
  TL_SVG_APPEND (svg, "\" transform=\"translate(");
  tl_svg_append_number (svg, get_x (svg, rect.x));
  TL_SVG_APPEND (svg, " ");
  tl_svg_append_number (svg, get_y (svg, rect.y));
  TL_SVG_APPEND (svg, ") scale(");
  {
    char buffer[TL_NUMBER_BUFFER];

    g_string_append (svg->out, tl_number_format_places (rect.width / width, 6, buffer));
  }
  TL_SVG_APPEND (svg, ")\"/>");
  if (item->image.radius > 0)
    TL_SVG_APPEND (svg, "</g>");
  TL_SVG_APPEND (svg, "\n");
}

/* What stood between this line and the next, as one blank, unless a word was broken. */
static gboolean
is_followed_by_blank (const TlTextBlock *block, guint line)
{
  const TlTextLine *info = &block->lines[line];
  char              next = block->text[info->start + info->length];

  return line + 1 < block->n_lines && !info->ellipsis && (next == ' ' || next == '\n');
}

static void
append_line (TlSvg *svg, const TlItem *item, guint line)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *info = &block->lines[line];

  /* direction="rtl" makes the start of a text its right edge. */
  TL_SVG_APPEND (svg, "<tspan");
  append_place (svg,
                item->text.origin.x + info->x + (info->rtl ? info->width : 0),
                item->text.origin.y + info->baseline);
  TL_SVG_APPEND (svg, ">");
  tl_text_append_xml (svg->out, block->text + info->start, info->length);
  if (info->ellipsis)
    TL_SVG_APPEND (svg, "\342\200\246");
  if (is_followed_by_blank (block, line))
    TL_SVG_APPEND (svg, " ");
  TL_SVG_APPEND (svg, "</tspan>");
}

static void
open_text (TlSvg *svg, const TlItem *item, gboolean rtl)
{
  const TlTextStyle *style = &item->text.block->style;

  TL_SVG_APPEND (svg, "<text xml:space=\"preserve\"");
  if (rtl)
    TL_SVG_APPEND (svg, " direction=\"rtl\"");
  tl_svg_append_attribute (svg, "font-size", style->size);
  if (style->weight != TL_FONT_WEIGHT_REGULAR)
    tl_svg_append_attribute (svg, "font-weight", style->weight);
  if (style->italic)
    TL_SVG_APPEND (svg, " font-style=\"italic\"");
  tl_svg_append_color (svg, "fill", &item->paint.fill);
  TL_SVG_APPEND (svg, ">");
}

/* One <text>; a second one where a paragraph runs the other way. */
static void
append_text (TlSvg *svg, const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *open = NULL;

  if (item->paint.fill.alpha <= 0)
    return;
  if (svg->outlines != NULL && tl_svg_append_outlines (svg, item))
    return;
  for (guint i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];

      if (line->length == 0 && !line->ellipsis)
        continue;
      if (open != NULL && !open->rtl != !line->rtl)
        {
          TL_SVG_APPEND (svg, "</text>\n");
          open = NULL;
        }
      if (open == NULL)
        open_text (svg, item, line->rtl);
      open = line;
      append_line (svg, item, i);
    }
  if (open != NULL)
    TL_SVG_APPEND (svg, "</text>\n");
}

/**
 * tl_svg_append_item:
 * @svg: an SVG
 * @item: one item of a group
 *
 * Appends an item: one element on a line of its own, for a text as many as its directions need, for
 * an image that cannot be read none.
 */
void
tl_svg_append_item (TlSvg *svg, const TlItem *item)
{
  switch (item->type)
    {
    case TL_ITEM_RECT:
      append_rect (svg, item);
      break;
    case TL_ITEM_PATH:
      append_path (svg, item);
      break;
    case TL_ITEM_IMAGE:
      append_image (svg, item);
      break;
    case TL_ITEM_TEXT:
      append_text (svg, item);
      break;
    default:
      g_assert_not_reached ();
    }
}
