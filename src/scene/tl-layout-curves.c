/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Emotion curves: where the points of their lines stand (tl-layout-lines.c: which lines there are).
 *
 * A point belongs to a card or to a place in a column; its x follows from the card's place in its
 * cell. Points closer than 12 px are spread around their middle, so that each can be seen, grabbed
 * and threaded by one curve. A new layout takes over labels and groups of points that have not
 * moved. What never changes: the points of a curve are sorted by strictly increasing x. */
#include "config.h"

#include "scene/tl-round.h"

#include <math.h>
#include <string.h>

/* The column's interval is moved by this, so that its middle is the middle of its cards. */
#define COLUMN_SHIFT (TL_GUTTER / 2 - TL_CARD_LEFT)

/* y of a score, from the lane's top. */
double
tl_scene_score_y (const TlSceneLane *lane, double score)
{
  return lane->level_top + (2 - CLAMP (score, -2, 2)) * lane->level_step;
}

/* Logical x of a place in columns: 2.25 is a quarter into the third. */
double
tl_scene_column_x (TlScene *self, double column)
{
  const TlSceneColumn *at;
  int                  index;

  if (self->columns->len == 0)
    return self->columns_left;
  index = CLAMP ((int) floor (column), 0, (int) self->columns->len - 1);
  at = TL_SCENE_COLUMN (self, index);
  return at->x - COLUMN_SHIFT + (CLAMP (column, 0, self->columns->len) - index) * at->width;
}

/* The place in columns of a logical x, within the columns. */
double
tl_scene_x_column (TlScene *self, double x)
{
  x += COLUMN_SHIFT;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TlSceneColumn *column = TL_SCENE_COLUMN (self, i);

      if (x < column->x + column->width || i + 1 == self->columns->len)
        return i + CLAMP ((x - column->x) / column->width, 0, 1);
    }
  return 0;
}

/* Where an anchored card stands: place in columns. FALSE when it is parked. */
static gboolean
card_place (TlScene *self, const TlRecord *point, double *column)
{
  TlSceneCard *card = g_hash_table_lookup (self->cards, tl_record_get_ref (point, TL_POINT_CARD));
  int          index = -1;
  double       at = 0;

  if (card != NULL && card->lane >= 0)
    {
      GPtrArray *cell = TL_SCENE_LANE (self, card->lane)->cells[card->column];
      guint      k = 0;

      g_ptr_array_find (cell, card, &k);
      *column = card->column + (k + .5) / cell->len;
      return TRUE;
    }
  /* Its lane is hidden: the table knows the place all the same. */
  if (!tl_query_point_place (self->table, self->map_id, point, &index, &at) || index < 0)
    return FALSE;
  *column = index + at;
  return TRUE;
}

static gboolean
read_point (TlScene *self, TlSceneLane *lane, const TlRecord *record, TlScenePoint *point)
{
  const char *card_id = tl_record_get_ref (record, TL_POINT_CARD);
  double      column;

  *point = (TlScenePoint){ .score = tl_record_get_number (record, TL_POINT_SCORE),
                           .anchored = card_id != NULL };
  if (self->preview_point != NULL && g_str_equal (self->preview_point, tl_record_get_id (record)))
    {
      column = self->preview_column;
      point->score = self->preview_score;
    }
  else if (card_id != NULL)
    {
      if (!card_place (self, record, &column))
        return FALSE;
    }
  else
    {
      int index = tl_scene_find_column (self, tl_record_get_ref (record, TL_POINT_COLUMN));

      if (index < 0)
        return FALSE;
      column = index + CLAMP (tl_record_get_number (record, TL_POINT_AT), 0, 1);
    }
  if (card_id != NULL)
    {
      TlSceneCard *card = g_hash_table_lookup (self->cards, card_id);

      point->n_pains = card == NULL ? 0 : card->n_pains;
      point->n_critical = card == NULL ? 0 : card->n_critical;
    }
  point->column = CLAMP ((int) floor (column), 0, MAX (0, (int) self->columns->len - 1));
  point->x = floor (
    (self->round ? tl_round_along (self, lane, column) : tl_scene_column_x (self, column)) + .5);
  point->y = floor (tl_scene_score_y (lane, point->score) + .5);
  point->record = tl_record_ref (record);
  return TRUE;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TlScenePoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return g_strcmp0 (tl_record_get_text (p->record, TL_FIELD_ORDER),
                    tl_record_get_text (q->record, TL_FIELD_ORDER));
}

