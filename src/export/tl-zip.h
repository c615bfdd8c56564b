/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A ZIP archive being put together in memory: the same files in the same order give the same bytes,
 * whenever, wherever and as whomever it is made. */
typedef struct _TlZip TlZip;

TlZip  *tl_zip_new (void);
void    tl_zip_free (TlZip *self);
void    tl_zip_add (TlZip *self, const char *name, GBytes *bytes);
void    tl_zip_take_text (TlZip *self, const char *name, GString *text);
void    tl_zip_prepend_text (TlZip *self, const char *name, GString *text);
GBytes *tl_zip_finish (TlZip *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlZip, tl_zip_free)

G_END_DECLS
