/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting. First it is found out, with the document untouched, what goes: the records named, all
 * nested in them, and what the field table says goes along with them. Then the references of those
 * who stay are mended by the same table, and last the records are removed. What the table cannot
 * say stands here: cards of a deleted column or lane are parked, a card's numbers go with it, a
 * stage that loses its last step takes back its columns' cards and points, a point whose card goes
 * becomes a place in the column, and so does a thread of comments. */
#include "config.h"

#include "map/tl-edit-private.h"
#include "map/tl-opens.h"

#include <string.h>

/* A point's place once its card is gone. */
typedef struct
{
  char  *column;
  double at;
} Place;

typedef struct
{
  TlDocument    *doc;
  const TlTable *table;
  GPtrArray     *gone;     /* TlRecord, parents before children */
  GHashTable    *gone_ids; /* ids of these */
  GHashTable    *heirs;    /* id of a step that goes -> id of the stage that takes over */
  GHashTable    *places;   /* id of a point -> Place */
  GPtrArray     *damaged;  /* TlRecord that stay and refer to what goes, each once */
  GHashTable    *damaged_ids;
  gboolean       delete_cards;
  guint          n_parked;
} Deletion;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->column);
  g_free (place);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static gboolean
is_gone (const Deletion *deletion, const char *id)
{
  return id != NULL && g_hash_table_contains (deletion->gone_ids, id);
}

static void
mark_gone (Deletion *deletion, const TlRecord *record)
{
  const char *id = tl_record_get_id (record);

  if (g_hash_table_add (deletion->gone_ids, (gpointer) id))
    g_ptr_array_add (deletion->gone, tl_record_ref (record));
}

static void
mark_children (Deletion *deletion, const TlRecord *record)
{
  for (TlKind kind = TL_KIND_PERSONA; kind < TL_N_KINDS; kind++)
    {
      const GPtrArray *children =
        tl_table_get_children (deletion->table, tl_record_get_id (record), kind);

      for (guint i = 0; i < children->len; i++)
        mark_gone (deletion, children->pdata[i]);
    }
}

static gboolean
holds_cards (const TlRecord *record)
{
  TlKind kind = tl_record_get_kind (record);

  return kind == TL_KIND_STAGE || kind == TL_KIND_STEP || kind == TL_KIND_LANE;
}

static gboolean
stands_in (const TlRecord *card, const char *id)
{
  return g_strcmp0 (tl_record_get_ref (card, TL_CARD_COLUMN), id) == 0 ||
         g_strcmp0 (tl_record_get_ref (card, TL_CARD_LANE), id) == 0;
}

static void
mark_cards_in (Deletion *deletion, const TlRecord *record)
{
  const char      *id = tl_record_get_id (record);
  const GPtrArray *referrers = tl_table_get_referrers (deletion->table, id);

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_CARD &&
        stands_in (referrers->pdata[i], id))
      mark_gone (deletion, referrers->pdata[i]);
}

/* Everything nested, and the cards in deleted columns and lanes where they are to go too. */
static void
mark_nested (Deletion *deletion, guint from)
{
  for (guint i = from; i < deletion->gone->len; i++)
    {
      mark_children (deletion, deletion->gone->pdata[i]);
      if (deletion->delete_cards && holds_cards (deletion->gone->pdata[i]))
        mark_cards_in (deletion, deletion->gone->pdata[i]);
    }
}

/* The stages that stay but lose all their steps become columns again. */
static void
find_heirs (Deletion *deletion)
{
  for (guint i = 0; i < deletion->gone->len; i++)
    {
      const TlRecord  *step = deletion->gone->pdata[i];
      const char      *stage = tl_record_get_parent (step);
      const GPtrArray *steps;
      gboolean         all_gone = TRUE;

      if (tl_record_get_kind (step) != TL_KIND_STEP || is_gone (deletion, stage))
        continue;
      steps = tl_table_get_children (deletion->table, stage, TL_KIND_STEP);
      for (guint j = 0; all_gone && j < steps->len; j++)
        all_gone = is_gone (deletion, tl_record_get_id (steps->pdata[j]));
      if (all_gone)
        g_hash_table_insert (deletion->heirs, (gpointer) tl_record_get_id (step), (gpointer) stage);
    }
}

