/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each check both ways: a map with the gap has exactly that finding, and what closes the gap takes
 * it away. The map of the fixture has three stages and a lane each for touchpoints, emotions and
 * pain points. */
#include "config.h"

#include "map-support.h"

#include "map/tl-checks.h"

/* "check place/other column severity" for each open finding; a place is written as its title. */
static const char *
get_name (const TlTable *table, const char *id)
{
  const TlRecord *record = tl_table_get (table, id);
  TlKind          kind = record != NULL ? tl_record_get_kind (record) : TL_N_KINDS;

  if (kind == TL_KIND_CARD)
    return tl_record_get_text (record, TL_CARD_TITLE);
  if (kind == TL_KIND_POINT)
    return "point";
  return record != NULL ? tl_record_get_text (record, 2) : "-";
}

static char *
list_findings (TlDocument *doc, gboolean dismissed)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GArray) findings = tl_checks_run (table, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = &g_array_index (findings, TlFinding, i);

      if (finding->dismissed == dismissed)
        g_string_append_printf (out,
                                "%s %s/%s %s %s\n",
                                tl_check_get_word (finding->check),
                                get_name (table, finding->id),
                                get_name (table, finding->other),
                                get_name (table, finding->column),
                                tl_severity_get_word (finding->severity));
    }
  return g_string_free (out, FALSE);
}

#define assert_open(doc_, wanted_)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = list_findings (doc_, FALSE);                                         \
    g_assert_cmpstr (found_, ==, wanted_);                                                         \
  }                                                                                                \
  G_STMT_END

static const char *
add_card (TlDocument *doc, const char *column, const char *lane, const char *title)
{
  g_free (tl_edit_add_card (doc,
                            map_find (doc, "Map"),
                            map_find (doc, column),
                            map_find (doc, lane),
                            title,
                            NULL));
  return map_find (doc, title);
}

static void
set_about (TlDocument *doc, const char *card, const char *about)
{
  tl_edit_set_list (doc,
                    map_find (doc, card),
                    TL_CARD_ABOUT,
                    (const char *[]){ map_find (doc, about), NULL });
}

/* Touchpoints "ta", "tb" and "tc", nothing open; and a lane "Ideas" for opportunities. */
static TlDocument *
new_whole (void)
{
  TlDocument *doc = map_new_document (7);

  tl_document_begin (doc, "Fill");
  g_free (tl_edit_add_lane (doc, map_find (doc, "Map"), TL_LANE_KIND_OPPORTUNITIES, "Ideas", NULL));
  add_card (doc, "A", "Touch", "ta");
  add_card (doc, "B", "Touch", "tb");
  add_card (doc, "C", "Touch", "tc");
  tl_document_commit (doc);
  return doc;
}

static void
test_stage (void)
{
  g_autoptr (TlDocument) doc = map_new_document (7);
  g_autofree char *step = NULL;

  assert_open (doc,
               "stage-without-touchpoint A/- A medium\n"
               "stage-without-touchpoint B/- B medium\n"
               "stage-without-touchpoint C/- C medium\n");
  tl_document_begin (doc, "Steps");
  step = tl_edit_add_step (doc, map_find (doc, "A"), "A1", NULL);
  g_free (tl_edit_add_step (doc, map_find (doc, "A"), "A2", NULL));
  add_card (doc, "A2", "Touch", "in a step");
  add_card (doc, "B", "Touch", "wide");
  tl_edit_set_span (doc, map_find (doc, "wide"), NULL, 2);
  tl_document_commit (doc);
  assert_open (doc, "");
  tl_document_begin (doc, "Park");
  tl_edit_park_cards (doc, (const char *[]){ map_find (doc, "in a step"), NULL });
  tl_document_commit (doc);
  assert_open (doc, "stage-without-touchpoint A/- A1 medium\n");
}

/* Where no lane keeps touchpoints, people are met on the frontstage. */
static void
test_stage_of_blueprint (void)
{
  g_autoptr (TlDocument) doc = map_new_document (7);

  tl_document_begin (doc, "Blueprint");
  g_free (tl_edit_add_lane (doc, map_find (doc, "Map"), TL_LANE_KIND_FRONTSTAGE, "Front", NULL));
  add_card (doc, "A", "Front", "fa");
  add_card (doc, "B", "Front", "fb");
  add_card (doc, "C", "Front", "fc");
  tl_document_commit (doc);
  assert_open (doc,
               "stage-without-touchpoint A/- A medium\n"
               "stage-without-touchpoint B/- B medium\n"
               "stage-without-touchpoint C/- C medium\n");
  tl_document_begin (doc, "Delete");
  tl_edit_delete (doc, (const char *[]){ map_find (doc, "Touch"), NULL }, TRUE);
  tl_document_commit (doc);
  assert_open (doc, "");
}

