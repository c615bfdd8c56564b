/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a document: taken out, and brought into the same or another one. */
#include "config.h"

#include "map-support.h"

#include "map/tl-excerpt.h"

/* A document with the usual map. In the first stage a touchpoint with an emotion, a pain point
 * about it, an action before it, linked; in the second another touchpoint, which a pain point in
 * the third is about too. */
typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *persona;
  char       *image;
  char       *touchpoint;
  char       *pain;
  char       *action;
  char       *other;
  char       *far;
} Source;

static const TlTable *
get_table (TlDocument *doc)
{
  return tl_document_get_table (doc);
}

static const char *
get_map (TlDocument *doc)
{
  const GPtrArray *maps =
    tl_table_get_children (get_table (doc), tl_document_get_id (doc), TL_KIND_MAP);

  return tl_record_get_id (maps->pdata[0]);
}

static const char *
get_stage (TlDocument *doc, guint index)
{
  const GPtrArray *all = tl_table_get_children (get_table (doc), get_map (doc), TL_KIND_STAGE);

  return tl_record_get_id (all->pdata[index]);
}

static const char *
get_lane (TlDocument *doc, TlLaneKind kind)
{
  const TlRecord *lane = tl_query_lane_of_kind (get_table (doc), get_map (doc), kind);

  return lane != NULL ? tl_record_get_id (lane) : NULL;
}

static char *
add_card (TlDocument *doc, guint column, TlLaneKind kind, const char *title)
{
  return tl_edit_add_card (doc,
                           get_map (doc),
                           get_stage (doc, column),
                           get_lane (doc, kind),
                           title,
                           NULL);
}

static char *
add_image (TlDocument *doc)
{
  TlRecord *image = tl_record_new (TL_KIND_IMAGE, "picture");

  tl_record_set_ref (image, TL_FIELD_PARENT, tl_document_get_id (doc));
  tl_record_set_text (image, TL_FIELD_ORDER, "i");
  tl_record_set_text (image, TL_IMAGE_TYPE, "image/png");
  tl_record_set_text (image, TL_IMAGE_DATA, "iVBORw0KGgo=");
  tl_document_put (doc, image);
  tl_record_unref (image);
  return g_strdup ("picture");
}

static void
source_init (Source *s)
{
  g_autofree char *curve = NULL;

  s->doc = tl_edit_new_document (tl_id_source_new_seeded (11), "Source", TRUE);
  s->map = g_strdup (get_map (s->doc));
  tl_document_begin (s->doc, "Fill");
  s->persona = tl_edit_add_persona (s->doc, "Mia", s->map);
  s->image = add_image (s->doc);
  s->action = add_card (s->doc, 0, TL_LANE_KIND_ACTIONS, "Searches");
  s->touchpoint = add_card (s->doc, 0, TL_LANE_KIND_TOUCHPOINTS, "Hotline");
  s->pain = add_card (s->doc, 0, TL_LANE_KIND_PAIN_POINTS, "Waits");
  s->other = add_card (s->doc, 1, TL_LANE_KIND_TOUCHPOINTS, "Counter");
  s->far = add_card (s->doc, 2, TL_LANE_KIND_PAIN_POINTS, "Again");
  tl_edit_set_list (s->doc, s->pain, TL_CARD_ABOUT, (const char *const[]){ s->touchpoint, NULL });
  tl_edit_set_list (s->doc,
                    s->far,
                    TL_CARD_ABOUT,
                    (const char *const[]){ s->other, s->touchpoint, NULL });
  tl_edit_set_list (s->doc, s->touchpoint, TL_CARD_IMAGES, (const char *const[]){ s->image, NULL });
  tl_edit_set_ref (s->doc, s->touchpoint, TL_CARD_PERSONA, s->persona);
  tl_edit_set_integer (s->doc, s->touchpoint, TL_CARD_VOTES, 4);
  tl_edit_set_integer (s->doc, s->pain, TL_CARD_SEVERITY, 5);
  g_free (tl_edit_add_link (s->doc, s->map, s->action, s->touchpoint, TL_LINK_KIND_NEXT, "then"));
  g_free (tl_edit_add_link (s->doc, s->map, s->touchpoint, s->other, TL_LINK_KIND_NEXT, "or"));
  curve = tl_edit_ensure_curve (s->doc, s->map, s->persona, FALSE);
  g_free (tl_edit_set_card_score (s->doc, curve, s->touchpoint, -1.5));
  tl_document_commit (s->doc);
  map_assert_whole (get_table (s->doc));
}

