/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record of one map is which of another. First by where they came from: each record stands
 * for its own id, the one it was copied from, the one that was copied from, and so on; two that
 * meet anywhere on that way are twins, and of several the nearest. What is left is matched by what
 * it is called: stages by title, steps by title within twin stages, lanes by kind and title, then
 * by kind, cards by kind and words. One pass over both maps each; a record has at most one twin. */
#include "config.h"

#include "map/tl-compare.h"

#include "map/tl-query.h"

/* No map is a copy of a copy more often than this; chains that bite their tail end here. */
#define MAX_COPIES 32

typedef struct
{
  const TlRecord *record;
  guint           distance;
} Candidate;

typedef struct
{
  const TlTable *a_table;
  const TlTable *b_table;
  const char    *b;
  TlKind         kind;
  GHashTable    *stages; /* id of the second map -> stage of the first */
  GPtrArray     *list_a;
  GPtrArray     *list_b;
  GHashTable    *twins; /* result */
  GHashTable    *taken; /* records of the first map */
} Match;

/**
 * tl_compare_list:
 * @table: a table
 * @map: the id of one of its maps
 * @kind: %TL_KIND_STAGE, %TL_KIND_STEP, %TL_KIND_LANE or %TL_KIND_CARD
 *
 * Returns: (transfer container) (element-type TlRecord): all of a map in order, steps stage by
 * stage
 */
GPtrArray *
tl_compare_list (const TlTable *table, const char *map, TlKind kind)
{
  const GPtrArray *stages;
  GPtrArray       *all = g_ptr_array_new ();

  if (kind != TL_KIND_STEP)
    {
      const GPtrArray *children = tl_table_get_children (table, map, kind);

      for (guint i = 0; i < children->len; i++)
        g_ptr_array_add (all, children->pdata[i]);
      return all;
    }
  stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  for (guint i = 0; i < stages->len; i++)
    {
      const GPtrArray *steps =
        tl_table_get_children (table, tl_record_get_id (stages->pdata[i]), TL_KIND_STEP);

      for (guint k = 0; k < steps->len; k++)
        g_ptr_array_add (all, steps->pdata[k]);
    }
  return all;
}

static const char *
get_from (const TlRecord *record)
{
  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return tl_record_get_text (record, TL_STAGE_FROM);
    case TL_KIND_STEP:
      return tl_record_get_text (record, TL_STEP_FROM);
    case TL_KIND_LANE:
      return tl_record_get_text (record, TL_LANE_FROM);
    default:
      return tl_record_get_text (record, TL_CARD_FROM);
    }
}

/* The next id on the way back from @record; NULL at its end. */
static const char *
step_back (const TlTable *table, const TlRecord **record, TlKind kind)
{
  const char *from = *record != NULL ? get_from (*record) : "";

  if (*from == '\0')
    return NULL;
  *record = tl_table_get_kind (table, from, kind);
  return from;
}

/* --- By where they came from ------------------------------------------------------------------ */

static GHashTable *
index_origins (const Match *self)
{
  GHashTable *origins = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->list_a->len; i++)
    {
      const TlRecord *at = self->list_a->pdata[i];
      const char     *id = tl_record_get_id (at);

      for (guint distance = 0; id != NULL && distance <= MAX_COPIES; distance++)
        {
          Candidate *old = g_hash_table_lookup (origins, id);
          Candidate *one = NULL;

          if (old == NULL || distance < old->distance)
            {
              one = g_new (Candidate, 1);
              *one = (Candidate){ self->list_a->pdata[i], distance };
              g_hash_table_insert (origins, (gpointer) id, one);
            }
          id = step_back (self->a_table, &at, self->kind);
        }
    }
  return origins;
}

/* The nearest of the first map that a record of the second meets. */
static gboolean
find_origin (const Match *self, GHashTable *origins, const TlRecord *record, Candidate *found)
{
  const TlRecord *at = record;
  const char     *id = tl_record_get_id (record);

  for (guint distance = 0; id != NULL && distance <= MAX_COPIES; distance++)
    {
      const Candidate *met = g_hash_table_lookup (origins, id);

      if (met != NULL)
        {
          *found = (Candidate){ met->record, met->distance + distance };
          return TRUE;
        }
      id = step_back (self->b_table, &at, self->kind);
    }
  return FALSE;
}

