/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* The injected measurer: `scene` lays out with whatever it is given (the real one stands in
 * `text`, tests bring a fixed one). layout() returns a block (transfer full) for cleaned UTF-8:
 * `width` < 0 = one line; otherwise lines are at most `width` px wide; `max_lines` 0 = no limit,
 * else the last line ends in an ellipsis where text is left over. */
typedef struct _TlMeasurer TlMeasurer;

struct _TlMeasurer
{
  TlTextBlock *(*layout) (TlMeasurer        *self,
                          const char        *text,
                          const TlTextStyle *style,
                          double             width,
                          guint              max_lines,
                          TlTextAlign        align,
                          gboolean           rtl);
};

G_END_DECLS
