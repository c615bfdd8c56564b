/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* sRGB colours and the contrast between them. Whatever colour a user picks, text and marks must be
 * readable on it, so contrast is computed, never assumed. Alpha plays no part in contrast. */
#include "config.h"

#include "base/tl-color.h"

#include <math.h>
#include <string.h>

/* Enough halvings that the result is exact to 1/256 of a channel and well beyond. */
#define SEARCH_STEPS 20

static const TlColor black = { 0, 0, 0, 1 };
static const TlColor white = { 1, 1, 1, 1 };

static float
read_channel (const char *text)
{
  return (float) (g_ascii_xdigit_value (text[0]) * 16 + g_ascii_xdigit_value (text[1])) / 255.0f;
}

/**
 * tl_color_parse:
 * @text: (nullable): "#rrggbb"
 * @color: (out): the colour, untouched on failure
 *
 * Reads a colour as documents write it. Names of the palette are the theme's.
 *
 * Returns: whether @text is a colour
 */
gboolean
tl_color_parse (const char *text, TlColor *color)
{
  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  color->red = read_channel (text + 1);
  color->green = read_channel (text + 3);
  color->blue = read_channel (text + 5);
  color->alpha = 1;
  return TRUE;
}

static guint
get_byte (float channel)
{
  return (guint) lroundf (CLAMP (channel, 0.0f, 1.0f) * 255.0f);
}

/**
 * tl_color_to_hex:
 * @color: a colour
 *
 * Writes "#rrggbb"; alpha is left out.
 *
 * Returns: (transfer full): the text
 */
char *
tl_color_to_hex (const TlColor *color)
{
  return g_strdup_printf ("#%02x%02x%02x",
                          get_byte (color->red),
                          get_byte (color->green),
                          get_byte (color->blue));
}

/**
 * tl_color_equal:
 * @a: a colour
 * @b: another
 *
 * Tells whether all four channels are the same.
 *
 * Returns: whether they are
 */
gboolean
tl_color_equal (const TlColor *a, const TlColor *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue && a->alpha == b->alpha;
}

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * tl_color_luminance:
 * @color: a colour
 *
 * Relative luminance, 0 for black to 1 for white.
 *
 * Source: WCAG 2.1, "relative luminance".
 *
 * Returns: the luminance in [0, 1]
 */
double
tl_color_luminance (const TlColor *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green) +
         0.0722 * linearize (color->blue);
}

/**
 * tl_color_contrast:
 * @a: a colour
 * @b: another
 *
 * The contrast ratio of two opaque colours.
 *
 * Source: WCAG 2.1, "contrast ratio".
 *
 * Returns: from 1 (the same) to 21 (black on white)
 */
double
tl_color_contrast (const TlColor *a, const TlColor *b)
{
  double light = tl_color_luminance (a);
  double dark = tl_color_luminance (b);

  return (MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05);
}

/**
 * tl_color_mix:
 * @a: a colour
 * @b: another
 * @t: 0 gives @a, 1 gives @b
 *
 * Mixes two colours channel by channel, in sRGB.
 *
 * Returns: the mixture
 */
TlColor
tl_color_mix (const TlColor *a, const TlColor *b, double t)
{
  float part = (float) CLAMP (t, 0.0, 1.0);

  return (TlColor){
    .red = a->red + (b->red - a->red) * part,
    .green = a->green + (b->green - a->green) * part,
    .blue = a->blue + (b->blue - a->blue) * part,
    .alpha = a->alpha + (b->alpha - a->alpha) * part,
  };
}

/* How much of @target is needed for @ratio; 2 when even all of it is not enough. */
static double
find_amount (const TlColor *color, const TlColor *target, const TlColor *against, double ratio)
{
  double low = 0;
  double high = 1;

  if (tl_color_contrast (target, against) < ratio)
    return 2;
  for (guint i = 0; i < SEARCH_STEPS; i++)
    {
      double  middle = (low + high) / 2;
      TlColor mixed = tl_color_mix (color, target, middle);

      if (tl_color_contrast (&mixed, against) >= ratio)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/**
 * tl_color_ensure_contrast:
 * @color: the colour wanted
 * @against: what it stands on
 * @ratio: contrast needed, from 1 to 21
 *
 * The colour itself when it is readable, else the nearest of its darker or lighter shades that is.
 * When neither black nor white reaches the ratio, the better of the two is returned.
 *
 * Returns: the colour, with the alpha of @color
 */
TlColor
tl_color_ensure_contrast (const TlColor *color, const TlColor *against, double ratio)
{
  double  darker;
  double  lighter;
  TlColor result;

  if (tl_color_contrast (color, against) >= ratio)
    return *color;
  darker = find_amount (color, &black, against, ratio);
  lighter = find_amount (color, &white, against, ratio);
  if (darker > 1 && lighter > 1)
    result =
      tl_color_contrast (&black, against) > tl_color_contrast (&white, against) ? black : white;
  else
    result = tl_color_mix (color, darker <= lighter ? &black : &white, MIN (darker, lighter));
  result.alpha = color->alpha;
  return result;
}
