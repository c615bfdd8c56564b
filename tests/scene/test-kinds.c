/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What only some kinds of lanes have: the lines of a blueprint, the way through the channels, the
 * frames of a storyboard, numbers on cards. */
#include "config.h"

#include "scene-fixture.h"

#include "map/tl-metric.h"
#include "scene/tl-scene-private.h"

static const TlLaneKind blueprint[] = { TL_LANE_KIND_ACTIONS,     TL_LANE_KIND_PAIN_POINTS,
                                        TL_LANE_KIND_FRONTSTAGE,  TL_LANE_KIND_METRICS,
                                        TL_LANE_KIND_BACKSTAGE,   TL_LANE_KIND_SUPPORT,
                                        TL_LANE_KIND_TOUCHPOINTS, TL_N_LANE_KINDS };

static void
set_lane (Fixture *fixture, guint lane, guint field, int value)
{
  tl_document_begin (fixture->doc, "Lane");
  tl_edit_set_integer (fixture->doc, g_ptr_array_index (fixture->lanes, lane), field, value);
  tl_document_commit (fixture->doc);
}

/* The lines beneath the lanes that are shown, as letters. */
static void
assert_lines (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < fixture->scene->lanes->len; i++)
    g_string_append_c (lines, "?-ivs"[TL_SCENE_LANE (fixture->scene, i)->line]);
  g_assert_cmpstr (lines->str, ==, expected);
}

/* They stand right above the lane where the other side begins; a missing side is passed over. */
static void
test_lines (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, blueprint);
  double height;

  assert_lines (fixture, "-i-vs--");
  height = TL_SCENE_LANE (fixture->scene, 1)->height;
  set_lane (fixture, 4, TL_LANE_HIDDEN, TRUE);
  assert_lines (fixture, "-i-v--");
  set_lane (fixture, 2, TL_LANE_HIDDEN, TRUE);
  assert_lines (fixture, "--v--");
  set_lane (fixture, 4, TL_LANE_HIDDEN, FALSE);
  set_lane (fixture, 2, TL_LANE_HIDDEN, FALSE);
  assert_lines (fixture, "-i-vs--");

  /* What is asked for stands there and nowhere else; none is none. */
  set_lane (fixture, 0, TL_LANE_LINE_BELOW, TL_LANE_LINE_INTERACTION);
  assert_lines (fixture, "i--vs--");
  g_assert_cmpfloat (TL_SCENE_LANE (fixture->scene, 1)->height, <, height);
  set_lane (fixture, 0, TL_LANE_LINE_BELOW, TL_LANE_LINE_AUTOMATIC);
  set_lane (fixture, 1, TL_LANE_LINE_BELOW, TL_LANE_LINE_NONE);
  assert_lines (fixture, "---vs--");
  set_lane (fixture, 6, TL_LANE_LINE_BELOW, TL_LANE_LINE_VISIBILITY);
  assert_lines (fixture, "----s-v");
}

/* A line is drawn with its name, and said of the lane above it, also of a collapsed one. */
static void
test_line_is_named (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, blueprint);
  g_autoptr (GArray) painted = NULL;
  TlPlace          place = { .type = TL_PLACE_LANE };
  g_autofree char *words = NULL, *dump = NULL;

  set_lane (fixture, 1, TL_LANE_COLLAPSED, TRUE);
  place.id = g_ptr_array_index (fixture->lanes, 1);
  words = tl_scene_dup_description (fixture->scene, &place);
  g_assert_nonnull (strstr (words, "Line of interaction below"));
  painted = list_painted (fixture->scene, NULL);
  dump = dump_painted (painted);
  g_assert_nonnull (strstr (dump, "sheet Line of interaction at"));
  g_assert_nonnull (strstr (dump, "\"Line of visibility\""));
}

static const TlLaneKind ways[] = { TL_LANE_KIND_TOUCHPOINTS,
                                   TL_LANE_KIND_CHANNELS,
                                   TL_N_LANE_KINDS };

static guint
count_words (Fixture *fixture, const char *words)
{
  g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
  guint n = 0;

  for (guint i = 0; i < painted->len; i++)
    {
      const TlGroup *group = g_array_index (painted, Painted, i).group;

      for (guint k = 0; k < group->n_items; k++)
        n += group->items[k].type == TL_ITEM_TEXT &&
             g_str_equal (group->items[k].text.block->text, words);
    }
  return n;
}

