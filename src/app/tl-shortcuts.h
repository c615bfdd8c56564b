/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compat/tl-compat.h"

G_BEGIN_DECLS

/* The keys of the window, and the window that lists all keys. */
void tl_shortcuts_install (GtkApplication *application);
void tl_shortcuts_show (GtkWindow *parent);

/* The two tables, to be held against each other: the keys of an action, and the lines of the
 * window. NULL beyond the end. */
const char             *tl_shortcuts_get_action (guint index, const char *const **keys);
const TlCompatShortcut *tl_shortcuts_get_line (guint index);

G_END_DECLS
