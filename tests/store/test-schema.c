/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schema against the loader: a small checker of the words that the schema uses judges the
 * same documents, and both must agree. */
#include "config.h"

#include "store/tl-store.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  JsonObject *root;
} Schema;

static gboolean conforms (const Schema *schema, JsonObject *rule, JsonNode *node);

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
check_type (const char *type, JsonNode *node)
{
  if (strcmp (type, "object") == 0)
    return JSON_NODE_HOLDS_OBJECT (node);
  if (strcmp (type, "array") == 0)
    return JSON_NODE_HOLDS_ARRAY (node);
  if (strcmp (type, "string") == 0)
    return is_text (node);
  if (strcmp (type, "boolean") == 0)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
  if (strcmp (type, "number") == 0)
    return is_number (node);
  g_assert_cmpstr (type, ==, "integer");
  return is_number (node) && json_node_get_double (node) == floor (json_node_get_double (node));
}

static gboolean
check_array (const Schema *schema, JsonObject *rule, JsonArray *array)
{
  guint n = json_array_get_length (array);

  if (json_object_has_member (rule, "maxItems") &&
      n > json_object_get_int_member (rule, "maxItems"))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!conforms (schema, json_object_get_object_member (rule, "items"), node))
        return FALSE;
      for (guint j = 0; json_object_has_member (rule, "uniqueItems") && j < i; j++)
        if (json_node_equal (node, json_array_get_element (array, j)))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_object (const Schema *schema, JsonObject *rule, JsonObject *object)
{
  JsonArray     *required = json_object_get_array_member (rule, "required");
  JsonObject    *properties = json_object_get_object_member (rule, "properties");
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  for (guint i = 0; i < json_array_get_length (required); i++)
    if (!json_object_has_member (object, json_array_get_string_element (required, i)))
      return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (json_object_has_member (properties, name) &&
        !conforms (schema, json_object_get_object_member (properties, name), node))
      return FALSE;
  return TRUE;
}

static gboolean
check_choice (const Schema *schema, JsonArray *rules, JsonNode *node)
{
  for (guint i = 0; i < json_array_get_length (rules); i++)
    if (conforms (schema, json_array_get_object_element (rules, i), node))
      return TRUE;
  return FALSE;
}

static gboolean
check_words (JsonArray *words, JsonNode *node)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    if (json_node_equal (json_array_get_element (words, i), node))
      return TRUE;
  return FALSE;
}

/* One word of a rule. */
static gboolean
check_word (const Schema *schema, const char *word, JsonNode *value, JsonNode *node)
{
  if (strcmp (word, "$ref") == 0)
    {
      const char *name = json_node_get_string (value);
      JsonObject *definitions = json_object_get_object_member (schema->root, "$defs");
      g_assert_true (g_str_has_prefix (name, "#/$defs/"));
      g_assert_true (json_object_has_member (definitions, name + 8));
      return conforms (schema, json_object_get_object_member (definitions, name + 8), node);
    }
  if (strcmp (word, "type") == 0)
    return check_type (json_node_get_string (value), node);
  if (strcmp (word, "const") == 0)
    return json_node_equal (value, node);
  if (strcmp (word, "enum") == 0)
    return check_words (json_node_get_array (value), node);
  if (strcmp (word, "anyOf") == 0)
    return check_choice (schema, json_node_get_array (value), node);
  if (strcmp (word, "minimum") == 0)
    return !is_number (node) || json_node_get_double (node) >= json_node_get_double (value);
  if (strcmp (word, "maximum") == 0)
    return !is_number (node) || json_node_get_double (node) <= json_node_get_double (value);
  if (strcmp (word, "maxLength") == 0)
    return !is_text (node) ||
           g_utf8_strlen (json_node_get_string (node), -1) <= json_node_get_int (value);
  if (strcmp (word, "pattern") == 0)
    return !is_text (node) || g_regex_match_simple (json_node_get_string (value),
                                                    json_node_get_string (node),
                                                    G_REGEX_DOLLAR_ENDONLY,
                                                    0);
  /* those of arrays and objects are looked at together; the rest is for people */
  return TRUE;
}

static gboolean
conforms (const Schema *schema, JsonObject *rule, JsonNode *node)
{
  JsonObjectIter iter;
  const char    *word;
  JsonNode      *value;

  json_object_iter_init (&iter, rule);
  while (json_object_iter_next (&iter, &word, &value))
    if (!check_word (schema, word, value, node))
      return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node) && json_object_has_member (rule, "items"))
    return check_array (schema, rule, json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (rule, "properties"))
    return check_object (schema, rule, json_node_get_object (node));
  return TRUE;
}

static JsonParser *
parse (const char *text, gsize length)
{
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  return parser;
}

static void
assert_agree (const char *text, gboolean expected)
{
  g_autofree char *schema_text = tl_store_dup_schema ();
  g_autoptr (JsonParser) schema_parser = parse (schema_text, strlen (schema_text));
  g_autoptr (JsonParser) parser = parse (text, strlen (text));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TlTable) table = tl_store_parse (bytes, "test", NULL, NULL);
  Schema schema = { json_node_get_object (json_parser_get_root (schema_parser)) };

  g_test_message ("%.300s", text);
  g_assert_true (conforms (&schema, schema.root, json_parser_get_root (parser)) == expected);
  g_assert_true ((table != NULL) == expected);
}