static char *
add_points (TlDocument *doc)
{
  char *curve = tl_edit_ensure_curve (doc, map_find (doc, "Map"), NULL, FALSE);

  g_free (tl_edit_set_card_score (doc, curve, map_find (doc, "ta"), -1));
  g_free (tl_edit_add_point (doc, curve, map_find (doc, "B"), .2, -1.2));
  g_free (tl_edit_add_point (doc, curve, map_find (doc, "B"), .8, -1.8));
  g_free (tl_edit_add_point (doc, curve, map_find (doc, "C"), .5, -.9));
  return curve;
}

static void
test_low (void)
{
  g_autoptr (TlDocument) doc = new_whole ();
  g_autofree char *curve = NULL;

  tl_document_begin (doc, "Curve");
  curve = add_points (doc);
  tl_document_commit (doc);
  assert_open (doc,
               "low-without-pain-point point/- A medium\n"
               "low-without-pain-point point/- B high\n");
  tl_document_begin (doc, "Pain");
  add_card (doc, "B", "Pain", "pb");
  add_card (doc, "C", "Pain", "about ta");
  set_about (doc, "about ta", "ta");
  add_card (doc, "B", "Ideas", "ob");
  add_card (doc, "C", "Ideas", "oc");
  tl_edit_set_text (doc, map_find (doc, "ob"), TL_CARD_OWNER, "Zoe");
  tl_edit_set_text (doc, map_find (doc, "oc"), TL_CARD_OWNER, "Zoe");
  tl_document_commit (doc);
  assert_open (doc, "");
  tl_document_begin (doc, "Target");
  tl_edit_park_cards (doc, (const char *[]){ map_find (doc, "about ta"), NULL });
  tl_document_commit (doc);
  assert_open (doc, "low-without-pain-point point/- A medium\n");
  tl_document_begin (doc, "Target");
  tl_edit_set_boolean (doc, curve, TL_CURVE_TARGET, TRUE);
  tl_document_commit (doc);
  assert_open (doc, "");
}

typedef void (*Answer) (TlDocument *doc);

static void
answer_pain (TlDocument *doc)
{
  set_about (doc, "idea", "pain");
}

static void
answer_touchpoint (TlDocument *doc)
{
  set_about (doc, "idea", "ta");
}

static void
answer_with_link (TlDocument *doc)
{
  g_free (tl_edit_link_cards (doc,
                              map_find (doc, "Map"),
                              map_find (doc, "pain"),
                              map_find (doc, "idea")));
}

static void
answer_in_column (TlDocument *doc)
{
  tl_edit_set_list (doc, map_find (doc, "idea"), TL_CARD_ABOUT, (const char *[]){ NULL });
  tl_edit_move_cards (doc,
                      (const char *[]){ map_find (doc, "idea"), NULL },
                      map_find (doc, "A"),
                      map_find (doc, "Ideas"),
                      NULL);
}

static void
test_pain (void)
{
  static const Answer answers[] = {
    answer_pain, answer_touchpoint, answer_with_link, answer_in_column
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (TlDocument) doc = new_whole ();

      tl_document_begin (doc, "Pain");
      add_card (doc, "A", "Pain", "pain");
      set_about (doc, "pain", "ta");
      tl_edit_set_integer (doc, map_find (doc, "pain"), TL_CARD_SEVERITY, 4);
      add_card (doc, "C", "Ideas", "idea");
      set_about (doc, "idea", "tc");
      tl_edit_set_text (doc, map_find (doc, "idea"), TL_CARD_OWNER, "Zoe");
      tl_document_commit (doc);
      assert_open (doc, "pain-point-without-opportunity pain/- A high\n");
      tl_document_begin (doc, "Answer");
      answers[i](doc);
      tl_document_commit (doc);
      assert_open (doc, "");
      tl_document_begin (doc, "Reject");
      tl_edit_set_integer (doc, map_find (doc, "idea"), TL_CARD_STATUS, TL_WORK_STATUS_REJECTED);
      tl_edit_set_integer (doc, map_find (doc, "pain"), TL_CARD_SEVERITY, 2);
      tl_document_commit (doc);
      assert_open (doc, "pain-point-without-opportunity pain/- A low\n");
    }
}

