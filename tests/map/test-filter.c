/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cards pass a filter, and what there is to filter by. */
#include "config.h"

#include "map-support.h"

#include "map/tl-filter.h"

static char *
add (TlDocument *doc, const char *lane, const char *title)
{
  return tl_edit_add_card (doc,
                           map_find (doc, "Map"),
                           map_find (doc, "A"),
                           map_find (doc, lane),
                           title,
                           NULL);
}

static TlDocument *
make_document (void)
{
  TlDocument      *doc = map_new_document (1);
  g_autofree char *one = NULL, *two = NULL, *three = NULL, *ann = NULL;

  tl_document_begin (doc, "Fill");
  ann = tl_edit_add_persona (doc, "Ann", map_find (doc, "Map"));
  one = add (doc, "Touch", "one");
  two = add (doc, "Touch", "two");
  three = add (doc, "Pain", "three");
  tl_edit_set_integer (doc, one, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_integer (doc, two, TL_CARD_CHANNEL, TL_CHANNEL_WEB);
  tl_edit_set_list (doc, one, TL_CARD_TAGS, (const char *const[]){ "urgent", "home", NULL });
  tl_edit_set_list (doc, three, TL_CARD_TAGS, (const char *const[]){ "urgent", NULL });
  tl_edit_set_text (doc, two, TL_CARD_OWNER, "Zoe");
  tl_edit_set_text (doc, three, TL_CARD_OWNER, "Bob");
  tl_edit_set_ref (doc, three, TL_CARD_PERSONA, ann);
  tl_edit_set_integer (doc, one, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  tl_document_commit (doc);
  return doc;
}

/* Titles of the cards that pass. */
static char *
list_passing (TlDocument *doc, const TlFilter *filter)
{
  const TlTable   *table = tl_document_get_table (doc);
  const GPtrArray *cards = tl_table_get_children (table, map_find (doc, "Map"), TL_KIND_CARD);
  GString         *out = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    if (tl_filter_passes (filter, table, cards->pdata[i]))
      g_string_append_printf (out, "%s ", tl_record_get_text (cards->pdata[i], TL_CARD_TITLE));
  return g_string_free (out, FALSE);
}

#define assert_passing(doc, filter, titles)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *passing_ = list_passing ((doc), (filter));                                    \
    g_assert_cmpstr (passing_, ==, (titles));                                                      \
  }                                                                                                \
  G_STMT_END

static void
test_passes (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autoptr (TlFilter) filter = tl_filter_new ();

  assert_passing (doc, filter, "one two three ");
  g_assert_true (tl_filter_is_empty (filter));
  g_assert_true (tl_filter_set (filter, TL_FILTER_CHANNEL, "phone", TRUE));
  g_assert_false (tl_filter_set (filter, TL_FILTER_CHANNEL, "phone", TRUE));
  assert_passing (doc, filter, "one ");
  tl_filter_set (filter, TL_FILTER_CHANNEL, "web", TRUE);
  assert_passing (doc, filter, "one two ");
  tl_filter_set (filter, TL_FILTER_TAG, "urgent", TRUE);
  assert_passing (doc, filter, "one ");
  tl_filter_set (filter, TL_FILTER_CHANNEL, "phone", FALSE);
  tl_filter_set (filter, TL_FILTER_CHANNEL, "web", FALSE);
  assert_passing (doc, filter, "one three ");
  tl_filter_set (filter, TL_FILTER_KIND, "pain-points", TRUE);
  assert_passing (doc, filter, "three ");
  g_assert_true (tl_filter_set (filter, TL_FILTER_TAG, "urgent", FALSE));
  g_assert_false (tl_filter_set (filter, TL_FILTER_TAG, "urgent", FALSE));
  tl_filter_set (filter, TL_FILTER_PERSONA, map_find (doc, "Ann"), TRUE);
  assert_passing (doc, filter, "three ");
  tl_filter_set (filter, TL_FILTER_OWNER, "Zoe", TRUE);
  assert_passing (doc, filter, "");
}

static void
test_work (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autoptr (TlFilter) filter = tl_filter_new ();
  g_autoptr (GArray) values = NULL;
  const TlTable *table = tl_document_get_table (doc);

  tl_document_begin (doc, "Work");
  tl_edit_set_text (doc, map_find (doc, "one"), TL_CARD_TEAM, "Shop");
  tl_edit_set_text (doc, map_find (doc, "one"), TL_CARD_DUE, "2001-01-31");
  tl_edit_set_integer (doc, map_find (doc, "one"), TL_CARD_STATUS, TL_WORK_STATUS_PLANNED);
  tl_edit_set_text (doc, map_find (doc, "two"), TL_CARD_DUE, "9999-12-31");
  tl_edit_set_integer (doc, map_find (doc, "three"), TL_CARD_SEVERITY, 5);
  tl_edit_set_integer (doc, map_find (doc, "two"), TL_CARD_SEVERITY, 4);
  tl_document_commit (doc);
  tl_filter_set (filter, TL_FILTER_TEAM, "Shop", TRUE);
  tl_filter_set (filter, TL_FILTER_WORK, "planned", TRUE);
  assert_passing (doc, filter, "one ");
  tl_filter_set (filter, TL_FILTER_WORK, "planned", FALSE);
  tl_filter_set (filter, TL_FILTER_TEAM, "Shop", FALSE);
  /* Only pain points have a severity. */
  tl_filter_set (filter, TL_FILTER_SEVERITY, "5", TRUE);
  tl_filter_set (filter, TL_FILTER_SEVERITY, "4", TRUE);
  assert_passing (doc, filter, "three ");
  tl_filter_set (filter, TL_FILTER_SEVERITY, "5", FALSE);
  tl_filter_set (filter, TL_FILTER_SEVERITY, "4", FALSE);
  tl_filter_set (filter, TL_FILTER_URGENCY, "overdue", TRUE);
  assert_passing (doc, filter, "one ");
  tl_filter_set (filter, TL_FILTER_URGENCY, "critical", TRUE);
  assert_passing (doc, filter, "one three ");
  values = tl_filter_list_values (table, map_find (doc, "Map"), TL_FILTER_URGENCY);
  g_assert_cmpuint (values->len, ==, 3);
  g_assert_cmpstr (g_array_index (values, TlFilterValue, 0).value, ==, "critical");
  g_assert_cmpstr (g_array_index (values, TlFilterValue, 1).value, ==, "overdue");
  g_assert_cmpstr (g_array_index (values, TlFilterValue, 2).value, ==, "due");
  /* What is done is not overdue. */
  tl_document_begin (doc, "Done");
  tl_edit_set_integer (doc, map_find (doc, "one"), TL_CARD_STATUS, TL_WORK_STATUS_DONE);
  tl_document_commit (doc);
  tl_filter_set (filter, TL_FILTER_URGENCY, "critical", FALSE);
  assert_passing (doc, filter, "");
}

static void
test_status_and_copy (void)
{
  g_autoptr (TlDocument) doc = make_document ();
  g_autoptr (TlFilter) filter = tl_filter_new ();
  g_autoptr (TlFilter) copy = NULL;

  tl_filter_set (filter, TL_FILTER_STATUS, "assumed", TRUE);
  copy = tl_filter_copy (filter);
  tl_filter_set (filter, TL_FILTER_STATUS, "assumed", FALSE);
  assert_passing (doc, copy, "one ");
  assert_passing (doc, filter, "one two three ");
  g_assert_true (tl_filter_has (copy, TL_FILTER_STATUS, "assumed"));
  g_assert_cmpstr (tl_filter_get (copy, TL_FILTER_STATUS)[0], ==, "assumed");
  g_assert_null (tl_filter_get (copy, TL_FILTER_STATUS)[1]);
}

static char *
list_values (TlDocument *doc, TlFilterField field)
{
  g_autoptr (GArray) values =
    tl_filter_list_values (tl_document_get_table (doc), map_find (doc, "Map"), field);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (out,
                            "%s %u, ",
                            g_array_index (values, TlFilterValue, i).value,
                            g_array_index (values, TlFilterValue, i).n_cards);
  return g_string_free (out, FALSE);
}

static void
test_values (void)
{
  static const struct
  {
    TlFilterField field;
    const char   *values;
  } cases[] = {
    { TL_FILTER_KIND, "touchpoints 2, pain-points 1, " },
    { TL_FILTER_CHANNEL, "web 1, phone 1, " },
    { TL_FILTER_STATUS, "none 2, assumed 1, " },
    { TL_FILTER_TAG, "home 1, urgent 2, " },
    { TL_FILTER_OWNER, "Bob 1, Zoe 1, " },
  };
  g_autoptr (TlDocument) doc = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = list_values (doc, cases[i].field);

      g_assert_cmpstr (values, ==, cases[i].values);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/passes", test_passes);
  g_test_add_func ("/filter/status-and-copy", test_status_and_copy);
  g_test_add_func ("/filter/values", test_values);
  g_test_add_func ("/map/filter/work", test_work);
  return g_test_run ();
}
