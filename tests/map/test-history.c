/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* History, table-driven. A script is rows of a command and the state expected right after it; one
 * interpreter runs them all. After every script, undoing everything must give the start and redoing
 * everything the end, field for field.
 *
 * State: the columns with their cards in the lane "Touch", then the parking lot, then what undo and
 * redo would do, then * if modified: "A:x,y B: C:z parked: | Move < > Add | *". */
#include "config.h"

#include "map-support.h"

#include "map/tl-history.h"

#include <string.h>

typedef struct
{
  const char *command;
  const char *state;
} Row;

typedef struct
{
  const char *name;
  Row         rows[24];
} Script;

static const Script scripts[] = {
  { "one-step-each",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "card A y", "A:x,y B: C: parked: < Add > - *" },
      { "move x B", "A:y B:x C: parked: < Move > - *" },
      { "undo", "A:x,y B: C: parked: < Add > Move *" },
      { "undo", "A:x B: C: parked: < Add > Add *" },
      { "redo", "A:x,y B: C: parked: < Add > Move *" },
      { "redo", "A:y B:x C: parked: < Move > - *" },
      { "redo", "A:y B:x C: parked: < Move > - *" },
    } },
  { "a-new-edit-drops-redo",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "title x y", "A:y B: C: parked: < Rename > - *" },
      { "undo", "A:x B: C: parked: < Add > Rename *" },
      { "move x C", "A: B: C:x parked: < Move > - *" },
      { "redo", "A: B: C:x parked: < Move > - *" },
      { "undo", "A:x B: C: parked: < Add > Move *" },
      { "undo", "A: B: C: parked: < - > Add " },
    } },
  { "nothing-leaves-no-trace",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "undo", "A: B: C: parked: < - > Add " },
      { "nothing", "A: B: C: parked: < - > Add " },
      { "redo", "A:x B: C: parked: < Add > - *" },
      { "title x x", "A:x B: C: parked: < Add > - *" },
      { "there-and-back x B", "A:x B: C: parked: < Add > - *" },
      { "move x A", "A:x B: C: parked: < Add > - *" },
    } },
  { "abort-restores",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "card B y", "A:x B:y C: parked: < Add > - *" },
      { "abort-move x C", "A:x B:y C: parked: < Add > - *" },
      { "abort-delete x", "A:x B:y C: parked: < Add > - *" },
      { "undo", "A:x B: C: parked: < Add > Add *" },
      { "abort-move x C", "A:x B: C: parked: < Add > Add *" },
      { "redo", "A:x B:y C: parked: < Add > - *" },
    } },
  { "drag-is-one-step",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "mark", "A:x B: C: parked: < Add > - *" },
      { "move x B", "A: B:x C: parked: < Move > - *" },
      { "title x y", "A: B:y C: parked: < Rename > - *" },
      { "move y C", "A: B: C:y parked: < Move > - *" },
      { "squash Drag", "A: B: C:y parked: < Drag > - *" },
      { "undo", "A:x B: C: parked: < Add > Drag *" },
      { "redo", "A: B: C:y parked: < Drag > - *" },
    } },
  { "squash-of-nothing-net-is-no-step",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "save", "A:x B: C: parked: < Add > - " },
      { "mark", "A:x B: C: parked: < Add > - " },
      { "title x y", "A:y B: C: parked: < Rename > - *" },
      { "title y x", "A:x B: C: parked: < Rename > - *" },
      { "squash Typing", "A:x B: C: parked: < Add > - " },
      { "undo", "A: B: C: parked: < - > Add *" },
    } },
  { "squash-with-creation-and-removal",
    {
      { "mark", "A: B: C: parked: < - > - " },
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "card A y", "A:x,y B: C: parked: < Add > - *" },
      { "delete x", "A:y B: C: parked: < Delete > - *" },
      { "squash Write", "A:y B: C: parked: < Write > - *" },
      { "undo", "A: B: C: parked: < - > Write " },
      { "redo", "A:y B: C: parked: < Write > - *" },
    } },
  { "squash-of-nothing",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "mark", "A:x B: C: parked: < Add > - *" },
      { "squash Drag", "A:x B: C: parked: < Add > - *" },
      { "undo", "A: B: C: parked: < - > Add " },
      { "squash Drag", "A: B: C: parked: < - > Add " },
      { "bail", "A: B: C: parked: < - > Add " },
      { "redo", "A:x B: C: parked: < Add > - *" },
    } },
  { "bail-leaves-no-redo",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "save", "A:x B: C: parked: < Add > - " },
      { "mark", "A:x B: C: parked: < Add > - " },
      { "move x B", "A: B:x C: parked: < Move > - *" },
      { "card B y", "A: B:x,y C: parked: < Add > - *" },
      { "bail", "A:x B: C: parked: < Add > - " },
      { "redo", "A:x B: C: parked: < Add > - " },
      { "card C z", "A:x B: C:z parked: < Add > - *" },
      { "undo", "A:x B: C: parked: < Add > Add " },
    } },
  { "modified-follows-the-saved-state",
    {
      { "save", "A: B: C: parked: < - > - " },
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "save", "A:x B: C: parked: < Add > - " },
      { "title x y", "A:y B: C: parked: < Rename > - *" },
      { "undo", "A:x B: C: parked: < Add > Rename " },
      { "undo", "A: B: C: parked: < - > Add *" },
      { "redo", "A:x B: C: parked: < Add > Rename " },
      { "undo", "A: B: C: parked: < - > Add *" },
      /* The same words again are another state: the saved one can no longer be reached. */
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "undo", "A: B: C: parked: < - > Add *" },
    } },
  { "steps-take-cards-and-give-them-back",
    {
      { "card B x", "A: B:x C: parked: < Add > - *" },
      { "card B y", "A: B:x,y C: parked: < Add > - *" },
      { "step B b1", "A: b1:x,y C: parked: < Step > - *" },
      { "step B b2", "A: b1:x,y b2: C: parked: < Step > - *" },
      { "move y b2", "A: b1:x b2:y C: parked: < Move > - *" },
      { "delete b1", "A: b2:y C: parked:x < Delete > - *" },
      { "undo", "A: b1:x b2:y C: parked: < Move > Delete *" },
      { "delete b1 b2", "A: B:x,y C: parked: < Delete > - *" },
      { "undo", "A: b1:x b2:y C: parked: < Move > Delete *" },
      { "delete b2", "A: b1:x C: parked:y < Delete > - *" },
      { "delete b1", "A: B:x C: parked:y < Delete > - *" },
    } },
  { "a-stage-goes-and-comes-back",
    {
      { "card B x", "A: B:x C: parked: < Add > - *" },
      { "card B y", "A: B:x,y C: parked: < Add > - *" },
      { "score x 1.5", "A: B:x,y C: parked: < Score > - *" },
      { "link x y", "A: B:x,y C: parked: < Link > - *" },
      { "delete B", "A: C: parked:x,y < Delete > - *" },
      { "delete x", "A: C: parked:y < Delete > - *" },
      { "undo", "A: C: parked:x,y < Delete > Delete *" },
      { "undo", "A: B:x,y C: parked: < Link > Delete *" },
      { "delete-all B", "A: C: parked: < Delete > - *" },
      { "undo", "A: B:x,y C: parked: < Link > Delete *" },
    } },
  { "order-in-a-cell",
    {
      { "card A x", "A:x B: C: parked: < Add > - *" },
      { "card A y", "A:x,y B: C: parked: < Add > - *" },
      { "card A z", "A:x,y,z B: C: parked: < Add > - *" },
      { "move z A x", "A:z,x,y B: C: parked: < Move > - *" },
      { "move z A", "A:x,y,z B: C: parked: < Move > - *" },
      { "move x B", "A:y,z B:x C: parked: < Move > - *" },
      { "move x A z", "A:y,x,z B: C: parked: < Move > - *" },
      { "move x A x", "A:y,x,z B: C: parked: < Move > - *" },
      { "park x", "A:y,z B: C: parked:x < Move > - *" },
      { "move x A y", "A:x,y,z B: C: parked: < Move > - *" },
      { "undo", "A:y,z B: C: parked:x < Move > Move *" },
      { "undo", "A:y,x,z B: C: parked: < Move > Move *" },
    } },
};

