/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads of comments: verbs, what becomes of them when their place goes, and what is counted.
 * After every check undo gives the start and redo the end. */
#include "config.h"

#include "map-support.h"

#include "map/tl-edit-comment.h"
#include "map/tl-edit-structure.h"

#include <string.h>

#define DATE "2026-11-26T09:15:00Z"

typedef struct
{
  TlDocument *doc;
  const char *map;
  char       *start; /* dump of it before the first step */
} Fixture;

static const TlTable *
table_of (const Fixture *self)
{
  return tl_document_get_table (self->doc);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *card = NULL;

  self->doc = map_new_document (5);
  self->map = map_find (self->doc, "Map");
  tl_document_begin (self->doc, "Set up");
  card = tl_edit_add_card (self->doc,
                           self->map,
                           map_find (self->doc, "A"),
                           map_find (self->doc, "Touch"),
                           "Card",
                           NULL);
  tl_document_commit (self->doc);
  tl_document_forget_history (self->doc);
  self->start = map_dump (table_of (self));
}

/* Undoing everything gives the start, redoing the end. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *end = map_dump (table_of (self));
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  map_assert_whole (table_of (self));
  while (tl_document_can_undo (self->doc))
    tl_document_undo (self->doc);
  undone = map_dump (table_of (self));
  g_assert_cmpstr (undone, ==, self->start);
  while (tl_document_can_redo (self->doc))
    tl_document_redo (self->doc);
  redone = map_dump (table_of (self));
  g_assert_cmpstr (redone, ==, end);
  g_free (self->start);
  g_object_unref (self->doc);
}

static const TlRecord *
comment (Fixture *self, const char *id)
{
  return tl_table_get_kind (table_of (self), id, TL_KIND_COMMENT);
}

static char *
add (Fixture *self, TlCommentPlace place, const char *text)
{
  char *id;

  tl_document_begin (self->doc, "Comment");
  id = tl_edit_add_comment (self->doc, self->map, &place, "Mia", text, DATE);
  tl_document_commit (self->doc);
  return id;
}

static char *
reply (Fixture *self, const char *to, const char *text)
{
  char *id;

  tl_document_begin (self->doc, "Reply");
  id = tl_edit_reply (self->doc, to, "Jonas", text, DATE);
  tl_document_commit (self->doc);
  return id;
}

static void
delete_one (Fixture *self, const char *id, gboolean cards)
{
  const char *ids[] = { id, NULL };

  tl_document_begin (self->doc, "Delete");
  tl_edit_delete (self->doc, ids, cards);
  tl_document_commit (self->doc);
}

static void
assert_place (
  Fixture *self, const char *id, const char *about, const char *column, const char *lane)
{
  TlCommentPlace place = tl_comments_get_place (comment (self, id));

  g_assert_cmpstr (place.about, ==, about);
  g_assert_cmpstr (place.column, ==, column);
  g_assert_cmpstr (place.lane, ==, lane);
}

static void
test_add (Fixture *self, gconstpointer data)
{
  const char      *card = map_find (self->doc, "Card");
  const char      *b = map_find (self->doc, "B");
  const char      *lane = map_find (self->doc, "Touch");
  g_autofree char *on_card = add (self, (TlCommentPlace){ .about = card }, " Is this\nso? ");
  g_autofree char *on_cell = add (self, (TlCommentPlace){ .column = b, .lane = lane }, "Empty");
  g_autofree char *on_map = add (self, (TlCommentPlace){ 0 }, "All of it");

  assert_place (self, on_card, card, NULL, NULL);
  assert_place (self, on_cell, NULL, b, lane);
  assert_place (self, on_map, NULL, NULL, NULL);
  g_assert_cmpstr (tl_record_get_text (comment (self, on_card), TL_COMMENT_AUTHOR), ==, "Mia");
  g_assert_cmpstr (tl_record_get_text (comment (self, on_card), TL_COMMENT_DATE), ==, DATE);
  g_assert_nonnull (strchr (tl_record_get_text (comment (self, on_card), TL_COMMENT_TEXT), '\n'));
  g_assert_cmpuint (tl_comments_count_open_about (table_of (self), card), ==, 1);
}

/* What no map has is refused, and nothing is written. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  const char      *stage = map_find (self->doc, "A");
  TlCommentPlace   places[] = { { .about = "nothing" },
                                { .about = self->map },
                                { .column = map_find (self->doc, "Touch") },
                                { .lane = stage } };
  g_autofree char *before = map_dump (table_of (self));
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_null (add (self, places[i], "x"));
  after = map_dump (table_of (self));
  g_assert_cmpstr (after, ==, before);
}

static void
test_replies (Fixture *self, gconstpointer data)
{
  const char      *card = map_find (self->doc, "Card");
  g_autofree char *thread = add (self, (TlCommentPlace){ .about = card }, "One");
  g_autofree char *second = reply (self, thread, "Two");
  g_autofree char *third = reply (self, second, "Three");
  g_autoptr (GPtrArray) replies = NULL;

  /* An answer to an answer is one to the thread. */
  g_assert_cmpstr (tl_record_get_ref (comment (self, third), TL_COMMENT_REPLY_TO), ==, thread);
  g_assert_true (tl_comments_find_thread (table_of (self), comment (self, third)) ==
                 comment (self, thread));
  replies = tl_comments_list_replies (table_of (self), comment (self, thread));
  g_assert_cmpuint (replies->len, ==, 2);
  g_assert_true (replies->pdata[0] == comment (self, second));
  g_assert_true (replies->pdata[1] == comment (self, third));
  g_assert_cmpuint (tl_comments_count_open_about (table_of (self), card), ==, 3);
  delete_one (self, thread, FALSE);
  g_assert_null (comment (self, second));
  g_assert_null (comment (self, third));
  tl_document_undo (self->doc);
  g_assert_nonnull (comment (self, third));
  delete_one (self, second, FALSE);
  g_assert_nonnull (comment (self, thread));
  g_assert_cmpuint (tl_comments_count_open_about (table_of (self), card), ==, 2);
}

