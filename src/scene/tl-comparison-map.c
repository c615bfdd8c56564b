/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a comparison lays out: the second map with room for what was removed. Stages, steps, lanes
 * and cards that only the first map has are copied into the second under ids of their own, where
 * their order puts them; they say where they came from, so that the first map's line finds its
 * columns. A lane beneath the emotions has a card for the gain of each column. The scene then lays
 * out a map like any other. What never changes: the table that is compared. */
#include "config.h"

#include "scene/tl-comparison-private.h"

#include "base/tl-order.h"
#include "base/tl-text.h"
#include "map/tl-query.h"
#include "scene/tl-comparison-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const TlTable   *table;
  TlTable         *out;
  const char      *b;
  const TlCompare *compare;
} Union;

static char *
dup_ghost_id (const char *id)
{
  return g_strconcat (TL_GHOST_PREFIX, id, NULL);
}

/* What a record of the first map is in the union: its ghost, else its twin, else nothing. */
static const TlRecord *
find_home (const Union *self, const char *id)
{
  g_autofree char *ghost = id != NULL ? dup_ghost_id (id) : NULL;
  const TlRecord  *found = tl_table_get (self->out, ghost);

  return found != NULL ? found : tl_table_get (self->out, tl_compare_find_twin (self->compare, id));
}

static void
put (Union *self, TlRecord *record)
{
  tl_table_put (self->out, record);
  tl_record_unref (record);
}

static TlRecord *
new_ghost (const TlRecord *record, const char *parent, guint from)
{
  TlKind           kind = tl_record_get_kind (record);
  const char      *id = tl_record_get_id (record);
  g_autofree char *ghost_id = dup_ghost_id (id);
  TlRecord        *ghost = tl_record_new (kind, ghost_id);

  for (guint i = TL_FIELD_ORDER; i < tl_kind_get_info (kind)->n_fields; i++)
    tl_record_take_field (ghost, i, record);
  tl_record_set_ref (ghost, TL_FIELD_PARENT, parent);
  tl_record_set_text (ghost, from, id);
  return ghost;
}

/* A step goes where its stage is, unless that has been joined into one column. */
static void
put_step (Union *self, const TlRecord *step)
{
  const TlRecord *stage = find_home (self, tl_record_get_parent (step));
  const char     *id = stage != NULL ? tl_record_get_id (stage) : NULL;

  if (id == NULL || (!g_str_has_prefix (id, TL_GHOST_PREFIX) &&
                     tl_table_get_children (self->table, id, TL_KIND_STEP)->len == 0))
    return;
  put (self, new_ghost (step, id, TL_STEP_FROM));
}

/* The column in which a card of the first map would stand. */
static const char *
find_column (const Union *self, const char *column)
{
  const TlRecord  *home = find_home (self, column);
  const GPtrArray *steps;

  if (home == NULL)
    {
      const TlRecord *stage = tl_query_stage_of (self->table, column);

      home = stage != NULL ? find_home (self, tl_record_get_id (stage)) : NULL;
    }
  if (home == NULL)
    return NULL;
  steps = tl_table_get_children (self->out, tl_record_get_id (home), TL_KIND_STEP);
  return tl_record_get_id (steps->len > 0 ? steps->pdata[0] : home);
}

static void
put_card (Union *self, const TlRecord *card)
{
  const char     *column = find_column (self, tl_record_get_ref (card, TL_CARD_COLUMN));
  const TlRecord *lane = find_home (self, tl_record_get_ref (card, TL_CARD_LANE));
  TlRecord       *ghost;

  /* What was parked stood beside the map already. */
  if (column == NULL || lane == NULL)
    return;
  ghost = new_ghost (card, self->b, TL_CARD_FROM);
  tl_record_set_ref (ghost, TL_CARD_COLUMN, column);
  tl_record_set_ref (ghost, TL_CARD_LANE, tl_record_get_id (lane));
  tl_record_set_default (ghost, TL_CARD_ABOUT);
  /* The share of what is observed is that of the second map. */
  tl_record_set_default (ghost, TL_CARD_EVIDENCE_STATUS);
  put (self, ghost);
}

static void
put_ghosts (Union *self)
{
  const GArray *differences = tl_compare_get_differences (self->compare);

  for (guint i = 0; i < differences->len; i++)
    {
      const TlDifference *one = &g_array_index (differences, TlDifference, i);

      if ((one->flags & TL_DIFFERENCE_REMOVED) == 0)
        continue;
      if (one->kind == TL_KIND_STAGE)
        put (self, new_ghost (one->a, self->b, TL_STAGE_FROM));
      else if (one->kind == TL_KIND_STEP)
        put_step (self, one->a);
      else if (one->kind == TL_KIND_LANE)
        put (self, new_ghost (one->a, self->b, TL_LANE_FROM));
      else
        put_card (self, one->a);
    }
}

