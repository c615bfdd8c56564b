/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the window, and the window that lists all keys. */
void tl_shortcuts_install (GtkApplication *application);
void tl_shortcuts_show (GtkWindow *parent);

G_END_DECLS