static void
append_cards (GString *out, GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (out,
                            "%s%s",
                            i > 0 ? "," : "",
                            tl_record_get_text (cards->pdata[i], TL_CARD_TITLE));
  g_string_append_c (out, ' ');
}

static char *
describe (TlDocument *doc)
{
  const TlTable *table = tl_document_get_table (doc);
  const char    *map = map_find (doc, "Map");
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  g_autoptr (GPtrArray) parked = tl_query_parked (table, map);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *id = tl_record_get_id (columns->pdata[i]);
      g_autoptr (GPtrArray) cell = tl_query_cell (table, map, id, map_find (doc, "Touch"));

      g_string_append_printf (out, "%s:", tl_record_get_text (columns->pdata[i], TL_STAGE_TITLE));
      append_cards (out, cell);
    }
  g_string_append (out, "parked:");
  append_cards (out, parked);
  g_string_append_printf (out,
                          "< %s > %s %s",
                          tl_document_can_undo (doc) ? tl_document_get_undo_name (doc) : "-",
                          tl_document_can_redo (doc) ? tl_document_get_redo_name (doc) : "-",
                          tl_document_is_modified (doc) ? "*" : "");
  return g_string_free (out, FALSE);
}

typedef struct
{
  TlDocument *doc;
  guint       mark;
  guint       n_changed;
} Interpreter;

