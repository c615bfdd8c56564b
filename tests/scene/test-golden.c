/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The display list of a small map with something of everything, as text. After a wanted change of
 * the look, TL_UPDATE_GOLDEN=1 writes the file anew; the commit says why. */
#include "config.h"

#include "scene-fixture.h"

#include "map/tl-metric.h"

static const TlLaneKind lanes[] = { TL_LANE_KIND_ACTIONS,     TL_LANE_KIND_TOUCHPOINTS,
                                    TL_LANE_KIND_THOUGHTS,    TL_LANE_KIND_EMOTIONS,
                                    TL_LANE_KIND_PAIN_POINTS, TL_LANE_KIND_OPPORTUNITIES,
                                    TL_N_LANE_KINDS };

static void
rate_and_link (Fixture *fixture, const char *hotline, const char *review, const char *page)
{
  TlDocument      *doc = fixture->doc;
  g_autofree char *pain = NULL, *chance = NULL, *curve = NULL, *target = NULL, *point = NULL,
                  *persona = NULL;

  persona = tl_edit_add_persona (doc, "Mia", fixture->map);
  tl_edit_set_text (doc, persona, TL_PERSONA_AGE, "34");
  tl_edit_set_text (doc, fixture->map, TL_MAP_GOAL, "Leave the car at home");
  tl_edit_set_integer (doc, hotline, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_text (doc, hotline, TL_CARD_TEXT, "On hold for 11 minutes");
  tl_edit_set_integer (doc, hotline, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_OBSERVED);
  tl_edit_set_integer (doc, review, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED);
  tl_edit_set_integer (doc, review, TL_CARD_CHANNEL, TL_CHANNEL_EMAIL);
  tl_edit_set_boolean (doc, page, TL_CARD_MOMENT_OF_TRUTH, TRUE);
  tl_edit_set_integer (doc, page, TL_CARD_CHANNEL, TL_CHANNEL_WEB);
  pain = tl_edit_add_about (doc,
                            fixture->map,
                            hotline,
                            g_ptr_array_index (fixture->columns, 1),
                            TL_LANE_KIND_PAIN_POINTS,
                            "On hold");
  tl_edit_set_integer (doc, pain, TL_CARD_SEVERITY, 4);
  chance = tl_edit_add_about (doc,
                              fixture->map,
                              hotline,
                              g_ptr_array_index (fixture->columns, 1),
                              TL_LANE_KIND_OPPORTUNITIES,
                              "Book online");
  tl_edit_set_integer (doc, chance, TL_CARD_IMPACT, 5);
  curve = tl_edit_ensure_curve (doc, fixture->map, persona, FALSE);
  point = tl_edit_set_card_score (doc, curve, hotline, -1.8);
  tl_edit_set_text (doc, point, TL_POINT_LABEL, "Left hanging");
  g_free (tl_edit_set_card_score (doc, curve, page, .6));
  g_free (tl_edit_add_point (doc, curve, g_ptr_array_index (fixture->columns, 2), .5, 1));
  target = tl_edit_ensure_curve (doc, fixture->map, persona, TRUE);
  g_free (tl_edit_add_point (doc, target, g_ptr_array_index (fixture->columns, 0), .5, 1));
  g_free (tl_edit_add_point (doc, target, g_ptr_array_index (fixture->columns, 2), .5, 1.5));
  g_free (
    tl_edit_add_link (doc, fixture->map, review, page, TL_LINK_KIND_LOOP_BACK, "starts again"));
  g_free (tl_edit_add_link (doc, fixture->map, page, hotline, TL_LINK_KIND_NEXT, ""));
}

/* The picture as text is what the file of that name says. */
static void
assert_golden (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scene", "golden", name, NULL);
  g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
  g_autofree char *dump = dump_painted (painted);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("TL_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, dump, -1, &error);
  else
    g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (expected != NULL)
    {
      g_auto (GStrv) old = g_strsplit (expected, "\n", -1), new = g_strsplit (dump, "\n", -1);

      for (guint i = 0; old[i] != NULL && new[i] != NULL; i++)
        g_assert_cmpstr (new[i], ==, old[i]);
      g_assert_cmpuint (g_strv_length (new), ==, g_strv_length (old));
    }
}

static void
test_small_map (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autofree char        *page = fixture_add_card (fixture, 0, 1, "Product page");
  g_autofree char        *hotline = fixture_add_card (fixture, 1, 1, "Workshop hotline");
  g_autofree char        *review = fixture_add_card (fixture, 2, 1, "Review request");
  g_autofree char *action G_GNUC_UNUSED =
    fixture_add_card (fixture, 0, 0, "Compares six models in three shops");
  g_autofree char *thought G_GNUC_UNUSED =
    fixture_add_card (fixture, 1, 2, "Nobody tells me how long.");
  g_autofree char  *parked = fixture_add_card (fixture, 2, 0, "Lends it to her sister");
  const char *const ids[] = { parked, NULL };

  tl_document_begin (fixture->doc, "Fill");
  rate_and_link (fixture, hotline, review, page);
  tl_edit_park_cards (fixture->doc, ids);
  tl_document_commit (fixture->doc);
  assert_golden (fixture, "small-map.txt");
  fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
  assert_golden (fixture, "small-map-round.txt");
}

/* A card of every kind: what each looks like. */
static void
fill_kinds (Fixture *fixture)
{
  static const struct
  {
    TlLaneKind  kind;
    const char *words;
  } cards[] = {
    { TL_LANE_KIND_TOUCHPOINTS, "Test ride in the shop" },
    { TL_LANE_KIND_CHANNELS, "Hotline" },
    { TL_LANE_KIND_THOUGHTS, "He understood my shifts" },
    { TL_LANE_KIND_QUOTES, "Nobody tells me how long" },
    { TL_LANE_KIND_NEEDS, "To arrive dry" },
    { TL_LANE_KIND_IMAGES, "At the gate" },
    { TL_LANE_KIND_EVIDENCE, "Nine of ten looked for rain gear" },
    { TL_LANE_KIND_METRICS, "NPS 30 36 42 / 50" },
    { TL_LANE_KIND_TEXT, "A note without a box" },
    { TL_LANE_KIND_FRONTSTAGE, "Hands over the bike" },
    { TL_LANE_KIND_BACKSTAGE, "Assembles the bike" },
    { TL_LANE_KIND_SUPPORT, "Leasing bank approves" },
  };
  TlDocument      *doc = fixture->doc;
  g_autofree char *persona = NULL;

  tl_document_begin (doc, "Fill");
  persona = tl_edit_add_persona (doc, "Mia", fixture->map);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *card = tl_edit_add_card (doc,
                                                fixture->map,
                                                g_ptr_array_index (fixture->columns, i % 2),
                                                g_ptr_array_index (fixture->lanes, i),
                                                cards[i].words,
                                                NULL);

      tl_edit_set_integer (doc, card, TL_CARD_CHANNEL, TL_CHANNEL_SHOP);
      tl_edit_set_ref (doc, card, TL_CARD_PERSONA, persona);
      tl_edit_set_text (doc, card, TL_CARD_EVIDENCE_SOURCE, "exit survey");
      tl_edit_set_integer (doc, card, TL_CARD_EVIDENCE_N, 120);
      if (cards[i].kind == TL_LANE_KIND_METRICS)
        g_assert_true (tl_edit_set_metric_words (doc, card, cards[i].words));
    }
  tl_document_commit (doc);
}

static void
test_kinds (void)
{
  static const TlLaneKind kinds[] = {
    TL_LANE_KIND_TOUCHPOINTS, TL_LANE_KIND_CHANNELS,   TL_LANE_KIND_THOUGHTS,  TL_LANE_KIND_QUOTES,
    TL_LANE_KIND_NEEDS,       TL_LANE_KIND_IMAGES,     TL_LANE_KIND_EVIDENCE,  TL_LANE_KIND_METRICS,
    TL_LANE_KIND_TEXT,        TL_LANE_KIND_FRONTSTAGE, TL_LANE_KIND_BACKSTAGE, TL_LANE_KIND_SUPPORT,
    TL_N_LANE_KINDS
  };
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);

  fill_kinds (fixture);
  assert_golden (fixture, "kinds.txt");
}

