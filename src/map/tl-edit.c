/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs for structure: maps, stages, steps, lanes; and what all verbs share. Each
 * runs in the caller's transaction, reads the document's table, and puts changed copies of records.
 * A stage with steps is no column: the verbs here keep that true. */
#include "config.h"

#include "map/tl-edit-private.h"
#include "map/tl-edit-structure.h"

#include "base/tl-order.h"
#include "base/tl-text.h"

#include <string.h>

TlRecord *
tl_edit_copy_record (TlDocument *doc, const char *id)
{
  return tl_record_copy (tl_table_get (tl_document_get_table (doc), id));
}

/* Takes @record over. Returns whether it was another than the table's. */
gboolean
tl_edit_put_changed (TlDocument *doc, TlRecord *record)
{
  const TlRecord *old = tl_table_get (tl_document_get_table (doc), tl_record_get_id (record));
  gboolean        changed = old == NULL || !tl_record_equal (old, record);

  if (changed)
    tl_document_put (doc, record);
  tl_record_unref (record);
  return changed;
}

static const char *
get_order (const TlRecord *record)
{
  const char *key = tl_record_get_text (record, TL_FIELD_ORDER);

  return tl_order_is_valid (key) ? key : NULL;
}

/* A key for a place among siblings: right before @before, or after the last one. */
char *
tl_edit_find_order (const TlTable *table, const char *parent, TlKind kind, const char *before)
{
  const GPtrArray *siblings = tl_table_get_children (table, parent, kind);
  const TlRecord  *next = tl_table_get_kind (table, before, kind);
  guint            place = siblings->len;

  if (next == NULL || g_strcmp0 (tl_record_get_parent (next), parent) != 0)
    return tl_order_between (place > 0 ? get_order (siblings->pdata[place - 1]) : NULL, NULL);
  while (place > 0 && strcmp (tl_record_get_text (siblings->pdata[place - 1], TL_FIELD_ORDER),
                              tl_record_get_text (next, TL_FIELD_ORDER)) >= 0)
    place--;
  return tl_order_between (place > 0 ? get_order (siblings->pdata[place - 1]) : NULL,
                           get_order (next));
}

/* A new record in its place, to be filled in and given to tl_edit_put_new(). */
TlRecord *
tl_edit_new_child (TlDocument *doc, TlKind kind, const char *parent, const char *before)
{
  g_autofree char *id = tl_document_dup_new_id (doc);
  g_autofree char *order = tl_edit_find_order (tl_document_get_table (doc), parent, kind, before);
  TlRecord        *record = tl_record_new (kind, id);

  tl_record_set_ref (record, TL_FIELD_PARENT, parent);
  tl_record_set_text (record, TL_FIELD_ORDER, order);
  return record;
}

/* Takes @record over. Returns its id. */
char *
tl_edit_put_new (TlDocument *doc, TlRecord *record)
{
  char *id = g_strdup (tl_record_get_id (record));

  tl_document_put (doc, record);
  tl_record_unref (record);
  return id;
}

static void
set_title (TlRecord *record, guint field, const char *title)
{
  g_autofree char *clean = tl_text_clean (title, TL_EDIT_MAX_TEXT, FALSE);

  tl_record_set_text (record, field, clean);
}