static void
test_resolve (Fixture *self, gconstpointer data)
{
  const char      *card = map_find (self->doc, "Card");
  g_autofree char *thread = add (self, (TlCommentPlace){ .about = card }, "One");
  g_autofree char *other = add (self, (TlCommentPlace){ 0 }, "Other");
  g_autofree char *answer = reply (self, thread, "Two");
  g_autofree char *more = NULL;
  TlCommentCounts  counts;

  tl_document_begin (self->doc, "Resolve");
  g_assert_true (tl_edit_resolve (self->doc, answer, TRUE));
  g_assert_false (tl_edit_resolve (self->doc, thread, TRUE));
  tl_document_commit (self->doc);
  counts = tl_comments_count (table_of (self), self->map);
  g_assert_cmpuint (counts.n_open, ==, 1);
  g_assert_cmpuint (counts.n_resolved, ==, 1);
  g_assert_cmpuint (counts.n_comments, ==, 3);
  g_assert_cmpuint (tl_comments_count_open_about (table_of (self), card), ==, 0);
  /* Who has more to say opens it again. */
  more = reply (self, thread, "Wait");
  g_assert_cmpuint (tl_comments_count (table_of (self), self->map).n_open, ==, 2);
}

/* A thread whose card goes stays at the card's place. */
static void
test_card_goes (Fixture *self, gconstpointer data)
{
  const char      *card = map_find (self->doc, "Card");
  const char      *a = map_find (self->doc, "A");
  const char      *lane = map_find (self->doc, "Touch");
  g_autofree char *thread = add (self, (TlCommentPlace){ .about = card }, "One");

  delete_one (self, card, FALSE);
  assert_place (self, thread, NULL, a, lane);
  tl_document_undo (self->doc);
  assert_place (self, thread, card, NULL, NULL);
  tl_document_redo (self->doc);
  delete_one (self, a, FALSE);
  assert_place (self, thread, lane, NULL, NULL);
  delete_one (self, lane, FALSE);
  assert_place (self, thread, NULL, NULL, NULL);
}

static void
test_stage_goes_with_cards (Fixture *self, gconstpointer data)
{
  const char      *card = map_find (self->doc, "Card");
  const char      *lane = map_find (self->doc, "Touch");
  g_autofree char *thread = add (self, (TlCommentPlace){ .about = card }, "One");

  delete_one (self, map_find (self->doc, "A"), TRUE);
  assert_place (self, thread, lane, NULL, NULL);
}

/* A stage's first step takes over what is at the stage's places, and gives it back. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  const char      *a = map_find (self->doc, "A");
  const char      *lane = map_find (self->doc, "Touch");
  g_autofree char *thread = add (self, (TlCommentPlace){ .column = a, .lane = lane }, "One");
  g_autofree char *step = NULL;

  tl_document_begin (self->doc, "Step");
  step = tl_edit_add_step (self->doc, a, "First", NULL);
  tl_document_commit (self->doc);
  assert_place (self, thread, NULL, step, lane);
  map_assert_whole (table_of (self));
  delete_one (self, step, FALSE);
  assert_place (self, thread, NULL, a, lane);
}

static void
test_merge (Fixture *self, gconstpointer data)
{
  const char      *b = map_find (self->doc, "B");
  const char      *lane = map_find (self->doc, "Touch");
  const char      *stages[] = { map_find (self->doc, "A"), b, NULL };
  g_autofree char *in = add (self, (TlCommentPlace){ .column = b, .lane = lane }, "One");
  g_autofree char *of = add (self, (TlCommentPlace){ .about = b }, "Two");

  tl_document_begin (self->doc, "Merge");
  tl_edit_merge_stages (self->doc, stages);
  tl_document_commit (self->doc);
  g_assert_nonnull (tl_comments_get_place (comment (self, in)).column);
  g_assert_nonnull (tl_comments_get_place (comment (self, of)).about);
}

/* No thread leads in a circle. */
static void
test_no_circles (Fixture *self, gconstpointer data)
{
  g_autofree char *thread = add (self, (TlCommentPlace){ 0 }, "One");
  g_autofree char *other = add (self, (TlCommentPlace){ 0 }, "Two");
  g_autofree char *answer = reply (self, thread, "Three");

  tl_document_begin (self->doc, "Circle");
  g_assert_false (tl_edit_set_ref (self->doc, thread, TL_COMMENT_REPLY_TO, thread));
  g_assert_false (tl_edit_set_ref (self->doc, thread, TL_COMMENT_REPLY_TO, answer));
  g_assert_false (tl_edit_set_ref (self->doc, other, TL_COMMENT_REPLY_TO, answer));
  g_assert_false (tl_edit_set_ref (self->doc, thread, TL_COMMENT_REPLY_TO, other));
  g_assert_true (tl_edit_set_ref (self->doc, other, TL_COMMENT_REPLY_TO, thread));
  tl_document_commit (self->doc);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/map/comments/add", test_add);
  ADD ("/map/comments/refused", test_refused);
  ADD ("/map/comments/replies", test_replies);
  ADD ("/map/comments/resolve", test_resolve);
  ADD ("/map/comments/card-goes", test_card_goes);
  ADD ("/map/comments/stage-goes-with-cards", test_stage_goes_with_cards);
  ADD ("/map/comments/steps", test_steps);
  ADD ("/map/comments/merge", test_merge);
  ADD ("/map/comments/no-circles", test_no_circles);
  return g_test_run ();
}
