/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files with bad references, as people open them: each is mended as its row says, with the place
 * and the remedy told; whatever the field table calls a reference is covered; what was mended is a
 * good document, and a good document is left alone. */
#include "config.h"

#include "store/tl-store.h"

#include "map/tl-query.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *repairs; /* one a line, without the file's name */
  const char *good;    /* what the canonical text of the mended document holds */
  const char *bad;     /* and what it does not */
} Row;

#define DOC(members) "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\"," members "}"
#define MAP(members)                                                                               \
  DOC ("\"personas\":[{\"id\":\"p\",\"name\":\"Mia\"}],\"images\":[{\"id\":\"i\"}],\"maps\":[{"    \
       "\"id\":\"m\",\"stages\":[{\"id\":\"s\"},{\"id\":\"s2\",\"steps\":[{\"id\":\"t\"}]}],"      \
       "\"lanes\":[{\"id\":\"l\"},{\"id\":\"e\",\"kind\":\"emotions\"}]," members "}]")
#define CARD(members)                                                                              \
  MAP ("\"cards\":[{\"id\":\"a\"},{\"id\":\"c\",\"title\":\"Hotline\"," members "}]")
#define POINTS(points)                                                                             \
  MAP ("\"cards\":[{\"id\":\"a\",\"column\":\"s\",\"lane\":\"l\"}],\"curves\":[{\"id\":\"u\","     \
       "\"lane\":\"e\",\"points\":[" points "]}]")
#define LINK(members)                                                                              \
  MAP ("\"cards\":[{\"id\":\"a\"},{\"id\":\"c\"}],\"links\":[{\"id\":\"k\",\"label\":\"walks in\"" \
       "," members "}]")

