/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of a display list -> colours of a presentation's theme.
 *
 * A file says "the second accent, 20 % of its lightness and 80 % more" and not "light red", so that
 * a slide that is pasted into somebody's presentation takes on that presentation's colours. Each
 * colour is made from the theme colour that needs the least change: none, another lightness, then
 * another saturation, then another hue. In the file's own theme it looks as it does on the map,
 * within TOLERANCE. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include <math.h>

/* Of 255, in any channel: less than eyes tell apart in a tint. */
#define TOLERANCE 3.5
/* Rules and hairlines are greys with a breath of the words' hue; a tint as faint is of another. */
#define GREY (9.5 / 255)
#define NO_HUE (2.5 / 255)
#define SAME_HUE 40.0

typedef struct
{
  double hue; /* degrees */
  double saturation;
  double lightness;
} Hsl;

/* How a theme colour is changed. Parts of 1, but for the hue; 0 and 1 change nothing. */
typedef struct
{
  TlPptxColor color;
  double      hue; /* degrees added */
  double      saturation;
  double      lightness;
  double      more; /* lightness added */
} Recipe;

static const char *const words[TL_N_PPTX_COLORS] = {
  "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
};

static Hsl
to_hsl (const TlColor *color)
{
  double r = color->red, g = color->green, b = color->blue;
  double most = MAX (r, MAX (g, b)), least = MIN (r, MIN (g, b)), range = most - least;
  Hsl    hsl = { 0, 0, (most + least) / 2 };

  if (range <= 0)
    return hsl;
  hsl.saturation = range / (1 - fabs (2 * hsl.lightness - 1));
  if (most == r)
    hsl.hue = 60 * fmod ((g - b) / range + 6, 6);
  else if (most == g)
    hsl.hue = 60 * ((b - r) / range + 2);
  else
    hsl.hue = 60 * ((r - g) / range + 4);
  return hsl;
}

static double
get_channel (const Hsl *hsl, double n)
{
  double k = fmod (n + hsl->hue / 30, 12);
  double a = hsl->saturation * MIN (hsl->lightness, 1 - hsl->lightness);

  return hsl->lightness - a * MAX (-1, MIN (MIN (k - 3, 9 - k), 1));
}

static TlColor
from_hsl (const Hsl *hsl)
{
  return (TlColor){
    (float) get_channel (hsl, 0), (float) get_channel (hsl, 8), (float) get_channel (hsl, 4), 1
  };
}

static double
get_difference (const TlColor *a, const TlColor *b)
{
  return 255 *
         MAX (fabs (a->red - b->red), MAX (fabs (a->green - b->green), fabs (a->blue - b->blue)));
}

static double
turn (double from, double to)
{
  double by = fmod (to - from + 540, 360) - 180;

  return by;
}

/* What a recipe gives, and how far that is from the colour wanted. */
static double
try_recipe (const TlPptxScheme *self, const Recipe *recipe, const TlColor *wanted)
{
  Hsl     hsl = to_hsl (&self->colors[recipe->color]);
  TlColor made;

  hsl.hue = fmod (hsl.hue + recipe->hue + 360, 360);
  hsl.saturation = MIN (hsl.saturation * recipe->saturation, 1);
  hsl.lightness = CLAMP (hsl.lightness * recipe->lightness + recipe->more, 0, 1);
  made = from_hsl (&hsl);
  return get_difference (&made, wanted);
}

/* The lightness of a tint is given as PowerPoint gives it: a part of the colour's own, and the rest
 * of the way to white. */
static Recipe
make_recipe (const TlPptxScheme *self, TlPptxColor color, const TlColor *wanted, guint level)
{
  Hsl    own = to_hsl (&self->colors[color]), hsl = to_hsl (wanted);
  Recipe recipe = { color, 0, 1, 1, 0 };

  if (level >= 1 && own.saturation > 0)
    recipe.saturation = hsl.saturation / own.saturation;
  if (level >= 2)
    recipe.hue = turn (own.hue, hsl.hue);
  if (hsl.lightness > own.lightness)
    {
      recipe.lightness = round ((1 - hsl.lightness) / (1 - own.lightness) * 1000) / 1000;
      recipe.more = 1 - recipe.lightness;
    }
  else if (own.lightness > 0)
    recipe.lightness = round (hsl.lightness / own.lightness * 1000) / 1000;
  return recipe;
}

