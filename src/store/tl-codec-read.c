/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON tree -> TlTable, driven by the field table.
 *
 * One walk over the members as they stand: a known one becomes a field (tl-codec-value.c), a known
 * array the records nested in it, anything else is kept as canonical text. Array order becomes
 * order keys, dealt the same way every time. References are looked at last, when every record is
 * there. The reader stops at the first thing that does not fit and says where; a missing optional
 * member is its default. */
#include "config.h"

#include "store/tl-codec.h"

#include "base/tl-order.h"
#include "store/tl-codec-private.h"
#include "store/tl-json-text.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The field that a member is, or -1. Files have their members in the order of the fields, so that
 * the search begins behind the last one found, @next. */
static int
find_field (const TlKindInfo *info, const char *name, guint *next)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      guint              field = (*next + i) % info->n_fields;
      const TlFieldInfo *found = &info->fields[field];

      if (found->type == TL_FIELD_TYPE_ORDER || found->type == TL_FIELD_TYPE_EXTRA ||
          (found->flags & TL_FIELD_FLAG_PARENT) != 0 || strcmp (found->name, name) != 0)
        continue;
      *next = field + 1;
      return (int) field;
    }
  return -1;
}

/* Whether a member is read elsewhere: the head of a document, or the array of a nested kind. */
static gboolean
is_read_elsewhere (TlKind kind, const char *name)
{
  if (kind == TL_KIND_DOCUMENT && (strcmp (name, "format") == 0 || strcmp (name, "version") == 0))
    return TRUE;
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (tl_kind_get_info (i)->parent == (int) kind &&
        strcmp (tl_kind_get_info (i)->collection, name) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_unknown (GString **extra, const char *name, JsonNode *node)
{
  if (*extra == NULL)
    *extra = g_string_new ("{");
  else
    g_string_append_c (*extra, ',');
  tl_json_append_indent (*extra, 1);
  tl_json_append_string (*extra, name);
  g_string_append (*extra, ": ");
  tl_json_append_node (*extra, node, 1);
}

static void
store_unknown (TlRecord *record, const TlKindInfo *info, GString *extra)
{
  g_autofree char *text = NULL;

  if (extra == NULL)
    return;
  g_string_append (extra, "\n}");
  text = g_string_free (extra, FALSE);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == TL_FIELD_TYPE_EXTRA)
      tl_record_set_text (record, i, text);
}

static TlRecord *
begin_record (TlCodecReader *self, TlKind kind, JsonObject *object)
{
  JsonNode   *node = json_object_get_member (object, "id");
  const char *id;

  tl_codec_push_member (self, "id");
  if (node == NULL)
    {
      tl_codec_fail_type (self, NULL, _ ("an id"));
      return NULL;
    }
  id = tl_codec_read_id (self, node);
  if (id == NULL)
    return NULL;
  if (tl_table_get (self->table, id) != NULL)
    {
      g_autofree char *found = g_strdup_printf (_ ("“%s” a second time"), id);
      tl_codec_fail_here (self, _ ("an id that no other record has"), found);
      return NULL;
    }
  tl_codec_pop (self);
  return tl_record_new (kind, id);
}

/* Reads all members but the nested arrays. */
static gboolean
read_members (TlCodecReader *self, TlRecord *record, const TlKindInfo *info, JsonObject *object)
{
  GString       *extra = NULL;
  guint          next = 0;
  gboolean       good = TRUE;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (good && json_object_iter_next_ordered (&iter, &name, &node))
    {
      int field;

      if (strcmp (name, "id") == 0)
        continue;
      field = find_field (info, name, &next);
      if (field >= 0)
        {
          tl_codec_push_member (self, name);
          good = tl_codec_read_field (self, record, (guint) field, &info->fields[field], node);
          if (good)
            tl_codec_pop (self);
        }
      else if (!is_read_elsewhere (info->kind, name))
        keep_unknown (&extra, name, node);
    }
  if (good)
    store_unknown (record, info, extra);
  else if (extra != NULL)
    g_string_free (extra, TRUE);
  return good;
}

static gboolean read_children (TlCodecReader *self,
                               TlKind         kind,
                               const char    *id,
                               JsonObject    *object);

static gboolean
read_record (TlCodecReader *self,
             TlKind         kind,
             const char    *parent,
             guint          index,
             guint          count,
             JsonObject    *object)
{
  g_autoptr (TlRecord) record = begin_record (self, kind, object);

  if (record == NULL)
    return FALSE;
  if (kind != TL_KIND_DOCUMENT)
    {
      g_autofree char *order = tl_order_nth (index, count);
      tl_record_set_ref (record, TL_FIELD_PARENT, parent);
      tl_record_set_text (record, TL_FIELD_ORDER, order);
    }
  if (!read_members (self, record, tl_kind_get_info (kind), object))
    return FALSE;
  tl_table_put (self->table, record);
  return read_children (self, kind, tl_record_get_id (record), object);
}

static gboolean
read_collection (TlCodecReader *self, TlKind kind, const char *parent, JsonNode *node)
{
  JsonArray *array;
  guint      n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return tl_codec_fail_type (self, node, _ ("an array"));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      tl_codec_push_index (self, i);
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return tl_codec_fail_type (self, element, _ ("an object"));
      if (!read_record (self, kind, parent, i, n, json_node_get_object (element)))
        return FALSE;
      tl_codec_pop (self);
    }
  return TRUE;
}

