/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Display list -> SVG text.
 *
 * The groups are collected in painting order and written one after another, those of a band inside
 * a group of its own that drawing programs show like a layer. Every group of a record has an id
 * made from the record's ("card-ID"), a class and a title. A text block is one <text> with one
 * <tspan> a line, placed by x and y: real text that can be searched, read aloud and edited, in the
 * place where it was measured. Between two lines stands a blank at the end of the first, invisible,
 * so that copied text does not run together; between elements of a text stands nothing.
 *
 * What never comes in: references to anything outside the file, scripts, foreignObject, characters
 * that XML forbids, numbers written by locale. Images are data: URIs in <defs>, each once. The same
 * document gives the same bytes. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-text.h"
#include "export/tl-images.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A thousandth of a px: what outlines are compared with moves less than a grey level. */
#define PLACES 3

typedef struct
{
  GString         *out;
  const TlPicture *picture;
  TlImages        *images;
  GHashTable      *ids; /* written so far */
} Svg;

static void
append (Svg *svg, const char *text)
{
  g_string_append (svg->out, text);
}

static void
append_number (Svg *svg, double value)
{
  char buffer[TL_NUMBER_BUFFER];

  append (svg, tl_number_format_places (value, PLACES, buffer));
}

static void
append_attribute (Svg *svg, const char *name, double value)
{
  g_string_append_c (svg->out, ' ');
  append (svg, name);
  append (svg, "=\"");
  append_number (svg, value);
  g_string_append_c (svg->out, '"');
}

static void
append_hex (Svg *svg, float channel)
{
  static const char digits[] = "0123456789abcdef";
  guint             value = (guint) lroundf (CLAMP (channel, 0, 1) * 255);

  g_string_append_c (svg->out, digits[value >> 4]);
  g_string_append_c (svg->out, digits[value & 15]);
}

/* name="#rrggbb", and name-opacity where it is not opaque. */
static void
append_color (Svg *svg, const char *name, const TlColor *color)
{
  if (color->alpha <= 0)
    {
      g_string_append_printf (svg->out, " %s=\"none\"", name);
      return;
    }
  g_string_append_c (svg->out, ' ');
  append (svg, name);
  append (svg, "=\"#");
  append_hex (svg, color->red);
  append_hex (svg, color->green);
  append_hex (svg, color->blue);
  append (svg, "\"");
  if (color->alpha < 1)
    {
      g_string_append_printf (svg->out, " %s-opacity=\"", name);
      append_number (svg, color->alpha);
      g_string_append_c (svg->out, '"');
    }
}

static void
append_paint (Svg *svg, const TlPaint *paint)
{
  double lengths[2];

  append_color (svg, "fill", &paint->fill);
  if (paint->stroke.alpha <= 0 || paint->stroke_width <= 0)
    return;
  append_color (svg, "stroke", &paint->stroke);
  if (paint->stroke_width != 1)
    append_attribute (svg, "stroke-width", paint->stroke_width);
  if (tl_dash_pattern (paint->dash, paint->stroke_width, lengths) > 0)
    {
      append (svg, " stroke-dasharray=\"");
      append_number (svg, lengths[0]);
      append (svg, " ");
      append_number (svg, lengths[1]);
      append (svg, "\"");
    }
}

static void
append_rect (Svg *svg, const TlItem *item)
{
  const TlRect *rect = &item->rect.bounds;

  append (svg, "<rect");
  append_attribute (svg, "x", rect->x);
  append_attribute (svg, "y", rect->y);
  append_attribute (svg, "width", rect->width);
  append_attribute (svg, "height", rect->height);
  if (item->rect.radius > 0)
    append_attribute (svg, "rx", MIN (item->rect.radius, MIN (rect->width, rect->height) / 2));
  append_paint (svg, &item->paint);
  append (svg, "/>\n");
}

static void
append_points (Svg *svg, const TlPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg->out, ' ');
      append_number (svg, points[i].x);
      g_string_append_c (svg->out, ' ');
      append_number (svg, points[i].y);
    }
}

