/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes of pages and pictures: named ones, and those written in figures ("420x297mm", "1200x630").
 * Paper is that of ISO 216 and ANSI Y14.1; a slide is as large as office programs make it. */
#include "config.h"

#include "export/tl-export.h"
#include "export/tl-export-size.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define SHEET(width, height)                                                                       \
  {                                                                                                \
    (width) * MM, (height) *MM                                                                     \
  }
#define MIN_POINTS 72.0
/* 200 inches: readers of PDF take no larger page (ISO 32000-1, annex C). */
#define MAX_POINTS 14400.0
#define MAX_PIXELS 32767.0

static const TlNamedPage pages[] = {
  { "16:9", N_ ("Slide 16:9"), { 960, 540 }, TRUE },
  { "4:3", N_ ("Slide 4:3"), { 720, 540 }, TRUE },
  { "a4", N_ ("A4"), SHEET (297, 210), FALSE },
  { "a3", N_ ("A3"), SHEET (420, 297), FALSE },
  { "a2", N_ ("A2"), SHEET (594, 420), FALSE },
  { "a1", N_ ("A1"), SHEET (841, 594), FALSE },
  { "a0", N_ ("A0"), SHEET (1189, 841), FALSE },
  { "letter", N_ ("US Letter"), { 792, 612 }, FALSE },
  { "tabloid", N_ ("US Tabloid"), { 1224, 792 }, FALSE },
};

static const TlNamedPixels pixel_sizes[] = {
  { "slide-16:9", N_ ("Slide 16:9, 1920 × 1080"), { 1920, 1080, 0 } },
  { "slide-4:3", N_ ("Slide 4:3, 1600 × 1200"), { 1600, 1200, 0 } },
  { "4k", N_ ("4K Screen, 3840 × 2160"), { 3840, 2160, 0 } },
  { "a4", N_ ("A4 at 300 dpi"), { 3508, 2480, 300 } },
  { "a3", N_ ("A3 at 300 dpi"), { 4961, 3508, 300 } },
  { "social", N_ ("Social Media, 1200 × 630"), { 1200, 630, 0 } },
};

/**
 * tl_page_get_all:
 * @n_pages: (out): how many there are
 *
 * Returns: (array length=n_pages) (transfer none): the pages that have names, lying
 */
const TlNamedPage *
tl_page_get_all (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * tl_pixels_get_all:
 * @n_pixels: (out): how many there are
 *
 * Returns: (array length=n_pixels) (transfer none): the sizes of pictures that have names
 */
const TlNamedPixels *
tl_pixels_get_all (guint *n_pixels)
{
  *n_pixels = G_N_ELEMENTS (pixel_sizes);
  return pixel_sizes;
}

/* "WIDTHxHEIGHT" and what follows. */
static gboolean
parse_figures (const char *text, double *width, double *height, const char **rest)
{
  char *end = NULL;

  *width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  *height = g_ascii_strtod (text, &end);
  *rest = end;
  return end != text && isfinite (*width) && isfinite (*height);
}

static double
get_unit (const char *word)
{
  static const struct
  {
    const char *word;
    double      points;
  } units[] = { { "mm", MM }, { "cm", 10 * MM }, { "in", 72 }, { "pt", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (word, units[i].word) == 0)
      return units[i].points;
  return 0;
}

static void
set_size_error (GError **error, const char *names, const char *example, const char *text)
{
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_SIZE,
               _ ("expected one of %s, or a size like %s, found “%s”"),
               names,
               example,
               text);
}

/**
 * tl_page_parse:
 * @text: "a4", "a4-portrait", "16:9", "420x297mm" (also cm, in, pt)
 * @size: (out): in points
 * @error: where to put what went wrong
 *
 * Reads the size of a page: one that has a name lies, and stands with "-portrait" after it.
 *
 * Errors: %TL_EXPORT_ERROR_SIZE, also for a side under 1 or over 200 inches.
 *
 * Returns: whether it is one
 */
gboolean
tl_page_parse (const char *text, TlPageSize *size, GError **error)
{
  gboolean         portrait = g_str_has_suffix (text, "-portrait");
  g_autofree char *name = g_strndup (text, strlen (text) - (portrait ? strlen ("-portrait") : 0));
  g_autoptr (GString) names = g_string_new (NULL);
  const char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_ascii_strcasecmp (name, pages[i].name) == 0)
        {
          *size = pages[i].size;
          if (portrait)
            *size = (TlPageSize){ size->height, size->width };
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pages[i].name);
    }
  if (parse_figures (text, &size->width, &size->height, &rest))
    {
      double unit = get_unit (rest);

      size->width *= unit;
      size->height *= unit;
      if (MIN (size->width, size->height) >= MIN_POINTS &&
          MAX (size->width, size->height) <= MAX_POINTS)
        return TRUE;
    }
  set_size_error (error, names->str, "420x297mm", text);
  return FALSE;
}

/**
 * tl_pixels_parse:
 * @text: "4k", "1200x630"
 * @pixels: (out): the size
 * @error: where to put what went wrong
 *
 * Reads the size of a picture.
 *
 * Errors: %TL_EXPORT_ERROR_SIZE, also for a side of no or more than 32767 pixels.
 *
 * Returns: whether it is one
 */
gboolean
tl_pixels_parse (const char *text, TlPixels *pixels, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *rest = NULL;
  double      width;
  double      height;

  for (guint i = 0; i < G_N_ELEMENTS (pixel_sizes); i++)
    {
      if (g_ascii_strcasecmp (text, pixel_sizes[i].name) == 0)
        {
          *pixels = pixel_sizes[i].pixels;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pixel_sizes[i].name);
    }
  if (parse_figures (text, &width, &height, &rest) && *rest == '\0' && MIN (width, height) >= 1 &&
      MAX (width, height) <= MAX_PIXELS)
    {
      *pixels = (TlPixels){ (int) width, (int) height, 0 };
      return TRUE;
    }
  set_size_error (error, names->str, "1200x630", text);
  return FALSE;
}
