/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A column's panel on a dial: its cells one beneath the other, each with the name of its lane, in
 * one stack or in several side by side, whatever keeps the panel nearest to the dial.
 *
 * While a drag lasts no cell gets lower and none changes its stack, so that what is pointed at
 * stays where it is. Nothing is measured here. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-round.h"

#include <math.h>

#define LABEL_GAP 6.0
#define CELL_GAP 12.0
#define EMPTY_HEIGHT 14.0
#define TILES_HEIGHT 16.0
#define UNTIL_HEIGHT 18.0 /* "until": beneath a card over several columns */

/* Whether a lane has cells in the panels: emotions have them only for their cards. */
gboolean
tl_round_has_cells (const TlSceneLane *lane)
{
  return lane->curves == NULL || lane->n_cards > 0;
}

/* Height of a lane's name above its cell, with the space beneath it. */
double
tl_round_label_height (const TlSceneLane *lane)
{
  return tl_scene_grid (MAX (lane->title == NULL ? 0 : lane->title->height, 16)) + LABEL_GAP;
}

static double
step_height (TlScene *self, const TlSceneColumn *column)
{
  if (tl_record_get_kind (column->record) != TL_KIND_STEP)
    return 0;
  return tl_scene_grid (MAX (tl_scene_step_words_height (self, column), 16)) + 12;
}

static double
until_height (TlScene *self, int span)
{
  return span > 1 ? ceil (UNTIL_HEIGHT * self->scale) : 0;
}

static double
put_gaps (TlScene *self, TlSceneLane *lane, int column, const TlSceneCard *card, double x, double y)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TlSceneGap *gap = &g_array_index (self->gaps, TlSceneGap, i);

      if (gap->lane != lane || gap->column != column ||
          (card == NULL ? gap->before != NULL
                        : g_strcmp0 (gap->before, tl_record_get_id (card->record)) != 0))
        continue;
      for (guint k = 0; k < gap->cards->len; k++)
        {
          TlSceneGapCard *at = &g_array_index (gap->cards, TlSceneGapCard, k);

          at->x = x;
          at->y = y;
          y += at->height + until_height (self, at->span) + TL_CARD_GAP;
        }
    }
  return y;
}

/* Sets the cards of a cell beneath each other, from (x, y). Returns where they end. */
static double
put_cards (TlScene *self, TlSceneLane *lane, int column, double x, double y)
{
  const GPtrArray *cell = lane->cells[column];
  double           top = y;

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (cell, i);

      if (card->lifted)
        continue;
      self->counters.n_cards_visited++;
      y = put_gaps (self, lane, column, card, x, y);
      card->rect = TL_RECT_INIT (x, y, tl_round_card_width (self), card->height);
      y += card->height + until_height (self, card->span) + TL_CARD_GAP;
    }
  y = put_gaps (self, lane, column, NULL, x, y);
  if (y > top)
    return y - TL_CARD_GAP;
  /* The channels of the touchpoints, as signs. */
  if (lane->kind == TL_LANE_KIND_CHANNELS)
    return y + ceil (2 * tl_card_channel_radius (self)) + 4;
  return y + EMPTY_HEIGHT;
}

/* Height of a cell with its label; its cards are set as if it stood at the origin. */
static double
cell_height (TlScene *self, TlSceneLane *lane, int column)
{
  double label = tl_round_label_height (lane), height;

  if (lane->collapsed)
    height = label + TILES_HEIGHT;
  else
    height = put_cards (self, lane, column, 0, label);
  if (self->has_drop_preview)
    height = MAX (height, lane->bottoms[column]);
  lane->bottoms[column] = height;
  return height;
}