static void
append_path (Svg *svg, const TlItem *item)
{
  static const char  letters[] = { 'M', 'L', 'C', 'Z' };
  static const guint counts[] = { 1, 1, 3, 0 };
  const TlPoint     *points = item->path.points;

  append (svg, "<path d=\"");
  for (guint i = 0; i < item->path.n_ops; i++)
    {
      guint8 op = item->path.ops[i];

      g_string_append_c (svg->out, letters[op]);
      append_points (svg, points, counts[op]);
      points += counts[op];
    }
  append (svg, "\"");
  if (item->path.even_odd && item->paint.fill.alpha > 0)
    append (svg, " fill-rule=\"evenodd\"");
  append_paint (svg, &item->paint);
  append (svg, "/>\n");
}

static void
append_image (Svg *svg, const TlItem *item)
{
  cairo_surface_t *surface = tl_images_get_surface (svg->images, item->image.image);
  const TlRect    *bounds = &item->image.bounds;
  double           width;
  double           height;
  double           scale;

  if (surface == NULL)
    return;
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  scale = MIN (bounds->width / width, bounds->height / height);
  append (svg, "<use xlink:href=\"#image-");
  tl_text_append_xml (svg->out, item->image.image, -1);
  append (svg, "\" transform=\"translate(");
  append_number (svg, bounds->x + (bounds->width - width * scale) / 2);
  append (svg, " ");
  append_number (svg, bounds->y + (bounds->height - height * scale) / 2);
  append (svg, ") scale(");
  {
    char buffer[TL_NUMBER_BUFFER];

    append (svg, tl_number_format_places (scale, 6, buffer));
  }
  append (svg, ")\"/>\n");
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
append_line (Svg *svg, const TlItem *item, guint line)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *info = &block->lines[line];

  /* direction="rtl" makes the start of a text its right edge. */
  append (svg, "<tspan");
  append_attribute (svg, "x", item->text.origin.x + info->x + (info->rtl ? info->width : 0));
  append_attribute (svg, "y", item->text.origin.y + info->baseline);
  append (svg, ">");
  tl_text_append_xml (svg->out, block->text + info->start, info->length);
  if (info->ellipsis)
    append (svg, "\342\200\246");
  if (is_followed_by_blank (block, line))
    append (svg, " ");
  append (svg, "</tspan>");
}

static void
open_text (Svg *svg, const TlItem *item, gboolean rtl)
{
  const TlTextStyle *style = &item->text.block->style;

  append (svg, "<text xml:space=\"preserve\"");
  if (rtl)
    append (svg, " direction=\"rtl\"");
  append_attribute (svg, "font-size", style->size);
  if (style->weight != TL_FONT_WEIGHT_REGULAR)
    append_attribute (svg, "font-weight", style->weight);
  if (style->italic)
    append (svg, " font-style=\"italic\"");
  append_color (svg, "fill", &item->paint.fill);
  append (svg, ">");
}

/* One <text>; a second one where a paragraph runs the other way. */
static void
append_text (Svg *svg, const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *open = NULL;

  if (item->paint.fill.alpha <= 0)
    return;
  for (guint i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];

      if (line->length == 0 && !line->ellipsis)
        continue;
      if (open != NULL && !open->rtl != !line->rtl)
        {
          append (svg, "</text>\n");
          open = NULL;
        }
      if (open == NULL)
        open_text (svg, item, line->rtl);
      open = line;
      append_line (svg, item, i);
    }
  if (open != NULL)
    append (svg, "</text>\n");
}

static void
append_item (Svg *svg, const TlItem *item)
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

