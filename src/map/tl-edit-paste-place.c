/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the columns and lanes of an excerpt go in a map. Cards keep their distances: so many
 * columns and lanes from the first of them. A lane prefers one of its own kind, as long as the
 * first landed in one of its own. Whole stages and lanes come beside the focused one, and find
 * lanes and columns of the same name or kind. */
#include "config.h"

#include "map/tl-edit-paste-private.h"

#include "map/tl-edit-private.h"

static TlLaneKind
get_kind (const TlRecord *lane)
{
  return (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND);
}

/* Lanes that are shown and take cards, in order. */
static GPtrArray *
list_rows (const TlTable *table, const char *map)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  GPtrArray       *rows = g_ptr_array_new ();

  for (guint i = 0; i < lanes->len; i++)
    if (get_kind (lanes->pdata[i]) != TL_LANE_KIND_EMOTIONS &&
        !tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN))
      g_ptr_array_add (rows, lanes->pdata[i]);
  return rows;
}

static int
find_row (const GPtrArray *rows, const char *id)
{
  for (guint i = 0; id != NULL && i < rows->len; i++)
    if (g_str_equal (tl_record_get_id (rows->pdata[i]), id))
      return (int) i;
  return -1;
}

/* What is about a copied card in its column came along with it. */
static gboolean
is_follower (const TlPasting *self, const TlRecord *card)
{
  const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);

  for (guint i = 0; about[i] != NULL; i++)
    {
      const TlRecord *other = tl_table_get_kind (self->excerpt, about[i], TL_KIND_CARD);

      if (other != NULL && tl_pasting_is_copied (other) &&
          g_strcmp0 (tl_record_get_ref (other, TL_CARD_COLUMN),
                     tl_record_get_ref (card, TL_CARD_COLUMN)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The first column and lane that cards stand in; -1 where all are parked. */
static void
find_corner (const TlPasting *self, const GPtrArray *rows, int *column, int *row)
{
  const GPtrArray *cards = tl_table_get_children (self->excerpt, self->from, TL_KIND_CARD);

  *column = *row = -1;
  for (guint pass = 0; pass < 2 && *row < 0; pass++)
    for (guint i = 0; i < cards->len; i++)
      {
        const TlRecord *card = cards->pdata[i];
        int             own_column, own_row;

        if (!tl_pasting_is_copied (card) || (pass == 0 && is_follower (self, card)))
          continue;
        own_column = tl_query_column_index (self->excerpt,
                                            self->from,
                                            tl_record_get_ref (card, TL_CARD_COLUMN));
        if (own_column < 0)
          continue;
        own_row = find_row (rows, tl_record_get_ref (card, TL_CARD_LANE));
        *column = *column < 0 ? own_column : MIN (*column, own_column);
        if (own_row >= 0)
          *row = *row < 0 ? own_row : MIN (*row, own_row);
      }
}

static void
map_columns_by_offset (TlPasting *self, int from)
{
  g_autoptr (GPtrArray) old = tl_query_columns (self->excerpt, self->from);
  g_autoptr (GPtrArray) now = tl_query_columns (self->table, self->map);
  int to = tl_query_column_index (self->table, self->map, self->column);

  for (int i = 0; i < (int) old->len; i++)
    if (i - from + to >= 0 && i - from + to < (int) now->len)
      tl_pasting_map (self->columns,
                      tl_record_get_id (old->pdata[i]),
                      tl_record_get_id (now->pdata[i - from + to]));
}

static const TlRecord *
find_nearest_of_kind (const GPtrArray *rows, TlLaneKind kind, int wanted)
{
  const TlRecord *best = NULL;
  int             least = G_MAXINT;

  for (int i = 0; i < (int) rows->len; i++)
    if (get_kind (rows->pdata[i]) == kind && ABS (i - wanted) < least)
      {
        least = ABS (i - wanted);
        best = rows->pdata[i];
      }
  return best;
}

/* A lane of nothing but what came along: it belongs to its kind, wherever the others go. */
static gboolean
has_only_followers (const TlPasting *self, const TlRecord *lane)
{
  const GPtrArray *cards = tl_table_get_children (self->excerpt, self->from, TL_KIND_CARD);
  gboolean         any = FALSE;

  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];

      if (!tl_pasting_is_copied (card) ||
          g_strcmp0 (tl_record_get_ref (card, TL_CARD_LANE), tl_record_get_id (lane)) != 0)
        continue;
      if (!is_follower (self, card))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
map_lanes_by_offset (TlPasting *self, const GPtrArray *old, int from)
{
  g_autoptr (GPtrArray) now = list_rows (self->table, self->map);
  int      to = find_row (now, self->lane);
  gboolean by_kind = to >= 0 && get_kind (old->pdata[from]) == get_kind (now->pdata[to]);

  for (int i = 0; to >= 0 && i < (int) old->len; i++)
    {
      int             wanted = i - from + to;
      const TlRecord *there = wanted >= 0 && wanted < (int) now->len ? now->pdata[wanted] : NULL;
      const TlRecord *kin = NULL;

      if (i != from && (by_kind || has_only_followers (self, old->pdata[i])) &&
          (there == NULL || get_kind (there) != get_kind (old->pdata[i])))
        kin = find_nearest_of_kind (now, get_kind (old->pdata[i]), wanted);
      if (kin != NULL)
        there = kin;
      if (there != NULL)
        tl_pasting_map (self->lanes, tl_record_get_id (old->pdata[i]), tl_record_get_id (there));
    }
}

/* Lanes that have no place by order: the same one, or one of the kind. */
static void
map_lanes_by_kind (TlPasting *self)
{
  const GPtrArray *old = tl_table_get_children (self->excerpt, self->from, TL_KIND_LANE);

  for (guint i = 0; i < old->len; i++)
    {
      const char     *id = tl_record_get_id (old->pdata[i]);
      const TlRecord *lane = tl_table_get_kind (self->table, id, TL_KIND_LANE);

      if (tl_pasting_find (self->lanes, id) != NULL)
        continue;
      if (lane == NULL || g_strcmp0 (tl_record_get_parent (lane), self->map) != 0)
        lane = tl_query_lane_of_kind (self->table, self->map, get_kind (old->pdata[i]));
      if (lane != NULL)
        tl_pasting_map (self->lanes, id, tl_record_get_id (lane));
    }
}

/**
 * tl_edit_paste_cards:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @excerpt: an excerpt of this document or another
 * @place: where the first of the cards lands
 * @ids: (element-type utf8): gets the ids of the cards that came in
 *
 * Brings the cards of an excerpt into a map, with what connects them.
 *
 * Returns: how many did not fit beside the first, and were parked
 */
guint
tl_edit_paste_cards (TlDocument         *doc,
                     const char         *map,
                     const TlTable      *excerpt,
                     const TlPastePlace *place,
                     GPtrArray          *ids)
{
  TlPasting self;
  g_autoptr (GPtrArray) rows = NULL;
  int   column, row;
  guint n_parked;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (tl_excerpt_get_map (excerpt) != NULL, 0);
  g_return_val_if_fail (place->column == NULL || place->lane != NULL, 0);

  tl_pasting_init (&self, doc, map, excerpt, ids);
  self.column = place->column;
  self.lane = place->lane;
  self.before = place->before;
  rows = list_rows (excerpt, self.from);
  find_corner (&self, rows, &column, &row);
  self.parks_all = place->column == NULL;
  self.takes_parked = column < 0;
  if (!self.parks_all && column >= 0)
    {
      map_columns_by_offset (&self, column);
      if (row >= 0)
        map_lanes_by_offset (&self, rows, row);
      else
        map_lanes_by_kind (&self);
    }
  if (self.parks_all)
    map_lanes_by_kind (&self);
  tl_pasting_cards (&self);
  tl_pasting_curves (&self);
  n_parked = self.n_parked;
  tl_pasting_clear (&self);
  return n_parked;
}

/* --- Whole stages and lanes ------------------------------------------------------------------- */

/* The sibling after a record, NULL = it is the last, or there is none. */
static const char *
find_next (const TlTable *table, const char *parent, TlKind kind, const char *id)
{
  const GPtrArray *all = tl_table_get_children (table, parent, kind);
  const TlRecord  *record = tl_table_get_kind (table, id, kind);
  guint            place;

  if (record == NULL || !g_ptr_array_find ((GPtrArray *) all, record, &place) ||
      place + 1 >= all->len)
    return NULL;
  return tl_record_get_id (all->pdata[place + 1]);
}

static char *
paste_frame (
  TlPasting *self, const TlRecord *record, const char *parent, const char *before, GHashTable *to)
{
  TlKind    kind = tl_record_get_kind (record);
  TlRecord *copy = tl_edit_new_child (self->doc, kind, parent, before);
  char     *id;

  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (kind)->n_fields; i++)
    tl_record_take_field (copy, i, record);
  id = tl_edit_put_new (self->doc, copy);
  tl_pasting_map (to, tl_record_get_id (record), id);
  return id;
}

/**
 * tl_edit_paste_stages:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @excerpt: an excerpt of stages
 * @beside: (nullable): the stage after which they come, NULL = last
 * @ids: (element-type utf8): gets the ids of the stages, then those of the cards
 *
 * Brings stages into a map with their steps, cards and points. Cards go to the lane that they were
 * in, else to one of the kind.
 *
 * Returns: how many cards found no lane, and were parked
 */
guint
tl_edit_paste_stages (
  TlDocument *doc, const char *map, const TlTable *excerpt, const char *beside, GPtrArray *ids)
{
  TlPasting        self;
  const GPtrArray *stages;
  TlEditSpans     *spans;
  g_autofree char *before = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (tl_excerpt_get_map (excerpt) != NULL, 0);

  tl_pasting_init (&self, doc, map, excerpt, ids);
  before = g_strdup (find_next (self.table, map, TL_KIND_STAGE, beside));
  spans = tl_edit_spans_save (self.table, map);
  stages = tl_table_get_children (excerpt, self.from, TL_KIND_STAGE);
  for (guint i = 0; i < stages->len; i++)
    {
      const GPtrArray *steps =
        tl_table_get_children (excerpt, tl_record_get_id (stages->pdata[i]), TL_KIND_STEP);
      char *id = paste_frame (&self, stages->pdata[i], map, before, self.columns);

      g_ptr_array_add (ids, id);
      for (guint k = 0; k < steps->len; k++)
        g_free (paste_frame (&self, steps->pdata[k], id, NULL, self.columns));
    }
  tl_edit_spans_follow (doc, spans);
  map_lanes_by_kind (&self);
  tl_pasting_cards (&self);
  tl_pasting_curves (&self);
  tl_pasting_clear (&self);
  return self.n_parked;
}

static const char *
get_title (const TlRecord *column)
{
  return tl_record_get_text (column,
                             tl_record_get_kind (column) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                         : TL_STAGE_TITLE);
}

static const TlRecord *
find_column (const GPtrArray *now, const TlRecord *column, guint index)
{
  for (guint i = 0; i < now->len; i++)
    if (g_str_equal (tl_record_get_id (now->pdata[i]), tl_record_get_id (column)))
      return now->pdata[i];
  for (guint i = 0; i < now->len; i++)
    if (*get_title (column) != '\0' && g_str_equal (get_title (now->pdata[i]), get_title (column)))
      return now->pdata[i];
  return index < now->len ? now->pdata[index] : NULL;
}

/* The same column, else the one of the same title, else the one at the same place. */
static void
map_columns_by_name (TlPasting *self)
{
  g_autoptr (GPtrArray) old = tl_query_columns (self->excerpt, self->from);
  g_autoptr (GPtrArray) now = tl_query_columns (self->table, self->map);

  for (guint i = 0; i < old->len; i++)
    {
      const TlRecord *column = find_column (now, old->pdata[i], i);

      if (column != NULL)
        tl_pasting_map (self->columns, tl_record_get_id (old->pdata[i]), tl_record_get_id (column));
    }
}

/* The lines of a lane of emotions come along where the map has none of the persona yet. */
static void
paste_lane_curves (TlPasting *self)
{
  const GPtrArray *curves = tl_table_get_children (self->excerpt, self->from, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      const TlRecord *curve = curves->pdata[i];
      const char     *old = tl_record_get_ref (curve, TL_CURVE_PERSONA);
      gboolean        target = tl_record_get_boolean (curve, TL_CURVE_TARGET);
      const char *lane = tl_pasting_find (self->lanes, tl_record_get_ref (curve, TL_CURVE_LANE));
      g_autofree char *persona = tl_pasting_dup_persona (self, old);
      g_autofree char *into = NULL;

      if (lane == NULL || (old != NULL && persona == NULL) ||
          tl_query_curve (self->table, self->map, persona, target) != NULL)
        continue;
      into = tl_edit_ensure_curve (self->doc, self->map, persona, target);
      tl_edit_set_ref (self->doc, into, TL_CURVE_LANE, lane);
      tl_pasting_points (self, curve, into);
    }
}

/**
 * tl_edit_paste_lanes:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @excerpt: an excerpt of lanes
 * @beside: (nullable): the lane after which they come, NULL = last
 * @ids: (element-type utf8): gets the ids of the lanes, then those of the cards
 *
 * Brings lanes into a map with their cards, which go to the column of the same title, else to the
 * one at the same place.
 *
 * Returns: how many cards found no column, and were parked
 */
guint
tl_edit_paste_lanes (
  TlDocument *doc, const char *map, const TlTable *excerpt, const char *beside, GPtrArray *ids)
{
  TlPasting        self;
  const GPtrArray *lanes;
  gboolean         emotions = FALSE;
  g_autofree char *before = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (tl_excerpt_get_map (excerpt) != NULL, 0);

  tl_pasting_init (&self, doc, map, excerpt, ids);
  before = g_strdup (find_next (self.table, map, TL_KIND_LANE, beside));
  lanes = tl_table_get_children (excerpt, self.from, TL_KIND_LANE);
  for (guint i = 0; i < lanes->len; i++)
    {
      emotions = emotions || get_kind (lanes->pdata[i]) == TL_LANE_KIND_EMOTIONS;
      g_ptr_array_add (ids, paste_frame (&self, lanes->pdata[i], map, before, self.lanes));
    }
  map_columns_by_name (&self);
  tl_pasting_cards (&self);
  if (emotions)
    paste_lane_curves (&self);
  else
    tl_pasting_curves (&self);
  tl_pasting_clear (&self);
  return self.n_parked;
}
