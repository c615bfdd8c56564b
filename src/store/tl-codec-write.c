/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TlTable -> JSON text, driven by the field table.
 *
 * The order is fixed, so that equal documents are equal bytes: a record's id, its fields in the
 * field table's order, the arrays of what is nested in it in the order of kinds, and last the
 * members of other programs or newer versions as they were found. A default is not written unless
 * the field table says so. Order keys and parents are not written: they are the nesting. */
#include "config.h"

#include "store/tl-codec.h"

#include "store/tl-json-text.h"
#include "store/tl-store.h"

#include <math.h>
#include <string.h>

/* One object being written. */
typedef struct
{
  GString *out;
  guint    depth; /* of its members */
  gboolean empty;
} Object;

static void
begin_member (Object *object, const char *name)
{
  if (!object->empty)
    g_string_append_c (object->out, ',');
  object->empty = FALSE;
  tl_json_append_indent (object->out, object->depth);
  g_string_append_c (object->out, '"');
  g_string_append (object->out, name); /* ours: nothing in it needs an escape */
  g_string_append_len (object->out, "\": ", 3);
}

static void
write_text (GString *out, const char *text)
{
  g_autofree char *clean = tl_codec_text_clean (text);

  tl_json_append_string (out, clean != NULL ? clean : text);
}

static void
write_list (GString *out, const char *const *list, TlFieldType type, guint depth)
{
  if (list[0] == NULL)
    {
      g_string_append_len (out, "[]", 2);
      return;
    }
  g_string_append_c (out, '[');
  for (guint i = 0; list[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      tl_json_append_indent (out, depth + 1);
      if (type == TL_FIELD_TYPE_NUMBER_LIST)
        tl_json_append_number (out, g_ascii_strtod (list[i], NULL));
      else
        write_text (out, list[i]);
    }
  tl_json_append_indent (out, depth);
  g_string_append_c (out, ']');
}

/* Whether a field stands in the file as a member, and is not unset. */
static gboolean
is_written (const TlRecord *record, const TlFieldInfo *info, guint field)
{
  if (info->type == TL_FIELD_TYPE_ORDER || info->type == TL_FIELD_TYPE_EXTRA ||
      (info->flags & TL_FIELD_FLAG_PARENT) != 0)
    return FALSE;
  if (info->type == TL_FIELD_TYPE_REF)
    return tl_record_get_ref (record, field) != NULL;
  if (info->type == TL_FIELD_TYPE_NUMBER && !isfinite (tl_record_get_number (record, field)))
    return FALSE;
  return (info->flags & TL_FIELD_FLAG_ALWAYS) != 0 || !tl_record_is_default (record, field);
}

/* `depth`: of the member that the value is. */
static void
write_value (
  GString *out, const TlRecord *record, const TlFieldInfo *info, guint field, guint depth)
{
  switch (info->type)
    {
    case TL_FIELD_TYPE_TEXT:
    case TL_FIELD_TYPE_COLOR:
    case TL_FIELD_TYPE_DATE:
    case TL_FIELD_TYPE_DURATION:
    case TL_FIELD_TYPE_CLOCK:
    case TL_FIELD_TYPE_DATA:
      write_text (out, tl_record_get_text (record, field));
      break;
    case TL_FIELD_TYPE_REF:
      tl_json_append_string (out, tl_record_get_ref (record, field));
      break;
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      write_list (out, tl_record_get_list (record, field), info->type, depth);
      break;
    case TL_FIELD_TYPE_BOOLEAN:
      g_string_append (out, tl_record_get_boolean (record, field) ? "true" : "false");
      break;
    case TL_FIELD_TYPE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, tl_record_get_integer (record, field));
      break;
    case TL_FIELD_TYPE_NUMBER:
      tl_json_append_number (out, tl_record_get_number (record, field));
      break;
    case TL_FIELD_TYPE_ENUM:
      tl_json_append_string (out, info->values[tl_record_get_integer (record, field)]);
      break;
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      g_assert_not_reached ();
    }
}

static void
write_field (Object *object, const TlRecord *record, const TlFieldInfo *info, guint field)
{
  begin_member (object, info->name);
  write_value (object->out, record, info, field, object->depth);
}

