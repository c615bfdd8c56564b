/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a card or point besides its own record: where its column and lane stand and what
 * they are called, whose it is, and its score. */
#include "config.h"

#include "app/tl-outline-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/tl-opens.h"
#include "map/tl-query.h"

#include "app/tl-labels.h"

static void
number (GHashTable *places, const TlRecord *record, guint index)
{
  g_hash_table_insert (places, (gpointer) tl_record_get_id (record), GINT_TO_POINTER (index + 1));
}

/* -1 = none. */
static int
look_up (GHashTable *places, const char *id)
{
  return id ? GPOINTER_TO_INT (g_hash_table_lookup (places, id)) - 1 : -1;
}

/**
 * tl_outline_grid_init:
 * @self: a grid to be filled
 * @table: the document's table, which must not change as long as the grid is used
 * @map: the id of a map
 * @persona: (nullable): whose scores the cards show
 */
void
tl_outline_grid_init (TlOutlineGrid *self,
                      const TlTable *table,
                      const char    *map,
                      const char    *persona)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  const TlRecord  *curve = tl_query_curve (table, map, persona, FALSE);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  self->table = table;
  self->curve = curve ? tl_record_get_id (curve) : NULL;
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->lanes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < columns->len; i++)
    number (self->columns, columns->pdata[i], i);
  for (guint i = 0; i < lanes->len; i++)
    number (self->lanes, lanes->pdata[i], i);
}

/**
 * tl_outline_grid_clear:
 * @self: a grid
 */
void
tl_outline_grid_clear (TlOutlineGrid *self)
{
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->lanes);
}

static void
find_place (const TlOutlineGrid *self, const char *column, const char *lane, TlOutlineFacts *facts)
{
  const TlRecord *stage = tl_query_stage_of (self->table, column);
  const TlRecord *step = tl_table_get_kind (self->table, column, TL_KIND_STEP);
  const TlRecord *record = tl_table_get_kind (self->table, lane, TL_KIND_LANE);

  facts->column = look_up (self->columns, column);
  facts->lane = look_up (self->lanes, lane);
  facts->stage = stage ? tl_record_get_text (stage, TL_STAGE_TITLE) : "";
  facts->step = step ? tl_record_get_text (step, TL_STEP_TITLE) : "";
  facts->lane_title = "";
  if (record)
    {
      facts->lane_title = tl_record_get_text (record, TL_LANE_TITLE);
      if (!*facts->lane_title)
        facts->lane_title =
          tl_labels_get_lane ((TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND));
    }
  if (facts->column < 0 || facts->lane < 0)
    {
      facts->column = TL_OUTLINE_PARKED;
      facts->lane = 0;
      facts->stage = _ ("Parked");
      facts->step = "";
    }
  else if (!*facts->stage)
    facts->stage = _ ("Unnamed Stage");
}

static const char *
get_persona_name (const TlOutlineGrid *self, const char *persona)
{
  const TlRecord *record = tl_table_get_kind (self->table, persona, TL_KIND_PERSONA);
  const char     *name = record ? tl_record_get_text (record, TL_PERSONA_NAME) : "";

  return record && !*name ? _ ("Unnamed") : name;
}

/* A map of the document by its name, anything else as it is written. */
static const char *
get_journey (const TlOutlineGrid *self, const TlRecord *card)
{
  const char      *text = tl_record_get_text (card, TL_CARD_OPENS);
  const TlRecord  *record = tl_table_get_kind (self->table, text, TL_KIND_MAP);
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;

  if (record)
    return *tl_record_get_text (record, TL_MAP_TITLE) ? tl_record_get_text (record, TL_MAP_TITLE)
                                                      : _ ("Untitled map");
  if (tl_opens_read (text, &file, &map) && !file)
    return _ ("A map that is missing");
  return text;
}

static void
get_facts_of_card (const TlOutlineGrid *self, const TlRecord *card, TlOutlineFacts *facts)
{
  const TlRecord *point =
    self->curve ? tl_query_point_of_card (self->table, self->curve, tl_record_get_id (card)) : NULL;

  find_place (self,
              tl_record_get_ref (card, TL_CARD_COLUMN),
              tl_record_get_ref (card, TL_CARD_LANE),
              facts);
  facts->persona = get_persona_name (self, tl_record_get_ref (card, TL_CARD_PERSONA));
  facts->journey = get_journey (self, card);
  facts->kind = tl_query_card_kind (self->table, card);
  facts->score = point ? tl_record_get_number (point, TL_POINT_SCORE) : NAN;
}

static void
get_facts_of_point (const TlOutlineGrid *self, const TlRecord *point, TlOutlineFacts *facts)
{
  const TlRecord *curve = tl_table_get (self->table, tl_record_get_parent (point));
  const char     *map = tl_record_get_parent (curve);
  const char     *lane = tl_record_get_ref (curve, TL_CURVE_LANE);
  const TlRecord *usual = tl_query_lane_of_kind (self->table, map, TL_LANE_KIND_EMOTIONS);

  if (!lane && usual)
    lane = tl_record_get_id (usual);
  find_place (self, tl_record_get_ref (point, TL_POINT_COLUMN), lane, facts);
  facts->persona = get_persona_name (self, tl_record_get_ref (curve, TL_CURVE_PERSONA));
  facts->journey = "";
  facts->kind = TL_LANE_KIND_EMOTIONS;
  facts->score = tl_record_get_number (point, TL_POINT_SCORE);
}

/**
 * tl_outline_grid_fill:
 * @self: a grid
 * @row: the row of a record
 * @record: a card of the map, or a point of one of its curves
 *
 * Lets a row take in what its record is now, and what belongs to it.
 *
 * Returns: whether the row says something else now
 */
gboolean
tl_outline_grid_fill (const TlOutlineGrid *self, TlOutlineRow *row, const TlRecord *record)
{
  TlOutlineFacts facts = { 0 };

  if (tl_record_get_kind (record) == TL_KIND_CARD)
    get_facts_of_card (self, record, &facts);
  else
    get_facts_of_point (self, record, &facts);
  return tl_outline_row_update (row, record, &facts);
}
