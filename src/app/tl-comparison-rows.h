/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of the page that compares two maps: of what differs, and of the maps to choose from. */
GtkListItemFactory *tl_comparison_rows_new_factory (void);
GtkListItemFactory *tl_comparison_rows_new_name_factory (void);

G_END_DECLS
