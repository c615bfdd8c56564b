/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours that were chosen by eye, as constant tables: papers, rules and inks of each look, the
 * hues of lane kinds, channels, personas and emotions, and the names that a document may use.
 *
 * They are what is wished for. tl-theme.c mixes tints from them and moves each colour as far as its
 * contrast demands; nobody else reads them. */
#include "config.h"

#include "scene/tl-theme-private.h"

const TlThemeRecipe tl_theme_recipes[TL_N_THEMES] = {
  [TL_THEME_LIGHT] = { FALSE,
                       FALSE,
                       .10,
                       .28,
                       "#f6f5f4",
                       "#ffffff",
                       "#e3e1e6",
                       "#ebe9ee",
                       "#c9c6cf",
                       "#e5a50a",
                       "#ece7f3",
                       { "#241f31",
                         "#5e5c64",
                         "#1a5fb4",
                         "#c01c28",
                         "#26723a",
                         "#9c6a00",
                         "#7d2f99" } },
  [TL_THEME_DARK] = { TRUE,
                      FALSE,
                      .18,
                      .36,
                      "#17141c",
                      "#242029",
                      "#3d3946",
                      "#36323d",
                      "#6a6573",
                      "#f8e45c",
                      "#3a3347",
                      { "#f6f5f4",
                        "#b5b2bb",
                        "#99c1f1",
                        "#f26d6d",
                        "#8fdba0",
                        "#f8e45c",
                        "#c88be0" } },
  [TL_THEME_HIGH_CONTRAST] = { FALSE,
                               TRUE,
                               0,
                               1,
                               "#ffffff",
                               "#ffffff",
                               "#77747d",
                               "#aaa7b0",
                               "#3d3846",
                               "#ffd43b",
                               "#ffffff",
                               { "#000000",
                                 "#241f31",
                                 "#0b3f80",
                                 "#8f0f1a",
                                 "#0d4f21",
                                 "#6b4800",
                                 "#541070" } },
  [TL_THEME_HIGH_CONTRAST_DARK] = { TRUE,
                                    TRUE,
                                    0,
                                    1,
                                    "#000000",
                                    "#000000",
                                    "#9a97a1",
                                    "#6a6770",
                                    "#c6c3cc",
                                    "#ffe666",
                                    "#000000",
                                    { "#ffffff",
                                      "#e6e4ea",
                                      "#b5d5ff",
                                      "#ff9a9a",
                                      "#a6f0b6",
                                      "#ffe666",
                                      "#e3b4f5" } },
  [TL_THEME_PRINT] = { FALSE,
                       FALSE,
                       .07,
                       .5,
                       "#ffffff",
                       "#ffffff",
                       "#c9c6cf",
                       "#dedce2",
                       "#9a97a1",
                       "#e5a50a",
                       "#f1edf6",
                       { "#1a1623",
                         "#4a4850",
                         "#1a5fb4",
                         "#b01823",
                         "#1f6332",
                         "#8a5d00",
                         "#6f2789" } },
};

/* The hue of each kind: its tints are mixed from it, except where the look names its own. */
const char *const tl_theme_kind_colors[TL_N_LANE_KINDS] = {
  [TL_LANE_KIND_TOUCHPOINTS] = "#77747d", [TL_LANE_KIND_ACTIONS] = "#3584e4",
  [TL_LANE_KIND_THOUGHTS] = "#e5a50a",    [TL_LANE_KIND_QUOTES] = "#cd9309",
  [TL_LANE_KIND_NEEDS] = "#9141ac",       [TL_LANE_KIND_EMOTIONS] = "#9141ac",
  [TL_LANE_KIND_PAIN_POINTS] = "#e01b24", [TL_LANE_KIND_OPPORTUNITIES] = "#2ea043",
  [TL_LANE_KIND_SOLUTIONS] = "#1f9e8f",   [TL_LANE_KIND_CHANNELS] = "#4f7ca8",
  [TL_LANE_KIND_FRONTSTAGE] = "#2190a4",  [TL_LANE_KIND_BACKSTAGE] = "#6c6aa8",
  [TL_LANE_KIND_SUPPORT] = "#8f7a62",     [TL_LANE_KIND_EVIDENCE] = "#6f9a3e",
  [TL_LANE_KIND_METRICS] = "#5566c8",     [TL_LANE_KIND_IMAGES] = "#77747d",
  [TL_LANE_KIND_TEXT] = "#77747d",
};

