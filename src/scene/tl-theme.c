/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The looks: light, dark, high contrast in both, and print.
 *
 * Each theme is a row of constants chosen by eye (tl-theme-colors.c). Everything that must be read
 * or seen then goes through tl_color_ensure_contrast() against what it stands on, when the theme is
 * first asked for or, for a user's own colours, when they are asked for. What never changes: a
 * theme is immutable, and no getter gives a text under the theme's text contrast or a mark under
 * its mark contrast. */
#include "config.h"

#include "scene/tl-theme-private.h"

#include <string.h>

typedef struct
{
  TlColor fill;
  TlColor outline;
} Tint;

struct _TlTheme
{
  gboolean dark;
  gboolean high_contrast;
  double   text_contrast;
  double   mark_contrast;
  double   tint; /* how much of a user's colour a card's paper takes */
  double   edge; /* the same for its outline */
  TlColor  desk;
  TlColor  paper;
  TlColor  rule;
  TlColor  level_rule;
  TlColor  neutral_rule;
  TlColor  gold;
  TlColor  stage;
  TlColor  inks[TL_N_INKS];
  Tint     tints[TL_N_LANE_KINDS];
};

/* WCAG 2.1: 1.4.3 and 1.4.11 for the usual themes, 1.4.6 for high contrast. */
#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0
#define HIGH_TEXT_CONTRAST 7.0
#define HIGH_MARK_CONTRAST 4.5
/* About what the hairline of a white card has on the paper. */
#define LEAST_EDGE 1.2

static TlColor
hex (const char *text)
{
  TlColor color = { 0, 0, 0, 1 };

  if (!tl_color_parse (text, &color))
    g_error ("not a colour: %s", text);
  return color;
}

static void
fill_tints (TlTheme *theme, TlThemeName name)
{
  for (guint kind = 0; kind < TL_N_LANE_KINDS; kind++)
    {
      TlColor base = hex (tl_theme_kind_colors[kind]);

      theme->tints[kind].fill = tl_color_mix (&theme->paper, &base, theme->tint);
      theme->tints[kind].outline = tl_color_mix (&theme->paper, &base, theme->edge);
    }
  for (guint i = 0; i < tl_theme_n_tints; i++)
    if (tl_theme_tints[i].theme == name)
      {
        theme->tints[tl_theme_tints[i].kind].fill = hex (tl_theme_tints[i].fill);
        theme->tints[tl_theme_tints[i].kind].outline = hex (tl_theme_tints[i].outline);
      }
  if (theme->high_contrast)
    for (guint kind = 0; kind < TL_N_LANE_KINDS; kind++)
      {
        Tint *tint = &theme->tints[kind];

        tint->outline = tl_theme_mark_on (theme, &tint->outline, &theme->paper);
      }
}

static void
fill_theme (TlTheme *theme, TlThemeName name)
{
  const TlThemeRecipe *recipe = &tl_theme_recipes[name];

  theme->dark = recipe->dark;
  theme->high_contrast = recipe->high_contrast;
  theme->text_contrast = recipe->high_contrast ? HIGH_TEXT_CONTRAST : TEXT_CONTRAST;
  theme->mark_contrast = recipe->high_contrast ? HIGH_MARK_CONTRAST : MARK_CONTRAST;
  theme->tint = recipe->tint;
  theme->edge = recipe->edge;
  theme->desk = hex (recipe->desk);
  theme->paper = hex (recipe->paper);
  theme->rule = hex (recipe->rule);
  theme->level_rule = hex (recipe->level_rule);
  theme->neutral_rule = hex (recipe->neutral_rule);
  theme->gold = hex (recipe->gold);
  theme->stage = hex (recipe->stage);
  for (guint i = 0; i < TL_N_INKS; i++)
    {
      TlColor ink = hex (recipe->inks[i]);

      theme->inks[i] = tl_color_ensure_contrast (&ink, &theme->paper, theme->text_contrast);
    }
  fill_tints (theme, name);
}

/**
 * tl_theme_get:
 * @name: which look; %TL_THEME_AUTO gives the light one
 *
 * The theme of a name.
 *
 * Returns: (transfer none): a theme that lives as long as the program
 */
const TlTheme *
tl_theme_get (TlThemeName name)
{
  static TlTheme themes[TL_N_THEMES];
  static gsize   filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (guint i = TL_THEME_LIGHT; i < TL_N_THEMES; i++)
        fill_theme (&themes[i], i);
      g_once_init_leave (&filled, 1);
    }
  if ((guint) name >= TL_N_THEMES || name == TL_THEME_AUTO)
    name = TL_THEME_LIGHT;
  return &themes[name];
}

/**
 * tl_theme_get_text_contrast:
 * @theme: a theme
 *
 * Returns: the least contrast of texts, as of WCAG
 */
double
tl_theme_get_text_contrast (const TlTheme *theme)
{
  return theme->text_contrast;
}

/**
 * tl_theme_get_mark_contrast:
 * @theme: a theme
 *
 * Returns: the least contrast of marks and outlines that mean something
 */
