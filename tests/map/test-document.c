/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Transactions, signals, selection, and what a document refuses. */
#include "config.h"

#include "map-support.h"

typedef struct
{
  guint        n_changed;
  guint        n_history;
  TlChangeSet *last;
} Heard;

static void
changed_cb (TlDocument *doc, TlChangeSet *set, Heard *heard)
{
  heard->n_changed++;
  g_clear_pointer (&heard->last, tl_change_set_unref);
  heard->last = tl_change_set_ref (set);
}

static void
history_changed_cb (TlDocument *doc, Heard *heard)
{
  heard->n_history++;
}

static TlDocument *
listen (Heard *heard)
{
  TlDocument *doc = map_new_document (1);

  g_signal_connect (doc, "changed", G_CALLBACK (changed_cb), heard);
  g_signal_connect (doc, "history-changed", G_CALLBACK (history_changed_cb), heard);
  return doc;
}

static void
stop (Heard *heard, TlDocument *doc)
{
  g_clear_pointer (&heard->last, tl_change_set_unref);
  g_assert_finalize_object (doc);
}

static void
rename_to (TlDocument *doc, const char *id, const char *title)
{
  tl_document_begin (doc, "Rename");
  tl_edit_set_text (doc, id, TL_STAGE_TITLE, title);
  tl_document_commit (doc);
}

static void
test_one_signal_a_commit (void)
{
  Heard            heard = { 0 };
  TlDocument      *doc = listen (&heard);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));
  g_autofree char *other = g_strdup (map_find (doc, "B"));

  tl_document_begin (doc, "Rename");
  g_assert_true (tl_document_in_transaction (doc));
  tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "One");
  tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "Two");
  tl_edit_set_text (doc, other, TL_STAGE_TITLE, "Three");
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_nonnull (tl_document_commit (doc));
  g_assert_false (tl_document_in_transaction (doc));
  g_assert_cmpuint (heard.n_changed, ==, 1);
  g_assert_cmpuint (heard.n_history, ==, 1);
  g_assert_cmpuint (tl_change_set_get_n_changes (heard.last), ==, 2);

  tl_document_undo (doc);
  g_assert_cmpuint (heard.n_changed, ==, 2);
  g_assert_cmpstr (tl_change_set_get_origin (heard.last), ==, "undo");
  g_assert_cmpstr (tl_record_get_text (tl_change_set_find (heard.last, stage)->after,
                                       TL_STAGE_TITLE),
                   ==,
                   "A");
  tl_document_redo (doc);
  g_assert_cmpuint (heard.n_changed, ==, 3);
  g_assert_cmpstr (tl_change_set_get_origin (heard.last), ==, "redo");
  g_assert_false (tl_document_redo (doc));
  g_assert_cmpuint (heard.n_changed, ==, 3);
  stop (&heard, doc);
}

static void
test_nothing_is_silent (void)
{
  Heard            heard = { 0 };
  TlDocument      *doc = listen (&heard);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));
  guint64          revision = tl_document_get_revision (doc);

  tl_document_begin (doc, "Nothing");
  g_assert_null (tl_document_commit (doc));
  tl_document_begin (doc, "There and back");
  g_assert_true (tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "Z"));
  g_assert_true (tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "A"));
  g_assert_false (tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "A"));
  g_assert_null (tl_document_commit (doc));
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpuint (tl_document_get_revision (doc), ==, revision);
  g_assert_false (tl_document_can_undo (doc));
  stop (&heard, doc);
}

static void
test_bail_is_heard (void)
{
  Heard            heard = { 0 };
  TlDocument      *doc = listen (&heard);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));
  guint            mark = tl_document_mark (doc);

  rename_to (doc, stage, "X");
  rename_to (doc, stage, "Y");
  tl_document_bail_to_mark (doc, mark);
  g_assert_cmpuint (heard.n_changed, ==, 3);
  g_assert_cmpstr (tl_change_set_get_origin (heard.last), ==, "bail");
  g_assert_cmpuint (tl_change_set_get_n_changes (heard.last), ==, 1);
  g_assert_nonnull (map_find (doc, "A"));
  g_assert_false (tl_document_is_modified (doc));
  g_assert_false (tl_document_can_redo (doc));
  stop (&heard, doc);
}

