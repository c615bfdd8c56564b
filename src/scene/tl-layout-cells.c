/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards within cells: filing, stacking, heights of lanes.
 *
 * A cell holds its cards in the document's order. Stacking runs column by column; a card that spans
 * several columns stands below what is already in any of them, so cards never overlap. Columns that
 * no spanning card ties together are independent: a change stacks only the run of columns that
 * hangs together with its cell. What never changes: y is counted from the lane's top, so a lane
 * moves without touching its cards. */
#include "config.h"

#include "scene/tl-round.h"

#include <string.h>

#include "map/tl-pains.h"

static int
compare_cards (const TlSceneCard *a, const TlSceneCard *b)
{
  int order = strcmp (tl_record_get_text (a->record, TL_FIELD_ORDER),
                      tl_record_get_text (b->record, TL_FIELD_ORDER));

  return order != 0 ? order : strcmp (tl_record_get_id (a->record), tl_record_get_id (b->record));
}

/* Inserts in order; at the end in one comparison, because whole maps come in order. */
static void
insert_in_order (GPtrArray *cards, TlSceneCard *card)
{
  guint low = 0, high = cards->len;

  if (high > 0 && compare_cards (g_ptr_array_index (cards, high - 1), card) < 0)
    low = high;
  while (low < high)
    {
      guint mid = (low + high) / 2;

      if (compare_cards (g_ptr_array_index (cards, mid), card) < 0)
        low = mid + 1;
      else
        high = mid;
    }
  g_ptr_array_insert (cards, low, card);
}

/* A collapsed lane shows how many cards its cells have. */
static void
forget_count (TlSceneLane *lane)
{
  tl_scene_clear_group (&lane->collapsed_group);
}

/* Puts a card where its record says: into a cell, into the parking lot, or (its lane is hidden)
 * nowhere. */
void
tl_scene_file_card (TlScene *self, TlSceneCard *card)
{
  int column = tl_scene_find_column (self, tl_record_get_ref (card->record, TL_CARD_COLUMN));
  const char  *lane_id = tl_record_get_ref (card->record, TL_CARD_LANE);
  int          lane_index = tl_scene_find_lane (self, lane_id);
  int          span = tl_record_get_integer (card->record, TL_CARD_SPAN);
  TlLaneKind   kind = tl_query_card_kind (self->table, card->record);
  gboolean     parked = column < 0 || lane_id == NULL;
  TlSceneLane *lane;

  /* The kind decides the tint, parking the band: the group says both. */
  if (kind != card->kind ||
      (card->group != NULL && parked != (card->group->band == TL_BAND_PARKING)))
    tl_scene_card_forget (card);
  card->kind = kind;
  card->lifted = FALSE;
  card->parked = parked;
  card->lane = card->parked ? -1 : lane_index;
  card->column = card->lane < 0 ? -1 : column;
  if (card->parked)
    insert_in_order (self->parked, card);
  if (card->lane < 0)
    return;
  lane = TL_SCENE_LANE (self, card->lane);
  card->span = CLAMP (span, 1, (int) lane->n_columns - column);
  if (lane->cells[column] == NULL)
    lane->cells[column] = g_ptr_array_new ();
  insert_in_order (lane->cells[column], card);
  for (int i = 1; i < card->span; i++)
    lane->cross[column + i]++;
  lane->n_cards++;
  forget_count (lane);
}

/* Takes a card out of its cell or the parking lot. */
void
tl_scene_unfile_card (TlScene *self, TlSceneCard *card)
{
  if (card->parked)
    g_ptr_array_remove (self->parked, card);
  if (card->lane >= 0)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, card->lane);

      g_ptr_array_remove (lane->cells[card->column], card);
      for (int i = 1; i < card->span; i++)
        lane->cross[card->column + i]--;
      lane->n_cards--;
      forget_count (lane);
    }
  card->parked = FALSE;
  card->lane = card->column = -1;
}

/* Width of a card over `span` columns from `column`. */
double
tl_scene_card_width (TlScene *self, int column, int span)
{
  const TlSceneColumn *first = TL_SCENE_COLUMN (self, column);
  const TlSceneColumn *last =
    TL_SCENE_COLUMN (self, MIN (column + span, (int) self->columns->len) - 1);

  if (self->round)
    return tl_round_card_width (self);
  return last->card_x + last->card_width - first->card_x;
}

/* Widens a run of columns to all that spanning cards tie to it. */
void
tl_scene_connected_columns (TlScene *self, TlSceneLane *lane, int *first, int *last)
{
  while (*first > 0 && lane->cross[*first] > 0)
    (*first)--;
  while (*last + 1 < (int) lane->n_columns && lane->cross[*last + 1] > 0)
    (*last)++;
}