double
tl_theme_get_mark_contrast (const TlTheme *theme)
{
  return theme->mark_contrast;
}

/**
 * tl_theme_get_desk:
 * @theme: a theme
 *
 * Returns: the colour around the sheet
 */
TlColor
tl_theme_get_desk (const TlTheme *theme)
{
  return theme->desk;
}

/**
 * tl_theme_get_paper:
 * @theme: a theme
 *
 * Returns: the colour of the sheet
 */
TlColor
tl_theme_get_paper (const TlTheme *theme)
{
  return theme->paper;
}

/**
 * tl_theme_get_rule:
 * @theme: a theme
 *
 * Returns: the colour of hairlines between lanes and around the sheet
 */
TlColor
tl_theme_get_rule (const TlTheme *theme)
{
  return theme->rule;
}

/**
 * tl_theme_get_level_rule:
 * @theme: a theme
 *
 * Returns: the colour of the hairlines of the emotion levels
 */
TlColor
tl_theme_get_level_rule (const TlTheme *theme)
{
  return theme->level_rule;
}

/**
 * tl_theme_get_neutral_rule:
 * @theme: a theme
 *
 * Returns: the colour of the line of the neutral level
 */
TlColor
tl_theme_get_neutral_rule (const TlTheme *theme)
{
  return theme->neutral_rule;
}

/**
 * tl_theme_get_gold:
 * @theme: a theme
 *
 * Returns: the colour inside a star; its edge is drawn with %TL_INK_STAR, which carries the
 * contrast
 */
TlColor
tl_theme_get_gold (const TlTheme *theme)
{
  return theme->gold;
}

/**
 * tl_theme_get_ink:
 * @theme: a theme
 * @ink: which
 *
 * Returns: a colour that reads on the theme's paper
 */
TlColor
tl_theme_get_ink (const TlTheme *theme, TlInk ink)
{
  g_return_val_if_fail (ink < TL_N_INKS, theme->inks[TL_INK_PRIMARY]);
  return theme->inks[ink];
}

/**
 * tl_theme_text_on:
 * @theme: a theme
 * @color: the colour wanted
 * @against: what the text stands on
 *
 * Returns: @color, moved just as far as a text needs to be read on @against
 */
TlColor
tl_theme_text_on (const TlTheme *theme, const TlColor *color, const TlColor *against)
{
  return tl_color_ensure_contrast (color, against, theme->text_contrast);
}

/**
 * tl_theme_mark_on:
 * @theme: a theme
 * @color: the colour wanted
 * @against: what the mark stands on
 *
 * Returns: @color, moved just as far as a mark needs to be seen on @against
 */
TlColor
tl_theme_mark_on (const TlTheme *theme, const TlColor *color, const TlColor *against)
{
  return tl_color_ensure_contrast (color, against, theme->mark_contrast);
}

static gboolean
parse_color (const char *color, TlColor *out)
{
  if (color == NULL || *color == '\0')
    return FALSE;
  if (*color == '#')
    return tl_color_parse (color, out);
  for (guint i = 0; i < tl_theme_n_palette; i++)
    if (strcmp (tl_theme_palette[i].name, color) == 0)
      {
        *out = hex (tl_theme_palette[i].hex);
        return TRUE;
      }
  return FALSE;
}

/**
 * tl_theme_resolve_color:
 * @theme: a theme
 * @color: (nullable): a palette name or #rrggbb
 * @out: (out): the colour as this theme shows it, a mark that is seen on its paper
 *
 * Reads a colour of the document.
 *
 * Returns: %FALSE, with @out untouched, when @color names none
 */
gboolean
tl_theme_resolve_color (const TlTheme *theme, const char *color, TlColor *out)
{
  TlColor parsed;

  if (!parse_color (color, &parsed))
    return FALSE;
  parsed.alpha = 1;
  *out = tl_theme_mark_on (theme, &parsed, &theme->paper);
  return TRUE;
}

/* The ink for a text on a user's colour. Halfway between black and white no ink has the contrast
 * that high contrast asks for: there the colour gives way, just as far as it must. */
static TlColor
find_ink (const TlTheme *theme, TlColor *fill)
{
  const TlColor *primary = &theme->inks[TL_INK_PRIMARY];
  TlColor        ink = tl_theme_text_on (theme, primary, fill);

  if (tl_color_contrast (&ink, fill) >= theme->text_contrast)
    return ink;
  *fill = tl_color_ensure_contrast (fill, primary, theme->text_contrast);
  return *primary;
}

/**
 * tl_theme_get_card:
 * @theme: a theme
 * @kind: the card's kind
 * @color: (nullable): the card's own colour; "" = the kind's
 * @fill: (out): background
 * @outline: (out): its hairline; not meaningful, so without a promised contrast (but in high
 * contrast)
 * @ink: (out): the ink that reads on @fill
 *
 * The colours of a card.
 */
