/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random edit sequences over every verb, from the test's seed. In each run nothing may ever be
 * broken; a mirror that only hears the change sets must always hold what the document holds;
 * undoing everything gives the start and redoing everything the end, field for field. */
#include "config.h"

#include "map-support.h"
#include "map/tl-edit-structure.h"

#include <string.h>

/* N_RUNS * N_STEPS transactions of one to three verbs each: more than 20,000 operations;
 * TL_TEST_LONG=1 makes more than 400,000. */
#define N_RUNS 16
#define N_LONG_RUNS 300
#define N_STEPS 1000
/* Checking everything costs a pass over the document; this keeps the test under a few seconds. */
#define CHECK_EVERY 20

typedef struct
{
  TlDocument *doc;
  TlTable    *mirror;
  guint       mark;
  guint       n_operations;
  guint       done[32]; /* how often each verb really ran */
} Run;

static int
roll (int below)
{
  return g_test_rand_int_range (0, below);
}

static void
collect_cb (gpointer record, gpointer user_data)
{
  g_ptr_array_add (user_data, record);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_record_get_id (*(const TlRecord *const *) a),
                 tl_record_get_id (*(const TlRecord *const *) b));
}

/* Any record of some kinds, NULL = there is none. Sorted, so that a seed repeats. */
static const char *
pick (Run *run, guint kinds)
{
  const TlTable *table = tl_document_get_table (run->doc);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  tl_table_foreach (table, collect_cb, records);
  for (guint i = 0; i < records->len; i++)
    if ((kinds & (1u << tl_record_get_kind (records->pdata[i]))) != 0)
      g_ptr_array_add (fitting, records->pdata[i]);
  if (fitting->len == 0)
    return NULL;
  g_ptr_array_sort (fitting, compare_ids);
  return tl_record_get_id (fitting->pdata[roll ((int) fitting->len)]);
}

static const char *
pick_child (Run *run, const char *parent, TlKind kind)
{
  const GPtrArray *children =
    tl_table_get_children (tl_document_get_table (run->doc), parent, kind);

  return children->len > 0 ? tl_record_get_id (children->pdata[roll ((int) children->len)]) : NULL;
}

static const char *
pick_column (Run *run, const char *map)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (tl_document_get_table (run->doc), map);

  return columns->len > 0 ? tl_record_get_id (columns->pdata[roll ((int) columns->len)]) : NULL;
}

static const char *
make_title (void)
{
  static const char *const titles[] = { "",      "Compare",   "Call the hotline", "W\xc3\xa4hlen",
                                        "Renew", "  Pay  \n", "\xf0\x9f\x98\x80", "Two\nlines" };

  return titles[roll (G_N_ELEMENTS (titles))];
}

static gboolean
add_map (Run *run)
{
  const char      *document = tl_document_get_id (run->doc);
  const GPtrArray *maps =
    tl_table_get_children (tl_document_get_table (run->doc), document, TL_KIND_MAP);

  if (maps->len > 3)
    return FALSE;
  g_free (tl_edit_add_map (run->doc, make_title ()));
  return TRUE;
}

static gboolean
add_stage (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);

  g_free (tl_edit_add_stage (run->doc,
                             map,
                             make_title (),
                             roll (2) > 0 ? pick_child (run, map, TL_KIND_STAGE) : NULL));
  return TRUE;
}

static gboolean
add_step (Run *run)
{
  const char *stage = pick (run, 1u << TL_KIND_STAGE);

  if (stage == NULL)
    return FALSE;
  g_free (tl_edit_add_step (run->doc, stage, make_title (), pick_child (run, stage, TL_KIND_STEP)));
  return TRUE;
}

static gboolean
add_lane (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);

  g_free (tl_edit_add_lane (run->doc,
                            map,
                            (TlLaneKind) roll (TL_N_LANE_KINDS),
                            make_title (),
                            roll (2) > 0 ? pick_child (run, map, TL_KIND_LANE) : NULL));
  return TRUE;
}

static gboolean
add_persona (Run *run)
{
  g_free (tl_edit_add_persona (run->doc,
                               make_title (),
                               roll (2) > 0 ? pick (run, 1u << TL_KIND_MAP) : NULL));
  return TRUE;
}

