/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-scene.h"

G_BEGIN_DECLS

/* A child of the canvas that draws nothing: what a keyboard and a screen reader see of one place
 * (GTK 4.8 makes nothing accessible that is not a widget). One class a role, because a role cannot
 * change once a widget has been shown. */
#define TL_TYPE_PROXY (tl_proxy_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlProxy, tl_proxy, TL, PROXY, GtkWidget)

struct _TlProxyClass
{
  GtkWidgetClass parent_class;
};

const TlPlace *tl_proxy_get_place (TlProxy *self);

/* The pool of proxies: those of what is in view, at most TL_PROXY_MAX, in reading order, reused as
 * the view moves. */
#define TL_PROXY_MAX 200

typedef struct _TlProxyPool TlProxyPool;

typedef struct
{
  TlPlace  place; /* borrowed ids */
  TlRect   rect;  /* document px */
  gboolean selected;
} TlProxyEntry;

TlProxyPool *tl_proxy_pool_new (GtkWidget *parent, TlScene *scene);
void         tl_proxy_pool_free (TlProxyPool *self);
/* Makes the pool's children these entries, in this order. `keep` (may be NULL) stays alive and
 * keeps its widget even when it is not among them. `renamed` = names may have changed. */
void     tl_proxy_pool_update (TlProxyPool        *self,
                               const TlProxyEntry *entries,
                               guint               n_entries,
                               const TlPlace      *keep,
                               gboolean            renamed);
TlProxy *tl_proxy_pool_find (TlProxyPool *self, const TlPlace *place);
void     tl_proxy_pool_allocate (TlProxyPool *self, double zoom, double offset_x, double offset_y);
guint    tl_proxy_pool_get_size (TlProxyPool *self);

G_END_DECLS
