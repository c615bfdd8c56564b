/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

guint tl_search_elsewhere_count (TlCanvas *canvas, const char *query, const char **next);

G_END_DECLS