static void
test_owner (void)
{
  g_autoptr (TlDocument) doc = new_whole ();
  static const struct
  {
    TlWorkStatus status;
    const char  *open;
  } rows[] = {
    { TL_WORK_STATUS_NONE, "opportunity-without-owner idea/- B medium\n" },
    { TL_WORK_STATUS_IDEA, "opportunity-without-owner idea/- B medium\n" },
    { TL_WORK_STATUS_PLANNED, "opportunity-without-owner idea/- B high\n" },
    { TL_WORK_STATUS_IN_PROGRESS, "opportunity-without-owner idea/- B high\n" },
    { TL_WORK_STATUS_DONE, "" },
    { TL_WORK_STATUS_REJECTED, "" },
  };

  tl_document_begin (doc, "Idea");
  add_card (doc, "B", "Ideas", "idea");
  tl_document_commit (doc);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tl_document_begin (doc, "Status");
      tl_edit_set_integer (doc, map_find (doc, "idea"), TL_CARD_STATUS, rows[i].status);
      tl_document_commit (doc);
      assert_open (doc, rows[i].open);
    }
  tl_document_begin (doc, "Owner");
  tl_edit_set_integer (doc, map_find (doc, "idea"), TL_CARD_STATUS, TL_WORK_STATUS_IDEA);
  tl_edit_set_text (doc, map_find (doc, "idea"), TL_CARD_OWNER, "Zoe");
  tl_document_commit (doc);
  assert_open (doc, "");
}

static void
set_channel (TlDocument *doc, const char *card, TlChannel channel)
{
  tl_document_begin (doc, "Channel");
  tl_edit_set_integer (doc, map_find (doc, card), TL_CARD_CHANNEL, channel);
  tl_document_commit (doc);
}

static void
test_channel (void)
{
  g_autoptr (TlDocument) doc = new_whole ();

  set_channel (doc, "ta", TL_CHANNEL_WEB);
  set_channel (doc, "tb", TL_CHANNEL_WEB);
  assert_open (doc, ""); /* the same channel, then one that nobody knows */
  set_channel (doc, "tc", TL_CHANNEL_SHOP);
  assert_open (doc, "channel-change-without-link tb/tc B low\n");
  tl_document_begin (doc, "Another");
  add_card (doc, "C", "Touch", "tc2");
  tl_document_commit (doc);
  set_channel (doc, "tc2", TL_CHANNEL_WEB);
  assert_open (doc, ""); /* it goes on in the web */
  set_channel (doc, "tc2", TL_CHANNEL_PHONE);
  assert_open (doc, "channel-change-without-link tb/tc B low\n");
  tl_document_begin (doc, "Link");
  g_free (
    tl_edit_link_cards (doc, map_find (doc, "Map"), map_find (doc, "tc2"), map_find (doc, "ta")));
  tl_document_commit (doc);
  assert_open (doc, "channel-change-without-link tb/tc B low\n");
  tl_document_begin (doc, "Link");
  g_free (
    tl_edit_link_cards (doc, map_find (doc, "Map"), map_find (doc, "tc2"), map_find (doc, "tb")));
  tl_document_commit (doc);
  assert_open (doc, "");
}

static void
test_goal (void)
{
  g_autoptr (TlDocument) doc = new_whole ();
  const char *map = map_find (doc, "Map");
  static const struct
  {
    TlReached   reached;
    const char *open;
  } rows[] = {
    { TL_REACHED_UNKNOWN, "goal-not-reached Map/- - medium\n" },
    { TL_REACHED_NO, "goal-not-reached Map/- - high\n" },
    { TL_REACHED_PARTLY, "" },
    { TL_REACHED_YES, "" },
  };

  tl_document_begin (doc, "Goal");
  tl_edit_set_text (doc, map, TL_MAP_GOAL, "To be home by six");
  tl_document_commit (doc);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tl_document_begin (doc, "Reached");
      tl_edit_set_integer (doc, map, TL_MAP_GOAL_REACHED, rows[i].reached);
      tl_document_commit (doc);
      assert_open (doc, rows[i].open);
    }
}

static void
test_assumed (void)
{
  g_autoptr (TlDocument) doc = new_whole ();
  g_autoptr (GArray) findings = NULL;

  tl_document_begin (doc, "Evidence");
  tl_edit_set_integer (doc,
                       map_find (doc, "ta"),
                       TL_CARD_EVIDENCE_STATUS,
                       TL_EVIDENCE_STATUS_ASSUMED);
  tl_edit_set_integer (doc,
                       map_find (doc, "tb"),
                       TL_CARD_EVIDENCE_STATUS,
                       TL_EVIDENCE_STATUS_OBSERVED);
  tl_document_commit (doc);
  assert_open (doc, ""); /* half of them */
  tl_document_begin (doc, "Evidence");
  tl_edit_set_integer (doc,
                       map_find (doc, "tc"),
                       TL_CARD_EVIDENCE_STATUS,
                       TL_EVIDENCE_STATUS_ASSUMED);
  tl_document_commit (doc);
  assert_open (doc, "mostly-assumed Map/- - medium\n");
  findings = tl_checks_run (tl_document_get_table (doc), map_find (doc, "Map"));
  g_assert_cmpfloat_with_epsilon (g_array_index (findings, TlFinding, 0).value, 2 / 3.0, 1e-9);
}