static void
test_builder (void)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "c");
  TlRect          rect = TL_RECT_INIT (10, 20, 30, 40);
  TlPaint         paint = { .fill = { 1, 1, 1, 1 }, .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  TlTextStyle     style = { 10, TL_FONT_WEIGHT_MEDIUM, FALSE };
  TlTextBlock    *block =
    fixed_measurer ()->layout (fixed_measurer (), "four", &style, -1, 1, TL_TEXT_START, FALSE);
  TlGroup *group;

  tl_group_builder_rect (builder, &rect, 99, &paint);
  tl_group_builder_text (builder, 50, 5, block, &paint.stroke);
  tl_group_builder_move_to (builder, 0, 0);
  tl_group_builder_line_to (builder, 1.23456, 4);
  tl_group_builder_end_path (builder, &paint, FALSE);
  tl_text_block_unref (block);
  group = tl_group_builder_end (builder);
  g_assert_cmpuint (group->n_items, ==, 3);
  g_assert_cmpfloat (group->items[0].rect.radius, ==, 15);
  g_assert_cmpfloat (group->items[2].path.points[1].x, ==, 1.23);
  g_assert_cmpfloat (group->bounds.x, ==, -1);
  g_assert_cmpfloat (group->bounds.y, ==, -1);
  g_assert_cmpfloat_with_epsilon (group->bounds.x + group->bounds.width, 50 + 4 * 5.5, 1e-9);
  g_assert_cmpfloat (group->bounds.y + group->bounds.height, ==, 61);
  g_assert_true (tl_group_ref (group) == group);
  tl_group_unref (group);
  tl_group_unref (group);
}

static void
test_dashes (void)
{
  double lengths[2];

  g_assert_cmpuint (tl_dash_pattern (TL_DASH_NONE, 2, lengths), ==, 0);
  g_assert_cmpuint (tl_dash_pattern (TL_DASH_DASHED, 2, lengths), ==, 2);
  g_assert_cmpfloat (lengths[0], >, 0);
  /* Round caps take one width off the gap: it stays open. */
  g_assert_cmpfloat (lengths[1], >, 2);
  g_assert_cmpuint (tl_dash_pattern (TL_DASH_DOTTED, 2, lengths), ==, 2);
  g_assert_cmpfloat (lengths[0], ==, 0);
  g_assert_cmpfloat (lengths[1], >, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/golden/small-map", test_small_map);
  g_test_add_func ("/scene/golden/kinds", test_kinds);
  g_test_add_func ("/scene/display-list/builder", test_builder);
  g_test_add_func ("/scene/display-list/dashes", test_dashes);
  return g_test_run ();
}
