/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of the canvas: what keys, menus, buttons and drops do to what is selected, else to what
 * has the focus. Each opens one transaction, named for the undo button, calls the verbs of map, and
 * says where the focus goes. Nothing here asks a question. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Presses of Alt+arrow on a score that follow each other this quickly are one undo step. */
#define NUDGE_TOGETHER_US (G_USEC_PER_SEC)

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
is_kind (TlCanvas *self, const char *id, TlKind kind)
{
  const TlRecord *record = get_record (self, id);

  return record != NULL && (kind == TL_N_KINDS || tl_record_get_kind (record) == kind);
}

/**
 * tl_canvas_dup_targets:
 * @self: the canvas
 * @kind: which kind of record, or %TL_N_KINDS for all
 *
 * What a verb is about: the selected records of a kind, else the one that has the focus.
 *
 * Returns: (transfer full) (element-type utf8): ids, NULL-terminated; the terminator counts in the
 *   array's length
 */
GPtrArray *
tl_canvas_dup_targets (TlCanvas *self, TlKind kind)
{
  GPtrArray         *targets = g_ptr_array_new_with_free_func (g_free);
  const char *const *selection;
  const char        *focus = self->focus.id;

  if (self->document != NULL)
    {
      selection = tl_canvas_get_selection (self);
      for (guint i = 0; selection[i] != NULL; i++)
        if (is_kind (self, selection[i], kind))
          g_ptr_array_add (targets, g_strdup (selection[i]));
      if (selection[0] == NULL && self->focus.type != TL_PLACE_PERSONA &&
          self->focus.type != TL_PLACE_HEADER && is_kind (self, focus, kind))
        g_ptr_array_add (targets, g_strdup (focus));
    }
  g_ptr_array_add (targets, NULL);
  return targets;
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

static void
select_ids (TlCanvas *self, GPtrArray *targets)
{
  const char *last;

  tl_canvas_select (self, get_ids (targets));
  if (get_n (targets) == 0)
    return;
  last = g_ptr_array_index (targets, get_n (targets) - 1);
  if (get_record (self, last) != NULL)
    {
      TlPlace place = tl_scene_place_of (self->scene, last);

      tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
    }
}

static char *
dup_title (const TlRecord *record)
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
      title = tl_record_get_text (record, TL_LANE_TITLE);
      return g_strdup (*title != '\0' ? title : _ ("Lane"));
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
      return g_strdup (_ ("Delete Stage"));
    case TL_KIND_STEP:
      return g_strdup (_ ("Delete Step"));
    case TL_KIND_LANE:
      return g_strdup (_ ("Delete Lane"));
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

/* Only stages, steps and lanes are worth a word: with them goes more than what was pointed at. */
static char *
dup_notice_title (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord *record = get_record (self, g_ptr_array_index (targets, 0));
  TlKind          kind = tl_record_get_kind (record);

  if (kind != TL_KIND_STAGE && kind != TL_KIND_STEP && kind != TL_KIND_LANE)
    return NULL;
  return dup_title (record);
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

  if (!tl_canvas_can_edit (self) || get_n (targets) == 0)
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
  select_ids (self, cards);
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
  guint            n = get_n (cards), n_parked = 0;

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
  tl_document_begin (self->document, _ ("Park"));
  tl_edit_park_cards (self->document, get_ids (cards));
  tl_document_commit (self->document);
  focus_held (self, &next);
  notice =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card parked", "%u cards parked", n), n);
  tl_canvas_notice (self, notice, TRUE);
}

/**
 * tl_canvas_duplicate:
 * @self: the canvas
 *
 * Ctrl+D: copies of the cards meant, each after its original; they are selected.
 */
void
tl_canvas_duplicate (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  if (!tl_canvas_can_edit (self) || get_n (cards) == 0)
    return;
  tl_document_begin (self->document, _ ("Duplicate"));
  for (guint i = 0; i < get_n (cards); i++)
    g_ptr_array_add (copies, tl_edit_duplicate_card (self->document, g_ptr_array_index (cards, i)));
  tl_document_commit (self->document);
  g_ptr_array_add (copies, NULL);
  select_ids (self, copies);
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

/**
 * tl_canvas_drop_cards:
 * @self: the canvas
 * @cards: (array zero-terminated=1): ids
 * @drop: where they land, as tl_scene_find_drop() said
 * @copy: copies land and the cards stay
 *
 * The end of a drag: one undo step; what landed is selected.
 */
void
tl_canvas_drop_cards (TlCanvas *self, const char *const *cards, const TlDrop *drop, gboolean copy)
{
  g_autoptr (GPtrArray) landed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  g_autofree char *column = g_strdup (drop->column);
  g_autofree char *lane = g_strdup (drop->lane);
  g_autofree char *before = g_strdup (drop->before);
  guint            n = g_strv_length ((char **) cards);

  if (!tl_canvas_can_edit (self) || n == 0)
    return;
  if (copy)
    name = n == 1
      ? g_strdup (_ ("Copy Card"))
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copy %u Card", "Copy %u Cards", n), n);
  else
    name = n == 1
      ? g_strdup (_ ("Move Card"))
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Card", "Move %u Cards", n), n);
  tl_document_begin (self->document, name);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (landed,
                     copy ? tl_edit_duplicate_card (self->document, cards[i])
                          : g_strdup (cards[i]));
  g_ptr_array_add (landed, NULL);
  if (column == NULL)
    tl_edit_park_cards (self->document, get_ids (landed));
  else
    tl_edit_move_cards (self->document, get_ids (landed), column, lane, before);
  tl_document_commit (self->document);
  select_ids (self, landed);
}

static gboolean
is_emotions_lane (TlCanvas *self, const char *lane)
{
  const TlRecord *record = get_record (self, lane);

  return record != NULL && tl_record_get_kind (record) == TL_KIND_LANE &&
         tl_record_get_integer (record, TL_LANE_KIND) == TL_LANE_KIND_EMOTIONS;
}

/* The cell that way: the walk goes from the cell's own place, and over the emotions lane. */
static gboolean
find_cell (TlCanvas *self, const char *column, const char *lane, TlWalk walk, TlPlace *found)
{
  TlPlace place = { .type = TL_PLACE_CELL, .column = column, .lane = lane };

  for (guint i = 0; i < 1000; i++)
    {
      TlPlace next = tl_scene_walk (self->scene, &place, walk);

      if (next.column == NULL || next.lane == NULL || tl_place_equal (&next, &place))
        return FALSE;
      place = next;
      if ((g_strcmp0 (next.column, column) != 0 || g_strcmp0 (next.lane, lane) != 0) &&
          !is_emotions_lane (self, next.lane))
        {
          *found = next;
          return TRUE;
        }
    }
  return FALSE;
}

/* Up or down within the cell; FALSE at its end. `before` is the card to stand before then. */
static gboolean
find_step_in_cell (TlCanvas *self, const TlPlace *place, gboolean up, const char **before)
{
  g_autoptr (GPtrArray) cell =
    tl_query_cell (get_table (self), self->map, place->column, place->lane);

  for (guint i = 0; i < cell->len; i++)
    {
      if (!g_str_equal (tl_record_get_id (g_ptr_array_index (cell, i)), place->id))
        continue;
      if (up ? i == 0 : i + 1 == cell->len)
        return FALSE;
      if (up)
        *before = tl_record_get_id (g_ptr_array_index (cell, i - 1));
      else
        *before = i + 2 < cell->len ? tl_record_get_id (g_ptr_array_index (cell, i + 2)) : NULL;
      return TRUE;
    }
  return FALSE;
}

static gboolean
move_card (TlCanvas *self, const char *card, TlWalk direction)
{
  const char *one[] = { card, NULL };
  TlPlace     place = tl_scene_place_of (self->scene, card), found;
  const char *before = NULL;
  g_auto (TlPlace) held = { 0 };

  if (place.column == NULL || place.lane == NULL)
    return FALSE;
  if ((direction == TL_WALK_UP || direction == TL_WALK_DOWN) &&
      find_step_in_cell (self, &place, direction == TL_WALK_UP, &before))
    found = place;
  else if (!find_cell (self, place.column, place.lane, direction, &found))
    return FALSE;
  tl_place_hold (&held, &found);
  tl_edit_move_cards (self->document, one, held.column, held.lane, before);
  return TRUE;
}

/* Stages and steps go along the map, lanes up and down; siblings only. */
static gboolean
move_sibling (TlCanvas *self, const TlRecord *record, TlWalk direction)
{
  const GPtrArray *all = get_siblings (self, record);
  const TlRecord  *document = tl_table_get_document (get_table (self));
  gboolean         rtl =
    document != NULL && tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;
  gboolean is_lane = tl_record_get_kind (record) == TL_KIND_LANE;
  gboolean back =
    is_lane ? direction == TL_WALK_UP : direction == (rtl ? TL_WALK_RIGHT : TL_WALK_LEFT);
  guint index;

  if (is_lane != (direction == TL_WALK_UP || direction == TL_WALK_DOWN) ||
      !g_ptr_array_find ((GPtrArray *) all, record, &index) ||
      (back ? index == 0 : index + 1 >= all->len))
    return FALSE;
  index = back ? index - 1 : index + 2;
  tl_edit_reorder (self->document,
                   tl_record_get_id (record),
                   index < all->len ? tl_record_get_id (g_ptr_array_index (all, index)) : NULL);
  return TRUE;
}

/* A point that stands at a place of its own goes a tenth of a column. */
static gboolean
move_point (TlCanvas *self, const TlRecord *point, TlWalk direction)
{
  const TlTable *table = get_table (self);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  int    column;
  double at;

  if (tl_record_get_ref (point, TL_POINT_CARD) != NULL ||
      (direction != TL_WALK_LEFT && direction != TL_WALK_RIGHT) ||
      !tl_query_point_place (table, self->map, point, &column, &at))
    return FALSE;
  at = column + at + (direction == TL_WALK_LEFT ? -0.1 : 0.1);
  at = CLAMP (at, 0, columns->len - 0.001);
  tl_edit_set_ref (self->document,
                   tl_record_get_id (point),
                   TL_POINT_COLUMN,
                   tl_record_get_id (g_ptr_array_index (columns, (guint) at)));
  tl_edit_set_number (self->document,
                      tl_record_get_id (point),
                      TL_POINT_AT,
                      round ((at - floor (at)) * 1000) / 1000);
  return TRUE;
}

static gboolean
move_one (TlCanvas *self, const char *id, TlWalk direction)
{
  const TlRecord *record = get_record (self, id);

  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_CARD:
      return move_card (self, id, direction);
    case TL_KIND_STAGE:
    case TL_KIND_STEP:
    case TL_KIND_LANE:
      return move_sibling (self, record, direction);
    case TL_KIND_POINT:
      return move_point (self, record, direction);
    default:
      return FALSE;
    }
}

static const char *
get_move_name (TlCanvas *self, GPtrArray *targets)
{
  const TlRecord *record = get_record (self, g_ptr_array_index (targets, 0));

  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_CARD:
      return get_n (targets) == 1 ? _ ("Move Card") : _ ("Move Cards");
    case TL_KIND_STAGE:
      return _ ("Move Stage");
    case TL_KIND_STEP:
      return _ ("Move Step");
    case TL_KIND_LANE:
      return _ ("Move Lane");
    default:
      return _ ("Move");
    }
}

