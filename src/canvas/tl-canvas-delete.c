/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What takes things off the map: deleting, and parking cards (and bringing them back). Nothing here
 * asks a question: what goes with a stage or lane is parked, and a notice offers Undo. The focus
 * goes to the next thing that stays, else the previous one, else the cell. */
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

static gboolean
contains (GPtrArray *targets, const char *id)
{
  for (guint i = 0; i < get_n (targets); i++)
    if (g_str_equal (g_ptr_array_index (targets, i), id))
      return TRUE;
  return FALSE;
}

static const GPtrArray *
get_siblings (TlCanvas *self, const TlRecord *record)
{
  return tl_table_get_children (get_table (self),
                                tl_record_get_parent (record),
                                tl_record_get_kind (record));
}

/* The nearest record of a list that stays: after `index`, else before it. */
static const char *
find_staying (const GPtrArray *records, guint index, GPtrArray *going)
{
  for (guint i = index + 1; i < records->len; i++)
    if (!contains (going, tl_record_get_id (g_ptr_array_index (records, i))))
      return tl_record_get_id (g_ptr_array_index (records, i));
  for (guint i = index; i > 0; i--)
    if (!contains (going, tl_record_get_id (g_ptr_array_index (records, i - 1))))
      return tl_record_get_id (g_ptr_array_index (records, i - 1));
  return NULL;
}

static const char *
find_staying_in (const GPtrArray *records, const char *id, GPtrArray *going)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_str_equal (tl_record_get_id (g_ptr_array_index (records, i)), id))
      return find_staying (records, i, going);
  return NULL;
}

/* Where the focus goes when the targets go: next card, else the previous, else the cell. */
static void
hold_place_after (TlCanvas *self, GPtrArray *going, TlPlace *held)
{
  const TlTable  *table = get_table (self);
  const char     *id = g_ptr_array_index (going, 0);
  const TlRecord *record = get_record (self, id);
  g_autoptr (GPtrArray) neighbours = NULL;
  TlPlace     place = tl_scene_place_of (self->scene, id);
  TlKind      kind = tl_record_get_kind (record);
  const char *next;

  if (kind == TL_KIND_CARD && place.column != NULL && place.lane != NULL)
    neighbours = tl_query_cell (table, self->map, place.column, place.lane);
  else if (kind == TL_KIND_CARD)
    neighbours = tl_query_parked (table, self->map);
  else if (kind == TL_KIND_POINT)
    neighbours = tl_query_points_sorted (table, self->map, tl_record_get_parent (record));
  next = find_staying_in (neighbours != NULL ? neighbours : get_siblings (self, record), id, going);
  if (next != NULL)
    place = tl_scene_place_of (self->scene, next);
  else if (place.column != NULL && place.lane != NULL)
    place = (TlPlace){ .type = TL_PLACE_CELL, .column = place.column, .lane = place.lane };
  else
    place = tl_scene_get_first_place (self->scene);
  tl_place_hold (held, &place);
}

static void
focus_held (TlCanvas *self, const TlPlace *held)
{
  const char *id = held->type == TL_PLACE_CARD || held->type == TL_PLACE_POINT ? held->id : NULL;

  tl_canvas_select_one (self, id);
  tl_canvas_set_focus_place (self, held, TRUE, TRUE);
}

static char *
dup_title (TlCanvas *self, const TlRecord *record)
{
  const char *title = "";

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      title = tl_record_get_text (record, TL_STAGE_TITLE);
      return g_strdup (*title != '\0' ? title : _ ("Stage"));
    case TL_KIND_STEP:
      title = tl_record_get_text (record, TL_STEP_TITLE);
      return g_strdup (*title != '\0' ? title : _ ("Step"));
    case TL_KIND_LANE:
      return tl_canvas_dup_lane_title (self, tl_record_get_id (record));
    default:
      return g_strdup (title);
    }
}

