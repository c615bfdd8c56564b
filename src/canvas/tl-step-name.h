/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What steps of undo say they were about: a title in quotes, a number of things ("3 Cards"). */
char *tl_step_name_dup_things (const TlTable *table, const char *const *ids);
char *tl_step_name_dup_thing (const TlTable *table, const char *id);
char *tl_step_name_dup_counted (TlKind kind, guint n);
char *tl_step_name_dup_quoted (const char *text);

G_END_DECLS