static void
match_origins (Match *self)
{
  g_autoptr (GHashTable) origins = index_origins (self);
  g_autoptr (GHashTable) nearest = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer       key, value;

  for (guint i = 0; i < self->list_b->len; i++)
    {
      Candidate  found;
      Candidate *old, *one;

      if (!find_origin (self, origins, self->list_b->pdata[i], &found))
        continue;
      old = g_hash_table_lookup (nearest, found.record);
      if (old != NULL && old->distance <= found.distance)
        continue;
      one = g_new (Candidate, 1);
      *one = (Candidate){ self->list_b->pdata[i], found.distance };
      g_hash_table_insert (nearest, (gpointer) found.record, one);
    }
  g_hash_table_iter_init (&iter, nearest);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Candidate *twin = value;

      g_hash_table_insert (self->twins, (gpointer) tl_record_get_id (twin->record), key);
      g_hash_table_add (self->taken, key);
    }
}

/* --- By what they are called ------------------------------------------------------------------ */

static char *
dup_words (const TlTable *table, const TlRecord *record)
{
  const char *title;

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return g_utf8_casefold (tl_record_get_text (record, TL_STAGE_TITLE), -1);
    case TL_KIND_STEP:
      return g_utf8_casefold (tl_record_get_text (record, TL_STEP_TITLE), -1);
    case TL_KIND_LANE:
      return g_utf8_casefold (tl_record_get_text (record, TL_LANE_TITLE), -1);
    default:
      title = tl_record_get_text (record, TL_CARD_TITLE);
      return g_utf8_casefold (*title != '\0' ? title : tl_record_get_text (record, TL_CARD_TEXT),
                              -1);
    }
}

/* What two records must share to be called the same; NULL = it has no name to go by. */
static char *
dup_key (const Match *self, const TlTable *table, const TlRecord *record, gboolean rough)
{
  g_autofree char *words = rough ? g_strdup ("") : dup_words (table, record);
  const TlRecord  *stage;

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return *words != '\0' ? g_steal_pointer (&words) : NULL;
    case TL_KIND_STEP:
      stage = tl_table_get (table, tl_record_get_parent (record));
      if (table == self->b_table && g_strcmp0 (tl_record_get_parent (stage), self->b) == 0)
        stage = g_hash_table_lookup (self->stages, tl_record_get_id (stage));
      if (stage == NULL || *words == '\0')
        return NULL;
      return g_strdup_printf ("%s\n%s", tl_record_get_id (stage), words);
    case TL_KIND_LANE:
      return g_strdup_printf ("%d\n%s", (int) tl_record_get_integer (record, TL_LANE_KIND), words);
    default:
      if (*words == '\0')
        return NULL;
      return g_strdup_printf ("%d\n%s", (int) tl_query_card_kind (table, record), words);
    }
}

static void
match_names (Match *self, gboolean rough)
{
  g_autoptr (GHashTable) free_a =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < self->list_a->len; i++)
    {
      char   *key;
      GQueue *same;

      if (g_hash_table_contains (self->taken, self->list_a->pdata[i]))
        continue;
      key = dup_key (self, self->a_table, self->list_a->pdata[i], rough);
      if (key == NULL)
        continue;
      same = g_hash_table_lookup (free_a, key);
      if (same != NULL)
        g_free (key);
      else
        {
          same = g_queue_new ();
          g_hash_table_insert (free_a, key, same);
        }
      g_queue_push_tail (same, self->list_a->pdata[i]);
    }
  for (guint i = 0; i < self->list_b->len; i++)
    {
      const char      *id = tl_record_get_id (self->list_b->pdata[i]);
      g_autofree char *key = NULL;
      GQueue          *same;
      gpointer         twin;

      if (g_hash_table_contains (self->twins, id))
        continue;
      key = dup_key (self, self->b_table, self->list_b->pdata[i], rough);
      same = key != NULL ? g_hash_table_lookup (free_a, key) : NULL;
      twin = same != NULL ? g_queue_pop_head (same) : NULL;
      if (twin == NULL)
        continue;
      g_hash_table_insert (self->twins, (gpointer) id, twin);
      g_hash_table_add (self->taken, twin);
    }
}

