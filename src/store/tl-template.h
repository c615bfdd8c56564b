/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* The template that is always there: one map with the usual stages and lanes. */
#define TL_TEMPLATE_BLANK "blank"

/* Something that a new document can begin with. */
typedef struct
{
  char *id; /* what --template takes: "blank", or the file's name without its end */
  char *title;
  char *path; /* NULL for the blank one */
} TlTemplate;

void tl_template_free (TlTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTemplate, tl_template_free)

GPtrArray *tl_template_list (void);
TlTable   *tl_template_load (const char *id, GError **error);
TlTable   *tl_template_copy (const TlTable *table);

G_END_DECLS
