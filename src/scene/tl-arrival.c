/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where cards of another map would land. Their sizes here are not known before they are here, so
 * the gaps are of the usual size; which cell each goes to is told by their distances, as it is by
 * tl_edit_paste_cards(). */
#include "config.h"

#include "scene/tl-scene-private.h"

#include "map/tl-excerpt.h"

/* The first cell of an excerpt that has cards, by column and then by lane; -1 = none. */
static void
find_corner (const TlTable   *excerpt,
             const GPtrArray *columns,
             const GPtrArray *lanes,
             int              corner[2])
{
  const char *map = tl_excerpt_get_map (excerpt);

  corner[0] = corner[1] = -1;
  for (guint l = 0; l < lanes->len; l++)
    for (guint c = 0; c < columns->len; c++)
      {
        g_autoptr (GPtrArray) cell = tl_query_cell (excerpt,
                                                    map,
                                                    tl_record_get_id (columns->pdata[c]),
                                                    tl_record_get_id (lanes->pdata[l]));

        if (cell->len == 0)
          continue;
        corner[0] = corner[0] < 0 ? (int) c : MIN (corner[0], (int) c);
        corner[1] = corner[1] < 0 ? (int) l : MIN (corner[1], (int) l);
      }
}

static GPtrArray *
list_card_lanes (const TlTable *table, const char *map)
{
  const GPtrArray *all = tl_table_get_children (table, map, TL_KIND_LANE);
  GPtrArray       *lanes = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (tl_record_get_integer (all->pdata[i], TL_LANE_KIND) != TL_LANE_KIND_EMOTIONS &&
        !tl_record_get_boolean (all->pdata[i], TL_LANE_HIDDEN))
      g_ptr_array_add (lanes, all->pdata[i]);
  return lanes;
}

/* Cards that nobody knows: only how many they are. */
static char **
dup_strangers (guint n)
{
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup ("");
  return ids;
}

static void
add_arrival (TlScene *self, GPtrArray *landings, guint n, const TlDrop *drop)
{
  TlLanding *landing = g_new0 (TlLanding, 1);

  landing->cards = dup_strangers (n);
  landing->drop = (TlDrop){ .column = g_strdup (drop->column),
                            .lane = g_strdup (drop->lane),
                            .before = g_strdup (drop->before),
                            .gap = drop->gap };
  g_ptr_array_add (landings, landing);
}

static void
add_cells (TlScene *self, const TlTable *excerpt, const TlDrop *drop, GPtrArray *landings)
{
  const char *map = tl_excerpt_get_map (excerpt);
  g_autoptr (GPtrArray) columns = tl_query_columns (excerpt, map);
  g_autoptr (GPtrArray) lanes = list_card_lanes (excerpt, map);
  g_autoptr (GPtrArray) rows = list_card_lanes (self->table, self->map_id);
  int   corner[2], to_column = tl_scene_find_column (self, drop->column), to_row = 0;
  guint row;

  find_corner (excerpt, columns, lanes, corner);
  if (g_ptr_array_find (rows, tl_table_get (self->table, drop->lane), &row))
    to_row = (int) row;
  for (guint l = 0; corner[0] >= 0 && l < lanes->len; l++)
    for (guint c = 0; c < columns->len; c++)
      {
        int    column = to_column + (int) c - corner[0], to = to_row + (int) l - corner[1];
        TlDrop there = *drop;
        g_autoptr (GPtrArray) cell = tl_query_cell (excerpt,
                                                    map,
                                                    tl_record_get_id (columns->pdata[c]),
                                                    tl_record_get_id (lanes->pdata[l]));

        if (cell->len == 0 || column < 0 || column >= (int) self->columns->len || to < 0 ||
            to >= (int) rows->len)
          continue;
        if (column != to_column || to != to_row)
          there = (TlDrop){ .column = tl_record_get_id (TL_SCENE_COLUMN (self, column)->record),
                            .lane = tl_record_get_id (rows->pdata[to]) };
        add_arrival (self, landings, cell->len, &there);
      }
}

/**
 * tl_scene_find_arrivals:
 * @self: a scene
 * @x: document px
 * @y: document px
 * @excerpt: (nullable): what would land; %NULL = one card
 *
 * Where cards of another map would land, the cell that is pointed at first.
 *
 * Returns: (transfer full) (element-type TlLanding): cells with nameless cards; empty when there is
 *   no place
 */
GPtrArray *
tl_scene_find_arrivals (TlScene *self, double x, double y, const TlTable *excerpt)
{
  GPtrArray *landings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_landing_free);
  TlDrop     drop;

  g_return_val_if_fail (TL_IS_SCENE (self), landings);
  drop = tl_scene_find_drop (self, x, tl_scene_read_y (self, y), NULL);
  if (drop.column == NULL && tl_rect_is_empty (&drop.gap))
    return landings;
  add_arrival (self, landings, 1, &drop);
  if (drop.column != NULL && excerpt != NULL && tl_excerpt_get_map (excerpt) != NULL)
    {
      add_cells (self, excerpt, &drop, landings);
      if (landings->len > 1)
        g_ptr_array_remove_index (landings, 0);
    }
  return landings;
}
