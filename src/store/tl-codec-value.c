/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON value -> field of a record.
 *
 * Each type of the field table has one function, which takes what the field can hold as it is and
 * refuses anything else with its place: nothing is rounded, cut or guessed. Whether a reference
 * leads somewhere is asked later, in tl-codec-check.c. */
#include "config.h"

#include "store/tl-codec-private.h"

#include "base/tl-clock.h"
#include "base/tl-color.h"
#include "base/tl-date.h"
#include "base/tl-id.h"
#include "store/tl-codec.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *
read_string (TlCodecReader *self, JsonNode *node)
{
  if (!tl_codec_holds (node, G_TYPE_STRING))
    {
      tl_codec_fail_type (self, node, _ ("text"));
      return NULL;
    }
  return json_node_get_string (node);
}

/* A text that a record may hold; @rewritten owns it when its line ends had to be changed. */
static const char *
read_text (TlCodecReader *self, JsonNode *node, gsize max_bytes, char **rewritten)
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
      tl_codec_fail_here (self, expected, found);
      return NULL;
    }
  if (tl_codec_text_find_forbidden (text, &bad))
    {
      g_autofree char *found = g_strdup_printf (_ ("the character U+%04X"), bad);
      tl_codec_fail_here (self, _ ("text without control characters"), found);
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
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  g_autofree char *rewritten = NULL;
  const char      *text = read_text (self, node, get_max_bytes (info), &rewritten);

  if (text == NULL)
    return FALSE;
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_color (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  const char *text = read_string (self, node);
  TlColor     color;

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !(text[0] == '#' && strlen (text) == 7 && tl_color_parse (text, &color)) &&
      !(info->values != NULL && g_strv_contains (info->values, text)))
    return tl_codec_fail_text (self, _ ("a colour of the palette or #rrggbb"), text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_date (TlCodecReader *self, TlRecord *record, guint field, JsonNode *node)
{
  const char *text = read_string (self, node);

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !tl_date_is_valid (text))
    return tl_codec_fail_text (self,
                               _ ("a date like 2026-01-31, or with time like 2026-01-31T09:30:00Z"),
                               text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_duration (TlCodecReader *self, TlRecord *record, guint field, JsonNode *node)
{
  const char *text = read_string (self, node);

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !tl_duration_is_valid (text))
    return tl_codec_fail_text (self, _ ("a duration like PT5M, P3D or P2W"), text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_clock (TlCodecReader *self, TlRecord *record, guint field, JsonNode *node)
{
  const char *text = read_string (self, node);

  if (text == NULL)
    return FALSE;
  if (*text != '\0' && !tl_clock_parse (text, NULL))
    return tl_codec_fail_text (self, _ ("a time of day like 09:30"), text);
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_data (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
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
    return tl_codec_fail_here (self, _ ("base64"), _ ("other text"));
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_boolean (TlCodecReader *self, TlRecord *record, guint field, JsonNode *node)
{
  if (!tl_codec_holds (node, G_TYPE_BOOLEAN))
    return tl_codec_fail_type (self, node, _ ("true or false"));
  tl_record_set_boolean (record, field, json_node_get_boolean (node));
  return TRUE;
}

/* Both numeric types: the range is the field's; an integer may also be written as 3.0. */
static gboolean
read_number (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  gboolean         integer = info->type == TL_FIELD_TYPE_INTEGER;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  GString         *number;
  double           value;

  if (tl_codec_holds (node, G_TYPE_INT64) || tl_codec_holds (node, G_TYPE_DOUBLE))
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
    found = tl_codec_describe (node);
  if (info->minimum <= -TL_JSON_MAX_INTEGER || info->maximum >= TL_JSON_MAX_INTEGER - 1)
    expected = info->minimum > -TL_JSON_MAX_INTEGER
                 ? g_strdup_printf (integer ? _ ("a whole number from %.16g on")
                                            : _ ("a number from %.16g on"),
                                    info->minimum)
                 : g_strdup (integer ? _ ("a whole number") : _ ("a number"));
  else
    expected = g_strdup_printf (integer ? _ ("a whole number from %.16g to %.16g")
                                        : _ ("a number from %.16g to %.16g"),
                                info->minimum,
                                info->maximum);
  return tl_codec_fail_here (self, expected, found);
}

static gboolean
read_enum (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
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
      return tl_codec_fail_text (self, expected, word);
    }
  tl_record_set_integer (record, field, value);
  return TRUE;
}

/**
 * tl_codec_read_id:
 *
 * Reads the id of a record.
 *
 * Returns: (nullable): the id in @node, or %NULL with the reader's error set
 */
const char *
tl_codec_read_id (TlCodecReader *self, JsonNode *node)
{
  const char *id;

  if (!tl_codec_holds (node, G_TYPE_STRING))
    {
      tl_codec_fail_type (self, node, _ ("an id"));
      return NULL;
    }
  id = json_node_get_string (node);
  if (!tl_id_is_valid (id))
    {
      tl_codec_fail_text (self, _ ("an id of 1 to 64 letters, digits, “-” or “_”"), id);
      return NULL;
    }
  return id;
}

/* One entry of a list of numbers, as a file has it. */
static char *
read_entry_number (TlCodecReader *self, JsonNode *node)
{
  g_autoptr (GString) number = NULL;

  if ((!tl_codec_holds (node, G_TYPE_INT64) && !tl_codec_holds (node, G_TYPE_DOUBLE)) ||
      !isfinite (json_node_get_double (node)))
    {
      tl_codec_fail_type (self, node, _ ("a number"));
      return NULL;
    }
  number = g_string_new (NULL);
  tl_json_append_number (number, json_node_get_double (node));
  return g_string_free (g_steal_pointer (&number), FALSE);
}

static const char *
read_entry (TlCodecReader *self, JsonNode *node, TlFieldType type, char **rewritten)
{
  if (type == TL_FIELD_TYPE_REF_LIST)
    return tl_codec_read_id (self, node);
  if (type == TL_FIELD_TYPE_NUMBER_LIST)
    return *rewritten = read_entry_number (self, node);
  return read_text (self, node, TL_JSON_MAX_STRING, rewritten);
}

static const char *
get_expected_list (TlFieldType type)
{
  if (type == TL_FIELD_TYPE_REF_LIST)
    return _ ("an array of ids");
  return type == TL_FIELD_TYPE_NUMBER_LIST ? _ ("an array of numbers") : _ ("an array of texts");
}

static gboolean
read_list (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;
  guint      n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return tl_codec_fail_type (self, node, get_expected_list (info->type));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (info->maximum > 0 && n > info->maximum)
    {
      g_autofree char *expected = g_strdup_printf (_ ("at most %.0f entries"), info->maximum);
      g_autofree char *found = g_strdup_printf ("%u", n);
      return tl_codec_fail_here (self, expected, found);
    }
  list = g_ptr_array_sized_new (n + 1);
  for (guint i = 0; i < n; i++)
    {
      JsonNode   *element = json_array_get_element (array, i);
      char       *rewritten = NULL;
      const char *text;

      tl_codec_push_index (self, i);
      text = read_entry (self, element, info->type, &rewritten);
      if (text == NULL)
        return FALSE;
      tl_codec_pop (self);
      if (rewritten != NULL)
        g_ptr_array_add (owned, rewritten);
      g_ptr_array_add (list, (gpointer) text);
    }
  g_ptr_array_add (list, NULL);
  tl_record_set_list (record, field, (const char *const *) list->pdata);
  return TRUE;
}

/**
 * tl_codec_read_field:
 * @info: the row of @field in the field table
 *
 * Reads one value into one field of a record that is not sealed yet.
 *
 * Returns: FALSE with the reader's error set when the field cannot hold it
 */
gboolean
tl_codec_read_field (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node)
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
    case TL_FIELD_TYPE_DURATION:
      return read_duration (self, record, field, node);
    case TL_FIELD_TYPE_CLOCK:
      return read_clock (self, record, field, node);
    case TL_FIELD_TYPE_DATA:
      return read_data (self, record, field, info, node);
    case TL_FIELD_TYPE_BOOLEAN:
      return read_boolean (self, record, field, node);
    case TL_FIELD_TYPE_INTEGER:
    case TL_FIELD_TYPE_NUMBER:
      return read_number (self, record, field, info, node);
    case TL_FIELD_TYPE_ENUM:
      return read_enum (self, record, field, info, node);
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      return read_list (self, record, field, info, node);
    case TL_FIELD_TYPE_REF:
      id = tl_codec_read_id (self, node);
      if (id != NULL)
        tl_record_set_ref (record, field, id);
      return id != NULL;
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      g_return_val_if_reached (FALSE);
    }
}
