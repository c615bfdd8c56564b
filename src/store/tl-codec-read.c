/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON tree -> TlTable, driven by the field table.
 *
 * One walk over the members as they stand: a known one becomes a field, a known array the records
 * nested in it, anything else is kept as canonical text. Array order becomes order keys, dealt the
 * same way every time. References are looked at last, when every record is there. The reader stops
 * at the first thing that does not fit and says where; a missing optional member is its default. */
#include "config.h"

#include "store/tl-codec-read-private.h"

#include "base/tl-order.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a member's name means in a kind of record: a field, or the array of a nested kind. */
enum
{
  MEMBER_UNKNOWN = 0,
  MEMBER_HEAD = 1, /* id, and a document's format and version */
  MEMBER_FIELD = 2,
  MEMBER_KIND = 1000,
};

static GHashTable *
build_members (TlKind kind)
{
  const TlKindInfo *info = tl_kind_get_info (kind);
  GHashTable       *members = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (members, (gpointer) "id", GINT_TO_POINTER (MEMBER_HEAD));
  if (kind == TL_KIND_DOCUMENT)
    {
      g_hash_table_insert (members, (gpointer) "format", GINT_TO_POINTER (MEMBER_HEAD));
      g_hash_table_insert (members, (gpointer) "version", GINT_TO_POINTER (MEMBER_HEAD));
    }
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TlFieldInfo *field = &info->fields[i];
      if (field->type != TL_FIELD_TYPE_ORDER && field->type != TL_FIELD_TYPE_EXTRA &&
          (field->flags & TL_FIELD_FLAG_PARENT) == 0)
        g_hash_table_insert (members, (gpointer) field->name, GUINT_TO_POINTER (MEMBER_FIELD + i));
    }
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (tl_kind_get_info (i)->parent == (int) kind)
      g_hash_table_insert (members,
                           (gpointer) tl_kind_get_info (i)->collection,
                           GUINT_TO_POINTER (MEMBER_KIND + i));
  return members;
}

/* Built once, then only read, in any thread. */
static GHashTable *const *
get_members (void)
{
  static GHashTable *members[TL_N_KINDS];
  static gsize       once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < TL_N_KINDS; i++)
        members[i] = build_members (i);
      g_once_init_leave (&once, 1);
    }
  return members;
}

/* Records */

static void
keep_unknown (GString **extra, const char *name, const TlJson *node)
{
  if (*extra == NULL)
    *extra = g_string_new ("{");
  else
    g_string_append_c (*extra, ',');
  tl_json_append_indent (*extra, 1);
  tl_json_append_string (*extra, name);
  g_string_append (*extra, ": ");
  tl_json_append (*extra, node, 1);
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
begin_record (TlCodecReader *self, TlKind kind, const TlJson *object)
{
  const TlJson *node = tl_json_find (object, "id");
  const char   *id;

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
      tl_codec_fail_at (self, _ ("an id that no other record has"), found);
      return NULL;
    }
  tl_codec_pop (self);
  return tl_record_new (kind, id);
}

/* Reads the fields and keeps what is unknown; nested arrays go to @collections, for when the record
 * stands in the table. */
static gboolean
read_members (TlCodecReader    *self,
              TlRecord         *record,
              const TlKindInfo *info,
              const TlJson     *object,
              const TlJson     *collections[TL_N_KINDS])
{
  GHashTable *members = get_members ()[info->kind];
  GString    *extra = NULL;

  for (const TlJson *node = object->first; node != NULL; node = node->next)
    {
      guint meaning = GPOINTER_TO_UINT (g_hash_table_lookup (members, node->name));

      if (meaning == MEMBER_UNKNOWN)
        keep_unknown (&extra, node->name, node);
      else if (meaning >= MEMBER_KIND)
        collections[meaning - MEMBER_KIND] = node;
      else if (meaning >= MEMBER_FIELD)
        {
          tl_codec_push_member (self, info->fields[meaning - MEMBER_FIELD].name);
          if (!tl_codec_read_field (self, record, meaning - MEMBER_FIELD, node))
            {
              if (extra != NULL)
                g_string_free (extra, TRUE);
              return FALSE;
            }
          tl_codec_pop (self);
        }
    }
  store_unknown (record, info, extra);
  return TRUE;
}

static gboolean read_collection (TlCodecReader *self,
                                 TlKind         kind,
                                 const char    *parent,
                                 const TlJson  *node);

