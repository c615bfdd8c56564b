/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A dump that shows every field of every record, in one order, so that two tables are the same when
 * their dumps are; and a check of everything that must hold in a table between two edits. */
#include "config.h"

#include "map-support.h"

#include "map/tl-about.h"

#include "base/tl-id.h"
#include "base/tl-order.h"

#include <math.h>
#include <string.h>

static void
collect_cb (gpointer record, gpointer user_data)
{
  g_ptr_array_add (user_data, record);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_record_get_id (*(const TlRecord *const *) a),
                 tl_record_get_id (*(const TlRecord *const *) b));
}

static GPtrArray *
collect_sorted (const TlTable *table)
{
  GPtrArray *records = g_ptr_array_new ();

  tl_table_foreach (table, collect_cb, records);
  g_ptr_array_sort (records, compare_ids);
  return records;
}

static void
dump_field (GString *out, const TlRecord *record, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);

  g_string_append_printf (out, "  %s=", info->name);
  switch (info->type)
    {
    case TL_FIELD_TYPE_BOOLEAN:
    case TL_FIELD_TYPE_INTEGER:
    case TL_FIELD_TYPE_ENUM:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, tl_record_get_integer (record, field));
      break;
    case TL_FIELD_TYPE_NUMBER:
      g_string_append_printf (out, "%.17g", tl_record_get_number (record, field));
      break;
    case TL_FIELD_TYPE_REF:
      g_string_append_printf (out,
                              "%s",
                              tl_record_get_ref (record, field) ? tl_record_get_ref (record, field)
                                                                : "-");
      break;
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      for (const char *const *list = tl_record_get_list (record, field); *list != NULL; list++)
        g_string_append_printf (out, "[%s]", *list);
      break;
    case TL_FIELD_TYPE_TEXT:
    case TL_FIELD_TYPE_COLOR:
    case TL_FIELD_TYPE_DATE:
    case TL_FIELD_TYPE_DURATION:
    case TL_FIELD_TYPE_CLOCK:
    case TL_FIELD_TYPE_DATA:
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      g_string_append (out, tl_record_get_text (record, field));
    }
  g_string_append_c (out, '\n');
}

/* Every record by id, with every field that is not at its default. */
char *
map_dump (const TlTable *table)
{
  g_autoptr (GPtrArray) records = collect_sorted (table);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const TlRecord   *record = records->pdata[i];
      const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));

      g_string_append_printf (out, "%s %s\n", info->name, tl_record_get_id (record));
      for (guint field = 0; field < info->n_fields; field++)
        if (!tl_record_is_default (record, field))
          dump_field (out, record, field);
    }
  return g_string_free (out, FALSE);
}

static char *
complain (const TlRecord *record, const char *what)
{
  return g_strdup_printf ("%s %s: %s",
                          tl_kind_get_info (tl_record_get_kind (record))->name,
                          tl_record_get_id (record),
                          what);
}

static gboolean
is_target (const TlTable *table, const TlRecord *record, const TlFieldInfo *info, const char *id)
{
  const TlRecord *target = tl_table_get (table, id);
  const char     *map = tl_query_map_of (table, tl_record_get_id (record));
  const char     *other = tl_query_map_of (table, id);

  if (target == NULL || (info->targets & (1u << tl_record_get_kind (target))) == 0)
    return FALSE;
  return map == NULL || other == NULL || tl_record_get_kind (target) == TL_KIND_MAP ||
         g_str_equal (map, other);
}

static char *
check_field (const TlTable *table, const TlRecord *record, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);
  double             value = 0;

  if (info->type == TL_FIELD_TYPE_REF)
    {
      const char *id = tl_record_get_ref (record, field);

      if (id == NULL && (info->flags & TL_FIELD_FLAG_PARENT) != 0)
        return complain (record, "no parent");
      if (id != NULL && !is_target (table, record, info, id))
        return complain (record, info->name);
    }
  else if (info->type == TL_FIELD_TYPE_REF_LIST)
    {
      for (const char *const *list = tl_record_get_list (record, field); *list != NULL; list++)
        if (!is_target (table, record, info, *list))
          return complain (record, info->name);
    }
  else if (info->type == TL_FIELD_TYPE_ORDER)
    return tl_order_is_valid (tl_record_get_text (record, field)) ? NULL
                                                                  : complain (record, "order");
  else if (info->type == TL_FIELD_TYPE_NUMBER)
    value = tl_record_get_number (record, field);
  else if (info->type == TL_FIELD_TYPE_INTEGER || info->type == TL_FIELD_TYPE_ENUM ||
           info->type == TL_FIELD_TYPE_BOOLEAN)
    value = (double) tl_record_get_integer (record, field);
  else
    return NULL;
  if (!isnan (value) && (value < info->minimum || value > info->maximum) &&
      info->type != TL_FIELD_TYPE_REF && info->type != TL_FIELD_TYPE_REF_LIST)
    return complain (record, info->name);
  return NULL;
}

static gboolean
is_column_of (const TlTable *table, const char *column, const char *map)
{
  return tl_query_column_index (table, map, column) >= 0;
}

static char *
check_card (const TlTable *table, const TlRecord *card)
{
  const char *map = tl_record_get_parent (card);
  const char *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  const char *lane = tl_record_get_ref (card, TL_CARD_LANE);

  if (column != NULL && !is_column_of (table, column, map))
    return complain (card, "stands in what is no column of its map");
  if (column != NULL && lane == NULL)
    return complain (card, "has a column but no lane");
  if (lane != NULL && g_strcmp0 (tl_query_map_of (table, lane), map) != 0)
    return complain (card, "stands in a lane of another map");
  if (*tl_record_get_text (card, TL_CARD_CODE) == '\0')
    return complain (card, "has no code");
  for (const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT); *about != NULL; about++)
    if (tl_about_reaches (table, *about, tl_record_get_id (card)))
      return complain (card, "is about itself by way of others");
  return NULL;
}

