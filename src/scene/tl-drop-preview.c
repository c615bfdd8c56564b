/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a drop looks before it is one. A drop preview lifts the dragged cards out of their cells and
 * opens gaps where they will land; only the cells concerned are stacked, and no lane shrinks while
 * a drag lasts, so that nothing jumps away from the pointer. What never changes: a preview leaves
 * no trace in the document, and ending it gives the picture from before. */
#include "config.h"

#include "scene/tl-round.h"

gboolean
tl_scene_restack (TlScene *self, TlSceneLane *lane, int column, int span)
{
  int first = column, last = MIN (column + span, (int) lane->n_columns) - 1;

  if (last < first)
    return FALSE;
  tl_scene_connected_columns (self, lane, &first, &last);
  tl_scene_stack_columns (self, lane, first, last);
  return tl_scene_update_lane_height (self, lane);
}

void
tl_scene_damage_lane (TlScene *self, const TlSceneLane *lane)
{
  TlRect rect = TL_RECT_INIT (0, lane->top - 12, self->sheet.width, lane->height + 24);

  tl_scene_add_damage (self, &rect);
}

static void
close_gap (TlSceneGap *gap)
{
  for (int i = 1; gap->is_open && i < gap->span; i++)
    gap->lane->cross[gap->column + i]--;
  gap->is_open = FALSE;
}

/* As wide as it was: its columns may hang together no more. */
static void
restack_gap (TlScene *self, const TlSceneGap *gap, gboolean *moved)
{
  *moved = tl_scene_restack (self, gap->lane, gap->column, gap->span) || *moved;
  tl_scene_damage_lane (self, gap->lane);
}

/* Takes the gaps away and puts lifted cards back. Returns whether a lane's height changed. */
static gboolean
take_back (TlScene *self)
{
  g_autoptr (GPtrArray) lifted = g_ptr_array_copy (self->lifted, NULL, NULL);
  g_autoptr (GArray) gaps = g_steal_pointer (&self->gaps);
  gboolean moved = FALSE;

  self->gaps = tl_scene_gaps_new ();
  for (guint i = 0; i < lifted->len; i++)
    ((TlSceneCard *) g_ptr_array_index (lifted, i))->lifted = FALSE;
  g_ptr_array_set_size (self->lifted, 0);
  for (guint i = 0; i < gaps->len; i++)
    close_gap (&g_array_index (gaps, TlSceneGap, i));
  for (guint i = 0; i < gaps->len; i++)
    restack_gap (self, &g_array_index (gaps, TlSceneGap, i), &moved);
  for (guint i = 0; i < lifted->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (lifted, i);

      if (card->lane < 0)
        continue;
      moved = tl_scene_restack (self, TL_SCENE_LANE (self, card->lane), card->column, card->span) ||
              moved;
      tl_scene_damage_lane (self, TL_SCENE_LANE (self, card->lane));
    }
  return moved;
}

static void
hold_heights (TlScene *self, gboolean hold)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      lane->floor_height = hold ? lane->height : 0;
    }
}

static gboolean
lift (TlScene *self, const char *const *dragged)
{
  gboolean moved = FALSE;

  for (guint i = 0; dragged[i] != NULL; i++)
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, dragged[i]);

      if (card == NULL || card->lifted)
        continue;
      card->lifted = TRUE;
      g_ptr_array_add (self->lifted, card);
    }
  for (guint i = 0; i < self->lifted->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (self->lifted, i);

      if (card->lane < 0)
        continue;
      moved = tl_scene_restack (self, TL_SCENE_LANE (self, card->lane), card->column, card->span) ||
              moved;
      tl_scene_damage_lane (self, TL_SCENE_LANE (self, card->lane));
    }
  return moved;
}

static void
clear_gap (gpointer data)
{
  TlSceneGap *gap = data;

  close_gap (gap);
  g_array_unref (gap->cards);
  g_free (gap->before);
}

GArray *
tl_scene_gaps_new (void)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (TlSceneGap));

  g_array_set_clear_func (gaps, clear_gap);
  return gaps;
}

