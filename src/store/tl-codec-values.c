/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One JSON value -> one field of a record, by the field's type, and the sentence that says what is
 * wrong with it. The reader's path names the value at hand. */
#include "config.h"

#include "store/tl-codec-read-private.h"

#include "base/tl-color.h"
#include "base/tl-date.h"
#include "base/tl-id.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/**
 * tl_codec_push_member:
 * @member: a constant
 *
 * Reading goes on inside a member.
 */
void
tl_codec_push_member (TlCodecReader *self, const char *member)
{
  g_assert (self->n_path < TL_CODEC_MAX_PATH);
  self->path[self->n_path++] = (TlCodecStep){ member, 0 };
}

/**
 * tl_codec_push_index:
 *
 * Reading goes on inside an entry of an array.
 */
void
tl_codec_push_index (TlCodecReader *self, guint index)
{
  g_assert (self->n_path < TL_CODEC_MAX_PATH);
  self->path[self->n_path++] = (TlCodecStep){ NULL, index };
}

/**
 * tl_codec_pop:
 *
 * Reading goes on one level further out.
 */
void
tl_codec_pop (TlCodecReader *self)
{
  self->n_path--;
}

/**
 * tl_codec_fail_at:
 *
 * Reading ends here with an error.
 *
 * Returns: FALSE
 */
gboolean
tl_codec_fail_at (TlCodecReader *self, const char *expected, const char *found)
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

/**
 * tl_codec_describe:
 * @value: (nullable): %NULL = nothing
 *
 * Returns: (transfer full): what a value is, for messages
 */
char *
tl_codec_describe (const TlJson *value)
{
  if (value == NULL)
    return g_strdup (_ ("nothing"));
  switch (value->type)
    {
    case TL_JSON_OBJECT:
      return g_strdup (_ ("an object"));
    case TL_JSON_ARRAY:
      return g_strdup (_ ("an array"));
    case TL_JSON_TEXT:
      return g_strdup (_ ("text"));
    case TL_JSON_NUMBER:
      return g_strdup (_ ("a number"));
    case TL_JSON_BOOLEAN:
      return g_strdup (value->boolean ? "true" : "false");
    case TL_JSON_NULL:
    default:
      return g_strdup ("null");
    }
}

/**
 * tl_codec_fail_type:
 * @value: (nullable): what stands there instead
 *
 * Reading ends here with an error.
 *
 * Returns: FALSE
 */
gboolean
tl_codec_fail_type (TlCodecReader *self, const TlJson *node, const char *expected)
{
  g_autofree char *found = tl_codec_describe (node);

  return tl_codec_fail_at (self, expected, found);
}

/**
 * tl_codec_quote:
 *
 * Returns: (transfer full): @text in quotes, not longer than a line of a message
 */
char *
tl_codec_quote (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup_printf ("“%s”", text);
  start = g_utf8_substring (text, 0, 40);
  return g_strdup_printf ("“%s…”", start);
}

static gboolean
fail_text (TlCodecReader *self, const char *expected, const char *text)
{
  g_autofree char *found = tl_codec_quote (text);

  return tl_codec_fail_at (self, expected, found);
}

static const char *
read_string (TlCodecReader *self, const TlJson *node)
{
  if (node->type != TL_JSON_TEXT)
    {
      tl_codec_fail_type (self, node, _ ("text"));
      return NULL;
    }
  return node->text;
}

