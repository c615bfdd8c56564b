/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Display list -> SVG text.
 *
 * The groups are collected in painting order and written one after another, those of a band inside
 * a group of its own that drawing programs show like a layer. Every group of a record has an id
 * made from the record's ("card-ID"), a class and a title; nothing else has an id, so that ids stay
 * when something is added. Items are written by tl-svg-items.c, texts as outlines by
 * tl-svg-outlines.c, fonts by tl-svg-fonts.c. Looks are attributes, not CSS, and no transform
 * stands around a text: programs that take pictures apart ignore the one and misplace the other.
 *
 * What never comes in: references to anything outside the file, scripts, foreignObject, characters
 * that XML forbids, numbers written by locale. Images are data: URIs in <defs>, each once. The same
 * document gives the same bytes. */
#include "config.h"

#include "export/tl-svg-private.h"

#include "base/tl-text.h"
#include "store/tl-embedded.h"
#include "text/tl-text-layout.h"

#include <math.h>
#include <string.h>

/* Bytes in one text of the document inside: far below what XML parsers refuse (10 MB), and a
 * multiple of three, so that only the last one is padded. */
#define DOCUMENT_STEP ((gsize) 3 << 20)

/* An XML name that no other element of the file has; it stays from one export to the next. */
static const char *
append_id (TlSvg *svg, const char *role, const char *id)
{
  GString *name = g_string_new (role);
  gsize    length;
  char    *taken;

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
  taken = g_string_free (name, FALSE);
  g_hash_table_add (svg->ids, taken);
  return taken;
}

static void
append_title (TlSvg *svg, const char *title)
{
  TL_SVG_APPEND (svg, "<title>");
  tl_text_append_xml (svg->out, title, -1);
  TL_SVG_APPEND (svg, "</title>\n");
}

/* As it is painted, to a thousandth of a px. */
static double
at_places (double value)
{
  return round (value * 1000) / 1000;
}

/* What is of no record has no id: it would be a number that changes when something is added. */
static void
append_group (TlSvg *svg, const TlPlacedGroup *placed)
{
  const TlGroup *group = placed->group;
  const char    *role = tl_role_get_name (group->role);

  svg->origin.x = at_places (placed->origin.x - svg->picture->sheet.x);
  svg->origin.y = at_places (placed->origin.y - svg->picture->sheet.y);
  svg->n_clips = 0;
  svg->name = role;
  TL_SVG_APPEND (svg, "<g");
  if (group->id != NULL)
    svg->name = append_id (svg, role, group->id);
  g_string_append_printf (svg->out, " class=\"%s\">\n", role);
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
append_images (TlSvg *svg)
{
  const GArray *groups = svg->picture->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const TlGroup *group = g_array_index (groups, TlPlacedGroup, i).group;

      for (guint j = 0; j < group->n_items; j++)
        if (group->items[j].type == TL_ITEM_IMAGE)
          append_definition (svg, group->items[j].image.image);
    }
}

/* Fonts and images; the families of the fonts are in @families afterwards. */
static GString *
make_definitions (TlSvg *svg, gboolean fonts, GStrv *families)
{
  GString *rest = svg->out;
  GString *definitions = g_string_new ("<defs>\n");
  gsize    empty = definitions->len;

  svg->out = definitions;
  if (fonts)
    *families = tl_svg_append_fonts (svg);
  append_images (svg);
  svg->out = rest;
  if (definitions->len > empty)
    g_string_append (definitions, "</defs>\n");
  else
    g_string_truncate (definitions, 0);
  return definitions;
}

/* A family name as CSS wants it: quoted where it holds a blank, generic ones never. */
static void
append_family (TlSvg *svg, const char *family)
{
  const char *quote = strchr (family, ' ') != NULL ? "'" : "";

  g_string_append (svg->out, quote);
  tl_text_append_xml (svg->out, family, -1);
  g_string_append (svg->out, quote);
}

/* The family that was measured with, then those that come near it, the generic one last. What other
 * fonts helped out is named too when it is inside. */
