/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tl_lazy_menu_set (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