static gboolean
add_card (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  const char *lane = pick_child (run, map, TL_KIND_LANE);
  const char *column = lane != NULL && roll (8) > 0 ? pick_column (run, map) : NULL;

  g_free (tl_edit_add_card (run->doc,
                            map,
                            column,
                            lane,
                            make_title (),
                            roll (3) == 0 ? pick_child (run, map, TL_KIND_CARD) : NULL));
  return TRUE;
}

static gboolean
move_cards (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  int n_cards = 1 + roll (4);

  for (int i = 0; i < n_cards; i++)
    {
      const char *card = pick_child (run, map, TL_KIND_CARD);

      if (card != NULL && !g_ptr_array_find (cards, card, NULL))
        g_ptr_array_add (cards, (gpointer) card);
    }
  if (cards->len == 0)
    return FALSE;
  g_ptr_array_add (cards, NULL);
  if (roll (10) == 0)
    tl_edit_park_cards (run->doc, (const char *const *) cards->pdata);
  else
    tl_edit_move_cards (run->doc,
                        (const char *const *) cards->pdata,
                        pick_column (run, map),
                        roll (2) > 0 ? pick_child (run, map, TL_KIND_LANE) : NULL,
                        roll (2) > 0 ? pick_child (run, map, TL_KIND_CARD) : NULL);
  return TRUE;
}

static gboolean
duplicate_card (Run *run)
{
  const char *card = pick (run, 1u << TL_KIND_CARD);

  if (card == NULL)
    return FALSE;
  g_free (tl_edit_duplicate_card (run->doc, card));
  return TRUE;
}

static gboolean
add_about (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  const char *about = roll (5) > 0 ? pick_child (run, map, TL_KIND_CARD) : NULL;

  g_free (tl_edit_add_about (run->doc,
                             map,
                             about,
                             roll (3) == 0 ? pick_column (run, map) : NULL,
                             roll (2) > 0 ? TL_LANE_KIND_PAIN_POINTS : TL_LANE_KIND_OPPORTUNITIES,
                             make_title ()));
  return TRUE;
}

static gboolean
delete_some (Run *run)
{
  guint kinds = roll (3) == 0 ? (1u << TL_N_KINDS) - 1 : 1u << TL_KIND_CARD | 1u << TL_KIND_STEP;
  const char *ids[4] = { NULL };
  int         n_ids = 1 + roll (3);
  guint       n_parked;

  for (int i = 0; i < n_ids; i++)
    {
      ids[i] = pick (run, kinds);
      if (ids[i] == NULL)
        return i > 0;
    }
  n_parked = tl_edit_delete (run->doc, ids, roll (4) == 0);
  g_assert_cmpuint (n_parked, <=, tl_table_get_size (tl_document_get_table (run->doc)));
  return TRUE;
}

static gboolean
reorder (Run *run)
{
  const char     *id = pick (run, ((1u << TL_N_KINDS) - 1) & ~(1u << TL_KIND_DOCUMENT));
  const TlRecord *record = tl_table_get (tl_document_get_table (run->doc), id);

  tl_edit_reorder (run->doc,
                   id,
                   roll (3) > 0
                     ? pick_child (run, tl_record_get_parent (record), tl_record_get_kind (record))
                     : NULL);
  return TRUE;
}

static char *
ensure_curve (Run *run)
{
  return tl_edit_ensure_curve (run->doc,
                               pick (run, 1u << TL_KIND_MAP),
                               roll (2) > 0 ? pick (run, 1u << TL_KIND_PERSONA) : NULL,
                               roll (5) == 0);
}

static gboolean
set_score (Run *run)
{
  g_autofree char *curve = ensure_curve (run);
  const char      *map = tl_query_map_of (tl_document_get_table (run->doc), curve);
  const char      *card = pick_child (run, map, TL_KIND_CARD);

  if (card != NULL)
    g_free (tl_edit_set_card_score (run->doc, curve, card, g_test_rand_double_range (-3, 3)));
  return card != NULL;
}

