/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that arrive by hand from another window: of this map they move, of others copies land. */
#include "config.h"

#include "canvas-hands.h"

#include "canvas/tl-canvas-drop.h"

#define assert_cell(f, column, lane, titles)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = hands_cell (f, column, lane);                                         \
    g_assert_cmpstr (cell_, ==, titles);                                                           \
  }                                                                                                \
  G_STMT_END

/* A second window on another document with the two touchpoints' copies in it, and its clip. */
typedef struct
{
  TlDocument *document;
  TlTable    *excerpt;
} Other;

static void
other_init (Other *other)
{
  const TlTable   *table;
  const GPtrArray *stages;
  const char      *map;
  g_autofree char *first = NULL, *second = NULL;

  other->document = tl_edit_new_document (tl_id_source_new_seeded (21), "Other", TRUE);
  table = tl_document_get_table (other->document);
  map = tl_record_get_id (
    tl_table_get_children (table, tl_document_get_id (other->document), TL_KIND_MAP)->pdata[0]);
  stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  tl_document_begin (other->document, "Add");
  first =
    tl_edit_add_card (other->document,
                      map,
                      tl_record_get_id (stages->pdata[0]),
                      tl_record_get_id (tl_query_lane_of_kind (table, map, TL_LANE_KIND_ACTIONS)),
                      "Asks",
                      NULL);
  second = tl_edit_add_card (other->document,
                             map,
                             tl_record_get_id (stages->pdata[1]),
                             tl_record_get_id (
                               tl_query_lane_of_kind (table, map, TL_LANE_KIND_TOUCHPOINTS)),
                             "Shop",
                             NULL);
  tl_document_commit (other->document);
  other->excerpt = tl_excerpt_new (tl_document_get_table (other->document),
                                   TL_EXCERPT_CARDS,
                                   (const char *const[]){ first, second, NULL });
}

static void
other_clear (Other *other)
{
  tl_table_unref (other->excerpt);
  g_object_unref (other->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Other, other_clear)

static TlPoint
to_widget (Hands *f, const char *column, const char *lane)
{
  TlPoint at = hands_cell_middle (f, column, lane), widget;

  tl_canvas_from_document (f->canvas, at.x, at.y, &widget.x, &widget.y);
  return widget;
}

static guint
count_gaps (Hands *f)
{
  g_autoptr (GArray) gaps = tl_scene_dup_gap_rects (tl_canvas_get_scene (f->canvas));

  return gaps->len;
}

static void
test_strangers (Hands *f, gconstpointer data)
{
  g_auto (Other) other = { 0 };
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint at = to_widget (f, f->stages[2], f->actions);

  other_init (&other);
  /* Before it is known what comes, one gap; then all. */
  tl_canvas_drop_motion (f->canvas, NULL, NULL, at.x, at.y, FALSE);
  g_assert_cmpuint (count_gaps (f), ==, 1);
  tl_canvas_drop_motion (f->canvas, other.excerpt, NULL, at.x, at.y, FALSE);
  g_assert_cmpuint (count_gaps (f), ==, 2);
  tl_canvas_drop_left (f->canvas);
  g_assert_cmpuint (count_gaps (f), ==, 0);
  g_assert_true (tl_table_equal (hands_table (f), before));
  g_assert_true (tl_canvas_drop_here (f->canvas, other.excerpt, NULL, at.x, at.y, FALSE));
  assert_cell (f, f->stages[2], f->actions, "Asks");
  assert_cell (f, f->stages[3], f->touchpoints, "Shop");
  hands_assert_one_step (f, before, "Paste 2 Cards");
}

static void
test_own_cards (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autoptr (TlClip) clip = NULL;
  TlPoint at = to_widget (f, f->stages[2], f->touchpoints);

  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  clip = tl_canvas_dup_clip (f->canvas, NULL);
  tl_canvas_drop_motion (f->canvas, clip->excerpt, clip, at.x, at.y, FALSE);
  g_assert_cmpuint (count_gaps (f), ==, 1);
  g_assert_true (tl_canvas_drop_here (f->canvas, clip->excerpt, clip, at.x, at.y, FALSE));
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  assert_cell (f, f->stages[0], f->touchpoints, "Counter");
  hands_assert_one_step (f, before, "Move Card");
  g_assert_true (tl_canvas_drop_here (f->canvas, clip->excerpt, clip, at.x, at.y, TRUE));
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  hands_assert_one_step (f, before, "Copy Card");
}

/* A copy of the document has the same ids, but these are not its cards. */
static void
test_twin (Hands *f, gconstpointer data)
{
  g_autoptr (TlClip) clip = NULL;
  g_autoptr (TlDocument) twin = tl_document_new_for_table (hands_snapshot (f));
  TlDocument *own = f->document;
  TlPoint     at;

  tl_canvas_select (f->canvas, (const char *const[]){ f->first, NULL });
  clip = tl_canvas_dup_clip (f->canvas, NULL);
  tl_canvas_set_document (f->canvas, twin, f->map);
  f->document = twin;
  at = to_widget (f, f->stages[2], f->touchpoints);
  g_assert_true (tl_canvas_drop_here (f->canvas, clip->excerpt, clip, at.x, at.y, FALSE));
  assert_cell (f, f->stages[0], f->touchpoints, "Hotline|Counter");
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  f->document = own;
  tl_canvas_set_document (f->canvas, own, f->map);
}

static void
test_read_only (Hands *f, gconstpointer data)
{
  g_auto (Other) other = { 0 };
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint at = to_widget (f, f->stages[2], f->actions);

  other_init (&other);
  tl_canvas_set_read_only (f->canvas, TRUE);
  g_assert_false (tl_canvas_drop_here (f->canvas, other.excerpt, NULL, at.x, at.y, FALSE));
  g_assert_true (tl_table_equal (hands_table (f), before));
}

/* Cards have a target of their own, which is asked before the one for all else. */
static void
test_targets (Hands *f, gconstpointer data)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (f->canvas));
  guint n_cards = 0, n_others = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) target = g_list_model_get_item (all, i);
      GdkContentFormats *formats;

      if (!GTK_IS_DROP_TARGET_ASYNC (target))
        continue;
      formats = gtk_drop_target_async_get_formats (GTK_DROP_TARGET_ASYNC (target));
      if (formats == NULL)
        n_others++;
      else if (gdk_content_formats_contain_mime_type (formats,
                                                      tl_clip_get_mime_type (TL_EXCERPT_CARDS)) &&
               gtk_event_controller_get_propagation_phase (target) == GTK_PHASE_CAPTURE)
        n_cards++;
    }
  g_assert_cmpuint (n_cards, ==, 1);
  g_assert_cmpuint (n_others, ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/drop/" name, Hands, NULL, hands_set_up, func, hands_tear_down)
  ADD ("targets", test_targets);
  ADD ("strangers", test_strangers);
  ADD ("own-cards", test_own_cards);
  ADD ("twin", test_twin);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