static gboolean
read_record (TlCodecReader *self,
             TlKind         kind,
             const char    *parent,
             guint          index,
             guint          count,
             const TlJson  *object)
{
  g_autoptr (TlRecord) record = begin_record (self, kind, object);
  const TlJson *collections[TL_N_KINDS] = { NULL };

  if (record == NULL)
    return FALSE;
  if (kind != TL_KIND_DOCUMENT)
    {
      g_autofree char *order = tl_order_nth (index, count);
      tl_record_set_ref (record, TL_FIELD_PARENT, parent);
      tl_record_set_text (record, TL_FIELD_ORDER, order);
    }
  if (!read_members (self, record, tl_kind_get_info (kind), object, collections))
    return FALSE;
  tl_table_put (self->table, record);
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (collections[i] != NULL &&
        !read_collection (self, i, tl_record_get_id (record), collections[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_collection (TlCodecReader *self, TlKind kind, const char *parent, const TlJson *node)
{
  guint i = 0;

  tl_codec_push_member (self, tl_kind_get_info (kind)->collection);
  if (node->type != TL_JSON_ARRAY)
    return tl_codec_fail_type (self, node, _ ("an array"));
  for (const TlJson *entry = node->first; entry != NULL; entry = entry->next, i++)
    {
      tl_codec_push_index (self, i);
      if (entry->type != TL_JSON_OBJECT)
        return tl_codec_fail_type (self, entry, _ ("an object"));
      if (!read_record (self, kind, parent, i, node->n_children, entry))
        return FALSE;
      tl_codec_pop (self);
    }
  tl_codec_pop (self);
  return TRUE;
}

/**
 * tl_codec_fail:
 * @pointer: JSON pointer of the place
 *
 * Sets @error to the one sentence that every wrong value gets.
 */
void
tl_codec_fail (GError **error, const char *pointer, const char *expected, const char *found)
{
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_INVALID,
               /* Translators: where in a document, what should stand there, and what does. */
               _ ("%s: expected %s, found %s"), pointer, expected, found);
}

/**
 * tl_codec_read_version:
 * @root: any JSON value
 *
 * Reads the two members that say what a file is.
 *
 * Returns: the version, at least 1; 0 on error: #TL_STORE_ERROR_NOT_A_MAP when @root is no document
 * of ours, #TL_STORE_ERROR_INVALID when its version is none
 */
gint64
tl_codec_read_version (const TlJson *root, GError **error)
{
  const TlJson    *format, *version;
  g_autofree char *found = NULL;

  if (root->type != TL_JSON_OBJECT)
    {
      g_set_error_literal (error,
                           TL_STORE_ERROR,
                           TL_STORE_ERROR_NOT_A_MAP,
                           _ ("not a Throughline document: expected a JSON object"));
      return 0;
    }
  format = tl_json_find (root, "format");
  if (format == NULL || format->type != TL_JSON_TEXT || strcmp (format->text, TL_CODEC_FORMAT) != 0)
    {
      found = format != NULL && format->type == TL_JSON_TEXT ? tl_codec_quote (format->text)
                                                             : tl_codec_describe (format);
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_NOT_A_MAP,
                   _ ("not a Throughline document: /format: expected “%s”, found %s"),
                      TL_CODEC_FORMAT,
                      found);
      return 0;
    }
  version = tl_json_find (root, "version");
  if (version != NULL && version->type == TL_JSON_NUMBER &&
      version->number == floor (version->number) && fabs (version->number) <= TL_JSON_MAX_INTEGER)
    {
      if (version->number >= 1)
        return (gint64) version->number;
      found = g_strdup_printf ("%.0f", version->number);
    }
  else
    found = tl_codec_describe (version);
  tl_codec_fail (error, "/version", _ ("a whole number from 1 on"), found);
  return 0;
}

/**
 * tl_codec_read:
 * @root: a document of #TL_STORE_VERSION or newer
 *
 * Makes a table of a JSON tree and checks every reference in it.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer, what was expected and what was found.
 *
 * Returns: (transfer full): the table, or %NULL
 */
TlTable *
tl_codec_read (const TlJson *root, GError **error)
{
  g_autoptr (TlTable) table = tl_table_new ();
  TlCodecReader self = { .table = table };

  if (!read_record (&self, TL_KIND_DOCUMENT, NULL, 0, 1, root))
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (!tl_codec_check (table, error))
    return NULL;
  return g_steal_pointer (&table);
}