static void
append_families (TlSvg *svg, const char *const *embedded)
{
  const char *list = tl_text_get_family_list (tl_text_get_default ());
  g_auto (GStrv) families = g_strsplit (list, ",", -1);

  TL_SVG_APPEND (svg, " font-family=\"");
  for (guint i = 0; families[i] != NULL; i++)
    {
      for (guint k = 0; families[i + 1] == NULL && embedded != NULL && embedded[k] != NULL; k++)
        if (!g_strv_contains ((const char *const *) families, embedded[k]) &&
            strpbrk (embedded[k], "'\"\\") == NULL)
          {
            g_string_append_printf (svg->out, "%s'", i + k > 0 ? ", " : "");
            tl_text_append_xml (svg->out, embedded[k], -1);
            TL_SVG_APPEND (svg, "'");
          }
      g_string_append (svg->out, i > 0 ? ", " : "");
      append_family (svg, families[i]);
    }
  TL_SVG_APPEND (svg, "\"");
}

/* The document, so that the picture can be opened again. */
static void
append_document (TlSvg *svg, GBytes *document)
{
  g_autoptr (GBytes) packed = tl_embedded_pack (document);
  gsize         size;
  const guchar *data = g_bytes_get_data (packed, &size);

  TL_SVG_APPEND (svg,
                 "<metadata>\n<document xmlns=\"" TL_EMBEDDED_NAMESPACE
                 "\" encoding=\"" TL_EMBEDDED_ENCODING "\">\n");
  for (gsize at = 0; at < size; at += DOCUMENT_STEP)
    {
      g_autofree char *base64 = g_base64_encode (data + at, MIN (size - at, DOCUMENT_STEP));

      g_string_append_printf (svg->out, "<data>%s</data>\n", base64);
    }
  TL_SVG_APPEND (svg, "</document>\n</metadata>\n");
}

static void
append_head (TlSvg *svg, const TlExportOptions *options, GBytes *document)
{
  const TlPicture *picture = svg->picture;
  g_auto (GStrv) families = NULL;
  g_autoptr (GString) definitions =
    make_definitions (svg, options->embed_fonts && !options->outlines, &families);

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
  append_families (svg, (const char *const *) families);
  TL_SVG_APPEND (svg, " stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
  append_title (svg, picture->title);
  if (document != NULL)
    append_document (svg, document);
  g_string_append_len (svg->out, definitions->str, (gssize) definitions->len);
  if (picture->paper.alpha <= 0)
    return;
  TL_SVG_APPEND (svg, "<rect class=\"paper\"");
  tl_svg_append_attribute (svg, "width", picture->sheet.width);
  tl_svg_append_attribute (svg, "height", picture->sheet.height);
  tl_svg_append_color (svg, "fill", &picture->paper);
  TL_SVG_APPEND (svg, "/>\n");
}

/**
 * tl_svg_write_picture_with:
 * @picture: what to write
 * @options: whether texts are outlines, and fonts inside
 * @document: (nullable): what is to be inside, as it is saved
 * @run: (nullable): who listens
 *
 * Writes a display list as SVG 1.1, its sheet moved to the origin.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
tl_svg_write_picture_with (const TlPicture       *picture,
                           const TlExportOptions *options,
                           GBytes                *document,
                           TlExportRun           *run)
{
  TlSvg svg = { .picture = picture, .run = run };

  svg.out = g_string_sized_new (1 << 16);
  svg.images = tl_images_new (picture->table);
  svg.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  svg.outlines = options->outlines ? tl_outlines_new () : NULL;
  append_head (&svg, options, document);
  append_groups (&svg);
  TL_SVG_APPEND (&svg, "</svg>\n");
  tl_outlines_free (svg.outlines);
  g_hash_table_unref (svg.ids);
  tl_images_free (svg.images);
  return g_string_free_to_bytes (svg.out);
}

/**
 * tl_svg_write_picture:
 * @picture: what to write
 *
 * The same with texts as texts and nothing inside.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
tl_svg_write_picture (const TlPicture *picture)
{
  const TlExportOptions plain = { 0 };

  return tl_svg_write_picture_with (picture, &plain, NULL, NULL);
}

/**
 * tl_svg_write:
 * @table: a document
 * @options: what of it, theme and text scale; outlines, fonts, the document inside
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map, or whatever else is asked for, as SVG 1.1.
 *
 * Units: one user unit is one px of the map; width and height are absolute.
 * Errors: as tl_export_new_picture(); %G_IO_ERROR_CANCELLED.
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
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (picture == NULL || !tl_export_run_step (run, 0.3, error))
    return NULL;
  document = tl_export_dup_embedded ("svg", table, options, run);
  bytes = tl_svg_write_picture_with (picture, options, document, run);
  return tl_export_run_step (run, 1, error) ? g_steal_pointer (&bytes) : NULL;
}
