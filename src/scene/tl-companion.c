/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of another map among one's own: once there is a to-be map, its lines say where the
 * as-is map should go. They are read where they stand in the columns of their map, carried over
 * to the columns that these stand for, and kept as sources; the layout of curves places them like
 * points of its own. They cannot be hit, walked to or edited: that is done in their map. What never
 * changes: sources are read anew only when the other map, or the columns, have changed. */
#include "config.h"

#include "map/tl-compare.h"
#include "scene/tl-round.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The first map, in the document's order, that says how the one shown should be. */
static const char *
find_to_be (TlScene *self)
{
  const GPtrArray *referrers = tl_table_get_referrers (self->table, self->map_id);
  const TlRecord  *found = NULL;

  for (guint i = 0; i < referrers->len; i++)
    {
      const TlRecord *map = referrers->pdata[i];

      if (tl_record_get_kind (map) != TL_KIND_MAP ||
          tl_record_get_integer (map, TL_MAP_STATE) != TL_MAP_STATE_TO_BE ||
          g_strcmp0 (tl_record_get_ref (map, TL_MAP_BASE), self->map_id) != 0 ||
          g_strcmp0 (tl_record_get_id (map), self->map_id) == 0)
        continue;
      if (found == NULL || g_strcmp0 (tl_record_get_text (map, TL_FIELD_ORDER),
                                      tl_record_get_text (found, TL_FIELD_ORDER)) < 0)
        found = map;
    }
  return found != NULL ? tl_record_get_id (found) : NULL;
}

/* Decides whose lines are drawn as well. */
void
tl_scene_choose_companion (TlScene *self)
{
  const char *map = self->companion_wanted;

  if (map != NULL && tl_table_get_kind (self->table, map, TL_KIND_MAP) == NULL)
    map = NULL;
  else if (map == NULL)
    map = find_to_be (self);
  g_free (self->companion);
  self->companion = g_strdup (map);
}

/**
 * tl_scene_set_companion:
 * @self: a scene
 * @map: (nullable): the id of another map of the document; %NULL = the to-be map that was made from
 *   the one shown, if there is one
 *
 * Chooses the map whose lines are drawn as well. One that is asked for is what was: its lines are
 * grey and dashed.
 */
void
tl_scene_set_companion (TlScene *self, const char *map)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (g_strcmp0 (self->companion_wanted, map) == 0)
    return;
  g_free (self->companion_wanted);
  self->companion_wanted = g_strdup (map);
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/* The line of the companion that stands for a line of the map shown. */
static const TlRecord *
find_line (TlScene *self, const TlRecord *curve)
{
  const TlRecord *line = tl_query_curve (self->table,
                                         self->companion,
                                         tl_record_get_ref (curve, TL_CURVE_PERSONA),
                                         FALSE);

  if (line == NULL || tl_record_get_boolean (line, TL_CURVE_HIDDEN) ||
      tl_table_get_children (self->table, tl_record_get_id (line), TL_KIND_POINT)->len == 0)
    return NULL;
  return line;
}

/* A target line is not drawn where the companion has one that says it better. */
gboolean
tl_scene_gives_way (TlScene *self, const TlRecord *curve)
{
  return self->companion != NULL && tl_record_get_boolean (curve, TL_CURVE_TARGET) &&
         find_line (self, curve) != NULL;
}

static TlSceneLane *
find_lane (TlScene *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (TL_SCENE_LANE (self, i)->curves != NULL)
      return TL_SCENE_LANE (self, i);
  return NULL;
}

static gboolean
is_drawn (TlScene *self, const TlRecord *curve)
{
  return !tl_record_get_boolean (curve, TL_CURVE_TARGET) && find_line (self, curve) == curve;
}

/* Whether the companion's lines are those that are in the lane: a line without points is none. */
gboolean
tl_scene_has_companion_curves (TlScene *self)
{
  TlSceneLane     *lane = find_lane (self);
  const GPtrArray *curves = tl_table_get_children (self->table, self->companion, TL_KIND_CURVE);
  guint            n = 0, n_same = 0, n_foreign = 0;

  for (guint i = 0; i < curves->len; i++)
    n += is_drawn (self, curves->pdata[i]);
  for (guint i = 0; lane != NULL && i < lane->curves->len; i++)
    {
      const TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      n_foreign += curve->foreign;
      n_same += curve->foreign && is_drawn (self, curve->record);
    }
  return lane == NULL || (n == n_foreign && n == n_same);
}

/* Adds the companion's lines to the first emotions lane. */
void
tl_scene_add_companion_curves (TlScene *self)
{
  TlSceneLane     *lane = self->companion != NULL ? find_lane (self) : NULL;
  const GPtrArray *curves = tl_table_get_children (self->table, self->companion, TL_KIND_CURVE);

  for (guint i = 0; lane != NULL && i < curves->len; i++)
    {
      TlSceneCurve *curve;

      if (!is_drawn (self, curves->pdata[i]))
        continue;
      curve = tl_scene_curve_new (self, curves->pdata[i], TRUE);
      curve->sources = tl_scene_points_new ();
      g_ptr_array_add (lane->curves, curve);
    }
  tl_scene_read_companion (self);
}

