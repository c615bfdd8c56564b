/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What steps of undo call the things that they were about. */
#include "config.h"

#include "canvas/tl-step-name.h"
#include "map/tl-edit.h"

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

  tl_document_begin (document, "Add");
  named = add_card (document, map, "Workshop hotline");
  unnamed = add_card (document, map, "");
  several_lines = add_card (document, map, "A title that goes on and on and never ends");
  fits = add_card (document, map, "Exactly as long as it may be");
  tl_document_commit (document);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/step-name/things", test_things);
  return g_test_run ();
}