/* A run of points that stand shoulder to shoulder. */
typedef struct
{
  guint  first;
  guint  n;
  double sum; /* of the x they would like */
} Cluster;

static double
cluster_left (const Cluster *cluster)
{
  return cluster->sum / cluster->n - (cluster->n - 1) * TL_POINT_MIN_DISTANCE / 2;
}

/* Spreads points closer than the least distance around the middle of where they would stand. */
static void
spread_points (GArray *points)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));

  for (guint i = 0; i < points->len; i++)
    {
      Cluster one = { i, 1, g_array_index (points, TlScenePoint, i).x };

      while (clusters->len > 0)
        {
          Cluster *last = &g_array_index (clusters, Cluster, clusters->len - 1);
          double   end = cluster_left (last) + (last->n - 1) * TL_POINT_MIN_DISTANCE;

          if (cluster_left (&one) - end >= TL_POINT_MIN_DISTANCE)
            break;
          one = (Cluster){ last->first, last->n + one.n, last->sum + one.sum };
          g_array_set_size (clusters, clusters->len - 1);
        }
      g_array_append_val (clusters, one);
    }
  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);

      for (guint k = 0; cluster->n > 1 && k < cluster->n; k++)
        g_array_index (points, TlScenePoint, cluster->first + k).x =
          floor (cluster_left (cluster) + k * TL_POINT_MIN_DISTANCE + .5);
    }
}

/* Takes labels and groups over from points that are what and where they were; drops the line's
 * group when any of them moved. */
static void
steal_points (TlSceneCurve *curve, GArray *old)
{
  gboolean same = old->len == curve->points->len;

  for (guint i = 0, k = 0; i < curve->points->len; i++)
    {
      TlScenePoint *point = TL_SCENE_POINT (curve, i);
      TlScenePoint *twin = NULL;

      for (guint j = 0; j < old->len && twin == NULL; j++)
        if (g_array_index (old, TlScenePoint, (k + j) % old->len).record == point->record)
          {
            k = (k + j) % old->len;
            twin = &g_array_index (old, TlScenePoint, k);
          }
      if (twin == NULL)
        {
          same = FALSE;
          continue;
        }
      same = same && twin->x == point->x && twin->y == point->y && k == i;
      for (guint w = 0; w < TL_N_LABEL_WIDTHS; w++)
        point->labels[w] = g_steal_pointer (&twin->labels[w]);
      point->label = g_steal_pointer (&twin->label);
      point->label_rect = twin->label_rect;
      memcpy (point->leader, twin->leader, sizeof twin->leader);
      if (twin->x == point->x && twin->y == point->y && twin->n_pains == point->n_pains &&
          twin->n_critical == point->n_critical)
        point->group = g_steal_pointer (&twin->group);
    }
  if (!same)
    tl_scene_clear_group (&curve->group);
}

static void
place_foreign_points (TlScene *self, TlSceneLane *lane, TlSceneCurve *curve)
{
  for (guint i = 0; i < curve->sources->len; i++)
    {
      TlScenePoint point;

      if (tl_scene_place_foreign (self,
                                  lane,
                                  &g_array_index (curve->sources, TlScenePoint, i),
                                  &point))
        g_array_append_val (curve->points, point);
    }
}

