/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who writes comments: the name that the settings have, else the account's. */
char      *tl_author_dup_name (GSettings *settings);
GtkWidget *tl_author_button_new (GSettings *settings);

G_END_DECLS