/* A text that a record may hold; @rewritten owns it when its line ends had to be changed. */
static const char *
read_text (TlCodecReader *self, const TlJson *node, gsize max_bytes, char **rewritten)
{
  const char *text = read_string (self, node);
  gsize       length;
  gunichar    bad;
  gboolean    plain;

  if (text == NULL)
    return NULL;
  plain = tl_codec_text_is_plain (text, &length);
  if (!plain)
    length = strlen (text);
  if (length > max_bytes)
    {
      g_autofree char *expected =
        g_strdup_printf (_ ("a text of at most %" G_GSIZE_FORMAT " bytes"), max_bytes);
      g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
      tl_codec_fail_at (self, expected, found);
      return NULL;
    }
  if (plain)
    return text;
  if (tl_codec_text_find_forbidden (text, &bad))
    {
      g_autofree char *found = g_strdup_printf (_ ("the character U+%04X"), bad);
      tl_codec_fail_at (self, _ ("text without control characters"), found);
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
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
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
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
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
read_date (TlCodecReader *self, TlRecord *record, guint field, const TlJson *node)
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
read_data (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
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
    return tl_codec_fail_at (self, _ ("base64"), _ ("other text"));
  tl_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
read_boolean (TlCodecReader *self, TlRecord *record, guint field, const TlJson *node)
{
  if (node->type != TL_JSON_BOOLEAN)
    return tl_codec_fail_type (self, node, _ ("true or false"));
  tl_record_set_boolean (record, field, node->boolean);
  return TRUE;
}

/* Both numeric types: the range is the field's; an integer may also be written as 3.0. */
static gboolean
read_number (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
{
  gboolean         integer = info->type == TL_FIELD_TYPE_INTEGER;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  GString         *number;
  double           value;

  if (node->type == TL_JSON_NUMBER)
    {
      value = node->number;
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
                                 : _ ("a number from %.16g on"), info->minimum)
      : g_strdup (integer ? _ ("a whole number") : _ ("a number"));
  else
    expected =
      g_strdup_printf (integer ? _ ("a whole number from %.16g to %.16g")
                               : _ ("a number from %.16g to %.16g"), info->minimum, info->maximum);
  return tl_codec_fail_at (self, expected, found);
}

static gboolean
read_enum (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
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

/**
 * tl_codec_read_id:
 *
 * Returns: (transfer none) (nullable): the id, or %NULL when reading has ended with an error
 */
const char *
tl_codec_read_id (TlCodecReader *self, const TlJson *node)
{
  const char *id;

  if (node->type != TL_JSON_TEXT)
    {
      tl_codec_fail_type (self, node, _ ("an id"));
      return NULL;
    }
  id = node->text;
  if (!tl_id_is_valid (id))
    {
      fail_text (self, _ ("an id of 1 to 64 letters, digits, “-” or “_”"), id);
      return NULL;
    }
  return id;
}

/* Reads the entries into @list, which borrows them from the tree, or from @owned. */
static gboolean
read_entries (
  TlCodecReader *self, const TlJson *node, gboolean ids, GPtrArray *list, GPtrArray *owned)
{
  guint i = 0;

  for (const TlJson *entry = node->first; entry != NULL; entry = entry->next)
    {
      char       *rewritten = NULL;
      const char *text;

      tl_codec_push_index (self, i++);
      text = ids ? tl_codec_read_id (self, entry)
                 : read_text (self, entry, TL_JSON_MAX_STRING, &rewritten);
      if (text == NULL)
        return FALSE;
      tl_codec_pop (self);
      if (rewritten != NULL)
        g_ptr_array_add (owned, rewritten);
      g_ptr_array_add (list, (gpointer) text);
    }
  g_ptr_array_add (list, NULL);
  return TRUE;
}

static gboolean
read_list (
  TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, const TlJson *node)
{
  gboolean ids = info->type == TL_FIELD_TYPE_REF_LIST;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) owned = NULL;

  if (node->type != TL_JSON_ARRAY)
    return tl_codec_fail_type (self, node, ids ? _ ("an array of ids") : _ ("an array of texts"));
  if (info->maximum > 0 && node->n_children > info->maximum)
    {
      g_autofree char *expected = g_strdup_printf (_ ("at most %.0f entries"), info->maximum);
      g_autofree char *found = g_strdup_printf ("%u", node->n_children);
      return tl_codec_fail_at (self, expected, found);
    }
  list = g_ptr_array_sized_new (node->n_children + 1);
  owned = g_ptr_array_new_with_free_func (g_free);
  if (!read_entries (self, node, ids, list, owned))
    return FALSE;
  tl_record_set_list (record, field, (const char *const *) list->pdata);
  return TRUE;
}

/**
 * tl_codec_read_field:
 * @record: not sealed
 * @field: one that stands in files as a member
 *
 * Sets a field from a value.
 *
 * Returns: FALSE when reading has ended with an error
 */
gboolean
tl_codec_read_field (TlCodecReader *self, TlRecord *record, guint field, const TlJson *node)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);
  const char        *id;

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
