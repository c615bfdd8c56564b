/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* Gives a button a menu of places to go to: the stages of the map, and the ways to fit it. */
void tl_go_menu_attach (GtkMenuButton *button, TlCanvas *canvas);

G_END_DECLS
