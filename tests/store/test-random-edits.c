/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * More than 20,000 random edits with the verbs that windows and importers use, judged by the bytes
 * on disk: every state saves and reads back the same, undoing all gives the first bytes, redoing
 * all the last. A verb that left a reference dangling would be refused by the loader. */
#include "config.h"

#include "map/tl-edit.h"
#include "store/tl-codec.h"
#include "store/tl-store.h"

#include <string.h>

#define N_OPERATIONS 28000
/* How often the whole document is written and read: often enough to name the edit that broke it. */
#define CHECK_EVERY 100

typedef struct
{
  TlDocument *doc;
  GPtrArray  *kinds[TL_N_KINDS]; /* ids (owned), as of the last look */
} Run;

static const char *const words[] = {
  "Workshop hotline",    "",           "quote \" and \\ slash", "tab\there",
  "two\nlines",          "é ü 漢字 😀", "<b>&amp;</b>",          "-2 Left hanging",
  "\u202eright to left",
};

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

static const char *
any_word (void)
{
  return words[any (G_N_ELEMENTS (words))];
}

static void
collect (gpointer record, gpointer user_data)
{
  Run *run = user_data;

  g_ptr_array_add (run->kinds[tl_record_get_kind (record)], g_strdup (tl_record_get_id (record)));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
look (Run *run)
{
  for (guint i = 0; i < TL_N_KINDS; i++)
    g_ptr_array_set_size (run->kinds[i], 0);
  tl_table_foreach (tl_document_get_table (run->doc), collect, run);
  for (guint i = 0; i < TL_N_KINDS; i++)
    g_ptr_array_sort (run->kinds[i], compare_ids); /* so that a seed repeats a run */
}

static const char *
any_id (Run *run, TlKind kind)
{
  GPtrArray *ids = run->kinds[kind];

  return ids->len > 0 ? ids->pdata[any ((int) ids->len)] : NULL;
}

/* A record of the map, or NULL. */
static const char *
any_in_map (Run *run, const char *map, TlKind kind)
{
  const GPtrArray *children = tl_table_get_children (tl_document_get_table (run->doc), map, kind);

  return children != NULL && children->len > 0
           ? tl_record_get_id (children->pdata[any ((int) children->len)])
           : NULL;
}

static const char *
any_column (Run *run, const char *map)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (tl_document_get_table (run->doc), map);

  return columns->len > 0 ? tl_record_get_id (columns->pdata[any ((int) columns->len)]) : NULL;
}

static void
edit_structure (Run *run, const char *map)
{
  const char *stage = any_in_map (run, map, TL_KIND_STAGE);
  const char *lane = any_in_map (run, map, TL_KIND_LANE);

  switch (any (6))
    {
    case 0:
      g_free (tl_edit_add_stage (run->doc, map, any_word (), any (2) ? stage : NULL));
      break;
    case 1:
      if (stage != NULL)
        g_free (tl_edit_add_step (run->doc, stage, any_word (), NULL));
      break;
    case 2:
      g_free (tl_edit_add_lane (run->doc,
                                map,
                                (TlLaneKind) any (TL_N_LANE_KINDS),
                                any_word (),
                                any (2) ? lane : NULL));
      break;
    case 3:
      if (run->kinds[TL_KIND_PERSONA]->len < 6)
        g_free (tl_edit_add_persona (run->doc, any_word (), map));
      break;
    case 4:
      if (stage != NULL)
        tl_edit_reorder (run->doc, stage, any_in_map (run, map, TL_KIND_STAGE));
      break;
    default:
      if (lane != NULL)
        tl_edit_reorder (run->doc, lane, NULL);
      break;
    }
}

static void
edit_cards (Run *run, const char *map)
{
  const char *card = any_in_map (run, map, TL_KIND_CARD);
  const char *other = any_in_map (run, map, TL_KIND_CARD);
  const char *cards[] = { card, g_strcmp0 (card, other) != 0 ? other : NULL, NULL };
  const char *lane = any_in_map (run, map, TL_KIND_LANE);
  const char *column = any_column (run, map);

  switch (card != NULL ? any (7) : 0)
    {
    case 0:
    case 1:
      if (lane != NULL)
        g_free (tl_edit_add_card (run->doc, map, any (8) ? column : NULL, lane, any_word (), NULL));
      break;
    case 2:
      if (lane != NULL && column != NULL)
        tl_edit_move_cards (run->doc, cards, column, lane, NULL);
      break;
    case 3:
      g_free (tl_edit_duplicate_card (run->doc, card));
      break;
    case 4:
      tl_edit_park_cards (run->doc, cards);
      break;
    case 5:
      g_free (tl_edit_add_about (run->doc,
                                 map,
                                 card,
                                 column,
                                 any (2) ? TL_LANE_KIND_PAIN_POINTS : TL_LANE_KIND_OPPORTUNITIES,
                                 any_word ()));
      break;
    default:
      if (other != NULL && other != card)
        g_free (tl_edit_add_link (run->doc, map, card, other, (TlLinkKind) any (3), any_word ()));
      break;
    }
}