/**
 * tl_canvas_move:
 * @self: the canvas
 * @direction: %TL_WALK_LEFT, RIGHT, UP or DOWN
 *
 * Alt+arrow: moves the thing: a card one cell, or one place within its cell; a stage, step or lane
 * past its neighbour; a free point a tenth of a column.
 */
void
tl_canvas_move (TlCanvas *self, TlWalk direction)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  g_autofree char *focus = g_strdup (self->focus.id);
  gboolean         backwards = direction == TL_WALK_DOWN;
  guint            n = get_n (targets), moved = 0;

  if (!tl_canvas_can_edit (self) || n == 0)
    return;
  tl_document_begin (self->document, get_move_name (self, targets));
  for (guint i = 0; i < n; i++)
    moved +=
      move_one (self, g_ptr_array_index (targets, backwards ? n - 1 - i : i), direction) ? 1 : 0;
  tl_document_commit (self->document);
  if (moved > 0 && focus != NULL && get_record (self, focus) != NULL)
    {
      TlPlace place = tl_scene_place_of (self->scene, focus);

      tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
    }
}

/* A row of quick presses on one point is one undo step. */
static gboolean
continues_nudge (TlCanvas *self, const char *point, gint64 now)
{
  return g_strcmp0 (self->nudged, point) == 0 && now - self->nudge_time < NUDGE_TOGETHER_US &&
         self->nudge_revision == tl_document_get_revision (self->document);
}