static gboolean
read_children (TlCodecReader *self, TlKind kind, const char *id, JsonObject *object)
{
  for (guint i = 0; i < TL_N_KINDS; i++)
    {
      const TlKindInfo *info = tl_kind_get_info (i);
      JsonNode         *node;

      if (info->parent != (int) kind)
        continue;
      node = json_object_get_member (object, info->collection);
      if (node == NULL)
        continue;
      tl_codec_push_member (self, info->collection);
      if (!read_collection (self, i, id, node))
        return FALSE;
      tl_codec_pop (self);
    }
  return TRUE;
}

/**
 * tl_codec_read_version:
 * @root: any JSON object
 *
 * Reads the two members that say what a file is.
 *
 * Returns: the version, at least 1; 0 on error: #TL_STORE_ERROR_NOT_A_MAP when @root is no document
 * of ours, #TL_STORE_ERROR_INVALID when its version is none
 */
gint64
tl_codec_read_version (JsonObject *root, GError **error)
{
  JsonNode        *format = json_object_get_member (root, "format");
  JsonNode        *version = json_object_get_member (root, "version");
  g_autofree char *found = NULL;

  if (format == NULL || !tl_codec_holds (format, G_TYPE_STRING) ||
      strcmp (json_node_get_string (format), TL_CODEC_FORMAT) != 0)
    {
      found = format != NULL && tl_codec_holds (format, G_TYPE_STRING)
                ? tl_codec_quote (json_node_get_string (format))
                : tl_codec_describe (format);
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_NOT_A_MAP,
                   _ ("not a Throughline document: /format: expected “%s”, found %s"),
                   TL_CODEC_FORMAT,
                   found);
      return 0;
    }
  if (version != NULL && tl_codec_holds (version, G_TYPE_INT64) && json_node_get_int (version) >= 1)
    return json_node_get_int (version);
  if (version != NULL && tl_codec_holds (version, G_TYPE_INT64))
    found = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (version));
  else
    found = tl_codec_describe (version);
  tl_codec_fail (error, "/version", _ ("a whole number from 1 on"), found);
  return 0;
}

/**
 * tl_codec_read:
 * @root: a document of #TL_STORE_VERSION or newer
 * @repairs: (nullable) (element-type TlRepair): gets what was mended; without it nothing is
 *
 * Makes a table of a JSON tree and checks every reference in it.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer, what was expected and what was found.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_codec_read (JsonObject *root, GPtrArray *repairs, GError **error)
{
  g_autoptr (TlTable) table = tl_table_new ();
  TlCodecReader self = { .table = table };

  if (!read_record (&self, TL_KIND_DOCUMENT, NULL, 0, 1, root))
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (repairs != NULL)
    tl_codec_repair (table, repairs);
  if (!tl_codec_check (table, error))
    return NULL;
  return g_steal_pointer (&table);
}