static char *
dup_delete_name (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord *record = get_record (self, g_ptr_array_index (targets, 0));
  guint           n = get_n (targets);

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_CARD:
      if (n == 1)
        return g_strdup (_ ("Delete Card"));
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u Card", "Delete %u Cards", n),
                              n);
    case TL_KIND_STAGE:
      return g_strdup (n == 1 ? _ ("Delete Stage") : _ ("Delete Stages"));
    case TL_KIND_STEP:
      return g_strdup (n == 1 ? _ ("Delete Step") : _ ("Delete Steps"));
    case TL_KIND_LANE:
      return g_strdup (n == 1 ? _ ("Delete Lane") : _ ("Delete Lanes"));
    case TL_KIND_POINT:
      return g_strdup (_ ("Delete Point"));
    case TL_KIND_LINK:
      return g_strdup (_ ("Delete Link"));
    case TL_KIND_CURVE:
      return g_strdup (_ ("Delete Curve"));
    default:
      return g_strdup (_ ("Delete"));
    }
}

static gboolean
has_heading (TlCanvas *self, GPtrArray *targets)
{
  for (guint i = 0; i < get_n (targets); i++)
    if (tl_canvas_is_heading (self, g_ptr_array_index (targets, i)))
      return TRUE;
  return FALSE;
}

static char *
dup_count (TlKind kind, guint n)
{
  if (kind == TL_KIND_LANE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u lane", "%u lanes", n), n);
  if (kind == TL_KIND_STEP)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stage", "%u stages", n), n);
}

/* Only stages, steps and lanes are worth a word: with them goes more than what was pointed at. */
static char *
dup_notice_title (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord *record = get_record (self, g_ptr_array_index (targets, 0));
  TlKind          kind = tl_record_get_kind (record);

  if (kind != TL_KIND_STAGE && kind != TL_KIND_STEP && kind != TL_KIND_LANE)
    return NULL;
  return get_n (targets) == 1 ? dup_title (self, record) : dup_count (kind, get_n (targets));
}

static void
notice_deleted (TlCanvas *self, const char *title, guint parked, gboolean cards_too)
{
  g_autofree char *notice = NULL;

  if (parked > 0)
    notice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%s deleted, %u card parked",
                                           "%s deleted, %u cards parked",
                                           parked),
                              title,
                              parked);
  else
    notice =
      g_strdup_printf (cards_too ? _ ("%s deleted with its cards") : _ ("%s deleted"), title);
  tl_canvas_notice (self, notice, TRUE);
}

/**
 * tl_canvas_delete:
 * @self: the canvas
 * @cards_too: with a stage, step or lane its cards are deleted and not parked
 *
 * Deletes what is selected, else what has the focus, and asks nothing. The focus goes to the next
 * card, else the previous one, else the cell.
 */
void
tl_canvas_delete (TlCanvas *self, gboolean cards_too)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  g_auto (TlPlace) next = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  guint            parked;

  if (!tl_canvas_can_edit (self) || get_n (targets) == 0 ||
      (has_heading (self, targets) && !tl_canvas_may_restructure (self)))
    return;
  name = dup_delete_name (self, targets);
  title = dup_notice_title (self, targets);
  hold_place_after (self, targets, &next);
  tl_document_begin (self->document, name);
  parked = tl_edit_delete (self->document, get_ids (targets), cards_too);
  tl_document_commit (self->document);
  focus_held (self, &next);
  if (title != NULL)
    notice_deleted (self, title, parked, cards_too);
}

/**
 * tl_canvas_delete_named:
 * @self: the canvas
 * @targets: (element-type utf8): ids, NULL-terminated; the first says where the focus goes
 * @name: of the undo step
 *
 * Deletes records, stages and lanes with their cards.
 */
