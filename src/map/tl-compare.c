/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two maps compared: twins are found (tl-compare-match.c), then each pair is held against the
 * other, field by field by the field table, references read through the twins. Who stands alone was
 * added or removed. The cost follows the cards of both maps, each looked at once. What never
 * changes: a comparison holds its records and can be read after the documents went on. */
#include "config.h"

#include "map/tl-compare.h"

#include "map/tl-query.h"

#include <math.h>
#include <string.h>

struct _TlCompare
{
  const TlTable  *a_table; /* only while it is made */
  const TlTable  *b_table;
  const char     *a;
  const char     *b;
  GHashTable     *twins[TL_N_KINDS]; /* id of b -> record of a; only while it is made */
  GPtrArray      *matches;           /* one list a column of b; only while it is made */
  GHashTable     *ids;               /* id -> id of its twin, both ways; of held records */
  GHashTable     *index;             /* id -> place in differences + 1 */
  GPtrArray      *held;              /* TlRecord */
  GArray         *differences;
  GArray         *columns;
  const TlRecord *curve_a;
  const TlRecord *curve_b;
};

static const TlKind compared_kinds[] = { TL_KIND_STAGE, TL_KIND_STEP, TL_KIND_LANE, TL_KIND_CARD };

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static const TlRecord *
hold (TlCompare *self, const TlRecord *record)
{
  if (record != NULL)
    g_ptr_array_add (self->held, tl_record_ref (record));
  return record;
}

static void
note_twins (TlCompare *self, TlKind kind)
{
  GHashTableIter iter;
  gpointer       id, record;

  g_hash_table_iter_init (&iter, self->twins[kind]);
  while (g_hash_table_iter_next (&iter, &id, &record))
    {
      const TlRecord *b = hold (self, tl_table_get (self->b_table, id));
      const TlRecord *a = hold (self, record);

      g_hash_table_insert (self->ids,
                           (gpointer) tl_record_get_id (b),
                           (gpointer) tl_record_get_id (a));
      /* Two versions of one document: both have the same id. */
      g_hash_table_insert (self->ids,
                           (gpointer) tl_record_get_id (a),
                           (gpointer) tl_record_get_id (b));
    }
}

/* --- Fields ----------------------------------------------------------------------------------- */

/* What says nothing of the journey, or is told in another way. */
static gboolean
is_compared (TlKind kind, guint field)
{
  static const guint cards[] = { TL_CARD_CODE,  TL_CARD_COLUMN, TL_CARD_LANE, TL_CARD_KIND,
                                 TL_CARD_VOTES, TL_CARD_FROM,   TL_CARD_EXTRA };

  if (field <= TL_FIELD_ORDER)
    return FALSE;
  switch ((int) kind)
    {
    case TL_KIND_STAGE:
      return field == TL_STAGE_TITLE;
    case TL_KIND_STEP:
      return field == TL_STEP_TITLE;
    case TL_KIND_LANE:
      return field == TL_LANE_TITLE || field == TL_LANE_KIND;
    default:
      for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
        if (cards[i] == field)
          return FALSE;
      return TRUE;
    }
}

/* Whether two references mean the same. */
static gboolean
is_same_target (const TlCompare *self, const char *a, const char *b)
{
  const char     *twin = a != NULL ? g_hash_table_lookup (self->ids, a) : NULL;
  const TlRecord *one, *other;

  if (a == NULL || b == NULL)
    return a == b;
  if (g_str_equal (twin != NULL ? twin : a, b))
    return TRUE;
  one = tl_table_get_kind (self->a_table, a, TL_KIND_PERSONA);
  other = tl_table_get_kind (self->b_table, b, TL_KIND_PERSONA);
  return one != NULL && other != NULL && tl_record_field_equal (one, other, TL_PERSONA_NAME);
}

/* Every one of the second list is in the first; what was removed from the map does not count. */
static gboolean
is_same_list (const TlCompare *self, const char *const *a, const char *const *b)
{
  guint n = 0;

  for (guint i = 0; a[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; !found && b[k] != NULL; k++)
        found = is_same_target (self, a[i], b[k]);
      if (!found && (g_hash_table_contains (self->ids, a[i]) ||
                     tl_query_map_of (self->a_table, a[i]) == NULL))
        return FALSE;
      n += found;
    }
  return n == g_strv_length ((char **) b);
}

