/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where cards of several cells go together: they keep their places to each other. Each cell's cards
 * go as many columns and lanes further as the one that is held; lanes count in the order in which
 * they are shown, without those of emotions, where no card lands. What would fall off an edge holds
 * all back. Cards of one cell go as one, to where the pointer is.
 *
 * The gaps that show it make lanes higher; the pointer is read as if only the lane that it is in
 * had grown, or the answer under a resting pointer would climb from lane to lane. */
#include "config.h"

#include "scene/tl-scene-private.h"

/* The cards of one cell. `row` counts lanes that take cards; -1 in a lane that takes none. */
typedef struct
{
  int        column;
  int        lane;
  int        row;
  GPtrArray *cards; /* TlSceneCard */
} Group;

static void
clear_group (gpointer data)
{
  g_ptr_array_unref (((Group *) data)->cards);
}

/* Lanes that take cards, by their order. */
static GArray *
list_rows (TlScene *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) self->lanes->len; i++)
    if (TL_SCENE_LANE (self, i)->kind != TL_LANE_KIND_EMOTIONS)
      g_array_append_val (rows, i);
  return rows;
}

static int
find_row (const GArray *rows, int lane)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, int, i) == lane)
      return (int) i;
  return -1;
}

static Group *
find_group (GArray *groups, int lane, int column)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      if (group->lane == lane && group->column == column)
        return group;
    }
  return NULL;
}

static void
sort_into (GPtrArray *cards, TlSceneCard *card, const GPtrArray *cell)
{
  guint place = 0, own;

  g_ptr_array_find ((GPtrArray *) cell, card, &own);
  for (guint at; place < cards->len; place++)
    if (g_ptr_array_find ((GPtrArray *) cell, cards->pdata[place], &at) && at > own)
      break;
  g_ptr_array_insert (cards, (int) place, card);
}

/* By cell, each in its order. What is parked or in a hidden lane is in none. */
static GArray *
group_cards (TlScene *self, const char *const *ids, const GArray *rows)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, ids[i]);
      Group       *group;

      if (card == NULL || card->lane < 0)
        continue;
      group = find_group (groups, card->lane, card->column);
      if (group == NULL)
        {
          Group fresh = { .column = card->column, .lane = card->lane };

          fresh.row = find_row (rows, card->lane);
          fresh.cards = g_ptr_array_new ();
          g_array_append_val (groups, fresh);
          group = &g_array_index (groups, Group, groups->len - 1);
        }
      sort_into (group->cards, card, TL_SCENE_LANE (self, card->lane)->cells[card->column]);
    }
  return groups;
}

/* As far as all can go that way. */
static void
clamp_offset (TlScene *self, const GArray *groups, const GArray *rows, int *columns, int *lanes)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      *columns = CLAMP (*columns, -group->column, (int) self->columns->len - 1 - group->column);
      if (group->row >= 0)
        *lanes = CLAMP (*lanes, -group->row, (int) rows->len - 1 - group->row);
    }
}

/* --- Landings --- */

/**
 * tl_landing_free:
 * @landing: (transfer full): a landing
 *
 * Frees a landing and its ids.
 */
void
tl_landing_free (TlLanding *landing)
{
  g_strfreev (landing->cards);
  g_free ((char *) landing->drop.column);
  g_free ((char *) landing->drop.lane);
  g_free ((char *) landing->drop.before);
  g_free (landing);
}

static GPtrArray *
landings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tl_landing_free);
}

static void
add_landing (GPtrArray *landings, char **cards, const TlDrop *drop)
{
  TlLanding *landing = g_new0 (TlLanding, 1);

  landing->cards = cards;
  landing->drop = (TlDrop){ .column = g_strdup (drop->column),
                            .lane = g_strdup (drop->lane),
                            .before = g_strdup (drop->before),
                            .gap = drop->gap };
  g_ptr_array_add (landings, landing);
}

static char **
dup_ids (const GPtrArray *cards)
{
  char **ids = g_new0 (char *, cards->len + 1);

  for (guint i = 0; i < cards->len; i++)
    ids[i] = g_strdup (tl_record_get_id (((TlSceneCard *) cards->pdata[i])->record));
  return ids;
}

