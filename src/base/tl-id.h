/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TL_ID_MAX_LENGTH 64

/* A source of new ids. With a seed the sequence repeats exactly; without one it is random. */
typedef struct _TlIdSource TlIdSource;

TlIdSource *tl_id_source_new (void);
TlIdSource *tl_id_source_new_seeded (guint32 seed);
void        tl_id_source_free (TlIdSource *source);
char       *tl_id_source_next (TlIdSource *source);

gboolean tl_id_is_valid (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlIdSource, tl_id_source_free)

G_END_DECLS
