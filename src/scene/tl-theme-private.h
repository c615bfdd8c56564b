/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-theme.h"

G_BEGIN_DECLS

#define TL_N_THEMES (TL_THEME_PRINT + 1)
#define TL_N_PERSONA_COLORS 8
#define TL_N_LEVELS 5

/* What one look is made of; colours as #rrggbb. */
typedef struct
{
  gboolean    dark;
  gboolean    high_contrast;
  double      tint; /* how much of a user's colour a card's paper takes */
  double      edge; /* the same for its outline */
  const char *desk, *paper, *rule, *level_rule, *neutral_rule, *gold, *stage;
  const char *inks[TL_N_INKS];
} TlThemeRecipe;

/* A card's colours where they are not mixed from the hue of its kind. */
typedef struct
{
  TlThemeName theme;
  TlLaneKind  kind;
  const char *fill;
  const char *outline;
} TlThemeTint;

typedef struct
{
  const char *name;
  const char *hex;
} TlNamedColor;

extern const TlThemeRecipe tl_theme_recipes[TL_N_THEMES];
extern const TlThemeTint   tl_theme_tints[];
extern const guint         tl_theme_n_tints;
extern const TlNamedColor  tl_theme_palette[];
extern const guint         tl_theme_n_palette;
extern const char *const   tl_theme_kind_colors[TL_N_LANE_KINDS];
extern const char *const   tl_theme_persona_colors[TL_N_PERSONA_COLORS];
extern const char *const   tl_theme_channel_colors[TL_N_CHANNELS];
extern const char *const   tl_theme_score_colors[TL_N_LEVELS]; /* frustrated to delighted */

G_END_DECLS
