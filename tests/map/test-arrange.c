/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving cards of several cells at once. */
#include "config.h"

#include "map-support.h"

static const char *
get_map (TlDocument *doc)
{
  const GPtrArray *maps =
    tl_table_get_children (tl_document_get_table (doc), tl_document_get_id (doc), TL_KIND_MAP);

  return tl_record_get_id (maps->pdata[0]);
}

static const char *
get_child (TlDocument *doc, TlKind kind, guint index)
{
  const GPtrArray *all = tl_table_get_children (tl_document_get_table (doc), get_map (doc), kind);

  return tl_record_get_id (all->pdata[index]);
}

static char *
add_card (TlDocument *doc, guint column, guint lane, const char *title)
{
  return tl_edit_add_card (doc,
                           get_map (doc),
                           get_child (doc, TL_KIND_STAGE, column),
                           get_child (doc, TL_KIND_LANE, lane),
                           title,
                           NULL);
}

static void
assert_in_column (TlDocument *doc, const char *card, guint column)
{
  g_assert_cmpstr (tl_record_get_ref (tl_table_get (tl_document_get_table (doc), card),
                                      TL_CARD_COLUMN),
                   ==,
                   get_child (doc, TL_KIND_STAGE, column));
}

/* A pain point one column before what it is about: both go one column on, in either order of the
 * moves, and the one is not taken along by the other. */
static void
test_carried_once (void)
{
  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (5), "M", TRUE);
      g_autofree char *touchpoint = NULL, *pain = NULL, *other = NULL;
      g_autoptr (TlTable) before = NULL;

      tl_document_begin (doc, "Add");
      touchpoint = add_card (doc, 1, 0, "Hotline");
      pain = add_card (doc, 0, 1, "Waits");
      other = add_card (doc, 1, 1, "Rings");
      tl_edit_set_list (doc, pain, TL_CARD_ABOUT, (const char *const[]){ touchpoint, NULL });
      tl_edit_set_list (doc, other, TL_CARD_ABOUT, (const char *const[]){ touchpoint, NULL });
      tl_document_commit (doc);
      before = tl_document_dup_snapshot (doc);
      {
        const char *const cards[2][2] = { { touchpoint, NULL }, { pain, NULL } };
        TlCardMove        moves[2] = {
                 { cards[0], get_child (doc, TL_KIND_STAGE, 2), get_child (doc, TL_KIND_LANE, 0), NULL },
                 { cards[1], get_child (doc, TL_KIND_STAGE, 1), get_child (doc, TL_KIND_LANE, 1), NULL },
        };
        TlCardMove turned[2] = { moves[1], moves[0] };

        tl_document_begin (doc, "Move");
        tl_edit_arrange_cards (doc, order == 0 ? moves : turned, 2);
        tl_document_commit (doc);
      }
      assert_in_column (doc, touchpoint, 2);
      assert_in_column (doc, pain, 1);
      /* What is not moved by name goes along. */
      assert_in_column (doc, other, 2);
      map_assert_whole (tl_document_get_table (doc));
      tl_document_undo (doc);
      g_assert_true (tl_table_equal (tl_document_get_table (doc), before));
    }
}

/* Cards that each go before the one that they stand before: nothing changes. */
static void
test_home_is_nothing (void)
{
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (5), "M", TRUE);
  g_autofree char *a = NULL, *x = NULL, *b = NULL;
  g_autoptr (TlTable) before = NULL;

  tl_document_begin (doc, "Add");
  a = add_card (doc, 0, 0, "A");
  x = add_card (doc, 0, 0, "X");
  b = add_card (doc, 0, 0, "B");
  tl_document_commit (doc);
  before = tl_document_dup_snapshot (doc);
  {
    const char       *stage = get_child (doc, TL_KIND_STAGE, 0);
    const char       *lane = get_child (doc, TL_KIND_LANE, 0);
    const char *const first[] = { a, NULL };
    const char *const second[] = { b, NULL };
    TlCardMove        moves[2] = { { first, stage, lane, x }, { second, stage, lane, NULL } };

    tl_document_begin (doc, "Move");
    tl_edit_arrange_cards (doc, moves, 2);
    tl_document_commit (doc);
  }
  g_assert_true (tl_table_equal (tl_document_get_table (doc), before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/arrange/carried-once", test_carried_once);
  g_test_add_func ("/map/arrange/home-is-nothing", test_home_is_nothing);
  return g_test_run ();
}
