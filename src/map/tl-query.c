/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about a map. Everything is read from the table's two indices; nothing is kept. A cell
 * is found through the records that refer to its column, so its cost follows the column, not the
 * map. */
#include "config.h"

#include "map/tl-query.h"

#include <string.h>

/* Cards of a cell that are put in place one by one; with more, sorting once is quicker. */
#define MAX_INSERTED 64

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const TlRecord *left = *(const TlRecord *const *) a;
  const TlRecord *right = *(const TlRecord *const *) b;
  int             order =
    strcmp (tl_record_get_text (left, TL_FIELD_ORDER), tl_record_get_text (right, TL_FIELD_ORDER));

  return order != 0 ? order : strcmp (tl_record_get_id (left), tl_record_get_id (right));
}

/**
 * tl_query_columns:
 * @table: a table
 * @map: the id of a map
 *
 * The columns from first to last: the steps of each stage, or the stage itself if it has none.
 *
 * Returns: (transfer container) (element-type TlRecord): steps and stages
 */
GPtrArray *
tl_query_columns (const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  GPtrArray       *columns = g_ptr_array_sized_new (stages->len);

  for (guint i = 0; i < stages->len; i++)
    {
      const char      *stage = tl_record_get_id (stages->pdata[i]);
      const GPtrArray *steps = tl_table_get_children (table, stage, TL_KIND_STEP);

      if (steps->len == 0)
        g_ptr_array_add (columns, stages->pdata[i]);
      for (guint j = 0; j < steps->len; j++)
        g_ptr_array_add (columns, steps->pdata[j]);
    }
  return columns;
}

/**
 * tl_query_column_index:
 * @table: a table
 * @map: the id of a map
 * @column: (nullable): the id of a step or stage
 *
 * Where a column stands.
 *
 * Returns: from 0, or -1 when it is no column of the map
 */
int
tl_query_column_index (const TlTable *table, const char *map, const char *column)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  for (guint i = 0; column != NULL && i < columns->len; i++)
    if (strcmp (tl_record_get_id (columns->pdata[i]), column) == 0)
      return (int) i;
  return -1;
}

/**
 * tl_query_stage_of:
 * @table: a table
 * @column: (nullable): the id of a step or stage
 *
 * The stage a column belongs to.
 *
 * Returns: (transfer none) (nullable): the stage; the column itself if it is one
 */
const TlRecord *
tl_query_stage_of (const TlTable *table, const char *column)
{
  const TlRecord *record = tl_table_get (table, column);

  if (record != NULL && tl_record_get_kind (record) == TL_KIND_STEP)
    record = tl_table_get (table, tl_record_get_parent (record));
  return record != NULL && tl_record_get_kind (record) == TL_KIND_STAGE ? record : NULL;
}

/**
 * tl_query_map_of:
 * @table: a table
 * @id: (nullable): the id of any record
 *
 * The map that a record belongs to.
 *
 * Returns: (transfer none) (nullable): the map's id, of a map itself its own; NULL for the
 * document, personas and images
 */
const char *
tl_query_map_of (const TlTable *table, const char *id)
{
  const TlRecord *record = tl_table_get (table, id);

  while (record != NULL && tl_record_get_kind (record) != TL_KIND_MAP)
    record = tl_table_get (table, tl_record_get_parent (record));
  return record != NULL ? tl_record_get_id (record) : NULL;
}

/* Equal ids of living records are equal pointers, which is what makes this quick. */
static gboolean
is_card_in (const TlRecord *card, const TlRecord *map, const TlRecord *column, const TlRecord *lane)
{
  return tl_record_get_kind (card) == TL_KIND_CARD &&
         tl_record_get_ref (card, TL_CARD_LANE) == tl_record_get_id (lane) &&
         tl_record_get_ref (card, TL_CARD_COLUMN) == tl_record_get_id (column) &&
         tl_record_get_parent (card) == tl_record_get_id (map);
}

/* Referrers come nearly in order, so most of them go to the end. Returns whether this one did not;
 * with
 * @search FALSE it goes there all the same, for all to be sorted later. */
static gboolean
insert_sorted (GPtrArray *cards, const TlRecord *card, gboolean search)
{
  guint low = 0;
  guint high = cards->len;

  if (!search || high == 0 || compare_order (&cards->pdata[high - 1], &card) < 0)
    {
      g_ptr_array_add (cards, (gpointer) card);
      return FALSE;
    }
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_order (&cards->pdata[middle], &card) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (cards, (int) low, (gpointer) card);
  return TRUE;
}

/**
 * tl_query_cell:
 * @table: a table
 * @map: the id of a map
 * @column: the id of a column
 * @lane: the id of a lane
 *
 * The cards of a cell in order. A card that spans columns stands in its first one.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards
 */