static void
edit_card_place (Interpreter *self, char **words)
{
  const char *ids[] = { map_find (self->doc, words[1]), NULL };
  const char *column = words[2] != NULL ? map_find (self->doc, words[2]) : NULL;
  const char *before = column != NULL && words[3] != NULL ? map_find (self->doc, words[3]) : NULL;

  tl_edit_move_cards (self->doc, ids, column, NULL, before);
}

static void
edit_delete (Interpreter *self, char **words)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 1; words[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) map_find (self->doc, words[i]));
  g_ptr_array_add (ids, NULL);
  tl_edit_delete (self->doc,
                  (const char *const *) ids->pdata,
                  g_str_equal (words[0], "delete-all"));
}

static void
edit_score (Interpreter *self, char **words)
{
  const char            *map = map_find (self->doc, "Map");
  g_autofree char       *curve = tl_edit_ensure_curve (self->doc, map, NULL, FALSE);
  g_autofree char *point G_GNUC_UNUSED = tl_edit_set_card_score (self->doc,
                                                                 curve,
                                                                 map_find (self->doc, words[1]),
                                                                 g_ascii_strtod (words[2], NULL));
}

/* Returns the name of the step. */
static const char *
edit (Interpreter *self, char **words)
{
  TlDocument      *doc = self->doc;
  const char      *verb = words[0];
  g_autofree char *made = NULL;

  if (g_str_equal (verb, "card"))
    made = tl_edit_add_card (doc,
                             map_find (doc, "Map"),
                             map_find (doc, words[1]),
                             map_find (doc, "Touch"),
                             words[2],
                             NULL);
  else if (g_str_equal (verb, "step"))
    made = tl_edit_add_step (doc, map_find (doc, words[1]), words[2], NULL);
  else if (g_str_equal (verb, "link"))
    made = tl_edit_add_link (doc,
                             map_find (doc, "Map"),
                             map_find (doc, words[1]),
                             map_find (doc, words[2]),
                             TL_LINK_KIND_NEXT,
                             "");
  else if (g_str_equal (verb, "title"))
    tl_edit_set_text (doc, map_find (doc, words[1]), TL_CARD_TITLE, words[2]);
  else if (g_str_equal (verb, "move") || g_str_equal (verb, "park"))
    edit_card_place (self, words);
  else if (g_str_equal (verb, "delete") || g_str_equal (verb, "delete-all"))
    edit_delete (self, words);
  else if (g_str_equal (verb, "score"))
    edit_score (self, words);
  else
    g_assert_cmpstr (verb, ==, "nothing");
  return NULL;
}

static const char *
get_step_name (const char *verb)
{
  static const char *const names[] = { "card",   "Add",   "step",   "Step",   "link",
                                       "Link",   "title", "Rename", "move",   "Move",
                                       "park",   "Move",  "delete", "Delete", "delete-all",
                                       "Delete", "score", "Score",  NULL };

  for (guint i = 0; names[i] != NULL; i += 2)
    if (g_str_equal (names[i], verb))
      return names[i + 1];
  return verb;
}

