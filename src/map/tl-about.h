/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* Chains of cards about cards: a solution about an opportunity, which is about a pain point, which
 * is about a touchpoint. Chains never close to a ring: files with one are refused, edits that would
 * make one leave it out. */
gboolean    tl_about_reaches (const TlTable *table, const char *from, const char *to);
const char *tl_about_find_target (const TlTable *table, const char *card, TlLaneKind kind);
GPtrArray  *tl_about_list_answers (const TlTable *table, const char *card);

G_END_DECLS
