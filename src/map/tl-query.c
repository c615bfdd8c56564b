/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about a map. Everything is read from the table's two indices; nothing is kept. A cell
 * is found through the records that refer to its column, so its cost follows the column, not the
 * map. */
#include "config.h"

#include "map/tl-query.h"

#include <math.h>
#include <string.h>

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

static int
find_column (const GPtrArray *columns, const char *column)
{
  for (guint i = 0; column != NULL && i < columns->len; i++)
    if (strcmp (tl_record_get_id (columns->pdata[i]), column) == 0)
      return (int) i;
  return -1;
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

  return find_column (columns, column);
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
  const GPtrArray *referrers = tl_table_get_referrers (table, column);
  GPtrArray       *cards = g_ptr_array_new ();

  for (guint i = 0; lane != NULL && i < referrers->len; i++)
    {
      const TlRecord *card = referrers->pdata[i];

      if (tl_record_get_kind (card) == TL_KIND_CARD &&
          g_strcmp0 (tl_record_get_ref (card, TL_CARD_LANE), lane) == 0 &&
          g_strcmp0 (tl_record_get_ref (card, TL_CARD_COLUMN), column) == 0 &&
          g_strcmp0 (tl_record_get_parent (card), map) == 0)
        g_ptr_array_add (cards, (gpointer) card);
    }
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

/* The anchored point's rule: (k + 1/2)/n of the column, k its card's place among the n of the cell.
 */
static gboolean
find_card_place (
  const TlTable *table, const char *map, const TlRecord *card, const char **column, double *at)
{
  g_autoptr (GPtrArray) cell = NULL;
  guint k = 0;

  *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  if (*column == NULL || tl_record_get_ref (card, TL_CARD_LANE) == NULL)
    return FALSE;
  cell = tl_query_cell (table, map, *column, tl_record_get_ref (card, TL_CARD_LANE));
  if (!g_ptr_array_find (cell, card, &k))
    return FALSE;
  *at = (k + 0.5) / cell->len;
  return TRUE;
}

static gboolean
find_point_place (const TlTable   *table,
                  const char      *map,
                  const GPtrArray *columns,
                  const TlRecord  *point,
                  int             *column,
                  double          *at)
{
  const TlRecord *card =
    tl_table_get_kind (table, tl_record_get_ref (point, TL_POINT_CARD), TL_KIND_CARD);
  const char *id = tl_record_get_ref (point, TL_POINT_COLUMN);
  double      place = tl_record_get_number (point, TL_POINT_AT);
  int         index;

  if (card != NULL && !find_card_place (table, map, card, &id, &place))
    return FALSE;
  index = find_column (columns, id);
  if (index < 0)
    return FALSE;
  *column = index;
  *at = place;
  return TRUE;
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
 *
 * Returns: FALSE when it stands nowhere, since its card is parked; the results are then untouched
 */
gboolean
tl_query_point_place (
  const TlTable *table, const char *map, const TlRecord *point, int *column, double *at)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  return find_point_place (table, map, columns, point, column, at);
}

typedef struct
{
  const TlRecord *point;
  double          x;
} PlacedPoint;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const PlacedPoint *left = a;
  const PlacedPoint *right = b;

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  return compare_order (&left->point, &right->point);
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
  const GPtrArray *points = tl_table_get_children (table, curve, TL_KIND_POINT);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (PlacedPoint));
  GPtrArray *sorted = g_ptr_array_sized_new (points->len);

  for (guint i = 0; i < points->len; i++)
    {
      PlacedPoint entry = { points->pdata[i], 0 };
      int         column;
      double      at;

      if (!find_point_place (table, map, columns, entry.point, &column, &at))
        continue;
      entry.x = column + at;
      g_array_append_val (placed, entry);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (sorted, (gpointer) g_array_index (placed, PlacedPoint, i).point);
  return sorted;
}

/**
 * tl_query_observed_share:
 * @table: a table
 * @map: the id of a map
 *
 * How much of a map is known and not assumed.
 *
 * Returns: the share of cards with an evidence status that are observed, in [0, 1]; NAN when none
 * has one
 */
double
tl_query_observed_share (const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  guint            n_observed = 0;
  guint            n_known = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      gint64 status = tl_record_get_integer (cards->pdata[i], TL_CARD_EVIDENCE_STATUS);

      n_known += status != TL_EVIDENCE_STATUS_NONE;
      n_observed += status == TL_EVIDENCE_STATUS_OBSERVED;
    }
  return n_known > 0 ? (double) n_observed / n_known : NAN;
}