static const Row rows[] = {
  { "lane",
    CARD ("\"column\":\"s\",\"lane\":\"zz\""),
    "/maps/0/cards/1/lane: expected the id of a lane, found “zz”, which the document does not "
    "have; the card “Hotline” is parked",
    "\"title\": \"Hotline\"",
    "\"column\": \"s\"" },
  { "no-lane",
    CARD ("\"column\":\"s\""),
    "/maps/0/cards/1/lane: expected the id of a lane, found nothing; the card “Hotline” is parked",
    "\"title\": \"Hotline\"",
    "\"column\": \"s\"" },
  { "column",
    CARD ("\"column\":\"zz\",\"lane\":\"l\""),
    "/maps/0/cards/1/column: expected the id of a stage or step, found “zz”, which the document "
    "does not have; the card “Hotline” is parked",
    "\"lane\": \"l\"",
    "zz" },
  { "column-of-another-kind",
    CARD ("\"column\":\"e\",\"lane\":\"l\""),
    "/maps/0/cards/1/column: expected the id of a stage or step, found “e”, the id of a lane; the "
    "card “Hotline” is parked",
    "\"lane\": \"l\"",
    "\"column\"" },
  { "stage-with-steps",
    CARD ("\"column\":\"s2\",\"lane\":\"l\""),
    "/maps/0/cards/1/column: expected the id of a step, or of a stage without steps, found “s2”, a "
    "stage with steps; the card “Hotline” is moved to the first step of that stage",
    "\"column\": \"t\"",
    "\"column\": \"s2\"" },
  { "another-map",
    DOC ("\"maps\":[{\"id\":\"m\",\"lanes\":[{\"id\":\"l\"}]},{\"id\":\"n\",\"stages\":[{\"id\":"
         "\"s\"}],\"cards\":[{\"id\":\"c\",\"column\":\"s\",\"lane\":\"l\"}]}]"),
    "/maps/1/cards/0/lane: expected an id of the same map, found “l” of the map “m”; the card “c” "
    "is parked",
    "\"id\": \"c\"",
    "\"column\"" },
  { "both",
    CARD ("\"column\":\"yy\",\"lane\":\"zz\""),
    "/maps/0/cards/1/column: expected the id of a stage or step, found “yy”, which the document "
    "does not have; the card “Hotline” is parked\n"
    "/maps/0/cards/1/lane: expected the id of a lane, found “zz”, which the document does not "
    "have; the card “Hotline” is parked",
    "\"title\": \"Hotline\"",
    "zz" },
  { "persona",
    CARD ("\"persona\":\"zz\""),
    "/maps/0/cards/1/persona: expected the id of a persona, found “zz”, which the document does "
    "not have; “Hotline” is kept without it",
    "\"title\": \"Hotline\"",
    "zz" },
  { "list",
    CARD ("\"about\":[\"a\",\"zz\",\"a\",\"c\"]"),
    "/maps/0/cards/1/about/1: expected the id of a card, found “zz”, which the document does not "
    "have; “Hotline” is kept without it\n"
    "/maps/0/cards/1/about/2: expected each id once, found “a” a second time; it counts once\n"
    "/maps/0/cards/1/about/3: expected another one than itself, found “c”; “Hotline” is kept "
    "without it",
    "\"about\": [\n            \"a\"\n          ]",
    "zz" },
  { "images",
    CARD ("\"images\":[\"i\",\"p\"]"),
    "/maps/0/cards/1/images/1: expected the id of an image, found “p”, the id of a persona; "
    "“Hotline” is kept without it",
    "\"images\": [\n            \"i\"\n          ]",
    "\"p\"\n          ]" },
  { "portrait",
    DOC ("\"personas\":[{\"id\":\"p\",\"name\":\"Mia\",\"portrait\":\"zz\"}]"),
    "/personas/0/portrait: expected the id of an image, found “zz”, which the document does not "
    "have; “Mia” is kept without it",
    "\"name\": \"Mia\"",
    "portrait" },
  { "map-personas",
    MAP ("\"title\":\"T\",\"personas\":[\"zz\",\"p\"]"),
    "/maps/0/personas/0: expected the id of a persona, found “zz”, which the document does not "
    "have; “T” is kept without it",
    "\"personas\": [\n        \"p\"\n      ]",
    "zz" },
  { "curve-lane",
    MAP ("\"curves\":[{\"id\":\"u\",\"lane\":\"zz\"}]"),
    "/maps/0/curves/0/lane: expected the id of a lane, found “zz”, which the document does not "
    "have; the line is drawn in the lane of emotions",
    "\"lane\": \"e\"",
    "zz" },
  { "curve-without-emotions",
    DOC ("\"maps\":[{\"id\":\"m\",\"curves\":[{\"id\":\"u\",\"lane\":\"zz\"}]}]"),
    "/maps/0/curves/0/lane: expected the id of a lane, found “zz”, which the document does not "
    "have; the line is kept, but drawn nowhere",
    "\"id\": \"u\"",
    "zz" },
  { "point-card",
    POINTS ("{\"id\":\"n\",\"card\":\"zz\",\"score\":1,\"label\":\"Glad\"},{\"id\":\"o\","
            "\"card\":\"a\",\"score\":0}"),
    "/maps/0/curves/0/points/0/card: expected the id of a card, found “zz”, which the document "
    "does not have; the point “Glad” is left out",
    "\"id\": \"o\"",
    "Glad" },
  { "point-with-another-place",
    POINTS ("{\"id\":\"n\",\"card\":\"zz\",\"column\":\"s\",\"score\":1,\"label\":\"Glad\"}"),
    "/maps/0/curves/0/points/0/card: expected the id of a card, found “zz”, which the document "
    "does not have; the point “Glad” stays where its other place is",
    "\"label\": \"Glad\"",
    "zz" },
  { "point-nowhere",
    POINTS ("{\"id\":\"n\",\"score\":1}"),
    "/maps/0/curves/0/points/0: expected a point with a card or a column, found neither; the point "
    "“n” is left out",
    "\"curves\"",
    "\"n\"" },
  { "two-points-at-a-card",
    POINTS ("{\"id\":\"n\",\"card\":\"a\",\"score\":1},{\"id\":\"o\",\"card\":\"a\",\"score\":2}"),
    "/maps/0/curves/0/points/1/card: expected one point of a line at each card, found “a” a second "
    "time; the point “o” becomes a place in its column",
    "\"id\": \"o\",\n              \"column\": \"s\"",
    "zz" },
  { "link-end",
    LINK ("\"from\":\"a\",\"to\":\"zz\""),
    "/maps/0/links/0/to: expected the id of a card, found “zz”, which the document does not have; "
    "the link “walks in” is left out",
    "\"links\": []",
    "zz" },
  { "link-half",
    LINK ("\"to\":\"c\""),
    "/maps/0/links/0/from: expected the id of a card, found nothing; the link “walks in” is left "
    "out",
    "\"links\": []",
    "walks in" },
  { "link-to-itself",
    LINK ("\"from\":\"a\",\"to\":\"a\""),
    "/maps/0/links/0/to: expected another card, found “a”, where the link begins; the link “walks "
    "in” is left out",
    "\"links\": []",
    "walks in" },
  { "about-what-is-left-out",
    MAP (
      "\"links\":[{\"id\":\"k\"}],\"comments\":[{\"id\":\"o\",\"about\":\"k\",\"text\":\"Why?\"}]"),
    "/maps/0/links/0/from: expected the id of a card, found nothing; the link “k” is left out\n"
    "/maps/0/comments/0/about: expected an id of what is there, found “k”, which was left out; “o” "
    "is kept without it",
    "\"text\": \"Why?\"",
    "\"k\"" },
  { "metric",
    MAP ("\"metrics\":[{\"id\":\"x\",\"title\":\"Calls\",\"about\":\"p\"}]"),
    "/maps/0/metrics/0/about: expected the id of a stage, step, lane, card, point or link, found "
    "“p”, the id of a persona; “Calls” is kept without it",
    "\"title\": \"Calls\"",
    "about" },
  { "evidence",
    MAP ("\"evidence\":[{\"id\":\"x\",\"title\":\"Talks\",\"about\":[\"s\",\"zz\"]}]"),
    "/maps/0/evidence/0/about/1: expected the id of a stage, step, lane, card, point or link, "
    "found “zz”, which the document does not have; “Talks” is kept without it",
    "\"about\": [\n            \"s\"\n          ]",
    "zz" },
  { "experiment",
    MAP ("\"experiments\":[{\"id\":\"x\",\"title\":\"A or B\",\"metric\":\"s\"}]"),
    "/maps/0/experiments/0/metric: expected the id of a metric, found “s”, the id of a stage; “A "
    "or B” is kept without it",
    "\"title\": \"A or B\"",
    "\"metric\"" },
  { "reply-ring",
    MAP ("\"comments\":[{\"id\":\"x\",\"reply_to\":\"y\"},{\"id\":\"y\",\"reply_to\":\"w\"},{"
         "\"id\":\"w\",\"reply_to\":\"x\"},{\"id\":\"v\",\"reply_to\":\"x\"}]"),
    "/maps/0/comments/2/reply_to: expected no ring of references, found “x”, which comes back to "
    "this one; “w” is kept without it",
    "\"id\": \"v\",\n          \"reply_to\": \"x\"",
    "zz" },
  { "about-ring",
    MAP (
      "\"cards\":[{\"id\":\"x\",\"about\":[\"y\",\"v\"]},{\"id\":\"y\",\"about\":[\"w\",\"v\"]},{"
      "\"id\":\"w\",\"about\":[\"x\",\"v\"]},{\"id\":\"v\"}]"),
    "/maps/0/cards/2/about/0: expected no ring of references, found “x”, which comes back to this "
    "one; “w” is kept without it",
    "\"id\": \"w\",\n          \"about\": [\n            \"v\"\n          ]",
    "zz" },
  { "base-of-itself",
    DOC ("\"maps\":[{\"id\":\"m\",\"base\":\"m\"}]"),
    "/maps/0/base: expected no ring of references, found “m”, which comes back to this one; “m” is "
    "kept without it",
    "\"id\": \"m\"",
    "base" },
  { "newer",
    "{\"format\":\"throughline\",\"version\":9,\"id\":\"d\",\"maps\":[{\"id\":\"m\",\"base\":"
    "\"gone\"}]}",
    "/maps/0/base: expected the id of a map, found “gone”, which the document does not have; “m” "
    "is kept without it",
    "\"id\": \"m\"",
    "gone" },
};

