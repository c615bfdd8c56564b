/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pain points, work and evidence in the picture: what is seen first, what a marker counts, what
 * stands at a card's foot, how much of a stage was observed, and what is said of it. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

#include <string.h>

static Fixture *
make (void)
{
  static const TlLaneKind kinds[] = {
    TL_LANE_KIND_TOUCHPOINTS, TL_LANE_KIND_PAIN_POINTS, TL_LANE_KIND_OPPORTUNITIES, TL_N_LANE_KINDS
  };

  return fixture_new (2, kinds);
}

static void
set (Fixture *fixture, const char *card, guint field, gint64 value)
{
  tl_document_begin (fixture->doc, "Set");
  tl_edit_set_integer (fixture->doc, card, field, value);
  tl_document_commit (fixture->doc);
}

static void
set_text (Fixture *fixture, const char *card, guint field, const char *text)
{
  tl_document_begin (fixture->doc, "Set");
  tl_edit_set_text (fixture->doc, card, field, text);
  tl_document_commit (fixture->doc);
}

static char *
add_about (Fixture *fixture, const char *about, TlLaneKind kind, const char *title)
{
  char *id;

  tl_document_begin (fixture->doc, "Add");
  id = tl_edit_add_about (fixture->doc, fixture->map, about, NULL, kind, title);
  tl_document_commit (fixture->doc);
  return id;
}

static TlSceneCard *
get_card (Fixture *fixture, const char *id)
{
  return g_hash_table_lookup (fixture->scene->cards, id);
}

static char *
say (Fixture *fixture, const char *id, TlPart part)
{
  TlPlace place = tl_scene_place_of (fixture->scene, id);

  place.part = part;
  return tl_scene_dup_tip (fixture->scene, &place);
}

/* Critical: the flag is one more path than the same card has otherwise, and the paper is another.
 */
static void
test_critical (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *pain = fixture_add_card (fixture, 0, 1, "Slow");
  TlSceneCard     *card = get_card (fixture, pain);
  TlColor          fill;
  guint            n_items;

  set (fixture, pain, TL_CARD_SEVERITY, 4);
  fill = tl_scene_card_group (fixture->scene, card)->items[0].paint.fill;
  n_items = tl_scene_card_group (fixture->scene, card)->n_items;
  g_assert_false (card->critical);
  set (fixture, pain, TL_CARD_SEVERITY, 5);
  g_assert_true (card->critical);
  g_assert_cmpuint (tl_scene_card_group (fixture->scene, card)->n_items, ==, n_items + 1);
  g_assert_false (
    tl_color_equal (&tl_scene_card_group (fixture->scene, card)->items[0].paint.fill, &fill));
  set (fixture, pain, TL_CARD_FREQUENCY, 1);
  g_assert_false (card->critical);
}

/* In every theme words are read on the stronger tint, too. */
static void
test_critical_contrast (void)
{
  for (TlThemeName name = TL_THEME_LIGHT; name <= TL_THEME_PRINT; name++)
    {
      g_autoptr (Fixture) fixture = make ();
      g_autofree char *pain = fixture_add_card (fixture, 0, 1, "Slow");
      const TlTheme   *theme = tl_theme_get (name);
      TlSceneCard     *card;
      TlGroup         *group;

      tl_scene_set_theme (fixture->scene, theme);
      set (fixture, pain, TL_CARD_SEVERITY, 5);
      set_text (fixture, pain, TL_CARD_OWNER, "Zoe");
      card = get_card (fixture, pain);
      group = tl_scene_card_group (fixture->scene, card);
      for (guint i = 1; i < group->n_items; i++)
        if (group->items[i].type == TL_ITEM_TEXT)
          g_assert_cmpfloat (tl_color_contrast (&group->items[i].paint.fill,
                                                &group->items[0].paint.fill),
                             >=,
                             tl_theme_get_text_contrast (theme) - 0.01);
    }
}