static gboolean
add_point (Run *run)
{
  g_autofree char *curve = ensure_curve (run);
  const char *column = pick_column (run, tl_query_map_of (tl_document_get_table (run->doc), curve));

  if (column != NULL)
    g_free (tl_edit_add_point (run->doc,
                               curve,
                               column,
                               g_test_rand_double_range (-0.2, 1.2),
                               g_test_rand_double_range (-3, 3)));
  return column != NULL;
}

static gboolean
draw_stroke (Run *run)
{
  g_autofree char *curve = ensure_curve (run);
  TlStrokePoint    stroke[40];
  guint            n_points = 1 + (guint) roll (G_N_ELEMENTS (stroke));
  double           direction = roll (2) > 0 ? 1 : -1;
  double           column = g_test_rand_double_range (-1, 6);
  double           score = g_test_rand_double_range (-2, 2);

  for (guint i = 0; i < n_points; i++)
    {
      stroke[i] = (TlStrokePoint){ column, score };
      column += direction * g_test_rand_double_range (-0.05, 0.2);
      score += g_test_rand_double_range (-0.5, 0.5);
    }
  tl_edit_draw_stroke (run->doc, curve, stroke, n_points);
  return TRUE;
}

static gboolean
add_link (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  const char *from = pick_child (run, map, TL_KIND_CARD);
  const char *to = pick_child (run, map, TL_KIND_CARD);

  if (from != NULL)
    g_free (tl_edit_add_link (run->doc, map, from, to, (TlLinkKind) roll (3), make_title ()));
  return from != NULL;
}

static gboolean
split_stage (Run *run)
{
  const char *step = pick (run, 1u << TL_KIND_STEP);

  if (step != NULL)
    g_free (tl_edit_split_stage (run->doc, step));
  return step != NULL;
}

static gboolean
merge_stages (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  const char *ids[4] = { NULL };
  int         n_ids = 1 + roll (3);

  for (int i = 0; i < n_ids; i++)
    ids[i] = pick_child (run, map, TL_KIND_STAGE);
  tl_edit_merge_stages (run->doc, ids);
  return ids[0] != NULL;
}

static gboolean
move_step (Run *run)
{
  const char *step = pick (run, 1u << TL_KIND_STEP);
  const char *stage, *before;

  if (step == NULL)
    return FALSE;
  stage = pick_child (run, tl_query_map_of (tl_document_get_table (run->doc), step), TL_KIND_STAGE);
  before = roll (2) > 0 ? pick_child (run, stage, TL_KIND_STEP) : NULL;
  tl_edit_move_step (run->doc, step, stage, before == NULL && roll (2) > 0 ? stage : before);
  return TRUE;
}

static gboolean
reorder_many (Run *run)
{
  const char *map = pick (run, 1u << TL_KIND_MAP);
  TlKind      kind = roll (2) > 0 ? TL_KIND_STAGE : TL_KIND_LANE;
  const char *ids[4] = { NULL };

  for (int i = 0; i < 3; i++)
    ids[i] = pick_child (run, map, kind);
  tl_edit_reorder_many (run->doc, ids, roll (3) > 0 ? pick_child (run, map, kind) : NULL);
  return ids[0] != NULL;
}

/* Copies double what is there: kept to maps that are small. */
static gboolean
is_small (Run *run, const char *map)
{
  return tl_table_get_children (tl_document_get_table (run->doc), map, TL_KIND_CARD)->len < 60;
}

static gboolean
duplicate_column (Run *run)
{
  const char *column = pick (run, 1u << TL_KIND_STAGE | 1u << TL_KIND_STEP);

  if (column == NULL || !is_small (run, tl_query_map_of (tl_document_get_table (run->doc), column)))
    return FALSE;
  g_free (tl_edit_duplicate_column (run->doc, column));
  return TRUE;
}

static gboolean
copy_lane (Run *run)
{
  const char *lane = pick (run, 1u << TL_KIND_LANE);
  const char *map = pick (run, 1u << TL_KIND_MAP);

  if (lane == NULL || !is_small (run, map))
    return FALSE;
  g_free (tl_edit_copy_lane (run->doc, lane, map));
  return TRUE;
}

