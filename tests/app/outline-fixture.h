/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document with the usual stages and lanes, the model that lists it, and somebody who only hears
 * the model's signals: what the tests of the outline's rows and edits begin with. */
#include "app/tl-outline-edits.h"

#include "map/tl-edit.h"
#include "store/tl-store.h"

typedef struct
{
  TlDocument     *document;
  char           *map;
  TlOutlineModel *model;
  GPtrArray      *mirror; /* what somebody who only hears "items-changed" has */
  guint           n_spliced;
  guint           n_said; /* rows that said "changed" */
} Fixture;

/* --- Helpers -----------------------------------------------------------------------------------
 */

G_GNUC_UNUSED static void
said_cb (Fixture *fixture)
{
  fixture->n_said++;
}

G_GNUC_UNUSED static void
items_changed_cb (Fixture *fixture, guint position, guint removed, guint added, GListModel *model)
{
  fixture->n_spliced += removed + added;
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  if (removed)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      TlOutlineRow *row = g_list_model_get_item (model, position + i);

      g_signal_handlers_disconnect_by_func (row, said_cb, fixture);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (said_cb), fixture);
      g_ptr_array_insert (fixture->mirror, (int) (position + i), row);
    }
}

G_GNUC_UNUSED static const TlTable *
get_table (Fixture *fixture)
{
  return tl_document_get_table (fixture->document);
}

G_GNUC_UNUSED static const char *
get_stage (Fixture *fixture, guint index)
{
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);

  return tl_record_get_id (g_ptr_array_index (stages, index));
}

G_GNUC_UNUSED static const char *
get_lane (Fixture *fixture, TlLaneKind kind)
{
  return tl_record_get_id (tl_query_lane_of_kind (get_table (fixture), fixture->map, kind));
}

G_GNUC_UNUSED static char *
add_card (Fixture *fixture, const char *column, TlLaneKind kind, const char *title)
{
  return tl_edit_add_card (fixture->document,
                           fixture->map,
                           column,
                           get_lane (fixture, kind),
                           title,
                           NULL);
}

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  const TlTable *table;
  const char    *root;

  fixture->document = tl_edit_new_document (tl_id_source_new_seeded (11), "Map", TRUE);
  table = get_table (fixture);
  root = tl_record_get_id (tl_table_get_document (table));
  fixture->map =
    g_strdup (tl_record_get_id (tl_table_get_children (table, root, TL_KIND_MAP)->pdata[0]));
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->model = tl_outline_model_new ();
  g_signal_connect_swapped (fixture->model,
                            "items-changed",
                            G_CALLBACK (items_changed_cb),
                            fixture);
  tl_outline_model_set_document (fixture->model, fixture->document, fixture->map);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->mirror->len; i++)
    g_signal_handlers_disconnect_by_data (fixture->mirror->pdata[i], fixture);
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->document);
  g_free (fixture->map);
}

/* All that the rows say, one a line, in their order. */
G_GNUC_UNUSED static char *
dup_list (GListModel *model)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TlOutlineRow) row = g_list_model_get_item (model, i);

      g_string_append (all, tl_outline_row_get_id (row));
      for (guint k = 0; k < TL_N_OUTLINE_COLUMNS; k++)
        {
          g_autofree char *text = tl_outline_column_dup_text (k, row);

          g_string_append_printf (all, "|%s", text);
        }
      g_string_append_printf (all, "|%s\n", tl_outline_row_get_folded (row));
    }
  return g_string_free (all, FALSE);
}

G_GNUC_UNUSED static char *
dup_titles (Fixture *fixture)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (TlOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);
      g_autofree char *title = tl_outline_row_dup_title (row);

      g_string_append_printf (all, "%s%s", i ? " " : "", title);
    }
  return g_string_free (all, FALSE);
}

/* A model that followed is what a new one would be, and so is the list of who listened. */
G_GNUC_UNUSED static void
assert_fresh (Fixture *fixture)
{
  g_autoptr (TlOutlineModel) fresh = tl_outline_model_new ();
  g_autofree char *followed = dup_list (G_LIST_MODEL (fixture->model));
  g_autofree char *made = NULL;

  tl_outline_model_set_document (fresh, fixture->document, fixture->map);
  made = dup_list (G_LIST_MODEL (fresh));
  g_assert_cmpstr (followed, ==, made);
  g_assert_cmpuint (fixture->mirror->len,
                    ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->model)));
  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      g_autoptr (TlOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      g_assert_true (row == fixture->mirror->pdata[i]);
      g_assert_true (tl_outline_model_find (fixture->model, tl_outline_row_get_id (row)) == row);
    }
}

G_GNUC_UNUSED static char *
dup_bytes (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = tl_store_serialize (get_table (fixture));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
