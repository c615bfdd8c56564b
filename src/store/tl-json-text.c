/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON as this program writes it: two spaces a level, one member or entry a line, ": ", numbers as
 * the shortest decimal that reads back equal, and no escape that JSON does not demand.
 *
 * json-glib's own writer is not used: it writes 1e17 as "1e+17.0" and cannot read that back. */
#include "config.h"

#include "store/tl-json-text.h"

#include "base/tl-text.h"

#include <math.h>

/**
 * tl_json_append_indent:
 *
 * Begins a line @depth levels deep.
 */
void
tl_json_append_indent (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append_len (out, "  ", 2);
}

/**
 * tl_json_append_string:
 * @text: UTF-8
 *
 * Writes @text in quotes, escaping quotes, backslashes and control characters only.
 */
void
tl_json_append_string (GString *out, const char *text)
{
  static const char letters[32] = {
    ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
  };
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *p = text;; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (c == '\0')
        break;
      g_string_append_c (out, '\\');
      if (c >= 0x20)
        g_string_append_c (out, (char) c);
      else if (letters[c] != '\0')
        g_string_append_c (out, letters[c]);
      else
        g_string_append_printf (out, "u%04x", (guint) c);
    }
  g_string_append_c (out, '"');
}

/**
 * tl_json_append_number:
 * @value: finite
 *
 * Writes the shortest decimal that reads back as @value. Minus zero is written as 0, since a reader
 * may take it for an integer.
 */
void
tl_json_append_number (GString *out, double value)
{
  char buffer[TL_NUMBER_BUFFER];

  g_return_if_fail (isfinite (value));
  g_string_append (out, value == 0 ? "0" : tl_number_format (value, buffer));
}

static void
append_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  gboolean       first = TRUE;

  if (json_object_get_size (object) == 0)
    {
      g_string_append (out, "{}");
      return;
    }
  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      tl_json_append_indent (out, depth + 1);
      tl_json_append_string (out, name);
      g_string_append (out, ": ");
      tl_json_append_node (out, node, depth + 1);
    }
  tl_json_append_indent (out, depth);
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array, guint depth)
{
  guint n = json_array_get_length (array);

  if (n == 0)
    {
      g_string_append (out, "[]");
      return;
    }
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      tl_json_append_indent (out, depth + 1);
      tl_json_append_node (out, json_array_get_element (array, i), depth + 1);
    }
  tl_json_append_indent (out, depth);
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    tl_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    tl_json_append_number (out, json_node_get_double (node));
}

/**
 * tl_json_append_node:
 * @node: no more than 64 levels deep
 * @depth: of the line that it begins on
 *
 * Writes a whole value, members in their order, without a final newline.
 */
void
tl_json_append_node (GString *out, JsonNode *node, guint depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node), depth);
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node), depth);
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}