/**
 * tl_canvas_nudge_score:
 * @self: the canvas
 * @by: how much, in levels
 *
 * Alt+Up/Down and Alt+Page Up/Down on a point: raises or lowers its score within -2 and 2.
 */
void
tl_canvas_nudge_score (TlCanvas *self, double by)
{
  const TlRecord  *record = get_record (self, self->focus.id);
  g_autofree char *id = NULL;
  gint64           now = g_get_monotonic_time ();
  gboolean         together;
  double           score;

  if (!tl_canvas_can_edit (self) || record == NULL || tl_record_get_kind (record) != TL_KIND_POINT)
    return;
  id = g_strdup (tl_record_get_id (record));
  score = round ((tl_record_get_number (record, TL_POINT_SCORE) + by) * 10) / 10;
  together = continues_nudge (self, id, now);
  if (!together)
    self->nudge_mark = tl_document_mark (self->document);
  tl_document_begin (self->document, _ ("Set Score"));
  tl_edit_set_number (self->document, id, TL_POINT_SCORE, CLAMP (score, -2, 2));
  tl_document_commit (self->document);
  if (together)
    tl_document_squash_to_mark (self->document, self->nudge_mark, _ ("Set Score"));
  g_free (self->nudged);
  self->nudged = g_steal_pointer (&id);
  self->nudge_time = now;
  self->nudge_revision = tl_document_get_revision (self->document);
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

  if (!tl_canvas_can_edit (self))
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

static void
add_records (GPtrArray *ids, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (tl_record_get_id (g_ptr_array_index (records, i))));
}

