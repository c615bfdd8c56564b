/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The field table against itself and against the format's fixed words. */
#include "config.h"

#include "map/tl-fields.h"

#include <math.h>
#include <string.h>

static gboolean
is_spelled (const char *word, char separator)
{
  gsize length = strlen (word);

  if (length == 0 || !g_ascii_islower (word[0]) || word[length - 1] == separator)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (word[i]) && word[i] != separator)
      return FALSE;
  return TRUE;
}

static void
check_words (const TlFieldInfo *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_words = 0;

  for (; field->values[n_words] != NULL; n_words++)
    {
      g_assert_true (is_spelled (field->values[n_words], '-'));
      g_assert_true (g_hash_table_add (seen, (gpointer) field->values[n_words]));
      g_assert_cmpint (tl_field_find_value (field, field->values[n_words]), ==, n_words);
    }
  g_assert_cmpint (tl_field_find_value (field, "no-such-word"), ==, -1);
  g_assert_cmpint (tl_field_find_value (field, NULL), ==, -1);
  if (field->type == TL_FIELD_TYPE_ENUM)
    g_assert_cmpfloat (field->maximum, ==, n_words - 1);
}

static void
check_field (TlKind kind, guint index)
{
  const TlFieldInfo *field = tl_kind_get_field (kind, index);
  gboolean is_ref = field->type == TL_FIELD_TYPE_REF || field->type == TL_FIELD_TYPE_REF_LIST;

  g_assert_true (is_spelled (field->name, '_'));
  g_assert_cmpint (is_ref, ==, field->targets != 0);
  g_assert_cmpint (field->values != NULL,
                   ==,
                   field->type == TL_FIELD_TYPE_ENUM || field->type == TL_FIELD_TYPE_COLOR);
  if (field->values != NULL)
    check_words (field);
  if (field->type == TL_FIELD_TYPE_INTEGER || field->type == TL_FIELD_TYPE_NUMBER)
    {
      g_assert_cmpfloat (field->minimum, <, field->maximum);
      g_assert_true (isnan (field->initial) ||
                     (field->initial >= field->minimum && field->initial <= field->maximum));
    }
  if (field->type == TL_FIELD_TYPE_TEXT_LIST || field->type == TL_FIELD_TYPE_NUMBER_LIST ||
      field->type == TL_FIELD_TYPE_REF_LIST)
    g_assert_cmpfloat (field->maximum, >=, 100);
}

static void
check_kind (TlKind kind)
{
  const TlKindInfo *info = tl_kind_get_info (kind);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpint (info->kind, ==, kind);
  g_assert_true (is_spelled (info->name, '_'));
  g_assert_cmpint (info->parent < 0, ==, kind == TL_KIND_DOCUMENT);
  g_assert_cmpint (info->collection == NULL, ==, kind == TL_KIND_DOCUMENT);
  g_assert_cmpuint (info->n_fields, <=, 64);
  for (guint i = 0; i < info->n_fields; i++)
    {
      check_field (kind, i);
      g_assert_true (g_hash_table_add (names, (gpointer) info->fields[i].name));
      /* A member of a kind is no name of a collection nested in it, nor a member every record has.
       */
      g_assert_cmpstr (info->fields[i].name, !=, "id");
    }
  for (TlKind child = TL_KIND_PERSONA; child < TL_N_KINDS; child++)
    if (tl_kind_get_info (child)->parent == (int) kind && kind != TL_KIND_DOCUMENT)
      g_assert_cmpint (tl_kind_find_field (kind, tl_kind_get_info (child)->collection), ==, -1);
  g_assert_cmpint (info->fields[info->n_fields - 1].type, ==, TL_FIELD_TYPE_EXTRA);
  if (kind == TL_KIND_DOCUMENT)
    return;
  g_assert_cmpint (info->fields[TL_FIELD_PARENT].flags & TL_FIELD_FLAG_PARENT, !=, 0);
  g_assert_cmphex (info->fields[TL_FIELD_PARENT].targets, ==, 1u << info->parent);
  g_assert_cmpint (info->fields[TL_FIELD_ORDER].type, ==, TL_FIELD_TYPE_ORDER);
}

static void
test_kinds (void)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    check_kind (kind);
}

typedef struct
{
  TlKind      kind;
  guint       field;
  const char *name;
} Name;

