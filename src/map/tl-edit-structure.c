/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that take stages apart and put them together: splitting, merging, moving a step into
 * another stage, reordering several at once, widths.
 *
 * A stage without steps is a column and a stage with steps is none, so a stage that is merged into
 * another becomes a step named after it: no two columns' cards are ever mixed up. What never
 * changes: whatever referred to a column refers, afterwards, to the column that has its cards. */
#include "config.h"

#include "map/tl-edit-private.h"
#include "map/tl-edit-structure.h"
#include "map/tl-time.h"

/* Between the titles of merged stages; the same in every language. */
#define TITLE_JOINT " & "

static const TlRecord *
get_stage (const TlTable *table, const char *id)
{
  return tl_table_get_kind (table, id, TL_KIND_STAGE);
}

static const GPtrArray *
get_steps (const TlTable *table, const char *stage)
{
  return tl_table_get_children (table, stage, TL_KIND_STEP);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

/* The ids of a stage's steps, which stay good while the steps move. */
static GPtrArray *
dup_steps (const TlTable *table, const char *stage)
{
  const GPtrArray *steps = get_steps (table, stage);
  GPtrArray       *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (ids, g_strdup (tl_record_get_id (steps->pdata[i])));
  return ids;
}

/* --- References ------------------------------------------------------------------------------- */

static void
replace_in_list (TlRecord *record, guint field, const char *from, const char *to)
{
  const char *const *list = tl_record_get_list (record, field);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  gboolean has_target = g_strv_contains (list, to);

  if (!g_strv_contains (list, from))
    return;
  for (guint i = 0; list[i] != NULL; i++)
    if (!g_str_equal (list[i], from))
      g_ptr_array_add (fresh, (gpointer) list[i]);
    else if (!has_target)
      g_ptr_array_add (fresh, (gpointer) to);
  g_ptr_array_add (fresh, NULL);
  tl_record_set_list (record, field, (const char *const *) fresh->pdata);
}

/* Makes all that refers to one column, but what is nested in it, refer to another. */
static void
move_references (TlDocument *doc, const char *from, const char *to)
{
  const GPtrArray *referrers = tl_table_get_referrers (tl_document_get_table (doc), from);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (release_record);

  for (guint i = 0; i < referrers->len; i++)
    g_ptr_array_add (records, tl_record_ref (referrers->pdata[i]));
  for (guint i = 0; i < records->len; i++)
    {
      TlRecord         *copy = tl_record_copy (records->pdata[i]);
      const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (copy));

      for (guint field = TL_FIELD_ORDER + 1; field < info->n_fields; field++)
        if (info->fields[field].type == TL_FIELD_TYPE_REF &&
            g_strcmp0 (tl_record_get_ref (copy, field), from) == 0)
          tl_record_set_ref (copy, field, to);
        else if (info->fields[field].type == TL_FIELD_TYPE_REF_LIST)
          replace_in_list (copy, field, from, to);
      tl_edit_put_changed (doc, copy);
    }
}

/* --- Steps ------------------------------------------------------------------------------------ */

static void
put_step_into (TlDocument *doc, const char *step, const char *stage, const char *before)
{
  TlRecord        *copy = tl_edit_copy_record (doc, step);
  g_autofree char *order =
    tl_edit_find_order (tl_document_get_table (doc), stage, TL_KIND_STEP, before);

  tl_record_set_ref (copy, TL_FIELD_PARENT, stage);
  tl_record_set_text (copy, TL_FIELD_ORDER, order);
  tl_edit_put_changed (doc, copy);
}

/* What a stage says of its width and how long it takes becomes true of its step, or the other way
 * round. */
static void
hand_over (TlDocument *doc, const char *from, const char *to)
{
  const TlTable   *table = tl_document_get_table (doc);
  gboolean         to_step = tl_table_get_kind (table, to, TL_KIND_STEP) != NULL;
  guint            width = tl_edit_get_column_width (table, from);
  g_autofree char *duration = g_strdup (
    tl_record_get_text (tl_table_get (table, from),
                        tl_table_get_kind (table, from, TL_KIND_STEP) != NULL ? TL_STEP_DURATION
                                                                              : TL_STAGE_DURATION));

  tl_edit_set_column_width (doc, to, width);
  if (*duration != '\0')
    tl_edit_set_text (doc, to, to_step ? TL_STEP_DURATION : TL_STAGE_DURATION, duration);
}