static void
add_gap (TlScene *self, GArray *gaps, const char *const *cards, const TlDrop *drop)
{
  int        lane = tl_scene_find_lane (self, drop->lane);
  int        column = tl_scene_find_column (self, drop->column);
  TlSceneGap gap = { .column = column, .span = 1 };

  if (lane < 0 || column < 0)
    return;
  gap.lane = TL_SCENE_LANE (self, lane);
  gap.before = g_strdup (drop->before);
  gap.cards = g_array_new (FALSE, FALSE, sizeof (TlSceneGapCard));
  for (guint i = 0; i == 0 || (cards != NULL && cards[i] != NULL); i++)
    {
      TlSceneGapCard card = { 0 };

      tl_scene_size_there (self,
                           cards != NULL ? cards[i] : NULL,
                           gap.lane,
                           column,
                           &card.span,
                           &card.height);
      gap.span = MAX (gap.span, card.span);
      g_array_append_val (gap.cards, card);
      if (cards == NULL || cards[i] == NULL)
        break;
    }
  g_array_append_val (gaps, gap);
}

static gboolean
is_same_gap (const TlSceneGap *a, const TlSceneGap *b)
{
  if (a->lane != b->lane || a->column != b->column || a->cards->len != b->cards->len ||
      g_strcmp0 (a->before, b->before) != 0)
    return FALSE;
  for (guint i = 0; i < a->cards->len; i++)
    {
      const TlSceneGapCard *one = &g_array_index (a->cards, TlSceneGapCard, i);
      const TlSceneGapCard *other = &g_array_index (b->cards, TlSceneGapCard, i);

      if (one->span != other->span || one->height != other->height)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_gaps (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_gap (&g_array_index (a, TlSceneGap, i), &g_array_index (b, TlSceneGap, i)))
      return FALSE;
  return TRUE;
}

static gboolean
open_gaps (TlScene *self, GArray *gaps)
{
  gboolean moved = FALSE;

  g_array_unref (self->gaps);
  self->gaps = gaps;
  for (guint i = 0; i < gaps->len; i++)
    {
      TlSceneGap *gap = &g_array_index (gaps, TlSceneGap, i);

      /* A wide gap ties columns together as a wide card does. */
      gap->is_open = TRUE;
      for (int k = 1; k < gap->span; k++)
        gap->lane->cross[gap->column + k]++;
    }
  for (guint i = 0; i < gaps->len; i++)
    restack_gap (self, &g_array_index (gaps, TlSceneGap, i), &moved);
  return moved;
}

static gboolean
has_lifted_parked (TlScene *self)
{
  for (guint i = 0; i < self->lifted->len; i++)
    if (((TlSceneCard *) g_ptr_array_index (self->lifted, i))->parked)
      return TRUE;
  return FALSE;
}

/* Drops every preview without telling: what follows tells of more. */
void
tl_scene_end_previews (TlScene *self)
{
  gboolean moved;

  tl_scene_clear_span_preview (self);
  g_hash_table_remove_all (self->drop_sizes);
  if (self->has_drop_preview)
    {
      gboolean parked = has_lifted_parked (self);

      self->has_drop_preview = FALSE;
      hold_heights (self, FALSE);
      moved = take_back (self);
      for (guint i = 0; i < self->lanes->len; i++)
        moved = tl_scene_update_lane_height (self, TL_SCENE_LANE (self, i)) || moved;
      if (moved)
        tl_scene_shift_lanes (self);
      if (moved || parked)
        tl_scene_place_parking (self);
    }
  if (self->preview_point != NULL)
    tl_scene_clear_point_preview (self);
}

/* Whether these cards and no others are lifted. */
static gboolean
are_lifted (TlScene *self, const char *const *dragged)
{
  guint n = 0;

  for (; dragged[n] != NULL; n++)
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, dragged[n]);

      if (card == NULL || !card->lifted)
        return FALSE;
    }
  return n == self->lifted->len;
}