static void
edit_and_abort (Interpreter *self, char **words)
{
  g_autofree char *before = map_dump (tl_document_get_table (self->doc));
  g_autofree char *after = NULL;
  guint            n_changed = self->n_changed;
  char            *verb = g_strdup (words[0] + strlen ("abort-"));

  g_free (words[0]);
  words[0] = verb;
  tl_document_begin (self->doc, "Never");
  edit (self, words);
  tl_document_abort (self->doc);
  after = map_dump (tl_document_get_table (self->doc));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (self->n_changed, ==, n_changed);
}

static void
go_there_and_back (Interpreter *self, char **words)
{
  const char      *ids[] = { map_find (self->doc, words[1]), NULL };
  const TlRecord  *card = tl_table_get (tl_document_get_table (self->doc), ids[0]);
  g_autofree char *home = g_strdup (tl_record_get_ref (card, TL_CARD_COLUMN));

  tl_document_begin (self->doc, "There and back");
  tl_edit_move_cards (self->doc, ids, map_find (self->doc, words[2]), NULL, NULL);
  tl_edit_move_cards (self->doc, ids, home, NULL, NULL);
  g_assert_null (tl_document_commit (self->doc));
}

static void
run_command (Interpreter *self, const char *command)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  const char *verb = words[0];

  if (g_str_equal (verb, "undo"))
    tl_document_undo (self->doc);
  else if (g_str_equal (verb, "redo"))
    tl_document_redo (self->doc);
  else if (g_str_equal (verb, "mark"))
    self->mark = tl_document_mark (self->doc);
  else if (g_str_equal (verb, "squash"))
    tl_document_squash_to_mark (self->doc, self->mark, words[1]);
  else if (g_str_equal (verb, "bail"))
    tl_document_bail_to_mark (self->doc, self->mark);
  else if (g_str_equal (verb, "save"))
    tl_document_set_saved_revision (self->doc, tl_document_get_revision (self->doc));
  else if (g_str_equal (verb, "there-and-back"))
    go_there_and_back (self, words);
  else if (g_str_has_prefix (verb, "abort-"))
    edit_and_abort (self, words);
  else
    {
      tl_document_begin (self->doc, get_step_name (verb));
      edit (self, words);
      tl_document_commit (self->doc);
    }
}

static void
changed_cb (TlDocument *doc, TlChangeSet *set, Interpreter *self)
{
  self->n_changed++;
  g_assert_cmpuint (tl_change_set_get_n_changes (set), >, 0);
}

static void
test_script (gconstpointer data)
{
  const Script *script = data;
  g_autoptr (TlDocument) doc = map_new_document (1);
  Interpreter      self = { .doc = doc };
  g_autofree char *start = map_dump (tl_document_get_table (doc));
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_signal_connect (doc, "changed", G_CALLBACK (changed_cb), &self);
  for (guint i = 0; script->rows[i].command != NULL; i++)
    {
      g_autofree char *state = NULL;

      g_test_message ("%s", script->rows[i].command);
      run_command (&self, script->rows[i].command);
      state = describe (doc);
      g_assert_cmpstr (state, ==, script->rows[i].state);
      map_assert_whole (tl_document_get_table (doc));
    }
  while (tl_document_redo (doc))
    continue;
  end = map_dump (tl_document_get_table (doc));
  while (tl_document_undo (doc))
    continue;
  undone = map_dump (tl_document_get_table (doc));
  g_assert_cmpstr (start, ==, undone);
  while (tl_document_redo (doc))
    continue;
  redone = map_dump (tl_document_get_table (doc));
  g_assert_cmpstr (end, ==, redone);
}

/* A step (made by hand) that changes a card's title. */
static TlChangeSet *
rename_by_document (TlDocument *doc, const char *card, const char *title)
{
  TlChangeSet *set;

  tl_document_begin (doc, "Rename");
  tl_edit_set_text (doc, card, TL_CARD_TITLE, title);
  set = tl_document_commit (doc);
  g_assert_nonnull (set);
  return tl_change_set_ref (set);
}

static void
set_by_other (TlTable *table, const char *id, guint field, const char *text)
{
  g_autoptr (TlRecord) copy = tl_record_copy (tl_table_get (table, id));

  tl_record_set_text (copy, field, text);
  tl_table_put (table, copy);
}

