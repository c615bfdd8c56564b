/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON <-> table: the canonical bytes, every message, unknown members, newer versions, and files
 * cut at every byte. */
#include "config.h"

#include "store/tl-store.h"

#include "map/tl-query.h"

#include <string.h>

static GBytes *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static TlTable *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_parse (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static void
assert_bytes_equal (GBytes *a, GBytes *b)
{
  g_autofree char *text_a = g_strndup (g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_autofree char *text_b = g_strndup (g_bytes_get_data (b, NULL), g_bytes_get_size (b));

  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpuint (g_bytes_get_size (a), ==, g_bytes_get_size (b));
}

/* The golden file holds every kind, every field away from its default, and an unknown member at
 * each kind: what is written is what was read. */
static void
test_golden (void)
{
  g_autoptr (GBytes) golden = read_fixture ("every-kind.journey");
  g_autoptr (TlTable) table = parse (golden);
  g_autoptr (GBytes) written = tl_store_serialize (table);

  assert_bytes_equal (written, golden);
}

/* So that the golden file stays complete when a field is added. */
static void
test_golden_is_complete (void)
{
  g_autoptr (GBytes) golden = read_fixture ("every-kind.journey");
  g_autoptr (TlTable) table = parse (golden);
  const TlRecord *document = tl_table_get_document (table);

  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      const TlKindInfo *info = tl_kind_get_info (kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          static const char *const parents[] = { "doc", "m1", "m2", "s1", "s2", "u1" };
          gboolean seen = kind == TL_KIND_DOCUMENT && !tl_record_is_default (document, field);

          for (guint i = 0; !seen && i < G_N_ELEMENTS (parents); i++)
            {
              const GPtrArray *records = tl_table_get_children (table, parents[i], kind);
              for (guint j = 0; records != NULL && j < records->len; j++)
                seen = seen || !tl_record_is_default (records->pdata[j], field);
            }
          if (!seen)
            g_test_message ("%s.%s", info->name, info->fields[field].name);
          g_assert_true (seen);
        }
    }
}

static const char golden_small[] = "{\n"
                                   "  \"format\": \"throughline\",\n"
                                   "  \"version\": 1,\n"
                                   "  \"id\": \"d\",\n"
                                   "  \"title\": \"Été\",\n"
                                   "  \"personas\": [],\n"
                                   "  \"maps\": [\n"
                                   "    {\n"
                                   "      \"id\": \"m\",\n"
                                   "      \"stages\": [\n"
                                   "        {\n"
                                   "          \"id\": \"s\",\n"
                                   "          \"title\": \"One\"\n"
                                   "        }\n"
                                   "      ],\n"
                                   "      \"lanes\": [\n"
                                   "        {\n"
                                   "          \"id\": \"l\",\n"
                                   "          \"kind\": \"touchpoints\"\n"
                                   "        }\n"
                                   "      ],\n"
                                   "      \"cards\": [\n"
                                   "        {\n"
                                   "          \"id\": \"c\",\n"
                                   "          \"column\": \"s\",\n"
                                   "          \"lane\": \"l\",\n"
                                   "          \"title\": \"a \\\"b\\\" \\\\ / \\n\\t é\",\n"
                                   "          \"tags\": [\n"
                                   "            \"x\",\n"
                                   "            \"y\"\n"
                                   "          ],\n"
                                   "          \"plugin\": {\n"
                                   "            \"b\": [],\n"
                                   "            \"a\": 0.1\n"
                                   "          }\n"
                                   "        }\n"
                                   "      ],\n"
                                   "      \"curves\": [],\n"
                                   "      \"links\": []\n"
                                   "    }\n"
                                   "  ]\n"
                                   "}\n";

/* Any order of members, any spacing, defaults written out, other escapes: one canonical form. */
static void
test_canonical (void)
{
  static const char messy[] =
    "\xef\xbb\xbf{\"maps\":[{\"cards\":[{\"plugin\":{\"b\":[],\"a\":1e-1},\"tags\":[\"x\",\"y\"],"
    "\"severity\":0,\"span\":1.0,"
    "\"title\":\"a \\u0022b\\u0022 \\\\ \\/ \\r\\n\\u0009 "
    "\\u00e9\",\"channel\":\"none\",\"lane\":\"l\",\"column\":\"s\",\"id\":\"c\","
    "\"about\":[],\"url\":\"\"}],\"lanes\":[{\"id\":\"l\"}],\"stages\":[{\"id\":\"s\",\"title\":"
    "\"One\",\"color\":\"\",\"steps\":[]}],"
    "\"id\":\"m\"}],\"images\":[],\"direction\":\"ltr\",\"title\":\"\\u00c9t\xc3\xa9\",\"id\":"
    "\"d\",\"version\":1,\"format\":\"throughline\"}";
  g_autoptr (GBytes) golden = g_bytes_new_static (golden_small, sizeof golden_small - 1);
  g_autoptr (GBytes) input = g_bytes_new_static (messy, sizeof messy - 1);
  g_autoptr (TlTable) table = parse (input);
  g_autoptr (GBytes) written = tl_store_serialize (table);
  g_autoptr (TlTable) again = parse (written);
  g_autoptr (GBytes) rewritten = tl_store_serialize (again);

  assert_bytes_equal (written, golden);
  assert_bytes_equal (rewritten, golden);
}

static void
test_order_follows_arrays (void)
{
  g_autoptr (GString) text =
    g_string_new ("{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"personas\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTable) table = NULL;
  g_autoptr (TlTable) again = NULL;
  const GPtrArray *personas;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\"}", i > 0 ? "," : "", (i * 7919) % 300);
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  table = parse (bytes);
  again = parse (bytes);
  personas = tl_table_get_children (table, "d", TL_KIND_PERSONA);
  g_assert_cmpuint (personas->len, ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", (i * 7919) % 300);
      g_assert_cmpstr (tl_record_get_id (personas->pdata[i]), ==, id);
    }
  g_assert_true (tl_table_equal (table, again)); /* keys are dealt the same every time */
}

