/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"
#include "scene/tl-display-list.h"

G_BEGIN_DECLS

typedef enum
{
  TL_INK_PRIMARY,
  TL_INK_SECONDARY,
  TL_INK_ACCENT,
  TL_INK_PAIN,
  TL_INK_OPPORTUNITY,
  TL_INK_STAR,
  TL_INK_LINK,
  TL_N_INKS
} TlInk;

/* Colours and strokes of one look, contrast computed: at least 4.5:1 for text and 3:1 for marks and
 * meaningful outlines (7:1 and 4.5:1 in high contrast) against what they stand on. */
typedef struct _TlTheme TlTheme;

const TlTheme *tl_theme_get (TlThemeName name);
TlColor        tl_theme_get_desk (const TlTheme *theme);  /* around the paper */
TlColor        tl_theme_get_paper (const TlTheme *theme); /* the sheet */
TlColor        tl_theme_get_rule (const TlTheme *theme);
TlColor        tl_theme_get_ink (const TlTheme *theme, TlInk ink);
/* For a user's color ("" = the kind's own): background, outline and the ink that reads on it. */
void    tl_theme_get_card (const TlTheme *theme,
                           TlLaneKind     kind,
                           const char    *color,
                           TlColor       *fill,
                           TlColor       *outline,
                           TlColor       *ink);
void    tl_theme_get_stage (const TlTheme *theme, const char *color, TlColor *fill, TlColor *ink);
TlColor tl_theme_get_persona (const TlTheme *theme, const char *color, guint index);
TlColor tl_theme_get_channel (const TlTheme *theme, TlChannel channel);
TlColor tl_theme_get_score (const TlTheme *theme, double score);
TlColor tl_theme_get_level_rule (const TlTheme *theme); /* hairlines of the emotion levels */
TlColor tl_theme_get_neutral_rule (const TlTheme *theme);
TlColor tl_theme_get_gold (const TlTheme *theme); /* inside of a star; its edge is TL_INK_STAR */
TlColor tl_theme_get_status_outline (const TlTheme *theme, const TlColor *fill);
/* Chips and discs: a soft tint of a colour, and the ink that reads on it. */
void tl_theme_get_chip (const TlTheme *theme, const TlColor *color, TlColor *fill, TlColor *ink);
/* A colour moved just as far as it must to be read (text) or seen (marks) on `against`. */
TlColor  tl_theme_text_on (const TlTheme *theme, const TlColor *color, const TlColor *against);
TlColor  tl_theme_mark_on (const TlTheme *theme, const TlColor *color, const TlColor *against);
double   tl_theme_get_text_contrast (const TlTheme *theme);
double   tl_theme_get_mark_contrast (const TlTheme *theme);
gboolean tl_theme_resolve_color (const TlTheme *theme, const char *color, TlColor *out);

G_END_DECLS
