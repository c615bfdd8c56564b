/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of whole maps. Every record nested in the map gets a twin with an id of its own; what
 * refers to something in the map refers to its twin, and what refers to something outside (a
 * persona, an image) goes on doing so. It follows the field table, so that kinds and fields that
 * come later are copied too. Stages, steps, lanes and cards say which they were copied from: that
 * is what two maps are compared by. What never changes: the map that is copied. */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-text.h"

typedef struct
{
  TlDocument    *doc;
  const TlTable *table;
  GPtrArray     *records; /* TlRecord of the map, parents before children, the map first */
  GHashTable    *ids;     /* id -> id of the twin; borrowed and owned */
  TlMapState     state;
} MapCopy;

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

/* What was said about one map is not said about another. */
static gboolean
is_copied (TlKind kind)
{
  return kind != TL_KIND_COMMENT;
}

/* The line of a to-be map begins where the target line of its base says that it should go. */
static gboolean
gives_way_to_target (const MapCopy *self, const TlRecord *curve)
{
  const TlRecord *target;

  if (self->state != TL_MAP_STATE_TO_BE || tl_record_get_boolean (curve, TL_CURVE_TARGET))
    return FALSE;
  target = tl_query_curve (self->table,
                           tl_record_get_parent (curve),
                           tl_record_get_ref (curve, TL_CURVE_PERSONA),
                           TRUE);
  return target != NULL &&
         tl_table_get_children (self->table, tl_record_get_id (target), TL_KIND_POINT)->len > 0;
}

static gboolean
is_left_out (const MapCopy *self, const TlRecord *record)
{
  return tl_record_get_kind (record) == TL_KIND_CURVE && gives_way_to_target (self, record);
}

static void
collect (MapCopy *self, const TlRecord *record)
{
  const char *id = tl_record_get_id (record);

  g_ptr_array_add (self->records, tl_record_ref (record));
  g_hash_table_insert (self->ids, (gpointer) id, tl_document_dup_new_id (self->doc));
  for (TlKind kind = TL_KIND_STAGE; kind < TL_N_KINDS; kind++)
    {
      const GPtrArray *children = tl_table_get_children (self->table, id, kind);

      for (guint i = 0; is_copied (kind) && i < children->len; i++)
        if (!is_left_out (self, children->pdata[i]))
          collect (self, children->pdata[i]);
    }
}

static const char *
find_twin (const MapCopy *self, const char *id)
{
  const char *twin = id != NULL ? g_hash_table_lookup (self->ids, id) : NULL;

  return twin != NULL ? twin : id;
}

/* Whether a reference leads to something of the map that has no twin. */
static gboolean
is_lost (const MapCopy *self, const char *id, const char *twin)
{
  const TlRecord *map = self->records->pdata[0];

  return id == twin && g_strcmp0 (tl_query_map_of (self->table, id), tl_record_get_id (map)) == 0;
}

static void
follow_list (const MapCopy *self, TlRecord *copy, const TlRecord *record, guint field)
{
  const char *const *list = tl_record_get_list (record, field);
  g_autoptr (GPtrArray) twins = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *twin = find_twin (self, list[i]);

      if (!is_lost (self, list[i], twin))
        g_ptr_array_add (twins, (gpointer) twin);
    }
  g_ptr_array_add (twins, NULL);
  tl_record_set_list (copy, field, (const char *const *) twins->pdata);
}

static void
follow_fields (const MapCopy *self, TlRecord *copy, const TlRecord *record)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == TL_FIELD_TYPE_REF)
      {
        const char *id = tl_record_get_ref (record, i);
        const char *twin = find_twin (self, id);

        tl_record_set_ref (copy, i, id != NULL && is_lost (self, id, twin) ? NULL : twin);
      }
    else if (info->fields[i].type == TL_FIELD_TYPE_REF_LIST)
      follow_list (self, copy, record, i);
    else
      tl_record_take_field (copy, i, record);
}

static void
set_origin (const MapCopy *self, TlRecord *copy, const TlRecord *record)
{
  const char *id = tl_record_get_id (record);

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      tl_record_set_text (copy, TL_STAGE_FROM, id);
      break;
    case TL_KIND_STEP:
      tl_record_set_text (copy, TL_STEP_FROM, id);
      break;
    case TL_KIND_LANE:
      tl_record_set_text (copy, TL_LANE_FROM, id);
      break;
    case TL_KIND_CARD:
      tl_record_set_text (copy, TL_CARD_FROM, id);
      tl_record_set_default (copy, TL_CARD_VOTES);
      break;
    case TL_KIND_CURVE:
      if (self->state == TL_MAP_STATE_TO_BE)
        tl_record_set_boolean (copy, TL_CURVE_TARGET, FALSE);
      break;
    default:
      break;
    }
}

static void
put_twin (const MapCopy *self, const TlRecord *record)
{
  TlRecord *copy = tl_record_new (tl_record_get_kind (record),
                                  g_hash_table_lookup (self->ids, tl_record_get_id (record)));

  follow_fields (self, copy, record);
  set_origin (self, copy, record);
  tl_document_put (self->doc, copy);
  tl_record_unref (copy);
}

/* Right after the map it was copied from. */
static void
put_map (const MapCopy *self, const char *title)
{
  const TlRecord  *map = self->records->pdata[0];
  const char      *document = tl_record_get_parent (map);
  const GPtrArray *maps = tl_table_get_children (self->table, document, TL_KIND_MAP);
  g_autofree char *clean = tl_text_clean (title, TL_EDIT_MAX_TEXT, FALSE);
  g_autofree char *order = NULL;
  TlRecord        *copy = tl_record_new (TL_KIND_MAP, find_twin (self, tl_record_get_id (map)));
  guint            place = 0;

  g_ptr_array_find ((GPtrArray *) maps, map, &place);
  order =
    tl_edit_find_order (self->table,
                        document,
                        TL_KIND_MAP,
                        place + 1 < maps->len ? tl_record_get_id (maps->pdata[place + 1]) : NULL);
  follow_fields (self, copy, map);
  tl_record_set_text (copy, TL_FIELD_ORDER, order);
  tl_record_set_text (copy, TL_MAP_TITLE, clean);
  tl_record_set_integer (copy, TL_MAP_STATE, self->state);
  tl_record_set_ref (copy, TL_MAP_BASE, tl_record_get_id (map));
  tl_document_put (self->doc, copy);
  tl_record_unref (copy);
}

/**
 * tl_edit_copy_map:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @state: what the copy is
 * @title: (nullable): what the copy is called
 *
 * Copies a map right after it: all but its comments, with the codes of its cards and without their
 * votes. The copy's base is the map, and its stages, steps, lanes and cards say which they came
 * from. A to-be map's line begins as the target line of the same persona where there is one.
 *
 * Returns: (transfer full): the copy's id
 */
char *
tl_edit_copy_map (TlDocument *doc, const char *map, TlMapState state, const char *title)
{
  MapCopy self = { .doc = doc, .state = state };
  char   *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  self.table = tl_document_get_table (doc);
  g_return_val_if_fail (tl_table_get_kind (self.table, map, TL_KIND_MAP), NULL);

  self.records = g_ptr_array_new_with_free_func (release_record);
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  collect (&self, tl_table_get (self.table, map));
  put_map (&self, title);
  for (guint i = 1; i < self.records->len; i++)
    put_twin (&self, self.records->pdata[i]);
  id = g_strdup (find_twin (&self, map));
  g_hash_table_unref (self.ids);
  g_ptr_array_unref (self.records);
  return id;
}
