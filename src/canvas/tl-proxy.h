/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-scene.h"

G_BEGIN_DECLS

/* A child of the canvas that draws nothing: what a keyboard and a screen reader see of one place
 * (GTK 4.8 makes nothing accessible that is not a widget). Its role is given when it is made. */
#define TL_TYPE_PROXY (tl_proxy_get_type ())
G_DECLARE_FINAL_TYPE (TlProxy, tl_proxy, TL, PROXY, GtkWidget)

const TlPlace *tl_proxy_get_place (TlProxy *self);
void           tl_proxy_introduce (TlProxy *self);

/* The proxies of what is in view, at most TL_PROXY_MAX, in reading order, reused as the view moves.
 * Picking still visits them on every motion (0.18 ms with 400), hence the limit. */
#define TL_PROXY_MAX 200

typedef struct _TlProxyPool TlProxyPool;

typedef struct
{
  TlPlace  place; /* borrowed ids */
  TlRect   rect;  /* document px */
  gboolean selected;
} TlProxyEntry;

TlProxyPool *tl_proxy_pool_new (GtkWidget *parent);
void         tl_proxy_pool_free (TlProxyPool *self);
void         tl_proxy_pool_update (TlProxyPool        *self,
                                   TlScene            *scene,
                                   const TlProxyEntry *entries,
                                   guint               n_entries,
                                   gboolean            renamed);
TlProxy     *tl_proxy_pool_find (TlProxyPool *self, const TlPlace *place);
void     tl_proxy_pool_allocate (TlProxyPool *self, double zoom, double offset_x, double offset_y);
guint    tl_proxy_pool_get_size (TlProxyPool *self);
TlProxy *tl_proxy_pool_get (TlProxyPool *self, guint index);

/* Places that outlive a change: copies of a place with ids of their own. */
void     tl_place_hold (TlPlace *held, const TlPlace *source);
void     tl_place_release (TlPlace *held);
gboolean tl_place_is_same (const TlPlace *a, const TlPlace *b);

G_END_DECLS
