/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* How much of a group is drawn, by device px per document px. Exports never use it. */
typedef enum
{
  TL_DETAIL_BLOCK, /* one color rectangle a card */
  TL_DETAIL_BARS,  /* plain rectangles, a bar for the title */
  TL_DETAIL_PLAIN, /* plain rectangles, the title's text, bars for the rest */
  TL_DETAIL_FULL,
  TL_N_DETAILS
} TlDetail;

/* How a group is shown, or'ed to its detail: each is a node of its own. PARTLY is no node: it says
 * that a dimmed group is drawn once more, bright, in parts. */
#define TL_DETAIL_MASK 3u
#define TL_DETAIL_DIMMED (1u << 2)
#define TL_DETAIL_FOUND (1u << 3)
#define TL_DETAIL_PARTLY (1u << 4)

TlDetail tl_detail_for_scale (double device_px);

/* A node scaled, then moved (transfer full). */
GskRenderNode *tl_node_place (
  GskRenderNode *node, double scale_x, double scale_y, double x, double y);

/* Render nodes of groups that were drawn lately, oldest dropped first. A key holds a reference to
 * its group, so that an address is never reused while it is in the cache. */
typedef struct _TlNodeCache TlNodeCache;

/* Returns (transfer full) what `group` looks like, or NULL when nothing of it is to be seen. */
typedef GskRenderNode *(*TlNodeBuilder) (TlGroup *group, TlDetail detail, gpointer user_data);

TlNodeCache   *tl_node_cache_new (guint capacity, TlNodeBuilder builder, gpointer user_data);
void           tl_node_cache_free (TlNodeCache *self);
void           tl_node_cache_reserve (TlNodeCache *self, guint n_nodes);
GskRenderNode *tl_node_cache_get (TlNodeCache *self, TlGroup *group, TlDetail detail);
GskRenderNode *tl_node_cache_get_at (
  TlNodeCache *self, TlGroup *group, TlDetail detail, double scale, const TlPoint *at);
void  tl_node_cache_drop (TlNodeCache *self, guint flags);
void  tl_node_cache_clear (TlNodeCache *self);
guint tl_node_cache_get_size (TlNodeCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlNodeCache, tl_node_cache_free)

G_END_DECLS