void
tl_theme_get_card (const TlTheme *theme,
                   TlLaneKind     kind,
                   const char    *color,
                   TlColor       *fill,
                   TlColor       *outline,
                   TlColor       *ink)
{
  TlColor own;

  g_return_if_fail (kind < TL_N_LANE_KINDS);
  if (parse_color (color, &own))
    {
      own.alpha = 1;
      /* A user's colour is meant to be noticed: a stronger tint than the kind's own. */
      *fill = tl_color_mix (&theme->paper, &own, theme->tint * 1.5);
      *outline = tl_color_mix (&theme->paper, &own, MIN (theme->edge * 1.5, 1));
      if (theme->high_contrast)
        *outline = tl_theme_mark_on (theme, outline, &theme->paper);
      /* White on white and black on black are cards all the same. */
      else if (tl_color_contrast (outline, &theme->paper) < LEAST_EDGE)
        *outline = theme->tints[TL_LANE_KIND_TOUCHPOINTS].outline;
    }
  else
    {
      *fill = theme->tints[kind].fill;
      *outline = theme->tints[kind].outline;
    }
  *ink = find_ink (theme, fill);
}

/**
 * tl_theme_get_status_outline:
 * @theme: a theme
 * @fill: the card's background
 *
 * The outline of an assumed or proposed card, which says something and so is seen on card and
 * paper.
 *
 * Returns: a colour
 */
TlColor
tl_theme_get_status_outline (const TlTheme *theme, const TlColor *fill)
{
  TlColor mid =
    tl_color_mix (&theme->inks[TL_INK_SECONDARY], &theme->paper, theme->high_contrast ? 0 : .25);

  mid = tl_theme_mark_on (theme, &mid, &theme->paper);
  return tl_theme_mark_on (theme, &mid, fill);
}

/**
 * tl_theme_get_stage:
 * @theme: a theme
 * @color: (nullable): the stage's own colour; "" = the calm usual hue
 * @fill: (out): the arrow
 * @ink: (out): its words
 *
 * The colours of a stage.
 */
void
tl_theme_get_stage (const TlTheme *theme, const char *color, TlColor *fill, TlColor *ink)
{
  TlColor own;

  *fill = theme->stage;
  if (parse_color (color, &own))
    {
      own.alpha = 1;
      *fill = tl_color_mix (&theme->paper, &own, theme->dark ? .36 : .20);
    }
  *ink = find_ink (theme, fill);
}

/* The colours of persons, channels and emotions are chosen for white paper. */
static TlColor
lighten_on_dark (const TlTheme *theme, const TlColor *color, double amount)
{
  TlColor white = { 1, 1, 1, 1 };

  return theme->dark ? tl_color_mix (color, &white, amount) : *color;
}

/**
 * tl_theme_get_persona:
 * @theme: a theme
 * @color: (nullable): the persona's own colour; "" = by @index
 * @index: place of the persona among those shown
 *
 * The colour of a persona's line, a mark that is seen on the paper.
 *
 * Returns: a colour
 */
TlColor
tl_theme_get_persona (const TlTheme *theme, const char *color, guint index)
{
  TlColor own;

  if (!parse_color (color, &own))
    own = hex (tl_theme_persona_colors[index % TL_N_PERSONA_COLORS]);
  own.alpha = 1;
  own = lighten_on_dark (theme, &own, .35);
  return tl_theme_mark_on (theme, &own, &theme->paper);
}

/**
 * tl_theme_get_channel:
 * @theme: a theme
 * @channel: a channel
 *
 * The colour of a channel's round badge. The icon on it is drawn in the paper's colour.
 *
 * Returns: a colour that is seen on the paper
 */
TlColor
tl_theme_get_channel (const TlTheme *theme, TlChannel channel)
{
  TlColor color;

  g_return_val_if_fail (channel < TL_N_CHANNELS, theme->inks[TL_INK_SECONDARY]);
  color = hex (tl_theme_channel_colors[channel]);
  color = lighten_on_dark (theme, &color, .5);
  return tl_theme_mark_on (theme, &color, &theme->paper);
}

/**
 * tl_theme_get_score:
 * @theme: a theme
 * @score: -2 to 2
 *
 * The colour of an emotion, from red through grey to green.
 *
 * Returns: a colour that is seen on the paper
 */
TlColor
tl_theme_get_score (const TlTheme *theme, double score)
{
  double  at = CLAMP (score, -2, 2) + 2;
  guint   low = MIN ((guint) at, 3);
  TlColor a = hex (tl_theme_score_colors[low]), b = hex (tl_theme_score_colors[low + 1]);
  TlColor color = tl_color_mix (&a, &b, at - low);

  color = lighten_on_dark (theme, &color, .35);
  return tl_theme_mark_on (theme, &color, &theme->paper);
}

/**
 * tl_theme_get_chip:
 * @theme: a theme
 * @color: the colour it is about
 * @fill: (out): a soft tint of it (the paper in high contrast)
 * @ink: (out): the colour, as it reads on @fill
 *
 * The colours of a chip or a portrait's disc.
 */
void
tl_theme_get_chip (const TlTheme *theme, const TlColor *color, TlColor *fill, TlColor *ink)
{
  *fill = tl_color_mix (&theme->paper, color, theme->high_contrast ? 0 : theme->dark ? .2 : .13);
  *ink = tl_theme_text_on (theme, color, fill);
}
