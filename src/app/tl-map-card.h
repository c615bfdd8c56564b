/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* A card of the start page: a file with its picture, or the blank map. */
#define TL_TYPE_MAP_CARD (tl_map_card_get_type ())
G_DECLARE_FINAL_TYPE (TlMapCard, tl_map_card, TL, MAP_CARD, GtkFlowBoxChild)

GtkWidget *tl_map_card_new_blank (void);
GtkWidget *tl_map_card_new_file (GFile *file, const char *subtitle, TlThemeName theme);
GFile     *tl_map_card_get_file (TlMapCard *self);

G_END_DECLS
