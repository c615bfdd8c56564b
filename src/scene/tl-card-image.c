/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card's picture, and the frames of a storyboard: in a lane of images every card is a frame of
 * one height with its number, in the order of time, and its words beneath.
 *
 * A number follows from all frames before it, so that it is looked up when the frame is drawn; that
 * counts columns and no cards. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#include "base/tl-image-size.h"

#define FRAME_HEIGHT 120.0 /* that of a slide in a usual column */
#define FRAME_RADIUS 4.0
#define NUMBER_RADIUS 9.0 /* two digits fit */
#define IMAGE_HEAD 65536  /* letters of base64; a size stands in the first bytes of a file */

static const char *
first_image (const TlSceneCard *card)
{
  return tl_record_get_list (card->record, TL_CARD_IMAGES)[0];
}

/* The shape of a card's picture, from the head of its file; that of a slide where it does not say.
 * Within bounds, so that no picture makes a lane as high as the sheet. */
double
tl_card_read_image_ratio (TlScene *self, const TlSceneCard *card)
{
  const char        *id = first_image (card);
  const TlRecord    *image = id != NULL ? tl_table_get_kind (self->table, id, TL_KIND_IMAGE) : NULL;
  g_autofree char   *head = NULL;
  g_autofree guchar *data = NULL;
  gsize              length = 0;
  guint32            width_px, height_px;

  if (id == NULL)
    return 0;
  if (image != NULL)
    {
      head = g_strndup (tl_record_get_text (image, TL_IMAGE_DATA), IMAGE_HEAD);
      data = g_base64_decode (head, &length);
    }
  if (data == NULL || !tl_image_read_size (data, length, &width_px, &height_px) || width_px == 0)
    return 9.0 / 16;
  return CLAMP ((double) height_px / width_px, 0.25, 1.25);
}

/* In a storyboard every card is a frame of one height. */
double
tl_card_image_height (const TlSceneCard *card, double width)
{
  if (card->kind == TL_LANE_KIND_IMAGES)
    return FRAME_HEIGHT;
  return card->image_ratio <= 0
           ? 0
           : floor ((width - 2 * TL_CARD_IMAGE_INSET) * card->image_ratio / TL_GRID) * TL_GRID;
}

/* A frame of the storyboard: its mat, and a sign where there is no picture yet. */
static void
draw_frame (TlScene           *self,
            TlGroupBuilder    *builder,
            const TlSceneCard *card,
            const TlRect      *rect,
            const TlColor     *fill,
            const TlColor     *outline)
{
  TlRect  inner = tl_rect_inset (rect, .5);
  TlPaint mat = { .fill = tl_color_mix (fill, outline, .3), .stroke = *outline, .stroke_width = 1 };
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  if (card->image_ratio <= 0)
    mat.dash = TL_DASH_DASHED;
  tl_group_builder_rect (builder, &inner, FRAME_RADIUS, &mat);
  if (card->image_ratio > 0)
    return;
  ink = tl_theme_mark_on (self->theme, &ink, &mat.fill);
  tl_icon_draw_lane (builder,
                     TL_LANE_KIND_IMAGES,
                     rect->x + rect->width / 2,
                     rect->y + rect->height / 2,
                     1.8,
                     &ink);
}

void
tl_card_draw_image (TlScene           *self,
                    TlGroupBuilder    *builder,
                    const TlSceneCard *card,
                    const TlColor     *fill,
                    const TlColor     *outline)
{
  double height = tl_card_image_height (card, card->rect.width);
  TlRect rect = TL_RECT_INIT (TL_CARD_IMAGE_INSET,
                              TL_CARD_IMAGE_INSET,
                              card->rect.width - 2 * TL_CARD_IMAGE_INSET,
                              height);

  if (height <= 0)
    return;
  if (card->kind == TL_LANE_KIND_IMAGES)
    draw_frame (self, builder, card, &rect, fill, outline);
  if (card->image_ratio > 0)
    tl_group_builder_image (builder, &rect, first_image (card));
}

/* Which frame of its lane's storyboard a card is; 0 = of none. O(columns). */
guint
tl_card_frame_number (TlScene *self, const TlSceneCard *card)
{
  const TlSceneLane *lane = card->lane < 0 ? NULL : TL_SCENE_LANE (self, card->lane);
  guint              number = 0, place = 0;

  if (lane == NULL || card->kind != TL_LANE_KIND_IMAGES)
    return 0;
  for (int i = 0; i < card->column; i++)
    number += lane->cells[i] == NULL ? 0 : lane->cells[i]->len;
  if (lane->cells[card->column] == NULL ||
      !g_ptr_array_find (lane->cells[card->column], card, &place))
    return 0;
  return number + place + 1;
}

/* On the frame's leading top corner, so large that two digits fit. */
void
tl_card_draw_number (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card)
{
  g_autofree char *words = g_strdup_printf ("%u", card->number);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlTextBlock     *block;
  double           x;

  if (card->number == 0)
    return;
  block = tl_scene_set_text (self, words, TL_FONT_MARKER, -1, 1, TL_TEXT_START);
  x = tl_scene_inner_x (self, card->rect.width, TL_CARD_IMAGE_INSET + NUMBER_RADIUS + 4, 0);
  tl_icon_draw_disc (builder,
                     x,
                     TL_CARD_IMAGE_INSET + NUMBER_RADIUS + 4,
                     NUMBER_RADIUS,
                     &paper,
                     &ink,
                     1);
  if (block != NULL)
    tl_group_builder_text (builder,
                           x - block->width / 2,
                           floor (TL_CARD_IMAGE_INSET + NUMBER_RADIUS + 4 - block->height / 2),
                           block,
                           &ink);
  tl_scene_clear_block (&block);
}