static void
source_clear (Source *s)
{
  g_object_unref (s->doc);
  g_free (s->map);
  g_free (s->persona);
  g_free (s->image);
  g_free (s->touchpoint);
  g_free (s->pain);
  g_free (s->action);
  g_free (s->other);
  g_free (s->far);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static void
assert_about (TlDocument *doc, const char *card, const char *const *expected)
{
  const TlRecord *record = tl_table_get_kind (get_table (doc), card, TL_KIND_CARD);

  g_assert_nonnull (record);
  g_assert_true (g_strv_equal (tl_record_get_list (record, TL_CARD_ABOUT), expected));
}

static guint
paste (TlDocument    *doc,
       const TlTable *excerpt,
       const char    *column,
       const char    *lane,
       const char    *before,
       GPtrArray     *ids)
{
  TlPastePlace place = { column, lane, before };
  guint        n_parked;

  tl_document_begin (doc, "Paste");
  n_parked = tl_edit_paste_cards (doc, get_map (doc), excerpt, &place, ids);
  tl_document_commit (doc);
  map_assert_whole (get_table (doc));
  return n_parked;
}

static const TlRecord *
find_pasted (TlDocument *doc, GPtrArray *ids, const char *title)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const TlRecord *card = tl_table_get_kind (get_table (doc), ids->pdata[i], TL_KIND_CARD);

      if (card != NULL && g_str_equal (tl_record_get_text (card, TL_CARD_TITLE), title))
        return card;
    }
  g_assert_not_reached ();
}

static void
assert_place (TlDocument *doc, const TlRecord *card, int column, TlLaneKind kind)
{
  const char *stage = column < 0 ? NULL : get_stage (doc, (guint) column);

  g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_COLUMN), ==, stage);
  g_assert_cmpint (tl_query_card_kind (get_table (doc), card), ==, kind);
}

/* Into another document: everything that came along hangs together, and nothing else. */
static void
test_elsewhere (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (TlTable) before = NULL;
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (12), "Other", TRUE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const TlRecord    *touchpoint, *pain, *action, *point;
  const GPtrArray   *links, *images, *referrers;
  const char *const *about;
  g_autofree char   *mia = NULL;

  source_init (&s);
  excerpt = tl_excerpt_new (get_table (s.doc),
                            TL_EXCERPT_CARDS,
                            (const char *const[]){ s.touchpoint, s.action, NULL });
  map_assert_whole (excerpt);
  /* The pain point came along. */
  g_assert_cmpuint (tl_excerpt_count_cards (excerpt), ==, 3);
  tl_document_begin (doc, "Persona");
  mia = tl_edit_add_persona (doc, "MIA", get_map (doc));
  tl_document_commit (doc);
  before = tl_document_dup_snapshot (doc);
  g_assert_cmpuint (paste (doc,
                           excerpt,
                           get_stage (doc, 2),
                           get_lane (doc, TL_LANE_KIND_ACTIONS),
                           NULL,
                           ids),
                    ==,
                    0);
  g_assert_cmpuint (ids->len, ==, 3);
  touchpoint = find_pasted (doc, ids, "Hotline");
  pain = find_pasted (doc, ids, "Waits");
  action = find_pasted (doc, ids, "Searches");
  assert_place (doc, touchpoint, 2, TL_LANE_KIND_TOUCHPOINTS);
  assert_place (doc, pain, 2, TL_LANE_KIND_PAIN_POINTS);
  assert_place (doc, action, 2, TL_LANE_KIND_ACTIONS);
  g_assert_cmpstr (tl_record_get_text (touchpoint, TL_CARD_FROM), ==, s.touchpoint);
  g_assert_cmpstr (tl_record_get_id (touchpoint), !=, s.touchpoint);
  g_assert_cmpstr (tl_record_get_text (touchpoint, TL_CARD_CODE), ==, "T1");
  g_assert_cmpint (tl_record_get_integer (touchpoint, TL_CARD_VOTES), ==, 0);
  g_assert_cmpint (tl_record_get_integer (pain, TL_CARD_SEVERITY), ==, 5);
  g_assert_cmpstr (tl_record_get_ref (touchpoint, TL_CARD_PERSONA), ==, mia);
  about = tl_record_get_list (pain, TL_CARD_ABOUT);
  g_assert_cmpstr (about[0], ==, tl_record_get_id (touchpoint));
  g_assert_null (about[1]);
  links = tl_table_get_children (get_table (doc), get_map (doc), TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (tl_record_get_ref (links->pdata[0], TL_LINK_TO),
                   ==,
                   tl_record_get_id (touchpoint));
  images = tl_table_get_children (get_table (doc), tl_document_get_id (doc), TL_KIND_IMAGE);
  g_assert_cmpuint (images->len, ==, 1);
  referrers = tl_table_get_referrers (get_table (doc), tl_record_get_id (touchpoint));
  point = NULL;
  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_POINT)
      point = referrers->pdata[i];
  g_assert_nonnull (point);
  g_assert_cmpfloat (tl_record_get_number (point, TL_POINT_SCORE), ==, -1.5);
  /* A second time: the image is there already. */
  g_ptr_array_set_size (ids, 0);
  paste (doc, excerpt, get_stage (doc, 2), get_lane (doc, TL_LANE_KIND_ACTIONS), NULL, ids);
  images = tl_table_get_children (get_table (doc), tl_document_get_id (doc), TL_KIND_IMAGE);
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (find_pasted (doc, ids, "Hotline"), TL_CARD_CODE), ==, "T2");
  tl_document_undo (doc);
  tl_document_undo (doc);
  g_assert_true (tl_table_equal (get_table (doc), before));
}