/* A stage without steps gets one, named after it, that has its cards, its width and its time. */
static char *
make_own_step (TlDocument *doc, const char *stage)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *record = get_stage (table, stage);
  g_autofree char *title = g_strdup (tl_record_get_text (record, TL_STAGE_TITLE));
  char            *step = tl_edit_add_step (doc, stage, title, NULL);

  hand_over (doc, stage, step);
  tl_edit_set_integer (doc, stage, TL_STAGE_WIDTH, 0);
  tl_edit_set_text (doc, stage, TL_STAGE_DURATION, "");
  return step;
}

/* A stage whose one step only repeats its title needs no step. */
static void
dissolve_lone_step (TlDocument *doc, const char *stage)
{
  const TlTable   *table = tl_document_get_table (doc);
  const GPtrArray *steps = get_steps (table, stage);
  const TlRecord  *step = steps->len == 1 ? steps->pdata[0] : NULL;
  const char      *title = tl_record_get_text (get_stage (table, stage), TL_STAGE_TITLE);
  g_autofree char *id = NULL;

  if (step == NULL || g_strcmp0 (title, tl_record_get_text (step, TL_STEP_TITLE)) != 0 ||
      !tl_record_is_default (step, TL_STEP_EXTRA))
    return;
  id = g_strdup (tl_record_get_id (step));
  move_references (doc, id, stage);
  hand_over (doc, id, stage);
  tl_document_remove (doc, id);
}

/* The stage after another, NULL = it is the last. */
static const char *
find_next_stage (const TlTable *table, const TlRecord *stage)
{
  const GPtrArray *all = tl_table_get_children (table, tl_record_get_parent (stage), TL_KIND_STAGE);
  guint            place;

  if (!g_ptr_array_find ((GPtrArray *) all, stage, &place) || place + 1 >= all->len)
    return NULL;
  return tl_record_get_id (all->pdata[place + 1]);
}

/**
 * tl_edit_split_stage:
 * @doc: a document with a transaction open
 * @step: the id of a step
 *
 * Splits a stage: the step and those after it become a new stage right after it, of the same colour
 * and titled like the step. A lone step that only repeats its stage's title is dissolved into it.
 *
 * Returns: (transfer full) (nullable): the new stage's id; NULL, and nothing changed, when the step
 *   is the first of its stage
 */
char *
tl_edit_split_stage (TlDocument *doc, const char *step)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) steps = NULL;
  const TlRecord  *old;
  g_autofree char *old_id = NULL;
  TlRecord        *stage;
  char            *id;
  guint            place;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, step, TL_KIND_STEP), NULL);

  old_id = g_strdup (tl_record_get_parent (tl_table_get (table, step)));
  old = get_stage (table, old_id);
  steps = dup_steps (table, old_id);
  if (!g_ptr_array_find_with_equal_func (steps, step, g_str_equal, &place) || place == 0)
    return NULL;
  stage = tl_edit_new_child (doc,
                             TL_KIND_STAGE,
                             tl_record_get_parent (old),
                             find_next_stage (table, old));
  tl_record_set_text (stage,
                      TL_STAGE_TITLE,
                      tl_record_get_text (tl_table_get (table, step), TL_STEP_TITLE));
  tl_record_take_field (stage, TL_STAGE_COLOR, old);
  id = tl_edit_put_new (doc, stage);
  for (guint i = place; i < steps->len; i++)
    put_step_into (doc, steps->pdata[i], id, NULL);
  dissolve_lone_step (doc, id);
  dissolve_lone_step (doc, old_id);
  return id;
}

/* Nothing stands in it and nobody has named it. */
static gboolean
is_blank (const TlTable *table, const char *stage)
{
  const TlRecord *record = get_stage (table, stage);

  return *tl_record_get_text (record, TL_STAGE_TITLE) == '\0' &&
         get_steps (table, stage)->len == 0 && tl_table_get_referrers (table, stage)->len == 0;
}

/* Takes the steps of a stage, or the stage itself as one, into another. */
static void
absorb (TlDocument *doc, const char *stage, const char *into)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) steps = dup_steps (table, stage);
  const char      *ids[] = { stage, NULL };
  g_autofree char *step = NULL;

  for (guint i = 0; i < steps->len; i++)
    put_step_into (doc, steps->pdata[i], into, NULL);
  if (steps->len == 0 && !is_blank (table, stage))
    {
      g_autofree char *title =
        g_strdup (tl_record_get_text (get_stage (table, stage), TL_STAGE_TITLE));

      step = tl_edit_add_step (doc, into, title, NULL);
      hand_over (doc, stage, step);
    }
  move_references (doc, stage, step != NULL ? step : into);
  tl_edit_delete (doc, ids, FALSE);
}