/* An opportunity that came from a pain point counts for its touchpoint, once. */
static void
test_marker (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *touch = fixture_add_card (fixture, 0, 0, "Hotline");
  g_autofree char *pain = add_about (fixture, touch, TL_LANE_KIND_PAIN_POINTS, "On hold");
  g_autofree char *chance = add_about (fixture, pain, TL_LANE_KIND_OPPORTUNITIES, "Call back");
  g_autofree char *said = NULL;
  TlRect           usual, larger;
  const char      *ids[] = { pain, NULL };

  g_assert_cmpuint (get_card (fixture, touch)->n_pains, ==, 1);
  g_assert_cmpuint (get_card (fixture, touch)->n_opportunities, ==, 1);
  g_assert_cmpuint (get_card (fixture, pain)->n_opportunities, ==, 1);
  said = say (fixture, touch, TL_PART_MARKER);
  g_assert_cmpstr (said, ==, "Pain point: On hold\nOpportunity: Call back");
  tl_document_begin (fixture->doc, "About");
  tl_edit_set_about (fixture->doc, chance, touch, TRUE);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (get_card (fixture, touch)->n_opportunities, ==, 1);
  usual = tl_scene_marker_rect (fixture->scene, get_card (fixture, touch));
  set (fixture, pain, TL_CARD_SEVERITY, 5);
  larger = tl_scene_marker_rect (fixture->scene, get_card (fixture, touch));
  g_assert_cmpfloat (larger.height, >, usual.height);
  tl_document_begin (fixture->doc, "Park");
  tl_edit_park_cards (fixture->doc, ids);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (get_card (fixture, touch)->n_pains, ==, 0);
  g_assert_cmpuint (get_card (fixture, touch)->n_critical, ==, 0);
}

/* Things at the foot stay on the card and never on one another. */
static void
test_foot (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *chance = fixture_add_card (fixture, 0, 2, "Call back");
  TlSceneCard     *card = get_card (fixture, chance);
  double           height = card->height;
  double           row = -1, end = 0;

  g_assert_null (card->foot);
  tl_document_begin (fixture->doc, "Fill");
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_IMPACT, 4);
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_EFFORT, 2);
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_VOTES, 7);
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_STATUS, TL_WORK_STATUS_IN_PROGRESS);
  tl_edit_set_text (fixture->doc, chance, TL_CARD_DUE, "2026-01-31");
  tl_edit_set_text (fixture->doc, chance, TL_CARD_OWNER, "Mara Lindqvist of the workshop");
  tl_edit_set_text (fixture->doc, chance, TL_CARD_TEAM, "Service desk and workshop");
  tl_edit_show_codes (fixture->doc, fixture->map, TRUE);
  g_free (tl_edit_add_evidence (fixture->doc, fixture->map, chance, "Survey"));
  tl_document_commit (fixture->doc);
  g_assert_nonnull (card->foot);
  /* Code, votes, evidence, status, due date, people, ratings. */
  g_assert_cmpuint (card->foot->len, ==, 7);
  g_assert_cmpfloat (card->height, >, height + 3 * 12);
  for (guint i = 0; i < card->foot->len; i++)
    {
      const TlSceneFootItem *item = &g_array_index (card->foot, TlSceneFootItem, i);

      g_assert_cmpfloat (item->x + item->width, <=, card->rect.width - 20);
      g_assert_cmpfloat (item->y + item->height, <=, card->foot_height);
      if (item->y == row)
        g_assert_cmpfloat (item->x, >=, end);
      row = item->y;
      end = item->x + item->width;
    }
  tl_document_undo (fixture->doc);
  g_assert_null (card->foot);
  g_assert_cmpfloat (card->height, ==, height);
}

static void
test_coverage (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *one = fixture_add_card (fixture, 0, 0, "One");
  g_autofree char *two = fixture_add_card (fixture, 0, 0, "Two");
  g_autofree char *said = NULL;
  TlCoverage       total;
  double           lanes_top = fixture->scene->lanes_top;
  const char      *ids[] = { two, NULL };

  set (fixture, one, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_OBSERVED);
  set (fixture, two, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  total = tl_scene_total_coverage (fixture->scene);
  g_assert_cmpint (tl_coverage_get_percent (&total), ==, 50);
  g_assert_cmpfloat (fixture->scene->lanes_top, ==, lanes_top);
  set (fixture, fixture->map, TL_MAP_SHOW_COVERAGE, TRUE);
  g_assert_cmpfloat (fixture->scene->lanes_top, >, lanes_top);
  said = say (fixture, tl_record_get_id (TL_SCENE_STAGE (fixture->scene, 0)->record), TL_PART_BODY);
  g_assert_cmpstr (said, ==, "1 observed, 1 assumed, 0 proposed");
  tl_document_begin (fixture->doc, "Move");
  tl_edit_move_cards (fixture->doc, ids, fixture->columns->pdata[1], NULL, NULL);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (TL_SCENE_STAGE (fixture->scene, 0)->coverage.n_assumed, ==, 0);
  g_assert_cmpuint (TL_SCENE_STAGE (fixture->scene, 1)->coverage.n_assumed, ==, 1);
}

/* Records and quotes are counted at the foot of the card that they are about, wherever they are
 * attached from. */
static void
test_evidence (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_TOUCHPOINTS,
                                      TL_LANE_KIND_QUOTES,
                                      TL_N_LANE_KINDS };
  g_autoptr (Fixture) fixture = fixture_new (1, kinds);
  g_autofree char *touch = fixture_add_card (fixture, 0, 0, "Hotline");
  g_autofree char *quote = fixture_add_card (fixture, 0, 1, "It rang and rang");
  g_autofree char *survey = NULL;
  g_autofree char *tip = NULL;
  TlSceneCard     *card = get_card (fixture, touch);
  double           height = card->height;

  tl_document_begin (fixture->doc, "Attach");
  tl_edit_set_about (fixture->doc, quote, touch, TRUE);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (card->n_evidence, ==, 1);
  g_assert_cmpfloat (card->height, >, height);
  tl_document_begin (fixture->doc, "Attach");
  survey = tl_edit_add_evidence (fixture->doc, fixture->map, touch, "Survey");
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (card->n_evidence, ==, 2);
  g_assert_cmpstr (g_array_index (card->foot, TlSceneFootItem, 0).text->text, ==, "2");
  tip = say (fixture, touch, TL_PART_BODY);
  g_assert_cmpstr (tip, ==, "evidence: Survey\nquote: It rang and rang");
  /* As actions they are no quotes any more. */
  set (fixture, fixture->lanes->pdata[1], TL_LANE_KIND, TL_LANE_KIND_ACTIONS);
  card = get_card (fixture, touch);
  g_assert_cmpuint (card->n_evidence, ==, 1);
  g_assert_cmpstr (g_array_index (card->foot, TlSceneFootItem, 0).text->text, ==, "1");
}