/* Names that files and scripts depend on. */
static const Name names[] = {
  { TL_KIND_DOCUMENT, TL_DOCUMENT_DIRECTION, "direction" },
  { TL_KIND_PERSONA, TL_PERSONA_GOALS, "goals" },
  { TL_KIND_PERSONA, TL_PERSONA_COLOR, "color" },
  { TL_KIND_MAP, TL_MAP_GOAL_REACHED, "goal_reached" },
  { TL_KIND_MAP, TL_MAP_CODES, "codes" },
  { TL_KIND_STAGE, TL_STAGE_WIDTH, "width" },
  { TL_KIND_LANE, TL_LANE_COLLAPSED, "collapsed" },
  { TL_KIND_CARD, TL_CARD_COLUMN, "column" },
  { TL_KIND_CARD, TL_CARD_MOMENT_OF_TRUTH, "moment_of_truth" },
  { TL_KIND_CARD, TL_CARD_SEVERITY, "severity" },
  { TL_KIND_CARD, TL_CARD_ABOUT, "about" },
  { TL_KIND_CARD, TL_CARD_FROM, "from" },
  { TL_KIND_CURVE, TL_CURVE_TARGET, "target" },
  { TL_KIND_POINT, TL_POINT_AT, "at" },
  { TL_KIND_POINT, TL_POINT_GAP, "gap" },
  { TL_KIND_LINK, TL_LINK_FROM, "from" },
  { TL_KIND_COMMENT, TL_COMMENT_REPLY_TO, "reply_to" },
  { TL_KIND_COMMENT, TL_COMMENT_COLUMN, "column" },
  { TL_KIND_STAGE, TL_STAGE_DURATION, "duration" },
  { TL_KIND_STEP, TL_STEP_DURATION, "duration" },
  { TL_KIND_CARD, TL_CARD_DURATION, "duration" },
  { TL_KIND_MAP, TL_MAP_SHOW_TIME, "show_time" },
  { TL_KIND_MAP, TL_MAP_SHOW_COMMENTS, "show_comments" },
  { TL_KIND_EXPERIMENT, TL_EXPERIMENT_CONTROL_N, "control_n" },
  { TL_KIND_IMAGE, TL_IMAGE_DATA, "data" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (tl_kind_get_field (names[i].kind, names[i].field)->name, ==, names[i].name);
      g_assert_cmpint (tl_kind_find_field (names[i].kind, names[i].name), ==, names[i].field);
    }
  g_assert_cmpint (tl_kind_find_field (TL_KIND_CARD, "parent"), ==, -1);
  g_assert_cmpint (tl_kind_find_field (TL_KIND_CARD, "order"), ==, -1);
  g_assert_cmpint (tl_kind_find_field (TL_KIND_CARD, "extra"), ==, -1);
  g_assert_cmpint (tl_kind_find_field (TL_KIND_CARD, "Title"), ==, -1);
}

static void
check_value (TlKind kind, guint field, int value, const char *word)
{
  g_assert_cmpstr (tl_kind_get_field (kind, field)->values[value], ==, word);
}

static void
test_words (void)
{
  check_value (TL_KIND_LANE, TL_LANE_KIND, TL_LANE_KIND_TOUCHPOINTS, "touchpoints");
  check_value (TL_KIND_LANE, TL_LANE_KIND, TL_LANE_KIND_PAIN_POINTS, "pain-points");
  check_value (TL_KIND_LANE, TL_LANE_KIND, TL_LANE_KIND_SUPPORT, "support");
  check_value (TL_KIND_LANE, TL_LANE_KIND, TL_LANE_KIND_TEXT, "text");
  check_value (TL_KIND_CARD, TL_CARD_CHANNEL, TL_CHANNEL_IN_PERSON, "in-person");
  check_value (TL_KIND_CARD, TL_CARD_CHANNEL, TL_CHANNEL_CUSTOM, "custom");
  check_value (TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS, TL_EVIDENCE_STATUS_ASSUMED, "assumed");
  check_value (TL_KIND_CARD, TL_CARD_STATUS, TL_WORK_STATUS_IN_PROGRESS, "in-progress");
  check_value (TL_KIND_MAP, TL_MAP_STATE, TL_MAP_STATE_TO_BE, "to-be");
  check_value (TL_KIND_MAP, TL_MAP_GOAL_REACHED, TL_REACHED_PARTLY, "partly");
  check_value (TL_KIND_MAP, TL_MAP_THEME, TL_THEME_HIGH_CONTRAST_DARK, "high-contrast-dark");
  check_value (TL_KIND_LINK, TL_LINK_KIND, TL_LINK_KIND_LOOP_BACK, "loop-back");
  check_value (TL_KIND_DOCUMENT, TL_DOCUMENT_DIRECTION, TL_DIRECTION_RTL, "rtl");
}

/* The arrays that files always hold. */
static void
test_always (void)
{
  static const char *const always[] = { "personas", "maps",   "stages", "lanes",
                                        "cards",    "curves", "links",  NULL };

  for (TlKind kind = TL_KIND_PERSONA; kind < TL_N_KINDS; kind++)
    g_assert_cmpint (tl_kind_get_info (kind)->always,
                     ==,
                     g_strv_contains (always, tl_kind_get_info (kind)->collection));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/fields/kinds", test_kinds);
  g_test_add_func ("/map/fields/names", test_names);
  g_test_add_func ("/map/fields/words", test_words);
  g_test_add_func ("/map/fields/always", test_always);
  return g_test_run ();
}
