/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The render nodes of groups drawn lately.
 *
 * A group is immutable, so its node is too: it is built once in the group's own coordinates and
 * handed out again until the group leaves the cache. What makes a drag cheap is that GSK compares
 * the nodes of two frames by address, so besides the picture itself the cache keeps the transform
 * node that put it where it stood last; a group that did not move gives the very same node.
 *
 * What never changes: an entry's key holds its group alive, so no address is reused under it. */
#include "config.h"

#include "canvas/tl-node-cache.h"

/* Below half a device pixel per document pixel body text is no longer read, and rounded corners
 * cost more than they show; below a quarter a title of 12.5 px is 3 px high and a grey bar says as
 * much; below an eighth that is a smudge (measured: 10,000 cards, all in view). */
#define DETAIL_FULL_FROM 0.5
#define DETAIL_PLAIN_FROM 0.25
#define DETAIL_BARS_FROM 0.12

typedef struct
{
  TlGroup       *group;
  TlDetail       detail;
  GskRenderNode *node;   /* NULL = nothing to be seen */
  GskRenderNode *placed; /* node under a transform to `at` with `scale`, or NULL */
  TlPoint        at;
  double         scale;
  GList          link; /* in the queue of use, newest first */
} Entry;

struct _TlNodeCache
{
  GHashTable   *entries; /* Entry as its own key */
  GQueue        used;
  guint         capacity;
  TlNodeBuilder builder;
  gpointer      user_data;
};

static guint
hash_entry (gconstpointer key)
{
  const Entry *entry = key;

  return g_direct_hash (entry->group) * TL_N_DETAILS + entry->detail;
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  return left->group == right->group && left->detail == right->detail;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->placed, gsk_render_node_unref);
  g_clear_pointer (&entry->node, gsk_render_node_unref);
  tl_group_unref (entry->group);
  g_free (entry);
}

static void
drop_oldest (TlNodeCache *self)
{
  while (g_hash_table_size (self->entries) > self->capacity)
    {
      Entry *oldest = g_queue_peek_tail (&self->used);

      g_queue_unlink (&self->used, &oldest->link);
      g_hash_table_remove (self->entries, oldest);
    }
}

static Entry *
find_or_build (TlNodeCache *self, TlGroup *group, TlDetail detail)
{
  Entry  key = { .group = group, .detail = detail };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL)
    {
      g_queue_unlink (&self->used, &entry->link);
      g_queue_push_head_link (&self->used, &entry->link);
      return entry;
    }
  entry = g_new0 (Entry, 1);
  entry->group = tl_group_ref (group);
  entry->detail = detail;
  entry->node = self->builder (group, detail, self->user_data);
  entry->link.data = entry;
  g_hash_table_add (self->entries, entry);
  g_queue_push_head_link (&self->used, &entry->link);
  drop_oldest (self);
  return entry;
}

/**
 * tl_detail_for_scale:
 * @device_px: device pixels per document pixel: zoom times the screen's scale factor
 *
 * How much of a group is worth drawing at a scale.
 */
TlDetail
tl_detail_for_scale (double device_px)
{
  if (device_px >= DETAIL_FULL_FROM)
    return TL_DETAIL_FULL;
  if (device_px >= DETAIL_PLAIN_FROM)
    return TL_DETAIL_PLAIN;
  return device_px >= DETAIL_BARS_FROM ? TL_DETAIL_BARS : TL_DETAIL_BLOCK;
}

/**
 * tl_node_place:
 * @node: a node
 * @scale_x: how much wider it is drawn
 * @scale_y: how much higher
 * @x: where its origin comes to stand
 * @y: where its origin comes to stand
 *
 * Puts a node somewhere: a transform node, or for a plain rectangle another one, which is drawn in
 * half the time (an overview has ten thousand).
 *
 * Returns: (transfer full): a node.
 */
