/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline's edits that add cards. Where a card comes to stand is that of the row it is added
 * at. */
#include "config.h"

#include "app/tl-outline-edits.h"

#include <glib/gi18n-lib.h>

#include "map/tl-about.h"
#include "map/tl-edit.h"

/* The card that comes after another in its cell. */
static char *
dup_next_in_cell (const TlTable *table, const char *map, const TlRecord *card)
{
  g_autoptr (GPtrArray) cell = tl_query_cell (table,
                                              map,
                                              tl_record_get_ref (card, TL_CARD_COLUMN),
                                              tl_record_get_ref (card, TL_CARD_LANE));
  guint place;

  if (!g_ptr_array_find (cell, card, &place) || place + 1 >= cell->len)
    return NULL;
  return g_strdup (tl_record_get_id (cell->pdata[place + 1]));
}

/* The first lane that cards stand in. */
static const TlRecord *
find_lane (const TlTable *table, const char *map)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    if (tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND) != TL_LANE_KIND_EMOTIONS &&
        !tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN))
      return lanes->pdata[i];
  return NULL;
}

/**
 * tl_outline_edit_add:
 * @model: a model
 * @after: (nullable): the row it is to come after, in the same cell; a point's column gives the
 *   column alone; NULL = the map's first cell
 *
 * Adds an empty card.
 *
 * Returns: (transfer full) (nullable): its id; NULL when the map has no column
 */
char *
tl_outline_edit_add (TlOutlineModel *model, const char *after)
{
  TlDocument     *document = tl_outline_model_get_document (model);
  const TlTable  *table = tl_document_get_table (document);
  const char     *map = tl_outline_model_get_map (model);
  const TlRecord *record = tl_table_get (table, after);
  gboolean        is_card = record && tl_record_get_kind (record) == TL_KIND_CARD;
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  const TlRecord  *first = find_lane (table, map);
  g_autofree char *column = NULL;
  g_autofree char *lane = NULL;
  g_autofree char *before = NULL;
  char            *id;

  if (is_card)
    {
      column = g_strdup (tl_record_get_ref (record, TL_CARD_COLUMN));
      lane = g_strdup (tl_record_get_ref (record, TL_CARD_LANE));
      before = column && lane ? dup_next_in_cell (table, map, record) : NULL;
      if (!lane)
        g_clear_pointer (&column, g_free);
    }
  else if (columns->len && first)
    {
      column = g_strdup (record ? tl_record_get_ref (record, TL_POINT_COLUMN)
                                : tl_record_get_id (columns->pdata[0]));
      lane = g_strdup (tl_record_get_id (first));
    }
  else
    return NULL;
  tl_document_begin (document, _ ("Add Card"));
  id = tl_edit_add_card (document, map, column, lane, "", before);
  tl_document_commit (document);
  return id;
}

/**
 * tl_outline_edit_add_about:
 * @model: a model
 * @about: the row of a card or point
 * @kind: pain points, opportunities or solutions
 * @title: its title, ""
 *
 * Adds a card about another, in the same column.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
tl_outline_edit_add_about (TlOutlineModel *model,
                           const char     *about,
                           TlLaneKind      kind,
                           const char     *title)
{
  TlDocument      *document = tl_outline_model_get_document (model);
  TlOutlineRow    *row = tl_outline_model_find (model, about);
  gboolean         is_card = row && tl_outline_row_is_card (row);
  g_autofree char *column = NULL;
  g_autofree char *card = NULL;
  char            *id;

  if (!row)
    return NULL;
  column = g_strdup (tl_record_get_ref (tl_outline_row_get_record (row),
                                        is_card ? TL_CARD_COLUMN : TL_POINT_COLUMN));
  if (is_card)
    card = g_strdup (tl_about_find_target (tl_document_get_table (document), about, kind));
  tl_document_begin (document,
                     kind == TL_LANE_KIND_PAIN_POINTS ? _ ("Add Pain Point")
                     : kind == TL_LANE_KIND_SOLUTIONS ? _ ("Add Solution")
                     : *title                         ? _ ("How Might We")
                                                      : _ ("Add Opportunity"));
  id = tl_edit_add_about (document, tl_outline_model_get_map (model), card, column, kind, title);
  tl_document_commit (document);
  return id;
}

/**
 * tl_outline_edit_duplicate:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 *
 * Returns: (transfer full) (nullable): the last copy's id
 */
char *
tl_outline_edit_duplicate (TlOutlineModel *model, const char *const *ids)
{
  TlDocument *document = tl_outline_model_get_document (model);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) copies = NULL;
  char *last = NULL;

  for (guint i = 0; ids[i]; i++)
    {
      TlOutlineRow *row = tl_outline_model_find (model, ids[i]);

      if (row && tl_outline_row_is_card (row))
        g_ptr_array_add (cards, g_strdup (ids[i]));
    }
  if (cards->len == 0)
    return NULL;
  g_ptr_array_add (cards, NULL);
  tl_document_begin (document, _ ("Duplicate"));
  copies = tl_edit_duplicate_cards (document, (const char *const *) cards->pdata);
  tl_document_commit (document);
  for (guint i = 0; copies[i]; i++)
    last = copies[i];
  return g_strdup (last);
}
