/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between tl-gsk-painter.c, which paints everything, and tl-gsk-detail.c, which paints less. */
#include "canvas/tl-gsk-painter.h"

G_BEGIN_DECLS

void  tl_gsk_painter_append_text (TlGskPainter *self, const TlItem *item, GPtrArray *nodes);
guint tl_gsk_painter_append_item (TlGskPainter *self,
                                  const TlItem *items,
                                  guint         n_items,
                                  GPtrArray    *nodes);
/* What is left of a group at less than full detail; FALSE = nothing is left out. */
gboolean tl_gsk_painter_append_less (TlGskPainter  *self,
                                     const TlGroup *group,
                                     TlDetail       detail,
                                     GPtrArray     *nodes);

G_END_DECLS
