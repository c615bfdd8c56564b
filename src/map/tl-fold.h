/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as people search it: without case, accents and vowel points; every kind of blank is one
 * space, curly quotes and long dashes are plain ones. */
char *tl_fold (const char *text);

/* Where a folded query stands in a text, in bytes of the text. */
typedef struct
{
  guint start;
  guint length;
} TlFoldRange;

/* Folds many texts, one after the other, without an allocation each. */
typedef struct _TlFolder TlFolder;

TlFolder *tl_folder_new (const char *query);
void      tl_folder_free (TlFolder *self);
gboolean  tl_folder_is_empty (const TlFolder *self); /* nothing in the query to look for */
guint     tl_folder_find (TlFolder *self, const char *text, GArray *ranges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFolder, tl_folder_free)

G_END_DECLS