static GPtrArray *
new_repairs (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
}

static char *
list (const GPtrArray *repairs)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < repairs->len; i++)
    {
      g_autofree char *line = tl_repair_describe (repairs->pdata[i]);
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (lines, FALSE);
}

/* What was mended passes the strict reader, and is mended no further. */
static char *
assert_good (const TlTable *table)
{
  g_autoptr (GBytes) bytes = tl_store_serialize (table);
  g_autoptr (GPtrArray) repairs = new_repairs ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) strict = tl_store_parse (bytes, "test", NULL, &error);
  g_autoptr (TlTable) again = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  again = tl_store_parse_repaired (bytes, "test", NULL, repairs, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (repairs->len, ==, 0);
  rewritten = tl_store_serialize (again);
  g_assert_true (g_bytes_equal (bytes, rewritten));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, strlen (row->text));
  g_autoptr (GPtrArray) repairs = new_repairs ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_store_parse_repaired (bytes, "test", NULL, repairs, &error);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  told = list (repairs);
  g_assert_cmpstr (told, ==, row->repairs);
  text = assert_good (table);
  if (strstr (text, row->good) == NULL || strstr (text, row->bad) != NULL)
    g_error ("%s", text);
}

static GBytes *
read_golden (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "store", "fixtures", "every-kind.journey", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* A good document is read as it is. */
static void
test_good_is_left_alone (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (GPtrArray) repairs = new_repairs ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_store_parse_repaired (golden, "test", NULL, repairs, &error);
  g_autofree char *told = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  told = list (repairs);
  g_assert_cmpstr (told, ==, "");
  written = tl_store_serialize (table);
  g_assert_true (g_bytes_equal (written, golden));
}

/* What is no bad reference stays an error, and says nothing of repairs. */
static void
test_errors_stay (void)
{
  static const char text[] = CARD ("\"lane\":\"zz\",\"severity\":9");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GPtrArray) repairs = new_repairs ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_store_parse_repaired (bytes, "test", NULL, repairs, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "test: /maps/0/cards/1/severity: expected a whole number from 0 to 5, found 9");
  g_assert_cmpuint (repairs->len, ==, 0);
}