static gboolean
field_differs (const TlCompare *self, const TlRecord *a, const TlRecord *b, guint field)
{
  switch ((int) tl_kind_get_field (tl_record_get_kind (a), field)->type)
    {
    case TL_FIELD_TYPE_REF:
      return !is_same_target (self, tl_record_get_ref (a, field), tl_record_get_ref (b, field));
    case TL_FIELD_TYPE_REF_LIST:
      return !is_same_list (self, tl_record_get_list (a, field), tl_record_get_list (b, field));
    default:
      return !tl_record_field_equal (a, b, field);
    }
}

static guint64
find_fields (const TlCompare *self, const TlRecord *a, const TlRecord *b)
{
  TlKind  kind = tl_record_get_kind (a);
  guint64 fields = 0;

  for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
    if (is_compared (kind, i) && field_differs (self, a, b, i))
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

/* --- Places ----------------------------------------------------------------------------------- */

static gboolean
is_parked (const TlRecord *card)
{
  return tl_record_get_ref (card, TL_CARD_COLUMN) == NULL ||
         tl_record_get_ref (card, TL_CARD_LANE) == NULL;
}

/* A stage that was divided into steps is still the same place. */
static gboolean
is_same_column (const TlCompare *self, const char *a, const char *b)
{
  const TlRecord *stage_a = tl_query_stage_of (self->a_table, a);
  const TlRecord *stage_b = tl_query_stage_of (self->b_table, b);

  if (g_strcmp0 (g_hash_table_lookup (self->ids, a), b) == 0)
    return TRUE;
  return stage_a != NULL && stage_b != NULL &&
         g_strcmp0 (g_hash_table_lookup (self->ids, tl_record_get_id (stage_a)),
                    tl_record_get_id (stage_b)) == 0 &&
         (g_str_equal (tl_record_get_id (stage_a), a) ||
          g_str_equal (tl_record_get_id (stage_b), b));
}

static gboolean
has_moved (const TlCompare *self, const TlRecord *a, const TlRecord *b)
{
  if (is_parked (a) || is_parked (b))
    return is_parked (a) != is_parked (b);
  return !is_same_column (self,
                          tl_record_get_ref (a, TL_CARD_COLUMN),
                          tl_record_get_ref (b, TL_CARD_COLUMN)) ||
         g_strcmp0 (g_hash_table_lookup (self->ids, tl_record_get_ref (a, TL_CARD_LANE)),
                    tl_record_get_ref (b, TL_CARD_LANE)) != 0;
}

/* --- Columns ---------------------------------------------------------------------------------- */

static double
get_mean (const GPtrArray *columns_a, const GPtrArray *list, const double *scores)
{
  double sum = 0;
  guint  n = 0, place;

  for (guint i = 0; i < list->len; i++)
    if (g_ptr_array_find ((GPtrArray *) columns_a, list->pdata[i], &place) &&
        !isnan (scores[place]))
      {
        sum += scores[place];
        n++;
      }
  return n > 0 ? sum / n : NAN;
}

/* Columns of the first map from @next on that nothing stands for. */
static void
add_removed (
  TlCompare *self, const GPtrArray *columns_a, GHashTable *used, guint next, const double *scores)
{
  for (; next < columns_a->len && !g_hash_table_contains (used, columns_a->pdata[next]); next++)
    {
      TlComparedColumn column = { .a = hold (self, columns_a->pdata[next]),
                                  .score_a = scores[next],
                                  .score_b = NAN };

      g_array_append_val (self->columns, column);
    }
}

static void
compare_columns (TlCompare *self)
{
  g_autoptr (GPtrArray) columns_a = tl_query_columns (self->a_table, self->a);
  g_autoptr (GPtrArray) columns_b = tl_query_columns (self->b_table, self->b);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autofree double *scores_a =
    tl_compare_score_columns (self->a_table,
                              self->a,
                              self->curve_a != NULL ? tl_record_get_id (self->curve_a) : NULL);
  g_autofree double *scores_b =
    tl_compare_score_columns (self->b_table,
                              self->b,
                              self->curve_b != NULL ? tl_record_get_id (self->curve_b) : NULL);

  for (guint i = 0; i < self->matches->len; i++)
    {
      const GPtrArray *list = self->matches->pdata[i];

      for (guint k = 0; k < list->len; k++)
        g_hash_table_add (used, list->pdata[k]);
    }
  add_removed (self, columns_a, used, 0, scores_a);
  for (guint i = 0; i < columns_b->len; i++)
    {
      const GPtrArray *list = self->matches->pdata[i];
      TlComparedColumn column = { .b = hold (self, columns_b->pdata[i]),
                                  .a = hold (self, list->len > 0 ? list->pdata[0] : NULL),
                                  .score_a = get_mean (columns_a, list, scores_a),
                                  .score_b = scores_b[i] };
      guint            place;

      g_array_append_val (self->columns, column);
      if (list->len > 0 && g_ptr_array_find (columns_a, list->pdata[list->len - 1], &place))
        add_removed (self, columns_a, used, place + 1, scores_a);
    }
}

/* --- Differences ------------------------------------------------------------------------------ */

static void
add_difference (TlCompare *self, const TlDifference *difference)
{
  guint place;

  if (difference->flags == 0)
    return;
  hold (self, difference->a);
  hold (self, difference->b);
  g_array_append_vals (self->differences, difference, 1);
  place = self->differences->len;
  if (difference->a != NULL)
    g_hash_table_insert (self->index,
                         (gpointer) tl_record_get_id (difference->a),
                         GUINT_TO_POINTER (place));
  if (difference->b != NULL)
    g_hash_table_insert (self->index,
                         (gpointer) tl_record_get_id (difference->b),
                         GUINT_TO_POINTER (place));
}

static void
compare_pair (TlCompare *self, const TlRecord *a, const TlRecord *b)
{
  TlDifference difference = { .kind = tl_record_get_kind (a), .a = a, .b = b };

  difference.fields = find_fields (self, a, b);
  if (difference.fields != 0)
    difference.flags |= TL_DIFFERENCE_CHANGED;
  if (difference.kind == TL_KIND_CARD && has_moved (self, a, b))
    difference.flags |= TL_DIFFERENCE_MOVED;
  add_difference (self, &difference);
}

static void
compare_kind (TlCompare *self, TlKind kind)
{
  g_autoptr (GPtrArray) list_a = tl_compare_list (self->a_table, self->a, kind);
  g_autoptr (GPtrArray) list_b = tl_compare_list (self->b_table, self->b, kind);
  g_autoptr (GHashTable) matched = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < list_b->len; i++)
    {
      const TlRecord *b = list_b->pdata[i];
      const TlRecord *a = g_hash_table_lookup (self->twins[kind], tl_record_get_id (b));

      if (a != NULL)
        {
          g_hash_table_add (matched, (gpointer) a);
          compare_pair (self, a, b);
        }
      else
        add_difference (self,
                        &(TlDifference){ .kind = kind, .b = b, .flags = TL_DIFFERENCE_ADDED });
    }
  for (guint i = 0; i < list_a->len; i++)
    if (!g_hash_table_contains (matched, list_a->pdata[i]))
      add_difference (self,
                      &(TlDifference){
                        .kind = kind, .a = list_a->pdata[i], .flags = TL_DIFFERENCE_REMOVED });
}

