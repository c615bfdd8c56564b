/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"
#include "scene/tl-measurer.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* What stands for a persona in every picture: the portrait cut to a disc, else a disc with the
 * initials, else a figure. `index` is the persona's place among those shown, for one without a
 * colour. Places are of the disc's centre, px. */
void tl_portrait_draw (TlGroupBuilder *builder,
                       TlMeasurer     *measurer,
                       const TlTheme  *theme,
                       const TlTable  *table,
                       const TlRecord *persona,
                       guint           index,
                       double          x,
                       double          y,
                       double          radius);
/* As a sign on something else: strong, small, with a halo, and never a picture. */
void tl_portrait_draw_sign (TlGroupBuilder *builder,
                            TlMeasurer     *measurer,
                            const TlTheme  *theme,
                            const TlRecord *persona,
                            guint           index,
                            double          x,
                            double          y,
                            double          radius,
                            const TlColor  *halo);
/* A group of its own, `size` px wide and high, from the origin on (transfer full). */
TlGroup *tl_portrait_new (TlMeasurer     *measurer,
                          const TlTheme  *theme,
                          const TlTable  *table,
                          const TlRecord *persona,
                          guint           index,
                          double          size);

G_END_DECLS