/* The cell that lies that far from a group's. */
static TlDrop
drop_beside (TlScene *self, const Group *group, const GArray *rows, int columns, int lanes)
{
  int          column = group->column + columns;
  int          lane = group->row < 0 ? group->lane : g_array_index (rows, int, group->row + lanes);
  TlSceneLane *at = TL_SCENE_LANE (self, lane);
  g_auto (GStrv) ids = dup_ids (group->cards);
  TlDrop drop = { 0 };

  drop.column = tl_record_get_id (TL_SCENE_COLUMN (self, column)->record);
  drop.lane = tl_record_get_id (at->record);
  drop.gap = tl_scene_gap_rect (self,
                                at,
                                column,
                                tl_scene_cell_bottom (self, at, column),
                                (const char *const *) ids);
  return drop;
}

/* The first card after another in its cell that stays. */
static const char *
find_next_staying (const GPtrArray *cell, const TlSceneCard *card, const GPtrArray *leaving)
{
  guint at;

  if (!g_ptr_array_find ((GPtrArray *) cell, card, &at))
    return NULL;
  for (guint i = at + 1; i < cell->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) leaving, cell->pdata[i], NULL))
      return tl_record_get_id (((TlSceneCard *) cell->pdata[i])->record);
  return NULL;
}

/* Cards that go nowhere: each before the one that it stands before. */
static void
add_home (TlScene *self, const Group *group, GPtrArray *landings)
{
  const GPtrArray *cell = TL_SCENE_LANE (self, group->lane)->cells[group->column];

  for (guint i = 0; i < group->cards->len; i++)
    {
      const TlSceneCard *card = group->cards->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      TlDrop drop = { 0 };

      g_ptr_array_add (one, (gpointer) card);
      drop.column = tl_record_get_id (TL_SCENE_COLUMN (self, group->column)->record);
      drop.lane = tl_record_get_id (TL_SCENE_LANE (self, group->lane)->record);
      drop.before = find_next_staying (cell, card, group->cards);
      add_landing (landings, dup_ids (one), &drop);
    }
}

static void
add_rest (TlScene   *self,
          GArray    *groups,
          Group     *held,
          GArray    *rows,
          int        columns,
          int        lanes,
          gboolean   copy,
          GPtrArray *landings)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      TlDrop       drop;

      if (group == held)
        continue;
      if (columns == 0 && (lanes == 0 || group->row < 0) && !copy)
        {
          add_home (self, group, landings);
          continue;
        }
      drop = drop_beside (self, group, rows, columns, lanes);
      add_landing (landings, dup_ids (group->cards), &drop);
    }
}

/* What is parked comes along with the card that is held. */
static char **
dup_with_parked (TlScene *self, const Group *held, const char *const *dragged)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (held->cards, NULL, NULL);

  for (guint i = 0; dragged[i] != NULL; i++)
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, dragged[i]);

      if (card != NULL && card->parked)
        g_ptr_array_add (all, card);
    }
  return dup_ids (all);
}

/* A pointer's y in the picture as it is: without what gaps have made of other lanes than the first
 * gap's, which is the one that is pointed at. */
double
tl_scene_read_y (TlScene *self, double y)
{
  const TlSceneLane *own =
    self->gaps->len > 0 ? g_array_index (self->gaps, TlSceneGap, 0).lane : NULL;
  double grown = 0;

  /* Rings that grow do so outwards, away from their own place. */
  if (self->round)
    return y;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (self, i);
      double             more = 0;

      if (lane != own && lane->floor_height > 0)
        more = MAX (lane->height - lane->floor_height, 0);
      if (y < lane->top - grown + lane->height - more)
        break;
      grown += more;
    }
  return y + grown;
}

static GPtrArray *
find_together (TlScene *self, double x, double y, const char *const *dragged, gboolean copy)
{
  GPtrArray *landings = landings_new ();
  TlDrop     drop = tl_scene_drop_at (self, x, y, dragged, copy ? NULL : dragged);

  if (drop.column != NULL || !tl_rect_is_empty (&drop.gap))
    add_landing (landings, g_strdupv ((char **) dragged), &drop);
  return landings;
}

/**
 * tl_scene_find_landings:
 * @self: a scene
 * @x: document px
 * @y: document px
 * @dragged: (array zero-terminated=1): ids of the cards being dragged
 * @grabbed: the one that the pointer holds
 * @copy: copies land and the cards stay
 *
 * Where dragged cards would land, cell by cell; the cell of @grabbed comes first. Cards of one cell
 * land together, as tl_scene_find_drop() says; so do all in the parking lot.
 *
 * Returns: (transfer full) (element-type TlLanding): empty when there is no place
 */
