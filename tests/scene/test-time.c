/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Durations in headings, the axis of time, columns to scale. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

#include <string.h>

static const TlLaneKind lanes[] = { TL_LANE_KIND_ACTIONS, TL_LANE_KIND_EMOTIONS, TL_N_LANE_KINDS };

static void
set (Fixture *fixture, const char *id, guint field, const char *text)
{
  tl_document_begin (fixture->doc, "Set");
  g_assert_true (tl_edit_set_text (fixture->doc, id, field, text));
  tl_document_commit (fixture->doc);
}

static void
set_switch (Fixture *fixture, guint field)
{
  tl_document_begin (fixture->doc, "Set");
  g_assert_true (tl_edit_set_boolean (fixture->doc, fixture->map, field, TRUE));
  tl_document_commit (fixture->doc);
}

/* The words of all groups of a role, in painting order. */
static char *
dup_words (TlScene *scene, TlRole role)
{
  g_autoptr (GArray) painted = list_painted (scene, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < painted->len; i++)
    {
      const TlGroup *group = g_array_index (painted, Painted, i).group;

      for (guint k = 0; group->role == role && k < group->n_items; k++)
        if (group->items[k].type == TL_ITEM_TEXT)
          g_string_append_printf (words,
                                  "%s%s",
                                  words->len > 0 ? "|" : "",
                                  group->items[k].text.block->text);
    }
  return g_string_free (words, FALSE);
}

static void
assert_words (Fixture *fixture, TlRole role, const char *wanted)
{
  g_autofree char *words = dup_words (fixture->scene, role);

  g_assert_cmpstr (words, ==, wanted);
}

static double
width_of (Fixture *fixture, guint column)
{
  return tl_scene_get_column_width (fixture->scene, g_ptr_array_index (fixture->columns, column));
}

static void
test_headings (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  const char      *stage = g_ptr_array_index (fixture->columns, 0);
  g_autofree char *step = NULL;
  g_autofree char *other = NULL;
  g_autofree char *said = NULL;
  TlPlace          place;

  tl_document_begin (fixture->doc, "Steps");
  tl_edit_set_text (fixture->doc, stage, TL_STAGE_TITLE, "A");
  step = tl_edit_add_step (fixture->doc, stage, "a", NULL);
  other = tl_edit_add_step (fixture->doc, stage, "b", NULL);
  tl_edit_set_text (fixture->doc, g_ptr_array_index (fixture->columns, 1), TL_STAGE_TITLE, "B");
  tl_document_commit (fixture->doc);
  assert_words (fixture, TL_ROLE_STAGE, "A|B");
  set (fixture, step, TL_STEP_DURATION, "PT40M");
  assert_words (fixture, TL_ROLE_STEP, "a|40 min|b");
  assert_words (fixture, TL_ROLE_STAGE, "A|40 min|B");
  set (fixture, other, TL_STEP_DURATION, "PT50M");
  assert_words (fixture, TL_ROLE_STAGE, "A|1 h 30 min|B");
  set (fixture, stage, TL_STAGE_DURATION, "P1D");
  assert_words (fixture, TL_ROLE_STAGE, "A|1 day|B");
  place = tl_scene_place_of (fixture->scene, stage);
  said = tl_scene_dup_description (fixture->scene, &place);
  g_assert_nonnull (strstr (said, "1 day"));
}

static void
test_axis (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  const char *first = g_ptr_array_index (fixture->columns, 0);
  TlRect      band = tl_scene_get_band (fixture->scene, TL_BAND_STAGES);
  TlRect      with;

  set (fixture, first, TL_STAGE_DURATION, "P3D");
  assert_words (fixture, TL_ROLE_TIME, "");
  set_switch (fixture, TL_MAP_SHOW_TIME);
  /* Of the second nobody knows how long it takes. */
  assert_words (fixture, TL_ROLE_TIME, "0|3 d");
  set (fixture, g_ptr_array_index (fixture->columns, 2), TL_STAGE_DURATION, "PT90M");
  assert_words (fixture, TL_ROLE_TIME, "0|3 d|3 d 1 h");
  set (fixture, fixture->map, TL_MAP_START, "22:45");
  assert_words (fixture, TL_ROLE_TIME, "22:45|22:45 +3\u00a0d|00:15 +4\u00a0d");
  with = tl_scene_get_band (fixture->scene, TL_BAND_STAGES);
  g_assert_cmpfloat (with.height, >, band.height);
  g_assert_cmpfloat (with.y + with.height, <=, tl_scene_get_band (fixture->scene, TL_BAND_CELLS).y);
}