/**
 * tl_compare_match:
 * @a_table: a table
 * @a: the id of one of its maps
 * @b_table: a table, which may be the same
 * @b: the id of one of its maps
 * @kind: %TL_KIND_STAGE, %TL_KIND_STEP, %TL_KIND_LANE or %TL_KIND_CARD
 * @stages: (nullable): for steps the twins of stages
 *
 * Finds out which records of two maps are the same thing.
 *
 * Returns: (transfer full): id of the second map -> `const TlRecord *` of the first, both borrowed
 * from the tables
 */
GHashTable *
tl_compare_match (const TlTable *a_table,
                  const char    *a,
                  const TlTable *b_table,
                  const char    *b,
                  TlKind         kind,
                  GHashTable    *stages)
{
  Match self = { .a_table = a_table, .b_table = b_table, .b = b, .kind = kind, .stages = stages };

  g_return_val_if_fail (kind != TL_KIND_STEP || stages != NULL, NULL);

  self.list_a = tl_compare_list (a_table, a, kind);
  self.list_b = tl_compare_list (b_table, b, kind);
  self.twins = g_hash_table_new (g_str_hash, g_str_equal);
  self.taken = g_hash_table_new (NULL, NULL);
  match_origins (&self);
  match_names (&self, FALSE);
  if (kind == TL_KIND_LANE)
    match_names (&self, TRUE);
  g_hash_table_unref (self.taken);
  g_ptr_array_unref (self.list_a);
  g_ptr_array_unref (self.list_b);
  return self.twins;
}

/* --- Columns ---------------------------------------------------------------------------------- */

/* The columns of the first map that a column of the second stands for: its twin; else, where one
 * of the two stages was divided into steps and the other was not, all of it. */
static GPtrArray *
find_columns (const TlTable  *a_table,
              const TlTable  *b_table,
              const TlRecord *column,
              GHashTable     *stages,
              GHashTable     *steps)
{
  const char      *id = tl_record_get_id (column);
  gboolean         is_step = tl_record_get_kind (column) == TL_KIND_STEP;
  const TlRecord  *twin = g_hash_table_lookup (is_step ? steps : stages, id);
  const TlRecord  *stage = tl_query_stage_of (b_table, id);
  const GPtrArray *parts;
  GPtrArray       *found = g_ptr_array_new ();

  if (twin == NULL && is_step && stage != NULL)
    {
      twin = g_hash_table_lookup (stages, tl_record_get_id (stage));
      if (twin != NULL &&
          tl_table_get_children (a_table, tl_record_get_id (twin), TL_KIND_STEP)->len > 0)
        return found;
    }
  if (twin == NULL)
    return found;
  parts = tl_table_get_children (a_table, tl_record_get_id (twin), TL_KIND_STEP);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (found, parts->pdata[i]);
  if (parts->len == 0)
    g_ptr_array_add (found, (gpointer) twin);
  return found;
}

/**
 * tl_compare_match_columns:
 * @a_table: a table
 * @a: the id of one of its maps
 * @b_table: a table, which may be the same
 * @b: the id of one of its maps
 *
 * For each column of the second map those of the first that it stands for. Where a stage has been
 * divided into steps each of them stands for it; where steps have been joined, the stage for all.
 *
 * Returns: (transfer full) (element-type GPtrArray): one list of `const TlRecord *` a column
 */
GPtrArray *
tl_compare_match_columns (const TlTable *a_table,
                          const char    *a,
                          const TlTable *b_table,
                          const char    *b)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (b_table, b);
  g_autoptr (GHashTable) stages = tl_compare_match (a_table, a, b_table, b, TL_KIND_STAGE, NULL);
  g_autoptr (GHashTable) steps = tl_compare_match (a_table, a, b_table, b, TL_KIND_STEP, stages);
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (lists, find_columns (a_table, b_table, columns->pdata[i], stages, steps));
  return lists;
}