static gboolean
copy_map (Run *run)
{
  const char      *document = tl_document_get_id (run->doc);
  const GPtrArray *maps =
    tl_table_get_children (tl_document_get_table (run->doc), document, TL_KIND_MAP);
  const char *map = pick (run, 1u << TL_KIND_MAP);
  const char *last[] = { NULL, NULL };

  if (tl_table_get_size (tl_document_get_table (run->doc)) > 1000)
    return FALSE;
  g_free (tl_edit_copy_map (run->doc, map, (TlMapState) roll (3), make_title ()));
  if (maps->len > 3)
    {
      last[0] = tl_record_get_id (maps->pdata[maps->len - 1]);
      tl_edit_delete (run->doc, last, FALSE);
    }
  return TRUE;
}

static void
set_list (Run *run, const char *id, guint field, const TlFieldInfo *info)
{
  static const char *const numbers[] = { "3", "-0.5", "1,200", "none", "12 500" };
  const char              *list[4] = { NULL };
  int                      n = roll (4);

  for (int i = 0; i < n; i++)
    list[i] = info->type == TL_FIELD_TYPE_NUMBER_LIST ? numbers[roll (G_N_ELEMENTS (numbers))]
              : info->type == TL_FIELD_TYPE_TEXT_LIST ? make_title ()
                                                      : pick (run, info->targets);
  tl_edit_set_list (run->doc, id, field, list);
}

static void
set_ref (Run *run, const char *id, guint field, const TlFieldInfo *info)
{
  tl_edit_set_ref (run->doc, id, field, roll (4) > 0 ? pick (run, info->targets) : NULL);
}

static gboolean
set_field (Run *run)
{
  static const char *const words[] = {
    "", "blue", "#12ab34", "nothing", "2024-02-29", "2024-02-30"
  };
  const char        *id = pick (run, (1u << TL_N_KINDS) - 1);
  const TlRecord    *record = tl_table_get (tl_document_get_table (run->doc), id);
  const TlKindInfo  *info = tl_kind_get_info (tl_record_get_kind (record));
  guint              field = (guint) roll ((int) info->n_fields);
  const TlFieldInfo *row = &info->fields[field];

  if ((row->flags & TL_FIELD_FLAG_PARENT) != 0 ||
      (info->kind == TL_KIND_CARD && field == TL_CARD_CODE) ||
      (info->kind == TL_KIND_MAP && field == TL_MAP_CODES))
    return FALSE;
  switch (row->type)
    {
    case TL_FIELD_TYPE_TEXT:
      tl_edit_set_text (run->doc, id, field, make_title ());
      return TRUE;
    case TL_FIELD_TYPE_COLOR:
    case TL_FIELD_TYPE_DATE:
    case TL_FIELD_TYPE_DURATION:
    case TL_FIELD_TYPE_CLOCK:
      tl_edit_set_text (run->doc, id, field, words[roll (G_N_ELEMENTS (words))]);
      return TRUE;
    case TL_FIELD_TYPE_BOOLEAN:
      tl_edit_set_boolean (run->doc, id, field, roll (2) > 0);
      return TRUE;
    case TL_FIELD_TYPE_INTEGER:
    case TL_FIELD_TYPE_ENUM:
      tl_edit_set_integer (run->doc, id, field, g_test_rand_int_range (-2, 20));
      return TRUE;
    case TL_FIELD_TYPE_NUMBER:
      tl_edit_set_number (run->doc, id, field, g_test_rand_double_range (-3, 3));
      return TRUE;
    case TL_FIELD_TYPE_REF:
      set_ref (run, id, field, row);
      return TRUE;
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      set_list (run, id, field, row);
      return TRUE;
    case TL_FIELD_TYPE_DATA:
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      return FALSE;
    }
}

/* The likelier ones stand there more often. */
static gboolean (*const verbs[]) (Run *) = {
  add_map,     add_stage,    add_step,         add_lane,   add_persona, add_card,
  add_card,    add_card,     move_cards,       move_cards, add_about,   delete_some,
  delete_some, reorder,      set_score,        add_point,  draw_stroke, duplicate_card,
  add_link,    set_field,    set_field,        set_field,  split_stage, merge_stages,
  move_step,   reorder_many, duplicate_column, copy_lane,  copy_map,
};