static void
find_twins (TlCompare *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (compared_kinds); i++)
    {
      TlKind kind = compared_kinds[i];

      self->twins[kind] = tl_compare_match (self->a_table,
                                            self->a,
                                            self->b_table,
                                            self->b,
                                            kind,
                                            self->twins[TL_KIND_STAGE]);
      note_twins (self, kind);
    }
  self->matches = tl_compare_match_columns (self->a_table, self->a, self->b_table, self->b);
}

static void
find_curves (TlCompare *self)
{
  self->curve_b = hold (self, tl_compare_find_curve (self->b_table, self->b, NULL, NULL));
  if (self->curve_b == NULL)
    self->curve_a = hold (self, tl_compare_find_curve (self->a_table, self->a, NULL, NULL));
  else
    self->curve_a =
      hold (self, tl_compare_find_curve (self->a_table, self->a, self->b_table, self->curve_b));
}

/**
 * tl_compare_new:
 * @a_table: a table
 * @a: the id of one of its maps
 * @b_table: a table, which may be the same
 * @b: the id of one of its maps
 *
 * Compares two maps: what of the first has become what in the second.
 *
 * Returns: (transfer full): the comparison
 */
TlCompare *
tl_compare_new (const TlTable *a_table, const char *a, const TlTable *b_table, const char *b)
{
  TlCompare *self;

  g_return_val_if_fail (tl_table_get_kind (a_table, a, TL_KIND_MAP), NULL);
  g_return_val_if_fail (tl_table_get_kind (b_table, b, TL_KIND_MAP), NULL);

  self = g_new0 (TlCompare, 1);
  self->a_table = a_table;
  self->b_table = b_table;
  self->a = a;
  self->b = b;
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->held = g_ptr_array_new_with_free_func (release_record);
  self->differences = g_array_new (FALSE, FALSE, sizeof (TlDifference));
  self->columns = g_array_new (FALSE, FALSE, sizeof (TlComparedColumn));
  find_twins (self);
  find_curves (self);
  for (guint i = 0; i < G_N_ELEMENTS (compared_kinds); i++)
    compare_kind (self, compared_kinds[i]);
  compare_columns (self);
  for (guint i = 0; i < G_N_ELEMENTS (compared_kinds); i++)
    g_clear_pointer (&self->twins[compared_kinds[i]], g_hash_table_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->a_table = self->b_table = NULL;
  self->a = self->b = NULL;
  return self;
}

/**
 * tl_compare_free:
 * @self: (transfer full): a comparison
 */
void
tl_compare_free (TlCompare *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->differences);
  g_hash_table_unref (self->index);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->held);
  g_free (self);
}

