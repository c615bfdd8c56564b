/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs on a card's corner: how many pain points and opportunities are about it; larger where a
 * pain point is critical.
 *
 * They are a group of their own above the links, so that what is about a card comes and goes
 * without drawing the card again. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#define MARKER_RADIUS 9.0
/* Where something critical hurts. */
#define CRITICAL_RADIUS 11.5
#define SIGN_GAP 3.0

static double
pain_radius (const TlSceneCard *card)
{
  return card->n_critical > 0 ? CRITICAL_RADIUS : MARKER_RADIUS;
}

static double
sign_width (guint count, double radius)
{
  if (count == 0)
    return 0;
  return 2 * radius + (count > 1 ? (count > 9 ? 16 : 9) : 0);
}

/* Where the signs of what is about a card stand: on its top trailing corner, the pain last.
 * Logical; empty without any. */
TlRect
tl_scene_marker_rect (TlScene *self, TlSceneCard *card)
{
  TlRect rect = tl_scene_card_rect (self, card);
  double radius = pain_radius (card);
  double width =
    sign_width (card->n_pains, radius) + sign_width (card->n_opportunities, MARKER_RADIUS);

  if (width <= 0 || tl_rect_is_empty (&rect) || card->parked)
    return (TlRect){ 0 };
  if (card->n_pains > 0 && card->n_opportunities > 0)
    width += SIGN_GAP;
  return TL_RECT_INIT (rect.x + rect.width + MARKER_RADIUS - 4 - width,
                       rect.y + 2 - radius,
                       width,
                       2 * radius);
}

typedef struct
{
  TlIcon icon;
  TlInk  ink;
  guint  count;
  double radius;
  double x; /* from the markers' leading edge */
} Sign;

/* One sign; returns its width. */
static double
draw_sign (TlScene *self, TlGroupBuilder *builder, const Sign *sign, const TlRect *whole)
{
  double           width = sign_width (sign->count, sign->radius);
  double           middle = whole->height / 2;
  TlRect           disc = TL_RECT_INIT (tl_scene_inner_x (self, whole->width, sign->x, width),
                              middle - sign->radius,
                              width,
                              2 * sign->radius);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlPaint          paint = { .stroke = paper, .stroke_width = 2 };
  g_autofree char *number = g_strdup_printf ("%u", MIN (sign->count, 99));
  TlTextBlock     *block;

  if (sign->count == 0)
    return 0;
  paint.fill = tl_theme_get_ink (self->theme, sign->ink);
  tl_group_builder_rect (builder, &disc, sign->radius, &paint);
  tl_icon_draw (builder,
                sign->icon,
                disc.x + sign->radius,
                middle,
                sign->radius / MARKER_RADIUS,
                &paper);
  if (sign->count == 1)
    return width;
  block = tl_scene_set_text (self, number, TL_FONT_MARKER, -1, 1, TL_TEXT_START);
  if (block != NULL)
    {
      tl_group_builder_text (builder,
                             disc.x + 2 * sign->radius - 4,
                             disc.y + floor ((disc.height - block->height) / 2),
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
  Sign             chance = { TL_ICON_BULB, TL_INK_OPPORTUNITY, 0, MARKER_RADIUS, 0 };
  Sign             pain = { TL_ICON_BOLT, TL_INK_PAIN, 0, 0, 0 };

  *origin = (TlPoint){ 0, 0 };
  if (tl_rect_is_empty (&rect))
    return NULL;
  rect = tl_scene_mirror_rect (self, &rect);
  *origin = (TlPoint){ rect.x, rect.y };
  if (card->marker != NULL)
    return card->marker;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, tl_record_get_id (card->record));
  title = tl_scene_marker_name (self, card, "; ");
  tl_group_builder_set_title (builder, title);
  chance.count = card->n_opportunities;
  pain.count = card->n_pains;
  pain.radius = pain_radius (card);
  pain.x = draw_sign (self, builder, &chance, &rect);
  pain.x += pain.x > 0 ? SIGN_GAP : 0;
  draw_sign (self, builder, &pain, &rect);
  card->marker = tl_group_builder_end (builder);
  return card->marker;
}
