/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schema of a document, made from the field table that the codec reads.
 *
 * It says everything about a document but what needs the whole of it: that ids are unique and that
 * references have their target. Members that it does not name are allowed, as they are in files. */
#include "config.h"

#include "store/tl-store.h"

#include "base/tl-clock.h"
#include "base/tl-id.h"
#include "store/tl-codec.h"
#include "base/tl-date.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
set_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value))
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

static void
set_reference (JsonBuilder *builder, const char *definition)
{
  g_autofree char *path = g_strconcat ("#/$defs/", definition, NULL);

  set_text (builder, "$ref", path);
}

static void
add_words (JsonBuilder *builder, const char *const *words)
{
  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_color (JsonBuilder *builder, const TlFieldInfo *info)
{
  json_builder_set_member_name (builder, "anyOf");
  json_builder_begin_array (builder);
  if (info->values != NULL)
    {
      json_builder_begin_object (builder);
      add_words (builder, info->values);
      json_builder_end_object (builder);
    }
  json_builder_begin_object (builder);
  set_text (builder, "pattern", "^(#[0-9A-Fa-f]{6})?$");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_range (JsonBuilder *builder, const TlFieldInfo *info)
{
  if (info->minimum > -TL_JSON_MAX_INTEGER)
    set_number (builder, "minimum", info->minimum);
  if (info->maximum < TL_JSON_MAX_INTEGER)
    set_number (builder, "maximum", info->maximum);
}

/* "id of a stage or step" */
static void
add_targets (JsonBuilder *builder, const TlFieldInfo *info)
{
  g_autoptr (GString) text = g_string_new ("id of a");
  guint n = 0;

  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if ((info->targets & (1u << kind)) != 0)
      g_string_append_printf (text, "%s %s", n++ > 0 ? " or" : "", tl_kind_get_info (kind)->name);
  if (n > 0)
    set_text (builder, "description", text->str);
}

static void
add_list (JsonBuilder *builder, const TlFieldInfo *info)
{
  set_text (builder, "type", "array");
  if (info->maximum > 0)
    set_number (builder, "maxItems", info->maximum);
  if (info->type == TL_FIELD_TYPE_REF_LIST)
    {
      json_builder_set_member_name (builder, "uniqueItems");
      json_builder_add_boolean_value (builder, TRUE);
      add_targets (builder, info);
    }
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  if (info->type == TL_FIELD_TYPE_REF_LIST)
    set_reference (builder, "id");
  else if (info->type == TL_FIELD_TYPE_NUMBER_LIST)
    set_text (builder, "type", "number");
  else
    {
      set_text (builder, "type", "string");
      set_number (builder, "maxLength", TL_JSON_MAX_STRING);
    }
  json_builder_end_object (builder);
}

static void
add_field_body (JsonBuilder *builder, const TlFieldInfo *info)
{
  switch (info->type)
    {
    case TL_FIELD_TYPE_TEXT:
      set_text (builder, "type", "string");
      set_number (builder, "maxLength", info->maximum > 0 ? info->maximum : TL_JSON_MAX_STRING);
      break;
    case TL_FIELD_TYPE_DATA:
      set_text (builder, "type", "string");
      set_text (builder, "contentEncoding", "base64");
      set_text (builder, "pattern", "^[A-Za-z0-9+/]*={0,2}$");
      set_number (builder, "maxLength", TL_JSON_MAX_DATA);
      break;
    case TL_FIELD_TYPE_DATE:
      set_text (builder, "type", "string");
      set_text (builder, "pattern", "^$|" TL_DATE_PATTERN);
      break;
    case TL_FIELD_TYPE_DURATION:
      set_text (builder, "description", "ISO 8601");
      set_text (builder, "type", "string");
      set_text (builder, "pattern", "^$|" TL_DURATION_PATTERN);
      break;
    case TL_FIELD_TYPE_CLOCK:
      set_text (builder, "description", "time of day");
      set_text (builder, "type", "string");
      set_text (builder, "pattern", "^$|" TL_CLOCK_PATTERN);
      break;
    case TL_FIELD_TYPE_COLOR:
      set_text (builder, "type", "string");
      add_color (builder, info);
      break;
    case TL_FIELD_TYPE_BOOLEAN:
      set_text (builder, "type", "boolean");
      break;
    case TL_FIELD_TYPE_INTEGER:
      set_text (builder, "type", "integer");
      add_range (builder, info);
      break;
    case TL_FIELD_TYPE_NUMBER:
      set_text (builder, "type", "number");
      add_range (builder, info);
      break;
    case TL_FIELD_TYPE_ENUM:
      add_words (builder, info->values);
      break;
    case TL_FIELD_TYPE_REF:
      add_targets (builder, info);
      set_reference (builder, "id");
      break;
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      add_list (builder, info);
      break;
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      g_assert_not_reached ();
    }
}

static void
add_default (JsonBuilder *builder, const TlFieldInfo *info)
{
  if (info->type == TL_FIELD_TYPE_ENUM)
    set_text (builder, "default", info->values[(int) info->initial]);
  else if (info->type == TL_FIELD_TYPE_BOOLEAN)
    {
      json_builder_set_member_name (builder, "default");
      json_builder_add_boolean_value (builder, info->initial != 0);
    }
  else if ((info->type == TL_FIELD_TYPE_INTEGER || info->type == TL_FIELD_TYPE_NUMBER) &&
           isfinite (info->initial))
    set_number (builder, "default", info->initial);
}

static void
add_fields (JsonBuilder *builder, const TlKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TlFieldInfo *field = &info->fields[i];

      if (field->type == TL_FIELD_TYPE_ORDER || field->type == TL_FIELD_TYPE_EXTRA ||
          (field->flags & TL_FIELD_FLAG_PARENT) != 0)
        continue;
      json_builder_set_member_name (builder, field->name);
      json_builder_begin_object (builder);
      add_field_body (builder, field);
      add_default (builder, field);
      json_builder_end_object (builder);
    }
}

static void
add_collections (JsonBuilder *builder, TlKind parent)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      const TlKindInfo *info = tl_kind_get_info (kind);

      if (info->parent != (int) parent)
        continue;
      json_builder_set_member_name (builder, info->collection);
      json_builder_begin_object (builder);
      set_text (builder, "type", "array");
      set_number (builder, "maxItems", TL_JSON_MAX_MEMBERS);
      json_builder_set_member_name (builder, "items");
      json_builder_begin_object (builder);
      set_reference (builder, info->name);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
}