/* --- Gains ------------------------------------------------------------------------------------ */

static const TlComparedColumn *
find_compared (const Union *self, const char *column)
{
  const GArray *columns = tl_compare_get_columns (self->compare);

  for (guint i = 0; i < columns->len; i++)
    {
      const TlComparedColumn *one = &g_array_index (columns, TlComparedColumn, i);

      if (one->b != NULL
            ? g_str_equal (tl_record_get_id (one->b), column)
            : find_home (self, tl_record_get_id (one->a)) == tl_table_get (self->out, column))
        return one;
    }
  return NULL;
}

static void
put_gain (Union *self, const char *column, const char *lane, guint place)
{
  const TlComparedColumn *compared = find_compared (self, column);
  g_autofree char        *id = g_strdup_printf (TL_GAIN_PREFIX "%u", place);
  g_autofree char        *title = NULL;
  g_autofree char        *text = NULL;
  g_autofree char        *order = tl_order_nth (place, place + 1);
  g_autofree char        *before = NULL;
  g_autofree char        *after = NULL;
  TlRecord               *card;

  if (compared == NULL || isnan (compared->score_a) || isnan (compared->score_b))
    return;
  title = tl_difference_format_gain (compared->score_b - compared->score_a);
  before = tl_difference_dup_score (compared->score_a);
  after = tl_difference_dup_score (compared->score_b);
  text = g_strdup_printf ("%s → %s", before, after);
  card = tl_record_new (TL_KIND_CARD, id);
  tl_record_set_ref (card, TL_FIELD_PARENT, self->b);
  tl_record_set_text (card, TL_FIELD_ORDER, order);
  tl_record_set_ref (card, TL_CARD_COLUMN, column);
  tl_record_set_ref (card, TL_CARD_LANE, lane);
  tl_record_set_text (card, TL_CARD_TITLE, title);
  tl_record_set_text (card, TL_CARD_TEXT, text);
  put (self, card);
}

/* Right beneath the emotions. */
static char *
dup_lane_order (const Union *self, const TlRecord *emotions)
{
  const GPtrArray *lanes = tl_table_get_children (self->out, self->b, TL_KIND_LANE);
  guint            place = 0;

  g_ptr_array_find ((GPtrArray *) lanes, emotions, &place);
  return tl_order_between (tl_record_get_text (emotions, TL_FIELD_ORDER),
                           place + 1 < lanes->len
                             ? tl_record_get_text (lanes->pdata[place + 1], TL_FIELD_ORDER)
                             : NULL);
}

static void
put_gains (Union *self)
{
  const TlRecord *emotions = tl_query_lane_of_kind (self->out, self->b, TL_LANE_KIND_EMOTIONS);
  const TlRecord *curve_a, *curve_b;
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree char *order = NULL;
  TlRecord        *lane;

  tl_compare_get_curves (self->compare, &curve_a, &curve_b);
  if (emotions == NULL || curve_a == NULL || curve_b == NULL)
    return;
  order = dup_lane_order (self, emotions);
  lane = tl_record_new (TL_KIND_LANE, TL_GAIN_PREFIX "lane");
  tl_record_set_ref (lane, TL_FIELD_PARENT, self->b);
  tl_record_set_text (lane, TL_FIELD_ORDER, order);
  tl_record_set_integer (lane, TL_LANE_KIND, TL_LANE_KIND_TEXT);
  tl_record_set_text (lane, TL_LANE_TITLE, _ ("Gain"));
  put (self, lane);
  columns = tl_query_columns (self->out, self->b);
  for (guint i = 0; i < columns->len; i++)
    put_gain (self, tl_record_get_id (columns->pdata[i]), TL_GAIN_PREFIX "lane", i);
}

/* Two maps are held against each other column by column, also where one is laid out round. */
static void
lay_out_straight (Union *self)
{
  TlRecord *map = tl_record_copy (tl_table_get (self->table, self->b));

  tl_record_set_default (map, TL_MAP_LAYOUT);
  put (self, map);
}

/* The second map with all that the comparison shows in it. */
TlTable *
tl_comparison_new_table (const TlTable   *table,
                         const char      *a,
                         const char      *b,
                         const TlCompare *compare)
{
  Union self = { .table = table, .b = b, .compare = compare };

  self.out = tl_table_copy (table);
  lay_out_straight (&self);
  put_ghosts (&self);
  put_gains (&self);
  return self.out;
}
