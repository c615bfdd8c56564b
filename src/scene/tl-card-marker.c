/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs on a card's corner: how many pain points and opportunities are about it.
 *
 * They are a group of their own above the links, so that what is about a card comes and goes
 * without drawing the card again. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#define MARKER_RADIUS 9.0
#define SIGN_GAP 3.0

static double
sign_width (guint count)
{
  if (count == 0)
    return 0;
  return 2 * MARKER_RADIUS + (count > 1 ? (count > 9 ? 16 : 9) : 0);
}

/* Where the signs of what is about a card stand: on its top trailing corner, the pain last.
 * Logical; empty without any. */
TlRect
tl_scene_marker_rect (TlScene *self, TlSceneCard *card)
{
  TlRect rect = tl_scene_card_rect (self, card);
  double width = sign_width (card->n_pains) + sign_width (card->n_opportunities);

  if (width <= 0 || tl_rect_is_empty (&rect) || card->parked)
    return (TlRect){ 0 };
  if (card->n_pains > 0 && card->n_opportunities > 0)
    width += SIGN_GAP;
  return TL_RECT_INIT (rect.x + rect.width + MARKER_RADIUS - 4 - width,
                       rect.y + 2 - MARKER_RADIUS,
                       width,
                       2 * MARKER_RADIUS);
}

/* One sign, `x` from the markers' leading edge; returns its width. */
static double
draw_sign (TlScene *self, TlGroupBuilder *builder, TlIcon icon, guint count, double x, double whole)
{
  double width = sign_width (count);
  TlRect disc =
    TL_RECT_INIT (tl_scene_inner_x (self, whole, x, width), 0, width, 2 * MARKER_RADIUS);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlPaint          paint = { .stroke = paper, .stroke_width = 2 };
  g_autofree char *number = g_strdup_printf ("%u", MIN (count, 99));
  TlTextBlock     *block;

  if (count == 0)
    return 0;
  paint.fill =
    tl_theme_get_ink (self->theme, icon == TL_ICON_BOLT ? TL_INK_PAIN : TL_INK_OPPORTUNITY);
  tl_group_builder_rect (builder, &disc, MARKER_RADIUS, &paint);
  tl_icon_draw (builder, icon, disc.x + MARKER_RADIUS, MARKER_RADIUS, 1, &paper);
  if (count == 1)
    return width;
  block = tl_scene_set_text (self, number, TL_FONT_MARKER, -1, 1, TL_TEXT_START);
  if (block != NULL)
    {
      tl_group_builder_text (builder,
                             disc.x + 2 * MARKER_RADIUS - 4,
                             floor ((disc.height - block->height) / 2),
                             block,
                             &paper);
      tl_text_block_unref (block);
    }
  return width;
}

/* The signs' group, its origin at their rectangle's corner. NULL without any. */
TlGroup *
tl_scene_marker_group (TlScene *self, TlSceneCard *card, TlPoint *origin)
{
  TlRect           rect = tl_scene_marker_rect (self, card);
  TlGroupBuilder  *builder;
  g_autofree char *title = NULL;
  double           x;

  *origin = (TlPoint){ 0, 0 };
  if (tl_rect_is_empty (&rect))
    return NULL;
  rect = tl_scene_mirror_rect (self, &rect);
  *origin = (TlPoint){ rect.x, rect.y };
  if (card->marker != NULL)
    return card->marker;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, tl_record_get_id (card->record));
  title = tl_scene_marker_name (card);
  tl_group_builder_set_title (builder, title);
  x = draw_sign (self, builder, TL_ICON_BULB, card->n_opportunities, 0, rect.width);
  draw_sign (self, builder, TL_ICON_BOLT, card->n_pains, x > 0 ? x + SIGN_GAP : 0, rect.width);
  card->marker = tl_group_builder_end (builder);
  return card->marker;
}
