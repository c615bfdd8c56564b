/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fractional order keys: strings over [0-9A-Za-z], compared with strcmp(); between any two there is
 * always another one. */
char    *tl_order_between (const char *before, const char *after);
char    *tl_order_nth (guint index, guint count);
gboolean tl_order_is_valid (const char *key);

G_END_DECLS