static void
test_put_needs_a_transaction (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autoptr (TlRecord) copy =
    tl_record_copy (tl_table_get (tl_document_get_table (doc), map_find (doc, "A")));
  g_autofree char *before = map_dump (tl_document_get_table (doc));
  g_autofree char *after = NULL;

  tl_record_set_text (copy, TL_STAGE_TITLE, "Sneaked in");
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_document_put*");
  tl_document_put (doc, copy);
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_document_remove*");
  tl_document_remove (doc, map_find (doc, "A"));
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_document_commit*");
  g_assert_null (tl_document_commit (doc));
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_edit_add_stage*");
  g_assert_null (tl_edit_add_stage (doc, map_find (doc, "Map"), "x", NULL));
  g_test_assert_expected_messages ();
  after = map_dump (tl_document_get_table (doc));
  g_assert_cmpstr (before, ==, after);
}

static void
test_transactions_do_not_nest (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));

  tl_document_begin (doc, "Outer");
  tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "X");
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_document_begin*");
  tl_document_begin (doc, "Inner");
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*tl_document_undo*");
  g_assert_false (tl_document_undo (doc));
  g_test_assert_expected_messages ();
  g_assert_cmpstr (tl_change_set_get_name (tl_document_commit (doc)), ==, "Outer");
}

static void
edit_in_handler_cb (TlDocument *doc, TlChangeSet *set, gpointer user_data)
{
  g_test_expect_message ("tl-map", G_LOG_LEVEL_CRITICAL, "*is_emitting*");
  tl_document_begin (doc, "From a handler");
  g_test_assert_expected_messages ();
  g_assert_false (tl_document_in_transaction (doc));
}

static void
test_handlers_do_not_edit (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));

  g_signal_connect (doc, "changed", G_CALLBACK (edit_in_handler_cb), NULL);
  rename_to (doc, stage, "X");
  /* After the signal everything goes on. */
  g_signal_handlers_disconnect_by_func (doc, edit_in_handler_cb, NULL);
  rename_to (doc, stage, "Y");
  g_assert_nonnull (map_find (doc, "Y"));
}

static void
select_one (TlDocument *doc, const char *id)
{
  const char *ids[] = { id, NULL };

  tl_document_set_selection (doc, ids);
}

static void
test_selection_follows_history (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *a = g_strdup (map_find (doc, "A"));
  g_autofree char *b = g_strdup (map_find (doc, "B"));
  const char      *ids[] = { a, "nobody", b, NULL };

  tl_document_set_selection (doc, ids);
  g_assert_cmpuint (g_strv_length ((char **) tl_document_get_selection (doc)), ==, 2);
  select_one (doc, a);
  tl_document_begin (doc, "Rename");
  tl_edit_set_text (doc, b, TL_STAGE_TITLE, "X");
  select_one (doc, b);
  tl_document_commit (doc);
  select_one (doc, NULL);
  tl_document_undo (doc);
  g_assert_cmpstr (tl_document_get_selection (doc)[0], ==, a);
  tl_document_redo (doc);
  g_assert_cmpstr (tl_document_get_selection (doc)[0], ==, b);

  /* What is no more is not selected. */
  tl_document_begin (doc, "Delete");
  tl_edit_delete (doc, (const char *const[]){ b, NULL }, FALSE);
  tl_document_commit (doc);
  tl_document_undo (doc);
  tl_document_undo (doc);
  g_assert_cmpstr (tl_document_get_selection (doc)[0], ==, a);
}

static const char *
get_step_name (TlDocument *doc, gboolean redo, guint index)
{
  TlChangeSet *step =
    redo ? tl_document_get_redo_step (doc, index) : tl_document_get_undo_step (doc, index);

  return step != NULL ? tl_change_set_get_name (step) : NULL;
}