/* An XML name that no other element of the file has. */
static void
append_id (Svg *svg, const char *role, const char *id)
{
  GString *name = g_string_new (role);
  gsize    length;

  if (id != NULL)
    g_string_append_printf (name, "-%s", id);
  g_strcanon (name->str, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_", '_');
  length = name->len;
  for (guint n = 2; g_hash_table_contains (svg->ids, name->str); n++)
    {
      g_string_truncate (name, length);
      g_string_append_printf (name, "-%u", n);
    }
  g_string_append_printf (svg->out, " id=\"%s\"", name->str);
  g_hash_table_add (svg->ids, g_string_free (name, FALSE));
}

static void
append_title (Svg *svg, const char *title)
{
  append (svg, "<title>");
  tl_text_append_xml (svg->out, title, -1);
  append (svg, "</title>\n");
}

static void
append_group (Svg *svg, const TlPlacedGroup *placed)
{
  const TlGroup *group = placed->group;
  const char    *role = tl_role_get_name (group->role);
  double         x = placed->origin.x - svg->picture->sheet.x;
  double         y = placed->origin.y - svg->picture->sheet.y;

  append (svg, "<g");
  append_id (svg, role, group->id);
  g_string_append_printf (svg->out, " class=\"%s\"", role);
  if (x != 0 || y != 0)
    {
      append (svg, " transform=\"translate(");
      append_number (svg, x);
      append (svg, " ");
      append_number (svg, y);
      append (svg, ")\"");
    }
  append (svg, ">\n");
  if (group->title != NULL)
    append_title (svg, group->title);
  for (guint i = 0; i < group->n_items; i++)
    append_item (svg, &group->items[i]);
  append (svg, "</g>\n");
}

static const char *
get_band_name (TlBand band)
{
  static const char *const names[] = {
    [TL_BAND_SHEET] = "layer-sheet",   [TL_BAND_HEADER] = "layer-header",
    [TL_BAND_STAGES] = "layer-stages", [TL_BAND_LANE_TITLES] = "layer-lanes",
    [TL_BAND_CELLS] = "layer-cards",   [TL_BAND_CURVES] = "layer-curves",
    [TL_BAND_OVERLAY] = "layer-links", [TL_BAND_PARKING] = "layer-parking",
  };

  return names[band];
}

static void
append_groups (Svg *svg)
{
  const GArray *groups = svg->picture->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (groups, TlPlacedGroup, i);
      const TlPlacedGroup *before = i > 0 ? placed - 1 : NULL;

      if (before == NULL || before->group->band != placed->group->band)
        {
          append (svg, before != NULL ? "</g>\n<g" : "<g");
          append_id (svg, get_band_name (placed->group->band), NULL);
          append (svg, ">\n");
        }
      append_group (svg, placed);
    }
  if (groups->len > 0)
    append (svg, "</g>\n");
}

static void
append_definition (Svg *svg, const char *image)
{
  const char      *mime_type = NULL;
  GBytes          *file = tl_images_get_file (svg->images, image, &mime_type);
  cairo_surface_t *surface = tl_images_get_surface (svg->images, image);
  g_autofree char *id = g_strconcat ("image-", image, NULL);
  g_autofree char *data = NULL;

  if (file == NULL || g_hash_table_contains (svg->ids, id))
    return;
  if (g_hash_table_size (svg->ids) == 0)
    append (svg, "<defs>\n");
  data = g_base64_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  append (svg, "<image");
  append_id (svg, "image", image);
  append_attribute (svg, "width", cairo_image_surface_get_width (surface));
  append_attribute (svg, "height", cairo_image_surface_get_height (surface));
  g_string_append_printf (svg->out, " xlink:href=\"data:%s;base64,", mime_type);
  append (svg, data);
  append (svg, "\"/>\n");
}

static void
append_definitions (Svg *svg)
{
  const GArray *groups = svg->picture->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const TlGroup *group = g_array_index (groups, TlPlacedGroup, i).group;

      for (guint j = 0; j < group->n_items; j++)
        if (group->items[j].type == TL_ITEM_IMAGE)
          append_definition (svg, group->items[j].image.image);
    }
  if (g_hash_table_size (svg->ids) > 0)
    append (svg, "</defs>\n");
}

