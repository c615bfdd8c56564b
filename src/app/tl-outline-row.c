/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row keeps copies of the words it needs, so that a change is seen by comparing, sorting asks
 * nobody, and a stage's new name reaches just the rows that show it. */
#include "config.h"

#include "app/tl-outline-row.h"

#include <math.h>
#include <string.h>

#include "map/tl-fold.h"
#include "map/tl-query.h"

struct _TlOutlineRow
{
  GObject parent_instance;

  char          *id;
  TlRecord      *record;
  TlOutlineFacts facts;
  char          *folded; /* all texts, for the filter; made when first asked for */
};

G_DEFINE_FINAL_TYPE (TlOutlineRow, tl_outline_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clear_facts (TlOutlineFacts *facts)
{
  g_clear_pointer ((char **) &facts->stage, g_free);
  g_clear_pointer ((char **) &facts->step, g_free);
  g_clear_pointer ((char **) &facts->lane_title, g_free);
  g_clear_pointer ((char **) &facts->persona, g_free);
  g_clear_pointer ((char **) &facts->journey, g_free);
}

static void
tl_outline_row_finalize (GObject *object)
{
  TlOutlineRow *self = TL_OUTLINE_ROW (object);

  clear_facts (&self->facts);
  g_clear_pointer (&self->record, tl_record_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (tl_outline_row_parent_class)->finalize (object);
}

static void
tl_outline_row_class_init (TlOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_outline_row_finalize;
  signals[CHANGED] = g_signal_new ("changed",
                                   TL_TYPE_OUTLINE_ROW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
tl_outline_row_init (TlOutlineRow *self)
{
  self->facts.score = NAN;
}

/**
 * tl_outline_row_new:
 * @id: of a card or a point
 *
 * Returns: (transfer full): a row that says nothing yet
 */
TlOutlineRow *
tl_outline_row_new (const char *id)
{
  TlOutlineRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (TL_TYPE_OUTLINE_ROW, NULL);
  self->id = g_strdup (id);
  return self;
}

/**
 * tl_outline_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the id of its record
 */
const char *
tl_outline_row_get_id (TlOutlineRow *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), NULL);

  return self->id;
}

/**
 * tl_outline_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): its card or point, as it is now
 */
const TlRecord *
tl_outline_row_get_record (TlOutlineRow *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), NULL);

  return self->record;
}

/**
 * tl_outline_row_get_facts:
 * @self: a row
 *
 * Returns: (transfer none): where it stands and what belongs to it, good until it changes
 */
const TlOutlineFacts *
tl_outline_row_get_facts (TlOutlineRow *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), NULL);

  return &self->facts;
}

/**
 * tl_outline_row_is_card:
 * @self: a row
 *
 * Returns: whether it is a card, and not a free point
 */
gboolean
tl_outline_row_is_card (TlOutlineRow *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), FALSE);

  return self->record != NULL && tl_record_get_kind (self->record) == TL_KIND_CARD;
}

/**
 * tl_outline_row_is_parked:
 * @self: a row
 *
 * Returns: whether it is a card of the parking lot
 */
gboolean
tl_outline_row_is_parked (TlOutlineRow *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), FALSE);

  return self->facts.column == TL_OUTLINE_PARKED;
}

/**
 * tl_outline_row_is_in:
 * @self: a row
 * @table: the document's table
 * @areas: (array zero-terminated=1): ids of stages, steps and lanes
 *
 * Returns: whether it stands in one of them
 */
gboolean
tl_outline_row_is_in (TlOutlineRow *self, const TlTable *table, const char *const *areas)
{
  gboolean        is_card = tl_outline_row_is_card (self);
  const char     *column;
  const char     *lane;
  const TlRecord *stage;

  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self) && self->record, FALSE);

  column = tl_record_get_ref (self->record, is_card ? TL_CARD_COLUMN : TL_POINT_COLUMN);
  lane = is_card ? tl_record_get_ref (self->record, TL_CARD_LANE)
                 : tl_record_get_ref (tl_table_get (table, tl_record_get_parent (self->record)),
                                      TL_CURVE_LANE);
  stage = tl_query_stage_of (table, column);
  return (column && g_strv_contains (areas, column)) || (lane && g_strv_contains (areas, lane)) ||
         (stage && g_strv_contains (areas, tl_record_get_id (stage)));
}

/* --- Finding -----------------------------------------------------------------------------------
 */

static void
add_text (GString *all, const char *text)
{
  if (*text)
    g_string_append_printf (all, "%s\n", text);
}