/* What a column becomes: itself, its stage, or nothing. */
static const char *
find_heir (const Deletion *deletion, const char *column)
{
  if (column == NULL || !is_gone (deletion, column))
    return column;
  return g_hash_table_lookup (deletion->heirs, column);
}

static gboolean
keep_place (Deletion *deletion, const TlRecord *point)
{
  const TlTable *table = deletion->table;
  const char    *map = tl_query_map_of (table, tl_record_get_id (point));
  g_autoptr (GPtrArray) columns = NULL;
  const char *column;
  Place      *place;
  int         index;
  double      at;

  if (!tl_query_point_place (table, map, point, &index, &at))
    return FALSE;
  columns = tl_query_columns (table, map);
  column = find_heir (deletion, tl_record_get_id (columns->pdata[index]));
  if (column == NULL)
    return FALSE;
  place = g_new (Place, 1);
  place->column = g_strdup (column);
  place->at = at;
  g_hash_table_insert (deletion->places, (gpointer) tl_record_get_id (point), place);
  return TRUE;
}

/* What is written on a card goes with it; a number about a stage or lane is kept as the map's. */
static gboolean
is_number_of_card (const Deletion *deletion, const TlRecord *record, guint field)
{
  return tl_record_get_kind (record) == TL_KIND_METRIC && field == TL_METRIC_ABOUT &&
         tl_table_get_kind (deletion->table, tl_record_get_ref (record, field), TL_KIND_CARD) !=
           NULL;
}

/* Whether a record that refers to what goes, by one field, goes along. */
static gboolean
goes_along (Deletion *deletion, const TlRecord *record, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);

  if (info->type != TL_FIELD_TYPE_REF || !is_gone (deletion, tl_record_get_ref (record, field)))
    return FALSE;
  switch (info->gone)
    {
    case TL_GONE_DELETE:
      return tl_record_get_kind (record) != TL_KIND_POINT || field != TL_POINT_COLUMN ||
             find_heir (deletion, tl_record_get_ref (record, field)) == NULL;
    case TL_GONE_REANCHOR:
      return !keep_place (deletion, record);
    case TL_GONE_CLEAR:
    default:
      return is_number_of_card (deletion, record, field);
    }
}

static void
mark_referrer (Deletion *deletion, const TlRecord *record)
{
  guint n_fields = tl_kind_get_info (tl_record_get_kind (record))->n_fields;
  guint n_gone = deletion->gone->len;

  for (guint i = TL_FIELD_ORDER + 1; i < n_fields; i++)
    if (goes_along (deletion, record, i))
      {
        mark_gone (deletion, record);
        mark_nested (deletion, n_gone);
        return;
      }
  if (g_hash_table_add (deletion->damaged_ids, (gpointer) tl_record_get_id (record)))
    g_ptr_array_add (deletion->damaged, tl_record_ref (record));
}

/* What goes along by the field table's rules; what stays but must be mended is noted. */
static void
mark_referrers (Deletion *deletion)
{
  for (guint i = 0; i < deletion->gone->len; i++)
    {
      const char      *id = tl_record_get_id (deletion->gone->pdata[i]);
      const GPtrArray *referrers = tl_table_get_referrers (deletion->table, id);

      for (guint j = 0; j < referrers->len; j++)
        if (!is_gone (deletion, tl_record_get_id (referrers->pdata[j])))
          mark_referrer (deletion, referrers->pdata[j]);
    }
}

/* Cards that open a map that goes: the field is a text, which no index knows. */
static void
mark_openers (Deletion *deletion)
{
  for (guint i = 0; i < deletion->gone->len; i++)
    {
      const TlRecord *map = deletion->gone->pdata[i];
      g_autoptr (GPtrArray) cards = NULL;

      if (tl_record_get_kind (map) != TL_KIND_MAP)
        continue;
      cards = tl_opens_find_cards (deletion->table, tl_record_get_id (map));
      for (guint k = 0; k < cards->len; k++)
        if (g_hash_table_add (deletion->damaged_ids, (gpointer) tl_record_get_id (cards->pdata[k])))
          g_ptr_array_add (deletion->damaged, tl_record_ref (cards->pdata[k]));
    }
}