typedef struct
{
  const char *name;
  const char *text;
  int         code;
  const char *message;
} Bad;

#define HEAD "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\""
#define DOC(members) HEAD "," members "}"
#define MAP(members)                                                                               \
  DOC (                                                                                            \
    "\"personas\":[{\"id\":\"p\"}],\"images\":[{\"id\":\"i\"}],\"maps\":[{\"id\":\"m\"," members   \
    "}]")
#define CARD(members)                                                                              \
  MAP ("\"stages\":[{\"id\":\"s\"},{\"id\":\"s2\",\"steps\":[{\"id\":\"t\"}]}],\"lanes\":[{"       \
       "\"id\":\"l\"}],"                                                                           \
       "\"cards\":[{\"id\":\"a\"},{\"id\":\"c\"," members "}]")
#define POINT(members) MAP ("\"curves\":[{\"id\":\"u\",\"points\":[{\"id\":\"n\"," members "}]}]")
#define INVALID TL_STORE_ERROR_INVALID
#define NO_MAP TL_STORE_ERROR_NOT_A_MAP

static const Bad bad[] = {
  { "malformed",
    "{\"a\": nan}",
    TL_STORE_ERROR_MALFORMED,
    "test: line 1, column 7: expected a value, found “nan”" },
  { "array", "[]", NO_MAP, "test: not a Throughline document: expected a JSON object" },
  { "other",
    "{\"name\": 1}",
    NO_MAP,
    "test: not a Throughline document: /format: expected “throughline”, found nothing" },
  { "format-type",
    "{\"format\": 1}",
    NO_MAP,
    "test: not a Throughline document: /format: expected “throughline”, found a number" },
  { "format",
    "{\"format\": \"excalidraw\"}",
    NO_MAP,
    "test: not a Throughline document: /format: expected “throughline”, found “excalidraw”" },
  { "no-version",
    "{\"format\": \"throughline\"}",
    INVALID,
    "test: /version: expected a whole number from 1 on, found nothing" },
  { "version-0",
    "{\"format\": \"throughline\", \"version\": 0}",
    INVALID,
    "test: /version: expected a whole number from 1 on, found 0" },
  { "version-text",
    "{\"format\": \"throughline\", \"version\": \"1\"}",
    INVALID,
    "test: /version: expected a whole number from 1 on, found text" },
  { "version-half",
    "{\"format\": \"throughline\", \"version\": 1.5}",
    INVALID,
    "test: /version: expected a whole number from 1 on, found a number" },
  { "no-id",
    "{\"format\": \"throughline\", \"version\": 1}",
    INVALID,
    "test: /id: expected an id, found nothing" },
  { "id-type",
    "{\"format\": \"throughline\", \"version\": 1, \"id\": 7}",
    INVALID,
    "test: /id: expected an id, found a number" },
  { "id-bad",
    "{\"format\": \"throughline\", \"version\": 1, \"id\": \"a b\"}",
    INVALID,
    "test: /id: expected an id of 1 to 64 letters, digits, “-” or “_”, found “a b”" },
  { "id-empty",
    DOC ("\"personas\":[{\"id\":\"\"}]"),
    INVALID,
    "test: /personas/0/id: expected an id of 1 to 64 letters, digits, “-” or “_”, found “”" },
  { "id-missing",
    DOC ("\"maps\":[{\"id\":\"m\",\"cards\":[{}]}]"),
    INVALID,
    "test: /maps/0/cards/0/id: expected an id, found nothing" },
  { "id-twice",
    DOC ("\"personas\":[{\"id\":\"x\"}],\"maps\":[{\"id\":\"x\"}]"),
    INVALID,
    "test: /maps/0/id: expected an id that no other record has, found “x” a second time" },
  { "id-of-document",
    DOC ("\"personas\":[{\"id\":\"d\"}]"),
    INVALID,
    "test: /personas/0/id: expected an id that no other record has, found “d” a second time" },
  { "text-number", DOC ("\"title\": 5"), INVALID, "test: /title: expected text, found a number" },
  { "text-null", DOC ("\"title\": null"), INVALID, "test: /title: expected text, found null" },
  { "text-true", DOC ("\"title\": true"), INVALID, "test: /title: expected text, found true" },
  { "text-array", DOC ("\"title\": []"), INVALID, "test: /title: expected text, found an array" },
  { "text-object", DOC ("\"title\": {}"), INVALID, "test: /title: expected text, found an object" },
  { "text-control",
    DOC ("\"title\": \"a\\u0001b\""),
    INVALID,
    "test: /title: expected text without control characters, found the character U+0001" },
  { "text-nonchar",
    DOC ("\"title\": \"\\uffff\""),
    INVALID,
    "test: /title: expected text without control characters, found the character U+FFFF" },
  { "text-long",
    DOC ("\"language\": \"12345678901234567890123456789012345678901234567890123456789012345\""),
    INVALID,
    "test: /language: expected a text of at most 64 bytes, found 65" },
  { "numbers-text",
    MAP ("\"metrics\":[{\"id\":\"n\",\"history\":[1,\"2\"]}]"),
    INVALID,
    "test: /maps/0/metrics/0/history/1: expected a number, found text" },
  { "numbers-one",
    MAP ("\"metrics\":[{\"id\":\"n\",\"history\":1}]"),
    INVALID,
    "test: /maps/0/metrics/0/history: expected an array of numbers, found a number" },
  { "deep-place",
    DOC ("\"maps\":[{\"id\":\"m\"},{\"id\":\"m2\",\"stages\":[{\"id\":\"s\",\"steps\":[{\"id\":"
         "\"t\",\"title\":1}]}]}]"),
    INVALID,
    "test: /maps/1/stages/0/steps/0/title: expected text, found a number" },
  { "collection",
    DOC ("\"maps\": {}"),
    INVALID,
    "test: /maps: expected an array, found an object" },
  { "record", DOC ("\"maps\": [\"m\"]"), INVALID, "test: /maps/0: expected an object, found text" },
  { "enum",
    MAP ("\"state\": \"maybe\""),
    INVALID,
    "test: /maps/0/state: expected one of as-is, to-be, variant, found “maybe”" },
  { "enum-case",
    MAP ("\"state\": \"As-Is\""),
    INVALID,
    "test: /maps/0/state: expected one of as-is, to-be, variant, found “As-Is”" },
  { "enum-number",
    MAP ("\"state\": 0"),
    INVALID,
    "test: /maps/0/state: expected text, found a number" },
  { "boolean",
    MAP ("\"locked\": 1"),
    INVALID,
    "test: /maps/0/locked: expected true or false, found a number" },
  { "integer-low",
    MAP ("\"text_scale\": 99"),
    INVALID,
    "test: /maps/0/text_scale: expected a whole number from 100 to 200, found 99" },
  { "integer-high",
    CARD ("\"severity\": 6"),
    INVALID,
    "test: /maps/0/cards/1/severity: expected a whole number from 0 to 5, found 6" },
  { "integer-half",
    CARD ("\"severity\": 2.5"),
    INVALID,
    "test: /maps/0/cards/1/severity: expected a whole number from 0 to 5, found 2.5" },
  { "integer-text",
    CARD ("\"severity\": \"5\""),
    INVALID,
    "test: /maps/0/cards/1/severity: expected a whole number from 0 to 5, found text" },
  { "count",
    CARD ("\"votes\": -1"),
    INVALID,
    "test: /maps/0/cards/1/votes: expected a whole number from 0 on, found -1" },
  { "number",
    POINT ("\"score\": 2.01"),
    INVALID,
    "test: /maps/0/curves/0/points/0/score: expected a number from -2 to 2, found 2.01" },
  { "number-null",
    POINT ("\"at\": null"),
    INVALID,
    "test: /maps/0/curves/0/points/0/at: expected a number from 0 to 1, found null" },
  { "number-any",
    MAP ("\"metrics\":[{\"id\":\"n\",\"value\":\"3\"}]"),
    INVALID,
    "test: /maps/0/metrics/0/value: expected a number, found text" },
  { "color",
    CARD ("\"color\": \"mauve\""),
    INVALID,
    "test: /maps/0/cards/1/color: expected a colour of the palette or #rrggbb, found “mauve”" },
  { "color-short",
    CARD ("\"color\": \"#fff\""),
    INVALID,
    "test: /maps/0/cards/1/color: expected a colour of the palette or #rrggbb, found “#fff”" },
  { "date",
    CARD ("\"due\": \"2026-02-29\""),
    INVALID,
    "test: /maps/0/cards/1/due: expected a date like 2026-01-31, or with time like "
    "2026-01-31T09:30:00Z, found “2026-02-29”" },
  { "date-time",
    CARD ("\"due\": \"2026-02-28T24:00:00Z\""),
    INVALID,
    "test: /maps/0/cards/1/due: expected a date like 2026-01-31, or with time like "
    "2026-01-31T09:30:00Z, found “2026-02-28T24:00:00Z”" },
  { "duration",
    CARD ("\"duration\": \"5 min\""),
    INVALID,
    "test: /maps/0/cards/1/duration: expected a duration like PT5M, P3D or P2W, found “5 min”" },
  { "clock",
    MAP ("\"start\": \"9:30\""),
    INVALID,
    "test: /maps/0/start: expected a time of day like 09:30, found “9:30”" },
  { "comment-circle",
    MAP ("\"comments\":[{\"id\":\"n\",\"reply_to\":\"n\"}]"),
    INVALID,
    "test: /maps/0/comments/0/reply_to: expected a thread of at most 64 replies to replies, found "
    "a longer one, or one that leads in a circle" },
  { "comment-column",
    MAP ("\"stages\":[{\"id\":\"s2\",\"steps\":[{\"id\":\"t\"}]}],"
         "\"comments\":[{\"id\":\"n\",\"column\":\"s2\"}]"),
    INVALID,
    "test: /maps/0/comments/0/column: expected the id of a step, or of a stage without steps, found "
    "“s2”, a stage with steps" },
  { "data",
    DOC ("\"images\":[{\"id\":\"i\",\"data\":\"a b\"}]"),
    INVALID,
    "test: /images/0/data: expected base64, found other text" },
  { "data-length",
    DOC ("\"images\":[{\"id\":\"i\",\"data\":\"abcde\"}]"),
    INVALID,
    "test: /images/0/data: expected base64, found other text" },
  { "data-padding",
    DOC ("\"images\":[{\"id\":\"i\",\"data\":\"a===\"}]"),
    INVALID,
    "test: /images/0/data: expected base64, found other text" },
  { "list",
    CARD ("\"tags\": \"x\""),
    INVALID,
    "test: /maps/0/cards/1/tags: expected an array of texts, found text" },
  { "list-entry",
    CARD ("\"tags\": [\"x\", 7]"),
    INVALID,
    "test: /maps/0/cards/1/tags/1: expected text, found a number" },
  { "ids",
    CARD ("\"about\": \"a\""),
    INVALID,
    "test: /maps/0/cards/1/about: expected an array of ids, found text" },
  { "ids-entry",
    CARD ("\"about\": [7]"),
    INVALID,
    "test: /maps/0/cards/1/about/0: expected an id, found a number" },
  { "ids-twice",
    CARD ("\"about\": [\"a\", \"a\"]"),
    INVALID,
    "test: /maps/0/cards/1/about/1: expected each id once, found “a” a second time" },
  { "ids-dangling",
    CARD ("\"about\": [\"a\", \"zz\"]"),
    INVALID,
    "test: /maps/0/cards/1/about/1: expected the id of a card, found “zz”, which the document does "
    "not have" },
  { "about-itself",
    CARD ("\"about\": [\"a\", \"c\"]"),
    INVALID,
    "test: /maps/0/cards/1/about/1: expected a card that is not about this one in turn, found “c” "
    "(c → c)" },
  { "about-ring",
    MAP ("\"cards\":[{\"id\":\"x\"},{\"id\":\"a\",\"about\":[\"x\",\"b\"]},"
         "{\"id\":\"b\",\"about\":[\"x\",\"c\"]},{\"id\":\"c\",\"about\":[\"x\",\"a\"]}]"),
    INVALID,
    "test: /maps/0/cards/3/about/1: expected a card that is not about this one in turn, found “a” "
    "(a → b → c → a)" },
  { "ref-type",
    CARD ("\"column\": 1"),
    INVALID,
    "test: /maps/0/cards/1/column: expected an id, found a number" },
  { "ref-null",
    CARD ("\"column\": null"),
    INVALID,
    "test: /maps/0/cards/1/column: expected an id, found null" },
  { "ref-dangling",
    CARD ("\"column\": \"zz\""),
    INVALID,
    "test: /maps/0/cards/1/column: expected the id of a stage or step, found “zz”, which the "
    "document does not have" },
  { "ref-kind",
    CARD ("\"column\": \"l\""),
    INVALID,
    "test: /maps/0/cards/1/column: expected the id of a stage or step, found “l”, the id of a "
    "lane" },
  { "ref-stage-with-steps",
    CARD ("\"column\": \"s2\""),
    INVALID,
    "test: /maps/0/cards/1/column: expected the id of a step, or of a stage without steps, found "
    "“s2”, a stage with steps" },
  { "ref-other-map",
    DOC ("\"maps\":[{\"id\":\"m\",\"lanes\":[{\"id\":\"l\"}]},{\"id\":\"m2\",\"cards\":[{\"id\":"
         "\"c\",\"lane\":\"l\"}]}]"),
    INVALID,
    "test: /maps/1/cards/0/lane: expected an id of the same map, found “l” of the map “m”" },
  { "ref-many-kinds",
    MAP ("\"comments\":[{\"id\":\"o\",\"about\":\"p\"}]"),
    INVALID,
    "test: /maps/0/comments/0/about: expected the id of a stage, step, lane, card, point or link, "
    "found “p”, the id of a persona" },
  { "link-from",
    MAP ("\"cards\":[{\"id\":\"c\"}],\"links\":[{\"id\":\"k\",\"to\":\"c\"}]"),
    INVALID,
    "test: /maps/0/links/0/from: expected the id of a card, found nothing" },
  { "link-to",
    MAP ("\"cards\":[{\"id\":\"c\"}],\"links\":[{\"id\":\"k\",\"from\":\"c\"}]"),
    INVALID,
    "test: /maps/0/links/0/to: expected the id of a card, found nothing" },
  { "newer-enum",
    "{\"format\":\"throughline\",\"version\":7,\"id\":\"d\",\"maps\":[{\"id\":\"m\",\"state\":"
    "\"dreamt\"}]}",
    TL_STORE_ERROR_TOO_NEW,
    "test: made by a newer Throughline (version 7): /maps/0/state: expected one of as-is, to-be, "
    "variant, found “dreamt”" },
  { "newer-reference",
    "{\"format\":\"throughline\",\"version\":2,\"id\":\"d\",\"maps\":[{\"id\":\"m\",\"base\":"
    "\"gone\"}]}",
    TL_STORE_ERROR_TOO_NEW,
    "test: made by a newer Throughline (version 2): /maps/0/base: expected the id of a map, found "
    "“gone”, which the document does not have" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, strlen (row->text));
  g_autoptr (GError) error = NULL;
  gint64   version = -1;
  TlTable *table = tl_store_parse (bytes, "test", &version, &error);

  g_assert_null (table);
  g_assert_cmpstr (error->message, ==, row->message);
  g_assert_error (error, TL_STORE_ERROR, row->code);
  g_assert_cmpint (version, ==, -1); /* out-parameters stay untouched */
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (HEAD ",\"maps\":[{\"id\":\"m\",\"codes\":[\"P1\"");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, ",\"x\"");
  g_string_append (text, "]}]}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (tl_store_parse (bytes, "test", NULL, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "test: /maps/0/codes: expected at most 1000 entries, found 1001");
}

