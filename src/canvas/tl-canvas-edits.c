/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that change what is selected, else what has the focus, where it stands: duplicating,
 * marking, rating; and adding lanes. Each opens one transaction, named for the undo
 * button, and calls the verbs of map. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"

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

/* What counts: the array without its NULL. */
static guint
get_n (GPtrArray *targets)
{
  return targets->len - 1;
}

static gboolean
is_kind (TlCanvas *self, const char *id, TlKind kind)
{
  const TlRecord *record = get_record (self, id);

  return record != NULL && (kind == TL_N_KINDS || tl_record_get_kind (record) == kind);
}

static const GPtrArray *
get_siblings (TlCanvas *self, const TlRecord *record)
{
  return tl_table_get_children (get_table (self),
                                tl_record_get_parent (record),
                                tl_record_get_kind (record));
}

/**
 * tl_canvas_duplicate:
 * @self: the canvas
 *
 * Ctrl+D: copies of the cards (or headings) meant, each after its original; they are selected.
 */
void
tl_canvas_duplicate (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **ids = NULL;

  if (!tl_canvas_can_edit (self) || tl_canvas_duplicate_headings (self) || get_n (cards) == 0)
    return;
  tl_document_begin (self->document, _ ("Duplicate"));
  ids = tl_edit_duplicate_cards (self->document, (const char *const *) cards->pdata);
  tl_document_commit (self->document);
  for (guint i = 0; i <= get_n (cards); i++)
    g_ptr_array_add (copies, ids[i]);
  tl_canvas_select_targets (self, copies);
}

static gboolean
get_truth (TlCanvas *self, const char *id, guint *field)
{
  const TlRecord *record = get_record (self, id);

  *field = tl_record_get_kind (record) == TL_KIND_CARD ? (guint) TL_CARD_MOMENT_OF_TRUTH
                                                       : (guint) TL_POINT_MOMENT_OF_TRUTH;
  return tl_record_get_boolean (record, *field);
}

/**
 * tl_canvas_toggle_moment_of_truth:
 * @self: the canvas
 *
 * Ctrl+M: marks the cards and points meant as moments of truth; when all are, unmarks them.
 */
void
tl_canvas_toggle_moment_of_truth (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  gboolean all = TRUE;
  guint    field, n = 0;

  if (!tl_canvas_can_edit (self))
    return;
  for (guint i = 0; i < get_n (targets); i++)
    {
      const char *id = g_ptr_array_index (targets, i);

      if (!is_kind (self, id, TL_KIND_CARD) && !is_kind (self, id, TL_KIND_POINT))
        return;
      n++;
      all = get_truth (self, id, &field) && all;
    }
  if (n == 0)
    return;
  tl_document_begin (self->document, all ? _ ("Clear Moment of Truth") : _ ("Moment of Truth"));
  for (guint i = 0; i < n; i++)
    {
      get_truth (self, g_ptr_array_index (targets, i), &field);
      tl_edit_set_boolean (self->document, g_ptr_array_index (targets, i), field, !all);
    }
  tl_document_commit (self->document);
}

/* Which five dots a card has: severity for pain points, impact where something is proposed. */
static gboolean
get_rating_field (TlCanvas *self, const char *card, guint *field)
{
  switch ((int) tl_query_card_kind (get_table (self), get_record (self, card)))
    {
    case TL_LANE_KIND_PAIN_POINTS:
      *field = TL_CARD_SEVERITY;
      return TRUE;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
      *field = TL_CARD_IMPACT;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * tl_canvas_set_severity:
 * @self: the canvas
 * @severity: 1 to 5; 0 = not rated
 *
 * Ctrl+1 to Ctrl+5: rates the pain points (severity), opportunities and solutions (impact) meant.
 * The rating that a card has already takes it away again.
 */
void
tl_canvas_set_severity (TlCanvas *self, int severity)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  gboolean same = TRUE;
  guint    field, n = 0;

  if (!tl_canvas_can_edit (self))
    return;
  for (guint i = 0; i < get_n (cards); i++)
    if (get_rating_field (self, g_ptr_array_index (cards, i), &field))
      {
        n++;
        same = same && tl_record_get_integer (get_record (self, g_ptr_array_index (cards, i)),
                                              field) == severity;
      }
  if (n == 0)
    return;
  tl_document_begin (self->document, _ ("Rate"));
  for (guint i = 0; i < get_n (cards); i++)
    if (get_rating_field (self, g_ptr_array_index (cards, i), &field))
      tl_edit_set_integer (self->document,
                           g_ptr_array_index (cards, i),
                           field,
                           same ? 0 : CLAMP (severity, 0, 5));
  tl_document_commit (self->document);
}

/* The lane that the focus is in or on. */
static const char *
get_focused_lane (TlCanvas *self)
{
  if (self->focus.type == TL_PLACE_LANE)
    return self->focus.id;
  return self->focus.lane;
}

/**
 * tl_canvas_add_lane:
 * @self: the canvas
 * @kind: what it holds
 * @before: above the focused lane, not below it
 *
 * Adds a lane next to the focused one, else at the end, and moves the focus to its title.
 */
void
tl_canvas_add_lane (TlCanvas *self, TlLaneKind kind, gboolean before)
{
  const char      *focused = get_focused_lane (self);
  const TlRecord  *record = get_record (self, focused);
  const GPtrArray *all = record != NULL ? get_siblings (self, record) : NULL;
  const char      *sibling = NULL;
  g_autofree char *id = NULL;
  TlPlace          place;
  guint            index;

  if (!tl_canvas_may_restructure (self))
    return;
  if (all != NULL && g_ptr_array_find ((GPtrArray *) all, record, &index))
    {
      index += before ? 0 : 1;
      if (index < all->len)
        sibling = tl_record_get_id (g_ptr_array_index (all, index));
    }
  tl_document_begin (self->document, _ ("Add Lane"));
  id = tl_edit_add_lane (self->document, self->map, kind, "", sibling);
  tl_document_commit (self->document);
  place = tl_scene_place_of (self->scene, id);
  tl_canvas_select_one (self, NULL);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
}