/* The stages named, in the map's order. */
static GPtrArray *
dup_in_order (const TlTable *table, const char *const *stages)
{
  const TlRecord  *first = get_stage (table, stages[0]);
  const GPtrArray *all = tl_table_get_children (table, tl_record_get_parent (first), TL_KIND_STAGE);
  GPtrArray       *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (g_strv_contains (stages, tl_record_get_id (all->pdata[i])))
      g_ptr_array_add (ids, g_strdup (tl_record_get_id (all->pdata[i])));
  return ids;
}

/* "Compare & Buy": each title once, blank ones left out. */
static char *
join_titles (const TlTable *table, GPtrArray *stages)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < stages->len; i++)
    {
      const char *title = tl_record_get_text (get_stage (table, stages->pdata[i]), TL_STAGE_TITLE);

      if (*title != '\0' && !g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (gpointer) title);
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (TITLE_JOINT, (char **) titles->pdata);
}

/* How long some stages take together. Returns whether one that has steps says so itself, which the
 * sum of all their steps would not. */
static gboolean
add_times (const TlTable *table, const GPtrArray *stages, TlDuration *sum)
{
  gboolean said = FALSE;

  *sum = (TlDuration){ 0 };
  for (guint i = 0; i < stages->len; i++)
    {
      const TlRecord *stage = get_stage (table, stages->pdata[i]);
      TlDuration      one;

      if (tl_time_of_stage (table, stage, &one))
        tl_duration_add (sum, &one);
      said =
        said || (tl_time_get_own (stage, &one) && get_steps (table, stages->pdata[i])->len > 0);
    }
  return said;
}

/**
 * tl_edit_merge_stages:
 * @doc: a document with a transaction open
 * @stages: (array zero-terminated=1): ids of stages of one map, in any order
 *
 * Merges stages into the one of them that comes first. Their steps become its steps, with their
 * cards; a stage without steps becomes a step named after it, the first one too. The titles are
 * joined, and it takes as long as they did together. Of fewer than two stages nothing changes.
 */
void
tl_edit_merge_stages (TlDocument *doc, const char *const *stages)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *title = NULL;
  const char      *into;
  TlEditSpans     *spans;
  TlDuration       time;
  gboolean         has_time;

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (stages != NULL);

  if (stages[0] == NULL)
    return;
  g_return_if_fail (get_stage (table, stages[0]));
  ids = dup_in_order (table, stages);
  if (ids->len < 2)
    return;
  into = ids->pdata[0];
  title = join_titles (table, ids);
  spans = tl_edit_spans_save (table, tl_query_map_of (table, into));
  has_time = add_times (table, ids, &time);
  if (get_steps (table, into)->len == 0 && !is_blank (table, into))
    g_free (make_own_step (doc, into));
  for (guint i = 1; i < ids->len; i++)
    absorb (doc, ids->pdata[i], into);
  tl_edit_set_text (doc, into, TL_STAGE_TITLE, title);
  if (has_time)
    {
      g_autofree char *text = tl_duration_dup_text (&time);

      tl_edit_set_text (doc, into, TL_STAGE_DURATION, text);
    }
  dissolve_lone_step (doc, into);
  tl_edit_spans_follow (doc, spans);
}

static gboolean
has_content (const TlTable *table, const char *column)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, column);

  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_CARD ||
        tl_record_get_kind (referrers->pdata[i]) == TL_KIND_POINT)
      return TRUE;
  return FALSE;
}

/**
 * tl_edit_move_step:
 * @doc: a document with a transaction open
 * @step: the id of a step
 * @stage: the id of a stage of the same map
 * @before: (nullable): the step of @stage it comes to stand before, or @stage itself where that has
 *   no steps; NULL = last
 *
 * Moves a step with its cards into a stage. A stage that had no steps but cards of its own first
 * becomes a step of itself, so that no cards are mixed up; a stage whose last step goes stays as
 * an empty column.
 */