/* A newer file that fits is read; its version is told, so that nobody saves over it. */
static void
test_newer_fits (void)
{
  static const char text[] =
    "{\"format\":\"throughline\",\"version\":2,\"id\":\"d\",\"future\":[1],"
    "\"maps\":[{\"id\":\"m\",\"title\":\"T\",\"mood\":\"new\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  gint64 version = 0;
  g_autoptr (TlTable) table = tl_store_parse (bytes, "test", &version, &error);

  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 2);
  g_assert_cmpstr (tl_record_get_text (tl_table_get_kind (table, "m", TL_KIND_MAP), TL_MAP_EXTRA),
                   ==,
                   "{\n  \"mood\": \"new\"\n}");
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_EXTRA),
                   ==,
                   "{\n  \"future\": [\n    1\n  ]\n}");
}

/* A member named like something that has no member of its own is unknown like any other. */
static void
test_reserved_names (void)
{
  static const char text[] = DOC ("\"maps\":[{\"id\":\"m\",\"parent\":\"zz\",\"order\":7,\"extra\":"
                                  "{\"a\":1},\"format\":2,\"version\":3}]");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (TlTable) table = parse (bytes);
  const TlRecord *map = tl_table_get_kind (table, "m", TL_KIND_MAP);

  g_assert_cmpstr (tl_record_get_parent (map), ==, "d");
  g_assert_cmpstr (tl_record_get_text (map, TL_MAP_EXTRA),
                   ==,
                   "{\n  \"parent\": \"zz\",\n  \"order\": 7,\n  \"extra\": {\n    \"a\": 1\n  "
                   "},\n  \"format\": 2,\n  \"version\": 3\n}");
}

