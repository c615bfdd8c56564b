/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-change-set.h"

G_BEGIN_DECLS

/* What steps of undo say they were about: a title in quotes, a number of things ("3 Cards"). */
char       *tl_step_name_dup_things (const TlTable *table, const char *const *ids);
char       *tl_step_name_dup_thing (const TlTable *table, const char *id);
const char *tl_step_name_get_kind (TlKind kind);
char       *tl_step_name_dup_counted (TlKind kind, guint n);
char       *tl_step_name_dup_title (const TlRecord *record);
char       *tl_step_name_dup_quoted (const char *text);
/* tl-step-describe.c */
char *tl_step_name_describe (const TlTable *table, TlChangeSet *step);

G_END_DECLS