static void
show_gaps (TlScene *self, const char *const *dragged, GArray *gaps)
{
  gboolean parked = has_lifted_parked (self);
  gboolean moved;

  if (!self->has_drop_preview)
    hold_heights (self, TRUE);
  self->has_drop_preview = TRUE;
  moved = take_back (self);
  moved = lift (self, dragged) || moved;
  moved = open_gaps (self, gaps) || moved;
  if (moved)
    tl_scene_shift_lanes (self);
  if (moved || parked || has_lifted_parked (self))
    {
      tl_scene_add_damage (self, &self->parking);
      tl_scene_place_parking (self);
    }
}

/**
 * tl_scene_set_landing_preview:
 * @self: a scene
 * @dragged: (nullable) (array zero-terminated=1): ids of the cards that leave their places; %NULL =
 *   no drag
 * @landings: (nullable) (element-type TlLanding): where cards would land; %NULL = nowhere
 *
 * Shows how a drop would look: dragged cards leave their cells, gaps open. Lanes grow but do not
 * shrink until the preview ends.
 */
void
tl_scene_set_landing_preview (TlScene *self, const char *const *dragged, const GPtrArray *landings)
{
  GArray *gaps;

  g_return_if_fail (TL_IS_SCENE (self));
  if (self->table == NULL)
    return;
  gaps = tl_scene_gaps_new ();
  for (guint i = 0; dragged != NULL && landings != NULL && i < landings->len; i++)
    {
      const TlLanding *landing = g_ptr_array_index (landings, i);

      add_gap (self, gaps, (const char *const *) landing->cards, &landing->drop);
    }
  if (dragged == NULL ? !self->has_drop_preview
                      : are_lifted (self, dragged) && are_same_gaps (self->gaps, gaps))
    {
      g_array_unref (gaps);
      return;
    }
  if (dragged != NULL)
    show_gaps (self, dragged, gaps);
  else
    {
      g_array_unref (gaps);
      tl_scene_end_previews (self);
    }
  tl_scene_update_links (self);
  tl_scene_emit_changed (self);
}

/**
 * tl_scene_set_drop_preview:
 * @self: a scene
 * @dragged: (nullable) (array zero-terminated=1): ids of the cards being dragged; %NULL = no drag
 * @drop: (nullable): the one cell where they would land; %NULL = nowhere
 *
 * As tl_scene_set_landing_preview(), with one place for all.
 */
void
tl_scene_set_drop_preview (TlScene *self, const char *const *dragged, const TlDrop *drop)
{
  TlLanding landing = { .cards = (char **) dragged };
  g_autoptr (GPtrArray) landings = g_ptr_array_new ();

  if (drop != NULL)
    {
      landing.drop = *drop;
      g_ptr_array_add (landings, &landing);
    }
  tl_scene_set_landing_preview (self, dragged, landings);
}

/**
 * tl_scene_dup_gap_rects:
 * @self: a scene
 *
 * Where the cards of the drop preview will stand, one rectangle a card.
 *
 * Returns: (transfer full) (element-type TlRect): document px
 */
GArray *
tl_scene_dup_gap_rects (TlScene *self)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TlRect));

  g_return_val_if_fail (TL_IS_SCENE (self), rects);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TlSceneGap *gap = &g_array_index (self->gaps, TlSceneGap, i);

      for (guint k = 0; k < gap->cards->len; k++)
        {
          const TlSceneGapCard *card = &g_array_index (gap->cards, TlSceneGapCard, k);
          TlRect                rect;

          rect = TL_RECT_INIT (self->round ? card->x : TL_SCENE_COLUMN (self, gap->column)->card_x,
                               gap->lane->top + (gap->lane->collapsed ? 0 : card->y),
                               tl_scene_card_width (self, gap->column, card->span),
                               gap->lane->collapsed ? gap->lane->height : card->height);
          if (self->round && gap->lane->collapsed)
            rect = tl_round_gap_rect (self, gap->lane, gap->column, NULL, NULL);
          rect = tl_scene_mirror_rect (self, &rect);
          g_array_append_val (rects, rect);
          if (gap->lane->collapsed)
            break;
        }
    }
  return rects;
}