/* Undo and redo set only the fields of the step; another writer's edit of another field stays. */
static void
test_other_fields_survive (void)
{
  g_autoptr (TlDocument) doc = map_new_document (2);
  g_autoptr (TlHistory) history = tl_history_new ();
  g_autoptr (TlTable) table = NULL;
  g_autoptr (TlChangeSet) set = NULL;
  g_autoptr (TlChangeSet) done = NULL;
  g_autoptr (TlChangeSet) again = NULL;
  g_autofree char *card = NULL;

  tl_document_begin (doc, "Add");
  card = tl_edit_add_card (doc,
                           map_find (doc, "Map"),
                           map_find (doc, "A"),
                           map_find (doc, "Touch"),
                           "one",
                           NULL);
  tl_document_commit (doc);
  set = rename_by_document (doc, card, "two");
  table = tl_document_dup_snapshot (doc);
  tl_history_push (history, set);

  set_by_other (table, card, TL_CARD_OWNER, "Ada");
  done = tl_history_undo (history, table);
  g_assert_cmpuint (tl_change_set_get_n_changes (done), ==, 1);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, card), TL_CARD_TITLE), ==, "one");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, card), TL_CARD_OWNER), ==, "Ada");

  set_by_other (table, card, TL_CARD_OWNER, "Grace");
  again = tl_history_redo (history, table);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, card), TL_CARD_TITLE), ==, "two");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, card), TL_CARD_OWNER), ==, "Grace");
}

/* What another writer removed is not brought back by undoing a change of a field of it. */
static void
test_removed_by_other (void)
{
  g_autoptr (TlDocument) doc = map_new_document (3);
  g_autoptr (TlHistory) history = tl_history_new ();
  g_autoptr (TlTable) table = NULL;
  g_autoptr (TlChangeSet) set = NULL;
  g_autoptr (TlChangeSet) done = NULL;
  g_autofree char *card = NULL;

  tl_document_begin (doc, "Add");
  card = tl_edit_add_card (doc,
                           map_find (doc, "Map"),
                           map_find (doc, "A"),
                           map_find (doc, "Touch"),
                           "one",
                           NULL);
  tl_document_commit (doc);
  set = rename_by_document (doc, card, "two");
  table = tl_document_dup_snapshot (doc);
  tl_history_push (history, set);
  tl_table_remove (table, card);
  done = tl_history_undo (history, table);
  g_assert_nonnull (done);
  g_assert_cmpuint (tl_change_set_get_n_changes (done), ==, 0);
  g_assert_null (tl_table_get (table, card));
}

static void
test_change_set_tells (void)
{
  g_autoptr (TlDocument) doc = map_new_document (4);
  g_autoptr (TlChangeSet) set = NULL;
  const TlChange *change;
  const char     *stage = map_find (doc, "B");
  const char     *ids[] = { stage, NULL };
  gint64          before_us = g_get_real_time ();

  tl_document_set_selection (doc, ids);
  tl_document_begin (doc, "Rename");
  tl_edit_set_text (doc, stage, TL_STAGE_TITLE, "Service");
  set = tl_change_set_ref (tl_document_commit (doc));
  g_assert_cmpstr (tl_change_set_get_name (set), ==, "Rename");
  g_assert_cmpstr (tl_change_set_get_origin (set), ==, "edit");
  g_assert_cmpint (tl_change_set_get_time (set), >=, before_us);
  g_assert_cmpuint (tl_change_set_get_n_changes (set), ==, 1);
  g_assert_null (tl_change_set_find (set, "nobody"));
  g_assert_cmpstr (tl_change_set_get_selection_before (set)[0], ==, stage);
  change = tl_change_set_find (set, stage);
  g_assert_true (change == tl_change_set_get_change (set, 0));
  g_assert_cmpstr (tl_record_get_text (change->before, TL_STAGE_TITLE), ==, "B");
  g_assert_cmpstr (tl_record_get_text (change->after, TL_STAGE_TITLE), ==, "Service");
  g_assert_cmphex (tl_record_diff (change->before, change->after),
                   ==,
                   G_GUINT64_CONSTANT (1) << TL_STAGE_TITLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat ("/map/history/", scripts[i].name, NULL);

      g_test_add_data_func (path, &scripts[i], test_script);
    }
  g_test_add_func ("/map/history/other-fields-survive", test_other_fields_survive);
  g_test_add_func ("/map/history/removed-by-other", test_removed_by_other);
  g_test_add_func ("/map/history/change-set-tells", test_change_set_tells);
  return g_test_run ();
}
