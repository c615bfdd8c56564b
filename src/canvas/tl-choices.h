/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* What menus and panes call the things that can be chosen, translated. */
const char *tl_lane_kind_get_name (TlLaneKind kind);
const char *tl_lane_kind_get_purpose (TlLaneKind kind);
const char *tl_color_get_label (const char *value);

G_END_DECLS
