/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding, finding in reading order, and replacing. */
#include "config.h"

#include "map-support.h"

#include "map/tl-fold.h"
#include "map/tl-search.h"

static void
test_fold (void)
{
  static const char *const same[][2] = {
    { "Élan", "elan" },           { "STRASSE", "straße" },  { "Ærø", "aero" },
    { "Łódź", "lodz" },           { "it’s", "it's" },       { "“so”", "\"so\"" },
    { "a\u00a0b", "A B" },        { "a \n\tb", "a b" },     { "ﬁnd", "FIND" },
    { "ΟΔΟΣ", "οδος" },           { "İzmir", "izmir" },     { "  x ", "x" },
    { "e\u0301te\u0301", "été" }, { "co\u00adop", "coop" }, { "שָׁלוֹם", "שלום" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *left = tl_fold (same[i][0]);
      g_autofree char *right = tl_fold (same[i][1]);
      g_autofree char *again = tl_fold (left);

      g_assert_cmpstr (left, ==, right);
      g_assert_cmpstr (left, ==, again);
    }
}

/* What makes another letter is not an accent. */
static void
test_fold_keeps (void)
{
  g_autofree char *ka = tl_fold ("か");
  g_autofree char *ga = tl_fold ("が");
  g_autofree char *short_vowel = tl_fold ("कि");
  g_autofree char *bare = tl_fold ("क");

  g_assert_cmpstr (ka, !=, ga);
  g_assert_cmpstr (short_vowel, !=, bare);
}

/* "[" and "]" around what is found. */
static char *
mark_found (const char *query, const char *text)
{
  g_autoptr (TlFolder) folder = tl_folder_new (query);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlFoldRange));
  GString *out = g_string_new (NULL);
  guint    at = 0;

  g_assert_cmpuint (tl_folder_find (folder, text, ranges), ==, ranges->len);
  for (guint i = 0; i < ranges->len; i++)
    {
      const TlFoldRange *range = &g_array_index (ranges, TlFoldRange, i);

      g_string_append_len (out, text + at, range->start - at);
      g_string_append_c (out, '[');
      g_string_append_len (out, text + range->start, range->length);
      g_string_append_c (out, ']');
      at = range->start + range->length;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

static void
test_ranges (void)
{
  static const char *const cases[][3] = {
    { "cafe", "Un café, deux Cafe\u0301s", "Un [café], deux [Cafe\u0301]s" },
    { "ss", "Straße", "Stra[ß]e" },
    { "s", "Straße", "[S]tra[ß]e" },
    { "f", "ﬁnd", "[ﬁ]nd" },
    { "aa", "aaaaa", "[aa][aa]a" },
    { "call  back", "Please call\nback now", "Please [call\nback] now" },
    { "", "nothing", "nothing" },
    { " \n ", "no thing", "no thing" },
    { "zz", "none", "none" },
    { "end", "the end", "the [end]" },
    { "E\u0301", "été", "[é]t[é]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark_found (cases[i][0], cases[i][1]);

      g_assert_cmpstr (marked, ==, cases[i][2]);
    }
}

/* --- A map -- */

static char *
add (TlDocument *doc, const char *column, const char *lane, const char *title)
{
  const char *id = column != NULL ? map_find (doc, column) : NULL;

  return tl_edit_add_card (doc, map_find (doc, "Map"), id, map_find (doc, lane), title, NULL);
}

/* Cards are made in another order than they are read in. */
static TlDocument *
make_document (void)
{
  TlDocument      *doc = map_new_document (1);
  g_autofree char *pain = NULL, *parked = NULL, *second = NULL, *first = NULL;
  g_autofree char *link = NULL;

  tl_document_begin (doc, "Fill");
  pain = add (doc, "A", "Pain", "Phone hurts");
  parked = add (doc, NULL, "Touch", "parked phone");
  second = add (doc, "C", "Touch", "Second PHONE");
  first = add (doc, "A", "Touch", "First phone");
  tl_edit_set_text (doc, first, TL_CARD_TEXT, "no, telephone: phone phone");
  tl_edit_set_list (doc, second, TL_CARD_TAGS, (const char *const[]){ "home", "phones", NULL });
  tl_edit_set_text (doc, second, TL_CARD_OWNER, "Phoné");
  tl_edit_set_text (doc, map_find (doc, "B"), TL_STAGE_TITLE, "Phone in");
  link =
    tl_edit_add_link (doc, map_find (doc, "Map"), first, second, TL_LINK_KIND_NEXT, "by phone");
  tl_document_commit (doc);
  return doc;
}

static const char *
get_text (const TlSearchMatch *match)
{
  return match->item < 0 ? tl_record_get_text (match->record, match->field)
                         : tl_record_get_list (match->record, match->field)[match->item];
}

static char *
find_all (TlDocument *doc, const char *query)
{
  g_autoptr (GArray) matches =
    tl_search_find (tl_document_get_table (doc), map_find (doc, "Map"), query, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const TlSearchMatch *match = &g_array_index (matches, TlSearchMatch, i);

      g_string_append_printf (out, "%s@%u|", get_text (match), match->start);
    }
  return g_string_free (out, FALSE);
}

static void
test_order (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autofree char *found = find_all (doc, "phone");
  g_autofree char *none = find_all (doc, "no such thing");
  g_autofree char *empty = find_all (doc, "");

  g_assert_cmpstr (found,
                   ==,
                   "Phone in@0|First phone@6|no, telephone: phone phone@8|"
                   "no, telephone: phone phone@15|no, telephone: phone phone@21|Second PHONE@7|"
                   "phones@0|Phoné@0|Phone hurts@0|by phone@3|parked phone@7|");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_codes_and_names (void)
{
  static const char *names[TL_N_LANE_KINDS] = { NULL };
  g_autoptr (TlDocument) doc = make_document ();
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GArray) codes = tl_search_find (table, map_find (doc, "Map"), "p1", NULL);
  g_autoptr (GArray) lanes = NULL;

  g_assert_cmpuint (codes->len, ==, 1);
  g_assert_true (g_array_index (codes, TlSearchMatch, 0).fixed);
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    names[i] = "The usual";
  tl_document_begin (doc, "Name");
  tl_edit_set_text (doc, map_find (doc, "Touch"), TL_LANE_TITLE, "");
  tl_document_commit (doc);
  lanes = tl_search_find (table, map_find (doc, "Map"), "usual", names);
  g_assert_cmpuint (lanes->len, ==, 1);
  g_assert_true (g_array_index (lanes, TlSearchMatch, 0).fixed);
}

static guint
replace (TlDocument *doc, const char *query, const char *with)
{
  g_autoptr (GArray) matches =
    tl_search_find (tl_document_get_table (doc), map_find (doc, "Map"), query, NULL);
  guint n;

  tl_document_begin (doc, "Replace");
  n = tl_search_replace (doc, matches, with);
  tl_document_commit (doc);
  map_assert_whole (tl_document_get_table (doc));
  return n;
}

static void
test_replace (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autoptr (TlTable) before = tl_document_dup_snapshot (doc);
  g_autofree char *left = NULL, *found = NULL;

  g_assert_cmpuint (replace (doc, "phone", "call"), ==, 11);
  left = find_all (doc, "phone");
  found = find_all (doc, "call");
  g_assert_cmpstr (left, ==, "");
  g_assert_cmpstr (found,
                   ==,
                   "call in@0|First call@6|no, telecall: call call@8|no, telecall: call call@14|"
                   "no, telecall: call call@19|Second call@7|calls@0|call@0|call hurts@0|by call@3|"
                   "parked call@7|");
  g_assert_true (tl_document_undo (doc));
  g_assert_true (tl_table_equal (before, tl_document_get_table (doc)));
}

/* Tags that become equal are one; a tag that becomes nothing goes; codes are nobody's text. */
static void
test_replace_edges (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  const TlRecord *card;

  g_assert_cmpuint (replace (doc, "phones", "home"), ==, 1);
  card = tl_table_get (tl_document_get_table (doc), map_find (doc, "Second PHONE"));
  g_assert_cmpuint (g_strv_length ((GStrv) tl_record_get_list (card, TL_CARD_TAGS)), ==, 1);
  g_assert_cmpuint (replace (doc, "home", ""), ==, 1);
  card = tl_table_get (tl_document_get_table (doc), map_find (doc, "Second PHONE"));
  g_assert_cmpuint (g_strv_length ((GStrv) tl_record_get_list (card, TL_CARD_TAGS)), ==, 0);
  g_assert_cmpuint (replace (doc, "P1", "X9"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  g_test_add_func ("/search/fold-keeps", test_fold_keeps);
  g_test_add_func ("/search/ranges", test_ranges);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/codes-and-names", test_codes_and_names);
  g_test_add_func ("/search/replace", test_replace);
  g_test_add_func ("/search/replace-edges", test_replace_edges);
  return g_test_run ();
}