/* Family names as CSS wants them: quoted where they hold a blank, generic ones never. */
static void
append_families (Svg *svg)
{
  g_auto (GStrv) families = g_strsplit (tl_text_get_family_list (tl_text_get_default ()), ",", -1);

  append (svg, " font-family=\"");
  for (guint i = 0; families[i] != NULL; i++)
    {
      const char *quote = strchr (families[i], ' ') != NULL ? "'" : "";

      append (svg, i > 0 ? ", " : "");
      append (svg, quote);
      tl_text_append_xml (svg->out, families[i], -1);
      append (svg, quote);
    }
  append (svg, "\"");
}

static void
append_head (Svg *svg)
{
  const TlPicture *picture = svg->picture;

  append (svg,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  append_attribute (svg, "width", picture->sheet.width);
  append_attribute (svg, "height", picture->sheet.height);
  append (svg, " viewBox=\"0 0 ");
  append_number (svg, picture->sheet.width);
  append (svg, " ");
  append_number (svg, picture->sheet.height);
  append (svg, "\" xml:lang=\"");
  tl_text_append_xml (svg->out, *picture->language != '\0' ? picture->language : "en", -1);
  append (svg, "\"");
  append_families (svg);
  append (svg, " stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
  append_title (svg, picture->title);
  append_definitions (svg);
  append (svg, "<rect class=\"paper\"");
  append_attribute (svg, "width", picture->sheet.width);
  append_attribute (svg, "height", picture->sheet.height);
  append_color (svg, "fill", &picture->paper);
  append (svg, "/>\n");
}

static void
clear_placed (gpointer data)
{
  tl_group_unref (((TlPlacedGroup *) data)->group);
}

/**
 * tl_picture_new_groups:
 *
 * Returns: (transfer full) (element-type TlPlacedGroup): an array that owns its groups
 */
GArray *
tl_picture_new_groups (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (TlPlacedGroup));

  g_array_set_clear_func (groups, clear_placed);
  return groups;
}

/**
 * tl_picture_add:
 * @picture: a picture
 * @group: (transfer full): what comes on top of it
 * @x: where the group's origin stands
 * @y: where the group's origin stands
 *
 * Adds a group.
 */
void
tl_picture_add (TlPicture *picture, TlGroup *group, double x, double y)
{
  TlPlacedGroup placed = { group, { x, y } };

  g_array_append_val (picture->groups, placed);
}

/**
 * tl_svg_write_picture:
 * @picture: what to write
 *
 * Writes a display list as SVG 1.1, its sheet moved to the origin.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
tl_svg_write_picture (const TlPicture *picture)
{
  Svg svg = { .picture = picture };

  svg.out = g_string_sized_new (1 << 16);
  svg.images = tl_images_new (picture->table);
  svg.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  append_head (&svg);
  append_groups (&svg);
  append (&svg, "</svg>\n");
  g_hash_table_unref (svg.ids);
  tl_images_free (svg.images);
  return g_string_free_to_bytes (svg.out);
}

static void
collect_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  /* The parking lot lies beside the sheet: it is where the team keeps things, not what it shows. */
  if (group->band != TL_BAND_PARKING)
    tl_picture_add (user_data, tl_group_ref (group), origin->x, origin->y);
}

/**
 * tl_svg_write:
 * @table: a document
 * @options: which map, theme and text scale
 * @error: where to put what went wrong
 *
 * Writes a map as SVG 1.1.
 *
 * Units: one user unit is one px of the map; width and height are absolute.
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_svg_write (const TlTable *table, const TlExportOptions *options, GError **error)
{
  g_autoptr (TlScene) scene = tl_export_new_scene (table, options, error);
  g_autofree char *title = NULL;
  TlPicture        picture = { 0 };
  GBytes          *bytes;

  if (scene == NULL)
    return NULL;
  title = tl_export_dup_title (table, tl_scene_get_map (scene));
  picture.sheet = tl_scene_get_sheet (scene);
  picture.paper = tl_theme_get_paper (tl_scene_get_theme (scene));
  picture.title = title;
  picture.language = tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE);
  picture.table = table;
  picture.groups = tl_picture_new_groups ();
  tl_scene_foreach_in (scene, &picture.sheet, collect_cb, &picture);
  bytes = tl_svg_write_picture (&picture);
  g_array_unref (picture.groups);
  return bytes;
}