/* A column of the companion and what it is here: the part-th of n_parts of a column. */
typedef struct
{
  guint column;
  guint part;
  guint n_parts;
} Home;

/* Column of the companion -> GArray of Home. */
static GHashTable *
find_homes (TlScene *self)
{
  GHashTable *homes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) lists =
    tl_compare_match_columns (self->table, self->companion, self->table, self->map_id);

  for (guint i = 0; i < lists->len; i++)
    {
      const GPtrArray *list = lists->pdata[i];

      for (guint k = 0; k < list->len; k++)
        {
          GArray *all = g_hash_table_lookup (homes, list->pdata[k]);
          Home    home = { i, k, list->len };

          if (all == NULL)
            {
              all = g_array_new (FALSE, FALSE, sizeof (Home));
              g_hash_table_insert (homes, list->pdata[k], all);
            }
          g_array_append_val (all, home);
        }
    }
  return homes;
}

/* Where a place in a column of the companion is here, in columns. */
static double
carry_over (const GArray *homes, double at)
{
  guint       index = MIN (homes->len - 1, (guint) (at * homes->len));
  const Home *home = &g_array_index (homes, Home, index);
  double      within = CLAMP (at * homes->len - index, 0, 1);

  return home->column + (home->part + within) / home->n_parts;
}

static void
read_sources (TlScene *self, TlSceneCurve *curve, const GPtrArray *columns, GHashTable *homes)
{
  g_autoptr (GArray) placed =
    tl_query_placed_points (self->table, self->companion, tl_record_get_id (curve->record));

  g_array_set_size (curve->sources, 0);
  for (guint i = 0; i < placed->len; i++)
    {
      const TlPlacedPoint *at = &g_array_index (placed, TlPlacedPoint, i);
      const GArray        *home = g_hash_table_lookup (homes, columns->pdata[at->column]);
      TlScenePoint         point = { .record = at->point };

      if (home == NULL)
        continue;
      tl_record_ref (point.record);
      point.x = carry_over (home, at->at);
      point.score = tl_record_get_number (at->point, TL_POINT_SCORE);
      g_array_append_val (curve->sources, point);
    }
}

/* Reads where the companion's lines run. */
void
tl_scene_read_companion (TlScene *self)
{
  TlSceneLane *lane = self->companion != NULL ? find_lane (self) : NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GHashTable) homes = NULL;

  for (guint i = 0; lane != NULL && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (!curve->foreign)
        continue;
      if (homes == NULL)
        {
          columns = tl_query_columns (self->table, self->companion);
          homes = find_homes (self);
        }
      read_sources (self, curve, columns, homes);
    }
}

/* Places a point of the companion. Returns FALSE where the map has no column. */
gboolean
tl_scene_place_foreign (TlScene            *self,
                        TlSceneLane        *lane,
                        const TlScenePoint *source,
                        TlScenePoint       *point)
{
  if (self->columns->len == 0)
    return FALSE;
  *point = (TlScenePoint){ .score = source->score };
  point->column = CLAMP ((int) floor (source->x), 0, (int) self->columns->len - 1);
  point->x = floor (
    (self->round ? tl_round_along (self, lane, source->x) : tl_scene_column_x (self, source->x)) +
    .5);
  point->y = floor (tl_scene_score_y (lane, point->score) + .5);
  point->record = tl_record_ref (source->record);
  return TRUE;
}

/* "To-be", or "Mia: To-be" where several lines come from there; the map's title where its state is
 * no difference. */
char *
tl_scene_dup_companion_name (TlScene *self, const TlSceneCurve *curve)
{
  const TlRecord *map = tl_table_get (self->table, self->companion);
  const char     *word = self->words.states[tl_record_get_integer (map, TL_MAP_STATE)];
  const char     *title = tl_record_get_text (map, TL_MAP_TITLE);
  const char     *persona =
    curve->persona != NULL ? tl_record_get_text (curve->persona, TL_PERSONA_NAME) : "";
  guint n = 0;

  if (tl_record_field_equal (map, self->map, TL_MAP_STATE) && *title != '\0')
    word = title;
  for (guint i = 0; find_lane (self) != NULL && i < find_lane (self)->curves->len; i++)
    n += ((TlSceneCurve *) g_ptr_array_index (find_lane (self)->curves, i))->foreign;
  if (*persona == '\0' || n < 2)
    return g_strdup (word);
  /* Translators: a persona and the map a line is from: "Mia: To-be". */
  return g_strdup_printf (_ ("%s: %s"), persona, word);
}
