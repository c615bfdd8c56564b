/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-fields.h"
#include "store/tl-template.h"

G_BEGIN_DECLS

/* A card of the start page: a file, or a template, with its picture; or the blank map.
 *
 * Signal "delete": the person wants it gone (cards of templates of their own). */
#define TL_TYPE_MAP_CARD (tl_map_card_get_type ())
G_DECLARE_FINAL_TYPE (TlMapCard, tl_map_card, TL, MAP_CARD, GtkFlowBoxChild)

GtkWidget *tl_map_card_new_blank (void);
GtkWidget *tl_map_card_new_file (GFile *file, const char *subtitle, TlThemeName theme);
GtkWidget *tl_map_card_new_template (const TlTemplate *template_, TlThemeName theme);

GFile             *tl_map_card_get_file (TlMapCard *self);
TlTemplateCategory tl_map_card_get_category (TlMapCard *self);
const char        *tl_map_card_get_title (TlMapCard *self);
/* Asks for the picture, once: when the card comes into sight. */
void tl_map_card_load (TlMapCard *self);

G_END_DECLS