/* A lane of channels that nobody filled shows those of the touchpoints, and follows them. */
static void
test_channels_follow (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, ways);
  g_autofree char *shop = fixture_add_card (fixture, 0, 0, "Counter");
  g_autofree char *own = NULL;
  g_autofree char *words = NULL;
  const char      *ids[] = { shop, NULL };
  TlPlace          lane = { .type = TL_PLACE_LANE, .id = g_ptr_array_index (fixture->lanes, 1) };

  tl_document_begin (fixture->doc, "Channel");
  tl_edit_set_integer (fixture->doc, shop, TL_CARD_CHANNEL, TL_CHANNEL_SHOP);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_words (fixture, "Shop"), ==, 1);
  tl_document_begin (fixture->doc, "Channel");
  tl_edit_set_integer (fixture->doc, shop, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_words (fixture, "Shop"), ==, 0);
  g_assert_cmpuint (count_words (fixture, "Phone"), ==, 1);
  words = tl_scene_dup_description (fixture->scene, &lane);
  g_assert_cmpstr (words, ==, "2 of 2; 0 cards; Phone");
  /* A card in the column speaks for itself. */
  own = fixture_add_card (fixture, 0, 1, "By letter");
  g_assert_cmpuint (count_words (fixture, "Phone"), ==, 0);
  g_assert_cmpuint (count_words (fixture, "By letter"), ==, 1);
  tl_document_begin (fixture->doc, "Move");
  tl_edit_move_cards (fixture->doc, ids, g_ptr_array_index (fixture->columns, 2), NULL, NULL);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_words (fixture, "Phone"), ==, 1);
}

static guint
drawn_number (Fixture *fixture, const char *card)
{
  g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

  g_assert_nonnull (find_painted (painted, TL_ROLE_CARD, card));
  return ((TlSceneCard *) g_hash_table_lookup (fixture->scene->cards, card))->number;
}

/* Frames are numbered in the order of time and are all as high as each other. */
static void
test_storyboard (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_IMAGES, TL_LANE_KIND_ACTIONS, TL_N_LANE_KINDS };
  g_autoptr (Fixture) fixture = fixture_new (3, kinds);
  g_autofree char *last = fixture_add_card (fixture, 2, 0, "At home");
  g_autofree char *first = fixture_add_card (fixture, 0, 0, "At the gate");
  const char      *ids[] = { first, NULL };
  TlRect           a, b;

  g_assert_cmpuint (drawn_number (fixture, first), ==, 1);
  g_assert_cmpuint (drawn_number (fixture, last), ==, 2);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, first, &a));
  g_assert_true (tl_scene_get_record_rect (fixture->scene, last, &b));
  g_assert_cmpfloat (a.height, ==, b.height);
  tl_document_begin (fixture->doc, "Move");
  tl_edit_move_cards (fixture->doc,
                      ids,
                      g_ptr_array_index (fixture->columns, 2),
                      g_ptr_array_index (fixture->lanes, 0),
                      NULL);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (drawn_number (fixture, last), ==, 1);
  g_assert_cmpuint (drawn_number (fixture, first), ==, 2);
  tl_document_begin (fixture->doc, "Move");
  tl_edit_move_cards (fixture->doc,
                      ids,
                      g_ptr_array_index (fixture->columns, 0),
                      g_ptr_array_index (fixture->lanes, 1),
                      NULL);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (drawn_number (fixture, first), ==, 0);
}

/* A number makes its card higher, is said with it, and is found where it stands. */
static void
test_number (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_METRICS, TL_N_LANE_KINDS };
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *card = fixture_add_card (fixture, 0, 0, "NPS");
  g_autofree char *name = NULL, *description = NULL;
  TlPlace          place, there;
  TlRect           before, after;

  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &before));
  tl_document_begin (fixture->doc, "Number");
  g_assert_true (tl_edit_set_metric_words (fixture->doc, card, "NPS 30 42 / 50"));
  tl_document_commit (fixture->doc);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &after));
  g_assert_cmpfloat (after.height, >, before.height + 20);
  place = tl_scene_place_of (fixture->scene, card);
  name = tl_scene_dup_name (fixture->scene, &place);
  g_assert_cmpstr (name, ==, "Metric: NPS 42");
  description = tl_scene_dup_description (fixture->scene, &place);
  g_assert_true (g_str_has_prefix (description, "target 50; rising; getting better; "));
  there = tl_scene_place_of (fixture->scene,
                             tl_record_get_id (
                               tl_metric_find (tl_document_get_table (fixture->doc), card)));
  g_assert_true (tl_place_equal (&there, &place));
  tl_document_undo (fixture->doc);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, card, &after));
  g_assert_cmpfloat (after.height, ==, before.height);
}

/* Another name of who said it is on the quote at once. */
static void
test_speaker (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_QUOTES, TL_N_LANE_KINDS };
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *card = fixture_add_card (fixture, 0, 0, "Nobody tells me how long");
  g_autofree char *persona = NULL;

  tl_document_begin (fixture->doc, "Persona");
  persona = tl_edit_add_persona (fixture->doc, "Mia", fixture->map);
  tl_edit_set_ref (fixture->doc, card, TL_CARD_PERSONA, persona);
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_words (fixture, "— Mia"), ==, 1);
  tl_document_begin (fixture->doc, "Rename");
  tl_edit_set_text (fixture->doc, persona, TL_PERSONA_NAME, "Ada");
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (count_words (fixture, "— Ada"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/kinds/lines", test_lines);
  g_test_add_func ("/scene/kinds/line-is-named", test_line_is_named);
  g_test_add_func ("/scene/kinds/channels-follow", test_channels_follow);
  g_test_add_func ("/scene/kinds/storyboard", test_storyboard);
  g_test_add_func ("/scene/kinds/number", test_number);
  g_test_add_func ("/scene/kinds/speaker", test_speaker);
  return g_test_run ();
}