static void
edit_curve (Run *run, const char *map)
{
  g_autofree char *curve = tl_edit_ensure_curve (run->doc,
                                                 map,
                                                 any (2) ? any_id (run, TL_KIND_PERSONA) : NULL,
                                                 any (4) == 0);
  const char      *card = any_in_map (run, map, TL_KIND_CARD);
  const char      *column = any_column (run, map);

  if (any (2) && card != NULL)
    g_free (tl_edit_set_card_score (run->doc, curve, card, g_test_rand_double_range (-2, 2)));
  else if (column != NULL)
    g_free (
      tl_edit_add_point (run->doc, curve, column, g_test_rand_double_range (0, 1), any (5) - 2));
}

static void
edit_fields (Run *run, const char *map)
{
  static const char *const tags[] = { "a", "b c", "", NULL };
  const char              *card = any_in_map (run, map, TL_KIND_CARD);

  if (card == NULL)
    return;
  switch (any (5))
    {
    case 0:
      tl_edit_set_text (run->doc, card, TL_CARD_TITLE, any_word ());
      break;
    case 1:
      tl_edit_set_text (run->doc, card, TL_CARD_TEXT, any_word ());
      break;
    case 2:
      tl_edit_set_integer (run->doc, card, TL_CARD_SEVERITY, any (6));
      break;
    case 3:
      tl_edit_set_ref (run->doc, card, TL_CARD_PERSONA, any_id (run, TL_KIND_PERSONA));
      break;
    default:
      tl_edit_set_list (run->doc, card, TL_CARD_TAGS, tags + any (3));
      break;
    }
}

static void
edit_delete (Run *run)
{
  /* Weighted so that a document neither dies out nor grows without end. */
  static const TlKind kinds[] = { TL_KIND_CARD,    TL_KIND_CARD,  TL_KIND_CARD,  TL_KIND_CARD,
                                  TL_KIND_CARD,    TL_KIND_POINT, TL_KIND_POINT, TL_KIND_LINK,
                                  TL_KIND_LINK,    TL_KIND_STEP,  TL_KIND_STAGE, TL_KIND_LANE,
                                  TL_KIND_PERSONA, TL_KIND_CURVE };
  const char         *ids[] = { any_id (run, kinds[any (G_N_ELEMENTS (kinds))]), NULL };

  if (ids[0] != NULL)
    tl_edit_delete (run->doc, ids, any (4) == 0);
}

static void
edit (Run *run)
{
  const char *map = any_id (run, TL_KIND_MAP);
  guint       n_cards = run->kinds[TL_KIND_CARD]->len;

  tl_document_begin (run->doc, "Edit");
  switch (n_cards > 150 ? 9 : any (10))
    {
    case 0:
      edit_structure (run, map);
      break;
    case 1:
    case 2:
    case 3:
      edit_cards (run, map);
      break;
    case 4:
    case 5:
      edit_curve (run, map);
      break;
    case 6:
    case 7:
      edit_fields (run, map);
      break;
    default:
      edit_delete (run);
      break;
    }
  tl_document_commit (run->doc);
}

/* Saves, loads and saves again: the same bytes, and the same document. */
static GBytes *
check (Run *run)
{
  const TlTable *table = tl_document_get_table (run->doc);
  GBytes        *bytes = tl_store_serialize (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) read = tl_store_parse (bytes, "document", NULL, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  tl_codec_compare (table, read, &error);
  g_assert_no_error (error);
  again = tl_store_serialize (read);
  g_assert_true (g_bytes_equal (bytes, again));
  return bytes;
}

static void
assert_same (GBytes *expected, GBytes *found)
{
  g_autofree char *a = g_strndup (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_autofree char *b = g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found));

  g_assert_cmpstr (a, ==, b);
}

static void
test_random_edits (void)
{
  Run run = {
    .doc = tl_edit_new_document (tl_id_source_new_seeded (g_test_rand_int ()), "Random", TRUE)
  };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  guint n_undone = 0, n_redone = 0;

  for (guint i = 0; i < TL_N_KINDS; i++)
    run.kinds[i] = g_ptr_array_new_with_free_func (g_free);
  first = check (&run);
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      look (&run);
      edit (&run);
      if (i % CHECK_EVERY == 0)
        g_bytes_unref (check (&run));
    }
  last = check (&run);
  while (tl_document_undo (run.doc))
    if (n_undone++ % CHECK_EVERY == 0)
      g_bytes_unref (check (&run));
  undone = check (&run);
  assert_same (first, undone);
  while (tl_document_redo (run.doc))
    n_redone++;
  redone = check (&run);
  assert_same (last, redone);
  g_test_message ("%u steps undone, %u redone", n_undone, n_redone);
  g_assert_cmpuint (n_undone, >=, 20000); /* those that changed something */
  g_assert_cmpuint (n_redone, ==, n_undone);
  for (guint i = 0; i < TL_N_KINDS; i++)
    g_ptr_array_unref (run.kinds[i]);
  g_object_unref (run.doc);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/random-edits", test_random_edits);
  return g_test_run ();
}