/**
 * tl_codec_write_value:
 * @record: a record
 * @field: one of its fields that stands in a file as a member
 *
 * Writes what a file has as the member's value, default or not.
 *
 * Returns: (transfer full): JSON text; "null" for a reference or a number that is not set
 */
char *
tl_codec_write_value (const TlRecord *record, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);
  GString           *out = g_string_new (NULL);

  if ((info->type == TL_FIELD_TYPE_REF && tl_record_get_ref (record, field) == NULL) ||
      (info->type == TL_FIELD_TYPE_NUMBER && !isfinite (tl_record_get_number (record, field))))
    g_string_append (out, "null");
  else
    write_value (out, record, info, field, 0);
  return g_string_free (out, FALSE);
}

/* Unknown members are kept as the text of an object at depth 0: its inner lines, moved in. */
static void
write_extra (Object *object, const char *extra)
{
  const char *line = strchr (extra, '\n');

  if (line == NULL)
    return;
  if (!object->empty)
    g_string_append_c (object->out, ',');
  object->empty = FALSE;
  while (line != NULL)
    {
      const char *next = strchr (line + 1, '\n');
      if (next == NULL)
        break; /* the closing brace */
      tl_json_append_indent (object->out, object->depth - 1);
      g_string_append_len (object->out, line + 1, next - line - 1);
      line = next;
    }
}

static void write_record (GString *out, const TlTable *table, const TlRecord *record, guint depth);

static void
write_children (Object *object, const TlTable *table, const TlRecord *record)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      const TlKindInfo *info = tl_kind_get_info (kind);
      const GPtrArray  *children;

      if (info->parent != (int) tl_record_get_kind (record))
        continue;
      children = tl_table_get_children (table, tl_record_get_id (record), kind);
      if (children == NULL || children->len == 0)
        {
          if (info->always)
            {
              begin_member (object, info->collection);
              g_string_append_len (object->out, "[]", 2);
            }
          continue;
        }
      begin_member (object, info->collection);
      g_string_append_c (object->out, '[');
      for (guint i = 0; i < children->len; i++)
        {
          if (i > 0)
            g_string_append_c (object->out, ',');
          tl_json_append_indent (object->out, object->depth + 1);
          write_record (object->out, table, children->pdata[i], object->depth + 1);
        }
      tl_json_append_indent (object->out, object->depth);
      g_string_append_c (object->out, ']');
    }
}

static void
write_record (GString *out, const TlTable *table, const TlRecord *record, guint depth)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  Object            object = { out, depth + 1, TRUE };

  g_string_append_c (out, '{');
  if (info->kind == TL_KIND_DOCUMENT)
    {
      begin_member (&object, "format");
      tl_json_append_string (out, TL_CODEC_FORMAT);
      begin_member (&object, "version");
      g_string_append_printf (out, "%d", TL_STORE_VERSION);
    }
  begin_member (&object, "id");
  tl_json_append_string (out, tl_record_get_id (record));
  for (guint field = 0; field < info->n_fields; field++)
    if (is_written (record, &info->fields[field], field))
      write_field (&object, record, &info->fields[field], field);
  write_children (&object, table, record);
  for (guint field = 0; field < info->n_fields; field++)
    if (info->fields[field].type == TL_FIELD_TYPE_EXTRA)
      write_extra (&object, tl_record_get_text (record, field));
  tl_json_append_indent (out, depth);
  g_string_append_c (out, '}');
}

/**
 * tl_codec_write:
 * @table: holds a document
 * @length: (out): bytes written
 *
 * Writes the canonical text of @table: the same bytes for the same document.
 *
 * Returns: (transfer full): UTF-8 with a final newline
 */
char *
tl_codec_write (const TlTable *table, gsize *length)
{
  /* A card with its usual members takes about 300 bytes. */
  GString *out = g_string_sized_new (1024 + 320 * (gsize) tl_table_get_size (table));

  write_record (out, table, tl_table_get_document (table), 0);
  g_string_append_c (out, '\n');
  *length = out->len;
  return g_string_free (out, FALSE);
}