/* What does not fit at the edge is parked; lanes go by offset, or to their kind. */
static void
test_places (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  TlDocument *doc;
  guint       last;

  source_init (&s);
  doc = s.doc;
  last = tl_table_get_children (get_table (doc), s.map, TL_KIND_STAGE)->len - 1;
  excerpt = tl_excerpt_new (get_table (doc),
                            TL_EXCERPT_CARDS,
                            (const char *const[]){ s.action, s.other, NULL });
  g_assert_cmpuint (paste (doc,
                           excerpt,
                           get_stage (doc, last),
                           get_lane (doc, TL_LANE_KIND_ACTIONS),
                           NULL,
                           ids),
                    ==,
                    1);
  assert_place (doc, find_pasted (doc, ids, "Searches"), (int) last, TL_LANE_KIND_ACTIONS);
  assert_place (doc, find_pasted (doc, ids, "Counter"), -1, TL_LANE_KIND_TOUCHPOINTS);
  /* Into another lane: all a lane further, and over the lanes that take no cards. */
  g_ptr_array_set_size (ids, 0);
  g_assert_cmpuint (paste (doc,
                           excerpt,
                           get_stage (doc, 3),
                           get_lane (doc, TL_LANE_KIND_TOUCHPOINTS),
                           NULL,
                           ids),
                    ==,
                    0);
  assert_place (doc, find_pasted (doc, ids, "Searches"), 3, TL_LANE_KIND_TOUCHPOINTS);
  g_assert_cmpstr (tl_record_get_ref (find_pasted (doc, ids, "Counter"), TL_CARD_COLUMN),
                   ==,
                   get_stage (doc, 4));
  g_assert_cmpint (tl_query_card_kind (get_table (doc), find_pasted (doc, ids, "Counter")),
                   !=,
                   TL_LANE_KIND_TOUCHPOINTS);
  /* What only came along goes to its kind all the same. */
  {
    g_autoptr (TlTable) with_pain = tl_excerpt_new (get_table (doc),
                                                    TL_EXCERPT_CARDS,
                                                    (const char *const[]){ s.touchpoint, NULL });

    g_ptr_array_set_size (ids, 0);
    paste (doc, with_pain, get_stage (doc, 3), get_lane (doc, TL_LANE_KIND_ACTIONS), NULL, ids);
    assert_place (doc, find_pasted (doc, ids, "Hotline"), 3, TL_LANE_KIND_ACTIONS);
    assert_place (doc, find_pasted (doc, ids, "Waits"), 3, TL_LANE_KIND_PAIN_POINTS);
  }
  /* Before a card. */
  g_ptr_array_set_size (ids, 0);
  paste (doc, excerpt, get_stage (doc, 0), get_lane (doc, TL_LANE_KIND_ACTIONS), s.action, ids);
  {
    g_autoptr (GPtrArray) cell = tl_query_cell (get_table (doc),
                                                s.map,
                                                get_stage (doc, 0),
                                                get_lane (doc, TL_LANE_KIND_ACTIONS));

    g_assert_true (cell->pdata[0] == find_pasted (doc, ids, "Searches"));
    g_assert_cmpstr (tl_record_get_id (cell->pdata[1]), ==, s.action);
  }
  /* Nowhere in particular: parked, with their kinds, and nothing was to fit. */
  g_ptr_array_set_size (ids, 0);
  g_assert_cmpuint (paste (doc, excerpt, NULL, NULL, NULL, ids), ==, 0);
  assert_place (doc, find_pasted (doc, ids, "Searches"), -1, TL_LANE_KIND_ACTIONS);
}

