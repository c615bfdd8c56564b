/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verbs on headings: splitting and merging stages, duplicating and moving stages, steps and lanes.
 * Each asks whether the structure may be changed, opens one transaction, calls the verbs of map and
 * moves the focus to what came of it. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#include "map/tl-edit-structure.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static const TlRecord *
get_record (TlCanvas *self, const char *id)
{
  return id != NULL ? tl_table_get (get_table (self), id) : NULL;
}

static const char *const *
get_ids (GPtrArray *targets)
{
  return (const char *const *) targets->pdata;
}

/* What counts: the array without its NULL. */
static guint
get_n (GPtrArray *targets)
{
  return targets->len - 1;
}

static const GPtrArray *
get_siblings (TlCanvas *self, const TlRecord *record)
{
  return tl_table_get_children (get_table (self),
                                tl_record_get_parent (record),
                                tl_record_get_kind (record));
}

static const char *
get_id_at (const GPtrArray *records, guint index)
{
  return index < records->len ? tl_record_get_id (g_ptr_array_index (records, index)) : NULL;
}

static void
focus_record (TlCanvas *self, const char *id)
{
  TlPlace place = tl_scene_place_of (self->scene, id);

  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
}

/**
 * tl_canvas_is_heading:
 * @self: the canvas
 * @id: (nullable): a record
 *
 * Returns: whether it is a stage, a step or a lane
 */
gboolean
tl_canvas_is_heading (TlCanvas *self, const char *id)
{
  const TlRecord *record = get_record (self, id);
  TlKind          kind = record != NULL ? tl_record_get_kind (record) : TL_N_KINDS;

  return kind == TL_KIND_STAGE || kind == TL_KIND_STEP || kind == TL_KIND_LANE;
}

/* --- Splitting and merging -------------------------------------------------------------------- */

static char *
dup_split_step (TlCanvas *self)
{
  g_autoptr (GPtrArray) steps = tl_canvas_dup_targets (self, TL_KIND_STEP);
  const TlRecord *step = get_record (self, g_ptr_array_index (steps, 0));
  guint           index;

  if (step == NULL || !g_ptr_array_find ((GPtrArray *) get_siblings (self, step), step, &index) ||
      index == 0)
    return NULL;
  return g_strdup (tl_record_get_id (step));
}

/**
 * tl_canvas_can_split_stage:
 * @self: the canvas
 *
 * Returns: whether the step meant has another before it in its stage
 */
gboolean
tl_canvas_can_split_stage (TlCanvas *self)
{
  g_autofree char *step = dup_split_step (self);

  return step != NULL;
}

/**
 * tl_canvas_split_stage:
 * @self: the canvas
 *
 * Makes the step meant and those after it a stage of their own.
 */
void
tl_canvas_split_stage (TlCanvas *self)
{
  g_autofree char *step = dup_split_step (self);
  g_autofree char *stage = NULL;

  if (step == NULL || !tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, _ ("Split Stage"));
  stage = tl_edit_split_stage (self->document, step);
  tl_document_commit (self->document);
  tl_canvas_select_one (self, stage);
  focus_record (self, stage);
}

/* The stages to be merged: those selected, else the focused one and the next. */
static GPtrArray *
dup_merged (TlCanvas *self)
{
  GPtrArray      *stages = tl_canvas_dup_targets (self, TL_KIND_STAGE);
  const TlRecord *stage = get_record (self, g_ptr_array_index (stages, 0));
  const char     *next = NULL;
  guint           index;

  if (get_n (stages) != 1)
    return stages;
  if (g_ptr_array_find ((GPtrArray *) get_siblings (self, stage), stage, &index))
    next = get_id_at (get_siblings (self, stage), index + 1);
  if (next != NULL)
    g_ptr_array_insert (stages, 1, g_strdup (next));
  return stages;
}

/**
 * tl_canvas_can_merge_stages:
 * @self: the canvas
 *
 * Returns: whether several stages are meant, or one that has another after it
 */
gboolean
tl_canvas_can_merge_stages (TlCanvas *self)
{
  g_autoptr (GPtrArray) stages = dup_merged (self);

  return get_n (stages) > 1;
}

/* The first of the stages in the map's order: what is left of them. */
static char *
dup_first (TlCanvas *self, GPtrArray *stages)
{
  const GPtrArray *all = get_siblings (self, get_record (self, g_ptr_array_index (stages, 0)));

  for (guint i = 0; i < all->len; i++)
    if (g_strv_contains (get_ids (stages), get_id_at (all, i)))
      return g_strdup (get_id_at (all, i));
  return NULL;
}

/**
 * tl_canvas_merge_stages:
 * @self: the canvas
 *
 * Merges the selected stages, else the focused one with the next. Columns keep their cards.
 */