static void
dismiss (TlDocument *doc, const char *key, gboolean dismissed)
{
  tl_document_begin (doc, "Dismiss");
  g_assert_true (tl_edit_dismiss_question (doc, map_find (doc, "Map"), key, dismissed));
  g_assert_false (tl_edit_dismiss_question (doc, map_find (doc, "Map"), key, dismissed));
  tl_document_commit (doc);
}

static void
test_dismiss (void)
{
  g_autoptr (TlDocument) doc = map_new_document (7);
  g_autoptr (GArray) findings = tl_checks_run (tl_document_get_table (doc), NULL);
  g_autofree char *key = tl_finding_dup_key (&g_array_index (findings, TlFinding, 1));
  g_autofree char *first = tl_finding_dup_key (&g_array_index (findings, TlFinding, 0));
  g_autofree char *gone = NULL;
  const TlRecord  *map;

  dismiss (doc, key, TRUE);
  assert_open (doc,
               "stage-without-touchpoint A/- A medium\nstage-without-touchpoint C/- C medium\n");
  gone = list_findings (doc, TRUE);
  g_assert_cmpstr (gone, ==, "stage-without-touchpoint B/- B medium\n");
  tl_document_undo (doc);
  tl_document_redo (doc);
  /* A key about what is gone is dropped with the next one. */
  tl_document_begin (doc, "Delete");
  tl_edit_delete (doc, (const char *[]){ map_find (doc, "B"), NULL }, FALSE);
  tl_document_commit (doc);
  dismiss (doc, first, TRUE);
  map = tl_table_get (tl_document_get_table (doc), map_find (doc, "Map"));
  g_assert_cmpuint (g_strv_length ((char **) tl_record_get_list (map, TL_MAP_DISMISSED_QUESTIONS)),
                    ==,
                    1);
  dismiss (doc, first, FALSE);
  assert_open (doc,
               "stage-without-touchpoint A/- A medium\nstage-without-touchpoint C/- C medium\n");
}

static void
test_words (void)
{
  g_autoptr (TlDocument) doc = new_whole ();
  g_autoptr (GArray) findings = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *text = NULL, *place = NULL, *other = NULL, *subject = NULL;

  tl_document_begin (doc, "Curve");
  curve = add_points (doc);
  tl_edit_set_integer (doc, map_find (doc, "Map"), TL_MAP_GOAL_REACHED, TL_REACHED_NO);
  tl_document_commit (doc);
  findings = tl_checks_run (tl_document_get_table (doc), NULL);
  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpuint (tl_checks_count_open (findings), ==, 3);
  text = tl_finding_dup_text (tl_document_get_table (doc), &g_array_index (findings, TlFinding, 1));
  place =
    tl_finding_dup_place (tl_document_get_table (doc), &g_array_index (findings, TlFinding, 1));
  other =
    tl_finding_dup_place (tl_document_get_table (doc), &g_array_index (findings, TlFinding, 2));
  g_assert_cmpstr (text, ==, "The curve falls to -1.8 in “B”, but no pain point says why");
  subject =
    tl_finding_dup_subject (tl_document_get_table (doc), &g_array_index (findings, TlFinding, 1));
  g_assert_cmpstr (subject, ==, "B: -1.8");
  g_assert_cmpstr (place, ==, ""); /* it is in the text */
  g_assert_cmpstr (other, ==, "");
  tl_document_begin (doc, "Idea");
  add_card (doc, "C", "Ideas", "idea");
  tl_document_commit (doc);
  g_clear_pointer (&findings, g_array_unref);
  findings = tl_checks_run (tl_document_get_table (doc), NULL);
  g_free (place);
  place =
    tl_finding_dup_place (tl_document_get_table (doc), &g_array_index (findings, TlFinding, 2));
  g_assert_cmpstr (place, ==, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/checks/stage", test_stage);
  g_test_add_func ("/map/checks/stage-of-blueprint", test_stage_of_blueprint);
  g_test_add_func ("/map/checks/low", test_low);
  g_test_add_func ("/map/checks/pain", test_pain);
  g_test_add_func ("/map/checks/owner", test_owner);
  g_test_add_func ("/map/checks/channel", test_channel);
  g_test_add_func ("/map/checks/goal", test_goal);
  g_test_add_func ("/map/checks/assumed", test_assumed);
  g_test_add_func ("/map/checks/dismiss", test_dismiss);
  g_test_add_func ("/map/checks/words", test_words);
  return g_test_run ();
}