/* Each part of the axis is as wide as its column and they meet; its words are under its mark. */
static void
test_axis_places (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  g_autoptr (GArray) painted = NULL;
  const Painted *part;
  TlRect         heading;

  set (fixture, g_ptr_array_index (fixture->columns, 1), TL_STAGE_DURATION, "P3D");
  set_switch (fixture, TL_MAP_SHOW_TIME);
  painted = list_painted (fixture->scene, NULL);
  part = find_painted (painted, TL_ROLE_TIME, g_ptr_array_index (fixture->columns, 1));
  g_assert_nonnull (part);
  g_assert_true (tl_scene_get_record_rect (fixture->scene, part->group->id, &heading));
  g_assert_cmpfloat (part->origin.x, ==, heading.x);
  for (guint i = 0; i < part->group->n_items; i++)
    if (part->group->items[i].type == TL_ITEM_TEXT)
      {
        TlRect words = tl_item_get_bounds (&part->group->items[i]);

        g_assert_cmpfloat_with_epsilon (words.x + words.width / 2, width_of (fixture, 1), 2);
      }
}

static void
test_to_scale (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, lanes);
  TlPlace place;
  TlRect  rect;

  set (fixture, g_ptr_array_index (fixture->columns, 0), TL_STAGE_DURATION, "P2D");
  set_switch (fixture, TL_MAP_TIME_TO_SCALE);
  /* One alone is no scale. */
  g_assert_cmpfloat (width_of (fixture, 0), ==, TL_SCENE_USUAL_WIDTH);
  set (fixture, g_ptr_array_index (fixture->columns, 2), TL_STAGE_DURATION, "P1D");
  g_assert_cmpfloat (width_of (fixture, 0), >, TL_SCENE_USUAL_WIDTH);
  g_assert_cmpfloat (width_of (fixture, 0), >, width_of (fixture, 2));
  g_assert_cmpfloat (width_of (fixture, 1), <=, width_of (fixture, 2));
  g_assert_cmpfloat (width_of (fixture, 1), >=, TL_SCENE_MIN_WIDTH);
  g_assert_true (tl_scene_has_scaled_widths (fixture->scene));
  /* Nobody's hand makes such a column wider. */
  g_assert_true (
    tl_scene_get_record_rect (fixture->scene, g_ptr_array_index (fixture->columns, 0), &rect));
  place = tl_scene_hit (fixture->scene, rect.x + rect.width, rect.y + rect.height / 2, 8);
  g_assert_cmpint (place.part, !=, TL_PART_EDGE);
}

/* How long it takes in all is said in the title block. */
static void
test_total (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *words = NULL;

  set (fixture, g_ptr_array_index (fixture->columns, 0), TL_STAGE_DURATION, "P2D");
  set (fixture, g_ptr_array_index (fixture->columns, 1), TL_STAGE_DURATION, "P9D");
  words = dup_words (fixture->scene, TL_ROLE_HEADER);
  g_assert_nonnull (strstr (words, "11 days"));
}

static void
test_card (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, lanes);
  g_autofree char *card = fixture_add_card (fixture, 0, 0, "Waits");

  set (fixture, card, TL_CARD_DURATION, "PT11M");
  assert_words (fixture, TL_ROLE_CARD, "Waits|11 min");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/time/headings", test_headings);
  g_test_add_func ("/scene/time/axis", test_axis);
  g_test_add_func ("/scene/time/axis-places", test_axis_places);
  g_test_add_func ("/scene/time/to-scale", test_to_scale);
  g_test_add_func ("/scene/time/total", test_total);
  g_test_add_func ("/scene/time/card", test_card);
  return g_test_run ();
}
