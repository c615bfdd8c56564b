/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Critical pain points at a glance: a stronger tint, and a flag along the leading edge, so that the
 * color is not the only sign. */
#include "config.h"

#include "scene/tl-card-private.h"

#include <math.h>

#define FLAG_WIDTH 5.0
#define CORNER 8.0
/* Of the pain's ink, in the tint. */
#define STRESS 0.16f

/* Makes a critical card's colors stronger; those of another card stay. */
void
tl_card_stress (
  TlScene *self, const TlSceneCard *card, TlColor *fill, TlColor *outline, TlColor *ink)
{
  TlColor pain = tl_theme_get_ink (self->theme, TL_INK_PAIN);
  TlColor primary = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);

  if (!card->critical)
    return;
  *fill = tl_color_mix (fill, &pain, STRESS);
  *outline = pain;
  *ink = tl_theme_text_on (self->theme, &primary, fill);
}

/* The flag follows the card's round corners. */
void
tl_card_draw_flag (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card)
{
  TlPaint paint = { .fill = tl_theme_get_ink (self->theme, TL_INK_PAIN) };
  double  edge = self->rtl ? card->rect.width : 0, sign = self->rtl ? -1 : 1;
  double  inner = edge + sign * FLAG_WIDTH, height = card->height;
  /* Where the corner's arc is as far in as the flag is wide. */
  double in = CORNER - sqrt (CORNER * CORNER - (CORNER - FLAG_WIDTH) * (CORNER - FLAG_WIDTH));

  if (!card->critical)
    return;
  tl_group_builder_move_to (builder, inner, in);
  tl_group_builder_curve_to (builder, edge + sign * 2, in + 1.4, edge, CORNER - 3.4, edge, CORNER);
  tl_group_builder_line_to (builder, edge, height - CORNER);
  tl_group_builder_curve_to (builder,
                             edge,
                             height - CORNER + 3.4,
                             edge + sign * 2,
                             height - in - 1.4,
                             inner,
                             height - in);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &paint, FALSE);
}