/* Every prefix of a document is refused with a place; none crashes. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) golden = read_fixture ("every-kind.journey");
  gsize length = g_bytes_get_size (golden) - 1; /* without the final newline */

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (golden, 0, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (tl_store_parse (part, "test", NULL, &error));
      g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_MALFORMED);
      g_assert_true (g_str_has_prefix (error->message, "test: line "));
    }
}

/* One byte changed anywhere: a clear error, or a document that writes and reads the same. */
static void
test_flipped (void)
{
  static const char letters[] = "\"{}[],:0-9ex\\ \x80";
  g_autoptr (GBytes) golden = read_fixture ("every-kind.journey");
  gsize       length;
  const char *text = g_bytes_get_data (golden, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TlTable) table = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      bytes = g_bytes_new (copy, length);
      table = tl_store_parse (bytes, "test", NULL, &error);
      if (table == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (g_str_has_prefix (error->message, "test: "));
        }
      else
        {
          g_autoptr (GBytes) written = tl_store_serialize (table);
          g_autoptr (TlTable) again = parse (written);
          g_autoptr (GBytes) rewritten = tl_store_serialize (again);
          assert_bytes_equal (written, rewritten);
        }
    }
}

/* Writing cleans what reading would refuse, so that a pasted control character never costs a save.
 */
