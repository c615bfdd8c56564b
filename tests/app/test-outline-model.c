/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline without a widget: rows in reading order, following change sets one row a change, and
 * edits that are one undo step each. */
#include "config.h"

#include "app/tl-outline-edits.h"

#include <math.h>

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

static void
said_cb (Fixture *fixture)
{
  fixture->n_said++;
}

static void
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

static const TlTable *
get_table (Fixture *fixture)
{
  return tl_document_get_table (fixture->document);
}

static const char *
get_stage (Fixture *fixture, guint index)
{
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);

  return tl_record_get_id (g_ptr_array_index (stages, index));
}

static const char *
get_lane (Fixture *fixture, TlLaneKind kind)
{
  return tl_record_get_id (tl_query_lane_of_kind (get_table (fixture), fixture->map, kind));
}

static char *
add_card (Fixture *fixture, const char *column, TlLaneKind kind, const char *title)
{
  return tl_edit_add_card (fixture->document,
                           fixture->map,
                           column,
                           get_lane (fixture, kind),
                           title,
                           NULL);
}

static void
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

static void
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
static char *
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

static char *
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
static void
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

static char *
dup_bytes (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = tl_store_serialize (get_table (fixture));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- Rows --------------------------------------------------------------------------------------
 */

static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *titles = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *step = NULL;

  tl_document_begin (fixture->document, "Add");
  g_free (add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "d"));
  g_free (add_card (fixture, NULL, TL_LANE_KIND_ACTIONS, "parked"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "c"));
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "b"));
  curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
  g_free (tl_edit_add_point (fixture->document, curve, get_stage (fixture, 1), 0.5, -1));
  tl_document_commit (fixture->document);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "a b c d Point of the curve parked");
  g_assert_true (tl_outline_model_has_points (fixture->model));
  g_assert_false (tl_outline_model_has_steps (fixture->model));
  tl_document_begin (fixture->document, "Add Step");
  step = tl_edit_add_step (fixture->document, get_stage (fixture, 1), "First", NULL);
  tl_document_commit (fixture->document);
  g_assert_true (tl_outline_model_has_steps (fixture->model));
  assert_fresh (fixture);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  TlOutlineRow    *row;

  tl_document_begin (fixture->document, "Add");
  id = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "Wörkshop Hotline");
  tl_edit_set_integer (fixture->document, id, TL_CARD_SEVERITY, 4);
  tl_edit_set_integer (fixture->document, id, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_text (fixture->document, get_stage (fixture, 0), TL_STAGE_TITLE, "Service");
  tl_document_commit (fixture->document);
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, -1.8);
  row = tl_outline_model_find (fixture->model, id);
  name = tl_outline_row_dup_name (row);
  description = tl_outline_row_dup_description (row);
  g_assert_cmpstr (name, ==, "Pain Point: Wörkshop Hotline, Service, score -1.8");
  g_assert_cmpstr (description, ==, "severity 4; Phone");
  g_assert_nonnull (strstr (tl_outline_row_get_folded (row), "workshop hotline"));
  g_assert_nonnull (strstr (tl_outline_row_get_folded (row), "service"));
}

/* --- Following ---------------------------------------------------------------------------------
 */

static void
test_one_row_a_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  tl_document_begin (fixture->document, "Add");
  for (guint i = 0; i < 300; i++)
    {
      g_free (id);
      id = add_card (fixture, get_stage (fixture, i % 4), TL_LANE_KIND_ACTIONS, "x");
    }
  tl_document_commit (fixture->document);
  fixture->n_spliced = 0;
  fixture->n_said = 0;
  tl_outline_edit_text (fixture->model, id, TL_OUTLINE_COLUMN_CARD, "y");
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
  g_assert_cmpuint (fixture->n_said, ==, 1);
  /* A score is the point's, and seen in the card's row. */
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, 1);
  tl_outline_edit_score (fixture->model, (const char *const[]){ id, NULL }, 2);
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
  g_assert_cmpuint (fixture->n_said, ==, 3);
  tl_document_begin (fixture->document, "Add");
  g_free (add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_ACTIONS, "z"));
  tl_document_commit (fixture->document);
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_cmpuint (fixture->n_said, ==, 3);
  assert_fresh (fixture);
}