GPtrArray *
tl_scene_find_landings (
  TlScene *self, double x, double y, const char *const *dragged, const char *grabbed, gboolean copy)
{
  TlSceneCard *card;
  GPtrArray   *landings;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) groups = NULL;
  Group *held;
  TlDrop drop;
  int    columns, lanes, to_column, to_row, wanted_columns, wanted_lanes;

  g_return_val_if_fail (TL_IS_SCENE (self), landings_new ());
  if (self->table == NULL || dragged[0] == NULL)
    return landings_new ();
  y = tl_scene_read_y (self, y);
  rows = list_rows (self);
  groups = group_cards (self, dragged, rows);
  card = grabbed == NULL ? NULL : g_hash_table_lookup (self->cards, grabbed);
  held = card == NULL || card->lane < 0 ? NULL : find_group (groups, card->lane, card->column);
  if (held == NULL || held->row < 0 || groups->len < 2)
    return find_together (self, x, y, dragged, copy);
  drop = tl_scene_drop_at (self, x, y, dragged, copy ? NULL : dragged);
  if (drop.column == NULL)
    return find_together (self, x, y, dragged, copy);
  to_column = tl_scene_find_column (self, drop.column);
  to_row = find_row (rows, tl_scene_find_lane (self, drop.lane));
  wanted_columns = columns = to_column - held->column;
  wanted_lanes = lanes = to_row - held->row;
  clamp_offset (self, groups, rows, &columns, &lanes);
  if (columns != wanted_columns || lanes != wanted_lanes)
    drop = drop_beside (self, held, rows, columns, lanes);
  landings = landings_new ();
  add_landing (landings, dup_with_parked (self, held, dragged), &drop);
  add_rest (self, groups, held, rows, columns, lanes, copy, landings);
  return landings;
}

/* --- Steps by key --- */

/* One place up or down among the cards of its cell that stay; FALSE at the end. */
static gboolean
find_step_in_cell (TlScene *self, const Group *group, gboolean up, const char **before)
{
  const GPtrArray *cell = TL_SCENE_LANE (self, group->lane)->cells[group->column];
  guint            first = 0, last = 0;

  g_ptr_array_find ((GPtrArray *) cell, g_ptr_array_index (group->cards, 0), &first);
  g_ptr_array_find ((GPtrArray *) cell,
                    g_ptr_array_index (group->cards, group->cards->len - 1),
                    &last);
  if (last - first + 1 == group->cards->len && (up ? first == 0 : last + 1 == cell->len))
    return FALSE;
  /* Cards that stand apart come together at the end that they move to. */
  if (up)
    *before = first > 0 ? tl_record_get_id (((TlSceneCard *) cell->pdata[first - 1])->record)
                        : find_next_staying (cell, cell->pdata[0], group->cards);
  else
    *before = last + 2 < cell->len
                ? tl_record_get_id (((TlSceneCard *) cell->pdata[last + 2])->record)
                : NULL;
  return TRUE;
}

/**
 * tl_scene_find_step:
 * @self: a scene
 * @cards: (array zero-terminated=1): ids of cards
 * @direction: %TL_WALK_LEFT, RIGHT, UP or DOWN, as seen
 *
 * Where cards go by one step: a column or a lane further, all of them, or one place up or down
 * within their cell when they are of one. What is parked or hidden stays.
 *
 * Returns: (transfer full) (element-type TlLanding): empty when they cannot go that way
 */
GPtrArray *
tl_scene_find_step (TlScene *self, const char *const *cards, TlWalk direction)
{
  gboolean   vertical = direction == TL_WALK_UP || direction == TL_WALK_DOWN;
  int        by = direction == TL_WALK_LEFT || direction == TL_WALK_UP ? -1 : 1;
  int        columns, lanes;
  GPtrArray *landings = landings_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) groups = NULL;

  g_return_val_if_fail (TL_IS_SCENE (self), landings);
  if (self->table == NULL)
    return landings;
  rows = list_rows (self);
  groups = group_cards (self, cards, rows);
  if (groups->len == 0)
    return landings;
  if (vertical && groups->len == 1)
    {
      const Group *group = &g_array_index (groups, Group, 0);
      TlDrop       drop = drop_beside (self, group, rows, 0, 0);

      if (find_step_in_cell (self, group, by < 0, &drop.before))
        {
          add_landing (landings, dup_ids (group->cards), &drop);
          return landings;
        }
    }
  columns = vertical ? 0 : self->rtl ? -by : by;
  lanes = vertical ? by : 0;
  clamp_offset (self, groups, rows, &columns, &lanes);
  if (columns != 0 || lanes != 0)
    add_rest (self, groups, NULL, rows, columns, lanes, FALSE, landings);
  return landings;
}