void
tl_canvas_merge_stages (TlCanvas *self)
{
  g_autoptr (GPtrArray) stages = dup_merged (self);
  g_autofree char *first = NULL;

  if (get_n (stages) < 2 || !tl_canvas_may_restructure (self))
    return;
  first = dup_first (self, stages);
  tl_document_begin (self->document, _ ("Merge Stages"));
  tl_edit_merge_stages (self->document, get_ids (stages));
  tl_document_commit (self->document);
  tl_canvas_select_one (self, first);
  focus_record (self, first);
}

/* --- Duplicating ------------------------------------------------------------------------------ */

static const char *
get_duplicate_name (TlKind kind)
{
  if (kind == TL_KIND_LANE)
    return _ ("Duplicate Lane");
  return kind == TL_KIND_STEP ? _ ("Duplicate Step") : _ ("Duplicate Stage");
}

/**
 * tl_canvas_duplicate_headings:
 * @self: the canvas
 *
 * Ctrl+D on headings: copies of the stages, steps or lanes meant with their cards, each after its
 * original; they are selected.
 *
 * Returns: FALSE when no heading is meant
 */
gboolean
tl_canvas_duplicate_headings (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  TlKind kind;

  if (get_n (targets) == 0 || !tl_canvas_is_heading (self, g_ptr_array_index (targets, 0)))
    return FALSE;
  if (!tl_canvas_may_restructure (self))
    return TRUE;
  kind = tl_record_get_kind (get_record (self, g_ptr_array_index (targets, 0)));
  tl_document_begin (self->document, get_duplicate_name (kind));
  for (guint i = 0; i < get_n (targets); i++)
    {
      const char *id = g_ptr_array_index (targets, i);

      if (!tl_canvas_is_heading (self, id))
        continue;
      if (tl_record_get_kind (get_record (self, id)) == TL_KIND_LANE)
        g_ptr_array_add (copies, tl_edit_copy_lane (self->document, id, self->map));
      else
        g_ptr_array_add (copies, tl_edit_duplicate_column (self->document, id));
    }
  tl_document_commit (self->document);
  g_ptr_array_add (copies, NULL);
  tl_canvas_select_targets (self, copies);
  return TRUE;
}

/* --- Moving ----------------------------------------------------------------------------------- */

static const char *
get_move_name (TlKind kind, guint n)
{
  if (kind == TL_KIND_LANE)
    return n == 1 ? _ ("Move Lane") : _ ("Move Lanes");
  if (kind == TL_KIND_STEP)
    return n == 1 ? _ ("Move Step") : _ ("Move Steps");
  return n == 1 ? _ ("Move Stage") : _ ("Move Stages");
}

/* Those of the headings that are siblings of the first, in their order: what moves as one. */
static GPtrArray *
dup_block (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord  *first = get_record (self, g_ptr_array_index (targets, 0));
  const GPtrArray *all = get_siblings (self, first);
  GPtrArray       *block = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (g_strv_contains (get_ids (targets), get_id_at (all, i)))
      g_ptr_array_add (block, g_strdup (get_id_at (all, i)));
  g_ptr_array_add (block, NULL);
  return block;
}

/* The sibling that a block comes to stand before when it goes one place on or back. FALSE = it is
 * at the end already. */
static gboolean
find_slot (const GPtrArray *all, GPtrArray *block, gboolean back, const char **before)
{
  guint first = all->len, last = 0;

  for (guint i = 0; i < all->len; i++)
    if (g_strv_contains (get_ids (block), get_id_at (all, i)))
      {
        first = MIN (first, i);
        last = i;
      }
  if (back ? first == 0 : last + 1 >= all->len)
    return FALSE;
  *before = get_id_at (all, back ? first - 1 : last + 2);
  return TRUE;
}

/* Over the edge of its stage a step goes into the neighbouring one. */
static gboolean
find_next_stage (
  TlCanvas *self, const TlRecord *step, gboolean back, const char **stage, const char **before)
{
  const TlRecord  *own = get_record (self, tl_record_get_parent (step));
  const GPtrArray *all = get_siblings (self, own);
  const GPtrArray *steps;
  guint            index;

  if (!g_ptr_array_find ((GPtrArray *) all, own, &index) ||
      (back ? index == 0 : index + 1 >= all->len))
    return FALSE;
  *stage = get_id_at (all, back ? index - 1 : index + 1);
  steps = tl_table_get_children (get_table (self), *stage, TL_KIND_STEP);
  *before = NULL;
  if (!back)
    *before = steps->len > 0 ? get_id_at (steps, 0) : *stage;
  return TRUE;
}