static void
mend_card_place (Deletion *deletion, TlRecord *card)
{
  const char     *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  const char     *lane = tl_record_get_ref (card, TL_CARD_LANE);
  const char     *heir = find_heir (deletion, column);
  const TlRecord *lane_record;

  if (is_gone (deletion, lane))
    {
      lane_record = tl_table_get (deletion->table, lane);
      tl_record_set_integer (card, TL_CARD_KIND, tl_record_get_integer (lane_record, TL_LANE_KIND));
      tl_record_set_ref (card, TL_CARD_LANE, NULL);
      heir = NULL;
    }
  if (column != NULL && heir == NULL)
    deletion->n_parked++;
  if (heir != column)
    tl_record_set_ref (card, TL_CARD_COLUMN, heir);
}

static void
mend_point_place (Deletion *deletion, TlRecord *point)
{
  const Place *place = g_hash_table_lookup (deletion->places, tl_record_get_id (point));
  const char  *column = tl_record_get_ref (point, TL_POINT_COLUMN);

  if (place != NULL)
    {
      tl_record_set_ref (point, TL_POINT_CARD, NULL);
      tl_record_set_ref (point, TL_POINT_COLUMN, place->column);
      tl_record_set_number (point, TL_POINT_AT, place->at);
    }
  else if (is_gone (deletion, column))
    tl_record_set_ref (point, TL_POINT_COLUMN, find_heir (deletion, column));
}

/* A thread stays where its card or point stood; one at a place stays in what is left of that. */
static void
mend_comment_place (Deletion *deletion, TlRecord *comment)
{
  const TlRecord *about =
    tl_table_get (deletion->table, tl_record_get_ref (comment, TL_COMMENT_ABOUT));
  const char *column = tl_record_get_ref (comment, TL_COMMENT_COLUMN);
  const char *lane = tl_record_get_ref (comment, TL_COMMENT_LANE);

  if (about != NULL && is_gone (deletion, tl_record_get_id (about)))
    {
      TlKind kind = tl_record_get_kind (about);

      if (kind == TL_KIND_POINT && tl_record_get_ref (about, TL_POINT_CARD) != NULL)
        about = tl_table_get (deletion->table, tl_record_get_ref (about, TL_POINT_CARD));
      kind = tl_record_get_kind (about);
      if (kind == TL_KIND_CARD)
        {
          column = tl_record_get_ref (about, TL_CARD_COLUMN);
          lane = column != NULL ? tl_record_get_ref (about, TL_CARD_LANE) : NULL;
        }
      else if (kind == TL_KIND_POINT)
        {
          const TlRecord *curve = tl_table_get (deletion->table, tl_record_get_parent (about));

          column = tl_record_get_ref (about, TL_POINT_COLUMN);
          lane = tl_record_get_ref (curve, TL_CURVE_LANE);
        }
      tl_record_set_ref (comment, TL_COMMENT_ABOUT, NULL);
    }
  tl_record_set_ref (comment, TL_COMMENT_COLUMN, find_heir (deletion, column));
  tl_record_set_ref (comment, TL_COMMENT_LANE, is_gone (deletion, lane) ? NULL : lane);
}

static void
mend_list (const Deletion *deletion, TlRecord *record, guint field)
{
  const char *const *list = tl_record_get_list (record, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    if (!is_gone (deletion, list[i]))
      g_ptr_array_add (kept, (gpointer) list[i]);
  g_ptr_array_add (kept, NULL);
  tl_record_set_list (record, field, (const char *const *) kept->pdata);
}

static void
mend_record (Deletion *deletion, const TlRecord *record)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  TlRecord         *copy = tl_record_copy (record);

  if (info->kind == TL_KIND_CARD)
    {
      mend_card_place (deletion, copy);
      if (is_gone (deletion, tl_record_get_text (copy, TL_CARD_OPENS)))
        tl_record_set_default (copy, TL_CARD_OPENS);
    }
  if (info->kind == TL_KIND_POINT)
    mend_point_place (deletion, copy);
  if (info->kind == TL_KIND_COMMENT)
    mend_comment_place (deletion, copy);
  for (guint i = TL_FIELD_ORDER + 1; i < info->n_fields; i++)
    {
      if (info->fields[i].type == TL_FIELD_TYPE_REF &&
          is_gone (deletion, tl_record_get_ref (copy, i)))
        tl_record_set_ref (copy, i, NULL);
      else if (info->fields[i].type == TL_FIELD_TYPE_REF_LIST)
        mend_list (deletion, copy, i);
    }
  tl_edit_put_changed (deletion->doc, copy);
}

