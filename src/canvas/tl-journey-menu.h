/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* What a card opens: a map of the document, a new one, or one in a file. Its items are actions of
 * the window, about the card that is selected. */
GMenu *tl_journey_menu_new (TlCanvas *canvas);

G_END_DECLS