static double
free_top (const TlSceneLane *lane, int column, int span)
{
  double y = 0;

  for (int i = column; i < column + span; i++)
    y = MAX (y, lane->bottoms[i]);
  return y;
}

static void
occupy (TlSceneLane *lane, int column, int span, double bottom)
{
  for (int i = column; i < column + span; i++)
    lane->bottoms[i] = bottom + TL_CARD_GAP;
}

/* Leaves room for what a drag would drop here. */
static void
stack_gap (const TlSceneGap *gap)
{
  for (guint i = 0; i < gap->cards->len; i++)
    {
      TlSceneGapCard *card = &g_array_index (gap->cards, TlSceneGapCard, i);

      card->y = free_top (gap->lane, gap->column, card->span);
      occupy (gap->lane, gap->column, card->span, card->y + card->height);
    }
}

/* Stacks the gaps that open before a card; NULL = after the last one. */
static void
stack_gaps (TlScene *self, TlSceneLane *lane, int column, const TlSceneCard *card)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TlSceneGap *gap = &g_array_index (self->gaps, TlSceneGap, i);

      if (gap->lane == lane && gap->column == column &&
          (card == NULL ? gap->before == NULL
                        : g_strcmp0 (gap->before, tl_record_get_id (card->record)) == 0))
        stack_gap (gap);
    }
}

static void
stack_cell (TlScene *self, TlSceneLane *lane, int column)
{
  const GPtrArray *cell = lane->cells[column];

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (cell, i);
      double       width, y;

      self->counters.n_cards_visited++;
      if (card->lifted)
        continue;
      stack_gaps (self, lane, column, card);
      width = tl_scene_card_width (self, column, card->span);
      tl_scene_measure_card (self, card, width);
      y = free_top (lane, column, card->span);
      card->rect = TL_RECT_INIT (TL_SCENE_COLUMN (self, column)->card_x, y, width, card->height);
      occupy (lane, column, card->span, y + card->height);
    }
  stack_gaps (self, lane, column, NULL);
}

/* On a dial cards are placed all together, once they are measured. */
static void
measure_cell (TlScene *self, TlSceneLane *lane, int column)
{
  const GPtrArray *cell = lane->cells[column];

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      TlSceneCard *card = g_ptr_array_index (cell, i);

      tl_scene_measure_card (self, card, tl_scene_card_width (self, column, card->span));
    }
}

/* Stacks columns `first` to `last` of a lane, which no spanning card ties to others. */
void
tl_scene_stack_columns (TlScene *self, TlSceneLane *lane, int first, int last)
{
  tl_scene_forget_channels (self, lane);
  if (lane->collapsed)
    return;
  for (int i = first; self->round && i <= last; i++)
    measure_cell (self, lane, i);
  if (self->round)
    return;
  for (int i = first; i <= last; i++)
    lane->bottoms[i] = lane->cells_top + TL_LANE_PAD;
  for (int i = first; i <= last; i++)
    stack_cell (self, lane, i);
}

/* A usual map is about 1,600 px wide: on A0 such a lane is as high as a sticky note (76 mm) and a
 * margin, on A3 there is room for three written lines. */
#define BLANK_HEIGHT 120.0

/* Least height of a lane without cards: its title, its scale, or one card. */
static double
least_height (TlScene *self, TlSceneLane *lane)
{
  double height = lane->title == NULL ? 0 : lane->title->height;

  if (lane->collapsed)
    return tl_scene_grid (height + 20) + lane->line_room;
  height = tl_scene_grid (height + 2 * TL_LANE_PAD + 8);
  if (lane->kind == TL_LANE_KIND_EMOTIONS)
    height = MAX (height, lane->cells_top);
  else if (lane->kind == TL_LANE_KIND_CHANNELS)
    height = MAX (height, tl_scene_channels_height (self));
  else
    height = MAX (height, self->blank ? BLANK_HEIGHT : TL_CARD_MIN_HEIGHT + 2 * TL_LANE_PAD);
  return height + lane->line_room;
}

/* The lane's height from its columns. Returns whether it changed; on a dial, where all is placed
 * together, always. O(columns). */
gboolean
tl_scene_update_lane_height (TlScene *self, TlSceneLane *lane)
{
  double height = MAX (least_height (self, lane), lane->floor_height);

  if (self->round)
    return TRUE;
  for (guint i = 0; !lane->collapsed && i < lane->n_columns; i++)
    if (lane->bottoms[i] > lane->cells_top + TL_LANE_PAD)
      height = MAX (height,
                    tl_scene_grid (lane->bottoms[i] - TL_CARD_GAP + TL_LANE_PAD) + lane->line_room);
  if (height == lane->height)
    return FALSE;
  lane->height = height;
  return TRUE;
}

