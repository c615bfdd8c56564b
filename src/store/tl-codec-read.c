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

#include "store/tl-codec.h"

#include "base/tl-color.h"
#include "base/tl-id.h"
#include "base/tl-order.h"
#include "base/tl-date.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* document, maps, 0, stages, 1, steps, 2, title, 3: nothing known lies deeper. */
#define MAX_PATH 12

typedef struct
{
  const char *member; /* NULL for a place in an array */
  guint       index;
} PathStep;

typedef struct
{
  TlTable *table;
  PathStep path[MAX_PATH];
  guint    n_path;
  GError  *error;
} Reader;

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

/* Places and errors */

static void
push_member (Reader *self, const char *member)
{
  g_assert (self->n_path < MAX_PATH);
  self->path[self->n_path++] = (PathStep){ member, 0 };
}

static void
push_index (Reader *self, guint index)
{
  g_assert (self->n_path < MAX_PATH);
  self->path[self->n_path++] = (PathStep){ NULL, index };
}

static gboolean
fail (Reader *self, const char *expected, const char *found)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  for (guint i = 0; i < self->n_path; i++)
    if (self->path[i].member != NULL)
      g_string_append_printf (pointer, "/%s", self->path[i].member);
    else
      g_string_append_printf (pointer, "/%u", self->path[i].index);
  tl_codec_fail (&self->error, pointer->str, expected, found);
  return FALSE;
}

static char *
describe (JsonNode *node)
{
  GType type;

  if (node == NULL)
    return g_strdup (_ ("nothing"));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("an object"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_ ("an array"));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  type = json_node_get_value_type (node);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return g_strdup (type == G_TYPE_STRING ? _ ("text") : _ ("a number"));
}

static gboolean
fail_type (Reader *self, JsonNode *node, const char *expected)
{
  g_autofree char *found = describe (node);

  return fail (self, expected, found);
}

/* @text in quotes and not longer than a line of a message. */
static char *
quote (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup_printf ("“%s”", text);
  start = g_utf8_substring (text, 0, 40);
  return g_strdup_printf ("“%s…”", start);
}

static gboolean
fail_text (Reader *self, const char *expected, const char *text)
{
  g_autofree char *found = quote (text);

  return fail (self, expected, found);
}

/* Values */

static gboolean
is_type (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static const char *
read_string (Reader *self, JsonNode *node)
{
  if (!is_type (node, G_TYPE_STRING))
    {
      fail_type (self, node, _ ("text"));
      return NULL;
    }
  return json_node_get_string (node);
}

/* A text that a record may hold; @rewritten owns it when its line ends had to be changed. */
static const char *
read_text (Reader *self, JsonNode *node, gsize max_bytes, char **rewritten)
{
  const char *text = read_string (self, node);
  gunichar    bad;

  if (text == NULL)
    return NULL;
  if (strlen (text) > max_bytes)
    {
      g_autofree char *expected =
        g_strdup_printf (_ ("a text of at most %" G_GSIZE_FORMAT " bytes"), max_bytes);
      g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (text));
      fail (self, expected, found);
      return NULL;
    }
  if (tl_codec_text_find_forbidden (text, &bad))
    {
      g_autofree char *found = g_strdup_printf (_ ("the character U+%04X"), bad);
      fail (self, _ ("text without control characters"), found);
      return NULL;
    }
  *rewritten = tl_codec_text_clean (text);
  return *rewritten != NULL ? *rewritten : text;
}

static gsize
get_max_bytes (const TlFieldInfo *info)
{
  if (info->type == TL_FIELD_TYPE_TEXT && info->maximum > 0)
    return (gsize) info->maximum;
  return info->type == TL_FIELD_TYPE_DATA ? TL_JSON_MAX_DATA : TL_JSON_MAX_STRING;
}

