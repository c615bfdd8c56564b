/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The map in small, for pictures too small for words: one rectangle a stage, lane and card, one
 * line of points a curve. Nothing is measured and no group is built for it, so it may be asked for
 * after every change. Lanes come first (their whole row), then stages, cards and parked cards. */
#include "config.h"

#include "scene/tl-round.h"

typedef struct
{
  TlScene    *self;
  TlBlockFunc func;
  gpointer    user_data;
} Listing;

static void
list (Listing *listing, TlRole role, const char *id, const TlRect *logical, const TlColor *color)
{
  TlBlock block = { .role = role, .id = id, .color = *color };

  block.rect = tl_scene_mirror_rect (listing->self, logical);
  listing->func (&block, listing->user_data);
}

static void
list_card (TlSceneCard *card, gpointer user_data)
{
  Listing       *listing = user_data;
  const TlTheme *theme = listing->self->theme;
  TlRect         rect = tl_scene_card_rect (listing->self, card);
  TlColor        fill, outline, ink, color;

  tl_theme_get_card (theme,
                     card->kind,
                     tl_record_get_text (card->record, TL_CARD_COLOR),
                     &fill,
                     &outline,
                     &ink);
  /* A fill alone may be the paper's. */
  color = tl_color_mix (&fill, &outline, 0.7);
  list (listing, TL_ROLE_CARD, tl_record_get_id (card->record), &rect, &color);
}

static void
list_lanes (Listing *listing)
{
  TlScene *self = listing->self;
  TlColor  rule = tl_theme_get_rule (self->theme);

  for (guint i = 0; !self->round && i < self->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect             row = TL_RECT_INIT (0, lane->top, self->sheet.width, lane->height);

      list (listing, TL_ROLE_LANE, tl_record_get_id (lane->record), &row, &rule);
    }
}

static void
list_stages (Listing *listing)
{
  TlScene *self = listing->self;

  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlSceneStage *stage = TL_SCENE_STAGE (self, i);
      TlRect              rect = tl_scene_stage_rect (self, stage);
      TlColor             fill, ink, color;

      tl_theme_get_stage (self->theme,
                          tl_record_get_text (stage->record, TL_STAGE_COLOR),
                          &fill,
                          &ink);
      color = tl_color_mix (&fill, &ink, 0.35);
      if (!self->round)
        rect.width -= 4 + TL_ARROW_TIP / 2; /* the tip belongs to the gap */
      list (listing, TL_ROLE_STAGE, tl_record_get_id (stage->record), &rect, &color);
    }
}

/**
 * tl_scene_foreach_block:
 * @self: a scene
 * @func: (scope call): called for each block
 * @user_data: for @func
 *
 * Lists the map in small: rows of lanes, stages, cards, parked cards.
 *
 * Ownership: the block and its id are borrowed for the call.
 */
void
tl_scene_foreach_block (TlScene *self, TlBlockFunc func, gpointer user_data)
{
  Listing listing = { self, func, user_data };

  g_return_if_fail (TL_IS_SCENE (self));
  if (self->table == NULL)
    return;
  list_lanes (&listing);
  list_stages (&listing);
  tl_scene_foreach_card (self, &self->sheet, list_card, &listing);
  for (guint i = 0; i < self->parked->len; i++)
    list_card (g_ptr_array_index (self->parked, i), &listing);
}

static void
list_round_line (TlScene            *self,
                 const TlSceneLane  *lane,
                 const TlSceneCurve *curve,
                 GArray             *points,
                 TlLineFunc          func,
                 gpointer            user_data)
{
  g_autoptr (GArray) pieces = tl_round_trace_curve (self, lane, curve);

  for (guint i = 0; i < pieces->len; i++)
    {
      const TlBezier *piece = &g_array_index (pieces, TlRoundPiece, i).bezier;
      TlPoint         ends[2] = { piece->p0, piece->p3 };

      g_array_set_size (points, 0);
      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          ends[k].x = tl_scene_mirror_x (self, ends[k].x);
          g_array_append_val (points, ends[k]);
        }
      func ((const TlPoint *) (gpointer) points->data, points->len, &curve->color, user_data);
    }
}

/**
 * tl_scene_foreach_line:
 * @self: a scene
 * @func: (scope call): called for each unbroken piece of a curve
 * @user_data: for @func
 *
 * Lists the emotion curves that are shown, as the points that they run through.
 */
void
tl_scene_foreach_line (TlScene *self, TlLineFunc func, gpointer user_data)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TlPoint));

  g_return_if_fail (TL_IS_SCENE (self));
  for (guint i = 0; self->table != NULL && i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      for (guint k = 0; lane->curves != NULL && !lane->collapsed && k < lane->curves->len; k++)
        {
          TlSceneCurve *curve = g_ptr_array_index (lane->curves, k);

          if (!tl_scene_curve_is_drawn (lane, curve))
            continue;
          if (self->round)
            {
              list_round_line (self, lane, curve, points, func, user_data);
              continue;
            }
          for (guint first = 0; first < curve->points->len;)
            {
              guint last = tl_scene_curve_piece_end (curve, first);

              g_array_set_size (points, 0);
              for (guint p = first; p <= last; p++)
                {
                  const TlScenePoint *point = TL_SCENE_POINT (curve, p);
                  TlPoint at = { tl_scene_mirror_x (self, point->x), lane->top + point->y };

                  g_array_append_val (points, at);
                }
              func ((const TlPoint *) points->data, points->len, &curve->color, user_data);
              first = last + 1;
            }
        }
    }
}
