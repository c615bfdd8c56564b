/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a card is written on. Its shape says what kind it is, also where no colour is seen: a
 * thought is a bubble, a need hangs on a ring, a quote on its mark, evidence has a corner turned
 * down; what is done in sight has a heavy edge at the top, out of sight at the bottom, a process
 * that others run has one at either side. A note has no paper at all, and neither has a channel.
 *
 * The first item is the whole card's rectangle where there is paper: painters that show less draw
 * only that. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#define RADIUS 8.0
#define BUBBLE_RADIUS 14.0
#define BOX_RADIUS 3.0 /* of a blueprint's boxes */
#define HEAVY 3.0      /* their heavy edges */
#define SIDE 4.0       /* of a process, from its edge to the line */
#define FOLD 14.0
/* Of a bubble's tail, from the leading bottom corner. */
#define TAIL 8.0
#define NEAR_X 24.0
#define NEAR_Y 4.5
#define NEAR_RADIUS 3.5
#define FAR_X 14.0
#define FAR_Y 2.5
#define FAR_RADIUS 2.0

/* How much of a card's height is beneath its paper. */
double
tl_card_tail (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_THOUGHTS ? TAIL : 0;
}

/* How much room a corner takes from the first line. */
double
tl_card_corner (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_EVIDENCE ? FOLD - 4 : 0;
}

/* Notes and channels stand on the sheet unless somebody gave them a colour. */
gboolean
tl_card_has_paper (const TlSceneCard *card)
{
  return (card->kind != TL_LANE_KIND_TEXT && card->kind != TL_LANE_KIND_CHANNELS) ||
         *tl_record_get_text (card->record, TL_CARD_COLOR) != '\0';
}

/* Nobody has seen it yet: its outline says so, also where there is no paper. */
static gboolean
is_open (const TlSceneCard *card)
{
  guint status = tl_record_get_integer (card->record, TL_CARD_EVIDENCE_STATUS);

  return status == TL_EVIDENCE_STATUS_ASSUMED || status == TL_EVIDENCE_STATUS_PROPOSED;
}

/* Whether a line goes around it, from which its words keep off. */
gboolean
tl_card_is_boxed (const TlSceneCard *card)
{
  return tl_card_has_paper (card) || is_open (card);
}

static double
get_radius (TlLaneKind kind)
{
  if (kind == TL_LANE_KIND_THOUGHTS)
    return BUBBLE_RADIUS;
  return kind == TL_LANE_KIND_FRONTSTAGE || kind == TL_LANE_KIND_BACKSTAGE ||
             kind == TL_LANE_KIND_SUPPORT || kind == TL_LANE_KIND_EVIDENCE
           ? BOX_RADIUS
           : RADIUS;
}

static void
draw_tail (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlPaint *paint)
{
  double  width = card->rect.width;
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor edge = tl_theme_mark_on (self->theme, &paint->stroke, &paper);

  tl_icon_draw_disc (builder,
                     tl_scene_inner_x (self, width, NEAR_X, 0),
                     card->height - NEAR_Y,
                     NEAR_RADIUS,
                     &paint->fill,
                     &edge,
                     1);
  tl_icon_draw_disc (builder,
                     tl_scene_inner_x (self, width, FAR_X, 0),
                     card->height - FAR_Y,
                     FAR_RADIUS,
                     &paint->fill,
                     &edge,
                     1);
}

static void
draw_edge (TlGroupBuilder *builder, TlRect rect, const TlColor *color)
{
  TlPaint paint = { .fill = *color };

  tl_group_builder_rect (builder, &rect, 1, &paint);
}

/* The edges are marks: they say what the box is. */
static void
draw_edges (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlPaint *paint)
{
  double  width = card->rect.width, height = card->height;
  TlColor edge = tl_theme_mark_on (self->theme, &paint->stroke, &paint->fill);

  if (card->kind == TL_LANE_KIND_FRONTSTAGE)
    draw_edge (builder, TL_RECT_INIT (0, 0, width, HEAVY), &edge);
  else if (card->kind == TL_LANE_KIND_BACKSTAGE)
    draw_edge (builder, TL_RECT_INIT (0, height - HEAVY, width, HEAVY), &edge);
  else
    {
      draw_edge (builder, TL_RECT_INIT (SIDE, 1, 1, height - 2), &edge);
      draw_edge (builder, TL_RECT_INIT (width - SIDE - 1, 1, 1, height - 2), &edge);
    }
}

/* The corner is cut off with what is under the card, and its back shows. */
static void
draw_fold (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlPaint *paint)
{
  TlColor under = card->parked ? tl_theme_get_desk (self->theme) : tl_theme_get_paper (self->theme);
  TlPaint cut = { .fill = under, .stroke = under, .stroke_width = 1 };
  TlPaint back = { .fill = tl_color_mix (&paint->fill, &paint->stroke, .35),
                   .stroke = tl_theme_mark_on (self->theme, &paint->stroke, &paint->fill),
                   .stroke_width = 1 };
  double  width = card->rect.width;
  double  inner = tl_scene_inner_x (self, width, width - FOLD, 0);
  double  outer = tl_scene_inner_x (self, width, width, 0);

  tl_group_builder_move_to (builder, inner, -.5);
  tl_group_builder_line_to (builder, outer, -.5);
  tl_group_builder_line_to (builder, outer, FOLD);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &cut, FALSE);
  outer = tl_scene_inner_x (self, width, width - .5, 0);
  tl_group_builder_move_to (builder, inner, .5);
  tl_group_builder_line_to (builder, outer, FOLD);
  tl_group_builder_line_to (builder, inner, FOLD);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &back, FALSE);
}

/* Draws a card's paper: dashed where it is assumed, dotted where it is proposed. */
void
tl_card_draw_paper (TlScene           *self,
                    TlGroupBuilder    *builder,
                    const TlSceneCard *card,
                    const TlColor     *fill,
                    const TlColor     *outline)
{
  guint   status = tl_record_get_integer (card->record, TL_CARD_EVIDENCE_STATUS);
  TlPaint paint = { .fill = *fill, .stroke = *outline, .stroke_width = 1 };
  double  inset;
  TlRect  rect;

  if (!tl_card_is_boxed (card))
    return;
  if (is_open (card))
    {
      paint.stroke = tl_theme_get_status_outline (self->theme, fill);
      paint.stroke_width = 1.5;
      paint.dash = status == TL_EVIDENCE_STATUS_ASSUMED ? TL_DASH_DASHED : TL_DASH_DOTTED;
    }
  /* Inside the card's rectangle and on half pixels, for crisp hairlines. */
  inset = paint.stroke_width / 2;
  rect = TL_RECT_INIT (inset,
                       inset,
                       card->rect.width - 2 * inset,
                       card->height - tl_card_tail (card) - 2 * inset);
  tl_group_builder_rect (builder, &rect, get_radius (card->kind), &paint);
  if (card->kind == TL_LANE_KIND_THOUGHTS)
    draw_tail (self, builder, card, &paint);
  else if (card->kind == TL_LANE_KIND_EVIDENCE)
    draw_fold (self, builder, card, &paint);
  else if (card->kind == TL_LANE_KIND_FRONTSTAGE || card->kind == TL_LANE_KIND_BACKSTAGE ||
           card->kind == TL_LANE_KIND_SUPPORT)
    draw_edges (self, builder, card, &paint);
}