GPtrArray *
tl_query_cell (const TlTable *table, const char *map, const char *column, const char *lane)
{
  const TlRecord  *column_record = tl_table_get (table, column);
  const TlRecord  *lane_record = tl_table_get (table, lane);
  const TlRecord  *map_record = tl_table_get (table, map);
  const GPtrArray *referrers = tl_table_get_referrers (table, column);
  const GPtrArray *others = tl_table_get_referrers (table, lane);
  GPtrArray       *cards = g_ptr_array_new ();
  guint            n_inserted = 0;

  if (column_record == NULL || lane_record == NULL || map_record == NULL)
    return cards;
  if (others->len < referrers->len)
    referrers = others;
  for (guint i = 0; i < referrers->len; i++)
    if (is_card_in (referrers->pdata[i], map_record, column_record, lane_record))
      n_inserted += insert_sorted (cards, referrers->pdata[i], n_inserted < MAX_INSERTED);
  if (n_inserted >= MAX_INSERTED)
    g_ptr_array_sort (cards, compare_order);
  return cards;
}

/**
 * tl_query_parked:
 * @table: a table
 * @map: the id of a map
 *
 * The cards of the parking lot in order: those without a column, or without a lane.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards
 */
GPtrArray *
tl_query_parked (const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  GPtrArray       *parked = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) == NULL ||
        tl_record_get_ref (cards->pdata[i], TL_CARD_LANE) == NULL)
      g_ptr_array_add (parked, cards->pdata[i]);
  return parked;
}

/**
 * tl_query_card_kind:
 * @table: a table
 * @card: a card
 *
 * What kind of card it is: that of its lane, or while it has none, the one it last had.
 *
 * Returns: the kind
 */
TlLaneKind
tl_query_card_kind (const TlTable *table, const TlRecord *card)
{
  const TlRecord *lane;

  g_return_val_if_fail (card != NULL && tl_record_get_kind (card) == TL_KIND_CARD,
                        TL_LANE_KIND_TEXT);

  lane = tl_table_get_kind (table, tl_record_get_ref (card, TL_CARD_LANE), TL_KIND_LANE);
  if (lane != NULL)
    return (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND);
  return (TlLaneKind) tl_record_get_integer (card, TL_CARD_KIND);
}

/**
 * tl_query_lane_of_kind:
 * @table: a table
 * @map: the id of a map
 * @kind: a kind of lane
 *
 * The first lane of a kind; one that is shown comes before a hidden one.
 *
 * Returns: (transfer none) (nullable): the lane
 */
const TlRecord *
tl_query_lane_of_kind (const TlTable *table, const char *map, TlLaneKind kind)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  const TlRecord  *hidden = NULL;

  for (guint i = 0; i < lanes->len; i++)
    {
      const TlRecord *lane = lanes->pdata[i];

      if (tl_record_get_integer (lane, TL_LANE_KIND) != (gint64) kind)
        continue;
      if (!tl_record_get_boolean (lane, TL_LANE_HIDDEN))
        return lane;
      if (hidden == NULL)
        hidden = lane;
    }
  return hidden;
}

/**
 * tl_query_about:
 * @table: a table
 * @card: the id of a card
 *
 * The cards (pain points, opportunities, ...) that are about a card, in order.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards
 */
GPtrArray *
tl_query_about (const TlTable *table, const char *card)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, card);
  GPtrArray       *cards = g_ptr_array_new ();

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_CARD &&
        g_strv_contains (tl_record_get_list (referrers->pdata[i], TL_CARD_ABOUT), card))
      g_ptr_array_add (cards, referrers->pdata[i]);
  g_ptr_array_sort (cards, compare_order);
  return cards;
}

/**
 * tl_query_curve:
 * @table: a table
 * @map: the id of a map
 * @persona: (nullable): the id of a persona, NULL = the nameless curve
 * @target: whether the target line is wanted
 *
 * Returns: (transfer none) (nullable): the curve
 */
const TlRecord *
tl_query_curve (const TlTable *table, const char *map, const char *persona, gboolean target)
{
  const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    if (g_strcmp0 (tl_record_get_ref (curves->pdata[i], TL_CURVE_PERSONA), persona) == 0 &&
        tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET) == !!target)
      return curves->pdata[i];
  return NULL;
}

/**
 * tl_query_point_of_card:
 * @table: a table
 * @curve: the id of a curve
 * @card: the id of a card
 *
 * The point of a curve that is a card's emotion.
 *
 * Returns: (transfer none) (nullable): the point; of several the first in order
 */
const TlRecord *
tl_query_point_of_card (const TlTable *table, const char *curve, const char *card)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, card);
  const TlRecord  *found = NULL;

  for (guint i = 0; i < referrers->len; i++)
    {
      const TlRecord *point = referrers->pdata[i];

      if (tl_record_get_kind (point) == TL_KIND_POINT &&
          g_strcmp0 (tl_record_get_parent (point), curve) == 0 &&
          (found == NULL || compare_order (&point, &found) < 0))
        found = point;
    }
  return found;
}

/* Places of many cards: a cell is looked at once, however many of its cards are asked for. */
typedef struct
{
  const TlTable *table;
  const char    *map;
  GHashTable    *columns; /* id -> index + 1 */
  GHashTable    *cards;   /* card -> double *at; holds the cards of every cell seen so far */
} Places;

