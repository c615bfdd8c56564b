/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-store.h"

G_BEGIN_DECLS

GBytes *tl_store_serialize_checked (const TlTable *table, const char *name, GError **error);

G_END_DECLS