static char *
check_point (const TlTable *table, const TlRecord *point)
{
  const char *map = tl_query_map_of (table, tl_record_get_id (point));
  const char *card = tl_record_get_ref (point, TL_POINT_CARD);
  const char *column = tl_record_get_ref (point, TL_POINT_COLUMN);

  if ((card == NULL) == (column == NULL))
    return complain (point, "must be at a card or at a place");
  if (column != NULL && !is_column_of (table, column, map))
    return complain (point, "stands in what is no column of its map");
  if (card != NULL && g_strcmp0 (tl_query_map_of (table, card), map) != 0)
    return complain (point, "is anchored to a card of another map");
  return NULL;
}

/* The indices against the records themselves. */
static char *
check_indices (const TlTable *table, const TlRecord *record)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  const GPtrArray  *siblings;
  guint             place;

  if (info->parent < 0)
    return NULL;
  siblings = tl_table_get_children (table, tl_record_get_parent (record), info->kind);
  if (!g_ptr_array_find ((GPtrArray *) siblings, record, &place))
    return complain (record, "is not among its parent's children");
  if (place > 0 && strcmp (tl_record_get_text (siblings->pdata[place - 1], TL_FIELD_ORDER),
                           tl_record_get_text (record, TL_FIELD_ORDER)) >= 0)
    return complain (record, "shares its order key, or is out of order");
  for (guint field = TL_FIELD_ORDER + 1; field < info->n_fields; field++)
    if (info->fields[field].type == TL_FIELD_TYPE_REF &&
        tl_record_get_ref (record, field) != NULL &&
        !g_ptr_array_find ((GPtrArray *) tl_table_get_referrers (table,
                                                                 tl_record_get_ref (record, field)),
                           record,
                           NULL))
      return complain (record, "is not among the referrers of what it refers to");
  return NULL;
}

static char *
check_record (const TlTable *table, const TlRecord *record)
{
  TlKind kind = tl_record_get_kind (record);
  char  *damage = NULL;

  for (guint i = 0; damage == NULL && i < tl_kind_get_info (kind)->n_fields; i++)
    damage = check_field (table, record, i);
  if (damage == NULL)
    damage = check_indices (table, record);
  if (damage == NULL && kind == TL_KIND_CARD)
    damage = check_card (table, record);
  if (damage == NULL && kind == TL_KIND_POINT)
    damage = check_point (table, record);
  if (damage == NULL && !tl_id_is_valid (tl_record_get_id (record)))
    damage = complain (record, "id");
  return damage;
}

static char *
check_codes (const TlTable *table)
{
  g_autoptr (GPtrArray) records = collect_sorted (table);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    if (tl_record_get_kind (records->pdata[i]) == TL_KIND_CARD &&
        !g_hash_table_add (seen,
                           g_strconcat (tl_record_get_parent (records->pdata[i]),
                                        " ",
                                        tl_record_get_text (records->pdata[i], TL_CARD_CODE),
                                        NULL)))
      return complain (records->pdata[i], "has another card's code");
  return NULL;
}

/* NULL when everything holds that must hold between two edits; else what does not. */
char *
map_find_damage (const TlTable *table)
{
  g_autoptr (GPtrArray) records = collect_sorted (table);

  for (guint i = 0; i < records->len; i++)
    {
      char *damage = check_record (table, records->pdata[i]);

      if (damage != NULL)
        return damage;
    }
  return check_codes (table);
}

static const char *
get_title (const TlRecord *record)
{
  TlKind kind = tl_record_get_kind (record);

  if (kind == TL_KIND_CARD)
    return tl_record_get_text (record, TL_CARD_TITLE);
  if (kind == TL_KIND_LANE)
    return tl_record_get_text (record, TL_LANE_TITLE);
  if (kind == TL_KIND_PERSONA || kind == TL_KIND_MAP || kind == TL_KIND_STAGE ||
      kind == TL_KIND_STEP)
    return tl_record_get_text (record, 2);
  return NULL;
}

/* The id of the record with a title; titles must be unique among stages, steps, lanes, cards,
 * personas and maps. */
const char *
map_find (TlDocument *doc, const char *title)
{
  g_autoptr (GPtrArray) records = collect_sorted (tl_document_get_table (doc));

  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (get_title (records->pdata[i]), title) == 0)
      return tl_record_get_id (records->pdata[i]);
  return NULL;
}

/* One map "Map", stages A, B and C, lanes "Touch" (touchpoints), "Feel" (emotions) and "Pain". */
TlDocument *
map_new_document (guint32 seed)
{
  TlDocument *doc = tl_edit_new_document (tl_id_source_new_seeded (seed), "Map", FALSE);
  const char *map = map_find (doc, "Map");

  tl_document_begin (doc, "Set up");
  for (guint i = 0; i < 3; i++)
    g_free (tl_edit_add_stage (doc, map, (const char *const[]){ "A", "B", "C" }[i], NULL));
  g_free (tl_edit_add_lane (doc, map, TL_LANE_KIND_TOUCHPOINTS, "Touch", NULL));
  g_free (tl_edit_add_lane (doc, map, TL_LANE_KIND_EMOTIONS, "Feel", NULL));
  g_free (tl_edit_add_lane (doc, map, TL_LANE_KIND_PAIN_POINTS, "Pain", NULL));
  tl_document_commit (doc);
  tl_document_forget_history (doc);
  return doc;
}