void
tl_canvas_delete_named (TlCanvas *self, GPtrArray *targets, const char *name)
{
  g_auto (TlPlace) next = { 0 };

  hold_place_after (self, targets, &next);
  tl_document_begin (self->document, name);
  tl_edit_delete (self->document, get_ids (targets), TRUE);
  tl_document_commit (self->document);
  focus_held (self, &next);
}

static gboolean
is_parked (TlCanvas *self, const char *card)
{
  const TlRecord *record = get_record (self, card);

  return record != NULL && tl_record_get_ref (record, TL_CARD_COLUMN) == NULL;
}

/* A parked card comes back into the column that is being looked at, into its own lane. */
static char *
dup_column_in_view (TlCanvas *self, char **lane)
{
  TlRect seen = tl_canvas_get_visible (self);
  TlDrop drop =
    tl_scene_find_drop (self->scene, seen.x + seen.width / 2, seen.y + seen.height / 2, NULL);
  g_autoptr (GPtrArray) columns = NULL;

  *lane = g_strdup (drop.lane);
  if (drop.column != NULL)
    return g_strdup (drop.column);
  columns = tl_query_columns (get_table (self), self->map);
  return columns->len > 0 ? g_strdup (tl_record_get_id (g_ptr_array_index (columns, 0))) : NULL;
}

static char *
dup_lane_of_card (TlCanvas *self, const char *card, const char *otherwise)
{
  const TlTable  *table = get_table (self);
  const TlRecord *record = get_record (self, card);
  const char     *own = tl_record_get_ref (record, TL_CARD_LANE);
  const TlRecord *lane;

  if (own != NULL && tl_table_get_kind (table, own, TL_KIND_LANE) != NULL)
    return g_strdup (own);
  lane = tl_query_lane_of_kind (table, self->map, tl_query_card_kind (table, record));
  if (lane == NULL && otherwise == NULL)
    lane = tl_query_lane_of_kind (table, self->map, TL_LANE_KIND_TOUCHPOINTS);
  return g_strdup (lane != NULL ? tl_record_get_id (lane) : otherwise);
}

static void
bring_back (TlCanvas *self, GPtrArray *cards)
{
  g_autofree char *other_lane = NULL;
  g_autofree char *column = dup_column_in_view (self, &other_lane);

  if (column == NULL)
    return;
  tl_document_begin (self->document, _ ("Bring Back"));
  for (guint i = 0; i < get_n (cards); i++)
    {
      const char      *one[] = { g_ptr_array_index (cards, i), NULL };
      g_autofree char *lane = dup_lane_of_card (self, one[0], other_lane);

      if (lane != NULL && is_parked (self, one[0]))
        tl_edit_move_cards (self->document, one, column, lane, NULL);
    }
  tl_document_commit (self->document);
  tl_canvas_select_targets (self, cards);
}

static guint
count_parked (TlCanvas *self)
{
  g_autoptr (GPtrArray) parked = tl_query_parked (get_table (self), self->map);

  return parked->len;
}

/**
 * tl_canvas_park:
 * @self: the canvas
 *
 * F8: moves the cards meant to the parking lot; when all of them are there, brings them back.
 */
void
tl_canvas_park (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_auto (TlPlace) next = { 0 };
  g_autofree char *notice = NULL;
  guint            n = get_n (cards), n_parked = 0, before;

  if (!tl_canvas_can_edit (self) || n == 0)
    return;
  for (guint i = 0; i < n; i++)
    n_parked += is_parked (self, g_ptr_array_index (cards, i)) ? 1 : 0;
  if (n_parked == n)
    {
      bring_back (self, cards);
      return;
    }
  hold_place_after (self, cards, &next);
  before = count_parked (self);
  tl_document_begin (self->document, _ ("Park"));
  tl_edit_park_cards (self->document, get_ids (cards));
  tl_document_commit (self->document);
  focus_held (self, &next);
  /* With what is about them and went along. */
  n = count_parked (self) - before;
  notice =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card parked", "%u cards parked", n), n);
  tl_canvas_notice (self, notice, TRUE);
}