/* One of the edits that people make, on things chosen by chance. */
static void
edit_something (Fixture *fixture, GRand *rand)
{
  const GPtrArray *cards = tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_CARD);
  const GPtrArray *stages =
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE);
  g_autoptr (GPtrArray) columns = tl_query_columns (get_table (fixture), fixture->map);
  g_autofree char *card =
    cards->len
      ? g_strdup (tl_record_get_id (cards->pdata[g_rand_int_range (rand, 0, (gint32) cards->len)]))
      : NULL;
  g_autofree char *column =
    g_strdup (tl_record_get_id (columns->pdata[g_rand_int_range (rand, 0, (gint32) columns->len)]));
  g_autofree char *stage =
    g_strdup (tl_record_get_id (stages->pdata[g_rand_int_range (rand, 0, (gint32) stages->len)]));
  const char *one[] = { card, NULL };
  TlLaneKind  kind = g_rand_boolean (rand) ? TL_LANE_KIND_TOUCHPOINTS : TL_LANE_KIND_PAIN_POINTS;
  g_autofree char *curve = NULL;

  tl_document_begin (fixture->document, "Something");
  switch (card ? g_rand_int_range (rand, 0, 12) : 0)
    {
    case 0:
    case 1:
      g_free (add_card (fixture, column, kind, "new"));
      break;
    case 2:
      tl_edit_move_cards (fixture->document, one, column, get_lane (fixture, kind), NULL);
      break;
    case 3:
      tl_edit_park_cards (fixture->document, one);
      break;
    case 4:
      tl_edit_delete (fixture->document, one, FALSE);
      break;
    case 5:
      tl_edit_set_text (fixture->document, card, TL_CARD_TITLE, column);
      break;
    case 6:
      curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
      g_free (
        tl_edit_set_card_score (fixture->document, curve, card, g_rand_int_range (rand, -2, 3)));
      break;
    case 7:
      curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
      g_free (tl_edit_add_point (fixture->document, curve, column, g_rand_double (rand), 1));
      break;
    case 8:
      g_free (tl_edit_add_step (fixture->document, stage, "step", NULL));
      break;
    case 9:
      tl_edit_reorder (fixture->document, stage, NULL);
      break;
    case 10:
      tl_edit_reorder (fixture->document, card, NULL);
      break;
    default:
      tl_edit_set_text (fixture->document, stage, TL_STAGE_TITLE, card);
      break;
    }
  tl_document_commit (fixture->document);
}

static void
test_follows_anything (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  g_autofree char *start = dup_list (G_LIST_MODEL (fixture->model));
  g_autofree char *end = NULL;

  for (guint i = 0; i < 250; i++)
    {
      int chance = g_rand_int_range (rand, 0, 10);

      if (chance == 0)
        tl_document_undo (fixture->document);
      else if (chance == 1)
        tl_document_redo (fixture->document);
      else
        edit_something (fixture, rand);
      assert_fresh (fixture);
    }
  while (tl_document_undo (fixture->document))
    assert_fresh (fixture);
  end = dup_list (G_LIST_MODEL (fixture->model));
  g_assert_cmpstr (end, ==, start);
}

static void
test_persona (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *persona = NULL;
  const char      *one[2] = { NULL };
  TlOutlineRow    *row;

  tl_document_begin (fixture->document, "Add");
  id = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  tl_document_commit (fixture->document);
  one[0] = id;
  tl_document_begin (fixture->document, "Add");
  persona = tl_edit_add_persona (fixture->document, "Ana", fixture->map);
  tl_document_commit (fixture->document);
  /* The first persona of the map, until another is chosen. */
  tl_outline_edit_score (fixture->model, one, 1);
  row = tl_outline_model_find (fixture->model, id);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, 1);
  g_assert_nonnull (tl_query_curve (get_table (fixture), fixture->map, persona, FALSE));
  tl_document_begin (fixture->document, "Add");
  g_free (persona);
  persona = tl_edit_add_persona (fixture->document, "Ben", fixture->map);
  tl_document_commit (fixture->document);
  tl_outline_model_set_persona (fixture->model, persona);
  g_assert_true (isnan (tl_outline_row_get_facts (row)->score));
  tl_outline_edit_score (fixture->model, one, -2);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, -2);
  tl_outline_model_set_persona (fixture->model, NULL);
  g_assert_cmpfloat (tl_outline_row_get_facts (row)->score, ==, 1);
}

