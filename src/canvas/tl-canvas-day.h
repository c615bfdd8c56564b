/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

gboolean tl_canvas_follow_day (TlCanvas *self, const char *before, const char *now);

G_END_DECLS
