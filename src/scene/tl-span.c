/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards over several columns: where an edge that is drawn snaps to, and how that looks. While the
 * preview lasts the card shows a record that the table does not have; what never changes: ending
 * the preview gives the picture from before. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>

static TlSceneCard *
get_card (TlScene *self, const char *id)
{
  TlSceneCard *card = id == NULL ? NULL : g_hash_table_lookup (self->cards, id);

  return card == NULL || card->lane < 0 ? NULL : card;
}

/* The column of `from` to `to` whose edge is nearest to a logical x. */
static int
find_nearest (TlScene *self, double x, int from, int to, gboolean trailing)
{
  int    best = from;
  double least = G_MAXDOUBLE;

  for (int i = from; i <= to; i++)
    {
      const TlSceneColumn *column = TL_SCENE_COLUMN (self, i);
      double               edge = column->card_x + (trailing ? column->card_width : 0);

      if (fabs (edge - x) < least)
        {
          least = fabs (edge - x);
          best = i;
        }
    }
  return best;
}

/* On a dial: the column that is pointed at, within what the card may cover. */
static int
find_sector (TlScene *self, double x, double y, int from, int to)
{
  int    column = tl_round_column_at (self, x, y);
  double reach = G_MAXDOUBLE;

  for (int i = 0; i < (int) self->columns->len; i++)
    {
      const TlRect *panel = &TL_SCENE_COLUMN (self, i)->panel;
      double        dx = MAX (MAX (panel->x - x, x - panel->x - panel->width), 0);
      double        dy = MAX (MAX (panel->y - y, y - panel->y - panel->height), 0);

      if (hypot (dx, dy) >= reach)
        continue;
      reach = hypot (dx, dy);
      column = i;
    }
  return CLAMP (column, from, to);
}

/**
 * tl_scene_find_span:
 * @self: a scene
 * @card: id of a card
 * @edge: %TL_PART_START or %TL_PART_EDGE: which edge is drawn
 * @x: where to, document px
 * @y: where to, document px; it matters where a map is laid out round
 * @column: (out): id of the first column that it would cover
 * @span: (out): how many
 *
 * Which columns a card covers when an edge of it is drawn to a place. The other edge stays.
 *
 * Returns: %FALSE when the card is not shown in a cell
 */
gboolean
tl_scene_find_span (
  TlScene *self, const char *card, TlPart edge, double x, double y, const char **column, int *span)
{
  TlSceneCard *shown;
  int          first, last, n_columns;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  shown = get_card (self, card);
  if (shown == NULL)
    return FALSE;
  n_columns = (int) self->columns->len;
  first = shown->column;
  last = first + shown->span - 1;
  x = tl_scene_mirror_x (self, x);
  if (self->round && edge == TL_PART_START)
    first = find_sector (self, x, y, 0, last);
  else if (self->round)
    last = find_sector (self, x, y, first, n_columns - 1);
  else if (edge == TL_PART_START)
    first = find_nearest (self, x, 0, last, FALSE);
  else
    last = find_nearest (self, x, first, n_columns - 1, TRUE);
  *column = tl_record_get_id (TL_SCENE_COLUMN (self, first)->record);
  *span = last - first + 1;
  return TRUE;
}

/* Takes the card out of its cells and puts it back as `record` says. */
static void
refile (TlScene *self, TlSceneCard *card, const TlRecord *record)
{
  TlSceneLane *lane = TL_SCENE_LANE (self, card->lane);
  int          column = card->column, span = card->span;
  gboolean     moved;

  tl_scene_damage_lane (self, lane);
  tl_scene_unfile_card (self, card);
  card->record = record;
  tl_scene_file_card (self, card);
  moved = tl_scene_restack (self, lane, column, span);
  moved = tl_scene_restack (self, lane, card->column, card->span) || moved;
  if (moved)
    {
      tl_scene_shift_lanes (self);
      tl_scene_place_parking (self);
    }
  tl_scene_damage_lane (self, lane);
}

/* Puts the card back, without telling. */
void
tl_scene_clear_span_preview (TlScene *self)
{
  TlSceneCard    *card = g_steal_pointer (&self->span_card);
  const TlRecord *shown;

  if (card == NULL)
    return;
  shown = card->record;
  refile (self, card, g_steal_pointer (&self->span_record));
  tl_record_unref ((TlRecord *) shown);
}

/* What is laid out anew shows what the table says. */
void
tl_scene_forget_span_preview (TlScene *self)
{
  TlSceneCard *card = g_steal_pointer (&self->span_card);

  if (card == NULL)
    return;
  tl_record_unref ((TlRecord *) card->record);
  card->record = g_steal_pointer (&self->span_record);
}

static void
show_span (TlScene *self, TlSceneCard *card, const char *column, int span)
{
  const TlRecord *shown = card->record;
  TlRecord       *record = tl_record_copy (shown);

  tl_record_set_ref (record, TL_CARD_COLUMN, column);
  tl_record_set_integer (record, TL_CARD_SPAN, span);
  tl_record_seal (record);
  refile (self, card, record);
  if (self->span_card == NULL)
    {
      self->span_card = card;
      self->span_record = shown;
    }
  else
    tl_record_unref ((TlRecord *) shown);
}

/**
 * tl_scene_set_span_preview:
 * @self: a scene
 * @card: (nullable): id of a card; %NULL = no preview
 * @column: the first column that it is to cover
 * @span: how many
 *
 * Shows a card wider or narrower, or begun in another column.
 */
void
tl_scene_set_span_preview (TlScene *self, const char *card, const char *column, int span)
{
  TlSceneCard *shown;

  g_return_if_fail (TL_IS_SCENE (self));
  shown = get_card (self, card);
  if (self->table == NULL || (shown == NULL && self->span_card == NULL))
    return;
  if (shown != NULL && g_strcmp0 (tl_record_get_ref (shown->record, TL_CARD_COLUMN), column) == 0 &&
      tl_record_get_integer (shown->record, TL_CARD_SPAN) == span)
    return;
  if (shown != self->span_card)
    tl_scene_clear_span_preview (self);
  if (shown != NULL)
    show_span (self, shown, column, span);
  tl_scene_update_links (self);
  tl_scene_emit_changed (self);
}