static void
add_texts_of_card (GString *all, const TlRecord *card)
{
  const char *const *tags = tl_record_get_list (card, TL_CARD_TAGS);

  add_text (all, tl_record_get_text (card, TL_CARD_CODE));
  add_text (all, tl_record_get_text (card, TL_CARD_TITLE));
  add_text (all, tl_record_get_text (card, TL_CARD_TEXT));
  add_text (all, tl_record_get_text (card, TL_CARD_OWNER));
  add_text (all, tl_record_get_text (card, TL_CARD_TEAM));
  add_text (all, tl_record_get_text (card, TL_CARD_EVIDENCE_SOURCE));
  for (guint i = 0; tags[i]; i++)
    add_text (all, tags[i]);
}

/**
 * tl_outline_row_get_folded:
 * @self: a row
 *
 * Returns: (transfer none): all that people wrote there, folded, one text a line
 */
const char *
tl_outline_row_get_folded (TlOutlineRow *self)
{
  g_autoptr (GString) all = NULL;

  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), NULL);

  if (self->folded)
    return self->folded;
  all = g_string_new (NULL);
  if (tl_outline_row_is_card (self))
    add_texts_of_card (all, self->record);
  else
    add_text (all, tl_record_get_text (self->record, TL_POINT_LABEL));
  add_text (all, self->facts.stage);
  add_text (all, self->facts.step);
  add_text (all, self->facts.lane_title);
  add_text (all, self->facts.persona);
  add_text (all, self->facts.journey);
  self->folded = tl_fold (all->str);
  return self->folded;
}

/* --- Order -------------------------------------------------------------------------------------
 */

static int
compare_number (double a, double b)
{
  return a < b ? -1 : a > b;
}

/**
 * tl_outline_row_compare:
 * @a: a row
 * @b: another
 *
 * Reading order: column, lane, and place in the cell, where points come after cards.
 *
 * Returns: less than, equal to or greater than 0
 */
int
tl_outline_row_compare (TlOutlineRow *a, TlOutlineRow *b)
{
  int order = compare_number (a->facts.column, b->facts.column);

  if (!order)
    order = compare_number (a->facts.lane, b->facts.lane);
  if (!order)
    order = tl_outline_row_is_card (b) - tl_outline_row_is_card (a);
  if (!order && !tl_outline_row_is_card (a))
    order = compare_number (tl_record_get_number (a->record, TL_POINT_AT),
                            tl_record_get_number (b->record, TL_POINT_AT));
  if (!order)
    order = strcmp (tl_record_get_text (a->record, TL_FIELD_ORDER),
                    tl_record_get_text (b->record, TL_FIELD_ORDER));
  return order ? order : strcmp (a->id, b->id);
}

/* --- For the model -----------------------------------------------------------------------------
 */

static gboolean
is_same_score (double a, double b)
{
  return isnan (a) ? isnan (b) : a == b;
}

static gboolean
is_same (const TlOutlineFacts *a, const TlOutlineFacts *b)
{
  return a->column == b->column && a->lane == b->lane && a->kind == b->kind &&
         is_same_score (a->score, b->score) && g_strcmp0 (a->stage, b->stage) == 0 &&
         g_strcmp0 (a->step, b->step) == 0 && g_strcmp0 (a->lane_title, b->lane_title) == 0 &&
         g_strcmp0 (a->persona, b->persona) == 0 && g_strcmp0 (a->journey, b->journey) == 0;
}

/**
 * tl_outline_row_update:
 * @self: a row
 * @record: what its record is now
 * @facts: what belongs to it now
 *
 * Takes in what has become of it. Whoever does this emits "changed" when the row is in its place.
 *
 * Returns: whether anything is another now
 */
gboolean
tl_outline_row_update (TlOutlineRow *self, const TlRecord *record, const TlOutlineFacts *facts)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (self), FALSE);

  if (self->record == record && is_same (&self->facts, facts))
    return FALSE;
  if (self->record != record)
    {
      g_clear_pointer (&self->record, tl_record_unref);
      self->record = tl_record_ref (record);
    }
  clear_facts (&self->facts);
  self->facts = *facts;
  self->facts.stage = g_strdup (facts->stage);
  self->facts.step = g_strdup (facts->step);
  self->facts.lane_title = g_strdup (facts->lane_title);
  self->facts.persona = g_strdup (facts->persona);
  self->facts.journey = g_strdup (facts->journey);
  g_clear_pointer (&self->folded, g_free);
  return TRUE;
}

/**
 * tl_outline_row_emit_changed:
 * @self: a row
 *
 * Says that it has changed.
 */
void
tl_outline_row_emit_changed (TlOutlineRow *self)
{
  g_return_if_fail (TL_IS_OUTLINE_ROW (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
