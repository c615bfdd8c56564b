/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* Largest side of one cairo node in document px: a GPU renderer uploads a node's whole bounds. */
#define TL_GSK_PATH_TILE 512.0

guint tl_gsk_path_append (const TlItem *items, guint n_items, GPtrArray *nodes);
void  tl_gsk_path_append_dashed_rect (const TlItem *item, GPtrArray *nodes);

G_END_DECLS