/**
 * tl_compare_get_differences:
 * @self: a comparison
 *
 * Returns: (transfer none) (element-type TlDifference): what differs: stages, steps, lanes, then
 * cards; of each kind what the second map has in its order, then what was removed
 */
const GArray *
tl_compare_get_differences (const TlCompare *self)
{
  return self->differences;
}

/**
 * tl_compare_get_columns:
 * @self: a comparison
 *
 * Returns: (transfer none) (element-type TlComparedColumn): the columns of both maps with the
 * height of both lines
 */
const GArray *
tl_compare_get_columns (const TlCompare *self)
{
  return self->columns;
}

/**
 * tl_compare_find:
 * @self: a comparison
 * @id: the id of a record of either map
 *
 * Returns: (transfer none) (nullable): what differs about it
 */
const TlDifference *
tl_compare_find (const TlCompare *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, id));

  return place > 0 ? &g_array_index (self->differences, TlDifference, place - 1) : NULL;
}

/**
 * tl_compare_find_twin:
 * @self: a comparison
 * @id: (nullable): the id of a stage, step, lane or card of either map
 *
 * Returns: (transfer none) (nullable): the id of the same thing in the other map
 */
const char *
tl_compare_find_twin (const TlCompare *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->ids, id) : NULL;
}

/**
 * tl_compare_count:
 * @self: a comparison
 * @kind: a kind of record
 * @flags: kinds of difference
 *
 * Returns: how many records differ in any of these ways
 */
guint
tl_compare_count (const TlCompare *self, TlKind kind, guint flags)
{
  guint n = 0;

  for (guint i = 0; i < self->differences->len; i++)
    {
      const TlDifference *one = &g_array_index (self->differences, TlDifference, i);

      n += one->kind == kind && (one->flags & flags) != 0;
    }
  return n;
}

/**
 * tl_compare_get_curves:
 * @self: a comparison
 * @a: (out) (nullable): the line of the first map
 * @b: (out) (nullable): the line of the second
 *
 * Which lines were held against each other.
 */
void
tl_compare_get_curves (const TlCompare *self, const TlRecord **a, const TlRecord **b)
{
  *a = self->curve_a;
  *b = self->curve_b;
}

/**
 * tl_compare_get_means:
 * @self: a comparison
 * @a: (out): the mean height of the first line
 * @b: (out): the mean height of the second
 *
 * How the journey feels on the whole: the mean over the columns where both lines are. NAN where
 * there is none.
 */
void
tl_compare_get_means (const TlCompare *self, double *a, double *b)
{
  guint n = 0;

  *a = *b = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TlComparedColumn *column = &g_array_index (self->columns, TlComparedColumn, i);

      if (isnan (column->score_a) || isnan (column->score_b))
        continue;
      *a += column->score_a;
      *b += column->score_b;
      n++;
    }
  *a = n > 0 ? *a / n : NAN;
  *b = n > 0 ? *b / n : NAN;
}