/* Cuts the lanes into stacks that are about equally high. */
static void
cut_stacks (TlScene *self, TlSceneColumn *column, const double *heights, guint n_stacks)
{
  double total = 0, y = 0;
  guint  stack = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    total += heights[i] > 0 ? heights[i] + CELL_GAP : 0;
  column->n_stacks = n_stacks;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      if (y > 0 && stack + 1 < n_stacks && y + heights[i] / 2 > total / n_stacks)
        {
          column->stack_end[stack++] = (int) i;
          y = 0;
        }
      y += heights[i] > 0 ? heights[i] + CELL_GAP : 0;
    }
  column->n_stacks = stack + 1;
  column->stack_end[stack] = (int) self->lanes->len;
}

/* Width and height of a column's panel, with its areas relative to the panel's corner. With 0
 * stacks it is cut as it was. */
void
tl_round_measure_panel (TlScene *self, int index, guint n_stacks)
{
  TlSceneColumn     *column = TL_SCENE_COLUMN (self, index);
  g_autofree double *heights = g_new0 (double, self->lanes->len + 1);
  double             width = tl_round_card_width (self), x = TL_ROUND_PANEL_PAD, bottom = 0;
  double             top = TL_ROUND_PANEL_PAD + step_height (self, column);
  int                lane = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    if (tl_round_has_cells (TL_SCENE_LANE (self, i)))
      heights[i] = cell_height (self, TL_SCENE_LANE (self, i), index);
  if (n_stacks > 0)
    cut_stacks (self, column, heights, n_stacks);
  for (guint stack = 0; stack < column->n_stacks; stack++, x += width + TL_ROUND_STACK_GAP)
    {
      double y = top;

      for (; lane < column->stack_end[stack]; lane++)
        {
          if (heights[lane] <= 0)
            continue;
          TL_SCENE_LANE (self, lane)->areas[index] = TL_RECT_INIT (x, y, width, heights[lane]);
          y += heights[lane] + CELL_GAP;
        }
      bottom = MAX (bottom, y - CELL_GAP);
    }
  column->panel.width =
    column->n_stacks * (width + TL_ROUND_STACK_GAP) - TL_ROUND_STACK_GAP + 2 * TL_ROUND_PANEL_PAD;
  column->panel.height = tl_scene_grid (MAX (bottom, top) + TL_ROUND_PANEL_PAD);
}

/* From places relative to the panel to places on the sheet; the panel's corner is set. */
void
tl_round_put_panel (TlScene *self, int index)
{
  TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  double         x = column->panel.x, y = column->panel.y;
  TlRect         words = column->step_rect;

  column->step_rect = TL_RECT_INIT (x + TL_ROUND_PANEL_PAD,
                                    y + TL_ROUND_PANEL_PAD - 2,
                                    column->panel.width - 2 * TL_ROUND_PANEL_PAD,
                                    MAX (step_height (self, column) - 8, 0));
  if (words.width != column->step_rect.width || words.height != column->step_rect.height)
    tl_scene_clear_group (&column->step_group);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect      *area = &lane->areas[index];

      if (!tl_round_has_cells (lane))
        continue;
      *area = tl_rect_offset (area, x, y);
      if (!lane->collapsed)
        put_cards (self, lane, index, area->x, area->y + tl_round_label_height (lane));
    }
}

/* --- Places within cells --- */

