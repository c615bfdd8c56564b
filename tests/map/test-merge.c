/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Splitting and merging cards: nothing said about a card is lost, and undo brings it all back. */
#include "config.h"

#include "map-support.h"

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *a;
  char       *touch;
  char       *pain;
  char       *first;
  char       *second;
} Fixture;

static char *
add (Fixture *self, const char *title, const char *text)
{
  char *id = tl_edit_add_card (self->doc, self->map, self->a, self->touch, title, NULL);

  tl_edit_set_text (self->doc, id, TL_CARD_TEXT, text);
  return id;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->doc = map_new_document (4);
  self->map = g_strdup (map_find (self->doc, "Map"));
  self->a = g_strdup (map_find (self->doc, "A"));
  self->touch = g_strdup (map_find (self->doc, "Touch"));
  self->pain = g_strdup (map_find (self->doc, "Pain"));
  tl_document_begin (self->doc, "Set up");
  self->first = add (self, "One", "said");
  self->second = add (self, "Two", "more");
  tl_document_commit (self->doc);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  map_assert_whole (tl_document_get_table (self->doc));
  g_assert_finalize_object (self->doc);
  g_free (self->map);
  g_free (self->a);
  g_free (self->touch);
  g_free (self->pain);
  g_free (self->first);
  g_free (self->second);
}

static const TlRecord *
get (Fixture *self, const char *id)
{
  return tl_table_get (tl_document_get_table (self->doc), id);
}

static void
merge (Fixture *self, const char *const *cards)
{
  g_autofree char *left = NULL;

  tl_document_begin (self->doc, "Merge");
  left = tl_edit_merge_cards (self->doc, cards);
  tl_document_commit (self->doc);
  g_assert_cmpstr (left, ==, cards[0]);
  map_assert_whole (tl_document_get_table (self->doc));
}

static void
undo_to (Fixture *self, TlTable *before)
{
  g_assert_true (tl_document_undo (self->doc));
  g_assert_true (tl_table_equal (tl_document_get_table (self->doc), before));
}

static void
test_words (Fixture *self, gconstpointer data)
{
  g_autofree char *third = NULL;
  g_autoptr (TlTable) before = NULL;

  tl_document_begin (self->doc, "Set up");
  third = add (self, "Three", "");
  tl_document_commit (self->doc);
  before = tl_document_dup_snapshot (self->doc);
  merge (self, (const char *const[]){ self->first, self->second, third, NULL });
  g_assert_cmpstr (tl_record_get_text (get (self, self->first), TL_CARD_TITLE), ==, "One");
  g_assert_cmpstr (tl_record_get_text (get (self, self->first), TL_CARD_TEXT),
                   ==,
                   "said\nTwo\nmore\nThree");
  g_assert_null (get (self, self->second));
  g_assert_null (get (self, third));
  undo_to (self, before);
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  const char        *ours[] = { "a", "b", NULL }, *theirs[] = { "b", "c", NULL };
  const char *const *tags;
  const TlRecord    *card;

  tl_document_begin (self->doc, "Set up");
  tl_edit_set_list (self->doc, self->first, TL_CARD_TAGS, ours);
  tl_edit_set_list (self->doc, self->second, TL_CARD_TAGS, theirs);
  tl_edit_set_integer (self->doc, self->first, TL_CARD_SEVERITY, 2);
  tl_edit_set_integer (self->doc, self->second, TL_CARD_SEVERITY, 4);
  tl_edit_set_integer (self->doc, self->first, TL_CARD_VOTES, 3);
  tl_edit_set_integer (self->doc, self->second, TL_CARD_VOTES, 2);
  tl_edit_set_integer (self->doc, self->second, TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_edit_set_boolean (self->doc, self->second, TL_CARD_MOMENT_OF_TRUTH, TRUE);
  tl_edit_set_text (self->doc, self->first, TL_CARD_OWNER, "Ana");
  tl_edit_set_text (self->doc, self->second, TL_CARD_OWNER, "Ben");
  tl_edit_set_text (self->doc, self->first, TL_CARD_URL, "https://example.org/1");
  tl_edit_set_text (self->doc, self->second, TL_CARD_URL, "https://example.org/2");
  tl_document_commit (self->doc);
  merge (self, (const char *const[]){ self->first, self->second, NULL });
  card = get (self, self->first);
  tags = tl_record_get_list (card, TL_CARD_TAGS);
  g_assert_cmpuint (g_strv_length ((char **) tags), ==, 3);
  g_assert_cmpstr (tags[2], ==, "c");
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_SEVERITY), ==, 4);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_VOTES), ==, 5);
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_CHANNEL), ==, TL_CHANNEL_PHONE);
  g_assert_true (tl_record_get_boolean (card, TL_CARD_MOMENT_OF_TRUTH));
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_OWNER), ==, "Ana, Ben");
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_URL), ==, "https://example.org/1");
  g_assert_cmpstr (tl_record_get_text (card, TL_CARD_TEXT),
                   ==,
                   "said\nTwo\nmore\nhttps://example.org/2");
}