static gboolean
read_text_field (
  Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  g_autofree char *rewritten = NULL;
  const char      *text = read_text (self, node, get_max_bytes (info), &rewritten);

  if (text == NULL)
    return FALSE;
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_color (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  const char *text = read_string (self, node);
  TlColor     color;

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !(text[0] == '#' && strlen (text) == 7 && tl_color_parse (text, &color)) &&
      !(info->values != NULL && g_strv_contains (info->values, text)))
    return fail_text (self, _ ("a colour of the palette or #rrggbb"), text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_date (Reader *self, TlRecord *record, guint field, JsonNode *node)
{
  const char *text = read_string (self, node);

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !tl_date_is_valid (text))
    return fail_text (self,
                      _ ("a date like 2026-01-31, or with time like 2026-01-31T09:30:00Z"), text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_data (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  const char *text = read_string (self, node);
  gsize       n = 0, padding = 0;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isalnum (text[n]) || text[n] == '+' || text[n] == '/')
    n++;
  while (text[n + padding] == '=')
    padding++;
  if (text[n + padding] != '\0' || padding > 2 || (n + padding) % 4 != 0)
    return fail (self, _ ("base64"), _ ("other text"));
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_boolean (Reader *self, TlRecord *record, guint field, JsonNode *node)
{
  if (!is_type (node, G_TYPE_BOOLEAN))
    return fail_type (self, node, _ ("true or false"));
  tl_record_set_boolean (record, field, json_node_get_boolean (node));
  return TRUE;
}

/* Both numeric types: the range is the field's; an integer may also be written as 3.0. */
static gboolean
read_number (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  gboolean         integer = info->type == TL_FIELD_TYPE_INTEGER;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  GString         *number;
  double           value;

  if (is_type (node, G_TYPE_INT64) || is_type (node, G_TYPE_DOUBLE))
    {
      value = json_node_get_double (node);
      if (value >= info->minimum && value <= info->maximum && (!integer || value == floor (value)))
        {
          if (integer)
            tl_record_set_integer (record, field, (gint64) value);
          else
            tl_record_set_number (record, field, value == 0 ? 0 : value);
          return TRUE;
        }
      number = g_string_new (NULL);
      tl_json_append_number (number, value);
      found = g_string_free (number, FALSE);
    }
  else
    found = describe (node);
  if (info->minimum <= -TL_JSON_MAX_INTEGER || info->maximum >= TL_JSON_MAX_INTEGER - 1)
    expected = info->minimum > -TL_JSON_MAX_INTEGER
      ? g_strdup_printf (integer ? _ ("a whole number from %.16g on")
                                 : _ ("a number from %.16g on"), info->minimum)
      : g_strdup (integer ? _ ("a whole number") : _ ("a number"));
  else
    expected =
      g_strdup_printf (integer ? _ ("a whole number from %.16g to %.16g")
                               : _ ("a number from %.16g to %.16g"), info->minimum, info->maximum);
  return fail (self, expected, found);
}

static gboolean
read_enum (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  const char *word = read_string (self, node);
  int         value;

  if (word == NULL)
    return FALSE;
  value = tl_field_find_value (info, word);
  if (value < 0)
    {
      g_autofree char *words = g_strjoinv (", ", (char **) info->values);
      g_autofree char *expected = g_strdup_printf (_ ("one of %s"), words);
      return fail_text (self, expected, word);
    }
  tl_record_set_integer (record, field, value);
  return TRUE;
}

static const char *
read_id (Reader *self, JsonNode *node)
{
  const char *id;

  if (!is_type (node, G_TYPE_STRING))
    {
      fail_type (self, node, _ ("an id"));
      return NULL;
    }
  id = json_node_get_string (node);
  if (!tl_id_is_valid (id))
    {
      fail_text (self, _ ("an id of 1 to 64 letters, digits, “-” or “_”"), id);
      return NULL;
    }
  return id;
}

static gboolean
read_list (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  gboolean ids = info->type == TL_FIELD_TYPE_REF_LIST;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;
  guint      n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (self, node, ids ? _ ("an array of ids") : _ ("an array of texts"));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (info->maximum > 0 && n > info->maximum)
    {
      g_autofree char *expected = g_strdup_printf (_ ("at most %.0f entries"), info->maximum);
      g_autofree char *found = g_strdup_printf ("%u", n);
      return fail (self, expected, found);
    }
  list = g_ptr_array_sized_new (n + 1);
  for (guint i = 0; i < n; i++)
    {
      JsonNode   *element = json_array_get_element (array, i);
      char       *rewritten = NULL;
      const char *text;

      push_index (self, i);
      text =
        ids ? read_id (self, element) : read_text (self, element, TL_JSON_MAX_STRING, &rewritten);
      if (text == NULL)
        return FALSE;
      self->n_path--;
      if (rewritten != NULL)
        g_ptr_array_add (owned, rewritten);
      g_ptr_array_add (list, (gpointer) text);
    }
  g_ptr_array_add (list, NULL);
  tl_record_set_list (record, field, (const char *const *) list->pdata);
  return TRUE;
}

static gboolean
read_field (Reader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  const char *id;

  switch (info->type)
    {
    case TL_FIELD_TYPE_TEXT:
      return read_text_field (self, record, field, info, node);
    case TL_FIELD_TYPE_COLOR:
      return read_color (self, record, field, info, node);
    case TL_FIELD_TYPE_DATE:
      return read_date (self, record, field, node);
    case TL_FIELD_TYPE_DATA:
      return read_data (self, record, field, info, node);
    case TL_FIELD_TYPE_BOOLEAN:
      return read_boolean (self, record, field, node);
    case TL_FIELD_TYPE_INTEGER:
    case TL_FIELD_TYPE_NUMBER:
      return read_number (self, record, field, info, node);
    case TL_FIELD_TYPE_ENUM:
      return read_enum (self, record, field, info, node);
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      return read_list (self, record, field, info, node);
    case TL_FIELD_TYPE_REF:
      id = read_id (self, node);
      if (id != NULL)
        tl_record_set_ref (record, field, id);
      return id != NULL;
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Records */

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
begin_record (Reader *self, TlKind kind, JsonObject *object)
{
  JsonNode   *node = json_object_get_member (object, "id");
  const char *id;

  push_member (self, "id");
  if (node == NULL)
    {
      fail_type (self, NULL, _ ("an id"));
      return NULL;
    }
  id = read_id (self, node);
  if (id == NULL)
    return NULL;
  if (tl_table_get (self->table, id) != NULL)
    {
      g_autofree char *found = g_strdup_printf (_ ("“%s” a second time"), id);
      fail (self, _ ("an id that no other record has"), found);
      return NULL;
    }
  self->n_path--;
  return tl_record_new (kind, id);
}

/* Reads all members but the nested arrays. */
static gboolean
read_members (Reader *self, TlRecord *record, const TlKindInfo *info, JsonObject *object)
{
  GHashTable    *members = get_members ()[info->kind];
  GString       *extra = NULL;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      guint    meaning = GPOINTER_TO_UINT (g_hash_table_lookup (members, name));
      guint    field = meaning - MEMBER_FIELD;
      gboolean done;

      if (meaning == MEMBER_UNKNOWN)
        {
          keep_unknown (&extra, name, node);
          continue;
        }
      if (meaning == MEMBER_HEAD || meaning >= MEMBER_KIND)
        continue;
      push_member (self, info->fields[field].name);
      done = read_field (self, record, field, &info->fields[field], node);
      if (!done)
        {
          if (extra != NULL)
            g_string_free (extra, TRUE);
          return FALSE;
        }
      self->n_path--;
    }
  store_unknown (record, info, extra);
  return TRUE;
}

static gboolean read_children (Reader *self, TlKind kind, const char *id, JsonObject *object);

static gboolean
read_record (
  Reader *self, TlKind kind, const char *parent, guint index, guint count, JsonObject *object)
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
read_collection (Reader *self, TlKind kind, const char *parent, JsonNode *node)
{
  JsonArray *array;
  guint      n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (self, node, _ ("an array"));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      push_index (self, i);
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail_type (self, element, _ ("an object"));
      if (!read_record (self, kind, parent, i, n, json_node_get_object (element)))
        return FALSE;
      self->n_path--;
    }
  return TRUE;
}

static gboolean
read_children (Reader *self, TlKind kind, const char *id, JsonObject *object)
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
      push_member (self, info->collection);
      if (!read_collection (self, i, id, node))
        return FALSE;
      self->n_path--;
    }
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

  if (format == NULL || !is_type (format, G_TYPE_STRING) ||
      strcmp (json_node_get_string (format), TL_CODEC_FORMAT) != 0)
    {
      found = format != NULL && is_type (format, G_TYPE_STRING)
                ? quote (json_node_get_string (format))
                : describe (format);
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_NOT_A_MAP,
                   _ ("not a Throughline document: /format: expected “%s”, found %s"),
                      TL_CODEC_FORMAT,
                      found);
      return 0;
    }
  if (version != NULL && is_type (version, G_TYPE_INT64) && json_node_get_int (version) >= 1)
    return json_node_get_int (version);
  if (version != NULL && is_type (version, G_TYPE_INT64))
    found = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (version));
  else
    found = describe (version);
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
tl_codec_read (JsonObject *root, GError **error)
{
  g_autoptr (TlTable) table = tl_table_new ();
  Reader self = { .table = table };

  if (!read_record (&self, TL_KIND_DOCUMENT, NULL, 0, 1, root))
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (!tl_codec_check (table, error))
    return NULL;
  return g_steal_pointer (&table);
}