const TlThemeTint tl_theme_tints[] = {
  { TL_THEME_LIGHT, TL_LANE_KIND_TOUCHPOINTS, "#ffffff", "#d9d7de" },
  { TL_THEME_LIGHT, TL_LANE_KIND_IMAGES, "#ffffff", "#d9d7de" },
  { TL_THEME_LIGHT, TL_LANE_KIND_TEXT, "#f8f7f9", "#e3e1e6" },
  { TL_THEME_LIGHT, TL_LANE_KIND_ACTIONS, "#eef4fd", "#cfe0f8" },
  { TL_THEME_LIGHT, TL_LANE_KIND_THOUGHTS, "#fdfaf0", "#efe5c4" },
  { TL_THEME_LIGHT, TL_LANE_KIND_QUOTES, "#fcf6ec", "#efdfc0" },
  { TL_THEME_LIGHT, TL_LANE_KIND_PAIN_POINTS, "#fdecea", "#f3c6c2" },
  { TL_THEME_LIGHT, TL_LANE_KIND_OPPORTUNITIES, "#e8f5ea", "#c2e2c8" },
  { TL_THEME_DARK, TL_LANE_KIND_TOUCHPOINTS, "#2b2731", "#4b4655" },
  { TL_THEME_DARK, TL_LANE_KIND_IMAGES, "#2b2731", "#4b4655" },
  { TL_THEME_DARK, TL_LANE_KIND_TEXT, "#2b2731", "#3d3946" },
  { TL_THEME_DARK, TL_LANE_KIND_ACTIONS, "#1e2d42", "#2f4868" },
  { TL_THEME_DARK, TL_LANE_KIND_THOUGHTS, "#35301f", "#544b2c" },
  { TL_THEME_DARK, TL_LANE_KIND_QUOTES, "#3a2f20", "#5a4a2e" },
  { TL_THEME_DARK, TL_LANE_KIND_PAIN_POINTS, "#45211f", "#6d3532" },
  { TL_THEME_DARK, TL_LANE_KIND_OPPORTUNITIES, "#1d3723", "#34583c" },
  { TL_THEME_PRINT, TL_LANE_KIND_TOUCHPOINTS, "#ffffff", "#a9a6b0" },
  { TL_THEME_PRINT, TL_LANE_KIND_IMAGES, "#ffffff", "#a9a6b0" },
  { TL_THEME_PRINT, TL_LANE_KIND_TEXT, "#ffffff", "#c9c6cf" },
};

const guint tl_theme_n_tints = G_N_ELEMENTS (tl_theme_tints);

const TlNamedColor tl_theme_palette[] = {
  { "blue", "#1c71d8" },   { "sky", "#2a8fd8" },    { "cyan", "#2190a4" },
  { "teal", "#12837a" },   { "green", "#2a8a45" },  { "lime", "#6a8f1f" },
  { "yellow", "#b58900" }, { "amber", "#c27c0e" },  { "orange", "#c64600" },
  { "red", "#c01c28" },    { "pink", "#c2407a" },   { "magenta", "#b5369d" },
  { "purple", "#9141ac" }, { "violet", "#7a4fc0" }, { "indigo", "#4a50c0" },
  { "brown", "#865e3c" },  { "grey", "#6f6c76" },   { "gray", "#6f6c76" },
  { "slate", "#5a6b80" },  { "black", "#241f31" },
};

const guint tl_theme_n_palette = G_N_ELEMENTS (tl_theme_palette);

const char *const tl_theme_persona_colors[TL_N_PERSONA_COLORS] = { "#9141ac", "#12837a", "#c64600",
                                                                   "#1a5fb4", "#a51d5d", "#5d7a14",
                                                                   "#865e3c", "#4a50c0" };

const char *const tl_theme_channel_colors[TL_N_CHANNELS] = {
  [TL_CHANNEL_NONE] = "#77747d",    [TL_CHANNEL_WEB] = "#1a5fb4",
  [TL_CHANNEL_SEARCH] = "#3a6ea5",  [TL_CHANNEL_SOCIAL] = "#9141ac",
  [TL_CHANNEL_EMAIL] = "#1b8194",   [TL_CHANNEL_CHAT] = "#7a4fc0",
  [TL_CHANNEL_PHONE] = "#a04000",   [TL_CHANNEL_IN_PERSON] = "#9c5a12",
  [TL_CHANNEL_SHOP] = "#26723a",    [TL_CHANNEL_POST] = "#a3362b",
  [TL_CHANNEL_APP] = "#4a50c0",     [TL_CHANNEL_PRINT] = "#5e5c64",
  [TL_CHANNEL_EVENT] = "#b0306f",   [TL_CHANNEL_DEVICE] = "#3f6272",
  [TL_CHANNEL_PARTNER] = "#5d7a14", [TL_CHANNEL_CUSTOM] = "#6f6c76",
};

/* Frustrated to delighted. */
const char *const tl_theme_score_colors[TL_N_LEVELS] = {
  "#c01c28", "#c2590f", "#77747d", "#3f8a36", "#1b7f4f"
};