static gboolean
is_along (TlKind kind, TlWalk direction)
{
  return (kind == TL_KIND_LANE) == (direction == TL_WALK_UP || direction == TL_WALK_DOWN);
}

static void
move_block (TlCanvas *self, GPtrArray *block, gboolean back)
{
  const TlRecord *first = get_record (self, g_ptr_array_index (block, 0));
  TlKind          kind = tl_record_get_kind (first);
  const char     *before = NULL, *stage = NULL;

  if (find_slot (get_siblings (self, first), block, back, &before))
    tl_canvas_drop_headings (self, get_ids (block), tl_record_get_parent (first), before);
  else if (kind == TL_KIND_STEP && find_next_stage (self, first, back, &stage, &before))
    tl_canvas_drop_headings (self, get_ids (block), stage, before);
}

/**
 * tl_canvas_move_headings:
 * @self: the canvas
 * @targets: (element-type utf8): ids, NULL-terminated, as tl_canvas_dup_targets() gives them
 * @direction: %TL_WALK_LEFT, RIGHT, UP or DOWN
 *
 * Alt+arrow on headings: those selected go one place together, next to one another; steps at the
 * edge of their stage go into the neighbouring one.
 *
 * Returns: FALSE when no heading is meant
 */
gboolean
tl_canvas_move_headings (TlCanvas *self, GPtrArray *targets, TlWalk direction)
{
  g_autoptr (GPtrArray) block = NULL;
  g_autofree char *focus = g_strdup (self->focus.id);
  TlKind           kind;

  if (get_n (targets) == 0 || !tl_canvas_is_heading (self, g_ptr_array_index (targets, 0)))
    return FALSE;
  kind = tl_record_get_kind (get_record (self, g_ptr_array_index (targets, 0)));
  if (!is_along (kind, direction) || !tl_canvas_may_restructure (self))
    return TRUE;
  block = dup_block (self, targets);
  move_block (self,
              block,
              direction == TL_WALK_UP ||
                direction == (tl_editor_is_rtl (self) ? TL_WALK_RIGHT : TL_WALK_LEFT));
  if (focus != NULL && get_record (self, focus) != NULL)
    focus_record (self, focus);
  return TRUE;
}

static void
move_steps (TlCanvas *self, const char *const *ids, const char *stage, const char *before)
{
  g_autofree char *next = g_strdup (before);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      tl_edit_move_step (self->document, ids[i], stage, next);
      /* A stage that had no steps has them now: the rest come after the first. */
      if (g_strcmp0 (next, stage) == 0)
        {
          const GPtrArray *steps = tl_table_get_children (get_table (self), stage, TL_KIND_STEP);

          g_free (next);
          next = g_strdup (get_id_at (steps, 1));
        }
    }
}

/**
 * tl_canvas_drop_headings:
 * @self: the canvas
 * @ids: (array zero-terminated=1): headings of one kind, in the order they are to have
 * @parent: the map, or for steps the stage that they are to be in
 * @before: (nullable): the sibling they come to stand before; for steps also @parent itself, where
 *   it has no steps; %NULL = last
 *
 * The end of a drag or of Alt+arrow: one undo step.
 */
void
tl_canvas_drop_headings (TlCanvas          *self,
                         const char *const *ids,
                         const char        *parent,
                         const char        *before)
{
  const TlRecord *first = get_record (self, ids[0]);

  if (first == NULL)
    return;
  tl_document_begin (self->document,
                     get_move_name (tl_record_get_kind (first), g_strv_length ((char **) ids)));
  if (g_strcmp0 (tl_record_get_parent (first), parent) == 0)
    tl_edit_reorder_many (self->document, ids, before);
  else
    move_steps (self, ids, parent, before);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_write_step_beside:
 * @self: the canvas
 * @before: before the focused step, not after it
 *
 * Adds a step beside the focused one, or as the last one of the focused stage, and opens its name.
 */
void
tl_canvas_write_step_beside (TlCanvas *self, gboolean before)
{
  const TlRecord *record = get_record (self, self->focus.id);

  if (self->focus.type == TL_PLACE_STEP && record != NULL)
    tl_canvas_write_step (self,
                          tl_record_get_parent (record),
                          before
                            ? self->focus.id
                            : tl_canvas_get_neighbour (self, self->focus.id, TL_KIND_STEP, TRUE));
  else if (self->focus.type == TL_PLACE_STAGE && record != NULL)
    tl_canvas_write_step (self, self->focus.id, NULL);
  else if (self->focus.column != NULL && tl_query_stage_of (get_table (self), self->focus.column))
    tl_canvas_write_step (self,
                          tl_record_get_id (
                            tl_query_stage_of (get_table (self), self->focus.column)),
                          NULL);
}