static gboolean
is_grey (const TlPptxScheme *self, const TlColor *color)
{
  double range = MAX (color->red, MAX (color->green, color->blue)) -
                 MIN (color->red, MIN (color->green, color->blue));
  double away = turn (to_hsl (&self->colors[TL_PPTX_TEXT_2]).hue, to_hsl (color).hue);

  return range < NO_HUE || (range < GREY && fabs (away) < SAME_HUE);
}

/* The least change that is near enough; the nearest of all where none is. */
static Recipe
find_recipe (const TlPptxScheme *self, const TlColor *wanted)
{
  gboolean grey = is_grey (self, wanted);
  guint    first = grey ? TL_PPTX_TEXT_1 : TL_PPTX_ACCENT_1;
  guint    end = grey ? TL_PPTX_ACCENT_1 : TL_N_PPTX_COLORS;
  Recipe   best = { TL_PPTX_TEXT_1, 0, 1, 1, 0 };
  double   least = G_MAXDOUBLE;

  for (guint i = 0; i < TL_N_PPTX_COLORS; i++)
    if (get_difference (&self->colors[i], wanted) < 1)
      return (Recipe){ i, 0, 1, 1, 0 };
  for (guint level = 0; level <= 2 && least > TOLERANCE; level++)
    {
      double nearest = 360;

      for (guint i = first; i < end; i++)
        {
          Recipe recipe = make_recipe (self, i, wanted, level);
          double hue = fabs (turn (to_hsl (&self->colors[i]).hue, to_hsl (wanted).hue));
          double difference = try_recipe (self, &recipe, wanted);

          /* Where the look does not decide, the nearest hue does. */
          if (difference < least - .5 || (difference < least + .5 && hue < nearest))
            {
              best = recipe;
              least = MIN (least, difference);
              nearest = hue;
            }
        }
    }
  return best;
}

static void
append_change (GString *out, const char *name, double part, gint64 whole)
{
  g_string_append_printf (out,
                          "<a:%s val=\"%" G_GINT64_FORMAT "\"/>",
                          name,
                          (gint64) llround (part * (double) whole));
}

static char *
dup_changes (const Recipe *recipe)
{
  GString *out = g_string_new (NULL);

  if (recipe->hue != 0)
    append_change (out, "hueOff", recipe->hue, 60000);
  if (recipe->saturation != 1)
    append_change (out, "satMod", recipe->saturation, 100000);
  if (recipe->lightness != 1)
    append_change (out, "lumMod", recipe->lightness, 100000);
  if (recipe->more != 0)
    append_change (out, "lumOff", recipe->more, 100000);
  return g_string_free (out, FALSE);
}

typedef struct
{
  TlPptxColor color;
  char       *changes;
} Known;

static void
free_known (gpointer data)
{
  g_free (((Known *) data)->changes);
  g_free (data);
}

static guint
get_byte (float channel)
{
  return (guint) lroundf (CLAMP (channel, 0, 1) * 255);
}

static const Known *
find_known (TlPptxScheme *self, const TlColor *color)
{
  guint  key = get_byte (color->red) << 16 | get_byte (color->green) << 8 | get_byte (color->blue);
  Known *known = g_hash_table_lookup (self->known, GUINT_TO_POINTER (key));
  Recipe recipe;

  if (known != NULL)
    return known;
  recipe = find_recipe (self, color);
  known = g_new (Known, 1);
  known->color = recipe.color;
  known->changes = dup_changes (&recipe);
  g_hash_table_insert (self->known, GUINT_TO_POINTER (key), known);
  return known;
}

/**
 * tl_pptx_scheme_init:
 * @self: a scheme
 * @theme: the look of the maps
 *
 * Chooses the theme's colours from a look.
 */
