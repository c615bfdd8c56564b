/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of the emotion curve: single points, scores of cards. */
#include "config.h"

#include "map/tl-edit-private.h"

#include <math.h>

/**
 * tl_edit_ensure_curve:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @persona: (nullable): the id of a persona, NULL = the nameless curve
 * @target: whether the line of where it should go is meant
 *
 * Finds a curve, or adds it, and an emotions lane if the map has none.
 *
 * Returns: (transfer full): the curve's id
 */
char *
tl_edit_ensure_curve (TlDocument *doc, const char *map, const char *persona, gboolean target)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *old = tl_query_curve (table, map, persona, target);
  g_autofree char *lane = NULL;
  TlRecord        *curve;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), NULL);
  g_return_val_if_fail (persona == NULL || tl_table_get_kind (table, persona, TL_KIND_PERSONA),
                        NULL);

  if (old != NULL)
    return g_strdup (tl_record_get_id (old));
  lane = tl_edit_ensure_lane (doc, map, TL_LANE_KIND_EMOTIONS);
  curve = tl_edit_new_child (doc, TL_KIND_CURVE, map, NULL);
  tl_record_set_ref (curve, TL_CURVE_LANE, lane);
  tl_record_set_ref (curve, TL_CURVE_PERSONA, persona);
  tl_record_set_boolean (curve, TL_CURVE_TARGET, target);
  return tl_edit_put_new (doc, curve);
}

static gboolean
is_of_same_map (const TlTable *table, const char *a, const char *b)
{
  return g_strcmp0 (tl_query_map_of (table, a), tl_query_map_of (table, b)) == 0;
}

/**
 * tl_edit_set_card_score:
 * @doc: a document with a transaction open
 * @curve: the id of a curve
 * @card: the id of a card of the same map
 * @score: the card's emotion; held to [-2, 2]
 *
 * Sets a card's emotion: the score of the point anchored to it, which is made if there is none.
 *
 * Returns: (transfer full): the point's id
 */
char *
tl_edit_set_card_score (TlDocument *doc, const char *curve, const char *card, double score)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *old;
  TlRecord       *point;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, curve, TL_KIND_CURVE), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, card, TL_KIND_CARD), NULL);
  g_return_val_if_fail (is_of_same_map (table, curve, card) && !isnan (score), NULL);

  old = tl_query_point_of_card (table, curve, card);
  if (old != NULL)
    {
      char *id = g_strdup (tl_record_get_id (old));

      tl_edit_set_number (doc, id, TL_POINT_SCORE, score);
      return id;
    }
  point = tl_edit_new_child (doc, TL_KIND_POINT, curve, NULL);
  tl_record_set_ref (point, TL_POINT_CARD, card);
  tl_record_set_number (point, TL_POINT_SCORE, CLAMP (score, -2.0, 2.0));
  return tl_edit_put_new (doc, point);
}

/**
 * tl_edit_add_point:
 * @doc: a document with a transaction open
 * @curve: the id of a curve
 * @column: the id of a step, or stage without steps, of the same map
 * @at: where in the column; held to [0, 1]
 * @score: held to [-2, 2]
 *
 * Adds a point at a place.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_point (TlDocument *doc, const char *curve, const char *column, double at, double score)
{
  const TlTable *table = tl_document_get_table (doc);
  TlRecord      *point;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, curve, TL_KIND_CURVE), NULL);
  g_return_val_if_fail (tl_edit_is_column (table, column), NULL);
  g_return_val_if_fail (is_of_same_map (table, curve, column), NULL);
  g_return_val_if_fail (!isnan (at) && !isnan (score), NULL);

  point = tl_edit_new_child (doc, TL_KIND_POINT, curve, NULL);
  tl_record_set_ref (point, TL_POINT_COLUMN, column);
  tl_record_set_number (point, TL_POINT_AT, CLAMP (at, 0.0, 1.0));
  tl_record_set_number (point, TL_POINT_SCORE, CLAMP (score, -2.0, 2.0));
  return tl_edit_put_new (doc, point);
}