typedef struct
{
  const TlTable *table;
  guint          n;
} References;

static void
break_list (TlRecord *record, guint field)
{
  static const char *const broken[] = { "nowhere", NULL };

  tl_record_set_list (record, field, broken);
}

/* Each reference of each record in turn points nowhere. */
static void
break_each (gpointer data, gpointer user_data)
{
  const TlRecord   *record = data;
  References       *references = user_data;
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TlFieldInfo *field = &info->fields[i];
      g_autoptr (TlRecord) copy = NULL;
      g_autoptr (TlTable) broken = NULL;
      g_autoptr (TlTable) mended = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) repairs = new_repairs ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (field->targets == 0 || (field->flags & TL_FIELD_FLAG_PARENT) != 0)
        continue;
      copy = tl_record_copy (record);
      if (field->type == TL_FIELD_TYPE_REF)
        tl_record_set_ref (copy, i, "nowhere");
      else
        break_list (copy, i);
      broken = tl_table_copy (references->table);
      tl_table_put (broken, copy);
      bytes = tl_store_serialize (broken);
      g_assert_null (tl_store_parse (bytes, "test", NULL, NULL));
      mended = tl_store_parse_repaired (bytes, "test", NULL, repairs, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (repairs->len, >=, 1);
      g_assert_nonnull (strstr (((TlRepair *) repairs->pdata[0])->pointer, field->name));
      g_assert_nonnull (strstr (((TlRepair *) repairs->pdata[0])->found, "“nowhere”"));
      text = assert_good (mended);
      g_assert_null (strstr (text, "\"nowhere\""));
      references->n++;
    }
}

static void
test_every_reference (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_store_parse (golden, "test", NULL, &error);
  References references = { .table = table };

  g_assert_no_error (error);
  tl_table_foreach (table, break_each, &references);
  g_assert_cmpuint (references.n, >, 30);
}

/* Every id of the file replaced by any other: a clear error, or a good document with all said. */
static void
test_swapped_ids (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autofree char *text = g_strndup (g_bytes_get_data (golden, NULL), g_bytes_get_size (golden));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GRegex) id = g_regex_new ("\"([a-z][a-z0-9-]{0,3})\"(,?)$", 0, 0, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint n_read = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      if (g_regex_match (id, lines[i], 0, &match))
        g_ptr_array_add (ids, g_match_info_fetch (match, 1));
    }
  for (guint i = 0; lines[i] != NULL; i++)
    for (guint round = 0; round < 4 && g_regex_match (id, lines[i], 0, NULL); round++)
      {
        g_autofree char *kept = lines[i];
        g_autofree char *other =
          g_strdup_printf ("\"%s\"\\2",
                           (char *) ids->pdata[g_test_rand_int_range (0, (gint32) ids->len)]);
        g_autofree char *whole = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GPtrArray) repairs = new_repairs ();
        g_autoptr (GError) error = NULL;
        g_autoptr (TlTable) table = NULL;

        lines[i] = g_regex_replace (id, kept, -1, 0, other, 0, NULL);
        whole = g_strjoinv ("\n", lines);
        bytes = g_bytes_new (whole, strlen (whole));
        table = tl_store_parse_repaired (bytes, "test", NULL, repairs, &error);
        g_assert_true ((table != NULL) == (error == NULL));
        if (table != NULL)
          {
            g_free (assert_good (table));
            n_read++;
          }
        g_free (lines[i]);
        lines[i] = g_steal_pointer (&kept);
      }
  g_assert_cmpuint (n_read, >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/store/repair/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/store/repair/good-is-left-alone", test_good_is_left_alone);
  g_test_add_func ("/store/repair/errors-stay", test_errors_stay);
  g_test_add_func ("/store/repair/every-reference", test_every_reference);
  g_test_add_func ("/store/repair/swapped-ids", test_swapped_ids);
  return g_test_run ();
}