static double
distance (const TlRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

/* The cell at a place, or the nearest one within reach; FALSE when there is none. Where cards land
 * is never among emotions. */
gboolean
tl_round_find_cell (
  TlScene *self, double x, double y, double reach, gboolean lands, int *lane, int *column)
{
  double   best = reach;
  gboolean found = FALSE;

  for (int i = 0; i < (int) self->columns->len; i++)
    {
      if (distance (&TL_SCENE_COLUMN (self, i)->panel, x, y) > best)
        continue;
      for (int k = 0; k < (int) self->lanes->len; k++)
        {
          const TlSceneLane *at = TL_SCENE_LANE (self, k);
          double             off;

          if (!tl_round_has_cells (at) || (lands && at->curves != NULL))
            continue;
          off = distance (&at->areas[i], x, y);
          if (off > best || (found && off == best))
            continue;
          best = off;
          *lane = k;
          *column = i;
          found = TRUE;
        }
    }
  return found;
}

static const TlSceneCard *
last_card (const TlSceneLane *lane, int column)
{
  const GPtrArray   *cell = lane->cells[column];
  const TlSceneCard *last = NULL;

  for (guint i = 0; !lane->collapsed && cell != NULL && i < cell->len; i++)
    if (!((TlSceneCard *) g_ptr_array_index (cell, i))->lifted)
      last = g_ptr_array_index (cell, i);
  return last;
}

/* Beneath the last card of a cell, or beneath its label. */
static TlRect
end_rect (TlScene *self, const TlSceneLane *lane, int column, const TlSceneCard *after, double gap)
{
  const TlRect *area = &lane->areas[column];
  double        y = area->y + tl_round_label_height (lane);

  if (after != NULL)
    y = after->rect.y + after->rect.height + until_height (self, after->span) + gap;
  return TL_RECT_INIT (area->x, y, area->width, 0);
}

/* The sector of a column among the emotions. */
static TlRect
sector_rect (TlScene *self, const TlSceneLane *lane, int column)
{
  double  r = (lane->inner + lane->outer) / 2;
  double  angle = (tl_round_angle (self, column) + tl_round_angle (self, column + 1)) / 2;
  TlPoint at = tl_round_point (self, angle, r);
  double  chord = 2 * r * sin (MIN (tl_round_angle (self, column + 1) - angle, G_PI / 2));
  double  size = CLAMP (chord - 12, 20, MAX (20, lane->outer - lane->inner - 16));

  return tl_round_box (at, size, size);
}

/* Of a cell without cards the room beneath its label, of others that after its last card. */
TlRect
tl_round_cell_rect (TlScene *self, int lane_index, int column)
{
  const TlSceneLane *lane = TL_SCENE_LANE (self, lane_index);
  const TlSceneCard *last = last_card (lane, column);
  TlRect             rect;

  if (lane->curves != NULL && last == NULL)
    return sector_rect (self, lane, column);
  rect = end_rect (self, lane, column, last, 2);
  rect.height = lane->collapsed ? TILES_HEIGHT : EMPTY_HEIGHT;
  return rect;
}

/* Where a new card's editor stands. */
TlRect
tl_round_new_card_rect (TlScene *self, int lane_index, int column, const TlSceneCard *after)
{
  const TlSceneLane *lane = TL_SCENE_LANE (self, lane_index);
  TlRect             rect;

  if (after == NULL)
    after = last_card (lane, column);
  if (!tl_round_has_cells (lane))
    {
      rect = sector_rect (self, lane, column);
      rect.width = tl_round_card_width (self);
    }
  else
    rect = end_rect (self, lane, column, after, TL_CARD_GAP);
  rect.height = tl_scene_grid (TL_CARD_MIN_HEIGHT + 16 * (self->scale - 1));
  return rect;
}

/* The gap for cards before another one, before it has opened. */
TlRect
tl_round_gap_rect (
  TlScene *self, const TlSceneLane *lane, int column, const char *before, const char *const *cards)
{
  const TlSceneCard *next = before == NULL ? NULL : g_hash_table_lookup (self->cards, before);
  TlRect             rect = end_rect (self, lane, column, last_card (lane, column), TL_CARD_GAP);

  for (guint i = 0; cards != NULL && cards[i] != NULL; i++)
    {
      int    span;
      double one;

      tl_scene_size_there (self, cards[i], lane, column, &span, &one);
      rect.height += one + (i == 0 ? 0 : TL_CARD_GAP);
    }
  rect.height = MAX (rect.height, TL_CARD_MIN_HEIGHT);
  if (lane->collapsed)
    return lane->areas[column];
  if (next != NULL)
    rect.y = next->rect.y;
  return rect;
}
