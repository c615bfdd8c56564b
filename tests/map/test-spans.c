/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards over several columns, while columns come and go. */
#include "config.h"

#include "map-support.h"

#include "map/tl-edit-structure.h"

/* Five stages a to e; a card that covers b, c and d. */
typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *stages[5];
  char       *card;
} Spans;

static const TlTable *
get_table (Spans *f)
{
  return tl_document_get_table (f->doc);
}

static int
get_span (Spans *f)
{
  return (int) tl_record_get_integer (tl_table_get (get_table (f), f->card), TL_CARD_SPAN);
}

static void
set_up (Spans *f, gconstpointer data)
{
  const GPtrArray *maps, *stages, *lanes;

  f->doc = tl_edit_new_document (tl_id_source_new_seeded (9), "Spans", TRUE);
  maps = tl_table_get_children (get_table (f), tl_document_get_id (f->doc), TL_KIND_MAP);
  f->map = g_strdup (tl_record_get_id (maps->pdata[0]));
  stages = tl_table_get_children (get_table (f), f->map, TL_KIND_STAGE);
  lanes = tl_table_get_children (get_table (f), f->map, TL_KIND_LANE);
  for (guint i = 0; i < G_N_ELEMENTS (f->stages); i++)
    f->stages[i] = g_strdup (tl_record_get_id (stages->pdata[i]));
  tl_document_begin (f->doc, "Add");
  f->card = tl_edit_add_card (f->doc,
                              f->map,
                              f->stages[1],
                              tl_record_get_id (lanes->pdata[0]),
                              "Wide",
                              NULL);
  g_assert_true (tl_edit_set_span (f->doc, f->card, NULL, 3));
  tl_document_commit (f->doc);
}

static void
tear_down (Spans *f, gconstpointer data)
{
  g_assert_cmpstr (map_find_damage (get_table (f)), ==, NULL);
  while (tl_document_undo (f->doc))
    ;
  g_object_unref (f->doc);
  g_free (f->map);
  g_free (f->card);
  for (guint i = 0; i < G_N_ELEMENTS (f->stages); i++)
    g_free (f->stages[i]);
}

static void
delete_one (Spans *f, const char *id)
{
  tl_document_begin (f->doc, "Delete");
  tl_edit_delete (f->doc, (const char *const[]){ id, NULL }, FALSE);
  tl_document_commit (f->doc);
}

static void
test_set (Spans *f, gconstpointer data)
{
  tl_document_begin (f->doc, "Set");
  g_assert_true (tl_edit_set_span (f->doc, f->card, f->stages[3], 9));
  g_assert_cmpint (get_span (f), ==, 2);
  g_assert_false (tl_edit_set_span (f->doc, f->card, NULL, 7));
  g_assert_true (tl_edit_set_span (f->doc, f->card, f->stages[0], 0));
  g_assert_cmpint (get_span (f), ==, 1);
  tl_document_commit (f->doc);
}

static void
test_stage_added (Spans *f, gconstpointer data)
{
  tl_document_begin (f->doc, "Add");
  g_free (tl_edit_add_stage (f->doc, f->map, "Before it", f->stages[1]));
  g_assert_cmpint (get_span (f), ==, 3);
  g_free (tl_edit_add_stage (f->doc, f->map, "Behind it", f->stages[4]));
  g_assert_cmpint (get_span (f), ==, 3);
  g_free (tl_edit_add_stage (f->doc, f->map, "Within", f->stages[3]));
  g_assert_cmpint (get_span (f), ==, 4);
  tl_document_commit (f->doc);
}

static void
test_steps (Spans *f, gconstpointer data)
{
  g_autofree char *step = NULL, *more = NULL;

  tl_document_begin (f->doc, "Add");
  step = tl_edit_add_step (f->doc, f->stages[2], "One", NULL);
  g_assert_cmpint (get_span (f), ==, 3);
  more = tl_edit_add_step (f->doc, f->stages[2], "Two", NULL);
  g_assert_cmpint (get_span (f), ==, 4);
  tl_document_commit (f->doc);
  delete_one (f, more);
  g_assert_cmpint (get_span (f), ==, 3);
  /* Without steps the stage is a column again. */
  delete_one (f, step);
  g_assert_cmpint (get_span (f), ==, 3);
}

static void
test_first_steps (Spans *f, gconstpointer data)
{
  g_autofree char *step = NULL;

  tl_document_begin (f->doc, "Add");
  step = tl_edit_add_step (f->doc, f->stages[1], "One", NULL);
  tl_document_commit (f->doc);
  g_assert_cmpint (get_span (f), ==, 3);
  delete_one (f, step);
  g_assert_cmpint (get_span (f), ==, 3);
}

static void
test_stage_deleted (Spans *f, gconstpointer data)
{
  delete_one (f, f->stages[0]);
  g_assert_cmpint (get_span (f), ==, 3);
  delete_one (f, f->stages[2]);
  g_assert_cmpint (get_span (f), ==, 2);
  delete_one (f, f->stages[3]);
  g_assert_cmpint (get_span (f), ==, 1);
}

static void
test_last_deleted (Spans *f, gconstpointer data)
{
  delete_one (f, f->stages[3]);
  g_assert_cmpint (get_span (f), ==, 2);
  delete_one (f, f->stages[4]);
  g_assert_cmpint (get_span (f), ==, 2);
}

static void
test_merged (Spans *f, gconstpointer data)
{
  tl_document_begin (f->doc, "Merge");
  tl_edit_merge_stages (f->doc, (const char *const[]){ f->stages[2], f->stages[3], NULL });
  tl_document_commit (f->doc);
  {
    g_autoptr (GPtrArray) columns = tl_query_columns (get_table (f), f->map);

    /* Both are steps now, or the empty one is gone. */
    g_assert_cmpint (get_span (f), ==, (int) columns->len - 2);
  }
}

static void
test_duplicated (Spans *f, gconstpointer data)
{
  tl_document_begin (f->doc, "Duplicate");
  g_free (tl_edit_duplicate_column (f->doc, f->stages[2]));
  tl_document_commit (f->doc);
  g_assert_cmpint (get_span (f), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/map/spans/" name, Spans, NULL, set_up, func, tear_down)
  ADD ("set", test_set);
  ADD ("stage-added", test_stage_added);
  ADD ("steps", test_steps);
  ADD ("first-steps", test_first_steps);
  ADD ("stage-deleted", test_stage_deleted);
  ADD ("last-deleted", test_last_deleted);
  ADD ("merged", test_merged);
  ADD ("duplicated", test_duplicated);
  return g_test_run ();
}