/* Whether cards may stand in it: a step, or a stage without steps. */
gboolean
tl_edit_is_column (const TlTable *table, const char *id)
{
  if (tl_table_get_kind (table, id, TL_KIND_STEP) != NULL)
    return TRUE;
  return tl_table_get_kind (table, id, TL_KIND_STAGE) != NULL &&
         tl_table_get_children (table, id, TL_KIND_STEP)->len == 0;
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

/* The field in which records of a kind name the column they stand in, -1 = they stand in none. */
int
tl_edit_get_column_field (TlKind kind)
{
  switch ((int) kind)
    {
    case TL_KIND_CARD:
      return TL_CARD_COLUMN;
    case TL_KIND_POINT:
      return TL_POINT_COLUMN;
    case TL_KIND_COMMENT:
      return TL_COMMENT_COLUMN;
    default:
      return -1;
    }
}

/* Moves every card, point and comment of one column to another of the same map. */
void
tl_edit_change_column (TlDocument *doc, const char *from, const char *to)
{
  const GPtrArray *referrers = tl_table_get_referrers (tl_document_get_table (doc), from);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (release_record);

  for (guint i = 0; i < referrers->len; i++)
    g_ptr_array_add (records, tl_record_ref (referrers->pdata[i]));
  for (guint i = 0; i < records->len; i++)
    {
      const TlRecord *record = records->pdata[i];
      TlKind          kind = tl_record_get_kind (record);
      int             field = tl_edit_get_column_field (kind);
      TlRecord       *copy;

      if (field < 0 || g_strcmp0 (tl_record_get_ref (record, field), from) != 0)
        continue;
      copy = tl_record_copy (record);
      tl_record_set_ref (copy, field, to);
      tl_edit_put_changed (doc, copy);
    }
}

/**
 * tl_edit_add_map:
 * @doc: a document with a transaction open
 * @title: (nullable): its title
 *
 * Adds an empty as-is map after the others.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_map (TlDocument *doc, const char *title)
{
  TlRecord *map;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);

  map = tl_edit_new_child (doc, TL_KIND_MAP, tl_document_get_id (doc), NULL);
  set_title (map, TL_MAP_TITLE, title);
  return tl_edit_put_new (doc, map);
}

/**
 * tl_edit_add_stage:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @title: (nullable): its title
 * @before: (nullable): the stage it comes to stand before, NULL = last
 *
 * Adds a stage.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_stage (TlDocument *doc, const char *map, const char *title, const char *before)
{
  TlEditSpans *spans;
  TlRecord    *stage;
  char        *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (tl_document_get_table (doc), map, TL_KIND_MAP), NULL);

  spans = tl_edit_spans_save (tl_document_get_table (doc), map);
  stage = tl_edit_new_child (doc, TL_KIND_STAGE, map, before);
  set_title (stage, TL_STAGE_TITLE, title);
  id = tl_edit_put_new (doc, stage);
  tl_edit_spans_follow (doc, spans);
  return id;
}

/**
 * tl_edit_add_step:
 * @doc: a document with a transaction open
 * @stage: the id of a stage
 * @title: (nullable): its title
 * @before: (nullable): the step it comes to stand before, NULL = last
 *
 * Adds a step. A stage's first step takes over the stage's cards and points.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_step (TlDocument *doc, const char *stage, const char *title, const char *before)
{
  const TlTable *table = tl_document_get_table (doc);
  TlEditSpans   *spans;
  TlRecord      *step;
  gboolean       is_first;
  char          *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, stage, TL_KIND_STAGE), NULL);

  is_first = tl_table_get_children (table, stage, TL_KIND_STEP)->len == 0;
  spans = tl_edit_spans_save (table, tl_query_map_of (table, stage));
  step = tl_edit_new_child (doc, TL_KIND_STEP, stage, before);
  set_title (step, TL_STEP_TITLE, title);
  id = tl_edit_put_new (doc, step);
  if (is_first)
    tl_edit_change_column (doc, stage, id);
  tl_edit_spans_follow (doc, spans);
  return id;
}

/**
 * tl_edit_add_lane:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @kind: what its cards are
 * @title: (nullable): its title, "" = the kind's usual name
 * @before: (nullable): the lane it comes to stand before, NULL = last
 *
 * Adds a lane.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_lane (
  TlDocument *doc, const char *map, TlLaneKind kind, const char *title, const char *before)
{
  TlRecord *lane;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (tl_document_get_table (doc), map, TL_KIND_MAP), NULL);
  g_return_val_if_fail ((guint) kind < TL_N_LANE_KINDS, NULL);

  lane = tl_edit_new_child (doc, TL_KIND_LANE, map, before);
  tl_record_set_integer (lane, TL_LANE_KIND, (gint64) kind);
  set_title (lane, TL_LANE_TITLE, title);
  return tl_edit_put_new (doc, lane);
}

/* The lane that comes right after the last one of a kind, NULL = none does. */
static const char *
find_after_kind (const TlTable *table, const char *map, TlLaneKind kind, gboolean *found)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);

  for (guint i = lanes->len; i-- > 0;)
    if (tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND) == (gint64) kind)
      {
        *found = TRUE;
        return i + 1 < lanes->len ? tl_record_get_id (lanes->pdata[i + 1]) : NULL;
      }
  return NULL;
}

/* Finds the lane of a kind, or makes it where one looks for it: what hurts below what is felt, what
 * to do about it below that. NULL = there is none and the map's structure is locked. */
char *
tl_edit_ensure_lane (TlDocument *doc, const char *map, TlLaneKind kind)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *lane = tl_query_lane_of_kind (table, map, kind);
  const char     *before = NULL;
  gboolean        found = FALSE;

  if (lane != NULL)
    return g_strdup (tl_record_get_id (lane));
  if (tl_edit_is_locked (table, map))
    return NULL;
  if (kind == TL_LANE_KIND_SOLUTIONS)
    before = find_after_kind (table, map, TL_LANE_KIND_OPPORTUNITIES, &found);
  if (!found && (kind == TL_LANE_KIND_SOLUTIONS || kind == TL_LANE_KIND_OPPORTUNITIES))
    before = find_after_kind (table, map, TL_LANE_KIND_PAIN_POINTS, &found);
  if (!found && (kind == TL_LANE_KIND_SOLUTIONS || kind == TL_LANE_KIND_OPPORTUNITIES ||
                 kind == TL_LANE_KIND_PAIN_POINTS))
    before = find_after_kind (table, map, TL_LANE_KIND_EMOTIONS, &found);
  return tl_edit_add_lane (doc, map, kind, "", before);
}

/* Whether a record already stands right before @before (or last). */
static gboolean
is_in_place (const TlTable *table, const TlRecord *record, const char *before)
{
  const GPtrArray *siblings =
    tl_table_get_children (table, tl_record_get_parent (record), tl_record_get_kind (record));
  guint place;

  if (!g_ptr_array_find ((GPtrArray *) siblings, record, &place))
    return FALSE;
  if (place + 1 == siblings->len)
    return before == NULL;
  return before != NULL && g_str_equal (tl_record_get_id (siblings->pdata[place + 1]), before);
}

/**
 * tl_edit_reorder:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @before: (nullable): the sibling it comes to stand before, NULL = last
 *
 * Moves a record among its siblings: a stage, step, lane, map, persona or card. Nothing else
 * changes.
 */
void
tl_edit_reorder (TlDocument *doc, const char *id, const char *before)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *record = tl_table_get (table, id);
  g_autofree char *order = NULL;
  TlRecord        *copy;

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (record != NULL && tl_record_get_parent (record) != NULL);

  if (g_strcmp0 (id, before) == 0 || is_in_place (table, record, before))
    return;
  order =
    tl_edit_find_order (table, tl_record_get_parent (record), tl_record_get_kind (record), before);
  copy = tl_record_copy (record);
  tl_record_set_text (copy, TL_FIELD_ORDER, order);
  tl_edit_put_changed (doc, copy);
}