void
tl_pptx_scheme_init (TlPptxScheme *self, const TlTheme *theme)
{
  TlColor paper = tl_theme_get_paper (theme);

  self->colors[TL_PPTX_TEXT_1] = tl_theme_get_ink (theme, TL_INK_PRIMARY);
  self->colors[TL_PPTX_BACKGROUND_1] = paper;
  self->colors[TL_PPTX_TEXT_2] = tl_theme_get_ink (theme, TL_INK_SECONDARY);
  self->colors[TL_PPTX_BACKGROUND_2] = tl_theme_get_desk (theme);
  self->colors[TL_PPTX_ACCENT_1] = tl_theme_get_ink (theme, TL_INK_ACCENT);
  self->colors[TL_PPTX_ACCENT_2] = tl_theme_get_ink (theme, TL_INK_PAIN);
  self->colors[TL_PPTX_ACCENT_3] = tl_theme_get_ink (theme, TL_INK_OPPORTUNITY);
  self->colors[TL_PPTX_ACCENT_4] = tl_theme_get_gold (theme);
  self->colors[TL_PPTX_ACCENT_5] = tl_theme_get_ink (theme, TL_INK_LINK);
  tl_theme_resolve_color (theme, "teal", &self->colors[TL_PPTX_ACCENT_6]);
  self->dark = tl_color_luminance (&paper) < .2;
  self->known = g_hash_table_new_full (NULL, NULL, NULL, free_known);
}

/**
 * tl_pptx_scheme_clear:
 * @self: a scheme
 *
 * Frees what it holds.
 */
void
tl_pptx_scheme_clear (TlPptxScheme *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
}

/**
 * tl_pptx_scheme_append:
 * @self: a scheme
 * @out: what to append to
 * @color: a colour
 *
 * Appends a colour as one of the theme's.
 */
void
tl_pptx_scheme_append (TlPptxScheme *self, GString *out, const TlColor *color)
{
  const Known *known = find_known (self, color);

  TL_PPTX_APPEND (out, "<a:schemeClr val=\"");
  g_string_append (out, words[known->color]);
  if (*known->changes == '\0' && color->alpha >= 1)
    {
      TL_PPTX_APPEND (out, "\"/>");
      return;
    }
  TL_PPTX_APPEND (out, "\">");
  g_string_append (out, known->changes);
  if (color->alpha < 1)
    append_change (out, "alpha", MAX (color->alpha, 0), 100000);
  TL_PPTX_APPEND (out, "</a:schemeClr>");
}

/**
 * tl_pptx_scheme_append_fill:
 * @self: a scheme
 * @out: what to append to
 * @color: a colour; one that is not seen at all = no fill
 *
 * Appends what fills a shape, a line or letters.
 */
void
tl_pptx_scheme_append_fill (TlPptxScheme *self, GString *out, const TlColor *color)
{
  if (color->alpha <= 0)
    {
      TL_PPTX_APPEND (out, "<a:noFill/>");
      return;
    }
  TL_PPTX_APPEND (out, "<a:solidFill>");
  tl_pptx_scheme_append (self, out, color);
  TL_PPTX_APPEND (out, "</a:solidFill>");
}

static void
append_theme_color (GString *out, const char *name, const TlColor *color)
{
  g_string_append_printf (out,
                          "<a:%s><a:srgbClr val=\"%02X%02X%02X\"/></a:%s>",
                          name,
                          get_byte (color->red),
                          get_byte (color->green),
                          get_byte (color->blue),
                          name);
}

/**
 * tl_pptx_append_theme_colors:
 * @out: what to append to
 * @scheme: a scheme
 *
 * Appends the colours of a theme, in the order that the schema has. What is dark stands first also
 * where the paper is dark: the master turns them round.
 */
void
tl_pptx_append_theme_colors (GString *out, const TlPptxScheme *scheme)
{
  guint turned = scheme->dark ? 1 : 0;

  TL_PPTX_APPEND (out, "<a:clrScheme name=\"Throughline\">");
  append_theme_color (out, "dk1", &scheme->colors[TL_PPTX_TEXT_1 + turned]);
  append_theme_color (out, "lt1", &scheme->colors[TL_PPTX_BACKGROUND_1 - turned]);
  append_theme_color (out, "dk2", &scheme->colors[TL_PPTX_TEXT_2 + turned]);
  append_theme_color (out, "lt2", &scheme->colors[TL_PPTX_BACKGROUND_2 - turned]);
  for (guint i = TL_PPTX_ACCENT_1; i < TL_N_PPTX_COLORS; i++)
    append_theme_color (out, words[i], &scheme->colors[i]);
  append_theme_color (out, "hlink", &scheme->colors[TL_PPTX_ACCENT_1]);
  append_theme_color (out, "folHlink", &scheme->colors[TL_PPTX_ACCENT_5]);
  TL_PPTX_APPEND (out, "</a:clrScheme>");
}
