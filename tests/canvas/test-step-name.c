/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What steps of undo call the things that they were about. */
#include "config.h"

#include "canvas/tl-step-name.h"
#include "map/tl-edit-structure.h"

static char *
add_card (TlDocument *document, const char *map, const char *title)
{
  return tl_edit_add_card (document, map, NULL, NULL, title, NULL);
}

static void
assert_things (TlDocument *document, const char *expected, const char *a, const char *b)
{
  const char      *ids[] = { a, b, NULL };
  g_autofree char *name = tl_step_name_dup_things (tl_document_get_table (document), ids);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_things (void)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (tl_id_source_new_seeded (3), "Map", TRUE);
  const TlTable *table = tl_document_get_table (document);
  const char    *root = tl_document_get_id (document);
  const char    *map =
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, root, TL_KIND_MAP), 0));
  const char *stage =
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, map, TL_KIND_STAGE), 0));
  g_autofree char *named = NULL;
  g_autofree char *unnamed = NULL;
  g_autofree char *several_lines = NULL;
  g_autofree char *fits = NULL;
  g_autofree char *quoted = NULL;

  tl_document_begin (document, "Add");
  named = add_card (document, map, "Workshop hotline");
  unnamed = add_card (document, map, "");
  several_lines = add_card (document, map, "A title that goes on and on and never ends");
  fits = add_card (document, map, "Exactly as long as it may be");
  quoted = add_card (document, map, "“Will it climb?” calculator");
  tl_document_commit (document);
  assert_things (document, "“‘Will it climb?’ calculator”", quoted, NULL);
  assert_things (document, "“Workshop hotline”", named, NULL);
  assert_things (document, "Card", unnamed, NULL);
  assert_things (document, "2 Cards", named, unnamed);
  assert_things (document, "2 Items", named, stage);
  assert_things (document, "“A title that goes on and on…”", several_lines, NULL);
  assert_things (document, "“Exactly as long as it may be”", fits, NULL);
  assert_things (document, "“Workshop hotline”", named, "no-such-id");
  assert_things (document, NULL, map, NULL);
  assert_things (document, NULL, root, NULL);
  assert_things (document, NULL, "no-such-id", NULL);
}

static void
assert_last (TlDocument *document, const char *expected)
{
  g_autofree char *name = tl_step_name_describe (tl_document_get_table (document),
                                                 tl_document_get_undo_step (document, 0));

  g_assert_cmpstr (name, ==, expected);
}

/* A step says what it was about and where to, whatever its verb calls it. */
static void
test_describe (void)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (tl_id_source_new_seeded (3), "Map", TRUE);
  const TlTable   *table = tl_document_get_table (document);
  const char      *root = tl_document_get_id (document);
  g_autofree char *map = g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, root, TL_KIND_MAP), 0)));
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  g_autofree char *from = g_strdup (tl_record_get_id (g_ptr_array_index (stages, 0)));
  g_autofree char *to = g_strdup (tl_record_get_id (g_ptr_array_index (stages, 1)));
  g_autofree char *lane = g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, map, TL_KIND_LANE), 0)));
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *curve = NULL;

  tl_document_begin (document, "Add Card");
  a = tl_edit_add_card (document, map, from, lane, "Hotline", NULL);
  tl_document_commit (document);
  assert_last (document, "Add Card · “Hotline”");
  tl_document_begin (document, "Add Card");
  b = tl_edit_add_card (document, map, from, lane, "", NULL);
  tl_document_commit (document);
  assert_last (document, "Add Card");
  tl_document_begin (document, "Rename Stage");
  tl_edit_set_text (document, to, TL_STAGE_TITLE, "Purchase");
  tl_document_commit (document);
  assert_last (document, "Rename Stage · “Purchase”");
  tl_document_begin (document, "Move 2 Cards");
  tl_edit_move_cards (document, (const char *const[]){ a, b, NULL }, to, lane, NULL);
  tl_document_commit (document);
  assert_last (document, "Move 2 Cards to “Purchase”");
  tl_document_begin (document, "Move Card");
  tl_edit_move_cards (document, (const char *const[]){ a, NULL }, from, lane, NULL);
  tl_edit_move_cards (document, (const char *const[]){ a, NULL }, to, lane, NULL);
  tl_document_commit (document);
  assert_last (document, "Move Card · “Hotline”");
  tl_document_set_selection (document, (const char *const[]){ a, NULL });
  tl_document_begin (document, "Change");
  tl_edit_set_text (document, a, TL_CARD_OWNER, "Jo");
  tl_edit_set_text (document, b, TL_CARD_OWNER, "Jo");
  tl_document_commit (document);
  assert_last (document, "Change · “Hotline”");
  tl_document_set_selection (document, (const char *const[]){ NULL });
  tl_document_begin (document, "Set Score");
  curve = tl_edit_ensure_curve (document, map, NULL, FALSE);
  g_free (tl_edit_set_card_score (document, curve, a, -1));
  tl_document_commit (document);
  assert_last (document, "Set Score · “Hotline”");
  tl_document_begin (document, "Delete “Hotline”");
  tl_edit_delete (document, (const char *const[]){ a, NULL }, FALSE);
  tl_document_commit (document);
  assert_last (document, "Delete “Hotline”");
  tl_document_begin (document, "Delete Stage");
  tl_edit_delete (document, (const char *const[]){ to, NULL }, TRUE);
  tl_document_commit (document);
  assert_last (document, "Delete Stage · “Purchase”");
}

/* A step comes to a stage that had none: the stage's cards get a step of their own, but the step in
 * the hand is what was moved. */
static void
test_moved_step (void)
{
  g_autoptr (TlDocument) document = tl_edit_new_document (tl_id_source_new_seeded (3), "Map", TRUE);
  const TlTable   *table = tl_document_get_table (document);
  const char      *root = tl_document_get_id (document);
  g_autofree char *map = g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, root, TL_KIND_MAP), 0)));
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  g_autofree char *from = g_strdup (tl_record_get_id (g_ptr_array_index (stages, 0)));
  g_autofree char *to = g_strdup (tl_record_get_id (g_ptr_array_index (stages, 1)));
  g_autofree char *lane = g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (table, map, TL_KIND_LANE), 0)));
  g_autofree char *step = NULL;

  tl_document_begin (document, "Set up");
  step = tl_edit_add_step (document, from, "Pays", NULL);
  g_free (tl_edit_add_card (document, map, to, lane, "Hotline", NULL));
  tl_document_commit (document);
  tl_document_set_selection (document, (const char *const[]){ step, NULL });
  tl_document_begin (document, "Move Step");
  tl_edit_move_step (document, step, to, NULL);
  tl_document_commit (document);
  g_assert_cmpuint (tl_table_get_children (table, to, TL_KIND_STEP)->len, ==, 2);
  assert_last (document, "Move Step · “Pays”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/step-name/things", test_things);
  g_test_add_func ("/canvas/step-name/describe", test_describe);
  g_test_add_func ("/canvas/step-name/moved-step", test_moved_step);
  return g_test_run ();
}