static void
test_unclean_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (golden_small, sizeof golden_small - 1);
  g_autoptr (TlTable) table = parse (bytes);
  TlRecord                *card = tl_record_copy (tl_table_get (table, "c"));
  static const char *const tags[] = { "a\rb", "\x02", NULL };
  g_autoptr (GBytes) written = NULL;
  g_autoptr (TlTable) again = NULL;

  tl_record_set_text (card,
                      TL_CARD_TITLE,
                      "a\x01"
                      "b\r\nc\xff"
                      "d\ufffe\uf8ff");
  tl_record_set_list (card, TL_CARD_TAGS, tags);
  tl_table_put (table, card);
  tl_record_unref (card);
  written = tl_store_serialize (table);
  again = parse (written);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (again, "c"), TL_CARD_TITLE),
                   ==,
                   "ab\nc\ufffdd\uf8ff");
  g_assert_cmpstr (tl_record_get_list (tl_table_get (again, "c"), TL_CARD_TAGS)[0], ==, "a\nb");
  g_assert_cmpstr (tl_record_get_list (tl_table_get (again, "c"), TL_CARD_TAGS)[1], ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/codec/golden", test_golden);
  g_test_add_func ("/store/codec/golden-is-complete", test_golden_is_complete);
  g_test_add_func ("/store/codec/canonical", test_canonical);
  g_test_add_func ("/store/codec/order-follows-arrays", test_order_follows_arrays);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/store/codec/bad/", bad[i].name, NULL);
      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/store/codec/bad/long-list", test_long_text);
  g_test_add_func ("/store/codec/newer-fits", test_newer_fits);
  g_test_add_func ("/store/codec/reserved-names", test_reserved_names);
  g_test_add_func ("/store/codec/truncated", test_truncated);
  g_test_add_func ("/store/codec/flipped", test_flipped);
  g_test_add_func ("/store/codec/unclean-text", test_unclean_text);
  return g_test_run ();
}