static void
test_every_kind (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "store", "fixtures", "every-kind.journey", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  assert_agree (text, TRUE);
}

#define DOC(members) "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\"," members "}"
#define CARD(members)                                                                              \
  DOC ("\"maps\":[{\"id\":\"m\",\"cards\":[{\"id\":\"c\"},{\"id\":\"c2\"," members "}]}]")

typedef struct
{
  const char *text;
  gboolean    good;
} Sample;

static const Sample samples[] = {
  { "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\"}", TRUE },
  { "{\"format\":\"throughline\",\"version\":1}", FALSE },
  { "{\"format\":\"other\",\"version\":1,\"id\":\"d\"}", FALSE },
  { "{\"version\":1,\"id\":\"d\"}", FALSE },
  { DOC ("\"id2\":7"), TRUE },
  { DOC ("\"title\":7"), FALSE },
  { DOC ("\"title\":null"), FALSE },
  { DOC ("\"direction\":\"up\""), FALSE },
  { DOC ("\"maps\":{}"), FALSE },
  { DOC ("\"maps\":[1]"), FALSE },
  { DOC ("\"maps\":[{}]"), FALSE },
  { DOC ("\"maps\":[{\"id\":\"a b\"}]"), FALSE },
  { DOC ("\"maps\":[{\"id\":\"m\\n\"}]"), FALSE },
  { CARD ("\"severity\":5"), TRUE },
  { CARD ("\"severity\":5.0"), TRUE },
  { CARD ("\"severity\":6"), FALSE },
  { CARD ("\"severity\":-1"), FALSE },
  { CARD ("\"severity\":2.5"), FALSE },
  { CARD ("\"severity\":\"5\""), FALSE },
  { CARD ("\"votes\":-1"), FALSE },
  { CARD ("\"color\":\"teal\""), TRUE },
  { CARD ("\"color\":\"#A0b1C2\""), TRUE },
  { CARD ("\"color\":\"\""), TRUE },
  { CARD ("\"color\":\"#12\""), FALSE },
  { CARD ("\"color\":\"mauve\""), FALSE },
  { CARD ("\"due\":\"\""), TRUE },
  { CARD ("\"due\":\"2026-12-31\""), TRUE },
  { CARD ("\"due\":\"2026-12-31T23:59:59.123Z\""), TRUE },
  { CARD ("\"due\":\"2026-12-31T23:59:59-08:00\""), TRUE },
  { CARD ("\"due\":\"2026-12-31T23:59:59\""), FALSE },
  { CARD ("\"due\":\"2026-12-31T23:59Z\""), FALSE },
  { CARD ("\"due\":\"2026-12-31T23:59:59.Z\""), FALSE },
  { CARD ("\"due\":\"2026-13-01\""), FALSE },
  { CARD ("\"due\":\"2026-1-1\""), FALSE },
  { CARD ("\"due\":\"31.12.2026\""), FALSE },
  { CARD ("\"about\":[\"c\"]"), TRUE },
  { CARD ("\"about\":[\"c\",\"c\"]"), FALSE },
  { CARD ("\"about\":\"c\""), FALSE },
  { CARD ("\"about\":[7]"), FALSE },
  { CARD ("\"tags\":[\"a\",\"a\"]"), TRUE },
  { CARD ("\"tags\":[7]"), FALSE },
  { CARD ("\"code\":\"P1234567890123456\""), FALSE },
  { CARD ("\"moment_of_truth\":1"), FALSE },
  { DOC ("\"images\":[{\"id\":\"i\",\"data\":\"QUJD\"}]"), TRUE },
  { DOC ("\"images\":[{\"id\":\"i\",\"data\":\"QUJ?\"}]"), FALSE },
  { DOC ("\"maps\":[{\"id\":\"m\",\"cards\":[{\"id\":\"c\"}],\"links\":[{\"id\":\"k\",\"from\":"
         "\"c\"}]}]"),
    FALSE },
  { DOC ("\"maps\":[{\"id\":\"m\",\"cards\":[{\"id\":\"c\"}],\"links\":[{\"id\":\"k\",\"from\":"
         "\"c\",\"to\":\"c\"}]}]"),
    TRUE },
  { DOC ("\"maps\":[{\"id\":\"m\",\"curves\":[{\"id\":\"u\",\"points\":[{\"id\":\"n\",\"score\":-2}"
         "]}]}]"),
    TRUE },
  { DOC ("\"maps\":[{\"id\":\"m\",\"curves\":[{\"id\":\"u\",\"points\":[{\"id\":\"n\",\"score\":-2."
         "1}]}]}]"),
    FALSE },
  { DOC ("\"maps\":[{\"id\":\"m\",\"metrics\":[{\"id\":\"n\",\"value\":-1e300}]}]"), TRUE },
};

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    assert_agree (samples[i].text, samples[i].good);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/every-kind", test_every_kind);
  g_test_add_func ("/store/schema/samples", test_samples);
  return g_test_run ();
}
