/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* Of words in a heading that is narrower than they are: air at its ends (px). */
#define TL_HEADING_WORDS_AIR 6.0

double tl_heading_words_place (const TlGroup *group, const TlRect *box, double scale, gboolean rtl);
gboolean tl_heading_words_need_cut (const TlGroup *group,
                                    double         scale,
                                    double         x,
                                    const TlRect  *room);
void     tl_heading_words_append_cut (TlCanvas      *canvas,
                                      GPtrArray     *nodes,
                                      const TlGroup *group,
                                      double         scale,
                                      const TlPoint *at,
                                      const TlRect  *room);

G_END_DECLS