GskRenderNode *
tl_node_place (GskRenderNode *node, double scale_x, double scale_y, double x, double y)
{
  g_autoptr (GskTransform) transform = NULL;
  graphene_rect_t bounds;

  if (gsk_render_node_get_node_type (node) == GSK_COLOR_NODE)
    {
      gsk_render_node_get_bounds (node, &bounds);
      graphene_rect_scale (&bounds, scale_x, scale_y, &bounds);
      graphene_rect_offset (&bounds, x, y);
      return gsk_color_node_new (gsk_color_node_get_color (node), &bounds);
    }
  /* Moving by nothing leaves a transform NULL, which a node does not take. */
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  if (scale_x != 1 || scale_y != 1)
    transform = gsk_transform_scale (g_steal_pointer (&transform), scale_x, scale_y);
  if (transform == NULL)
    return gsk_render_node_ref (node);
  return gsk_transform_node_new (node, transform);
}

/**
 * tl_node_cache_new:
 * @capacity: nodes kept, at least 1
 * @builder: makes the node of a group
 * @user_data: for @builder
 *
 * Makes an empty cache.
 *
 * Returns: (transfer full): a cache; free with tl_node_cache_free().
 */
TlNodeCache *
tl_node_cache_new (guint capacity, TlNodeBuilder builder, gpointer user_data)
{
  TlNodeCache *self = g_new0 (TlNodeCache, 1);

  self->entries = g_hash_table_new_full (hash_entry, equal_entries, NULL, free_entry);
  self->capacity = MAX (capacity, 1);
  self->builder = builder;
  self->user_data = user_data;
  return self;
}

/**
 * tl_node_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees a cache; nodes still in a frame live on.
 */
void
tl_node_cache_free (TlNodeCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * tl_node_cache_reserve:
 * @self: a cache
 * @n_nodes: how many groups one frame draws
 *
 * Makes room for at least @n_nodes. Without it a frame of more groups than the cache holds would
 * drop each node just before it is asked for again.
 */
void
tl_node_cache_reserve (TlNodeCache *self, guint n_nodes)
{
  self->capacity = MAX (self->capacity, n_nodes);
}

/**
 * tl_node_cache_get:
 * @self: a cache
 * @group: a group
 * @detail: how much of it
 *
 * Returns: (transfer none) (nullable): the node of @group in its own coordinates, good until the
 *   next call; NULL when nothing of it is to be seen.
 */
GskRenderNode *
tl_node_cache_get (TlNodeCache *self, TlGroup *group, TlDetail detail)
{
  return find_or_build (self, group, detail)->node;
}

/**
 * tl_node_cache_get_at:
 * @self: a cache
 * @group: a group
 * @detail: how much of it
 * @scale: widget px per document px
 * @at: where its origin stands, in widget px
 *
 * As tl_node_cache_get(), scaled and moved. The same node is returned as long as neither the group
 * nor its place changes. (One transform a group, none around them all: GSK 4.8 repaints everything
 * beneath a scaling node when anything beneath it changes.)
 *
 * Returns: (transfer none) (nullable): a node in widget coordinates.
 */
GskRenderNode *
tl_node_cache_get_at (
  TlNodeCache *self, TlGroup *group, TlDetail detail, double scale, const TlPoint *at)
{
  Entry *entry = find_or_build (self, group, detail);

  if (entry->node == NULL)
    return NULL;
  if (entry->placed != NULL && entry->scale == scale && entry->at.x == at->x &&
      entry->at.y == at->y)
    return entry->placed;
  g_clear_pointer (&entry->placed, gsk_render_node_unref);
  entry->at = *at;
  entry->scale = scale;
  entry->placed = tl_node_place (entry->node, scale, scale, at->x, at->y);
  return entry->placed;
}

/**
 * tl_node_cache_drop:
 * @self: a cache
 * @flags: such as %TL_DETAIL_FOUND
 *
 * Drops the nodes whose detail has one of the flags.
 */
void
tl_node_cache_drop (TlNodeCache *self, guint flags)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Entry *entry = key;

      if (!(entry->detail & flags))
        continue;
      g_queue_unlink (&self->used, &entry->link);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * tl_node_cache_clear:
 * @self: a cache
 *
 * Drops every node: what the builder draws has changed, not the groups.
 */
void
tl_node_cache_clear (TlNodeCache *self)
{
  g_hash_table_remove_all (self->entries);
  g_queue_init (&self->used);
}

/**
 * tl_node_cache_get_size:
 * @self: a cache
 *
 * Returns: how many nodes are kept.
 */
guint
tl_node_cache_get_size (TlNodeCache *self)
{
  return g_hash_table_size (self->entries);
}
