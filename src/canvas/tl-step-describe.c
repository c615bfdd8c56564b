/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a step of undo is called where people choose one: the name that its transaction has and,
 * where that does not say so itself, what it was about and where to: "Delete Card · “Workshop
 * hotline”", "Move 3 Cards to “Purchase”". It is read off the step's changes, so that every verb
 * has it.
 *
 * What a step is about are the things that it made or took away, else those that it changed; of
 * several kinds the one that people would name. */
#include "config.h"

#include "canvas/tl-step-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/tl-query.h"

/* A new card may bring its lane along, and a table its columns. */
static const TlKind made_order[] = {
  TL_KIND_CARD,    TL_KIND_STAGE, TL_KIND_STEP,  TL_KIND_LANE,
  TL_KIND_PERSONA, TL_KIND_LINK,  TL_KIND_POINT, TL_KIND_CURVE,
};

/* A stage takes along what stands in it. */
static const TlKind other_order[] = {
  TL_KIND_STAGE,   TL_KIND_STEP, TL_KIND_LANE,  TL_KIND_CARD,
  TL_KIND_PERSONA, TL_KIND_LINK, TL_KIND_POINT, TL_KIND_CURVE,
};

typedef enum
{
  MADE,
  REMOVED,
  CHANGED,
  N_WAYS
} Way;

static Way
get_way (const TlChange *change)
{
  if (change->before == NULL)
    return MADE;
  return change->after == NULL ? REMOVED : CHANGED;
}

static const TlRecord *
get_record (const TlChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

/* The changes that the step is about: one way, one kind. */
static GPtrArray *
find_changes (TlChangeSet *set)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint way = 0; way < N_WAYS; way++)
    for (guint k = 0; k < G_N_ELEMENTS (made_order); k++)
      {
        TlKind kind = way == MADE ? made_order[k] : other_order[k];

        for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
          {
            const TlChange *change = tl_change_set_get_change (set, i);

            if (get_way (change) == way && tl_record_get_kind (get_record (change)) == kind)
              g_ptr_array_add (found, (gpointer) change);
          }
        if (found->len > 0)
          return found;
      }
  return found;
}

static gboolean
is_selected (TlChangeSet *set, const TlChange *change)
{
  const char        *id = tl_record_get_id (get_record (change));
  const char *const *before = tl_change_set_get_selection_before (set);
  const char *const *after = tl_change_set_get_selection_after (set);

  return (before != NULL && g_strv_contains (before, id)) ||
         (after != NULL && g_strv_contains (after, id));
}

/* The steps that somebody chose and moved or changed. A step that comes to a stage without steps
 * makes another one there, for the stage's cards: that one is not what the hand held. */
static GPtrArray *
find_chosen_steps (TlChangeSet *set)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);

      if (get_way (change) == CHANGED && is_selected (set, change) &&
          tl_record_get_kind (change->after) == TL_KIND_STEP)
        g_ptr_array_add (found, (gpointer) change);
    }
  return found;
}

/* What somebody chose and not what came along, where they chose any of it. */
static GPtrArray *
find_subject (TlChangeSet *set)
{
  g_autoptr (GPtrArray) steps = find_chosen_steps (set);
  g_autoptr (GPtrArray) all = steps->len > 0 ? g_ptr_array_ref (steps) : find_changes (set);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_selected (set, g_ptr_array_index (all, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (all, i));
  if (chosen->len > 0)
    return chosen;
  g_ptr_array_unref (chosen);
  return g_steal_pointer (&all);
}

/* Two names for the same thing would be one too many. */
static gboolean
says_what (const char *name)
{
  return strstr (name, "“") != NULL || strpbrk (name, "0123456789") != NULL;
}

static char *
dup_subject (const TlTable *table, GPtrArray *changes)
{
  const TlRecord *record;
  const char     *card;

  if (changes->len == 0)
    return NULL;
  record = get_record (g_ptr_array_index (changes, 0));
  if (changes->len > 1)
    return tl_step_name_dup_counted (tl_record_get_kind (record), changes->len);
  if (tl_record_get_kind (record) != TL_KIND_POINT)
    return tl_step_name_dup_title (record);
  /* A point is known by its card. */
  card = tl_record_get_ref (record, TL_POINT_CARD);
  record = card != NULL ? tl_table_get (table, card) : NULL;
  return record != NULL ? tl_step_name_dup_title (record) : NULL;
}

/* The stage that all cards of the step were moved to; NULL = not one, or they were not moved. */
static const TlRecord *
find_destination (const TlTable *table, GPtrArray *changes)
{
  const TlRecord *destination = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const TlChange *change = g_ptr_array_index (changes, i);
      const TlRecord *stage;
      const char     *from, *to;

      if (change->before == NULL || change->after == NULL ||
          tl_record_get_kind (change->after) != TL_KIND_CARD)
        return NULL;
      from = tl_record_get_ref (change->before, TL_CARD_COLUMN);
      to = tl_record_get_ref (change->after, TL_CARD_COLUMN);
      stage = to != NULL && g_strcmp0 (from, to) != 0 ? tl_query_stage_of (table, to) : NULL;
      if (stage == NULL || (destination != NULL && destination != stage))
        return NULL;
      destination = stage;
    }
  return destination;
}

/**
 * tl_step_name_describe:
 * @table: the document's table as it is now
 * @step: a step of its history
 *
 * Returns: (transfer full): what the step did, to what, and where to
 */
char *
tl_step_name_describe (const TlTable *table, TlChangeSet *step)
{
  const char *name = tl_change_set_get_name (step);
  g_autoptr (GPtrArray) changes = find_subject (step);
  g_autofree char *subject = says_what (name) ? NULL : dup_subject (table, changes);
  g_autofree char *what =
    subject != NULL ? g_strdup_printf ("%s · %s", name, subject) : g_strdup (name);
  const TlRecord  *stage = find_destination (table, changes);
  g_autofree char *place = stage != NULL ? tl_step_name_dup_title (stage) : NULL;

  if (place == NULL)
    return g_steal_pointer (&what);
  /* Translators: a step of undo, "Move 3 Cards", and the name of a stage in quotes. */
  return g_strdup_printf (_ ("%1$s to %2$s"), what, place);
}