static void
edit_once (Run *run)
{
  int  n_verbs = 1 + roll (3);
  char name[16];

  g_snprintf (name, sizeof name, "Edit %u", run->n_operations);
  tl_document_begin (run->doc, name);
  for (int i = 0; i < n_verbs; i++)
    {
      guint verb = (guint) roll (G_N_ELEMENTS (verbs));

      if (verbs[verb](run))
        {
          run->done[verb]++;
          run->n_operations++;
        }
    }
  if (roll (12) == 0)
    tl_document_abort (run->doc);
  else
    tl_document_commit (run->doc);
}

static void
step_once (Run *run)
{
  int what = roll (100);

  if (what < 8)
    tl_document_undo (run->doc);
  else if (what < 14)
    tl_document_redo (run->doc);
  else if (what < 18)
    run->mark = tl_document_mark (run->doc);
  else if (what < 20)
    tl_document_squash_to_mark (run->doc,
                                MAX (run->mark, tl_document_mark (run->doc) / 2),
                                "Squash");
  else if (what < 21)
    {
      guint now = tl_document_mark (run->doc);

      tl_document_bail_to_mark (run->doc, MAX (run->mark, now > 5 ? now - 5 : 0));
    }
  else
    edit_once (run);
}

/* Hears what the canvas and the journal hear, and nothing else. */
static void
changed_cb (TlDocument *doc, TlChangeSet *set, Run *run)
{
  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);

      if (change->after != NULL)
        tl_table_put (run->mirror, (TlRecord *) change->after);
      else
        tl_table_remove (run->mirror, tl_record_get_id (change->before));
    }
}

static void
check (Run *run)
{
  map_assert_whole (tl_document_get_table (run->doc));
  g_assert_true (tl_table_equal (run->mirror, tl_document_get_table (run->doc)));
}

static void
assert_dump (Run *run, const char *expected)
{
  g_autofree char *dump = map_dump (tl_document_get_table (run->doc));

  /* Not g_assert_cmpstr(): a failure would print both documents. */
  g_assert_true (g_str_equal (dump, expected));
}

static void
run_once (Run *run)
{
  g_autofree char *start = map_dump (tl_document_get_table (run->doc));
  g_autofree char *end = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      step_once (run);
      if (i % CHECK_EVERY == 0)
        check (run);
    }
  while (tl_document_redo (run->doc))
    continue;
  check (run);
  end = map_dump (tl_document_get_table (run->doc));
  g_test_message ("%u records, %u steps to undo",
                  tl_table_get_size (tl_document_get_table (run->doc)),
                  tl_document_mark (run->doc));
  while (tl_document_undo (run->doc))
    continue;
  assert_dump (run, start);
  check (run);
  while (tl_document_redo (run->doc))
    continue;
  assert_dump (run, end);
  check (run);
}

static void
test_random_edits (void)
{
  guint    n_operations = 0;
  guint    done[32] = { 0 };
  gboolean is_long = g_strcmp0 (g_getenv ("TL_TEST_LONG"), "1") == 0;

  for (guint i = 0; i < (is_long ? N_LONG_RUNS : N_RUNS); i++)
    {
      Run run = { .doc = map_new_document (i) };

      run.mirror = tl_document_dup_snapshot (run.doc);
      g_signal_connect (run.doc, "changed", G_CALLBACK (changed_cb), &run);
      run_once (&run);
      n_operations += run.n_operations;
      for (guint j = 0; j < G_N_ELEMENTS (verbs); j++)
        done[j] += run.done[j];
      tl_table_unref (run.mirror);
      g_assert_finalize_object (run.doc);
    }
  g_test_message ("%u operations", n_operations);
  g_assert_cmpuint (n_operations, >=, 20000);
  for (guint j = 0; j < G_N_ELEMENTS (verbs); j++)
    g_assert_cmpuint (done[j], >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/random/edits", test_random_edits);
  return g_test_run ();
}
