/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A rating of 0 (not rated) to 5 as five dots, as on the cards. A click on a dot sets it, on the
 * last filled dot clears it; arrows and digits work too. Property: value (int). */
#define TL_TYPE_RATING (tl_rating_get_type ())
G_DECLARE_FINAL_TYPE (TlRating, tl_rating, TL, RATING, GtkWidget)

GtkWidget *tl_rating_new (const char *label);
void       tl_rating_set_value (TlRating *self, int value);
void       tl_rating_set_mixed (TlRating *self);
int        tl_rating_get_value (TlRating *self);

G_END_DECLS
