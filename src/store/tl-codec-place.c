/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a reader is in a document, and the sentence about what it found there.
 *
 * The place is a stack of names and indices; it becomes a JSON pointer only when something does not
 * fit. Every message of the codec is made here, so that all of them read alike. */
#include "config.h"

#include "store/tl-codec-private.h"

#include "store/tl-store.h"

#include <glib/gi18n-lib.h>

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
               _ ("%s: expected %s, found %s"),
               pointer,
               expected,
               found);
}

/**
 * tl_codec_push_member:
 * @member: a name that lives until tl_codec_pop()
 *
 * Steps into a member of an object.
 */
void
tl_codec_push_member (TlCodecReader *self, const char *member)
{
  g_assert (self->n_path < TL_CODEC_MAX_PATH);
  self->path[self->n_path++] = (TlCodecStep){ member, 0 };
}

/**
 * tl_codec_push_index:
 * @index: from 0
 *
 * Steps into an entry of an array.
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
 * Steps out of the innermost member or entry.
 */
void
tl_codec_pop (TlCodecReader *self)
{
  self->n_path--;
}

/**
 * tl_codec_fail_here:
 *
 * Sets the reader's error, with the place that it is at.
 *
 * Returns: FALSE
 */
gboolean
tl_codec_fail_here (TlCodecReader *self, const char *expected, const char *found)
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
 * tl_codec_holds:
 * @type: a #GType of a JSON value: text, truth, or one of the two kinds of number
 *
 * Returns: whether @node is a value of that type
 */
gboolean
tl_codec_holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * tl_codec_describe:
 * @node: (nullable): what was found
 *
 * Names the type of a value for a message.
 *
 * Returns: (transfer full): "text", "an array", "nothing"
 */
char *
tl_codec_describe (JsonNode *node)
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

/**
 * tl_codec_fail_type:
 * @node: (nullable): what was found
 *
 * Like tl_codec_fail_here(), of a value of the wrong type.
 *
 * Returns: FALSE
 */
gboolean
tl_codec_fail_type (TlCodecReader *self, JsonNode *node, const char *expected)
{
  g_autofree char *found = tl_codec_describe (node);

  return tl_codec_fail_here (self, expected, found);
}

/**
 * tl_codec_quote:
 *
 * Puts a text of a file into quotes, and cuts it to what fits a line of a message.
 *
 * Returns: (transfer full): at most 40 of its characters
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

/**
 * tl_codec_fail_text:
 * @text: what was found
 *
 * Like tl_codec_fail_here(), of a text that is none of those that may stand there.
 *
 * Returns: FALSE
 */
gboolean
tl_codec_fail_text (TlCodecReader *self, const char *expected, const char *text)
{
  g_autofree char *found = tl_codec_quote (text);

  return tl_codec_fail_here (self, expected, found);
}