static void
add_head (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  set_text (builder, "const", TL_CODEC_FORMAT);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_begin_object (builder);
  set_number (builder, "const", TL_STORE_VERSION);
  json_builder_end_object (builder);
}

static void
add_required (JsonBuilder *builder, TlKind kind)
{
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  if (kind == TL_KIND_DOCUMENT)
    {
      json_builder_add_string_value (builder, "format");
      json_builder_add_string_value (builder, "version");
    }
  json_builder_add_string_value (builder, "id");
  if (kind == TL_KIND_LINK)
    {
      json_builder_add_string_value (builder, tl_kind_get_field (kind, TL_LINK_FROM)->name);
      json_builder_add_string_value (builder, tl_kind_get_field (kind, TL_LINK_TO)->name);
    }
  json_builder_end_array (builder);
}

static void
add_kind (JsonBuilder *builder, TlKind kind)
{
  set_text (builder, "type", "object");
  add_required (builder, kind);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  if (kind == TL_KIND_DOCUMENT)
    add_head (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_begin_object (builder);
  set_reference (builder, "id");
  json_builder_end_object (builder);
  add_fields (builder, tl_kind_get_info (kind));
  add_collections (builder, kind);
  json_builder_end_object (builder);
}

static void
add_definitions (JsonBuilder *builder)
{
  g_autofree char *pattern = g_strdup_printf ("^[A-Za-z0-9_-]{1,%d}$", TL_ID_MAX_LENGTH);

  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_begin_object (builder);
  set_text (builder, "description", "unique in the document, across all kinds");
  set_text (builder, "type", "string");
  set_text (builder, "pattern", pattern);
  json_builder_end_object (builder);
  for (guint kind = TL_KIND_DOCUMENT + 1; kind < TL_N_KINDS; kind++)
    {
      json_builder_set_member_name (builder, tl_kind_get_info (kind)->name);
      json_builder_begin_object (builder);
      add_kind (builder, kind);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tl_store_dup_schema:
 *
 * Writes the JSON Schema (draft 2020-12) of documents of #TL_STORE_VERSION.
 *
 * Returns: (transfer full): canonical JSON with a final newline
 */
char *
tl_store_dup_schema (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GString *out = g_string_new (NULL);

  json_builder_begin_object (builder);
  set_text (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  set_text (builder, "title", "Throughline journey document");
  set_text (builder, "description", "A customer journey map. Members not named here are kept.");
  add_kind (builder, TL_KIND_DOCUMENT);
  add_definitions (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  tl_json_append_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