/* The nearest first, both ways. */
static void
test_steps_by_distance (void)
{
  static const char *const names[] = { "One", "Two", "Three" };
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *a = g_strdup (map_find (doc, "A"));
  guint            before = 0;

  while (tl_document_get_undo_step (doc, before) != NULL)
    before++;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tl_document_begin (doc, names[i]);
      tl_edit_set_text (doc, a, TL_STAGE_TITLE, names[i]);
      tl_document_commit (doc);
    }
  g_assert_cmpstr (get_step_name (doc, FALSE, 0), ==, "Three");
  g_assert_cmpstr (get_step_name (doc, FALSE, 2), ==, "One");
  g_assert_null (tl_document_get_undo_step (doc, before + 3));
  g_assert_null (tl_document_get_redo_step (doc, 0));
  tl_document_undo (doc);
  tl_document_undo (doc);
  g_assert_cmpstr (get_step_name (doc, FALSE, 0), ==, "One");
  g_assert_cmpstr (get_step_name (doc, TRUE, 0), ==, "Two");
  g_assert_cmpstr (get_step_name (doc, TRUE, 1), ==, "Three");
  g_assert_null (tl_document_get_redo_step (doc, 2));
}

static void
test_save_while_editing (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autofree char *stage = g_strdup (map_find (doc, "A"));
  guint64          revision;

  g_assert_false (tl_document_is_modified (doc));
  rename_to (doc, stage, "X");
  revision = tl_document_get_revision (doc);
  /* The saver has its snapshot; the user goes on. */
  rename_to (doc, stage, "Y");
  tl_document_set_saved_revision (doc, revision);
  g_assert_true (tl_document_is_modified (doc));
  tl_document_undo (doc);
  g_assert_false (tl_document_is_modified (doc));
  tl_document_set_saved_revision (doc, 0);
  g_assert_true (tl_document_is_modified (doc));
}

static void
test_snapshot_stays (void)
{
  g_autoptr (TlDocument) doc = map_new_document (1);
  g_autoptr (TlTable) snapshot = tl_document_dup_snapshot (doc);
  g_autofree char *before = map_dump (snapshot);
  g_autofree char *after = NULL;

  rename_to (doc, map_find (doc, "A"), "X");
  after = map_dump (snapshot);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (tl_table_equal (snapshot, tl_document_get_table (doc)));
}

static void
test_new_documents (void)
{
  g_autoptr (TlDocument) empty = tl_document_new ();
  g_autoptr (TlDocument) usual = tl_edit_new_document (NULL, " Repair \n", TRUE);
  g_autoptr (TlDocument) one = tl_edit_new_document (tl_id_source_new_seeded (3), "x", TRUE);
  g_autoptr (TlDocument) same = tl_edit_new_document (tl_id_source_new_seeded (3), "x", TRUE);
  const TlTable *table = tl_document_get_table (usual);
  const char    *map = map_find (usual, "Repair");

  g_assert_cmpuint (tl_table_get_size (tl_document_get_table (empty)), ==, 1);
  g_assert_cmpuint (tl_table_get_children (table, map, TL_KIND_STAGE)->len, ==, 5);
  g_assert_cmpuint (tl_table_get_children (table, map, TL_KIND_LANE)->len, ==, 6);
  g_assert_false (tl_document_is_modified (usual));
  g_assert_false (tl_document_can_undo (usual));
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE),
                   ==,
                   "en");
  g_assert_true (tl_table_equal (tl_document_get_table (one), tl_document_get_table (same)));
  map_assert_whole (table);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/document/one-signal-a-commit", test_one_signal_a_commit);
  g_test_add_func ("/map/document/nothing-is-silent", test_nothing_is_silent);
  g_test_add_func ("/map/document/bail-is-heard", test_bail_is_heard);
  g_test_add_func ("/map/document/put-needs-a-transaction", test_put_needs_a_transaction);
  g_test_add_func ("/map/document/transactions-do-not-nest", test_transactions_do_not_nest);
  g_test_add_func ("/map/document/handlers-do-not-edit", test_handlers_do_not_edit);
  g_test_add_func ("/map/document/selection-follows-history", test_selection_follows_history);
  g_test_add_func ("/map/document/steps-by-distance", test_steps_by_distance);
  g_test_add_func ("/map/document/save-while-editing", test_save_while_editing);
  g_test_add_func ("/map/document/snapshot-stays", test_snapshot_stays);
  g_test_add_func ("/map/document/new-documents", test_new_documents);
  return g_test_run ();
}
