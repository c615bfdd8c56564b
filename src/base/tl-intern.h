/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shared, atomically refcounted texts: equal texts are one pointer for as long as anybody holds it.
 */
const char *tl_intern (const char *text);
const char *tl_intern_ref (const char *interned);
void        tl_intern_unref (const char *interned);

G_END_DECLS
