/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the parts of a map take, and when its columns begin. A map is written as
 * "A=P3D B[b=PT5M c] C": stages with their durations, or with steps and theirs. */
#include "config.h"

#include "map-support.h"

#include "map/tl-edit-structure.h"
#include "map/tl-time.h"

#include <string.h>

typedef struct
{
  const char *map;
  const char *total; /* "" = nobody knows */
  const char *axis;  /* each column's end, "?" before it when it is not known */
} Row;

static const Row rows[] = {
  { "A B C", "", "?0 ?0 ?0" },
  { "A=P3D B=P2D C=PT0S", "5 days", "3 d|5 d|5 d" },
  { "A=P3D B C=P1D", "4 days", "3 d|?3 d|4 d" },
  { "A[a=PT5M b=PT10M] B=PT15M", "30 min", "5 min|15 min|30 min" },
  { "A=PT1H[a=PT5M b] B=PT1H", "2 h", "5 min|?1 h|2 h" },
  { "A=PT10M[a=PT15M b=PT5M c] B=PT5M", "15 min", "10 min|10 min|?10 min|15 min" },
  { "A=P1W[a b] B=P1M", "1 month 7 days", "?0|?7 d|1 mo 7 d" },
  { "A[a b=PT5M] B", "5 min", "?0|5 min|?5 min" },
};

static char *
read_word (const char **text)
{
  const char *end = *text + strcspn (*text, " =[]");
  char       *word = g_strndup (*text, (gsize) (end - *text));

  *text = end;
  return word;
}

/* "=P3D" after a title. */
static void
read_duration (TlDocument *doc, const char *id, guint field, const char **text)
{
  g_autofree char *duration = NULL;

  if (**text != '=')
    return;
  (*text)++;
  duration = read_word (text);
  g_assert_true (tl_edit_set_text (doc, id, field, duration));
}

static TlDocument *
read_map (const char *text)
{
  TlDocument      *doc = tl_edit_new_document (tl_id_source_new_seeded (7), "Map", FALSE);
  const char      *map = map_find (doc, "Map");
  g_autofree char *stage = NULL;

  tl_document_begin (doc, "Set up");
  while (*text != '\0')
    {
      g_autofree char *title = read_word (&text);

      g_free (stage);
      stage = tl_edit_add_stage (doc, map, title, NULL);
      read_duration (doc, stage, TL_STAGE_DURATION, &text);
      if (*text == '[')
        for (text++; text[-1] != ']'; text++)
          {
            g_autofree char *name = read_word (&text);
            g_autofree char *step = tl_edit_add_step (doc, stage, name, NULL);

            read_duration (doc, step, TL_STEP_DURATION, &text);
          }
      text += strspn (text, " ");
    }
  tl_document_commit (doc);
  return doc;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (TlDocument) doc = read_map (row->map);
  const TlTable *table = tl_document_get_table (doc);
  const char    *map = map_find (doc, "Map");
  g_autoptr (GArray) columns = tl_time_list_columns (table, map);
  g_autoptr (GString) axis = g_string_new (NULL);
  g_autofree char *total = NULL;
  g_autofree char *wanted = g_strdup (row->axis);
  TlDuration       duration;

  total =
    tl_time_of_map (table, map, &duration) ? tl_duration_dup_sum_words (&duration) : g_strdup ("");
  g_assert_cmpstr (total, ==, row->total);
  for (guint i = 0; i < columns->len; i++)
    {
      const TlTimeColumn *column = &g_array_index (columns, TlTimeColumn, i);
      g_autofree char    *end = tl_duration_dup_short (&column->end);

      g_string_append_printf (axis, "%s%s%s", i > 0 ? "|" : "", column->known ? "" : "?", end);
      g_assert_cmpfloat (tl_duration_get_seconds (&column->start),
                         <=,
                         tl_duration_get_seconds (&column->end));
    }
  if (strchr (wanted, '|') == NULL)
    g_strdelimit (wanted, " ", '|');
  g_assert_cmpstr (axis->str, ==, wanted);
}

static void
assert_text (TlDocument *doc, const char *title, guint field, const char *text)
{
  const char *id = map_find (doc, title);

  g_assert_nonnull (id);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (tl_document_get_table (doc), id), field),
                   ==,
                   text);
}

/* Merged and split, the parts of a map take as long as before. */
static void
test_merge (void)
{
  g_autoptr (TlDocument) doc = read_map ("A=P3D B=PT5H[b=PT1H] C=P1D");
  const char *stages[] = { map_find (doc, "A"), map_find (doc, "B"), NULL };
  TlDuration  before, after;

  g_assert_true (tl_time_of_map (tl_document_get_table (doc), map_find (doc, "Map"), &before));
  tl_document_begin (doc, "Merge");
  tl_edit_merge_stages (doc, stages);
  tl_document_commit (doc);
  assert_text (doc, "A & B", TL_STAGE_DURATION, "P3DT5H");
  assert_text (doc, "A", TL_STEP_DURATION, "P3D");
  assert_text (doc, "b", TL_STEP_DURATION, "PT1H");
  g_assert_true (tl_time_of_map (tl_document_get_table (doc), map_find (doc, "Map"), &after));
  g_assert_cmpfloat (tl_duration_get_seconds (&before), ==, tl_duration_get_seconds (&after));
}

static void
test_merge_sums (void)
{
  g_autoptr (TlDocument) doc = read_map ("A=P3D B=PT5H");
  const char *stages[] = { map_find (doc, "A"), map_find (doc, "B"), NULL };

  tl_document_begin (doc, "Merge");
  tl_edit_merge_stages (doc, stages);
  tl_document_commit (doc);
  /* The steps say it: nothing stands twice. */
  assert_text (doc, "A & B", TL_STAGE_DURATION, "");
  assert_text (doc, "B", TL_STEP_DURATION, "PT5H");
}

static void
test_split (void)
{
  g_autoptr (TlDocument) doc = read_map ("A[A=PT5M b=PT1H]");

  tl_document_begin (doc, "Split");
  g_free (tl_edit_split_stage (doc, map_find (doc, "b")));
  tl_document_commit (doc);
  /* Lone steps that repeat their stage are gone, what they said is not. */
  assert_text (doc, "A", TL_STAGE_DURATION, "PT5M");
}

/* A bad value is refused and the good one stays. */
static void
test_refused (void)
{
  g_autoptr (TlDocument) doc = read_map ("A=P3D");
  const char *a = map_find (doc, "A");
  const char *map = map_find (doc, "Map");

  tl_document_begin (doc, "Set");
  g_assert_false (tl_edit_set_text (doc, a, TL_STAGE_DURATION, "3 days"));
  g_assert_false (tl_edit_set_text (doc, map, TL_MAP_START, "9:00"));
  g_assert_true (tl_edit_set_text (doc, map, TL_MAP_START, "09:00"));
  g_assert_true (tl_edit_set_text (doc, a, TL_STAGE_DURATION, ""));
  tl_document_commit (doc);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/map/time/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/map/time/merge", test_merge);
  g_test_add_func ("/map/time/merge-sums", test_merge_sums);
  g_test_add_func ("/map/time/split", test_split);
  g_test_add_func ("/map/time/refused", test_refused);
  return g_test_run ();
}