void
tl_edit_move_step (TlDocument *doc, const char *step, const char *stage, const char *before)
{
  const TlTable   *table = tl_document_get_table (doc);
  g_autofree char *own = NULL;

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (tl_table_get_kind (table, step, TL_KIND_STEP) && get_stage (table, stage));
  g_return_if_fail (g_strcmp0 (tl_query_map_of (table, step), tl_query_map_of (table, stage)) == 0);

  if (g_strcmp0 (tl_record_get_parent (tl_table_get (table, step)), stage) == 0)
    {
      if (g_strcmp0 (before, stage) != 0)
        tl_edit_reorder (doc, step, before);
      return;
    }
  if (get_steps (table, stage)->len == 0 && has_content (table, stage))
    own = make_own_step (doc, stage);
  put_step_into (doc, step, stage, g_strcmp0 (before, stage) == 0 ? own : before);
}

/* --- Several at once -------------------------------------------------------------------------- */

/* The siblings as they would stand: those named, in their present order, before one that stays. */
static GPtrArray *
list_wanted (const GPtrArray *siblings, const char *const *ids, const char *before)
{
  GPtrArray *wanted = g_ptr_array_new ();
  guint      place = siblings->len;
  guint      n_before = 0;

  for (guint i = siblings->len; i-- > 0;)
    if (g_strcmp0 (tl_record_get_id (siblings->pdata[i]), before) == 0)
      place = i;
  for (guint i = 0; i < siblings->len; i++)
    if (!g_strv_contains (ids, tl_record_get_id (siblings->pdata[i])))
      {
        g_ptr_array_add (wanted, siblings->pdata[i]);
        n_before += i < place ? 1 : 0;
      }
  for (guint i = 0; i < siblings->len; i++)
    if (g_strv_contains (ids, tl_record_get_id (siblings->pdata[i])))
      g_ptr_array_insert (wanted, n_before++, siblings->pdata[i]);
  return wanted;
}

static gboolean
is_same_list (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * tl_edit_reorder_many:
 * @doc: a document with a transaction open
 * @ids: (array zero-terminated=1): ids of records of one kind and one parent
 * @before: (nullable): the sibling they come to stand before, NULL = last; it may be one of them
 *
 * Moves records among their siblings, next to one another in the order they had.
 */
void
tl_edit_reorder_many (TlDocument *doc, const char *const *ids, const char *before)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *first;
  const GPtrArray *siblings;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (ids != NULL);

  first = ids[0] != NULL ? tl_table_get (table, ids[0]) : NULL;
  if (first == NULL)
    return;
  siblings =
    tl_table_get_children (table, tl_record_get_parent (first), tl_record_get_kind (first));
  wanted = list_wanted (siblings, ids, before);
  if (is_same_list (wanted, siblings))
    return;
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (order, g_strdup (tl_record_get_id (wanted->pdata[i])));
  for (guint i = order->len; i-- > 0;)
    if (g_strv_contains (ids, order->pdata[i]))
      tl_edit_reorder (doc, order->pdata[i], i + 1 < order->len ? order->pdata[i + 1] : NULL);
}

/* --- Widths and the lock ---------------------------------------------------------------------- */

/**
 * tl_edit_get_column_width:
 * @table: a table
 * @column: the id of a stage or step
 *
 * Returns: the width that was asked for, in document px; 0 = the usual width
 */
guint
tl_edit_get_column_width (const TlTable *table, const char *column)
{
  const TlRecord *record = tl_table_get (table, column);

  g_return_val_if_fail (record != NULL, 0);

  return (guint) tl_record_get_integer (record,
                                        tl_record_get_kind (record) == TL_KIND_STEP
                                          ? TL_STEP_WIDTH
                                          : TL_STAGE_WIDTH);
}

/**
 * tl_edit_set_column_width:
 * @doc: a document with a transaction open
 * @column: the id of a stage or step
 * @width: document px; 0 = the usual width
 *
 * Sets how wide a column is.
 *
 * Returns: whether it was another width before
 */
gboolean
tl_edit_set_column_width (TlDocument *doc, const char *column, guint width)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (doc), column);

  g_return_val_if_fail (record != NULL, FALSE);

  return tl_edit_set_integer (doc,
                              column,
                              tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_WIDTH
                                                                          : TL_STAGE_WIDTH,
                              width);
}

/**
 * tl_edit_is_locked:
 * @table: a table
 * @map: (nullable): the id of a map
 *
 * Returns: whether the map's structure is locked
 */
gboolean
tl_edit_is_locked (const TlTable *table, const char *map)
{
  const TlRecord *record = map != NULL ? tl_table_get_kind (table, map, TL_KIND_MAP) : NULL;

  return record != NULL && tl_record_get_boolean (record, TL_MAP_LOCKED);
}