/* --- Edits -------------------------------------------------------------------------------------
 */

static void
test_parse_score (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
    double      score;
  } cases[] = {
    { "-1.8", TRUE, -1.8 }, { "−1,8", TRUE, -1.8 }, { "+2", TRUE, 2 },   { " 0 ", TRUE, 0 },
    { "1.25", TRUE, 1.3 },  { "", TRUE, NAN },      { "  ", TRUE, NAN }, { "2.1", FALSE, 0 },
    { "-3", FALSE, 0 },     { "good", FALSE, 0 },   { "1 2", FALSE, 0 }, { "-", FALSE, 0 },
    { "1e0", FALSE, 0 },    { "nan", FALSE, 0 },    { "0x1", FALSE, 0 }, { "1.2.3", FALSE, 0 },
    { "--1", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double score = 77;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (tl_outline_parse_score (cases[i].text, &score), ==, cases[i].good);
      if (!cases[i].good)
        g_assert_cmpfloat (score, ==, 77);
      else if (isnan (cases[i].score))
        g_assert_true (isnan (score));
      else
        g_assert_cmpfloat_with_epsilon (score, cases[i].score, 1e-9);
    }
}

typedef struct
{
  Fixture           *fixture;
  const char *const *ids;
  const char        *name;
  guint              n;
} Expected;

static char *
begin_step (Fixture *fixture)
{
  tl_document_forget_history (fixture->document);
  return dup_bytes (fixture);
}

/* One step of that name; undone, the file is byte for byte what it was. */
static void
assert_one_step (Fixture *fixture, const char *name, char *before)
{
  g_autofree char *held = before;
  g_autofree char *changed = dup_bytes (fixture);
  g_autofree char *after = NULL;

  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, name);
  g_assert_cmpstr (changed, !=, before);
  assert_fresh (fixture);
  g_assert_true (tl_document_undo (fixture->document));
  g_assert_false (tl_document_can_undo (fixture->document));
  after = dup_bytes (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_fresh (fixture);
  g_assert_true (tl_document_redo (fixture->document));
}

static void
test_edits_are_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *pain = NULL;
  g_autofree char *curve = NULL;
  g_autofree char *point = NULL;
  g_autofree char *added = NULL;
  char            *before;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  b = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_ACTIONS, "b");
  pain = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_PAIN_POINTS, "p");
  curve = tl_edit_ensure_curve (fixture->document, fixture->map, NULL, FALSE);
  point = tl_edit_add_point (fixture->document, curve, get_stage (fixture, 2), 0.5, 1);
  tl_document_commit (fixture->document);
  {
    const char *all[] = { a, b, pain, point, NULL };
    const char *one[] = { a, NULL };

    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_CHANNEL, 3),
                      ==,
                      3);
    assert_one_step (fixture, "Set Channel of 3 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_EVIDENCE, 2),
                      ==,
                      1);
    assert_one_step (fixture, "Set Evidence", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_value (fixture->model, all, TL_OUTLINE_COLUMN_RATING, 5),
                      ==,
                      1);
    assert_one_step (fixture, "Rate", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_owner (fixture->model, all, "Jo"), ==, 3);
    assert_one_step (fixture, "Set Owner of 3 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_column (fixture->model, all, get_stage (fixture, 3)), ==, 4);
    assert_one_step (fixture, "Move 4 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_lane (fixture->model,
                                            one,
                                            get_lane (fixture, TL_LANE_KIND_ACTIONS)),
                      ==,
                      1);
    assert_one_step (fixture, "Move Card", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_score (fixture->model, all, 1.5), ==, 4);
    assert_one_step (fixture, "Set Score of 4 Cards", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_score (fixture->model, one, NAN), ==, 1);
    assert_one_step (fixture, "Remove Score", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_TAGS, "x, y,, z "),
                      ==,
                      1);
    assert_one_step (fixture, "Set Tags", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_text (fixture->model, point, TL_OUTLINE_COLUMN_CARD, "Hm"),
                      ==,
                      1);
    assert_one_step (fixture, "Label Point", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_moment (fixture->model, all), ==, 4);
    assert_one_step (fixture, "Moment of Truth", before);
    before = begin_step (fixture);
    added = tl_outline_edit_add (fixture->model, a);
    assert_one_step (fixture, "Add Card", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_column (fixture->model, all, NULL), ==, 3);
    assert_one_step (fixture, "Park", before);
    before = begin_step (fixture);
    g_assert_cmpuint (tl_outline_edit_delete (fixture->model, all), ==, 4);
    assert_one_step (fixture, "Delete 4 Cards", before);
  }
}