/* Links, what is about it, and points: all refer to the card that stays. */
static void
test_references (Fixture *self, gconstpointer data)
{
  g_autofree char *third = NULL, *pain = NULL, *curve = NULL, *point = NULL, *kept = NULL;
  g_autofree char *between = NULL, *out = NULL;
  g_autoptr (TlTable) before = NULL;
  const char *const *about;

  tl_document_begin (self->doc, "Set up");
  third = add (self, "Three", "");
  pain =
    tl_edit_add_about (self->doc, self->map, self->second, NULL, TL_LANE_KIND_PAIN_POINTS, "Ouch");
  curve = tl_edit_ensure_curve (self->doc, self->map, NULL, FALSE);
  point = tl_edit_set_card_score (self->doc, curve, self->second, -1);
  kept = tl_edit_set_card_score (self->doc, curve, third, 2);
  between =
    tl_edit_add_link (self->doc, self->map, self->first, self->second, TL_LINK_KIND_NEXT, "");
  out = tl_edit_add_link (self->doc, self->map, self->second, third, TL_LINK_KIND_NEXT, "go");
  tl_document_commit (self->doc);
  before = tl_document_dup_snapshot (self->doc);
  merge (self, (const char *const[]){ self->first, self->second, NULL });
  about = tl_record_get_list (get (self, pain), TL_CARD_ABOUT);
  g_assert_cmpstr (about[0], ==, self->first);
  g_assert_cmpstr (tl_record_get_ref (get (self, point), TL_POINT_CARD), ==, self->first);
  g_assert_null (get (self, between));
  g_assert_cmpstr (tl_record_get_ref (get (self, out), TL_LINK_FROM), ==, self->first);
  /* The first has a point by now: that of the third stays, as a place of its own. */
  merge (self, (const char *const[]){ self->first, third, NULL });
  g_assert_cmpstr (tl_record_get_ref (get (self, point), TL_POINT_CARD), ==, self->first);
  g_assert_nonnull (get (self, kept));
  g_assert_null (tl_record_get_ref (get (self, kept), TL_POINT_CARD));
  g_assert_null (get (self, out));
  g_assert_true (tl_document_undo (self->doc));
  undo_to (self, before);
}

/* A pain point merged with what it is about is about nothing of itself. */
static void
test_about_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *pain = NULL;

  tl_document_begin (self->doc, "Set up");
  pain =
    tl_edit_add_about (self->doc, self->map, self->first, NULL, TL_LANE_KIND_PAIN_POINTS, "Ouch");
  tl_document_commit (self->doc);
  merge (self, (const char *const[]){ self->first, pain, NULL });
  g_assert_null (tl_record_get_list (get (self, self->first), TL_CARD_ABOUT)[0]);
}

static void
test_split (Fixture *self, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autoptr (GPtrArray) cell = NULL;
  g_autofree char *id = NULL;

  tl_document_begin (self->doc, "Set up");
  tl_edit_set_integer (self->doc, self->first, TL_CARD_CHANNEL, TL_CHANNEL_CHAT);
  tl_edit_set_integer (self->doc, self->first, TL_CARD_VOTES, 3);
  tl_document_commit (self->doc);
  before = tl_document_dup_snapshot (self->doc);
  tl_document_begin (self->doc, "Split");
  id = tl_edit_split_card (self->doc, self->first, "On", "e\nsaid");
  tl_document_commit (self->doc);
  cell = tl_query_cell (tl_document_get_table (self->doc), self->map, self->a, self->touch);
  g_assert_cmpuint (cell->len, ==, 3);
  g_assert_cmpstr (tl_record_get_id (cell->pdata[1]), ==, id);
  g_assert_cmpstr (tl_record_get_text (cell->pdata[0], TL_CARD_TITLE), ==, "On");
  g_assert_cmpstr (tl_record_get_text (cell->pdata[0], TL_CARD_TEXT), ==, "");
  g_assert_cmpstr (tl_record_get_text (cell->pdata[1], TL_CARD_TITLE), ==, "e");
  g_assert_cmpstr (tl_record_get_text (cell->pdata[1], TL_CARD_TEXT), ==, "said");
  g_assert_cmpint (tl_record_get_integer (cell->pdata[1], TL_CARD_CHANNEL), ==, TL_CHANNEL_CHAT);
  g_assert_cmpint (tl_record_get_integer (cell->pdata[1], TL_CARD_VOTES), ==, 0);
  g_assert_cmpstr (tl_record_get_text (cell->pdata[1], TL_CARD_CODE),
                   !=,
                   tl_record_get_text (cell->pdata[0], TL_CARD_CODE));
  undo_to (self, before);
}

static void
test_image (Fixture *self, gconstpointer data)
{
  g_autofree char *once = NULL, *twice = NULL;

  tl_document_begin (self->doc, "Image");
  once = tl_edit_add_image (self->doc, "image-0a", "image/png", "AAAA", "A front desk");
  twice = tl_edit_add_image (self->doc, "image-0a", "image/png", "AAAA", "Again");
  tl_document_commit (self->doc);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (tl_record_get_text (get (self, once), TL_IMAGE_ALT), ==, "A front desk");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/map/merge/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("fields", test_fields);
  ADD ("references", test_references);
  ADD ("about-itself", test_about_itself);
  ADD ("split", test_split);
  ADD ("image", test_image);
  return g_test_run ();
}
