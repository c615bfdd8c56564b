/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-gsk-painter.h"
#include "map/tl-fold.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* The same groups drawn to stand back, or to stand out with the words that were looked for. */
GskRenderNode *tl_gsk_paint_dimmed (TlGskPainter  *painter,
                                    const TlGroup *group,
                                    TlDetail       detail,
                                    const TlTheme *theme);
GskRenderNode *tl_gsk_paint_found (TlGskPainter  *painter,
                                   const TlGroup *group,
                                   TlDetail       detail,
                                   const TlTheme *theme,
                                   TlText        *text,
                                   TlFolder      *folder);
/* The amber that stands behind found words, on a ground and under an ink that stays readable. */
TlColor tl_gsk_get_marker (const TlTheme *theme, const TlColor *ground, const TlColor *ink);

G_END_DECLS