static void
test_nothing_is_no_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  const char      *one[2] = { NULL };

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_TOUCHPOINTS, "a");
  tl_document_commit (fixture->document);
  tl_document_forget_history (fixture->document);
  one[0] = a;
  tl_outline_edit_text (fixture->model, a, TL_OUTLINE_COLUMN_CARD, "a");
  tl_outline_edit_score (fixture->model, one, NAN);
  tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_CHANNEL, TL_CHANNEL_NONE);
  /* A touchpoint is not rated. */
  tl_outline_edit_value (fixture->model, one, TL_OUTLINE_COLUMN_RATING, 5);
  tl_outline_edit_column (fixture->model, one, get_stage (fixture, 0));
  g_assert_false (tl_document_can_undo (fixture->document));
}

static void
test_adding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *c = NULL;
  g_autofree char *b = NULL;
  g_autofree char *pain = NULL;
  g_autofree char *titles = NULL;
  const TlRecord  *record;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "a");
  c = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_TOUCHPOINTS, "c");
  tl_document_commit (fixture->document);
  b = tl_outline_edit_add (fixture->model, a);
  tl_outline_edit_text (fixture->model, b, TL_OUTLINE_COLUMN_CARD, "b");
  pain = tl_outline_edit_add_about (fixture->model, b, TL_LANE_KIND_PAIN_POINTS);
  tl_outline_edit_text (fixture->model, pain, TL_OUTLINE_COLUMN_CARD, "p");
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "a b c p");
  record = tl_table_get (get_table (fixture), pain);
  g_assert_cmpstr (*tl_record_get_list (record, TL_CARD_ABOUT), ==, b);
  g_free (tl_outline_edit_add (fixture->model, NULL));
  assert_fresh (fixture);
}

static void
test_sorting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  TlOutlineRow    *left;
  TlOutlineRow    *right;

  tl_document_begin (fixture->document, "Add");
  a = add_card (fixture, get_stage (fixture, 1), TL_LANE_KIND_PAIN_POINTS, "a");
  b = add_card (fixture, get_stage (fixture, 0), TL_LANE_KIND_PAIN_POINTS, "b");
  tl_edit_set_integer (fixture->document, b, TL_CARD_SEVERITY, 5);
  tl_edit_set_text (fixture->document, b, TL_CARD_OWNER, "Jo");
  tl_document_commit (fixture->document);
  tl_outline_edit_score (fixture->model, (const char *const[]){ b, NULL }, -2);
  left = tl_outline_model_find (fixture->model, a);
  right = tl_outline_model_find (fixture->model, b);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_CARD, left, right), <, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_STAGE, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_LANE, left, right), ==, 0);
  /* What is not set comes last. */
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_SCORE, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_OWNER, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_RATING, left, right), >, 0);
  g_assert_cmpint (tl_outline_column_compare (TL_OUTLINE_COLUMN_CHANNEL, left, right), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/outline-model/reading-order", test_reading_order);
  ADD ("/app/outline-model/words", test_words);
  ADD ("/app/outline-model/one-row-a-change", test_one_row_a_change);
  ADD ("/app/outline-model/follows-anything", test_follows_anything);
  ADD ("/app/outline-model/persona", test_persona);
  g_test_add_func ("/app/outline-model/parse-score", test_parse_score);
  ADD ("/app/outline-model/edits-are-one-step", test_edits_are_one_step);
  ADD ("/app/outline-model/nothing-is-no-step", test_nothing_is_no_step);
  ADD ("/app/outline-model/adding", test_adding);
  ADD ("/app/outline-model/sorting", test_sorting);
  return g_test_run ();
}