static gboolean
is_about (const TlRecord *record, const char *card)
{
  return tl_record_get_kind (record) == TL_KIND_CARD &&
         tl_record_get_ref (record, TL_CARD_COLUMN) != NULL &&
         g_strv_contains (tl_record_get_list (record, TL_CARD_ABOUT), card);
}

typedef struct
{
  guint       n_pains;
  guint       n_critical;
  guint       n_evidence;
  guint       names;
  GHashTable *opportunities; /* NULL = there is none */
} Abouts;

/* Whose order does not matter. */
static void
hash_name (Abouts *abouts, const TlRecord *record)
{
  abouts->names += g_str_hash (tl_record_get_text (record, TL_CARD_TITLE)) +
                   31 * g_str_hash (tl_record_get_text (record, TL_CARD_TEXT));
}

static void
count_opportunity (Abouts *abouts, const TlRecord *record)
{
  if (abouts->opportunities == NULL)
    abouts->opportunities = g_hash_table_new (NULL, NULL);
  if (g_hash_table_add (abouts->opportunities, (gpointer) record))
    hash_name (abouts, record);
}

/* What is about a card; `pain`: about one of the pain points of another. */
static void
collect_abouts (TlScene *self, Abouts *abouts, const char *card, gboolean pain)
{
  const GPtrArray *referrers = tl_table_get_referrers (self->table, card);

  for (guint i = 0; i < referrers->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (referrers, i);
      TlLaneKind      kind;

      abouts->n_evidence += !pain && tl_record_get_kind (record) == TL_KIND_EVIDENCE;
      if (!is_about (record, card))
        continue;
      kind = tl_query_card_kind (self->table, record);
      abouts->n_evidence += !pain && (kind == TL_LANE_KIND_QUOTES || kind == TL_LANE_KIND_EVIDENCE);
      if (kind == TL_LANE_KIND_OPPORTUNITIES)
        count_opportunity (abouts, record);
      if (kind != TL_LANE_KIND_PAIN_POINTS || pain)
        continue;
      abouts->n_pains++;
      hash_name (abouts, record);
      abouts->n_critical += tl_pains_is_critical (self->table, record);
      collect_abouts (self, abouts, tl_record_get_id (record), TRUE);
    }
}

/* Counts the pain points about a card, the opportunities about it or about those, and the evidence;
 * drops its markers when that changed, and what was measured when its foot tells another number.
 * Returns whether what its points show differs. */
gboolean
tl_scene_count_about (TlScene *self, TlSceneCard *card)
{
  Abouts   abouts = { 0 };
  guint    n_opportunities;
  gboolean differs;

  tl_scene_count_comments (self, card);
  collect_abouts (self, &abouts, tl_record_get_id (card->record), FALSE);
  n_opportunities = abouts.opportunities != NULL ? g_hash_table_size (abouts.opportunities) : 0;
  g_clear_pointer (&abouts.opportunities, g_hash_table_unref);
  differs = abouts.n_pains != card->n_pains || abouts.n_critical != card->n_critical;
  if (differs || n_opportunities != card->n_opportunities || abouts.names != card->about_names)
    tl_scene_clear_group (&card->marker);
  card->n_pains = abouts.n_pains;
  card->n_critical = abouts.n_critical;
  card->n_opportunities = n_opportunities;
  card->about_names = abouts.names;
  if (abouts.n_evidence != card->n_evidence)
    {
      tl_scene_card_stale (card);
      g_hash_table_remove (self->drop_sizes, card->record);
    }
  card->n_evidence = abouts.n_evidence;
  return differs;
}

/* Where a card stands, logical; empty when it is not drawn. */
TlRect
tl_scene_card_rect (TlScene *self, const TlSceneCard *card)
{
  if (card->parked)
    return tl_rect_offset (&card->rect, self->parking.x, self->parking.y);
  if (card->lane < 0 || TL_SCENE_LANE (self, card->lane)->collapsed)
    return (TlRect){ 0 };
  return tl_rect_offset (&card->rect, 0, TL_SCENE_LANE (self, card->lane)->top);
}

/* Where a card's group stands, physical. */
TlPoint
tl_scene_card_origin (TlScene *self, const TlSceneCard *card)
{
  TlRect rect = tl_scene_card_rect (self, card);

  rect = tl_scene_mirror_rect (self, &rect);
  return (TlPoint){ rect.x, rect.y };
}