static void
init_places (Places *places, const TlTable *table, const char *map)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  places->table = table;
  places->map = map;
  places->columns = g_hash_table_new (g_str_hash, g_str_equal);
  places->cards = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < columns->len; i++)
    g_hash_table_insert (places->columns,
                         (gpointer) tl_record_get_id (columns->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
}

static void
clear_places (Places *places)
{
  g_hash_table_unref (places->cards);
  g_hash_table_unref (places->columns);
}

static void
add_cell (Places *places, const char *column, const char *lane)
{
  g_autoptr (GPtrArray) cell = tl_query_cell (places->table, places->map, column, lane);

  for (guint i = 0; i < cell->len; i++)
    {
      double *at = g_new (double, 1);

      *at = (i + 0.5) / cell->len;
      g_hash_table_insert (places->cards, cell->pdata[i], at);
    }
}

static gboolean
find_card_at (Places *places, const TlRecord *card, const char **column, double *at)
{
  const char *lane = tl_record_get_ref (card, TL_CARD_LANE);
  double     *found = g_hash_table_lookup (places->cards, card);

  *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  if (*column == NULL || lane == NULL)
    return FALSE;
  if (found == NULL)
    {
      add_cell (places, *column, lane);
      found = g_hash_table_lookup (places->cards, card);
    }
  if (found == NULL)
    return FALSE;
  *at = *found;
  return TRUE;
}

static gboolean
place_point (Places *places, TlPlacedPoint *placed)
{
  const char     *card_id = tl_record_get_ref (placed->point, TL_POINT_CARD);
  const TlRecord *card = tl_table_get_kind (places->table, card_id, TL_KIND_CARD);
  const char     *column = tl_record_get_ref (placed->point, TL_POINT_COLUMN);
  guint           index;

  placed->at = tl_record_get_number (placed->point, TL_POINT_AT);
  if (card != NULL && !find_card_at (places, card, &column, &placed->at))
    return FALSE;
  index = column != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places->columns, column)) : 0;
  placed->column = (int) index - 1;
  return index > 0;
}

/**
 * tl_query_point_place:
 * @table: a table
 * @map: the id of a map
 * @point: a point of one of its curves
 * @column: (out): the column, from 0
 * @at: (out): where in the column, in [0, 1]
 *
 * Where a point stands. One anchored to the k-th of the n cards of a cell stands at (k + 1/2)/n.
 * For all points of a curve [func@Tl.query_placed_points] is quicker.
 *
 * Returns: FALSE when it stands nowhere, since its card is parked; the results are then untouched
 */
gboolean
tl_query_point_place (
  const TlTable *table, const char *map, const TlRecord *point, int *column, double *at)
{
  TlPlacedPoint placed = { .point = point };
  Places        places;
  gboolean      found;

  init_places (&places, table, map);
  found = place_point (&places, &placed);
  clear_places (&places);
  if (found)
    {
      *column = placed.column;
      *at = placed.at;
    }
  return found;
}

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const TlPlacedPoint *left = a;
  const TlPlacedPoint *right = b;

  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return compare_order (&left->point, &right->point);
}

/**
 * tl_query_placed_points:
 * @table: a table
 * @map: the id of a map
 * @curve: the id of one of its curves
 *
 * The points of a curve from left to right with their places, as [func@Tl.query_point_place] gives
 * them; those that stand nowhere are left out.
 *
 * Returns: (transfer full) (element-type TlPlacedPoint): the points
 */
GArray *
tl_query_placed_points (const TlTable *table, const char *map, const char *curve)
{
  const GPtrArray *points = tl_table_get_children (table, curve, TL_KIND_POINT);
  GArray          *sorted = g_array_new (FALSE, FALSE, sizeof (TlPlacedPoint));
  Places           places;

  init_places (&places, table, map);
  for (guint i = 0; i < points->len; i++)
    {
      TlPlacedPoint placed = { .point = points->pdata[i] };

      if (place_point (&places, &placed))
        g_array_append_val (sorted, placed);
    }
  clear_places (&places);
  g_array_sort (sorted, compare_placed);
  return sorted;
}

/**
 * tl_query_points_sorted:
 * @table: a table
 * @map: the id of a map
 * @curve: the id of one of its curves
 *
 * The points of a curve from left to right; those that stand nowhere are left out.
 *
 * Returns: (transfer container) (element-type TlRecord): the points
 */
GPtrArray *
tl_query_points_sorted (const TlTable *table, const char *map, const char *curve)
{
  g_autoptr (GArray) placed = tl_query_placed_points (table, map, curve);
  GPtrArray *sorted = g_ptr_array_sized_new (placed->len);

  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (sorted, (gpointer) g_array_index (placed, TlPlacedPoint, i).point);
  return sorted;
}

/**
 * tl_query_evidence_of:
 * @table: a table
 * @id: the id of a card or another thing of a map
 *
 * The records of evidence about a thing, in order.
 *
 * Returns: (transfer container) (element-type TlRecord): the records
 */
GPtrArray *
tl_query_evidence_of (const TlTable *table, const char *id)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, id);
  GPtrArray       *records = g_ptr_array_new ();

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_EVIDENCE)
      g_ptr_array_add (records, referrers->pdata[i]);
  g_ptr_array_sort (records, compare_order);
  return records;
}