static void
place_own_points (TlScene *self, TlSceneLane *lane, TlSceneCurve *curve)
{
  const GPtrArray *records =
    tl_table_get_children (self->table, tl_record_get_id (curve->record), TL_KIND_POINT);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (records, i);
      const char     *card = tl_record_get_ref (record, TL_POINT_CARD);
      TlScenePoint    point;

      if (card != NULL)
        g_hash_table_insert (self->anchored, g_strdup (card), lane);
      if (read_point (self, lane, record, &point))
        g_array_append_val (curve->points, point);
    }
}

static void
place_points (TlScene *self, TlSceneLane *lane, TlSceneCurve *curve)
{
  g_autoptr (GArray) old = curve->points;

  curve->points = tl_scene_points_new ();
  if (curve->foreign)
    place_foreign_points (self, lane, curve);
  else
    place_own_points (self, lane, curve);
  g_array_sort (curve->points, compare_points);
  spread_points (curve->points);
  for (guint i = 0; self->round && i < curve->points->len; i++)
    tl_round_put_point (self, lane, TL_SCENE_POINT (curve, i));
  steal_points (curve, old);
}

/* Places the points and labels of a lane's curves. Cards are filed already. */
void
tl_scene_layout_curves (TlScene *self, TlSceneLane *lane)
{
  tl_scene_clear_group (&lane->collapsed_group);
  tl_scene_choose_active_curve (self, lane);
  for (guint i = 0; i < lane->curves->len; i++)
    place_points (self, lane, g_ptr_array_index (lane->curves, i));
  tl_scene_layout_labels (self, lane);
}

/* Whether a line is seen at all. */
gboolean
tl_scene_curve_is_drawn (const TlSceneLane *lane, const TlSceneCurve *curve)
{
  return !lane->collapsed && !curve->hidden;
}

/* A target is a line without points, unless it is the one being edited. */
gboolean
tl_scene_curve_shows_points (const TlSceneCurve *curve)
{
  return !curve->target || curve->active;
}

/* The last point of the unbroken run that begins at `first`. */
guint
tl_scene_curve_piece_end (const TlSceneCurve *curve, guint first)
{
  while (first + 1 < curve->points->len &&
         !tl_record_get_boolean (TL_SCENE_POINT (curve, first)->record, TL_POINT_GAP))
    first++;
  return first;
}

/* The line that is edited in a lane; NULL without one. */
TlSceneCurve *
tl_scene_active_curve_of (TlScene *self, TlSceneLane *lane)
{
  for (guint i = 0; lane->curves != NULL && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (curve->active)
        return curve;
    }
  return NULL;
}

/* Finds a curve by its id; NULL when its lane is hidden. */
TlSceneCurve *
tl_scene_find_curve (TlScene *self, const char *id, TlSceneLane **lane)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *at = TL_SCENE_LANE (self, i);

      for (guint k = 0; at->curves != NULL && k < at->curves->len; k++)
        {
          TlSceneCurve *curve = g_ptr_array_index (at->curves, k);

          if (curve->foreign || g_strcmp0 (tl_record_get_id (curve->record), id) != 0)
            continue;
          if (lane != NULL)
            *lane = at;
          return curve;
        }
    }
  return NULL;
}

/* Finds a point that is placed; its line may be hidden. */
TlScenePoint *
tl_scene_find_point (TlScene *self, const char *id, TlSceneLane **lane, TlSceneCurve **curve)
{
  const TlRecord *record =
    self->table == NULL ? NULL : tl_table_get_kind (self->table, id, TL_KIND_POINT);
  TlSceneCurve *owner =
    record == NULL ? NULL : tl_scene_find_curve (self, tl_record_get_parent (record), lane);

  for (guint i = 0; owner != NULL && i < owner->points->len; i++)
    if (g_str_equal (tl_record_get_id (TL_SCENE_POINT (owner, i)->record), id))
      {
        *curve = owner;
        return TL_SCENE_POINT (owner, i);
      }
  return NULL;
}