/* The cards of the focused cell (0), of its lane (1), of the map with the parking lot (2). */
static GPtrArray *
dup_cards_around (TlCanvas *self, guint how_far)
{
  const TlTable *table = get_table (self);
  GPtrArray     *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  g_autoptr (GPtrArray) parked = tl_query_parked (table, self->map);
  const GPtrArray *lanes = tl_table_get_children (table, self->map, TL_KIND_LANE);
  const char      *lane = get_focused_lane (self);

  for (guint l = 0; lanes != NULL && l < lanes->len; l++)
    for (guint c = 0; c < columns->len; c++)
      {
        const char *this_lane = tl_record_get_id (g_ptr_array_index (lanes, l));
        const char *column = tl_record_get_id (g_ptr_array_index (columns, c));
        g_autoptr (GPtrArray) cell = NULL;

        if ((how_far < 2 && g_strcmp0 (lane, this_lane) != 0) ||
            (how_far < 1 && g_strcmp0 (self->focus.column, column) != 0))
          continue;
        cell = tl_query_cell (table, self->map, column, this_lane);
        add_records (ids, cell);
      }
  if (how_far == 2)
    add_records (ids, parked);
  g_ptr_array_add (ids, NULL);
  return ids;
}

static gboolean
is_whole_selection (TlCanvas *self, GPtrArray *ids)
{
  const char *const *selection = tl_canvas_get_selection (self);

  if (g_strv_length ((char **) selection) != get_n (ids))
    return FALSE;
  for (guint i = 0; i < get_n (ids); i++)
    if (!tl_canvas_is_selected (self, g_ptr_array_index (ids, i)))
      return FALSE;
  return TRUE;
}

/**
 * tl_canvas_select_all:
 * @self: the canvas
 *
 * Ctrl+A: the cards of the cell; again, of the lane; again, of the map.
 */
void
tl_canvas_select_all (TlCanvas *self)
{
  guint first = 0;

  if (self->document == NULL || self->map == NULL)
    return;
  for (guint done = 2; done > 0; done--)
    {
      g_autoptr (GPtrArray) ids = dup_cards_around (self, done - 1);

      if (get_n (ids) > 0 && is_whole_selection (self, ids))
        {
          first = done;
          break;
        }
    }
  for (guint how_far = first; how_far <= 2; how_far++)
    {
      g_autoptr (GPtrArray) ids = dup_cards_around (self, how_far);

      /* An empty cell has nothing to select, nor a lane whose only cards are the cell's. */
      if (how_far < 2 && (get_n (ids) == 0 || is_whole_selection (self, ids)))
        continue;
      tl_canvas_select (self, get_ids (ids));
      return;
    }
}
