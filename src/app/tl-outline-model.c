/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a change set to rows. Cards and points that changed are looked at one by one: a row finds
 * its old place by binary search over what the rows say of themselves, takes in what it is now, and
 * finds its new place the same way. What concerns many rows (stages, lanes, personas, curves) makes
 * the list anew, but out of the same row objects, and tells of the part that differs. */
#include "config.h"

#include "app/tl-outline-model.h"

#include "map/tl-query.h"

#include "app/tl-outline-grid.h"

/* With more rows than this at once, sorting all of them is quicker. */
#define MOST_SINGLE 64

struct _TlOutlineModel
{
  GObject parent_instance;

  TlDocument *document;
  char       *map;
  char       *persona; /* whose scores are shown; NULL = the map's first */
  GPtrArray  *rows;
  GHashTable *by_id; /* id of a row -> row */
  guint       n_points;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlOutlineModel,
                               tl_outline_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  ROWS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* A card of the map, or a point of one of its curves that stands at no card. */
static gboolean
is_wanted (TlOutlineModel *self, const TlTable *table, const TlRecord *record)
{
  if (!record)
    return FALSE;
  if (tl_record_get_kind (record) == TL_KIND_CARD)
    return g_strcmp0 (tl_record_get_parent (record), self->map) == 0;
  return tl_record_get_kind (record) == TL_KIND_POINT &&
         !tl_record_get_ref (record, TL_POINT_CARD) &&
         g_strcmp0 (tl_query_map_of (table, tl_record_get_id (record)), self->map) == 0;
}

/* --- One row -----------------------------------------------------------------------------------
 */

/* The first place whose row does not come before this one. */
static guint
find_position (TlOutlineModel *self, TlOutlineRow *row)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (tl_outline_row_compare (self->rows->pdata[middle], row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
count_point (TlOutlineModel *self, TlOutlineRow *row, int by)
{
  if (!tl_outline_row_is_card (row))
    self->n_points += by;
}

static void
remove_row (TlOutlineModel *self, TlOutlineRow *row)
{
  guint position = find_position (self, row);

  count_point (self, row, -1);
  g_hash_table_remove (self->by_id, tl_outline_row_get_id (row));
  g_ptr_array_remove_index (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
add_row (TlOutlineModel *self, const TlOutlineGrid *grid, const TlRecord *record)
{
  TlOutlineRow *row = tl_outline_row_new (tl_record_get_id (record));
  guint         position;

  tl_outline_grid_fill (grid, row, record);
  position = find_position (self, row);
  g_ptr_array_insert (self->rows, (int) position, row);
  g_hash_table_insert (self->by_id, (gpointer) tl_outline_row_get_id (row), row);
  count_point (self, row, 1);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Returns whether the row says something else now. */
static gboolean
update_row (TlOutlineModel      *self,
            const TlOutlineGrid *grid,
            TlOutlineRow        *row,
            const TlRecord      *record)
{
  guint from = find_position (self, row);
  guint to;
  guint n;

  if (!tl_outline_grid_fill (grid, row, record))
    return FALSE;
  /* The row is taken out, so that the others alone say where it belongs. */
  g_ptr_array_steal_index (self->rows, from);
  to = find_position (self, row);
  g_ptr_array_insert (self->rows, (int) to, row);
  n = (from < to ? to - from : from - to) + 1;
  if (from != to)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to), n, n);
  tl_outline_row_emit_changed (row);
  return TRUE;
}

static gboolean
follow (TlOutlineModel *self, const TlOutlineGrid *grid, const char *id)
{
  const TlRecord *record = tl_table_get (grid->table, id);
  TlOutlineRow   *row = g_hash_table_lookup (self->by_id, id);
  gboolean        wanted = is_wanted (self, grid->table, record);

  if (row && !wanted)
    remove_row (self, row);
  else if (row)
    return update_row (self, grid, row, record);
  else if (wanted)
    add_row (self, grid, record);
  return FALSE;
}

/* --- All rows ----------------------------------------------------------------------------------
 */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return tl_outline_row_compare (*(TlOutlineRow *const *) a, *(TlOutlineRow *const *) b);
}

typedef struct
{
  TlOutlineModel *self;
  TlOutlineGrid   grid;
  GPtrArray      *rows;
  GPtrArray      *changed; /* rows that stay and say something else now; borrowed */
  GHashTable     *by_id;
  guint           n_points;
} Refresh;

static void
take (Refresh *refresh, const TlRecord *record)
{
  const char   *id = tl_record_get_id (record);
  TlOutlineRow *row = g_hash_table_lookup (refresh->self->by_id, id);
  gboolean      stays = row != NULL;

  row = stays ? g_object_ref (row) : tl_outline_row_new (id);
  if (tl_outline_grid_fill (&refresh->grid, row, record) && stays)
    g_ptr_array_add (refresh->changed, row);
  if (!tl_outline_row_is_card (row))
    refresh->n_points++;
  g_ptr_array_add (refresh->rows, row);
  g_hash_table_insert (refresh->by_id, (gpointer) tl_outline_row_get_id (row), row);
}

static void
gather (Refresh *refresh)
{
  TlOutlineModel  *self = refresh->self;
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *cards = tl_table_get_children (table, self->map, TL_KIND_CARD);
  const GPtrArray *curves = tl_table_get_children (table, self->map, TL_KIND_CURVE);

  tl_outline_grid_init (&refresh->grid, table, self->map, tl_outline_model_get_persona (self));
  for (guint i = 0; i < cards->len; i++)
    take (refresh, cards->pdata[i]);
  for (guint i = 0; i < curves->len; i++)
    {
      const GPtrArray *points =
        tl_table_get_children (table, tl_record_get_id (curves->pdata[i]), TL_KIND_POINT);

      for (guint k = 0; k < points->len; k++)
        if (!tl_record_get_ref (points->pdata[k], TL_POINT_CARD))
          take (refresh, points->pdata[k]);
    }
  tl_outline_grid_clear (&refresh->grid);
  g_ptr_array_sort (refresh->rows, compare_rows);
}

/* Tells of the part between what begins alike and what ends alike. */
static void
replace (TlOutlineModel *self, Refresh *refresh)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  g_autoptr (GHashTable) old_ids = g_steal_pointer (&self->by_id);
  GPtrArray *rows = refresh->rows;
  guint      start = 0;
  guint      end = 0;

  self->rows = rows;
  self->by_id = refresh->by_id;
  self->n_points = refresh->n_points;
  while (start < MIN (old->len, rows->len) && old->pdata[start] == rows->pdata[start])
    start++;
  while (end < MIN (old->len, rows->len) - start &&
         old->pdata[old->len - 1 - end] == rows->pdata[rows->len - 1 - end])
    end++;
  if (old->len - start - end > 0 || rows->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                start,
                                old->len - start - end,
                                rows->len - start - end);
}

static void
refresh_all (TlOutlineModel *self)
{
  Refresh refresh = { .self = self };
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  refresh.rows = g_ptr_array_new_with_free_func (g_object_unref);
  refresh.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  refresh.changed = changed;
  if (self->document && self->map)
    gather (&refresh);
  replace (self, &refresh);
  for (guint i = 0; i < changed->len; i++)
    tl_outline_row_emit_changed (changed->pdata[i]);
  if (changed->len)
    g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

/* --- Change sets -------------------------------------------------------------------------------
 */

static void
touch (GHashTable *touched, const TlRecord *record)
{
  const char *card = NULL;

  if (!record)
    return;
  g_hash_table_add (touched, (gpointer) tl_record_get_id (record));
  if (tl_record_get_kind (record) == TL_KIND_POINT)
    card = tl_record_get_ref (record, TL_POINT_CARD);
  if (card)
    g_hash_table_add (touched, (gpointer) card);
}

/* Whether a change may reach rows other than its own. */
static gboolean
is_wide (const TlChange *change)
{
  const TlRecord *record = change->after ? change->after : change->before;

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
    case TL_KIND_STEP:
    case TL_KIND_LANE:
    case TL_KIND_CURVE:
    case TL_KIND_PERSONA:
      return TRUE;
    case TL_KIND_MAP:
      return !change->before || !change->after ||
             !tl_record_field_equal (change->before, change->after, TL_MAP_PERSONAS) ||
             !tl_record_field_equal (change->before, change->after, TL_MAP_TITLE);
    default:
      return FALSE;
    }
}

static void
follow_each (TlOutlineModel *self, GHashTable *touched)
{
  g_auto (TlOutlineGrid) grid = { 0 };
  GHashTableIter iter;
  gpointer       id;
  gboolean       changed = FALSE;

  tl_outline_grid_init (&grid,
                        tl_document_get_table (self->document),
                        self->map,
                        tl_outline_model_get_persona (self));
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    changed |= follow (self, &grid, id);
  if (changed)
    g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

static void
document_changed_cb (TlOutlineModel *self, TlChangeSet *set)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean wide = FALSE;

  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const TlRecord *record = change->after ? change->after : change->before;
      TlKind          kind = tl_record_get_kind (record);

      wide |= is_wide (change);
      if (kind == TL_KIND_CARD || kind == TL_KIND_POINT)
        {
          touch (touched, change->before);
          touch (touched, change->after);
        }
    }
  if (wide || g_hash_table_size (touched) > MOST_SINGLE)
    refresh_all (self);
  else if (g_hash_table_size (touched))
    follow_each (self, touched);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static GType
get_item_type (GListModel *model)
{
  return TL_TYPE_OUTLINE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TL_OUTLINE_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TlOutlineModel *self = TL_OUTLINE_MODEL (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tl_outline_model_dispose (GObject *object)
{
  TlOutlineModel *self = TL_OUTLINE_MODEL (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (tl_outline_model_parent_class)->dispose (object);
}

static void
tl_outline_model_finalize (GObject *object)
{
  TlOutlineModel *self = TL_OUTLINE_MODEL (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->persona, g_free);
  G_OBJECT_CLASS (tl_outline_model_parent_class)->finalize (object);
}

static void
tl_outline_model_class_init (TlOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_outline_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_outline_model_finalize;
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed",
                                        TL_TYPE_OUTLINE_MODEL,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
}

static void
tl_outline_model_init (TlOutlineModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * tl_outline_model_new:
 *
 * Returns: (transfer full): an empty list
 */
TlOutlineModel *
tl_outline_model_new (void)
{
  return g_object_new (TL_TYPE_OUTLINE_MODEL, NULL);
}

/**
 * tl_outline_model_set_document:
 * @self: a model
 * @document: (nullable): whose map it lists
 * @map: (nullable): the id of the map
 */
void
tl_outline_model_set_document (TlOutlineModel *self, TlDocument *document, const char *map)
{
  g_return_if_fail (TL_IS_OUTLINE_MODEL (self));

  if (self->document == document && g_strcmp0 (self->map, map) == 0)
    return;
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document)
    g_signal_connect_object (document,
                             "changed",
                             G_CALLBACK (document_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  g_free (self->map);
  self->map = g_strdup (map);
  g_clear_pointer (&self->persona, g_free);
  refresh_all (self);
}

/**
 * tl_outline_model_get_document:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the document
 */
TlDocument *
tl_outline_model_get_document (TlOutlineModel *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), NULL);

  return self->document;
}

/**
 * tl_outline_model_get_map:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the id of the map
 */
const char *
tl_outline_model_get_map (TlOutlineModel *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), NULL);

  return self->map;
}

/**
 * tl_outline_model_set_persona:
 * @self: a model
 * @persona: (nullable): the persona whose scores the cards show; NULL = the map's first
 */
void
tl_outline_model_set_persona (TlOutlineModel *self, const char *persona)
{
  g_return_if_fail (TL_IS_OUTLINE_MODEL (self));

  if (g_strcmp0 (self->persona, persona) == 0)
    return;
  g_free (self->persona);
  self->persona = g_strdup (persona);
  refresh_all (self);
}

/**
 * tl_outline_model_get_persona:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): whose scores the cards show; NULL = the nameless curve's
 */
const char *
tl_outline_model_get_persona (TlOutlineModel *self)
{
  const TlTable  *table;
  const TlRecord *map;

  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), NULL);

  if (self->persona || !self->document)
    return self->persona;
  table = tl_document_get_table (self->document);
  map = tl_table_get_kind (table, self->map, TL_KIND_MAP);
  return map ? *tl_record_get_list (map, TL_MAP_PERSONAS) : NULL;
}

/**
 * tl_outline_model_find:
 * @self: a model
 * @id: a record
 *
 * Returns: (transfer none) (nullable): its row
 */
TlOutlineRow *
tl_outline_model_find (TlOutlineModel *self, const char *id)
{
  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), NULL);

  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * tl_outline_model_has_steps:
 * @self: a model
 *
 * Returns: whether any stage of the map has steps
 */
gboolean
tl_outline_model_has_steps (TlOutlineModel *self)
{
  const TlTable   *table;
  const GPtrArray *stages;

  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), FALSE);

  if (!self->document || !self->map)
    return FALSE;
  table = tl_document_get_table (self->document);
  stages = tl_table_get_children (table, self->map, TL_KIND_STAGE);
  for (guint i = 0; i < stages->len; i++)
    if (tl_table_get_children (table, tl_record_get_id (stages->pdata[i]), TL_KIND_STEP)->len)
      return TRUE;
  return FALSE;
}

/**
 * tl_outline_model_has_points:
 * @self: a model
 *
 * Returns: whether any row is a point, and not a card
 */
gboolean
tl_outline_model_has_points (TlOutlineModel *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE_MODEL (self), FALSE);

  return self->n_points > 0;
}
