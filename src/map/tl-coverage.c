/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting evidence. A stage is counted through the records that refer to its columns, so its cost
 * follows the stage and not the map. */
#include "config.h"

#include "map/tl-coverage.h"

#include "map/tl-query.h"

#include <math.h>

/* Whether a card says how things are, so that one may ask how that is known. */
static gboolean
claims (TlLaneKind kind)
{
  switch (kind)
    {
    case TL_LANE_KIND_TOUCHPOINTS:
    case TL_LANE_KIND_ACTIONS:
    case TL_LANE_KIND_THOUGHTS:
    case TL_LANE_KIND_QUOTES:
    case TL_LANE_KIND_NEEDS:
    case TL_LANE_KIND_EMOTIONS:
    case TL_LANE_KIND_PAIN_POINTS:
    case TL_LANE_KIND_CHANNELS:
    case TL_LANE_KIND_FRONTSTAGE:
    case TL_LANE_KIND_BACKSTAGE:
    case TL_LANE_KIND_SUPPORT:
      return TRUE;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
    case TL_LANE_KIND_EVIDENCE:
    case TL_LANE_KIND_METRICS:
    case TL_LANE_KIND_IMAGES:
    case TL_LANE_KIND_TEXT:
    case TL_N_LANE_KINDS:
    default:
      return FALSE;
    }
}

static void
count_card (TlCoverage *coverage, const TlTable *table, const TlRecord *card)
{
  switch ((TlEvidenceStatus) tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS))
    {
    case TL_EVIDENCE_STATUS_OBSERVED:
      coverage->n_observed++;
      break;
    case TL_EVIDENCE_STATUS_ASSUMED:
      coverage->n_assumed++;
      break;
    case TL_EVIDENCE_STATUS_PROPOSED:
      coverage->n_proposed++;
      break;
    case TL_EVIDENCE_STATUS_NONE:
    default:
      coverage->n_unsaid += claims (tl_query_card_kind (table, card));
      break;
    }
}

/**
 * tl_coverage_of_map:
 * @table: a table
 * @map: the id of a map
 *
 * Returns: the counts of the cards that are on the map
 */
TlCoverage
tl_coverage_of_map (const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  TlCoverage       coverage = { 0 };

  for (guint i = 0; i < cards->len; i++)
    if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL)
      count_card (&coverage, table, cards->pdata[i]);
  return coverage;
}

static void
count_column (TlCoverage *coverage, const TlTable *table, const char *column)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, column);

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_CARD &&
        g_strcmp0 (tl_record_get_ref (referrers->pdata[i], TL_CARD_COLUMN), column) == 0)
      count_card (coverage, table, referrers->pdata[i]);
}

/**
 * tl_coverage_of_stage:
 * @table: a table
 * @stage: the id of a stage
 *
 * Counts the cards that begin in a stage, or in one of its steps.
 *
 * Returns: the counts
 */
TlCoverage
tl_coverage_of_stage (const TlTable *table, const char *stage)
{
  const GPtrArray *steps = tl_table_get_children (table, stage, TL_KIND_STEP);
  TlCoverage       coverage = { 0 };

  count_column (&coverage, table, stage);
  for (guint i = 0; i < steps->len; i++)
    count_column (&coverage, table, tl_record_get_id (steps->pdata[i]));
  return coverage;
}

/**
 * tl_coverage_get_n:
 * @coverage: counts
 *
 * Returns: of how many cards it is said how they are known
 */
guint
tl_coverage_get_n (const TlCoverage *coverage)
{
  return coverage->n_observed + coverage->n_assumed + coverage->n_proposed;
}

/**
 * tl_coverage_get_percent:
 * @coverage: counts
 *
 * The share of observed cards among those of which it is said how they are known.
 *
 * Returns: 0 to 100; -1 when nothing is said of any
 */
int
tl_coverage_get_percent (const TlCoverage *coverage)
{
  guint n = tl_coverage_get_n (coverage);

  return n > 0 ? (int) floor (100.0 * coverage->n_observed / n + .5) : -1;
}

static void
add_assumptions (const TlTable *table, const char *map, const char *column, GPtrArray *found)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      g_autoptr (GPtrArray) cell =
        tl_query_cell (table, map, column, tl_record_get_id (lanes->pdata[i]));

      for (guint k = 0; k < cell->len; k++)
        if (tl_record_get_integer (cell->pdata[k], TL_CARD_EVIDENCE_STATUS) ==
            TL_EVIDENCE_STATUS_ASSUMED)
          g_ptr_array_add (found, cell->pdata[k]);
    }
}

/**
 * tl_coverage_list_assumptions:
 * @table: a table
 * @map: the id of a map
 *
 * The cards that are assumed, in the order of columns, then lanes: what research has to find out.
 *
 * Returns: (transfer container) (element-type TlRecord): the cards
 */
GPtrArray *
tl_coverage_list_assumptions (const TlTable *table, const char *map)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    add_assumptions (table, map, tl_record_get_id (columns->pdata[i]), found);
  return found;
}
