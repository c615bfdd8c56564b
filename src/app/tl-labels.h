/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* What people read for the words of the field table, translated. */
const char *tl_labels_get_lane (TlLaneKind kind);
const char *tl_labels_get_card (TlLaneKind kind);

char **tl_labels_dup_values (TlKind kind, guint field);

G_END_DECLS