/* A document keeps at least one map, whatever is asked. */
static void
mark_named (Deletion *deletion, const char *const *ids)
{
  const char *document = tl_document_get_id (deletion->doc);
  guint       n_maps = tl_table_get_children (deletion->table, document, TL_KIND_MAP)->len;

  for (; *ids != NULL; ids++)
    {
      const TlRecord *record = tl_table_get (deletion->table, *ids);

      if (record == NULL || tl_record_get_kind (record) == TL_KIND_DOCUMENT ||
          is_gone (deletion, *ids))
        continue;
      if (tl_record_get_kind (record) == TL_KIND_MAP)
        {
          if (n_maps == 1)
            continue;
          n_maps--;
        }
      mark_gone (deletion, record);
    }
}

/* Of every map that a stage or step is taken from. */
static GPtrArray *
save_spans (const TlTable *table, const char *const *ids)
{
  GPtrArray *all = g_ptr_array_new ();
  g_autoptr (GHashTable) maps = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *map;

      if (tl_table_get_kind (table, ids[i], TL_KIND_STAGE) == NULL &&
          tl_table_get_kind (table, ids[i], TL_KIND_STEP) == NULL)
        continue;
      map = tl_query_map_of (table, ids[i]);
      if (g_hash_table_add (maps, (gpointer) map))
        g_ptr_array_add (all, tl_edit_spans_save (table, map));
    }
  return all;
}

/**
 * tl_edit_delete:
 * @doc: a document with a transaction open
 * @ids: (array zero-terminated=1): ids of records of any kind; ids of no record are passed over
 * @delete_cards: whether the cards of deleted stages, steps and lanes go too
 *
 * Deletes records with all that is nested in them and what makes no sense without them, and mends
 * every reference to them. Cards of deleted columns and lanes are parked with their points and
 * links; a stage that loses its last step takes the cards and points back; a deleted card's points
 * become places. A document's last map stays.
 *
 * Returns: how many cards were parked
 */
guint
tl_edit_delete (TlDocument *doc, const char *const *ids, gboolean delete_cards)
{
  Deletion deletion = { .doc = doc, .delete_cards = delete_cards };
  g_autoptr (GPtrArray) spans = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (ids != NULL, 0);

  deletion.table = tl_document_get_table (doc);
  deletion.gone = g_ptr_array_new_with_free_func (release_record);
  deletion.gone_ids = g_hash_table_new (g_str_hash, g_str_equal);
  deletion.heirs = g_hash_table_new (g_str_hash, g_str_equal);
  deletion.places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_place);
  deletion.damaged = g_ptr_array_new_with_free_func (release_record);
  deletion.damaged_ids = g_hash_table_new (g_str_hash, g_str_equal);

  spans = save_spans (deletion.table, ids);
  mark_named (&deletion, ids);
  mark_nested (&deletion, 0);
  find_heirs (&deletion);
  mark_referrers (&deletion);
  mark_openers (&deletion);
  for (guint i = 0; i < deletion.damaged->len; i++)
    if (!is_gone (&deletion, tl_record_get_id (deletion.damaged->pdata[i])))
      mend_record (&deletion, deletion.damaged->pdata[i]);
  for (guint i = deletion.gone->len; i-- > 0;)
    tl_document_remove (doc, tl_record_get_id (deletion.gone->pdata[i]));
  for (guint i = 0; i < spans->len; i++)
    tl_edit_spans_follow (doc, spans->pdata[i]);

  g_hash_table_unref (deletion.damaged_ids);
  g_ptr_array_unref (deletion.damaged);
  g_hash_table_unref (deletion.places);
  g_hash_table_unref (deletion.heirs);
  g_hash_table_unref (deletion.gone_ids);
  g_ptr_array_unref (deletion.gone);
  return deletion.n_parked;
}