/* Lanes in another order: each finds its kind. */
static void
test_kinds (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (12), "Other", FALSE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  source_init (&s);
  excerpt = tl_excerpt_new (get_table (s.doc),
                            TL_EXCERPT_CARDS,
                            (const char *const[]){ s.touchpoint, s.action, NULL });
  tl_document_begin (doc, "Frame");
  g_free (tl_edit_add_stage (doc, get_map (doc), "One", NULL));
  g_free (tl_edit_add_lane (doc, get_map (doc), TL_LANE_KIND_TOUCHPOINTS, "", NULL));
  g_free (tl_edit_add_lane (doc, get_map (doc), TL_LANE_KIND_ACTIONS, "", NULL));
  g_free (tl_edit_add_lane (doc, get_map (doc), TL_LANE_KIND_TEXT, "", NULL));
  tl_document_commit (doc);
  g_assert_cmpuint (paste (doc,
                           excerpt,
                           get_stage (doc, 0),
                           get_lane (doc, TL_LANE_KIND_ACTIONS),
                           NULL,
                           ids),
                    ==,
                    1);
  assert_place (doc, find_pasted (doc, ids, "Searches"), 0, TL_LANE_KIND_ACTIONS);
  assert_place (doc, find_pasted (doc, ids, "Hotline"), 0, TL_LANE_KIND_TOUCHPOINTS);
  /* No lane of pain points, and none so far down: parked, about what it was about. */
  assert_place (doc, find_pasted (doc, ids, "Waits"), -1, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpstr (tl_record_get_list (find_pasted (doc, ids, "Waits"), TL_CARD_ABOUT)[0],
                   ==,
                   tl_record_get_id (find_pasted (doc, ids, "Hotline")));
}

/* Cut and pasted: as it was, with what connected it to cards that stayed. */
static void
test_cut (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const TlRecord    *touchpoint;
  const GPtrArray   *links;
  const char *const *about;

  source_init (&s);
  excerpt = tl_excerpt_new (get_table (s.doc),
                            TL_EXCERPT_CARDS,
                            (const char *const[]){ s.touchpoint, NULL });
  g_assert_cmpuint (tl_excerpt_count_cards (excerpt), ==, 2);
  tl_document_begin (s.doc, "Cut");
  tl_edit_delete (s.doc, (const char *const[]){ s.touchpoint, s.pain, NULL }, TRUE);
  tl_document_commit (s.doc);
  paste (s.doc,
         excerpt,
         get_stage (s.doc, 3),
         get_lane (s.doc, TL_LANE_KIND_TOUCHPOINTS),
         NULL,
         ids);
  touchpoint = find_pasted (s.doc, ids, "Hotline");
  g_assert_cmpstr (tl_record_get_text (touchpoint, TL_CARD_CODE), ==, "T1");
  g_assert_cmpint (tl_record_get_integer (touchpoint, TL_CARD_VOTES), ==, 4);
  links = tl_table_get_children (get_table (s.doc), s.map, TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 2);
  about = tl_record_get_list (tl_table_get (get_table (s.doc), s.far), TL_CARD_ABOUT);
  g_assert_cmpuint (g_strv_length ((GStrv) about), ==, 2);
  g_assert_true (g_strv_contains (about, tl_record_get_id (touchpoint)));
  /* A second time it is a copy: nothing that stayed knows of it. */
  g_ptr_array_set_size (ids, 0);
  paste (s.doc,
         excerpt,
         get_stage (s.doc, 3),
         get_lane (s.doc, TL_LANE_KIND_TOUCHPOINTS),
         NULL,
         ids);
  g_assert_cmpstr (tl_record_get_text (find_pasted (s.doc, ids, "Hotline"), TL_CARD_CODE),
                   !=,
                   "T1");
}

static void
test_stages (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (12), "Other", TRUE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *first;

  source_init (&s);
  excerpt =
    tl_excerpt_new (get_table (s.doc),
                    TL_EXCERPT_STAGES,
                    (const char *const[]){ get_stage (s.doc, 0), get_stage (s.doc, 1), NULL });
  map_assert_whole (excerpt);
  first = get_stage (doc, 0);
  tl_document_begin (doc, "Paste");
  g_assert_cmpuint (tl_edit_paste_stages (doc, get_map (doc), excerpt, first, ids), ==, 0);
  tl_document_commit (doc);
  map_assert_whole (get_table (doc));
  g_assert_cmpstr (get_stage (doc, 0), ==, first);
  g_assert_cmpstr (get_stage (doc, 1), ==, ids->pdata[0]);
  g_assert_cmpstr (get_stage (doc, 2), ==, ids->pdata[1]);
  assert_place (doc, find_pasted (doc, ids, "Hotline"), 1, TL_LANE_KIND_TOUCHPOINTS);
  assert_place (doc, find_pasted (doc, ids, "Counter"), 2, TL_LANE_KIND_TOUCHPOINTS);
  g_assert_cmpuint (tl_table_get_children (get_table (doc), get_map (doc), TL_KIND_LINK)->len,
                    ==,
                    2);
}

static void
test_lanes (void)
{
  g_auto (Source) s = { 0 };
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (12), "Other", TRUE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  source_init (&s);
  excerpt =
    tl_excerpt_new (get_table (s.doc),
                    TL_EXCERPT_LANES,
                    (const char *const[]){ get_lane (s.doc, TL_LANE_KIND_PAIN_POINTS), NULL });
  map_assert_whole (excerpt);
  tl_document_begin (doc, "Paste");
  g_assert_cmpuint (tl_edit_paste_lanes (doc, get_map (doc), excerpt, NULL, ids), ==, 0);
  tl_document_commit (doc);
  map_assert_whole (get_table (doc));
  g_assert_cmpuint (ids->len, ==, 3);
  assert_place (doc, find_pasted (doc, ids, "Waits"), 0, TL_LANE_KIND_PAIN_POINTS);
  assert_place (doc, find_pasted (doc, ids, "Again"), 2, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpstr (tl_record_get_ref (find_pasted (doc, ids, "Again"), TL_CARD_LANE),
                   ==,
                   ids->pdata[0]);
}

/* Copies where the cards stand are connected as a paste connects them; all else stays with the
 * originals. */
static void
test_duplicate (void)
{
  g_auto (Source) s = { 0 };
  g_auto (GStrv) copies = NULL;
  const GPtrArray *links;
  const TlRecord  *link;

  source_init (&s);
  links = tl_table_get_children (get_table (s.doc), s.map, TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 2);
  tl_document_begin (s.doc, "Duplicate");
  copies =
    tl_edit_duplicate_cards (s.doc,
                             (const char *const[]){ s.far, s.touchpoint, s.action, s.pain, NULL });
  tl_document_commit (s.doc);
  map_assert_whole (get_table (s.doc));
  g_assert_cmpuint (g_strv_length (copies), ==, 4);

  links = tl_table_get_children (get_table (s.doc), s.map, TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 3);
  link = links->pdata[2];
  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_FROM), ==, copies[2]);
  g_assert_cmpstr (tl_record_get_ref (link, TL_LINK_TO), ==, copies[1]);
  g_assert_cmpstr (tl_record_get_text (link, TL_LINK_LABEL), ==, "then");
  assert_about (s.doc, copies[3], (const char *const[]){ copies[1], NULL });
  assert_about (s.doc, copies[0], (const char *const[]){ s.other, copies[1], NULL });
  assert_about (s.doc, s.pain, (const char *const[]){ s.touchpoint, NULL });
  assert_about (s.doc, s.far, (const char *const[]){ s.other, s.touchpoint, NULL });
  g_assert_cmpint (tl_record_get_integer (tl_table_get (get_table (s.doc), copies[1]),
                                          TL_CARD_VOTES),
                   ==,
                   0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/excerpt/elsewhere", test_elsewhere);
  g_test_add_func ("/map/excerpt/places", test_places);
  g_test_add_func ("/map/excerpt/kinds", test_kinds);
  g_test_add_func ("/map/excerpt/cut", test_cut);
  g_test_add_func ("/map/excerpt/stages", test_stages);
  g_test_add_func ("/map/excerpt/lanes", test_lanes);
  g_test_add_func ("/map/excerpt/duplicate", test_duplicate);
  return g_test_run ();
}