/* Links name their ends by the codes that are shown. */
static void
test_codes_of_links (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *one = fixture_add_card (fixture, 0, 0, "One");
  g_autofree char *two = fixture_add_card (fixture, 1, 0, "Two");
  g_autofree char *link = NULL, *plain = NULL, *coded = NULL;
  TlPlace          place;

  tl_document_begin (fixture->doc, "Link");
  link = tl_edit_add_link (fixture->doc, fixture->map, one, two, TL_LINK_KIND_NEXT, NULL);
  tl_document_commit (fixture->doc);
  place = tl_scene_place_of (fixture->scene, link);
  plain = tl_scene_dup_name (fixture->scene, &place);
  g_assert_cmpstr (plain, ==, "Link from One to Two");
  tl_document_begin (fixture->doc, "Show");
  tl_edit_show_codes (fixture->doc, fixture->map, TRUE);
  tl_document_commit (fixture->doc);
  place = tl_scene_place_of (fixture->scene, link);
  coded = tl_scene_dup_name (fixture->scene, &place);
  g_assert_cmpstr (coded, ==, "Link from T1 One to T2 Two");
}

static void
test_said (void)
{
  g_autoptr (Fixture) fixture = make ();
  g_autofree char *pain = fixture_add_card (fixture, 0, 1, "Slow");
  g_autofree char *chance = fixture_add_card (fixture, 0, 2, "Call back");
  TlPlace          place = tl_scene_place_of (fixture->scene, pain);
  g_autofree char *nothing = tl_scene_dup_tip (fixture->scene, &place);
  g_autofree char *more = NULL;
  g_autofree char *tip = NULL;

  g_assert_null (nothing);
  set (fixture, pain, TL_CARD_SEVERITY, 4);
  set (fixture, pain, TL_CARD_FREQUENCY, 5);
  set (fixture, pain, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_OBSERVED);
  set (fixture, pain, TL_CARD_EVIDENCE_N, 12);
  set_text (fixture, pain, TL_CARD_EVIDENCE_SOURCE, "Diary");
  place = tl_scene_place_of (fixture->scene, pain);
  more = tl_scene_dup_description (fixture->scene, &place);
  g_assert_nonnull (strstr (more, "; severity 4; frequency 5; critical; observed, Diary, n = 12"));
  set (fixture, chance, TL_CARD_STATUS, TL_WORK_STATUS_PLANNED);
  set_text (fixture, chance, TL_CARD_DUE, "2001-01-31");
  set_text (fixture, chance, TL_CARD_TEAM, "Shop");
  tip = say (fixture, chance, TL_PART_BODY);
  g_assert_cmpstr (tip, ==, "Planned, overdue since 2001-01-31, team Shop");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/work/critical", test_critical);
  g_test_add_func ("/scene/work/critical-contrast", test_critical_contrast);
  g_test_add_func ("/scene/work/marker", test_marker);
  g_test_add_func ("/scene/work/foot", test_foot);
  g_test_add_func ("/scene/work/coverage", test_coverage);
  g_test_add_func ("/scene/work/evidence", test_evidence);
  g_test_add_func ("/scene/work/codes-of-links", test_codes_of_links);
  g_test_add_func ("/scene/work/said", test_said);
  return g_test_run ();
}
