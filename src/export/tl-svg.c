/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Display list -> SVG text.
 *
 * The groups are collected in painting order and written one after another, those of a band inside
 * a group of its own that drawing programs show like a layer. Every group of a record has an id
 * made from the record's ("card-ID"), a class and a title. Items are written by tl-svg-items.c.
 *
 * What never comes in: references to anything outside the file, scripts, foreignObject, characters
 * that XML forbids, numbers written by locale. Images are data: URIs in <defs>, each once. The same
 * document gives the same bytes. */
#include "config.h"

#include "export/tl-svg-private.h"

#include "base/tl-text.h"
#include "text/tl-text-layout.h"

#include <string.h>

/* An XML name that no other element of the file has. */
static void
append_id (TlSvg *svg, const char *role, const char *id)
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
append_title (TlSvg *svg, const char *title)
{
  TL_SVG_APPEND (svg, "<title>");
  tl_text_append_xml (svg->out, title, -1);
  TL_SVG_APPEND (svg, "</title>\n");
}

static void
append_group (TlSvg *svg, const TlPlacedGroup *placed)
{
  const TlGroup *group = placed->group;
  const char    *role = tl_role_get_name (group->role);
  double         x = placed->origin.x - svg->picture->sheet.x;
  double         y = placed->origin.y - svg->picture->sheet.y;

  TL_SVG_APPEND (svg, "<g");
  append_id (svg, role, group->id);
  g_string_append_printf (svg->out, " class=\"%s\"", role);
  if (x != 0 || y != 0)
    {
      TL_SVG_APPEND (svg, " transform=\"translate(");
      tl_svg_append_number (svg, x);
      TL_SVG_APPEND (svg, " ");
      tl_svg_append_number (svg, y);
      TL_SVG_APPEND (svg, ")\"");
    }
  TL_SVG_APPEND (svg, ">\n");
  if (group->title != NULL)
    append_title (svg, group->title);
  for (guint i = 0; i < group->n_items; i++)
    tl_svg_append_item (svg, &group->items[i]);
  TL_SVG_APPEND (svg, "</g>\n");
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
append_groups (TlSvg *svg)
{
  const GArray *groups = svg->picture->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (groups, TlPlacedGroup, i);
      const TlPlacedGroup *before = i > 0 ? placed - 1 : NULL;

      if (before == NULL || before->group->band != placed->group->band)
        {
          g_string_append (svg->out, before != NULL ? "</g>\n<g" : "<g");
          append_id (svg, get_band_name (placed->group->band), NULL);
          TL_SVG_APPEND (svg, ">\n");
        }
      append_group (svg, placed);
    }
  if (groups->len > 0)
    TL_SVG_APPEND (svg, "</g>\n");
}

static void
append_definition (TlSvg *svg, const char *image)
{
  const char      *mime_type = NULL;
  GBytes          *file = tl_images_get_file (svg->images, image, &mime_type);
  cairo_surface_t *surface = tl_images_get_surface (svg->images, image);
  g_autofree char *id = g_strconcat ("image-", image, NULL);
  g_autofree char *data = NULL;

  if (file == NULL || g_hash_table_contains (svg->ids, id))
    return;
  if (g_hash_table_size (svg->ids) == 0)
    TL_SVG_APPEND (svg, "<defs>\n");
  data = g_base64_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  TL_SVG_APPEND (svg, "<image");
  append_id (svg, "image", image);
  tl_svg_append_attribute (svg, "width", cairo_image_surface_get_width (surface));
  tl_svg_append_attribute (svg, "height", cairo_image_surface_get_height (surface));
  g_string_append_printf (svg->out, " xlink:href=\"data:%s;base64,", mime_type);
  g_string_append (svg->out, data);
  TL_SVG_APPEND (svg, "\"/>\n");
}

static void
append_definitions (TlSvg *svg)
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
    TL_SVG_APPEND (svg, "</defs>\n");
}

/* Family names as CSS wants them: quoted where they hold a blank, generic ones never. */
static void
append_families (TlSvg *svg)
{
  g_auto (GStrv) families = g_strsplit (tl_text_get_family_list (tl_text_get_default ()), ",", -1);

  TL_SVG_APPEND (svg, " font-family=\"");
  for (guint i = 0; families[i] != NULL; i++)
    {
      const char *quote = strchr (families[i], ' ') != NULL ? "'" : "";

      g_string_append (svg->out, i > 0 ? ", " : "");
      g_string_append (svg->out, quote);
      tl_text_append_xml (svg->out, families[i], -1);
      g_string_append (svg->out, quote);
    }
  TL_SVG_APPEND (svg, "\"");
}

static void
append_head (TlSvg *svg)
{
  const TlPicture *picture = svg->picture;

  TL_SVG_APPEND (svg,
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  tl_svg_append_attribute (svg, "width", picture->sheet.width);
  tl_svg_append_attribute (svg, "height", picture->sheet.height);
  TL_SVG_APPEND (svg, " viewBox=\"0 0 ");
  tl_svg_append_number (svg, picture->sheet.width);
  TL_SVG_APPEND (svg, " ");
  tl_svg_append_number (svg, picture->sheet.height);
  TL_SVG_APPEND (svg, "\" xml:lang=\"");
  tl_text_append_xml (svg->out, *picture->language != '\0' ? picture->language : "en", -1);
  TL_SVG_APPEND (svg, "\"");
  append_families (svg);
  TL_SVG_APPEND (svg, " stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
  append_title (svg, picture->title);
  append_definitions (svg);
  if (picture->paper.alpha <= 0)
    return;
  TL_SVG_APPEND (svg, "<rect class=\"paper\"");
  tl_svg_append_attribute (svg, "width", picture->sheet.width);
  tl_svg_append_attribute (svg, "height", picture->sheet.height);
  tl_svg_append_color (svg, "fill", &picture->paper);
  TL_SVG_APPEND (svg, "/>\n");
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
  TlSvg svg = { .picture = picture };

  svg.out = g_string_sized_new (1 << 16);
  svg.images = tl_images_new (picture->table);
  svg.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  append_head (&svg);
  append_groups (&svg);
  TL_SVG_APPEND (&svg, "</svg>\n");
  g_hash_table_unref (svg.ids);
  tl_images_free (svg.images);
  return g_string_free_to_bytes (svg.out);
}

/**
 * tl_svg_write:
 * @table: a document
 * @options: which map, theme and text scale
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map, or whatever else is asked for, as SVG 1.1.
 *
 * Units: one user unit is one px of the map; width and height are absolute.
 * Errors: as tl_export_new_picture().
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_svg_write (const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run,
              GError               **error)
{
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, options, error);

  return picture != NULL ? tl_svg_write_picture (picture) : NULL;
}
